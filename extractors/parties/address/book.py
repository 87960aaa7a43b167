"""Where the addresses of names stand: under or behind a name, in its own block or wherever else the name is printed;
and which address goes with the name that was chosen in the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractors.languages import spoken
from extractors.page import PageLayout, Segment, Span
from extractors.page.labels import NEARLY_ALL
from extractors.page.names import CONTACT, LEGAL_FORM
from extractors.page.roles import SELLER, THIRD
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.parsing import find_ibans
from extractors.parsing.folding import compact
from extractors.parties.address.parts import propose_address
from extractors.parties.address.postal import is_street, may_be_street
from extractors.parties.form_labels import part_named
from extractors.parties.sections import Section
from schemas import Box, Claim, Layer
from schemas.grades import DOUBTED, NAMED

_HIGHEST = NAMED  # of the score of a name for its address
_DOUBTFUL = 0.6
_GAP = 1.5  # line heights between two rows of an address at most
_WIDER = 2.2  # and between a name and the row under it
_EDGE = 0.7  # em: edges or middles of the rows of one address agree this well
_MOST_ROWS = 10
_WHOLE = (True, 4)  # street, post code, city and country
_BANK = re.compile(rf"(?i)\b(?:{spoken('bank')})\b")
_HEAD = 0.35  # share of the page's height in which the letterhead stands
_OWN, _SUPPOSED = NAMED, DOUBTED  # of the score of the name: the contacts are the seller's by their domain, or may be
_DOMAIN = re.compile(r"(?i)(?:@|www\.|https?://(?:www\.)?)([\w-]+)\.")
_SHORTEST = 4  # letters of a name that is looked for elsewhere
_BESIDE = 0.45  # of the page's width: how far from its label the value of a form may stand


class Home(NamedTuple):
    """A place where a party's name stands, with the rows that may hold its address."""

    role: str
    name: str
    rows: tuple[Span, ...]


