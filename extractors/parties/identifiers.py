"""VAT ids and tax numbers, bound to their owner by label, block and country."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.page import Segment, Span
from extractors.page.claims import claim
from extractors.page.names import cut_name, is_address
from extractors.page.roles import BUYER, SELLER, TAX_NUMBER, VAT
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing import (
    Identifier,
    find_ibans,
    find_national_ids,
    find_numbers,
    find_vat_ids,
    find_vkns,
    is_called,
    national_vat_id,
)
from extractors.parsing.characters import digits_of
from extractors.parsing.folding import compact
from extractors.parties.accounts import goes_on, propose_accounts
from extractors.parties.address.countries import country_code, country_named
from extractors.parties.of_others import is_of_another
from extractors.parties.parties import Parties
from extractors.parties.party import Party
from schemas import Claim
from schemas.grades import DOUBTED, FIRM, LIKELY, NAMED, PROVED, VAGUE
from schemas.regimes import regimes

_COUNTRY = 2  # letters
_UNDER = 2.2  # line heights from a party's address to its number
_EDGE = 0.5  # em: left edges of an address and of its number agree this well
_FOOT = 0.8  # of the height of a page: its foot begins
_VAT_ROLES = (VAT, "seller.vat_id", "buyer.vat_id")
# A VAT id or a tax number: in a country where one is the other, a label may say either.
_TAX_ROLES = (*_VAT_ROLES, TAX_NUMBER, "seller.tax_number", "buyer.tax_number")
_LETTERED = tuple(country for country, law in regimes().items() if law.vat_id and law.vat_id.bare)
_PREFIXED = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z]{2}\d|(?:AT|CH|CY|ES|FR|GB|IE)[A-Z])[0-9A-Z]{6,12}(?![A-Za-z0-9])"
)  # letters behind other countries' letters are the end of a label: "NIP5324054646"
_BEGUN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ 0-9A-Z]{0,12}$")  # a row ends inside a VAT id
_PARTED = re.compile(r"\s[·•|–—-]\s|[,;]\s")  # what stands beside a number on its row
_LETTERS = re.compile(r"[A-Z]{2}")  # within a number: no other kind of number has them
_BEHIND = VAGUE - 0.1  # of a number that only a label of tax numbers names, beside one that a label of VAT ids does
_OWN = PROVED  # the identifier stands in a party's own rows
_DIGITS = re.compile(r"(?<![\w.,])\d[\d .]{7,14}\d(?![\w,])")


class _Found(NamedTuple):
    """A VAT id with its words, its label (wording and role), and its words on the next row where it goes on there."""

    identifier: Identifier
    span: Span
    label: tuple[str, str] | None
    rest: tuple[Span, ...] = ()


def propose_identifiers(sheet: Sheet, parties: Parties) -> Iterator[Claim]:
    """Claims for the identifiers of seller and buyer and for the account to pay to."""
    yield from _vat_claims(sheet, parties)
    yield from _tax_numbers(sheet, parties)
    yield from propose_accounts(sheet, parties)


def _vat_claims(sheet: Sheet, parties: Parties) -> Iterator[Claim]:
    """The claims for VAT ids; what only a label of tax numbers names comes behind what one of VAT ids does."""
    claims = list(_owned(sheet, parties))
    named = {claim.term for claim, is_vat in claims if is_vat}
    for claimed, is_vat in claims:
        behind = claimed.label is not None and not is_vat and claimed.term in named
        yield claimed.model_copy(update={"score": min(claimed.score, _BEHIND)}) if behind else claimed


def _owned(sheet: Sheet, parties: Parties) -> Iterator[tuple[Claim, bool]]:
    """Claims for VAT ids by their owner, each with whether a label calls it one."""
    every = _without_parts(list(_vat_ids(sheet)))
    found = [one for one in every if not is_of_another(sheet, parties, one.span)]
    homes = _homes(sheet, parties, found)
    named_buyer = {
        identifier.value
        for identifier, _, label, _ in found
        if label and label[1] == "buyer.vat_id" and homes.get(identifier.value, BUYER) == BUYER
    }
    distinct = {one.identifier.value for one in every}
    for identifier, span, label, rest in found:
        owner, sure = _owner(sheet, parties, span, label, identifier.country)
        others = named_buyer - {identifier.value}
        if owner == BUYER and others and (label is None or label[1] == VAT):
            owner, sure = SELLER, NAMED
        if identifier.value in named_buyer and (label is None or label[1] == VAT):
            owner, sure = BUYER, NAMED
        home = owner if others and label is None else homes.get(identifier.value, owner)
        astray = home != owner
        owner = home
        if owner not in (SELLER, BUYER) or (label is None and sure < _OWN and not _tells_itself(identifier)):
            continue
        own = sure >= _OWN and identifier.checked and _certain(parties, owner)
        score = NAMED * sure if label or own else VAGUE * sure
        doubt = None
        if not identifier.checked and (not find_vat_ids(identifier.raw) or goes_on(span)):
            score = min(score, DOUBTED)
            doubt = f"{identifier.raw} does not have the form of a VAT identifier."
        if _is_mended(identifier):
            score = min(score, DOUBTED)
            doubt = doubt or f"{identifier.raw} was read as {identifier.value}, whose check digit fits."
        if astray and label is not None and label[1] != VAT:
            score = min(score, DOUBTED)
            doubt = doubt or f"{label[0]} calls {identifier.raw} another's, but it stands with the {owner}'s name."
        if owner == SELLER and len(distinct) == 1 and label and identifier.checked:
            score = max(score, LIKELY)
        wording = label[0] if label else f"{owner} block" if sure >= _OWN else None
        claimed = claim(f"{owner}.vat_id", identifier.value, identifier.raw, (span, *rest), score, wording, doubt)
        yield claimed, _label(sheet, span) is not None


def _without_parts(every: Sequence[_Found]) -> list[_Found]:
    """`every` without what nothing checks and is a part of a checked one of its country: "R123456789" beside
    "123456789 RT0001"."""
    checked = [(one.identifier.country, one.identifier.value) for one in every if one.identifier.checked]

    def is_part(identifier: Identifier) -> bool:
        digits = digits_of(identifier.value)
        return any(country == identifier.country and digits in value for country, value in checked)

    return [one for one in every if one.identifier.checked or not is_part(one.identifier)]


def _tells_itself(identifier: Identifier) -> bool:
    """Whether the form of an identifier says what it is: the letters of its country, or others within it."""
    return bool(find_vat_ids(identifier.raw)) or (identifier.checked and _LETTERS.search(identifier.raw) is not None)


def _is_mended(identifier: Identifier) -> bool:
    """Whether an identifier has another character than is printed: not only more in front, or less behind, or other
    letters for the country whose code is printed: "GR" for Greece."""
    value, printed = compact(identifier.value), compact(identifier.raw)
    if identifier.country and printed.startswith(compact(identifier.country)):
        value, printed = value[_COUNTRY:], printed[_COUNTRY:]
    return value not in printed and printed not in value


def _homes(sheet: Sheet, parties: Parties, found: list[_Found]) -> dict[str, str]:
    """The party in whose labelled section, with its address, a VAT id stands, by value: it outweighs every label."""
    rows = {
        (row.page, row.segment.index): section.role
        for section in parties.sections
        if section.role and any(is_address(row.text) for row in section.rows)
        for row in section.rows
    }
    homes: dict[str, set[str]] = defaultdict(set)
    for identifier, span, *_ in found:
        left = _before(sheet, span)
        places = [(span.page, part.index) for part in (span.segment, left) if part is not None]
        homes[identifier.value] |= {rows[place] for place in places if place in rows}
    return {value: next(iter(roles)) for value, roles in homes.items() if len(roles) == 1}


def _vat_ids(sheet: Sheet) -> Iterator[_Found]:
    """Every VAT id with its words and its label (wording, role); numbers without prefix only behind a VAT label."""
    named = _countries(sheet)
    lettered = [country for country in _LETTERED if country in named]
    for segment in sheet.layout.segments:
        if sum(character.isdigit() for character in segment.text) < 7:
            yield from _wrapped(sheet, segment)
            continue
        prefixed = find_vat_ids(segment.text)
        ibans = [i.span for i in find_ibans(segment.text)]
        for identifier in prefixed:
            if any(a <= identifier.span[0] < b for a, b in ibans):
                continue
            span = span_at(segment, *identifier.span)
            label = _label(sheet, span) or (_tax_label(sheet, span) if identifier.checked else None)
            if label is not None or identifier.checked:
                yield _Found(identifier, span, label)
        if not prefixed:
            national = _national(sheet, segment, lettered)
            bare = [*national, *_wrapped(sheet, segment)] or list(_bare(sheet, segment, lettered))
            yield from bare or _malformed(sheet, segment)


def _national(sheet: Sheet, segment: Segment, lettered: Sequence[str]) -> Iterator[_Found]:
    """Numbers without a country's letters behind a label of that country, as printed; some tell by their form."""
    told = []
    for identifier, words in find_national_ids(segment.text):
        span = span_at(segment, *identifier.span)
        named = _label(sheet, span, _TAX_ROLES)
        if named is None or not words.search(named[0]):
            own = is_called(identifier, segment.text, words)
            named = (own, VAT) if own is not None else named
        wording, role = named or ("", "")
        if words.search(wording) and not (role in _VAT_ROLES and identifier.country in lettered):
            told.append(_Found(identifier, span, (wording, role.replace(TAX_NUMBER, VAT))))
    if told:  # of two numbers of a row the one right behind the label
        yield next((one for one in told if _is_right_behind(one)), told[0])
        return
    for identifier, _ in find_national_ids(segment.text, alone=True):
        if identifier.raw in _PARTED.split(segment.text) or _LETTERS.search(identifier.raw):
            yield _Found(identifier, span_at(segment, *identifier.span), None)


