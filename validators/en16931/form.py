"""What the rules of EN 16931 have in common: how they are written down, and how they ask for text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from schemas import Severity, TaxRow
from validators.rule import E_INVOICES, Check, Facts, Rule

SOURCE = "EN 16931-1:2017, "
CORRECT = "Ask the seller for a corrected invoice."
NO_ELEMENTS = "A page has no elements that could be missing or empty."
NO_ROWS = "The allowances and charges on document level are not read row by row on a page."
_PASSED_OVER = {"L", "M", "O"}
NO_CATEGORIES = "A page prints no VAT category codes."


def en_rule(  # noqa: PLR0913 - what a rule is made of, all but its id and sentence by name
    rule_id: str,
    sentence: str,
    *,
    terms: tuple[str, ...],
    check: Check,
    passing: Facts,
    failing: Facts,
    elsewhere: str = NO_ELEMENTS,
    **changes: Any,
) -> Rule:
    """A fatal rule of EN 16931 that is decided for e-invoices, `elsewhere` saying why not on pages."""
    known = {"todo": CORRECT, "severity": Severity.FATAL, "source": f"{SOURCE}{rule_id}", "profiles": E_INVOICES}
    return Rule(
        id=rule_id,
        sentence=sentence,
        terms=terms,
        check=check,
        passing=passing,
        failing=failing,
        elsewhere=elsewhere,
        **{**known, **changes},
    )


def asked_rows(facts: Facts) -> Iterator[tuple[int, TaxRow]]:
    """The tax rows that the general rules speak of, numbered; CEN's rules for CII pass over those of L, M and O."""
    for number, row in enumerate(facts.invoice.tax_breakdown):
        vat = f"tax_breakdown[{number}]" not in facts.shape.untaxed
        if not (facts.shape.syntax == "cii" and vat and row.category in _PASSED_OVER):
            yield number, row


def blank(value: object) -> bool:
    """Whether nothing is said: no value, or a text of spaces."""
    return value is None or (isinstance(value, str) and not value.strip())
