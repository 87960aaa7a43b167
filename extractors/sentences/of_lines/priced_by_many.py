"""Lines whose own text, or a sentence of the page, says that the price is one for many, and whose amount counts it for
each: "Inserts, price per 100" with 250 pieces at 48.00 that make 12,000.00."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.items.table.numbers import PER
from extractors.languages import LANGUAGES, spoken
from extractors.page.claims import Row, amount_of
from extractors.page.sheet import Sheet
from extractors.parsing.quantities import PIECES
from extractors.sentences.free_text import Said, free_text
from schemas import CENT, Claim

TEXTS = ("description", "item_description", "note")
_ONE = Decimal(1)
# One of whatever is sold; of large measures, as tonnes, one may be the many.
_EACH = frozenset({code for code, pieces in PIECES.items() if pieces == _ONE} | {"KGM", "LTR", "MTR", "MTK"})
_PRICE = "|".join(
    re.escape(wording)
    for wording in sorted(
        {one for language in LANGUAGES.values() for one in language.columns["unit_price"] if one.isalpha()},
        key=len,
        reverse=True,
    )
)
_MANY = rf"{PER}(?P<many>1\d{{1,2}}|1[.,' ]?000)(?![\w.,]*\d|\s?[%‰])"
_BY_MANY = re.compile(rf"(?i)(?<!\w)(?:{_PRICE})\W{{1,3}}(?:\w{{1,12}}\s+)?{_MANY}")
_NOUNS = {re.escape(words) for one in LANGUAGES.values() for words in one.payments["prices"]}
_PRICES = "|".join((*sorted(_NOUNS, key=len, reverse=True), spoken("prices")))
_NAMED = "|".join(
    re.escape(word)
    for word in sorted(
        {
            word
            for language in LANGUAGES.values()
            for code, words in language.units.items()
            if PIECES.get(code) == _ONE
            for word in words
        },
        key=len,
        reverse=True,
    )
)
# "All unit prices are per 100 pieces": a comma parts what is said of another thing, as of packs; what is measured, as
# "per 100 g", is told beside the price of the pack.
_ALL_BY_MANY = re.compile(
    rf"(?i)(?<!\w)(?:{_PRICE}|{_PRICES})(?!\w)(?:\s+[^\W\d_][\w'’]*){{0,4}}\s+{_MANY}\s*(?:(?:{_NAMED})(?!\w)|[.,;:!?)]|$)"
)


def priced_by_many(lines: Sequence[Row]) -> Iterator[tuple[str, Claim]]:
    """Those of the `lines` that say so; one of a pack is for many itself."""
    for line in lines:
        said = next((one for leaf in TEXTS if (one := line.get(leaf)) and _is_by_many(str(one.value))), None)
        if said is not None and _counts_each(line):
            yield str(said.value), said


def _is_by_many(text: str) -> bool:
    return _BY_MANY.search(text) is not None or _ALL_BY_MANY.search(text) is not None


def all_priced_by_many(sheet: Sheet, lines: Sequence[Row]) -> Iterator[Said]:
    """The sentences outside the `lines` by which prices are for many, where every line of several counts each."""
    several = [line for line in lines if (told := line.get("quantity")) is not None and abs(amount_of(told)) > _ONE]
    if not several or not all(map(_counts_each, several)):
        return
    items = {box for line in lines for claim in line.values() for box in claim.boxes}
    for page in sheet.layout.pages:
        yield from (said for said in free_text(page, items) if _ALL_BY_MANY.search(said.text))


def _counts_each(line: Row) -> bool:
    """Whether the amount of a line is its quantity times its price, and neither is one of many by its own cells."""
    quantity, price, net, base = (
        None if claim is None or not isinstance(claim.value, Decimal) else claim.value
        for claim in (line.get(leaf) for leaf in ("quantity", "unit_price", "net", "price_base_quantity"))
    )
    unit = line.get("unit")
    many = unit is not None and str(unit.value) not in _EACH
    if quantity is None or price is None or net is None or many or (base or _ONE) != _ONE:
        return False
    return abs(quantity) > _ONE and abs(quantity * price - net) <= CENT
