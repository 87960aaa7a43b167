"""What says the total or the account once more and no more: "Valor a transferir: 216,68 EUR", "Pay to DE89 ...", or
what it is worth in another currency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from decimal import Decimal
from functools import cache

from extractors.languages import LANGUAGES, Wordings, everyday_words
from extractors.meanings import match_label
from extractors.meanings.changes import find_changes
from extractors.meanings.negations import denied_in
from extractors.meanings.notices import find_notices
from extractors.meanings.number_words import find_numbers, joins, names_money
from extractors.meanings.paid import speaks_of_paid
from extractors.meanings.payments import names_of, names_paying
from extractors.meanings.phrases import places_of, without, worded
from extractors.meanings.wholes import names_the_whole, wholes
from extractors.page.roles import DUE, GROSS, OTHER
from extractors.parsing import find_amounts, find_currencies, find_ibans
from extractors.parsing.folding import compact, pieces
from schemas import ACCOUNT_TERM, CENT, Claim

_LABEL = 6  # words
_ARTICLE, _OF = worded("article"), worded("of_total")
_WORTH = f"{OTHER}.exchange"
_AND, _CENTS = worded("and_cents"), worded("cents")


def says_total_again(text: str, taken: Mapping[str, Claim]) -> bool:
    """Whether behind a label that names the amount to pay and no more, and a colon, stands what is due, in the
    currency that was taken if one is named there, and nothing else."""
    label, colon, rest = text.partition(":")
    own = taken.get(DUE, taken.get(GROSS))
    if not colon or own is None or not isinstance(own.value, Decimal) or not _names_what_is_due(label):
        return False
    currency = str(taken["currency"].value) if "currency" in taken else None
    return abs(own.value) in {_in_figures(rest, currency), _in_words(rest, currency)}


def says_worth_elsewhere(text: str, taken: Mapping[str, Claim]) -> bool:
    """Whether a label that names what an amount is worth in another currency, and one amount in such a one, are all:
    "Equivalent in lei: 8,290.98 RON"."""
    found = find_amounts(text)
    if len(found) != 1 or "currency" not in taken or not found[0].symbol:
        return False
    start, stop, own = found[0].number_span[0], found[0].span[1], str(taken["currency"].value)
    before = text[:start].strip(" :(=")
    label = match_label(before)
    exact = label is not None and label.end == len(before) and label.terms == (_WORTH,)
    another = all(own not in mark.codes for mark in find_currencies(text))
    return exact and another and not text[stop:].strip(" .)")


def says_account_again(text: str, taken: Mapping[str, Claim]) -> bool:
    """Whether a sentence asks to pay to the one account that was taken, and says no more."""
    accounts = {compact(str(claim.value)) for term, claim in taken.items() if ACCOUNT_TERM.fullmatch(term)}
    named = find_ibans(text)
    if len(named) != 1 or accounts != {compact(named[0].value)}:
        return False
    rest = text.replace(named[0].raw, " ", 1)
    return names_paying(rest) and _is_no_more(rest, _of_paying())


def _names_what_is_due(label: str) -> bool:
    """Whether all words of a label are of paying, of the whole or everyday ones, or say that it stands in words: "Pay
    half the total" and "Wait with paying the total" say more."""
    if len(label.split()) > _LABEL or not (names_paying(label) and names_the_whole(label)):
        return False
    return _is_no_more(label, _of_due(), _of_words()) and not _says_how(pieces(label))


def _is_no_more(text: str, wordings: Wordings, words: Set[str] = frozenset()) -> bool:
    """Whether all of a text are these wordings and words, and everyday ones, and it denies and changes nothing."""
    told = (*find_changes(text), *find_notices(text))
    if told or speaks_of_paid(text) or denied_in(pieces(text)):
        return False
    return not set(without(wordings, pieces(text))) - everyday_words() - words


def _says_how(words: Sequence[str]) -> bool:
    """Whether a label begins with paying and says in a word before an article how: "Pay with the total", and not
    "Payment of the total"."""
    begun = max((place.stop for place in places_of(_of_paying(), words) if not place.start), default=0)
    led = begun > 0 and len(words) > begun + 1 and _ARTICLE.fullmatch(words[begun + 1]) is not None
    return led and not any(way.fullmatch(words[begun]) for way in (_ARTICLE, _OF))


@cache
def _of_due() -> Wordings:
    return tuple(dict.fromkeys((*_of_paying(), *wholes())))


@cache
def _of_paying() -> Wordings:
    return tuple(dict.fromkeys(wording for one in LANGUAGES.values() for wording in one.payments["pays"]))


@cache
def _of_words() -> frozenset[str]:
    """The words of labels of amounts in words: "Importe en letra"."""
    return frozenset(
        word for one in LANGUAGES.values() for label in one.others.get("words", ()) for word in pieces(label)
    )


def _in_figures(text: str, currency: str | None) -> Decimal | None:
    """The amount that is all of a text but its `currency`."""
    amounts, marks = find_amounts(text), find_currencies(text)
    if any(currency not in mark.codes for mark in marks):
        return None
    rest = text.replace(amounts[0].raw, " ", 1) if len(amounts) == 1 else text
    for mark in marks:
        rest = rest.replace(mark.raw, " ")
    return amounts[0].value if len(amounts) == 1 and not pieces(rest) else None


def _in_words(text: str, currency: str | None) -> Decimal | None:
    """The amount in words that is all of a text but the names of its money: "mil euros con ochenta céntimos"."""
    words = pieces(text)
    numbers = find_numbers(text)
    whole = numbers[0] if numbers and not numbers[0].start else None
    named = words[whole.stop :][:1] if whole is not None else ()
    if whole is None or currency is None or not names_money(named) or named[0] not in names_of(currency):
        return None
    cents = next((one for one in numbers if one.start > whole.stop and one.languages & whole.languages), None)
    if cents is None:
        return Decimal(whole.value) if len(words) == whole.stop + 1 else None
    between, behind = words[whole.stop + 1 : cents.start], words[cents.stop :]
    joined = all(joins(word, cents) or _AND.fullmatch(word) for word in between)
    if not joined or len(behind) != 1 or _CENTS.fullmatch(behind[0]) is None:
        return None
    return whole.value + cents.value * CENT
