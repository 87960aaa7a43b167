"""The part of the policy that says where a workspace keeps its ledger and its files. It makes no verdict, is no part of
its hash, and is never written down with a run: an address may hold a password."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from schemas.errors import Misconfigured
from schemas.money import Frozen

# To the next table, or the end, with the comments before either: these are not of this one.
_TABLE = re.compile(r"(?ms)^[ \t]*\[store\][^\n]*\n.*?(?=^(?:[ \t\r]*(?:#[^\n]*)?(?:\n|\Z))*(?:[ \t]*\[|\Z)|\Z)")
ADDRESS = r"^(s3|gs|az)://[^/@]+(/|$)"  # of an object store
_FORMS = {
    "ledger": (r"postgresql(\+psycopg)?://", "postgresql://user@host/database, whose driver is psycopg"),
    "files": (ADDRESS, "s3://bucket/folder, gs://bucket/folder or az://container/folder"),
}
_WAY_OUT = "docs/operations.md says how an address is written."


class StorePolicy(Frozen):
    """Where the ledger and the files are kept. It counts only in the workspace's own policy.toml; `vouchline store
    move` moves a workspace, and writes it there."""

    ledger: str | None = Field(
        None,
        repr=False,
        description="The address of a PostgreSQL database, such as postgresql://vouchline@db.example.org/vouchline"
        "?sslmode=verify-full; without one, ledger.db in the workspace. Keep the password in ~/.pgpass or PGPASSWORD.",
    )
    files: str | None = Field(
        None,
        repr=False,
        description="The address of an object store for originals, pages read by OCR, reference data, checkpoints, "
        "exports and reports, such as s3://bucket/vouchline; without one, the workspace. Its keys are in the "
        "environment.",
    )

    @field_validator("ledger", "files")
    @classmethod
    def _is_an_address(cls, given: str | None, about: ValidationInfo) -> str | None:
        """Refuses what is no address of its kind, and says how one is written."""
        form, example = _FORMS[about.field_name or ""]
        if given is not None and re.match(form, given) is None:
            raise PydanticCustomError("address", "it is written as {example}", {"example": example})
        return given


def load_store(path: Path) -> StorePolicy:
    """The table [store] of the policy file at `path`; the defaults where there is none. Raises Misconfigured."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8")).get("store", {})
    except (FileNotFoundError, NotADirectoryError):
        return StorePolicy()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} is not valid TOML: {error}.", "Mend the line it names.") from error
    except OSError as error:
        raise Misconfigured(f"{path} may not be read.", "Give this user read permission.") from error
    try:
        return StorePolicy.model_validate(data)
    except ValidationError as error:
        place = ".".join(map(str, error.errors()[0]["loc"]))
        raise Misconfigured(f"{path}: the setting store.{place} is not valid.", _WAY_OUT) from error


def with_store(text: str, store: StorePolicy) -> str:
    """The text of a policy file with `store` as its table [store], all else as it is; without one for the defaults.

    Raises Misconfigured where it is written in another way than as a table, so that a person must change it.
    """
    rest = _TABLE.sub("", text)
    try:
        whole = tomllib.loads(rest) == {name: value for name, value in tomllib.loads(text).items() if name != "store"}
    except tomllib.TOMLDecodeError:  # a line that looks like a table within a text
        whole = False
    if not whole:
        raise Misconfigured("The policy sets store in another way than as a table [store].", "Write it as a table.")
    lines = [f"{name} = {json.dumps(value)}" for name, value in store if value is not None]
    return "\n".join([rest.rstrip("\n"), "", "[store]", *lines, ""]).lstrip("\n") if lines else rest
