"""The command line. It imports click alone; each command imports what it needs when it is called."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

INTERRUPTED = 130

workspace_option: Callable[[F], F] = click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("workspace"),
    envvar="VOUCHLINE_WORKSPACE",
    show_default="./workspace",
    show_envvar=True,
    help="Folder with the ledger, originals, exports, review, quarantine and reports.",
)
policy_option: Callable[[F], F] = click.option(
    "--policy",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Policy file. Default: policy.toml in the workspace, else the defaults.",
)
PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="vouchline", prog_name="vouchline", message="%(prog)s %(version)s")
def cli() -> None:
    """Turns folders of invoices into validated, exported records an auditor can trust.

    Exit codes: 0 all exported or known duplicates, 3 some documents wait for people, 2 wrong use or configuration,
    4 something needed is unavailable, 5 the ledger or an original is damaged, 130 interrupted.
    """


def call(command: str, **options: Any) -> None:
    """Run `app.commands.<command>` and leave with its exit code: exceptions become messages and codes here."""
    # Being asked to end by a supervisor is being interrupted: what was started is ended, and the next run goes on.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    module, _, function = command.partition(":")
    try:
        code = getattr(import_module(f"app.commands.{module}"), function or module)(**options)
        sys.stdout.flush()
    except click.ClickException:
        raise
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not a failure; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        code = _explain(error, options["workspace"])
    sys.exit(code)


def _explain(error: Exception, workspace: Path) -> int:
    from app.trouble import explain

    return explain(error, workspace)


@cli.command(short_help="Take every document of the folders to an outcome.")
@click.argument("sources", nargs=-1, required=True, type=PATH, metavar="FOLDER_OR_FILE...")
@workspace_option
@policy_option
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--move", is_flag=True, help="Take settled files out of the inbox (their originals are kept by hash).")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def run(**options: Any) -> None:
    """Take every document of the folders to an outcome: exported, review, quarantine, refused or duplicate."""
    call("run", **options)


@cli.command(short_help="Read, extract and judge each document alone.")
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATH...")
@click.option("--jsonl", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write results here.")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Received on this day (date rules).")
@click.option("--all-findings", is_flag=True, help="Also list the rules that were not applicable.")
@workspace_option
@policy_option
def extract(**options: Any) -> None:
    """Read, extract and judge each document alone: no ledger, no export. One JSON object a document."""
    call("extract", **options)


@cli.command(short_help="Count the documents by state, and list the runs.")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def status(**options: Any) -> None:
    """Count the documents of the workspace by state, and list its runs."""
    call("inspect:status", **options)


@cli.command(short_help="Show one document: values, findings, history.")
@click.argument("doc")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show(**options: Any) -> None:
    """Show one document: values and where they stand, findings, history.

    DOC is a hash prefix, a file name or an invoice number.
    """
    call("inspect:show", **options)


@cli.command(short_help="Run chosen documents again, and show what changed.")
@click.argument("docs", nargs=-1, metavar="[DOC...]")
@click.option("--state", type=click.Choice(["quarantine", "review", "refused"]), default=None, help="By state.")
@click.option("--rule", default=None, help="Documents that this rule stopped.")
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), default=None, help="Received since this day (UTC).")
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the changes as JSON.")
@workspace_option
@policy_option
def replay(**options: Any) -> None:
    """Run chosen documents again from their stored originals, and show what changed field by field."""
    call("replay", **options)


@cli.command()
@click.argument("run", required=False)
@click.option("--images", type=click.Choice(["waiting", "all", "none"]), default="waiting", show_default=True,
              help="Which documents get page images.")  # fmt: skip
@workspace_option
@policy_option
def report(**options: Any) -> None:
    """Build a run's report anew (the latest run's without RUN)."""
    call("report", **options)


@cli.command()
@click.argument("folder", type=PATH)
@click.option("--cron", default=None, help='When to run, as a cron line: "0 6 * * 1-5".')
@click.option("--every", default=None, help="Run every so often: 15m, 2h, 1d.")
@workspace_option
@policy_option
def schedule(**options: Any) -> None:
    """Serve a scheduled run of FOLDER until stopped."""
    call("schedule", **options)


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
def init(**options: Any) -> None:
    """Write a policy file with every setting explained and the model strategy that fits (never over an existing one).

    Without answers it asks, on a terminal; elsewhere it writes the defaults, under which nothing leaves this machine.
    """
    call("strategy:init", **options)


@cli.group()
def strategy() -> None:
    """Say which layers read a document, and why."""


@strategy.command(name="explain", short_help="Say which layers read one document, and why.")
@click.argument("doc")
@workspace_option
def explain_document(**options: Any) -> None:
    """Say which layers ran for one document, why, and what each gave.

    DOC is a hash prefix, a file name or an invoice number.
    """
    call("strategy:explain", **options)


@cli.command(short_help="Say what is installed, what is missing, and what mends it.")
@workspace_option
@policy_option
def doctor(**options: Any) -> None:
    """Say what is installed, what is missing, what it would change, and the command that fixes it."""
    call("setup:doctor", **options)


@cli.command(short_help="Measure the results on labelled documents.")
@click.argument("corpora", nargs=-1, required=True, type=PATH, metavar="CORPUS...")
@click.option("--set", "sets", multiple=True, help="Only this set (repeat for several).")
@click.option("--kind", "kinds", multiple=True, help="Only this kind of document, such as digital_pdf (repeatable).")
@click.option("--page-only", is_flag=True, help="Leave out fields that are not printed on the page.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write a page with plots.")
@click.option("--json", "as_json_to", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Write all figures here.")  # fmt: skip
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Compare with this file instead of the product's own baseline.")  # fmt: skip
@click.option("--write-baseline", is_flag=True, help="Make these figures the baseline of their sets.")
@click.option("--errors", type=click.IntRange(0), default=0, help="Show so many errors, the most trusted values first.")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@workspace_option
@policy_option
def evaluate(**options: Any) -> None:
    """Measure the results on labelled documents: sets with .gold.json files, or cases with expected.json.

    Exits with 3 where a set became worse than the baseline by more than its tolerance.
    """
    call("evaluate", **options)


@cli.command(short_help="Train the extractor, also on corrected documents.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="Write the extractor here.")
@click.option("--corpus", "corpora", multiple=True, type=PATH, help="Folder with the labelled sets that may be learnt "
              "from (docs/model-card.md names them; repeatable).")  # fmt: skip
@click.option("--without", multiple=True, help="Leave this set out (repeatable).")
@click.option("--corrections", "corrected", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Documents of the workspace that people corrected: JSON Lines, see docs/learning.md.")  # fmt: skip
@click.option("--examples", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Write the corrected documents here as examples to learn from (DocBin, JSON Lines).")  # fmt: skip
@click.option("--promote", is_flag=True, help="Put the new extractor to work if it is no worse on documents held out.")
@click.option("--documents", type=click.IntRange(1), default=None, help="How many synthetic documents to learn from.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, other synthetic documents.")
@workspace_option
def train(**options: Any) -> None:
    """Train the extractor from its seed, also on corrected documents; the same arguments give equal weights.

    Exits with 3 where an extractor was to be promoted and reads the documents held out worse than the one at work.
    """
    call("learn:train", **options)


@cli.command(short_help="Certify how certain values must be.")
@click.argument("corpora", nargs=-1, required=True, type=PATH, metavar="CORPUS...")
@click.option("--set", "sets", multiple=True, help="Only this set (repeat for several).")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--dry-run", is_flag=True, help="Say what would be certified; write nothing.")
@workspace_option
@policy_option
def calibrate(**options: Any) -> None:
    """Certify how certain values must be: from documents that people checked, drawn at random (gate.audit_share).

    Exits with 3 where too few documents were checked for what the policy promises; its own gate then holds.
    """
    call("learn:calibrate", **options)


@cli.command(short_help="Measure six strategies on your documents.")
@click.argument("corpora", nargs=-1, type=PATH, metavar="CORPUS...")
@click.option("--corrections", "corrected", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Documents of the workspace that people corrected: JSON Lines, see docs/learning.md.")  # fmt: skip
@click.option("--set", "sets", multiple=True, help="Only this set (repeat for several).")
@click.option("--kind", "kinds", multiple=True, help="Only this kind of document, such as digital_pdf (repeatable).")
@click.option("--only", multiple=True, help="Only this strategy (repeatable).",
              type=click.Choice(["rules", "templates", "model", "model-rules", "fallback", "foundation"]))  # fmt: skip
@click.option("--page-only", is_flag=True, help="Leave out fields that are not printed on the page.")
@click.option("--by-hand", type=float, default=4.0, show_default=True, help="Minutes to type a document in by hand.")
@click.option("--look", type=float, default=1.0, show_default=True, help="Minutes to look over one that waits.")
@click.option("--mend", type=float, default=0.5, show_default=True, help="Minutes to mend one value.")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@workspace_option
@policy_option
def compare(**options: Any) -> None:
    """Measure six strategies on your labelled or corrected documents, and write the policy the numbers speak for."""
    call("compare", **options)


@cli.group()
def rules() -> None:
    """Look up the rules that decide about documents."""


@rules.command(name="list", short_help="List every rule with the severity the policy gives it.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@workspace_option
@policy_option
def list_rules(**options: Any) -> None:
    """List every rule by topic, with the severity that the policy gives it."""
    call("rules:list_rules", **options)


@rules.command(short_help="Explain one rule, with an example.")
@click.argument("rule", metavar="ID")
@workspace_option
@policy_option
def explain(**options: Any) -> None:
    """Explain one rule: what it wants, of which values, where from, an example, and what to do."""
    call("rules:explain", **options)


@cli.group(short_help="Keep what you know of vendors, orders and goods received.")
def reference() -> None:
    """Keep what you know of vendors, purchase orders and goods received."""


_KIND = click.Choice(["vendors", "orders", "received"])


@reference.command(short_help="Take in a file, or a table of a database.")
@click.argument("kind", type=_KIND)
@click.argument("source", metavar="FILE_OR_DATABASE")
@click.option("--table", default=None, help="Which table of a database is read.")
@workspace_option
def load(**options: Any) -> None:
    """Take in a .csv or .parquet file, or a table of a database (sqlite:///master.db), in place of what was there."""
    call("reference:load", **options)


@reference.command()
@click.argument("kind", type=_KIND)
@workspace_option
def unload(**options: Any) -> None:
    """Do without the reference data of this kind again."""
    call("reference:unload", **options)


@reference.command(name="list")
@workspace_option
def list_reference(**options: Any) -> None:
    """List what is loaded, with how many rows and since when."""
    call("reference:list_reference", **options)


@cli.group()
def audit() -> None:
    """Check the audit trail."""


@audit.command(short_help="Check the chain of events, checkpoints and originals.")
@workspace_option
def verify(**options: Any) -> None:
    """Check the chain of events, its checkpoints and every stored original; name the first thing that is wrong."""
    call("audit:verify", **options)


@audit.command(short_help="Show what was sent to foundation models.")
@click.option("--calls", is_flag=True, help="List every call instead of sums.")
@click.option("--run", default=None, help="Only the calls of this run.")
@click.option("--json", "as_json", is_flag=True, help="Print every call as JSON.")
@workspace_option
def egress(**options: Any) -> None:
    """Show what was sent to foundation models: how many bytes, to whom, for what, and what was masked."""
    call("egress", **options)


@cli.group()
def llm() -> None:
    """Serve a foundation model on this machine."""


@llm.command()
@click.argument("model", type=PATH, metavar="MODEL.gguf")
@click.option("--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0 takes a free one.")
@click.option("--threads", type=click.IntRange(1, 256), default=1, show_default=True, help="Fewer than free cores.")
@click.option("--context", type=click.IntRange(512, 1_000_000), default=8192, show_default=True, help="In tokens.")
@workspace_option
def serve(**options: Any) -> None:
    """Serve a model file to this machine alone, until stopped (needs the extra local-llm)."""
    call("llm:serve", **options)


def main() -> None:
    """Entry point of `vouchline`: click's own exceptions and interruptions become messages and exit codes."""
    try:
        cli.main(prog_name="vouchline", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("Interrupted. Run the same command again: a run goes on where it stopped.", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SystemExit:
        # click calls it a failure where the reader of a help page has gone (`--help | head`).
        if "PacifyFlush" not in type(sys.stdout).__name__:
            raise
