"""What a person approved teaches: the sentences of an e-invoice, too, which has no page to be known by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest

from extractors.hearing import UNCLEAR, mark_of
from flows.approved import with_decided
from schemas import Claim, DocType, Extraction, Layer, Lesson, Reading, Rival, Statement
from schemas.decision import Decided, Decision, DecisionKind, Who
from tests.extractors.grid import reading

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


DOUBT = '"Rest" beside it is 21,50.'


def _taught(given: Mapping[str, Decimal], *seen: str, doubt: str | None = DOUBT, label: str = "Rest") -> Lesson:
    """What a page teaches on which what is due is in doubt, or has a second value, and a person gives these amounts."""
    due = Claim(term="totals.due", value=Decimal(180), raw="180,00", layer=Layer.RULES, score=0.7, page=1, doubt=doubt)
    claims = {path: due.model_copy(update={"value": value, "doubt": None}) for path, value in given.items()}
    confirmed = tuple(path for path, value in given.items() if value == due.value)
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        doc_type=DocType.INVOICE,
        claims=claims,
        changed=tuple(given.keys() - confirmed),
        confirmed=confirmed,
        seen=seen,
    )
    rival = Rival(term="totals.due", value="9.00", raw="9,00", label=label)
    read = Extraction(claims={"totals.due": due}, rivals=(rival,))
    lesson = with_decided(reading("Zorbl Handel GmbH"), read, decided).lesson
    assert lesson is not None
    return lesson


ASKED = 'GATE-2: Amount due for payment is not certain: "Rest" beside it is 21,50.'
SECOND = 'GATE-9: Amount due for payment was read as 180,00, but "Rest" also names 9,00.'
STANDS, OTHER = {"totals.due": Decimal(180)}, {"totals.due": Decimal(150)}


def test_a_doubt_that_stood_before_the_person_who_left_the_value_is_learnt() -> None:
    assert _taught(STANDS, ASKED).upheld == ("totals.due: # beside it is #",)
    assert _taught(STANDS, SECOND).upheld == ("totals.due, rest",)


@pytest.mark.parametrize(
    ("given", "seen"),
    [(STANDS, ()), (OTHER, (ASKED, SECOND)), ({}, (ASKED, SECOND))],
    ids=["unseen", "other", "unsaid"],
)
def test_a_doubt_is_not_learnt_otherwise(given: Mapping[str, Decimal], seen: Sequence[str]) -> None:
    assert _taught(given, *seen).upheld == ()


def test_another_value_ends_what_people_let_stand() -> None:
    assert _taught(OTHER).mended == ("totals.due",)
    assert _taught(STANDS, ASKED).mended == ()


@pytest.mark.parametrize("seen", ["GATE-4: That it is an invoice is not certain.", "TYPE-1: It was not recognised."])
def test_the_kind_is_learnt_where_a_person_had_to_say_it(seen: str) -> None:
    assert _taught(STANDS, seen).doc_type == "invoice"
    assert _taught(STANDS, ASKED).doc_type == ""
