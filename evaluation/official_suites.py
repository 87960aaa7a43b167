"""`python -m evaluation.official_suites SHARED`: the official engine on suites whose outcomes are published.

SHARED holds suites/en16931-invoice-unit-ubl (fragments of UBL with the rule that each must break or not),
suites/en16931-testfiles and corpus/xml-* (whole e-invoices).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
from lxml import etree

from extractors.elements import invoice_root
from extractors.safe_xml import parse_xml
from schemas import Limits, RefusedDocument, Severity
from validators.official import ARTEFACTS, Engine

_TESTS = "{http://difi.no/xsd/vefa/validator/1.0}"


class Case(NamedTuple):
    """A fragment of an invoice, and what the rules must say of it: pairs of an outcome and a rule."""

    name: str
    expected: tuple[tuple[str, str], ...]
    document: etree._Element


def cases(suite: Path) -> Iterator[Case]:
    """All cases of the test sets in the folder `suite`."""
    for file in sorted(suite.rglob("*.xml")):
        for number, test in enumerate(parse_xml(file.read_bytes(), Limits()).iter(f"{_TESTS}test"), 1):
            wanted = test.find(f"{_TESTS}assert")
            documents = [child for child in test if isinstance(child.tag, str) and not child.tag.startswith(_TESTS)]
            if wanted is not None and documents:
                expected = tuple(
                    (etree.QName(one).localname, (one.text or "").strip())
                    for one in wanted
                    if etree.QName(one).localname in {"success", "error", "warning"}
                )
                yield Case(f"{file.stem}#{number}", expected, documents[0])


def decided(engine: Engine, suite: Path) -> Iterator[tuple[str, str, str, str]]:
    """Of each assertion of `suite`: the case, the rule, the published outcome and that of `engine`."""
    for case in cases(suite):
        text = etree.tostring(case.document, encoding="unicode", with_tail=False)
        weights = {one.rule: one.severity for one in engine.said(ARTEFACTS["cen-ubl"], text, etree.fromstring(text))}
        for expected, rule in case.expected:
            yield case.name, rule, expected, _outcome(weights.get(rule))


def _outcome(weight: Severity | None) -> str:
    if weight is None:
        return "success"
    return "error" if weight is Severity.FATAL else "warning"


class Whole(NamedTuple):
    """A whole e-invoice: the fatal rules that it breaks, checks that were not run, the processor time it took."""

    file: str
    fatal: tuple[str, ...]
    not_run: tuple[str, ...]
    milliseconds: float


def whole(engine: Engine, folder: Path) -> Iterator[Whole]:
    """Every e-invoice in `folder` that can be read, as `engine` decides it."""
    for file in sorted(folder.rglob("*.xml")):
        try:
            root = invoice_root(parse_xml(file.read_bytes(), Limits()))
        except RefusedDocument:
            continue
        started = time.process_time()
        checks = engine.check(root, attached=False)
        took = (time.process_time() - started) * 1000
        fatal = {one.rule for check in checks for one in check.messages if one.severity is Severity.FATAL}
        unrun = {check.artefact for check in checks if not check.ran}
        yield Whole(file.name, tuple(sorted(fatal)), tuple(sorted(unrun)), took)


def report(engine: Engine, shared: Path) -> Iterator[str]:
    """The figures as rows of a Markdown table."""
    yield "| documents | how many | decided | processor time |"
    yield "|---|---|---|---|"
    started = time.process_time()
    assertions = list(decided(engine, shared / "suites" / "en16931-invoice-unit-ubl"))
    same = sum(expected == found for _, _, expected, found in assertions)
    seconds = time.process_time() - started
    yield f"| unit suite of CEN for UBL | {len(assertions)} assertions | {same} as published | {seconds:.1f} s in all |"
    for folder in (shared / "suites" / "en16931-testfiles", *sorted((shared / "corpus").glob("xml-*"))):
        done = list(whole(engine, folder))
        broken = [one for one in done if one.fatal]
        unrun = sum(bool(one.not_run) for one in done)
        said = f"{len(done) - len(broken)} break no fatal rule, {len(broken)} do"
        costs = sorted(one.milliseconds for one in done)
        median = costs[len(costs) // 2] if costs else 0.0
        yield f"| {folder.name} | {len(done)} | {said}; for {unrun} a check is not there | {median:.0f} ms (median) |"


@click.command()
@click.argument("shared", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--broken", is_flag=True, help="Also list the whole e-invoices that break a fatal rule.")
def main(shared: Path, broken: bool) -> None:  # noqa: FBT001 (named by the command line)
    """Run the official rules over the suites and e-invoices in SHARED."""
    engine = Engine()
    for line in report(engine, shared):
        click.echo(line)
    if broken:
        for folder in (shared / "suites" / "en16931-testfiles", *sorted((shared / "corpus").glob("xml-*"))):
            for one in whole(engine, folder):
                if one.fatal:
                    click.echo(f"{folder.name}/{one.file}: {' '.join(one.fatal)}")


if __name__ == "__main__":
    main()
