"""From a printed label to the term it names, over all vocabularies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from extractors.languages import Vocabulary, Wordings
from extractors.meanings.normalise import label_core
from extractors.parsing.folding import compact, compact_with_places

# How like a wording a text is, as a share of the wording itself.
EXACT = 1.0
DECORATED = 0.95  # share: rates, currencies or brackets left out: "Total (EUR)"
BILINGUAL = 0.95  # share: two labels for the same thing: "Date / Datum"
MISSPELT = 0.80  # share: one letter off
_SHORTEST_MISSPELT = 7
_BOTH = re.compile(r"\s*[/|•·]\s*|\s+-\s+|\s*[()]\s*|\n")
_BEHIND_LABEL = re.compile(r"[\s:.;#=\-–|]*")
THIRD_PARTY = "third_party"
OTHER = "other."


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """What a label names. `term` is the likeliest of `terms`: a term path, a role, "third_party" or "other.<kind>".

    `exactness` is 1.0 for the wording itself, less where something was left out or mended. `end` is the index in the
    text where the label ends and its value may begin.
    """

    term: str
    terms: Wordings
    language: str
    wording: str
    exactness: float
    end: int

    @property
    def ambiguous(self) -> bool:
        """Whether the wording names several terms; the place on the page must decide."""
        return len(self.terms) > 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One wording of one language and what it names."""

    terms: Wordings
    language: str
    wording: str


class Index:
    """Wordings of several languages by their normalised form."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_form: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_form.setdefault(compact(entry.wording), []).append(entry)
        self._by_form.pop("", None)
        self.longest = max(map(len, self._by_form), default=0)
        self._by_end: dict[tuple[int, str], list[str]] = {}
        for form in self._by_form:
            if len(form) >= _SHORTEST_MISSPELT:
                for end in set(_ends(form, len(form))):
                    self._by_end.setdefault((len(form), end), []).append(form)

    def exact(self, form: str, language: str | None) -> Entry | None:
        """The entry for a normalised form, in `language` if it is there, else in the first language that has it."""
        entries = self._by_form.get(form)
        if not entries:
            return None
        return next((entry for entry in entries if entry.language == language), entries[0])

    def misspelt(self, form: str, language: str | None) -> Entry | None:
        """The entry whose wording of seven letters or more is one letter off, if there is one only."""
        if len(form) < _SHORTEST_MISSPELT or not form.isalpha():
            return None
        near = {
            candidate
            for length in (len(form) - 1, len(form), len(form) + 1)
            for end in _ends(form, length)
            for candidate in self._by_end.get((length, end), ())
            if OSA.distance(form, candidate, score_cutoff=1) == 1
        }
        entries = [entry for candidate in sorted(near) if (entry := self.exact(candidate, language))]
        return entries[0] if entries and len({entry.terms[0] for entry in entries}) == 1 else None


def match(index: Index, text: str, language: str | None = None) -> LabelMatch | None:
    """What all of `text` names in `index`: as it stands, undecorated, in two languages, or one letter off."""
    end = len(text)
    for form, exactness in ((compact(text), EXACT), (label_core(text), DECORATED)):
        entry = index.exact(form, language) if form else None
        if entry is not None:
            return _matched(entry, exactness, end)
    both = _bilingual(index, text, language)
    if both is not None:
        return _matched(both, BILINGUAL, end)
    for form in (compact(text), label_core(text)):
        entry = index.misspelt(form, language)
        if entry is not None:
            return _matched(entry, MISSPELT, end)
    return None


def leading(index: Index, text: str, language: str | None = None) -> LabelMatch | None:
    """The longest label that `text` begins with, and where its value begins: "Invoice No:123", "n°562044387"."""
    form, places = compact_with_places(text)
    for length in range(min(len(form), index.longest), 0, -1):
        end = places[length - 1]
        if length < len(form) and _inside_word(text, end):
            continue
        entry = index.exact(form[:length], language)
        if entry is not None:
            behind = _BEHIND_LABEL.match(text, end)
            return _matched(entry, EXACT, behind.end() if behind else end)
    return None


def _bilingual(index: Index, text: str, language: str | None) -> Entry | None:
    """The entry that all named parts of a two-language label agree on."""
    parts = [part for part in _BOTH.split(text) if part.strip()]
    if len(parts) < 2:
        return None
    entries = [index.exact(compact(part), language) or index.exact(label_core(part), language) for part in parts]
    named = [entry for entry in entries if entry is not None]
    if len(named) < len(parts):
        return None
    common = [term for term in named[0].terms if all(term in entry.terms for entry in named)]
    return Entry(tuple(common), named[0].language, named[0].wording) if common else None


def _matched(entry: Entry, exactness: float, end: int) -> LabelMatch:
    return LabelMatch(entry.terms[0], entry.terms, entry.language, entry.wording, exactness, end)


def _inside_word(text: str, end: int) -> bool:
    """Whether `end` cuts a run of letters and digits: "BTW NL" is no label of "BTW NL8204"; "n°" is one of "n°12"."""
    left, right = text[end - 1], text[end : end + 1]
    return left.isalnum() and right.isalnum() and left != "º"


def _ends(form: str, length: int) -> tuple[str, str]:
    """How `form` begins and ends, of which it shares one with every form of `length` letters that is one letter off:
    one letter, or two that changed places, cannot stand in both."""
    size = (length - 1) // 2
    return form[:size], form[-size:]


def label_entries(vocabulary: Vocabulary) -> Iterator[Entry]:
    """Every label of a language: terms, roles, competing labels, third parties, ambiguous words."""
    for term, wordings in vocabulary.labels.items():
        yield from (Entry((term,), vocabulary.code, wording) for wording in wordings)
    for kind, wordings in vocabulary.others.items():
        yield from (Entry((OTHER + kind,), vocabulary.code, wording) for wording in wordings)
    yield from (Entry((THIRD_PARTY,), vocabulary.code, wording) for wording in vocabulary.third_parties)
    yield from (Entry(terms, vocabulary.code, wording) for wording, terms in vocabulary.ambiguous.items())


def keyed_entries(vocabulary: Vocabulary, lists: Mapping[str, Wordings]) -> Iterator[Entry]:
    """Every wording of one of a language's lists (columns, rows, titles); a wording under two keys names both."""
    keys: dict[str, list[str]] = {}
    for key, wordings in lists.items():
        for wording in wordings:
            keys.setdefault(wording, []).append(key)
    yield from (Entry(tuple(names), vocabulary.code, wording) for wording, names in keys.items())
