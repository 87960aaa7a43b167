"""Letterheads: logo shapes, brand and legal name, sender lines, bands."""

from __future__ import annotations

from evaluation.synthetic.canvas import Span
from evaluation.synthetic.draft import Area, Draft, Value
from evaluation.synthetic.fonts import WHITE, Colour
from evaluation.synthetic.parts.parties import address_lines, contact_lines, identifier_lines, name_lines, party_lines
from evaluation.synthetic.parts.setting import Variant, choose, plain, stack


def logo(draft: Draft, x: float, top: float, high: float) -> float:
    """A drawn logo without text. Returns its width."""
    canvas, colour = draft.canvas, draft.style.accent
    wide = high * draft.rng.choice((1.0, 1.0, 1.6, 2.5))
    form = draft.rng.randrange(4)
    if form == 0:
        canvas.fill(x, top, x + wide, top + high, colour)
    elif form == 1:
        for index in range(3):
            canvas.fill(
                x + index * wide / 3, top + high * (2 - index) / 3, x + (index + 0.8) * wide / 3, top + high, colour
            )
    elif form == 2:
        canvas.fill(x, top, x + wide, top + high * 0.42, colour)
        canvas.fill(x, top + high * 0.55, x + wide * 0.7, top + high, Colour(0.7, 0.7, 0.7))
    else:
        canvas.fill(x, top, x + high * 0.5, top + high * 0.5, colour)
        canvas.fill(x + high * 0.55, top + high * 0.55, x + high, top + high, colour)
    return wide


def _big_name(draft: Draft, area: Area, align: str, *, colour: Colour | None = None) -> float:
    """The seller's name as the letterhead's large text."""
    style = draft.style
    face = style.head_face(style.size * draft.rng.choice((1.2, 1.5, 1.8, 2.2, 2.6)), bold=draft.chance(0.75),
                           colour=colour or (style.accent if draft.chance(0.5) else None))  # fmt: skip
    return stack(draft, area, name_lines(draft, draft.facts.seller, "seller"), face, align=align, pitch=1.15)


def _details(draft: Draft) -> list[Value]:
    seller = draft.facts.seller
    lines = address_lines(draft, seller, "seller", country=draft.chance(0.2))
    contacts = contact_lines(draft, seller, draft.rng.choice((0.0, 0.4, 0.8)))
    return [*lines, *contacts, *identifier_lines(draft, seller, "seller", 0.4)]


def _large_left(draft: Draft, area: Area) -> float:
    bottom = _big_name(draft, Area(area.x0, area.top, area.x0 + area.wide * 0.6), "left")
    return stack(draft, Area(area.x0, bottom + 2, area.x0 + area.wide * 0.6), _details(draft), draft.style.face(0.95))


def _small_left(draft: Draft, area: Area) -> float:
    half = Area(area.x0, area.top, area.x0 + area.wide * 0.5)
    lines = party_lines(draft, draft.facts.seller, "seller", ids=0.5, contacts=draft.rng.choice((0.0, 0.5, 0.9)))
    if draft.chance(0.5):
        lines[0] = [span._replace(bold=True) for span in lines[0]]
    return stack(draft, half, lines, draft.style.face(draft.rng.choice((1.0, 0.9, 1.0))))


def _right(draft: Draft, area: Area) -> float:
    align = draft.rng.choice(("left", "right", "right"))
    block = Area(area.x0 + area.wide * draft.rng.choice((0.5, 0.58, 0.62)), area.top, area.x1)
    if draft.chance(0.5):
        high = draft.rng.choice((30.0, 42.0, 56.0))
        logo(draft, area.x0, area.top, high)
    bottom = _big_name(draft, block, align) if draft.chance(0.5) else 0.0
    lines = _details(draft) if bottom else party_lines(draft, draft.facts.seller, "seller", contacts=0.5)
    face = draft.style.face(draft.rng.choice((1.0, 0.9, 0.8)))
    return stack(draft, Area(block.x0, bottom or area.top, block.x1), lines, face, align=align)


def _centred(draft: Draft, area: Area) -> float:
    bottom = _big_name(draft, area, "center")
    if draft.chance(0.5):
        joined = _joined(draft, _details(draft))
        return stack(draft, Area(area.x0, bottom + 2, area.x1), joined, draft.style.face(0.9), align="center")
    return stack(draft, Area(area.x0, bottom + 2, area.x1), _details(draft), draft.style.face(0.95), align="center")


def _joined(draft: Draft, lines: list[Value]) -> list[Value]:
    separator = draft.rng.choice((" · ", " | ", " - ", ", ", " • "))
    joined: Value = []
    for line in lines:
        joined += [*plain(separator if joined else ""), *line]
    return [joined]


