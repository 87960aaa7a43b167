"""The kind of a document may be asked for too; it is taken only where a title on the pages says the same."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.foundation import ask_open_terms
from schemas import Disposition, DocType, Extraction
from tests.extractors.asking_fakes import FakeAsking, policy_with, server
from tests.extractors.grid import reading as grid_reading
from tests.extractors.planted import verdict_of

PAGE = """
Northwind Pumps Ltd                                       {title}

Bill to                                    Number                NP-2024-117
Contrail Bakery Ltd                        Date                  14 March 2024

Gasket                                     2         £200.00     £400.00

                                            Subtotal          £400.00
                                            VAT 20%           £80.00
                                            Total             £480.00
"""


def asked(title: str, said: str | None, *, kind: DocType = DocType.OTHER, score: float = 0.4) -> Extraction:
    """The page with a title, of which the other layers are unsure, after a model said `said`."""
    reading = grid_reading(PAGE.format(title=title)).model_copy(update={"sha256": "f" * 64})
    unsure = extract(reading).model_copy(update={"doc_type": kind, "doc_type_score": score})
    asking = FakeAsking({"doc_type": said})
    after = ask_open_terms(reading, unsure, policy_with(), server(asking)).extraction
    assert ('"doc_type"' in asking.bodies[0].decode()) == (score < 0.8)
    assert verdict_of(reading, after, policy_with()).disposition is not Disposition.STRAIGHT_THROUGH
    return after


def test_a_kind_that_a_title_confirms_is_taken_and_stays_below_the_gate() -> None:
    after = asked("CREDIT NOTE", "credit_note")
    assert after.doc_type is DocType.CREDIT_NOTE
    assert after.doc_type_score < 0.8


@pytest.mark.parametrize(("said", "why"), [("receipt", "No title"), ("contract", "no kind of document")])
def test_a_kind_that_no_title_confirms_is_dropped(said: str, why: str) -> None:
    after = asked("INVOICE", said, kind=DocType.INVOICE)
    assert after.doc_type is DocType.INVOICE
    (dropped,) = [one for one in after.layers[-1].dropped if one.term == "doc_type"]
    assert why in dropped.why


@pytest.mark.parametrize("said", [None, "invoice"])
def test_no_answer_or_the_same_changes_nothing(said: str | None) -> None:
    after = asked("INVOICE", said, kind=DocType.INVOICE)
    assert (after.doc_type, after.doc_type_score) == (DocType.INVOICE, 0.4)
