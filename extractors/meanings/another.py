"""Whether a sentence that says that a document is void, paid or a copy is of another one: an earlier invoice, an offer,
a copy to be had elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary, everyday_words
from extractors.meanings import match_label, match_title
from extractors.meanings.negations import NUMBER_WORD
from extractors.meanings.phrases import places_of, without, worded
from extractors.meanings.wholes import names_the_whole
from extractors.parsing import find_amounts, find_currencies, without_dates
from extractors.parsing.characters import digits_of
from extractors.parsing.folding import pieces

_LEAST = 3  # digits of a number by which an invoice is told from others, and letters of a series at most
_RUN = re.compile(rf"\d{{{_LEAST},}}")
_YEAR = re.compile(r"20\d\d")
_COUNT = re.compile(r"\d|20\d\d")  # of pages or copies, and a year: they number no paper
_CALLED = re.compile(r"(\S+)\s*\(([^()\d]+)\)")
_INVOICES = frozenset({"invoice", "self_billing", "correction", "prepayment", "partial", "final", "simplified"})
_ITSELF, _REPLACING = worded("this_document"), worded("replacing")
_NEAR = 6  # words before what is said in which its subject stands
_ATTRIBUTES = 2  # words before a subject at most: "the old price list"
_VERB = 4  # words before a copy in which it is said that it is to be had
_OBTAINED, _FINDS, _ENCLOSED = worded("obtained"), worded("finds"), worded("enclosed")
_KEPT_AT = worded("kept_at")
_SHORT = 4  # letters: longer words are known without their endings
_SHORTS = 2  # short words before a verb


def calls_it_earlier(language: Vocabulary, before: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the folded words of a sentence `before` those that are `said`, with these, call the invoice that is
    meant an earlier one: "your previous invoice was paid"."""
    earlier = places_of(language.notices.earlier, (*before, *said))
    return any(place.start <= len(before) <= place.stop for place in earlier)


