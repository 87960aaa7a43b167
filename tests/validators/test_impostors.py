"""Twenty impostors and twenty changed accounts, made up here: each stops; the honest invoices beside them do not."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence

import pytest
from stdnum import iban
from stdnum.iso7064 import mod_11_10

from schemas import Box, Company, Disposition, Printed, Value, Vendor, Verdict, vendor_keys
from tests.validators.judged import CONSISTENT, extracted, judged, raised
from validators.reference import Reference

COUNT = 20
_CHANCE = random.Random(20)
_FIRST = ("Nord", "Küsten", "Alster", "Rhein", "Berg", "Wald", "Stein", "Hafen", "Lösch", "Falken")
_SECOND = ("werk", "druck", "metall", "technik", "handel", "bau", "licht", "papier", "chemie", "logistik")
_FORMS = ("GmbH", "AG", "GmbH & Co. KG", "KG", "e.K.")


def _number() -> str:
    digits = f"{_CHANCE.randrange(10**7, 10**8)}"
    return f"DE{digits}{mod_11_10.calc_check_digit(digits)}"


def _account() -> str:
    bare = f"DE00{_CHANCE.randrange(10**17, 10**18)}"
    return f"DE{iban.calc_check_digits(bare)}{bare[4:]}"


VENDORS = tuple(
    Vendor(
        vendor=f"7{number:04}",
        name=f"{_FIRST[number % 10]}{_SECOND[(3 * number + number // 10) % 10]} {_FORMS[number % 5]}",
        vat_id=_number(),
        country="DE",
        currency="EUR",
        ibans=(_account(),),
    )
    for number in range(COUNT)
)
OURS = Company(company="ours", names=("Example SARL",), city="Lyon", country="FR")


class Books(Reference):
    def companies(self) -> Sequence[Company]:
        return (OURS,)

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        known = ((row, vendor_keys(row.name, (row.vat_id, row.tax_number, *row.ibans))) for row in VENDORS)
        return [row for row, keys in known if keys & frozenset(sellers)]

    def every_vendor(self) -> Sequence[Vendor]:
        return VENDORS


def verdict(name: str, vat_id: str | None, account: str, *lines: str, **more: Value) -> Verdict:
    """The verdict on an invoice of a seller called `name`, on which these `lines` are printed as well."""
    told: Mapping[str, Value | None] = {
        **CONSISTENT, "seller.name": name, "seller.vat_id": vat_id, "payment.iban": account,
    }  # fmt: skip
    texts = [text for text in (name, vat_id, account, "Example SARL", "Lyon", *lines) if text]
    places = tuple(Printed(text, 1, Box(50, 20.0 * n, 250, 20.0 * n + 10)) for n, text in enumerate(texts))
    return judged(extracted({**told, **more}, printed=places), reference=Books())


@pytest.mark.parametrize("vendor", VENDORS, ids=lambda vendor: vendor.vendor)
def test_the_vendor_itself_goes_straight_through(vendor: Vendor) -> None:
    told = verdict(vendor.name, vendor.vat_id, vendor.ibans[0])
    assert (told.disposition, told.vendor) == (Disposition.STRAIGHT_THROUGH, vendor.vendor)


def _alike(name: str, way: int) -> str:
    """A name that passes for `name` at a glance."""
    stem, _, form = name.partition(" ")
    return (
        name,
        f"{stem} {'AG' if form.startswith('G') else 'GmbH'}",
        f"{stem[:-1]}{stem[-1] * 2} {form}",
        f"{stem} Service {form}",
        f"{stem[0]}{stem[2]}{stem[1]}{stem[3:]} {form}",
    )[way % 5]


@pytest.mark.parametrize("number", range(COUNT))
def test_an_impostor_stops(number: int) -> None:
    vendor = VENDORS[number]
    own_number = None if number % 4 == 3 else _number()
    told = verdict(_alike(vendor.name, number), own_number, _account())
    assert told.disposition is not Disposition.STRAIGHT_THROUGH
    assert raised(told) & {"VEND-1", "VEND-2", "VEND-3", "VEND-6"}


ANNOUNCED = (
    "Please note our new bank details",
    "Wir haben unsere Bankverbindung geändert",
    "Nouvelles coordonnées bancaires",
)


@pytest.mark.parametrize("number", range(COUNT))
def test_a_changed_account_stops_announced_or_not_and_waits_for_two(number: int) -> None:
    vendor = VENDORS[number]
    changed = VENDORS[(number + 1) % COUNT].ibans[0] if number % 5 == 0 else _account()
    lines = (ANNOUNCED[number % 3],) if number % 2 else ()
    second = {"payment.other_accounts[0].iban": changed} if number % 5 == 1 else {}
    told = verdict(vendor.name, vendor.vat_id, vendor.ibans[0] if second else changed, *lines, **second)
    assert told.disposition is not Disposition.STRAIGHT_THROUGH
    assert "VEND-3" in raised(told)
