"""A payment code: what a code to scan or a link on a page asks to be paid, or states of the invoice."""

from __future__ import annotations

from datetime import date
from typing import Literal

from schemas.extraction import DocType
from schemas.geometry import Box
from schemas.money import Frozen, Number


class PaymentCode(Frozen):
    """What a code to scan says, where a link leads that is to be clicked, or what the text layer of a scan names; what
    it leaves open is None.

    `account` is an IBAN without blanks, `printed` whether it stands among the words of the page as well; `address` is
    where a code of any other kind leads to pay (a link, a wallet); `tax_id` is the seller's. `kind` is what a tax
    authority knows the document as, `cancelled` whether it knows it as annulled. `page` (from 1) and `box` (points from
    the top left) are where it stands.
    """

    scheme: Literal[
        "epc", "swiss", "spayd", "zbp", "hub3", "usingqr", "gst", "zatca", "fiscal", "other", "link", "layer"
    ]
    account: str | None = None
    address: str | None = None
    amount: Number | None = None
    currency: str | None = None
    reference: str | None = None
    creditor: str | None = None
    tax_id: str | None = None
    number: str | None = None
    issued: date | None = None
    kind: DocType | None = None
    cancelled: bool = False
    page: int = 1
    box: Box | None = None
    printed: bool = False
