"""`vouchline rules`: the rulebook in plain words."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from app.say import say, say_data
from flows.policy_file import policy_of
from schemas import Misconfigured
from validators import unknown_rules
from validators.explain import explained, known_rules, overview


def list_rules(workspace: Path, policy: Path | None, as_json: bool) -> int:  # noqa: FBT001 (named by the command line)
    """Print every rule by topic."""
    topics = overview(policy_of(workspace, policy))
    if as_json:
        rows = [
            {"id": rule, "topic": topic, "severity": severity, "wants": wants}
            for topic, rules in topics.items()
            for rule, severity, wants in rules
        ]
        say_data(rows)
        return 0
    for topic, rules in topics.items():
        say()
        say(topic)
        for rule, severity, wants in rules:
            say(f"  {rule:<14} {severity.partition(' ')[0].rstrip(';'):<12} {wants}")
    return 0


def explain(rule: str, workspace: Path, policy: Path | None) -> int:
    """Print one rule's explanation."""
    lines = explained(rule.upper(), policy_of(workspace, policy))
    for line in lines or must_know(rule):
        say(line)
    return 0


def must_know(rule: str) -> tuple[str, ...]:
    """Raises Misconfigured for an id that no rule bears; returns nothing to say."""
    if not unknown_rules([rule.upper()]):
        return ()
    near = get_close_matches(rule.upper(), known_rules(), n=3)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`vouchline rules list` lists them all."
    raise Misconfigured(f"There is no rule {rule}.", hint)
