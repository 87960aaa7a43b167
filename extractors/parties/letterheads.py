"""Sellers without a label: the letterhead and the foot of the first page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import spoken
from extractors.page import PageLayout, Segment, Span
from extractors.page.heads import top_of_items
from extractors.page.names import (
    ADDRESSED,
    ATTENTION,
    CONTACT,
    LEGAL_FORM,
    PERSON,
    cut_name,
    is_address,
    is_company,
    is_name,
    is_registered,
    is_registration,
)
from extractors.page.roles import REGISTER, SELLER, TAX_NUMBER, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.page.wrapping import is_large
from extractors.parsing import find_ibans, find_national_ids, find_vat_ids, prints_national_id
from extractors.parsing.folding import compact
from extractors.parties.about_names import is_title
from extractors.parties.agents import last_sentence
from extractors.parties.full_names import owner_in
from extractors.parties.party import Party, contacts_first, merged
from extractors.parties.rows import Rows
from extractors.parties.sections import Section, in_sections
from extractors.parties.signatures import signatures
from extractors.parties.witnesses import (
    SEPARATOR,
    Witnessing,
    sender_line,
)
from schemas.grades import DOUBTED, LIKELY, VAGUE

_TOP = 0.42  # share of the page height in which letterhead and address window stand
_FOOT = 0.75  # share of the page height from which on the foot may stand
_UNFORMED = DOUBTED  # a letterhead without a legal form: a department, a brand, or the company
_IMPRINT = re.compile(rf"(?i)\b(?:{spoken('imprint')})\b")
_APART = re.compile(r"\s*[-–—·•|]\s")
_CELLS, _DIGIT = 4, re.compile(r"\d")  # of a row in which the head of a page says several things at least
_OWNER = VAGUE  # of a company that the page calls the owner of the brand it bears
_IDENTIFIED = 0.2  # of a name that another row prints with a tax number
_SENT = 0.35  # of a name with its address and its own tax number in one row
_TOLD = 0.25  # of the score of a seller whose name begins the imprint in the foot
TAX_IDS = frozenset({VAT, TAX_NUMBER, f"{SELLER}.{VAT}"})


class Letterheads:
    """Finds sellers without a label: names at the top of the first page, and in its foot."""

    def __init__(self, sheet: Sheet, rows: Rows, witnessing: Witnessing, sections: Sequence[Section]) -> None:
        self._sheet = sheet
        self._rows = rows
        self._witnessing = witnessing
        self._sections = sections

    def find(self, taken: set[str], known: set[str]) -> list[Party]:
        """The likeliest sellers, without those whose folded names are `taken` by others or `known` by a label."""
        found = []
        gone_on: set[int] = set()
        for page in self._sheet.layout.pages[:1] or ():
            top = top_of_items(page)
            for segment in page.segments:
                share = segment.box.middle / max(page.height, 1.0)
                if (share > _TOP or segment.box.top >= top) and share < _FOOT and not _imprints(segment):
                    continue
                party = None if segment.index in gone_on else self._letterhead(page, segment, share)
                if party is not None:
                    gone_on |= {part.segment.index for part in party.words}
                    if compact(party.name) not in taken | known:
                        found.append(party)
        owners = [
            party for page in self._sheet.layout.pages for party in (*self._owners(page), *self._in_sentences(page))
        ]
        owners += signatures(self._sheet.layout, self._rows)
        found += [party for party in owners if compact(party.name) not in taken | known]
        return contacts_first(merged(found))[:5]

    def _owners(self, page: PageLayout) -> Iterator[Party]:
        """The companies that a sentence calls the owners of a brand that the pages bear; of one that may be a picture,
        those whose sentence holds a VAT id as well."""
        for segment in page.segments:
            owned = owner_in(segment)
            borne = owned is not None and self._witnessing.bears(owned[0])
            if owned is not None and (borne or (owned[0].strip() and any(find_vat_ids(segment.text)))):
                score = _OWNER if borne else LIKELY
                yield Party(SELLER, owned[1].text.rstrip(" .,;"), (owned[1],), (whole(segment),), score, "footer")

    def _in_sentences(self, page: PageLayout) -> Iterator[Party]:
        """The companies that begin a sentence within a row, which ends with their VAT id."""
        for segment in page.segments:
            if "." not in segment.text or in_sections(segment, self._sections):
                continue
            for one in find_vat_ids(segment.text):
                sentence = last_sentence(segment.text[: one.span[0]])
                start, name = one.span[0] - len(sentence), cut_name(sentence).partition(",")[0]
                if start and sentence.startswith(name) and is_company(name) and is_name(name):
                    span = span_at(segment, start, start + len(name))
                    yield Party(SELLER, name, (span,), (whole(segment),), _OWNER, "footer")

    def _letterhead(self, page: PageLayout, segment: Segment, share: float) -> Party | None:
        row = whole(segment)
        found = self._rows.name_in(row)
        if found is None or in_sections(segment, self._sections) or is_title(self._sheet, segment):
            return None
        if not LEGAL_FORM.search(found[0]) and _is_cell(page, segment):
            return None
        name, words = self._rows.with_rows(page, *found)
        block = page.block_of(segment)
        rows = tuple(whole(r) for r in block.rows if r.line >= segment.line)
        rows += tuple(_lines_under(page, segment, rows))
        followed = any(is_address(r.text) for r in rows[1:4]) or sender_line(segment.text, name)
        if rows[0].segment is not segment or (block.rows[0] is not segment and not LEGAL_FORM.search(name)):
            followed = False
        sends = _is_sender(segment, name)
        ids = sends or any(_prints_a_number(r.text) or self._rows.begins(r.segment, TAX_IDS) for r in rows)
        contact = any(CONTACT.search(r.text) for r in rows[1:])
        score = 0.2 + 0.12 * max(0.0, 1 - share / _TOP) + 0.06 * (segment.index == 0) + 0.04 * (segment.index < 4)
        formed = (
            bool(LEGAL_FORM.search(name)) or _imprints(segment) or (share <= _TOP and self._registered(page, segment))
        )
        score += 0.14 * formed + 0.16 * followed + 0.12 * ids + 0.1 * contact
        score += _IDENTIFIED * (not ids and formed and self._is_identified(segment, name))
        score += 0.16 * self._witnessing.in_domain(name) + 0.08 * self._witnessing.repeated(name)
        score += 0.08 * is_large(page, segment)
        score -= 0.1 * (share > 0.5)
        score += _SENT * sends + _TOLD * (share > _FOOT and self._is_imprint(segment, name, rows))
        brought = any(ATTENTION.match(r.text) for r in block.rows if r.line < segment.line)
        score -= 0.2 * (share <= _TOP and (brought or self._is_addressed(rows, followed=followed, contact=contact)))
        if not (formed or sends) and compact(name) not in self._witnessing.domains:
            score = min(score, _UNFORMED)
        label = "letterhead" if share < 0.5 else "footer"
        return Party(SELLER, name, words, rows, min(score, LIKELY), label)

    def _is_identified(self, segment: Segment, name: str) -> bool:
        """Whether another row of the page prints the name with a tax number: the foot tells who the seller is."""
        others = (row.text for row in self._sheet.layout.page(segment.page).segments if row is not segment)
        return any(compact(name) in compact(text) and find_vat_ids(text) for text in others)

    def _is_imprint(self, segment: Segment, name: str, rows: Sequence[Span]) -> bool:
        """Whether a company's name begins the line or block in which the law makes a seller say who it is."""
        begins = LEGAL_FORM.search(name) is not None and segment.text.startswith(name)
        return begins and any(_IMPRINT.search(row.text.replace(name, "")) for row in rows)

    def _is_addressed(self, rows: Sequence[Span], *, followed: bool, contact: bool) -> bool:
        """Whether a block is one that letters are sent to: with a person to bring it to and no contacts of its own."""
        brought = any(ATTENTION.match(row.text) or PERSON.match(row.text) for row in rows[1:4])
        return bool(ADDRESSED.match(rows[0].text)) or (brought and followed and not contact)

    def _registered(self, page: PageLayout, segment: Segment) -> bool:
        """Whether a registration number stands behind the name in `segment`, or on the line below."""
        if is_registered(segment.text):
            return True
        below = [part for line in page.lines[segment.line + 1 : segment.line + 2] for part in line.segments[:1]]
        return any(is_registration(part.text) or self._rows.begins(part, frozenset({REGISTER})) for part in below)


