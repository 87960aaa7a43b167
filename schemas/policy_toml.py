"""A policy as the TOML file that holds it: every setting with its value and, as a comment, what it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from schemas.foundation_policy import Endpoint
from schemas.money import Frozen
from schemas.policy import FOLDERS, Policy

_DEFAULTS = "Vouchline policy. Every setting is shown with its default; take out what you do not change."


def default_toml() -> str:
    """The default policy as TOML."""
    return policy_toml(Policy(), (_DEFAULTS,))


def policy_toml(policy: Policy, preface: Sequence[str]) -> str:
    """`policy` as TOML that `load_policy` reads as the same policy, behind comments with the lines of `preface`."""
    return "\n".join(_lines(policy, preface)) + "\n"


def _lines(policy: Policy, preface: Sequence[str]) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in preface)
    yield "#"
    for key, example in FOLDERS.items():
        value = getattr(policy, key)
        yield f"# {Policy.model_fields[key].description}"
        yield f"{key} = {_toml(value)}" if value is not None else f'# {key} = "{example}"'
    for name in Policy.model_fields:
        section = getattr(policy, name)
        if isinstance(section, Frozen):
            yield from _section(name, section)


def _section(name: str, section: Frozen) -> Iterator[str]:
    """A table of the file with its settings, then the tables below it."""
    yield ""
    yield f"# {' '.join((type(section).__doc__ or '').split())}"
    yield f"[{name}]"
    below = [key for key in type(section).model_fields if isinstance(getattr(section, key), Frozen)]
    tables = [key for key in type(section).model_fields if key == "endpoints"]
    for key, setting in type(section).model_fields.items():
        if key not in below and key not in tables:
            value = getattr(section, key)
            yield f"# {setting.description}"
            yield f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"
    for key in tables:
        yield from _endpoints(f"{name}.{key}", type(section).model_fields[key].description or "", getattr(section, key))
    for key in below:
        yield from _section(f"{name}.{key}", getattr(section, key))


def _endpoints(name: str, description: str, servers: Mapping[str, Endpoint]) -> Iterator[str]:
    """The servers; where there is none, one as it would be written."""
    yield ""
    for key, server in servers.items():
        yield from _endpoint(f"{name}.{_toml(key)}", server)
    if not servers:
        yield f"# {description} An example:"
        yield from (f"# {line}" for line in _endpoint(f"{name}.local", Endpoint()))


def _endpoint(name: str, server: Endpoint) -> Iterator[str]:
    yield f"[{name}]"
    for key, setting in Endpoint.model_fields.items():
        value = getattr(server, key)
        yield f"# {setting.description}"
        yield f"{key} = {_toml(value)}" if value is not None else f"# {key} is not set"


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case tuple():
            return "[" + ", ".join(_toml(item) for item in value) + "]"
        case Mapping():
            inside = ", ".join(f"{_toml(key)} = {_toml(item)}" for key, item in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case Decimal() | int():
            return str(value)
        case _:
            # A JSON string is a basic string of TOML, but for this one character.
            return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
