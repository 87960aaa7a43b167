"""Pages that say that the amount is collected, and name in the same breath an account to pay it to: it would be paid
twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from extractors.meanings.collected import is_collected_or_paid, says_it_is_collected
from extractors.page import PageLayout
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.rules.free_text import Said, free_text
from schemas import Claim, Statement

_UNDER = 1.5  # line heights


def collected_beside_account(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The sentences that say so in whose rows the account begins that was `taken`. One in the letterhead asks for
    nothing."""
    for said in _beside_account(sheet, taken, says_it_is_collected):
        yield Statement(kind="do_not_pay", language="", text=said.text, page=said.page, boxes=said.boxes)


def collected_or_paid(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """The sentences in such rows that offer another way to pay as well: which one holds, the pages do not say."""
    return _beside_account(sheet, taken, is_collected_or_paid)


def _beside_account(sheet: Sheet, taken: Mapping[str, Claim], says: Callable[[str, str], bool]) -> Iterator[Said]:
    """The sentences by which it `says` so, with all others in their rows, where the account begins in these."""
    if "payment.iban" not in taken:
        return
    account = str(taken["payment.iban"].value)
    for page in sheet.layout.pages:
        whole = list(free_text(page))
        for said in whole:
            beside = " ".join(one.text for one in whole if one is not said and not {*one.boxes}.isdisjoint(said.boxes))
            if says(said.text, beside) and account in _accounts(page, said):
                yield said


def _accounts(page: PageLayout, said: Said) -> Iterator[str]:
    """The accounts in the rows of a sentence, also those that go on in the row below."""
    for row in page.segments:
        if row.box in said.boxes:
            under = "".join(cell.text for cell in page.below(row.box, _UNDER)[:1])
            below = {one.value for one in find_ibans(under)}
            yield from (one.value for one in find_ibans(f"{row.text} {under}") if one.value not in below)
