"""What was in doubt on a vendor's documents, and people let stand: it does not hold the next one.

A doubt is known again by the term and its reason, a second value by the term and the label that names it, a sentence
by its words, each without its numbers and without what is quoted. Only numbers, days and totals that stand where they
did, and amounts of lines, are let pass: what tells who somebody is, where the money goes and in which currency is
asked each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from extractors.hearing import UNCLEAR, mark_of
from extractors.memory.learn import KIND_OF
from extractors.memory.recall import PLACED, Remembered
from extractors.parsing.currencies import find_currencies
from extractors.parsing.folding import compact
from schemas import Claim, Rival, Statement
from schemas.grades import LIKELY

SENTENCE = "a sentence"
_NUMBER = re.compile(r"\S*\d\S*")
_VARIES = re.compile(rf""""[^"]*"|(?<!\w)'[^']*'(?!\w)|{_NUMBER.pattern}""")
_TELLS = re.compile(r"%|\d[.,' ]?\d\d[.,' ]?\d\d|[.,]\d\d(?!\d)(?![.,]\d)")  # a share, five digits and more, cents
_UPHELD = "On earlier documents of this vendor people let the same doubt stand:"
_ROW = re.compile(r"\[\d+\]")
_LINE, _AMOUNTS = "lines[", ("].net", "].gross")


def mark_of_doubt(claim: Claim) -> str | None:
    """What the doubt about a value is known by again; None where there is none, or it is asked about each time."""
    if claim.doubt is None or not may_stand(claim.term):
        return None
    return f"{row_free(claim.term)}: {_unvaried(claim.doubt)}"


def mark_of_rival(rival: Rival) -> str | None:
    """What a second value is known by again; None where it is asked about each time."""
    label = compact(_unvaried(rival.label))
    return f"{rival.term}, {label}" if label and _is_placed(rival.term) else None


def mark_of_wording(text: str) -> str | None:
    """What a sentence is known by again whatever its days and counts are; None of one that tells money, a share or a
    long number: with another it is another sentence."""
    if _TELLS.search(text) or find_currencies(text):
        return None
    return f"{SENTENCE}, {mark_of(_NUMBER.sub('#', text))}"


def as_upheld(chosen: Mapping[str, Claim], remembered: Remembered) -> dict[str, Claim]:
    """What was `chosen`, in no doubt where people let the same doubt stand: of a value that stands where it did, and of
    the amounts of lines, which the rules add up."""

    def is_known(term: str, claim: Claim) -> bool:
        known = mark_of_doubt(claim) in remembered.upheld
        return known and (_is_of_line(term) or _stands(claim, remembered))

    return {term: _certain(claim) if is_known(term, claim) else claim for term, claim in chosen.items()}


def _certain(claim: Claim) -> Claim:
    sure = {"score": max(claim.score, LIKELY), "confidence": None, "proof": f"{_UPHELD} {claim.doubt}"}
    return claim.model_copy(update={"doubt": None, **sure})


def unknown(rivals: Iterable[Rival], chosen: Mapping[str, Claim], remembered: Remembered) -> Iterator[Rival]:
    """The second values that people were not asked about yet, beside a value that stands where it did."""
    for one in rivals:
        own = chosen.get(one.term)
        if mark_of_rival(one) not in remembered.upheld or own is None or not _stands(own, remembered):
            yield one


def unheard(said: Iterable[Statement], upheld: Set[str]) -> Iterator[Statement]:
    """What is said, without the sentences whose numbers varied and changed nothing of what is owed."""
    return (one for one in said if one.kind != UNCLEAR or mark_of_wording(one.text) not in upheld)


def may_stand(term: str) -> bool:
    """Whether a doubt about this term may be let stand at all."""
    return _is_placed(term) or _is_of_line(term)


def _is_placed(term: str) -> bool:
    return KIND_OF.get(term) in PLACED and not term.startswith("payment.")


def _is_of_line(term: str) -> bool:
    return term.startswith(_LINE) and term.endswith(_AMOUNTS)


def _stands(claim: Claim, remembered: Remembered) -> bool:
    return any(known.term == claim.term and known.value == claim.value for known in remembered.claims)


def row_free(path: str) -> str:
    """The path of a term whatever its row is: lines[].net."""
    return _ROW.sub("[]", path)


def _unvaried(text: str) -> str:
    return " ".join(_VARIES.sub("#", text).split())
