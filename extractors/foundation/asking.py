"""Asking one question: from the record if it was asked before, within the budget, with a bounded number of attempts.

Network, record and budget come in as Protocols; there is no clock here, and no socket.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from extractors.foundation.privacy import Chosen
from extractors.foundation.prompt import Prompt
from schemas import Call, Endpoint, Mask, NoReply, Reply

_FIRST_WAIT = 0.5  # seconds; doubled with every attempt
_LONGEST_WAIT = 30.0


class Asking(Protocol):
    """Sends requests to servers."""

    def size(self, endpoint: Endpoint, body: bytes) -> int:
        """The bytes of the request that `send` would write, headers and all."""

    def send(self, endpoint: Endpoint, body: bytes, seconds: float) -> Reply | NoReply:
        """What the server answers within `seconds`; whatever goes wrong is a NoReply."""

    def wait(self, seconds: float) -> None:
        """Let so much time pass before the next attempt."""


class Recording(Protocol):
    """Writes down what is asked and answered, and knows what was."""

    def recorded(self, prompt: str, model: str) -> str | None:
        """What `model` answered to the prompt with this hash before."""

    def sending(self, call: Call) -> int:
        """Write down a call before it is sent; its number."""

    def answered(self, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
        """Write down what came of it."""


class Budget(Protocol):
    """Knows what may still be spent."""

    def refusal(self, document: str, tokens: int, cost: Decimal) -> str | None:
        """Why a call that may take so many tokens and so much money is not made, or None."""

    def seconds(self, document: str) -> float:
        """How long may still be waited."""


class Server(NamedTuple):
    """All that asking needs besides the question."""

    asking: Asking
    recording: Recording
    budget: Budget


class Silence(NamedTuple):
    """Why there is no answer, in a sentence. `tried`: whether a server was asked."""

    why: str
    tried: bool


def ask(prompt: Prompt, document: str, chosen: Chosen, server: Server) -> str | Silence:
    """The text of the answer to `prompt`: the recorded one, or that of the first attempt that gets one."""
    known = server.recording.recorded(prompt.hash, chosen.endpoint.model)
    if known is not None:
        return known
    silence = Silence("", tried=False)
    for attempt in range(1, chosen.endpoint.retries + 2):
        cost = chosen.endpoint.cost(prompt.tokens, prompt.tokens)
        refusal = server.budget.refusal(document, prompt.tokens, cost)
        if refusal is not None:
            return Silence(f"{silence.why} {refusal}".strip(), silence.tried)
        answer = _attempt(prompt, document, chosen, attempt, server)
        if isinstance(answer, Reply):
            return answer.content
        silence = Silence(answer.why, tried=True)
        wait = max(_FIRST_WAIT * 2 ** (attempt - 1), answer.wait or 0.0)
        if not answer.again or wait > _LONGEST_WAIT or attempt > chosen.endpoint.retries:
            break
        server.asking.wait(wait)
    return silence


def _attempt(prompt: Prompt, document: str, chosen: Chosen, attempt: int, server: Server) -> Reply | NoReply:
    """One call: written down, sent, and what came of it written down."""
    endpoint = chosen.endpoint
    call = Call(
        document=document,
        endpoint=chosen.name,
        destination=endpoint.destination,
        leaves=not endpoint.loopback,
        purpose=endpoint.purpose,
        model=endpoint.model,
        prompt=prompt.hash,
        attempt=attempt,
        size=server.asking.size(endpoint, prompt.body),
        masked=" ".join(mask.value for mask in Mask if mask in endpoint.masked),
        settings=prompt.settings,
        tokens=prompt.tokens,
        cost=endpoint.cost(prompt.tokens, prompt.tokens),
    )
    number = server.recording.sending(call)
    seconds = min(float(endpoint.seconds), server.budget.seconds(document))
    answer = server.asking.send(endpoint, prompt.body, seconds)
    server.recording.answered(number, answer, _cost(endpoint, answer))
    return answer


def _cost(endpoint: Endpoint, answer: Reply | NoReply) -> Decimal | None:
    """What a call cost, None where the server does not say what it took."""
    if isinstance(answer, NoReply) or answer.tokens_in is None or answer.tokens_out is None:
        return None
    return endpoint.cost(answer.tokens_in, answer.tokens_out)
