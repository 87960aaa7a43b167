"""What a person approved teaches: the sentences of an e-invoice, too, which has no page to be known by."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.hearing import UNCLEAR, mark_of
from flows.approved import with_decided
from schemas import Claim, Extraction, Layer, Reading, Statement
from schemas.decision import Decided, Decision, DecisionKind, Who

SAID = "The true sum to transfer is the one we settled on over the phone."
SEEN = f'A sentence may change what is owed: "{SAID}".'


def _decided(*seen: str, changed: Sequence[str] = ()) -> Extraction:
    name = Claim(
        term="seller.name", value="Zorbl Handel GmbH", raw="Zorbl Handel GmbH", layer=Layer.EINVOICE, score=1.0
    )
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        claims={"seller.name": name},
        changed=tuple(changed),
        seen=seen,
    )
    read = Extraction(notices=(Statement(kind=UNCLEAR, language="en", text=SAID),))
    return with_decided(Reading(sha256="0" * 64, reader="einvoice"), read, decided)


def test_an_e_invoice_teaches_the_sentence_that_it_was_approved_with() -> None:
    lesson = _decided(SEEN).lesson
    assert lesson is not None
    assert (lesson.marks, lesson.sentences) == (("zorblhandelgmbh",), (mark_of(SAID),))


def test_an_e_invoice_without_one_teaches_nothing() -> None:
    assert _decided().lesson is None


@pytest.mark.parametrize(
    "path", ["invoice_number", "lines[0].description", "seller.address.city", "tax_breakdown[0].base"]
)
def test_a_sentence_beside_which_something_else_was_changed_is_known(path: str) -> None:
    lesson = _decided(SEEN, changed=[path]).lesson
    assert lesson is not None
    assert lesson.sentences == (mark_of(SAID),)


@pytest.mark.parametrize(
    "path",
    ["totals.due", "lines[0].net", "tax_breakdown[0].amount", "payment.iban", "payment.other_accounts[0].iban",
     "payee.name", "due_date", "currency", "doc_type", "lines", "tax_breakdown"],
)  # fmt: skip
def test_a_sentence_with_which_a_person_changed_what_is_owed_is_asked_about_again(path: str) -> None:
    assert _decided(SEEN, changed=[path]).lesson is None
