"""The look of one document: every document draws its own (fonts, sizes, margins, colours, formats, habits)."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from evaluation.synthetic.facts import Facts
from evaluation.synthetic.fonts import BLACK, FAMILIES, WHITE, Colour, Face, covers
from evaluation.synthetic.identifiers import weighted
from evaluation.synthetic.lexicon import countries

_FAMILY_WEIGHTS = (30, 18, 13, 22, 6, 8)
_ACCENTS = (
    Colour(0.10, 0.25, 0.50), Colour(0.65, 0.10, 0.12), Colour(0.05, 0.45, 0.35), Colour(0.90, 0.45, 0.05),
    Colour(0.35, 0.15, 0.45), Colour(0.15, 0.55, 0.75), Colour(0.25, 0.25, 0.25), Colour(0.55, 0.40, 0.10),
    Colour(0.00, 0.60, 0.30), Colour(0.80, 0.05, 0.40), Colour(0.30, 0.40, 0.20), Colour(0.0, 0.0, 0.0),
)  # fmt: skip
SYMBOLS = {"EUR": "€", "USD": "$", "GBP": "£", "INR": "₹", "MYR": "RM", "CHF": "CHF", "PLN": "zł", "TRY": "TL",
           "SEK": "kr", "DKK": "kr.", "CZK": "Kč"}  # fmt: skip
# How currency marks stand at amounts: where, and whether symbol or code.
MARKS = ("{s}{n}", "{s} {n}", "{n} {s}", "{n}{s}", "{n} {c}", "{c} {n}", "{n}")


@dataclass
class Style:
    """Habits of one issuer; sizes in points, shares as booleans already drawn."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    family: str
    head_family: str
    size: float
    pitch: float
    accent: Colour
    grey: Colour
    ink: Colour
    date: str
    number: str
    mark: str
    minus: str
    minus_outside: bool
    label_case: str
    colon: str
    totals_colon: bool
    bold_labels: bool
    bold_values: bool
    percent: str
    trimmed: bool
    quantity_decimals: int
    vat_spaced: int
    iban_spaced: int
    title_size: float
    title_bold: bool
    second_language: bool
    line_width: float

    def face(self, scale: float = 1.0, *, bold: bool = False, colour: Colour | None = None) -> Face:
        """Body text at `scale` times the body size."""
        size = round(self.size * scale * 4) / 4
        return Face(self.family, size, bold, self.ink if colour is None else colour)

    def head_face(self, size: float, *, bold: bool = True, colour: Colour | None = None) -> Face:
        """Letterhead and title text."""
        return Face(self.head_family, round(size * 4) / 4, bold, self.ink if colour is None else colour)

    @property
    def step(self) -> float:
        """Distance of two body lines."""
        return self.size * self.pitch

    @property
    def x0(self) -> float:
        """Left edge of the type area."""
        return self.left

    @property
    def x1(self) -> float:
        """Right edge of the type area."""
        return self.width - self.right

    @property
    def floor(self) -> float:
        """Where running text must end above the footer."""
        return self.height - self.bottom


def draw_style(rng: Random, facts: Facts, *, clean: bool = False) -> Style:
    """A style that fits the country's habits; `clean` keeps to plain figures with their currency."""
    letter = facts.country == "US" and rng.random() < 0.9
    width, height = (612.0, 792.0) if letter else (595.28, 841.89)
    size = rng.choices((6.5, 7, 7.5, 8, 8.5, 9, 9.5, 10, 10.5, 11, 12), (2, 5, 8, 16, 12, 22, 10, 18, 4, 5, 2))[0]
    family = rng.choices(FAMILIES, _FAMILY_WEIGHTS)[0]
    left = rng.choice((28.0, 34.0, 40.0, 45.0, 50.0, 56.7, 60.0, 70.9, 72.0))
    accent = rng.choice(_ACCENTS)
    place = countries()[facts.country]
    return Style(
        width=width,
        height=height,
        left=left,
        right=rng.choice((left, left, left, 28.0, 36.0, 42.0, 56.7)),
        top=rng.choice((24.0, 30.0, 36.0, 42.5, 50.0, 60.0)),
        bottom=rng.choice((70.0, 80.0, 90.0, 100.0, 60.0)),
        family=family,
        head_family=family if rng.random() < 0.75 else rng.choice(FAMILIES),
        size=size,
        pitch=rng.choice((1.15, 1.2, 1.25, 1.3, 1.4, 1.5)),
        accent=accent,
        grey=rng.choice((Colour(0.4, 0.4, 0.4), Colour(0.55, 0.55, 0.55), BLACK, BLACK)),
        ink=rng.choice((BLACK, BLACK, BLACK, Colour(0.15, 0.15, 0.18), Colour(0.2, 0.25, 0.35))),
        date=_drawn(rng, place["dates"]),
        number=_drawn(rng, place["numbers"]),
        mark=_mark(rng, facts, family, marked=clean),
        minus=rng.choices(("-{}", "{}-", "− {}", "-{}", "–{}", "({})"), (60, 14, 4, 10, 6, 4))[0],
        minus_outside=rng.random() < 0.6,
        label_case=rng.choices(("as is", "upper", "lower", "title"), (76, 13, 5, 6))[0],
        colon=rng.choices(("", ":", " :"), (54, 40, 6))[0],
        totals_colon=rng.random() < 0.14,
        bold_labels=rng.random() < 0.42,
        bold_values=rng.random() < 0.16,
        percent=rng.choices(("{} %", "{}%", "{}"), (40, 50, 10))[0],
        trimmed=rng.random() < 0.04 and not clean,
        quantity_decimals=0 if clean else rng.choices((0, 2, 3, 1, 4), (66, 20, 6, 4, 4))[0],
        vat_spaced=rng.choices((0, 1, 2, 3), (66, 18, 10, 6))[0],
        iban_spaced=rng.choices((0, 1), (22, 78))[0],
        title_size=size * rng.choice((1.3, 1.5, 1.6, 1.8, 2.0, 2.4, 3.0)),
        title_bold=rng.random() < 0.75,
        second_language=facts.language != "en" and rng.random() < 0.05,
        line_width=rng.choice((0.4, 0.5, 0.75, 1.0)),
    )


def _drawn(rng: Random, table: str) -> str:
    forms, weights = weighted(table)
    return rng.choices(forms, weights)[0]


def _mark(rng: Random, facts: Facts, family: str, *, marked: bool) -> str:
    symbol = SYMBOLS[facts.currency]
    before = facts.currency in {"USD", "GBP", "INR", "MYR"} or facts.country in {"NL", "IE"}
    weights = (48, 11, 3, 1, 7, 8, 22) if before else (4, 9, 38, 5, 16, 6, 22)
    form = rng.choices(MARKS, weights if not marked else (*weights[:-1], 0))[0]
    if not covers(symbol, family):
        symbol = {"INR": "Rs.", "TRY": "TL"}.get(facts.currency, facts.currency)
    return form.replace("{s}", symbol).replace("{c}", facts.currency)


__all__ = ["MARKS", "SYMBOLS", "WHITE", "Style", "draw_style"]
