"""Where labels stand: the wordings of all languages, found in the segments of a page.

Wordings are compared without blanks, because kerning splits words and labels are written apart and together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractors.languages import LANGUAGES, Vocabulary, spoken
from extractors.meanings import match_label
from extractors.page import PageLayout, Segment
from extractors.page.names import ARTICLE
from extractors.page.roles import BUYER, ID_ROLES, NUMBER, OTHER, SELLER, THIRD, TITLE
from extractors.parsing import codes_of, unit_code
from extractors.parsing.folding import compact, pieces

MOST, NEARLY_ALL = 0.8, 0.9  # share of a segment that is one label
_INVOICES = frozenset({"invoice", "credit_note"})
_NUMBER_WORD = frozenset({NUMBER, f"{OTHER}.sales_order"})  # "No.", "Nr", "#": of whatever stands beside it
_LONGEST = 9  # pieces of the longest wordings, counted as printed with blanks
_ADDRESS = re.compile("|".join(map(compact, spoken("address_letters").split("|"))))
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?")  # "5 Nr. 1234" goes on with a number of that name
_ARTICLED = 2  # words of a heading with its article
_SHORTEST_MENDED = 4
_LIKELIER = (1.0, 0.8, 0.65, 0.55)  # weight of the roles of an ambiguous wording, the likeliest first


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """A label on a page: its roles with their weight (1 when the wording has one meaning), and the words it takes in
    its segment (`stop` is exclusive).

    `cover` is the share of the segment's letters it takes: 1.0 when the segment is the label and nothing else.
    """

    segment: Segment
    start: int
    stop: int
    wording: str
    roles: Mapping[str, float]
    cover: float

    @property
    def titles(self) -> tuple[str, ...]:
        """The kinds of document it may be the title of."""
        return tuple(role.split(".")[1] for role in self.roles if role.startswith(TITLE + "."))

    @property
    def names_a_name(self) -> bool:
        """Whether it says "name" of either party: a row of a form, not a heading."""
        return BUYER in self.roles and SELLER in self.roles and not self.names_an_address

    @property
    def names_an_address(self) -> bool:
        """Whether it says "address" of either party: a row of a form as well."""
        return BUYER in self.roles and SELLER in self.roles and bool(_ADDRESS.match(compact(self.wording)))


@lru_cache(maxsize=1)
def wordings() -> Mapping[str, Mapping[str, float]]:
    """Folded wording -> role -> weight, over all languages."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for language in LANGUAGES.values():
        for wording, role, weight in _entries(language):
            key = compact(wording)
            if key:
                found[key][role] = max(weight, found[key].get(role, 0.0))
    return found


def means_only(label: str | None, roles: Sequence[str]) -> bool:
    """Whether a label is known and cannot mean anything but `roles`."""
    found = wordings().get(compact(label or ""), {})
    return bool(found) and all(role in roles for role in found)


def _entries(language: Vocabulary) -> Iterator[tuple[str, str, float]]:
    for role, group in language.labels.items():
        yield from ((wording, role, 1.0) for wording in group)
    for key, group in language.others.items():
        yield from ((wording, f"{OTHER}.{key}", 1.0) for wording in group)
    for key, group in language.titles.items():
        yield from ((wording, f"{TITLE}.{key}", 1.0) for wording in group)
    yield from ((wording, THIRD, 1.0) for wording in language.third_parties)
    for wording, roles in language.ambiguous.items():
        yield from ((wording, role, weight) for role, weight in zip(roles, _LIKELIER, strict=False))


def marks_of(page: PageLayout) -> dict[int, tuple[Mark, ...]]:
    """The labels of each segment of `page` that has some, by segment index, from left to right, never overlapping."""
    known = wordings()
    found = {segment.index: _told(tuple(_marks(segment, known))) or _mended(segment) for segment in page.segments}
    return {index: marks for index, marks in found.items() if marks}


