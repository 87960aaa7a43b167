"""A row that says the total once more, in figures or in words: "Valor a transferir: 216,68 EUR"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.meanings.changes import find_changes
from extractors.meanings.negations import denied_in
from extractors.meanings.notices import find_notices
from extractors.meanings.number_words import find_numbers, names_money
from extractors.meanings.paid import speaks_of_paid
from extractors.meanings.payments import names_paying
from extractors.meanings.wholes import names_the_whole
from extractors.page.roles import DUE, GROSS
from extractors.parsing import find_amounts, find_currencies
from extractors.parsing.folding import pieces
from schemas import Claim

_LABEL = 6  # words
_JOINS = 3  # letters of a word between whole and cents: "con"
_CENT = Decimal("0.01")
_CENTS_NAME = 1  # word behind the number of cents


def says_total_again(text: str, taken: Mapping[str, Claim]) -> bool:
    """Whether behind a label that names the amount to pay, and a colon, stands what is due and nothing else."""
    label, colon, rest = text.partition(":")
    own = taken.get(DUE, taken.get(GROSS))
    if not colon or own is None or not isinstance(own.value, Decimal) or not _names_what_is_due(label):
        return False
    return abs(own.value) in {_in_figures(rest), _in_words(rest)}


def _names_what_is_due(label: str) -> bool:
    if len(label.split()) > _LABEL or not (names_paying(label) and names_the_whole(label)):
        return False
    told = (*find_changes(label), *find_notices(label))
    return not told and not speaks_of_paid(label) and not denied_in(pieces(label))


def _in_figures(text: str) -> Decimal | None:
    """The amount that is all of a text but its currency."""
    amounts = find_amounts(text)
    rest = text.replace(amounts[0].raw, " ", 1) if len(amounts) == 1 else text
    for mark in find_currencies(rest):
        rest = rest.replace(mark.raw, " ")
    return amounts[0].value if len(amounts) == 1 and not pieces(rest) else None


def _in_words(text: str) -> Decimal | None:
    """The amount in words that is all of a text but the names of its money: "mil euros con ochenta céntimos"."""
    words = pieces(text)
    numbers = find_numbers(text)
    whole = numbers[0] if numbers and not numbers[0].start else None
    if whole is None or not names_money(words[whole.stop :]):
        return None
    cents = next((one for one in numbers if one.start > whole.stop and one.languages & whole.languages), None)
    if cents is None:
        return Decimal(whole.value) if len(words) == whole.stop + 1 else None
    between = words[whole.stop + 1 : cents.start]
    if len(words) - cents.stop > _CENTS_NAME or any(len(word) > _JOINS for word in between):
        return None
    return whole.value + cents.value * _CENT
