"""Passwords of encrypted PDFs: where they are kept, by sender. A policy never holds the passwords themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from schemas.foundation_policy import VARIABLE
from schemas.money import Frozen

ANYONE = "*"
_SENDER = re.compile(r"(?:[^@\s]+@)?[^@\s.]+(?:\.[^@\s.]+)+")


class Passwords(Frozen):
    """Passwords of encrypted PDFs. They stand in environment variables; the policy names these."""

    senders: Mapping[str, str] = Field(
        {},
        description="Variables by address or domain of the sender, as the mail or the folder (inbox.folders) says, "
        'such as "seller.example" = "SELLER_PDF_PASSWORD", or "*" for anyone. A variable may hold several passwords, '
        "one a line.",
    )

    @field_validator("senders")
    @classmethod
    def _names_variables(cls, senders: Mapping[str, str]) -> Mapping[str, str]:
        """Refuses what is no sender, and what seems to be a password."""
        for sender, variable in senders.items():
            if sender != ANYONE and not _SENDER.fullmatch(sender):
                message = "{sender} is neither an address, a domain nor *"
                raise PydanticCustomError("sender", message, {"sender": sender})
            if not VARIABLE.fullmatch(variable):
                message = "name an environment variable (in capitals) for {sender}; it is not the password"
                raise PydanticCustomError("variable", message, {"sender": sender})
        return {sender.lower(): variable for sender, variable in senders.items()}

    def variables(self, sender: str | None) -> tuple[str, ...]:
        """The variables for what `sender` sent, the one for the very address first."""
        address = (sender or "").lower()
        keys = (address, address.rpartition("@")[2], ANYONE)
        return tuple(dict.fromkeys(self.senders[key] for key in keys if key in self.senders))
