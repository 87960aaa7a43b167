"""Allowances and charges, of the document and of its lines: amount, VAT category and reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas import Value, named_row
from validators.en16931.form import NO_ROWS, en_rule
from validators.en16931.walk import at
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice


class _Kind(NamedTuple):
    """One kind of allowance or charge: what it is called, the pattern of its rows, and why pages are not asked."""

    name: str
    rows: str
    elsewhere: str = NO_ROWS


class _Asked(NamedTuple):
    """What is asked of a row: the leaves of which one must be there, in words, and a sample."""

    leaves: tuple[str, ...]
    sentence: str
    missing: str
    sample: Value


_ALLOWANCE = _Kind("allowance", "allowances[]")
_CHARGE = _Kind("charge", "charges[]")
_LINE_ALLOWANCE = _Kind(
    "allowance of a line",
    "lines[].allowances[]",
    "On a page the discount of a line is known by its amount and need not have a reason.",
)
_LINE_CHARGE = _Kind("charge of a line", "lines[].charges[]", "The charges of a line are not read on a page.")

_AMOUNT = _Asked(("amount",), "has its amount", "has no amount", Decimal(1))
_CATEGORY = _Asked(("category",), "has its VAT category", "has no VAT category", "S")
_REASON = _Asked(
    ("reason", "reason_code"),
    "gives its reason, in words or as a code",
    "gives no reason, neither in words nor as a code",
    "Rebate",
)

_RULES: tuple[tuple[str, _Kind, _Asked], ...] = (
    ("BR-31", _ALLOWANCE, _AMOUNT),
    ("BR-32", _ALLOWANCE, _CATEGORY),
    ("BR-33", _ALLOWANCE, _REASON),
    ("BR-36", _CHARGE, _AMOUNT),
    ("BR-37", _CHARGE, _CATEGORY),
    ("BR-38", _CHARGE, _REASON),
    ("BR-41", _LINE_ALLOWANCE, _AMOUNT),
    ("BR-42", _LINE_ALLOWANCE, _REASON),
    ("BR-43", _LINE_CHARGE, _AMOUNT),
    ("BR-44", _LINE_CHARGE, _REASON),
    # EN 16931 says the same of the reasons a second time, as conditions.
    ("BR-CO-21", _ALLOWANCE, _REASON),
    ("BR-CO-22", _CHARGE, _REASON),
    ("BR-CO-23", _LINE_ALLOWANCE, _REASON),
    ("BR-CO-24", _LINE_CHARGE, _REASON),
)


def _check(kind: _Kind, asked: _Asked) -> Check:
    def check(facts: Facts) -> Iterator[Said]:
        for path, row in at(facts.invoice, kind.rows):
            terms = tuple(f"{path}.{leaf}" for leaf in asked.leaves)
            stated = any(map(facts.stated, terms, (getattr(row, leaf) for leaf in asked.leaves)))
            if not stated or (asked is _CATEGORY and path in facts.shape.untaxed):
                yield Fail(f"{named_row(path)} {asked.missing}.", terms)

    return check


def _rule(rule_id: str, kind: _Kind, asked: _Asked) -> Rule:
    first = kind.rows.replace("[]", "[0]")
    return en_rule(
        rule_id,
        f"Each {kind.name} {asked.sentence}.",
        terms=tuple(f"{kind.rows}.{leaf}" for leaf in asked.leaves),
        check=_check(kind, asked),
        passing=e_invoice({f"{first}.{asked.leaves[0]}": asked.sample}),
        failing=e_invoice({f"{first}.percent": Decimal(5)}),
        elsewhere=kind.elsewhere,
    )


RULES: tuple[Rule, ...] = tuple(_rule(*row) for row in _RULES)
