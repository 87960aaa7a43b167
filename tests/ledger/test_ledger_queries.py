"""Questions to the ledger: what is found, chosen, counted, remembered."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects.sqlite import dialect as sqlite

from ledger import Ledger, knowledge, queries
from schemas import (
    DocType,
    ExportHistory,
    Like,
    OutcomeKind,
    Party,
    Policy,
    Share,
    Sighting,
    Verdict,
    normalise_number,
    seller_keys,
)
from tests.ledger.kept import START, VERSIONS, begin, claim, complete, fill, gate_passed, ingest, settled, verdict_on

EXPORTED, REVIEW = OutcomeKind.EXPORTED, OutcomeKind.REVIEW


@pytest.fixture
def exported(ledger: Ledger, tmp_path: Path) -> Verdict:
    """A document that left as invoice 0012-A."""
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"}))
    first, second = ledger.pending(run)
    ledger.judged(run, verdict_on(first, number="0012-A", rules=["OLD-01"]))
    ledger.judged(run, verdict_on(second, number="INV 7", rules=["BR-CO-15", "IBAN-01"], gross="50.00"))
    ledger.gated(run, gate_passed(2))
    for verdict in ledger.unsettled(run):
        settled(ledger, run, verdict, EXPORTED if verdict.document == first else REVIEW)
    ledger.finish_run(run)
    found = ledger.verdict(first.sha256)
    assert found is not None
    return found


@pytest.mark.parametrize("name", ["a.pdf", "0012-A", "12 a", "12/A"])
def test_find_by_name_or_number(ledger: Ledger, exported: Verdict, name: str) -> None:
    assert [document.sha256 for document in ledger.find(name)] == [exported.document.sha256]


def test_find_by_hash_prefix(ledger: Ledger, exported: Verdict) -> None:
    sha256 = exported.document.sha256
    assert [document.sha256 for document in ledger.find(sha256[:6].upper())] == [sha256]
    assert ledger.find(sha256) == [exported.document]


def test_find_by_the_end_of_its_path_where_nothing_is_called_so(ledger: Ledger, tmp_path: Path) -> None:
    run = ledger.start_run("ingest", "in", VERSIONS, Policy())
    for place in ("in/word/a.pdf", "in/word/b.pdf", "word/b.pdf", "in/sword/c.pdf"):
        file = tmp_path / "any.pdf"
        file.write_bytes(place.encode())
        ledger.add(run, [ledger.keep(file, origin=place, media_type="application/pdf", received_at=START)])
    for name, found in {
        "word/a.pdf": ["in/word/a.pdf"],
        "word/b.pdf": ["word/b.pdf"],  # its whole origin counts first
        "in/word": [],
        "word/c.pdf": [],
        "ord/a.pdf": [],
        "Word/a.pdf": [],
        "%/a.pdf": [],
    }.items():
        assert [one.origin for one in ledger.find(name)] == found, name


@pytest.mark.parametrize("name", ["", "%", "____", "no such thing"])
def test_find_nothing(ledger: Ledger, exported: Verdict, name: str) -> None:
    assert ledger.find(name) == []
    assert exported.document.origin == "a.pdf"


def test_select_by_state_rule_day_and_document(ledger: Ledger, exported: Verdict) -> None:
    def names(**conditions: object) -> list[str]:
        return [document.origin for document in ledger.select(**conditions)]  # type: ignore[arg-type]

    assert names() == ["a.pdf", "b.pdf"]
    assert names(state=REVIEW) == ["b.pdf"]
    assert names(rule="BR-CO-15") == ["b.pdf"]
    assert names(rule="BR-CO-15", state=EXPORTED) == []
    assert names(since=START.date()) == ["a.pdf", "b.pdf"]
    assert names(since=START.date() + timedelta(days=1)) == []
    assert names(sha256s=[exported.document.sha256]) == ["a.pdf"]
    assert names(sha256s=[]) == []


def test_a_rule_that_no_longer_fails_is_not_chosen(ledger: Ledger, exported: Verdict) -> None:
    assert [document.sha256 for document in ledger.select(rule="OLD-01")] == [exported.document.sha256]
    replay = ledger.start_run("replay", "", VERSIONS, Policy())
    ledger.add(replay, ledger.select(rule="OLD-01"))
    complete(ledger, replay)
    assert list(ledger.select(rule="OLD-01")) == []


def test_sightings_are_of_exported_documents_only(ledger: Ledger, exported: Verdict) -> None:
    sellers = seller_keys(exported.invoice.seller)
    run = ledger.run()
    assert run is not None
    seen = ledger.knowledge.sightings(sellers, normalise_number("12A"), DocType.INVOICE)
    assert seen == [Sighting(exported.document.sha256, run.run)]
    assert ledger.knowledge.sightings(sellers, normalise_number("INV-7"), DocType.INVOICE) == [], "it waits for review"
    assert ledger.knowledge.sightings(sellers, normalise_number("12A"), DocType.CREDIT_NOTE) == []
    assert ledger.knowledge.sightings(["vat:XX", "name:OTHER"], normalise_number("12A"), DocType.INVOICE) == []
    assert ledger.knowledge.sightings([], normalise_number("12A"), DocType.INVOICE) == []


@pytest.mark.parametrize("seller", [Party(name="SAMPLE WORKS"), Party(name="Other", vat_id="DE 136695976")])
def test_one_shared_key_is_enough_for_a_sighting(ledger: Ledger, exported: Verdict, seller: Party) -> None:
    seen = ledger.knowledge.sightings(seller_keys(seller), normalise_number("12A"), DocType.INVOICE)
    assert [sighting.sha256 for sighting in seen] == [exported.document.sha256]


def test_export_history_leaves_the_present_run_out(ledger: Ledger, exported: Verdict, tmp_path: Path) -> None:
    run = ledger.run()
    assert run is not None
    found = ledger.export_history()
    assert (found.documents, found.currencies, found.median_gross) == (1, {"EUR": 1}, {"EUR": Decimal("119.00")})
    assert found.having == {"due_date": 1, "seller.vat_id": 1}
    assert found.share == Share(decided=2, straight=1), "one was exported, one waits"
    assert found.sellers["vat:DE136695976"] == Share(2, 1)
    assert found.usual_size is None, "one run is no habit"
    assert ledger.export_history(before=run) == ExportHistory()
    ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
    assert ledger.export_history().documents == 2
    assert exported.invoice.totals.gross == Decimal("119.00")


def test_a_batch_is_usual_after_five_runs(ledger: Ledger, tmp_path: Path) -> None:
    for number, size in enumerate((1, 2, 3, 4, 40)):
        assert ledger.export_history().usual_size is None
        contents = {f"{number}-{one}.pdf": f"{number} {one}".encode() for one in range(size)}
        ingest(ledger, fill(tmp_path / str(number), contents))
    assert ledger.export_history().usual_size == 3


@pytest.mark.parametrize("gross", ["119", "119.0", "119.00"])
def test_an_amount_is_found_however_many_decimals_were_printed(ledger: Ledger, exported: Verdict, gross: str) -> None:
    (found,) = ledger.knowledge.earlier(Like(gross=Decimal(gross), currency="EUR"))
    assert found.invoice == exported.invoice
    assert ledger.knowledge.earlier(Like(gross=Decimal("119.01"), currency="EUR")) == []


def test_what_is_known_of_a_busy_seller_is_read_once_and_what_left_since_too(
    ledger: Ledger, exported: Verdict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known, like = ledger.knowledge, Like(sellers=seller_keys(exported.invoice.seller))
    (first,) = known.earlier(like)
    assert first.invoice == exported.invoice
    ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
    read: list[int] = []
    ours = queries.left_by

    def watched(numbers: Sequence[int]) -> Select[Any]:
        read.extend(numbers)
        return ours(numbers)

    monkeypatch.setattr(queries, "left_by", watched)
    newest, oldest = known.earlier(like)
    assert (oldest, len(read)) == (first, 1), "the other was kept"
    monkeypatch.setattr(knowledge, "_KEPT", 1)
    assert known.earlier(like) == [newest, oldest], "more than are kept are read again"


@pytest.mark.parametrize("sellers", [True, False])
def test_those_of_an_amount_are_looked_for_by_it(
    ledger: Ledger, exported: Verdict, workspace: Path, *, sellers: bool
) -> None:
    keys = seller_keys(exported.invoice.seller) if sellers else ()
    like = Like(sellers=keys, currency="EUR", gross=Decimal("119"), doc_type=DocType.INVOICE)
    (found,) = ledger.knowledge.earlier(like)
    assert found.sha256 == exported.document.sha256
    assert ledger.knowledge.earlier(like._replace(sellers=["vat:DE1"])) == []
    if sellers:
        query = queries.exported_like(like).compile(dialect=sqlite(), compile_kwargs={"literal_binds": True})
        with closing(sqlite3.connect(workspace / "ledger.db")) as database:
            plan = " ".join(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {query}"))
        assert "ix_verdicts_gross" in plan, "a busy seller has thousands of verdicts, each a long row"


def test_every_document_that_names_an_order_is_found(ledger: Ledger, tmp_path: Path) -> None:
    folder = fill(tmp_path / "in", {f"{number}.pdf": str(number).encode() for number in range(205)})
    run = begin(ledger, folder)
    for number, document in enumerate(ledger.pending(run)):
        verdict = verdict_on(document, number=f"N-{number}")
        named = "PO 7" if number < 203 else "PO-77"
        invoice = verdict.invoice.model_copy(update={"purchase_order_reference": named, "preceding_invoice": named})
        ledger.judged(run, verdict.model_copy(update={"invoice": invoice}))
    ledger.gated(run, gate_passed(205))
    for verdict in ledger.unsettled(run):
        settled(ledger, run, verdict)
    ledger.finish_run(run)
    assert len(ledger.knowledge.earlier(Like(order=normalise_number("po/007")))) == 203
    assert len(ledger.knowledge.earlier(Like(corrects=normalise_number("PO77")))) == 2
    assert ledger.knowledge.earlier(Like(order=normalise_number("PO-8"))) == []
    assert len(ledger.knowledge.earlier(Like())) == 200, "of all others the newest are enough"


def test_a_document_is_found_by_the_number_that_was_withheld_of_it(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "in", {"a.pdf": b"a", "b.pdf": b"b"}))
    for document, read in zip(ledger.pending(run), ("R-10", "R-11"), strict=True):
        verdict = verdict_on(document, number=read)
        claims = {**verdict.claims, "preceding_invoice": claim("preceding_invoice", read)}
        ledger.judged(run, verdict.model_copy(update={"claims": claims}))
    ledger.gated(run, gate_passed(2))
    for verdict in ledger.unsettled(run):
        settled(ledger, run, verdict)
    found = ledger.knowledge.earlier(Like(corrects=normalise_number("R 10")))
    assert [(one.invoice.invoice_number, one.invoice.preceding_invoice) for one in found] == [("R-10", None)]


def test_counts_while_a_run_is_going_on(ledger: Ledger, tmp_path: Path) -> None:
    run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"one", "c.pdf": b"two"}))
    assert ledger.counts() == {"received": 2}
    assert ledger.counts(run) == {"documents": 3, "duplicate": 1}
    (document, _) = ledger.pending(run)
    assert ledger.state_of(document.sha256) is None
    assert ledger.state_of("0" * 64) is None


def test_many_documents_come_in_order_and_may_be_settled_while_read(ledger: Ledger, tmp_path: Path) -> None:
    names = [f"{number:03d}.pdf" for number in range(230)]
    run = begin(ledger, fill(tmp_path / "inbox", {name: name.encode() for name in names}))
    for document in reversed(list(ledger.pending(run))):
        ledger.judged(run, verdict_on(document))
    assert [verdict.document.origin for verdict in ledger.verdicts(run)] == names
    ledger.gated(run, gate_passed(230))
    for verdict in ledger.unsettled(run):
        settled(ledger, run, verdict)
    assert [verdict.document.origin for verdict in ledger.exported(run)] == names
    assert [arrival.origin for arrival in ledger.arrivals(run)] == names


def test_nothing_is_known_of_an_empty_ledger(ledger: Ledger) -> None:
    assert ledger.runs() == []
    assert ledger.run() is None
    assert ledger.counts() == {}
    assert ledger.verdict("0" * 64) is None
    assert ledger.history("0" * 64) == []
    assert list(ledger.select(since=date(2020, 1, 1))) == []


def test_a_document_is_found_without_its_files_ending(ledger: Ledger, tmp_path: Path) -> None:
    ingest(ledger, fill(tmp_path / "inbox", {"bill_1.pdf": b"one", "billA1.pdf": b"two"}))
    assert [found.origin for found in ledger.find("bill_1")] == ["bill_1.pdf"]


def test_the_numbers_of_a_seller_are_those_of_all_its_invoices(ledger: Ledger, exported: Verdict) -> None:
    sellers = seller_keys(exported.invoice.seller)
    assert ledger.knowledge.numbers(sellers) == {"12-A", "INV-7"}, "the second waits for review"
    assert ledger.knowledge.numbers(["name:OTHER"]) == ledger.knowledge.numbers([]) == frozenset()
