"""Seller and buyer: from labelled sections, from the letterhead and the address window, from footers.

Telling them apart, strongest first: a heading; tax and bank ids in the block; a name that is the web or mail domain;
repetition in the footer; the order on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from extractors.meanings.payments import is_the_debtors
from extractors.page import Segment, Span
from extractors.page.claims import claim
from extractors.page.names import (
    ATTENTION,
    HOUSE,
    LEGAL_FORM,
    PERSON,
    cut_name,
    ends_name,
    holds_address,
    is_address,
    is_legal_form,
    is_owner,
    kept_by,
    links,
)
from extractors.page.roles import BUYER, SELLER, THIRD
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.parsing import find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.about_names import is_title
from extractors.parties.address.book import AddressBook, Home
from extractors.parties.agents import billed_for, of_agents
from extractors.parties.carriage import without_carriage
from extractors.parties.claims_sold import kept_if_alone, parted_from_buyers_of_claims
from extractors.parties.form_labels import Part, part_before, value_of
from extractors.parties.forms import customer_form
from extractors.parties.letterheads import TAX_IDS, Letterheads
from extractors.parties.party import BY_PLACE, Party, addressed, behind, identified_first, reconciled
from extractors.parties.rows import Rows
from extractors.parties.sections import Section, labelled_sections
from extractors.parties.signatures import houses
from extractors.parties.together import rows_under
from extractors.parties.windows import Windows
from extractors.parties.witnesses import (
    Witnesses,
    Witnessing,
    labelled_buyer_score,
    labelled_seller_score,
    letterhead_score,
)
from schemas import Claim
from schemas.grades import FIRM, NAMED

_DASHED = re.compile(r"\s[-–—]\s[^\d,|]+$")  # "Brand - Company": what is the name is not certain
_UNSURE = 0.1  # where a name begins and ends is a guess
_ROWS = 7  # of a section, in which its address stands
_MOST = 5  # rows under a heading that may begin with the name
_HEAD = 0.45  # share of the page's height in which letterheads stand
_LARGER = 1.2  # than a signature: the name over a letter
_SHORTEST = 4  # letters of a name that tell it from others
_HIGHEST = NAMED  # of the score of a name for its address


class Parties:
    """The parties of a document, the surest first of each role."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._witnessing = Witnessing(sheet)
        self.rows = Rows(sheet, self._witnessing)
        headed = tuple(without_carriage(labelled_sections(sheet)))
        self.sections = (*headed, *customer_form(sheet, headed))
        read = (sheet, self.rows, self._witnessing, self.sections)
        labelled = _without_payers([party for section in self.sections for party in self._of_section(section)])
        self.third: tuple[Party, ...] = tuple(p for p in labelled if p.role not in (SELLER, BUYER))
        buyers = [p for p in labelled if p.role == BUYER and (self.rows.has_address(p.rows) or not _signs(sheet, p))]
        sellers, paid = parted_from_buyers_of_claims(sheet, [p for p in labelled if p.role == SELLER])
        sellers = identified_first(sellers, [p for p in sellers if self._is_identified(p)])
        taken = {compact(p.name) for p in (*addressed(buyers), *self.third)}
        letterheads = Letterheads(*read).find(taken, {compact(p.name) for p in sellers})
        sellers, paid = kept_if_alone(labelled, sellers, letterheads, paid)
        served = billed_for(sheet, sellers, letterheads)
        self._others = (*paid, *(of_agents(sheet, served) if served else ()))
        sellers, letterheads = (list(served), []) if served else (sellers, letterheads)
        self.sellers: tuple[Party, ...] = self._earned(reconciled(sellers, letterheads))
        windows = [] if any(self.rows.has_address(p.rows) for p in buyers) else Windows(*read).find(self.sellers)
        guests = [party for party in buyers if _is_brought_to(party, windows)]
        formed = any(LEGAL_FORM.search(party.name) for party in buyers)
        windows = windows if guests or not formed else []  # a patient may be another than whom the letter goes to
        buyers = [party for party in buyers if party not in guests]
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

    @property
    def not_named(self) -> Iterator[tuple[str, str]]:
        """The term of the name of each labelled party, and what rows of its section call otherwise: a contact, a trade
        name; never what a label names as well. Who, by the rows of any party, owns it; who bills for it, with its VAT
        identifier; and who bought its claim."""
        yield from self._others
        for party in (*self.sellers[:1], *self.buyers[:1]):
            yield from ((f"{party.role}.name", text) for text in _begun(self._sheet, party))
        yield from self._of_rows_without
        yield from self._of_letterhead
        yield from ((f"{SELLER}.name", text) for text in houses(self.sellers, self._witnessing))
        for party in (*self.sellers[:1], *self.buyers):
            yield from ((f"{party.role}.name", row.text) for row in party.rows if is_owner(row.text))
        for party in self.buyers:
            kept = [row.text for row in party.rows if kept_by(row.text) and party.name not in row.text]
            yield from ((f"{BUYER}.name", text) for row in kept for text in (row, cut_name(row)))
        labelled = [party for party in (*self.sellers, *self.buyers) if party.label not in BY_PLACE]
        names = {compact(party.name) for party in labelled}
        for party in labelled:
            for said in map(_said, party.rows):
                if said and not names & set(map(compact, said)) and _calls_otherwise(party.name, said[0]):
                    yield from ((f"{party.role}.name", text) for text in said)

    @property
    def _of_rows_without(self) -> Iterator[tuple[str, str]]:
        """What may look like a name in rows that hold none, for both parties, but what a party is called elsewhere."""
        names = {compact(party.name) for party in (*self.sellers, *self.buyers)}
        for one in self._sheet.candidates["name"]:
            last = whole(one.spans[-1].segment)
            ends = len(one.spans) > 1 and is_legal_form(cut_name(last.text))  # of a name over two rows
            ends = ends or (ends_name(last.text) and not ends_name(str(one.value)))  # or a name behind "di"
            if not ends and compact(one.raw) not in names and self.rows.holds_no_name(last):
                yield from ((f"{role}.name", str(one.value)) for role in (SELLER, BUYER))

    @property
    def _of_letterhead(self) -> Iterator[tuple[str, str]]:
        """What stands between the seller's name, or its first words, in the head and its address under it: no buyer."""
        if not self.sellers:
            return
        seller = compact(self.sellers[0].name)
        names = {compact(party.name) for party in self.buyers}
        page = self._sheet.layout.pages[0]
        heads = [s for s in page.segments if s.box.middle < _HEAD * page.height and _begins(seller, s.text)]
        under = [[*takewhile(lambda row: not is_title(self._sheet, row), rows_under(page, head))] for head in heads]
        rows = {row.index for group in under for row in _of_brand(group, self.sellers[0])}
        for one in self._sheet.candidates["name"] if rows else ():
            told = all(span.page == page.number and span.segment.index in rows for span in one.spans)
            if told and compact(one.raw) not in names:
                yield f"{BUYER}.name", str(one.value)

    @cached_property
    def addresses(self) -> AddressBook:
        """The addresses of the parties, and of whatever other name stands on the pages."""
        homes = [Home(party.role, party.name, tuple(behind(party))) for party in (*self.sellers, *self.buyers)]
        return AddressBook(self._sheet, homes, self.sections)

    def _of_section(self, section: Section) -> Iterator[Party]:
        rows = (section.name_row,) if section.name_row else section.rows
        for row, number in _may_name(rows):
            found = self.rows.name_in(row)
            if found is None or self.rows.only_brought_to(row, rows[number + 1 : number + 2]):
                continue
            name, words = found
            if self.rows.goes_by(name, rows[number + 1 : number + 3]):
                continue
            second = self.rows.second_line(name, rows[number + 1 : number + 2])
            score = FIRM + 0.06 * bool(LEGAL_FORM.search(name)) + 0.02 * bool(section.name_row)
            rest = row.text[row.text.find(name) + len(name) :]
            if second is not None:
                ends = any(is_address(r.text) or HOUSE.fullmatch(r.text) for r in rows[number + 2 : number + 3])
                guessed = ends_name(second[0]) or (links(name, second[0]) and not LEGAL_FORM.search(second[0]))
                score += 0.06 if ends and not guessed else -_UNSURE
                name, words = f"{name} {second[0]}", (*words, *second[1])
            elif _DASHED.match(rest) and not LEGAL_FORM.search(name):
                name, words, score = f"{name}{rest}", (row,), score - _UNSURE
            elif sum(character.isalpha() for character in rest) > 2 and not is_address(rest.strip(" ,-–|·")):
                score -= _UNSURE
            score -= 0.1 * (not any(holds_address(each.text) for each in section.rows[:_ROWS]) and not section.name_row)
            party = Party(str(section.role), name, words, section.rows, score, str(section.heading))
            yield replace(party, score=self._told(party))
            return

    def _is_identified(self, party: Party) -> bool:
        return any(find_vat_ids(row.text) or self.rows.begins(row.segment, TAX_IDS) for row in party.rows)

    def _told(self, party: Party) -> float:
        """The score of a labelled party after its witnesses."""
        seen = self._seen(party)
        if party.role == SELLER:
            return labelled_seller_score(seen, party.score)
        return labelled_buyer_score(seen, party.score)

    def _seen(self, party: Party) -> Witnesses:
        return self._witnessing.of(party.name, party.words[-1], party.rows)

    def _earned(self, sellers: Sequence[Party]) -> tuple[Party, ...]:
        """`sellers` in order; the first gets the score that its witnesses earn, the others stay as far behind it."""
        ranked = sorted(sellers, key=lambda p: -p.score)
        if not ranked or ranked[0].label not in BY_PLACE:
            return tuple(ranked)
        best = ranked[0]
        margin = best.score - (ranked[1].score if len(ranked) > 1 else 0.0) if self._sheet.spoken else 0.0
        score = letterhead_score(self._seen(best), best.score, margin)
        score -= _UNSURE * (len(best.words) > 1 and ends_name(best.words[-1].text))
        lowered = min(score - best.score, 0.0)
        return (replace(best, score=score), *(replace(p, score=p.score + lowered) for p in ranked[1:]))


