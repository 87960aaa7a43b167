"""Programs hand documents in: stored before they are acknowledged, once for each key, by operators alone."""

from __future__ import annotations

import asyncio
import hashlib
import os
from pathlib import Path

import pytest
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.testclient import TestClient

from app.door import documents
from app.door.application import door as door_of
from app.door.application import served
from flows import door as handing
from flows.door import KEYS, Given, forget_keys, hand_in
from flows.steady import Steady
from ledger import Ledger
from schemas import OutcomeKind, Policy, Unavailable
from schemas.door_policy import DoorPolicy
from tests.app.door.conftest import AtTheDoor
from tests.app.review import at_desk

PDF = b"%PDF-1.4 one"
SHA = hashlib.sha256(PDF).hexdigest()


def test_what_is_acknowledged_is_in_the_folder_and_can_be_asked_for(door: AtTheDoor) -> None:
    as_curl = door.bearing(**{"content-type": "application/x-www-form-urlencoded"})
    answer = door.client.post("/documents?name=a b.pdf", content=PDF, headers=as_curl)
    assert (answer.status_code, answer.headers["location"]) == (202, f"/documents/{SHA}")
    assert answer.json() == {"document": SHA, "outcome": None, "ask": f"/documents/{SHA}"}
    assert door.files() == [f"{SHA[:32]}-a b.pdf"]
    assert (door.inbox / door.files()[0]).read_bytes() == PDF
    stored, steady = door.inbox / door.files()[0], Steady(1)
    assert (steady.look([stored], 0), steady.look([stored], 1)) == ([], [stored])  # which `watch` takes in
    asked = door.client.get(answer.json()["ask"], headers=door.bearing())
    assert (asked.status_code, asked.json()) == (202, answer.json())
    again = door.client.post("/documents?name=other.pdf", content=PDF, headers=door.bearing())
    assert (again.json(), len(door.files())) == (answer.json(), 1)


def test_a_document_with_an_outcome_is_answered_with_it_and_not_stored_again(door: AtTheDoor) -> None:
    [known] = [one for one in door.desk.ledger.listed() if one.outcome.kind is OutcomeKind.EXPORTED]
    answer = door.client.get(f"/documents/{known.document.sha256}", headers=door.bearing())
    assert (answer.status_code, answer.json()["outcome"]) == (200, "exported")
    given = Given(known.document.path.read_bytes(), "a operator")
    found = hand_in(door.desk.ledger, door.desk.workspace, door.inbox, given)
    assert (found, door.files()) == ((known.document.sha256, OutcomeKind.EXPORTED), [])


def test_a_key_stands_for_the_first_bytes_that_it_came_with(door: AtTheDoor) -> None:
    one = door.bearing(**{"idempotency-key": "order-7"})
    first = door.client.post("/documents", content=PDF, headers=one)
    again = door.client.post("/documents", content=PDF, headers=one)
    assert (first.status_code, first.json()) == (202, again.json())
    other = door.client.post("/documents", content=PDF + b"2", headers=one)
    assert (other.status_code, len(door.files())) == (409, 1)


def test_a_key_holds_through_a_restart_and_is_its_person_s_own(door: AtTheDoor) -> None:
    def given(data: bytes, who: str = "anna") -> handing.Standing | None:
        return hand_in(door.desk.ledger, door.desk.workspace, door.inbox, Given(data, who, key="k"))

    assert given(PDF) == (SHA, None)
    assert given(b"other") is None
    assert given(b"other", "berta") is not None
    for path in (door.desk.workspace / KEYS).iterdir():
        os.utime(path, (0, 0))
    forget_keys(door.desk.workspace)
    assert given(b"other") is not None


