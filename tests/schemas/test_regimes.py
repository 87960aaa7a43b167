"""Country law: what stands in the files is right, and a new country is one file."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import Profile
from schemas.regimes import Rates, Regime, known_rates, law_country, regime_of, regimes, usual_rates
from schemas.regimes.asks import InvoiceNumber

UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
# The case of each country with rates: its highest rate on 15 January 2026, written down apart.
HIGHEST = {
    **{"AT": "20", "BE": "21", "BG": "20", "CH": "8.1", "CY": "19", "CZ": "21", "DE": "19", "DK": "25", "EE": "24"},
    **{"ES": "21", "FI": "25.5", "FR": "20", "GB": "20", "GR": "24", "HR": "25", "HU": "27", "IE": "23", "IN": "40"},
    **{"IS": "24", "IT": "22", "LT": "21", "LU": "17", "LV": "21", "MT": "18", "NL": "21", "NO": "25", "PL": "23"},
    **{"PT": "23", "RO": "21", "SE": "25", "SI": "22", "SK": "23", "TR": "20"},
}
DATED = {country: law.rates for country, law in regimes().items() if law.rates and law.rates.since}
TODAY = date(2026, 1, 15)


def test_every_country_with_a_table_of_rates_has_its_case() -> None:
    assert sorted(DATED) == sorted(HIGHEST)


@pytest.mark.parametrize("country", HIGHEST)
def test_the_highest_rate_of_a_day_is_right(country: str) -> None:
    assert max(rate.percent for rate in DATED[country].all if rate.held(TODAY, TODAY)) == Decimal(HIGHEST[country])


def test_every_member_state_has_its_law() -> None:
    assert [country for country, law in regimes().items() if law.union] == UNION.split()
    for country in UNION.split():
        law = regimes()[country]
        assert law.vat
        assert law.vat_id is not None
        assert law.tax_currency_on(TODAY)
        assert country in DATED


def test_every_law_names_its_source_and_country() -> None:
    for law in regimes().values():
        assert law.name
        contents = (law.full, law.short, law.small_business, law.rates, *law.asks)
        assert all(one.source for one in contents if one is not None)
        for profile in law.own:
            assert profile not in {Profile.PAGE_EU, Profile.PAGE_US}


def test_no_two_laws_claim_one_prefix_place_or_profile() -> None:
    laws = regimes().values()
    prefixes = [law.vat_prefix for law in laws if law.vat_id]
    places = [place for law in laws for place in (law.country, *law.same_law)]
    own = [profile for law in laws for profile in law.own]
    currencies = [law.currency for law in laws if law.currency]
    for claimed in (prefixes, places, own, currencies):
        assert len(claimed) == len(set(claimed))


def test_forms_are_regular_expressions_and_examples_fit_them() -> None:
    for law in regimes().values():
        if law.vat_id:
            re.compile(law.vat_id.form)
        for ask in law.asks:
            if isinstance(ask, InvoiceNumber):
                assert re.fullmatch(ask.form, ask.right)
                assert not re.fullmatch(ask.form, ask.wrong)


@given(st.sampled_from(sorted(DATED)), st.dates(date(2015, 1, 1), date(2026, 12, 31)))
def test_a_rate_holds_on_a_day_or_it_does_not(country: str, day: date) -> None:
    for rate in DATED[country].all:
        assert rate.first <= rate.last
        assert rate.held(day, day) == (rate.first <= day <= rate.last)
        assert rate.held(date.min, date.max)


def test_a_law_holds_in_places_without_a_file_of_their_own() -> None:
    assert regime_of("LI") is regime_of("CH")
    assert regime_of("MC") is regime_of("FR")
    assert regime_of(None) is None
    assert regime_of("AQ") is None
    assert (law_country("RE"), law_country("DE")) == ("FR", "DE")


@pytest.mark.parametrize(
    ("country", "day", "currency"),
    [
        ("HR", date(2022, 12, 31), "HRK"),
        ("HR", date(2023, 1, 1), "EUR"),
        ("BG", date(2025, 12, 31), "BGN"),
        ("BG", date(2026, 1, 1), "EUR"),
        ("PL", date(2024, 1, 1), "PLN"),
    ],
)
def test_tax_is_stated_in_the_currency_of_the_day(country: str, day: date, currency: str) -> None:
    assert regimes()[country].tax_currency_on(day) == currency


def test_surcharges_and_flat_rates_are_no_usual_rates() -> None:
    assert {Decimal("19"), Decimal("8.25"), Decimal("2.1")} <= usual_rates()
    assert not {Decimal("0.26"), Decimal("5.2"), Decimal("10.7"), Decimal("0.05")} & usual_rates()


def test_a_key_that_nobody_reads_is_refused() -> None:
    with pytest.raises(ValidationError):
        Regime.model_validate({"country": "QX", "name": "Nowhere", "vat_number": "x"})
    with pytest.raises(ValidationError):
        Rates.model_validate({"source": "x", "table": [["nineteen"]]})


NOWHERE = """
name = "Nowhere"
vat = true
tax_currency = [["QXD"]]
company_forms = ['qxf\\.?']
plates = { QXL = "QX" }

[vat_id]
form = '\\d{5}K'

