"""Fakes of what the foundation step is given: a server that says what it is told, a record and a budget in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from extractors.foundation import Server
from schemas import Call, Endpoint, Foundation, NoReply, Policy, Reply

ENDPOINT = Endpoint(url="http://127.0.0.1:9/v1", model="fake")
# A page with totals under names that no layer knows, so that terms stay open.
ASKED_PAGE = """
Northwind Pumps Ltd                                       INVOICE
1 Harbour Road
Leeds LS1 4AB
VAT No GB 980 7806 84

Bill to                                    Invoice Number        NP-2024-117
Contrail Bakery Ltd                        Invoice Date          14 March 2024
22 Mill Lane                               Due Date              13 April 2024
Leeds LS2 7QQ

Item                                       Qty       Price       Amount
Gasket                                     2         £200.00     £400.00

                                            Goods             £400.00
                                            Duty              £80.00
                                            Altogether        £480.00
IBAN GB82 WEST 1234 5698 7654 32
"""
Values = Mapping[str, Any] | Callable[[tuple[str, ...]], Mapping[str, Any]]


def policy_with(endpoint: Endpoint | None = ENDPOINT, **settings: Any) -> Policy:
    """A policy that enables the step with one server."""
    servers = {} if endpoint is None else {"fake": endpoint}
    return Policy(foundation=Foundation(enabled=True, endpoints=servers, **settings))


def asked(body: bytes) -> tuple[str, ...]:
    """The terms that a request asks for."""
    return tuple(json.loads(body)["response_format"]["json_schema"]["schema"]["required"])


class FakeAsking:
    """Answers with these values in the shape asked for, or with one of `replies` after the other."""

    def __init__(self, values: Values | None = None, *replies: Reply | NoReply | str) -> None:
        self._values = values or {}
        self._replies = list(replies)
        self.bodies: list[bytes] = []
        self.waits: list[float] = []
        self.seconds: list[float] = []

    def size(self, _endpoint: Endpoint, body: bytes) -> int:
        return len(body) + 100

    def send(self, _endpoint: Endpoint, body: bytes, seconds: float) -> Reply | NoReply:
        self.bodies.append(body)
        self.seconds.append(seconds)
        if self._replies:
            reply = self._replies.pop(0)
            return Reply(reply, len(reply), 0.5, 700, 50) if isinstance(reply, str) else reply
        terms = asked(body)
        values = self._values(terms) if callable(self._values) else self._values
        content = json.dumps({term: values.get(term) for term in terms})
        return Reply(content, len(content), 0.5, 700, 50)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    @property
    def text(self) -> str:
        """The user's message of the last request."""
        return str(json.loads(self.bodies[-1])["messages"][1]["content"])


class FakeRecord:
    """Remembers everything."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.answers: dict[int, tuple[Reply | NoReply, Decimal | None]] = {}

    def recorded(self, prompt: str, model: str) -> str | None:
        for number, (answer, _) in self.answers.items():
            call = self.calls[number]
            if isinstance(answer, Reply) and (call.prompt, call.model) == (prompt, model):
                return answer.content
        return None

    def sending(self, call: Call) -> int:
        self.calls.append(call)
        return len(self.calls) - 1

    def answered(self, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
        self.answers[number] = (answer, cost)


class FakeBudget:
    """Covers so many calls."""

    def __init__(self, calls: int = 1000) -> None:
        self._left = calls

    def refusal(self, _document: str, _tokens: int, _cost: Decimal) -> str | None:
        self._left -= 1
        return "The budget of this test does not cover another call." if self._left < 0 else None

    def seconds(self, _document: str) -> float:
        return 1000.0


def server(asking: FakeAsking, record: FakeRecord | None = None, budget: FakeBudget | None = None) -> Server:
    """All three together."""
    return Server(asking, record or FakeRecord(), budget or FakeBudget())
