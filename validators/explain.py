"""One rule in plain words: what it wants, of which terms, where from, examples, and what a person does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from schemas import Finding, Policy, Profile, RuleOutcome, Severity, plain, term_of
from validators.catalogue import sentences
from validators.door import SCHEMA
from validators.judge import examine
from validators.official import ENTRIES, known_officially
from validators.policy import severity_of
from validators.rule import Facts, Rule
from validators.rulebook import BY_ID, TOPICS
from validators.signals import SIGNALS, Entry

_AT_THE_DOOR: Mapping[str, Entry] = {entry.id: entry for entry in (*SIGNALS.values(), *SCHEMA.values(), *ENTRIES)}


def overview(policy: Policy) -> Mapping[str, list[tuple[str, str, str]]]:
    """Every rule by topic: its id, where a failure leads under `policy`, and what it wants."""
    topics = {
        topic: [(rule.id, _weights(rule, policy), rule.sentence) for rule in rules] for topic, rules in TOPICS.items()
    }
    return topics | {"At the door": [(one.id, one.forces.value, one.sentence) for one in _AT_THE_DOOR.values()]}


def explained(rule_id: str, policy: Policy) -> Iterator[str] | None:
    """The explanation of a rule, line by line; None where there is no such rule."""
    if rule_id in BY_ID:
        return _of_rule(BY_ID[rule_id], policy)
    if rule_id in _AT_THE_DOOR:
        return _of_entry(_AT_THE_DOOR[rule_id])
    if known_officially(rule_id):
        return iter((rule_id, "  An official rule for e-invoices: its message says what it wants, its text is published"
                     " with its rule set (docs/rules.md names them)."))  # fmt: skip
    return None


def _of_rule(rule: Rule, policy: Policy) -> Iterator[str]:
    yield rule.id
    yield f"  What it wants   {rule.sentence}"
    yield f"  When it fails   {_weights(rule, policy)} (fatal: to quarantine, warning: to review)"
    yield f"  What to do      {rule.todo}"
    yield f"  Where from      {rule.source}"
    yield f"  Decided         {_where(rule)}"
    if rule.terms:
        yield "  It looks at"
        yield from (f"    {path:<32} {_term(path)}" for path in rule.terms)
    yield "  Passes"
    yield from _example(rule.passing)
    yield "  Fails"
    yield from _example(rule.failing)
    yield from (f"    -> {finding.message}" for finding in _said(rule))


def _of_entry(entry: Entry) -> Iterator[str]:
    yield entry.id
    yield f"  What it wants   {entry.sentence}"
    yield f"  When it fails   {entry.forces.value}"
    yield f"  What to do      {entry.todo}"
    yield "  Where from      our own; it is decided when the document is read, and no policy changes it"


def _weights(rule: Rule, policy: Policy) -> str:
    """The severities of a failure under `policy`, with the profiles they hold for where they differ."""
    found: dict[Severity, list[Profile]] = {}
    for profile in rule.profiles:
        severity = severity_of(rule.id, rule.weight(profile), RuleOutcome.FAIL, policy, profile)
        found.setdefault(severity, []).append(profile)
    if len(found) == 1:
        return next(iter(found)).value
    return "; ".join(f"{severity.value} under {', '.join(where)}" for severity, where in found.items())


def _where(rule: Rule) -> str:
    if set(rule.profiles) == set(Profile):
        return "in every profile"
    return f"in {', '.join(one.value for one in rule.profiles)}. {rule.elsewhere}".strip()


def _term(path: str) -> str:
    term = term_of(path)
    return f"{term.name} ({term.bt})" if term.bt else term.name


def _example(facts: Facts) -> Iterator[str]:
    values = list(_values(facts.invoice.model_dump(exclude_defaults=True)))
    yield from (f"    {path:<32} {value}" for path, value in values)
    if not values:
        yield f"    a document of the kind {facts.doc_type.value}"


def _values(tree: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, Mapping):
        for name, below in tree.items():
            yield from _values(below, f"{path}.{name}" if path else name)
    elif isinstance(tree, (list, tuple)):
        for number, below in enumerate(tree):
            yield from _values(below, f"{path}[{number}]")
    elif tree is not None:
        yield path, plain(tree) if hasattr(tree, "as_tuple") else str(tree)


def _said(rule: Rule) -> Iterator[Finding]:
    return (one for one in examine(rule, rule.failing) if one.outcome is not RuleOutcome.NOT_APPLICABLE)


def known_rules() -> list[str]:
    """Every id that can be explained."""
    return sorted(sentences())
