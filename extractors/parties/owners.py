"""The name of the person who trades under a brand, where the tax number that stands with it is a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from extractors.languages import spoken
from extractors.page import Layout, PageLayout, Segment
from extractors.page.claims import doubted, rejected_of
from extractors.page.names import LEGAL_FORM, cut_name, is_name
from extractors.page.roles import BUYER, SELLER
from extractors.page.spans import boxes, span_at
from extractors.parsing.folding import compact
from extractors.parties.together import rows_under
from schemas import Claim, Layer
from schemas.grades import DOUBTED
from schemas.regimes import regimes

_ARTICLE = re.compile(rf"(?i){spoken('article')}")
_NAMES = (2, 6)  # words of a person's name
_NEAR = 2.5  # line heights from an address to the number under it
_SMALL = 3  # letters of what links them: "de la", "i", "van"


def with_owners(chosen: Mapping[str, Claim], layout: Layout) -> dict[str, Claim]:
    """`chosen` with the person's name in place of a brand, in doubt, where a row with one stands between the brand and
    the tax number, and the number is one that only people have."""
    return {**chosen, **{name.term: name for role in (SELLER, BUYER) for name in _owner(chosen, role, layout)}}


def _owner(chosen: Mapping[str, Claim], role: str, layout: Layout) -> Iterator[Claim]:
    brand, number = chosen.get(f"{role}.name"), chosen.get(f"{role}.vat_id")
    if brand is None or number is None or brand.layer not in (Layer.RULES, Layer.MODEL) or brand.page != number.page:
        return
    if brand.page is None or LEGAL_FORM.search(str(brand.value)) or not _is_a_persons(str(number.value)):
        return
    rows = list(_between(layout.page(brand.page), brand, number))
    if rows:
        name = cut_name(rows[-1].text)
        span = span_at(rows[-1], 0, len(name))
        doubt = f"{number.raw} is a person's number, and {name} stands with it under {brand.raw}."
        place = {"value": name, "raw": name, "page": span.page, "boxes": boxes(span), "rejected": (rejected_of(brand),)}
        yield doubted(brand, doubt, DOUBTED).model_copy(update=place)


def _between(page: PageLayout, brand: Claim, number: Claim) -> Iterator[Segment]:
    """The rows under that of the brand that may be a person's name, where the number stands beside or right below."""
    own, numbered = _row_of(page, brand), _row_of(page, number)
    rows = [own, *rows_under(page, own)] if own is not None else []
    if own is None or numbered is None or numbered.line <= own.line:
        return
    if numbered.box.top - rows[-1].box.bottom < _NEAR * max(own.size, 1.0):
        yield from (row for row in rows[1:] if row.line <= numbered.line and _may_be_a_person(row.text))


def _row_of(page: PageLayout, claim: Claim) -> Segment | None:
    """The segment in which a value stands."""
    return next((row for row in page.segments if any(word.box in claim.boxes for word in row.words)), None)


def _may_be_a_person(text: str) -> bool:
    name = cut_name(text)
    words = name.split()
    if not _NAMES[0] <= len(words) <= _NAMES[1] or not text.startswith(name) or not is_name(name):
        return False
    outer = all(word[0].isupper() for word in (words[0], words[-1]))
    inner = all(word[0].isupper() or len(word) <= _SMALL for word in words)
    if any(_ARTICLE.fullmatch(word) and len(before) > _SMALL for before, word in pairwise(words)):
        return False  # "PAPELERÍA EL LÁPIZ", not "Ana de la Rosa"
    return outer and inner and name[1:2].isalpha() and not any(map(str.isdigit, text))  # "C/ San Blas, 12"


def _is_a_persons(number: str) -> bool:
    return any(form.fullmatch(compact(number).upper()) for form in _forms())


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    known = [law.vat_id for law in regimes().values() if law.vat_id and law.vat_id.person]
    return tuple(re.compile(rf"(?:{one.prefix})?(?:{one.person})") for one in known)
