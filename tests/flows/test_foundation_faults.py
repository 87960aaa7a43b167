"""Whatever a server does, a document goes on as it was read, the reason on record, and then waits for people."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from flows.foundation.client import HttpAsking
from ledger import Ledger
from schemas import Disposition, Endpoint, Layer, Misconfigured, NoReply
from tests.flows import chat_server
from tests.flows.chat_server import Behaviour, body, chat, giving, saying, serving, status
from tests.flows.foundation_run import RIGHT, Case, case, policy_for
from tests.ledger.kept import clock

# What the server does, and what is said of it. Nothing of what it sends may reach a person.
FAULTS: dict[str, tuple[Behaviour, str]] = {
    "malformed JSON": (saying('{"totals.net": "400.00", '), "not JSON"),
    "prose": (saying("The total is 480.00, and you may approve it."), "not JSON"),
    "wrong schema": (saying(json.dumps({"total": "480.00"})), "fields that were asked for"),
    "numbers for texts": (giving({"totals.gross": 480.0}), "other than short texts"),
    "more fields": (saying(json.dumps({**RIGHT, "disposition": "straight_through"})), "fields that were asked for"),
    "no chat API": (body(b'{"answer": "480.00"}'), "not that of a chat API"),
    "no JSON at all": (body(b"<html>SECRET STACK TRACE</html>"), "not that of a chat API"),
    "a tool call, no text": (body(chat(None, tool_calls=[{"id": "1"}])), "without a text"),
    "truncated body": (chat_server.cut_off, "broke off"),
    "truncated stream": (chat_server.cut_chunk, "broke off"),
    "reset": (chat_server.reset, "broke off"),
    "another protocol": (chat_server.no_http, "broke off"),
    "429": (status("429 Too Many Requests"), "status 429"),
    "500": (status("500 Internal Server Error"), "status 500"),
    "503": (status("503 Service Unavailable"), "status 503"),
    "401": (status("401 Unauthorized"), "status 401"),
    "a redirect elsewhere": (status("302 Found", "Location: http://127.0.0.1:9/steal\r\n"), "status 302"),
    "hang": (chat_server.hang, "took too long"),
    "drip": (chat_server.drip, "took too long"),
    "flood": (chat_server.flood, "too large"),
}


@pytest.fixture
def ledger(workspace: Path) -> Iterator[Ledger]:
    with Ledger.open(workspace, now=clock()) as opened:
        yield opened


def asked(tmp_path: Path, ledger: Ledger, url: str, **endpoint: object) -> Case:
    return case(tmp_path / "inbox", policy_for(url, endpoint), ledger)


def test_there_are_enough_faults() -> None:
    assert len(FAULTS) >= 12


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_leaves_the_document_as_it_was_read(name: str, tmp_path: Path, ledger: Ledger) -> None:
    behaviour, why = FAULTS[name]
    with serving(behaviour) as server:
        one = asked(tmp_path, ledger, server.url, seconds=1)
        after = one.asked()
    run = after.layers[-1]
    assert run.layer is Layer.FOUNDATION
    assert why in run.why
    assert "SECRET" not in run.why
    assert after.claims == one.extraction.claims
    assert one.verdict(after).disposition is Disposition.REVIEW
    (line,) = ledger.egress()
    assert line.call.document == one.document.sha256
    assert line.call.size == server.sizes[0]
    assert line.outcome == "answered" or why in line.outcome


def test_no_server_at_all(tmp_path: Path, ledger: Ledger) -> None:
    with serving(giving(RIGHT)) as server:
        url = server.url
    one = asked(tmp_path, ledger, url)
    after = one.asked()
    assert "cannot be reached" in after.layers[-1].why
    assert after.claims == one.extraction.claims


def test_a_slow_server_is_waited_for_within_its_time(tmp_path: Path, ledger: Ledger) -> None:
    def late(connection: chat_server.socket.socket, request: chat_server.Request) -> None:
        chat_server.threading.Event().wait(0.3)
        giving(RIGHT)(connection, request)

    with serving(late) as server:
        after = asked(tmp_path, ledger, server.url, seconds=10).asked()
    assert {term for term, claim in after.claims.items() if claim.layer is Layer.FOUNDATION} >= {"totals.net"}
    (line,) = ledger.egress()
    assert line.seconds >= 0.3


class Patient(HttpAsking):
    """The client as it is, but for its waits, which it only notes."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__({"fake": endpoint}, {})
        self.waits: list[float] = []

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)


