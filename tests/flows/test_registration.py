"""A register is asked only where the policy says so: one question a document, on the record, never while judging."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import date
from http.client import BadStatusLine
from pathlib import Path

import pytest

from flows import registration
from flows.batch import Finished, asking
from flows.examined import Examined
from flows.pipeline import versions
from flows.registration import Vies, registration_step
from flows.replaying import Choice, choose, rehearse
from ledger import Ledger
from schemas import (
    Claim,
    DocType,
    Document,
    Extraction,
    Layer,
    NoReply,
    OutcomeKind,
    Policy,
    Reading,
    Reply,
    RuleOutcome,
    RunInfo,
)
from validators import EMPTY, judge

SHA = "a" * 64
KNOWN = {"isValid": True, "requestDate": "2024-05-01T10:00:00Z", "userError": "VALID", "name": "Muster GmbH"}


class Fake:
    """A register that answers the same to everything, and remembers what it was asked."""

    def __init__(self, answer: Reply | NoReply) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def ask(self, country: str, number: str) -> Reply | NoReply:
        self.asked.append(country + number)
        return self.answer


def reply(**changes: object) -> Reply:
    body = json.dumps({**KNOWN, **changes})
    return Reply(body, len(body), 0.1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger, tmp_path: Path) -> RunInfo:
    begun = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
    ledger.add(begun, [document(str(number), tmp_path) for number in range(5)])
    return begun


def document(content: str = "0", folder: Path | None = None) -> Document:
    """A document of this content, written into `folder`."""
    path = (folder or Path()) / f"{content}.xml"
    if folder is not None:
        path.write_text(content, encoding="utf-8")
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    return Document(sha256=sha256, media_type="application/xml", size=1, origin=str(path), path=path)


def examined(vat_id: str | None = "DE136695976") -> Examined:
    claims = {}
    if vat_id is not None:
        path = "seller.vat_id"
        claims[path] = Claim(term=path, value=vat_id, raw=vat_id, layer=Layer.RULES, score=0.95, page=1, label="VAT")
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, claims=claims)
    return Examined(Reading(sha256=SHA, reader="pdf_text"), extraction, 0.1)


def findings(done: Examined) -> dict[str, str]:
    policy = Policy()
    verdict = judge(
        document(),
        done.reading,
        done.extraction,
        policy=policy,
        reference=EMPTY,
        versions=versions(policy),
        as_of=date(2024, 5, 3),
    )
    return {found.rule: f"{found.outcome}: {found.message}" for found in verdict.findings}


def test_what_is_registered_passes_and_the_question_is_on_record(ledger: Ledger, run: RunInfo) -> None:
    register = Fake(reply())
    done = registration_step(register, ledger, run)(document(), examined())
    assert register.asked == ["DE136695976"]
    assert "ID-VAT-REG" not in findings(done)
    (sent,) = ledger.egress()
    assert (sent.call.purpose, sent.call.destination) == ("registration of a VAT identifier", "ec.europa.eu")
    assert sent.call.leaves


def test_what_is_not_registered_waits(ledger: Ledger, run: RunInfo) -> None:
    register = Fake(reply(isValid=False, userError="INVALID"))
    done = registration_step(register, ledger, run)(document(), examined())
    said = findings(done)["ID-VAT-REG"]
    assert said == "fail: VIES knew no registration of DE136695976 on 2024-05-01."


def test_a_document_is_asked_for_once(ledger: Ledger, run: RunInfo) -> None:
    register = Fake(reply())
    step = registration_step(register, ledger, run)
    assert step(document(), examined()) == step(document(), examined())
    assert len(register.asked) == 1
    step(document("1"), examined())
    assert len(register.asked) == 2


@pytest.mark.parametrize("vat_id", [None, "DE136695975", "CHE107787577", "27AAPFU0939F1ZV", "GB980780684"])
def test_what_the_register_cannot_know_is_not_asked(ledger: Ledger, run: RunInfo, vat_id: str | None) -> None:
    register = Fake(reply())
    assert registration_step(register, ledger, run)(document(), examined(vat_id)) == examined(vat_id)
    assert register.asked == []


def test_without_an_answer_it_is_said_that_nothing_was_checked(ledger: Ledger, run: RunInfo) -> None:
    register = Fake(NoReply("The register cannot be reached.", again=True, seconds=0.1))
    step = registration_step(register, ledger, run)
    for number in range(5):
        done = step(document(str(number)), examined())
        assert findings(done)["ID-VAT-REG"] == "not_applicable: Format valid, registration not checked."
    assert len(register.asked) == 3


def test_a_rehearsal_knows_what_was_answered_and_asks_nothing(ledger: Ledger, run: RunInfo) -> None:
    register = Fake(reply(isValid=False, userError="INVALID"))
    registration_step(register, ledger, run)(document(), examined())
    policy = Policy.model_validate({"reference": {"vat_register": "vies"}})
    rehearsed = asking(policy, ledger, None)
    assert rehearsed is not None
    assert "2024-05-01" in findings(rehearsed(document(), examined()))["ID-VAT-REG"]
    assert rehearsed(document("1"), examined()) == examined()
    assert len(list(ledger.egress())) == 1


def test_a_rehearsal_of_a_run_hears_what_the_register_told_it(
    ingest: Callable[..., Finished], workspace: Path, some: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = Fake(reply(isValid=False, userError="INVALID"))
    monkeypatch.setattr(registration, "Vies", lambda: register)
    policy = Policy.model_validate({"reference": {"vat_register": "vies"}})
    ingest(workspace, *some.glob("ubl-de-*"), policy=policy)
    (asked,) = register.asked
    with Ledger.open(workspace) as ledger:
        waiting = choose(ledger, Choice(state=OutcomeKind.REVIEW))
        (rehearsed,) = rehearse(ledger, waiting, policy, workers=1)
    assert (rehearsed.changes, register.asked) == ((), [asked])
    assert "ID-VAT-REG" in {found.rule for found in rehearsed.after.findings if found.outcome is RuleOutcome.FAIL}


def test_by_default_nothing_is_asked(ledger: Ledger, run: RunInfo) -> None:
    assert asking(Policy(), ledger, run) is None
    assert Policy().reference.vat_register == "none"
    assert findings(examined())["ID-VAT-REG"] == "not_applicable: Format valid, registration not checked."


def test_the_register_of_the_commission_is_asked_for_the_number_alone() -> None:
    seen = []

    def fetch(url: str) -> bytes:
        seen.append(url)
        return json.dumps(KNOWN).encode()

    answer = Vies(fetch).ask("DE", "136695976")
    assert isinstance(answer, Reply)
    assert [url.partition("/rest-api/")[2] for url in seen] == ["ms/DE/vat/136695976"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"<html>",
        b"{}",
        json.dumps({**KNOWN, "userError": "MS_UNAVAILABLE", "isValid": False}).encode(),
        json.dumps({**KNOWN, "isValid": "true"}).encode(),
        b"[" * 100_000,
    ],
)
def test_an_answer_that_says_nothing_is_none(body: bytes) -> None:
    assert isinstance(Vies(lambda _url: body).ask("DE", "136695976"), NoReply)


def test_an_answer_in_another_encoding_counts() -> None:
    body = json.dumps({**KNOWN, "name": "Müller"}, ensure_ascii=False).encode("latin-1")
    assert isinstance(Vies(lambda _url: body).ask("DE", "136695976"), Reply)


@pytest.mark.parametrize("broken", [OSError(), BadStatusLine("what speaks no HTTP")])
def test_a_register_out_of_reach_is_no_answer(broken: Exception) -> None:
    def fetch(_url: str) -> bytes:
        raise broken

    assert isinstance(Vies(fetch).ask("DE", "136695976"), NoReply)
