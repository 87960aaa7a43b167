"""Money and other decimal values: one rounding function, one way to write a Decimal, no floats.

Source of the rounding: XPath `fn:round`, which the EN 16931 rules use (half up towards +infinity: -0.125 -> -0.12).
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from typing import Annotated

from pydantic import BaseModel as _BaseModel
from pydantic import ConfigDict, PlainSerializer, Strict

CENT = Decimal("0.01")
# What a record holds of a number: this many digits, this many of them after the point.
PRECISION, SCALE = 38, 10
_HALF = Decimal("0.5")
_WIDE = Context(prec=60)


def xpath_round(value: Decimal, places: int = 2) -> Decimal:
    """`value` rounded to `places` decimals, half up towards +infinity as XPath does."""
    step = Decimal(1).scaleb(-places)
    scaled = _WIDE.divide(value, step)
    return _WIDE.multiply(_WIDE.add(scaled, _HALF).to_integral_value(rounding=ROUND_FLOOR), step)


def plain(value: Decimal) -> str:
    """`value` as digits with a point: no exponent, no grouping, its decimals kept."""
    return format(value, "f")


def cut_off(score: float) -> Decimal:
    """`score` with two decimals, cut off and not rounded: 0.797 must not read as the 0.80 that it misses."""
    return Decimal(str(score)).quantize(CENT, rounding=ROUND_FLOOR)


def decimals(value: Decimal) -> int | None:
    """How many decimals `value` has without trailing zeros; None where it is no finite number."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int):
        return None
    # Counted by hand: normalize() would round long numbers to the precision of the thread.
    significant = len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - (len(digits) - significant)) if significant else 0


def kept_exactly(value: Decimal) -> bool:
    """Whether a record keeps every digit of `value`."""
    needed = decimals(value)
    return needed is not None and needed <= SCALE and value.adjusted() < PRECISION - SCALE


# A Decimal that is never built from a float or a string by accident, and leaves as a plain string.
Number = Annotated[Decimal, Strict(), PlainSerializer(plain, return_type=str, when_used="json")]


class Frozen(_BaseModel):
    """Base of every type of the language: immutable, strictly typed, without unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", ser_json_inf_nan="null")
