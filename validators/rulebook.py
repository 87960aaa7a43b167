"""The rulebook: every rule there is, in the order in which a person reads findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from validators.en16931 import (
    adjustments,
    breakdown,
    code_lists,
    decimals,
    line_content,
    parties,
    peppol,
    references,
    vat_rows,
    vat_special,
    vat_use,
    xrechnung,
)
from validators.en16931 import payment as en_payment
from validators.en16931 import periods as en_periods
from validators.en16931 import presence as en_presence
from validators.en16931 import totals as en_totals
from validators.rule import Rule
from validators.rules import (
    again,
    bank,
    certainty,
    debits,
    e_invoices,
    earlier,
    fatturapa,
    hybrid,
    identities,
    kinds,
    lines,
    mandatory,
    names_numbers,
    notices,
    orders,
    own,
    payment,
    payment_codes,
    people,
    periods,
    presence,
    registration,
    several,
    tax_law,
    totals,
    values,
    vendors,
)

TOPICS: Mapping[str, tuple[Rule, ...]] = {
    "Kind of document, credit notes, duplicates": kinds.RULES,
    "What a document says of itself": notices.RULES,
    "What an invoice must say": (*presence.RULES, *en_presence.RULES),
    "What the law says of tax": tax_law.RULES,
    "What one country asks": mandatory.RULES,
    "Totals and tax": (*totals.RULES, *en_totals.RULES),
    "Lines": (*line_content.RULES, *lines.RULES),
    "Allowances and charges": adjustments.RULES,
    "VAT breakdown": breakdown.RULES,
    "VAT categories": (*vat_use.RULES, *vat_rows.RULES, *vat_special.RULES),
    "Parties": parties.RULES,
    "Payment": (*payment.RULES, *en_payment.RULES),
    "References": references.RULES,
    "Periods": (*periods.RULES, *en_periods.RULES),
    "Currency and dates": values.RULES,
    "Decimals": decimals.RULES,
    "Code lists": code_lists.RULES,
    "Identifiers": (*identities.RULES, *names_numbers.RULES, *registration.RULES, *bank.RULES),
    "FatturaPA": fatturapa.RULES,
    "XRechnung": xrechnung.RULES,
    "Peppol BIS Billing": peppol.RULES,
    "E-invoices, beyond the official rules": e_invoices.RULES,
    "Hybrids": hybrid.RULES,
    "Payment codes": payment_codes.RULES,
    "Direct debits": debits.RULES,
    "Earlier documents": (*earlier.RULES, *again.RULES),
    "Own companies": own.RULES,
    "Vendors": vendors.RULES,
    "Purchase orders": orders.RULES,
    "Certainty": (*certainty.RULES, *several.RULES),
    "People": people.RULES,
}

RULES: tuple[Rule, ...] = tuple(rule for rules in TOPICS.values() for rule in rules)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}

_TEXT = (".py", ".toml", ".txt")


def version_of(*folders: Path) -> str:
    """A short hash of the code and the tables in `folders`, whatever of them a rule reads."""
    digest = hashlib.sha256()
    for folder in folders:
        files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.suffix in _TEXT}
        for name, file in sorted(files.items()):
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


_OURS = Path(__file__).parent
# Signals, the door, the batch's checks and the policy decide as rules do, and all of them in the words of schemas.
RULEBOOK_VERSION = version_of(_OURS, _OURS.parent / "schemas")
