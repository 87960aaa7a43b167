"""The language everybody speaks: frozen types for each station's input and output.

It imports pydantic and the standard library only.
"""

from schemas.document import Document
from schemas.errors import Corrupted, Misconfigured, RefusedDocument, Unavailable, VouchlineError
from schemas.events import Event, EventKind
from schemas.export import EXPORT_SCHEMAS, ExportInvoice
from schemas.extraction import Alternative, Claim, DocType, Extraction, Layer, LayerRun, Value, assemble
from schemas.geometry import Box, around
from schemas.history import ExportHistory
from schemas.invoice import Address, Invoice, Line, Party, Payment, TaxRow, Totals
from schemas.keys import Sighting, normalise_number, seller_keys
from schemas.money import CENT, PRECISION, SCALE, Frozen, Number, decimals, kept_exactly, plain, xpath_round
from schemas.policy import Limits, Policy, default_toml, load_policy
from schemas.reading import Page, PageImage, Reading, Signal, SignalCode, Table, Word
from schemas.result import result
from schemas.terms import BY_PATH, LINE_TERMS, TAX_TERMS, TERMS, Term, term_of
from schemas.verdict import (
    Disposition,
    Expectation,
    Finding,
    GateReport,
    Outcome,
    OutcomeKind,
    PageSize,
    Profile,
    RuleOutcome,
    RunInfo,
    Severity,
    Source,
    Verdict,
    Versions,
)
from schemas.version import VERSION

__all__ = [
    "BY_PATH",
    "CENT",
    "EXPORT_SCHEMAS",
    "LINE_TERMS",
    "PRECISION",
    "SCALE",
    "TAX_TERMS",
    "TERMS",
    "VERSION",
    "Address",
    "Alternative",
    "Box",
    "Claim",
    "Corrupted",
    "Disposition",
    "DocType",
    "Document",
    "Event",
    "EventKind",
    "Expectation",
    "ExportHistory",
    "ExportInvoice",
    "Extraction",
    "Finding",
    "Frozen",
    "GateReport",
    "Invoice",
    "Layer",
    "LayerRun",
    "Limits",
    "Line",
    "Misconfigured",
    "Number",
    "Outcome",
    "OutcomeKind",
    "Page",
    "PageImage",
    "PageSize",
    "Party",
    "Payment",
    "Policy",
    "Profile",
    "Reading",
    "RefusedDocument",
    "RuleOutcome",
    "RunInfo",
    "Severity",
    "Sighting",
    "Signal",
    "SignalCode",
    "Source",
    "Table",
    "TaxRow",
    "Term",
    "Totals",
    "Unavailable",
    "Value",
    "Verdict",
    "Versions",
    "VouchlineError",
    "Word",
    "around",
    "assemble",
    "decimals",
    "default_toml",
    "kept_exactly",
    "load_policy",
    "normalise_number",
    "plain",
    "result",
    "seller_keys",
    "term_of",
    "xpath_round",
]  # fmt: skip
