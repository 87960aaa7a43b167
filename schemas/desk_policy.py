"""The part of the policy that says how people work at the desk. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from schemas.money import Frozen


class DeskPolicy(Frozen):
    """How people sign in and work in the browser. What is decided is the same whatever stands here."""

    session_hours: int = Field(12, ge=1, le=168, description="Hours after which a person signs in again.")
    idle_minutes: int = Field(60, ge=1, le=1_440, description="Minutes without a sign of life that end a session.")
    lease_minutes: int = Field(
        5, ge=1, le=120, description="Minutes for which a document stays with who works on it, after their last sign."
    )
    effort: bool = Field(
        default=True,
        description="Whether seconds, keys and changed fields are added up by document. No person is recorded with "
        "them.",
    )
    address: str | None = Field(
        None, description="Where people reach the desk, such as https://desk.example.org; OpenID Connect needs it."
    )
    oidc_issuer: str | None = Field(None, description="The OpenID Connect provider that signs people in, an https URL.")
    oidc_client: str = Field("", description="The client id that the provider gave this desk.")
    oidc_secret_file: str | None = Field(None, description="The file that holds the client's secret, if it has one.")
    oidc_claim: str = Field(
        "preferred_username", description="The claim of the provider's token that is the name of one of the people."
    )
    proxy_header: str | None = Field(
        None, description="The header in which a trusted reverse proxy names who has signed in, such as X-Remote-User."
    )
    proxies: tuple[str, ...] = Field(
        (), description="The addresses of the reverse proxies that are trusted; the header of any other is ignored."
    )

    @field_validator("proxies")
    @classmethod
    def _are_addresses(cls, proxies: tuple[str, ...]) -> tuple[str, ...]:
        for one in proxies:
            try:
                ip_network(one)
            except ValueError:
                message = "{address} is no address, such as 10.0.0.7 or 10.0.0.0/28"
                raise PydanticCustomError("proxy_address", message, {"address": one}) from None
        return proxies

    @model_validator(mode="after")
    def _are_whole(self) -> Self:
        """A header that any address may send, or a provider that does not know this desk, signs nobody in safely."""
        if self.proxy_header is not None and not self.proxies:
            raise PydanticCustomError("proxies", "proxy_header needs proxies, the addresses it is believed from")
        if self.oidc_issuer is not None and not (self.oidc_client and self.address):
            raise PydanticCustomError("oidc", "oidc_issuer needs oidc_client and address")
        return self
