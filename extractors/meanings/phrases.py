"""Set phrases inside running text: exemption wordings, payment at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from extractors.languages import LANGUAGES, Vocabulary, Wordings, spoken, spoken_in
from extractors.languages.vocabulary import Speech
from extractors.parsing.folding import fold, pieces, spaced


class PhraseMatch(NamedTuple):
    """A phrase of a vocabulary: what it says, in which language, in which words."""

    kind: str
    language: str
    wording: str


_NO = f"(?:{spoken('no')})"
_YES = f"(?:{spoken('yes')})"
_TAX = f"(?:{spoken('denied_tax')})"
_APPLIES = f"(?:{spoken('applies')})"
# "Reverse charge (yes/no): no" denies it, "Reverse charge, no VAT is charged" does not.
_DENIED_BEHIND = re.compile(rf"(?: (?:{_APPLIES}|{_YES}|{_NO}))*? {_NO}(?! (?:{_TAX}|{_YES})\b) ")
_DENIED_BEFORE = re.compile(rf" (?:{spoken('denying')}) (?:(?:{spoken('denied_between')}) )*$")
_DENIED_AT_ONCE = re.compile(rf" (?:{spoken('denying')}) $")
_FREE_OF, _VAT = fold(spoken("free_of")), fold(spoken("tax_name"))
_OF_ANOTHER_TAX = re.compile(rf" (?:{_FREE_OF}) (?:{fold(spoken('other_taxes'))}) ")
_NAMES_VAT = re.compile(rf" (?:{_VAT}) ")
_AND_OF_VAT = re.compile(rf" (?:{fold(spoken('and'))}) (?:(?:{_FREE_OF}) )?(?:{_VAT}) ")
# A sentence that ends its row in "not" goes on in the next one, be it behind a label or begun in the row before; not
# the value of a label, "Reverse charge: non".
_RUNS_ON = re.compile(
    rf"(?im)^((?:[^\n]*:[^\S\n]+)?(?:(?:[^\s:]+[^\S\n]+){{2,}}|(?:{spoken('are')})[^\S\n]+)(?<![,;.]\s)"
    rf"(?:{spoken('denying')}))\s*\n"
)
# "VAT, where applicable, to be accounted for by the recipient": whoever says so of all its bills says it of this one.
_IF_ANY = rf"(?:{spoken('if_any')})".replace(" ", r"\s+")
_INSERTED = re.compile(rf"(?i),\s+{_IF_ANY},|(?<!\s)\s*\(\s*{_IF_ANY}\s*\)|(?<!\s)\s+[-–—]\s+{_IF_ANY}\s+[-–—](?=\s)")
_PARTS = re.compile(r"[,;:.]\s|\n")  # "TVA: non, exonérée" denies no exemption
_CLAUSES, _AT_COMMAS = re.compile(r"[;:]\s+"), re.compile(r"[,;:]\s+")
_DENIABLE = "reverse_charge"  # forms ask whether it applies: e-invoices of India and Poland always say so
_EXEMPT = "exempt"  # denied by the word right before it alone: others begin a reason of their own, "TVA non applicable"


class Phrases:
    """Phrases of all languages, by their first words: nearly all texts have none of them."""

    def __init__(self, phrases: Iterable[PhraseMatch]) -> None:
        self._by_first: dict[str, list[tuple[int, PhraseMatch, str]]] = {}
        for number, phrase in enumerate(phrases):
            self._by_first.setdefault(pieces(phrase.wording)[0], []).append((number, phrase, _words(phrase.wording)))

    def within(self, words: str) -> list[tuple[int, PhraseMatch, str]]:
        """Those that stand in folded `words`, in their own order, each with its number and its words."""
        begun = self._by_first.keys() & words.split()
        return sorted(one for first in begun for one in self._by_first[first] if one[2] in words)


def without_inserts(text: str) -> str:
    """`text` without what commas, brackets or dashes part from a phrase in its midst: ", where applicable,"; the end of
    a row in it is kept."""
    return _INSERTED.sub(lambda found: "\n" if "\n" in found[0] else "", text)


def find_phrases(phrases: Phrases, text: str) -> tuple[PhraseMatch, ...]:
    """Those of `phrases` whose words stand in `text` in this order, whatever the case, accents and punctuation, and
    are not denied there ("Reverse charge: No").
    """
    text = without_inserts(text)
    words = _words(text)
    kept: list[PhraseMatch] = []
    lines: list[str] = []
    parts: list[str] = []
    for _, phrase, wording in phrases.within(words):
        if phrase.kind == _DENIABLE:
            lines = lines or [_words(line) for line in text.split("\n")]
            if _is_denied(wording, words, lines):
                continue
        elif phrase.kind == _EXEMPT:
            parts = parts or [_words(part) for part in _PARTS.split(_RUNS_ON.sub(r"\1 ", text))]
            if _is_denied(wording, words, parts, at_once=True):
                continue
        kept.append(phrase)
    return tuple(kept)


class Speakers:
    """The languages that say something by their `wordings`, all looked for at once: nearly all texts have none."""

    def __init__(self, wordings: Callable[[Vocabulary], Wordings]) -> None:
        self._wordings = wordings

    def among(self, words: Sequence[str]) -> Sequence[Vocabulary]:
        """The languages of which a wording stands among folded `words`, one behind the other."""
        known = self._by_first
        if known.keys().isdisjoint(words):
            return ()
        codes = {
            code
            for start, word in enumerate(words)
            for wording, code in known.get(word, ())
            if tuple(words[start : start + len(wording)]) == wording
        }
        return [one for code, one in LANGUAGES.items() if code in codes]

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
        found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for code, one in LANGUAGES.items():
            for wording in map(pieces, self._wordings(one)):
                found.setdefault(wording[0], []).append((wording, code))
        return found


def holds(wordings: Wordings, words: Sequence[str]) -> bool:
    """Whether one of `wordings` stands among folded `words`, one behind the other."""
    return not _by_first(wordings).keys().isdisjoint(words) and any(True for _ in places_of(wordings, words))


def places_of(wordings: Wordings, words: Sequence[str]) -> Iterator[range]:
    """Where `wordings` stand among folded `words`, from the first word on."""
    known = _by_first(wordings)
    for start, word in enumerate(words):
        for wording in known.get(word, ()):
            stop = start + len(wording)
            if tuple(words[start:stop]) == wording:
                yield range(start, stop)


def without(wordings: Wordings, words: Sequence[str]) -> Sequence[str]:
    """Folded `words` but for those of `wordings`."""
    taken = {at for place in places_of(wordings, words) for at in place}
    return [word for at, word in enumerate(words) if at not in taken]


def worded(name: Speech) -> re.Pattern[str]:
    """The whole words of folded text by which any language says `name`."""
    return re.compile(rf"\b(?:{fold(spoken(name))})\b")


@cache
def worded_in(code: str, name: Speech) -> re.Pattern[str]:
    """The whole words of folded text by which the language with this `code` says `name`; without words, none."""
    return _whole_words(spoken_in(LANGUAGES[code], name))


@cache
def worded_somewhere(name: Speech) -> re.Pattern[str]:
    """The whole words of folded text by which one language or another says `name`: what none of them says, need not
    be looked for in each."""
    return _whole_words(spoken(name))


def _whole_words(told: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{fold(told) if told else '(?!)'})(?!\w)")


@cache
def small_words(code: str) -> frozenset[str]:
    """The everyday words of the language with this `code`, folded."""
    return frozenset(map(fold, LANGUAGES[code].words))


def clauses(text: str, *, at_commas: bool = False) -> list[str]:
    """The parts of a sentence that speak each for themselves; `at_commas`: those between commas, too."""
    return (_AT_COMMAS if at_commas else _CLAUSES).split(text)


@cache
def _by_first(wordings: Wordings) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The folded words of `wordings`, by the first of them."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in map(pieces, wordings):
        found.setdefault(wording[0], []).append(wording)
    return found


def _is_denied(wording: str, words: str, lines: Sequence[str], *, at_once: bool = False) -> bool:
    """Whether each time that `wording` stands in the text its line denies it, `at_once`: right before it, or says right
    behind it that it is free of another tax."""
    denied = sum(_denials(wording, line, at_once=at_once) for line in lines)
    return bool(denied) and denied >= words.count(wording)


def _denials(wording: str, line: str, *, at_once: bool) -> int:
    places = [match.start() for match in re.finditer(re.escape(wording), line)]
    if at_once:
        ends = [(at, at + len(wording) - 1) for at in places]
        return sum(
            bool(_DENIED_AT_ONCE.search(line[: at + 1])) or _is_of_another_tax(line, at, end) for at, end in ends
        )
    return sum(
        bool(_DENIED_BEHIND.match(line, at + len(wording) - 1) or _DENIED_BEFORE.search(line[: at + 1]))
        for at in places
    )


def _is_of_another_tax(line: str, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` name no VAT, and those behind another tax, and not VAT beside it."""
    other = _OF_ANOTHER_TAX.match(line, end)
    if other is None or _NAMES_VAT.search(line, start, end + 1) is not None:
        return False
    return _AND_OF_VAT.search(line, other.end() - 1) is None


def _words(text: str) -> str:
    """The folded words of `text`, a blank before, between and behind them."""
    return f" {spaced(text)} "
