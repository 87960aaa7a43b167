"""Seller and buyer: from labelled sections, from the letterhead and the address window, from footers.

Telling them apart, strongest first: a heading; tax and bank ids in the block; a name that is the web or mail domain;
repetition in the footer; the order on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from extractors.page import Block, Line, PageLayout, Segment, Span
from extractors.page.claims import claim
from extractors.page.heads import heads_of
from extractors.page.names import (
    ATTENTION,
    CONTACT,
    HOUSE,
    LEGAL_FORM,
    PERSON,
    cut_name,
    is_address,
    is_department,
    is_legal_form,
    is_name,
    is_registered,
    is_registration,
)
from extractors.page.roles import BUYER, OTHER, SELLER, TAX_NUMBER, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.page.wrapping import is_large, rows_after
from extractors.parsing import find_ibans, find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.address.book import AddressBook, Home
from extractors.parties.address.labels import part_named
from extractors.parties.address.parts import country_code
from extractors.parties.address.rows import is_row_of_address, neighbours
from extractors.parties.party import Party, addressed, behind, contacts_first, merged, reconciled
from extractors.parties.sections import Section, labelled_sections
from extractors.parties.witnesses import (
    Witnesses,
    Witnessing,
    labelled_buyer_score,
    labelled_seller_score,
    letterhead_score,
    sender_line,
    window_score,
)
from schemas import Claim

_MOST_ROWS = 3  # of one name
_MOST_WORDS = 3  # of a row with the rest of a name
_TOP = 0.42  # share of the page height in which letterhead and address window stand
_FOOT = 0.85
_DASHED = re.compile(r"\s[-–—]\s[^\d,|]+$")  # "Brand - Company": what is the name is not certain
_OPEN = re.compile(r"(?:[&+]|\s(?:und|and|et|en|y|e))$")
_UNSURE = 0.1  # where a name begins and ends is a guess
_UNFORMED = 0.7  # a letterhead without a legal form: a department, a brand, or the company
_IMPRINT = re.compile(
    r"(?i)\b(?:vat|ust|mwst|tva|btw|p\.? ?iva|nif|nipc?|cif|gst\w*|abn|cvr|kvk|krs|siren|siret|rcs|rpm|hr ?[ab]|mersis|"
    r"org\.? ?n\w+|registered|company no|company number|stammkapital|capital|capitale|kapital)\b"
)
_COURT = re.compile(r"(?i)(?:ag|amtsgericht|registergericht)\s.*\bhr\s?[ab]\b")  # a German court of registers
_TOLD = 0.25  # of the score of a seller whose name begins the imprint in the foot
_ADDRESSED = re.compile(r"(?i)^(?:m/s\b|messrs\b)")  # how a letter speaks to a company
_CODE = re.compile(r"[A-Z]{1,6}[-/ ]?\d{2,}[A-Z]?")  # a customer's number is no name
_REGISTER = frozenset({f"{OTHER}.register"})
_TAX_IDS = frozenset({VAT, TAX_NUMBER, f"{SELLER}.{VAT}"})
_BUYERS = frozenset({f"{BUYER}.{VAT}"})
_BY_PLACE = ("letterhead", "footer")
_LESS = 0.1  # of the score of a window beside one that looks more like a customer's
_WINDOW = 0.7  # an address window with nothing against it
_HIGHEST = 0.9  # of the score of a name for its address
_LEAST = 0.8  # a seller with this score is certain enough to find the buyer beside it


class Parties:
    """The parties of a document, the surest first of each role."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._witnessing = Witnessing(sheet)
        self._tables = {page.number: _top_of_items(page) for page in sheet.layout.pages[:1]}
        self.sections = tuple(labelled_sections(sheet))
        labelled = [party for section in self.sections for party in self._of_section(section)]
        self.third: tuple[Party, ...] = tuple(p for p in labelled if p.role not in (SELLER, BUYER))
        buyers = [p for p in labelled if p.role == BUYER]
        sellers = [p for p in labelled if p.role == SELLER]
        taken = {compact(p.name) for p in (*addressed(buyers), *self.third)}
        letterheads = self._letterheads(taken, {compact(p.name) for p in sellers})
        self.sellers: tuple[Party, ...] = self._earned(reconciled(sellers, letterheads))
        windows = self._windows(self.sellers) if not buyers else []
        self.buyers: tuple[Party, ...] = tuple(sorted([*buyers, *windows], key=lambda p: -p.score))

    def propose(self) -> Iterator[Claim]:
        """Claims for names and addresses: the best of each role, the next ones as weaker claims."""
        for role, parties in ((SELLER, self.sellers), (BUYER, self.buyers)):
            for rank, party in enumerate(parties[:4]):
                yield claim(
                    f"{role}.name",
                    party.name,
                    " ".join(part.text for part in party.words),
                    party.words,
                    party.score,
                    party.label,
                )
                for part in self.addresses.of(role, party.name) if rank == 0 else ():
                    yield part.model_copy(update={"score": round(part.score * min(party.score, _HIGHEST), 3)})

    @cached_property
    def addresses(self) -> AddressBook:
        """The addresses of the parties, and of whatever other name stands on the pages."""
        homes = [Home(party.role, party.name, tuple(behind(party))) for party in (*self.sellers, *self.buyers)]
        return AddressBook(self._sheet, homes, self.sections)

    def _of_section(self, section: Section) -> Iterator[Party]:
        rows = (section.name_row,) if section.name_row else section.rows[:5]
        for number, row in enumerate(rows):
            found = self._name_in(row)
            if found is None or self._only_brought_to(row, rows[number + 1 : number + 2]):
                continue
            name, words = found
            second = self._second_line(name, rows[number + 1 : number + 2])
            score = 0.82 + 0.06 * bool(LEGAL_FORM.search(name)) + 0.02 * bool(section.name_row)
            rest = row.text[row.text.find(name) + len(name) :]
            if second is not None:
                ends = any(is_address(r.text) or HOUSE.fullmatch(r.text) for r in rows[number + 2 : number + 3])
                name, words = f"{name} {second[0]}", (*words, *second[1])
                score += 0.06 if ends else -_UNSURE
            elif _DASHED.match(rest) and not LEGAL_FORM.search(name):
                name, words, score = f"{name}{rest}", (row,), score - _UNSURE
            elif sum(character.isalpha() for character in rest) > 2 and not is_address(rest.strip(" ,-–|·")):
                score -= _UNSURE
            score -= 0.1 * (not self._has_address(section.rows) and not section.name_row)
            party = Party(str(section.role), name, words, section.rows, score, str(section.heading))
            yield replace(party, score=self._told(party))
            return

    def _only_brought_to(self, row: Span, following: Sequence[Span]) -> bool:
        """Whether `row` names whom to bring the letter to, and the next one the company."""
        brought = ATTENTION.match(row.text) or (PERSON.match(row.text) and not LEGAL_FORM.search(row.text))
        return bool(brought and following and self._name_in(following[0]))

    def _told(self, party: Party) -> float:
        """The score of a labelled party after its witnesses."""
        seen = self._seen(party)
        if party.role == SELLER:
            return labelled_seller_score(seen, party.score)
        return labelled_buyer_score(seen, party.score)

    def _second_line(self, name: str, following: Sequence[Span]) -> tuple[str, tuple[Span, ...]] | None:
        """The second row of a name: the first one ends with "&", or lacks the legal form that stands there."""
        if not following or LEGAL_FORM.search(name):
            return None
        if is_legal_form(following[0].text):
            return following[0].text.strip(" ,"), (following[0],)
        if _OPEN.search(name) or LEGAL_FORM.search(following[0].text):
            return self._name_in(following[0])
        return None

    def _has_address(self, rows: Sequence[Span]) -> bool:
        return any(is_address(row.text) for row in rows[:7])

    def _name_in(self, row: Span) -> tuple[str, tuple[Span, ...]] | None:
        """The name a row holds and its words, or None for labels, addresses, numbers and sentences."""
        if self._labelled(row) or part_named(row.text) is not None or _COURT.match(row.text):
            return None
        name = cut_name(row.text)
        if (
            not is_name(name)
            or _CODE.fullmatch(name)
            or is_department(name)
            or (is_address(row.text) and name == row.text)
        ):
            return None
        if is_address(name) and not is_registered(row.text):
            return None
        above, below = neighbours(self._sheet.layout.page(row.page), row)
        if above is not None and self._labelled(whole(above)):
            above = None
        if country_code(name) or is_row_of_address(row, name, above, below):
            return None
        start = row.segment.text.find(name)
        return name, (span_at(row.segment, start, start + len(name)) if start >= 0 else row,)

    def _labelled(self, row: Span) -> bool:
        marks = [m for m in self._sheet.marks_in(row.segment) if m.start >= row.start and m.stop <= row.stop]
        if any(mark.cover > 0.95 for mark in marks):
            return True
        if all(mark.names_a_name for mark in marks) or (
            LEGAL_FORM.search(row.text) and not any(mark.cover > 0.75 for mark in marks)
        ):
            return False
        return any(mark.start == row.start and mark.cover > 0.4 for mark in marks)

    def _letterheads(self, taken: set[str], known: set[str]) -> list[Party]:
        found = []
        gone_on: set[int] = set()
        for page in self._sheet.layout.pages[:1] or ():
            for segment in page.segments:
                share = segment.box.middle / max(page.height, 1.0)
                if (share > _TOP or segment.box.top >= self._tables[page.number]) and share < _FOOT - 0.1:
                    continue
                party = None if segment.index in gone_on else self._letterhead(page, segment, share)
                if party is not None:
                    gone_on |= {part.segment.index for part in party.words}
                    if compact(party.name) not in taken | known:
                        found.append(party)
        return contacts_first(merged(found))[:5]

    def _letterhead(self, page: PageLayout, segment: Segment, share: float) -> Party | None:
        row = whole(segment)
        found = self._name_in(row)
        if found is None or self._in_section(segment) or self._is_title(segment):
            return None
        name, words = self._with_rows(page, *found)
        block = page.block_of(segment)
        rows = tuple(whole(r) for r in block.rows if r.line >= segment.line)
        rows += tuple(_lines_under(page, segment, rows))
        followed = any(is_address(r.text) for r in rows[1:4]) or sender_line(segment.text, name)
        if rows[0].segment is not segment or (block.rows[0] is not segment and not LEGAL_FORM.search(name)):
            followed = False
        ids = any(find_vat_ids(r.text) or find_ibans(r.text) or self._begins(r.segment, _TAX_IDS) for r in rows)
        contact = any(CONTACT.search(r.text) for r in rows[1:])
        score = 0.2 + 0.12 * max(0.0, 1 - share / _TOP) + 0.06 * (segment.index == 0) + 0.04 * (segment.index < 4)
        formed = bool(LEGAL_FORM.search(name)) or (share <= _TOP and self._registered(page, segment))
        score += 0.14 * formed + 0.16 * followed + 0.12 * ids + 0.1 * contact
        score += 0.16 * self._witnessing.in_domain(name) + 0.08 * self._witnessing.repeated(name)
        score += 0.08 * is_large(page, segment)
        score -= 0.1 * (share > 0.5)
        score += _TOLD * (share > _FOOT - 0.1 and self._is_imprint(segment, name, rows))
        score -= 0.2 * (share <= _TOP and self._is_addressed(rows, followed=followed, contact=contact))
        if not formed and compact(name) not in self._witnessing.domains:
            score = min(score, _UNFORMED)
        label = "letterhead" if share < 0.5 else "footer"
        return Party(SELLER, name, words, rows, min(score, 0.85), label)

    def _is_imprint(self, segment: Segment, name: str, rows: Sequence[Span]) -> bool:
        """Whether a company's name begins the line or block in which the law makes a seller say who it is."""
        begins = LEGAL_FORM.search(name) is not None and segment.text.startswith(name)
        return begins and any(_IMPRINT.search(row.text.replace(name, "")) for row in rows)

    def _is_addressed(self, rows: Sequence[Span], *, followed: bool, contact: bool) -> bool:
        """Whether a block is one that letters are sent to: with a person to bring it to and no contacts of its own."""
        brought = any(ATTENTION.match(row.text) or PERSON.match(row.text) for row in rows[1:4])
        return bool(_ADDRESSED.match(rows[0].text)) or (brought and followed and not contact)

    def _registered(self, page: PageLayout, segment: Segment) -> bool:
        """Whether a registration number stands behind the name in `segment`, or on the line below."""
        if is_registered(segment.text):
            return True
        below = [part for line in page.lines[segment.line + 1 : segment.line + 2] for part in line.segments[:1]]
        return any(is_registration(part.text) or self._begins(part, _REGISTER) for part in below)

    def _begins(self, segment: Segment, roles: frozenset[str]) -> bool:
        """Whether a segment begins with a label that has one of `roles`."""
        return any(mark.start == 0 and roles & mark.roles.keys() for mark in self._sheet.marks_in(segment))

    def _legal_line(self, page: PageLayout, segment: Segment) -> Line | None:
        """The line below, if it is the legal form of the name in `segment`."""
        below = page.lines[segment.line + 1 : segment.line + 2]
        alone = len(page.lines[segment.line].segments) == 1
        return below[0] if alone and below and is_legal_form(below[0].text) else None

    def _with_rows(self, page: PageLayout, name: str, words: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
        """A name and its words with the rows on which it goes on: its legal form, or all of it in a large type."""
        own = words[-1].segment
        if words[-1].stop < len(own.words):
            return name, words
        for row in islice(rows_after(page, own), _MOST_ROWS - 1):
            more = whole(row)
            large = is_large(page, row) and self._may_go_on(more)
            if LEGAL_FORM.search(name) or not (large or self._witnessing.printed(f"{name} {row.text}")):
                break
            name, words = f"{name} {row.text}", (*words, more)
        ends = None if LEGAL_FORM.search(name) else self._legal_line(page, words[-1].segment)
        if ends is not None:
            name, words = f"{name} {ends.text}", (*words, *(whole(part) for part in ends.segments))
        return name, words

    def _may_go_on(self, row: Span) -> bool:
        """Whether a row in large type can be the rest of a name: not a title, a label or a number."""
        if self._is_title(row.segment) or self._labelled(row) or is_address(row.text) or CONTACT.search(row.text):
            return False
        return not any(character.isdigit() for character in row.text) and len(row.segment.words) <= _MOST_WORDS

    def _in_section(self, segment: Segment) -> bool:
        return any(row.segment is segment for section in self.sections for row in section.rows)

    def _is_title(self, segment: Segment) -> bool:
        return any(mark.titles and (mark.start == 0 or mark.cover > 0.4) for mark in self._sheet.marks_in(segment))

    def _windows(self, sellers: Sequence[Party]) -> list[Party]:
        """Address blocks without a heading that are not the seller's: the window of a letter."""
        seller = sellers[0] if sellers else None
        found = [
            party
            for page in self._sheet.layout.pages[:1]
            for block in page.blocks
            if block.box.top <= min(0.5 * page.height, self._tables[page.number] - 1) and len(block.rows) > 1
            if not self._in_section(block.rows[0])
            if (party := self._window(block, seller)) is not None
        ]
        most = max(map(_of_a_customer, found), default=0)
        found = [
            party if _of_a_customer(party) == most else replace(party, score=party.score - _LESS) for party in found
        ]
        alone = len(found) == 1 and found[0].score >= _WINDOW and seller is not None and seller.score >= _LEAST
        alone = alone and self._sheet.spoken
        scored = (replace(p, score=window_score(self._seen(p), p.score, alone=alone)) for p in found)
        return sorted(scored, key=lambda p: -p.score)

    def _window(self, block: Block, seller: Party | None) -> Party | None:
        rows = tuple(whole(row) for row in block.rows)
        if seller is not None and sender_line(rows[0].text, seller.name) and len(rows) > 1:
            rows = rows[1:]  # over a window stands who sends the letter
        named = [
            (n, found)
            for n, row in enumerate(rows[:3])
            if (found := self._name_in(row)) and not self._only_brought_to(row, rows[n + 1 : n + 2])
        ]
        if not named or not self._has_address(rows[named[0][0] + 1 :]) or any(map(self._priced, rows)):
            return None
        companies = [(n, found) for n, found in named if LEGAL_FORM.search(found[0])]
        number, (name, words) = (companies or named)[0]
        own = seller is not None and (
            compact(name) == compact(seller.name) or any(seller.span.segment is row.segment for row in rows)
        )
        if own and not self._may_be_a_window(rows):
            return None
        ids = any((find_vat_ids(r.text) and not self._begins(r.segment, _BUYERS)) or find_ibans(r.text) for r in rows)
        headed = number > 0 and rows[number - 1].text.endswith(":")  # a heading nobody knows: of whom, is not certain
        score = 0.7 - 0.3 * ids - 0.15 * self._witnessing.in_domain(name) - 0.1 * headed
        score -= 0.2 * (seller is not None and compact(name).startswith(compact(seller.name))) + 0.05 * own
        return Party(BUYER, name, words, rows[number:], score, "address window")

    def _may_be_a_window(self, rows: Sequence[Span]) -> bool:
        """Whether the block that passes for the seller's by its place alone may hold the buyer: a name stands above it
        too, and nothing else there is the seller's."""
        seller, *others = self.sellers
        above = any(other.span.segment.index < seller.span.segment.index for other in others)
        if not above or seller.label not in _BY_PLACE or self._witnessing.repeated(seller.name):
            return False
        if _ADDRESSED.match(rows[0].text):
            return True
        return not (any(CONTACT.search(row.text) for row in rows) or self._witnessing.in_domain(seller.name))

    def _priced(self, row: Span) -> bool:
        """Whether an amount stands in `row`: it is an item of a receipt."""
        return bool(self._sheet.money_in(row.segment))

    def _seen(self, party: Party) -> Witnesses:
        return self._witnessing.of(party.name, party.words[-1], party.rows)

    def _earned(self, sellers: Sequence[Party]) -> tuple[Party, ...]:
        """`sellers` in order; the first gets the score that its witnesses earn, the others stay as far behind it."""
        ranked = sorted(sellers, key=lambda p: -p.score)
        if not ranked or ranked[0].label not in _BY_PLACE:
            return tuple(ranked)
        best = ranked[0]
        margin = best.score - (ranked[1].score if len(ranked) > 1 else 0.0) if self._sheet.spoken else 0.0
        score = letterhead_score(self._seen(best), best.score, margin)
        lowered = min(score - best.score, 0.0)
        return (replace(best, score=score), *(replace(p, score=p.score + lowered) for p in ranked[1:]))


def _of_a_customer(party: Party) -> int:
    """How much a window looks like a customer's: a company's name, and no contacts, which sellers print."""
    return bool(LEGAL_FORM.search(party.name)) - any(CONTACT.search(row.text) for row in party.rows)


def _top_of_items(page: PageLayout) -> float:
    """Where the table of items begins, or below the page: what stands under its head are goods, not parties."""
    heads = (head for head in heads_of(page, None) if head.of_items)
    return min((page.lines[head.first].box.top for head in heads), default=page.height + 1)


def _lines_under(page: PageLayout, segment: Segment, rows: Sequence[Span]) -> Iterator[Span]:
    """The lines right under a letterhead line that are centred below it rather than aligned with it."""
    if len(rows) == 1:
        yield from map(whole, page.below(segment.box, 2.5))
