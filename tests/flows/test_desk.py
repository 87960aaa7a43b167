"""What stands on the desk: whose it is, who has decided since it was reopened, and who decided at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.desk import documents, item, queue
from ledger import Ledger
from schemas import Policy
from schemas.decision import Decision, DecisionKind, Who
from schemas.people_policy import People
from tests.ledger.desk_run import received, take
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