class AddressBook:
    """The addresses of the names on the pages of a document.

    The scores of the claims are shares of that of the name.
    """

    def __init__(self, sheet: Sheet, homes: Sequence[Home], sections: Sequence[Section]) -> None:
        self._sheet = sheet
        self._homes = homes
        self._sections = sections
        self._known: dict[tuple[str, str], tuple[Claim, ...]] = {}

    def of(self, role: str, name: str) -> tuple[Claim, ...]:
        """The address of `name` in its `role`: of several places the one that tells most; () where none is printed.

        The party's own block comes first; where it lacks a part the name is looked for elsewhere.
        """
        key = (role, compact(name))
        if key not in self._known:
            self._known[key] = self._find(*key)
        return self._known[key]

    def _find(self, role: str, name: str) -> tuple[Claim, ...]:
        own = [home for home in self._homes if home.role == role]
        exact = [home for home in own if compact(home.name) == name]
        nearly = [home for home in own if compact(home.name) in name or name in compact(home.name)]
        best = max((self._told(role, tuple(self._home(home))) for home in exact or nearly), key=_fullness, default=())
        if _fullness(best) == _WHOLE or len(name) < _SHORTEST:
            return best
        found = [best, *(self._told(role, rows) for rows in self._elsewhere(name))]
        fullest = max(found, key=_fullness)
        if not fullest and role == SELLER:
            return self._nameless(name)
        return _with_country(fullest, found)

    def _nameless(self, name: str) -> tuple[Claim, ...]:
        """The one address in the head of the first page that stands under no name, with the seller's contacts."""
        page = self._sheet.layout.pages[0]
        taken = {row.segment for section in self._sections for row in section.rows}
        taken |= {row.segment for home in self._homes for row in home.rows if home.role != SELLER}
        found: dict[object, tuple[Claim, ...]] = {}
        for block in page.blocks:
            rows = tuple(map(whole, block.rows))
            if block.box.top > _HEAD * page.height or not is_street(rows[0].text):
                continue
            contacts = [row.text for row in rows if CONTACT.search(row.text)]
            claims = self._told(SELLER, rows)
            if not contacts or not _fullness(claims)[0]:
                continue
            if any(row.segment in taken for row in rows):
                continue
            share = _OWN if any(_is_of(text, name) for text in contacts) else _SUPPOSED
            code = next((claim.value for claim in claims if _part(claim) == "post_code"), None)
            found[code] = tuple(c.model_copy(update={"score": min(c.score, share)}) for c in claims)
        return next(iter(found.values())) if len(found) == 1 else ()

    def _told(self, role: str, rows: Sequence[Span]) -> tuple[Claim, ...]:
        return tuple(propose_address(role, tuple(self._with_values(rows)), 1.0))

    def _home(self, home: Home) -> Iterator[Span]:
        """The rows of a home up to a bank, or where the name stands again: "Name - City" under a letterhead."""
        name = compact(home.name)
        return takewhile(lambda row: not compact(row.text).startswith(name) and not _is_bank(row.text), home.rows)

    def _with_values(self, rows: Sequence[Span]) -> Iterator[Span]:
        """The rows with the cell behind each label of a form, without what other labels say."""
        seen = {row.segment for row in rows}
        for row in rows:
            page = self._sheet.layout.page(row.page)
            if part_named(row.text) is None:
                if not self._is_label(row):
                    yield row
                continue
            yield row
            right = next(page.rights(row.segment), None)
            if right is None or right in seen or self._headed(right):
                continue
            if right.box.x0 - row.box.x1 < _BESIDE * page.width:
                yield whole(right)

    def _is_label(self, row: Span) -> bool:
        """Whether a row is a label that names no part of an address, with nothing behind it."""
        marks = self._sheet.marks_in(row.segment)
        return any(mark.cover > NEARLY_ALL and mark.start >= row.start for mark in marks) and row.text[-1:] == ":"

    def _headed(self, row: Segment) -> bool:
        """Whether a cell begins with a label: it is no value of another one."""
        return any(mark.start == 0 and ":" in row.words[mark.stop - 1].text for mark in self._sheet.marks_in(row))

    def _elsewhere(self, name: str) -> Iterator[tuple[Span, ...]]:
        """The rows behind and under the name wherever it is printed, except where something is delivered."""
        apart = {row.segment for section in self._sections if section.role == THIRD for row in section.rows}
        for page in self._sheet.layout.pages:
            for segment in page.segments:
                if segment in apart:
                    continue
                found = _named(name, segment) or self._in_two_rows(page, segment, name)
                if found is None:
                    continue
                own = found.segment
                rest = [Span(own, found.stop, len(own.words))] if found.stop < len(own.words) else []
                yield (*rest, *self._under(page, found, name))

    def _in_two_rows(self, page: PageLayout, segment: Segment, name: str) -> Span | None:
        """The second row of a name that begins in `segment`."""
        first = compact(segment.text)
        if len(first) < _SHORTEST or not name.startswith(first):
            return None
        row = next(self._column(page, whole(segment)), None)
        found = None if row is None else _named(name[len(first) :], row)
        return found if found is not None and found.start == 0 else None

    def _under(self, page: PageLayout, name: Span, key: str) -> Iterator[Span]:
        """The rows under a name up to those that begin something else."""
        others = {compact(home.name) for home in self._homes if LEGAL_FORM.search(home.name)} - {key}
        for row in self._column(page, name):
            text = compact(row.text)
            labelled = any(mark.start == 0 for mark in self._sheet.marks_in(row)) and part_named(row.text) is None
            if text.startswith(key) or text in others or _is_bank(row.text):
                return
            if not labelled or may_be_street(row.text):
                yield whole(row)
            elif find_ibans(row.text) or not any(map(str.isdigit, row.text)):
                return

    def _column(self, page: PageLayout, name: Span) -> Iterator[Segment]:
        """The rows that stand in one column with a name and under it, whatever stands beside them."""
        boxes, bottom, reach = [name.segment.box, name.box], name.box.bottom, _WIDER
        size = name.segment.size
        for line in page.lines[name.segment.line + 1 : name.segment.line + 4 * _MOST_ROWS]:
            most = reach * max(size, page.body)
            if line.box.top - bottom > most:
                return
            aligned = (s for s in line.segments if any(_aligned(box, s.box, s.size) for box in boxes))
            ragged = (s for s in line.segments if any(_overlapping(box, s.box) for box in boxes))
            row = next(aligned, None) or next(ragged, None)
            if row is not None and row.box.top - bottom > most:
                return
            if row is not None:
                yield row
                boxes, bottom, size, reach = [row.box], row.box.bottom, row.size, _GAP


def _is_of(contact: str, name: str) -> bool:
    """Whether a web or mail address holds the name, or as much of it as fits into a domain."""
    domains = (compact(match[1]) for match in _DOMAIN.finditer(contact))
    return any(len(domain) >= _SHORTEST and (domain in name or name in domain) for domain in domains)


def _fullness(claims: Sequence[Claim]) -> tuple[bool, int]:
    parts = {_part(claim) for claim in claims}
    return {"street", "city"} <= parts, len(parts)


def _part(claim: Claim) -> str:
    return claim.term.rpartition(".")[2]


