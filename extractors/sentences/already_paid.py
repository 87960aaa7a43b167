"""Sentences by which the amount or the invoice is paid already, in other words than those that are known as a whole:
"La fattura è già stata saldata in contanti", "The amount has been paid by the organiser", "Amount settled by card ****
4411 on 28 October".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.languages import Vocabulary
from extractors.meanings import match_label
from extractors.meanings.another import names_an_invoice, runs_of
from extractors.meanings.negations import conditional_in, denies
from extractors.meanings.paid import PAID, words_of_paid
from extractors.meanings.payments import asks_to_pay, permits
from extractors.meanings.phrases import Speakers, clauses, holds, places_of, small_words, without, worded, worded_in
from extractors.meanings.wholes import names_the_whole, sums
from extractors.page.roles import DUE, GROSS
from extractors.parsing import find_amounts, find_dates, without_dates
from extractors.parsing.folding import fold, pieces
from extractors.parsing.months import months_of, names_a_day
from extractors.sentences.free_text import Said
from extractors.sentences.of_another import is_small, words_of
from schemas import Claim

_ALREADY = Speakers(lambda one: one.payments["already"])
_QUESTION = re.compile(r"(?<![^.!?;])[^.!?;]*\?")
_HAVE_YOU = worded("have_you")
_AT_HANDOVER = worded("at_handover")
_REPLACING = worded("replacing")
_NEAR = 3  # words between "already" or "been" and "paid"
_WAY = 5  # words behind "paid" in which its way is named: "paid on collection by bank cheque"
_LONG = 30  # words
_FIRST = 2  # words: what is paid may be left out before it
_SUBJECT = 8  # words before "has been", "The amount of this invoice and its number"
_SHORT = 3  # letters: shorter words are articles, "l'importo"
_OF_A_DAY = re.compile(r" (?:[^\W\d]{1,3} )?\d")  # behind "from", and not "van de goederen"
_NUMBERED = re.compile(r"[*x•]{2,}\W?\d{3,4}(?!\d)|(?<!\d)\d{4,}(?!\d)")  # a card's last digits, the number of a cheque


def already_paid(said: Iterable[Said], number: str = "") -> Iterator[Said]:
    """Those of the sentences that say so, and do not ask, under no condition; one with an amount tells of a part, and
    a label of none: "Montant déjà payé". The `number` of the invoice names it, too."""
    for one in said:
        text = _QUESTION.sub(" ", one.text)
        parts = [part for part in clauses(text, at_commas=True) if not _asks_the_reader(part)]
        told = [(own, _titled(own, part, number)) for part in parts for own in _ALREADY.among(pieces(part))]
        been = [(own, _titled(own, part, number)) for part in parts for own in PAID.among(pieces(part))]
        if not (told or been) or len(one.text.split()) > _LONG or match_label(one.text) is not None:
            continue  # as nearly all texts
        if any(amount.decimals for amount in find_amounts(one.text)):
            continue
        unheard = conditional_in(pieces(text))
        if any(_says_so(own, part, anew=_is_anew(own, text)) for own, part in told if own not in unheard) or any(
            _has_been_paid(own, part) for own, part in been if own not in unheard
        ):
            yield one


def _titled(own: Vocabulary, clause: str, number: str) -> str:
    """A clause with the title of an invoice in the place of this one's number: "HES-07719 was settled in September"."""
    if not runs_of(number):
        return clause  # "12" and "2026" are also of other things
    told = r"\W?".join(map(re.escape, re.findall(r"\w+", number)))
    return re.sub(rf"(?i)(?<![\w-]){told}(?![\w-])", own.titles["invoice"][0], clause)


def _is_anew(own: Vocabulary, text: str) -> bool:
    """Whether a sentence is of an invoice in place of another, "reissue of invoice 308, already paid by you": the same
    words tell of a repair."""
    return _REPLACING.search(fold(text)) is not None and names_an_invoice(own, pieces(text))


