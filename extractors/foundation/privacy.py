"""The privacy gate: which server a document may go to, decided by what is certain of the document, or why to none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.foundation.terms import certain_claims
from extractors.parsing.folding import compact
from schemas import DocType, Endpoint, Extraction, Party, Policy, assemble
from schemas.keys import seller_keys


class Chosen(NamedTuple):
    """The server that is asked, by its name in the policy."""

    name: str
    endpoint: Endpoint


class Refused(NamedTuple):
    """Why a document may go nowhere, in a sentence."""

    why: str


class _Facts(NamedTuple):
    """What is certain of a document; what is not certain counts as unknown."""

    keys: frozenset[str]
    country: str | None
    doc_type: DocType | None
    gross: Decimal | None
    text: str


def choose_endpoint(policy: Policy, extraction: Extraction, text: str, *, here: bool = False) -> Chosen | Refused:
    """The first server of the policy that the document, whose pages hold `text`, may go to; `here`: on this machine."""
    servers = policy.foundation.endpoints
    if not servers:
        return Refused("No server is named under foundation.endpoints.")
    private = policy.foundation.private
    allowed = {name: one for name, one in servers.items() if one.loopback or not (private or here)}
    if not allowed:
        setting = "foundation.private" if private else "strategy.control"
        return Refused(f"Nothing may leave this machine ({setting}), and no server on it is named.")
    facts = _facts(policy, extraction, text)
    reasons = []
    for name, endpoint in allowed.items():
        against = next(_against(endpoint, facts), None)
        if against is None:
            return Chosen(name, endpoint)
        reasons.append(f"{name}: {against}")
    return Refused(f"The document may go to no server ({'; '.join(reasons)}).")


def _facts(policy: Policy, extraction: Extraction, text: str) -> _Facts:
    certain = certain_claims(extraction, policy.gate.default_score)
    invoice = assemble({term: claim.value for term, claim in certain.items()})
    seller = invoice.seller
    known = extraction.doc_type_score >= float(policy.gate.doc_type_score)
    country = seller.address.country or (seller.vat_id[:2] if seller.vat_id else None)
    kind = extraction.doc_type if known else None
    return _Facts(frozenset(seller_keys(seller)), country, kind, invoice.totals.gross, compact(text))


def _against(endpoint: Endpoint, facts: _Facts) -> Iterator[str]:
    """What speaks against sending a document with these facts there. What is unknown is never sent on a condition."""
    if (endpoint.vendors or endpoint.excluded_vendors) and not facts.keys:
        yield "it goes by the seller, who is not certain"
    if endpoint.vendors and not facts.keys & _keys(endpoint.vendors):
        yield "the seller is none of those listed"
    # The same seller may be known by its number here and be excluded by its name: standing on a page is enough.
    if any(compact(one) in facts.text for one in endpoint.excluded_vendors if compact(one)):
        yield "a seller that is excluded stands on its pages"
    if facts.keys & _keys(endpoint.excluded_vendors):
        yield "the seller is excluded"
    if endpoint.countries and facts.country not in endpoint.countries:
        yield "the seller's country is none of those listed, or not certain"
    if endpoint.doc_types and facts.doc_type not in endpoint.doc_types:
        yield "the kind of document is none of those listed, or not certain"
    if endpoint.most_gross is not None and (facts.gross is None or abs(facts.gross) > endpoint.most_gross):
        yield "the total is larger than allowed, or not certain"


def _keys(vendors: Sequence[str]) -> frozenset[str]:
    """Every key that a listed seller may be found by: one need not say whether it is a name or a number."""
    parties = (Party(name=one, vat_id=one, tax_number=one) for one in vendors)
    return frozenset(key for party in parties for key in seller_keys(party))