def _imprints(segment: Segment) -> bool:
    """Whether a row begins with a name, parted from it the legal form, and with what else the law makes a company say
    of itself: "Pine France – Société anonyme au capital de ..."."""
    first, *parts = [part for part in SEPARATOR.split(segment.text) if part.strip()] or [""]
    formed = bool(parts) and LEGAL_FORM.match(parts[0]) is not None and not LEGAL_FORM.search(first)
    return formed and len(parts) + 1 >= _CELLS and _IMPRINT.search(segment.text) is not None


def _is_sender(segment: Segment, name: str) -> bool:
    """Whether a row is a name, and parted from it an address and the sender's own tax number, as in a company's
    imprint: "Ann Field · 52718340V · 5 Mill Lane, York"."""
    first, *parts = [part for part in SEPARATOR.split(segment.text) if part.strip()] or [""]
    if first.strip() != name or len(parts) + 1 < _CELLS or find_ibans(parts[0]):
        return False
    if _APART.match(segment.text.partition(name)[2]) is None:
        return False  # "Zone Nord, 40800 Oakville – VAT ..." begins with a place
    numbered = bool(find_vat_ids(segment.text)) or prints_national_id(segment.text)
    numbered = numbered or any(any(find_national_ids(part, alone=True)) for part in parts)
    return numbered and not any(map(ATTENTION.match, parts))


def _prints_a_number(text: str) -> bool:
    """Whether a tax number or an account stands in `text`."""
    return bool(find_vat_ids(text) or find_ibans(text)) or prints_national_id(text)


def _is_cell(page: PageLayout, segment: Segment) -> bool:
    """Whether a segment stands behind others in a row of several cells, some of them numbers or days, without heads:
    "4711 | 29 Jan | Depot Dubbo | Rep 14"."""
    cells = page.lines[segment.line].segments
    return (
        len(cells) >= _CELLS and segment is not cells[0] and sum(_DIGIT.search(c.text) is not None for c in cells) > 1
    )


def _lines_under(page: PageLayout, segment: Segment, rows: Sequence[Span]) -> Iterator[Span]:
    """The lines right under a letterhead line that are centred below it rather than aligned with it."""
    if len(rows) == 1:
        yield from map(whole, page.below(segment.box, 2.5))
