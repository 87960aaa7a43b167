"""Sentences by which whoever pays keeps a tax back, or pays it to the state, that the totals do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary, spoken, spoken_in
from extractors.meanings.changes import is_of_discount
from extractors.meanings.negations import denies, lacks
from extractors.parsing.folding import fold, pieces
from extractors.rules.statements import KEPT_BACK
from extractors.sentences.free_text import Said

_TAX = re.compile(rf"(?<!\w)(?:{fold(spoken('kept_tax'))})(?!\w)")
_SECURITY = re.compile(rf"(?<!\w)(?:{fold(spoken('as_security'))})(?!\w)")
_NONE = re.compile(fold(spoken("no")))
_SHARE = re.compile(r"\d\s?%")
_BEFORE = 3  # words that may deny it: "not subject to"
_CLAUSE = re.compile(r"[,;.:()]")
_GAP = re.compile(r"\.\{0,\d+\}")  # of a wording: what stands there may deny it, and no word of its own does


def kept_back(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so of a tax, or of a share that is neither a security nor a discount."""
    for one in said:
        text = fold(one.text)
        if KEPT_BACK.search(text) is None:
            continue  # as nearly all texts
        found = (match for code, own in _own().items() for match in own.finditer(text) if _is_said(code, match))
        if any(_is_of_tax(match, one.text) for match in found):
            yield one


def _is_said(code: str, found: re.Match[str]) -> bool:
    """Whether the words of a language say it, and neither those before nor those between them nor one behind deny it:
    "without withholding tax", "Withholding tax of 15 %: none"."""
    language = LANGUAGES[code]
    text, among = found.string, " ".join(_around(gap) for gap in found.groups() if gap)
    before, behind = pieces(_CLAUSE.split(text[: found.start()])[-1]), pieces(text[found.end() :])
    if denies(language, before[-_BEFORE:]) or lacks(language, before) or denies(language, pieces(among)):
        return False
    return not (len(behind) == 1 and (_NONE.fullmatch(behind[0]) or denies(language, behind)))


def _around(gap: str) -> str:
    """What stands in a gap, but for clauses of its own there: "(not deducted above)"."""
    first, *rest = _CLAUSE.split(gap)
    return " ".join((first, *rest[-1:]))


def _is_of_tax(found: re.Match[str], sentence: str) -> bool:
    """Whether what is kept back is a tax, by its words or by others of the sentence; a share may be one."""
    text = found.string
    taxes = [tax.span() for tax in _TAX.finditer(text)]
    if any(start < found.end() and found.start() < end for start, end in taxes):
        return True
    if _SECURITY.search(text) is not None or is_of_discount(sentence):
        return False
    return bool(taxes) or _SHARE.search(text) is not None


@cache
def _own() -> Mapping[str, re.Pattern[str]]:
    """What each language says, with groups for what may stand between its words."""
    told = {code: _alternatives(one) for code, one in LANGUAGES.items()}
    return {code: re.compile(rf"(?<!\w)(?:{wordings})") for code, wordings in told.items() if wordings}


def _alternatives(language: Vocabulary) -> str:
    return _GAP.sub(r"(\g<0>)", fold(spoken_in(language, "kept_back")))
