"""Identifiers: forms, inner blanks, check digits. All numbers are examples of public documentation."""

from __future__ import annotations

import pytest

from extractors.parsing import (
    find_bics,
    find_ibans,
    find_near_ibans,
    find_numbers,
    find_payment_references,
    find_vat_ids,
    find_vkns,
    is_article_or_location_number,
    parse_vat_id,
)

VAT = {
    "DE 136 695 976": ("DE136695976", "DE", True), "DE136695976": ("DE136695976", "DE", True),
    "DE136695977": ("DE136695977", "DE", False), "FR 40 303 265 045": ("FR40303265045", "FR", True),
    "NL0044.95.445.B.01": ("NL004495445B01", "NL", True), "ATU13585627": ("ATU13585627", "AT", True),
    "CHE-107.787.577 IVA": ("CHE107787577IVA", "CH", True), "NO 995 525 828 MVA": ("NO995525828MVA", "NO", True),
    "27AAPFU0939F1ZV": ("27AAPFU0939F1ZV", "IN", True), "GB980780684": ("GB980780684", "GB", True),
    "XI980780684": ("XI980780684", "GB", True), "BE 0403.019.261": ("BE0403019261", "BE", True),
    "IE6433435F": ("IE6433435F", "IE", True), "ESB58378431": ("ESB58378431", "ES", True),
    "IT 00743110157": ("IT00743110157", "IT", True), "EL 094259216": ("EL094259216", "GR", True),
    "GR094259216": ("EL094259216", "GR", True), "PL 8567346215": ("PL8567346215", "PL", True),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VAT.items())
def test_vat_ids_are_canonical_and_checked(text: str, expected: tuple[str, str, bool]) -> None:
    found = find_vat_ids(f"VAT: {text}, tel. 12")
    assert [(i.value, i.country, i.checked) for i in found] == [expected]
    assert found[0].raw == text


@pytest.mark.parametrize("text", ["DE 12", "Order DE4711", "INDEX 123456789012345", "AB123456789", "RO 12 34"])
def test_what_is_no_vat_id(text: str) -> None:
    assert find_vat_ids(text) == ()


def test_a_vat_id_behind_its_country_or_glued_to_a_register_number() -> None:
    assert [i.value for i in find_vat_ids("DE VAT DE136695976")] == ["DE136695976"]
    assert [i.value for i in find_vat_ids("USt-IdNr.: DE136695976HRB 123")] == ["DE136695976"]


def test_a_vat_id_without_prefix_needs_its_country_and_its_check_digits() -> None:
    bare = parse_vat_id("136 695 976", "DE")
    assert bare is not None
    assert bare.value == "DE136695976"
    assert parse_vat_id("136 695 977", "DE") is None
    assert parse_vat_id("136 695 976") is None
    turkish = parse_vat_id("4540536920", "TR")
    assert turkish is not None
    assert [i.value for i in find_vkns("VKN: 4540536920")] == [turkish.value]


@pytest.mark.parametrize(
    ("text", "value", "checked"),
    [
        ("IBAN DE89 3704 0044 0532 0130 00 BIC X", "DE89370400440532013000", True),
        ("GB82WEST12345698765432", "GB82WEST12345698765432", True),
        ("FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189", True),
        ("DE89370400440532013001", "DE89370400440532013001", False),
    ],
)
def test_ibans_are_joined_and_checked(text: str, value: str, checked: bool) -> None:
    assert [(i.value, i.checked) for i in find_ibans(text)] == [(value, checked)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Nr rachunku: 44 1050 1214 4000 0090 8117 3325", ["PL44105012144000009081173325"]),
        ("konto 44105012144000009081173325.", ["PL44105012144000009081173325"]),
        ("PL 44 1050 1214 4000 0090 8117 3325", ["PL44105012144000009081173325"]),
        ("45 1050 1214 4000 0090 8117 3325", []),
        ("17 44 1050 1214 4000 0090 8117 3325", []),
        ("44 1050 1214 4000 0090 8117 3325 1", []),
    ],
)
def test_an_account_without_the_letters_of_its_country(text: str, values: list[str]) -> None:
    assert [one.value for one in find_ibans(text)] == values


