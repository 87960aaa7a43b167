"""From an e-invoice's elements to claims: every element of a term, in the type of the term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from lxml import etree

from extractors.einvoice.tree import Found, Path, Rows, Syntax, nodes, values
from schemas import Alternative, Claim, Layer, Value, term_of
from schemas.terms import NUMBERS

_DECIMAL = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})", re.ASCII)
# xs:date with its optional time zone, and the date of an xs:dateTime.
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T[\d:.]+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_DATE_102 = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
_MOST_OTHERS = 3  # rejected values that a claim keeps
_TWICE = "the e-invoice states different values for it"


def claims_of(root: etree._Element, syntax: Syntax) -> Iterator[Claim]:
    """A claim for each term that the e-invoice with this root (see `tree_of`) states.

    A value that is not of its term's type stays the text it is: judge leaves it out and says so.
    """
    yield from _terms(root, syntax.terms, "")
    for name, rows in syntax.groups.items():
        yield from _rows(root, rows, name)


def _rows(node: etree._Element, rows: Rows, name: str) -> Iterator[Claim]:
    for number, row in enumerate(nodes(node, rows.path)):
        path = f"{name}[{number}]"
        yield from _terms(row, rows.terms, f"{path}.")
        for group, below in rows.groups.items():
            yield from _rows(row, below, f"{path}.{group}")


def _terms(node: etree._Element, terms: Mapping[str, Path], prefix: str) -> Iterator[Claim]:
    for name, path in terms.items():
        found = list(values(node, path))
        if found:
            yield _claim(f"{prefix}{name}", found)


def _claim(term: str, found: list[Found]) -> Claim:
    kind = term_of(term).kind
    # Of several dates to pay by, an earlier one is that of a discount or an instalment.
    first = max(found, key=lambda one: str(typed(kind, one))) if term == "due_date" else found[0]
    value = typed(kind, first)
    others = [] if _first_counts(term, kind) else [other for other in found if typed(kind, other) != value]
    return Claim(
        term=term,
        value=value,
        raw=first.text,
        layer=Layer.EINVOICE,
        score=1.0,
        path=first.path,
        doubt=_TWICE if others else None,
        rejected=tuple(_alternative(kind, other) for other in others[:_MOST_OTHERS]),
    )


def _first_counts(term: str, kind: str) -> bool:
    """Whether several different values are no contradiction: of texts and references to papers the first is kept."""
    leaf = term.rpartition(".")[2]
    return kind == "text" or leaf.endswith("reference") or term.startswith(("object_identifier", "preceding_invoice"))


def _alternative(kind: str, found: Found) -> Alternative:
    return Alternative(value=typed(kind, found), raw=found.text, score=1.0, layer=Layer.EINVOICE)


def typed(kind: str, found: Found) -> Value:
    """The value of a term of `kind`, or the text as it stands where it is none."""
    if kind in NUMBERS:
        return Decimal(found.text) if _DECIMAL.fullmatch(found.text) else found.text
    if kind == "date":
        return _date(found) or found.text
    return found.text


def _date(found: Found) -> date | None:
    pattern = _DATE_102 if found.format == "102" else _DATE
    match = pattern.fullmatch(found.text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
