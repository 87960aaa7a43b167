"""Words of paying: what speaks of paying at all, what only informs of it, who is to be paid, what names an account."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from babel.numbers import get_currency_name

from extractors.languages import LANGUAGES, Vocabulary, spoken
from extractors.languages.vocabulary import Paying
from extractors.meanings.changes import speaks_of_discounts
from extractors.meanings.negations import conditional_in
from extractors.meanings.phrases import Speakers, holds, places_of
from extractors.meanings.tax_words import speaks_of_tax
from extractors.parsing.folding import pieces, spaced

# What bills are paid in, and is named in words.
MONEY = ("AUD", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "INR", "JPY", "NOK", "NZD", "PLN", "SEK", "TRY", "USD")
_YEAR = 4  # digits
_STEM = 4  # letters that a currency shares with its forms
_ENDING = 4  # letters of such a form behind it at most: "euroissa", and not "eurofactor"
_NEAR = 3  # words between a part and what asks for it
_SHARE = re.compile(r"(?<![\d.,])[1-9]\d\s?%")  # of a total: a tenth at least, and not all of it
_LINKING = 3  # letters of a word that links those of a name: "and", "der", "&"
_DAYS = re.compile(rf"(?i)\b(\d{{1,3}})\s*(?:{spoken('days')})(?!\w)")
_WAY = re.compile(rf"(?i)(?<!\w)(?:{spoken('other_ways')})(?!\w)")
_SLIP = re.compile(rf"(?i){spoken('slip')}")
_NUMBERED = re.compile(r"(?:\d{4}-\d{4}|\d{6,7}) [^\W\d_a-z]\w+ \w")  # a company, its province and its form
_NAME = r"(?P<name>[^\W_](?:[^.;:\n()]|(?<=\b\w)[.]){2,60})"  # an initial has a full stop


class Somebody(NamedTuple):
    """Who is named, in which words that is said, and where in the text the name stands."""

    name: str
    words: str
    span: tuple[int, int]


def speaks_of_paying(text: str) -> bool:
    """Whether `text` asks to pay, and does not just inform of paying."""
    return names_paying(text) and not _says("tells", text)


def names_paying(text: str) -> bool:
    """Whether `text` has a word of paying, if only to inform of it."""
    return _says("pays", text)


def heads_a_slip(text: str) -> bool:
    """Whether all of `text` is what a slip or a form to pay by is called: "Payment slip", "Polecenie przelewu"."""
    return _SLIP.fullmatch(text.strip(" :-–.✂")) is not None


def asks_to_pay(text: str) -> bool:
    """Whether `text` asks the reader to pay, or says that something is enough or due, in a verb, under no condition
    that its language has.
    """
    if not (_says("asks", text) or _says("enough", text)):
        return False  # as nearly all texts
    words = pieces(text)
    unheard = conditional_in(words)
    return any(_asks(one, words) for one in LANGUAGES.values() if one not in unheard)


def asks_for_part(text: str, *, taxed: bool) -> bool:
    """Whether `text` asks for a part or a multiple of the total, under no condition; where it is `taxed`, the total
    before tax is a part of it.
    """
    keys: tuple[Paying, ...] = ("parts", "before_tax") if taxed else ("parts",)
    shares = _SHARE.search(text) is not None and not speaks_of_tax(text) and not speaks_of_discounts(text)
    if not shares and not any(_says(key, text) for key in keys):
        return False  # as nearly all texts
    words = pieces(text)
    unheard = conditional_in(words)
    return any(
        (shares and _asks_for_share(one, words))
        or any(_is_asked_for(one, words, part) for part in _named_parts(one, words, keys))
        for one in LANGUAGES.values()
        if one not in unheard
    )


def _named_parts(language: Vocabulary, words: Sequence[str], keys: Sequence[Paying]) -> Iterator[range]:
    for key in keys:
        for part in places_of(language.payments[key], words):
            if not speaks_of_discounts(" ".join(words[part.stop : part.stop + 1])):
                yield part


def _asks_for_share(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether a percentage stands right behind what asks for it: "Please pay 50 % by"."""
    stops = [one.stop for one in places_of(language.payments["asks"], words)]
    return any(_SHARE.search(" ".join(words[stop : stop + _NEAR])) for stop in stops)


