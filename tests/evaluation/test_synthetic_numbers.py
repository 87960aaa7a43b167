"""The numbers of a document agree with each other, and its identifiers with their check digits."""

from __future__ import annotations

import importlib
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from schwifty import IBAN
from stdnum import iban as stdnum_iban

from evaluation.synthetic import Options, generate
from evaluation.synthetic.amounts import Extras, Item, cents, total
from evaluation.synthetic.facts import Facts, draw_facts
from evaluation.synthetic.formats import (
    format_date,
    format_iban,
    format_number,
    format_rate,
    format_vat,
    plain_decimal,
)
from evaluation.synthetic.identifiers import BBAN_COUNTRIES, document_number, iban, vat_id
from evaluation.synthetic.lexicon import countries, lexicon
from evaluation.synthetic.names import draw_party, slug

_CHECKS = {
    "DE": "de.vat", "AT": "at.uid", "CH": "ch.uid", "FR": "fr.tva", "BE": "be.vat", "LU": "lu.tva", "NL": "nl.btw",
    "IT": "it.iva", "ES": "es.nif", "PT": "pt.nif", "PL": "pl.nip", "SE": "se.vat", "DK": "dk.cvr", "CZ": "cz.dic",
    "GB": "gb.vat", "IE": "ie.vat", "TR": "tr.vkn", "IN": "in_.gstin",
}  # fmt: skip


@pytest.fixture(scope="module")
def facts() -> list[Facts]:
    return [draw_facts(Random(seed), Options())[0] for seed in range(400)]


def test_net_and_tax_make_gross(facts: list[Facts]) -> None:
    for each in facts:
        sums = each.sums
        assert sums.net + sums.tax == sums.gross
        assert sums.net == sum(row.base for row in sums.rows)
        assert sums.tax == sum(row.tax for row in sums.rows)
        assert sums.due == sums.gross + sums.previous - sums.paid + sums.rounding


def test_lines_make_the_total(facts: list[Facts]) -> None:
    for each in facts:
        sums = each.sums
        assert sums.line_sum == sum(item.net for item in each.items)
        goal = sums.gross if sums.gross_priced else sums.net
        assert sums.line_sum - sums.allowance + sums.charge == goal
        for item in each.items:
            assert item.net == cents(item.quantity * item.price * (100 - item.discount) / 100)


def test_rates_make_the_tax(facts: list[Facts]) -> None:
    for each in facts:
        for row in each.sums.rows:
            assert abs(row.base * row.rate / 100 - row.tax) <= Decimal("0.01")
        if each.zero_reason:
            assert each.sums.tax == 0


def test_dates_stand_in_order(facts: list[Facts]) -> None:
    for each in facts:
        assert each.ordered < each.issue <= each.due
        assert each.preceding_date < each.issue
        assert each.period[0] <= each.period[1]


def test_a_gross_priced_shop_takes_the_tax_out() -> None:
    item = Item("A", "1", Decimal(1), "pc", Decimal(119), Decimal(0), Decimal(19))
    item.compute()
    sums = total([item], Extras(gross_priced=True))
    assert (sums.net, sums.tax, sums.gross) == (Decimal(100), Decimal(19), Decimal(119))


def test_allowance_charge_prepayment_and_rounding() -> None:
    item = Item("A", "1", Decimal(2), "pc", Decimal("50.03"), Decimal(0), Decimal(10))
    item.compute()
    sums = total([item], Extras(Decimal(10), Decimal(5), Decimal("0.5"), Decimal(0), Decimal("0.05")))
    assert sums.allowance == Decimal("10.01")
    assert sums.net == Decimal("95.05")
    assert sums.gross == Decimal("104.56")
    assert sums.due == Decimal("52.30")
    assert sums.due - sums.rounding == Decimal("52.28")


