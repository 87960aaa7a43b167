"""What a person typed or showed on a page, as a value: read the way the document writes numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from extractors.parsing import (
    DayMonth,
    NumberStyle,
    find_currencies,
    find_ibans,
    find_vat_ids,
    parse_amount,
    parse_date,
    parse_quantity,
    parse_rate,
    settle_date,
    unit_code,
)
from schemas import Frozen, plain, term_of
from schemas.deciding import Unfit, typed

_ISO = re.compile(r"\d{4}-\d\d-\d\d")


class Manner(Frozen):
    """How a document writes: its decimal mark, and by the separator of dates whether the day or the month is first."""

    style: NumberStyle | None = None
    orders: Mapping[str, DayMonth] = {}


class Understood(NamedTuple):
    """A text as the value it is taken for, written as results write it; `doubt` says how else it may be read."""

    text: str
    doubt: str = ""


def understood(path: str, text: str, manner: Manner) -> Understood:
    """`text` as a value of the term at `path`. Raises Unfit for a path that is no term and a text that is no value."""
    try:
        kind = term_of(path).kind
    except KeyError:
        raise Unfit(f'there is no term "{path}"') from None
    said = " ".join(text.split())
    read = _READERS.get(kind, _text)(path, said, manner)
    typed(path, read.text)  # raises Unfit where it is no value of this term
    return read


def _number(path: str, said: str, manner: Manner) -> Understood:
    found = parse_amount(said, manner.style)
    if found is None:
        return Understood(said)
    return Understood(plain(found.value), _either(said, [plain(value) for value in found.alternatives]))


def _quantity(path: str, said: str, manner: Manner) -> Understood:
    found = parse_quantity(said, manner.style)
    if found is None:
        return Understood(said)
    return Understood(plain(found.value), _either(said, [plain(value) for value in found.alternatives]))


def _rate(path: str, said: str, manner: Manner) -> Understood:
    found = parse_rate(said)
    return Understood(said if found is None else plain(found.value))


def _date(path: str, said: str, manner: Manner) -> Understood:
    found = None if _ISO.fullmatch(said) else parse_date(said)
    if found is None:
        return Understood(said)
    settled = settle_date(found, dict(manner.orders))
    return Understood(settled.value.isoformat(), _either(said, [day.isoformat() for day in settled.alternatives]))


def _code(path: str, said: str, manner: Manner) -> Understood:
    if path == "currency":
        marks = [mark for mark in find_currencies(said) if mark.raw == said]
        if marks:
            return Understood(marks[0].codes[0], _either(said, list(marks[0].codes[1:])))
        return Understood(said.upper())
    if path.endswith("unit"):
        return Understood(unit_code(said) or said)
    return Understood(said.upper())


def _text(path: str, said: str, manner: Manner) -> Understood:
    if path.endswith("iban"):
        found = find_ibans(said)
        return Understood(found[0].value if len(found) == 1 else said)
    if path.endswith("vat_id"):
        found = find_vat_ids(said)
        return Understood(found[0].value if len(found) == 1 else said)
    return Understood(said)


def _either(said: str, others: list[str]) -> str:
    return f"{said} may also be read as {' or '.join(others)}." if others else ""


_READERS = {
    "amount": _number,
    "quantity": _quantity,
    "rate": _rate,
    "date": _date,
    "code": _code,
}
