"""The layer "einvoice": an e-invoice's elements as claims. One file a syntax, each a table of paths."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractors.einvoice.attached import beside_file, beside_text, unread
from extractors.einvoice.cii import CII, CLEARED, FLAGS, ZUGFERD_1
from extractors.einvoice.claims import claims_of
from extractors.einvoice.debited import collected
from extractors.einvoice.discounts import strange_discounts, unstated_discounts
from extractors.einvoice.effective import ended
from extractors.einvoice.fatturapa import BY_BUYER, BY_CARD, FATTURAPA, IN_LIQUIDATION, KEPT_ALREADY, REBATES_ADDED
from extractors.einvoice.kind import kind_of
from extractors.einvoice.pages import beside_pages
from extractors.einvoice.paid_ahead import paid_ahead
from extractors.einvoice.roles import others
from extractors.einvoice.shape import shape_of
from extractors.einvoice.sums import no_tax, sums
from extractors.einvoice.texts import worded_sheets
from extractors.einvoice.tree import Syntax, tree_of, values
from extractors.einvoice.ubl import NETTED, UBL
from schemas import Claim, Extraction, Layer, LayerRun, Statement, Structured

__all__ = [
    "beside_file",
    "beside_pages",
    "beside_text",
    "collected",
    "extract_einvoice",
    "paid_ahead",
    "unread",
    "unstated_discounts",
    "worded_sheets",
]

# What elements say by their code or their mark, and no text does.
_CODED = (
    ("credited", REBATES_ADDED),
    *(("do_not_pay", path) for path in (KEPT_ALREADY, NETTED, *CLEARED)),
    ("paid", BY_CARD),
    ("unclear", IN_LIQUIDATION),
    *FLAGS,
)


def extract_einvoice(part: Structured) -> Extraction:
    """What an e-invoice states, each value with the path of its element."""
    root = tree_of(part)
    syntax = _syntax(part)
    claims = {claim.term: claim for claim in claims_of(root, syntax)}
    derived = sums(root, claims) if part.syntax == "fatturapa" else no_tax(claims)
    claims |= {claim.term: claim for claim in derived}
    doc_type, subtype = kind_of(part, _text(claims.get("type_code")))
    why = "The document is an e-invoice: its elements state every value."
    return Extraction(
        doc_type=doc_type,
        doc_type_score=1.0,
        subtype=subtype,
        claims=claims,
        statements=tuple(_told(root, "issued_by_buyer", BY_BUYER)),
        notices=tuple(told for kind, path in _CODED for told in _told(root, kind, path)),
        rivals=(*others(root, claims), *ended(root, claims), *strange_discounts(part, root, claims)),
        triple_printed=True,
        layers=(LayerRun(layer=Layer.EINVOICE, asked=tuple(sorted(claims)), why=why),),
        shape=shape_of(part, root, syntax, claims),
    )


def _told(root: etree._Element, kind: str, path: str) -> Iterator[Statement]:
    """What the elements at a path say by their code."""
    return (Statement(kind=kind, language="", text=f"{one.path}: {one.text}") for one in values(root, path))


def _syntax(part: Structured) -> Syntax:
    if part.syntax == "fatturapa":
        return FATTURAPA
    if part.syntax == "ubl":
        return UBL
    return ZUGFERD_1 if part.root == "CrossIndustryDocument" else CII


def _text(claim: Claim | None) -> str | None:
    return str(claim.value) if claim else None
