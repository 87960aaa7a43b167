"""What a page says in words of tax law: why no tax is charged, who issued the document, when the supply was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.negations import denies
from extractors.meanings.phrases import PhraseMatch, Phrases, find_phrases, holds, without_inserts
from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces, spaced
from schemas import Statement

KEPT_BACK = re.compile(rf"(?<!\w)(?:{fold(spoken('kept_back'))})")  # of folded text
_SUPPLIED = ("delivery_date", "service_date", "period")  # labels that date the supply
_ARTICLE = re.compile(rf"(?i){spoken('law_article')}")  # of a law: in another language it is one of another country's
_ISSUED = "issued_by_buyer"
_BY_BUYER = re.compile(rf"(?i)\b(?:{spoken('by_buyer')})(?!\w)")
# "No sujeta a retención", "no sujeta a la retención a cuenta": what is not kept back may be taxed.
_RUNS_ON = re.compile(r"\s+(?:\w{1,3}\s+){0,2}")
_SMALL, _BEFORE = "small_business", 4  # words before it that may deny it: "not as a"
_LEAST = 6  # letters; shorter wordings ("bis", "Au", "M10") stand anywhere


def statements(sheet: Sheet) -> tuple[Statement, ...]:
    """What the set phrases on the pages say, each kind in the words of the document's `language` where it has them."""
    layout, language = sheet.layout, sheet.language
    whole = fold(without_inserts(layout.text))
    rows = [(segment, fold(without_inserts(segment.text))) for segment in layout.segments]
    by_kind: dict[str, Statement] = {}
    for phrase in sorted(find_phrases(_phrases(), layout.text), key=lambda phrase: phrase.language != language):
        foreign = language is not None and phrase.language != language
        if phrase.kind == _SMALL and _is_denied(phrase, [said for _, said in rows]):
            continue
        if phrase.kind not in by_kind and not (foreign and _ARTICLE.match(phrase.wording)):
            where = next((segment for segment, said in rows if _stands(phrase, segment, said)), None)
            if where is not None or (_plain(phrase) and not _is_of_kept_back(phrase, whole)):
                by_kind[phrase.kind] = _statement(phrase, where)
    found = [] if _ISSUED in by_kind else list(_in_sentences(sheet))
    return (*by_kind.values(), *found[:1])


def _in_sentences(sheet: Sheet) -> Iterator[Statement]:
    """Sentences that say that the buyer made out the document: no law prescribes their words."""
    for page in sheet.layout.pages:
        for block in page.blocks:
            found = _BY_BUYER.search(" ".join(row.text for row in block.rows))
            if found is not None:
                yield Statement(
                    kind=_ISSUED, language=sheet.language or "", text=found[0], page=page.number, boxes=(block.box,)
                )


def is_issued_by_buyer(sheet: Sheet) -> bool:
    """Whether the pages say that the buyer made out the document; in a language whose title of such a document may mean
    a credit note as well, more than the title."""
    kinds = {statement.kind: statement.language for statement in statements(sheet)}
    titled = kinds.get("self_billing")
    return _ISSUED in kinds or (titled is not None and _ISSUED not in LANGUAGES[titled].statements)


def _plain(phrase: PhraseMatch) -> bool:
    """Whether its words are enough, also over a line's end; of "§ 13b" the sign must be seen: 13b is a house too."""
    return "§" not in phrase.wording


def _stands(phrase: PhraseMatch, segment: Segment, said: str) -> bool:
    """Whether a segment, which is `said` in folded words without what is put in between, has those of a phrase."""
    stands = f" {spaced(phrase.wording)} " in f" {spaced(said)} "
    return stands and (_plain(phrase) or "§" in segment.text) and not _is_of_kept_back(phrase, said)


def _is_denied(phrase: PhraseMatch, texts: Sequence[str]) -> bool:
    """Whether each text with the words of a phrase denies them, or makes them a condition, right before."""
    wording, own = spaced(phrase.wording), LANGUAGES[phrase.language]
    befores = [f" {spaced(one)} ".partition(f" {wording} ") for one in texts]
    words = [before.split()[-_BEFORE:] for before, found, _ in befores if found]
    return bool(words) and all(denies(own, one) or holds(own.notices.conditions, one) for one in words)


def _is_of_kept_back(phrase: PhraseMatch, text: str) -> bool:
    """Whether the words of a phrase, wherever they stand in folded `text`, are of a tax that is kept back: they overlap
    its words, or run on into them."""
    kept = [found.span() for found in KEPT_BACK.finditer(text)]
    if not kept:
        return False  # as nearly all texts
    wording = re.compile(r"[\W_]+".join(map(re.escape, pieces(phrase.wording))))
    places = [found.span() for found in wording.finditer(text)]
    return bool(places) and all(
        any(start < end and (begin < stop or _RUNS_ON.fullmatch(text, stop, begin)) for begin, end in kept)
        for start, stop in places
    )


def _statement(phrase: PhraseMatch, where: Segment | None) -> Statement:
    return Statement(
        kind=phrase.kind,
        language=phrase.language,
        text=phrase.wording if where is None else where.text,
        page=None if where is None else where.page,
        boxes=() if where is None else (where.box,),
    )


@cache
def _phrases() -> Phrases:
    found = []
    for language, known in LANGUAGES.items():
        lists = {**known.exemptions, "self_billing": known.titles["self_billing"], **known.statements}
        labels = (wording for key in _SUPPLIED for wording in known.others.get(key, ()))
        lists["supply_date"] = tuple(labels)
        found += [PhraseMatch(kind, language, wording) for kind, wordings in lists.items() for wording in wordings]
    return Phrases(phrase for phrase in found if len(phrase.wording) >= _LEAST or "§" in phrase.wording)
