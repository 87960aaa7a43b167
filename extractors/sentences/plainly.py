"""Sentences that few words tell apart from terms of business: the amount was taken from a till or a company's card, or
is netted with what the reader is owed; a court's officer or a liquidator is to have it; nobody has to do anything.

"Settled by set-off no. 30277", "Paid out of petty cash on 6 October", "Sums due to us are garnished, ref. 1184/2026".
Under a condition, about who pays late, or as one way of several, they are terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from extractors.languages import LANGUAGES, Vocabulary
from extractors.languages.vocabulary import Speech
from extractors.meanings.collected import says_it_is_collected
from extractors.meanings.negations import denies, holds_if
from extractors.meanings.paid import PAID
from extractors.meanings.payments import names_paying, permits, speaks_of_amounts
from extractors.meanings.phrases import clauses, holds, worded, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing import find_dates
from extractors.parsing.folding import fold, pieces
from extractors.parsing.months import names_a_day
from extractors.sentences.bearing import bearing_on
from extractors.sentences.free_text import Said

_CLAIM = worded("claim")
_ORDER = re.compile(r"\d[/-]\d{2}(?:\d{2})?(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}[./]\s?(?:1[0-2]|0?[1-9])(?!\d)")
_LONG = 40  # words
_SHORT = 5  # words of a note


def _of_money(text: str) -> bool:
    """Whether a sentence is of money, or of an order with a number and a year, or a day."""
    numbered = _ORDER.search(text) is not None or bool(find_dates(text))
    return numbered or speaks_of_amounts(text) or names_the_whole(text) or _CLAIM.search(fold(text)) is not None


def _of_money_to_send(text: str) -> bool:
    """Whether a sentence is of money that is not collected: of a direct debit, that nobody has to act says nothing."""
    return _of_money(text) and not says_it_is_collected(text)


def _of_claims(text: str) -> bool:
    """Whether a sentence is of what is owed, or a note that begins so: a bailiff's own bill is of fees, an order and
    its day."""
    begins = worded_somewhere("seized").match(fold(text)) is not None and len(text.split()) <= _SHORT
    return names_the_whole(text) or _CLAIM.search(fold(text)) is not None or (begins and _of_money(text))


def _of_one_payment(text: str) -> bool:
    """Whether a sentence tells what was done, by a word of it or a day: not how one may pay, and no goods or their
    count."""
    if PAID.among(pieces(text)) or names_a_day(text) or _DAY.search(text) is not None:
        return True
    begins = worded_somewhere("from_purse").match(fold(text)) is not None
    return not names_paying(text) and (begins or not any(map(str.isdigit, text)))


def _anyway(_text: str) -> bool:
    return True


_SAYING: Mapping[Speech, tuple[re.Pattern[str], Callable[[str], bool]]] = {  # and what else the sentence must speak of
    "from_purse": (worded_somewhere("from_purse"), _of_one_payment),
    "netted": (worded_somewhere("netted"), _anyway),
    "seized": (worded_somewhere("seized"), _of_claims),
    "nothing_to_do": (worded_somewhere("nothing_to_do"), _of_money_to_send),
}
_WAYS: frozenset[Speech] = frozenset({"from_purse"})  # which may be one of several
_BY_DENYING: frozenset[Speech] = frozenset({"nothing_to_do"})


def plainly(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so, under no condition."""
    for one in said:
        text = fold(one.text)
        told = [name for name, (words, also) in _SAYING.items() if words.search(text) and also(one.text)]
        if not told or len(one.text.split()) > _LONG or permits(one.text):
            continue  # as nearly all texts
        if any(_says_so(name, text) for name in told):
            yield one


def _says_so(name: Speech, text: str) -> bool:
    """Whether all languages that say something by words of a text say it plainly there: neighbours share words."""
    found = [(own, place) for own in LANGUAGES.values() if (place := worded_in(own.code, name).search(text))]
    return bool(found) and all(_is_plain(own, name, text, place) for own, place in found)


def _is_plain(own: Vocabulary, name: Speech, text: str, place: re.Match[str]) -> bool:
    if name not in _BY_DENYING and _is_denied(own, text, place):
        return False
    rest = pieces(bearing_on(text, place))
    terms = [own.payments["late"], own.notices.earlier, *((own.payments["alternatives"],) if name in _WAYS else ())]
    return not (holds_if(own, rest) or any(holds(some, rest) for some in terms))


def _is_denied(own: Vocabulary, text: str, place: re.Match[str]) -> bool:
    """Whether it is denied in its own clause, or in one before that lists it with others: "may not be withheld, reduced
    or settled by set-off", and not "No goods were returned, the amount is garnished"."""
    clause = f"{clauses(text[: place.start()], at_commas=True)[-1]} {place[0]}"
    listed = holds(own.payments["alternatives"], pieces(clause))
    return denies(own, pieces(text[: place.end()] if listed else clause))
