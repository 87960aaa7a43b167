"""Several: what a label names beside the value that was taken is explained, or a person looks."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Claim, DocType, Extraction, Layer, Rival, Severity
from schemas.grades import PROVED
from validators.identity.wording import same_number
from validators.rule import Facts, Fail, Rule, Said

_VAT_ID, _DUE_DATE = "seller.vat_id", "due_date"
_DUE, _GROSS = "totals.due", "totals.gross"


def _second(facts: Facts) -> Iterator[Said]:
    for rival in facts.extraction.rivals:
        taken = facts.needed.get(rival.term)
        if rival.term == _DUE and _DUE not in facts.claims:  # the whole total is, then
            taken = facts.needed.get(_GROSS)
        if rival.term == _DUE_DATE and rival.term not in facts.claims:
            message = f'"{rival.label}" names {rival.raw}, which was not read as the due date.'
            yield Fail(message, (rival.term,), rival.raw, None, rival.page, rival.boxes)
        if taken is None or taken.person is not None or rival.value == str(taken.value) or _is_known(rival, facts):
            continue
        yield Fail(rival.beside(taken.raw), (rival.term,), rival.raw, taken.raw, rival.page, rival.boxes)


def _is_known(rival: Rival, facts: Facts) -> bool:
    """Whether reference data tell whose a second identifier is: ours, or another of the same vendor."""
    if rival.term != _VAT_ID:
        return False
    ours = [company.vat_id for company in facts.reference.companies() or ()]
    theirs = [number for vendor in facts.who.vendors for number in (vendor.vat_id, vendor.tax_number)]
    return any(number and same_number(rival.value, number) for number in (*ours, *theirs, facts.invoice.buyer.vat_id))


def _facts(*rivals: Rival) -> Facts:
    claim = Claim(
        term="invoice_number", value="R-1", raw="R-1", layer=Layer.RULES, score=PROVED, page=1, label="Invoice no."
    )
    extraction = Extraction(
        doc_type=DocType.INVOICE, doc_type_score=1.0, claims={"invoice_number": claim}, rivals=rivals
    )
    return Facts(invoice=extraction.invoice(), extraction=extraction)


RULES: tuple[Rule, ...] = (
    Rule(
        id="GATE-9",
        sentence="No second value stands under a label that names the same term, unless it is explained.",
        todo=(
            "Look whether the document is several, or which of the two is meant; then approve the right value "
            "(`vouchline decide`)."
        ),
        terms=(),
        severity=Severity.WARNING,
        source="our own: when unsure, review",
        check=_second,
        passing=_facts(),
        failing=_facts(Rival(term="invoice_number", value="R-2", raw="R-2", label="Invoice no.", page=1)),
    ),
)
