"""The commands for those who write vendor templates."""

from __future__ import annotations

from pathlib import Path

import click

from app.command_line.group import PATH, calls, cli, policy_option, workspace_option


@cli.group()
def template() -> None:
    """Write and try vendor templates, in the YAML format of invoice2data."""


@template.command(short_help="Print the text that a template sees.")
@click.argument("file", type=PATH)
@workspace_option
@policy_option
@calls("template:text")
def text() -> None:
    """Print the text of a document as the patterns of a template see it.

    It is what `pdftotext -layout` prints, where that program is installed and the document has text; else our own in
    the same shape.
    """


@template.command(short_help="Say what a template reads of documents.")
@click.argument("template_file", type=PATH, metavar="TEMPLATE")
@click.argument("files", type=PATH, nargs=-1, required=True, metavar="FILE...")
@workspace_option
@policy_option
@calls("template:test")
def test() -> None:
    """Say whether a template fits documents, and what it reads of each.

    Ends with 0 where it fits all of them and finds what it requires, with 3 where it does not.
    """


@template.command(short_help="Draft a template from one document.")
@click.argument("file", type=PATH)
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Write it into this file, which must not exist yet; by default it is printed.")  # fmt: skip
@workspace_option
@policy_option
@calls("template:draft")
def draft() -> None:
    """Draft a template from one document: patterns that find again what was read of it. Look at each before use."""
