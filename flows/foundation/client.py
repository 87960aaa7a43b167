"""The chat API over HTTP: one request, one answer of bounded size within a bounded time, and nothing else.

No proxy, no redirect, no key from the environment but the one that the policy names, no header that tells who asks.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping
from typing import Any

import httpx

from schemas import Endpoint, Misconfigured, NoReply, Reply

_MOST_BYTES = 1_000_000
_AGAIN = frozenset({408, 429, 500, 502, 503, 504})
_TOO_LARGE = "The server's answer is too large."
_NO_CHAT = "The server's answer is not that of a chat API."


class HttpAsking:
    """Sends requests. `environment` holds the keys by the names of their variables."""

    def __init__(self, endpoints: Mapping[str, Endpoint], environment: Mapping[str, str]) -> None:
        self._keys: dict[str, str] = {}
        for name, endpoint in endpoints.items():
            key = environment.get(endpoint.key_variable, "") if endpoint.key_variable else None
            if key is not None and not (key.isascii() and key.isprintable() and key):
                raise Misconfigured(
                    f"The environment variable {endpoint.key_variable} holds no key for the server {name}.",
                    "Set it, or take key_variable out of the policy.",
                )
            if key is not None:
                self._keys[endpoint.key_variable] = key

    def size(self, endpoint: Endpoint, body: bytes) -> int:
        """The bytes of the request, as they are written before they are encrypted."""
        request = self._request(endpoint, body)
        line = f"POST {request.url.raw_path.decode()} HTTP/1.1\r\n"
        headers = sum(len(name) + len(value) + 4 for name, value in request.headers.raw)
        return len(line) + headers + 2 + len(body)

    def send(self, endpoint: Endpoint, body: bytes, seconds: float) -> Reply | NoReply:
        """What the server answers within `seconds` in all; whatever goes wrong is a NoReply."""
        started = time.perf_counter()
        try:
            response, content = asyncio.run(_exchange(self._request(endpoint, body), seconds))
        except TimeoutError:
            return NoReply("The server took too long.", again=True, seconds=time.perf_counter() - started)
        except httpx.ConnectError:
            return NoReply("The server cannot be reached.", again=True, seconds=time.perf_counter() - started)
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            return NoReply("The connection broke off.", again=True, seconds=time.perf_counter() - started)
        return _understood(response, content, time.perf_counter() - started)

    def wait(self, seconds: float) -> None:
        """Let so much time pass."""
        time.sleep(seconds)

    def _request(self, endpoint: Endpoint, body: bytes) -> httpx.Request:
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            "User-Agent": "vouchline",
            "Connection": "close",
        }
        if endpoint.key_variable:
            headers["Authorization"] = f"Bearer {self._keys[endpoint.key_variable]}"
        return httpx.Request("POST", f"{endpoint.url.rstrip('/')}/chat/completions", headers=headers, content=body)


async def _exchange(request: httpx.Request, seconds: float) -> tuple[httpx.Response, bytes]:
    """Send and read, all of it within `seconds`; reading stops when the answer is too large."""
    async with (
        asyncio.timeout(seconds),
        httpx.AsyncClient(trust_env=False, timeout=None, follow_redirects=False) as client,  # noqa: S113 (one deadline for all)
    ):
        response = await client.send(request, stream=True)
        content = b""
        try:
            async for chunk in response.aiter_raw():
                content += chunk
                if len(content) > _MOST_BYTES:
                    break
        finally:
            await response.aclose()
        return response, content


def _understood(response: httpx.Response, content: bytes, seconds: float) -> Reply | NoReply:
    """The text of an answer and what it took, or why it is none."""
    size, status = len(content), response.status_code
    if len(content) > _MOST_BYTES:
        return NoReply(_TOO_LARGE, again=False, seconds=seconds, size=size)
    if status != httpx.codes.OK:
        why = f"The server answered with status {status}."
        return NoReply(why, again=status in _AGAIN, seconds=seconds, size=size, wait=_wait(response))
    try:
        said = json.loads(content)
        choice = said["choices"][0]
        text = choice["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return NoReply(_NO_CHAT, again=False, seconds=seconds, size=size)
    if not isinstance(text, str):
        return NoReply("The server answered without a text.", again=False, seconds=seconds, size=size)
    usage = said.get("usage")
    return Reply(text, size, seconds, _count(usage, "prompt_tokens"), _count(usage, "completion_tokens"))


def _wait(response: httpx.Response) -> float | None:
    """How long the server asks to wait, where it says so in seconds."""
    asked = response.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else None


def _count(usage: Any, name: str) -> int | None:
    """A number of tokens that a server reports, None where it is none."""
    count = usage.get(name) if isinstance(usage, dict) else None
    return count if isinstance(count, int) and not isinstance(count, bool) and 0 <= count < 10**9 else None
