"""Hybrids: the e-invoice decides, and its pages must not say otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from schemas import ALWAYS_PRINTED, HYBRID_TERMS, Alternative, Claim, Layer, Severity, Value, named_first, plain
from schemas.grades import PROVED
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example_claims

_SOURCE = "our own; GoBD: of a hybrid the structured part is decisive, and a differing page is kept"
_COMPARE = "Ask the sender, through a channel you know, which of the two is meant: it may be a mistake or a fraud."
_NO_PAGES = "The document is no e-invoice with pages."


def _shown(claim: Claim) -> Alternative | None:
    """What the pages say instead of an e-invoice's value, if anything."""
    if claim.layer is not Layer.EINVOICE:
        return None
    return next((other for other in claim.rejected if other.layer is not Layer.EINVOICE), None)


def _differences(facts: Facts, *, sure: bool) -> Iterator[Fail]:
    """Values that the pages give otherwise: `sure` where they do so with certainty, and the e-invoice's stands nowhere
    on them."""
    for path, claim in facts.claims.items():
        other = _shown(claim)
        if other is None:
            continue
        if (claim.page is None and other.score >= float(facts.policy.gate.default_score)) is sure:
            printed_value, stated = _text(other.value), _text(claim.value)
            message = f"{named_first(path)} is {stated} in the e-invoice, but page {other.page} says {printed_value}."
            # No value is the expected one: either may be the fraud.
            yield Fail(message, (path,), page=other.page, boxes=other.boxes)


def _contradicted(facts: Facts) -> Iterator[Said]:
    if not facts.hybrid:
        yield NotApplicable(_NO_PAGES)
        return
    yield from _differences(facts, sure=True)


def _doubtful(facts: Facts) -> Iterator[Said]:
    if not facts.hybrid:
        yield NotApplicable(_NO_PAGES)
        return
    yield from _differences(facts, sure=False)


def _unprinted(facts: Facts, paths: Iterable[str]) -> Iterator[Said]:
    if not facts.hybrid:
        yield NotApplicable(_NO_PAGES)
        return
    for path in paths:
        claim = facts.claims.get(path)
        if claim is not None and claim.value and claim.page is None and _shown(claim) is None:
            message = f"{named_first(path)} of the e-invoice, {_text(claim.value)}, does not stand on its pages."
            yield Fail(message, (path,), expected=_text(claim.value))


def _always(facts: Facts) -> Iterator[Said]:
    lines = (path for path in facts.claims if path.startswith("lines[") and path.endswith("].net"))
    yield from _unprinted(facts, (*ALWAYS_PRINTED, *lines))


def _often(facts: Facts) -> Iterator[Said]:
    yield from _unprinted(facts, (path for path in HYBRID_TERMS if path not in ALWAYS_PRINTED))


def _text(value: Value) -> str:
    if isinstance(value, Decimal):
        return plain(value)
    return value.isoformat() if isinstance(value, date) else value


_STATED = Claim(
    term="totals.gross", value=Decimal(119), raw="119", layer=Layer.EINVOICE, score=1.0, path="Invoice/cbc:ID", page=1
)
_ELSE = Alternative(value=Decimal(191), raw="191", score=PROVED, page=1)
_UNPRINTED = _STATED.model_copy(update={"page": None, "rejected": (_ELSE,)})
_UNSURE = _STATED.model_copy(update={"page": None, "rejected": (_ELSE.model_copy(update={"score": 0.5}),)})
_ACCOUNT = _STATED.model_copy(update={"term": "payment.iban", "value": "DE89370400440532013000", "page": None})
_NUMBER = _STATED.model_copy(update={"term": "invoice_number", "value": "R-1", "page": None})

RULES: tuple[Rule, ...] = (
    Rule(
        id="HY-01",
        sentence="Nothing on the pages of a hybrid contradicts its e-invoice.",
        todo=_COMPARE,
        terms=(),
        severity=Severity.FATAL,
        source=_SOURCE,
        check=_contradicted,
        passing=example_claims(_STATED),
        failing=example_claims(_UNPRINTED),
    ),
    Rule(
        id="HY-02",
        sentence="Nothing on the pages of a hybrid seems to contradict its e-invoice.",
        todo="Compare the value with the pages.",
        terms=(),
        severity=Severity.WARNING,
        source=_SOURCE,
        check=_doubtful,
        passing=example_claims(_STATED),
        failing=example_claims(_UNSURE),
    ),
    Rule(
        id="HY-03",
        sentence="Dates, account and VAT identifiers of a hybrid's e-invoice stand on its pages, too.",
        todo="Nothing; the e-invoice decides.",
        terms=tuple(path for path in HYBRID_TERMS if path not in ALWAYS_PRINTED),
        severity=Severity.INFORMATION,
        source=_SOURCE,
        check=_often,
        passing=example_claims(_STATED),
        failing=example_claims(_STATED, _ACCOUNT),
    ),
    Rule(
        id="HY-04",
        sentence="Number, names, totals and lines of a hybrid's e-invoice stand on its pages, too.",
        todo="Compare the pages with the e-invoice: what it states is not what people see.",
        terms=(*ALWAYS_PRINTED, "lines[].net"),
        severity=Severity.WARNING,
        source=_SOURCE,
        check=_always,
        passing=example_claims(_STATED),
        failing=example_claims(_STATED, _NUMBER),
    ),
)
