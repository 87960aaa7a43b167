"""Official rules for e-invoices: published schemas and Schematron rules, run as they are, and what they say."""

from validators.official.artefacts import ARTEFACTS, PACKAGES, Artefact, Package, known_officially
from validators.official.engine import Engine, OfficialRules, not_run
from validators.official.findings import ENTRIES, findings_of

__all__ = [
    "ARTEFACTS",
    "ENTRIES",
    "PACKAGES",
    "Artefact",
    "Engine",
    "OfficialRules",
    "Package",
    "findings_of",
    "known_officially",
    "not_run",
]
