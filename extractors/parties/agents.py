"""Who bills in the name of another: a market place, a platform, a billing service. It is not who sells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from extractors.languages import spoken
from extractors.page import PageLayout, Segment
from extractors.page.sheet import Sheet
from extractors.parsing import find_vat_ids
from extractors.parsing.folding import compact
from extractors.parties.party import Party
from extractors.parties.together import rows_over

_FOR_SELLER = re.compile(rf"(?i)\b(?:{spoken('for_seller')})\b")
_BILLING = re.compile(rf"(?i)\b(?:{spoken('billing')})\b")
# "Issued by Pine Tickets Ltd in the name and on behalf of the supplier:", over the supplier's name.
_HEADS = re.compile(rf"(?i)\b(?:{spoken('for_seller')})\s*:")
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]\s+(?=[A-ZÀ-Þ])")
# "0447/24. Tax representative", not "S.A. Oak", "St. Pauli", "Oak Co. Ltd".
_STOP = re.compile(r"(?<=\w{2})(?<!\b[A-ZÀ-Þ]\w)(?<!\b[A-ZÀ-Þ]\w\w)[.!?]\s+(?=[A-ZÀ-Þ])")
_LONGEST = 250  # characters of a sentence; what is longer are rows of something else
_TERMS: tuple[tuple[Literal["name", "vat"], str], ...] = (("name", "seller.name"), ("vat", "seller.vat_id"))


def billed_for(sheet: Sheet, sellers: Sequence[Party], letterheads: Sequence[Party]) -> Sequence[Party]:
    """The `sellers`, each under its heading, for whom the letterhead, or a company with its VAT id, writes the bill, as
    a sentence says that names it; () where none does: goods are carried, and money is collected, for sellers too."""
    if not sellers:
        return ()
    agents = {compact(one.name) for one in letterheads[:1]}
    said = [
        sentence
        for text in _of_billing(sheet)
        for sentence in (compact(text),)
        if find_vat_ids(text) or any(agent in sentence for agent in agents)
    ]
    if not said:
        return ()
    return [party for party in sellers if not any(compact(party.name) in sentence for sentence in said)]


def _of_billing(sheet: Sheet) -> Iterator[str]:
    """The sentences that speak of billing, and say that it is done for the seller."""
    for page in sheet.layout.pages:
        for text in (*(block.text for block in page.blocks), *_flushed_right(page)):
            for sentence in sentences_in(text):
                heads = _HEADS.search(sentence)
                said = sentence if heads is None else sentence[: heads.end()]
                rest, count = _FOR_SELLER.subn("", said)
                if count and len(said) <= _LONGEST and _BILLING.search(rest):
                    yield said


def _flushed_right(page: PageLayout) -> Iterator[str]:
    """What says that something is done for the seller with the row over it, which may begin further left or right."""
    for segment in page.segments:
        if _FOR_SELLER.search(segment.text):
            yield " ".join([*(row.text for row in islice(rows_over(page, segment), 1)), segment.text])


def heads_seller(page: PageLayout, segment: Segment) -> bool:
    """Whether a row ends a sentence that says who bills for the seller, whose name stands below it."""
    heads = _HEADS.search(_with_row_above(page, segment))
    return heads is not None and segment.text.rstrip().endswith(":")


def names_an_agent(page: PageLayout, segment: Segment) -> bool:
    """Whether a row, or it and the next one, begin such a sentence: whom it names bills for the seller."""
    below = page.following(segment)
    heads = _HEADS.search(segment.text if below is None else f"{segment.text} {below.text}")
    return heads is not None and heads.start() > 0 and _HEADS.match(segment.text) is None


def sentences_in(text: str) -> list[str]:
    """The sentences of `text`, over its rows."""
    return _SENTENCE.split(" ".join(text.split()))


def last_sentence(text: str) -> str:
    """What of `text` stands behind its last full stop."""
    return _STOP.split(text)[-1]


def _with_row_above(page: PageLayout, segment: Segment) -> str:
    rows = page.block_of(segment).rows
    at = rows.index(segment)
    return " ".join(row.text for row in rows[max(at - 1, 0) : at + 1])


def of_agents(sheet: Sheet, sellers: Sequence[Party]) -> Iterator[tuple[str, str]]:
    """The names and VAT identifiers, by the terms that they are not, that do not stand with the `sellers`."""
    rows = ([row.text for row in party.rows if not _FOR_SELLER.search(row.text)] for party in sellers)
    own = [compact("".join(texts)) for texts in rows]
    for kind, term in _TERMS:
        for candidate in sheet.candidates[kind]:
            if not any(compact(candidate.raw) in row for row in own):
                yield term, str(candidate.value)
