from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import get_cc_module

from extractors.parsing import find_national_ids, is_called, prints_national_id
from schemas.regimes import regimes


def test_the_form_alone_tells_a_spanish_and_a_canadian_number() -> None:
    text = "B95177267 and 810133595 RT0001 beside 201775354H and 199057420"
    assert {i.value for i, _ in find_national_ids(text, alone=True)} == {"B95177267", "810133595RT0001"}
    assert {"201775354H", "199057420"} <= {i.value for i, _ in find_national_ids(text)}


@given(st.text(alphabet="0123456789ABCRT -.:/", max_size=40))
def test_a_number_stands_where_it_says_and_its_value_is_its_letters_and_digits(text: str) -> None:
    for identifier, _ in find_national_ids(text):
        assert identifier.raw == text[slice(*identifier.span)]
        printed = "".join(filter(str.isalnum, identifier.raw))
        assert identifier.value == (printed[:8] if identifier.country == "HU" else printed)
        law = regimes()[identifier.country].national_id
        assert law is not None
        assert identifier.checked == (law.check is not None)


def test_numbers_whose_check_digits_are_not_public_are_known_by_label_and_form_and_stay_unchecked() -> None:
    text = "TRN 100118844700003, VAT 4118844716 and 300118844700003"
    found = {i.value: (i.country, i.checked) for i, words in find_national_ids(text) if words.search(text)}
    assert found["100118844700003"] == ("AE", False)
    assert found["4118844716"] == ("ZA", False)
    assert found["300118844700003"] == ("SA", False)


def test_numbers_of_norway_finland_and_hungary_are_known_by_label_and_check_digits() -> None:
    text = "Org.nr. 974 760 673, Y-tunnus 2077474-0, Adószám: 12892312-2-42"
    found = {i.country: (i.value, i.checked) for i, words in find_national_ids(text) if words.search(text)}
    assert {country: found[country] for country in ("NO", "FI", "HU")} == {
        "NO": ("974760673", True),
        "FI": ("20774740", True),
        "HU": ("12892312-2-42", True),
    }
    assert "HU" not in {i.country for i, _ in find_national_ids("Adószám: 12892313-2-42")}


def test_numbers_of_south_america_kenya_and_serbia_are_known_by_label_and_check_digits() -> None:
    text = (
        "RUT 76.086.428-5, NIT 860.002.964-4, CUIT 30-50001091-2, CNPJ 33.000.167/0001-01, "
        "RUC 20100070970, PIN P051365947M, PIB 101134702"
    )
    found = {i.country: (i.value, i.checked) for i, words in find_national_ids(text) if words.search(text)}
    assert found["CL"] == ("760864285", True)
    assert found["CO"] == ("8600029644", True)
    assert found["AR"] == ("30500010912", True)
    assert found["BR"] == ("33000167000101", True)
    assert found["PE"] == ("20100070970", True)
    assert found["KE"] == ("P051365947M", True)
    assert found["RS"] == ("101134702", True)
    assert "CL" not in {i.country for i, _ in find_national_ids("RUT 76.086.428-6")}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tel 0722 555 014 PIN: P051365947M", "P051365947M"),
        ("TIN: 10448172-0001", "10448172-0001".replace("-", "")),
        ("VSK nr. 118842", "118842"),
        ("Licensed dealer / Company no. 514402189", "514402189"),
        ("No. Pendaftaran SST: P11-1808-32000417", "P11180832000417"),
        ("TPS 5 %   R103398160", "R103398160"),
    ],
)
def test_what_its_country_calls_a_number_stands_right_before_it(text: str, value: str) -> None:
    called = [one.value for one, label in find_national_ids(text) if is_called(one, text, label)]
    assert called == [value]
    assert prints_national_id(text)


@pytest.mark.parametrize(
    "text",
    ["PIN code, then P051365947M", "VSK 11 % af 118842", "Company no. 514402180", "TIN box 10448172-0001", "118842"],
)
def test_other_words_before_a_number_call_it_nothing(text: str) -> None:
    assert not prints_national_id(text)


# The number of the register, in that of the tax with letters of its own: its digits are checked alike.
_OF_REGISTER = {"FI", "NO", "RO"}


def test_a_number_is_checked_on_the_page_as_in_the_rulebook() -> None:
    """A number that one takes and the other refuses would be read, and then said to be wrong."""
    known = {country: law.national_id.check for country, law in regimes().items() if law.national_id}
    vat = {country: get_cc_module(country.lower(), "vat") for country, check in known.items() if check}
    other = {
        country
        for country, module in vat.items()
        if module is not None and module is not get_cc_module(country.lower(), str(known[country]))
    }
    assert other == _OF_REGISTER
