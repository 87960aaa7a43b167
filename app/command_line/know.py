"""The commands that keep what you know of vendors, orders and goods received."""

from __future__ import annotations

import click

from app.command_line.group import calls, cli, policy_option, workspace_option


@cli.group(short_help="Keep what you know of your companies, vendors and orders.")
def reference() -> None:
    """Keep what you know of your own companies, vendors, purchase orders and goods received."""


_KIND = click.Choice(["companies", "vendors", "orders", "received"])


@reference.command(short_help="Take in a file, or a table of a database.")
@click.argument("kind", type=_KIND)
@click.argument("source", metavar="FILE_OR_DATABASE")
@click.option("--table", default=None, help="Which table of a database is read.")
@click.option("--allow-empty", is_flag=True, help="Take in a source without rows.")
@click.option("--yes", is_flag=True, help="Do not ask where more than a fifth of them would be gone.")
@workspace_option
@calls("reference:load")
def load() -> None:
    """Take in a .csv or .parquet file, or a table of a database (sqlite:///master.db), in place of what was there."""


@reference.command()
@click.argument("kind", type=_KIND)
@workspace_option
@calls("reference:unload")
def unload() -> None:
    """Do without the reference data of this kind again."""


@reference.command(name="list")
@workspace_option
@calls("reference:list_reference")
def list_reference() -> None:
    """List what is loaded, with how many rows and since when."""


@cli.group(short_help="See and forget what was learnt of vendors' pages.")
def memory() -> None:
    """See and forget what was learnt of vendors' pages from the documents that people approved."""


@memory.command(name="list")
@workspace_option
@calls("memory:list_vendors")
def list_memory() -> None:
    """List the vendors whose pages are known, and from how many documents."""


@memory.command(name="show")
@click.argument("vendor")
@workspace_option
@calls("memory:show")
def show_memory() -> None:
    """Show where the values of a vendor stand, as the approved documents showed it."""


@memory.command()
@click.argument("vendor")
@workspace_option
@calls("memory:forget")
def forget() -> None:
    """Let what was learnt of a vendor count no more; the history stays."""


@memory.command(name="verify")
@workspace_option
@policy_option
@calls("memory:verify")
def verify_memory() -> None:
    """Read every document that taught something again, and name what comes out otherwise. Exits with 3 then."""
