"""How well the words of a claim could be read: no value is more certain than the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations
from types import MappingProxyType

from extractors.page.claims import doubted
from extractors.parsing.shapes import form_of, shape_of
from extractors.resolve.proofs import proved
from schemas import Box, Claim, Layer, Page, Word
from schemas.grades import DOUBTED, FIRM, PROVED
from schemas.terms import REFERENCES

_NUMBER = "invoice_number"
# Where letters and digits meet, one that looks like the other kind: "PO15480" may be "P015480".
_MIXED = re.compile(r"[OQDISBZ](?=\d)|(?<=[A-Za-z])[01582](?=\d)|(?<=\d)[OQDISBZ](?![A-Za-z]{2})")
_DIGITS, _PARTED = re.compile(r"\d+"), re.compile(r"[-/._ ]")
# Digits with a small "l" or "o", or with capitals between them: nobody numbers so, and "11017" is read.
_DISGUISED = re.compile(r"(?=.*\d)(?=.*(?:[lo]|\d[IO]+\d))[\dlIoO]{3,}")
_TYPE, _WORD = "type_code", 5  # letters
_PROVED = PROVED  # a number that was misread does not add up with others
_MOST_MIXED = 6  # of a number: each is asked with each other
_STRICT = 4  # a number read with 0.94 was wrong, nearly all right ones are above 0.98: 0.95 is what passes the gate


def as_legible(
    claims: Mapping[str, Claim], pages: Iterable[Page], forms: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Claim]:
    """`claims`, each at most as certain as the least certain word that OCR read for it, unless others prove it; a
    number whose letters look like digits is in doubt. `forms` are the forms or shapes that numbers of the vendor have
    which people named, by term; a year within a number is told by the day of issue."""
    if _NUMBER in claims:
        claims = {**claims, _NUMBER: _undisguised(claims[_NUMBER])}
    scanned = {page.number: page.words for page in pages if page.source == "ocr"}
    if not scanned:
        return dict(claims)
    sure = proved(claims) | {term for term, claim in claims.items() if term == _TYPE and _is_a_word(claim)}
    capped = {
        term: _capped(claim, scanned[claim.page], _PROVED if term in sure else 0.0) if claim.page in scanned else claim
        for term, claim in claims.items()
    }
    years = _years(capped.get("issue_date"))
    return {
        term: _told_apart(claim, forms.get(term), years if term == _NUMBER else ()) if claim.page in scanned else claim
        for term, claim in capped.items()
    }


def _undisguised(claim: Claim) -> Claim:
    """The claim in doubt where one of its parts is digits but for letters that are read as such: "LI-26-llOl7"."""
    if claim.layer not in (Layer.RULES, Layer.MODEL):
        return claim
    part = next((part for part in _PARTED.split(str(claim.value)) if _DISGUISED.fullmatch(part)), None)
    return claim if part is None else doubted(claim, f"{part} holds letters that look like digits.", DOUBTED)


def _is_a_word(claim: Claim) -> bool:
    """Whether the title of a document has a word that is long enough for none else to be misread as it: titles are
    known words."""
    return any(sum(map(str.isalpha, word)) >= _WORD for word in claim.raw.split())


def _years(issued: Claim | None) -> tuple[str, ...]:
    """How a number writes the year in which the document was issued, where that is in no doubt and was read well: in
    full, else in short."""
    if issued is None or issued.doubt is not None or issued.score < FIRM or not isinstance(issued.value, date):
        return ()
    year = f"{issued.value.year:04}"
    return year, year[2:]


def _told_apart(claim: Claim, form: str | None, years: Sequence[str]) -> Claim:
    """`claim`, in doubt where it is a number without check digits in which a letter and a digit may be each other, and
    its `form` does not tell which is which; the digits of one of the `years` are digits."""
    number = str(claim.value) if claim.term in REFERENCES and claim.doubt is None else ""
    start, stop = _year_in(number, years)
    found = next((one for one in _MIXED.finditer(number) if not start <= one.start() < stop), None)
    if found is None or (form is not None and _is_alone_of(form, claim.raw)):
        return claim
    doubt = f"In {claim.raw}, {found[0]} may be a letter or a digit: they look alike on a scan."
    return claim.model_copy(update={"doubt": doubt})


def _year_in(number: str, years: Sequence[str]) -> tuple[int, int]:
    """Where the first digits of a number are one of the `years`, before what parts them from a serial number."""
    first = _DIGITS.search(number)
    return first.span() if first is not None and first[0] in years and _PARTED.match(number, first.end()) else (0, 0)


def _is_alone_of(form: str, text: str) -> bool:
    """Whether `text` has this form, sign by sign; or the shape `form`, and would have another, were any of its letters
    digits or the reverse: of "2026B/1187" the B is a letter, of "PO15480" the 1 may be one all the same."""
    if form_of(text) == form:
        return True
    places = [one.start() for one in _MIXED.finditer(text)]
    if shape_of(text) != form or len(places) > _MOST_MIXED:
        return False
    others = (some for count in range(1, len(places) + 1) for some in combinations(places, count))
    return all(shape_of(_exchanged(text, some)) != form for some in others)


def _exchanged(text: str, places: Collection[int]) -> str:
    """`text` with digits for letters at `places`, and letters for digits."""
    return "".join(("O" if one.isdigit() else "0") if at in places else one for at, one in enumerate(text))


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
