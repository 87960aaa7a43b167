"""What must be certain before a document goes straight through, and what may be left out where it is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from schemas.money import Frozen, Number
from schemas.terms import REFERENCES

Group = Literal["addresses", "references", "order", "payment", "line_details", "other"]

# What no policy leaves out: what the document is, between whom, about how much, by when and to which account.
_ALWAYS = re.compile(
    r"invoice_number|type_code|issue_date|due_date|currency|totals\.\w+|tax_breakdown\[\d*\]\.(?:rate|base|amount)|"
    r"(?:seller|buyer)\.(?:name|vat_id)|payment\.iban|payment\.other_accounts\[\d*\]\.iban|payee\.name|"
    r"lines\[\d*\]\.(?:net|gross)"
)
_GROUPS: Mapping[Group, re.Pattern[str]] = {
    "addresses": re.compile(r"(?:seller|buyer)\.address\.\w+"),
    "order": re.compile(r"purchase_order_reference"),
    "references": re.compile("|".join(sorted(REFERENCES - {"payment.reference"} | {"buyer_accounting_reference"}))),
    "payment": re.compile(r"payment\..*"),
    "line_details": re.compile(r"lines\[\d*\]\..*"),
}

# What a person is asked for where a document does not hold it: always, and where the policy needs the group.
ASKED_FOR = (
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "seller.name",
    "seller.vat_id",
    "buyer.name",
    "payment.iban",
    "totals.net",
    "totals.tax",
    "totals.gross",
    "totals.due",
)
_ASKED_FOR_TOO: Mapping[Group, tuple[str, ...]] = {
    "order": ("purchase_order_reference",),
    "references": ("buyer_reference",),
    "payment": ("payment.reference", "payment.terms"),
    "addresses": tuple(
        f"{party}.address.{part}"
        for party in ("seller", "buyer")
        for part in ("street", "city", "post_code", "country")
    ),
}
# All that any policy asks for.
MAY_BE_ASKED_FOR = (*ASKED_FOR, *(term for terms in _ASKED_FOR_TOO.values() for term in terms))


class Certainty(Frozen):
    """Which values must be certain, and which are left out of the export, and named as withheld, where they are not.

    Always needed are the number, type, dates, currency, totals and tax rows, who sells and who buys, the account, and
    the amounts of lines.
    """

    needed: tuple[Group, ...] = Field(
        (),
        description="What must be certain besides: any of addresses, references, order (always where purchase orders "
        "are loaded), payment (reference, terms, BIC), line_details, other.",
    )
    wanted_score: Number = Field(
        Decimal("0.80"),
        gt=0,
        le=1,
        description="Whatever else is less certain than this is withheld: exported as null.",
    )

    def asked_for(self, *, orders: bool) -> tuple[str, ...]:
        """The terms that a person is asked for where they are missing; `orders`: whether purchase orders are known."""
        groups = {*self.needed, "order"} if orders else {*self.needed}
        return (*ASKED_FOR, *(term for group, terms in _ASKED_FOR_TOO.items() if group in groups for term in terms))

    def needs(self, path: str, *, orders: bool) -> bool:
        """Whether the value at `path` must be certain; `orders`: whether purchase orders are known."""
        group = group_of(path)
        return group is None or group in self.needed or (group == "order" and orders)


def group_of(path: str) -> Group | None:
    """The group of values that may be left out to which `path` belongs; None where it is always needed."""
    if _ALWAYS.fullmatch(path):
        return None
    return next((group for group, pattern in _GROUPS.items() if pattern.fullmatch(path)), "other")
