"""Asking a register for the seller's VAT identifier: between extract and judge, in the parent process, on the record.

Off unless the policy names a register (reference.vat_register). Judging itself opens no socket (ADR 10): it is given
what was answered. Nothing is sent but the identifier.
"""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from decimal import Decimal
from http.client import HTTPException
from typing import Any, Protocol

from flows.examined import Ask, Examined
from ledger import Ledger
from schemas import Call, Document, NoReply, Registration, Reply, RunInfo
from validators import vat

_URL = "https://ec.europa.eu/taxation_customs/vies/rest-api/ms/{country}/vat/{number}"
_SECONDS = 10
_MOST_BYTES = 100_000
_NAME = "VIES"
_IN_VAIN = 3  # times in a row: then it is not asked any more in this chunk


class Register(Protocol):
    """Something that knows VAT identifiers: `country` is the prefix, `number` the rest."""

    def ask(self, country: str, number: str) -> Reply | NoReply: ...


class Vies:
    """The register of the European Commission over HTTPS. `fetch` gets the bytes behind an address."""

    def __init__(self, fetch: Callable[[str], bytes] | None = None) -> None:
        self._fetch = fetch or _fetched

    def ask(self, country: str, number: str) -> Reply | NoReply:
        """Its answer as it came, or why there is none."""
        started = time.perf_counter()
        try:
            body = self._fetch(_URL.format(country=country, number=number))
        except (OSError, ValueError, HTTPException):
            return NoReply("The register cannot be reached.", again=True, seconds=time.perf_counter() - started)
        seconds = time.perf_counter() - started
        text = body.decode("utf-8", "replace")
        if _understood(text) is None:
            return NoReply("The register gave no answer.", again=True, seconds=seconds, size=len(body))
        return Reply(text, len(body), seconds)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_named: Any) -> None:
        return None


def _fetched(url: str) -> bytes:
    opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, headers={"Accept": "application/json", "User-Agent": "vouchline"})  # noqa: S310 - the address is fixed and https
    with opener.open(request, timeout=_SECONDS) as answer:
        data: bytes = answer.read(_MOST_BYTES)
    return data


def _understood(text: str) -> tuple[bool, str] | None:
    """Whether the identifier is registered, and the day of the answer; None where it says neither."""
    try:
        answer = json.loads(text)
        valid, day = answer["isValid"], str(answer["requestDate"])[:10]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (valid, day) if isinstance(valid, bool) and answer.get("userError") in {"VALID", "INVALID"} else None


def registration_step(register: Register, ledger: Ledger, run: RunInfo | None) -> Ask:
    """The step that asks `register` once for each document, and writes question and answer into the ledger.

    Without a `run` nothing is asked: what it answered before counts.
    """
    failed = 0

    def step(document: Document, examined: Examined) -> Examined:
        nonlocal failed
        claim = examined.extraction.claims.get("seller.vat_id")
        asked = None if claim is None else _split(str(claim.value))
        if asked is None:
            return examined
        country, number = asked
        prompt = hashlib.sha256(f"{document.sha256} {country}{number}".encode()).hexdigest()
        text = ledger.recorded(prompt, _NAME)
        if text is None and run is not None and failed < _IN_VAIN:
            written = ledger.sending(run, _call(document, prompt, len(country + number)))
            answer = register.ask(country, number)
            ledger.answered(written, answer, None)
            text = answer.content if isinstance(answer, Reply) else None
            failed = failed + 1 if text is None else 0
        told = None if text is None else _understood(text)
        if told is None:
            return examined
        said = Registration(vat_id=country + number, registered=told[0], source=_NAME, day=told[1])
        return examined._replace(extraction=examined.extraction.model_copy(update={"registration": said}))

    return step


def _split(vat_id: str) -> tuple[str, str] | None:
    """Prefix and number of an identifier that the register can know; None where its own form is wrong already."""
    text = vat.compact(vat_id)
    known = vat.in_union(text) and vat.check(text) is vat.Check.VALID
    return (text[:2], text[2:]) if known else None


def _call(document: Document, prompt: str, size: int) -> Call:
    return Call(
        document=document.sha256,
        endpoint=_NAME,
        destination="ec.europa.eu",
        leaves=True,
        purpose="registration of a VAT identifier",
        model=_NAME,
        prompt=prompt,
        attempt=1,
        size=size,
        masked="",
        settings="{}",
        tokens=0,
        cost=Decimal(0),
    )
