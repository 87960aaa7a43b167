"""The currency: codes and symbols at amounts and in column heads; a country or the page settles what "$" means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from babel.numbers import get_territory_currencies

from extractors.meanings import match_column
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded
from extractors.page import Segment, Span
from extractors.page.claims import claim
from extractors.page.layout import COLUMN
from extractors.page.names import us_city_in
from extractors.page.region import SIGNS, on_letter_paper
from extractors.page.roles import DUE, OTHER, OWED, REGISTER, TOTAL_ROLES
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.page.values import Money
from extractors.parsing import codes_of, find_currencies, find_ibans, find_vat_ids, unit_code
from extractors.parsing.currencies import CODES, LETTERS, MARKS, CurrencyMark
from extractors.parsing.folding import fold
from extractors.parties.address.countries import country_code
from extractors.rules.converted import EXCHANGE, converted, rates_told
from schemas import Claim
from schemas.grades import DOUBTED, NAMED, PROVED
from schemas.regimes import regimes

TERM = "currency"
_ELSEWHERE = f"{OTHER}.exchange"  # the label of what an amount is worth in another currency
# Codes nobody invoices in, or no longer (SVC, which is short for services), and one that is the unit of weight.
_FUNDS = frozenset({"CHE", "CHW", "BOV", "CLF", "COU", "MXV", "USN", "SVC", "UYI", "UYW", "KGS"})
_STATES = frozenset(regimes()["US"].region_codes)
_ON_LETTER = ({"CAD"}, {"MXN"}, {"CLP"}, {"COP"})  # whose countries use the paper of the United States
_GLUED = re.compile(r"(?!0\d)\d[\d.,']*(?![\w/-])")  # an amount behind a code, no number: "BND110-90", "KES004"
_OF_YEAR = re.compile(r"\s?\d+/(?!100\b)\d")  # a number of a year, no cents: "EUR 94/100"
# "12,00", and "40 000 Ft": not every currency has hundredths.
_MONEY = re.compile(r"\d[.,]\d\d(?!\d)|(?<!\d)\d{1,3}(?:[ .]\d{3})+(?![\d.,])")
_STATED = re.compile(r"(?i)\b(?:in|en|i|em|w|v|ve)\s*\(?$")  # "Price in EUR", "Totalt i SEK"
_LEGAL_FORM = re.compile(r"(?i)\bsdn\.? ?bhd$")  # Malaysian companies; "BHD" is money of Bahrain
_LONGEST_HEAD = 5  # words
_HEADS = 3  # cells of a row of heads at least
_IN_WORDS = f"{OTHER}.words"  # the label of an amount in words
_AROUND = " :.,()[]-–"  # what may stand around a mark in the head of a column
_AMOUNTS = frozenset({"unit_price", "net", "gross", "tax_amount"})
_HEAD = 1.5  # line heights from the first line of a head to its second
_INFORMS = worded("for_information")
_WORTH = re.compile(r"^\W*[\d.,]+\s*")
_AMOUNTS_TOLD = worded("figures"), worded("prices")
_OTHERS = 2  # codes of things in a column: one may be its head, "CUR" or "DEV"
_LABEL_VOTES = 100
_SUPPOSED = 0.5  # no mark at all: below the gate
_PRICED = 0.4  # of a mark that stands with no total, where all totals bear another one
_CLEAR = 0.80  # share of the marks; below it there are two currencies, and either may be that of the totals
_MOSTLY = 0.75  # share of its grade that a currency keeps among marks of others


def propose_currency(sheet: Sheet) -> Iterator[Claim]:
    """A claim for each currency whose mark stands on the pages, the more marks the surer; labelled ones first.

    Without any mark, the currency of the one country that the pages name is proposed, as a doubtful one.
    """
    votes: Counter[str] = Counter()
    named = dict(_witnesses(sheet))
    again = {(money.span.page, money.span.segment.line) for money in converted(sheet)}
    once = [segment for segment in sheet.layout.segments if (segment.page, segment.line) not in again]
    segments = [segment for segment in once if not _exchanges(segment)]
    exchanged = any(_exchanges(segment) and not only_informs(segment.text) for segment in once)
    seen = _marks(sheet, segments)
    own = [one for one in seen if _ELSEWHERE not in one.roles]
    witnesses = _settling(sheet, segments, frozenset(named), own)
    first: dict[str, tuple[Span, str, bool]] = {}
    stated, owed, asked, due, headed = set[str](), set[str](), set[str](), set[str](), set[str]()
    for mark, span, roles in own:
        labelled = TERM in roles
        code = mark.code or next((c for c in mark.codes if c in witnesses), mark.codes[0])
        votes[code] += _LABEL_VOTES if labelled else 1
        labels = {role for label in sheet.marks_in(span.segment) for role in label.roles} if mark.code else set()
        called = {DUE} if _IN_WORDS in roles else TOTAL_ROLES & (labels | roles)  # words tell what is owed
        told = ((stated, TOTAL_ROLES & labels), (owed, OWED & labels), (asked, OWED & called), (due, called == {DUE}))
        for kind in (one for one, known in told if mark.code and known):
            kind.add(code)
        if mark.code and _ends_head(sheet, mark, span):
            headed.add(mark.code)
        if code not in first or (labelled and not first[code][2]):
            first[code] = (span, mark.raw, labelled)
    total = sum(votes.values())
    for code, count in votes.most_common(4):
        span, raw, labelled = first[code]
        share = count / total
        score = (PROVED if labelled else NAMED) * (_MOSTLY + (1 - _MOSTLY) * share) if share >= 0.5 else 0.4 * share
        # What is worth so much in another currency leaves open which of the two is owed, until a total says it.
        clear = count >= _CLEAR * (total if stated == {code} else total + len(seen) - len(own))
        if not labelled and (not clear or exchanged or len(stated) > 1):
            score = min(score, DOUBTED)
        if owed == headed == {code}:  # whatever a freight was quoted in
            score = NAMED
        elif len(due) == 1 or (len(asked) == 1 and stated <= asked):  # what the totals say goes before what is priced
            score = max(score, DOUBTED) if code in (due or asked) else min(score, _PRICED)
        yield claim(TERM, code, raw, span, *_settled(raw, code, score, witnesses))
    if not votes and (lettered := _lettered(sheet)) is not None:
        letter, span, score, label = lettered
        yield claim(TERM, LETTERS[letter], letter, span, score, label)
    elif not votes and sheet.money and len(named := named or dict(_signed(sheet))) == 1:
        ((code, span),) = named.items()
        doubt = f"No currency is printed; {code} is that of the country the document names."
        yield claim(TERM, code, span.text, span, _SUPPOSED, "country", doubt)


class _Seen(NamedTuple):
    """A mark of a currency that means money, where it stands, and what its label calls it."""

    mark: CurrencyMark
    span: Span
    roles: frozenset[str]


def _marks(sheet: Sheet, segments: Sequence[Segment]) -> Sequence[_Seen]:
    """The marks of `segments` that mean money, but for the capital of a company, which is told in the money of its
    country; with it where there are no others."""
    found = []
    for segment in segments:
        for number, mark in enumerate(find_currencies(segment.text)):
            if mark.raw in _FUNDS or _LEGAL_FORM.search(segment.text[: mark.span[1]]):
                continue
            span = span_at(segment, *mark.span)
            roles = _roles(sheet, span, first=not number, figure=number > 0 and _beside_amount(segment.text, mark.span))
            money = TERM in roles or not _may_be_a_word(segment.text, mark) or _means_money(sheet, segment, mark.span)
            if money:
                found.append(_Seen(mark, span, roles))
    return [one for one in found if REGISTER not in one.roles] or found


def _roles(sheet: Sheet, span: Span, *, first: bool, figure: bool) -> frozenset[str]:
    """What the label of a mark calls it: "Currency / rate" names the `first` code beside it, and none further on that
    has a `figure`: "MXN (USD 17.3184)"."""
    roles = {role for naming in sheet.name(span)[:1] for role in naming.mark.roles}
    if _ELSEWHERE in roles and first:
        over = {
            role
            for naming in sheet.name(span)[:1]
            for mark in sheet.marks_in(naming.mark.segment)
            for role in mark.roles
        }
        roles = {TERM} if TERM in over else roles
    return frozenset(roles - {TERM} if figure else roles)


def _may_be_a_word(text: str, mark: CurrencyMark) -> bool:
    """Whether a mark is letters, or an abbreviation before a word: "Fr. Mag. Riegler" is no price in francs."""
    abbreviated = mark.raw.endswith(".") and text[mark.span[1] :].lstrip()[:1].isalpha()
    return mark.raw.isalpha() or (abbreviated and mark.raw.rstrip(".").isalpha())


def _settling(
    sheet: Sheet, segments: Sequence[Segment], named: frozenset[str], marks: Sequence[_Seen]
) -> frozenset[str]:
    """The currencies that may tell what "$" means: one code printed beside it, else the countries, else the paper."""
    dollars = frozenset(codes_of("$"))
    printed = {
        one.mark.code
        for one in marks
        if one.mark.code in dollars and (TERM in one.roles or _means_money(sheet, one.span.segment, one.mark.span))
    }
    if len(printed) == 1:
        return (named - dollars) | printed
    priced = {(money.span.page, money.span.segment.line) for money in sheet.money}
    texts = [segment.text for segment in segments if (segment.page, segment.line) not in priced]
    countries = named | {code for code, sign in SIGNS.items() if any(sign.search(text) for text in texts)}
    return frozenset(countries if countries in _ON_LETTER else (*countries, *_paper(sheet)))


def _lettered(sheet: Sheet) -> tuple[str, Span, float, str] | None:
    """The letter before amounts that stands for a currency, the first of them, its score and label: in doubt where
    nothing but several of them is of its country."""
    meant = sheet.money_letter
    if meant is None:
        return None
    told = (NAMED, "currency mark and country") if meant.signed else (DOUBTED, "currency mark")
    return (meant.letter, whole(meant.first), *told)


def _exchanges(segment: Segment) -> bool:
    """Whether a line says what one currency is worth in another."""
    return any(True for _ in rates_told(segment.text))


def tells_worth(money: Money) -> bool:
    """Whether an amount right behind "1 EUR =" is what one of another currency is worth: "1 EUR = 391.48 HUF"."""
    text, start = money.span.segment.text, money.amount.span[0]
    told = (match for match in EXCHANGE.finditer(text) if match["one"] in CODES and match.end() <= start)
    return any(not text[match.end() : start].strip() for match in told)


def only_informs(text: str) -> bool:
    """Whether `text` tells a rate for information, and says nothing of paying, of amounts or of another currency."""
    rates = list(rates_told(text))
    if not rates or _INFORMS.search(fold(text)) is None or names_paying(text):
        return False
    for rate in rates:
        before, _, behind = text.partition(rate)
        first, _, rest = _WORTH.sub("", behind).partition(" ")
        text = f"{before} {rest if find_currencies(first) else behind}"  # "1 EUR = 4.2410 PLN" names both
    return not find_currencies(text) and not any(words.search(fold(text)) for words in _AMOUNTS_TOLD)


def _settled(raw: str, code: str, score: float, witnesses: frozenset[str]) -> tuple[float, str, str | None]:
    """Score, label and doubt: a symbol of several currencies needs a country or the page as a witness."""
    codes = codes_of(raw)
    if len(codes) <= 1:
        return score, "currency mark", None
    if witnesses & set(codes) == {code}:
        return min(score, NAMED), "currency mark and country", None
    doubt = f'"{raw}" may mean {" or ".join(codes[:3])}; nothing on the page settles it.'
    return min(score, 0.6), "currency mark", doubt


def _witnesses(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    """The currencies that countries named on the pages and those of VAT and account numbers speak for."""
    for segment in sheet.layout.segments:
        for found in (*find_vat_ids(segment.text), *find_ibans(segment.text)):
            if found.checked:
                yield from ((code, whole(segment)) for code in _home(found.country))
        for part in segment.text.split(","):
            country = country_code(part.strip(" .")) if 1 < len(part) < 30 else None
            yield from ((code, whole(segment)) for code in _home(country))
        city = us_city_in(segment.text)
        if city is not None and city["state"] in _STATES:
            yield "USD", whole(segment)


def _signed(sheet: Sheet) -> Iterator[tuple[str, Span]]:
    """The currencies of which something stands on the pages that only their countries print."""
    for segment in sheet.layout.segments:
        yield from ((code, whole(segment)) for code, sign in SIGNS.items() if sign.search(segment.text))


def _paper(sheet: Sheet) -> Iterator[str]:
    """The currency that the size of the paper speaks for."""
    if on_letter_paper(sheet.layout):
        yield "USD"


def _home(country: str | None) -> tuple[str, ...]:
    """The currency of a country, the one with no known end, whatever the day of reading; () where it is not known."""
    return tuple(get_territory_currencies(country, date.max)[:1]) if country else ()


def _means_money(sheet: Sheet, segment: Segment, place: tuple[int, int]) -> bool:
    """Whether letters are a currency mark here: beside an amount, alone in a cell, in brackets or behind a label."""
    before, after = segment.text[: place[0]], segment.text[place[1] :]
    rest = (before + after).strip(" :.()")
    marks = sheet.marks_in(segment)
    labels_total = any(TOTAL_ROLES & label.roles.keys() for label in marks)
    if segment.text[place[0] : place[1]] not in CODES:
        total = not after.strip(" :.()") and labels_total
        priced = _in_money_row(sheet, segment) or (not rest and _over_money(sheet, segment))
        alone = (not rest or total) and priced and not _among_units(sheet, segment)
        beside = _beside_amount(segment.text, place) and _MONEY.search(segment.text) is not None
        worded = any(_IN_WORDS in label.roles for label in marks)
        return (
            alone
            or beside
            or worded
            or (not after.strip(_AROUND) and _heads_amounts(sheet, segment, before.strip(_AROUND)))
        )
    words = len(segment.words) - sum(word.text in MARKS for word in segment.words)  # "Total $ CAD"
    labelled = 2 * sum(mark.stop - mark.start for mark in marks) >= words
    if (_beside_amount(segment.text, place) and not _in_article(segment.text, place)) or labelled:
        return True
    if not rest and _among_codes(sheet, segment):
        return False
    if not rest:
        known = segment.text.strip(_AROUND) in _known_money()
        return known or _in_money_row(sheet, segment) or _over_money(sheet, segment)
    head = len(segment.words) <= _LONGEST_HEAD and not after.strip(" :.()")
    bracketed = before.rstrip()[-1:] == "(" and not any(map(str.isdigit, before))  # behind a number it is of an article
    ends = not after.strip(_AROUND) and _heads_amounts(sheet, segment, before.strip(_AROUND))
    # The name of an item may end so: "Drawing CAD".
    summed = labels_total or not sheet.spoken
    ends = ends or (summed and segment.text[slice(*place)] in _known_money() and _in_money_row(sheet, segment))
    return head and (bracketed or ends or _STATED.search(before.rstrip()) is not None)


@cache
def _known_money() -> frozenset[str]:
    """The currencies of countries whose law is kept: other codes are rarer than the words that are spelt like them."""
    return frozenset(code for country in regimes() for code in _home(country))


def _over_money(sheet: Sheet, segment: Segment) -> bool:
    """Whether the cell below is an amount, or the last of the next row for the last of a row of heads."""
    page = sheet.layout.page(segment.page)
    heads, *rows = (line.segments for line in page.lines[segment.line : segment.line + 2])
    last = [row[-1] for row in rows if len(heads) >= _HEADS and heads[-1] is segment]
    return any(sheet.money_in(cell) for cell in (*page.below(segment.box, COLUMN)[:1], *last))


def _heads_amounts(sheet: Sheet, segment: Segment, before: str) -> bool:
    """Whether a mark ends the head of a column of amounts, in one line or below it: "Valoarea -lei-", "Cena Kč"."""
    over = () if before else sheet.layout.page(segment.page).above(segment.box, _HEAD)[:1]
    heads = (match_column(text, sheet.language) for text in (before, *(cell.text for cell in over)) if text)
    return any(head is not None and not _AMOUNTS.isdisjoint(head.terms) for head in heads)


def _ends_head(sheet: Sheet, mark: CurrencyMark, span: Span) -> bool:
    """Whether a mark ends the head of a column of amounts in one line: "Exempt DKK"."""
    before, after = span.segment.text[: mark.span[0]].strip(_AROUND), span.segment.text[mark.span[1] :].strip(_AROUND)
    return bool(before) and not after and _heads_amounts(sheet, span.segment, before)


def _in_article(text: str, place: tuple[int, int]) -> bool:
    """Whether letters begin the number of an article, an account or a paper: "BND110-90", "KES004", "SZL 9902/26"."""
    glued = text[place[1] : place[1] + 1].isdigit()
    return (glued and _GLUED.match(text, place[1]) is None) or _OF_YEAR.match(text, place[1]) is not None


def _in_money_row(sheet: Sheet, segment: Segment) -> bool:
    """Whether the next cell of the row is an amount."""
    page = sheet.layout.page(segment.page)
    near = (next(page.lefts(segment), None), next(page.rights(segment), None))
    return any(cell is not None and _MONEY.search(cell.text) and sheet.money_in(cell) for cell in near)


def _among_units(sheet: Sheet, segment: Segment) -> bool:
    """Whether another cell of its column is a unit that is no money: "RM" over "PK" is a ream."""
    page = sheet.layout.page(segment.page)
    column = (cell for near in (page.above, page.below) for cell in near(segment.box, COLUMN))
    return any(unit_code(cell.text) is not None and not find_currencies(cell.text) for cell in column)


def _among_codes(sheet: Sheet, segment: Segment) -> bool:
    """Whether it stands in a column of codes of things, of as many capitals each: "SAR" over "POL" is a fish."""
    page, letters = sheet.layout.page(segment.page), segment.text.strip(_AROUND)
    near = [cell for look in (page.above, page.below) for cell in look(segment.box, COLUMN)]
    texts = [cell.text for cell in near if abs(cell.box.x0 - segment.box.x0) < cell.size]
    alike = {text for text in texts if len(text) == len(letters) and text.isalpha() and text.isupper()}
    return len(alike - CODES) >= _OTHERS


def _beside_amount(text: str, place: tuple[int, int]) -> bool:
    """Whether a digit stands next to the mark."""
    before, after = text[: place[0]].rstrip()[-1:], text[place[1] :].lstrip(" -–−")[:1]
    return before.isdigit() or after.isdigit() or before in ("-", ".", ",")