def _with_country(best: tuple[Claim, ...], found: Sequence[tuple[Claim, ...]]) -> tuple[Claim, ...]:
    """The address with the country that another place prints for the same post code."""
    if any(_part(claim) == "country" for claim in best):
        return best
    codes = {claim.value for claim in best if _part(claim) == "post_code"}
    same = (claims for claims in found if any(_part(c) == "post_code" and c.value in codes for c in claims))
    country = next((claim for claims in same for claim in claims if _part(claim) == "country"), None)
    return best if country is None else (*best, country)


def _is_bank(text: str) -> bool:
    """Whether a row names a bank: what stands under it is the bank's address."""
    return bool(_BANK.search(text)) and bool(LEGAL_FORM.search(text) or not may_be_street(text))


def _aligned(one: Box, other: Box, size: float) -> bool:
    gaps = (one.x0 - other.x0, one.centre - other.centre, one.x1 - other.x1)
    return any(abs(gap) < _EDGE * max(size, 1.0) for gap in gaps)


def _overlapping(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > min(one.width, other.width) / 2


def _named(name: str, segment: Segment) -> Span | None:
    """Where the segment holds `name` in whole words, or None."""
    if name not in compact(segment.text):
        return None
    parts = [compact(word.text) for word in segment.words]
    for start in range(len(parts)):
        joined = ""
        for stop in range(start, len(parts)):
            joined += parts[stop]
            if joined == name:
                return Span(segment, start, stop + 1)
            if not name.startswith(joined):
                break
    return None


def follow_names(chosen: Mapping[str, Claim], proposed: Sequence[Claim], book: AddressBook) -> dict[str, Claim]:
    """`chosen` with each address as sure as the name it stands under; doubtful where another name was chosen.

    `proposed` are the rules' own claims, in which a role's first name is the one whose address was read. The address of
    the name that was chosen takes its place, where `book` has one. One address for two names is doubtful.
    """
    followed = dict(chosen)
    for role in ("seller", "buyer"):
        own = next((told for told in proposed if told.term == f"{role}.name"), None)
        name = chosen.get(f"{role}.name")
        read = {
            term: found
            for term, found in chosen.items()
            if own is not None and term.startswith(f"{role}.address.") and found.layer is Layer.RULES
        }
        if name is not None and (own is None or not _same(str(own.value), str(name.value))):
            other = book.of(role, str(name.value))
            if other or (own is not None and _is_other_party(own, role, chosen)):
                followed = {term: found for term, found in followed.items() if term not in read}
                followed |= {part.term: _shared(part, name) for part in other}
                continue
        followed |= {term: _following(found, own, name) for term, found in read.items() if own is not None}
    return followed | dict(_of_both(followed))


def _is_other_party(own: Claim, role: str, chosen: Mapping[str, Claim]) -> bool:
    """Whether the name an address was read under is that of the other party."""
    other = chosen.get("buyer.name" if role == "seller" else "seller.name")
    return other is not None and _same(str(own.value), str(other.value))


def _of_both(chosen: Mapping[str, Claim]) -> Iterator[tuple[str, Claim]]:
    """The parts of an address that seller and buyer, by different names, would share: whose it is, is not certain."""
    alike = ("street", "post_code")
    pairs = [[chosen.get(f"{role}.address.{part}") for role in ("seller", "buyer")] for part in alike]
    names = [chosen.get(f"{role}.name") for role in ("seller", "buyer")]
    if any(s is None or b is None or not _same(str(s.value), str(b.value)) for s, b in pairs):
        return
    if None not in names and len({str(name.value) for name in names if name is not None}) == 1:
        return
    for term, found in chosen.items():
        if ".address." in term and found.layer is Layer.RULES and term.startswith(("seller.", "buyer.")):
            doubt = "The same address was read for seller and buyer."
            yield (
                term,
                found.model_copy(update={"doubt": found.doubt or doubt, "score": min(found.score, _DOUBTFUL)}),
            )


def _shared(part: Claim, name: Claim) -> Claim:
    return part.model_copy(update={"score": round(min(_HIGHEST, name.certainty) * part.score, 3)})


def _following(claim: Claim, own: Claim, name: Claim | None) -> Claim:
    if name is None or not _same(str(own.value), str(name.value)):
        doubt = f"It stands under {own.raw}, which is not the name that was chosen."
        return claim.model_copy(update={"doubt": claim.doubt or doubt, "score": min(claim.score, _DOUBTFUL)})
    share = claim.score / min(own.certainty, _HIGHEST) if own.certainty else 1.0
    score = min(_HIGHEST, name.certainty) * min(share, 1.0)
    return claim.model_copy(update={"score": round(max(claim.score, score), 3)})


def _same(one: str, other: str) -> bool:
    ours, theirs = compact(one), compact(other)
    return ours in theirs or theirs in ours