def is_of_another_paper(language: Vocabulary, clause: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words of a `clause` before those that are `said` have another paper as their subject, and with these
    name no invoice, no document and no amount: "the offer of 3 May is no longer valid", and not "according to our offer
    this document is"."""
    clause = [word for word in clause if not (any(map(str.isdigit, word)) or NUMBER_WORD.fullmatch(word))]
    papers = places_of(language.notices.other_papers, clause)
    ends = [place.stop for place in papers if place.start <= _ATTRIBUTES and place.stop >= len(clause) - _NEAR]
    # "Predračun" holds the word for an invoice, and is none.
    if not ends or names_an_invoice(language, without(language.notices.other_papers, (*clause, *said))):
        return False
    behind = " ".join((*clause[ends[-1] :], *said))
    return _ITSELF.search(f" {behind}") is None and not names_the_whole(behind)


def number_of_paper(language: Vocabulary, text: str, clause: Sequence[str], said: Sequence[str]) -> str:
    """All digits in the folded words of a `clause` of `text` right behind the name of another paper that what is `said`
    is of: "Proforma no. 880 is for customs only", and neither "Proforma over 880.00 EUR is" nor a day."""
    if not is_of_another_paper(language, clause, said):
        return ""
    counted = pieces(without_dates(text))
    others = _digits_of_others(text) | {word for word in clause if word not in counted}
    behind = clause[max(place.stop for place in places_of(language.notices.other_papers, clause)) :]
    found = _numbers(behind, others)
    return "" if _COUNT.fullmatch(" ".join(found)) is not None else " ".join(found)


def is_kept_elsewhere(language: Vocabulary, before: Sequence[str], said: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a copy of an invoice that is `said` is to be had somewhere else: "a copy of the invoice is available
    online", and not "please find enclosed a copy of the invoice". It may be found anywhere, if no place is named."""
    around = " ".join((*before, *behind))
    ways = (_OBTAINED, _FINDS) if _KEPT_AT.search(around) is not None else (_OBTAINED,)
    if _ENCLOSED.search(around) is not None or not any(_is_said(way, before, behind) for way in ways):
        return False
    return names_an_invoice(language, said)


def _is_said(way: re.Pattern[str], before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether words say a `way` to have a copy right before or behind it, there with short ones: "can be found"."""
    short = next((at for at, word in enumerate(behind) if len(word) > _SHORT), len(behind))
    rests = (" ".join(behind[start:]) for start in range(min(short, _SHORTS) + 1))
    return way.search(" ".join(before[-_VERB:])) is not None or any(map(way.match, rests))


def names_an_invoice(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether one of the words is one for an invoice, whatever its ending, or with others before it in one word."""
    whole, stems = _invoices(language.code)
    return any(word in whole or any(stem in word for stem in stems) for word in words)


def number_of(text: str, before: Sequence[str], said: Sequence[str]) -> str:
    """All digits in the folded words of a sentence of `text` `before` those that are `said`, if what is said is of the
    invoice that they number behind its title, and of no other in the sentence: "this invoice and invoice 4711"."""
    titles = [at for at, word in enumerate(before) if _is_title_of_an_invoice(word)]
    if not titles or any(match_title(word) is not None for word in said) or _joins_this(before[: titles[-1] + 1]):
        return ""
    others = _digits_of_others(text)
    if not _numbered(before[titles[-1] + 1 :], others):
        return ""
    return " ".join(word for word in before if any(map(str.isdigit, word)) and word not in others)


def runs_of(number: str) -> Sequence[str]:
    """The digits by which an invoice with this `number` is told from others, without zeros before them; a year tells
    none."""
    return [run.lstrip("0") for run in _RUN.findall(number) if _YEAR.fullmatch(run) is None]


def is_of_another(said_of: str, number: str) -> bool:
    """Whether an invoice that is called `said_of` is none with this `number`, also where its digits end so set apart:
    "07 719"."""
    own, digits = runs_of(number), digits_of(said_of)
    return bool(digits and own) and not any(run in said_of or digits.endswith(run) for run in own)


def _is_title_of_an_invoice(word: str) -> bool:
    title = match_title(word)
    return title is not None and title.term in _INVOICES


def _joins_this(words: Sequence[str]) -> bool:
    """Whether the title that ends `words` is that of this document, or stands beside it: "this invoice and invoice".
    What this one replaces is another."""
    text = f" {' '.join(words)}"  # what is of this document only where a text begins with it is not looked for
    found = [match.end() for match in _ITSELF.finditer(text)]
    return bool(found) and _REPLACING.search(text[found[-1] :]) is None


def _digits_of_others(text: str) -> frozenset[str]:
    """The folded digits in `text` that number no invoice: amounts, and what is called something else in brackets."""
    amounts = (text[slice(*one.span)] for one in find_amounts(text) if one.money)
    called = (found[1] for found in _CALLED.finditer(text) if match_label(found[2]) is not None)
    return frozenset(piece for some in (*amounts, *called) for piece in pieces(some) if any(map(str.isdigit, piece)))


def _numbered(words: Sequence[str], others: Set[str]) -> bool:
    """Whether an invoice is numbered right behind its title, by what is not of `others`; no day."""
    return bool(runs_of(" ".join(_numbers(words, others))))


def _numbers(words: Sequence[str], others: Set[str]) -> Sequence[str]:
    """Those of the words with digits that begin them, a word for a number and a series apart, and are not of `others`:
    "123", "no 123", "ft 2026 702"."""
    found: list[str] = []
    for word in words:
        counts = any(map(str.isdigit, word))
        named = counts or not (found or not (NUMBER_WORD.fullmatch(word) or _is_a_series(word)))
        if word in others or not named:
            break
        found += [word] if counts else ()
    return found


def _is_a_series(word: str) -> bool:
    return len(word) <= _LEAST and word not in everyday_words() and not find_currencies(word.upper())


@cache
def _invoices(code: str) -> tuple[frozenset[str], frozenset[str]]:
    titles = {title[0] for title in map(pieces, LANGUAGES[code].titles["invoice"]) if len(title) == 1}
    return frozenset(titles), frozenset(title[:-1] for title in titles if len(title) > _SHORT)
