"""Our rules beside the official ones, run here, on whole e-invoices of every VAT category and every edit of them.

For the families of rules that public examples lack. What is not valid by its schema, or made the official rules stop
with an error, is left out.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from evaluation.family_cases import CASES, cii, edits, ubl
from evaluation.rules import OFFICIAL, Decided, decide
from schemas import Severity
from validators.official import Engine

_LEFT_OUT = {"OFF-02", "OFF-03"}


def decided_families(every: int = 1) -> Iterator[Decided]:
    """Both decisions on each of the cases and edits that the official rules can decide, or on one in `every`."""
    engine = Engine()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.xml"
        for number, (name, root) in enumerate(_documents()):
            if number % every:
                continue
            official = _official(engine, root)
            if official is not None:
                file.write_bytes(etree.tostring(root))
                yield Decided(name, official, *decide(file))


def _documents() -> Iterator[tuple[str, etree._Element]]:
    for case in CASES.values():
        for syntax in (ubl, cii):
            for edit, root in edits(syntax(case)):
                yield f"{syntax.__name__} {case.code}: {edit}", root


def _official(engine: Engine, root: etree._Element) -> frozenset[str] | None:
    """The ids of the official rules that `root` breaks; None where they could not decide."""
    checks = engine.check(root, attached=False)
    broken = {message.rule for check in checks for message in check.messages if message.severity is Severity.FATAL}
    if broken & _LEFT_OUT or not all(check.ran for check in checks):
        return None
    return frozenset(filter(OFFICIAL.match, broken))
