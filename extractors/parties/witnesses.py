"""What vouches for a party's name beside its place: legal form, identifiers, domain, address, repetition.

Which combinations are enough is measured on documents of unseen layouts: one that names a wrong party there, or takes
a wrong extent of the name, stays below the gate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.page import Span
from extractors.page.names import (
    CONTACT,
    LEGAL_FORM,
    PREFIX,
    cut_name,
    holds_address,
    is_address,
    is_department,
    is_name,
    tokens,
)
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans, find_vat_ids
from extractors.parsing.folding import compact
from schemas.grades import ALONE, LIKELY

_DOMAIN = re.compile(
    r"(?i)(?:@|www\.|https?://(?:www\.)?)([\w-]+(?:\.[\w-]+)*)\.[a-z]{2,14}\b|"
    r"\b([\w-]{3,})\.(?:com|net|org|de|fr|nl|it|es|eu|co\.uk|com\.tr|io)\b"
)
_ARTICLE = 4  # letters of a word that calls a brand one
_TOKEN = 4  # letters: shorter words stand in domains by chance
SEPARATOR = re.compile(r"\s+[-–—·•|]\s+|,\s+|\s*[|·•]\s*")
_CLEAR = LIKELY  # witnesses alone
_MARGIN = 0.05  # another candidate this close is a rival
MOST = ALONE  # without enough witnesses
_IDENTIFIED = 0.06  # of the score of a name without legal form, whose block has a tax number or account
_UNBOUNDED = 0.15  # of one under which stands what may be the rest of it, or a name of its own
_PERSON = 0.5  # a name beside a heading that may be that of a salesman: "Vendeur: Élodie Castelnaud"


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What speaks for a name: its legal form, words only, all of it or a part in a domain, identifiers or contacts in
    its rows, an address right under it, whether it stands elsewhere too, whether the end of the name is clear, and
    whether it is the first thing on the page."""

    formed: bool
    worded: bool
    in_domain: bool
    is_domain: bool
    identified: bool
    contact: bool
    address: bool
    repeated: bool
    bounded: bool
    first: bool


class Witnessing:
    """Finds the witnesses for names in one document."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @cached_property
    def domains(self) -> frozenset[str]:
        """The names of the web and mail domains on the pages, folded."""
        return frozenset(_domains(self._sheet))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(compact(segment.text) for segment in self._sheet.layout.segments)

    def of(self, name: str, first: Span, rows: Sequence[Span]) -> Witnesses:
        """The witnesses for `name`, which begins at `first`, among `rows`: what stands under it in its block."""
        below = [row for row in rows if row.segment.line > first.segment.line]
        unexplained = next(_between(below), None)
        formed = bool(LEGAL_FORM.search(name))
        return Witnesses(
            formed=formed,
            worded=not any(character.isdigit() for character in name),
            in_domain=self.in_domain(name),
            is_domain=self._is_domain(name),
            identified=any(find_vat_ids(row.text) or find_ibans(row.text) for row in rows),
            contact=any(CONTACT.search(row.text) for row in below),
            address=sender_line(first.segment.text, name) or any(holds_address(row.text) for row in below[:4]),
            repeated=self.repeated(name),
            bounded=formed or unexplained is None,
            first=first.segment.index == 0 and first.page == 1,
        )

    def in_domain(self, name: str) -> bool:
        """Whether a word of `name` stands in a domain."""
        return any(token in domain for token in tokens(name) if len(token) >= _TOKEN for domain in self.domains)

    def _is_domain(self, name: str) -> bool:
        """Whether all words of `name` stand in one domain."""
        own = [token for token in tokens(name) if len(token) >= _TOKEN]
        return bool(own) and any(all(token in domain for token in own) for domain in self.domains)

    def bears(self, sentence: str) -> bool:
        """Whether what begins `sentence`, less at most two short words ("is a", "ist eine"), is a text of its own."""
        words = sentence.split()
        cuts = [
            words[: len(words) - cut] for cut in range(3) if all(len(w) <= _ARTICLE for w in words[len(words) - cut :])
        ]
        return any(len(own := compact(" ".join(cut))) >= _TOKEN and own in self._texts for cut in cuts)

    def printed(self, name: str) -> bool:
        """Whether `name`, which goes over two rows in one place, stands in one segment elsewhere."""
        wanted = compact(name)
        return any(wanted in text for text in self._texts)

    def repeated(self, name: str) -> bool:
        """Whether `name` stands in more than one segment."""
        wanted = compact(name)
        return sum(wanted in text for text in self._texts) > 1


def letterhead_score(seen: Witnesses, score: float, margin: float) -> float:
    """The score a seller without a label has earned; `margin` is its distance to the next candidate."""
    own_block = seen.formed and seen.address and (seen.repeated or (seen.identified and seen.contact))
    known = seen.bounded and seen.address and (seen.is_domain or (seen.first and seen.repeated))
    enough = (seen.formed and seen.in_domain) or own_block or known
    return max(score, _CLEAR) if enough and margin >= _MARGIN else min(score, MOST)


def labelled_seller_score(seen: Witnesses, score: float) -> float:
    """The score of a labelled seller: a name without legal form may be a person who sells, signs or ships."""
    second = seen.formed or seen.repeated or seen.in_domain or seen.identified
    if not second and not seen.address:
        return min(score, _PERSON)
    second = second or seen.contact
    told = score + _IDENTIFIED * (seen.identified and not seen.formed)
    return told if second and seen.bounded else min(score, MOST) - _UNBOUNDED * (not seen.bounded)


def labelled_buyer_score(seen: Witnesses, score: float) -> float:
    """The score of a labelled buyer: where the name ends must be clear."""
    return score if seen.bounded else min(score, MOST)


def window_score(seen: Witnesses, score: float, *, alone: bool) -> float:
    """The score of a buyer in an address window: the only window beside a seller that is certain."""
    enough = alone and seen.worded and seen.address and seen.bounded and not seen.identified and not seen.in_domain
    return _CLEAR if enough else min(score, MOST)


def sender_line(text: str, name: str) -> bool:
    """Whether an address follows the name on the same line."""
    rest = text[text.find(name) + len(name) :]
    return any(is_address(part.strip()) for part in SEPARATOR.split(rest) if part.strip())


def _between(below: Sequence[Span]) -> Iterator[Span]:
    """Rows between a name and its address that may belong to the name, or be a name of their own."""
    for row in below:
        if is_address(row.text):
            return
        explained = CONTACT.search(row.text) or PREFIX.match(row.text) or is_department(row.text)
        if not explained and not any(c.isdigit() for c in row.text) and is_name(cut_name(row.text)):
            yield row


def _domains(sheet: Sheet) -> Iterator[str]:
    for segment in sheet.layout.segments:
        for match in _DOMAIN.finditer(segment.text):
            yield compact((match[1] or match[2]).split(".")[-1])
