"""What a line of an e-invoice is said to have been paid ahead, in a property that no total knows: "ACCONTO: 150.00"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.meanings import match_label
from extractors.meanings.changes import CHANGED
from extractors.meanings.negations import denied_in
from extractors.meanings.number_words import find_numbers
from extractors.meanings.phrases import worded
from extractors.page.roles import PAID
from extractors.parsing.folding import pieces
from schemas import Claim, Statement

_NO, _YES = worded("no"), worded("yes")
_NAME = re.compile(r"(?P<row>lines\[\d+\]\.attributes\[\d+\])\.name")


def paid_ahead(claims: Mapping[str, Claim]) -> Iterator[Statement]:
    """The properties of lines whose name is the label of a payment, where none is taken off the total; an e-invoice may
    state one of nought."""
    if PAID in claims and claims[PAID].value != 0:
        return
    named = ((found["row"], one) for term, one in claims.items() if (found := _NAME.fullmatch(term)) is not None)
    for row, name in named:
        label, value = match_label(str(name.value)), claims.get(f"{row}.value")
        if label is not None and PAID in label.terms and (value is None or _is_of_a_payment(str(value.value))):
            told = [str(one.value) for one in (name, value) if one is not None]
            yield Statement(kind=CHANGED, language=label.language, text=": ".join(told))


def _is_of_a_payment(value: str) -> bool:
    """Whether a value has a figure that is not nought or says in words anything but nought, "No" and "Yes": those tell
    of nothing that was paid."""
    words = pieces(value)
    if any(sign.isdigit() for sign in value):
        return any(sign.isdigit() and sign != "0" for sign in value)
    plain = " ".join(words)
    if not words or _NO.fullmatch(plain) is not None or _YES.fullmatch(plain) is not None or denied_in(words):
        return False
    numbers = find_numbers(value)
    return not numbers or any(number.value for number in numbers)
