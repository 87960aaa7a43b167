"""Invoices that say that the buyer made them out, and come to the buyer."""

from __future__ import annotations

from collections.abc import Sequence

from schemas import DocType, Earlier, Extraction, Like, RuleOutcome, Statement, assemble
from validators.identity.known import NOBODY
from validators.judge import examine
from validators.reference import Reference
from validators.rule import Facts
from validators.rulebook import BY_ID

_RULE = BY_ID["OWN-3"]
_SAYS = Statement(kind="issued_by_buyer", language="de", text="Abrechnung im Gutschriftverfahren")


class _Books(Reference):
    """Books in which an invoice of this type code left before."""

    def __init__(self, code: str) -> None:
        self._code = code

    def earlier(self, like: Like) -> Sequence[Earlier]:
        invoice = assemble({"seller.name": "A", "type_code": self._code})
        return (Earlier("0" * 64, "earlier", DocType.INVOICE, invoice),)


def _fails(facts: Facts) -> bool:
    return any(one.outcome is RuleOutcome.FAIL for one in examine(_RULE, facts))


def _plain(*statements: Statement) -> Facts:
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, statements=statements)
    return _RULE.passing._replace(extraction=extraction)


def test_an_invoice_whose_words_say_that_the_buyer_made_it_out_waits() -> None:
    assert _fails(_plain(_SAYS))
    assert not _fails(_plain())
    assert not _fails(_plain(_SAYS)._replace(who=NOBODY))


def test_what_people_let_leave_before_is_known() -> None:
    facts = _RULE.failing
    invoice = assemble({"seller.name": "A", "buyer.name": "North Ltd", "type_code": "389"})
    assert _fails(facts._replace(invoice=invoice, reference=_Books("380")))
    assert not _fails(facts._replace(invoice=invoice, reference=_Books("389")))