def handed_over(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say of one payment, by its day or the number of a card or a cheque, that the whole
    was paid so, or without them that it was paid by hand: "Invoice settled in cash at the fair"; an amount that is none
    of the totals is of something else."""
    totals = {taken[term].value for term in (GROSS, DUE) if term in taken}
    for one in said:
        told = [(own, part) for part in clauses(one.text, at_commas=True) for own in PAID.among(_worded(part))]
        amounts = (amount.value for amount in find_amounts(one.text) if amount.money or amount.decimals)
        if not told or len(one.text.split()) > _LONG:
            continue  # as nearly all texts
        if not totals.issuperset(amounts):
            continue
        numbered = bool(find_dates(one.text)) or _NUMBERED.search(one.text) is not None
        of_one = (numbered or names_a_day(one.text)) and not asks_to_pay(one.text) and not permits(one.text)
        says = _was_handed_over if of_one else _is_paid_by_hand
        # "On delivery" is a condition, and of one payment its place: "paid on 29 October on delivery".
        bare = _AT_HANDOVER.sub(" ", fold(one.text)) if of_one else one.text
        unheard = conditional_in(pieces(bare))
        told = [(own, part) for own, part in told if own not in unheard and says(own, part)]
        surely = not of_one or (numbered and bare == fold(one.text))
        if any(surely or not _is_a_term(own, part, numbered=numbered) for own, part in told):
            yield one


def _asks_the_reader(clause: str) -> bool:
    return _HAVE_YOU.match(fold(clause.lstrip())) is not None


def _says_so(own: Vocabulary, clause: str, *, anew: bool) -> bool:
    words = pieces(clause)
    if denies(own, words) or holds(own.notices.earlier, words):
        return False
    whole = names_the_whole(clause)
    done = [
        *(words_of_paid(own) if anew or whole else ()),
        *(own.payments["made"] if holds(own.payments["pays"], words) else ()),
    ]
    return any(
        _is_near(one, other)
        for one in places_of(own.payments["already"], words)
        for other in places_of(tuple(done), words)
    ) or (whole and _was_taken_in(own, words))


def _is_near(already: range, done: range) -> bool:
    return max(already.start - done.stop, done.start - already.stop) <= _NEAR


def _was_taken_in(own: Vocabulary, words: Sequence[str]) -> bool:
    """Whether a clause says that an amount was taken in already: goods, their weight and papers are fetched, too."""
    told = own.payments["already"]
    for taken in map(words_of, worded_in(own.code, "taken_in").finditer(" ".join(words))):
        near = [one for one in places_of(told, words) if _is_near(one, taken)]
        before, behind = without(told, words[: taken.start]), without(told, words[taken.stop :])
        closes = any(one.stop <= taken.start or one.stop == len(words) for one in near)
        if near and (_is_of_a_sum(own, before, closes=closes) or _is_a_sum(own, behind)):
            return True
    return False


def _is_of_a_sum(own: Vocabulary, before: Sequence[str], *, closes: bool) -> bool:
    """Whether the words before "taken in" are of an amount, and not of what it counts, "the amount of waste": that it
    "has been", or that and by whom; "the amount collected already includes" does not say that it was."""
    for place in places_of(sums(), before):
        between = " ".join(before[place.stop :])
        been = worded_in(own.code, "been").search(between)
        by_whom = worded_in(own.code, "by_whom").search(between)
        of_it = between[: been.start()].split() if been is not None else () if by_whom is not None else between.split()
        alone = closes and not names_the_whole(" ".join(before[: place.start]))  # "the invoice is for the amount"
        if _are_small(own, of_it) and (been is not None or alone):
            return True
    return False


def _is_a_sum(own: Vocabulary, behind: Sequence[str]) -> bool:
    """Whether the words behind "taken in" are an amount, and not what it counts: "the total weight"."""
    return any(
        _are_small(own, behind[: place.start]) and _are_small(own, behind[place.stop : place.stop + 1])
        for place in places_of(sums(), behind)
    )


def _are_small(own: Vocabulary, words: Sequence[str]) -> bool:
    return all(is_small(own, word) or names_the_whole(word) for word in words)


def _has_been_paid(own: Vocabulary, clause: str) -> bool:
    """Whether a clause begins with the whole and says that it has been paid, by whomever: "The amount has been paid by
    the organiser". Where more than small words stand before the whole, it is of another time: "after the invoice"."""
    words = pieces(without_dates(clause))  # "wurde am 18.08.2026 bezahlt": a day is no term of payment
    spoken = [words_of(one) for one in worded_in(own.code, "been").finditer(" ".join(words))]
    been = spoken[0].start if spoken else 0
    if not 0 < been <= _SUBJECT:
        return False  # as nearly all texts
    paid = [*places_of(words_of_paid(own), words)]
    told = any(_belongs(own, words, one, other) for one in spoken if one.start <= _SUBJECT for other in paid)
    if not told or denies(own, words) or holds(own.notices.earlier, words) or holds(own.payments["ahead"], words):
        return False
    return names_the_whole(_first(own, words[:been]))


def _first(own: Vocabulary, words: Sequence[str]) -> str:
    """The first of folded words that names a whole, or is no small one; none, if all are small."""
    small = small_words(own.code)
    return next((word for word in words if names_the_whole(word) or not (word in small or len(word) < _SHORT)), "")


def _belongs(own: Vocabulary, words: Sequence[str], been: range, paid: range) -> bool:
    """Whether "been" and "paid" are one verb: few words part them, more only where they say by whom, "wurde vom
    Veranstalter der Messe bezahlt". A number between them is of a term: "ist innerhalb von 14 Tagen beglichen"."""
    between = words[been.stop : paid.start]
    if paid.stop <= been.start or any(any(map(str.isdigit, word)) for word in between):
        return False
    by = worded_in(own.code, "by_whom").match(" ".join(between))
    return len(between) <= (_SUBJECT if by is not None else _NEAR)


def _was_handed_over(own: Vocabulary, clause: str) -> bool:
    """Whether a clause says that the whole, or what it does not name at all, was paid by card, by cheque, in cash or in
    full."""
    words = _worded(clause)
    if denies(own, words) or holds(own.notices.earlier, words) or holds(own.payments["ahead"], words):
        return False
    paid = [
        one
        for one in places_of(words_of_paid(own), words)
        if one.start < _FIRST or names_the_whole(clause) or _names_nothing(own, words[: one.start])
    ]
    ways = worded_in(own.code, "paid_with"), worded_in(own.code, "in_full")
    near = [" ".join(words[max(one.start - _NEAR, 0) : one.stop + _WAY]) for one in paid]
    return any(way.search(text) for way in ways for text in near)


def _names_nothing(own: Vocabulary, words: Sequence[str]) -> bool:
    """Whether the words before "paid" say when and how alone: "Op 2 mei volledig per bank voldaan"."""
    text = worded_in(own.code, "paid_with").sub(" ", " ".join(word for word in words if not months_of(word)))
    return not _first(own, worded_in(own.code, "in_full").sub(" ", text).split())


def _is_paid_by_hand(own: Vocabulary, clause: str) -> bool:
    """Whether all that a clause says is that the whole, or what it does not name, was paid by hand, where and to whom:
    no amount, no request and no rule of how that is done, or what then: "Orders paid in cash are shipped at once"."""
    words, by_hand = _worded(clause), worded_in(own.code, "paid_with")
    if by_hand.search(" ".join(words)) is None or asks_to_pay(clause) or permits(clause):
        return False
    if any(map(str.isdigit, clause)):
        return False
    if holds(own.payments["alternatives"], words):
        return False  # that is how one may pay
    for paid in places_of(words_of_paid(own), words):
        before, behind = " ".join(words[: paid.start]), " ".join(words[paid.stop :])
        subject = _first(own, by_hand.sub(" ", before).split())
        if _is_a_rule(own, before, subject, behind):
            return False
        if (not subject or names_the_whole(subject)) and worded_in(own.code, "are").search(behind) is None:
            return _was_handed_over(own, clause)
    return False


def _is_a_rule(own: Vocabulary, before: str, subject: str, behind: str) -> bool:
    """Whether the words around "paid" tell of what is done or will be, and not of what was: "The total is paid in cash
    on delivery", "Amounts paid in cash require a receipt"; "The total is paid in cash" tells of what was, too."""
    if worded_in(own.code, "been").search(before) is not None:
        return False
    if worded_in(own.code, "yet_to_be").search(before) is not None:
        return True
    if behind and worded_in(own.code, "amounts").fullmatch(subject) is not None:
        return True
    is_done = worded_in(own.code, "are").search(before) is not None
    return is_done and worded_in(own.code, "at_handover").search(behind) is not None


def _is_a_term(own: Vocabulary, clause: str, *, numbered: bool) -> bool:
    """Whether a clause with a day without its year, or where things are handed over, tells of what is done then, and
    not of what was: "Cash paid on delivery from 3 May", and not "The invoice was paid by card on 3 May on delivery". A
    day with its year, or another number, is `numbered`: that is of one payment."""
    words, at = _worded(clause), worded_in(own.code, "at_handover")
    for paid in places_of(words_of_paid(own), words):
        before, behind = " ".join(words[: paid.start]), " ".join(words[paid.stop :])
        if worded_in(own.code, "been").search(before) is not None or _is_on_one_day(own, clause, before):
            return False
        is_done = worded_in(own.code, "are").search(before) is not None and at.search(before) is not None
        is_done |= not numbered and at.search(behind) is not None
        if not (is_done or _is_a_rule(own, before, _first(own, before.split()), behind)):
            return False
    return True


def _is_on_one_day(own: Vocabulary, clause: str, before: str) -> bool:
    """Whether a clause tells a day of what was paid, and not from when on, nor by the words `before` that it is or will
    be done: "Paid by card on 3 May on collection of the goods"."""
    yet = any(worded_in(own.code, name).search(before) for name in ("are", "yet_to_be"))
    told = fold(clause)
    spans = any(_OF_A_DAY.match(told, one.end()) for one in worded_in(own.code, "from_day").finditer(told))
    return not yet and not spans and names_a_day(clause)


def _worded(clause: str) -> Sequence[str]:
    """The folded words of a clause without its numbers."""
    return [word for word in pieces(clause) if not word.isdigit()]
