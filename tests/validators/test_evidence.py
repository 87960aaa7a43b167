"""What arithmetic and dates prove of a value, whatever its score says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from schemas import Alternative, Box, Claim, Extraction, Layer, Printed
from validators.evidence import proved

LINES = {"lines[0].net": "60.00", "lines[1].net": "40.00"}
TOTALS = {"totals.net": "100.00", "totals.tax": "19.00", "totals.gross": "119.00", "totals.due": "119.00"}


def claim(term: str, value: object, **more: object) -> Claim:
    given = {
        "term": term,
        "value": value,
        "raw": str(value),
        "layer": Layer.MODEL,
        "score": 0.5,
        "page": 1,
        "label": "x",
    }
    return Claim.model_validate({**given, "page": 1, "label": "x", **more})


def sums(*, triple: bool = True, **values: str) -> Extraction:
    given = {**LINES, **TOTALS, **{term.replace("__", "."): value for term, value in values.items()}}
    claims = {term: claim(term, Decimal(value)) for term, value in given.items()}
    extraction = Extraction(claims=claims, triple_printed=triple)
    return proved(extraction, extraction.invoice())


def certain(extraction: Extraction) -> set[str]:
    return {term for term, one in extraction.claims.items() if one.proof}


def test_totals_that_lines_and_payment_confirm_are_certain_whatever_their_scores() -> None:
    assert certain(sums()) == set(TOTALS)
    assert certain(sums(totals__withheld="15.00", totals__due="104.00")) == {*TOTALS, "totals.withheld"}
    assert certain(sums(totals__charges="5.00", **{"lines[1].net": "35.00"})) == {*TOTALS, "totals.charges"}


def test_what_was_paid_is_certain_where_the_total_less_it_stands_as_due() -> None:
    paid = {"totals__paid": "19.00", "totals__due": "100.00"}
    assert "totals.paid" in certain(sums(**paid, **{"lines[1].net": "41.00"}))
    assert "totals.paid" not in certain(sums(**paid, triple=False))
    assert "totals.paid" not in certain(sums(totals__paid="18.00", totals__due="100.00"))
    unnamed = sums(**paid).claims | {"totals.paid": claim("totals.paid", Decimal("19.00"), label=None)}
    extraction = Extraction(claims=unnamed, triple_printed=True)
    assert "totals.paid" not in certain(proved(extraction, extraction.invoice()))


@pytest.mark.parametrize(
    "wrong",
    [{"totals__net": "99.00"}, {"totals__tax": "18.00"}, {"totals__due": "100.00"}, {"totals__charges": "5.00"}],
)
def test_one_amount_that_does_not_fit_proves_nothing(wrong: dict[str, str]) -> None:
    assert certain(sums(**wrong)) == set()


def test_sums_that_do_not_stand_printed_and_doubts_are_no_proof() -> None:
    assert certain(sums(triple=False)) == set()
    extraction = sums()
    doubtful = {**extraction.claims, "totals.gross": claim("totals.gross", Decimal("119.00"), doubt="misread")}
    extraction = extraction.model_copy(update={"claims": doubtful})
    assert "totals.gross" not in certain(proved(extraction, extraction.invoice()))


def dated(*lines: str, **due: object) -> bool:
    printed = tuple(Printed(line, 1, Box(0, 0, 9, 9)) for line in lines)
    claims = {
        "issue_date": claim("issue_date", date(2026, 2, 11), score=0.9),
        "due_date": claim("due_date", **{"value": date(2026, 3, 3), "score": 0.6, **due}),
    }
    extraction = Extraction(claims=claims, printed=printed)
    return proved(extraction, extraction.invoice()).claims["due_date"].proof is not None


def test_a_due_date_at_its_label_is_certain_where_no_other_date_fits() -> None:
    assert dated("11/02/2026", "03/03/2026")
    assert not dated("11/02/2026", "03/03/2026", "20/02/2026")
    assert not dated("11/02/2026", "03/03/2026", label=None)
    assert not dated("11/02/2026", "03/03/2026", alone=True)
    assert not dated("11/02/2026", "03/03/2026", score=0.4)
    rival = Alternative(value=date(2026, 2, 21), raw="21. Feb", score=0.4)
    assert not dated("11/02/2026", "03/03/2026", rejected=(rival,))
    assert not dated("04.06.2026", value=date(2026, 6, 4))