def _is_asked_for(language: Vocabulary, words: Sequence[str], part: range) -> bool:
    """Whether words near `part` ask for it, or say before it that no more is to be paid."""
    told = language.payments
    asking = [*places_of(told["asks"], words), *places_of(told["enough"], words)]
    if any(max(one.start - part.stop, part.start - one.stop) <= _NEAR for one in asking):
        return True
    gaps = (part.start - one.stop for one in places_of(told["limits"], words))
    return any(0 <= gap <= _NEAR for gap in gaps) and (bool(asking) or holds(told["pays"], words))


def _asks(language: Vocabulary, words: Sequence[str]) -> bool:
    return holds(language.payments["asks"], words) or holds(language.payments["enough"], words)


def runs_to_month_end(text: str) -> bool:
    """Whether `text` is of a term of payment that runs to the end of a month, or to a day of payment."""
    return _says("month_end", text)


def days_to_month_end(text: str) -> int | None:
    """The days after which a term of payment runs to the end of a month: "60 jours fin de mois"; None for no such."""
    found = _DAYS.search(text) if runs_to_month_end(text) else None
    return None if found is None else int(found[1])


def is_a_way(text: str) -> bool:
    """Whether `text` is of a way to pay that says no day: cash, in advance, on delivery."""
    return _says("cash", text)


def names_a_way(text: str) -> bool:
    """Whether `text` names a way to pay that somebody has to go: a transfer, a cheque, cash."""
    return _WAY.search(text) is not None


def permits(text: str) -> bool:
    """Whether `text` is of what the reader may do."""
    return _says("permits", text)


def speaks_of_amounts(text: str) -> bool:
    """Whether `text` speaks of amounts, prices or of paying."""
    return any(_says(key, text) for key in ("sums", "prices", "pays"))


def currencies_in(text: str) -> frozenset[str]:
    """The codes of the currencies that `text` calls by names of several words: "US dollars", "Schweizer Franken"."""
    words = pieces(text)
    said = f" {' '.join(words)}"
    named = (one for word in words for one in _money_names().get(word, ()))
    return frozenset(code for name, code in named if f" {name}" in said)


@cache
def names_of(code: str) -> frozenset[str]:
    """The folded words of the names of a currency in all languages, of one and of many."""
    names = {get_currency_name(code, many, locale) for locale in LANGUAGES for many in (None, 2, 5)}
    pounds = spoken("pounds").split("|") if code == "GBP" else ()
    return frozenset(word for name in (*names, *pounds) for word in pieces(name))


def is_of_money(word: str, names: Iterable[str]) -> bool:
    """Whether a folded word is one of the `names` of a currency, with or without an ending: "forintban"."""
    endings = ((name, _ENDING if len(name) >= _STEM else 0) for name in names)
    return any(word.startswith(name) and len(word) <= len(name) + most for name, most in endings)


def months_to_pay_in(text: str) -> Iterator[tuple[int, int]]:
    """The year and month of every month without a day that `text`, which speaks of paying, puts it in: "Payable in
    January 2025", and not "Payment for July 2024 rent".
    """
    words = pieces(text)
    for language, one in LANGUAGES.items():
        for at, (name, year) in enumerate(pairwise(words)):
            month = _month_names(language).get(name)
            if month is not None and len(year) == _YEAR and year.isdigit() and _is_time(one, words, at):
                yield int(year), month


def _is_time(language: Vocabulary, words: Sequence[str], at: int) -> bool:
    """Whether the month at `at` is that of paying: right behind a word of it or one such as "in", or first of all and
    before one, with or without an ending of the year between ("Ocak 2025'te ödenecektir").
    """
    paying = list(places_of(language.payments["pays"], words))
    if at == 0:
        return any(one.start in (2, 3) for one in paying)
    return at in {one.stop for one in (*paying, *places_of(language.payments["in_month"], words))}


def is_ahead(text: str) -> bool:
    """Whether `text` is of what happens before the goods come."""
    return _says("ahead", text)


