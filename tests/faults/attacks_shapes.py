"""Attacks on how letters are set: clipped, squeezed, turned over, thickened, hidden by text or completed by strokes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Dictionary, Name
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.faults.attack import Attack, edited
from tests.faults.attacks_glyphs import (
    BUYER,
    CURRENCY,
    DUE,
    IBAN,
    ISSUED,
    NUMBER,
    SELLER,
    TITLE,
    VAT_ID,
    Place,
    _without,
)
from tests.faults.contents import pretended

SHAPES = ("BR-02", "GATE-1", "IN-18", "IN-19", "IN-20", "IN-26", "IN-28", "IN-30", "IN-31", "IN-32")


def shapes() -> Iterator[Attack]:
    """Every attack on the shape of letters."""
    for name, tries, place, content in (*_clipped(), *_bent(), *_covered(), *_completed()):
        yield Attack(f"shape-{name}.pdf", tries, SHAPES, partial(edited, partial(_instead, place, content)))
    for name, said, drawn in (
        ("thanks", "Thanks to your company", "Paid at the bank today"),
        ("head", "Catalogue", "Cancelled"),
        ("account", "\0" * 20, "IBAN PL7012401037111"),  # no program tells what is drawn
    ):
        made = partial(edited, pretended(said, drawn, 60, 250, 10))
        tries = f"{drawn}, drawn by letters of {said.strip(chr(0)) or 'no text'}"
        yield Attack(f"shape-pretended-{name}.pdf", tries, SHAPES, made)


def honest_shapes() -> Iterator[Attack]:
    """Letters that are set unusually and show what they say."""
    own = partial(edited, pretended("Thank you for trusting us", "Thank you for trusting us", 60, 250, 10))
    yield Attack("shape-honest-drawn.pdf", "letters that the file itself draws", (), own)
    for name, tries, place, content in (
        ("wide", "a name set wide", SELLER, _shown(SELLER, before="120 Tz")),
        ("narrow", "a name set narrow", SELLER, _shown(SELLER, before="75 Tz")),
        ("leaning", "a date that leans", ISSUED, _shown(ISSUED, matrix="1 0 0.21 1")),
        ("stroked", "a title made bold by its outline", TITLE, _shown(TITLE, before="2 Tr 0.4 w")),
        ("framed", "an account that is clipped to its cell", IBAN, f"60 310 400 30 re W n {_shown(IBAN)}"),
        ("underlined", "a seller that is underlined", SELLER, f"{_shown(SELLER)} 0.8 w 60 797 m 240 797 l S"),
        ("boxed", "a currency in a frame", CURRENCY, f"{_shown(CURRENCY)} 0.6 w 296 388 80 14 re S"),
        ("shaded", "a currency on grey", CURRENCY, f"0.9 g 296 388 80 14 re f 0 g {_shown(CURRENCY)}"),
    ):
        yield Attack(f"shape-honest-{name}.pdf", tries, (), partial(edited, partial(_instead, place, content)))


Shape = tuple[str, str, Place, str]
_Set = Callable[[float, float, float], str]  # how letters are set that begin at x, y and are so wide


def _instead(place: Place, content: str, pdf: pikepdf.Pdf) -> None:
    """Takes a text off the page, and writes `content` in its place."""
    _without(pdf, place.text)
    page = pdf.pages[0]
    for name in ("Helvetica", "Helvetica-Bold"):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding)
        page.Resources.Font[f"/{name}"] = pdf.make_indirect(font)
    page.contents_add(pdf.make_stream(f"q {content} Q".encode()), prepend=False)


def _shown(place: Place, before: str = "", matrix: str = "1 0 0 1") -> str:
    text = place.text.replace("(", "\\(").replace(")", "\\)")
    return f"BT /{place.font} {place.size} Tf {before} {matrix} {place.x:.2f} {place.y} Tm ({text}) Tj ET"


def _where(place: Place, at: str) -> tuple[float, float, float]:
    """Where the text `at` of a place begins, and how wide its first letter is."""
    before = place.text[: place.text.index(at)]
    x = place.x + stringWidth(before, place.font, place.size)
    return x, place.y, stringWidth(at[0], place.font, place.size)


def _split(place: Place, at: str, how: _Set, letters: int = 1) -> str:
    """A text of which some letters are set in a way of their own."""
    first = place.text.index(at)
    parts = place.text[:first], place.text[first : first + letters], place.text[first + letters :]
    x, y, _ = _where(place, at)
    wide = stringWidth(parts[1], place.font, place.size)
    own = how(x, y, wide).format(_shown(place._replace(text=parts[1], x=x)))
    return f"{_shown(place._replace(text=parts[0]))} {own} {_shown(place._replace(text=parts[2], x=x + wide))}"


def _over(place: Place, at: str, box: tuple[float, float, float, float], drawn: str, *, ends: bool = False) -> str:
    """A text over a letter of which something is drawn: across in widths of the letter, up in points."""
    x, y, wide = _where(place, at)
    left, low, right, high = box
    far = (x + right * wide, y + high) if ends else (right * wide, high)
    over = drawn.format(x=x + left * wide, y=y + low, w=far[0], h=far[1])
    return f"{_shown(place)} {over}"


def _turned_over(x: float, y: float, _wide: float) -> str:
    return f"q 1 0 0 -1 0 {2 * y + 7.2:.2f} cm {{}} Q"


def _on_its_head(x: float, y: float, wide: float) -> str:
    return f"q -1 0 0 -1 {2 * x + wide:.2f} {2 * y + 7.2:.2f} cm {{}} Q"


def _last_on_its_head(place: Place) -> str:
    wide = stringWidth(place.text[-1], place.font, place.size)
    x = place.x + stringWidth(place.text[:-1], place.font, place.size)
    last = _on_its_head(x, place.y, wide).format(_shown(place._replace(text=place.text[-1], x=x)))
    return f"{_shown(place._replace(text=place.text[:-1]))} {last}"


def _squeezed(x: float, _y: float, wide: float) -> str:
    return f"q 0.14 0 0 1 {0.86 * (x + wide / 2):.2f} 0 cm {{}} Q"


def _clipped() -> Iterator[Shape]:
    """Letters of which a part is outside the clip: they look like others."""
    yield (
        "clip-e",
        "EUR of which the foot is clipped, so that it is FUR",
        CURRENCY,
        _split(CURRENCY, "E", lambda x, y, w: f"q {x} {y + 2.6} {w} 12 re W n {{}} Q"),
    )
    yield (
        "clip-b",
        "a B of the number that is clipped to a P",
        NUMBER,
        _split(NUMBER, "B", lambda x, y, w: f"q {x} {y + 3.9} {w} 12 re {x} {y - 2} 2.2 6 re W n {{}} Q"),
    )
    yield (
        "clip-o",
        "a letter of the buyer that is clipped to a c",
        BUYER,
        _split(BUYER, "o", lambda x, y, w: f"q {x} {y - 3} {w * 0.62} 20 re W n {{}} Q"),
    )
    yield (
        "clip-iban",
        "a D of the account clipped to a stroke",
        IBAN,
        _split(IBAN, "DE", lambda x, y, w: f"q {x} {y - 3} {w * 0.24} 20 re W n {{}} Q"),
    )


def _bent() -> Iterator[Shape]:
    """Letters that are narrowed, turned over, leaning or thickened until they look like others."""
    yield "flip-m", "an M turned over to a W", BUYER, _split(BUYER, "M", _turned_over)
    yield "flip-u", "a u turned over to an n", ISSUED, _split(ISSUED, "a", _turned_over)
    yield "head-day", "a digit of the day due on its head", DUE, _split(DUE, "14 ", _on_its_head)
    yield "head-year", "a last digit of the day due on its head", DUE, _last_on_its_head(DUE)
    yield "flip-b", "a B of the number turned over", NUMBER, _split(NUMBER, "T-2", _turned_over)
    yield "squeeze-o", "a letter of the seller that is a stroke", SELLER, _split(SELLER, "oo", _squeezed)
    yield "squeeze-e", "an E of the currency that is a stroke", CURRENCY, _split(CURRENCY, "E", _squeezed)
    yield "squeeze-zero", "a nought of the VAT id's number that is a one", VAT_ID, _split(VAT_ID, "9", _squeezed)
    yield (
        "lean-t",
        "a letter that lies on its side",
        SELLER,
        _split(SELLER, "T", lambda x, y, w: f"q 1 0 1.6 1 {-1.6 * y} 0 cm {{}} Q"),
    )
    yield (
        "thick-e",
        "letters thickened to blots",
        SELLER,
        _split(SELLER, "ools", lambda x, y, w: "q 2 Tr 3.4 w {} Q", 4),
    )
    yield (
        "thick-currency",
        "a currency thickened to blots",
        CURRENCY,
        _split(CURRENCY, "EUR", lambda x, y, w: "q 2 Tr 3 w {} Q", 3),
    )
    yield (
        "thick-b",
        "letters of the number thickened to blots",
        NUMBER,
        _split(NUMBER, "BT", lambda x, y, w: "q 2 Tr 3 w {} Q", 2),
    )


def _covered() -> Iterator[Shape]:
    """Parts of letters under something of the paper's colour."""
    for name, tries, place, at, x, y, w, h in (
        ("e", "the foot of the E of EUR", CURRENCY, "E", 0.22, -0.5, 1.0, 2.8),
        ("b", "the belly of a B of the number", NUMBER, "B", 0.3, -0.5, 1.0, 4.0),
        ("t", "an arm of the T of the seller", SELLER, "T", 0.6, 7.0, 0.6, 5.0),
        ("d", "the belly of the D of the account", IBAN, "DE", 0.12, -0.5, 0.5, 9.0),
        ("hyphen", "a hyphen of the number", NUMBER, "-2", -0.1, 2.0, 0.5, 2.0),
    ):
        rule = "q 1 g {x:.2f} {y:.2f} {w:.2f} {h:.2f} re f Q"
        yield f"cover-{name}", f"paper over {tries}", place, _over(place, at, (x, y, w, h), rule)
    for name, tries, place, at, dx, dy, size in (
        ("text-e", "white text over the foot of the E of EUR", CURRENCY, "E", -0.1, -4.7, 16),
        ("text-t", "white text over an arm of the T", SELLER, "T", 0.55, 1.6, 24),
        ("text-hyphen", "white text over a hyphen of the number", NUMBER, "-2", -0.1, 0.0, 10),
    ):
        text = f"q 1 g BT /Helvetica-Bold {size} Tf {{x:.2f}} {{y:.2f}} Td (\\227) Tj ET Q"
        yield f"cover-{name}", tries, place, _over(place, at, (dx, dy, 0, 0), text)


def _completed() -> Iterator[Shape]:
    """Strokes that make another letter of one."""
    for name, tries, place, at, line in (
        ("cedilla", "a stroke that makes a P of the title's O", TITLE, "O", (0.2, -6, 0.2, 14)),
        ("e", "a stroke that makes a B of the E of EUR", CURRENCY, "E", (0.95, 0, 0.95, 7.2)),
        ("t", "a foot that makes an I of the T", SELLER, "T", (0.1, 0.6, 0.95, 0.6)),
        ("number", "a stroke that makes a box of the number's T", NUMBER, "T-2", (0.0, 0.3, 0.5, 0.3)),
        ("account", "a stroke through the D of the account", IBAN, "DE8", (0.15, -2, 0.35, 9)),
        ("month", "a stroke through the month", ISSUED, "May", (0.0, 3.2, 1.0, 3.2)),
    ):
        x, y, x1, y1 = line
        rule = "q 1.1 w {x:.2f} {y:.2f} m {w:.2f} {h:.2f} l S Q"
        yield f"stroke-{name}", tries, place, _over(place, at, (x, y, x1, y1), rule, ends=True)
