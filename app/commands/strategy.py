"""`vouchline init` and `vouchline strategy explain`: which kind of model fits, and what ran for a document and why."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from app.say import say
from flows.named import document_named
from ledger import look
from reports.words import LAYERS
from schemas import (
    Endpoint,
    Foundation,
    Layer,
    Misconfigured,
    ModelChoice,
    Policy,
    Strategy,
    Verdict,
    choose_model_strategy,
    policy_toml,
)
from schemas.policy import FILE_NAME
from schemas.strategy import Complexity, Control, Latency, TaskScope


class Answers(NamedTuple):
    """What `vouchline init` wants to know. None: not answered."""

    task_scope: str | None = None
    privacy: bool | None = None
    budget_sensitive: bool | None = None
    latency: str | None = None
    complexity: str | None = None
    control: str | None = None


def init(path: Path | None, workspace: Path, **answers: Any) -> int:
    """Write a policy with every setting explained and the strategy that fits; asks where nobody answered by flags."""
    target = path or workspace / FILE_NAME
    if target.exists():
        raise Misconfigured(f"{target} exists already and is left as it is.", "Name another file with --path.")
    given = Answers(**answers)
    if not any(answer is not None for answer in given) and sys.stdin.isatty():
        given = _asked()
    policy, reasons = policy_for(given)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(policy_toml(policy, reasons), encoding="utf-8")
    for reason in reasons:
        say(reason)
    say(f"Wrote {target}. Every setting is explained in it; take out what you do not change.")
    say("Next: `vouchline reference load companies FILE` says who you are, so that the buyer is known for certain.")
    return 0


def _asked() -> Answers:
    """The answers of a person at a terminal; what is proposed leaves everything on this machine."""
    return Answers(
        _word("What is wanted: the fields of invoices (narrow), or whatever a document holds (broad)?", TaskScope),
        click.confirm("Must all documents stay on this machine?", default=True),
        click.confirm("Does every call to a model count in your budget?", default=False),
        _word("How soon is an outcome needed?", Latency, Latency.HOURS),
        _word(
            "How hard are the documents to read? by_document decides for each one.",
            ["by_document", *Complexity], "by_document",
        ),
        _word("Must a model's version and settings be in your own hands (tight)?", Control),
    )  # fmt: skip


def _word(question: str, words: Iterable[str], proposed: str = "") -> str:
    """One of `words`, in letters of any case; Enter takes the one that is `proposed`, else the first."""
    # As plain text: click writes the members of an enumeration by their names.
    texts = [str(word) for word in words]
    return str(click.prompt(question, str(proposed) or texts[0], type=click.Choice(texts, case_sensitive=False)))


def policy_for(answers: Answers) -> tuple[Policy, list[str]]:
    """The policy that implements what `choose_model_strategy` says to `answers`, and the reasons."""
    strategy = Strategy(
        task_scope=TaskScope(answers.task_scope or TaskScope.NARROW),
        budget_sensitive=bool(answers.budget_sensitive),
        latency=Latency(answers.latency or Latency.HOURS),
        domain_complexity=Complexity(answers.complexity) if answers.complexity in set(Complexity) else "by_document",
        control=Control(answers.control or Control.ORDINARY),
    )
    private = answers.privacy is not False
    choice = _choice(strategy, Complexity.LOW, private=private)
    local = {"local": Endpoint()} if choice.asks and choice.here else {}
    foundation = Foundation(enabled=choice.asks, private=private, endpoints=local)
    return Policy(strategy=strategy, foundation=foundation), list(_reasons(strategy, choice, private=private))


def _choice(strategy: Strategy, unknown: Complexity, *, private: bool) -> ModelChoice:
    """What the table says; a complexity that is decided for each document counts as `unknown`."""
    complexity = unknown if strategy.domain_complexity == "by_document" else strategy.domain_complexity
    return choose_model_strategy(
        strategy.task_scope, private, strategy.budget_sensitive, strategy.latency, complexity, strategy.control
    )


def _reasons(strategy: Strategy, choice: ModelChoice, *, private: bool) -> Iterator[str]:
    """The choice and why, in lines."""
    yield f"Strategy: {choice.strategy.value}. {choice.why}"
    harder = _choice(strategy, Complexity.HIGH, private=private)
    if choice.asks and choice.here:
        yield "Start the model with `vouchline llm serve MODEL.gguf`, or name your own under [foundation.endpoints]."
    elif choice.asks:
        yield "Name a server under [foundation.endpoints], with its purpose; until then nothing is asked."
    elif harder.asks:
        yield (
            "A document that leaves terms open counts as complex. With foundation.enabled = true, a foundation model "
            "is asked about it. `vouchline compare` says whether that is worth it on your documents."
        )


def explain(doc: str, workspace: Path) -> int:
    """Print which layers ran for a document and why, and what each of them gave."""
    with look(workspace) as ledger:
        document = document_named(ledger, doc)
        verdict = ledger.verdict(document.sha256)
        if verdict is None:
            raise Misconfigured(f"{document.origin} was never read.", "`vouchline show` says what became of it.")
        run = next(one.arrival.run for one in reversed(ledger.history(document.sha256)) if one.verdict is not None)
        policy = next(ledger.policy_of(each) for each in ledger.runs() if each.run == run)
    for line in _explained(verdict, policy):
        say(line)
    return 0


def _explained(verdict: Verdict, policy: Policy) -> Iterator[str]:
    given = Counter(claim.layer for claim in verdict.claims.values())
    yield f"{verdict.document.origin}: {verdict.disposition.value.replace('_', ' ')}. {verdict.reason}"
    for run in verdict.layers:
        yield f"  {LAYERS[run.layer]}: {_counted(given.pop(run.layer, 0))}. {run.why}"
        for dropped in run.dropped:
            yield f"    not taken: {dropped.term} = {dropped.raw!r}. {dropped.why}"
    for layer, count in given.items():
        yield f"  {LAYERS[layer]}: {_counted(count)}."
    if not any(run.layer is Layer.FOUNDATION for run in verdict.layers):
        yield f"  foundation model: not asked. {_why_not_asked(policy)}"
    yield f"  policy {verdict.versions.policy}: {_setting(policy)}"


def _counted(count: int) -> str:
    return f"{count or 'no'} {'value' if count == 1 else 'values'} in the result"


def _why_not_asked(policy: Policy) -> str:
    if not policy.foundation.enabled:
        return "The policy does not enable it (foundation.enabled)."
    return "The document was not read to the point where anything could be asked."


def _setting(policy: Policy) -> str:
    """The strategy that the policy comes to, for simple documents and for those that leave terms open."""
    simple, open_ = policy.strategy_for(complex_document=False), policy.strategy_for(complex_document=True)
    if simple == open_:
        return f"strategy {simple.strategy.value}. {simple.why}"
    return f"strategy {simple.strategy.value}. {simple.why} With terms open: {open_.strategy.value}. {open_.why}"
