"""Sentences by which the reader is to wait with a payment, or by which it or the invoice is held back: "Please hold the
transfer until the corrected invoice arrives", "Invoice on hold at the customer's request"; or by which they are to pay
only once they accept something: "Payment only after your approval".

What is said of rights to hold payments back, is denied or holds under a condition, is a term of business, as what the
seller or a bank holds back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary
from extractors.languages.vocabulary import Speech
from extractors.meanings.another import names_an_invoice
from extractors.meanings.changes import sentences
from extractors.meanings.negations import denies, holds_if, lacks
from extractors.meanings.phrases import clauses, holds, small_words, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 30  # words of a clause
_GAP = r"(?:[^\w]+\w{1,6}){0,2}?[^\w]+"  # short words between what is paid and what is done with it
_LINK = 3  # words between a right and what it is to: "of the buyer"
_LED = 2  # words before a payment that a clause is about: "die", "the full"
_NEAR = 3  # words before what holds back in which the invoice is named
_SHORT = 3  # letters of an article
_SAYING_NO_MORE: tuple[Speech, ...] = ("this_document", "falls_due", "makes", "been")


def held_off(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so."""
    return (one for one in said if any(map(_says_so, sentences(one.text))))


def _says_so(sentence: str) -> bool:
    parts = [fold(clause) for clause in clauses(sentence, at_commas=True)]
    return any(
        _is_held_off(own, " ".join(parts[:at]), part)
        for at, part in enumerate(parts)
        if len(part.split()) <= _LONG and _speaks(part)
        for own in LANGUAGES.values()
    )


def _speaks(clause: str) -> bool:
    """Whether a word of it is of holding back, or of accepting; nearly all texts have none."""
    return any(worded_somewhere(name).search(clause) is not None for name in ("holds_off", "is_held", "accepting"))


def _is_held_off(own: Vocabulary, led_by: str, clause: str) -> bool:
    """Whether a clause behind others says so."""
    return _is_once_accepted(own, clause) or any(
        _tells(own, led_by, clause, found) for found in _found(own, clause) if not _is_by_others(own, clause, found)
    )


def _is_once_accepted(own: Vocabulary, clause: str) -> bool:
    """Whether a clause begins with a payment, and says that it comes only once something is accepted."""
    paid = worded_in(own.code, "the_payment").search(clause)
    if paid is None or len(pieces(clause[: paid.start()])) > _LED:
        return False  # as nearly all texts
    made = worded_in(own.code, "is_paid").match(clause, paid.start())  # "payment is made", "die Zahlung erfolgt"
    end = max(paid.end(), made.end() if made is not None else 0)
    once = worded_in(own.code, "only_once").search(clause, end)
    if once is None or not _is_of_paying(own, clause[end : once.start()]):
        return False
    accepted = worded_in(own.code, "accepting").search(clause, once.end())
    return (
        accepted is not None
        and len(pieces(clause[once.end() : accepted.start()])) <= _NEAR
        and not _is_by_others(own, clause, accepted)
    )


def _is_of_paying(own: Vocabulary, between: str) -> bool:
    """Whether a few words behind a payment say no more than that it is made or due, or name the whole: a way to pay,
    parts and when it counts as made are terms of business, "payment by cheque only with prior approval"."""
    if len(pieces(between)) > _LINK:
        return False
    if names_the_whole(between) or names_an_invoice(own, pieces(between)):
        return True
    for name in _SAYING_NO_MORE:
        between = worded_in(own.code, name).sub(" ", between)
    told = (*own.words, *own.payments["made"], *own.labels["due_date"])
    return {piece for words in told for piece in pieces(words)}.issuperset(pieces(between))


def _is_by_others(own: Vocabulary, clause: str, found: re.Match[str]) -> bool:
    """Whether it is the seller, a bank or who pays late that is spoken of, and not only in what the reader is to wait
    for: "hold the transfer until we can confirm it"."""
    paying = worded_in(own.code, "at_paying")
    others = worded_in(own.code, "held_by_others").finditer(clause)
    return any(paying.search(clause[found.end() : other.start()]) is None for other in others)


def _tells(own: Vocabulary, led_by: str, clause: str, found: re.Match[str]) -> bool:
    before, behind = pieces(clause[: found.start()]), pieces(clause[found.end() :])
    if denies(own, (*before, *pieces(found.group()), *behind[:1])) or lacks(own, before) or holds_if(own, before):
        return False
    return not (holds(own.notices.exceptions, behind) or _is_of_rights(own, led_by, clause, found))


def _is_of_rights(own: Vocabulary, led_by: str, clause: str, found: re.Match[str]) -> bool:
    """Whether a right to hold back is named right before, or closes the clause right behind: "is excluded"."""
    rights = worded_in(own.code, "of_rights")
    led = f"{led_by} {clause[: found.start()]}"
    if any(len(pieces(led[right.end() :])) <= _LINK for right in rights.finditer(led)):
        return True
    behind = clause[found.end() :]
    close = any(not pieces(behind[right.end() :]) for right in rights.finditer(behind))
    return close and len(pieces(behind)) <= _LINK


def _found(own: Vocabulary, clause: str) -> Iterator[re.Match[str]]:
    """Where a clause says in its own words that a payment is to wait, or that it or the invoice does."""
    paying = worded_in(own.code, "at_paying")
    for pattern in _waits_in(own.code):
        for found in pattern.finditer(clause):
            if paying.search(found["between"]) is None and (found["rest"] is None or _is_owed(own, clause, found)):
                yield found
    for held in worded_in(own.code, "is_held").finditer(clause):
        before = pieces(clause[: held.start()])[-_NEAR:]
        if names_an_invoice(own, before) or worded_in(own.code, "the_payment").search(" ".join(before)) is not None:
            yield held


def _is_owed(own: Vocabulary, clause: str, found: re.Match[str]) -> bool:
    """Whether the rest that is to wait is of what is owed: nothing more is said of it but until when, or that it is of
    an amount, an invoice or a payment; "the rest of the work" is not."""
    behind = clause[found.end("rest") :]
    if found.end("rest") <= found.start("between"):
        behind = found["between"]
    until = "|".join(worded_in(own.code, name).pattern for name in ("until", "at_paying"))
    owed = f"{until}|{worded_in(own.code, 'the_payment').pattern}"
    for word in pieces(behind):
        if re.fullmatch(owed, word) or names_the_whole(word) or names_an_invoice(own, (word,)):
            return True
        if len(word) > _SHORT and word not in small_words(own.code):
            return re.search(rf"(?:{until})\W*$", behind) is not None  # "vastaanottoon asti"
    return True


@cache
def _waits_in(code: str) -> Sequence[re.Pattern[str]]:
    """How a language says in either order that a payment is to wait, or what of it is left: "hold back the balance"."""
    payment, holding = worded_in(code, "the_payment").pattern, worded_in(code, "holds_off").pattern
    owed = f"(?:{payment}|(?P<rest>{worded_in(code, 'rest_of_total').pattern}))"
    gap = f"(?P<between>{_GAP})"
    return re.compile(f"{holding}{gap}{owed}"), re.compile(f"{owed}{gap}{holding}")
