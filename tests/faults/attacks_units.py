"""Attacks by what one of a quantity or a price is of: hundreds, dozens, halves, other units; and honest twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from tests.faults.attack import Attack
from tests.faults.stated import UBL, both, page, swapped

_PAGE, _HYBRID, _XML = ("GATE-2",), ("GATE-2", "HY-02"), ("EINV-7",)
_PRICE = '<cbc:PriceAmount currencyID="EUR">35.00</cbc:PriceAmount>'
_HEAD = "(Unit price)"
_ATTACKS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("hundred", "prices printed as those of a hundred", {_HEAD: "(Price per 100)"}),
    ("half", "half a price", {"(35.00)": "(1/2 35.00)"}),
    ("packs", "packs of a hundred", {"(2)": "(2 x 100 pcs)"}),
)
_TWINS: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("hundred", "nothing", {_HEAD: "(Price per 100)", "(2)": "(200)", "(3)": "(300)"}),
    ("half", "nothing", {"(2)": "(1/2)", "(35.00)": "(140.00)"}),
    ("packs", "nothing", {"(Garden spade)": "(Garden spade, pack of 12)"}),
    ("named", "nothing", {"(Garden spade)": "(Garden spade, per 100)"}),
)


def units() -> Iterator[Attack]:
    """Every attack by what a quantity or a price is of."""
    for name, tries, swaps in _ATTACKS:
        yield Attack(f"units-{name}.pdf", tries, _PAGE, partial(page, swaps))
    named = {"(Garden spade)": "(Garden spade, price per 100)"}
    yield Attack("units-named.pdf", "a price for a hundred by the name of the line", ("TYPE-4",), partial(page, named))
    yield Attack("units-hybrid.pdf", "dozens on the page alone", _HYBRID, partial(both, {"(2)": "(2 dozen)"}, {}))
    yield Attack("units-base.xml", "the price of a dozen", _XML, partial(swapped, UBL, _base("DZN")))


def honest_units() -> Iterator[Attack]:
    """The same words where they make the amounts, or say nothing of quantity and price."""
    for name, tries, swaps in _TWINS:
        yield Attack(f"units-twin-{name}.pdf", tries, (), partial(page, swaps))
    yield Attack("units-twin-hybrid.pdf", "nothing", (), partial(both, {"(2)": "(2 pcs)"}, {}))
    yield Attack("units-twin-base.xml", "nothing", (), partial(swapped, UBL, _base("C62")))


def _base(unit: str) -> Mapping[str, str]:
    return {_PRICE: f'{_PRICE}<cbc:BaseQuantity unitCode="{unit}">1</cbc:BaseQuantity>'}
