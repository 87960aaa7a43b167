"""The commands of people: what waits for them, what they decide, and who they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from app.command_line.group import calls, cli, policy_option, workspace_option

_ROLES = click.Choice(["reviewer", "approver", "auditor", "operator"])
_STATES = click.Choice(["exported", "review", "quarantine", "refused", "duplicate", "unpacked", "rejected", "returned"])


F = TypeVar("F", bound=Callable[..., Any])


def _listens(command: F) -> F:
    """The options of a command that is served."""
    for option in reversed(
        (
            click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True,
                         help="The port to listen on."),
            click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on."),
            click.option("--certificate", type=click.Path(dir_okay=False, exists=True, path_type=Path), default=None,
                         help="The TLS certificate (PEM), with --key."),
            click.option("--key", type=click.Path(dir_okay=False, exists=True, path_type=Path), default=None,
                         help="The key of the certificate (PEM)."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


@cli.command(short_help="List what waits for people, most urgent first.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@workspace_option
@calls("desk:queue")
def queue() -> None:
    """List what waits for people, the most urgent first, and what each is asked to look at."""


@cli.command(short_help="List every document with its outcome.")
@click.option("--state", type=_STATES, default=None, help="Only documents in this state.")
@click.option("--run", default=None, help="Only documents that got their outcome in this run.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Only documents received since.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON, with each document's result.")
@workspace_option
@calls("desk:documents")
def documents() -> None:
    """List every document with its outcome, and who or what decided it."""


@cli.command(short_help="Take in decisions of a person from a file.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE.jsonl")
@click.option("--as", "name", required=True, help="Who decides.")
@click.option("--partial", is_flag=True, help="Take in the lines that can be; otherwise all or none are.")
@click.option("--dry-run", is_flag=True, help="Say what can be taken in; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what each came to as JSON.")
@click.option("--token-file", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="File with the person's token (else VOUCHLINE_TOKEN), where people are set up.")  # fmt: skip
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@workspace_option
@policy_option
@calls("decide")
def decide() -> None:
    """Take in decisions of a person from a file: approve, reject, return or reopen documents (docs/decisions.md).

    Exits with 3 where some of them still wait, with 2 where a line cannot be taken in (3 with --partial).
    """


@cli.command(short_help="Serve the review application for a browser.")
@_listens
@click.option("--behind", default=None, metavar="ADDRESS",
              help="How browsers reach the TLS proxy before it, such as https://desk.example.com.")  # fmt: skip
@click.option("--open", "open_it", is_flag=True, help="Open it in the browser.")
@workspace_option
@policy_option
@calls("review")
def review() -> None:
    """Serve the review application: what waits for people, decided in a browser (docs/desk.md).

    It listens on this machine alone, unless people are set up and TLS or a proxy with TLS stands before it.
    """


@cli.command(short_help="Serve the review applications of several workspaces.")
@click.argument("tenants", type=click.Path(dir_okay=False, path_type=Path), metavar="TENANTS.toml")
@_listens
@workspace_option
@calls("serve")
def serve() -> None:
    """Serve the review applications of several workspaces, each under a name of its own (docs/desk.md).

    TENANTS.toml names them: a table for each, with its workspace and its address, such as https://acme.example.com.
    People must be set up in each, and TLS or a proxy with TLS stand before all.
    """


@cli.group()
def people() -> None:
    """Say who may decide."""


@people.command(short_help="Set a person up; prints the token.")
@click.argument("name")
@click.option("--role", type=_ROLES, required=True, help="What the person may do.")
@click.option("--password", is_flag=True, help="Ask for a password for the pages of the review application.")
@workspace_option
@calls("people:add")
def add() -> None:
    """Set a person up, and print the token that proves at the file door who it is."""


@people.command(name="list")
@workspace_option
@calls("people:list_people")
def list_people() -> None:
    """List who may decide."""


@people.command(short_help="Give a person another role.")
@click.argument("name")
@click.argument("role", type=_ROLES)
@workspace_option
@calls("people:role")
def role() -> None:
    """Give a person another role."""


@people.command(short_help="Let a person decide no more.")
@click.argument("name")
@workspace_option
@calls("people:disable")
def disable() -> None:
    """Let a person decide no more; what they decided stays."""


@people.command(short_help="Give a person a password for the pages.")
@click.argument("name")
@workspace_option
@calls("people:password")
def password() -> None:
    """Ask for a password with which a person signs in to the review application; whoever is signed in is signed out."""


@people.command(short_help="Give a person another token.")
@click.argument("name")
@workspace_option
@calls("people:token")
def token() -> None:
    """Print another token for the file door in the place of a lost one, which counts no more."""
