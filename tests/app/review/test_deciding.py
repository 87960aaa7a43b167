"""A person at the desk: the queue, a document, a decision, and what becomes of what was typed."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.review.desk import Desk
from flows.deciding import Decisions
from ledger import Ledger
from ledger.deciding import Asked
from schemas import OutcomeKind, Policy
from schemas.decision import Decision, DecisionKind, Who
from schemas.desk import Effort
from schemas.desk_policy import DeskPolicy
from tests.app.review import at_desk
from tests.ledger.kept import VERSIONS


def _document(desk: Desk, state: OutcomeKind = OutcomeKind.REVIEW) -> str:
    return next(one.document.sha256 for one in desk.ledger.listed() if one.outcome.kind is state)


def _path(desk: Desk) -> str:
    return f"/documents/{_document(desk)}"


def test_the_queue_leads_to_what_waits_and_to_nothing_else(desk: Desk) -> None:
    page = at_desk.seat(desk).get("/")
    assert f"/documents/{_document(desk)}" in page
    assert _document(desk, OutcomeKind.EXPORTED) not in page


def test_a_document_says_what_is_doubtful_beside_the_field(desk: Desk) -> None:
    page = at_desk.seat(desk).get(_path(desk))
    field = page.partition('data-path="invoice_number"')[2].partition('data-path="')[0]
    assert "Invoice number is not certain." in field
    assert 'value="R-1"' in field


def test_a_decision_goes_through_the_door_as_it_was_typed(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {
        "decision": "approve",
        "v:invoice_number": "R-2",
        "place:invoice_number": "1:10.0,20.0,30.0,40.0",
        "v:totals.gross": "119,00",
        "v:totals.tax": "",
        "ok:totals.net": "1",
    }
    answer = seat.send(_path(desk), said)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert desk.handing_in.settled()
    [handed] = desk.handing_in.of(Who(name="anna"))
    decision = handed.decision
    assert decision.decision is DecisionKind.APPROVE
    assert dict(decision.values) == {"invoice_number": "R-2", "totals.tax": None, "totals.net": "100.00"}
    assert decision.places["invoice_number"].page == 1
    assert decision.version == desk.ledger.version_of(decision.document)


def test_what_is_no_value_stays_in_its_field_and_is_not_handed_in(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {"decision": "approve", "v:totals.gross": "about twelve"}
    answer = seat.send(_path(desk), said)
    assert answer.status_code == 409
    assert 'value="about twelve"' in answer.text
    assert "The value of totals.gross is no number" in answer.text
    assert not desk.handing_in.of(Who(name="anna"))


def test_what_may_be_read_in_two_ways_is_shown_before_it_is_handed_in(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {"decision": "approve", "v:totals.gross": "1.234"}
    answer = seat.send(_path(desk), said)
    assert answer.status_code == 409
    assert "1.234 may also be read as 1.234" in answer.text
    again = at_desk.form_in(answer.text) | {"decision": "approve"}
    assert again["v:totals.gross"] == "1234"
    assert seat.send(_path(desk), again).status_code == 303


def test_checking_decides_nothing(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    answer = seat.send(_path(desk), seat.form_of(_path(desk)) | {"decision": "check", "v:currency": "usd"})
    assert answer.status_code == 200
    assert 'value="USD"' in answer.text
    assert desk.handing_in.on(_document(desk)) is None


@pytest.mark.parametrize("counts", [True, False])
def test_the_work_on_a_document_is_added_up_unless_the_policy_says_no(workspace: Path, counts: bool) -> None:
    with at_desk.desk_of(workspace, Policy(desk=DeskPolicy(effort=counts)), door=at_desk.exported) as desk:
        seat, path = at_desk.seat(desk), _path(desk)
        form = seat.get(path)
        assert f'data-active="{"yes" if counts else "no"}"' in form, "else the page counts nothing"
        seat.send(path, at_desk.form_in(form) | {"decision": "approve", "effort": "30,12,1"})
        assert desk.ledger.effort(path.rpartition("/")[2]) == (
            Effort(seconds=30, keys=12, changed=1) if counts else Effort()
        )
        page = seat.get("/statistics")
        assert ("The policy switches the counting of work off" in page, "Work by vendor" in page) == (
            not counts,
            counts,
        )
        assert "<strong>50.0</strong> a hundred that people look at" in page or not counts
        assert "anna" not in page.partition("<main")[2], "documents are counted, not people"


def test_rejecting_asks_why(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {"decision": "reject"}
    answer = seat.send(_path(desk), said)
    assert answer.status_code == 409
    assert "Say why" in answer.text
    assert seat.send(_path(desk), said | {"reason": "Sent twice."}).status_code == 303


def test_a_stale_page_says_so_and_keeps_what_was_typed(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {"decision": "approve", "v:invoice_number": "R-77"}
    decision = Decision(document=_document(desk), decision=DecisionKind.REOPEN)
    desk.ledger.let_go(_document(desk), Who(name="anna"))
    desk.ledger.take(Asked([decision], Who(name="berta")), VERSIONS, Policy())
    answer = seat.send(_path(desk), said)
    assert answer.status_code == 409
    assert "has changed since this page was made" in answer.text
    assert 'value="R-77"' in answer.text


def test_a_decision_is_undone_while_it_waits_and_what_was_typed_comes_back(workspace: Path) -> None:
    with at_desk.desk_of(workspace, Policy(), undo=60, door=at_desk.exported) as desk:
        seat = at_desk.seat(desk)
        said = seat.form_of(_path(desk)) | {"decision": "approve", "v:invoice_number": "R-9"}
        seat.send(_path(desk), said)
        told, _, queue = seat.get("/").partition("<main")
        assert _path(desk) not in queue
        assert "<p" not in told.partition('id="handed"')[2], "no form is within a paragraph, which would end there"
        number = str(desk.handing_in.of(Who(name="anna"))[0].number)
        answer = seat.send("/undo", {"token": said["token"], "number": number})
        assert answer.headers["location"] == _path(desk)
        assert seat.form_of(_path(desk))["v:invoice_number"] == "R-9"
        assert _path(desk) in seat.get("/")


def test_no_page_of_what_was_refused_is_drawn(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.Ledger.state_of", lambda *_: OutcomeKind.REFUSED)
    monkeypatch.setattr(desk.drawn, "pages", None)  # which would be a breach of the door
    page = at_desk.seat(desk).get(_path(desk))
    assert "It was refused at the door: no page of it is shown." in page
    assert 'value="approve"' not in page


def test_a_closed_browser_loses_nothing_typed(desk: Desk) -> None:
    seat = at_desk.seat(desk)
    said = seat.form_of(_path(desk)) | {"v:invoice_number": "R-5"}
    assert seat.send(f"{_path(desk)}/draft", said).status_code == 204
    assert at_desk.seat(desk).form_of(_path(desk))["v:invoice_number"] == "R-5"
    assert at_desk.seat(desk, "berta").get(_path(desk)).count("R-5") == 0


def test_two_people_do_not_work_on_one_document(desk: Desk) -> None:
    anna, berta = at_desk.seat(desk), at_desk.seat(desk, "berta")
    token = anna.form_of(_path(desk))["token"]
    page = berta.get(_path(desk))
    assert "works on it" in page
    assert 'name="decision" value="approve"' not in page
    berta.send(f"{_path(desk)}/take-over", {"token": at_desk.form_in(page)["token"]})
    assert 'name="decision" value="approve"' in berta.get(_path(desk))
    answer = anna.send(f"{_path(desk)}/hold", {"token": token})
    assert (answer.status_code, "berta" in answer.json()["why"]) == (409, True)


def test_what_is_not_handed_in_when_the_desk_closes_is_handed_in(workspace: Path) -> None:
    seen: list[Asked] = []

    def door(folder: Path, asked: Asked, policy: Policy) -> Decisions:
        seen.append(asked)
        return at_desk.exported(folder, asked, policy)

    with at_desk.desk_of(workspace, Policy(), undo=3600, door=door) as desk:
        seat = at_desk.seat(desk)
        seat.send(_path(desk), seat.form_of(_path(desk)) | {"decision": "approve"})
    assert [len(asked.decisions) for asked in seen] == [1]
    with Ledger.open(workspace) as ledger:
        assert ledger.people() == []


def test_who_has_decided_is_told_what_still_holds_it_and_may_reopen(workspace: Path) -> None:
    with at_desk.desk_of(workspace, Policy(), door=at_desk.taken) as desk:
        seat, path = at_desk.seat(desk), _path(desk)
        seat.send(path, seat.form_of(path) | {"decision": "approve"})
        assert desk.handing_in.settled()
        page = seat.get(path)
        assert "decided by" in page
        assert 'value="reopen"' in page
        answer = seat.send(path, at_desk.form_in(page) | {"decision": "approve"})
        assert (answer.status_code, "an approver reopens it" in answer.text) == (409, True)
        again = at_desk.form_in(answer.text) | {"decision": "reopen", "reason": "The wrong account."}
        assert seat.send(path, again).status_code == 303


@pytest.fixture
def pages(workspace: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk at which a file of three pages waits, beside another document."""
    with Ledger.open(workspace) as ledger:
        at_desk.waiting(ledger, tmp_path, b"three", pages=3)
    with at_desk.desk_of(workspace, Policy(), door=at_desk.exported) as made:
        yield made