def _told(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """`marks` with each "No." joined to the label it stands beside: it is a number of that thing only; and those joined
    that say one thing in several languages."""
    told: list[Mark] = []
    for mark in marks:
        joined = (_joined(told[-1], mark) or _in_both(told[-1], mark)) if told else None
        told[-1:] = [joined] if joined is not None else [*told[-1:], mark]
    return tuple(told)


def _joined(first: Mark, second: Mark) -> Mark | None:
    if first.stop != second.start or first.segment.words[first.stop - 1].text.endswith(":"):
        return None
    if _is_number_word(second) and not first.titles and _numbered(first):
        roles = first.roles
    elif _is_number_word(first) and _INVOICES & set(second.titles):
        roles = {NUMBER: 1.0}
    else:
        return None
    wording = f"{first.wording} {second.wording}"
    return Mark(first.segment, first.start, second.stop, wording, roles, first.cover + second.cover)


def _in_both(first: Mark, second: Mark) -> Mark | None:
    """Two labels with a slash between them as one of what both may mean: "Facture / Factuur"."""
    between = "".join(word.text for word in first.segment.words[first.stop - 1 : second.start + 1])
    roles = {role: max(weight, second.roles[role]) for role, weight in first.roles.items() if role in second.roles}
    if not roles or second.start - first.stop > 1 or "/" not in between or first.wording.endswith(":"):
        return None
    text = " ".join(word.text for word in first.segment.words[first.start : second.stop])
    return Mark(first.segment, first.start, second.stop, text, roles, first.cover + second.cover)


def _is_number_word(mark: Mark) -> bool:
    return mark.roles.keys() == _NUMBER_WORD


def _numbered(mark: Mark) -> bool:
    """Whether a label names a thing that has numbers other than the invoice's."""
    return NUMBER not in mark.roles and any(role in ID_ROLES or role.startswith(OTHER) for role in mark.roles)


def _mended(segment: Segment) -> tuple[Mark, ...]:
    """A label that fills its segment but is misspelt, bilingual or decorated."""
    if len(segment.words) > _LONGEST or sum(c.isalpha() for c in segment.text) < _SHORTEST_MENDED:
        return ()
    match = match_label(segment.text)
    if match is None:
        return ()
    roles = {role: weight * match.exactness for role, weight in zip(match.terms, _LIKELIER, strict=False)}
    return (Mark(segment, 0, len(segment.words), segment.text, roles, 1.0),)


def _marks(segment: Segment, known: Mapping[str, Mapping[str, float]]) -> Iterator[Mark]:
    flat = [part for number, word in enumerate(segment.words) for part in _parts(number, word.text)]
    heading = _behind_article(segment, flat, known)
    if heading is not None:
        yield heading
        return
    letters = sum(len(part.text) for part in flat) or 1
    at = 0
    while at < len(flat):
        wording = stop = None
        joined = ""
        for end in range(at, min(at + _LONGEST, len(flat)) if not flat[at].inside else at):
            joined += flat[end].text
            if joined in known and not flat[end].goes_on:
                wording, stop = joined, end + 1
        if wording is None or stop is None or _is_no_label(segment, flat[at:stop], known[wording]):
            at += 1
            continue
        first, last = flat[at].word, flat[stop - 1].word + 1
        text = " ".join(word.text for word in segment.words[first:last])
        yield Mark(segment, first, last, text, known[wording], len(wording) / letters)
        at = stop


def _behind_article(segment: Segment, flat: Sequence[_Part], known: Mapping[str, Mapping[str, float]]) -> Mark | None:
    """The heading of one party that an article begins and nothing follows: "A vevő", "The supplier"."""
    if len(segment.words) < _ARTICLED or ARTICLE.fullmatch(segment.words[0].text) is None:
        return None
    roles = known.get("".join(part.text for part in flat if part.word), {})
    alone = len({SELLER, BUYER} & roles.keys()) == 1
    return Mark(segment, 0, len(segment.words), segment.text, roles, 1.0) if alone else None


def _is_no_label(segment: Segment, parts: Sequence[_Part], roles: Mapping[str, float]) -> bool:
    """Whether a label would be nothing but a currency mark, or the unit behind a number: "RM" is Malaysian money, and a
    French register; "1 dan" is a day in Croatian, and "daň" a tax in Czech."""
    word = parts[0].word
    if len(parts) > 1:
        return False
    counted = word > 0 and _COUNT.fullmatch(segment.words[word - 1].text) is not None and NUMBER not in roles
    return bool(codes_of(segment.words[word].text)) or (counted and unit_code(segment.words[word].text) is not None)


class _Part(NamedTuple):
    """A piece of a word; `inside` and `goes_on`: it hangs by a hyphen on the piece before it, or behind it."""

    text: str
    word: int
    inside: bool
    goes_on: bool


@lru_cache(maxsize=20_000)
def _held_together(text: str) -> tuple[tuple[str, bool, bool], ...]:
    groups = [pieces(text)] if _DIGIT.search(text) else list(_groups(text))
    return tuple((piece, n > 0, n < len(group) - 1) for group in groups for n, piece in enumerate(group))


def _groups(text: str) -> Iterator[tuple[str, ...]]:
    """The pieces of a word between slashes, dots and brackets: hyphens and digits hold together, the others part."""
    yield from (pieces(chunk) for chunk in re.split(r"[/():;*|]+", text) if chunk)


def _parts(number: int, text: str) -> Iterator[_Part]:
    yield from (_Part(piece, number, inside, goes_on) for piece, inside, goes_on in _held_together(text))
