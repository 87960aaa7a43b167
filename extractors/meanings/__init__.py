"""What words mean, over all languages: labels, columns, titles, phrases, notices; and which language it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from extractors.languages import LANGUAGES, Wordings, everyday_words, spoken
from extractors.meanings.detection import Detector
from extractors.meanings.matching import Index, LabelMatch, keyed_entries, label_entries, leading, match
from extractors.meanings.phrases import PhraseMatch, Phrases, find_phrases, without
from extractors.parsing.folding import fold, pieces, spaced

__all__ = [
    "LabelMatch",
    "PhraseMatch",
    "days_to_pay",
    "detect_language",
    "find_exemptions",
    "is_due_around",
    "is_due_behind",
    "is_due_now",
    "is_tax_kept",
    "is_term_of_all",
    "leading_label",
    "leading_title",
    "match_column",
    "match_label",
    "match_row",
    "match_title",
]

_OF_BILLS = re.compile("|".join(fold(spoken(key)) for key in ("billing", "figures", "total", "undiscounted")))


@lru_cache(maxsize=4096)  # every witness of a text asks again
def match_label(text: str, language: str | None = None) -> LabelMatch | None:
    """The term that the label `text` names; `language` is preferred where several languages know the wording."""
    return match(_labels(), text, language)


@lru_cache(maxsize=4096)  # every witness of a text asks again
def leading_label(text: str, language: str | None = None) -> LabelMatch | None:
    """The longest label `text` begins with; its `end` is where the value begins ("Invoice No:123")."""
    return leading(_labels(), text, language)


@lru_cache(maxsize=4096)  # every witness of a text asks again
def match_column(text: str, language: str | None = None) -> LabelMatch | None:
    """The column that the table header `text` names, one of COLUMNS."""
    return match(_columns(), text, language)


@lru_cache(maxsize=4096)  # every witness of a text asks again
def match_row(text: str, language: str | None = None) -> LabelMatch | None:
    """The kind of summary row that `text` begins, one of ROWS."""
    return match(_rows(), text, language)


def match_title(text: str, language: str | None = None) -> LabelMatch | None:
    """The kind of document that all of `text` names, one of TITLES; kerned capitals are joined."""
    return match(_titles(), text, language)


@lru_cache(maxsize=4096)  # every witness of a text asks again
def leading_title(text: str, language: str | None = None) -> LabelMatch | None:
    """The kind of document that `text` begins with ("Invoice 4711"); its `end` is where the rest begins."""
    return leading(_titles(), text, language)


def find_exemptions(text: str) -> tuple[PhraseMatch, ...]:
    """Every wording in `text` that says why no tax is charged, in any language."""
    return find_phrases(_exemptions(), text)


def days_to_pay(text: str) -> int | None:
    """The days within which `text` says an invoice is due ("payable within 14 days"), or None."""
    found = _term(text)
    return None if found is None else int(found["days"])


def is_term_of_all(text: str) -> bool:
    """Whether nothing stands before the days to pay within but everyday words and those for bills and amounts: "All
    invoices are net 60 days", and not "New customers: net 60 days"."""
    found = _term(text)
    return found is not None and all(map(_names_nobody, pieces(text[: found.start()])))


@lru_cache(maxsize=4096)  # every witness of a text asks again
def _term(text: str) -> re.Match[str] | None:
    for vocabulary in LANGUAGES.values() if any(map(str.isdigit, text)) else ():
        for pattern in vocabulary.due_within:
            found = pattern.search(text)
            if found is not None:
                return found
    return None


def _names_nobody(word: str) -> bool:
    return word in everyday_words() or _OF_BILLS.fullmatch(word) is not None


def is_due_now(text: str, *, about_paying: bool = True) -> bool:
    """Whether `text` says that payment is due at once, and not what holds at once: "ab sofort nur noch auf". Where it
    is not known to be `about_paying`, one word says so only alone: "Direct" is Dutch for that, and "Direct web orders"
    are sold."""
    if not find_phrases(_due_now(), text):
        return False
    found = find_phrases(_due_now(), " ".join(without(_from_now(), pieces(text))))
    return any(about_paying or " " in one.wording or spaced(one.wording) == spaced(text) for one in found)


def is_tax_kept(text: str) -> bool:
    """Whether `text` says that the buyer pays the tax to the state, and the rest alone to the seller."""
    return bool(find_phrases(_tax_kept(), text))


def is_due_behind(text: str) -> bool:
    """Whether `text`, which stands behind a date, begins with words that make it the due date ("tarihine kadar")."""
    first = _due_behind()
    return any(text.lstrip().casefold().startswith(wording) for wording in first)


def is_due_around(text: str) -> bool:
    """Whether the sentence `text` says that payment is due or taken on "<day>", which stands for its date."""
    return _due_around().search(text) is not None


def detect_language(texts: Iterable[str]) -> str | None:
    """The language of `texts`: one of LANGUAGES, another ISO 639-1 code, or None when there is too little text."""
    return _detector().detect(texts)


@cache
def _detector() -> Detector:
    return Detector(LANGUAGES.values())


@cache
def _labels() -> Index:
    return Index(entry for vocabulary in LANGUAGES.values() for entry in label_entries(vocabulary))


@cache
def _columns() -> Index:
    return Index(entry for v in LANGUAGES.values() for entry in keyed_entries(v, v.columns))


@cache
def _rows() -> Index:
    return Index(entry for v in LANGUAGES.values() for entry in keyed_entries(v, v.rows))


@cache
def _titles() -> Index:
    return Index(entry for v in LANGUAGES.values() for entry in keyed_entries(v, v.titles))


@cache
def _exemptions() -> Phrases:
    return Phrases(
        PhraseMatch(kind, v.code, wording)
        for v in LANGUAGES.values()
        for kind, wordings in v.exemptions.items()
        for wording in wordings
    )


@cache
def _due_now() -> Phrases:
    return Phrases(PhraseMatch("due_now", v.code, wording) for v in LANGUAGES.values() for wording in v.due_now)


@cache
def _due_around() -> re.Pattern[str]:
    told = (pattern.pattern for vocabulary in LANGUAGES.values() for pattern in vocabulary.due_around)
    return re.compile("|".join(f"(?:{pattern})" for pattern in told), re.IGNORECASE)


@cache
def _from_now() -> Wordings:
    return tuple(wording for v in LANGUAGES.values() for wording in v.from_now)


@cache
def _tax_kept() -> Phrases:
    return Phrases(PhraseMatch("tax_kept", v.code, wording) for v in LANGUAGES.values() for wording in v.tax_kept)


@cache
def _due_behind() -> tuple[str, ...]:
    return tuple(wording.casefold() for v in LANGUAGES.values() for wording in v.due_behind)
