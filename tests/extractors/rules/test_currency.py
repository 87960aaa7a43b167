from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import propose
from extractors.rules.converted import converted
from extractors.rules.currency import propose_currency
from schemas import Claim
from tests.extractors.grid import page, reading


def currency(text: str, *, letter: bool = False) -> Claim:
    size = {"width": 612.0, "height": 792.0} if letter else {}
    claims = [c for c in propose(Sheet(Layout(reading(page(text, **size))), "en")).claims if c.term == "currency"]
    return max(claims, key=lambda claim: claim.score)


@pytest.mark.parametrize(
    ("sign", "code"),
    [
        ("Montréal QC H4G 1Y3", "CAD"),
        ("GST/TPS 810133595 RT0001", "CAD"),
        ("Percé (Québec) G0C 2L0", "CAD"),
        ("A.B.N. 30 442 399 274", "AUD"),
        ("Mildura VIC 3502", "AUD"),
        ("GST No: 121-284-235", "NZD"),
        ("UEN: 201775354H", "SGD"),
        ("12 Nathan Road, Kowloon", "HKD"),
        ("Grupo Azteca SA de CV", "MXN"),
        ("Duluth, MN 55806", "USD"),
        ("R.U.T.: 76.086.428-5", "CLP"),
        ("CUIT: 30-50001091-2", "ARS"),
        ("NIT 860.002.964-4", "COP"),
    ],
)
def test_what_a_dollar_is_by_what_only_one_country_prints(sign: str, code: str) -> None:
    found = currency(f"{sign}\n\nTotal     $ 12.00")
    assert (found.value, found.doubt) == (code, None)
    assert found.score > 0.8


@pytest.mark.parametrize(
    "text", ["Dupont SA 1200", "Flight to Hong Kong     $ 12.00", "Lamb of New Zealand     $ 12.00"]
)
def test_goods_and_legal_forms_are_no_country(text: str) -> None:
    assert currency(f"{text}\n\nTotal     $ 12.00").doubt is not None


@pytest.mark.parametrize("row", ["GRM21BR71H104 (MUR)     12.00", "Share capital 250 000 MUR"])
def test_articles_and_the_capital_of_a_company_tell_no_currency(row: str) -> None:
    found = currency(f"{row}\n\nINVOICE TOTAL EUR     12.00")
    assert (found.value, found.doubt) == ("EUR", None)


def test_a_customer_abroad_does_not_tell_what_a_dollar_is_on_american_paper() -> None:
    assert currency("Mildura VIC 3502\n\nTotal     $ 12.00", letter=True).doubt is not None


def test_an_account_in_another_currency_is_no_money_of_the_document() -> None:
    found = currency("Toronto, ON M5V 2T6\n\nTotal     $ 12.00\n\nUSD account: 123-456-789")
    assert (found.value, found.doubt) == ("CAD", None)


def test_canada_uses_american_paper() -> None:
    assert currency("Montréal QC H4G 1Y3\n\nTotal     $ 12.00", letter=True).value == "CAD"


def test_a_code_beside_the_amounts_settles_the_dollar() -> None:
    for total in ("Total (CAD)     $ 12.00", "Total ($ CA)     12.00 $"):
        found = currency(f"Snow     $ 12.00\n\n{total}", letter=True)
        assert (found.value, found.doubt) == ("CAD", None)


def test_a_dollar_between_two_countries_is_doubtful() -> None:
    found = currency("Richmond BC V6Y 0L4\n\nGermany\n\nTotal     $ 12.00", letter=True)
    assert found.score <= 0.6
    assert found.doubt is not None


def test_the_rand_of_a_south_african_company() -> None:
    assert currency("Khanyisa Fittings (Pty) Ltd\n\nTotal     R 11,322.66").value == "ZAR"


def test_letters_of_an_article_number_are_no_currency() -> None:
    found = currency("Khanyisa Fittings (Pty) Ltd\n\nBND110-90 BEND PLAIN     46.20\n\nTotal     R 46.20")
    assert found.value == "ZAR"


def test_letters_of_an_account_number_are_no_currency() -> None:
    found = currency("Account      KES004\n\nTotal GBP    46.20")
    assert (found.value, found.doubt, found.rejected) == ("GBP", None, ())


