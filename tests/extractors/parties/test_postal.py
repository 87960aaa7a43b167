"""Post codes with cities, streets, and what is neither."""

from __future__ import annotations

import pytest

from extractors.parties.address.postal import is_street, may_be_street, place_in


@pytest.mark.parametrize(
    ("text", "code", "city"),
    [
        ("80331 München", "80331", "München"),
        ("D-80331 München", "80331", "München"),
        ("Northport, ME 04849", "04849", "Northport"),
        ("Northport ME 04849-1234", "04849-1234", "Northport"),
        ("London SW1A 1AA", "SW1A 1AA", "London"),
        ("3528 BJ Utrecht", "3528 BJ", "Utrecht"),
        ("Utrecht, 3528 BJ", "3528 BJ", "Utrecht"),
        ("Mumbai - 400001", "400001", "Mumbai"),
        ("Bengaluru, Karnataka 560001", "560001", "Bengaluru"),
        ("25121 Brescia (BS)", "25121", "Brescia"),
        ("20121 Milano MI", "20121", "Milano"),
        ("38121 Trento TN", "38121", "Trento"),  # letters that are a street's elsewhere
        ("80121 NAPOLI NA", "80121", "NAPOLI"),
        ("75008 Paris Cedex 08", "75008", "Paris Cedex 08"),
        ("00-001 Warszawa", "00-001", "Warszawa"),
        ("111 22 Stockholm", "111 22", "Stockholm"),
        ("140 00 Praha 4", "140 00", "Praha 4"),
        ("5020 St. Johann im Pongau", "5020", "St. Johann im Pongau"),
        ("Toronto, ON M5V 2T6", "M5V 2T6", "Toronto"),
        ("Sydney NSW 2000", "2000", "Sydney"),
        ("1249-001 Lisboa", "1249-001", "Lisboa"),
        ("Lisboa 1249-001", "1249-001", "Lisboa"),
        ("Warszawa 00-001", "00-001", "Warszawa"),
        ("Praha 1, 110 00", "110 00", "Praha 1"),
        ("Malmö 211 18", "211 18", "Malmö"),
        ("SE-211 18 Malmö", "211 18", "Malmö"),
        ("São Paulo - SP, 01310-100", "01310-100", "São Paulo"),
        ("Mumbai-400001", "400001", "Mumbai"),
        ("Mumbai, Maharashtra - 400001", "400001", "Mumbai"),
        ("SW1A 1AA London", "SW1A 1AA", "London"),
        ("H91 E2K3 Galway", "H91 E2K3", "Galway"),
        ("San Francisco 94107", "94107", "San Francisco"),
        ("Springfield, Illinois 62701", "62701", "Springfield"),
        ("Wien, 1010", "1010", "Wien"),
        ("DK-5000 Odense C", "5000", "Odense C"),
        ("Brīvības iela 14, Rīga, LV-1010", "1010", "Rīga"),
        ("Vilnius LT-01103", "01103", "Vilnius"),
        ("гр. София 1000, бул. Витоша 100", "1000", "София"),
        ("7 chemin des Vignes - 84340 Malaucène - France", "84340", "Malaucène"),
        ("Cleveland, OH 44114 US", "44114", "Cleveland"),
        ("Toronto, ON M5V 2T6 Canada", "M5V 2T6", "Toronto"),
        ("80331 München Deutschland", "80331", "München"),
        ("98100 Messina ME", "98100", "Messina"),
        ("L-1234 Luxembourg", "1234", "Luxembourg"),
        ("97400 Saint-Denis de la Réunion", "97400", "Saint-Denis de la Réunion"),
    ],
)
def test_a_post_code_and_its_city_are_found(text: str, code: str, city: str) -> None:
    place = place_in(text)
    assert place is not None
    assert (place.code, place.city) == (code, city)


@pytest.mark.parametrize(
    "text",
    [
        "1242 chemin de l'Olive",
        "1020 Enterprise Way",
        "4557 Harbor St",
        "VAT no. 12345 London",
        "Tel. 12345 678",
        "2025 1:19 PM",
        "Total 1234.50",
        "Rechnung 12345 vom Montag",
        "HRA 45678",
        "6938 SONY I7",
        "1012 AB",
        "Suite 3400",
        "7391 F. 66",
        "Postfach 111 22",
    ],
)
def test_streets_and_other_numbers_are_no_city(text: str) -> None:
    assert place_in(text) is None


def test_a_bare_number_and_name_may_be_a_street() -> None:
    place = place_in("2558 Michael Mills")
    assert place is not None
    assert not place.certain
    assert may_be_street("2558 Michael Mills")
    assert not is_street("2558 Michael Mills")


@pytest.mark.parametrize("text", ["Hauptstraße 5", "12 High Street", "Via Roma 3", "P.O. Box 99", "Storgatan 4"])
def test_streets_are_known_by_their_words(text: str) -> None:
    assert is_street(text)


@pytest.mark.parametrize("text", ["USt-IdNr.: DE123456789", "10.00 EUR", "Order no: 4711000", "info@example.com 5"])
def test_labels_and_amounts_are_no_part_of_a_street(text: str) -> None:
    assert not may_be_street(text)