def _logo_left(draft: Draft, area: Area) -> float:
    """A logo, the name beside or below it, details under it or far right."""
    high = draft.rng.choice((28.0, 36.0, 48.0, 60.0))
    wide = logo(draft, area.x0, area.top, high)
    if draft.chance(0.5):
        x = area.x0 + wide + 10
        bottom = _big_name(draft, Area(x, area.top + 2, max(x + 160, area.x0 + area.wide * 0.55)), "left")
        bottom = max(bottom, area.top + high)
    else:
        bottom = _big_name(draft, Area(area.x0, area.top + high + 6, area.x0 + area.wide * 0.5), "left")
    if draft.chance(0.35):
        right = Area(area.x0 + area.wide * 0.62, area.top, area.x1)
        return max(bottom, stack(draft, right, _details(draft), draft.style.face(0.85), align="right"))
    return stack(draft, Area(area.x0, bottom + 3, area.x0 + area.wide * 0.55), _details(draft), draft.style.face(0.95))


def _line(draft: Draft, area: Area) -> float:
    """One line: name and address, a rule under it."""
    lines = [*name_lines(draft, draft.facts.seller, "seller"), *address_lines(draft, draft.facts.seller, "seller")]
    lines += contact_lines(draft, draft.facts.seller, 0.4)
    face = draft.style.face(draft.rng.choice((0.9, 1.0, 1.1)))
    align = draft.rng.choice(("left", "center", "right"))
    bottom = stack(draft, area, _joined(draft, lines), face, align=align)
    if draft.chance(0.6):
        draft.canvas.rule(area.x0, bottom + 2, area.x1, bottom + 2, draft.style.line_width, draft.style.accent)
    return bottom + 6


def _band(draft: Draft, area: Area) -> float:
    """A coloured band with the name in white, over the whole page or beside other parts; details under it."""
    style = draft.style
    high = style.size * draft.rng.choice((3.0, 4.0, 5.0))
    whole = area.wide > style.x1 - style.x0 - 1
    left, far = (0.0, style.width) if whole else (area.x0 - 4, area.x1)
    draft.canvas.fill(left, area.top, far, area.top + high, style.accent)
    face = style.head_face(style.size * 1.9, colour=WHITE)
    name = name_lines(draft, draft.facts.seller, "seller")
    lowest = stack(draft, Area(area.x0, area.top + high * 0.25, area.x1), name, face, pitch=1.1)
    right = draft.chance(0.4)
    below = Area(area.x0, max(area.top + high, lowest) + 6, area.x1)
    if draft.chance(0.4):
        return stack(draft, below, _joined(draft, _details(draft)), style.face(0.9), align="right" if right else "left")
    return stack(draft, below, _details(draft), style.face(0.9), align="right" if right else "left")


def _brand(draft: Draft, area: Area) -> float:
    """The brand large, the legal name small: in the block below or in the footer alone."""
    style, seller = draft.style, draft.facts.seller
    face = style.head_face(style.size * draft.rng.choice((1.8, 2.4, 3.0)), colour=style.accent)
    align = draft.rng.choice(("left", "right"))
    x = area.x0 if align == "left" else area.x1
    name = draft.text(seller.brand, *(["seller.name"] if seller.brand == seller.name else []))
    draft.canvas.text(x, area.top, name, face, align)
    y = area.top + face.size * 1.2
    if draft.chance(0.4):
        draft.canvas.text(x, y, plain(draft.sentence("slogan")), style.face(0.9), align)
        y += style.size * 1.4
    if draft.chance(0.75):
        lines = party_lines(draft, seller, "seller", contacts=0.4)
        return stack(draft, Area(area.x0, y + 4, area.x1), lines, style.face(0.9), align=align)
    draft.footer_name = True
    return y


def _image_only(draft: Draft, area: Area) -> float:
    """A logo alone: the name stands in the footer or in the bank block."""
    high = draft.rng.choice((36.0, 50.0, 64.0))
    x = area.x0 if draft.chance(0.6) else area.x1 - high * 2.5
    logo(draft, x, area.top, high)
    draft.footer_name = True
    return area.top + high + 4


LETTERHEADS = (
    Variant("large left", 20, "A", _large_left),
    Variant("small left", 22, "B", _small_left),
    Variant("right", 9, "C", _right),
    Variant("centred", 7, "D", _centred),
    Variant("logo left", 16, "E", _logo_left),
    Variant("line", 6, "A", _line),
    Variant("band", 5, "B", _band),
    Variant("brand", 8, "C", _brand),
    Variant("image only", 4, "D", _image_only),
)


def letterhead(draft: Draft, area: Area) -> float:
    """The top of the first page."""
    return float(choose(draft, "letterhead", LETTERHEADS)(draft, area))


def sender_line(draft: Draft, area: Area) -> float:
    """The small line over an address window."""
    seller = draft.facts.seller
    separator = draft.rng.choice((" - ", " · ", ", ", " | ", " • "))
    line: Value = draft.text(seller.name, "seller.name")
    for text in (seller.street.replace("\n", ", "), f"{seller.post_code} {seller.city}"):
        line = [*line, Span(separator), *plain(text)]
    face = draft.style.face(draft.rng.choice((0.65, 0.7, 0.8)))
    return stack(draft, area, [line], face) + 4
