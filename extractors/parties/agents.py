"""Who bills in the name of another: a market place, a platform, a billing service. It is not who sells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from extractors.languages import spoken
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact
from extractors.parties.party import Party

_FOR_SELLER = re.compile(rf"(?i)\b(?:{spoken('for_seller')})\b")
_NAMED = 2  # rows that may say so of the name itself: "Issued by Pinemarket Ltd / on behalf of the seller"
_TERMS: tuple[tuple[Literal["name", "vat"], str], ...] = (("name", "seller.name"), ("vat", "seller.vat_id"))


def billed_for(sheet: Sheet, sellers: Sequence[Party]) -> Sequence[Party]:
    """Those of `sellers`, each under its heading, for whom a page says that another writes the bill; () where it does
    not."""
    if not _FOR_SELLER.search(" ".join(sheet.layout.text.split())):
        return ()
    return [one for one in sellers if not _FOR_SELLER.search(" ".join(row.segment.text for row in one.rows[:_NAMED]))]


def of_agents(sheet: Sheet, sellers: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """The names and VAT identifiers, by the terms that they are not, that do not stand with the `sellers`."""
    own = [compact(row.text) for party in sellers for row in party.rows if not _FOR_SELLER.search(row.text)]
    for kind, term in _TERMS:
        for candidate in sheet.candidates[kind]:
            if not any(compact(candidate.raw) in row for row in own):
                yield term, str(candidate.value)