def _signs(sheet: Sheet, party: Party) -> bool:
    """Whether the name of a labelled buyer heads the page in a larger type: "For: Oak & Partners" is who signs."""
    name, size = compact(party.name), _LARGER * party.span.segment.size
    return any(one.size > size and compact(one.text) == name for one in sheet.layout.pages[0].segments)


def _begun(sheet: Sheet, party: Party) -> Iterator[str]:
    """What may look like a name and ends with the first row of one that a word links to the next row."""
    first, *rest = (word.text for word in party.words)
    for one in sheet.candidates["name"] if rest and links(first, rest[0]) else ():
        if compact(one.raw).endswith(compact(first)):
            yield str(one.value)


def _of_brand(rows: Sequence[Segment], seller: Party) -> Sequence[Segment]:
    """Those of the `rows` under a brand that are no buyer: one that stands there alone, or all before an address that
    is printed with the seller's name, too."""
    if not rows or not is_address(rows[-1].text):
        return rows if len(rows) == 1 else ()
    own = (compact(row.text) for row in seller.rows)
    return rows[:-1] if any(compact(rows[-1].text) in row for row in own) else ()


def _begins(name: str, text: str) -> bool:
    """Whether `text` is the first words of a compact `name`."""
    own = compact(text)
    return len(own) >= _SHORTEST and name.startswith(own)


