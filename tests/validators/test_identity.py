"""Who a document is to and from, by what is known besides it; what of it is then certain, and what is a doubt."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pytest

from schemas import Alternative, Box, Claim, Company, Extraction, Layer, Printed, Vendor, vendor_keys
from validators.identity import Known, known, with_known
from validators.identity.wording import same_name, same_number
from validators.reference import EMPTY, Reference

NORTH = Company(
    company="north", names=("North Engines GmbH", "NEG"), vat_id="DE136695976", country="DE", street="Quay 14",
    city="Kiel", post_code="24143",
)  # fmt: skip
SOUTH = Company(company="south", names=("South Trading B.V.",), vat_id="NL004495445B01", country="NL")
PORT = Vendor(
    vendor="70001", name="Puerto Alto, S.L.", vat_id="ESB58378431", country="ES", currency="EUR",
    ibans=("ES9121000418450200051332",),
)  # fmt: skip
WRITER = Vendor(vendor="70002", name="Dana Writer", country="US", currency="USD")


class Books(Reference):
    """Two companies and the vendors that are given."""

    def __init__(self, *vendors: Vendor) -> None:
        self.rows = vendors

    def companies(self) -> Sequence[Company]:
        return (NORTH, SOUTH)

    def vendors(self, sellers: Collection[str]) -> Sequence[Vendor]:
        return [
            row
            for row in self.rows
            if vendor_keys(row.name, (row.vat_id, row.tax_number, *row.ibans)) & frozenset(sellers)
        ]

    def every_vendor(self) -> Sequence[Vendor]:
        return self.rows


def claim(term: str, value: str, score: float = 0.95, *, top: float = 100.0, **more: object) -> Claim:
    box = Box(50, top, 200, top + 10)
    given = {"term": term, "value": value, "raw": value, "layer": Layer.MODEL, "score": score, "page": 1, "label": "x"}
    return Claim.model_validate({**given, "boxes": (box,), **more})


def page(*lines: str) -> tuple[Printed, ...]:
    return tuple(Printed(line, 1, Box(50, 20.0 * n, 250, 20.0 * n + 10)) for n, line in enumerate(lines))


def read(*claims: Claim, lines: Sequence[str] = (), books: Books | None = None) -> tuple[Known, dict[str, Claim]]:
    extraction = Extraction(claims={one.term: one for one in claims}, printed=page(*lines))
    reference = books or Books(PORT, WRITER)
    who = known(extraction, reference)
    return who, dict(with_known(extraction, who, reference).claims)


def other(value: str, score: float) -> Alternative:
    return Alternative(value=value, raw=value, score=score)


@pytest.mark.parametrize("name", ["NORTH ENGINES GMBH", "North Engines", "NEG", "North Engines GmbH, Purchasing,"])
def test_the_buyer_is_recognised_by_each_of_its_spellings(name: str) -> None:
    who, claims = read(claim("buyer.name", name, 0.4))
    assert who.company == NORTH
    assert claims["buyer.name"].certainty == 1.0
    assert claims["buyer.name"].raw == name


class Abroad(Books):
    """North has a number of its own in the Netherlands, and another spelling there."""

    def companies(self) -> Sequence[Company]:
        abroad = NORTH.model_copy(update={"names": ("North Motoren",), "vat_id": "NL822010690B01", "country": "NL"})
        return (NORTH, abroad, NORTH.model_copy(update={"names": ("Northern Motors",), "vat_id": None}), SOUTH)


@pytest.mark.parametrize(
    ("name", "number", "taken"),
    [
        ("North Engines GmbH", "NL822010690B01", "NL822010690B01"),
        ("North Motoren", "DE136695976", "DE136695976"),
        ("North Engines GmbH", None, "DE136695976"),
        ("North Engines GmbH", "NL004495445B01", None),
        ("North Engines GmbH", "ESB58378431", None),
        ("Northern Motors", "ESB58378431", None),
    ],
)
def test_a_company_of_several_rows_is_one_with_all_their_names_and_numbers(
    name: str, number: str | None, taken: str | None
) -> None:
    numbers = [] if number is None else [claim("buyer.vat_id", number)]
    who, claims = read(claim("buyer.name", name), *numbers, lines=(name, *filter(None, (number,))), books=Abroad())
    assert (who.company.vat_id if who.company else None) == taken
    assert who.company is None or (who.company.company, claims["buyer.name"].certainty) == ("north", 1.0)


@pytest.mark.parametrize("name", ["North Engines Polska Sp. z o.o.", "North Gears GmbH", "Northern Engines", "North"])
def test_a_name_like_ours_is_not_ours(name: str) -> None:
    who, claims = read(claim("buyer.name", name))
    assert who.company is None
    assert name in (who.not_ours or "")
    assert claims["buyer.name"].layer is Layer.MODEL


def test_what_is_known_of_us_and_not_printed_stays_null() -> None:
    _, claims = read(claim("buyer.name", "NEG"), lines=("NEG", "24143 Kiel"))
    assert claims["buyer.address.post_code"].value == "24143"
    assert claims["buyer.address.post_code"].page == 1
    assert "buyer.address.street" not in claims
    assert "buyer.vat_id" not in claims


def test_a_guest_under_our_address_is_not_the_buyer_but_a_firm_other_name_is() -> None:
    lines = ("North Engines GmbH", "Quay 14", "24143 Kiel", "Guest J. Doe")
    for guest, score in (("J. Doe", 0.6), ("J. Doe", 0.95), ("Dr. J. Doe-Roe", 0.95), ("Reception", 0.6)):
        who, claims = read(claim("buyer.name", guest, score), lines=lines)
        assert (who.company, claims["buyer.name"].value) == (NORTH, "North Engines GmbH")
    who, claims = read(claim("buyer.name", "Doe Ltd", 0.9), lines=lines)
    assert (who.company, claims["buyer.name"].value) == (None, "Doe Ltd")
    who, _ = read(claim("buyer.name", "J. Doe", 0.6, top=-50.0), lines=lines)
    assert who.company is None


def test_an_address_under_our_name_is_not_the_sellers() -> None:
    lines = ("Puerto Alto", "North Engines GmbH", "Quay 14", "24143 Kiel", "Germany")
    at = [
        claim("buyer.name", "NEG"), claim("seller.address.street", "Quay 14", top=40.0),
        claim("seller.address.post_code", "24143", top=60.0), claim("seller.address.country", "DE", top=80.0),
    ]  # fmt: skip
    _, claims = read(claim("seller.name", "Puerto Alto"), *at, lines=lines)
    assert not [term for term in claims if term.startswith("seller.address.")]
    assert claims["buyer.address.street"].value == "Quay 14"
    for kept in (
        [claim("seller.name", "NEG"), *at],  # of one of us, who sells to the other: OWN-2
        [
            claim("seller.name", "Puerto Alto"),
            *(one.model_copy(update={"boxes": (Box(300, 500, 400, 510),)}) for one in at),
        ],
        [claim("seller.name", "Puerto Alto"), *at[:2], claim("seller.address.post_code", "24144", top=60.0)],
    ):
        _, claims = read(*kept, lines=lines)
        assert claims["seller.address.street"].value == "Quay 14"


def test_the_name_of_one_and_the_number_of_the_other_of_ours_wait() -> None:
    who, _ = read(claim("buyer.name", "NEG"), claim("buyer.vat_id", "NL004495445B01"))
    assert who.company is None
    assert "south" in (who.not_ours or "")
    who, _ = read(claim("buyer.name", "NEG"), lines=("NEG", "VAT NL004495445B01"))
    assert who.company is None


def test_another_name_that_may_be_meant_keeps_the_buyer_in_doubt() -> None:
    doubt = "The page may also be read as Doe Ltd."
    _, claims = read(claim("buyer.name", "NEG", 0.9, doubt=doubt, rejected=(other("Doe Ltd", 0.6),)))
    assert claims["buyer.name"].doubt == doubt


@pytest.mark.parametrize("number", ["B58378431", "ES B-58378431", "ESB58378431"])
def test_a_vendor_is_recognised_by_its_number_with_and_without_prefix(number: str) -> None:
    who, claims = read(claim("seller.name", "PUERTO ALTO S.L.", 0.5), claim("seller.vat_id", number, 0.5))
    assert who.vendor == PORT
    assert claims["seller.name"].certainty == claims["seller.vat_id"].certainty == 1.0
    assert claims["seller.vat_id"].value == number


def test_its_legal_name_stands_for_its_brand_where_both_and_its_number_are_printed() -> None:
    lines = ("PUERTO", "Puerto Alto, S.L. · CIF B58378431")
    who, claims = read(claim("seller.name", "PUERTO", 0.7), lines=lines)
    assert who.vendor == PORT
    assert claims["seller.name"].value == "Puerto Alto, S.L."
    assert claims["seller.vat_id"].raw == "B58378431"


def test_a_vendor_without_any_number_is_recognised_by_its_name() -> None:
    who, _ = read(claim("seller.name", "Dana Writer", 0.6))
    assert who.vendor == WRITER


@pytest.mark.parametrize(
    ("name", "number"),
    [("Puerto Alto, S.L.", "ESB64717838"), ("Puerto A1to, S.L.", "ESB64717838"), ("Puerto Alto S.A.", "B64717838")],
)
def test_a_name_like_a_vendors_with_other_numbers_is_an_impostor(name: str, number: str) -> None:
    who, claims = read(claim("seller.name", name), claim("seller.vat_id", number))
    assert who.vendor is None
    assert who.like == PORT
    assert claims["seller.name"].layer is Layer.MODEL


def test_a_public_number_and_name_never_make_an_account_known() -> None:
    account = claim("payment.iban", "ES7921000813610123456789", 0.6)
    who, claims = read(claim("seller.name", "Puerto Alto, S.L."), claim("seller.vat_id", "B58378431"), account)
    assert who.vendor == PORT
    assert claims["payment.iban"].layer is Layer.MODEL


def test_the_number_of_a_carrier_that_is_named_too_does_not_make_it_the_seller() -> None:
    lines = ("Gears Ltd", "Shipped by Puerto Alto, S.L. CIF B58378431")
    who, claims = read(claim("seller.name", "Gears Ltd", 0.95), lines=lines)
    assert who.vendor is None
    assert claims["seller.name"].value == "Gears Ltd"


def test_our_own_number_read_as_the_sellers_gives_way_to_the_next_reading() -> None:
    ours = claim("seller.vat_id", "DE136695976", rejected=(other("B58378431", 0.4),))
    _, claims = read(claim("seller.name", "Gears Ltd"), ours)
    assert claims["seller.vat_id"].value == "B58378431"
    assert claims["seller.vat_id"].doubt is not None
    _, claims = read(claim("seller.name", "Puerto Alto, S.L."), ours)
    assert (claims["seller.vat_id"].value, claims["seller.vat_id"].doubt) == ("B58378431", None)


def test_our_own_number_under_our_name_is_no_number_of_who_sells() -> None:
    lines = ("Puerto Alto, S.L.", "North Engines GmbH", "DE136695976", "CIF B58378431")
    name, number = claim("seller.name", "Puerto Alto, S.L."), claim("seller.vat_id", "DE136695976", top=40.0)
    who, claims = read(name, number, lines=lines)
    assert who.vendor == PORT
    assert claims["seller.vat_id"].value == "B58378431"
    assert claims["buyer.vat_id"].value == "DE136695976"
    _, claims = read(claim("seller.name", "Gears Ltd"), number, lines=lines)
    assert "seller.vat_id" not in claims
    for kept in (
        [name, claim("seller.vat_id", "DE136695976", top=300.0)],  # somewhere else, as under the seller's name
        [claim("seller.name", "North Engines GmbH"), number],
    ):
        _, claims = read(*kept, lines=lines)
        assert claims["seller.vat_id"].value == "DE136695976"


def test_without_reference_data_nothing_changes() -> None:
    extraction = Extraction(claims={"buyer.name": claim("buyer.name", "NEG")})
    who = known(extraction, EMPTY)
    assert who == Known()
    assert with_known(extraction, who, EMPTY) == extraction


@pytest.mark.parametrize("layer", [Layer.HUMAN, Layer.EINVOICE, Layer.TEMPLATE])
def test_what_a_person_a_template_or_an_element_says_stays(layer: Layer) -> None:
    _, claims = read(claim("buyer.name", "NEG", layer=layer), claim("seller.name", "Dana Writer", layer=layer))
    assert {one.layer for one in claims.values()} == {layer}


def test_a_vendor_without_numbers_is_known_by_its_account_of_the_united_states() -> None:
    wire = Vendor(vendor="wire", name="Cascade Valve & Fitting Co.", country="US", ibans=("021000021/123456789",))
    name = claim("seller.name", "Cascade Valve & Fitting Co.")
    own = claim("payment.other_accounts[0].iban", "021000021/123456789", 0.88)
    who, claims = read(name, own, books=Books(wire))
    assert who.vendor == wire
    assert claims["payment.other_accounts[0].iban"].layer is Layer.REFERENCE
    changed = own.model_copy(update={"value": "011600729/4400178213"})
    assert read(name, changed, books=Books(wire))[0].vendor is None


SAWMILL = Vendor(vendor="70003", name="ZAKŁADY DRZEWNE Kowal i Syn Spółka Jawna", vat_id="PL5261040828", country="PL")


def test_a_name_over_two_lines_of_which_one_was_read_is_known_by_its_number() -> None:
    lines = ("ZAKŁADY DRZEWNE", "Kowal i Syn Spółka Jawna", "NIP 526-104-08-28")
    told = (claim("seller.name", "Kowal i Syn Spółka Jawna", 0.9), claim("seller.vat_id", "526-104-08-28"))
    who, claims = read(*told, lines=lines, books=Books(SAWMILL))
    assert who.vendor == SAWMILL
    assert claims["seller.name"].value == SAWMILL.name
    who, claims = read(told[0], claim("seller.vat_id", "PL7831678168"), lines=lines[:2], books=Books(SAWMILL))
    assert (who.vendor, who.like) == (None, SAWMILL), "part of a name, and a number of somebody else"


@pytest.mark.parametrize(("gap", "found"), [(6.0, True), (40.0, False)])
def test_a_name_in_two_pieces_of_a_row_is_one_where_they_stand_close(gap: float, *, found: bool) -> None:
    pieces = (Box(50, 87, 120, 97), Box(120 + gap, 87, 240, 97))
    texts = ("ZAKŁADY DRZEWNE", "Kowal i Syn Spółka Jawna")
    printed = tuple(Printed(text, 1, box) for text, box in zip(texts, pieces, strict=True))
    told = {"seller.name": claim("seller.name", texts[0], 0.9), "seller.vat_id": claim("seller.vat_id", "PL5261040828")}
    who = known(Extraction(claims=told, printed=printed), Books(SAWMILL))
    assert (who.vendor == SAWMILL) is found


def test_our_name_over_two_lines_of_which_one_was_read_is_ours() -> None:
    ours = Company(company="east", names=("Hotele Wschodnie Spółka z ograniczoną odpowiedzialnością",), country="PL")

    class East(Books):
        def companies(self) -> Sequence[Company]:
            return (ours,)

    lines = ("Hotele Wschodnie Spółka z ograniczoną", "odpowiedzialnością", "Rynek 1")
    who, claims = read(claim("buyer.name", lines[0], top=0.0), lines=lines, books=East())
    assert (who.company, claims["buyer.name"].value) == (ours, ours.names[0])
    who, _ = read(claim("buyer.name", "Hotele Wschodnie Zachód S.A."), lines=lines, books=East())
    assert who.company is None


def test_a_number_that_cannot_be_right_does_not_hide_the_vendors_own_beside_it() -> None:
    wrong = claim("seller.vat_id", "CO5261040828", 0.6, doubt="Its check digits do not fit.")
    lines = (SAWMILL.name, "Reg. CO 5261040828")
    who, claims = read(claim("seller.name", SAWMILL.name), wrong, lines=lines, books=Books(SAWMILL))
    assert who.vendor == SAWMILL
    assert claims["seller.vat_id"].value == "5261040828"


@pytest.mark.parametrize(
    ("printed", "master"),
    [
        ("B58378431", "ESB58378431"),
        ("732 829 320 00074", "FR44732829320"),
        ("732829320", "FR44732829320"),
        ("526-104-08-28", "PL5261040828"),
        ("556849-4925", "SE556849492501"),
        ("123456789", "NL123456789B01"),
        ("12345676-2-41", "HU12345676"),
        ("GB980780684000", "980780684"),
        ("CHE-107.787.577 MWST", "CHE107787577"),
    ],
)
def test_numbers_are_one_in_every_national_form(printed: str, master: str) -> None:
    assert same_number(printed, master)
    assert same_number(master, printed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pine & Son Ltd", "Pine and Son Limited", True),
        ("Kurz & Lang GmbH", "Kurz und Lang GmbH", True),
        ("Pine Ltd", "Pine Inc", False),
        ("Pine & Son Ltd", "Pine & Daughter Ltd", False),
        ("Muster Werke", "Muster Werke and", False),
        ("Kuźnia Polska Sp. z 0.0.", "Kuźnia Polska Sp. z o.o.", True),  # as a scan is read
        ("Kovárna Hora s.r.0.", "Kovárna Hora s.r.o.", True),
        ("Kuźnia 0 Sp. z o.o.", "Kuźnia O Sp. z o.o.", False),
        ("Studio 0", "Studio O", False),
    ],
)
def test_a_name_is_one_with_and_for_its_sign_and_its_form_in_full(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


PAID, BESIDE = "payment.iban", "payment.other_accounts[0].iban"
MAIN, TAXES = "ES9121000418450200051332", "ES7921000813610123456789"
TWO_BANKS = PORT.model_copy(update={"ibans": (MAIN,)})


def accounts_read(paid: Claim, vendor: Vendor) -> dict[str, Claim]:
    """What becomes of two accounts that were read, that to pay and the other one, where the seller is `vendor`."""
    told = (claim("seller.name", "Puerto Alto, S.L."), claim("seller.vat_id", "ESB58378431"))
    _, claims = read(*told, paid, claim(BESIDE, MAIN, 0.9), books=Books(vendor))
    return claims


def test_where_the_seller_is_paid_is_the_account_to_pay_and_another_stands_beside() -> None:
    claims = accounts_read(claim(PAID, TAXES, 0.84), TWO_BANKS)
    assert (claims[PAID].value, claims[PAID].layer) == (MAIN, Layer.REFERENCE)
    assert (claims[BESIDE].value, claims[BESIDE].layer) == (TAXES, Layer.MODEL), "nobody knows it: VEND-3 asks"


def test_an_account_that_is_known_to_stand_beside_gives_way_where_it_is_read_in_doubt() -> None:
    beside = TWO_BANKS.model_copy(update={"further": (TAXES,)})
    claims = accounts_read(claim(PAID, TAXES, 0.84, doubt="The page may also be read as ES91."), beside)
    assert (claims[PAID].value, claims[BESIDE].value) == (MAIN, TAXES)
    assert {claims[term].certainty for term in (PAID, BESIDE)} == {1.0}
    assert accounts_read(claim(PAID, TAXES, 0.99), beside)[PAID].value == TAXES, "and stays where two readers name it"


def test_an_account_that_an_e_invoice_states_changes_places_with_none() -> None:
    for layer in (Layer.EINVOICE, Layer.TEMPLATE):
        claims = accounts_read(claim(PAID, TAXES, 0.99, layer=layer), TWO_BANKS)
        assert (claims[PAID].value, claims[BESIDE].value) == (TAXES, MAIN), "the known one is not lost"


def test_what_may_be_the_buyers_name_is_not_the_name_of_who_sells() -> None:
    told = (claim("seller.name", "Puerto Alto, S.L."), claim("seller.vat_id", "ESB58378431"))
    rivals = (
        ("Puerto Alto, S.L.", Layer.REFERENCE),
        ("Alto, S.L.", Layer.REFERENCE),
        ("Gears Ltd", Layer.MODEL),
        ("to, S.L.", Layer.MODEL),
    )
    for rival, layer in rivals:
        name = claim("buyer.name", "NEG", 0.57, rejected=(other(rival, 0.58),))
        assert read(*told, name)[1]["buyer.name"].layer is layer


def test_every_account_that_is_known_of_a_vendor_is_certain() -> None:
    confirmed = PORT.model_copy(update={"ibans": ("84417206",)})  # a row that two people's decision added
    slip = claim("payment.other_accounts[0].iban", "84417206", 0.3)
    told = (claim("seller.name", "Puerto Alto, S.L."), claim("seller.vat_id", "ESB58378431"), slip)
    _, claims = read(*told, books=Books(PORT, confirmed))
    assert claims["payment.other_accounts[0].iban"].certainty > 0.9
    _, claims = read(*told, books=Books(PORT))
    assert claims["payment.other_accounts[0].iban"].certainty == 0.3


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sturmhöfel GmbH", "Sturmhoefel GmbH", True), ("GRÜN & WEISS AG", "Gruen & Weiß AG", True),
        ("Ålborg ApS", "Aalborg ApS", True), ("Søren Kjær ApS", "Soeren Kjær ApS", True),
        ("SAS Pine Filters", "Pine Filters SAS", True), ("Pine Tools", "Tools Pine", False),
        ("KPMG Audit", "Audit KPMG", False), ("Windpark Elbe I GmbH", "Windpark Elbe GmbH", False),
        ("Haus A GmbH", "Haus GmbH", False), ("Rossi e Bianchi S.r.l.", "Rossi & Bianchi Srl", True),
        ("West Kran", "West Kran og Loft AS", False), ("Muster Werke", "Muster Werke GmbH & Co. KG", True),
        ("Baer GmbH", "Bar GmbH", False), ("Boe Ltd", "Bo Ltd", False),
    ],
)  # fmt: skip
def test_letters_that_a_keyboard_lacks_are_written_in_two(one: str, other: str, *, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize("printed", ["Sturmhoefel GmbH", "Sturmhøfel GmbH"])
def test_our_own_name_is_found_in_other_letters(printed: str) -> None:
    ours = Company(company="jena", names=("Sturmhöfel GmbH",), vat_id="DE136695976", country="DE")

    class Ours(Books):
        def companies(self) -> Sequence[Company]:
            return (ours,)

    who, claims = read(claim("buyer.name", "Purchasing", 0.3), lines=[printed], books=Ours())
    assert who.company == ours
    assert claims["buyer.name"].value == "Sturmhöfel GmbH"


CRANE = Vendor(
    vendor="70003", name="Kran AS", vat_id="NO974760673MVA", country="NO", currency="NOK", ibans=("NO9386011117947",)
)


def test_the_buyers_country_is_not_that_of_a_vendor_whose_number_says_otherwise() -> None:
    told = (claim("seller.name", "Kran AS"), claim("seller.vat_id", "NO974760673MVA"))
    buyers = claim("buyer.address.country", "FR")
    _, claims = read(*told, buyers, claim("seller.address.country", "FR"), books=Books(CRANE))
    assert "seller.address.country" not in claims
    _, claims = read(*told, buyers, claim("seller.address.country", "LT"), books=Books(CRANE))
    assert claims["seller.address.country"].value == "LT"  # whoever copies a number and prints an address of its own
    _, claims = read(*told, claim("seller.address.country", "NO"), books=Books(CRANE))
    assert claims["seller.address.country"].value == "NO"
    ours = claim("buyer.name", "North Engines GmbH")
    _, claims = read(*told, ours, claim("seller.address.country", "DE"), books=Books(CRANE))
    assert "seller.address.country" not in claims
    other = CRANE.model_copy(update={"vat_id": None})
    named = (claim("seller.name", "Kran AS"), claim("payment.iban", "NO9386011117947"))
    _, claims = read(*named, claim("seller.address.country", "FR"), books=Books(other))
    assert claims["seller.address.country"].value == "FR"


@pytest.mark.parametrize(
    ("account", "number", "kept"),
    [
        ("NO9386011117947", "NO974760673MVA", False),
        ("DE89370400440532013000", "NO974760673MVA", True),
        ("NO9386011117947", "LT119511515", True),
        (None, "NO974760673MVA", True),
    ],
    ids=["its own", "another account", "another number", "no account"],
)
def test_a_country_that_is_not_the_vendors_is_left_out_where_only_the_vendor_can_be_paid(
    account: str | None, number: str, kept: bool
) -> None:
    told = [claim("seller.name", "Kran AS"), claim("seller.vat_id", number), claim("seller.address.country", "LT")]
    told += [claim("payment.iban", account)] if account else []
    _, claims = read(*told, books=Books(CRANE))
    assert ("seller.address.country" in claims) is kept


def test_the_currency_of_a_vendor_is_taken_where_its_code_is_printed() -> None:
    told = (claim("seller.name", "Kran AS"), claim("seller.vat_id", "NO974760673MVA"))
    for lines in (["Å betale NOK", "24 750,00"], ["Total incl. VAT NOK 100"]):
        _, claims = read(*told, lines=lines, books=Books(CRANE))
        assert claims["currency"].value == "NOK"
    plain = (["Å betale", "24 750,00"], ["please say nok when it is enough"])
    for lines in (*plain, ["1 NOK = 0.09 EUR"], ["NOK 100 or EUR 9"]):
        _, claims = read(*told, lines=lines, books=Books(CRANE))
        assert "currency" not in claims


def test_the_whole_name_of_a_vendor_is_taken_where_it_is_printed() -> None:
    lift = CRANE.model_copy(update={"name": "West Kran og Loft AS"})
    told = (claim("seller.name", "WEST KRAN", 0.4), claim("seller.vat_id", "NO974760673MVA"))
    _, claims = read(*told, lines=["WEST KRAN", "West Kran og Loft AS"], books=Books(lift))
    assert claims["seller.name"].value == "West Kran og Loft AS"


@pytest.mark.parametrize("longer", ["Boschmann Metallbau GmbH", "Bosch International B.V."])
def test_who_is_called_more_than_a_vendor_is_not_that_vendor(longer: str) -> None:
    bosch = PORT.model_copy(update={"name": "Bosch", "vat_id": "DE136695976", "country": "DE"})
    told = (claim("seller.name", longer), claim("seller.vat_id", "DE136695976"))
    _, claims = read(*told, lines=["Bosch", "DE136695976"], books=Books(bosch))
    assert claims["seller.name"].value == longer


def test_who_is_called_less_than_us_somewhere_else_on_the_page_is_not_us() -> None:
    name = claim("buyer.name", "North Engines Holding")
    lines = ["Deliver to:", "North Engines Holding Services GmbH"]
    services = NORTH.model_copy(update={"names": ("North Engines Holding Services GmbH",)})

    class Ours(Books):
        def companies(self) -> Sequence[Company]:
            return (services,)

    who, claims = read(name, lines=lines, books=Ours())
    assert (who.company, claims["buyer.name"].value) == (None, "North Engines Holding")


def test_a_valid_number_of_somebody_else_is_heard_whatever_the_doubt_is() -> None:
    told = (
        claim("seller.name", "Puerto Alto, S.L."),
        claim("seller.vat_id", "ESB66778899", doubt="It may be another."),
    )
    valid = told[1].model_copy(update={"value": "DE136695976"})
    misread = told[1].model_copy(update={"value": "ESB5837843I"})
    _, claims = read(told[0], valid, lines=["ESB58378431"])
    assert claims["seller.vat_id"].value == "DE136695976"
    _, claims = read(told[0], misread, lines=["ESB58378431"])
    assert claims["seller.vat_id"].value == "ESB58378431"
    assert [one.value for one in claims["seller.vat_id"].rejected] == ["ESB5837843I"]


JOINERS = Vendor(
    vendor="70004", name="Falegnameria Nord s.n.c. di Rossi & Figli", vat_id="IT00743110157", country="IT",
    ibans=("IT60X0542811101000000123456",),
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "account", "found"),
    [
        ("di Rossi & Figli s.n.c.", "IT60X0542811101000000123456", True),
        ("di Rossi & Figli s.n.c.", "IT40S0542811101000000654321", False),
        ("Nord s.n.c. Rossi Figli Servizi", "IT60X0542811101000000123456", False),
        ("Nord", "IT60X0542811101000000123456", False),
    ],
)
def test_words_of_a_name_beside_its_number_and_its_account_are_of_the_vendor(
    name: str, account: str, *, found: bool
) -> None:
    told = (claim("seller.name", name), claim("seller.vat_id", "IT00743110157"), claim("payment.iban", account))
    who, claims = read(*told, lines=["Falegnameria Nord", name], books=Books(JOINERS))
    assert (who.vendor == JOINERS) is found
    assert claims["seller.name"].value == name


@pytest.mark.parametrize(
    ("name", "number", "like"),
    [
        ("di Rossi & Figli s.n.c.", "IT00743110157", None),
        ("di Rossi & Figli s.n.c.", "IT12345670017", JOINERS),
        ("Falegnameria Nord s.n.c. di R0ssi & Figli", "IT00743110157", JOINERS),
    ],
)
def test_a_part_of_a_name_beside_its_own_number_pretends_nothing(name: str, number: str, like: Vendor | None) -> None:
    who, _ = read(claim("seller.name", name), claim("seller.vat_id", number), books=Books(JOINERS))
    assert (who.vendor, who.like) == (None, like)


def test_a_vendor_of_whom_an_account_alone_is_known_is_known_by_its_name_where_none_is_printed() -> None:
    wire = Vendor(vendor="wire", name="Cascade Valve & Fitting Co.", country="US", ibans=("021000021/123456789",))
    name = claim("seller.name", "Cascade Valve & Fitting Co.")
    assert read(name, books=Books(wire))[0].vendor == wire
    for other in (claim("payment.iban", "011600729/4400178213"), claim("seller.vat_id", "DE136695976")):
        assert read(name, other, books=Books(wire))[0].vendor is None
    numbered = wire.model_copy(update={"vat_id": "DE136695976"})
    assert read(name, books=Books(numbered))[0].vendor is None


def test_the_country_of_a_vendor_is_told_where_people_confirmed_its_account_alone() -> None:
    confirmed = WRITER.model_copy(update={"country": None, "currency": None, "ibans": ("021000021/123456789",)})
    told = claim("seller.name", "Dana Writer"), claim("payment.iban", "021000021/123456789"), claim("currency", "USD")
    who, claims = read(*told, books=Books(WRITER, confirmed))
    assert who.vendor == confirmed
    assert who.country == "US"
    assert claims["currency"].layer is Layer.REFERENCE
    assert read(*told, books=Books(confirmed))[0].country is None


@pytest.mark.parametrize(
    ("lines", "known_vendor"),
    [
        pytest.param(
            ("Puerto Alto, S.L. ESB58378431", "", "North Engines GmbH", "VAT DE136695976"), True, id="under it"
        ),
        pytest.param(("Puerto Alto, S.L. VAT DE136695976", "", "North Engines GmbH", "Kiel"), False, id="elsewhere"),
    ],
)
def test_our_number_under_our_name_is_not_the_sellers_where_both_were_read_so(
    lines: tuple[str, ...], *, known_vendor: bool
) -> None:
    """The letterhead of a vendor is a picture: what stands over the address of the reader was read as who sells."""
    name = claim("seller.name", "North Engines GmbH", top=40.0, rejected=(other("Puerto Alto, S.L.", 0.5),))
    number = claim("seller.vat_id", "DE136695976", 0.96, top=60.0 if known_vendor else 0.0)
    who, claims = read(name, number, lines=lines)
    assert (who.vendor == PORT) is known_vendor
    assert claims["seller.vat_id"].value == ("ESB58378431" if known_vendor else "DE136695976")
    assert (claims["seller.name"].doubt is None) is known_vendor
