"""Typed parsers: printed text in, a canonical value with raw text and place out; None for what does not parse."""

from __future__ import annotations

from extractors.parsing.amounts import Amount, find_amounts, parse_amount
from extractors.parsing.characters import level
from extractors.parsing.currencies import CurrencyMark, codes_of, find_currencies
from extractors.parsing.dates import (
    DateReading,
    DayMonth,
    decide_day_month,
    find_dates,
    of_six_digits,
    parse_date,
    settle_date,
    settle_month,
    settle_years,
    without_dates,
    year_first,
)
from extractors.parsing.identifiers import (
    Identifier,
    begins_iban,
    find_bics,
    find_glued_ibans,
    find_ibans,
    find_near_ibans,
    find_numbers,
    find_payment_references,
    find_vat_ids,
    find_vkns,
    is_article_or_location_number,
    lies_in,
    national_vat_id,
    parse_vat_id,
)
from extractors.parsing.months import is_weekday
from extractors.parsing.national_ids import find_national_ids, is_called, prints_national_id
from extractors.parsing.numbers import NumberStyle, decide_number_style
from extractors.parsing.quantities import Quantity, leading_quantity, parse_quantity, unit_code
from extractors.parsing.rates import Rate, find_rates, parse_rate

__all__ = [
    "Amount",
    "CurrencyMark",
    "DateReading",
    "DayMonth",
    "Identifier",
    "NumberStyle",
    "Quantity",
    "Rate",
    "begins_iban",
    "codes_of",
    "decide_day_month",
    "decide_number_style",
    "find_amounts",
    "find_bics",
    "find_currencies",
    "find_dates",
    "find_glued_ibans",
    "find_ibans",
    "find_national_ids",
    "find_near_ibans",
    "find_numbers",
    "find_payment_references",
    "find_rates",
    "find_vat_ids",
    "find_vkns",
    "is_article_or_location_number",
    "is_called",
    "is_weekday",
    "leading_quantity",
    "level",
    "lies_in",
    "national_vat_id",
    "of_six_digits",
    "parse_amount",
    "parse_date",
    "parse_quantity",
    "parse_rate",
    "parse_vat_id",
    "prints_national_id",
    "settle_date",
    "settle_month",
    "settle_years",
    "unit_code",
    "without_dates",
    "year_first",
]
