"""The queue is sorted, filtered, searched and counted from rows of its own, which follow every move of a document."""

from __future__ import annotations

import hashlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, create_engine, event, insert

from flows.desk import queue_told
from ledger import Ledger
from ledger.desk_tables import waiting as table
from ledger.tables import documents
from schemas import OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from schemas.queue import Wanted
from tests.ledger.desk_run import received, take
from tests.ledger.kept import failed

ANNA, BERT = Who(name="anna"), Who(name="bert")
DOUBT = (failed("GATE-1"),)
TODAY = date(2026, 3, 2)
MANY = 400


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace") as opened:
        yield opened


def row(place: int, **given: Any) -> dict[str, Any]:
    """A row of what waits, as documents of many vendors have it."""
    chance = random.Random(place)
    amount = f"{chance.randint(100, 9_999_999) / 100:.2f}"
    made = {
        "document": hashlib.sha256(str(place).encode()).hexdigest(),
        "parent": None,
        "file": f"inbox/scan-{place:05}.pdf",
        "state": chance.choice(["review", "review", "quarantined"]),
        "reason": "It says so [GATE-1].",
        "cause": f"RULE-{chance.randint(1, 40)}",
        "vendor": f"Vendor {chance.randint(1, 8)} Ltd",
        "number": f"R-{place}",
        "amount": amount,
        "currency": chance.choice(["EUR", "USD"]),
        "due_date": TODAY + timedelta(days=chance.randint(-30, 60)) if chance.random() < 0.9 else None,
        "since": datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=place),
        "people": chance.choice([1, 1, 1, 2]),
        "decided": 0,
        "whose": None,
        **given,
    }
    words = " ".join(str(made[name]) for name in ("number", "vendor", "amount", "file") if made[name])
    return {**made, "size": int(float(made["amount"] or 0) * 1_000_000), "found_by": words.casefold()}