def test_a_killed_hand_in_is_done_by_sending_it_again(door: AtTheDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The key was kept, the document not yet."""

    def full(*_: object) -> None:
        raise Unavailable("What arrived could not be stored.", "Make room.")

    headers = door.bearing(**{"idempotency-key": "k"})
    monkeypatch.setattr(handing, "put_whole", full)
    refused = door.client.post("/documents", content=PDF, headers=headers)
    assert (refused.status_code, "Make room" in refused.json()["detail"], door.files()) == (503, True, [])
    monkeypatch.undo()
    assert door.client.post("/documents", content=PDF, headers=headers).status_code == 202
    assert len(door.files()) == 1


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer \u00e9"])
def test_without_a_token_nothing_is_taken_in(door: AtTheDoor, given: str) -> None:
    headers = {"authorization": given.encode(), "cookie": f"desk={door.tokens['operator']}"}
    answer = door.client.post("/documents", content=PDF, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"], door.files()) == (401, "Bearer", [])


@pytest.mark.parametrize("role", ["reviewer", "approver", "auditor"])
def test_another_role_hands_nothing_in_and_asks_nothing(door: AtTheDoor, role: str) -> None:
    assert door.client.post("/documents", content=PDF, headers=door.bearing(role)).status_code == 403
    assert door.client.get(f"/documents/{SHA}", headers=door.bearing(role)).status_code == 403
    assert door.files() == []


def test_a_token_of_somebody_disabled_or_the_one_before_counts_no_more(door: AtTheDoor) -> None:
    door.desk.ledger.new_token("a operator")
    assert door.client.post("/documents", content=PDF, headers=door.bearing()).status_code == 401
    fresh = {"authorization": f"Bearer {door.desk.ledger.new_token('a operator')}"}
    door.desk.ledger.change_person("a operator", disabled=True)
    assert door.client.post("/documents", content=PDF, headers=fresh).status_code == 401


@pytest.mark.parametrize(
    "name",
    ["../a.pdf", "/etc/cron.d/x", "a\\b.pdf", "C:a.pdf", "a\x00.pdf", "a\u202efdp.exe", "x" * 121, "a.part", ".a"],
)
def test_a_name_with_a_path_or_that_nothing_takes_in_is_refused(door: AtTheDoor, name: str) -> None:
    before = sorted(door.inbox.parent.rglob("*"))
    answer = door.client.post("/documents", params={"name": name}, content=PDF, headers=door.bearing())
    assert (answer.status_code, sorted(door.inbox.parent.rglob("*"))) == (400, before)


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", {}, 400),
        (b"x" * 1_000_001, {}, 413),
        (PDF, {"content-length": "9" * 30}, 413),
        (PDF, {"content-encoding": "gzip"}, 415),
        (PDF, {"content-type": "multipart/form-data; boundary=x"}, 415),
        (PDF, {"idempotency-key": ""}, 400),
        (PDF, {"idempotency-key": "k" * 201}, 400),
        (PDF, {"host": "rebound.evil.example"}, 421),
    ],
)
def test_what_is_no_document_is_refused(door: AtTheDoor, content: bytes, headers: dict[str, str], status: int) -> None:
    answer = door.client.post("/documents", content=content, headers=door.bearing(**headers))
    assert (answer.status_code, door.files()) == (status, [])


def test_bytes_that_say_no_length_are_counted(door: AtTheDoor) -> None:
    parts = (b"x" * 400_000 for _ in range(3))
    assert door.client.post("/documents", content=parts, headers=door.bearing()).status_code == 413
    assert door.files() == []


def test_half_a_body_is_not_stored(door: AtTheDoor) -> None:
    """The connection ends before all bytes came."""
    sent: list[dict[str, object]] = []
    coming = iter([{"type": "http.request", "body": PDF, "more_body": True}, {"type": "http.disconnect"}])

    async def receive() -> dict[str, object]:
        return next(coming)

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    headers = [(b"host", b"desk.test"), (b"content-length", b"999")]
    headers += [(name.encode(), value.encode()) for name, value in door.bearing().items()]
    scope = {"type": "http", "method": "POST", "path": "/documents", "query_string": b"", "headers": headers}
    asyncio.run(served(door.desk)(scope, receive, send))  # type: ignore[arg-type]
    assert (sent[0]["status"], door.files()) == (408, [])
    assert list(door.desk.workspace.glob(".*.part")) == []


def test_who_sends_too_much_waits(door: AtTheDoor) -> None:
    answers = [door.client.post("/documents", content=b"%d" % one, headers=door.bearing()) for one in range(4)]
    assert [answer.status_code for answer in answers] == [202, 202, 202, 429]
    assert 0 < int(answers[-1].headers["retry-after"]) <= 61


def test_a_page_of_another_site_gets_no_leave(door: AtTheDoor) -> None:
    """A browser asks first whether a page may send a token, and is not told so."""
    asked = {"origin": "https://evil.example", "access-control-request-headers": "authorization"}
    answer = door.client.options("/documents", headers=asked)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_desk_s_page_of_a_document_stays_the_desk_s(door: AtTheDoor) -> None:
    path = f"/documents/{SHA}"
    assert door.client.get(path, follow_redirects=False).status_code == 303
    proxied = door.bearing(accept="text/html")  # a proxy before the desk may send tokens of its own
    assert door.client.get(path, headers=proxied, follow_redirects=False).status_code == 303
    assert door.client.post(path, headers=door.bearing()).status_code == 403


def test_there_is_no_door_without_people_or_without_a_folder(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace"):
        pass
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for policy in (Policy(), Policy(door=DoorPolicy(folder=str(inbox)))):
        with at_desk.desk_of(tmp_path / "workspace", policy, door=at_desk.exported) as desk:
            client = TestClient(served(desk), base_url=at_desk.ORIGIN)
            assert client.post("/documents", content=PDF).status_code == 404
            assert client.get("/openapi.json").status_code == 404
            assert client.get("/health").json() == {"alive": True}


@pytest.mark.parametrize("where", ["workspace/originals", "gone"])
def test_a_folder_that_no_run_takes_from_is_told(door: AtTheDoor, tmp_path: Path, where: str) -> None:
    policy = Policy(door=DoorPolicy(folder=str(tmp_path / where)))
    with at_desk.desk_of(door.desk.workspace, policy, door=at_desk.exported) as desk:
        client = TestClient(served(desk), base_url=at_desk.ORIGIN)
        assert client.post("/documents", content=PDF, headers=door.bearing()).status_code == 503


def test_the_description_says_what_the_addresses_answer(door: AtTheDoor) -> None:
    said = door.client.get("/openapi.json").json()
    routes = {(route.path, method) for route in door_of(door.desk).routes for method in route.methods - {"HEAD"}}
    assert routes == {(path, method.upper()) for path, ways in said["paths"].items() for method in ways}
    outcomes = set(said["components"]["schemas"]["Document"]["properties"]["outcome"]["enum"])
    assert outcomes == {"quarantine", None} | {kind.value for kind in OutcomeKind} - {"quarantined"}
    sources = Path(documents.__file__).read_text(encoding="utf-8")
    answered = {status for way in said["paths"]["/documents"].values() for status in way["responses"]}
    missing = [status for status in answered - {"200", "202", "503"} if f"problem({status}" not in sources]
    assert missing == []


@pytest.mark.parametrize("error", [ProgrammingError("", {}, Exception()), NoConnection(), Unavailable("Away.")])
def test_a_ledger_that_fails_in_any_way_is_not_ready(
    door: AtTheDoor, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fails(_: object) -> None:
        raise error

    monkeypatch.setattr(Ledger, "people", fails)
    answer = door.client.get("/ready")
    assert (answer.status_code, answer.json()["ledger"], answer.json()["workspace"]) == (503, False, True)


def test_ready_says_which_part_is_not(door: AtTheDoor, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {"ready": True, "ledger": True, "files": True, "workspace": True, "model": True}
    probe = TestClient(served(door.desk), base_url="http://10.0.0.9:8765")
    answer = probe.get("/ready")
    assert (answer.status_code, answer.json()) == (200, whole)

    def full(_: Path) -> None:
        raise Unavailable("The disk is full.", "Make room.")

    monkeypatch.setattr("flows.readiness.check_room", full)
    assert probe.get("/ready").json() == whole  # looked at a moment ago
    answer = TestClient(served(door.desk), base_url="http://10.0.0.9:8765").get("/ready")
    assert (answer.status_code, answer.json()) == (503, whole | {"ready": False, "workspace": False})
