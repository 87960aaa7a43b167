"""The commands that only look: at documents, at rules and at the audit trail."""

from __future__ import annotations

from pathlib import Path

import click

from app.command_line.group import calls, cli, policy_option, workspace_option


@cli.command(short_help="Count the documents by state, and list the runs.")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.option("--watch", is_flag=True, help="Show it anew whenever it changes; without a terminal, a line each time.")
@calls("status")
def status() -> None:
    """Count the documents of the workspace by state, and list its runs."""


@cli.command(short_help="Say what needs somebody now.")
@workspace_option
@policy_option
@click.option("--send", is_flag=True, help="Tell what has begun since the last time, by the ways of the policy.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@calls("alerts:alerts")
def alerts() -> None:
    """Say what needs somebody now, and what to do; exit code 3 if anything does.

    `schedule` and `watch` send the same by themselves, each thing once, where the policy names a way ([alerts]).
    """


@cli.command(short_help="Print a day in numbers.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), default=None, help="By default yesterday (UTC).")
@click.option("--send", is_flag=True, help="Mail it to the addresses of the policy.")
@workspace_option
@policy_option
@calls("alerts:day")
def digest() -> None:
    """Print a day in numbers: what arrived, went straight through, was released by people, waits and is due."""


@cli.command(short_help="Print the workspace's state as Prometheus metrics.")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), default=None,
              help="Write them into this file, whole or not at all, for a collector of text files.")  # fmt: skip
@workspace_option
@policy_option
@click.option("--tenant", default=None, metavar="NAME", help="Write this name beside each number.")
@calls("metrics")
def metrics() -> None:
    """Print counts, ages and rates in Prometheus's text format. No names, amounts or invoice numbers are in them."""


@cli.command(short_help="Show one document: values, findings, history.")
@click.argument("doc")
@workspace_option
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@calls("inspect:show")
def show() -> None:
    """Show one document: values and where they stand, findings, history.

    DOC is a hash prefix, a file name or an invoice number.
    """


@cli.command()
@click.argument("run", required=False)
@click.option("--images", type=click.Choice(["waiting", "all", "none"]), default="waiting", show_default=True,
              help="Which documents get page images.")  # fmt: skip
@click.option("--to", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Write it into this folder; by default into the workspace's reports/.")  # fmt: skip
@workspace_option
@policy_option
@calls("report")
def report() -> None:
    """Build a run's report anew (the latest run's without RUN)."""


@cli.group()
def strategy() -> None:
    """Say which layers read a document, and why."""


@strategy.command(name="explain", short_help="Say which layers read one document, and why.")
@click.argument("doc")
@workspace_option
@calls("strategy:explain")
def explain_document() -> None:
    """Say which layers ran for one document, why, and what each gave.

    DOC is a hash prefix, a file name or an invoice number.
    """


@cli.group()
def rules() -> None:
    """Look up the rules that decide about documents."""


@rules.command(name="list", short_help="List every rule with the severity the policy gives it.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@workspace_option
@policy_option
@calls("rules:list_rules")
def list_rules() -> None:
    """List every rule by topic, with the severity that the policy gives it."""


@rules.command(short_help="Explain one rule, with an example.")
@click.argument("rule", metavar="ID")
@workspace_option
@policy_option
@calls("rules:explain")
def explain() -> None:
    """Explain one rule: what it wants, of which values, where from, an example, and what to do."""


@cli.group()
def audit() -> None:
    """Check the audit trail."""


@audit.command(short_help="Check the chain of events, checkpoints and originals.")
@workspace_option
@calls("audit:verify")
def verify() -> None:
    """Check the chain of events, its checkpoints and every stored original; name the first thing that is wrong."""


@audit.command(short_help="Show what was sent to foundation models.")
@click.option("--calls", is_flag=True, help="List every call instead of sums.")
@click.option("--run", default=None, help="Only the calls of this run.")
@click.option("--json", "as_json", is_flag=True, help="Print every call as JSON.")
@workspace_option
@calls("egress")
def egress() -> None:
    """Show what was sent to foundation models: how many bytes, to whom, for what, and what was masked."""
