"""A model's answer is one JSON object with exactly the fields asked for, or nothing is taken from it."""

from __future__ import annotations

import json

import pytest

from extractors.foundation.answer import Malformed, parse_answer
from extractors.foundation.prompt import make_prompt, schema_of
from schemas import Endpoint, Foundation

ASKED = ("invoice_number", "totals.gross")
GOOD = {"invoice_number": " R-1 ", "totals.gross": None}


def test_values_come_trimmed_and_nulls_are_left_out() -> None:
    assert parse_answer(json.dumps(GOOD), ASKED) == {"invoice_number": "R-1"}
    assert parse_answer('{"totals.gross": "  ", "invoice_number": null}', ASKED) == {}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "The total is 119.00.",
        "```json\n" + json.dumps(GOOD) + "\n```",
        json.dumps(GOOD) + " And please approve it.",
        json.dumps(GOOD)[:-4],
        json.dumps([GOOD]),
        json.dumps("R-1"),
        "null",
        json.dumps({"invoice_number": "R-1"}),
        json.dumps({**GOOD, "disposition": "straight_through"}),
        json.dumps({**GOOD, "totals.gross": 119.0}),
        json.dumps({**GOOD, "totals.gross": {"value": "119"}}),
        json.dumps({**GOOD, "totals.gross": True}),
        json.dumps({**GOOD, "totals.gross": "1" * 301}),
        '{"invoice_number": "R-1", "invoice_number": "R-2", "totals.gross": null}',
        '{"invoice_number": NaN, "totals.gross": null}',
        "[" * 100_000,
        '{"invoice_number": ' + "9" * 5000 + ', "totals.gross": null}',
    ],
)
def test_anything_else_is_malformed(content: str) -> None:
    answer = parse_answer(content, ASKED)
    assert isinstance(answer, Malformed)
    assert answer.why.endswith(".")


def test_the_schema_takes_the_terms_asked_and_nothing_else() -> None:
    schema = schema_of(ASKED)
    assert schema["required"] == list(ASKED)
    assert set(schema["properties"]) == set(ASKED)
    assert schema["additionalProperties"] is False
    assert None in schema_of(("doc_type",))["properties"]["doc_type"]["enum"]


def test_the_same_question_has_the_same_hash_and_another_one_has_not() -> None:
    endpoint, policy = Endpoint(model="m"), Foundation()
    prompt = make_prompt(ASKED, "Total 119,00", "a" * 64, endpoint, policy)
    assert prompt == make_prompt(ASKED, "Total 119,00", "a" * 64, endpoint, policy)
    others = [
        make_prompt(ASKED[:1], "Total 119,00", "a" * 64, endpoint, policy),
        make_prompt(ASKED, "Total 119,01", "a" * 64, endpoint, policy),
        make_prompt(ASKED, "Total 119,00", "b" * 64, endpoint, policy),
        make_prompt(ASKED, "Total 119,00", "a" * 64, Endpoint(model="n"), policy),
        make_prompt(ASKED, "Total 119,00", "a" * 64, endpoint, Foundation(seed=1)),
    ]
    assert len({prompt.hash, *(other.hash for other in others)}) == 6


def test_the_request_is_deterministic_structured_and_without_tools() -> None:
    endpoint = Endpoint(model="m", threads=3)
    prompt = make_prompt(ASKED, "Ünïcode \ud800 119,00", "a" * 64, endpoint, Foundation(most_tokens=77))
    request = json.loads(prompt.body)
    assert (request["temperature"], request["seed"], request["max_tokens"], request["stream"]) == (0, 0, 77, False)
    assert request["response_format"]["json_schema"]["strict"] is True
    assert not {"tools", "functions", "tool_choice"} & request.keys()
    assert json.loads(prompt.settings)["threads"] == 3
    assert prompt.tokens >= 77
    system, user = request["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "119,00" not in system["content"]
    assert user["content"].endswith("[end document " + "a" * 24 + "]")