@pytest.mark.parametrize("text", ["DE** **** **** 0532 0130 00", "DE89 3704 0044", "DE89 3704 0044 0532 0130 001"])
def test_masked_and_cut_ibans_are_refused(text: str) -> None:
    assert find_ibans(text) == ()


def test_bics_need_a_country() -> None:
    assert [i.value for i in find_bics("BIC: COBADEFFXXX or RECHNUNG")] == ["COBADEFFXXX"]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("732 829 320 00074", "siret", "73282932000074"),
        ("732 829 320", "siren", "732829320"),
        ("181/815/08155", "stnr", "181/815/08155"),
        ("4006381333931", "gln", "4006381333931"),
    ],
)
def test_national_numbers_with_check_digits(text: str, kind: str, value: str) -> None:
    assert [i.value for i in find_numbers(f"No. {text}", kind)] == [value]
    wrong = text[:-1] + str((int(text[-1]) + 1) % 10)
    assert kind == "stnr" or find_numbers(wrong, kind) == ()


def test_structured_payment_references() -> None:
    text = "RF18 5390 0754 7034, +++010/8068/17183+++"
    assert [i.kind for i in find_payment_references(text)] == ["creditor_reference", "ogm"]
    assert [i.kind for i in find_payment_references("21 00000 00003 13947 14300 09017")] == ["qr_reference"]


def test_article_numbers_are_told_apart() -> None:
    assert is_article_or_location_number("4006381333931")
    assert not is_article_or_location_number("4006381333932")
    assert not is_article_or_location_number("20240001")


def test_the_letter_that_is_in_every_indian_number_may_be_read_as_a_digit() -> None:
    (read,) = find_vat_ids("GSTIN 33AAJCM9489B127")
    assert (read.value, read.raw, read.checked) == ("33AAJCM9489B1Z7", "33AAJCM9489B127", False)
    assert find_vat_ids("GSTIN 33AAJCM9489B128") == ()


def test_an_account_with_letters_that_look_like_digits_is_nearly_one() -> None:
    text = "IBAN: CZ22 0l00 0000 0020 O014 5399"
    assert [text[start:stop] for start, stop in find_near_ibans(text)] == ["CZ22 0l00 0000 0020 O014 5399"]
    assert find_near_ibans("DE25 3704 0044 also lower letters follow") == ()


@pytest.mark.parametrize(
    "text",
    [
        "CUPS: ES0021000012345678AB",
        "CUPS ES 0031 4056 7890 1234 KJ 0F",
        "Código CPE PT0002000012345678AB",
        "CPE PT 0002 0000 1234 5678 AB",
        "POD IT001E12345678",
        "POD: IT 001 E 12345678 5",
        "Zählpunkt DE0001234567800000000000000012345",
        "Zählpunktbezeichnung: DE 000562 66802 AO6G56M11SN51G21M24S",
        "Zählpunkt AT0010000000000000001000000123456",
        "Messpunkt CH1012301234500000000000000123456",
    ],
)
def test_the_number_of_a_supply_point_is_no_account_and_no_vat_id(text: str) -> None:
    assert find_ibans(text) == ()
    assert find_near_ibans(text) == ()
    assert find_vat_ids(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "IBAN ES91 2100 0418 4502 0005 1332",
        "IBAN ES91 2100 0418 4502 0005 1333",  # wrong check digits are still those of an account
        "DE89 3704 0044 0532 0130 00 COBADEFFXXX",
        "DE89 3704 0044 0532 0130 01 BIC COBADEFF",
        "PT50 0002 0123 1234 5678 9015 4",
        "IT60 X054 2811 1010 0000 0123 456",
    ],
)
def test_an_account_is_no_number_of_a_supply_point(text: str) -> None:
    assert len(find_ibans(text)) == 1


def test_a_vat_id_before_a_post_code_is_no_number_of_a_supply_point() -> None:
    (found,) = find_vat_ids("NIF PT500273170 8200-171 ALBUFEIRA")
    assert found.value == "PT500273170"
