"""What a person approved teaches: the sentences of an e-invoice, too, which has no page to be known by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import pytest

from extractors.hearing import UNCLEAR, mark_of
from flows.approved import with_decided
from schemas import Claim, DocType, Extraction, Layer, Lesson, Reading, Rival, RuleOutcome, Statement
from schemas.deciding import key_of
from schemas.decision import Decided, Decision, DecisionKind, Who
from tests.extractors.grid import reading
from validators.judge import examine
from validators.rule import Facts
from validators.rulebook import BY_ID

SAID = "The true sum to transfer is the one we settled on over the phone."
SEEN = f'A sentence may change what is owed: "{SAID}".'


def _taxes(amounts: Mapping[str, str]) -> dict[str, Claim]:
    return {
        path: Claim(term=path, value=Decimal(amount), raw=amount, layer=Layer.RULES, score=1.0)
        for path, amount in amounts.items()
    }


def _decided(
    *seen: str,
    changed: Collection[str] = (),
    given: Mapping[str, str] = MappingProxyType({}),
    read: Mapping[str, str] = MappingProxyType({}),
) -> Extraction:
    name = Claim(
        term="seller.name", value="Zorbl Handel GmbH", raw="Zorbl Handel GmbH", layer=Layer.EINVOICE, score=1.0
    )
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        claims={"seller.name": name, **_taxes(given)},
        changed=tuple(changed),
        seen=seen,
    )
    told = Extraction(notices=(Statement(kind=UNCLEAR, language="en", text=SAID),), claims=_taxes(read))
    return with_decided(Reading(sha256="0" * 64, reader="einvoice"), told, decided)


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
    ["totals.due", "lines[0].net", "payment.iban", "payment.other_accounts[0].iban",
     "payee.name", "due_date", "currency", "doc_type", "lines", "tax_breakdown"],
)  # fmt: skip
def test_a_sentence_with_which_a_person_changed_what_is_owed_is_asked_about_again(path: str) -> None:
    assert _decided(SEEN, changed=[path]).lesson is None


@pytest.mark.parametrize(
    ("taxes", "known"),
    [
        (["0.00", "233.10"], True),  # what is free of tax was no row, and the other is another one now
        (["233.10"], True),
        (["10.00", "233.10"], False),
        (["0.00"], False),
        (["0.00", "233.01"], False),
    ],
)
def test_a_sentence_is_known_where_the_same_tax_is_charged_in_other_rows(taxes: Sequence[str], *, known: bool) -> None:
    read = {"tax_breakdown[0].amount": "233.10"}
    rows = {f"tax_breakdown[{number}].amount": tax for number, tax in enumerate(taxes)}
    lesson = _decided(SEEN, given=rows, read=read, changed=rows).lesson
    assert (lesson is not None) is known


@pytest.mark.parametrize(("given", "read"), [("0.00", True), ("0.00", False), ("19.00", True)])
def test_a_sentence_beside_which_the_row_of_a_tax_was_added_is_known_where_the_tax_stood(
    given: str, read: bool
) -> None:
    tax = DUE.model_copy(update={"term": "totals.tax", "value": Decimal(0), "doubt": None})
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        claims={"totals.tax": tax.model_copy(update={"value": Decimal(given)})},
        changed=("tax_breakdown[0].rate", "tax_breakdown[0].base", "tax_breakdown[0].amount"),
        confirmed=("totals.tax",),
        seen=(SEEN,),
    )
    notices = (Statement(kind=UNCLEAR, language="en", text=SAID),)
    claims = {"totals.tax": tax} if read else {}
    lesson = with_decided(reading("Zorbl Handel GmbH"), Extraction(notices=notices, claims=claims), decided).lesson
    assert lesson is not None
    assert lesson.sentences == (() if Decimal(given) else (mark_of(SAID),))


DUE = Claim(
    term="totals.due",
    value=Decimal(180),
    raw="180,00",
    layer=Layer.RULES,
    score=0.7,
    page=1,
    doubt='"Rest" beside it is 21,50.',
)
RIVAL = Rival(term="totals.due", value="9.00", raw="9,00", label="Rest")


def _taught(given: Mapping[str, Decimal], *seen: str) -> Lesson:
    """What a page teaches on which what is due is in doubt, or has a second value, and a person gives these amounts."""
    claims = {path: DUE.model_copy(update={"value": value, "doubt": None}) for path, value in given.items()}
    confirmed = tuple(path for path, value in given.items() if value == DUE.value)
    decided = Decided(
        decision=Decision(document="0" * 64, decision=DecisionKind.APPROVE),
        who=Who(name="Anna"),
        doc_type=DocType.INVOICE,
        claims=claims,
        changed=tuple(given.keys() - confirmed),
        confirmed=confirmed,
        seen=seen,
    )
    read = Extraction(claims={"totals.due": DUE}, rivals=(RIVAL,))
    lesson = with_decided(reading("Zorbl Handel GmbH"), read, decided).lesson
    assert lesson is not None
    return lesson


def _asked(rule: str) -> str:
    """What the rule asks of the page: the key of its finding."""
    read = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, claims={"totals.due": DUE}, rivals=(RIVAL,))
    [found] = [
        one
        for one in examine(BY_ID[rule], Facts(invoice=read.invoice(), extraction=read))
        if one.outcome is RuleOutcome.FAIL
    ]
    return key_of(found)


ASKED, SECOND = _asked("GATE-2"), _asked("GATE-9")
STANDS, OTHER = {"totals.due": Decimal(180)}, {"totals.due": Decimal(150)}


def test_a_doubt_that_stood_before_the_person_who_left_the_value_is_learnt() -> None:
    assert _taught(STANDS, ASKED).upheld == ("totals.due: # beside it is #",)
    assert _taught(STANDS, SECOND).upheld == ("totals.due, rest",)


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        (STANDS, ()),
        (OTHER, (ASKED, SECOND)),
        ({}, (ASKED, SECOND)),
        (STANDS, [key.replace("Amount due for payment", "Paid amount") for key in (ASKED, SECOND)]),
        (STANDS, [key.replace("9,00", "9,001").replace("21,50", "21,501") for key in (ASKED, SECOND)]),
        (STANDS, [key.replace("GATE-", "LINE-") for key in (ASKED, SECOND)]),
    ],
    ids=["unseen", "other", "unsaid", "of another term", "of another number", "by another rule"],
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
