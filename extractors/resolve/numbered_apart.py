"""A page with the total that bears the number of another invoice: pages of two that were put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.page import PageLayout
from extractors.page.roles import DUE, GROSS, NUMBER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, fold
from schemas import Claim

_APART = r"(?:[^\w#%]|_)*"  # between the signs of a number


def numbered_apart(chosen: Mapping[str, Claim], claims: Sequence[Claim], sheet: Sheet) -> Iterator[Claim]:
    """The numbers of the chosen one's very form that labels name on a page with the total, where the chosen one stands
    on another alone."""
    own = chosen.get(NUMBER)
    totals = (chosen[term].page for term in (DUE, GROSS) if term in chosen)
    for page in dict.fromkeys(number for number in totals if number is not None):
        if own is None or page == own.page or _prints(sheet.layout.page(page), own):
            continue
        named = (one for one in claims if one.term == NUMBER and one.page == page and one.label)
        yield from (one for one in named if _form(one) == _form(own) and one.value != own.value)


def _prints(page: PageLayout, number: Claim) -> bool:
    """Whether a page prints a number, however it is spaced; within the digits of a longer one, it does not."""
    signs = _APART.join(map(re.escape, compact(str(number.value))))
    return re.search(rf"(?<!\d){signs}(?!\d)", fold(" ".join(word.text for word in page.words))) is not None


def _form(number: Claim) -> str:
    return re.sub(r"\d", "0", compact(str(number.value)))
