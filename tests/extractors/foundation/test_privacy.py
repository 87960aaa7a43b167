"""Which server a document may go to, what is hidden from it, and that it goes nowhere where it may not."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from extractors.extract import extract
from extractors.foundation import Asked, ask_open_terms
from extractors.foundation.masking import masked_text
from extractors.foundation.pages import pages_of
from extractors.foundation.terms import NEEDED
from schemas import Claim, DocType, Endpoint, Extraction, Foundation, Layer, Mask, Policy, Reading, Strategy
from schemas.strategy import Control
from tests.extractors.asking_fakes import ASKED_PAGE, FakeAsking, FakeRecord, policy_with, server
from tests.extractors.grid import reading as grid_reading

SHA = "f" * 64
PAGE = ASKED_PAGE + "Mail accounts@northwind.example            Phone 0113 496 0000\n"
AWAY = {"url": "https://llm.example/v1", "model": "fake", "purpose": "reading invoices"}
SECRETS = {
    Mask.IBAN: ["GB82", "7654"],
    Mask.NAMES: ["Northwind", "Contrail", "northwind"],
    Mask.ADDRESSES: ["Harbour", "LS1", "Mill Lane"],
    Mask.TAX_IDS: ["7806"],
}


def document() -> tuple[Reading, Extraction]:
    reading = grid_reading(PAGE).model_copy(update={"sha256": SHA})
    return reading, extract(reading)


def ask(policy: Policy, asking: FakeAsking | None = None, record: FakeRecord | None = None) -> Asked:
    return ask_open_terms(*document(), policy, server(asking or FakeAsking({}), record))


def policy_of(*endpoints: Endpoint, **settings: Any) -> Policy:
    servers = {f"server{number}": endpoint for number, endpoint in enumerate(endpoints)}
    return Policy(foundation=Foundation(enabled=True, endpoints=servers, **settings))


REFUSALS: dict[str, tuple[Policy, str]] = {
    "no server": (policy_of(), "no server is named"),
    "private, none here": (policy_of(Endpoint(**AWAY)), "nothing may leave this machine"),
    "another vendor": (policy_of(Endpoint(vendors=("Acme Ltd",))), "none of those listed"),
    "excluded vendor": (policy_of(Endpoint(excluded_vendors=("Northwind Pumps Ltd",))), "excluded"),
    "excluded by tax id": (policy_of(Endpoint(excluded_vendors=("GB980780684",))), "excluded"),
    "another country": (policy_of(Endpoint(countries=("DE",))), "country is none of those listed"),
    "another kind": (policy_of(Endpoint(doc_types=(DocType.CREDIT_NOTE,))), "kind of document is none of those"),
    "amount unknown": (policy_of(Endpoint(most_gross=1000)), "the total is larger than allowed, or not certain"),
    "away, another country": (policy_of(Endpoint(**AWAY, countries=("DE",)), private=False), "country is none"),
    "too long": (policy_of(Endpoint(), most_characters=500), "longer than 500"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_is_said_and_nothing_is_asked(name: str) -> None:
    policy, why = REFUSALS[name]
    asking, record = FakeAsking({}), FakeRecord()
    asked = ask(policy, asking, record)
    run = asked.extraction.layers[-1]
    assert run.layer is Layer.FOUNDATION
    assert run.why.startswith("Not run: ")
    assert why in run.why
    assert run.asked
    assert asking.bodies == [] == record.calls
    assert asked.answered is None


def test_privacy_goes_before_the_order_of_servers() -> None:
    record = FakeRecord()
    ask(policy_of(Endpoint(**AWAY), Endpoint()), record=record)
    assert [(call.endpoint, call.leaves) for call in record.calls] == [("server1", False)]


def test_a_server_elsewhere_is_asked_where_the_policy_says_so_with_everything_masked() -> None:
    asking, record = FakeAsking({}), FakeRecord()
    ask(policy_of(Endpoint(**AWAY), private=False), asking, record)
    (call,) = record.calls
    assert (call.leaves, call.destination, call.purpose) == (True, "llm.example:443", "reading invoices")
    assert call.masked.split() == [mask.value for mask in Mask]
    for secret in (word for words in SECRETS.values() for word in words):
        assert secret not in asking.bodies[0].decode()


@pytest.mark.parametrize("mask", list(Mask))
def test_each_mask_hides_its_own(mask: Mask) -> None:
    asking = FakeAsking({})
    ask(policy_with(Endpoint(mask=(mask,))), asking)
    for secret in SECRETS[mask]:
        assert secret not in asking.text
    assert "£480.00" in asking.text


def test_masked_values_are_put_back_and_found_on_the_page() -> None:
    def copy(_terms: tuple[str, ...]) -> dict[str, str]:
        names = re.findall(r"\[NAME-\d+\]", asking.text)
        return {"seller.name": names[0], "totals.net": "£400.00", "totals.tax": "£80.00"}

    asking = FakeAsking(copy)
    reading, extraction = document()
    open_now = extraction.model_copy(
        update={"claims": {path: claim for path, claim in extraction.claims.items() if path != "seller.name"}}
    )
    asked = ask_open_terms(reading, open_now, policy_with(Endpoint(mask=tuple(Mask))), server(asking))
    assert "Northwind" not in asking.text
    assert asked.extraction.claims["seller.name"].value == "Northwind Pumps Ltd"


def test_a_placeholder_that_a_document_prints_itself_reveals_nothing() -> None:
    reading = grid_reading(PAGE + "\n[IBAN-1] [NAME-99]").model_copy(update={"sha256": SHA})
    pages = pages_of(reading, "en")
    assert pages is not None
    masked = masked_text(pages, extract(reading), (Mask.IBAN,))
    assert masked.put_back("[NAME-99]") == "[NAME-99]"


@given(st.sets(st.sampled_from(list(Mask))))
def test_whatever_is_masked_can_be_put_back(masks: set[Mask]) -> None:
    reading, extraction = document()
    pages = pages_of(reading, "en")
    assert pages is not None
    plain = masked_text(pages, extraction, ())
    masked = masked_text(pages, extraction, masks)
    assert masked.leak is None
    assert masked.put_back(masked.text).split() == plain.text.split()
    for mask in masks:
        assert not any(secret in masked.text for secret in SECRETS[mask])


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"url": "http://llm.example/v1", "purpose": "x"}, "https"),
        ({"url": "https://llm.example/v1"}, "purpose"),
        ({"url": "http://localhost:1/v1"}, "127.0.0.1"),
        ({"url": "https://me:secret@llm.example/v1", "purpose": "x"}, "keys do not belong"),
        ({"url": "https://llm.example/v1?key=1", "purpose": "x"}, "keys do not belong"),
        ({"url": "ftp://127.0.0.1/v1"}, "address"),
        ({"url": "http://127.0.0.1:99999/v1"}, "address"),
        ({"key_variable": "sk-123"}, "not the key"),
    ],
)
def test_a_server_that_is_not_safe_cannot_be_written_into_a_policy(settings: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Endpoint(**settings)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1.evil.example/v1", "https://[::ffff:8.8.8.8]/v1", "https://0.0.0.0/v1"]
)
def test_what_only_looks_like_this_machine_counts_as_elsewhere(url: str) -> None:
    with pytest.raises(ValidationError):
        Endpoint(url=url)


def test_tight_control_asks_only_here_even_where_nothing_is_private() -> None:
    tight = policy_of(Endpoint(**AWAY), private=False).model_copy(update={"strategy": Strategy(control=Control.TIGHT)})
    asking = FakeAsking({})
    assert "strategy.control" in ask(tight, asking).extraction.layers[-1].why
    assert asking.bodies == []


def test_a_strategy_without_a_foundation_model_asks_none_and_says_so() -> None:
    frugal = policy_of(Endpoint()).model_copy(update={"strategy": Strategy(budget_sensitive=True)})
    asking = FakeAsking({})
    assert "the budget counts" in ask(frugal, asking).extraction.layers[-1].why
    assert asking.bodies == []


def test_a_document_without_open_terms_is_not_asked_about_and_says_so() -> None:
    reading, extraction = document()
    sure = {path: claim.model_copy(update={"doubt": None, "score": 0.99}) for path, claim in extraction.claims.items()}
    right = {"totals.net": "400.00", "totals.tax": "80.00", "totals.gross": "480.00"}
    known = Claim(term="x", value="x", raw="x", layer=Layer.RULES, score=0.99)
    sure |= {
        term: sure.get(term, known).model_copy(update={"value": Decimal(right[term]) if term in right else "x"})
        for term in NEEDED
    }
    certain = extraction.model_copy(update={"claims": sure, "doc_type_score": 0.99})
    asking = FakeAsking({})
    asked = ask_open_terms(reading, certain, policy_of(Endpoint()), server(asking))
    assert asked.extraction.layers[-1].why == "Not asked: nothing is open."
    assert asking.bodies == []
