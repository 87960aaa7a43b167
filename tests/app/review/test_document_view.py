"""What the page of a document shows beside its values, and where."""

from __future__ import annotations

from pathlib import Path

from app.review.document_view import boxes_on, on_desk, view
from ledger import Ledger
from schemas import Box, Layer
from tests.ledger.desk_run import VALUES, read, received, verdict_of
from validators.catalogue import RULES, SIGNALS


def test_what_the_page_says_stands_beside_the_value_of_an_e_invoice(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        document = received(ledger, tmp_path, b"a hybrid")
    printed = read("invoice_number", "R-7")
    claims = {term: read(term, value) for term, value in VALUES.items()}
    claims["invoice_number"] = claims["invoice_number"].model_copy(
        update={"layer": Layer.EINVOICE, "rejected": (printed,)}
    )
    fields = {field.path: field for field in view(verdict_of(document, claims, ()), ()).fields}
    assert (fields["invoice_number"].text, fields["invoice_number"].beside) == ("R-1", "R-7")
    assert fields["currency"].beside == ""


def test_of_words_that_follow_each_other_one_box_is_drawn() -> None:
    words = "10.0,20.0,30.0,30.0;33.0,20.5,50.0,30.5;90.0,20.0,99.0,30.0;10.0,34.0,40.0,44.0"
    drawn = [Box(10, 20, 50, 30.5), Box(90, 20, 99, 30), Box(10, 34, 40, 44)]
    assert boxes_on(f"2:{words}", 2) == drawn
    assert boxes_on(f"2:{words}", 1) == []


def test_who_is_at_the_desk_is_not_sent_to_the_command_line() -> None:
    assert [rule.id for rule in (*RULES, *SIGNALS.values()) if "`vouchline decide`" in on_desk(rule.todo)] == []
