"""An e-invoice that asks for a transfer, and whose page or whose own texts say that the amount is collected: it would
be paid twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.meanings.collected import says_it_is_collected
from extractors.page.sheet import Sheet
from extractors.sentences.free_text import free_text
from schemas import Claim, Statement

# UNTDID 4461: credit transfers of any kind. What is left open is no contradiction.
_TRANSFERS = frozenset({"30", "31", "42", "57", "58"})


def collected(claims: Mapping[str, Claim], sheet: Sheet) -> Iterator[Statement]:
    """The sentences of a sheet by which the amount is collected, where `claims` ask for a transfer."""
    means = claims.get("payment.means_code")
    if means is None or str(means.value) not in _TRANSFERS:
        return
    for page in sheet.layout.pages:
        for said in free_text(page):
            if says_it_is_collected(said.text):
                yield Statement(kind="do_not_pay", language="", text=said.text, page=said.page, boxes=said.boxes)
