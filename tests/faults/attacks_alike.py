"""Attacks by characters that look alike: a number that was used before, a vendor's or a buyer's name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial

from schemas import DocType, Earlier, Invoice, Like, Sighting, normalise_number, seller_keys
from tests.faults.attack import Attack
from tests.faults.stated import CII, FATTURAPA, INVOICE, UBL, Books, swapped

_NUMBER, _SELLER, _BUYER = "BT-2024-0117", "Brightwater Tools GmbH", "Meadow Gardens GmbH"
_BEFORE = "0" * 64
TWICE = ("DUP-2",)  # the number was exported before
STRANGE = ("ID-ALIKE", "ID-HOMO")  # what is said of the characters themselves
# How the honest number, and the names, may be written so that people see no difference.
NUMBERS: Mapping[str, str] = {
    "cyrillic": "\u0412\u0422-2024-0117",
    "cyrillic-one": "B\u0422-2024-0117",
    "greek": "\u0392\u03a4-2024-0117",
    "wide": "\uff22\uff34-\uff12\uff10\uff12\uff14-\uff10\uff11\uff11\uff17",
    "wide-digits": "BT-2024-\uff10\uff11\uff11\uff17",
    "bold": "\U0001d401\U0001d413-2024-0117",
    "arabic": "BT-\u0662\u0660\u0662\u0664-\u0660\u0661\u0661\u0667",
    "devanagari": "BT-2024-\u0966\u0967\u0967\u096d",
    "cherokee": "\u13f4\u13a2-2024-0117",
    "lisu": "\ua4d0\ua4d4-2024-0117",
    "joined": "BT-20\u200b24-0117",
    "marked": "B\u0334T-2024-0117",
    "turned": "BT-2024-01\u200f17",
    "soft": "BT-2024-0\u00ad117",
}
SELLERS: Mapping[str, str] = {
    "cyrillic": "\u0412rightw\u0430ter T\u043e\u043els GmbH",
    "wide": "\uff22\uff52\uff49\uff47\uff48\uff54water Tools GmbH",
    "greek": "Brightwater \u03a4\u03bf\u03bfls GmbH",
    "joined": "Bright\u200bwater Tools GmbH",
    "bold": "\U0001d401rightwater Tools GmbH",
}


def alikes() -> Iterator[Attack]:
    """Every attack by characters that look alike."""
    for name, number in NUMBERS.items():
        for syntax, xml in (("ubl", UBL), ("cii", CII)) if name in {"cyrillic", "wide"} else (("ubl", UBL),):
            swaps = {_NUMBER: number}
            yield Attack(f"alike-{syntax}-{name}.xml", f"a used number, {name}", TWICE, partial(swapped, xml, swaps))
    yield Attack(
        "alike-fatturapa.xml", "a used number, Greek", TWICE, partial(swapped, FATTURAPA, {_NUMBER: NUMBERS["greek"]})
    )
    for name, seller in SELLERS.items():
        swaps = {_SELLER: seller, "<cbc:CompanyID>DE136695976": "<cbc:CompanyID>DE129273398"}
        yield Attack(f"alike-seller-{name}.xml", f"a vendor's name, {name}", STRANGE, partial(swapped, UBL, swaps))
    buyer = {_BUYER: "\u041c\u0435\u0430dow Gardens GmbH", _NUMBER: "BT-2024-0399"}
    yield Attack("alike-buyer.xml", "the buyer's name in Cyrillic", STRANGE, partial(swapped, UBL, buyer))


def honest_alikes() -> Iterator[Attack]:
    """The twins: the next number, and letters that are printed on purpose."""
    for name, number in (
        ("next", "BT-2024-0399"),
        ("greek", "\u03a4\u03a0\u03a5-2024-0118"),
        ("accents", "\u00c9T-2024-0399"),
    ):
        yield Attack(f"honest-alike-{name}.xml", "nothing", (), partial(swapped, UBL, {_NUMBER: number}))
    yield Attack("honest-alike-cii.xml", "nothing", (), partial(swapped, CII, {_NUMBER: "BT-2024-0399"}))


class Filed(Books):
    """The same knowledge with the honest invoices of both vendors exported before."""

    def __init__(self) -> None:
        assert INVOICE.issue_date is not None
        # Of the quarter before: the same for the same on one day is asked about whatever its number is (DUP-7).
        last = INVOICE.model_copy(update={"issue_date": INVOICE.issue_date - timedelta(days=91)})
        roman = INVOICE.seller.model_copy(update={"name": "Torchio e Figli S.r.l.", "vat_id": "IT00743110157"})
        self._before: tuple[Invoice, ...] = (last, last.model_copy(update={"seller": roman}))

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting]:
        return [Sighting(_BEFORE, "earlier") for one in self._before if _is(one, sellers, number)]

    def earlier(self, like: Like) -> Sequence[Earlier]:
        found = [one for one in self._before if _is(one, like.sellers, like.number)]
        return [Earlier(_BEFORE, "earlier", DocType.INVOICE, one) for one in found if not like.corrects]


def _is(one: Invoice, sellers: Collection[str], number: str) -> bool:
    ours = normalise_number(one.invoice_number or "")
    return (not sellers or bool(set(sellers) & set(seller_keys(one.seller)))) and number in ("", ours)


REFERENCE = Filed()
