"""Decisions wait to be undone, are handed in together, and are tried again where they cannot be."""

from __future__ import annotations

import threading
from pathlib import Path

from flows.deciding import Came, Decisions
from flows.handing_in import HandingIn
from ledger.deciding import Asked
from schemas import Policy, Unavailable
from schemas.decision import Decision, DecisionKind, Who

ANNA, BERTA = Who(name="anna"), Who(name="berta")


def _decision(document: str) -> Decision:
    return Decision(document=document, decision=DecisionKind.APPROVE)


class Door:
    """A door that remembers who came; it is shut as often as it is told."""

    def __init__(self, shut: int = 0) -> None:
        self.came: list[tuple[str, list[str]]] = []
        self._shut = shut
        self.open = threading.Event()
        self.open.set()

    def __call__(self, _workspace: Path, asked: Asked, _policy: Policy) -> Decisions:
        self.open.wait(10)
        if self._shut:
            self._shut -= 1
            raise Unavailable("Another run is working.", "Wait.")
        self.came.append((asked.who.name, [one.document for one in asked.decisions]))
        return Decisions([Came(one, refused="no") for one in asked.decisions])


def test_those_of_one_person_go_together_and_people_apart(tmp_path: Path) -> None:
    door = Door()
    with HandingIn(tmp_path, Policy, undo=3600, door=door) as handing_in:
        for document, who in (("a", ANNA), ("b", BERTA), ("c", ANNA)):
            handing_in.take(_decision(document), who, document)
    assert door.came == [("anna", ["a", "c"]), ("berta", ["b"])]


def test_undone_it_is_not_handed_in_and_another_s_stays(tmp_path: Path) -> None:
    door = Door()
    with HandingIn(tmp_path, Policy, undo=3600, door=door) as handing_in:
        handed = handing_in.take(_decision("a"), ANNA, "a")
        assert handing_in.undo(handed.number, BERTA) is None
        assert handing_in.undo(handed.number, ANNA) == handed.decision
        assert handing_in.undo(handed.number, ANNA) is None
    assert door.came == []


def test_what_is_at_work_cannot_be_undone(tmp_path: Path) -> None:
    door = Door()
    door.open.clear()
    with HandingIn(tmp_path, Policy, undo=0, door=door) as handing_in:
        handed = handing_in.take(_decision("a"), ANNA, "a")
        while not handing_in.of(ANNA)[0].at_work:
            threading.Event().wait(0.01)
        assert handing_in.undo(handed.number, ANNA) is None
        door.open.set()
    assert door.came == [("anna", ["a"])]


def test_while_a_run_is_at_work_it_waits(tmp_path: Path) -> None:
    door = Door(shut=1)
    with HandingIn(tmp_path, Policy, undo=0, door=door, again=0.05) as handing_in:
        handing_in.take(_decision("a"), ANNA, "a")
        assert handing_in.settled(10)
        assert handing_in.on("a") is None
    assert door.came == [("anna", ["a"])]


def test_at_the_end_it_is_given_up_where_the_door_is_shut(tmp_path: Path) -> None:
    door = Door(shut=9)
    with HandingIn(tmp_path, Policy, undo=3600, door=door) as handing_in:
        handing_in.take(_decision("a"), ANNA, "a")
    assert door.came == []
    [handed] = handing_in.of(ANNA)
    assert handed.came is not None
    assert handed.came.refused


def test_what_nobody_foresaw_keeps_nobody_else_from_deciding(tmp_path: Path) -> None:
    door = Door()

    def broken(workspace: Path, asked: Asked, policy: Policy) -> Decisions:
        if asked.who == ANNA:
            raise RuntimeError("never mind")
        return door(workspace, asked, policy)

    with HandingIn(tmp_path, Policy, undo=0, door=broken) as handing_in:
        handing_in.take(_decision("a"), ANNA, "a")
        handing_in.take(_decision("b"), BERTA, "b")
        assert handing_in.settled(10)
        [handed] = handing_in.of(ANNA)
    assert door.came == [("berta", ["b"])]
    assert handed.came is not None
    assert "unforeseen" in (handed.came.refused or "")
    [log] = (tmp_path / "logs").iterdir()
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "never mind" not in log.read_text(encoding="utf-8")
