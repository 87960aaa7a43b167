"""A desk goes on through a change of policy: what is asked for and what is handed in follow it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.deciding import Decisions
from flows.policy_file import PolicyAtWork
from ledger.deciding import Asked
from schemas import Misconfigured, Policy
from schemas.policy import FILE_NAME
from tests.app.review import at_desk


def _write(workspace: Path, text: str, tick: int) -> None:
    path = workspace / FILE_NAME
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(tick * 10**9, tick * 10**9))  # whatever the resolution of the file system's clock


def test_a_policy_is_read_anew_once_it_is_written_anew(tmp_path: Path) -> None:
    policy = PolicyAtWork(tmp_path, None)
    assert policy() is policy()
    _write(tmp_path, 'people.two_for = ["everything"]', 1)
    assert policy().people.two_for == ("everything",)
    _write(tmp_path, "people.two_for = [", 2)
    with pytest.raises(Misconfigured):
        policy()
    (tmp_path / FILE_NAME).unlink()
    assert policy().people == Policy().people


def test_the_page_asks_for_what_the_policy_needs_now_and_decides_under_it(workspace: Path) -> None:
    seen: list[Policy] = []

    def door(folder: Path, asked: Asked, policy: Policy) -> Decisions:
        seen.append(policy)
        return at_desk.exported(folder, asked, policy)

    with at_desk.desk_of(workspace, PolicyAtWork(workspace, None), door=door) as desk:
        seat = at_desk.seat(desk)
        path = f"/documents/{next(one.document.sha256 for one in desk.ledger.listed(waiting=True))}"
        assert _asks_for_street(seat.get(path)) is False
        _write(workspace, 'certainty.needed = ["addresses"]', 1)
        assert _asks_for_street(seat.get(path)) is True
        _write(workspace, "certainty.needed = [", 2)
        broken = seat.browser.get(path)
        assert (broken.status_code, FILE_NAME in broken.text) == (503, True)
        _write(workspace, 'certainty.needed = ["payment"]', 3)
        seat.send(path, seat.form_of(path) | {"decision": "approve"})
        assert desk.handing_in.settled()
    assert [one.certainty.needed for one in seen] == [("payment",)]


def _asks_for_street(page: str) -> bool:
    """Whether the seller's street is among the fields, and not among those that nobody asks for."""
    return "seller.address.street" in page.partition('<details class="group more">')[0]
