"""Whether a run helped: what it cost, how long documents took, what people had to mend."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import NamedTuple

from schemas.extraction import Claim, Layer


class RunFigures(NamedTuple):
    """A run as it went: documents exported, the median hours from arrival to export (None: nothing was exported),
    values that people corrected and confirmed, and the money spent on foundation models."""

    exported: int = 0
    hours: float | None = None
    corrected: int = 0
    confirmed: int = 0
    money: Decimal = Decimal(0)


def was_corrected(claim: Claim) -> bool:
    """Whether a person's claim says another value than the reading that it stands for.

    What was read before stands first among what the claim rejects; a value that nobody had read is a correction too.
    """
    return not claim.rejected or claim.rejected[0].value != claim.value


def counted(claims: Mapping[str, Claim]) -> tuple[int, int]:
    """How many of the values were corrected and how many confirmed, where all of `claims` are people's."""
    corrected = sum(was_corrected(claim) for claim in claims.values())
    return corrected, len(claims) - corrected


def confirmed_claims(claims: Mapping[str, Claim], named: Collection[str]) -> list[Claim]:
    """The readings among `claims` that a person named as they stood: what a person gave is no reading."""
    return [claim for path in named if (claim := claims.get(path)) is not None and claim.layer is not Layer.HUMAN]
