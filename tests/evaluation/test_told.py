"""What is known of a labelled document's parties, and what each part of that is worth: made of values, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.corpus import Labelled, Labels
from evaluation.grades import kind_of
from evaluation.parts import Way, worth
from evaluation.told import told_of
from schemas import Claim, Layer, vendor_keys
from schemas.grades import GRADES, grade_of

FIELDS = {"buyer_name": "North Engines GmbH", "seller_name": "Pine Tools Ltd", "iban": "DE89370400440532013000"}


def document(hidden: frozenset[str] = frozenset()) -> Labelled:
    return Labelled(Path("a.pdf"), "", "set", Labels("a", fields=FIELDS, hidden=hidden))


def test_buyer_and_seller_are_known_as_they_are_labelled_and_printed() -> None:
    told = told_of(document())
    assert [one.names for one in told.companies() or ()] == [("North Engines GmbH",)]
    assert [one.ibans for one in told.vendors(vendor_keys("Pine Tools Ltd", ())) or ()] == [(FIELDS["iban"],)]
    assert told.vendors(["name:SOMEBODYELSE"]) == []
    assert [one.ibans for one in told_of(document(frozenset({"iban"}))).every_vendor() or ()] == [()]


def test_each_part_can_be_unknown() -> None:
    assert told_of(document(), companies=False).companies() is None
    assert told_of(document(), vendors=False).every_vendor() is None


def test_what_cannot_be_read_counts_and_does_not_go_through() -> None:
    paid, asked = (Labelled(Path(kind), "", "set", Labels("a", doc_type=kind)) for kind in ("invoice", "quote"))
    assert worth([paid, asked, paid], [], Way()) == (0, 2, 0)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"doubt": "Two are named so."}, "contradicted: a doubt stays one"),
        ({"layer": Layer.REFERENCE}, "known and printed"),
        ({"proof": "It adds up."}, "proved by sums or dates"),
        ({"alone": True}, "one trained reader alone"),
        ({"confidence": 0.99}, "two readers"),
        ({}, "the rules alone"),
    ],
)
def test_a_value_rests_on_the_strongest_evidence_it_has(more: dict[str, object], kind: str) -> None:
    given = {"term": "invoice_number", "value": "R-1", "raw": "R-1", "layer": Layer.RULES, "score": 0.9, **more}
    assert kind_of(Claim.model_validate(given)) == kind


def test_a_score_has_the_strongest_grade_that_it_reaches() -> None:
    assert [grade_of(score) for score in GRADES.values()] == list(GRADES)
    assert (grade_of(0.5), grade_of(1.0)) == ("guessed", "proved")
