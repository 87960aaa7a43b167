"""Which language a document is written in: labels and function words, a library as second witness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.languages import Vocabulary
from extractors.meanings.matching import label_entries
from extractors.parsing.folding import compact

_LEAST = 3  # votes; fewer say nothing
_CLEAR = 1.25  # times the second language: then the vocabularies decide alone
_LABEL = 3  # a label weighs as much as this many function words
_SHORTEST_LABEL = 4
_WHOLE = 12  # one vote in parts: what several languages share is divided


class Detector:
    """Tells languages apart by their vocabularies; what these know is put in order once."""

    def __init__(self, vocabularies: Iterable[Vocabulary]) -> None:
        known = tuple(vocabularies)
        self._codes_of_word = _codes((word, v.code) for v in known for word in v.words)
        self._codes_of_label = _codes((compact(entry.wording), v.code) for v in known for entry in label_entries(v))

    def detect(self, texts: Iterable[str]) -> str | None:
        """The code of the language of `texts`, or None when there is too little to tell by."""
        rows = [text for text in texts if text.strip()]
        votes = self._votes(rows)
        ranking = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if ranking and ranking[0][1] >= _LEAST and (len(ranking) == 1 or ranking[0][1] >= _CLEAR * ranking[1][1]):
            return ranking[0][0]
        second = _second_witness("\n".join(rows))
        if not ranking or ranking[0][1] < _LEAST:
            return second
        close = {code for code, count in ranking if ranking[0][1] < _CLEAR * count}
        return second if second in close else ranking[0][0]

    def _votes(self, rows: list[str]) -> Counter[str]:
        """Function words and labels by language; what several languages share counts in part for each."""
        votes: Counter[str] = Counter()
        for row in rows:
            for word in re.findall(r"[^\W\d_]+", row.casefold()):
                _vote(votes, self._codes_of_word.get(word, ()), _WHOLE)
            label = compact(row)
            if len(label) >= _SHORTEST_LABEL:
                _vote(votes, self._codes_of_label.get(label, ()), _WHOLE * _LABEL)
        return Counter({code: count // _WHOLE for code, count in votes.items() if count >= _WHOLE})


def _codes(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form, code in dict.fromkeys(pairs):
        found[form] = (*found.get(form, ()), code)
    return found


def _vote(votes: Counter[str], codes: tuple[str, ...], weight: int) -> None:
    for code in codes:
        votes[code] += weight // len(codes)


def _second_witness(text: str) -> str | None:
    """What the language identification library says; None for less than a few words."""
    from py3langid.langid import classify

    if len(re.findall(r"[^\W\d_]{2,}", text)) < 5:
        return None
    return str(classify(text)[0])
