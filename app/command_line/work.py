"""The commands that take documents to an outcome."""

from __future__ import annotations

from pathlib import Path

import click

from app.command_line.group import PATH, calls, cli, policy_option, workspace_option


@cli.command(short_help="Take every document of the folders to an outcome.")
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="FOLDER_OR_FILE...")
@workspace_option
@policy_option
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), default=None,
              help="The day on which these documents came to the company, where it is not today.")  # fmt: skip
@click.option("--move", is_flag=True, help="Take settled files out of the inbox (their originals are kept by hash).")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@calls("run")
def run() -> None:
    """Take every document of the folders to an outcome: exported, review, quarantine, refused or duplicate."""


@cli.command(short_help="Read, extract and judge each document alone.")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--jsonl", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write results here.")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Received on this day (date rules).")
@click.option("--all-findings", is_flag=True, help="Also list the rules that were not applicable.")
@workspace_option
@policy_option
@calls("extract")
def extract() -> None:
    """Read, extract and judge each document alone: no ledger, no export. One JSON object a document."""


@cli.command(short_help="Run chosen documents again, and show what changed.")
@click.argument("docs", nargs=-1, metavar="[DOC...]")
@click.option("--state", type=click.Choice(["quarantine", "review", "refused"]), default=None, help="By state.")
@click.option("--rule", default=None, help="Documents that this rule stopped.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Received since this day (UTC).")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option(
    "--verify",
    is_flag=True,
    help="Does each come to its verdict on record? Of all, if none are chosen; writes nothing.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@workspace_option
@policy_option
@calls("replay")
def replay() -> None:
    """Run chosen documents again from their stored originals, and show what changed field by field.

    With --verify nothing is written, and the exit code is 0 where every document comes to what is on record, 3 where
    one comes to something else.
    """


@cli.command()
@click.argument("folder", type=PATH)
@click.option("--cron", default=None, help='When to run, as a cron line: "0 6 * * 1-5".')
@click.option("--every", default=None, help="Run every so often: 15m, 2h, 1d.")
@click.option("--timezone", default=None, help="Time zone of --cron, such as Europe/Berlin; by default this machine's.")
@click.option("--move", is_flag=True, help="Take settled files out of the inbox (their originals are kept by hash).")
@workspace_option
@policy_option
@calls("schedule")
def schedule() -> None:
    """Serve a scheduled run of FOLDER until stopped.

    Each run leaves a line on stderr, with its exit code, and that code as the state of its run in Prefect. One that
    finds nothing new writes no exports and no report.
    """


@cli.command()
@click.argument("folders", nargs=-1, required=True, type=PATH, metavar="FOLDER...")
@click.option("--rest", type=click.FloatRange(1, 3600), default=5.0, show_default=True,
              help="Seconds for which a file must stay as it is: then it is taken for whole.")  # fmt: skip
@click.option("--move", is_flag=True, help="Take settled files out of the inbox (their originals are kept by hash).")
@workspace_option
@policy_option
@calls("watch")
def watch() -> None:
    """Take in what arrives in the FOLDERs, as soon as it has been written whole, until stopped.

    Folders within them count too; each run leaves a line on stderr, with its exit code. Network shares may come and go.
    """


@cli.command(short_help="Read for runs that send documents to Prefect's workers.")
@click.argument("pool")
@click.option("--at-once", type=click.IntRange(1, 64), default=None, help="Reading processes; by default the cores.")
@workspace_option
@calls("worker")
def worker() -> None:
    """Read what runs send to the work POOL of Prefect's that their policy names, until stopped.

    PREFECT_API_URL and PREFECT_API_AUTH_STRING name the server and its key, VOUCHLINE_EXCHANGE the object store.
    """


@cli.command(short_help="Fetch new mails from a mailbox into a folder.")
@click.argument("folder", type=PATH)
@click.option("--every", type=click.FloatRange(0.1, 1440), default=None, metavar="MINUTES",
              help="Fetch every so many minutes until stopped; without it, once.")  # fmt: skip
@workspace_option
@policy_option
@calls("mail")
def mail() -> None:
    """Fetch new mails from the mailbox of the policy ([mail]) into FOLDER, for `watch`, `schedule` or `run`.

    A mail is fetched once, and marked or moved in the mailbox by the first fetch after it has an outcome here.
    """