def _is_right_behind(found: _Found) -> bool:
    """Whether a number stands right behind its label in its row."""
    before = compact(" ".join(word.text for word in found.span.segment.words[: found.span.start]))
    return found.label is not None and before.endswith(compact(found.label[0]))


def _wrapped(sheet: Sheet, segment: Segment) -> Iterator[_Found]:
    """A VAT id that begins at the end of a row and goes on in the next one of its block."""
    begun = _BEGUN.search(segment.text)
    following = sheet.layout.page(segment.page).block_of(segment).rows
    after = next((row for row in following if row.line > segment.line), None)
    if begun is None or after is None:
        return
    for identifier in find_vat_ids(f"{segment.text}{after.text}"):
        start, stop = identifier.span
        if identifier.checked and start < len(segment.text) < stop:
            span = span_at(segment, start, len(segment.text))
            label = _label(sheet, span)
            if label is not None:
                yield _Found(identifier, span, label, (span_at(after, 0, stop - len(segment.text)),))


def _bare(sheet: Sheet, segment: Segment, lettered: Sequence[str]) -> Iterator[_Found]:
    for identifier in find_vkns(segment.text):
        span = span_at(segment, *identifier.span)
        label = _label(sheet, span)
        if label is not None:
            yield _Found(identifier, span, label)
    for match in _DIGITS.finditer(segment.text):
        span = span_at(segment, *match.span())
        label = _label(sheet, span)
        if label is None:
            continue
        digits = digits_of(match[0])
        for country in lettered:
            value = national_vat_id(digits, country)
            if value is not None:
                yield _Found(Identifier(value, match[0], match.span(), "vat", country, checked=True), span, label)