def _without_payers(labelled: Sequence[Party]) -> list[Party]:
    """`labelled`; who only pays is neither buyer nor seller beside a buyer with an address."""
    payers = [party for party in labelled if party.role == BUYER and is_the_debtors(party.label)]
    others = [party for party in addressed(labelled) if party.role == BUYER and party not in payers]
    if not others:
        return list(labelled)
    return [replace(party, role=THIRD) if party in payers else party for party in labelled]


def _is_brought_to(party: Party, windows: Sequence[Party]) -> bool:
    """Whether `party` is the person to whom the letter of another is brought, or a title speaks to beside the address
    of a company: the guest whom it sends."""
    if LEGAL_FORM.search(party.name) or not windows:
        return False
    brought = [row.text for row in windows[0].rows if ATTENTION.match(row.text)]
    titled = [row.text for row in party.rows if PERSON.match(row.text) and LEGAL_FORM.search(windows[0].name)]
    return any(compact(party.name) in compact(row) for row in (*brought, *titled))


def _said(row: Span) -> tuple[str, ...]:
    """A row that says what it holds, its value, and what of that may be a name; none of another row."""
    start = value_of(row.text)
    return () if start is None else (row.text, row.text[start:], cut_name(row.text[start:]))


def _calls_otherwise(name: str, row: str) -> bool:
    """Whether a row holds another name: a company is none for what may be a person."""
    person = LEGAL_FORM.search(name) is None
    return compact(name) not in compact(row) and not (person and LEGAL_FORM.search(row))


def _may_name(rows: Sequence[Span]) -> Iterator[tuple[Span, int]]:
    """The pieces of rows that may be the name of a section, and which row each is of: what a label before it calls a
    name, else the first rows, the values of those with a label last."""
    told = [(row, number, value_of(row.text)) for number, row in enumerate(rows)]
    values = [
        (span_at(row.segment, row.segment.text.find(row.text) + start, len(row.segment.text)), number, row)
        for row, number, start in told
        if start is not None
    ]
    named = [(value, number) for value, number, row in values if (part_before(row.text) or (None,))[0] is Part.NAME]
    yield from named
    yield from ((row, number) for row, number, start in told[:_MOST] if start is None)
    yield from ((value, number) for value, number, _ in values[:_MOST] if LEGAL_FORM.search(value.text))
