"""Which language a document is written in: labels and function words, a library as second witness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.languages.matching import label_entries
from extractors.languages.normalise import normalise_label
from extractors.languages.vocabulary import Vocabulary

_LEAST = 3  # votes; fewer say nothing
_CLEAR = 1.25  # times the second language: then the vocabularies decide alone
_LABEL = 3  # a label weighs as much as this many function words
_SHORTEST_LABEL = 4


def detect(vocabularies: Iterable[Vocabulary], texts: Iterable[str]) -> str | None:
    """The code of the language, or None when there is too little to tell by."""
    rows = [text for text in texts if text.strip()]
    votes = _votes(tuple(vocabularies), rows)
    ranking = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    if ranking and ranking[0][1] >= _LEAST and (len(ranking) == 1 or ranking[0][1] >= _CLEAR * ranking[1][1]):
        return ranking[0][0]
    second = _second_witness("\n".join(rows))
    if not ranking or ranking[0][1] < _LEAST:
        return second
    close = {code for code, count in ranking if ranking[0][1] < _CLEAR * count}
    return second if second in close else ranking[0][0]


def _votes(vocabularies: tuple[Vocabulary, ...], rows: list[str]) -> Counter[str]:
    """Function words and labels by language; what several languages share counts in part for each."""
    forms = {v.code: {normalise_label(entry.wording) for entry in label_entries(v)} for v in vocabularies}
    owners: Counter[str] = Counter(form for known in forms.values() for form in known)
    votes: Counter[str] = Counter()
    for row in rows:
        words = re.findall(r"[^\W\d_]+", row.casefold())
        label = normalise_label(row)
        for v in vocabularies:
            votes[v.code] += sum(12 // _sharing(word, vocabularies) for word in words if word in v.words)
            if len(label) >= _SHORTEST_LABEL and label in forms[v.code]:
                votes[v.code] += 12 * _LABEL // owners[label]
    return Counter({code: count // 12 for code, count in votes.items() if count >= 12})


def _sharing(word: str, vocabularies: tuple[Vocabulary, ...]) -> int:
    return sum(word in v.words for v in vocabularies)


def _second_witness(text: str) -> str | None:
    """What the language identification library says; None for less than a few words."""
    from py3langid.langid import classify

    if len(re.findall(r"[^\W\d_]{2,}", text)) < 5:
        return None
    return str(classify(text)[0])
