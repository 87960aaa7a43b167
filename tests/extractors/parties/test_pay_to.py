"""Where a document asks for money to be sent: every kind of address is one further account, and nothing else is."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import sheet_of
from extractors.parsing.pay_addresses import find_pay_addresses
from extractors.parsing.payment_codes import parse_payment_code
from extractors.parties.pay_to import paid_to
from extractors.resolve.accounts import IBAN, other_accounts
from schemas import Claim, Layer, PaymentCode, same_account
from schemas.grades import NAMED
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

TOLD = (
    ("Sort code 20-00-00, account 12345678", "200000/12345678"),
    ("Sort code 20-00-00, account\n12345678", "200000/12345678"),
    ("Sort code: 20-00-00\nAccount number: 12345678", "200000/12345678"),
    ("BSB 062-000 Account 12345678", "062000/12345678"),
    ("BLZ 370 400 44, Kontonummer 987654321", "37040044/987654321"),
    ("Číslo účtu: 462002/0800", "462002/0800"),
    ("Bankgiro 5331-2009", "53312009"),
    ("Plusgiro: 12 34 56-7", "1234567"),
    ("+71<000000012345678+87654321<", "87654321"),
    ("Payment via bank: +71<000000003088416+86310477<", "86310477"),
    ("# 2611044227 # 119 00 4 > 5231104#41#", "5231104"),
    ("4 7944052020036082 00011900 000 00000000000000000000 240614", "FI7944052020036082"),
    ("Wire: Chase Bank, ABA 021000021, account 123456789", "021000021/123456789"),
    ("PayPal: pay@brightwater-billing.example", "pay@brightwater-billing.example"),
    ("Pay online: https://www.pay.example.com/i/7781?x=1", "pay.example.com/i"),
    ("Pay: paypal.me/alpha1", "paypal.me/alpha1"),
    ("Pay: paypal.me/alpha1/119", "paypal.me/alpha1"),
    ("Pay: paypal.com/paypalme/x9", "paypal.com/paypalme/x9"),
    ("Please pay at venmo.com/u/x9", "venmo.com/u/x9"),
    ("Pay: buy.stripe.com/a1b2c3", "buy.stripe.com/a1b2c3"),
    ("Pay: invoice.stripe.com/i/acct_1x/live_9z", "invoice.stripe.com/i/acct_1x"),
    ("Pay online: pay.example.com/7781", "pay.example.com/7781"),
    ("PayPal: billing@brightwatertoolsgmbh-pay.example", "billing@brightwatertoolsgmbh-pay.example"),
    ("paypal.me/brightwatertoolsgmbh2", "paypal.me/brightwatertoolsgmbh2"),
    ("Pay only to Brightwater Tools Factoring AG.", "Brightwater Tools Factoring AG"),
    ("Pay only to Brightwater Tools AG.", "Brightwater Tools AG"),
    ("Pay only to Water Tools GmbH.", "Water Tools GmbH"),
    ("Bitcoin: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
    ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
    ("upi://pay?pa=tools@bank", "upi://pay?pa=tools@bank"),
    ("Swish 123 456 78 90", "1234567890"),
    ("Bizum: 612 345 678", "612345678"),
    ("Please pay by phone: 0800 123 456.", "0800123456"),
    ("Моля платете по телефона: 02 123 456 789.", "02123456789"),
    ("Παρακαλούμε πληρώστε τηλεφωνικά: 210 123 4567.", "2101234567"),
    ("Palun makske telefonil 600 123 456.", "600123456"),
    ("Platite telefonom: 01 234 567 89.", "0123456789"),
    ("Kérjük, fizesse telefonon: 06 1 234 5678.", "0612345678"),
    ("Prašome mokėti telefonu 860 012 3456.", "8600123456"),
    ("Lūdzam maksāt telefoniski: 671 234 567.", "671234567"),
    ("Vă rugăm plătiți telefonic: 0212 345 678.", "0212345678"),
    ("Zaplaťte telefonicky: 02 1234 56789.", "02123456789"),
    ("Plačajte po telefonu: 01 234 56 789.", "0123456789"),
    ("Ödeme telefonla: 0212 345 67 89.", "02123456789"),
    ("Pay only to Northfield Factoring Ltd.", "Northfield Factoring Ltd"),
    ("Cheques payable to B. Water.", "B. Water"),
    ("Cheques payable to 9417-2208 Québec inc.", "9417-2208 Québec"),
    ("Die Forderung ist abgetreten, zahlbar an Nordfeld Factoring GmbH.", "Nordfeld Factoring GmbH"),
    ("Pay only to Northfield Bank.", "Northfield Bank"),
    ("Pay only to Brightwater Tools GmbH & Co KG.", "Brightwater Tools GmbH & Co KG"),
    ("Factor   Eurofactor AG", "Eurofactor AG"),
    ("Factor Eurofactor AG, Mainz", "Eurofactor AG"),
    ("Bank account (new 2026)    20318856", "20318856"),
    ("Pay only to Northfield Ltd, IBAN DE89 3704 0044 0532 0130 00", "Northfield Ltd"),
)
NONE = (
    "Pay to Northfield Savings Bank, IBAN DE89 3704 0044 0532 0130 00",
    "Account number: 850012",
    "We also accept payment by card over the telephone on 0113 496 0000.",
    "Kartenzahlung ist auch telefonisch möglich: 0511 496 00 00 zahlen Sie sicher.",
    "Плащане с карта по телефон: 02 123 456 789.",
    "Πληρωμή με κάρτα και τηλεφωνικά: 210 123 4567.",
    "Kaardiga saate maksta telefonil 600 123 456.",
    "Karticom možete platiti i telefonom: 01 234 567 89.",
    "Kártyával telefonon is lehet fizetni: 06 1 234 5678.",
    "Kortele galite mokėti ir telefonu 860 012 3456.",
    "Ar karti varat maksāt arī telefoniski: 671 234 567.",
    "Puteți plăti cu cardul și telefonic: 0212 345 678.",
    "Platba kartou je možná aj telefonicky: 02 1234 56789.",
    "S kartico je mogoče plačati po telefonu: 01 234 56 789.",
    "Kartınızla telefonla da ödeme yapabilirsiniz: 0212 345 67 89.",
    "Cheques payable to Brightwater Tools GmbH.",
    "Cheques payable to Brightwater Tools.",
    "Please pay to the following account",
    "Zahlbar an unsere Bank",
    "Payable to 12345678 Barclays Bank",
    "Payable to 1234567 Nordea",
    "Questions about your payment? Call 0800 123 456 or see https://www.brightwater.example/help",
    "We accept wise cards from 2024-01-12 12345",
    "PayPal transaction 7XK123456789",
    "Bizum, transacción 612 345 678",
    "Swish referens 123 456 78 90",
    "Mastercard 5500 0000 0000 0004",
    "Sort code 37-04-00-44, account\n0532013000",
    "Sort code 37-04-00-44, account 0532013000",  # the same account as the IBAN's
    "www.brightwater.example",
    "Reg. UE 2016/679",
    "Routing of parcels: 123456789, account manager: Ms. Weber",
    "Phone +49 40 123456",
    "Transaction hash 1BoatSLRHtKNngkdXEeobR76b53LETtpyU",
    "PAYMENT     CUSTOMER CODE\nTRANSFER 60 DAYS     001882",
    "Pay to     Classic cable 110 4G1.5     500 m     0.86     408.50",
    "Pressure gauge 0-16 bar, cert. 7466/26",
    "BAF     Bunker adjustment factor     38.75\nCUE     Export customs entry     65.00",
)


def further(*rows: str) -> list[str]:
    claims = extract(reading(BILL.format(more="\n".join(rows)))).claims
    return [str(claim.value) for term, claim in claims.items() if term.startswith("payment.other_accounts")]


@pytest.mark.parametrize(("rows", "value"), TOLD)
def test_whatever_says_where_to_pay_is_an_account(rows: str, value: str) -> None:
    assert further(rows) == [value]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Revolut: 20-05-12 12345678", ["20051212345678"]),
        ("Wise 12-05-20 12345678", ["12052012345678"]),
        ("Wise account 12.05.2033 4455", ["120520334455"]),
        ("Wise 20-05-12 12345678.00", ["2005121234567800"]),
        ("Revolut 12345678 2024-01-12", ["1234567820240112"]),
        ("Revolut 01.05.2024 - 31.05.2024", []),
        ("Wise 2024-01-12 12345", []),
        ("PayPal 12/05/2024", []),
        ("PayPal 12/05/2024 14:30", []),
        ("PayPal 12.05.24 119.00", []),
        ("PayPal 12.05.2024 1190,00", []),
    ],
)
def test_an_account_that_begins_like_a_date_is_told_from_a_day_of_payment(text: str, found: list[str]) -> None:
    assert [one.value for one in find_pay_addresses(text)] == found


def test_a_payee_beside_an_amount_is_one() -> None:
    assert further("Pay to     Nordfeld Finanz AG     119.00") == ["Nordfeld Finanz AG"]


def test_a_payee_in_the_row_of_what_was_sold_is_no_longer_called() -> None:
    assert further("Pay to Nordfeld Finanz AG     8 x 4.50     36.00") == ["Nordfeld Finanz AG"]
    assert further("Pay to Brightwater Tools GmbH     8 x 4.50     36.00") == []
    assert further("Pay to Brightwater Tools          Migration, hours") == []
    assert "Northfield Factoring Ltd" in further("Pay only to Northfield   Factoring Ltd")


def test_a_payee_ends_above_the_row_of_its_account() -> None:
    assert further("Pay to: Nordfeld Finanz AG", "IBAN: DE89 3704 0044 0532 0130 00") == ["Nordfeld Finanz AG"]
    assert further("Pay to: Brightwater Tools GmbH", "IBAN: DE89 3704 0044 0532 0130 00") == []
    assert further("Pay to Brightwater Tools GmbH", "Sort code 37-04-00-44   Account 0532013000") == []
    bank = ("Northfield Bank", "IBAN", "DE89 3704 0044 0532 0130 00")
    assert further("Pay to Brightwater Tools GmbH", *bank) == []
    assert further("Pay to Nordfeld Finanz AG", *bank) == ["Nordfeld Finanz AG"]
    code = ("AIB,", "IBAN", "IE64 IRCE 9205 0112 3456 78")
    assert "Brightwater Tools GmbH AIB" in further("Pay to Brightwater Tools GmbH", *code)
    assert further("Pay to Brightwater Tools GmbH", "IRC,", *code[1:]) == ["IE64IRCE92050112345678"]
    assert further("Pay to Brightwater", "Account Services AG") == ["Brightwater Account Services AG"]


def test_a_bank_before_the_number_of_an_account_is_judged_by_the_account() -> None:
    assert further("Pay to: Northfield Savings Bank, account number: 12345678, sort code 20-00-00") == [
        "12345678",
        "200000",
    ]
    assert further("Pay to: Northfield Bank, reg.nr. 3704, konto 0532013000, IBAN DE89 3704 0044 0532 0130 00") == []
    assert further("Pay by bank transfer to NatWest sort code 37-04-00-44, account 0532013000") == []
    assert further("Please pay by bank transfer quoting BT 20240117") == []
    assert further("Please pay by bank transfer quoting BT 20240118") == ["20240118"]
    assert "Monzo" not in further("Pay by transfer to Monzo, IBAN GB62 MONZ 0400 0412 3456 78")
    for other in ("Monzo AG", "Mond", "Monzo Recovery"):
        assert other in further(f"Pay by transfer to {other}, IBAN GB62 MONZ 0400 0412 3456 78")
    for other in ("Coba", "Cobra", "Cobra AG", "Kobra"):  # a BIC may be any bank's
        assert other in further(f"Pay by transfer to {other}, IBAN DE89 3704 0044 0532 0130 00, BIC COBADEFF")
    assert further("Pay to: UniCredit S.p.A., IBAN DE89 3704 0044 0532 0130 00") == []
    assert further("Pay to: Northfield Building Society, IBAN DE89 3704 0044 0532 0130 00") == []
    assert further("Pay to: Lloyds Pharmacy Ltd, IBAN DE89 3704 0044 0532 0130 00") == ["Lloyds Pharmacy Ltd"]
    assert further("Pay to: Northfield Bank for order 4711, account 87654321") == ["Northfield Bank", "87654321"]


@pytest.mark.parametrize("row", NONE)
def test_what_nobody_can_pay_to_is_none(row: str) -> None:
    assert further(row) == []


def test_a_payee_who_is_the_buyer_or_a_donation_is_none() -> None:
    assert further("Donations to Swish 123 456 78 90") == []
    assert further("Buyer: Northfield Stores Ltd", "", "Cheques payable to Northfield Stores Ltd.") == []


@pytest.mark.parametrize(
    ("payee", "seller", "same"),
    [
        ("Innovation Factoring AG", "Nova", False),
        ("Nova GmbH", "Nova", True),
        ("SAP", "SAP SE", False),  # too short to tell
        ("Nova A/S", "Nova A/S", True),
        ("Studio 54 GmbH", "Studio 54 GmbH", True),
        ("PineTools Ltd", "Pine Tools Ltd", True),
        ("Pine Tools Ltd", "Pine Tools", True),
        ("Pine Ltd", "Pine Tools Ltd", False),
        ("GmbH", "Pine Tools GmbH", False),
        ("billing@nova", "Billing Nova", False),
        ("123456789", "123456789 Ltd", False),
    ],
)
def test_a_payee_is_the_seller_by_whole_words_of_its_name(payee: str, seller: str, same: bool) -> None:
    told = Claim(term=IBAN, value=payee, raw=payee, layer=Layer.RULES, score=NAMED)
    chosen = {"seller.name": Claim(term="seller.name", value=seller, raw=seller, layer=Layer.RULES, score=NAMED)}
    assert bool(other_accounts(chosen, [told], Layout(reading("")))) is not same


@pytest.mark.parametrize(
    ("payee", "same"),
    [
        ("Pine Tools te Leeds", True),
        ("Pine Tools à Leeds", True),
        ("Pine Tools te York", False),  # another place
        ("Pine Factoring te Leeds", False),
        ("Pine Tools Factoring Leeds", False),
    ],
)
def test_a_payee_is_the_seller_with_its_own_city_behind_the_name(payee: str, same: bool) -> None:
    told = Claim(term=IBAN, value=payee, raw=payee, layer=Layer.RULES, score=NAMED)
    chosen = {
        term: Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=NAMED)
        for term, value in (("seller.name", "Pine Tools Foundation"), ("seller.address.city", "Leeds"))
    }
    assert bool(other_accounts(chosen, [told], Layout(reading("")))) is not same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("GB33BUKB20201555555555", "20-20-15/55555555", True),
        ("GB33BUKB20201555555555", "55555555", True),
        ("GB33BUKB20201555555555", "20-00-00/55555555", False),
        ("CZ1308000000000000462002", "462002/0800", True),
        ("CZ1308000000000000462002", "462002/0100", False),
        ("DE89370400440532013000", "DE89 3704 0044 0532 0130 00", True),
        ("DE89370400440532013000", "3000", False),
        ("FR1420041010050500013M02606", "0500013026", False),
        ("FR7630006000011234567890189", "12345678901", True),  # its key of two digits stands in a column of its own
        ("PT50000201231234567890154", "12345678901", True),
        ("DE89370400440532013000", "05320130", False),
        ("0040/0440116243", "DK5000400440116243", True),
        ("53312009", "5331-2009", True),
        ("DE89370400440532013000", "DE75512108001245126199", False),
        ("Northfield Factoring Ltd", "NORTHFIELD FACTORING LTD.", True),
    ],
)
def test_a_national_account_is_that_of_the_iban_that_holds_it(one: str, other: str, same: bool) -> None:
    assert same_account(one, other) is same
    assert same_account(other, one) is same


@pytest.mark.parametrize(
    ("text", "account", "address"),
    [
        ("https://www.example.org/pay?iban=DE89370400440532013000", "DE89370400440532013000", None),
        ("BCD\n002\n1\nXXX\n\nMuster GmbH\nDE89370400440532013000", "DE89370400440532013000", None),
        ("bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT?amount=0.1", None, "bitcoin:1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
        ("https://pay.example.com/brightwater/7781", None, "pay.example.com/brightwater"),
        ("00020126330014br.gov.bcb.pix0111123456789015204000053039865802BR6304ABCD", None,
         "0014br.gov.bcb.pix011112345678901"),
    ],
)  # fmt: skip
def test_a_code_of_any_kind_tells_where_it_leads(text: str, account: str | None, address: str | None) -> None:
    code = parse_payment_code(text)
    assert code == PaymentCode(scheme="other", account=account, address=address)


def test_a_code_that_leads_to_no_payment_is_none() -> None:
    assert parse_payment_code("https://www.brightwater.example/products/4711") is None
    assert parse_payment_code("0002") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("53201", "DE89370400440532013000"),
        ("893704", "DE89370400440532013000"),
        ("3000/37040", "DE89370400440532013000"),
        ("55555555/1", "DE12500105178455555555"),
        ("1/55555555", "DE12500105178455555555"),
        ("84417206", "DE12500105178441720699"),
        ("pay.bright-water.com/a", "pay.brightwater.com/a"),
        ("paypal.me/brightw\u0430ter", "paypal.me/brightwater"),
        ("br\u00edghtwater.example/x", "brightwater.example/x"),
        ("1BoatSLRHtKNngkdXEeobR76b53LETtpyT", "1boatslrhtknngkdxeeobr76b53lettpyt"),
    ],
)
def test_an_address_that_only_looks_like_another_is_another(one: str, other: str) -> None:
    assert not same_account(one, other)
    assert not same_account(other, one)


def test_mail_and_hosts_are_one_in_small_and_large_letters() -> None:
    assert same_account("Pay@Pine.example", "pay@pine.example")
    assert same_account("Pine.example/Pay", "pine.example/pay")
    assert same_account("Dansk Kran A/S", "DANSK KRAN A/S")


def test_a_number_in_the_name_of_a_paid_service_is_no_account() -> None:
    assert further("Renewal of patent 2 790 115, monitoring and payment     145.00") == []
    assert further("Renewal of patent 2 790 115, monitoring and payment") == ["2790115"]
    assert further("Bitte zahlen auf 2790115     145.00") == ["2790115"]
    assert further("Payment by bank 2790115     145.00") == ["2790115"]


@pytest.mark.parametrize(
    ("said", "stop", "found"),
    [("registered", ".", []), ("at home", ".", ["604417"]), ("registered", "", ["604417"])],
)
def test_a_number_of_a_register_that_begins_its_row_is_no_account(said: str, stop: str, found: list[str]) -> None:
    rows = f"Brightwater Tools GmbH is {said} in Ireland, no.\n604417{stop} Please pay the invoice by bank transfer."
    assert [claim.value for claim in paid_to(sheet_of(reading(rows)))] == found