def _malformed(sheet: Sheet, segment: Segment) -> Iterator[_Found]:
    """What a VAT label names, and no label of its own row ("Ref:"), with letters but in no form: kept, in doubt."""
    for match in _PREFIXED.finditer(segment.text):
        span, before = span_at(segment, *match.span()), segment.text[: match.start()].rstrip()
        label = _label(sheet, span)
        if label is not None and (not before.endswith(":") or compact(label[0]) in compact(before)):
            yield _Found(Identifier(match[0], match[0], match.span(), "vat", match[0][:2], checked=False), span, label)


def _countries(sheet: Sheet) -> frozenset[str]:
    return frozenset(
        code
        for segment in sheet.layout.segments
        for part in segment.text.split(",")
        if 1 < len(part) < 30 and (code := country_code(part.strip(" ."))) is not None
    )


def _label(sheet: Sheet, span: Span, roles: Sequence[str] = _VAT_ROLES) -> tuple[str, str] | None:
    """The wording of the label that gives a number one of `roles`, and that role: the first in their order."""
    for naming in sheet.name(span)[:2]:
        for role in roles:
            if role in naming.mark.roles:
                return naming.wording, role
    return None


def _tax_label(sheet: Sheet, span: Span) -> tuple[str, str] | None:
    """The wording of the label that calls a VAT id, or what is one in its country, a tax number ("CIF"), and the role
    that it has as a VAT id."""
    told = _label(sheet, span, _TAX_ROLES)
    return None if told is None else (told[0], told[1].replace(TAX_NUMBER, VAT))


def _owner(
    sheet: Sheet, parties: Parties, span: Span, label: tuple[str, str] | None, country: str | None
) -> tuple[str, float]:
    """Whose identifier it is, and how surely: its label, its block, its place on the page."""
    if label is not None and label[1] != VAT:
        return label[1].split(".")[0], 1.0
    holding = [(p, role) for p, role in _owners(parties) if any(row.segment is span.segment for row in p.rows)]
    if holding:  # a letterhead and the address below it may be one block: whose name stands nearest above
        return max(holding, key=lambda one: _is_above(one[0], span))[1], 1.0
    if parties.sellers and compact(parties.sellers[0].name) in compact(span.segment.text):
        return SELLER, 1.0
    beside = _same_block(sheet, span, parties) or _in_form(sheet, span, parties)
    if beside is not None:
        return beside, PROVED
    page = sheet.layout.page(span.page)
    over = next((row for row in page.above(span.segment.box, _UNDER)[:1] if span.start), None)
    for party, role in _owners(parties):
        if over is not None and _starts_under(over, span.segment) and any(row.segment is over for row in party.rows):
            return role, FIRM
    foot = span.box.middle > _FOOT * page.height
    buyer = parties.buyers[0] if parties.buyers else None
    if (
        buyer is not None
        and not foot
        and country is not None
        and country_named(row.text for row in buyer.rows) == country != _country_of_seller(parties)
    ):
        return BUYER, VAGUE
    return SELLER, PROVED if foot else FIRM


