"""The rates of tax that a country's law knew on a day, from the dated table in codes/tax_rates.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "codes" / "tax_rates.toml"
_SAME_LAW = {"LI": "CH", "MC": "FR", "IM": "GB", "XI": "GB", "EL": "GR"}


class Rate(NamedTuple):
    """A rate in percent, and the days on which it held."""

    percent: Decimal
    first: date
    last: date

    def held(self, start: date, end: date) -> bool:
        """Whether it held on a day from `start` to `end`."""
        return self.first <= end and self.last >= start


class Law(NamedTuple):
    """A country's rates: where they stand, since when the table is complete, and the rates."""

    source: str
    since: date
    rates: tuple[Rate, ...]


def law_of(country: str | None) -> Law | None:
    """The rates of a country (ISO code), or None where no table is kept."""
    return laws().get(_SAME_LAW.get(country or "", country or ""))


@cache
def laws() -> Mapping[str, Law]:
    """The rates of every country that a table is kept of, by its ISO code."""
    tables = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        country: Law(table["source"], table["since"], tuple(_rate(*row) for row in table["rates"]))
        for country, table in tables.items()
    }


def _rate(percent: str, first: str, last: str) -> Rate:
    start = date.fromisoformat(first) if first else date.min
    return Rate(Decimal(percent), start, date.fromisoformat(last) if last else date.max)
