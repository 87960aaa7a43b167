"""Words that deny: "not" before or among the words that say something, "without" right before what is named.

A language denies its own words alone: "no" is "in the" in Portuguese.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import Vocabulary, spoken
from extractors.meanings.phrases import Speakers, holds, places_of, worded_in
from extractors.parsing.folding import fold

NUMBER_WORD = re.compile(fold(spoken("number_word")))
_SHARE = "%"
_BETWEEN = 1  # word between "without" and what is not there
_SERIES = 3  # letters before the digits of a number
_DENYING = Speakers(lambda one: one.notices.negations)
_CONDITIONAL = Speakers(lambda one: one.notices.conditions)


def denies(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether one of folded `words` denies in `language` what is said with them or behind them: "not", "not 100 %",
    and not "No. 5"."""
    places = places_of(language.notices.negations, words)
    return any(not _is_of_a_number(words[place.start], words[place.stop :]) for place in places)


def denied_in(words: Sequence[str]) -> Sequence[Vocabulary]:
    """The languages in which one of folded `words` denies."""
    return [one for one in _DENYING.among(words) if denies(one, words)]


def conditional_in(words: Sequence[str]) -> Sequence[Vocabulary]:
    """The languages in which folded `words` hold under a condition; what is kept "with us" and falls "on the due date"
    in the words of one does not."""
    return [one for one in _CONDITIONAL.among(words) if holds_if(one, words)]


def holds_if(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether folded `words` hold under a condition in `language`."""
    rest = worded_in(language.code, "no_condition").sub(" ", " ".join(words)).split()
    return holds(language.notices.conditions, rest)


def lacks(language: Vocabulary, words: Sequence[str]) -> bool:
    """Whether folded `words` end in what says in `language` that what they lead to is not there: "without", "without
    any"."""
    return any(place.stop >= len(words) - _BETWEEN for place in places_of(language.notices.lacking, words))


def _is_of_a_number(word: str, behind: Sequence[str]) -> bool:
    """Whether a word abbreviates "number" before what stands `behind` it, which is not a share."""
    series = 1 if behind and behind[0].isalpha() and len(behind[0]) <= _SERIES else 0  # "No. BT-2024"
    counts = any(map(str.isdigit, "".join(behind[series : series + 1])))
    return counts and NUMBER_WORD.fullmatch(word) is not None and _SHARE not in behind[1:2]
