"""Who sends goods and who receives them: two rows of what is carried, and no parties of the invoice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.page.names import is_address
from extractors.page.roles import BUYER, SELLER, THIRD
from extractors.parties.sections import RECEIVER, Section


def without_carriage(sections: Sequence[Section]) -> Iterator[Section]:
    """`sections`; a sender and the receiver in the row below are of what is carried where each stands in one row and
    neither has an address, which the parties of an invoice have."""
    carried = {
        one for sender, receiver in pairwise(sections) if _carries(sender, receiver) for one in (sender, receiver)
    }
    yield from (replace(one, role=THIRD, rows=one.rows[:1]) if one in carried else one for one in sections)


def _carries(sender: Section, receiver: Section) -> bool:
    """Whether a heading of a seller and one that means nothing but a receiver begin two rows, one under the other."""
    if (sender.role, receiver.role) != (SELLER, BUYER) or not sender.rows or not receiver.rows:
        return False
    named = RECEIVER.fullmatch(str(receiver.heading).strip(" :")) is not None
    stacked = any(row.segment is receiver.rows[0].segment for row in sender.rows[1:2])
    both = (sender.rows[0].text, receiver.rows[0].text)
    return named and stacked and not any(is_address(part) for text in both for part in text.split(", "))