@pytest.mark.parametrize("head", ["SVC", "SCR", "HTG"])
def test_letters_over_a_column_that_holds_no_money_are_no_currency(head: str) -> None:
    rows = f"Route      {head:<8}    Charge EUR\nCork       AIR ON       58.90\nGalway     EUR RD       61.20"
    found = currency(f"{rows}\nTotal due EUR     120.10")
    assert (found.value, found.doubt, found.rejected) == ("EUR", None, ())


def test_a_currency_over_its_amounts_is_one_however_rare() -> None:
    assert currency("Route     SCR\nCork      58.90\nTotal     58.90").value == "SCR"


def test_a_mark_behind_the_label_of_the_total_is_that_of_the_amount_beside_it() -> None:
    found = currency("Item A      100,00\nTotal due Kč      1 100,00")
    assert (found.value, found.doubt) == ("CZK", None)
    assert found.score > 0.8


@pytest.mark.parametrize(
    ("total", "code"),
    [
        ("Maksettavaa, euroa     2067,00", "EUR"),
        ("Razem do zapłaty     417,20 złotych", "PLN"),
    ],
)
def test_the_word_of_a_currency_in_a_total_names_it(total: str, code: str) -> None:
    assert currency(total).value == code


def test_a_unit_that_is_spelt_like_money_is_none_among_units() -> None:
    rows = "Copier paper     40     RM     3.65     146.00\nMarker pen        6     PK     5.75      34.50"
    assert currency(f"{rows}\nTotal GBP     180.50").value == "GBP"
    assert currency("Kertas     RM     3.65\nPen     RM     5.75\nTotal     RM     9.40").value == "MYR"


@pytest.mark.parametrize("head", ["Amount lei", "Amount (lei)", "Amount\n          -lei-"])
def test_a_mark_that_ends_the_head_of_a_column_of_amounts_tells_the_currency(head: str) -> None:
    found = currency(f"Item      {head}\nTea       12.00\n\nTotal     12.00")
    assert (found.value, found.label) == ("RON", "currency mark")


def test_a_word_behind_the_head_of_another_column_is_no_currency() -> None:
    claims = propose(Sheet(Layout(reading("Item lei  Amount\nTea       12.00")), "en")).claims
    assert "currency" not in {claim.term for claim in claims}


def test_the_currency_of_an_amount_in_words() -> None:
    assert currency("Razem 4 200,00\n\nSłownie: cztery tysiące dwieście złotych 00/100").value == "PLN"


def test_a_title_before_a_name_is_no_franc() -> None:
    found = currency("Bearbeiter: Fr. Mag. Riegler\n\nSumme EUR     12.00")
    assert (found.value, found.doubt) == ("EUR", None)
    assert found.score > 0.8
    assert currency("Total     Fr. 12.00").value == "CHF"


def test_several_amounts_behind_an_r_are_rand_in_doubt() -> None:
    rows = "Water     R 4 188.20\nRates     R 1 183.33\nTotal     R 5 371.53"
    assert (currency(rows).value, currency(rows).score) == ("ZAR", 0.7)
    assert currency(f"Weir (Pty) Ltd\n\n{rows}").score > 0.8


@pytest.mark.parametrize(
    "row",
    [
        "Equivalent US$ 1,792.05",
        "For the customer: equivalent of US$ 1,792.05",
        "Equivalente informativo USD 1,792.05",
        "zur Information EUR à 0.9388     1,792.05",
        "Informacyjnie: 1 792,05 EUR, kurs 4,2510",
    ],
)
def test_what_it_is_worth_in_another_currency_is_not_what_it_is_in(row: str) -> None:
    found = currency(f"Timber     2,457.90\n\nTOTAL $ CAD     2,457.90\n\n{row}", letter=True)
    assert (found.value, found.doubt) == ("CAD", None)
    assert found.score > 0.8


def test_what_it_is_worth_elsewhere_leaves_a_doubt_where_no_total_says_its_currency() -> None:
    found = currency("Timber     EUR 2,457.90\n\nEquivalent     USD 2,700.00\n\nTotal     2,457.90")
    assert (found.value, found.score) == ("EUR", 0.7)


