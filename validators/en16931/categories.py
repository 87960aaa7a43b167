"""The VAT categories of EN 16931, and what each asks: one row a category, read by the rules of rules/vat_*.py."""

from __future__ import annotations

from typing import Literal, NamedTuple

Rate = Literal["above zero", "zero", "zero or more", "none"]


class Category(NamedTuple):
    """A VAT category: its code, the beginning of its rule ids, its name; the rate and reason its rows have.

    `parties`: who must be identified. "registered" is the seller by VAT identifier or tax number (or its tax
    representative), "vat" by VAT identifier only, "reverse" the seller and the buyer by VAT or legal registration,
    "both" both by VAT identifier, "nobody" neither by VAT identifier.
    `cii_rate`: where the official rules for CII want another rate. `by_rate`: one tax row for each rate.
    """

    code: str
    prefix: str
    name: str
    rate: Rate
    parties: Literal["registered", "vat", "reverse", "both", "nobody"]
    reason: bool
    by_rate: bool = False
    cii_rate: Rate | None = None


CATEGORIES: tuple[Category, ...] = (
    Category("S", "BR-S", "standard rated", "above zero", "registered", reason=False, by_rate=True),
    Category("Z", "BR-Z", "zero rated", "zero", "registered", reason=False),
    Category("E", "BR-E", "exempt from VAT", "zero", "registered", reason=True),
    Category("AE", "BR-AE", "reverse charge", "zero", "reverse", reason=True),
    Category("K", "BR-IC", "intra-community supply", "zero", "both", reason=True),
    Category("G", "BR-G", "export outside the EU", "zero", "vat", reason=True),
    Category("O", "BR-O", "not subject to VAT", "none", "nobody", reason=True),
    Category(
        "L",
        "BR-AF",
        "Canary Islands tax (IGIC)",
        "zero or more",
        "registered",
        reason=False,
        by_rate=True,
        cii_rate="above zero",
    ),
    Category("M", "BR-AG", "Ceuta and Melilla tax (IPSI)", "zero or more", "registered", reason=False, by_rate=True),
)
