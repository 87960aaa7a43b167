"""The seller's legal name in place of its brand: which printed name is that of the same company."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from grid import reading

from extractors.fields.full_names import with_legal_name
from extractors.layout import Layout
from schemas import Claim, Layer

FOOT = "\n" * 55


def told(text: str, seller: str, buyer: str | None = None, **more: object) -> Claim:
    claims = {"seller.name": _claim("seller.name", seller, **more)}
    if buyer is not None:
        claims["buyer.name"] = _claim("buyer.name", buyer)
    return with_legal_name(claims, Layout(reading(text)))["seller.name"]


def _claim(term: str, value: str, **more: object) -> Claim:
    return Claim(**{"term": term, "value": value, "raw": value, "layer": Layer.MODEL, "score": 0.7, "page": 1, **more})


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("Pine Tools Holding GmbH, Sägeweg 1", "Pine Tools Holding GmbH"),
        ("Goods remain the property of Pine Tools Limited until paid", "Pine Tools Limited"),
        ("PINE TOOLS Australia Pty Limited | ABN 53 004 085 616", "PINE TOOLS Australia Pty Limited"),
        ("Pine Europe B.V. - KvK 24381976", "Pine Europe B.V."),  # the first word alone, in the foot
        ("Oak Europe B.V.", "Pine Tools"),  # another company
    ],
)
def test_a_name_with_a_legal_form_that_begins_as_the_brand_does(foot: str, name: str) -> None:
    assert told(f"Pine Tools{FOOT}{foot}", "Pine Tools").value == name


def test_the_first_word_alone_tells_nothing_above_the_foot() -> None:
    assert told("Pine Tools\n\nPine Europe B.V.", "Pine Tools").value == "Pine Tools"


def test_the_buyers_name_is_not_the_sellers() -> None:
    text = f"Pine\n\nPine Tools Ltd{FOOT}thank you"
    assert told(text, "Pine", "Pine Tools Ltd").value == "Pine"
    assert told(text, "Pine").value == "Pine Tools Ltd"


@pytest.mark.parametrize("layer", [Layer.TEMPLATE, Layer.HUMAN, Layer.EINVOICE])
def test_what_a_template_a_person_or_an_element_says_stays(layer: Layer) -> None:
    assert told(f"Pine Tools{FOOT}Pine Tools Ltd", "Pine Tools", layer=layer).value == "Pine Tools"


def test_the_brand_stays_an_alternative_and_its_certainty_is_that_of_the_name() -> None:
    found = told(f"Pine Tools{FOOT}Pine Tools Ltd", "Pine Tools", confidence=0.9)
    assert (found.score, found.confidence, found.layer) == (0.9, None, Layer.RULES)
    assert [other.value for other in found.rejected] == ["Pine Tools"]
    assert (found.raw, len(found.boxes), found.page) == ("Pine Tools Ltd", 3, 1)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Pine Tools is a trading name of Oak Resourcing Limited. Registered in England", "Oak Resourcing Limited"),
        ("A Division of Oak Flow Corporation", "Oak Flow Corporation"),
        ("Pine Tools ist eine Marke der Oak Werkzeug GmbH", "Oak Werkzeug GmbH"),
        ("Pine Tools est une marque de Oak Outils SAS", "Oak Outils SAS"),
        ("Elm Saws is a trading name of Oak Resourcing Limited", "Pine Tools"),  # another brand's
        ("Pine Tools is a trading name of the people who brought you tea and cake and beer, Oak Ltd", "Pine Tools"),
    ],
)
def test_the_owner_of_a_brand(line: str, name: str) -> None:
    assert told(f"Pine Tools\n{line}", "Pine Tools").value == name


def test_without_a_seller_there_is_nothing_to_complete() -> None:
    assert with_legal_name({}, Layout(reading("Pine Tools Ltd"))) == {}


@given(st.text(alphabet="aPineTols &.-\n", min_size=1, max_size=60), st.sampled_from(["Pine Tools", "Pine", "a", "&"]))
def test_the_name_found_is_printed_and_no_surer_than_the_brand(text: str, brand: str) -> None:
    found = told(f"x{text} Ltd\nPine Oil GmbH", brand)
    assert found.score <= 0.7
    assert found.value == brand or (str(found.value) in found.raw and str(found.value).endswith(("Ltd", "GmbH")))
    assert found.value == brand or str(found.value).casefold().startswith(brand.casefold()[:1])


@given(st.sampled_from(["Pine Tools Ltd", "Oak GmbH", "Saw S.p.A."]), st.text(alphabet="PineOakSw \n", max_size=40))
def test_a_name_that_has_its_legal_form_stays(name: str, text: str) -> None:
    assert told(f"x{text}\n{name} Holding AG", name).value == name
