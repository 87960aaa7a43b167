"""Sentences that say of all amounts what they are: "The figures above are those of one site; three were supplied".

What they say, they say of the total. Honest invoices name the currency there, the tax, rounding and when to pay: where
so little is ordinary, all else waits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.languages import LANGUAGES, Wordings, spoken
from extractors.languages.vocabulary import Paying
from extractors.meanings import days_to_pay, is_due_now
from extractors.meanings.changes import is_of_delay, is_of_discount
from extractors.meanings.negations import denied_in
from extractors.meanings.payments import names_of
from extractors.meanings.phrases import holds, without
from extractors.parsing import find_currencies
from extractors.parsing.folding import fold, pieces
from extractors.rules.converted import rates_told
from extractors.rules.currency import only_informs
from extractors.sentences.free_text import Said

_FEW = 3  # words before the noun, and between it and what is said of it
_LONG = 30  # words
_RATED = 12  # words around a rate
_FIGURE = re.compile(r"\d[\d.,]*")
_FIGURES = re.compile(
    rf"^(?:[^\W\d_]+\W+){{0,{_FEW}}}?(?:{fold(spoken('figures'))})(?:\W+\w+){{0,{_FEW}}}?\W+(?:{fold(spoken('figures_are'))})(?!\w)"
)
_OF_ALL = re.compile(rf"\b(?:{fold(spoken('figures'))}|{fold(spoken('prices'))})\b")
_PRICED = re.compile(
    rf"\b(?:{'|'.join(sorted({re.escape(fold(w)) for one in LANGUAGES.values() for w in one.payments['prices']}))})"
    rf"(?:\W+\w+){{0,{_FEW}}}?\W+(?:{fold(spoken('figures_are'))}|{fold(spoken('figures_plain'))})(?!\w)"
)
_PLAIN = re.compile(
    rf"(?:{fold(spoken('figures_plain'))}|{fold(spoken('figures'))}|{fold(spoken('prices'))}|{fold(spoken('figures_are'))}|{fold(spoken('of_tax'))}|{fold(spoken('tax_name'))}|{fold(spoken('tells_more'))})"
)
_SHORT = 3  # letters: shorter words link others
_PAYING: tuple[Paying, ...] = ("pays", "asks", "before_tax", "sums")


def of_figures(said: Iterable[Said], currency: str | None, language: str | None) -> Iterator[Said]:
    """Those of the sentences that say of all amounts something else than that they are in this `currency`, taxed or
    not, rounded, or to be paid. Where the currency is not known, any may be named; under a condition of their
    `language`, or of any where it is not known, they say it of another time."""
    own = LANGUAGES.get(language or "")  # pages may be in a language without words
    conditions = tuple(word for one in ([own] if own else LANGUAGES.values()) for word in one.notices.conditions)
    return (one for one in said if _is_strange(one.text, currency) and not holds(conditions, pieces(one.text)))


def is_plain(text: str, currency: str | None) -> bool:
    """Whether a sentence says of all amounts or prices that they are in this `currency`, taxed or rounded, and no more:
    "All prices are in euros", "Importes expresados en euros"; or tells a rate for information."""
    if only_informs(text) and _leaves_the_currency(text, currency):
        return True
    if len(text.split()) > _LONG or _OF_ALL.search(fold(text)) is None:
        return False
    return not denied_in(pieces(text)) and not _strange(text, currency, _linking())


def _leaves_the_currency(text: str, currency: str | None) -> bool:
    """Whether a few words around a rate hold no other figure than it, and no other currency than this one."""
    for worth in rates_told(text):
        text = text.replace(worth, " ")
    named = all(currency in mark.codes for mark in find_currencies(text))
    return named and len(text.split()) <= _RATED and len(_FIGURE.findall(text)) <= 1


def _is_strange(text: str, currency: str | None) -> bool:
    if currency is not None and _prices_otherwise(text, currency):
        return True
    if not _is_of_figures(text) or is_of_delay(text) or is_of_discount(text):
        return False
    if days_to_pay(text) is not None or is_due_now(text):
        return False
    return _strange(text, currency, _ordinary())


def _prices_otherwise(text: str, currency: str) -> bool:
    """Whether a sentence states prices in another currency; one with numbers tells of a rate, or of one price."""
    if len(text.split()) > _LONG or any(map(str.isdigit, text)) or _PRICED.search(fold(text)) is None:
        return False
    return any(mark.codes and currency not in mark.codes for mark in find_currencies(text))


def _is_of_figures(text: str) -> bool:
    return len(text.split()) <= _LONG and _FIGURES.match(fold(text)) is not None


def _strange(text: str, currency: str | None, ordinary: Wordings) -> bool:
    """Whether a word of `text` is neither `ordinary`, nor of tax, rounding or this `currency`."""
    for mark in find_currencies(text):
        text = text.replace(mark.raw, " " if currency is None or currency in mark.codes else f" {mark.codes[0]} ")
    words = [word for word in without(ordinary, pieces(text)) if len(word) >= _SHORT and word.isalpha()]
    named = names_of(currency) if currency is not None else frozenset()
    return any(word not in named and _PLAIN.fullmatch(word) is None for word in words)


@cache
def _linking() -> Wordings:
    """The words that link others, in all languages."""
    return tuple(dict.fromkeys(word for one in LANGUAGES.values() for word in one.words))


@cache
def _ordinary() -> Wordings:
    """What may be said of amounts in all languages, the longest first: words that link others, and those of paying."""
    paid = (wording for one in LANGUAGES.values() for key in _PAYING for wording in one.payments[key])
    return tuple(sorted(dict.fromkeys((*_linking(), *paid)), key=len, reverse=True))
