"""What a code of no standard states of the document that it numbers: that it stands no more, or what is left to pay of
it. "INV-17|STATUS=CANCELLED|BALANCE=0.00"; one that neither numbers it nor names a state says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from extractors.meanings.notices import stamp_of
from extractors.meanings.phrases import worded
from extractors.parsing import Amount, find_amounts
from extractors.parsing.folding import compact, fold
from extractors.sentences.of_lines.unowed import is_unowed
from schemas import PaymentCode

_FIELDS, _KEYED = re.compile(r"[|;&*\n\t]+"), re.compile(r"[=:]")
_LEFT = worded("rest_of_total")
_VOID = frozenset({"cancelled", "credit"})
_NUMBER = 4  # letters and digits of what numbers a document


def stated_in(text: str, printed: str) -> PaymentCode | None:
    """What the text of a code states, where one of its fields numbers what is `printed` on its page, without blanks."""
    fields = list(_fields_of(text))
    if len(fields) < 2 or not any(_numbers(value, printed) for _, value in fields):
        return None
    void = any(_is_void(value) for _, value in fields)
    left = [amount for key, value in fields if _is_left(key) for amount in _amounts_in(value)]
    if not void and not left:
        return None
    least = min(left, key=lambda amount: amount.value, default=None)  # of several, what was left last
    if least is None:
        return PaymentCode(scheme="other", cancelled=void)
    currency = least.currencies[0] if len(least.currencies) == 1 else None
    return PaymentCode(scheme="other", cancelled=void, amount=least.value, currency=currency)


def _amounts_in(value: str) -> Iterator[Amount]:
    """The amounts of a field; a number beside other words is none: "17 days"."""
    for amount in find_amounts(value):
        if amount.decimals or amount.symbol or amount.raw == value:
            yield amount


def _fields_of(text: str) -> Iterator[tuple[str, str]]:
    """The fields of a code with their names; some have none."""
    if told := _fields_of_json(text):
        yield from told
        return
    for part in _FIELDS.split(text):
        key, *value = (one.strip() for one in _KEYED.split(part, maxsplit=1))
        yield (key, value[0]) if any(value) else ("", part.strip())


def _fields_of_json(text: str) -> Sequence[tuple[str, str]]:
    """The fields of every object in a text that is JSON, one within another and one that is named twice as well."""
    found: list[tuple[str, Any]] = []
    try:
        json.loads(text, object_pairs_hook=found.extend)
    except (ValueError, RecursionError):
        return ()  # as nearly all codes
    return [(key, str(value)) for key, value in found]


def _numbers(value: str, printed: str) -> bool:
    said = re.sub(r"\s", "", value).upper()
    return len(compact(value)) >= _NUMBER and any(map(str.isdigit, said)) and said in printed


def _is_void(value: str) -> bool:
    stamp = stamp_of(value)
    return is_unowed(value) or (stamp is not None and stamp.kind in _VOID)


def _is_left(key: str) -> bool:
    return _LEFT.fullmatch(fold(key)) is not None