def _is_above(party: Party, span: Span) -> tuple[bool, int]:
    """Whether the name of a party stands on the page of an identifier and not below it, and on which line."""
    name = party.span
    line = name.segment.line
    return (True, line) if name.page == span.page and line <= span.segment.line else (False, -line)


def _starts_under(over: Segment, under: Segment) -> bool:
    return abs(over.box.x0 - under.box.x0) < _EDGE * max(under.size, 1.0)


def _owners(parties: Parties) -> Iterator[tuple[Party, str]]:
    for third in parties.third:
        yield third, "third"
    if parties.sellers:
        yield parties.sellers[0], SELLER
    if parties.buyers:
        yield parties.buyers[0], BUYER


def _same_block(sheet: Sheet, span: Span, parties: Parties) -> str | None:
    """The party whose rows share a block, or a form, with the identifier's label or words, or whose name begins a row
    of that block: a label elsewhere may have named it."""
    page = sheet.layout.page(span.page)
    block = page.block_of(span.segment)
    left = _before(sheet, span)
    own = {id(row) for row in block.rows} | ({id(r) for r in page.block_of(left).rows} if left else set())
    for party, role in _owners(parties):
        if role != "third" and any(id(row.segment) in own for row in party.rows):
            return role
    above = {compact(cut_name(row.text)) for row in block.rows}
    return next((role for party, role in _owners(parties) if role != "third" and compact(party.name) in above), None)


def _in_form(sheet: Sheet, span: Span, parties: Parties) -> str | None:
    """The party whose name stands behind its heading in the cell on the left of an identifier: in a form, a row tells
    of one."""
    left = next(sheet.layout.page(span.page).lefts(span.segment), None)
    told = ((party.span, role) for party, role in _owners(parties) if role != "third")
    return next((role for name, role in told if name.start and name.segment is left), None)


def _before(sheet: Sheet, span: Span) -> Segment | None:
    """The cell on the left of an identifier, unless its own cell begins with a label: that one tells whose it is."""
    return None if span.start else next(sheet.layout.page(span.page).lefts(span.segment), None)


def _country_of_seller(parties: Parties) -> str | None:
    return country_named(row.text for row in parties.sellers[0].rows) if parties.sellers else None


def _tax_numbers(sheet: Sheet, parties: Parties) -> Iterator[Claim]:
    """The labelled tax numbers. The only one, on a row of its own below the account to pay, is the seller's where no
    VAT id of the seller is printed, which law takes in its place; elsewhere it may be a client's."""
    spans = [
        (one, span_at(segment, *one.span))
        for segment in sheet.layout.segments
        for one in find_numbers(segment.text, "stnr")
    ]
    told = [(one, span, n) for one, span in spans for n in sheet.name(span)[:1] if TAX_NUMBER in n.mark.roles]
    alone = len({one.value for one, *_ in told}) == 1 and not _prints_vat_id(sheet, parties)
    for identifier, span, naming in told:
        owner, sure = _owner(sheet, parties, span, None, "DE")
        if owner != "third":
            own = alone and owner == SELLER and _is_imprint(sheet, span)
            score = max(NAMED * sure, LIKELY) if own else NAMED * sure
            yield claim(f"{owner}.tax_number", identifier.value, identifier.raw, span, score, naming.wording)


def _prints_vat_id(sheet: Sheet, parties: Parties) -> bool:
    """Whether a VAT id of the seller is printed."""
    found = ((span, label, one.country) for one, span, label, _ in _vat_ids(sheet))
    return any(_owner(sheet, parties, span, label, country)[0] == SELLER for span, label, country in found)


def _is_imprint(sheet: Sheet, span: Span) -> bool:
    """Whether a number stands alone with its label on a row below the account to pay."""
    page = sheet.layout.page(span.page)
    labels = [mark for mark in sheet.marks_in(span.segment) if (mark.start, mark.stop) == (0, span.start)]
    cells = page.lines[span.segment.line].segments
    alone = len(cells) == 1 and bool(labels) and span.stop == len(span.segment.words)
    return alone and any(find_ibans(one.text) and one.box.top < span.box.top for one in page.segments)


def _certain(parties: Parties, owner: str) -> bool:
    """Whether it is certain who the party is whose rows hold an identifier without a label."""
    found = parties.sellers if owner == SELLER else parties.buyers
    return bool(found) and found[0].score >= FIRM
