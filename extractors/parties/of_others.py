"""Numbers of somebody whom the block of a party names as well: its agent, its tax representative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import spoken
from extractors.meanings import match_label
from extractors.page import Segment, Span
from extractors.page.names import CARE_OF, LEGAL_FORM, cut_name, is_address, is_name
from extractors.page.roles import BUYER, SELLER
from extractors.page.sheet import Sheet
from extractors.parsing import find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.address.countries import country_code
from extractors.parties.agents import last_sentence
from extractors.parties.form_labels import part_before, value_of
from extractors.parties.parties import Parties

_PARTIES = frozenset({SELLER, BUYER})
_ROWS = 6  # of a sentence at most
_REACH = 600  # characters of one at most
# "Your wholesaler is Ash plc": more than the name of a company or bank behind the word.
_THEIRS = re.compile(rf"(?i)(?:{spoken('their')})\s[^\W\d]+\s(?-i:[a-zß-ÿ]+)\s(?-i:[^\W\d_a-zß-ÿ])[^:]*$")
_NUMBER = re.compile(r"\d[\d .]{7,14}\d")


def is_of_another(sheet: Sheet, parties: Parties, span: Span) -> bool:
    """Whether the row of an identifier, or the one above it, says before a colon what somebody else is to the party, in
    a block that prints another one: "Through: Agent Pine, GSTIN ...", "Representative: Oak B.V." over its number; not
    where it heads a party, or names one: "Customer: Oak Ltd, VAT No ...". Or whether it is the number of a company in
    whose care the party is: "c/o Ash Agency Ltd, VAT No ..."."""
    segment = span.segment
    rows = sheet.layout.page(span.page).block_of(segment).rows
    at = rows.index(segment)
    before = " ".join(word.text for word in segment.words[: span.start])
    kept = CARE_OF.match(before)
    if at and kept is not None and LEGAL_FORM.search(before):
        return not _names_a_party(parties, before[kept.end() :])
    if _is_told_of_another(sheet, parties, span, rows[:at], before):
        return True
    if not any(find_vat_ids(row.text) for row in (*rows[: max(at - 1, 0)], *rows[at + 2 :])):
        return False
    own = value_of(segment.text)
    if own is not None:
        told = part_before(segment.text) is None and len(before) > own and _begins_with_name(before[own:])
        return told and not _is_of_a_party(sheet, parties, segment, before[own:].partition(",")[0])
    above = rows[at - 1] if at else segment
    start = None if _NUMBER.search(above.text) else value_of(above.text)
    told = start is not None and LEGAL_FORM.search(above.text[start:]) is not None
    return told and not _is_of_a_party(sheet, parties, above, above.text[start:])


def _is_told_of_another(sheet: Sheet, parties: Parties, span: Span, above: Sequence[Segment], before: str) -> bool:
    """Whether the sentence that an identifier ends names neither party and says whose it is, where another one is left
    for the seller: "Your supplier is Ash plc, VAT No ..."; or before a colon for what country, where another one stands
    in the seller's own block: "Fiscal representation in Portugal: NIF PT..."."""
    sentence = last_sentence(" ".join([*(row.text for row in above[-_ROWS:]), before])[-_REACH:])
    known = [compact(party.name) for party in (*parties.sellers[:1], *parties.buyers[:1])]
    if any(name in compact(sentence) for name in known):
        return False
    if _THEIRS.match(sentence.partition(",")[0]) and LEGAL_FORM.search(sentence):
        return _leaves_another(sheet, parties, span)
    start = value_of(sentence)
    if start is None or match_label(sentence[:start]) is not None or not _names_a_country(sentence[:start]):
        return False
    own = {id(row.segment) for party in parties.sellers[:1] for row in party.rows}
    return any(id(one.span.segment) in own for one in sheet.candidates["vat"]) and id(span.segment) not in own


def _leaves_another(sheet: Sheet, parties: Parties, span: Span) -> bool:
    """Whether another VAT identifier is printed, and not among the rows of the buyer."""
    buyers = {id(row.segment) for party in parties.buyers[:1] for row in party.rows}
    own = next((compact(one.raw) for one in sheet.candidates["vat"] if one.span.segment is span.segment), "")
    return any(compact(o.raw) != own and id(o.span.segment) not in buyers for o in sheet.candidates["vat"])


def _names_a_country(text: str) -> bool:
    return any(country_code(word.strip(" :,")) is not None for word in text.split())


def _begins_with_name(text: str) -> bool:
    """Whether a name stands in front of a comma in `text`, before the label of a number."""
    name, comma, _ = text.partition(",")
    return bool(comma) and len(name.split()) > 1 and is_name(cut_name(name)) and not is_address(name)


def _is_of_a_party(sheet: Sheet, parties: Parties, row: Segment, name: str) -> bool:
    """Whether a `row` begins with a heading of seller or buyer, or its `name` is that of one."""
    heads = any(mark.start == 0 and _PARTIES & mark.roles.keys() for mark in sheet.marks_in(row))
    return heads or _names_a_party(parties, name)


def _names_a_party(parties: Parties, name: str) -> bool:
    known = {compact(party.name) for party in (*parties.sellers[:1], *parties.buyers[:1])}
    return compact(cut_name(name)) in known
