"""What a page says about the whole document: it is cancelled, a copy, in thousands, not to be paid ..., by language.

Stamps and sentences are data of the languages; a general term ("if this invoice is void") and a denial are none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.another import (
    calls_it_earlier,
    is_kept_elsewhere,
    is_of_another_paper,
    names_an_invoice,
    number_of,
    number_of_paper,
)
from extractors.meanings.negations import denies
from extractors.meanings.phrases import Speakers, holds, worded, worded_in
from extractors.parsing.folding import compact, fold, pieces

_GAP = 4  # words, besides numbers, that may stand where a sentence has ".."
_BEFORE, _BEHIND = 3, 2  # words in which a condition or an exception makes a sentence a general term
_FIRST = "^ "  # before a wording that stands at the beginning of a sentence
_LAST = " $"  # behind a wording that stands at the end of its clause
_WHOLE = "100"  # per cent are no part
_OF_PAPERS = frozenset({"cancelled", "paid"})  # said of offers and reminders in the same words
_BY_NUMBER = frozenset({"customs"})  # the document itself may be called what other papers are: its number tells
_DENIED = 2  # words before it in which it is denied
_ON_REQUEST = re.compile(rf"(?:{fold(spoken('on_request'))})\b")
_HAVE_YOU = worded("have_you")
_GIVING = Speakers(lambda one: one.notices.given)
_ASKED_FOR = frozenset({"pro_forma", "copy"})  # what is sent "on request" to whoever wants it, says nothing of this one
_STOP = re.compile(r"[.!?;:]\s+")
_COMMA = re.compile(r",\s+(?!\d)")  # "May 3, 2024" is one day
_END = re.compile(r"(?:[^\W\d_]{4}[.]|[!?;])\s+$")  # a full stop behind a whole word ends a sentence, "no." does not


class Notice(NamedTuple):
    """What is said, in which language, in which words; `of` are the numbers beside the invoice or the paper that it
    is said of, folded, where one is named: "Invoice 4711 has been cancelled"."""

    kind: str
    language: str
    wording: str
    of: str = ""


class _Pattern(NamedTuple):
    notice: Notice
    parts: tuple[tuple[str, ...], ...]
    words: frozenset[str]
    first: bool  # whether it begins its sentence: "Passport re-issued at your request" is of a passport
    last: bool  # whether it ends its clause: "No procede el pago de intereses" is of interest


class _Place(NamedTuple):
    """Where something is said: the words of the whole text, and which of them say it."""

    tokens: tuple[_Token, ...]
    words: range


class _Token(NamedTuple):
    """A folded word. `begins`: punctuation stands before it; `opens`: a sentence ends before it; `parted`: a comma or a
    colon does, or what ends a sentence."""

    text: str
    begins: bool
    opens: bool
    parted: bool


def stamp_of(text: str) -> Notice | None:
    """What `text` says if a stamp is all of it, numbers and a date aside."""
    return stamp_of_words(pieces(text))


def stamp_of_words(words: Sequence[str]) -> Notice | None:
    """What folded `words` say if a stamp is all of them, numbers and a date aside."""
    known = _stamps()
    return known.get("".join(words)) or known.get("".join(word for word in words if not any(map(str.isdigit, word))))


def leading_stamp(
    words: Sequence[str], says: Callable[[str], Notice | None] = stamp_of
) -> tuple[Notice, Sequence[str]] | None:
    """What the longest beginning of folded `words` that is a stamp `says`, and the words behind it."""
    begun = ((says(" ".join(words[:cut])), words[cut:]) for cut in range(len(words), 0, -1))
    return next(((stamp, rest) for stamp, rest in begun if stamp is not None), None)


def find_notices(text: str) -> Iterator[Notice]:
    """What the sentences of `text` say of the document they stand in."""
    return (notice for notice, place in _said(text) if not _is_of_another(notice, place))


def tells_of_another(text: str) -> bool:
    """Whether all of a sentence is that another document than this one is void or paid."""
    found = (place for notice, place in _said(text) if _is_of_another(notice, place))
    return any(not any(one.text.isalpha() for one in tokens[words.stop :]) for tokens, words in found)


def _said(text: str) -> Iterator[tuple[Notice, _Place]]:
    """What sentences say that are no general terms and not denied, and where."""
    tokens = tuple(_tokens(text))
    there = {token.text for token in tokens}
    said = pieces(text)
    for at, token in enumerate(tokens):
        for pattern in _sentences().get(token.text, ()):
            if not there.issuperset(pattern.words) or (pattern.first and at and not token.begins):
                continue  # as nearly always
            end = _matched(pattern, tokens, at)
            if end is None or _is_promised(tokens, at, end) or _is_asked(tokens, at):
                continue
            if pattern.last and end < len(tokens) and not (tokens[end].begins or tokens[end].parted):
                continue
            if not _general(pattern.notice, tokens[:at], tokens[end:], token, said):
                place = _Place(tokens, range(at, end))
                if pattern.notice.kind in _BY_NUMBER:
                    words = [one.text for one in tokens[at:end]]
                    of = number_of_paper(LANGUAGES[pattern.notice.language], text, _clause(place), words)
                else:
                    of = number_of(text, _sentence(tokens, end - len(pattern.parts[-1])), pattern.parts[-1])
                yield pattern.notice._replace(of=of), place


def speaks_of_gifts(text: str) -> bool:
    """Whether `text` speaks of donations: an account beside it is not the one to pay."""
    return bool(_GIVING.among(pieces(text)))


def _matched(pattern: _Pattern, tokens: Sequence[_Token], at: int) -> int | None:
    """Where the words of `pattern` end that begin at `at`; None where they do not stand there, or are denied."""
    for number, part in enumerate(pattern.parts):
        found = _next(part, tokens, at, pattern.notice.language) if number else _stands(part, tokens, at)
        if found is None:
            return None
        at = found
    return at


def _stands(part: Sequence[str], tokens: Sequence[_Token], at: int) -> int | None:
    end = at + len(part)
    if end > len(tokens) or any(tokens[at + n].text != word for n, word in enumerate(part)):
        return None
    return None if any(one.opens for one in tokens[at + 1 : end]) else end


def _next(part: Sequence[str], tokens: Sequence[_Token], start: int, language: str) -> int | None:
    """Where `part` ends, if it stands within the gap from `start` on, and nothing in the gap denies it."""
    at, left = start, _GAP
    while at < len(tokens) and not tokens[at].opens:
        if (end := _stands(part, tokens, at)) is not None:
            return None if denies(LANGUAGES[language], [token.text for token in tokens[start:at]]) else end
        left -= not _counts(tokens, at)
        if left < 0:
            return None
        at += 1
    return None


def _sentence(tokens: Sequence[_Token], at: int) -> Sequence[str]:
    """The words of a sentence before the one at `at`."""
    start = next((start for start in range(at, 0, -1) if tokens[start].opens), 0)
    return [token.text for token in tokens[start:at]]


def _clause(place: _Place) -> Sequence[str]:
    """The words of the part of a sentence before what is said, from a comma or a colon on."""
    tokens, at = place.tokens, place.words.start
    start = next((start for start in range(at, 0, -1) if tokens[start].parted), 0)
    return [token.text for token in tokens[start:at]]


def _counts(tokens: Sequence[_Token], at: int) -> bool:
    return at < len(tokens) and any(sign.isdigit() for sign in tokens[at].text)


def _is_promised(tokens: Sequence[_Token], at: int, end: int) -> bool:
    """Whether a whole sentence that holds what is said from `at` to `end` promises it of what may come: returns or
    empties. A word before it may make them certain ones, "Your returns ...", and one behind "after inspection", too."""
    return any(
        (not start or tokens[start].begins)
        and (stop := _stands(promise, tokens, start)) is not None
        and (stop in (end, len(tokens)) or tokens[stop].begins)
        for promise in _promises()
        for start in range(max(0, end - len(promise)), at + 1)
    )


def _is_asked(tokens: Sequence[_Token], at: int) -> bool:
    """Whether nothing but what asks the reader stands before what is said at `at`: it is a question, or a condition in
    the same words, "Har du allerede betalt, kan du se bort fra denne faktura". Neighbours share them."""
    start = next((start for start in range(at, 0, -1) if tokens[start].begins), 0)
    return _HAVE_YOU.fullmatch(" ".join(one.text for one in tokens[start:at])) is not None


def _is_of_another(notice: Notice, place: _Place) -> bool:
    """Whether what is said is of another document than this one, by the sentence that it stands in. An earlier invoice
    that is cancelled may be the one that this was, in a mail that brings it."""
    language = LANGUAGES[notice.language]
    before, said, behind = _sentence_around(place)
    if notice.kind == "copy":
        return is_kept_elsewhere(language, before, said, behind)
    if notice.kind == "paid" and calls_it_earlier(language, before, said):
        return True
    return notice.kind in _OF_PAPERS and is_of_another_paper(language, _clause(place), said)


def _sentence_around(place: _Place) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """The words of the sentence before what is said, those that say it, and those behind."""
    tokens, at, end = place.tokens, place.words.start, place.words.stop
    stop = next((stop for stop in range(end, len(tokens)) if tokens[stop].opens), len(tokens))
    said, behind = ([one.text for one in some] for some in (tokens[at:end], tokens[end:stop]))
    return _sentence(tokens, at), said, behind


def _general(
    notice: Notice, before: Sequence[_Token], behind: Sequence[_Token], first: _Token, said: Sequence[str]
) -> bool:
    """Whether a sentence is no more than a general term, is denied, or is explained by a direct debit."""
    language = LANGUAGES[notice.language].notices
    if notice.kind == "do_not_pay" and holds(language.collected, said):
        return True
    if notice.wording.startswith("%") and [token.text for token in before[-1:]] == [_WHOLE]:
        return True
    earlier: list[str] = []
    follower = first
    for token in reversed(before[-_BEFORE:]):
        if follower.begins:
            break
        earlier.insert(0, token.text)
        follower = token
    later: list[str] = []
    for token in behind[:_BEHIND]:
        if token.begins:
            break
        later.append(token.text)
    if denies(LANGUAGES[notice.language], earlier[len(earlier) - _denied_within(notice) :]):
        return True
    if notice.kind in _ASKED_FOR and _is_on_request(notice, behind):
        return True
    if notice.kind == "parts" and worded_in(notice.language, "offered").search(" ".join(earlier)) is not None:
        return True  # what is offered to whoever wants it
    if len(later) == 1 and denies(LANGUAGES[notice.language], later):
        return True  # a language may deny at the end: "Forskud refunderes ikke."
    return holds(language.conditions, earlier) or holds(language.exceptions, later)


def _is_on_request(notice: Notice, behind: Sequence[_Token]) -> bool:
    """Whether what is said is sent to whoever wants it: "copy of the invoice on request". "This is a copy on request"
    was, and so was "copy of the invoice on request of your accounts"."""
    found = _ON_REQUEST.match(" ".join(token.text for token in behind))
    if found is None or notice.kind != "copy":
        return found is not None
    words = len(found[0].split())
    ends = words == len(behind) or behind[words].begins
    return ends and names_an_invoice(LANGUAGES[notice.language], pieces(notice.wording))


def _denied_within(notice: Notice) -> int:
    """Words before what is said that may deny it. Of one that forbids to pay the last alone: "not paid by your insurer"
    denies it, "Not to be paid, invoice disputed" does not. None denies what is a denial itself: "Deposit: no. Do not
    pay"."""
    if denies(LANGUAGES[notice.language], pieces(notice.wording)):
        return 0
    return 1 if notice.kind == "do_not_pay" else _DENIED


