"""Sentences by which the document is none that has to be paid: an estimate that binds nobody, what nobody has a duty to
pay. "Non-binding estimate; the actual invoice follows", "You are under no obligation to pay".

What an invoice is based on, and duties to pay something else than it, say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, places_of, small_words, worded, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing import find_currencies
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 24  # words of a clause
_SUBJECT = 4  # words before a duty in which it is said whose it is
_OBJECT = 2  # words that name what is to be paid: "the invoice amount"
_BASIS = 2  # words between that an invoice is based on something and what that is: "as per our"
_NUMBERED = 2  # words behind an estimate of which one numbers or dates it: "no 118", "of 3 March"

_CARRIED = worded("sent_through")


def no_bill(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so, each in one language."""
    for one in said:
        parts = [fold(part) for part in clauses(one.text) if len(part.split()) <= _LONG]
        told = [part for part in parts if _speaks(part)]
        if any(_says_so(own, part) for part in told for own in LANGUAGES.values()):
            yield one


def _speaks(clause: str) -> bool:
    """Whether a word of it may say so; nearly all texts have none."""
    return any(worded_somewhere(name).search(clause) is not None for name in ("no_bill_yet", "no_duty"))


def _says_so(own: Vocabulary, clause: str) -> bool:
    """Whether a clause says it; what denies a duty says of itself that there is none."""
    free = worded_in(own.code, "no_duty").search(clause)
    if free is not None and _is_of_this(own, clause[: free.start()], pieces(clause[free.end() :])):
        return True
    unbilled = worded_in(own.code, "no_bill_yet").search(clause)
    return unbilled is not None and _is_none(own, clause, unbilled)


def _is_of_this(own: Vocabulary, before: str, behind: Sequence[str]) -> bool:
    """Whether a duty that is denied is one to pay this document: the invoice or the amount is named behind it, or
    nothing is, and it is not that of customers at large."""
    held = min((place.start for place in places_of(own.notices.conditions, behind)), default=len(behind))
    small = small_words(own.code)
    named = [word for word in behind[:held] if word not in small and not _is_of_an_amount(word)]
    if named:
        return names_an_invoice(own, named[:_OBJECT]) or names_the_whole(" ".join(named[:_OBJECT]))
    subject = " ".join(pieces(before)[-_SUBJECT:])
    return worded_in(own.code, "customers").search(subject) is None


def _is_of_an_amount(word: str) -> bool:
    """Whether a folded word is a part of an amount: what is left to pay is no other thing for that."""
    return word.isdigit() or bool(find_currencies(word.upper()))


def _is_none(own: Vocabulary, clause: str, said: re.Match[str]) -> bool:
    """Whether what is `said` to be no bill is the document: not what it is based on, which is numbered or dated, nor
    another copy of it that a network of e-invoices carries."""
    before, behind = clause[: said.start()], pieces(clause[said.end() :])
    numbered = any(map(str.isdigit, "".join(behind[:_NUMBERED])))
    led = (before[found.end() :] for found in worded_in(own.code, "according").finditer(before))
    based = any("," not in words and len(pieces(words)) <= _BASIS for words in led)
    carried = _CARRIED.search(clause) is not None and names_an_invoice(own, pieces(said.group()))
    return not (numbered or based or carried or denies(own, pieces(before)))
