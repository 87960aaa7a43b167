"""The part of the policy that opens a door for programs. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from pathlib import PurePath

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from schemas.money import Frozen


class DoorPolicy(Frozen):
    """What programs may hand in by HTTP where the desk is served. Nothing is taken in unless a folder is named."""

    folder: str | None = Field(
        None,
        description="The folder, by its full path, that documents are put into, for `watch`, `schedule` or `run` to "
        "take in.",
    )
    a_minute: int = Field(60, ge=1, le=100_000, description="Documents that one person may hand in within a minute.")

    @field_validator("folder")
    @classmethod
    def _is_full(cls, folder: str | None) -> str | None:
        if folder is not None and not PurePath(folder).is_absolute():
            raise PydanticCustomError("door_folder", "it should be a full path, such as /srv/invoices")
        return folder
