"""Pages that say that the amount is collected, and name an account to pay it to, in the same breath or where they ask
to pay: it would be paid twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.another import names_an_invoice
from extractors.meanings.changes import is_collected
from extractors.meanings.collected import is_collected_or_paid, says_it_is_collected, speaks_of_collecting
from extractors.meanings.negations import denied_in
from extractors.meanings.payments import asks_to_pay, names_a_way, names_an_account, names_paying
from extractors.meanings.phrases import clauses, worded_in
from extractors.page import Line, PageLayout
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates, find_ibans
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, free_text
from extractors.sentences.ticked import is_unticked, ticked_texts
from schemas import Box, Claim, Statement

_UNDER = 1.5  # line heights
_NAMED = 2  # words behind "other" in which an invoice is named
_HANDED = re.compile(rf"(?<!\w)(?:{fold(spoken('paid_with'))})(?!\w)")


def collected_beside_account(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The sentences that say so in whose rows the account begins that was `taken`. One in the letterhead asks for
    nothing."""
    for said in _beside_account(sheet, taken, says_it_is_collected):
        yield Statement(kind="do_not_pay", language="", text=said.text, page=said.page, boxes=said.boxes)


def collected_or_paid(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Said]:
    """The sentences in such rows that offer another way to pay as well, and those elsewhere, or ticked boxes, by which
    the amount is collected where the account is one to pay to, or a sentence asks to pay in another way: which one
    holds, the pages do not say."""
    yield from _beside_account(sheet, taken, is_collected_or_paid)
    if "payment.iban" not in taken:
        return
    told = list(_collecting(sheet))
    if not told:
        return  # as nearly always
    account = str(taken["payment.iban"].value)
    asked = any(map(_asks_for_a_way, (one for page in sheet.layout.pages for one in free_text(page))))
    for said in told:
        if asked or any(_is_to_pay_to(account, _without(lines, said.boxes)) for lines in _blocks(sheet)):
            yield said


def _collecting(sheet: Sheet) -> Iterator[Said]:
    """Whatever says that the amount is collected: sentences, and what is ticked."""
    for page in sheet.layout.pages:
        told = (said for said in free_text(page) if says_it_is_collected(said.text) and _is_taken(said.text))
        yield from (said for said in told if not is_unticked(sheet, said))
    yield from (said for said in ticked_texts(sheet) if is_collected(said.text))


def _asks_for_a_way(said: Said) -> bool:
    """Whether a sentence asks the reader to pay by a transfer, a cheque or in cash, or says until which day it is paid
    so, "Betalning via bank senast 2026-11-16", and not other invoices."""
    if is_collected(said.text):
        return False
    ways = filter(names_a_way, clauses(said.text, at_commas=True))
    parts = (part for part in ways if asks_to_pay(part) or (names_paying(part) and find_dates(part)))
    return any(not denied_in(pieces(part)) and not _is_of_other_bills(fold(part)) for part in parts)


def _is_of_other_bills(clause: str) -> bool:
    """Whether folded words are of other invoices than this one: "other invoices", "künftige Rechnungen"."""
    return any(
        names_an_invoice(own, pieces(clause[found.end() :])[:_NAMED])
        for own in LANGUAGES.values()
        for found in worded_in(own.code, "other_bills").finditer(clause)
    )


def _is_taken(text: str) -> bool:
    """Whether it is collected without a card that the reader hands over."""
    return is_collected(_HANDED.sub(" ", fold(text)))


def _blocks(sheet: Sheet) -> Iterator[Sequence[Line]]:
    """The lines that the rows of each block stand in: an account may stand apart from its label."""
    for page in sheet.layout.pages:
        for block in page.blocks:
            yield [page.lines[row.line] for row in block.rows]


def _without(lines: Iterable[Line], boxes: tuple[Box, ...]) -> str:
    """The text of the lines that hold none of `boxes`."""
    return "\n".join(line.text for line in lines if not any(one.box in boxes for one in line.segments))


def _is_to_pay_to(account: str, text: str) -> bool:
    """Whether the text of a block holds the account, calls it one and speaks of paying; the names of the bank, its
    account and its code alone are a letterhead."""
    held = any(one.value == account for one in find_ibans(text))
    return held and names_paying(text) and any(map(names_an_account, text.split("\n")))


def _beside_account(sheet: Sheet, taken: Mapping[str, Claim], says: Callable[[str, str], bool]) -> Iterator[Said]:
    """The sentences by which it `says` so, with all others in their rows, where the account begins in these."""
    if "payment.iban" not in taken:
        return
    account = str(taken["payment.iban"].value)
    for page in sheet.layout.pages:
        whole = free_text(page)
        for said in (one for one in whole if speaks_of_collecting(one.text)):
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
