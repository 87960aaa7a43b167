"""What a line of an e-invoice is said to have been paid ahead, in a property that no total knows: "ACCONTO: 150.00"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.meanings import match_label
from extractors.meanings.changes import CHANGED
from extractors.page.roles import PAID
from schemas import Claim, Statement

_NAME = re.compile(r"(?P<row>lines\[\d+\]\.attributes\[\d+\])\.name")


def paid_ahead(claims: Mapping[str, Claim]) -> Iterator[Statement]:
    """The properties of lines whose name is the label of a payment, where none is taken off the total."""
    named = ((found["row"], one) for term, one in claims.items() if (found := _NAME.fullmatch(term)) is not None)
    for row, name in named if PAID not in claims else ():
        label = match_label(str(name.value))
        if label is not None and PAID in label.terms:
            told = [str(claims[term].value) for term in (f"{row}.name", f"{row}.value") if term in claims]
            yield Statement(kind=CHANGED, language=label.language, text=": ".join(told))
