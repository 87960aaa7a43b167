"""Words in the head of a column of amounts that no list has: they may say what its amounts are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from extractors.languages import LANGUAGES, Vocabulary, Wordings, spoken
from extractors.meanings.phrases import holds, without
from extractors.parsing import find_currencies
from extractors.parsing.folding import fold, is_letter, pieces

_OF_AMOUNTS = ("net", "gross", "unit_price", "tax_amount", "tax_rate")
_OF_THINGS = ("description", "quantity", "discount")
_TOTALS = ("totals.net", "totals.tax", "totals.gross", "totals.due")
_TITLES = ("invoice", "credit_note")
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u00ad] (?=[^\W\d_])")  # over a line's end
_PART = re.compile(r"(?<=\w\w)\s?/\s?([^\W\d_]{1,2})(?!\w)")  # what an amount is divided by; "w/o" is another word
_SHORT = 3  # letters: shorter words link others
# "Amount (ct)", "Preis in Cent": a hundred of them are one unit
_COIN = re.compile(rf"(?i)(?<!\w)(?:{spoken('cents')})(?!\w)")
_TAX = re.compile(rf"(?:{fold(spoken('of_tax'))}|{fold(spoken('tax_name'))}|{fold(spoken('with_tax'))})")
_PLAIN = re.compile(
    rf"(?i)(?:{spoken('of_tax')}|{spoken('tax_name')}|{spoken('tells_more')}|{spoken('filler')}"
    rf"|{spoken('kind_of_amount')})\.?"
)


def strange_words(head: str) -> tuple[str, ...]:
    """The folded words and numbers of `head` that name no column of amounts, tax, currency or kind of document: those
    of "Amount per month" and "Amount x 1,000", and none of "Amount excl. VAT (EUR)". Of short words those that are
    shorter still together, "p.a.", what is behind a stroke, "/yr", and the names of coins; others link the rest.
    """
    for mark in find_currencies(head):
        head = head.replace(mark.raw, " ")
    words = without(_known(), _whole(_words(head)))
    long = tuple(word for word in words if (len(word) >= _SHORT or word.isdigit()) and not _PLAIN.fullmatch(word))
    runs = ["".join(run) for single, run in groupby(words, key=is_letter) if single]
    parts = [fold(part) for part in _PART.findall(head)]
    coins = [fold(coin) for coin in _COIN.findall(_apart(head))]
    short = [one for one in (*(run for run in runs if len(run) > 1), *parts) if not _PLAIN.fullmatch(one)]
    return (*long, *short, *(coin for coin in coins if coin not in long))


def _whole(words: Sequence[str]) -> Sequence[str]:
    """Folded `words`, two beside each other as one where that alone is known: "Tot aal", as wide letters are set."""
    known, found = _single(), list[str]()
    for word in words:
        if found and not {found[-1], word} <= known and found[-1] + word in known:
            found[-1] += word
        else:
            found.append(word)
    return found


def names_coins(head: str) -> bool:
    """Whether a head names coins, of which a hundred are one unit: "Price (ct)", "Preis in Cent", "Pris öre"."""
    return _COIN.search(_apart(head)) is not None


def holds_tax(head: str) -> bool:
    """Whether a head names a tax, as one that its amounts hold: "gross" may be before a discount alone."""
    return any(_TAX.fullmatch(word) for word in (*_words(head), *pieces(head)))  # "MwSt" is one word


def names_another(head: str) -> bool:
    """Whether the name of a column that is none of amounts stands in `head`: two heads were read as one."""
    return holds(_others(), _words(head))


def _words(head: str) -> tuple[str, ...]:
    return pieces(_apart(_PARTED.sub("", head)))


def _apart(head: str) -> str:
    """`head` with a blank where a capital follows a small letter: two heads that touch."""
    signs = zip(f" {head}", head, strict=False)
    return "".join(f" {sign}" if sign.isupper() and before.islower() else sign for before, sign in signs)


@cache
def _known() -> Wordings:
    """What heads of amounts say in all languages, the longest first."""
    told = (one for language in LANGUAGES.values() for one in _of_amounts(language))
    return tuple(sorted(dict.fromkeys(told), key=len, reverse=True))


@cache
def _single() -> frozenset[str]:
    """Those that are one word."""
    return frozenset(one for wording in _known() if len(words := pieces(wording)) == 1 for one in words)


@cache
def _others() -> Wordings:
    """What heads of things and counts say in all languages; numbers of rows are too short to be told from words."""
    names = (wording for one in LANGUAGES.values() for name in _OF_THINGS for wording in one.columns[name])
    return tuple(wording for wording in dict.fromkeys(names) if pieces(wording))


def _of_amounts(language: Vocabulary) -> Iterator[str]:
    for column in _OF_AMOUNTS:
        yield from language.columns[column]
    for term in _TOTALS:
        yield from language.labels.get(term, ())
    for title in _TITLES:
        yield from language.titles[title]
    yield from (wording for wording, terms in language.ambiguous.items() if set(_TOTALS) & {*terms})
    yield from (*language.rows["total"], *language.rows["subtotal"])
