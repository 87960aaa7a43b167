"""When values count as the same, and which line is compared with which."""

from __future__ import annotations

import pytest

from evaluation.matching import aligned, fold, same


@pytest.mark.parametrize(
    ("label", "got", "want"),
    [
        ("gross_total", "119.0", "119.00"),
        ("gross_total", "1E+2", "100"),
        ("issue_date", "2024-03-01", "2024-03-01T00:00:00"),
        ("invoice_number", "re 17/2024", "RE-17 2024"),
        ("iban", "DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("seller_name", "Müller & Söhne GmbH", "MULLER SOHNE GMBH"),
        ("seller_name", "Weiß KG", "WEISS KG"),
        ("seller_name", "Nordlicht", "Nordlicht GmbH"),
        ("buyer_name", "Nordlicht Handels GmbH", "Nordlicht Handel GmbH"),
        ("quantity", "2", "2.000"),
        ("description", "Green tea 250g", "Green Tea, 250 g"),
    ],
)
def test_the_same(label: str, got: str, want: str) -> None:
    assert same(label, got, want)


@pytest.mark.parametrize(
    ("label", "got", "want"),
    [
        ("gross_total", "-119.00", "119.00"),
        ("gross_total", "about 119", "119"),
        ("issue_date", "2024-01-03", "2024-03-01"),
        ("invoice_number", "17", "RE-17"),
        ("seller_name", "Nordlicht", "Nordlicht Handels und Vertriebs GmbH"),
        ("seller_name", "---", "Nordlicht GmbH"),
        ("buyer_name", "Finance Department", "Nordlicht GmbH"),
        ("unit_price", "1.05", "1.5"),
    ],
)
def test_not_the_same(label: str, got: str, want: str) -> None:
    assert not same(label, got, want)


def test_fold_keeps_letters_and_digits() -> None:
    assert fold("  Čaj -  Nº 5, 100%  ") == "caj no 5 100"


def test_lines_are_paired_by_what_agrees() -> None:
    tea = {"description": "Tea", "quantity": "2", "net_amount": "10.00"}
    cups = {"description": "Cups", "quantity": "4", "net_amount": "20.00"}
    given = [{"description": "Cups", "quantity": "4"}, {"description": "Tea", "net_amount": "10"}]
    assert list(aligned(given, [tea, cups])) == [(given[0], cups, 0), (given[1], tea, 1)]


def test_lines_without_a_partner_stand_alone() -> None:
    tea = {"description": "Tea", "net_amount": "10.00"}
    odd = {"description": "Subtotal", "net_amount": "99.00"}
    assert list(aligned([odd], [tea])) == [(odd, None, 0), (None, tea, None)]
    assert list(aligned([], [tea])) == [(None, tea, None)]


def test_a_line_is_paired_once() -> None:
    tea = {"description": "Tea", "net_amount": "10.00"}
    assert list(aligned([tea, tea], [tea])) == [(tea, tea, 0), (tea, None, 1)]


def test_vat_identifiers_are_one_with_and_without_the_countrys_prefix() -> None:
    assert same("seller_vat_id", "ESB12345674", "B12345674")
    assert same("buyer_vat_id", "5252839302", "PL5252839302")
    assert not same("seller_vat_id", "ESB12345674", "B12345675")
    assert not same("seller_vat_id", "12345", "DE12345")
    assert not same("invoice_number", "ES1234567", "1234567")
