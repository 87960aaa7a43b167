"""Amounts in words: what a label calls the amount in words, or asks to be paid, says the same as the figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice, takewhile

from extractors.meanings.changes import is_conditional, is_of_some
from extractors.meanings.number_words import Worded, find_numbers, is_part, joins, names_money
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.tax_words import speaks_of_tax
from extractors.page import PageLayout, Segment
from extractors.page.claims import amount_of, rival_at
from extractors.page.roles import DUE, GROSS, OTHER, PAID
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.parsing import find_currencies
from extractors.parsing.folding import pieces
from schemas import Claim, Rival

_WORDS = f"{OTHER}.words"
_ALL = frozenset({GROSS, DUE, PAID})
_ROWS = 2  # that an amount in words goes on in
_CENTS = 100
_LEAST = 10  # without a label: small ones are words of other languages, as "due EUR" is
_NEAR = 4  # words between an amount and its cents
_SURE = 6  # letters of a number in one word that is hardly a word of another language
_REST = 3  # words beside an amount that is all of a text


def in_words(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Amounts in words that are none of the totals."""
    own = chosen.get(DUE, chosen.get(GROSS))
    if own is None:
        return
    for page in sheet.layout.pages:
        for segment in page.segments:
            named = _labelled(segment, page, sheet)
            text = named or (segment.text if _is_amount(segment.text, sheet.language) else "")
            said = _said(text, sheet.language) if text else None
            if said is not None and not _is_told(said, _explaining(chosen, sheet, segment.text if named else None)):
                value = " ".join(pieces(text)[said[0].start : said[-1].stop])
                yield rival_at(own.term, value, whole(segment), segment.text, raw=value)


def _explaining(chosen: Mapping[str, Claim], sheet: Sheet, label: str | None) -> set[Decimal]:
    """The amounts of which one is said in words: of the total, or of any where the `label` is of a tax; without a label
    any figure of the pages.
    """
    if label is None:
        return {*_totals(chosen, _ALL), *_figures(sheet), Decimal(0)}
    return _totals(chosen, _ALL if not speaks_of_tax(label) else None)


def _totals(chosen: Mapping[str, Claim], terms: frozenset[str] | None) -> set[Decimal]:
    """The totals that were taken, those of `terms` or all."""
    return {
        abs(amount_of(claim))
        for term, claim in chosen.items()
        if (term in terms if terms is not None else term.startswith("totals."))
    }


def _figures(sheet: Sheet) -> Iterator[Decimal]:
    return (abs(money.value) for money in sheet.money)


def _labelled(segment: Segment, page: PageLayout, sheet: Sheet) -> str:
    """What stands behind a label of an amount in words that begins its row, on it and below it in its block: within a
    sentence such a label is a word, as in "Los importes son en euros"."""
    mark = next((one for one in sheet.marks_in(segment) if _WORDS in one.roles), None)
    if mark is None or mark.start > 0:
        return ""
    behind = " ".join(word.text for word in segment.words[mark.stop :])
    beside = (text for one in page.rights(segment) for text in (one.text, *_next(one, page)))
    return " ".join([behind, *_next(segment, page), *beside])


def _next(segment: Segment, page: PageLayout) -> Iterator[str]:
    """The rows below a piece of text, in its block, as long as there are no figures."""
    rows = page.block_of(segment).rows
    below = (one.text for one in rows[rows.index(segment) + 1 :][:_ROWS])
    return takewhile(lambda text: not any(map(str.isdigit, text)), below)


def _is_amount(text: str, language: str | None) -> bool:
    """Whether an amount in words, with its currency, is all of a text, or is asked for in it."""
    words = pieces(text)
    if not any(before.isalpha() and _is_money(words[at:]) for at, before in enumerate(words, start=1)):
        return False
    numbers = (one for one in find_numbers(text) if one.value >= _LEAST and _has_money(words, one))
    found = [one for one in numbers if _is_sure(one, words, language)]
    if not found or is_of_some(text):
        return False
    if is_conditional(" ".join([*words[: found[0].start], *words[found[0].stop :]])):
        return False  # "și" joins the parts of Romanian numbers, "si" is a condition elsewhere
    return asks_to_pay(text) or len(words) - (found[0].stop - found[0].start) <= _REST


def _has_money(words: Sequence[str], one: Worded) -> bool:
    return _is_money(words[one.stop :])


def _is_money(words: Sequence[str]) -> bool:
    """Whether words begin with a currency."""
    return names_money(words) or (bool(words) and bool(find_currencies(words[0].upper())))


def _is_sure(one: Worded, words: Sequence[str], language: str | None) -> bool:
    """Whether a number is no word of another language, as "on" and "to" are: it is long, or of the page's `language`
    and an amount.
    """
    told = words[one.start : one.stop]
    if len(told) > 1 or len(told[0]) >= _SURE:
        return True
    return language in one.languages and (one.value >= _LEAST or _has_money(words, one))


def _said(text: str, language: str | None) -> tuple[Worded, ...] | None:
    """The first amount in words of a text, with its cents where these are in words of its language, too; None where
    only a part of it is read.
    """
    words, found = pieces(text), list(find_numbers(text))
    sure = [one for one in found if _is_sure(one, words, language)]
    own = sure[0].languages if sure else frozenset()
    told = (one for one in found if one in sure or (one.languages & own and (not one.start or _has_money(words, one))))
    first = next(told, next(iter(found), None))
    if first is None or is_part(first, words) or _is_beside(first, sure, found, words):
        return None
    behind = (one for one in found if 0 <= one.start - first.stop <= _NEAR and one.languages & first.languages)
    cents = (one for one in behind if one.value < _CENTS and not joins(words[one.start], first))
    return (first, *islice(cents, 1))


def _is_beside(first: Worded, sure: Sequence[Worded], found: Sequence[Worded], words: Sequence[str]) -> bool:
    """Whether the next number follows at once, but for short words that are numbers elsewhere."""
    following = next((one for one in sure if one.start >= first.stop), None)
    if following is None:
        return False
    small = {at for one in found if one not in sure for at in range(one.start, one.stop)}
    return all(at in small or joins(words[at], first) for at in range(first.stop, following.start))


def _is_told(said: Sequence[Worded], totals: set[Decimal]) -> bool:
    """Whether one of `totals` is an amount in words."""
    whole, cents = said[0].value, said[1].value if len(said) > 1 else None
    return any(int(one) == whole and cents in (None, int(one * _CENTS) % _CENTS) for one in totals)
