"""The rulebook: every rule there is, in the order in which a person reads findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from validators.rule import Rule
from validators.rules import (
    adjustments,
    bank,
    breakdown,
    certainty,
    code_lists,
    decimals,
    earlier,
    fatturapa,
    hybrid,
    identities,
    kinds,
    line_content,
    lines,
    mandatory,
    names_numbers,
    orders,
    parties,
    payment,
    payment_codes,
    peppol,
    periods,
    presence,
    references,
    registration,
    tax_law,
    totals,
    values,
    vat_rows,
    vat_special,
    vat_use,
    vendors,
    xrechnung,
)

TOPICS: Mapping[str, tuple[Rule, ...]] = {
    "Kind of document, credit notes, duplicates": kinds.RULES,
    "What an invoice must say": presence.RULES,
    "What the law says of tax": tax_law.RULES,
    "What one country asks": mandatory.RULES,
    "Totals and tax": totals.RULES,
    "Lines": (*line_content.RULES, *lines.RULES),
    "Allowances and charges": adjustments.RULES,
    "VAT breakdown": breakdown.RULES,
    "VAT categories": (*vat_use.RULES, *vat_rows.RULES, *vat_special.RULES),
    "Parties": parties.RULES,
    "Payment": payment.RULES,
    "References": references.RULES,
    "Periods": periods.RULES,
    "Currency and dates": values.RULES,
    "Decimals": decimals.RULES,
    "Code lists": code_lists.RULES,
    "Identifiers": (*identities.RULES, *names_numbers.RULES, *registration.RULES, *bank.RULES),
    "FatturaPA": fatturapa.RULES,
    "XRechnung": xrechnung.RULES,
    "Peppol BIS Billing": peppol.RULES,
    "Hybrids": hybrid.RULES,
    "Payment codes": payment_codes.RULES,
    "Earlier documents": earlier.RULES,
    "Vendors": vendors.RULES,
    "Purchase orders": orders.RULES,
    "Certainty": certainty.RULES,
}

RULES: tuple[Rule, ...] = tuple(rule for rules in TOPICS.values() for rule in rules)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}


_DECIDING = (
    "rule.py",
    "vat.py",
    "taxed.py",
    "walk.py",
    "categories.py",
    "en16931.py",
    "official_totals.py",
    "profiles.py",
    "characters.py",
    "schemes.py",
    "tax_rates.py",
    "likeness.py",
)


def _version() -> str:
    """A short hash of the code of the rules: the same version decides the same."""
    folder = Path(__file__).parent
    data = (*sorted((folder / "rules").glob("*.py")), *sorted((folder / "codes").glob("*.t*")))
    files = (*(folder / name for name in _DECIDING), *data)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


RULEBOOK_VERSION = _version()
