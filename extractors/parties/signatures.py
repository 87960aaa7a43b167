"""Who signs a letter: the names under the words that close it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import spoken
from extractors.page import Layout, PageLayout, Segment
from extractors.page.names import LEGAL_FORM, is_address, tokens
from extractors.page.roles import SELLER
from extractors.page.spans import whole
from extractors.parties.party import BY_PLACE, SIGNATURE, Party
from extractors.parties.rows import Rows
from extractors.parties.witnesses import Witnessing, sender_line

_CLOSING = re.compile(rf"(?i)\W*(?:{spoken('closing')})\b[^\d:]*")
_ROWS = 4  # under the closing words: a signature, the name, what the person is, the company
_LONGEST = 8  # words of a row that closes a letter
_LINKS = 3  # letters of small words in names
_LEAST = 2  # words of a person's name
_SCORE, _FORMED = 0.5, 0.6  # of who signs: the letterhead may be a picture, and its company another name


def signatures(layout: Layout, rows: Rows) -> Iterator[Party]:
    """Who signs, for each letter that is closed: the company or whoever has the address under the name, else the person
    by the fullest name."""
    for page in layout.pages:
        for segment in page.segments:
            if len(segment.words) <= _LONGEST and _CLOSING.fullmatch(segment.text):
                yield from _signed(page, segment, rows)


def houses(sellers: Sequence[Party], witnessing: Witnessing) -> Iterator[str]:
    """What begins a row of the letterhead with an address behind it, and bears no form, where a letter names nobody
    else but who signs it: "Pine Cottage, 5 Mill Lane, York YO1 7PR" is where that person lives."""
    for party in sellers if any(one.label == SIGNATURE for one in sellers) else ():
        known = witnessing.in_domain(party.name) or witnessing.repeated(party.name) or LEGAL_FORM.search(party.name)
        if party.label in BY_PLACE and not known and sender_line(party.span.segment.text, party.name):
            yield party.name


def _signed(page: PageLayout, closing: Segment, rows: Rows) -> Iterator[Party]:
    under = [line.segments[0] for line in page.lines[closing.line + 1 : closing.line + 1 + _ROWS]]
    alone = (row for row in under if len(page.lines[row.line].segments) == 1)
    named = ((row, *one) for row in alone if (one := rows.name_in(whole(row))) is not None)
    found = [one for one in named if len(one[1].split()) >= _LEAST]
    if not found:
        return
    row, name, words = max(found, key=lambda one: _worth(page, one[0], one[1]))
    score = _FORMED if _is_formed(name) or _has_address(page, row) else _SCORE
    yield Party(SELLER, name, words, tuple(whole(one) for one in under if one.line >= row.line), score, SIGNATURE)


def _worth(page: PageLayout, row: Segment, name: str) -> tuple[bool, bool, bool, int]:
    """How much speaks for a name that stands among those of a signature: most for a company's, least for what a person
    does ("translator from German")."""
    named = all(word[0].isupper() or len(word) <= _LINKS for word in name.split())
    return _is_formed(name), _has_address(page, row), named, len(tokens(name))


def _is_formed(name: str) -> bool:
    return LEGAL_FORM.search(name) is not None


def _has_address(page: PageLayout, row: Segment) -> bool:
    """Whether an address stands right under a row."""
    return any(is_address(part.text) for line in page.lines[row.line + 1 : row.line + 2] for part in line.segments[:1])
