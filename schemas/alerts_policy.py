"""The part of the policy that says when somebody is told, and how. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.money import Frozen


class Alerts(Frozen):
    """What somebody is told of without looking. Nothing is sent unless a way is named."""

    queue_days: int = Field(3, ge=1, le=365, description="A document that waits for people longer than this is told.")
    due_days: int = Field(3, ge=0, le=90, description="A document that waits and is due within so many days is told.")
    quiet_hours: int = Field(0, ge=0, le=8_760, description="No run for so many hours is told; 0 tells nothing.")
    fall_points: int = Field(
        20,
        ge=1,
        le=100,
        description="A straight-through rate of the last seven days that is so many percentage points below that of "
        "the four weeks before is told (of at least 20 documents each).",
    )
    free_megabytes: int = Field(2_000, ge=0, description="Less room on the disk of the workspace is told.")
    free_memory_megabytes: int = Field(500, ge=0, description="Less memory left on this machine is told.")
    tls_certificates: tuple[str, ...] = Field(
        (),
        description="Files of TLS certificates (PEM) that are watched, such as the desk's, its proxy's or a cluster's.",
    )
    tls_days: int = Field(21, ge=0, le=365, description="One of them that ends within so many days is told.")
    mail_to: tuple[str, ...] = Field((), description="Addresses that are mailed.")
    mail_from: str = Field("vouchline@localhost", description="The sender of these mails.")
    smtp: str = Field("localhost:25", description="The mail server, with its port.")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the way to the mail server is secured; none only suits this very machine."
    )
    smtp_user: str | None = Field(None, description="Who signs in at the mail server, where it asks for that.")
    smtp_password: str | None = Field(None, description="The environment variable that holds the password.")
    webhook: str | None = Field(None, description="An https address that is sent JSON.")
    command: tuple[str, ...] = Field((), description="A program and its words; it reads JSON on its standard input.")
