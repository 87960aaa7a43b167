"""The part of the policy that names a mailbox to fetch from. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.money import Frozen


class Mailbox(Frozen):
    """A folder of a mailbox, reached by IMAP. Nothing is fetched unless a server is named."""

    server: str | None = Field(None, description="The IMAP server with its port, such as imap.example.org:993.")
    security: Literal["tls", "starttls", "none"] = Field(
        "tls", description="How the way to it is secured; none only for a server on this very machine."
    )
    user: str = Field("", description="Who signs in.")
    password: str | None = Field(None, description="The environment variable that holds the password.")
    token_command: tuple[str, ...] = Field(
        (), description="A program and its words that print an OAuth 2 access token, where the server asks for one."
    )
    folder: str = Field("INBOX", description="The folder that is fetched from.")
    move_to: str | None = Field(
        None,
        description="The folder that fetched mails are moved to; without one, or where the server moves nothing, they "
        "are marked as read.",
    )
