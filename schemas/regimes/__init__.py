"""Country law as data: one file a country says all that extractors and validators know of it.

Rates with their days, up to which amount short content is enough, what a VAT identifier looks like, what an invoice
must say there. A new country is a new file; `Regime` says what may stand in it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field

from schemas.money import Frozen
from schemas.profile import Profile
from schemas.regimes.asks import Ask

_FOLDER = Path(__file__).parent


class _Written(Frozen):
    """What stands in a file: texts become the types they stand for."""

    model_config = ConfigDict(strict=False)


class Rate(_Written):
    """A rate in percent, and the days on which it held."""

    percent: Decimal
    first: date = date.min
    last: date = date.max

    def held(self, start: date, end: date) -> bool:
        """Whether it held on a day from `start` to `end`."""
        return self.first <= end and self.last >= start


class TaxCurrency(_Written):
    """A currency in which tax must be stated, whatever else it is stated in, and the days on which that held."""

    code: str
    first: date = date.min
    last: date = date.max


def _columns(*names: str) -> BeforeValidator:
    """Rows in which the columns `names` stand in this order, an empty text and a missing one meaning none."""

    def read(rows: Any) -> list[dict[str, Any]]:
        return [{name: cell for name, cell in zip(names, row, strict=False) if cell != ""} for row in rows]

    return BeforeValidator(read)


_Rates = Annotated[tuple[Rate, ...], _columns("percent", "first", "last")]


class Rates(_Written):
    """A country's rates of VAT or of a tax like it, and where they stand.

    `since`: from which day `table` and `special` are complete; without it they never are. `special` holds what stands
    on few invoices: flat rates of farmers, surcharges of small traders, halves, islands. A rate of 0 is no rate here.
    """

    source: str
    since: date | None = None
    table: _Rates
    special: _Rates = ()

    @property
    def all(self) -> tuple[Rate, ...]:
        """The ordinary rates and the special ones."""
        return (*self.table, *self.special)


class Content(_Written):
    """The profile whose content an invoice must have; `meant_for` and `source` describe it if it is the country's."""

    profile: Profile
    meant_for: str = ""
    source: str


class Short(Content):
    """The short content that is enough for receipts up to `most`, tax included."""

    most: Decimal
    currency: str


class VatId(_Written):
    """How a VAT identifier is written: `prefix` (the country's code if none) and what follows, as a regular expression
    without blanks and points. `union_prefix` is that of a part that belongs to the Union for trade in goods.

    `within` finds the register's number in what follows the prefix, `longer` in a national number without blanks: that
    of one establishment, or one with the tax office's digits; both as their first group. `bare`: pages of the country
    print them without the prefix, too.
    """

    prefix: str = ""
    union_prefix: str | None = None
    form: str
    within: str | None = None
    longer: str | None = None
    bare: bool = False


class NationalId(_Written):
    """How a country's tax numbers are printed without its letters: the words of their label and their form, as regular
    expressions, and the module of python-stdnum that checks them (None: how they are checked is not public). `alone`:
    hardly anything else looks like them. `unchecked` is another form of theirs, which that module does not know."""

    label: str
    form: str
    check: str | None = None
    unchecked: str | None = None
    alone: bool = False


