"""`python -m evaluation.rules FOLDER`: our own rules beside the official decisions on e-invoices.

FOLDER holds dev.json: documents with `xsd_valid` and `fatal`, the ids of the official rules that failed; and the
documents in dev/. What is not valid by its schema, or made the official rules stop with an error, is left out.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from extractors.einvoice import extract_einvoice
from extractors.readers.einvoice import einvoice_in
from flows.pipeline import versions
from schemas import Document, Limits, Policy, Reading, RuleOutcome, Severity, Source, Verdict
from validators import EMPTY, judge

_FAMILY = re.compile(r"BR-(?:\d|[A-Z]+(?=-))")
OFFICIAL = re.compile(r"BR-(?!DE-)")


class Decided(NamedTuple):
    """A document: the BR-* rules that failed officially and by ours, and the processor time of judging."""

    file: str
    official: frozenset[str]
    native: frozenset[str]
    milliseconds: float


class Rates(NamedTuple):
    """How often we found what the official rules found, what we found besides, and what we missed."""

    right: int
    extra: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of what we found that is official; 1 where we found nothing."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The part of what is official that we found; 1 where there is nothing."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def failed_rules(verdict: Verdict) -> frozenset[str]:
    """The fatal BR-* rules of ours that a document breaks, undecided ones among them."""
    return frozenset(
        finding.rule
        for finding in verdict.findings
        if finding.source is Source.NATIVE and OFFICIAL.match(finding.rule)
        if finding.outcome is RuleOutcome.NOT_RUN
        or (finding.outcome is RuleOutcome.FAIL and finding.severity is Severity.FATAL)
    )


def decide(path: Path) -> tuple[frozenset[str], float]:
    """The rules that the e-invoice at `path` breaks, and the milliseconds of processor time that judging it took."""
    part = einvoice_in(path.read_bytes(), Limits())
    extraction = extract_einvoice(part)
    document = Document(sha256="0" * 64, media_type="application/xml", size=0, origin=path.name, path=path)
    reading, policy = Reading(sha256="0" * 64, reader="einvoice"), Policy()
    started = time.process_time()
    verdict = judge(
        document, reading, extraction, policy=policy, reference=EMPTY, versions=versions(policy), as_of=None
    )
    return failed_rules(verdict), (time.process_time() - started) * 1000


def decided(documents: Iterable[Mapping[str, Any]], folder: Path) -> Iterator[Decided]:
    """Our decision beside the official one for each of `documents` in `folder` that the official rules decided."""
    for document in documents:
        official = frozenset(filter(OFFICIAL.match, document["fatal"]))
        if document["xsd_valid"] and not any("error" in rule.lower() for rule in document["fatal"]):
            yield Decided(document["file"], official, *decide(folder / document["file"]))


def rates(documents: Iterable[Decided]) -> dict[str, Rates]:
    """The rates of each rule that failed officially or by ours."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in documents:
        for place, rules in enumerate(
            (one.official & one.native, one.native - one.official, one.official - one.native)
        ):
            for rule in rules:
                counts[rule][place] += 1
    return {rule: Rates(*counts[rule]) for rule in sorted(counts)}


def together(parts: Iterable[Rates]) -> Rates:
    """The rates of several rules as one."""
    return Rates(*map(sum, zip(*parts, strict=True))) if (parts := list(parts)) else Rates(0, 0, 0)


def families(by_rule: Mapping[str, Rates]) -> dict[str, Rates]:
    """The rates by family, such as BR-S; plain numbers are one family."""
    grouped: dict[str, list[Rates]] = defaultdict(list)
    for rule, rate in by_rule.items():
        found = _FAMILY.match(rule)
        grouped["BR" if found is None or found[0][-1].isdigit() else found[0]].append(rate)
    return {family: together(parts) for family, parts in sorted(grouped.items())}


def refused(documents: Iterable[Decided]) -> list[Decided]:
    """The documents in which no official rule failed and one of ours did."""
    return [one for one in documents if one.native and not one.official]


def table(documents: Sequence[Decided]) -> Iterator[str]:
    """Precision and recall by family, as a Markdown table, and what they come to."""
    by_rule = rates(documents)
    yield "| family | precision | recall | right | besides | missed |"
    yield "|---|---|---|---|---|---|"
    for family, rate in families(by_rule).items():
        yield _row(family, rate)
    yield _row("**all (micro)**", together(by_rule.values()))
    precision = statistics.fmean(rate.precision for rate in by_rule.values())
    recall = statistics.fmean(rate.recall for rate in by_rule.values())
    same = sum(one.official == one.native for one in documents)
    costs = sorted(one.milliseconds for one in documents)
    yield ""
    yield f"Mean over {len(by_rule)} rules: precision {precision:.4f}, recall {recall:.4f}."
    yield f"{len(documents)} documents, {same} of them with the same set of failed rules."
    yield f"Valid documents that our rules refuse: {len(refused(documents))}."
    yield f"All rules of the rulebook over one document: {costs[len(costs) // 2]:.2f} ms of processor time (median)."


def _row(name: str, rate: Rates) -> str:
    return f"| {name} | {rate.precision:.4f} | {rate.recall:.4f} | {rate.right} | {rate.extra} | {rate.missed} |"


def different(documents: Sequence[Decided]) -> Iterator[str]:
    """The documents over which the two differ."""
    for one in documents:
        if one.native != one.official:
            besides, missed = sorted(one.native - one.official), sorted(one.official - one.native)
            yield f"- {one.file}: besides {', '.join(besides) or 'none'}; missed {', '.join(missed) or 'none'}"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--differences", is_flag=True, help="Also list the documents in which we differ.")
def main(folder: Path, differences: bool) -> None:  # noqa: FBT001 (named by the command line)
    """Compare our rules with the official decisions in FOLDER."""
    documents = list(decided(json.loads((folder / "dev.json").read_text(encoding="utf-8")), folder / "dev"))
    for line in (*table(documents), *(different(documents) if differences else ())):
        click.echo(line)


if __name__ == "__main__":
    main()
