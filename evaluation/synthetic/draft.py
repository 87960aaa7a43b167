"""A draft: one document while it is composed. Parts of the layout read facts, style and wordings from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from evaluation.synthetic.canvas import Canvas, Mark, RowMark, Span
from evaluation.synthetic.contents import Contents
from evaluation.synthetic.facts import Facts
from evaluation.synthetic.formats import format_date, format_iban, format_number, format_rate, format_vat, plain_decimal
from evaluation.synthetic.lexicon import Lexicon
from evaluation.synthetic.options import Options
from evaluation.synthetic.style import Style

Value = list[Span]


class Area(NamedTuple):
    """Where a part may draw: left, top, right."""

    x0: float
    top: float
    x1: float

    @property
    def wide(self) -> float:
        return self.x1 - self.x0


@dataclass
class Draft:
    """The document in the making. `used` collects the layout variants that were drawn, for the record."""

    rng: Random
    options: Options
    facts: Facts
    style: Style
    lex: Lexicon
    second: Lexicon
    canvas: Canvas
    contents: Contents
    used: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)
    positions: list[str] = field(default_factory=list)
    digit_names: tuple[str, ...] = ()
    extra_lines: bool = False
    footer_name: bool = False
    repeats: bool = False
    gap: float = 0.5
    form_scale: float = 1.0
    top_of_page: Callable[[], float] | None = None

    def next_page(self) -> float:
        """Go on with a new page; returns where its text starts."""
        self.canvas.new_page()
        return self.top_of_page() if self.top_of_page else self.style.top

    def mark_tax_row(self, number: int) -> None:
        """All text from here on belongs to this row of a tax table (0 is its header)."""
        self.canvas.row = RowMark("tax row", None, 100_000 + number)

    def chance(self, share: float) -> bool:
        """True in `share` of the documents."""
        return self.rng.random() < share

    def mark(self, *terms: str, primary: bool | None = None) -> Mark:
        """A mark for one occurrence; the first occurrence of a term is primary unless said otherwise."""
        first = not any(term in self.claimed for term in terms)
        chosen = first if primary is None else primary
        if chosen:
            self.claimed.update(terms)
        return Mark(*terms, primary=chosen)

    # Wordings ------------------------------------------------------------------------------------------------------

    def word(self, key: str, **values: str) -> str:
        """A wording for `key` in this document's habit; "" where all are held out."""
        text = self.lex.pick(self.rng, key, common=self.options.clean)
        if text and self.style.second_language and self.chance(0.5):
            other = self.second.pick(self.rng, key)
            if other and "{" not in text + other:
                text = f"{text} / {other}"
        text = self._cased(text)
        return _filled(text, values) if "{" in text else text

    def _cased(self, text: str) -> str:
        if self.options.misspelt and self.chance(self.options.misspelt) and "{" not in text:
            text = misspelt(self.rng, text)
        case = self.style.label_case
        if case == "as is" or "{" in text:
            return text
        if self.facts.language == "tr":
            text = text.replace("İ", "i").replace("I", "ı") if case == "lower" else text
            text = text.replace("i", "İ") if case == "upper" else text
        return text.upper() if case == "upper" else text.lower() if case == "lower" else _capitals(text)

    def sentence(self, key: str) -> str:
        """A sentence with braces still to be filled by `rich`."""
        return self.lex.pick(self.rng, key, common=self.options.clean)

    def label(self, key: str) -> str:
        """A header label with its colon, if the style sets one."""
        text = self.word(key, currency=self.facts.currency)
        return text + self.style.colon if text else ""

    # Values --------------------------------------------------------------------------------------------------------

    def day(self, day: date, *terms: str, primary: bool | None = None) -> Value:
        """A date as this document writes them."""
        mark = self.mark(*terms, primary=primary) if terms else None
        return [Span(format_date(day, self.style.date, self.lex), mark)]

    def number(self, value: Decimal, places: int = 2) -> str:
        """A bare number."""
        return format_number(value, self.style.number, places, self.style.minus)

    def amount(
        self, value: Decimal, *terms: str, marked: bool = True, primary: bool | None = None, places: int = 2
    ) -> Value:
        """An amount with its currency mark (`marked`), signed as the document prints its sums."""
        style = self.style
        if style.trimmed and value == value.to_integral_value():
            places = 0
        text = self.number(value * self.facts.sign, places)
        mark = self.mark(*terms, primary=primary) if terms else None
        before, _, after = (style.mark if marked else "{n}").partition("{n}")
        if before and style.minus_outside and text[0] in "-−–":
            before, text = text[0] + before, text[1:].lstrip()
        currency = self.mark("currency") if "totals.gross" in terms else None
        return [span for span in (Span(before, currency), Span(text, mark), Span(after, currency)) if span.text]

    def quantity(self, value: Decimal, *terms: str) -> Value:
        """A quantity."""
        text = plain_decimal(value, self.style.number, self.style.quantity_decimals)
        return [Span(text, self.mark(*terms) if terms else None)]

    def rate(self, value: Decimal, *terms: str, sign: bool = True) -> Value:
        """A percentage with its sign as the style sets it."""
        text = format_rate(value, self.style.number, 2 if self.style.quantity_decimals == 2 else 0)
        before, _, after = (self.style.percent if sign else "{}").partition("{}")
        spans = (Span(before), Span(text, self.mark(*terms) if terms else None), Span(after))
        return [span for span in spans if span.text]

    def percent(self, value: Decimal) -> str:
        """A percentage inside a wording."""
        text = format_rate(value, self.style.number, 0)
        return (self.style.percent if self.style.percent != "{}" else "{}%").format(text)

    def text(self, text: str, *terms: str, primary: bool | None = None) -> Value:
        """A text value."""
        return [Span(text, self.mark(*terms, primary=primary) if terms else None)]

    def document_number(self, *terms: str, primary: bool | None = None) -> Value:
        """The document's own number; nothing where the document is asked to lack it."""
        if self.options.fault == "missing_number":
            return []
        return self.text(self.facts.number, *terms, "invoice_number", primary=primary)

    def vat(self, number: str, *terms: str, primary: bool | None = None) -> Value:
        """A VAT id as printed here; an American or Malaysian tax id is none."""
        if self.facts.country in {"US", "MY"} and not number[:2].isalpha():
            terms = ()
        return self.text(format_vat(number, self.style.vat_spaced), *terms, primary=primary)

    def iban(self, number: str, *terms: str, primary: bool | None = None) -> Value:
        """An IBAN as printed here."""
        return self.text(format_iban(number, self.style.iban_spaced), *terms, primary=primary)

    def fill(self, text: str, **more: Value) -> Value:
        """A wording with its places filled from the facts; places in `more` come first."""
        if "{" not in text:
            return self.text(text)
        return self.rich(
            text, more | {name: make() for name, make in self._known().items() if "{" + name + "}" in text}
        )

    def _known(self) -> dict[str, Callable[[], Value]]:
        facts = self.facts
        seller, sums = facts.seller, facts.sums
        share = (100 - facts.discount_percent) / 100
        return {
            "date": lambda: self.day(facts.issue),
            "due": lambda: self.day(facts.due, "due_date"),
            "days": lambda: self.text(str(facts.days or 30)),
            "discount_days": lambda: self.text(str((facts.discount_date - facts.issue).days)),
            "discount_date": lambda: self.day(facts.discount_date),
            "percent": lambda: self.text(self.percent(facts.discount_percent)),
            "reduced": lambda: self.amount((sums.due * share).quantize(Decimal("0.01"))),
            "gross": lambda: self.amount(sums.due, "totals.due", primary=False),
            "amount": lambda: self.amount(sums.due, "totals.due", primary=False),
            "delivery": lambda: self.day(facts.delivery),
            "order_date": lambda: self.day(facts.ordered),
            "next_date": lambda: self.day(facts.due + timedelta(days=40)),
            "preceding_date": lambda: self.day(facts.preceding_date),
            "period": lambda: [*self.day(facts.period[0]), Span(" - "), *self.day(facts.period[1])],
            "order": lambda: self.text(facts.order, "purchase_order_reference"),
            "number": lambda: self.document_number(primary=False),
            "preceding": lambda: self.text(facts.preceding, "preceding_invoice"),
            "delivery_note": lambda: self.text(facts.delivery_note),
            "contact": lambda: self.text(seller.contact),
            "phone": lambda: self.text(seller.phone),
            "web": lambda: self.text(seller.web),
            "city": lambda: self.text(seller.city),
            "seller": lambda: self.text(seller.name, "seller.name"),
            "vat": lambda: self.vat(seller.vat_id, "seller.vat_id"),
            "register": lambda: self.text(seller.register),
            "address": lambda: self.text(
                ", ".join((seller.street.replace("\n", ", "), seller.post_code + " " + seller.city))
            ),
            "mandate": lambda: self.text(facts.mandate),
            "card": lambda: self.text(f"{self.rng.randrange(10000):04d}"),
            "serial": lambda: self.text(f"{self.rng.randrange(10**8):08d}"),
            "ean": lambda: self.text(facts.ship_to.gln),
            "count": lambda: self.text(str(len(facts.items))),
        }

    def rich(self, text: str, values: dict[str, Value]) -> Value:
        """A wording with `{name}` places filled by marked values (unknown names are dropped)."""
        spans: Value = []
        for index, piece in enumerate(text.replace("}", "{").split("{")):
            if index % 2 == 0:
                spans.append(Span(piece))
            else:
                spans.extend(values.get(piece, []))
        return [span for span in spans if span.text]


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def _capitals(text: str) -> str:
    # str.title would make "N.O" of "n.o" and "Client'S" of "client's".
    return " ".join(word[:1].upper() + word[1:] for word in text.split(" "))


def misspelt(rng: Random, text: str) -> str:
    """`text` with one letter dropped, doubled or swapped with the next."""
    places = [index for index in range(1, len(text) - 1) if text[index].isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    kind = rng.randrange(3)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
