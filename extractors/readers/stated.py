"""What a code of no standard states of the document that it numbers: that it stands no more, or what is left to pay of
it. "INV-17|STATUS=CANCELLED|BALANCE=0.00"; one that neither numbers it nor names a state says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from extractors.meanings.notices import stamp_of
from extractors.meanings.phrases import worded
from extractors.parsing import Amount, find_amounts
from extractors.parsing.folding import compact, fold
from extractors.sentences.unowed import is_unowed
from schemas import PaymentCode

_FIELDS, _KEYED = re.compile(r"[|;&*\n\t]+"), re.compile(r"\s*([^=:]+?)\s*[=:]\s*(\S.*?)\s*")
_LEFT = worded("rest_of_total")
_VOID = frozenset({"cancelled", "credit"})
_NUMBER = 4  # letters and digits of what numbers a document
_MOST = 40  # fields


def stated_in(text: str, printed: str) -> PaymentCode | None:
    """What the text of a code states, where one of its fields numbers what is `printed` on its page, without blanks."""
    fields = list(_fields_of(text))[:_MOST]
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
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict):
        yield from ((str(key), str(value)) for key, value in told.items())
        return
    for part in _FIELDS.split(text):
        keyed = _KEYED.fullmatch(part)
        yield (keyed[1], keyed[2]) if keyed is not None else ("", part.strip())


def _numbers(value: str, printed: str) -> bool:
    said = re.sub(r"\s", "", value).upper()
    return len(compact(value)) >= _NUMBER and any(map(str.isdigit, said)) and said in printed


def _is_void(value: str) -> bool:
    stamp = stamp_of(value)
    return is_unowed(value) or (stamp is not None and stamp.kind in _VOID)


def _is_left(key: str) -> bool:
    return _LEFT.fullmatch(fold(key)) is not None
