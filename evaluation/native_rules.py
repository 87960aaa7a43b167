"""`python -m evaluation.native_rules SHARED`: writes docs/native-rules.md, our rules beside the official ones.

SHARED holds suites/mutants, suites/en16931-invoice-unit-ubl, suites/en16931-testfiles and corpus/xml-*.
"""

from __future__ import annotations

import json
from pathlib import Path

import click

from evaluation.families import decided_families
from evaluation.official_suites import report as official_report
from evaluation.rules import decided, different, table
from validators.official import Engine

_FILE = Path(__file__).resolve().parent.parent / "docs" / "native-rules.md"
_INTRODUCTION = """\
# Our own rules beside the official ones

<!-- Written by `python -m evaluation.native_rules ../shared`. Do not edit. -->

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