[short]
profile = "EU-SIMPLIFIED"
most = "70"
currency = "QXD"
source = "Law 1, Article 3"

[rates]
source = "Law 1, Article 1"
since = 2010-01-01
table = [["11.7", "2020-01-01"], ["11.3", "", "2019-12-31"]]

[[asks]]
what = "buyer_vat_id"
rule = "QX-2"
source = "Law 1, Article 2"
above = "5000"
currency = "QXD"

[[asks]]
what = "wording"
rule = "QX-4"
source = "Law 1, Article 4"
sentence = "Penalties for late payment are mentioned."
todo = "Ask the seller to mention them."
says = "No penalties for late payment are mentioned."
wording = "late_payment"
"""
# Runs where `schemas` is a copy with one more file: what the rest of the house then knows of the country.
KNOWS = """
import json
from datetime import date
from decimal import Decimal
from extractors.page.names import tokens
from extractors.parsing.identifiers import find_vat_ids
from extractors.resolve.triple import fits_a_rate
from schemas import DocType, Extraction, Policy, assemble
from schemas.regimes import regimes, usual_rates
from validators import profile_catalogue, vat
from validators.judge import examine
from validators.profiles import choose
from validators.rule import Facts
from validators.rulebook import BY_ID

assert regimes()["QX"].name == "Nowhere"
SELLER = {"seller.address.country": "QX", "currency": "QXD", "issue_date": date(2024, 5, 1)}

def profile(kind, gross):
    invoice = assemble({**SELLER, "totals.gross": Decimal(gross)})
    return choose(invoice, Extraction(doc_type=kind, doc_type_score=1.0), Policy())[0]

def said(rule, **values):
    values = {path.replace("__", "."): value for path, value in values.items()}
    facts = Facts(invoice=assemble({**SELLER, **values}))
    return [found.outcome for found in examine(BY_ID[rule], facts)]

print(json.dumps({
    "invoice": profile(DocType.INVOICE, "70"),
    "receipt": profile(DocType.RECEIPT, "70"),
    "large receipt": profile(DocType.RECEIPT, "71"),
    "legal": said("TAX-RATE", **{"tax_breakdown[0].rate": Decimal("11.7")}),
    "illegal": said("TAX-RATE", **{"tax_breakdown[0].rate": Decimal("11.3")}),
    "unnamed buyer": said("QX-2", totals__gross=Decimal(6000)),
    "named buyer": said("QX-2", totals__gross=Decimal(6000), buyer__vat_id="QX12345K"),
    "unmentioned": said("QX-4"),
    "elsewhere": said("QX-4", seller__address__country="ES"),
    "company": sorted(tokens("Acme Qxf.")),
    "well formed": vat.check("QX12345K", None),
    "badly formed": vat.check("QX123456", None),
    "its country": vat.country_of("QX12345K"),
    "found on a page": [(one.value, one.country) for one in find_vat_ids("VAT QX 12345K, paid")],
    "decoded": fits_a_rate(Decimal(1000), Decimal(117), usual_rates()),
    "documented": [line for line in profile_catalogue.render().splitlines() if line.startswith("| QX ")],
}))
"""


@pytest.fixture(scope="module")
def nowhere(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What extractors, validators and documents know of a country that only a file tells of."""
    folder = tmp_path_factory.mktemp("nowhere")
    shutil.copytree(root / "schemas", folder / "schemas", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "schemas" / "regimes" / "qx.toml").write_text(NOWHERE, encoding="utf-8")
    path = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(root)))}
    run = [sys.executable, "-c", KNOWS]
    done = subprocess.run(run, cwd=folder, env=path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        *(("invoice", "PAGE-EU"), ("receipt", "EU-SIMPLIFIED"), ("large receipt", "PAGE-EU")),
        *(("legal", []), ("illegal", ["fail"])),
        *(("unnamed buyer", ["fail"]), ("named buyer", [])),
        *(("unmentioned", ["fail"]), ("elsewhere", ["not_applicable"])),
        *(("well formed", "undecided"), ("badly formed", "bad format"), ("its country", "QX")),
        *(("found on a page", [["QX12345K", "QX"]]), ("decoded", True)),
        ("company", ["acme"]),
    ],
)
def test_a_new_country_is_one_file(nowhere: dict[str, object], what: str, expected: object) -> None:
    assert nowhere[what] == expected


def test_a_new_country_is_documented(nowhere: dict[str, object]) -> None:
    rows = nowhere["documented"]
    assert isinstance(rows, list)
    assert rows[0] == "| QX | PAGE-EU | EU-SIMPLIFIED up to 70 QXD | QX-2, QX-4 | QXD |"
    assert len(rows) == 3


def test_surcharges_and_rates_of_some_goods_are_known_rates_all_the_same() -> None:
    assert {Decimal("0"), Decimal("22"), Decimal("5.2"), Decimal("10.7")} | usual_rates() <= known_rates()
    assert Decimal("41") not in known_rates()


@pytest.mark.parametrize("code", ["101", "1010", "12345", "048213", "1234567"])
def test_no_post_code_is_told_by_digits_alone(code: str) -> None:
    """Post codes of all countries are sought on every page: five digits would make an address of any number."""
    told = [country for country, law in regimes().items() if law.post_code and re.fullmatch(law.post_code, code)]
    assert told == []
