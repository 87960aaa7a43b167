"""What stands on the desk: whose it is, who has decided since it was reopened, and who decided at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from flows.desk import documents, item
from ledger import Ledger
from schemas import Policy
from schemas.certainty_policy import ASKED_FOR, Certainty, Group, group_of
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from tests.ledger.desk_run import queue, received, take
from tests.ledger.kept import failed

ANNA, BERT = Who(name="anna"), Who(name="bert")
DOUBT = (failed("GATE-1"),)
TWO = Policy(people=People(two_for=("everything",)))


def test_handing_over_is_shown_and_is_no_decision_on_the_document(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        sha256 = received(ledger, tmp_path, b"an invoice", DOUBT).sha256

        def say(kind: DecisionKind, who: Who, **said: Any) -> None:
            assert take(ledger, who, Decision(document=sha256, decision=kind, **said), policy=TWO).refused == {}

        say(DecisionKind.HAND_OVER, ANNA, to="bert")
        (one,) = queue(ledger)
        assert (one["whose"], one["decided_by"]) == ("bert", [])
        assert [row["decided_by"] for row in documents(ledger)] == ["rules"]
        say(DecisionKind.APPROVE, ANNA)
        assert item(ledger, sha256) == queue(ledger)[0]
        assert queue(ledger)[0]["decided_by"] == ["anna"]
        say(DecisionKind.REOPEN, BERT)
        (one,) = queue(ledger)
        assert (one["whose"], one["decided_by"]) == (None, []), "earlier decisions count no more"
        (row,) = documents(ledger)
        assert (row["decided_by"], row["people"]) == ("people", [])
        say(DecisionKind.REJECT, BERT)
        assert item(ledger, sha256) is None
        assert queue(ledger) == []


@pytest.mark.parametrize("group", ["order", "references", "payment", "addresses"])
def test_a_person_is_asked_for_what_the_policy_needs(tmp_path: Path, group: Group) -> None:
    for name, needed in (("none", ()), ("one", (group,))):
        policy = Policy(certainty=Certainty(needed=needed))
        with Ledger.open(tmp_path / name) as ledger:
            sha256 = received(ledger, tmp_path, b"an invoice", DOUBT, policy=policy).sha256
            (one,) = queue(ledger)
            assert one["terms"] == item(ledger, sha256)["terms"]  # type: ignore[index]
            asked = {group_of(term) for term in one["terms"]} - {None}
            assert asked == set(needed)


def test_an_order_is_asked_for_where_orders_are_known() -> None:
    assert "purchase_order_reference" in Certainty().asked_for(orders=True)
    assert Certainty().asked_for(orders=False) == ASKED_FOR
    assert all(Certainty().needs(term, orders=False) for term in ASKED_FOR), "what is asked for is needed"
