"""Rates by date, words beside amounts, tax in another currency, and what single countries ask."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from schemas import Box, Disposition, Layer, Policy, Printed, Profile, RuleOutcome, Severity, Statement, Value
from schemas.policy import Rules
from tests.validators.judged import ELEMENTS, claim, extracted, finding, judged, raised, verdict_on
from validators.places import named_beside

UNTAXED: dict[str, Value | None] = {
    "totals.tax": Decimal(0),
    "totals.gross": Decimal("100.00"),
    "totals.due": Decimal("100.00"),
    **{f"tax_breakdown[0].{leaf}": None for leaf in ("base", "rate", "amount")},
}
NEW = {"TAX-RATE", "TAX-RC", "EU-226-4", "EU-226-8", "EU-226-9", "EU-226-11", "EU-226-10A", "DE-19", "WORDS-1"}


def said(*kinds: str, language: str = "de") -> tuple[Statement, ...]:
    return tuple(Statement(kind=kind, language=language, text=kind) for kind in ("supply_date", *kinds))


def rated(rate: str, issued: date, **more: Value | None) -> set[str]:
    tax = (Decimal("100.00") * Decimal(rate) / 100).quantize(Decimal("0.01"))
    gross = Decimal("100.00") + tax
    values = {
        "issue_date": issued,
        "due_date": None,
        "totals.tax": tax,
        "totals.gross": gross,
        "totals.due": gross,
        "tax_breakdown[0].rate": Decimal(rate),
        "tax_breakdown[0].amount": tax,
        **{path.replace("__", "."): value for path, value in more.items()},
    }
    return raised(verdict_on(values, as_of=None)) & NEW


@pytest.mark.parametrize(
    ("rate", "issued", "legal"),
    [
        ("19", date(2024, 5, 1), True),
        ("7", date(2024, 5, 1), True),
        ("16", date(2020, 8, 1), True),
        ("16", date(2021, 3, 1), True),
        ("16", date(2022, 3, 1), False),
        ("16", date(2020, 6, 30), False),
        ("19", date(2020, 8, 1), True),
        ("20", date(2024, 5, 1), False),
        ("21.3", date(2024, 5, 1), False),
        ("16", date(2006, 5, 1), True),
    ],
)
def test_a_rate_was_in_force_within_a_year_before_the_issue_date(rate: str, issued: date, *, legal: bool) -> None:
    assert rated(rate, issued) == (set() if legal else {"TAX-RATE"})


def test_the_day_of_supply_decides_where_it_is_stated() -> None:
    assert rated("19", date(2021, 1, 15), delivery__date=date(2020, 12, 1)) == {"TAX-RATE"}
    assert rated("16", date(2021, 1, 15), delivery__date=date(2020, 12, 1)) == set()
    assert rated("16", date(2021, 1, 15), period__start=date(2020, 12, 1), period__end=date(2021, 1, 10)) == set()


def test_what_is_sold_to_another_country_may_be_taxed_there() -> None:
    assert rated("20", date(2024, 5, 1), buyer__address__country="FR") == set()
    assert rated("20", date(2024, 5, 1), buyer__address__country="ES") == {"TAX-RATE"}


def fuel(*lines: str) -> set[str]:
    """Whether a rate of 21 % of a German seller is in force by what stands printed, each line in a row of its own."""
    boxes = (Box(50, 20.0 * n, 250, 20.0 * n + 10) for n in range(len(lines)))
    places = tuple(Printed(line, 1, box) for line, box in zip(lines, boxes, strict=True) if line)
    invoice = extracted({"tax_breakdown[0].rate": Decimal(21), "issue_date": date(2024, 5, 1)}, printed=places)
    return raised(judged(invoice)) & {"TAX-RATE"}


@pytest.mark.parametrize(
    "lines",
    [
        ("BE Diesel 21 %",),
        ("Belgien", "Diesel 21,00 %"),
        ("Diesel, Belgium, 21.0 %",),
        ("Diesel (B) 21 %",),
        ("TVA Belgique 21 %",),
        ("IVA Paesi Bassi 21,0 %",),
        ("Hollandia 21 %",),
        ("NL 19 %", "Niederlande 21 %"),
        ("Belgien", "Diesel 19,00 %", "Diesel 21,00 %"),
        ("NL 2100.00 21 %",),
        ("NL 2100 21 %",),
    ],
)
def test_a_rate_of_a_country_that_is_named_beside_it_was_in_force(lines: tuple[str, ...]) -> None:
    assert fuel(*lines) == set()


def test_a_country_may_fill_a_cell_beside_a_rate_that_fills_one() -> None:
    cells = (("BE", 50), ("Diesel", 100), ("21,00", 200))
    places = tuple(Printed(text, 1, Box(left, 20, left + 40, 30)) for text, left in cells)
    invoice = extracted({"tax_breakdown[0].rate": Decimal(21), "issue_date": date(2024, 5, 1)}, printed=places)
    assert named_beside(invoice, Decimal(21)) == {"BE"}


def _stations(*rows: tuple[str, str]) -> frozenset[str]:
    """The countries beside 21 % where each of `rows` is a station and the rate of what was filled up there."""
    cells = (
        (text, left, 20 + 12 * number)
        for number, row in enumerate(rows)
        for text, left in zip(row, (50, 200), strict=True)
    )
    places = tuple(Printed(text, 1, Box(left, top, left + 40, top + 10)) for text, left, top in cells)
    return named_beside(extracted(printed=places), Decimal(21))


def test_the_letters_of_vehicles_before_stations_name_the_country_of_a_rate() -> None:
    assert _stations(("L Berchem", "17"), ("B Sterpenich", "21"), ("F Thionville", "20")) == {"BE"}


@pytest.mark.parametrize(
    "rows",
    [
        (("B Sterpenich", "21"), ("B Arlon", "21")),  # one letter alone: a class, a size
        (("L Berchem", "17"), ("B Sterpenich", "21"), ("F Thionville", "7")),
        (("L large", "17"), ("B blue", "21")),
    ],
)
def test_letters_in_a_column_that_its_rates_do_not_fit_are_no_countries(rows: tuple[tuple[str, str], ...]) -> None:
    assert _stations(*rows) == frozenset()


@pytest.mark.parametrize(
    "lines",
    [
        ("Diesel 21 %",),
        ("FR Diesel 21 %",),
        ("Diesel 21 %", "Belgien"),
        ("BE 20 %", "Diesel 21 %"),
        ("Avenue Louise 21, BE-1050",),
        ("Rue Haute 21, Belgique",),
        ("BE 1050 Bruxelles 21 %",),
        ("BE-1050 21 %",),
        ("FR 75001 Paris 21 %",),
        ("CZ 110 00 Praha 21 %",),
        ("Belgien", "Bezeichnung", "Diesel 21 %"),
        ("Belgien", "", "", "Diesel 21 %"),
    ],
)
def test_a_country_elsewhere_says_nothing_of_a_rate(lines: tuple[str, ...]) -> None:
    assert fuel(*lines) == {"TAX-RATE"}


@pytest.mark.parametrize(
    ("line", "percent"),
    [
        ("IT support 22 %", 22),
        ("IT-Dienstleistungen 22 %", 22),
        ("Article NO 25 %", 25),
        ("Muster SE 25 %", 25),
        ("VAT AT 20 %", 20),
        ("CUOTA DE IVA 19%", 19),
        ("ESTE ES EL IVA 21%", 21),
        ("Storage 10 GB 20 %", 20),
    ],
)
def test_a_word_of_two_letters_is_no_country(line: str, percent: int) -> None:
    told = extracted(printed=(Printed(line, 1, Box(50, 20, 250, 30)),))
    assert named_beside(told, Decimal(percent)) == frozenset()


@pytest.mark.parametrize("code", ["AT", "DE", "ES"])
def test_a_code_without_another_word_is_a_country(code: str) -> None:
    told = extracted(printed=(Printed(f"{code} 20 %", 1, Box(50, 20, 250, 30)),))
    assert named_beside(told, Decimal(20)) == {code}


@pytest.mark.parametrize(
    ("line", "rules"), [("MwSt 19,0 % enthalten", set()), ("19 Stück", {"EU-226-9"}), ("7 % Rabatt", {"EU-226-9"})]
)
def test_a_rate_that_makes_the_tax_is_stated_wherever_it_stands(line: str, rules: set[str]) -> None:
    places = (Printed(line, 1, Box(50, 20, 250, 30)),)
    verdict = judged(extracted({"tax_breakdown[0].rate": None}, printed=places))
    assert raised(verdict) & {"EU-226-9"} == rules


def test_of_a_country_without_a_table_no_rate_is_decided() -> None:
    verdict = verdict_on({"seller.vat_id": None, "seller.address.country": "US"})
    assert finding(verdict, "TAX-RATE").outcome is RuleOutcome.NOT_APPLICABLE


def test_where_no_rate_was_found_none_is_decided() -> None:
    verdict = verdict_on({"tax_breakdown[0].rate": None})
    assert finding(verdict, "TAX-RATE").outcome is RuleOutcome.NOT_APPLICABLE


@pytest.mark.parametrize("kind", ["reverse_charge", "intra_community", "export", "exempt", "small_business", "margin"])
def test_no_tax_with_its_reason_passes(kind: str) -> None:
    verdict = judged(extracted({**UNTAXED, "buyer.vat_id": "FR40303265045"}, statements=said(kind)))
    assert raised(verdict) == set()


def test_no_tax_without_a_reason_waits() -> None:
    verdict = judged(extracted(UNTAXED))
    assert raised(verdict) == {"EU-226-11"}
    assert verdict.disposition is Disposition.REVIEW


def test_a_printed_rate_of_zero_is_a_reason() -> None:
    rows = {"tax_breakdown[0].base": Decimal("100.00"), "tax_breakdown[0].rate": Decimal(0)}
    assert raised(judged(extracted({**UNTAXED, **rows, "tax_breakdown[0].amount": Decimal(0)}))) == set()
    assert "EU-226-11" not in raised(judged(extracted({**UNTAXED, "lines[0].tax_rate": Decimal(0)})))


@pytest.mark.parametrize("kind", ["reverse_charge", "intra_community", "export"])
def test_words_that_nothing_is_taxed_do_not_stand_beside_tax(kind: str) -> None:
    assert raised(judged(extracted(statements=said(kind)))) == {"TAX-RC"}


def test_some_of_an_invoice_may_be_untaxed() -> None:
    cells = {"rate": Decimal(0), "base": Decimal(5), "amount": Decimal(0)}
    row = {f"tax_breakdown[1].{leaf}": cell for leaf, cell in cells.items()}
    assert "TAX-RC" not in raised(judged(extracted(row, statements=said("reverse_charge"))))


@pytest.mark.parametrize(
    ("rates", "tax", "base", "raised_too"),
    [
        (("0", "19"), "7.60", "40.00", False),  # a rent that the buyer owes the tax of, and fuel that is taxed
        (("0", "19"), "19.00", "100.00", True),  # the tax of all lines: that one is at nothing explains none of it
        (("0", "19"), "7.60", "100.00", True),
        ((None, "19"), "7.60", "100.00", True),
        (("19", "19"), "19.00", "100.00", True),
        (("0", "0"), "19.00", "100.00", True),
    ],
)
def test_lines_at_nothing_explain_the_words_where_the_tax_is_that_of_the_others(
    rates: tuple[str | None, str], tax: str, base: str, *, raised_too: bool
) -> None:
    lines = {f"lines[{row}].tax_rate": Decimal(rate) for row, rate in enumerate(rates) if rate is not None}
    gross = Decimal(100) + Decimal(tax)
    totals = {"totals.tax": Decimal(tax), "totals.gross": gross, "totals.due": gross}
    row = {"tax_breakdown[0].base": Decimal(base), "tax_breakdown[0].amount": Decimal(tax)}
    told = raised(judged(extracted({**lines, **totals, **row}, statements=said("reverse_charge"))))
    assert ("TAX-RC" in told) is raised_too


def test_a_buyer_that_owes_the_tax_is_identified() -> None:
    assert raised(judged(extracted(UNTAXED, statements=said("reverse_charge")))) == {"EU-226-4"}


def test_words_in_a_language_that_is_not_the_document_s_are_on_record() -> None:
    changes = {**UNTAXED, "buyer.vat_id": "FR40303265045"}
    verdict = judged(extracted(changes, statements=said("reverse_charge", language="it")))
    assert raised(verdict) == {"WORDS-1"}
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH


def test_who_issued_a_self_billed_document_is_said_on_it() -> None:
    assert raised(judged(extracted({"type_code": "389"}, subtype="self_billing"))) == {"EU-226-10A"}
    told = extracted({"type_code": "389"}, subtype="self_billing", statements=said("self_billing"))
    assert raised(judged(told)) == set()


def test_a_small_business_states_no_tax() -> None:
    verdict = judged(extracted(statements=said("small_business")))
    assert (verdict.profile, raised(verdict)) == (Profile.DE, {"DE-19"})


def test_a_small_business_elsewhere_states_no_tax_either() -> None:
    italian = {"seller.vat_id": "IT03487120366", "seller.address.country": "IT"}
    assert "TAX-RC" in raised(judged(extracted(italian, statements=said("small_business"))))


def test_of_several_rates_each_says_what_it_taxes() -> None:
    rows = {"tax_breakdown[1].rate": Decimal(7), "tax_breakdown[1].base": None, "tax_breakdown[1].amount": Decimal(0)}
    assert "EU-226-8" in raised(judged(extracted(rows)))


@pytest.mark.parametrize(
    ("country", "currency", "issued", "stated", "rules"),
    [
        ("DE", "USD", date(2024, 5, 1), None, {"EU-230"}),
        ("DE", "USD", date(2024, 5, 1), Decimal("17.50"), set()),
        ("DE", "EUR", date(2024, 5, 1), None, set()),
        ("HR", "EUR", date(2022, 5, 1), None, {"EU-230"}),
        ("HR", "EUR", date(2024, 5, 1), None, set()),
        ("US", "EUR", date(2024, 5, 1), None, set()),
    ],
)
def test_tax_is_stated_in_the_currency_of_the_seller_s_country(
    country: str, currency: str, issued: date, stated: Decimal | None, rules: set[str]
) -> None:
    values = {
        **ELEMENTS,
        "seller.vat_id": None,
        "seller.tax_number": "29/815/08153",
        "seller.address.country": country,
        "currency": currency,
        "issue_date": issued,
        "totals.tax_in_accounting_currency": stated,
    }
    known = extracted(values)
    read = {"layer": Layer.EINVOICE, "page": None}
    claims = {path: claim(path, one.value, path=path, **read) for path, one in known.claims.items()}
    verdict = judged(known.model_copy(update={"claims": claims, "statements": ()}))
    assert raised(verdict) & {"EU-230"} == rules


@pytest.mark.parametrize(
    ("number", "rules"),
    [("29/815/08153", set()), ("181/815/08155", set()), ("181/815", {"DE-STNR"}), ("456", {"DE-STNR"})],
)
def test_a_german_tax_number_has_the_form_of_a_state(number: str, rules: set[str]) -> None:
    assert raised(verdict_on({"seller.tax_number": number})) == rules


def test_a_tax_number_of_another_country_has_no_german_form() -> None:
    austrian = {"seller.tax_number": "123", "seller.vat_id": "ATU13585627", "seller.address.country": "AT"}
    verdict = verdict_on(austrian, policy=Policy(rules=Rules(profile=Profile.XRECHNUNG)))
    assert finding(verdict, "DE-STNR").outcome is RuleOutcome.NOT_APPLICABLE


def test_above_ten_thousand_the_buyer_in_austria_is_identified() -> None:
    large = {"totals.gross": Decimal("10000.01"), "buyer.vat_id": None}
    policy = Policy(rules=Rules(profile=Profile.AT))
    assert "AT-11" in raised(verdict_on(large, policy=policy))
    assert "AT-11" not in raised(verdict_on({**large, "totals.gross": Decimal("10000.00")}, policy=policy))
    assert "AT-11" not in raised(verdict_on({**large, "buyer.address.country": "FR"}, policy=policy))
    assert "AT-11" not in raised(verdict_on({**large, "currency": "CZK"}, policy=policy))


def test_without_any_day_of_supply_the_finding_is_for_the_record() -> None:
    verdict = judged(extracted(statements=()))
    assert finding(verdict, "EU-226-7").severity is Severity.INFORMATION
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH
