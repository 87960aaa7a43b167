"""Words of sureties and of deposits that the seller holds: they are no payment of an invoice."""

from __future__ import annotations

import re

from extractors.languages import spoken

_GUARANTEE = re.compile(rf"(?i)\b(?:{spoken('guarantee')})\b")
_GIVEN = rf"(?:{spoken('was_paid')}|{spoken('deposited')})"
_HELD = re.compile(rf"(?i)\b{_GIVEN}\b")
_BEGUN = re.compile(rf"(?i)\W*(?:{_GIVEN}\s+)?(?:{spoken('guarantee')})\b")


def names_a_surety(text: str) -> bool:
    """Whether `text` names a surety, an insurance or a security deposit."""
    return _GUARANTEE.search(text) is not None


def begins_with_a_surety(text: str) -> bool:
    """Whether `text` begins with a surety, or with that it was given: "Hinterlegte Kaution"."""
    return _BEGUN.match(text) is not None


def tells_of_a_deposit(text: str) -> bool:
    """Whether `text` says of a surety that it was given: "Security deposit held"."""
    return begins_with_a_surety(text) and _HELD.search(text) is not None
