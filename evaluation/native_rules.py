"""`python -m evaluation.native_rules SHARED`: writes docs/native-rules.md, our rules beside the official ones.

SHARED holds suites/mutants, suites/en16931-invoice-unit-ubl, suites/en16931-testfiles and corpus/xml-*.
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from evaluation.families import decided_families
from evaluation.official_suites import report as official_report
from evaluation.rules import Decided, Rates, decided, families, rates, refused, together
from validators.official import Engine

_FILE = Path(__file__).resolve().parent.parent / "docs" / "native-rules.md"
_INTRODUCTION = """\
# Our own rules beside the official ones

<!-- Written by `python -m evaluation.native_rules`. Do not edit. -->

The rules of EN 16931 are decided twice: by the published artefacts over the elements of e-invoices
([how](official-rules.md)), and by our own rules over the strict model, for pages too ([all of them](rules.md), with a
column that says which can be decided from a page). Here both are compared, document by document: which BR-* rules fail.
Documents that are not valid by their schema, or at which the official rules stopped with an error, are left out.
"""
_MUTANTS = """
## Mutated documents of a public set

Each is one edit away from a valid invoice, in UBL or CII; the official decisions are those published with the set.
"""
_OWN = """
## Every VAT category, every single edit

For the families that public examples lack: whole documents of each VAT category, in UBL and in CII, with two lines, an
allowance and a charge, and every document that one edit makes of them (an element taken out, a text or number changed).
The official rules decided them here.
"""
_DIFFERENT = """
Where they differ (an amount written as -0.00 is another number than 0.00 to the processor of the official rules, and
the same to ours, as it is to the standard):
"""
_OFFICIAL = """
## The official engine by itself

The official rules as they run here, on suites whose outcomes are published and on e-invoices of public repositories.
"""


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
@click.argument("shared", type=click.Path(exists=True, file_okay=False, path_type=Path))
def main(shared: Path) -> None:
    """Compare our rules with the official ones over SHARED and over our own documents."""
    mutants = shared / "suites" / "mutants"
    public = list(decided(json.loads((mutants / "dev.json").read_text(encoding="utf-8")), mutants / "dev"))
    own = list(decided_families())
    rows = [_INTRODUCTION, _MUTANTS, *table(public), _OWN, *table(own)]
    rows += [_DIFFERENT, *different(own), _OFFICIAL, *official_report(Engine(), shared)]
    _FILE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    click.echo(f"{_FILE} was written.")


if __name__ == "__main__":
    main()
