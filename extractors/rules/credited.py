"""On a credit note, labels that speak of an invoice name the one that it credits, where others name the note."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from extractors.languages import LANGUAGES
from extractors.page.roles import ISSUE, NUMBER, PRECEDING
from extractors.parsing.folding import compact, pieces
from extractors.rules.kind import Kind
from schemas import Claim, DocType
from schemas.grades import FIRM

_SHORTEST = 6  # letters: "bill", "nota" and "rest" stand inside other words
_CREDITING = ("credit_note", "self_billing", "correction")


def credited(kind: Kind, claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """`claims` with the numbers of credited invoices as such, and the claims that are none of the document's own."""
    if kind.doc_type is not DocType.CREDIT_NOTE and kind.subtype not in _CREDITING:
        return list(claims), []
    told: list[Claim] = []
    wrong: list[Claim] = []
    for claim in claims:
        if claim.term in (NUMBER, ISSUE) and _speaks_of_invoice(claim) and _has_own(claim, claims):
            wrong.append(claim)
            if claim.term == NUMBER:
                told.append(claim.model_copy(update={"term": PRECEDING}))
        else:
            told.append(claim)
            if claim.term == NUMBER and claim.score >= FIRM and _speaks_of_credit(claim):
                wrong.append(claim.model_copy(update={"term": PRECEDING}))
    return told, wrong


def _has_own(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether a label that does not speak of an invoice gives the document another value of the same term; a note is
    not older than what it credits."""
    own = (c for c in claims if c.term == claim.term and c.value != claim.value and c.score >= FIRM)
    return any(not _speaks_of_invoice(c) and (_is_later(c, claim) or _speaks_of_credit(c)) for c in own)


def _is_later(claim: Claim, other: Claim) -> bool:
    return isinstance(claim.value, date) and isinstance(other.value, date) and claim.value >= other.value


def _speaks_of_invoice(claim: Claim) -> bool:
    label = compact(claim.label or "")
    return not _speaks_of_credit(claim) and any(word in label for word in _words("invoice"))


def _speaks_of_credit(claim: Claim) -> bool:
    label = claim.label or ""
    titles = (word for key in _CREDITING for word in _words(key))
    return any(word in compact(label) for word in titles) or not _short_words().isdisjoint(pieces(label))


@cache
def _words(title: str) -> tuple[str, ...]:
    """The titles of one kind in all languages; those of several words only of credit notes: "corrected invoice" is a
    title, and as a label the invoice that is corrected."""
    titles = {w for v in LANGUAGES.values() for w in v.titles[title] if title == "credit_note" or " " not in w}
    return tuple(sorted(word for word in map(compact, titles) if len(word) >= _SHORTEST))


@cache
def _short_words() -> frozenset[str]:
    """The short titles of credit notes, which are words of their own in a label: "Avoir n°"."""
    titles = (compact(word) for v in LANGUAGES.values() for word in v.titles["credit_note"] if " " not in word)
    return frozenset(word for word in titles if len(word) < _SHORTEST)