def _of_pages(desk: Desk, count: int) -> str:
    waiting = [one for one in desk.ledger.listed(waiting=True) if one.verdict and one.verdict.page_count == count]
    return waiting[0].document.sha256


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"decision": "split", "parts": ""}, "not said which pages"),
        ({"decision": "split", "parts": "1-2"}, "It has 3 pages"),
        ({"decision": "split", "parts": "1-2; 3; 4"}, "It has 3 pages"),
        ({"decision": "split", "parts": "1-2; 2-3"}, "Page 2 is named twice"),
        ({"decision": "split", "parts": "<script>"}, "names no pages"),
        ({"decision": "join", "followed_by": ""}, "Choose the document"),
    ],
)
def test_pages_that_do_not_fit_are_said_and_kept(pages: Desk, said: dict[str, str], told: str) -> None:
    seat, path = at_desk.seat(pages), f"/documents/{_of_pages(pages, 3)}"
    answer = seat.send(path, seat.form_of(path) | said)
    assert (answer.status_code, told in answer.text) == (409, True)
    assert f'value="{html.escape(said.get("parts", ""))}"' in answer.text
    assert not pages.handing_in.of(Who(name="anna"))


def test_a_file_is_split_or_joined_by_a_form(pages: Desk) -> None:
    seat, sha256, other = at_desk.seat(pages), _of_pages(pages, 3), _of_pages(pages, 0)
    path = f"/documents/{sha256}"
    assert f'<option value="{other}"' in seat.get(path), "what else waits may follow"
    said = seat.form_of(path)
    assert seat.send(path, said | {"decision": "split", "parts": "1, 3; 2"}).status_code == 303
    assert pages.handing_in.settled()
    assert [one.decision.parts for one in pages.handing_in.of(Who(name="anna"))] == [("1, 3", "2")]
    answer = seat.send(path, said | {"decision": "join", "followed_by": other})
    assert answer.status_code == 303
    assert other not in answer.headers["location"], "it goes along: nobody is led to it"
    assert pages.handing_in.of(Who(name="anna"))[0].decision.followed_by == (other,)


def test_an_undone_split_comes_back_with_what_was_typed(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace) as ledger:
        sha256 = at_desk.waiting(ledger, tmp_path, b"three", pages=3)
    with at_desk.desk_of(workspace, Policy(), undo=60, door=at_desk.exported) as desk:
        seat, path = at_desk.seat(desk), f"/documents/{sha256}"
        said = seat.form_of(path) | {"decision": "split", "parts": "1-2; 3", "reason": "Two letters."}
        seat.send(path, said)
        seat.send("/undo", {"token": said["token"], "number": str(desk.handing_in.of(Who(name="anna"))[0].number)})
        assert seat.form_of(path)["parts"] == "1-2; 3"
        assert ">Two letters.</textarea>" in seat.get(path)
