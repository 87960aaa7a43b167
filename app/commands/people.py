"""`vouchline people`: who may decide."""

from __future__ import annotations

from pathlib import Path

import click

from app.say import say
from ledger import Ledger, look
from ledger.proving import hashed
from schemas import Misconfigured
from schemas.decision import Role

_TO_DECIDE = " for `vouchline decide`: it is shown once. Give it in VOUCHLINE_TOKEN or with --token-file."
_TO_HAND_IN = ", with which a program hands documents in by HTTP (`vouchline review`): it is shown once."
_LEAST = 12  # characters of a password


def add(name: str, role: str, password: bool, workspace: Path) -> int:  # noqa: FBT001 (named by the command line)
    """Set a person up, and print the token that proves at the file door who it is."""
    given = _asked() if password else None
    with Ledger.open(workspace) as ledger:
        token = ledger.add_person(name, Role(role), given)
    say(token)
    use = _TO_HAND_IN if Role(role) is Role.OPERATOR else _TO_DECIDE
    say(f"This is {name}'s token{use} From now on nobody decides in this workspace without one.", err=True)
    return 0


def _asked() -> str:
    text = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    if len(text) < _LEAST:
        raise Misconfigured(f"A password has at least {_LEAST} characters.", "Choose a longer one.")
    return hashed(text)


def list_people(workspace: Path) -> int:
    """Print who may decide."""
    with look(workspace) as ledger:
        found = ledger.people()
    if not found:
        say(f"Nobody is set up in {workspace}: every name may decide, and none is proved.")
    for person in found:
        password = "password" if person.password else "no password"
        say(f"{person.name:<24} {person.role.value:<9} {'disabled' if person.disabled else password}")
    return 0


def role(name: str, role: str, workspace: Path) -> int:
    """Give a person another role."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        ledger.change_person(name, role=Role(role).value)
    say(f"{name} is {role} now.")
    return 0


def disable(name: str, workspace: Path) -> int:
    """Let a person decide no more; what they decided stays."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        ledger.change_person(name, disabled=True)
    say(f"{name} may not decide any more. What they decided stays.")
    return 0


def password(name: str, workspace: Path) -> int:
    """Give a person a password for the pages of the desk."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        ledger.change_person(name, password=_asked())
    say(f"{name} signs in with this password now.")
    return 0


def token(name: str, workspace: Path) -> int:
    """Give a person another token for the file door."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        say(ledger.new_token(name))
    say(f"This is {name}'s token from now on: it is shown once, and the one before counts no more.", err=True)
    return 0
