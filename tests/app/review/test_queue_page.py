"""The queue sorted, filtered, searched; the same doubt together; what is known beside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.review.desk import Desk
from app.review.line_of_work import query_of, wanted_of
from ledger import Ledger
from schemas import OutcomeKind, Policy
from schemas.decision import DecisionKind, Who
from tests.app.review import at_desk
from tests.ledger import desk_run

_TOGETHER = "/together?vendor=Nord&cause=people"


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in which three documents of one vendor wait."""
    monkeypatch.setitem(desk_run.VALUES, "seller.name", "Nord")
    folder = tmp_path / "workspace"
    with Ledger.open(folder) as ledger:
        for content in (b"one", b"two", b"three"):
            at_desk.waiting(ledger, tmp_path, content)
        at_desk.received(ledger, tmp_path, b"left")
    return folder


def _listed(page: str) -> list[str]:
    table = page.partition('id="queue"')[2]
    return list(dict.fromkeys(re.findall(r"/documents/([0-9a-f]{64})", table)))


def _waiting(desk: Desk) -> list[str]:
    return [one.document.sha256 for one in desk.ledger.listed() if one.outcome.kind is OutcomeKind.REVIEW]


def test_a_query_is_what_is_wanted_and_the_rest_is_left_out() -> None:
    wanted = wanted_of({"sort": "amount", "down": "1", "vendor": "Nord", "people": "2", "page": "3", "q": "R-1"})
    assert (wanted.sort, wanted.descending, wanted.vendor, wanted.people, wanted.search) == (
        "amount", True, "Nord", 2, "R-1",
    )  # fmt: skip
    assert wanted_of({"sort": "'; drop table", "people": "x", "overdue": "no"}) == wanted_of({})


def test_a_link_keeps_the_filters_that_it_does_not_change() -> None:
    said = {"vendor": "A & B", "sort": "age"}
    assert query_of(said, cause="GATE-1") == "?sort=age&vendor=A+%26+B&cause=GATE-1"
    assert query_of(said, vendor=None, sort=None) == ""


def test_filters_search_and_order_are_links_that_hold(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    assert sorted(_listed(seat.get("/"))) == sorted(_waiting(desk))
    assert _listed(seat.get("/?q=R-1"))
    assert "Nothing of what waits is like this" in seat.get("/?q=no-such-number")
    assert _listed(seat.get("/?sort=age&down=1")) == _listed(seat.get("/?sort=age"))[::-1]
    page = seat.get("/?sort=age")
    assert f"/documents/{_listed(page)[0]}?sort=age" in page
    assert "Nothing of what waits is like this" in seat.get("/?state=quarantine")


def test_the_order_of_the_queue_leads_from_document_to_document(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    order = _listed(seat.get("/?sort=age&down=1"))
    first = f"/documents/{order[0]}?sort=age&down=1"
    assert f'href="/documents/{order[1]}?sort=age&amp;down=1" rel="next"' in seat.get(first)
    answer = seat.send(first, seat.form_of(first) | {"decision": "approve"})
    assert answer.headers["location"] == f"/documents/{order[1]}?sort=age&down=1"


def test_the_next_document_is_none_that_another_works_on(desk: Desk) -> None:
    anna, berta = at_desk.seat(desk), at_desk.seat(desk, "berta")
    order = _listed(anna.get("/"))
    berta.get(f"/documents/{order[1]}")
    answer = anna.send(f"/documents/{order[0]}", anna.form_of(f"/documents/{order[0]}") | {"decision": "approve"})
    assert answer.headers["location"] == f"/documents/{order[2]}"
    assert "berta</bdi> works on it" in anna.get("/")


def test_a_document_is_handed_over_and_is_the_other_s(desk: Desk) -> None:
    anna = at_desk.seat(desk)
    path = f"/documents/{_waiting(desk)[0]}"
    anna.send(path, anna.form_of(path) | {"decision": "hand_over", "to": "berta"})
    assert desk.handing_in.settled()
    [handed] = desk.handing_in.of(Who(name="anna"))
    assert (handed.decision.decision, handed.decision.to) == (DecisionKind.HAND_OVER, "berta")


def test_the_same_doubt_is_approved_together_and_only_what_was_ticked(workspace: Path, tmp_path: Path) -> None:
    with at_desk.desk_of(workspace, Policy(), undo=60, door=at_desk.exported) as desk:
        seat = at_desk.seat(desk)
        assert "/together?vendor=Nord" in seat.get("/")
        page = seat.get(_TOGETHER)
        cards = [one for one in _waiting(desk) if f"version:{one}" in page]
        assert len(cards) == 3
        versions = dict(re.findall(r'name="(version:[0-9a-f]{64})" value="([^"]*)"', page))
        token = re.findall(r'name="token" value="([0-9a-f]{64})"', page)[0]
        said = {"token": token, **versions, f"ok:{cards[0]}": "1", f"ok:{cards[2]}": "1"}
        assert seat.send(_TOGETHER, said).status_code == 303
        handed = desk.handing_in.of(Who(name="anna"))
        assert {one.decision.document for one in handed} == {cards[0], cards[2]}
        assert all(dict(one.decision.values) == {"invoice_number": "R-1"} for one in handed)


def test_what_has_nothing_in_common_is_not_approved_together(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    for path in ("/together", "/together?vendor=Nord", "/together?cause=people"):
        assert "version:" not in seat.get(path)


def test_together_too_what_has_changed_since_is_left_out(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    page, document = seat.get(_TOGETHER), _waiting(desk)[0]
    token = re.findall(r'name="token" value="([0-9a-f]{64})"', page)[0]
    answer = seat.send(_TOGETHER, {"token": token, f"version:{document}": "stale", f"ok:{document}": "1"})
    assert (answer.status_code, "Some have changed" in answer.text) == (409, True)
    assert not desk.handing_in.of(Who(name="anna"))


def test_what_is_known_beside_is_a_page_and_a_part_of_one(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    path = f"/documents/{_waiting(desk)[0]}/beside"
    assert "last documents said" in seat.get(path)
    part = seat.get(f"{path}?part")
    assert "<html" not in part
    assert "last documents said" in part
