"""The rulebook: every rule there is, in the order in which a person reads findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from validators.rule import Rule
from validators.rules import certainty, fatturapa, hybrid, identities, kinds, lines, presence, totals, values

TOPICS: Mapping[str, tuple[Rule, ...]] = {
    "Kind of document, credit notes, duplicates": kinds.RULES,
    "What an invoice must say": presence.RULES,
    "Totals and tax": totals.RULES,
    "Lines": lines.RULES,
    "Currency and dates": values.RULES,
    "Identifiers": identities.RULES,
    "FatturaPA": fatturapa.RULES,
    "Hybrids": hybrid.RULES,
    "Certainty": certainty.RULES,
}

RULES: tuple[Rule, ...] = tuple(rule for rules in TOPICS.values() for rule in rules)
BY_ID: Mapping[str, Rule] = {rule.id: rule for rule in RULES}


def _version() -> str:
    """A short hash of the code of the rules: the same version decides the same."""
    folder = Path(__file__).parent
    files = (folder / "rule.py", folder / "vat.py", *sorted((folder / "rules").glob("*.py")))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


RULEBOOK_VERSION = _version()
