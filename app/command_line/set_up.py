"""The commands that set a workspace up."""

from __future__ import annotations

from pathlib import Path

import click

from app.command_line.group import PATH, calls, cli, policy_option, workspace_option


@cli.command(short_help="Write a policy file with every setting explained.")
@click.option("--path", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Where to write it.")
@click.option("--task-scope", type=click.Choice(["narrow", "broad"]), default=None,
              help="The fields of invoices, or whatever a document holds.")  # fmt: skip
@click.option("--privacy/--no-privacy", default=None, help="Whether all documents must stay on this machine.")
@click.option("--budget-sensitive/--no-budget-sensitive", default=None, help="Whether every call counts.")
@click.option("--latency", type=click.Choice(["seconds", "hours"]), default=None, help="How soon outcomes are needed.")
@click.option("--complexity", type=click.Choice(["by_document", "low", "high"]), default=None,
              help="How hard the documents are to read.")  # fmt: skip
@click.option("--control", type=click.Choice(["ordinary", "tight"]), default=None,
              help="Whether a model's version and settings must be in your own hands.")  # fmt: skip
@workspace_option
@calls("strategy:init")
def init() -> None:
    """Write a policy file with every setting explained and the model strategy that fits (never over an existing one).

    Without answers it asks, on a terminal; elsewhere it writes the defaults, under which nothing leaves this machine.
    """


@cli.command(short_help="Say what is installed, what is missing, and what mends it.")
@workspace_option
@policy_option
@calls("setup:doctor")
def doctor() -> None:
    """Say what is installed, what is missing, what it would change, and the command that fixes it."""


@cli.command(short_help="Write invented invoices to try it with.")
@click.argument("folder", type=PATH)
@workspace_option
@calls("samples")
def samples() -> None:
    """Write the sample invoices, all of them invented, into the new folder FOLDER."""


@cli.command(short_help="List the licences of everything installed with it.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@workspace_option
@calls("licences")
def licences() -> None:
    """List every package that Vouchline needs, with its version and the licence it names."""


@cli.group()
def llm() -> None:
    """Serve a foundation model on this machine."""


@llm.command()
@click.argument("model", type=PATH, metavar="MODEL.gguf")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Fewer than free cores.")
@click.option("--context", type=click.IntRange(512, 1_000_000), default=8192, show_default=True, help="In tokens.")
@workspace_option
@calls("llm:serve")
def serve() -> None:
    """Serve a model file to this machine alone, until stopped (needs the extra local-llm)."""
