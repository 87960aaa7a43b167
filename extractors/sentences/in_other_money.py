"""Sentences by which the payment is due in another currency than the document's, at a rate: "Settlement is made in EUR
at the contract rate", or in an amount of it: "Settlement in euro: 2,207.24 EUR". A rate alone informs, and who may pay
otherwise need not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings import match_label
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import conditional_in, denied_in, denies, holds_if
from extractors.meanings.payments import names_paying, permits
from extractors.meanings.phrases import clauses, worded_in, worded_somewhere
from extractors.meanings.tax_words import speaks_of_tax
from extractors.meanings.wholes import names_the_whole
from extractors.parsing import find_amounts, find_currencies
from extractors.parsing.folding import fold, pieces
from extractors.sentences.bearing import bearing_on
from extractors.sentences.free_text import Said

_LONG = 40  # words
_HEAD = 2  # words of a clause that say what it is of
_AMOUNT = re.compile(r"\d\s*$")  # before a mark: it is of an amount
_LETTERS = 2  # of a mark that may stand in a reference: "RM26 1126"
_PARTS = re.compile(r";\s+")
_PER = re.compile(r"\s*[/=]")  # behind an amount: it is of a rate
_EQUALS, _EQUAL = re.compile(r"[\s\d.,]*="), re.compile(r"=[\s\d.,]*$")


def in_other_money(said: Iterable[Said], currency: str | None) -> Iterator[Said]:
    """Those of the sentences that say so, under no condition, of another `currency` than this one."""
    for one in said:
        text = fold(one.text)
        if currency is None or len(one.text.split()) > _LONG:
            continue
        if worded_somewhere("at_rate").search(text) is None:  # as in nearly all texts
            told = any(_is_in_amount(part, currency) for part in _PARTS.split(one.text))
        else:
            another = _names_another(one.text, currency)
            told = another and any(_is_settled(own, text, one.text) for own in LANGUAGES.values())
        if told and not permits(one.text):
            yield one


def _is_in_amount(text: str, currency: str) -> bool:
    """Whether a part of a sentence speaks of paying or settling, tells one amount, of another `currency` than this, and
    neither denies it nor holds under a condition: a rate has two, or a stroke, and a worth at a rate informs."""
    found = [one for one in find_amounts(text) if one.symbol and (one.decimals or len(one.symbol) != _LETTERS)]
    if len(found) != 1 or currency in found[0].currencies or _PER.match(text, found[0].span[1]) is not None:
        return False  # as nearly all texts
    if match_label(text[: found[0].span[0]].strip(" :(")) is not None:
        return False  # a total beside the total, told by its label
    words = pieces(text)
    said = [own for own in LANGUAGES.values() if worded_in(own.code, "settles").search(fold(text)) is not None]
    if not said and not names_paying(text):
        return False
    return not denied_in(words) and not conditional_in(words) and not speaks_of_tax(text)


def _names_another(text: str, currency: str) -> bool:
    """Whether a currency is named in which to pay: none of an amount, "4.92 EUR", and of no pair, "EUR/RON", or rate,
    "EUR 1 = RON 4.97"."""
    return any(
        mark.codes and currency not in mark.codes and _AMOUNT.search(text[: mark.span[0]]) is None
        for mark in find_currencies(text)
        if "/" not in text[max(mark.span[0] - 1, 0) : mark.span[1] + 1]
        if _EQUALS.match(text, mark.span[1]) is None and _EQUAL.search(text[: mark.span[0]]) is None
    )


def _is_settled(own: Vocabulary, text: str, raw: str) -> bool:
    rate = worded_in(own.code, "at_rate").search(text)
    if rate is None or _is_of_tax(own, text, rate):
        return False
    words = pieces(bearing_on(text, rate))
    settled = worded_in(own.code, "settles").search(text) is not None or names_paying(raw)
    return settled and not denies(own, words) and not holds_if(own, words)


def _is_of_tax(own: Vocabulary, text: str, rate: re.Match[str]) -> bool:
    """Whether the clause that settles something begins with the tax and names no total beside it: laws ask for tax in
    the money of the country, "VAT amount in GBP at the exchange rate of the day". A "VAT invoice" is no tax, and what
    is paid in a clause behind it is none either."""
    settled = worded_in(own.code, "settles").search(text) or rate
    clause = clauses(text[: settled.end()], at_commas=True)[-1]
    words = pieces(text[settled.end() - len(clause) : max(rate.start(), settled.end())])
    at = next((at for at in range(_HEAD) if speaks_of_tax(" ".join(words[at : at + 1]))), None)
    if at is None or names_an_invoice(own, words[: at + 2]) or names_the_whole(" ".join(words[at + 2 :])):
        return False
    return not any(map(names_paying, clauses(text[settled.end() : rate.start()], at_commas=True)[1:]))
