"""The seller's legal name in place of its brand: which printed name is that of the same company."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parties.bearers import bearers
from extractors.parties.by_numbers import with_bearer
from extractors.parties.full_names import with_legal_name
from extractors.parties.parties import Parties
from schemas import Alternative, Claim, Layer
from tests.extractors.grid import reading

FOOT = "\n" * 55
NUMBER = "DE136695976"


def told(text: str, seller: str, buyer: str | None = None, **more: object) -> Claim:
    """The claim on the seller of a page whose brand, buyer, tax number and line items were found where they stand."""
    layout = Layout(reading(text))
    claims = {"seller.name": _claim(layout, "seller.name", seller, **more)}
    if buyer is not None:
        claims["buyer.name"] = _claim(layout, "buyer.name", buyer)
    for term, value in (("seller.vat_id", NUMBER), ("lines[0].description", "Goods of Pine Valley Ltd")):
        if value in text:
            claims[term] = _claim(layout, term, value)
    sheet = Sheet(layout, "en")
    named = with_legal_name(claims, layout)
    return with_bearer(claims, named, tuple(bearers(sheet, Parties(sheet))))["seller.name"]


def _claim(layout: Layout, term: str, value: str, **more: object) -> Claim:
    found = next((s.words for s in layout.segments if value in s.text), ())
    boxes = tuple(word.box for word in found if word.text.strip(",") in value.split())
    shared = {"term": term, "value": value, "raw": value, "layer": Layer.MODEL, "score": 0.9, "page": 1}
    return Claim(**{**shared, "boxes": boxes, **more})


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Goods remain the property of Pine Tools Limited until paid", "Pine Tools Limited"),
        ("PINETOOLS Pty Limited | ABN 53 004 085 616", "PINETOOLS Pty Limited"),
        ("Pine Tools GmbH & Co. KG, Sägeweg 1", "Pine Tools GmbH & Co. KG"),
        (f"Pine Tools Holding GmbH, Sägeweg 1\n{NUMBER}", "Pine Tools Holding GmbH"),  # beside the tax number
        (f"Pine Europe B.V.\n{NUMBER}", "Pine Europe B.V."),  # the first word alone, beside the tax number in the foot
        (f"Pine Tools\nPine Tools Europe B.V.\n{NUMBER}\n\n", "Pine Tools Europe B.V."),
        ("Oak Europe B.V.", "Pine Tools"),  # another company
    ],
)
def test_a_name_with_a_legal_form_that_begins_as_the_brand_does(foot: str, name: str) -> None:
    found = told(f"Pine Tools{FOOT}{foot}", "Pine Tools")
    assert (found.value, found.doubt, found.certainty) == (name, None, 0.9)


@pytest.mark.parametrize(
    "row", ["Oak Trading S.L.", "Oak Trading S.L. - Ring 9 - 9000 Gent", "9114-6270 Oakville inc. - gardens"]
)
def test_the_only_company_between_a_brand_and_its_address(row: str) -> None:
    found = told(f"THE GREEN DOOR\nPaper and gifts\n{row}\n1 Saw Road\nLeeds LS1 4AB", "THE GREEN DOOR")
    assert found.value == row.partition(" - ")[0]
    assert found.doubt is not None


@pytest.mark.parametrize(
    ("row", "fuller"), [("Ann Mary Field of Oak, sole trader", True), ("Ann Field Gardens", False), ("Bo Field", False)]
)
def test_the_full_name_of_a_person_under_the_one_that_person_goes_by(row: str, *, fuller: bool) -> None:
    found = told(f"Ann Field\ntranslations\n{row}\n1 Saw Road\nLeeds LS1 4AB", "Ann Field")
    assert found.value == ("Ann Mary Field of Oak" if fuller else "Ann Field")
    assert (found.doubt is not None) is fuller


def test_a_company_behind_the_address_of_a_brand_is_another_one() -> None:
    text = "THE GREEN DOOR\n1 Saw Road\nLeeds LS1 4AB\nOak Trading S.L."
    assert told(text, "THE GREEN DOOR").value == "THE GREEN DOOR"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Oak Fen Ltd T/A Pine Birds Licence 22817", "Oak Fen Ltd"),
        ("Oak Fen LLC d/b/a Pine Birds", "Oak Fen LLC"),
        ("Oak Fen Ltd t/a Ash Birds", "Pine Birds"),
        ("Ann Field t/a Pine Birds", "Pine Birds"),
    ],
)
def test_a_company_that_trades_as_the_brand(row: str, name: str) -> None:
    found = told(f"Pine Birds{FOOT}{row}", "Pine Birds")
    assert (found.value, found.doubt) == (name, None)


def test_an_owner_in_brackets() -> None:
    assert told("Pine Birds\n(trading name of Oak Fen Ltd)\n1 Saw Road", "Pine Birds").value == "Oak Fen Ltd"


@pytest.mark.parametrize(
    ("whole", "name"), [("ALDER PINE TOOLS", "Alder Pine Tools LLC"), ("OAK PINE TOOLS", "Pine Tools LLC")]
)
def test_a_brand_over_two_lines_is_not_read_from_the_second_one(whole: str, name: str) -> None:
    text = f"ALDER\nPINE TOOLS{FOOT}Alder Pine Tools LLC"
    other = Alternative(value=whole, raw=whole, score=0.5, page=1, layer=Layer.RULES)
    found = told(text, "PINE TOOLS", rejected=(other,), doubt=f"The page may also be read as {whole}.")
    assert (found.value, found.doubt is None) == (name, name.startswith("Alder"))


@pytest.mark.parametrize("buyer", ["Pine Valley Ltd", "Pine Valley"])
def test_the_buyer_that_is_named_again_is_not_the_seller_of_a_like_brand(buyer: str) -> None:
    text = f"Pine\n\n\nBill to:\n{buyer}\n2 Leaf Street{FOOT}All goods were delivered to Pine Valley Ltd in full"
    assert told(text, "Pine", buyer).value == "Pine"


@pytest.mark.parametrize(
    ("foot", "brand"),
    [
        ("Delivered by Pine Tools Logistics Ltd", "Pine Tools"),
        ("Pine Tools Deutschland GmbH    Pine Tools France SAS", "Pine Tools"),
        ("Pine Bank plc, Sort code 16-00-15", "Pine"),
    ],
)
def test_what_may_be_another_company_is_in_doubt(foot: str, brand: str) -> None:
    found = told(f"{brand}{FOOT}{foot}", brand)
    assert found.doubt is not None
    assert found.certainty < 0.8
    assert brand in [other.value for other in found.rejected]


def test_two_companies_of_one_brand_are_in_doubt_unless_they_are_one_spelt_twice() -> None:
    assert told("Pine Tools\n\nPine Tools Ltd\n\nPine Tools GmbH", "Pine Tools").doubt is not None
    assert told("Pine Tools\n\nPine Tools Ltd\n\nPINE TOOLS LIMITED", "Pine Tools").doubt is None


@pytest.mark.parametrize(
    ("line", "brand"),
    [
        ("Insured by Metropolitan Insurance plc", "Metro"),  # no word of it
        ("Carrier: Adams Haulage Ltd", "Adam"),
        ("Royal Bank of Scotland plc, Sort code 16-00-15", "Royal Garden"),
        ("We accept American Express Company cards", "American Tools"),
        ("Goods of Pine Valley Ltd       100.00", "Pine"),  # an item
        ("Website operated by Oak Flow Corporation", "Pine Tools"),
        ("Elm Saws is a trading name of Oak Resourcing Limited", "Pine Tools"),
    ],
)
def test_another_company_is_not_the_seller(line: str, brand: str) -> None:
    assert told(f"{brand}{FOOT}{line}", brand).value == brand


def test_the_first_word_alone_tells_nothing_above_the_foot() -> None:
    assert told("Pine Tools\n\nPine Europe B.V.", "Pine Tools").value == "Pine Tools"


def test_the_buyers_name_is_not_the_sellers() -> None:
    text = f"Pine\n\nPine Tools Ltd{FOOT}thank you"
    assert told(text, "Pine", "Pine Tools Ltd").value == "Pine"
    assert told(text, "Pine").value == "Pine Tools Ltd"


def test_nor_is_the_buyers_name_with_its_legal_form() -> None:
    assert told(f"Miller{FOOT}Miller & Sons Ltd", "Miller", "Miller & Sons").value == "Miller"


@pytest.mark.parametrize("layer", [Layer.TEMPLATE, Layer.HUMAN, Layer.EINVOICE])
def test_what_a_template_a_person_or_an_element_says_stays(layer: Layer) -> None:
    assert told(f"Pine Tools{FOOT}Pine Tools Ltd", "Pine Tools", layer=layer).value == "Pine Tools"


def test_the_brand_stays_an_alternative_and_its_certainty_is_that_of_the_name() -> None:
    found = told(f"Pine Tools{FOOT}Pine Tools Ltd", "Pine Tools", confidence=0.95)
    assert (found.score, found.confidence, found.layer) == (0.95, None, Layer.RULES)
    assert [other.value for other in found.rejected] == ["Pine Tools"]
    assert (found.raw, len(found.boxes), found.page) == ("Pine Tools Ltd", 3, 1)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Pine Tools is a trading name of Oak Resourcing Limited. Registered in England", "Oak Resourcing Limited"),
        ("A Division of Oak Flow Corporation", "Oak Flow Corporation"),
        ("Pine Tools ist eine Marke der Oak Werkzeug GmbH", "Oak Werkzeug GmbH"),
        ("Pine Tools est une marque de Oak Outils SAS", "Oak Outils SAS"),
        ("Pine Tools is a trading name of the people who brought you tea and cake and beer, Oak Ltd", "Pine Tools"),
    ],
)
def test_the_owner_of_a_brand(line: str, name: str) -> None:
    found = told(f"Pine Tools\n{line}", "Pine Tools")
    assert (found.value, found.doubt) == (name, None)


def test_the_owner_of_something_else_of_the_brand_is_in_doubt() -> None:
    found = told("Pine Tools\n\nPine Tools Gift Cards are operated by Oak Services Ltd", "Pine Tools")
    assert found.value == "Oak Services Ltd"
    assert found.doubt is not None


def test_a_doubt_that_the_legal_name_settles_is_none_and_any_other_stays() -> None:
    text = f"Pine Tools{FOOT}Pine Tools Ltd"
    others = tuple(Alternative(value=v, raw=v, score=0.5) for v in ("Pine Tools Ltd", "Oak GmbH"))
    assert told(text, "Pine Tools", doubt="It may also be Pine Tools Ltd.", rejected=others).doubt is None
    assert (
        told(text, "Pine Tools", doubt="It may also be Oak GmbH.", rejected=others).doubt == "It may also be Oak GmbH."
    )


def test_without_a_seller_there_is_nothing_to_complete() -> None:
    assert with_legal_name({}, Layout(reading("Pine Tools Ltd"))) == {}


@given(st.text(alphabet="aPineTols &.-\n", min_size=1, max_size=60), st.sampled_from(["Pine Tools", "Pine", "a", "&"]))
def test_the_name_found_is_printed_and_no_surer_than_the_brand(text: str, brand: str) -> None:
    found = told(f"x{text} Ltd\nPine Oil GmbH", brand)
    assert found.score <= 0.9
    assert found.value == brand or (str(found.value) in found.raw and str(found.value).endswith(("Ltd", "GmbH")))
    assert found.value == brand or str(found.value).casefold().startswith(brand.casefold()[:1])


@given(st.sampled_from(["Pine Tools Ltd", "Oak GmbH", "Saw S.p.A."]), st.text(alphabet="PineOakSw \n", max_size=40))
def test_a_name_that_has_its_legal_form_stays(name: str, text: str) -> None:
    assert told(f"x{text}\n{name} Holding AG", name).value == name


def test_a_company_beside_the_tax_number_that_begins_with_two_words_of_the_brand() -> None:
    text = f"Van Pine Transport & Storage\n\n\nVan Pine Logistics B.V.\n1 Saw Road\n{NUMBER}\n"
    assert told(text, "Van Pine Transport & Storage").value == "Van Pine Logistics B.V."
    apart = f"Van Pine Transport & Storage\n{NUMBER}\n\n\n\nVan Pine Logistics B.V.\n1 Saw Road\n"
    assert told(apart, "Van Pine Transport & Storage").value == "Van Pine Transport & Storage"


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        (f"Oak & Sons Ltd, Mill Road 4, VAT {NUMBER}", "Oak & Sons Ltd"),
        (f"Oak & Sons Ltd\nMill Road 4\nVAT {NUMBER}", "Oak & Sons Ltd"),
        (f"Telephone 118 447\nOak Bank Ltd\nVAT {NUMBER}", "Pine Tools"),  # in the midst of the block
        (f"Oak & Sons Ltd, VAT {NUMBER}\nElm Bank Ltd, {NUMBER}", "Pine Tools"),  # which of the two?
    ],
)
def test_the_only_company_that_begins_the_imprint_is_taken_in_doubt(foot: str, name: str) -> None:
    found = told(f"Pine Tools{FOOT}{foot}", "Pine Tools")
    assert (found.value, found.doubt is None) == (name, name == "Pine Tools")


def test_what_begins_the_imprint_with_a_number_of_its_own_puts_the_brand_in_doubt() -> None:
    found = told(f"Pine Tools{FOOT}Control Body Oak-301 · VAT {NUMBER}", "Pine Tools")
    assert found.value == "Pine Tools"
    assert found.doubt is not None


def test_who_operates_a_brand_sells_and_not_the_group_it_is_of() -> None:
    foot = "Pine Mobile is operated by Pine Mobile Partnership, a division of Oak Holdings Ltd."
    assert told(f"Pine Mobile{FOOT}{foot}", "Pine Mobile").value == "Pine Mobile Partnership"


@pytest.mark.parametrize(
    "said",
    [
        "Pine Tools is a trading name of Oak Resourcing Limited",
        "Pine Tools A division of Oak Resourcing Limited",
    ],
)
def test_a_sentence_on_a_brand_that_was_taken_for_a_name_gives_its_owner(said: str) -> None:
    found = told(f"{said}{FOOT}VAT {NUMBER}", said)
    assert (found.value, found.doubt) == ("Oak Resourcing Limited", None)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("A unit of Oak Repairs Ltd Reg. in Leeds 448217", "Oak Repairs Ltd"),
        ("Prop. Oak Repairs Ltd Reg. in Leeds 448217", "Oak Repairs Ltd"),
        ("Prop. A. Field & Daughter (a partnership)", "A. Field & Daughter"),
        ("Prop. Ann Field", "Pine Tools"),
        ("Inhaber: Oak Repairs GmbH, AG Ulm HRB 4711,", "Oak Repairs GmbH"),
        ("Inhaber: Ann Field, AG Ulm HRA 4711,", "Pine Tools"),
        ("Inhaber: Ann Field AG Ulm HRA 4711", "Pine Tools"),
        ("Inhaber: Ann Field · Konto Oak Bank AG,", "Pine Tools"),
        ("Geschäftsführer: Ann Field, Bob Hill, AG Ulm HRB 4711,", "Pine Tools"),
        ("Geschäftsführer: Ann Field, Konto Oak Bank AG,", "Pine Tools"),
        ("Directors: Ann Field", "Pine Tools"),
        ("Directors: Ann Field & Bob Hill,", "Pine Tools"),
        ("Gérant : Jean Petit, SARL au capital de 1 000 €", "Pine Tools"),
    ],
)
def test_whose_brand_it_is_beside_the_tax_number(said: str, name: str) -> None:
    """The company, or the partners, that own it and print the number sell; a person trades under the name."""
    found = told(f"Pine Tools\n1 Saw Road\n{said} VAT {NUMBER}", "Pine Tools")
    assert (found.value, found.doubt) == (name, None)


def test_the_owner_without_the_tax_number_is_not_who_sells() -> None:
    assert told(f"Pine Tools\n1 Saw Road\nVAT {NUMBER}{FOOT}Prop. Oak Repairs Ltd", "Pine Tools").value == "Pine Tools"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (f"Oak Mixed Practice · VAT {NUMBER}", "Oak Mixed Practice"),
        (f"Savings Bank Oak · IBAN DE44500105175407324931 · VAT {NUMBER}", "Ann Field MVB"),
        (f"Telephone · VAT {NUMBER}", "Ann Field MVB"),
    ],
)
def test_a_name_without_a_form_that_the_tax_number_stands_behind(row: str, name: str) -> None:
    assert told(f"Ann Field MVB{FOOT}{row}", "Ann Field MVB").value == name


def test_who_is_paid_and_begins_as_the_brand_does_is_taken_in_doubt() -> None:
    layout = Layout(reading("PINE & SONS\nslates\n\n\nPay to:\nPine Roofing Ltd\nGB33BUKB20201555555555"))
    terms = {"seller.name": "PINE & SONS", "payment.iban": "GB33BUKB20201555555555"}
    found = with_legal_name({term: _claim(layout, term, value) for term, value in terms.items()}, layout)
    assert found["seller.name"].value == "Pine Roofing Ltd"
    assert found["seller.name"].doubt is not None


@pytest.mark.parametrize("sign", ["•", "|", "·"])
def test_a_lone_sign_beside_the_tax_number_is_no_name(sign: str) -> None:
    text = f"Pine Tools{FOOT}VAT {NUMBER}\n{sign}     30 days net"
    assert told(text, "Pine Tools").value == "Pine Tools"


@pytest.mark.parametrize(
    "foot",
    [
        f"VAT ID {NUMBER}\nWebsite operated by Oak Hosting Ltd",
        f"VAT ID {NUMBER}\nPayments operated by Oak Hosting Ltd",
        f"VAT ID {NUMBER}\nPEFC registered trademark of Oak Hosting Ltd",
        f"Website operated by Oak Hosting Ltd VAT ID {NUMBER}",
    ],
)
def test_who_runs_something_else_beside_the_tax_number_is_in_doubt(foot: str) -> None:
    found = told(f"Maple Logistics{FOOT}{foot}", "Maple Logistics")
    assert found.value == "Oak Hosting Ltd"
    assert "stands with" in str(found.doubt)


@pytest.mark.parametrize(
    "row",
    [
        "une division de / a division of 9417-2208 Oakville inc.",
        "une division de 9417-2208 Oakville inc.",
        "divisione ospedaliera di Oak Distribuzione S.r.l.",
        "eine Niederlassung der Oak Handels GmbH",
        "una división de Oak Servicios, S.A.",
    ],
)
def test_what_a_brand_is_a_division_of_is_the_seller(row: str) -> None:
    found = told(f"Pine & Daughters\n{row}\n1 Saw Road\nLeeds LS1 4AB", "Pine & Daughters")
    assert (str(found.value) in row, str(found.value).split()[-2:], found.doubt) == (True, row.split()[-2:], None)


def test_the_end_of_a_row_that_names_no_company_is_no_owner() -> None:
    row = "une division de / a division of the arts"
    assert told(f"Pine & Daughters\n{row}\n1 Saw Road\nLeeds LS1 4AB", "Pine & Daughters").value == "Pine & Daughters"
