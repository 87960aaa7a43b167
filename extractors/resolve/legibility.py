"""How well the words of a claim could be read: no value is more certain than the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from extractors.resolve.proofs import proved
from schemas import Box, Claim, Page, Word
from schemas.grades import PROVED

_REFERENCES = frozenset(
    {"invoice_number", "purchase_order_reference", "preceding_invoice", "buyer_reference", "payment.reference"}
    | {"contract_reference", "project_reference", "sales_order_reference", "despatch_advice_reference"}
)
# Where letters and digits meet, one that looks like the other kind: "PO15480" may be "P015480".
_MIXED = re.compile(r"[OQDISBZ](?=\d)|(?<=[A-Za-z])[01582](?=\d)|(?<=\d)[OQDISBZ](?![A-Za-z]{2})")
_TYPE, _WORD = "type_code", 5  # letters
_PROVED = PROVED  # a number that was misread does not add up with others
_STRICT = 4  # a number read with 0.94 was wrong, nearly all right ones are above 0.98: 0.95 is what passes the gate


def as_legible(claims: Mapping[str, Claim], pages: Iterable[Page]) -> dict[str, Claim]:
    """`claims`, each at most as certain as the least certain word that OCR read for it, unless others prove it."""
    scanned = {page.number: page.words for page in pages if page.source == "ocr"}
    if not scanned:
        return dict(claims)
    sure = proved(claims) | {term for term, claim in claims.items() if term == _TYPE and _is_a_word(claim)}
    return {
        term: _told_apart(_capped(claim, scanned[claim.page], _PROVED if term in sure else 0.0))
        if claim.page in scanned
        else claim
        for term, claim in claims.items()
    }


def _is_a_word(claim: Claim) -> bool:
    """Whether the title of a document has a word that is long enough for none else to be misread as it: titles are
    known words."""
    return any(sum(map(str.isalpha, word)) >= _WORD for word in claim.raw.split())


def _told_apart(claim: Claim) -> Claim:
    """`claim`, in doubt where it is a number without check digits in which a letter and a digit may be each other."""
    found = _MIXED.search(str(claim.value)) if claim.term in _REFERENCES and claim.doubt is None else None
    if found is None:
        return claim
    doubt = f"In {claim.raw}, {found[0]} may be a letter or a digit: they look alike on a scan."
    return claim.model_copy(update={"doubt": doubt})


def _capped(claim: Claim, words: Iterable[Word], least: float) -> Claim:
    """`claim`, no more certain than its words allow, be that at least `least`."""
    most = min((certainty_of(word) for word in words if _under(word.box, claim.boxes)), default=1.0)
    most = max(most, least)
    if most >= claim.score and (claim.confidence is None or most >= claim.confidence):
        return claim
    confidence = claim.confidence if claim.confidence is None else min(claim.confidence, most)
    return claim.model_copy(update={"score": min(claim.score, most), "confidence": confidence})


def certainty_of(word: Word) -> float:
    """How far a word that OCR read may be believed: nothing around a number tells that a digit is wrong."""
    if word.confidence == 1.0 or not any(sign.isdigit() for sign in word.text):
        return word.confidence
    return round(word.confidence**_STRICT, 3)


def _under(word: Box, boxes: Iterable[Box]) -> bool:
    """Whether a word stands in one of `boxes`, which may be parts of words."""
    return any(
        min(word.x1, box.x1) - max(word.x0, box.x0) > 0.2 * min(word.width, box.width)
        and box.top <= word.middle <= box.bottom
        for box in boxes
    )