def test_no_currency_is_taken_from_what_it_is_worth_in_another() -> None:
    found = currency("NIP: PL5252248481\n\nRazem     3 681,14\n\nInformacyjnie: 865,95 EUR, kurs 4,2510")
    assert (found.value, found.label) == ("PLN", "country")
    assert found.doubt is not None


@pytest.mark.parametrize("rate", ["MXN (USD 17.3184 del 03/03/2026)", "MXN"])
def test_a_label_of_currency_and_rate_names_the_code_beside_it(rate: str) -> None:
    found = currency(f"Moneda / T.C.     {rate}\n\nTotal     $47,180.00\n\nEquivalente USD 2,724.27")
    assert (found.value, found.raw, found.doubt) == ("MXN", "MXN", None)
    assert found.score > 0.8


@pytest.mark.parametrize(("total", "code"), [("Total EUR", "EUR"), ("Total", None)])
def test_a_code_in_a_column_of_codes_of_things_is_no_currency(total: str, code: str | None) -> None:
    rows = "COD     NAME       AMOUNT\nPOL     Octopus     20.00\nSAR     Sardine     30.00\nLUL     Squid       10.00"
    found = list(propose_currency(Sheet(Layout(reading(page(f"{rows}\n{total}      60.00"))), "en")))
    assert [one.value for one in found] == ([code] if code else [])


def test_a_code_in_a_column_of_currencies_is_one() -> None:
    rows = "CUR     NAME          AMOUNT\nSAR     Octopus        20.00\nSAR     Sardine        30.00"
    assert currency(f"{rows}\nTotal         50.00").value == "SAR"


FREIGHT = """
Description                      {first:>14}     {second:>14}

Sea freight USD 2,450.00              16,762.90
Surcharge USD 270.00                   1,847.34
Terminal handling                                         1,985.00
Total                                 18,610.24           1,985.00

{due:<20}                               21,091.49
Rate USD 684.20
"""


@pytest.mark.parametrize(
    ("first", "second", "due", "sure"),
    [
        ("Exempt DKK", "Taxable DKK", "Amount due DKK", True),
        ("Exempt DKK", "Taxable DKK", "Amount due USD", False),
        ("Exempt DKK", "Taxable USD", "Amount due DKK", False),
        ("Exempt", "Taxable", "Amount due DKK", False),
    ],
)
def test_heads_and_total_say_the_currency_whatever_a_freight_is_quoted_in(
    first: str, second: str, due: str, sure: bool
) -> None:
    text = FREIGHT.format(first=first, second=second, due=due)
    best = max(propose_currency(Sheet(Layout(reading(text)), "en")), key=lambda claim: claim.score)
    assert (best.value == "DKK" and best.score >= 0.8) is sure


@pytest.mark.parametrize(
    ("told", "clear"), [("For information: 1 EUR = 4.2410 PLN", True), ("1 EUR = 4.2410 PLN", False)]
)
def test_a_rate_for_information_leaves_the_currency(told: str, clear: bool) -> None:
    found = currency(f"Total          12.00 PLN\nTotal due      12.00 PLN\n\n{told}")
    assert found.value == "PLN"
    rate = currency(f"Sum     12.00 zł\nTogether     14.00 zł\n\n{told}")
    assert (rate.score > 0.8) is clear


def test_letters_within_the_name_of_goods_are_no_money_where_the_total_says_another() -> None:
    found = currency("Ply 19mm BWP 8x4     14     3,245.00     45,430.00\n\nTotal     \u20b9 45,430.00")
    assert (found.value, found.doubt) == ("INR", None)


def test_a_word_for_money_over_its_amounts_tells_the_currency() -> None:
    found = currency("Particulars     KSHS\nCement 50kg     790.00\nWire     48.00\n\nTotal     838.00")
    assert (found.value, found.doubt) == ("KES", None)


def test_a_number_of_one_country_tells_in_doubt_what_nothing_else_does() -> None:
    found = currency("NIT 860.002.964-4\n\nTotal     1.200,00")
    assert found.value == "COP"
    assert found.doubt is not None