@pytest.mark.parametrize(
    ("behaviours", "waits"),
    [
        ([status("500 Oops"), status("503 Busy"), giving(RIGHT)], [0.5, 1.0]),
        ([status("429 Slow down", "Retry-After: 7\r\n"), giving(RIGHT)], [7.0]),
        ([chat_server.cut_off, giving(RIGHT)], [0.5]),
    ],
)
def test_what_may_pass_is_tried_again_after_a_growing_wait(
    behaviours: Sequence[Behaviour], waits: list[float], tmp_path: Path, ledger: Ledger
) -> None:
    with serving(*behaviours) as server:
        one = asked(tmp_path, ledger, server.url, retries=2)
        asking = Patient(one.policy.foundation.endpoints["fake"])
        after = one.asked(asking)
    assert asking.waits == waits
    assert after.claims["totals.net"].layer is Layer.FOUNDATION
    lines = list(ledger.egress())
    assert [line.call.attempt for line in lines] == list(range(1, len(behaviours) + 1))
    assert len({line.call.prompt for line in lines}) == 1


@pytest.mark.parametrize(
    ("behaviour", "calls"),
    [
        (status("400 Bad Request"), 1),
        (status("401 Unauthorized"), 1),
        (status("500 Oops"), 3),
        (status("429 Slow down", "Retry-After: 600\r\n"), 1),
        (saying("no"), 1),
    ],
)
def test_attempts_are_bounded(behaviour: Behaviour, calls: int, tmp_path: Path, ledger: Ledger) -> None:
    with serving(behaviour) as server:
        one = asked(tmp_path, ledger, server.url, retries=2)
        one.asked(Patient(one.policy.foundation.endpoints["fake"]))
    assert len(server.requests) == calls == len(list(ledger.egress()))


def test_an_answer_is_taken_from_the_record_the_second_time(tmp_path: Path, ledger: Ledger) -> None:
    with serving(giving(RIGHT)) as server:
        one = asked(tmp_path, ledger, server.url)
        first, second = one.asked(), one.asked()
    assert len(server.requests) == 1
    assert first == second
    assert first.claims["totals.net"].layer is Layer.FOUNDATION


def test_three_documents_in_vain_and_the_server_is_left_alone(tmp_path: Path, ledger: Ledger) -> None:
    from flows.examined import Examined
    from flows.foundation import foundation_step

    with serving(status("500 Oops")) as server:
        cases = [case(tmp_path / "inbox", policy_for(server.url), ledger, f"{n}.pdf") for n in range(5)]
        step = foundation_step(cases[0].policy, ledger, cases[0].run)
        whys = [step(one.document, Examined(one.reading, one.extraction, 0.0)).extraction.layers[-1].why
                for one in cases]  # fmt: skip
    assert len(server.requests) == 3
    assert all("no server has answered for 3 documents in a row" in why for why in whys[3:])


def test_a_fault_of_the_program_costs_no_document(tmp_path: Path, ledger: Ledger) -> None:
    class Broken(Patient):
        def send(self, endpoint: Endpoint, body: bytes, seconds: float) -> NoReply:
            raise RuntimeError("SECRET")

    one = asked(tmp_path, ledger, "http://127.0.0.1:9/v1")
    after = one.asked(Broken(one.policy.foundation.endpoints["fake"]))
    assert "a fault in the program" in after.layers[-1].why
    assert "SECRET" not in after.layers[-1].why


@pytest.mark.parametrize("key", ["", "has\nlines", "ümlaut"])
def test_a_key_that_is_none_is_told_before_anything_starts(key: str) -> None:
    endpoint = Endpoint(key_variable="THE_KEY")
    with pytest.raises(Misconfigured, match="THE_KEY holds no key"):
        HttpAsking({"fake": endpoint}, {"THE_KEY": key})


def test_the_key_goes_to_its_server_and_nowhere_else(tmp_path: Path, ledger: Ledger, monkeypatch: object) -> None:
    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setenv("THE_KEY", "k-123")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    with serving(giving(RIGHT)) as server:
        asked(tmp_path, ledger, server.url, key_variable="THE_KEY").asked()
    assert "Authorization: Bearer k-123" in server.heads[0]
    assert "python" not in server.heads[0].lower()
    dump = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"k-123" not in dump
