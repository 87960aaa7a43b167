"""Sentences of free text that may change what is owed, and that nothing explains: a trained model hears them all, and
what is said of one of the lines, of all amounts, or of a contract that paying makes, is heard whatever it is.

Lists of words name what they know; this is for what they do not. What a person approved once with it in view is known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set

from extractors.meanings.changes import find_changes
from extractors.meanings.notices import find_notices, tells_of_another
from extractors.model.unclear import unclear
from extractors.page.roles import NUMBER, PAID, TAX_WITHHELD
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact, spaced
from extractors.rules.annexes import is_no_invoice_itself
from extractors.sentences.agreed import agreed_by_paying
from extractors.sentences.already_paid import already_paid, handed_over
from extractors.sentences.card_slips import card_slips
from extractors.sentences.ceded import ceded
from extractors.sentences.collected import collected_or_paid
from extractors.sentences.for_information import for_information
from extractors.sentences.free_text import Said, free_text, hidden_text
from extractors.sentences.held_off import held_off
from extractors.sentences.house_stamps import house_stamps
from extractors.sentences.in_other_money import in_other_money
from extractors.sentences.in_shares import in_shares
from extractors.sentences.kept_back import kept_back
from extractors.sentences.no_bill import no_bill
from extractors.sentences.of_another import settles_another
from extractors.sentences.of_cells import cells_on
from extractors.sentences.of_figures import is_plain, of_figures
from extractors.sentences.of_lines.named_lines import named_lines
from extractors.sentences.own_kind import says_own_kind
from extractors.sentences.paid_by_another import paid_by_another
from extractors.sentences.paid_into import paid_in_national_form
from extractors.sentences.plainly import plainly
from extractors.sentences.put_off import put_off
from extractors.sentences.reassured import keeps_account
from extractors.sentences.said_again import says_it_stands
from extractors.sentences.secured import secured
from extractors.sentences.set_against import set_against
from extractors.sentences.stands_only import stands_only
from extractors.sentences.still_lacking import still_lacking
from extractors.sentences.ticked import is_unticked, ticked_in_doubt
from extractors.sentences.total_again import says_account_again, says_total_again, says_worth_elsewhere
from schemas import Box, Claim, Statement

UNCLEAR = "unclear"
_ITEM = "lines["
_MARK = 16  # hexadecimal digits of a sentence's hash
_ENDS = " .!?;"  # of a sentence: what follows it on the page takes them away


def unclear_on(sheet: Sheet, taken: Mapping[str, Claim], known: Set[str] = frozenset()) -> tuple[Statement, ...]:
    """The sentences on the pages, the items that were `taken` apart, that may change what is owed; those whose marks
    are `known` do not, and labels of values alone are no sentence.
    """
    items = {box for term, claim in taken.items() if term.startswith(_ITEM) for box in claim.boxes}
    labels = {compact(claim.label) for claim in taken.values() if claim.label}
    pages = sheet.layout.pages
    texts = (one for page in pages for one in (*free_text(page, items), *hidden_text(page, items)))
    money = str(taken["currency"].value) if "currency" in taken else None
    cells = cells_on(sheet)
    worded = (one for one in texts if compact(one.text) not in labels and not _is_of_cells(one, cells))
    plain = (one for one in worded if not is_plain(one.text, money))
    said = [one for one in plain if not is_unticked(sheet, one) and not _is_of_annex(sheet, one)]
    heard = unclear([one.text for one in said])
    doubted = (
        one
        for at, one in enumerate(said)
        if heard[at] and not (_keeps_account(said, at) or _says_again(one.text, taken))
    )
    listed = (
        *named_lines(sheet, taken),
        *of_figures(said, money, sheet.language),
        *agreed_by_paying(said),
        *in_other_money(said, money),
        *in_shares(said),
        *stands_only(said),
        *paid_by_another(said, taken),
        *ceded(said, taken),
        *paid_in_national_form(said, taken),
        *secured(said, sheet, taken),
        *for_information(said),
        *held_off(said),
        *put_off(said, taken),
        *still_lacking(said),
        *no_bill(said),
        *ticked_in_doubt(sheet),
        *collected_or_paid(sheet, taken),
        *card_slips(sheet, taken),
        *house_stamps(sheet, taken),
    )
    if TAX_WITHHELD not in taken:
        listed = (*listed, *kept_back(said))
    number = str(taken[NUMBER].value) if NUMBER in taken else ""
    if PAID not in taken:
        listed = (*listed, *already_paid(said, number), *handed_over(said, taken), *set_against(said), *plainly(said))
    told = (one for one in (*doubted, *listed) if not settles_another(one.text, number))
    return _statements((one for one in told if not says_it_stands(one.text, taken)), sheet.language, known)


def _says_again(text: str, taken: Mapping[str, Claim]) -> bool:
    again = says_total_again(text, taken) or says_account_again(text, taken)
    return again or says_worth_elsewhere(text, taken) or says_own_kind(text)


def _is_of_cells(said: Said, cells: Set[tuple[int, Box]]) -> bool:
    return cells >= {(said.page, box) for box in said.boxes}


def _keeps_account(said: Sequence[Said], at: int) -> bool:
    """Whether a sentence says that the seller's account stays, with one beside it or alone."""
    pairs = (said[max(at - 1, 0) : at + 1], said[at : at + 2])
    return any(keeps_account(". ".join(one.text for one in some)) for some in (said[at : at + 1], *pairs))


def _is_of_annex(sheet: Sheet, said: Said) -> bool:
    return is_no_invoice_itself(sheet.layout.page(said.page), said.text)


def mark_of(text: str) -> str:
    """What a sentence is known by again: a hash of it with its numbers and signs, so that another amount is new."""
    said = " ".join(text.casefold().split()).rstrip(_ENDS)
    return hashlib.sha256(said.encode()).hexdigest()[:_MARK]


def told_once(said: Iterable[Statement]) -> tuple[Statement, ...]:
    """What is said, each sentence in doubt once: what lies within another one is read there."""
    told = tuple(dict.fromkeys(said))
    words = {one: f" {spaced(one.text)} " for one in told if one.kind == UNCLEAR}
    longest = sorted(words, key=lambda one: -len(words[one]))  # of equals the first
    kept: list[Statement] = []
    for one in longest:
        if not any(words[one] in words[other] for other in kept):
            kept.append(one)
    return tuple(one for one in told if one.kind != UNCLEAR or one in kept)


def is_explained(text: str) -> bool:
    """Whether a list of words says what it is: it is judged as that, and not twice."""
    return any(True for _ in (*find_notices(text), *find_changes(text)))


def _statements(doubted: Iterable[Said], language: str | None, known: Set[str]) -> tuple[Statement, ...]:
    found = (
        Statement(kind=UNCLEAR, language=language or "", text=one.text, page=one.page, boxes=one.boxes)
        for one in doubted
        if not is_explained(one.text) and not tells_of_another(one.text)
    )
    return tuple(one for one in told_once(found) if mark_of(one.text) not in known)
