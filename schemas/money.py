"""Money and other decimal values: one rounding function, one way to write a Decimal, no floats.

Source of the rounding: XPath `fn:round`, which the EN 16931 rules use (half up towards +infinity: -0.125 -> -0.12).
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Context, Decimal
from typing import Annotated

from pydantic import BaseModel as _BaseModel
from pydantic import ConfigDict, PlainSerializer, Strict

CENT = Decimal("0.01")
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


# A Decimal that is never built from a float or a string by accident, and leaves as a plain string.
Number = Annotated[Decimal, Strict(), PlainSerializer(plain, return_type=str, when_used="json")]


class Frozen(_BaseModel):
    """Base of every type of the language: immutable, strictly typed, without unknown keys."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", ser_json_inf_nan="null")
