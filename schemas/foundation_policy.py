"""The part of the policy that says whether a foundation model is asked, which, about what, and what it may cost."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from schemas.extraction import DocType
from schemas.money import Frozen, Number
from schemas.terms import term_of

VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def _whole(value: Any, info: ValidationInfo) -> Any:
    """A whole number of a TOML file as a Decimal: people write `5`, not `5.0`. JSON has them as strings."""
    whole = isinstance(value, int) and not isinstance(value, bool)
    written = info.mode == "json" and isinstance(value, str)
    try:
        return Decimal(value) if whole or written else value
    except InvalidOperation:
        return value


Money = Annotated[Number, BeforeValidator(_whole)]


class Mask(StrEnum):
    """What is replaced by placeholders before a text is sent, and put back into the answer."""

    IBAN = "iban"
    NAMES = "names"
    ADDRESSES = "addresses"
    TAX_IDS = "tax_ids"


class Endpoint(Frozen):
    """One server that speaks the OpenAI chat API, and the documents that may go there."""

    url: str = Field(
        "http://127.0.0.1:8080/v1",
        description="Base address of the chat API. On this machine: 127.0.0.1 or [::1]; elsewhere: https only.",
    )
    model: str = Field("local", min_length=1, max_length=200, description="The model's name, as the server knows it.")
    purpose: str = Field(
        "", max_length=300, description="What the data is sent for; needed where the server is not on this machine."
    )
    key_variable: str = Field("", description="The environment variable that holds the key; the key stands nowhere.")
    mask: tuple[Mask, ...] | None = Field(
        None,
        description="What is masked before sending: iban, names, addresses, tax_ids. Left out: nothing on this "
        "machine, everything elsewhere.",
    )
    vendors: tuple[str, ...] = Field((), description="Only documents of these sellers (names, VAT ids or tax numbers).")
    excluded_vendors: tuple[str, ...] = Field((), description="Never documents of these sellers.")
    countries: tuple[str, ...] = Field((), description="Only documents of sellers in these countries (ISO 3166).")
    doc_types: tuple[DocType, ...] = Field((), description="Only documents of these kinds.")
    most_gross: Money | None = Field(None, ge=0, description="Only documents whose total is no larger.")
    seconds: int = Field(60, ge=1, le=600, description="How long one call may take.")
    retries: int = Field(2, ge=0, le=5, description="How often a failed call is repeated, with growing waits.")
    threads: int | None = Field(
        None, ge=1, description="Threads of a local server, put on record: answers depend on them."
    )
    price_in: Money = Field(Decimal(0), ge=0, description="Price of a million tokens sent.")
    price_out: Money = Field(Decimal(0), ge=0, description="Price of a million tokens received.")

    @model_validator(mode="after")
    def _well_formed(self) -> Self:
        """Refuses an address that is none, keys in it, a missing purpose, and names that only seem to be local."""
        parts = _parts(self.url)
        if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
            raise PydanticCustomError("url", "write the address as http://127.0.0.1:8080/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise PydanticCustomError("secret", "keys do not belong in an address: name an environment variable")
        if parts.hostname == "localhost" or parts.hostname.endswith(".localhost"):
            raise PydanticCustomError("localhost", "write 127.0.0.1: a name may lead anywhere")
        if not self.loopback and parts.scheme != "https":
            raise PydanticCustomError("plain", "a server that is not on this machine must be asked over https")
        if not self.loopback and not self.purpose.strip():
            raise PydanticCustomError("purpose", "say under `purpose` what the data is sent for")
        if self.key_variable and not VARIABLE.fullmatch(self.key_variable):
            raise PydanticCustomError("variable", "key_variable names an environment variable; it is not the key")
        return self

    @property
    def destination(self) -> str:
        """Host and port."""
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        return f"{host}:{parts.port or (443 if parts.scheme == 'https' else 80)}"

    @property
    def loopback(self) -> bool:
        """Whether what is sent stays on this machine: its host is a loopback address, not a name."""
        try:
            return ipaddress.ip_address(urlsplit(self.url).hostname or "").is_loopback
        except ValueError:
            return False

    @property
    def masked(self) -> tuple[Mask, ...]:
        """What is masked before sending."""
        if self.mask is not None:
            return self.mask
        return () if self.loopback else tuple(Mask)

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What a call costs by the price table."""
        return (self.price_in * tokens_in + self.price_out * tokens_out) / 1_000_000


def _parts(url: str) -> SplitResult | None:
    """The parts of an address, None where it is none."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # parsed late, and may be no number
    except ValueError:
        return None
    return parts


class Allowance(Frozen):
    """What may be spent. When it is spent, nothing more is asked and the documents say so."""

    calls: int = Field(1_000, ge=0, description="Calls.")
    tokens: int = Field(5_000_000, ge=0, description="Tokens, sent and received.")
    money: Money = Field(Decimal(5), ge=0, description="Money, in the currency of the prices.")
    seconds: int = Field(7_200, ge=0, description="Seconds spent waiting for answers.")


class Budget(Frozen):
    """What a document, a run and a day (UTC) may spend; the narrowest decides."""

    document: Allowance = Allowance(calls=4, tokens=60_000, money=Decimal("0.10"), seconds=300)
    run: Allowance = Allowance()
    day: Allowance = Allowance(calls=5_000, tokens=25_000_000, money=Decimal(20), seconds=36_000)


class Foundation(Frozen):
    """The foundation model: asked only for what the other layers leave open, and never believed alone."""

    enabled: bool = Field(default=False, description="Whether a foundation model is asked at all.")
    private: bool = Field(
        default=True, description="Whether nothing may leave this machine: servers elsewhere are never asked then."
    )
    straight_through: bool = Field(
        default=False,
        description="Whether totals that only the foundation model gives may go straight through, where the printed "
        "net, tax and gross add up and the measured prior reaches the gate. Other values never do.",
    )
    prior: Money = Field(
        Decimal("0.50"), ge=0, le=1, description="Score of an accepted value of a term that was not measured."
    )
    priors: Mapping[str, Money] = Field(
        {}, description='Measured share of right values by term, such as {"totals.gross" = 0.93}.'
    )
    most_characters: int = Field(40_000, ge=500, description="Documents with more text are not sent.")
    most_tokens: int = Field(600, ge=50, le=8_000, description="Length of an answer.")
    seed: int = Field(0, ge=0, description="Seed of the model's choices.")
    endpoints: Mapping[str, Endpoint] = Field(
        {}, description="Servers by name; the first one that a document may go to is asked."
    )
    budget: Budget = Budget()

    @field_validator("priors")
    @classmethod
    def _known(cls, priors: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
        """Refuses a prior of something that is no term, or no share."""
        for path, share in priors.items():
            try:
                term_of(path)
            except KeyError:
                raise PydanticCustomError("term", "there is no term {path}", {"path": path}) from None
            if not 0 <= share <= 1:
                raise PydanticCustomError("share", "the prior of {path} lies between 0 and 1", {"path": path})
        return priors

    def prior_of(self, term: str) -> float:
        """The score of an accepted value of `term`."""
        return float(self.priors.get(term, self.prior))
