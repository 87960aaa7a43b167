"""What a person approved teaches: the sentences of an e-invoice, too, which has no page to be known by."""

from __future__ import annotations

from extractors.hearing import UNCLEAR, mark_of
from flows.approved import with_decided
from schemas import Claim, Extraction, Layer, Reading, Statement
from schemas.decision import Decided, Decision, DecisionKind, Who

SAID = "The true sum to transfer is the one we settled on over the phone."


def _decided(*seen: str) -> Extraction:
    name = Claim(
        term="seller.name", value="Zorbl Handel GmbH", raw="Zorbl Handel GmbH", layer=Layer.EINVOICE, score=1.0
    )
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        claims={"seller.name": name},
        seen=seen,
    )
    read = Extraction(notices=(Statement(kind=UNCLEAR, language="en", text=SAID),))
    return with_decided(Reading(sha256="0" * 64, reader="einvoice"), read, decided)


def test_an_e_invoice_teaches_the_sentence_that_it_was_approved_with() -> None:
    lesson = _decided(f'A sentence may change what is owed: "{SAID}".').lesson
    assert lesson is not None
    assert (lesson.marks, lesson.sentences) == (("zorblhandelgmbh",), (mark_of(SAID),))


def test_an_e_invoice_without_one_teaches_nothing() -> None:
    assert _decided().lesson is None
