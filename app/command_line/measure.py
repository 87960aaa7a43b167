"""The commands that measure, and those that teach the extractor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from app.command_line.group import PATH, call, calls, cli, policy_option, workspace_option


@cli.command(short_help="Measure the results on labelled documents.")
@click.argument("corpora", nargs=-1, type=PATH, metavar="[CORPUS...]")
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
@click.option("--stream", type=click.Path(exists=True, file_okay=False, path_type=Path), default=None,
              help="Play a year of invoices with a person at the desk: a folder with manifest.json.")  # fmt: skip
@click.option("--cold", is_flag=True, help="Play the stream without its vendor master.")
@click.option(
    "--until", default="9999-12", show_default=False, help="Play the stream up to this month, such as 2026-03."
)
@workspace_option
@policy_option
def evaluate(**options: Any) -> None:
    """Measure the results on labelled documents: sets with .gold.json files, or cases with expected.json.

    Without any, on what people released in the workspace: the fields that they named.

    Exits with 3 where a set became worse than the baseline by more than its tolerance, or a stream had an error that
    went out silently.
    """
    stream, cold, until = (options.pop(name) for name in ("stream", "cold", "until"))
    if stream is None:
        call("evaluate", **options)
    else:
        told = {name: options[name] for name in ("html", "as_json_to", "workspace", "policy")}
        call("stream", stream=stream, cold=cold, until=until, **told)


@cli.command(short_help="Train the extractor, also on corrected documents.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), default=None, help="Write the extractor here.")
@click.option("--corpus", "corpora", multiple=True, type=PATH, help="Folder with the labelled sets that may be learnt "
              "from (docs/model-card.md names them; repeatable).")  # fmt: skip
@click.option("--without", multiple=True, help="Leave this set out (repeatable).")
@click.option("--corrections", "corrected", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="More corrected documents than people decided on here: JSON Lines (docs/learning.md).")  # fmt: skip
@click.option("--examples", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Write the corrected documents here as examples to learn from (DocBin, JSON Lines).")  # fmt: skip
@click.option("--promote", is_flag=True, help="Put the new extractor to work if it is no worse on documents held out.")
@click.option("--documents", type=click.IntRange(1), default=None, help="How many synthetic documents to learn from.")
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed, other synthetic documents.")
@workspace_option
@calls("learn:train")
def train() -> None:
    """Train the extractor from its seed, also on corrected documents; the same arguments give equal weights.

    Exits with 3 where an extractor was to be promoted and reads the documents held out worse than the one at work.
    """


@cli.command(short_help="Certify how certain values must be.")
@click.argument("corpora", nargs=-1, type=PATH, metavar="CORPUS...")
@click.option("--set", "sets", multiple=True, help="Only this set (repeat for several).")
@click.option("--workers", type=click.IntRange(0, 64), default=None, help="Reading processes; by default the cores.")
@click.option("--dry-run", is_flag=True, help="Say what would be certified; write nothing.")
@workspace_option
@policy_option
@calls("learn:calibrate")
def calibrate() -> None:
    """Certify how certain values must be: from documents that people checked, drawn at random (gate.audit_share).

    Exits with 3 where too few documents were checked for what the policy promises; its own gate then holds.
    """


@cli.command(short_help="Measure six strategies on your documents.")
@click.argument("corpora", nargs=-1, type=PATH, metavar="CORPUS...")
@click.option("--corrections", "corrected", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="More corrected documents than people decided on here: JSON Lines (docs/learning.md).")  # fmt: skip
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
@calls("compare")
def compare() -> None:
    """Measure six strategies on your labelled or corrected documents, and write the policy the numbers speak for."""
