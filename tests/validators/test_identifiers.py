"""VAT identifiers of every country, banks, references, registers, and characters that deceive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Disposition, RuleOutcome, Severity
from tests.validators.judged import claim, extracted, finding, judged, raised, verdict_on
from validators import vat
from validators.characters import foreign, mixed_word, unseen
from validators.schemes import wrong

VAT_IDS = {
    "AT": "ATU13585627",
    "BE": "BE0428759497",
    "BG": "BG175074752",
    "CY": "CY10259033P",
    "CZ": "CZ25123891",
    "DE": "DE136695976",
    "DK": "DK13585628",
    "EE": "EE100931558",
    "GR": "EL094259216",
    "ES": "ESB64717838",
    "FI": "FI20774740",
    "FR": "FR40303265045",
    "HR": "HR33392005961",
    "HU": "HU12892312",
    "IE": "IE6433435F",
    "IT": "IT00743110157",
    "LT": "LT119511515",
    "LU": "LU15027442",
    "LV": "LV40003521600",
    "MT": "MT11679112",
    "NL": "NL004495445B01",
    "PL": "PL8567346215",
    "PT": "PT501964843",
    "RO": "RO18547290",
    "SE": "SE556188840401",
    "SI": "SI50223054",
    "SK": "SK2022749619",
    "GB": "GB980780684",
    "CH": "CHE-107.787.577 MWST",
    "NO": "NO 995 525 828 MVA",
    "TR": "TR4540536920",
    "IN": "27AAPFU0939F1ZV",
}


@pytest.mark.parametrize(
    ("printed", "country", "told"),
    [
        ("12892312-2-42", "HU", vat.Check.VALID),
        ("12892313-2-42", "HU", vat.Check.BAD_CHECKSUM),
        ("12892312-2", "HU", vat.Check.BAD_FORMAT),
        ("12892312-2-42", None, vat.Check.UNDECIDED),
        ("12892312-2-42", "AT", vat.Check.BAD_FORMAT),
    ],
)
def test_a_number_with_the_tax_offices_digits_is_checked_by_the_registers_number_in_it(
    printed: str, country: str | None, told: vat.Check
) -> None:
    assert vat.check(printed, country) is told


@pytest.mark.parametrize(("country", "vat_id"), VAT_IDS.items())
def test_the_check_digits_of_every_country_are_known(country: str, vat_id: str) -> None:
    assert vat.check(vat_id) is vat.Check.VALID
    assert vat.country_of(vat_id) == country
    text = vat.compact(vat_id)
    places = [place for place, character in enumerate(text) if character.isdigit()]
    if country == "NL":
        places = places[:-2]  # the suffix behind the B has check digits only for natural persons
    for place in places:
        other = f"{text[:place]}{(int(text[place]) + 1) % 10}{text[place + 1 :]}"
        assert vat.check(other) in {vat.Check.BAD_CHECKSUM, vat.Check.BAD_FORMAT}, other


def test_northern_ireland_has_its_own_prefix() -> None:
    assert vat.check("XI980780684") is vat.Check.VALID
    assert vat.country_of("XI980780684") == "GB"


@pytest.mark.parametrize(
    ("iban", "bic", "rules"),
    [
        ("DE89370400440532013000", "COBADEFFXXX", set()),
        ("DE89370400440532013000", "COBADEFF370", set()),
        ("DE89370400440532013000", "DEUTDEFF", {"ID-BIC-BANK"}),
        ("DE44999999990532013000", None, {"ID-BANK"}),
        ("DE44999999990532013000", "COBADEFF", {"ID-BANK"}),
    ],
)
def test_the_account_names_a_bank_and_the_bic_is_that_bank_s(iban: str, bic: str | None, rules: set[str]) -> None:
    assert raised(verdict_on({"payment.iban": iban, "payment.bic": bic})) == rules


def test_of_countries_without_a_whole_register_no_bank_is_decided() -> None:
    verdict = verdict_on({"payment.iban": "GB33BUKB20201555555555"})
    assert finding(verdict, "ID-BANK").outcome is RuleOutcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("reference", "iban", "rules"),
    [
        ("RF18 5390 0754 7034", None, set()),
        ("RF19 5390 0754 7034", None, {"ID-REF"}),
        ("+++090/9337/55493+++", None, set()),
        ("***090/9337/55494***", None, {"ID-REF"}),
        ("21 00000 00003 13947 14300 09017", "CH4431999123000889012", set()),
        ("21 00000 00003 13947 14300 09018", "CH4431999123000889012", {"ID-REF"}),
        ("210000000003139471430009018", "DE89370400440532013000", set()),
        ("Invoice 4711", None, set()),
    ],
)
def test_references_carry_right_check_digits(reference: str, iban: str | None, rules: set[str]) -> None:
    verdict = verdict_on({"payment.reference": reference, "payment.iban": iban})
    assert raised(verdict) - {"ID-IBAN-CC", "ID-BANK"} == rules


@pytest.mark.parametrize(
    ("scheme", "right", "broken"),
    [
        ("0002", "552100554", "552100553"),
        ("0009", "73282932000074", "73282932000075"),
        ("0007", "5561888404", "5561888405"),
        ("0088", "7300010000001", "7300010000002"),
        ("0192", "995525828", "995525829"),
        ("0199", "213800KUD8LAJWSQ9D15", "213800KUD8LAJWSQ9D16"),
        ("0204", "04011000-1234512345-06", "04011000-1234512345-07"),
        ("0208", "0428759497", "0428759498"),
        ("0211", "IT00743110157", "IT00743110158"),
        ("0212", "2077474-0", "2077474-1"),
    ],
)
def test_registers_are_known_by_their_schemes(scheme: str, right: str, broken: str) -> None:
    assert wrong(scheme, right) is None
    assert wrong(scheme, broken) is not None
    path = "seller.legal_registration"
    verdict = verdict_on({f"{path}.value": broken, f"{path}.scheme": scheme})
    assert finding(verdict, "ID-SCHEME").severity is Severity.INFORMATION
    assert broken in finding(verdict, "ID-SCHEME").message


def test_an_identifier_of_an_unknown_register_is_left_alone() -> None:
    assert wrong("9999", "1") is None
    assert wrong(None, "1") is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("seller.name", "P\u0430ypal GmbH"),
        ("seller.name", "Muster\u200b GmbH"),
        ("buyer.name", "\u202eLRAS elpmaxE"),
        ("invoice_number", "R-2024\u2066-17"),
        ("payment.iban", "DE89 3704 0044 0532 0130 0\u0030\u200d"),
        ("purchase_order_reference", "\u0420O-17A"),
    ],
)
def test_characters_that_deceive_are_found_in_what_was_printed(path: str, value: str) -> None:
    known = extracted().invoice()
    node: object = known
    for step in path.split("."):
        node = getattr(node, step)
    verdict = judged(extracted(claims=[claim(path, str(node or "x")).model_copy(update={"raw": value})]))
    assert raised(verdict) == {"ID-HOMO"}
    assert verdict.disposition is Disposition.REVIEW


@pytest.mark.parametrize("name", ["Ευρώπη Trading", "Müller & Söhne", "ООО Ромашка Ltd", "日本 Co.", "5 µm Filters"])
def test_honest_names_of_any_script_are_left_alone(name: str) -> None:
    assert raised(verdict_on({"buyer.name": name})) == set()


@given(st.text(st.characters(codec="ascii")))
def test_plain_text_never_deceives(text: str) -> None:
    assert unseen(text) == []
    assert mixed_word(text) is None
    assert foreign(text) is None


@given(st.text(min_size=1), st.sampled_from(["\u200b", "\u202e", "\u2066", "\ufeff"]), st.integers(0, 50))
def test_an_unseen_character_is_found_wherever_it_stands(text: str, hidden: str, place: int) -> None:
    assert unicodedata.name(hidden) in unseen(text[:place] + hidden + text[place:])