def _tokens(text: str) -> Iterator[_Token]:
    begins = opens = parted = False
    at = 0
    for stop in [*_STOP.finditer(text), None]:
        end = len(text) if stop is None else stop.end()
        parts = [pieces(part) for part in _COMMA.split(text[at:end])]
        for number, (nth, piece) in enumerate((nth, piece) for part in parts for nth, piece in enumerate(part)):
            yield _Token(piece, begins and not number, opens and not number, (parted or number > 0) and not nth)
        begins, opens = True, _END.search(text[at:end]) is not None
        parted = opens or text[at:end].rstrip().endswith((":", ";"))
        at = end


@cache
def _promises() -> Sequence[Sequence[str]]:
    """Those of all languages: neighbours share the words of crediting."""
    return [pieces(promise) for one in LANGUAGES.values() for promise in one.notices.promises]


@cache
def _stamps() -> Mapping[str, Notice]:
    return {
        compact(wording): Notice(kind, one.code, wording)
        for one in reversed(list(LANGUAGES.values()))
        for kind, wordings in one.notices.stamps.items()
        for wording in wordings
    }


@cache
def _sentences() -> Mapping[str, Sequence[_Pattern]]:
    """The sentences by their first word."""
    found: dict[str, list[_Pattern]] = {}
    for one in LANGUAGES.values():
        for kind, wordings in one.notices.sentences.items():
            for wording in wordings:
                parts = tuple(pieces(part) for part in wording.split(".."))
                found.setdefault(parts[0][0], []).append(
                    _Pattern(
                        Notice(kind, one.code, wording.removeprefix(_FIRST).removesuffix(_LAST)),
                        parts,
                        frozenset(chain.from_iterable(parts)),
                        wording.startswith(_FIRST),
                        wording.endswith(_LAST),
                    )
                )
    return found