class Regime(_Written):
    """The law of one country.

    `vat`: whether its invoices follow the VAT directive or rules of the same kind. `same_law` are other countries where
    this law holds, `territories` those whose VAT identifiers and accounts may be this country's. `currency` speaks for
    the country where nothing else on a document does. `company_forms` are regular expressions of the forms in names of
    companies, `unabridged` those that no full stop shortens, `short_forms` what others are short for. `regions` and
    `region_codes` may stand for a part of the country in an address, `plates` (the letters of its cars) before its post
    codes; `post_code` is a regular expression of these where they stand behind a city, `before_code` one of what parts
    them from it, if anything must; `currency_signs` are regular expressions of what only pages with a currency print
    whose mark others share, `tax_halves` the names of taxes that are charged side by side on one base. `smallest_coin`
    is the least that amounts of its currency differ by where they are paid. `bare_account` is a regular expression of
    accounts that are IBANs without their letters, `supply_point` one of what follows its letters in the number of a
    place where power or gas is measured. `asks` is what it asks besides what all countries ask.
    """

    country: str
    name: str
    vat: bool = False
    union: bool = False
    same_law: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    currency: str | None = None
    tax_currency: Annotated[tuple[TaxCurrency, ...], _columns("code", "first", "last")] = ()
    company_forms: tuple[str, ...] = ()
    unabridged: tuple[str, ...] = ()
    short_forms: Mapping[str, str] = {}
    regions: tuple[str, ...] = ()
    region_codes: tuple[str, ...] = ()
    plates: Mapping[str, str] = {}
    post_code: str | None = None
    before_code: str = ""
    currency_signs: Mapping[str, str] = {}
    tax_halves: tuple[str, ...] = ()
    smallest_coin: Mapping[str, Decimal] = {}
    bare_account: str | None = None
    supply_point: str | None = None
    vat_id: VatId | None = None
    national_id: NationalId | None = None
    full: Content | None = None
    short: Short | None = None
    small_business: Content | None = None
    rates: Rates | None = None
    asks: tuple[Annotated[Ask, Field(discriminator="what")], ...] = ()

    @property
    def vat_prefix(self) -> str:
        """What its VAT identifiers begin with."""
        return (self.vat_id.prefix if self.vat_id else "") or self.country

    @property
    def own(self) -> tuple[Profile, ...]:
        """The profiles of full content that are this country's alone."""
        return tuple(content.profile for content in (self.full, self.small_business) if content is not None)

    @property
    def codes_behind(self) -> tuple[str, ...]:
        """How its post codes stand behind a city, as regular expressions."""
        return (rf"{self.before_code}(?:{self.post_code})",) if self.post_code is not None else ()

    def tax_currency_on(self, day: date | None) -> str | None:
        """The currency in which tax had to be stated on `day`, the latest if it is not known."""
        held = [one.code for one in self.tax_currency if day is None or one.first <= day <= one.last]
        return held[-1] if held else None


@cache
def regimes() -> Mapping[str, Regime]:
    """The law of every country that has a file, by its ISO code."""
    files = sorted(_FOLDER.glob("??.toml"))
    return {regime.country: regime for regime in map(_read, files)}


def regime_of(country: str | None) -> Regime | None:
    """The law that holds in `country` (ISO code), or None where none is kept."""
    return _by_code().get(country or "")


def law_country(country: str) -> str:
    """The country whose territory `country` is for VAT identifiers and accounts, or itself."""
    return _owners().get(country, country)


def company_forms() -> tuple[str, ...]:
    """Every form that companies' names end with, as regular expressions, the longest first."""
    forms = dict.fromkeys(form for regime in regimes().values() for form in regime.company_forms)
    return tuple(sorted(forms, key=lambda form: (form.startswith("("), -len(form))))


@cache
def usual_rates() -> frozenset[Decimal]:
    """Every ordinary rate of tax that was in force somewhere, in percent."""
    return frozenset(rate.percent for regime in regimes().values() if regime.rates for rate in regime.rates.table)


@cache
def known_rates() -> frozenset[Decimal]:
    """Every rate of tax that was in force somewhere, also for some goods or places alone, and none at all."""
    rates = (rate.percent for regime in regimes().values() if regime.rates for rate in regime.rates.all)
    return frozenset({Decimal(0), *rates})


@cache
def smallest_coins() -> Mapping[str, Decimal]:
    """By currency, the least that amounts differ by where they are paid, of those that are rounded to it."""
    return {currency: coin for regime in regimes().values() for currency, coin in regime.smallest_coin.items()}


@cache
def _by_code() -> Mapping[str, Regime]:
    known = dict(regimes())
    for regime in regimes().values():
        known.update(dict.fromkeys(regime.same_law, regime))
    return known


@cache
def _owners() -> Mapping[str, str]:
    return {territory: regime.country for regime in regimes().values() for territory in regime.territories}


def _read(file: Path) -> Regime:
    return Regime.model_validate({"country": file.stem.upper(), **tomllib.loads(file.read_text(encoding="utf-8"))})
