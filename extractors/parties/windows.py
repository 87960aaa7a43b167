"""Buyers without a label: the window of a letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.page import Block, Span
from extractors.page.heads import top_of_items
from extractors.page.names import (
    ADDRESSED,
    ATTENTION,
    CONTACT,
    LEGAL_FORM,
    PERSON,
    is_address,
    is_company,
    kept_by,
)
from extractors.page.roles import BUYER, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.page.values import Money
from extractors.parsing import find_ibans, find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.address.postal import UNIT_ALONE
from extractors.parties.party import BY_PLACE, WINDOW, Party
from extractors.parties.rows import Rows, holds_whole_address
from extractors.parties.sections import Section, are_items, in_sections
from extractors.parties.witnesses import (
    Witnessing,
    sender_line,
    window_score,
)
from schemas.grades import DOUBTED, FIRM

_BUYERS = frozenset({f"{BUYER}.{VAT}"})
_LESS = 0.1  # of the score of a window beside one that looks more like a customer's
_WINDOW = DOUBTED  # an address window with nothing against it
_GUESS = 0.4  # a seller below it is one
_CENTS = 2  # decimals
_LEAST = FIRM  # a seller with this score is certain enough to find the buyer beside it


class Windows:
    """Finds buyers without a label: address blocks that are not the seller's, as in the window of a letter."""

    def __init__(self, sheet: Sheet, rows: Rows, witnessing: Witnessing, sections: Sequence[Section]) -> None:
        self._sheet = sheet
        self._rows = rows
        self._witnessing = witnessing
        self._sections = sections

    def find(self, sellers: Sequence[Party]) -> list[Party]:
        """Address blocks without a heading that are not the seller's: the window of a letter."""
        seller = sellers[0] if sellers else None
        found = [
            party
            for page in self._sheet.layout.pages[:1]
            for top in (top_of_items(page),)
            for block in page.blocks
            if block.box.top <= min(0.5 * page.height, top - 1) and len(block.rows) > 1
            if not in_sections(block.rows[0], self._sections)
            if (party := self._window(block, sellers)) is not None
        ]
        most = max(map(_of_a_customer, found), default=0)
        found = [
            party if _of_a_customer(party) == most else replace(party, score=party.score - _LESS) for party in found
        ]
        alone = len(found) == 1 and found[0].score >= _WINDOW and seller is not None and seller.score >= _LEAST
        alone = alone and self._sheet.spoken
        scored = (
            replace(p, score=window_score(self._witnessing.of(p.name, p.words[-1], p.rows), p.score, alone=alone))
            for p in found
        )
        return sorted(scored, key=lambda p: -p.score)

    def _window(self, block: Block, sellers: Sequence[Party]) -> Party | None:
        seller = sellers[0] if sellers else None
        rows = tuple(whole(row) for row in block.rows)
        over = seller is not None and len(rows) > 1 and sender_line(rows[0].text, seller.name)
        if over and (holds_whole_address(rows[0].text) or not kept_by(rows[1].text)):
            rows = rows[1:]  # over a window stands who sends the letter
        named = [
            (n, found)
            for n, row in enumerate(rows[:3])
            if (found := self._rows.name_in(row)) and not self._rows.only_brought_to(row, rows[n + 1 : n + 2])
        ]
        named = [one for one in named if not kept_by(rows[one[0]].text)] or named
        named = [one for one in named if not ATTENTION.match(rows[one[0]].text)] or named
        if not named or any(map(self._priced, rows)) or are_items(self._sheet, rows):
            return None
        spoken_to = named[0][0] == 0 and PERSON.match(rows[0].text) is not None
        if not (spoken_to or self._rows.has_address(rows[named[0][0] + 1 :])):
            return None
        companies = [(n, found) for n, found in named if is_company(found[0])]
        number, (name, words) = (companies or named)[0]
        more = self._goes_on(name, rows[number + 1 : number + 3])
        name, words = (name, words) if more is None else (f"{name} {more[0]}", (*words, *more[1]))
        own = seller is not None and (
            compact(name) == compact(seller.name)
            or any(seller.span.segment is row.segment for row in rows)
            or _under_letterhead(rows, seller)
        )
        if own and seller is not None and seller.score >= _GUESS and not self._may_be_a_window(rows, sellers):
            return None
        ids = any(
            (find_vat_ids(r.text) and not self._rows.begins(r.segment, _BUYERS)) or find_ibans(r.text) for r in rows
        )
        headed = number > 0 and rows[number - 1].text.endswith(":")  # a heading nobody knows: of whom, is not certain
        score = DOUBTED - 0.3 * ids - 0.15 * self._witnessing.in_domain(name) - 0.1 * headed
        score -= _LESS * (not self._rows.has_address(rows[number + 1 :]))
        score -= 0.2 * (seller is not None and compact(name).startswith(compact(seller.name))) + 0.05 * own
        return Party(BUYER, name, words, rows[number:], score, WINDOW)

    def _goes_on(self, name: str, following: Sequence[Span]) -> tuple[str, tuple[Span, ...]] | None:
        """The second row of a name over the row that says whose address it is: what stands above that is the name."""
        if LEGAL_FORM.search(name) or len(following) <= 1 or not kept_by(following[1].text):
            return None
        row = following[0]
        brought = ATTENTION.match(row.text) or PERSON.match(row.text) or kept_by(row.text)
        return None if brought else self._rows.name_in(row)

    def _may_be_a_window(self, rows: Sequence[Span], sellers: Sequence[Party]) -> bool:
        """Whether the block that passes for the seller's by its place alone may hold the buyer: a name stands above it
        too, and nothing else there is the seller's."""
        seller, *others = sellers
        above = any(other.span.segment.index < seller.span.segment.index for other in others)
        if not above or seller.label not in BY_PLACE or self._witnessing.repeated(seller.name):
            return False
        if ADDRESSED.match(rows[0].text):
            return True
        return not (any(CONTACT.search(row.text) for row in rows) or self._witnessing.in_domain(seller.name))

    def _priced(self, row: Span) -> bool:
        """Whether an amount stands in `row`, and no house number: it is an item of a receipt."""
        money = self._sheet.money_in(row.segment)
        return any(map(_is_price, money)) or (bool(money) and not is_address(row.text))


def _is_price(money: Money) -> bool:
    """Whether an amount has cents and numbers no house or room: "12.05, Jalan Besar", "Suite 3.02"."""
    before = money.span.segment.words[: money.span.start]
    return money.amount.decimals == _CENTS and bool(before) and UNIT_ALONE.fullmatch(before[-1].text) is None


def _under_letterhead(rows: Sequence[Span], seller: Party) -> bool:
    """Whether a block with contacts goes on right under the seller's name: with what it does, and where it is."""
    below = {row.segment.index for row in seller.rows}
    contacts = any(CONTACT.search(row.text) for row in rows)
    return contacts and seller.label in BY_PLACE and rows[0].segment.index in below


def _of_a_customer(party: Party) -> int:
    """How much a window looks like a customer's: a company's name, and no contacts, which sellers print."""
    return bool(LEGAL_FORM.search(party.name)) - any(CONTACT.search(row.text) for row in party.rows)