def test_a_wrong_total_is_wrong_and_a_bad_account_bad() -> None:
    wrong = draw_facts(Random(4), Options(fault="wrong_total"))[0]
    assert wrong.printed_gross != wrong.sums.gross
    bad = draw_facts(Random(4), Options(countries=("DE",), languages=("de",), fault="bad_iban"))[0]
    assert stdnum_iban.is_valid(bad.iban)
    assert not stdnum_iban.is_valid(bad.printed_iban)


def test_a_missing_number_is_on_no_page() -> None:
    for seed in range(15):
        document = generate(seed, Options(kind="invoice", fault="missing_number"))
        assert "invoice_number" not in document.gold()["fields"]


@pytest.mark.parametrize("country", sorted(_CHECKS))
def test_vat_ids_pass_their_check(country: str) -> None:
    check = importlib.import_module(f"stdnum.{_CHECKS[country]}")
    assert all(check.is_valid(vat_id(Random(seed), country)) for seed in range(30))


@pytest.mark.parametrize("country", sorted(BBAN_COUNTRIES))
def test_accounts_pass_their_checks(country: str) -> None:
    for seed in range(30):
        number = iban(Random(seed), country)
        assert stdnum_iban.is_valid(number), number
        assert IBAN(number).country_code == country


def test_document_numbers_hold_a_digit_and_have_many_shapes() -> None:
    rng = Random(1)
    numbers = [document_number(rng, 2024, 5) for _ in range(500)]
    assert all(any(char.isdigit() for char in number) for number in numbers)
    shapes = {"".join("9" if c.isdigit() else "A" if c.isalpha() else c for c in number) for number in numbers}
    assert len(shapes) > 35


@pytest.mark.parametrize("country", sorted(countries()))
def test_parties_fit_their_country(country: str) -> None:
    spoken = lexicon(countries()[country]["languages"].split(" ")[0], country)
    for seed in range(25):
        party = draw_party(Random(seed), spoken, country, "seller")
        assert "{" not in party.name + party.street + party.brand
        assert any(char.isdigit() for char in party.post_code)
        assert party.city
        assert "@" in party.email


def test_slugs_are_ascii() -> None:
    assert slug("Müller & Söhne GmbH") == "mullersohnegmbh"
    assert slug("Łódź Straße") == "lodzstrasse"


DAY = date(2024, 3, 9)


@pytest.mark.parametrize(
    ("form", "language", "written"),
    [
        ("dd.mm.yyyy", "de", "09.03.2024"),
        ("d/m/yy", "en", "9/3/24"),
        ("Month d, yyyy", "en", "March 9, 2024"),
        ("d. Month yyyy", "de", "9. März 2024"),
        ("d de Month de yyyy", "es", "9 de marzo de 2024"),
        ("dd-Mon-yy", "en", "09-Mar-24"),
        ("d month yyyy", "fr", "9 mars 2024"),
    ],
)
def test_dates_are_written(form: str, language: str, written: str) -> None:
    assert format_date(DAY, form, lexicon(language, "DE")) == written


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        ("1234567.5", "1.234,56", "1.234.567,50"),
        ("1234567.5", "1,23,456.78", "12,34,567.50"),
        ("1234.5", "1234.56", "1234.50"),
        ("-1234.5", "1 234,56", "-1 234,50"),
        ("999", "1'234.56", "999.00"),
        ("0", "1.234,56", "0,00"),
        ("-0.00", "1.234,56", "0,00"),
    ],
)
def test_numbers_are_written(value: str, form: str, written: str) -> None:
    assert format_number(Decimal(value), form) == written


def test_other_values_are_written() -> None:
    assert plain_decimal(Decimal("2.500"), "1.234,56", 0) == "2,5"
    assert plain_decimal(Decimal(3), "1.234,56", 2) == "3,00"
    assert format_rate(Decimal("8.10"), "1,234.56", 0) == "8.1"
    assert format_iban("GB33BUKB20201555555555", 1) == "GB33 BUKB 2020 1555 5555 55"
    assert format_vat("DE123456789", 2) == "DE 123456789"
    assert format_vat("DE123456789", 1) == "DE 123 456 789"
