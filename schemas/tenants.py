"""Several workspaces on one installation: who they are, and under which address people reach each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import Field, ValidationError

from schemas.errors import Misconfigured
from schemas.money import Frozen

_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_SHAPE = 'A tenant is a table: [acme], workspace = "/srv/acme", address = "https://acme.desk.example.com".'


class Tenant(Frozen):
    """One workspace, and how browsers and programs call its desk. Relative paths count from the file of the tenants."""

    workspace: Path = Field(strict=False)
    address: str = Field(pattern=r"^https://[a-z0-9.-]+(:[0-9]{1,5})?$")
    policy: Path | None = Field(None, strict=False)


def load_tenants(path: Path) -> Mapping[str, Tenant]:
    """The tenants in the TOML file at `path`, by name. Raises Misconfigured where it names none, or in another way."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(
            f"The file {path} of the tenants cannot be read.", "Name one that this user may."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise Misconfigured(f"{path} is not valid TOML: {error}.", "Mend the line it names.") from error
    tenants = {name: _tenant(path, name, told) for name, told in data.items()}
    if not tenants:
        raise Misconfigured(f"{path} names no tenant.", _SHAPE)
    return tenants


def _tenant(path: Path, name: str, told: object) -> Tenant:
    if _NAME.fullmatch(name) is None:
        raise Misconfigured(
            f"{path}: {name!r} is no name of a tenant.", "Use up to 40 small letters, digits and hyphens."
        )
    try:
        tenant = Tenant.model_validate(told)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join((name, *(str(part) for part in first["loc"])))
        raise Misconfigured(f"{path}: {place} is missing or wrong.", _SHAPE) from error
    home = path.parent
    policy = None if tenant.policy is None else home / tenant.policy
    return tenant.model_copy(update={"workspace": home / tenant.workspace, "policy": policy})