@pytest.mark.parametrize("item", ["Drawing CAD", "Course CAD"])
def test_a_code_that_ends_the_name_of_goods_decides_no_dollars(item: str) -> None:
    found = currency(f"Acme LLC\nAustin, TX 78701\n\n{item}     $100.00\nOffice paper     $200.00\n\nTotal     $300.00")
    assert found.value == "USD" or found.doubt is not None


def test_a_tax_number_of_several_countries_settles_no_dollars() -> None:
    found = currency("Montevideo, Uruguay\nRUT 211234560012\n\nTotal a pagar     $ 12.500,00")
    assert found.doubt is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("(Five million naira only)\n\nTotal     N4,850,000.00", "NGN"),
        ("Karoo Tools (Pty) Ltd\n\nTotal     R1,234.50", "ZAR"),
        ("QTY     PARTICULARS     @     KSHS\n80     Cement     790.00          63,200.00", "KES"),
        ("Moneda: MXN Peso Mexicano   Tipo de cambio USD de referencia: 18.0412\n\nTotal     $ 12.00", "MXN"),
        ("Total in US dollars     USD 50.00\nTotal before VAT     180.00 NIS\nTo pay     ₪ 212.40", "ILS"),
        ("Totalt     100,00 BGN", "BGN"),
    ],
)
def test_the_currency_that_letters_heads_and_what_is_to_be_paid_tell(text: str, code: str) -> None:
    assert currency(text).value == code


@pytest.mark.parametrize("text", ["Resistor R1,234.50\n\nTotal EUR     12.00", "Cement 42.5N\n\nTotal EUR     12.00"])
def test_letters_before_numbers_tell_nothing_beside_a_currency(text: str) -> None:
    assert currency(text).value == "EUR"


@pytest.mark.parametrize(
    ("account", "code"),
    [
        ("IS14 0159 2600 7654 5510 7303 39", "ISK"),
        ("DK50 0040 0440 1162 43", "DKK"),
        ("NO93 8601 1117 947", "NOK"),
        ("SE45 5000 0000 0583 9825 7466", "SEK"),
    ],
)
def test_crowns_are_those_of_the_country_of_the_account(account: str, code: str) -> None:
    found = currency(f"Samtals með vsk, kr. 491.040,00\n\nIBAN {account}")
    assert (found.value, found.doubt) == (code, None)


_ABROAD = """
Razem          9 555,40     2 181,54     11 736,94

{told} PLN, tabela 050/A/NBP/2026

Wartość netto 40 723,20 PLN
Kwota podatku VAT 9 297,29 PLN     Razem brutto {gross} PLN

Razem do zapłaty     11 736,94 EUR
"""


@pytest.mark.parametrize(
    ("told", "gross", "sure"),
    [
        ("kurs 1 EUR = 4,2618", "50 020,49", True),
        ("kurs 1 EUR = 4,2618", "50 020,94", False),
        ("kurs 4,2618", "50 020,49", False),
    ],
)
def test_a_rate_told_in_another_row_tells_which_totals_are_converted(told: str, gross: str, *, sure: bool) -> None:
    sheet = Sheet(Layout(reading(_ABROAD.format(told=told, gross=gross))), "pl")
    rows = [money.span.segment.text for money in converted(sheet)]
    assert ("Kwota podatku VAT 9 297,29 PLN" in rows) is sure


def test_the_total_in_words_tells_the_currency() -> None:
    text = (
        "Net     100.00 PLN\nVAT     23.00 PLN\nGross     123.00 PLN\n\n1 EUR = 4.2618 PLN\n\nTotal     28.86 EUR\n\n"
    )
    words = "Amount in words: twenty-eight EUR 86/100"
    claims = list(propose_currency(Sheet(Layout(reading(text + words)), "en")))
    assert max(claims, key=lambda claim: claim.score).value == "EUR"


def test_letters_before_a_number_of_a_year_are_no_currency() -> None:
    found = currency("Szállítólevél\nSZL 9902/26\n\nFizetendő végösszeg:     681 783 Ft")
    assert (found.value, found.raw) == ("HUF", "Ft")
