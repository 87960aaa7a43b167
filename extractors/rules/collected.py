"""Pages that say that the amount is collected, and name in the same breath an account to pay it to: it would be paid
twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.meanings.collected import says_it_is_collected
from extractors.page import PageLayout
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.rules.free_text import Said, free_text
from schemas import Claim, Statement

_UNDER = 1.5  # line heights


def collected_beside_account(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The sentences that say so in whose rows the account begins that was `taken`. One in the letterhead asks for
    nothing."""
    if "payment.iban" not in taken:
        return
    account = str(taken["payment.iban"].value)
    for page in sheet.layout.pages:
        for said in free_text(page):
            if says_it_is_collected(said.text) and account in _accounts(page, said):
                yield Statement(kind="do_not_pay", language="", text=said.text, page=said.page, boxes=said.boxes)


def _accounts(page: PageLayout, said: Said) -> Iterator[str]:
    """The accounts in the rows of a sentence, also those that go on in the row below."""
    for row in page.segments:
        if row.box in said.boxes:
            under = "".join(cell.text for cell in page.below(row.box, _UNDER)[:1])
            below = {one.value for one in find_ibans(under)}
            yield from (one.value for one in find_ibans(f"{row.text} {under}") if one.value not in below)
