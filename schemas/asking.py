"""What is written down of a question to a foundation model: what was sent, what came back, what was spent."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple


class Call(NamedTuple):
    """One request that is about to be sent. `prompt` is the hash of its body; `size` its bytes; `masked` what was
    replaced in it; `settings` model settings as JSON; `tokens` and `cost` the most it may come to."""

    document: str
    endpoint: str
    destination: str
    leaves: bool
    purpose: str
    model: str
    prompt: str
    attempt: int
    size: int
    masked: str
    settings: str
    tokens: int
    cost: Decimal


class Reply(NamedTuple):
    """What a server answered: the text of its answer, and what it took. Tokens are None where it does not say."""

    content: str
    size: int
    seconds: float
    tokens_in: int | None = None
    tokens_out: int | None = None


class NoReply(NamedTuple):
    """Why there is no answer, in a sentence. `again`: asking again may help, after `wait` seconds if it says so."""

    why: str
    again: bool
    seconds: float
    size: int = 0
    wait: float | None = None


class Sent(NamedTuple):
    """One line of the egress ledger: a call, when and by which run it was made, and what came of it."""

    number: int
    at: datetime
    run: str
    call: Call
    outcome: str
    received: int
    tokens: int
    cost: Decimal
    seconds: float


class Spent(NamedTuple):
    """What calls came to. A call without an answer counts with the most it may have come to."""

    calls: int = 0
    tokens: int = 0
    money: Decimal = Decimal(0)
    seconds: float = 0.0
