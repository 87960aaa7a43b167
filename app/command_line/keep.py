"""The commands that keep a workspace safe, and say where: backup, restore and store."""

from __future__ import annotations

import click

from app.command_line.group import PATH, calls, cli, workspace_option


@cli.command(short_help="Copy the workspace, also while runs go on, and verify the copy.")
@click.argument("folder", type=PATH)
@workspace_option
@calls("backup:backup")
def backup() -> None:
    """Copy the workspace into a new folder below FOLDER, named by the moment, and verify the copy.

    Runs may go on meanwhile. Originals that the backup before it holds are linked, not copied again; each backup is
    whole by itself.
    """


@cli.command(short_help="Bring a backup back as a new workspace.")
@click.argument("backup", type=PATH)
@workspace_option
@calls("backup:restore")
def restore() -> None:
    """Bring BACKUP back as the workspace that --workspace names, which must be new or empty, and verify it."""


@cli.group()
def store() -> None:
    """Say where the ledger and the files are kept."""


@store.command(short_help="Move the ledger, the files or both; verified, and taken up again after a kill.")
@click.option("--ledger", metavar="ADDRESS", help='A PostgreSQL database, or "workspace": back into ledger.db.')
@click.option("--files", metavar="ADDRESS", help='An object store, or "workspace": back into the folder.')
@workspace_option
@calls("store:move")
def move() -> None:
    """Move the ledger, the files or both: copied, verified in their new places, and only then used.

    Runs wait meanwhile; stop the desk first. What was there before is left, and counts no more. A move that was killed
    has changed nothing: the same command goes on.
    """
