"""A letter names an account where it asks to use it, and it is the document's own only where that pays to it."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.sentences.free_text import Said
from extractors.sentences.paid_into import is_another, paid_in_national_form, paid_into
from schemas import Box, Claim, Layer
from tests.extractors.grid import reading

_OWN, _OTHER = "DE89370400440532013000", "DE02120300000000202051"
_ACROSS = ("68194819", "31926819", "48193307")  # the end of one account and the beginning of another, and each of them


def _claims(values: dict[str, str]) -> dict[str, Claim]:
    return {
        term: Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=0.9) for term, value in values.items()
    }


@pytest.mark.parametrize(
    ("values", "another"),
    [
        ({"payment.iban": _OWN}, True),
        ({"payment.iban": _OTHER}, False),
        ({"payment.iban": _OWN, "payment.reference": "202051"}, True),
        ({"payment.iban": _OWN, "payment.other_accounts[0].iban": "12030000"}, True),
        ({"payment.iban": _OWN, "payment.other_accounts[0].iban": "00202051"}, False),
        ({"payment.iban": "120300000000202051"}, False),
        ({"payment.iban": "12030000/202051"}, False),  # noughts may be left out
    ],
)
def test_it_is_its_own_by_the_whole_or_by_the_end_of_its_number(values: dict[str, str], another: bool) -> None:
    assert is_another(f"Please pay the invoice to {_OTHER}.", _claims(values)) is another


def _told(text: str) -> list[str]:
    return [one.text for one in paid_into(sheet_of(reading(text)))]


@pytest.mark.parametrize(
    "text",
    [
        f"For this invoice please use {_OTHER}",
        f"Für diese Rechnung nutzen Sie bitte {_OTHER}",
        f"The account for this invoice is {_OTHER}",
        f"Please pay to IBAN {_OTHER}",
    ],
)
def test_a_sentence_that_asks_names_an_account(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize("bank", ["Bank of the West,", "Volksbank in der Ortenau eG"])
def test_the_name_of_a_bank_that_links_words_asks_for_nothing(bank: str) -> None:
    assert not _told(f"{bank} IBAN {_OTHER}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kindly send this one to sort code 60-14-22, account 48193307, same name.", True),
        ("Please pay to sort code 20-04-15, account 28783904.", False),
        ("Sort code 60-14-22 Account 48193307", False),
        ("Bitte zahlen Sie an BLZ 12030000, Konto 202051.", True),
        ("Merci de régler sur le compte code banque 30004, code guichet 00823, compte 00010048193.", True),
        ("Si prega di pagare sul conto 48193307, ABI 03069, CAB 09606.", True),
        ("Rogamos transfieran a la cuenta 48193307, código de entidad 2100.", True),
        ("Var vänlig betala till clearing 8327-9, konto 48193307.", True),
        ("Betal venligst til reg.nr. 3574, konto 48193307.", True),
        ("Betal venligst til reg.nr. 3574, konto 28783904.", False),
        ("Uhraďte prosím na účet 48193307, kód banky 0800.", True),
        ("Please quote our number 48193307 when you pay.", False),
    ],
)
def test_an_account_in_the_form_of_a_country(text: str, told: bool) -> None:
    claims = _claims({"payment.iban": "GB32BARC20041528783904"})
    assert bool(list(paid_in_national_form([Said(text, 1, ())], claims))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Please send this one to account 48193307, sort code 60-16-13", True),
        ("Please pay 48193307 (account), sort code 60-16-13.", True),
        ("Please pay to sort code 60-16-13, acc 48193307.", True),
        ("Please pay to sort code 20-04-15.", True),
        ("Please pay to sort code 60-16-13, account 31926819, quoting reference 20260117.", False),
        ("Please pay to sort code 60-16-13, account 31926819, before 31-12-2026.", False),
        ("Please pay to sort code 60-16-13, account 31926819, or call 020 7946 0958.", False),
        ("Please quote 20260117 and pay to account 31926819, sort code 60-16-13.", False),
        ("Please quote your account number 20260117 when paying to sort code 60-16-13, account 31926819.", False),
        ("Please pay to your account 20260117, sort code 60-16-13.", True),
    ],
)
def test_the_numbers_of_an_account_are_held_to_the_own_one(text: str, told: bool) -> None:
    claims = _claims({"payment.iban": "GB29NWBK60161331926819", "invoice_number": "20260117"})
    assert bool(list(paid_in_national_form([Said(text, 1, ())], claims))) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Please make payment to: Oak & Elm Ltd, Sort Code 05-04-77, Account No 38841906.", False),
        ("Please make payment to: Account No 38841906, Sort Code 05-04-77.", False),
        ("Please send this one to: Sort Code 05-04-77, Account No 48193307.", True),
    ],
)
def test_without_an_iban_the_account_alone_is_held_to_the_own_one(text: str, told: bool) -> None:
    claims = _claims({"payment.other_accounts[0].iban": "38841906"})
    assert bool(list(paid_in_national_form([Said(text, 1, ())], claims))) is told


def test_where_no_more_than_the_code_of_a_bank_was_read_there_is_nothing_to_compare() -> None:
    said = [Said("EFT: please pay Oak Joinery, Sort Code 08-48-29, Account 11774206.", 1, ())]
    assert not list(paid_in_national_form(said, _claims({"payment.other_accounts[0].iban": "084829"})))
    assert list(paid_in_national_form(said, _claims({"payment.other_accounts[0].iban": "084820"})))


def test_a_number_across_two_own_accounts_is_in_neither() -> None:
    claims = _claims({"payment.iban": "GB29NWBK60161331926819", "payment.other_accounts[0].iban": "48193307"})
    text = "Please pay to sort code 60-16-13, account {}."
    told = [bool(list(paid_in_national_form([Said(text.format(number), 1, ())], claims))) for number in _ACROSS]
    assert told == [True, False, False]


@pytest.mark.parametrize(("of", "told"), [("payment.other_accounts[0].iban", True), ("payment.iban", False)])
def test_an_account_that_was_read_in_the_sentence_alone_is_the_own_one_where_there_is_no_other(
    of: str, *, told: bool
) -> None:
    row = Box(40, 40, 400, 50)
    claims = _claims({of: "48193307"} | ({"payment.iban": "GB29NWBK60161331926819"} if told else {}))
    claims[of] = claims[of].model_copy(update={"page": 1, "boxes": (Box(300, 40, 348, 50),)})
    said = Said("Please send this one to sort code 60-16-13, account 48193307.", 1, (row,))
    further = _claims({"payment.other_accounts[0].iban": "12345678"}) if not told else {}
    claims = claims | further  # one that stands elsewhere makes the one to pay to no other
    assert bool(list(paid_in_national_form([said], claims))) is told
    assert not list(paid_in_national_form([said._replace(boxes=(Box(40, 80, 400, 90),))], claims))


def test_all_accounts_in_a_block_of_payment_details_are_its_own() -> None:
    claims = _claims({"payment.iban": "GB28ZFRZ67123139968533", "payment.other_accounts[0].iban": "4715099498"})
    claims = {
        term: one.model_copy(update={"page": 1, "boxes": (Box(300, 40, 348, 50),)}) for term, one in claims.items()
    }
    claims |= _claims({"payment.other_accounts[1].iban": "01423550418"})
    text = "Please pay to sort code 67-12-31, account no. 4715099498, IBAN GB28 ZFRZ 6712 3139 9685 33."
    assert not list(paid_in_national_form([Said(text, 1, (Box(40, 40, 400, 50),))], claims))
