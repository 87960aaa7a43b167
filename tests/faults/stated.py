"""The honest invoice of the attacks as e-invoices state it, and what is known so that it goes straight through."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal

import pikepdf

from evaluation.synthetic.einvoice import EN_16931, italian
from evaluation.synthetic.hybrid import File, hybrid
from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_fatturapa import fatturapa
from evaluation.synthetic.xml_ubl import ubl
from schemas import (
    Address,
    Company,
    Earlier,
    Identifier,
    Invoice,
    Like,
    Line,
    Party,
    Payment,
    TaxRow,
    Totals,
    Vendor,
    vendor_keys,
)
from tests.faults.attack import edited, honest
from validators.reference import Reference

IBAN, OTHER_IBAN = "DE89370400440532013000", "DE02120300000000202051"
_HUNDRED, _TAX, _GROSS = Decimal("100.00"), Decimal("19.00"), Decimal("119.00")


def _line(number: str, what: str, quantity: int, price: str, net: str) -> Line:
    return Line(
        id=number, description=what, quantity=Decimal(quantity), unit="C62", unit_price=Decimal(price),
        net=Decimal(net), tax_rate=Decimal(19), tax_category="S",
    )  # fmt: skip


INVOICE = Invoice(
    specification=EN_16931,
    invoice_number="BT-2024-0117",
    type_code="380",
    issue_date=date(2024, 5, 15),
    due_date=date(2024, 6, 14),
    currency="EUR",
    seller=Party(
        name="Brightwater Tools GmbH",
        vat_id="DE136695976",
        address=Address(street="Hafenstrasse 12", city="Hamburg", post_code="20457", country="DE"),
        electronic_address=Identifier(value="office@brightwater.example", scheme="EM"),
    ),
    buyer=Party(
        name="Meadow Gardens GmbH",
        address=Address(street="Mühlenweg 4", city="Köln", post_code="50667", country="DE"),
        electronic_address=Identifier(value="books@meadow.example", scheme="EM"),
    ),
    payment=Payment(means_code="58", iban=IBAN),
    tax_breakdown=(TaxRow(category="S", rate=Decimal(19), base=_HUNDRED, amount=_TAX),),
    lines=(_line("1", "Garden spade", 2, "35.00", "70.00"), _line("2", "Wheelbarrow tyre", 3, "10.00", "30.00")),
    totals=Totals(line_net=_HUNDRED, net=_HUNDRED, tax=_TAX, gross=_GROSS, due=_GROSS),
)
CII, UBL = cii(INVOICE), ubl(INVOICE)
_ROMA = Party(
    name="Torchio e Figli S.r.l.",
    vat_id="IT00743110157",
    address=Address(street="Via Po 7", city="Torino", post_code="10123", country="IT"),
)
FATTURAPA = fatturapa(
    italian(
        INVOICE.model_copy(
            update={
                "seller": _ROMA,
                "buyer": INVOICE.buyer.model_copy(update={"vat_id": "DE811569869"}),
                "payment": Payment(iban="IT60X0542811101000000123456"),
                "tax_breakdown": (TaxRow(rate=Decimal(19), base=_HUNDRED, amount=_TAX),),
            }
        )
    )
)


class Books(Reference):
    """What the user has loaded: a company of its own, and a master with two vendors."""

    OURS = Company(
        company="meadow", names=("Meadow Gardens GmbH",), vat_id="DE811569869", country="DE", street="Mühlenweg 4",
        city="Köln", post_code="50667",
    )  # fmt: skip
    MASTER = (
        Vendor(
            vendor="1", name="Brightwater Tools GmbH", vat_id="DE136695976", country="DE", currency="EUR",
            ibans=(IBAN, OTHER_IBAN),
        ),
        Vendor(
            vendor="2", name="Torchio e Figli S.r.l.", vat_id=_ROMA.vat_id, country="IT", currency="EUR",
            ibans=("IT60X0542811101000000123456",),
        ),
    )  # fmt: skip

    def companies(self) -> Sequence[Company]:
        return (self.OURS,)

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        keys = frozenset(sellers)
        return [one for one in self.MASTER if vendor_keys(one.name, (one.vat_id, *one.ibans)) & keys]

    def every_vendor(self) -> Sequence[Vendor]:
        return self.MASTER


class Begun(Books):
    """The same knowledge, and books in which nothing was exported yet."""

    def earlier(self, _like: Like) -> Sequence[Earlier]:
        return ()


def swapped(data: bytes, swaps: Mapping[str, str]) -> bytes:
    """`data` with each text of `swaps` replaced by its value; each must be there."""
    for old, new in swaps.items():
        assert old.encode() in data, old
        data = data.replace(old.encode(), new.encode())
    return data


def page(swaps: Mapping[str, str], whole: bytes | None = None) -> bytes:
    """The honest page (or `whole`), saying other words; a text that is to be added hangs on one that is there."""

    def edit(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[0].Contents
        assert isinstance(content, pikepdf.Stream)
        data = content.read_bytes()
        for old, new in swaps.items():
            assert old.encode("latin-1") in data, old
            data = data.replace(old.encode("latin-1"), new.encode("latin-1"))
        content.write(data)

    return edited(edit, whole or honest())


def both(page_swaps: Mapping[str, str], xml_swaps: Mapping[str, str], xml: bytes = CII) -> bytes:
    """A hybrid of the honest page and the e-invoice that says the same, each after its swaps."""
    return hybrid(page(page_swaps), File("factur-x.xml", swapped(xml, xml_swaps)))