def fill(workspace: Path, rows: list[dict[str, Any]]) -> None:
    engine = create_engine(f"sqlite:///{workspace / 'ledger.db'}")
    with engine.begin() as connection:
        known = [{"sha256": one["document"], "size": 1, "state": one["state"], "kept": True} for one in rows]
        connection.execute(insert(documents), known)
        connection.execute(insert(table), rows)
    engine.dispose()


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Many documents that wait."""
    workspace = tmp_path_factory.mktemp("many") / "workspace"
    with Ledger.open(workspace) as opened:
        fill(workspace, [row(number, told='{"invoice": {}}', doubted="[]", lacks="[]") for number in range(MANY)])
        yield opened


@pytest.fixture
def five(ledger: Ledger, tmp_path: Path) -> list[str]:
    """Five documents whose amounts, days, vendors and causes come in another order each."""
    rows = [
        row(0, amount="50.00", due_date=date(2026, 3, 9), vendor="Delta", cause="B", state="review"),
        row(1, amount="1234.50", due_date=date(2026, 3, 1), vendor="Äpfel & Co", cause="C", state="review"),
        row(2, amount="900.00", due_date=None, vendor=None, cause="A", state="quarantined"),
        row(3, amount="50.01", due_date=date(2026, 3, 5), vendor="Charlie", cause="B", state="review"),
        row(4, amount=None, due_date=date(2026, 3, 5), vendor="Delta", cause="A", state="review", number="INV 00/12-A"),
    ]
    rows[4]["found_by"] += " inv-12-a"
    rows = [{**one, "people": 2 if place == 3 else 1} for place, one in enumerate(rows)]
    fill(tmp_path / "workspace", rows)
    return [one["document"] for one in rows]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("due", [1, 3, 4, 0, 2]),
        ("amount", [1, 2, 3, 0, 4]),
        ("age", [0, 1, 2, 3, 4]),
        ("vendor", [3, 4, 0, 1, 2]),
        ("cause", [4, 2, 3, 0, 1]),
    ],
)
def test_each_order(ledger: Ledger, five: list[str], sort: Any, order: list[int]) -> None:
    assert [five.index(one.document) for one in ledger.queue(Wanted(sort=sort)).items] == order


def test_turned_around_what_has_no_date_still_comes_last(ledger: Ledger, five: list[str]) -> None:
    turned = ledger.queue(Wanted(sort="due", descending=True)).items
    assert [five.index(one.document) for one in turned] == [0, 3, 4, 1, 2]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"vendor": "Delta"}, {0, 4}),
        ({"cause": "A", "state": "quarantined"}, {2}),
        ({"people": 2}, {3}),
        ({"due_before": TODAY}, {1}),
        ({"search": "ÄPFEL"}, {1}),
        ({"search": "delta scan-00004"}, {4}),
        ({"search": "1.234,50"}, {1}),
        ({"search": "1,234.50"}, {1}),
        ({"search": "inv/12A"}, {4}),
        ({"search": "100%"}, set()),
        ({"search": "_"}, set()),
        ({"search": "'; DROP TABLE waiting; --"}, set()),
        ({"file": "inbox/scan-00002.pdf"}, {2}),
        ({"whose": ""}, {0, 1, 2, 3, 4}),
    ],
)
def test_filters_and_search(ledger: Ledger, five: list[str], wanted: dict[str, Any], found: set[int]) -> None:
    queue = ledger.queue(Wanted(**wanted))
    assert {five.index(one.document) for one in queue.items} == found
    assert queue.total == len(found)


def test_pages_and_counts(ledger: Ledger, five: list[str]) -> None:
    page = ledger.queue(Wanted(sort="age", offset=1, limit=2))
    assert ([five.index(one.document) for one in page.items], page.total) == ([1, 2], 5)
    counts = ledger.queue_counts(TODAY)
    assert (counts.all, counts.overdue, counts.two_people, counts.second) == (5, 1, 1, 0)
    assert counts.states == {"review": 4, "quarantined": 1}
    assert list(counts.causes.items()) == [("A", 2), ("B", 2), ("C", 1)]
    assert next(iter(counts.vendors)) == "Delta"


def test_the_rows_follow_every_move(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    two = Policy(people=People(two_for=("everything",)))

    def seen() -> tuple[Any, ...]:
        items = ledger.queue(Wanted()).items
        return tuple((one.state, one.people, one.decided_by, one.whose, str(one.amount)) for one in items)

    def say(kind: DecisionKind, who: Who = ANNA, **said: Any) -> None:
        decision = Decision(document=sha256, decision=kind, **said)
        assert take(ledger, who, decision, policy=two, findings=DOUBT).refused == {}

    assert seen() == (("review", 1, (), None, "119.00"),)
    say(DecisionKind.HAND_OVER, to="bert")
    assert seen() == (("review", 1, (), "bert", "119.00"),)
    say(DecisionKind.APPROVE, values={"totals.gross": "120.00"})
    assert seen() == (("review", 2, ("anna",), "bert", "120.00"),)
    say(DecisionKind.REOPEN, who=BERT)
    assert seen() == (("review", 2, (), None, "120.00"),)
    say(DecisionKind.REJECT, reason="twice")
    assert seen() == ()
    say(DecisionKind.REOPEN)
    assert [one[0] for one in seen()] == ["review"]
    assert ledger.state_of(sha256) is OutcomeKind.REVIEW


def test_an_older_ledger_is_listed_when_it_is_opened(ledger: Ledger, tmp_path: Path) -> None:
    sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256
    ledger.close()
    file = tmp_path / "workspace" / "ledger.db"
    with sqlite3.connect(file) as old:
        for name in ("sessions", "attempts", "leases", "drafts", "effort", "waiting"):
            old.execute(f"DROP TABLE {name}")
        for name in ("ix_sellers_key", "ix_verdicts_gross"):
            old.execute(f"DROP INDEX {name}")
        old.execute("ALTER TABLE arrivals DROP COLUMN said")
        old.execute("UPDATE alembic_version SET version_num = '0006'")
    with Ledger.open(tmp_path / "workspace") as opened:
        (item,) = opened.queue(Wanted()).items
    assert (item.document, item.number, item.cause) == (sha256, "R-1", "people")


class Asked(NamedTuple):
    """What was asked of the database, and the rows that came back (how many columns each has)."""

    statements: list[str]
    rows: list[int]


@contextmanager
def watched() -> Iterator[Asked]:
    """All that is asked of databases meanwhile."""
    seen = Asked([], [])

    def asks(_connection: Any, cursor: sqlite3.Cursor, statement: str, *_: Any) -> None:
        def came(_cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> tuple[Any, ...]:
            seen.rows.append(len(values))
            return values

        if statement.startswith("SELECT"):
            seen.statements.append(statement)
        cursor.row_factory = came

    event.listen(Engine, "before_cursor_execute", asks)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", asks)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        *((Wanted(sort=sort, offset=offset), 50) for sort in ("due", "amount", "cause") for offset in (0, MANY - 50)),
        (Wanted(search="vendor 7"), 50),
        (Wanted(vendor="Vendor 7 Ltd", state="review", limit=MANY), None),
    ],
)
def test_a_page_of_many_asks_for_its_own_rows_alone(many: Ledger, wanted: Wanted, found: int | None) -> None:
    with watched() as seen:
        queue = many.queue(wanted)
    assert len(queue.items) == found or (found is None and 0 < len(queue.items) == queue.total < MANY)
    assert len(seen.statements) == 3, "how many there are, the page, and who works on what"
    assert len(seen.rows) == 1 + len(queue.items)
    assert not any("told" in one or "verdicts" in one for one in seen.statements)


def test_counting_many_brings_counts_alone(many: Ledger) -> None:
    with watched() as seen:
        counts = many.queue_counts(TODAY)
    assert counts.all == MANY
    assert len(seen.rows) == 4 + sum(map(len, (counts.states, counts.causes, counts.vendors, counts.currencies)))


def test_what_is_told_of_many_is_asked_for_once(many: Ledger) -> None:
    with watched() as seen:
        assert len(list(queue_told(many))) == MANY
    assert len(seen.statements) <= 4, "the known orders, the order, the documents, and the policy of their one run"
    assert not any("verdicts" in one for one in seen.statements)
