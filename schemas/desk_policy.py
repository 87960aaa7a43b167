"""The part of the policy that says how people work at the desk. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from pydantic import Field

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