def speaks_of_phones(text: str) -> bool:
    """Whether `text` speaks of telephones."""
    return _says("phones", text)


def names_an_account(label: str) -> bool:
    """Whether a label is that of an account, and not of the bank that keeps it."""
    return _begins("accounts", label)


def is_the_payers(label: str) -> bool:
    """Whether a label is that of a card, a cheque or a mandate: nobody pays there."""
    return _begins("payers", label)


def is_the_payees(label: str) -> bool:
    """Whether a label is that of who is to be paid, whoever sells."""
    return _begins("payees", label)


def find_payees(text: str) -> Iterator[Somebody]:
    """Whoever `text` says is to be paid; names begin with a capital letter."""
    return _named("payees", text)


def find_principals(text: str) -> Iterator[Somebody]:
    """Whoever `text` says the invoice is made out for, or in whose name."""
    return _named("acting", text)


def is_limited(text: str) -> bool:
    """Whether `text` says that something is done in one way alone: "only", "exclusively"."""
    return _says("limits", text)


def speaks_of_debtors(text: str) -> bool:
    """Whether `text` speaks of who owes or pays."""
    return _says("debtors", text)


def is_the_debtors(label: str) -> bool:
    """Whether a label is that of who pays, whoever buys."""
    return _begins("debtors", label)


def find_debtors(text: str) -> Iterator[Somebody]:
    """Whoever `text` says owes or pays: a way to pay or a number may stand there as well."""
    return _named("debtors", text)


def _named(key: str, text: str) -> Iterator[Somebody]:
    for match in _before_names(key).finditer(text):
        name = _name(match["name"])
        if name:
            start = match.start("name")
            yield Somebody(name, match["words"], (start, start + len(name)))


def _name(text: str) -> str:
    """The words at the beginning of `text` that may be a name: with capitals, or short ones between such. A company may
    have a number for a name: "9417-2208 Québec inc."."""
    kept: list[str] = []
    for word in text.partition(",")[0].split():
        small = word[0].isalpha() and not word[0].isupper()
        if small and not (kept and len(word) <= _LINKING):
            break
        kept.append(word)
    while kept and kept[-1].islower():
        kept.pop()
    named = bool(kept) and (kept[0][0].isupper() or (_NUMBERED.match(text) is not None and len(kept) > 1))
    return " ".join(kept) if named else ""


def _says(key: str, text: str) -> bool:
    return bool(_speakers(key).among(pieces(text)))


@cache
def _speakers(key: str) -> Speakers:
    return Speakers(lambda one: one.payments[key])


def _begins(key: str, label: str) -> bool:
    """Whether a word of `label` begins with one of the words of `key`."""
    said = f" {' '.join(pieces(label))}"
    return any(f" {words}" in said for words in _wordings(key))


@cache
def _money_names() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Folded names of two words or more, of one and of many, with the code of their currency, by their first word."""
    told = ((code, locale, many) for code in MONEY for locale in LANGUAGES for many in (None, 2))
    names = ((spaced(get_currency_name(code, many, locale)), code) for code, locale, many in told)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in dict.fromkeys(names):
        first, blank, _ = name.partition(" ")
        if blank:
            found.setdefault(first, []).append((name, code))
    return found


@cache
def _month_names(language: str) -> Mapping[str, int]:
    """The folded names of months of a language, with their numbers."""
    return {
        spaced(form): number
        for number, forms in enumerate(LANGUAGES[language].months, start=1)
        for form in forms.split()
    }


@cache
def _wordings(key: str) -> tuple[str, ...]:
    """The words of `key` in all languages, folded."""
    return tuple(dict.fromkeys(spaced(words) for one in LANGUAGES.values() for words in one.payments[key]))


@cache
def _before_names(key: str) -> re.Pattern[str]:
    told = {words for one in LANGUAGES.values() for words in one.payments[key]}
    wordings = "|".join(r"\W{1,3}".join(map(re.escape, words.split())) for words in sorted(told, key=len, reverse=True))
    linked = rf"(?:\s+(?i:{spoken('are')})\s+|\s*:?\s*)"
    return re.compile(rf"(?i:(?<!\w)(?P<words>{wordings})(?!\w)){linked}{_NAME}")
