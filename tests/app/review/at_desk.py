"""A desk over a small workspace, and people who sign in at it as browsers do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from starlette.testclient import TestClient

from app.review.application import application
from app.review.desk import Desk
from app.review.safety import Served
from flows.deciding import Came, Decisions
from flows.drawn_ahead import DrawnAhead
from flows.handing_in import HandingIn
from ledger import Ledger
from ledger.deciding import Asked
from schemas import Finding, Outcome, OutcomeKind, Policy, RuleOutcome, Severity, Source
from schemas.decision import Role
from tests.ledger.desk_run import received
from tests.ledger.kept import VERSIONS

ORIGIN = "http://desk.test"
PASSWORD = "correct horse battery"
DOUBT = Finding(
    rule="GATE-1",
    source=Source.NATIVE,
    severity=Severity.WARNING,
    outcome=RuleOutcome.FAIL,
    message="Invoice number is not certain.",
    terms=("invoice_number",),
)


class Seat(NamedTuple):
    """A person at a browser of their own."""

    browser: TestClient

    def get(self, path: str) -> str:
        """A page as its browser gets it."""
        answer = self.browser.get(path)
        assert answer.status_code == 200, (answer.status_code, answer.text[:400])
        return answer.text

    def form_of(self, path: str) -> dict[str, str]:
        """The form of a document's page as it stands, as a browser without a script would send it."""
        return form_in(self.get(path))

    def send(self, path: str, said: dict[str, str], **headers: str) -> object:
        """What the answer to a form is, without following it."""
        own = {"origin": ORIGIN, "sec-fetch-site": "same-origin", **headers}
        return self.browser.post(path, data=said, headers=own, follow_redirects=False)


def form_in(page: str) -> dict[str, str]:
    """The values of the inputs of the document's form."""
    form = page.partition('<form class="values"')[2].partition("</form>")[0]
    said: dict[str, str] = {}
    for tag in re.findall(r"<input [^>]*>", form):
        parts = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if parts.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        said[parts["name"]] = parts.get("value", "")
    return said


@contextmanager
def desk_of(
    workspace: Path, policy: Policy | Callable[[], Policy], undo: float = 0.0, door: object = None
) -> Iterator[Desk]:
    """A desk as `vouchline review` serves it; `door` stands in for the one that runs and exports."""
    policy_now = (lambda: policy) if isinstance(policy, Policy) else policy
    with (
        Ledger.open(workspace, must_exist=True) as ledger,
        DrawnAhead(workspace, policy_now) as drawn,
        HandingIn(workspace, policy_now, undo=undo, **({} if door is None else {"door": door})) as handing_in,
    ):
        yield Desk(workspace, policy_now, ledger, drawn, handing_in, Served((ORIGIN,)))


def seat(desk: Desk, name: str = "anna", password: str | None = None) -> Seat:
    """Somebody who has signed in."""
    browser = TestClient(application(desk), base_url=ORIGIN, raise_server_exceptions=False)
    said = {"name": name, "to": "/"} | ({"password": password} if password else {})
    headers = {"origin": ORIGIN, "sec-fetch-site": "same-origin"}
    answer = browser.post("/sign-in", data=said, headers=headers, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return Seat(browser)


def waiting(ledger: Ledger, folder: Path, content: bytes = b"one", pages: int = 0) -> str:
    """A document that waits, because its number is not certain."""
    return received(ledger, folder, content, (DOUBT,), pages=pages).sha256


def exported(workspace: Path, asked: Asked, policy: Policy) -> Decisions:
    """A door that takes decisions in and exports nothing: what pages do is looked at, not what runs do."""
    return Decisions(
        [
            Came(one, Outcome(sha256=one.document, run="r", kind=OutcomeKind.EXPORTED, reason=""))
            for one in asked.decisions
        ]
    )


def taken(workspace: Path, asked: Asked, policy: Policy) -> Decisions:
    """A door that writes decisions down and leaves what follows from them to a run."""
    with Ledger.open(workspace) as ledger:
        came = ledger.take(asked, VERSIONS, policy)
    return Decisions([Came(one, refused=came.refused.get(n)) for n, one in enumerate(asked.decisions)])


def set_up(ledger: Ledger, **roles: str) -> None:
    """People with passwords."""
    from argon2 import PasswordHasher

    hashed = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    for name, role in roles.items():
        ledger.add_person(name, Role(role), hashed)
