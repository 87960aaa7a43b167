"""The person behind a brand, where the tax number is a person's."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.parties.owners import with_owners
from schemas import Claim, Layer
from tests.extractors.grid import reading

PERSON, COMPANY = "40318866G", "B95177267"


def told(text: str, brand: str, number: str, role: str = "seller") -> Claim:
    """The claim on the name of a party whose brand and number were found where they stand."""
    layout = Layout(reading(text))
    claims = {}
    for term, value in ((f"{role}.name", brand), (f"{role}.vat_id", number)):
        words = next(s.words for s in layout.segments if value in s.text)
        boxes = tuple(word.box for word in words if word.text in value.split())
        claims[term] = Claim(term=term, value=value, raw=value, layer=Layer.MODEL, score=0.9, page=1, boxes=boxes)
    return with_owners(claims, layout)[f"{role}.name"]


@pytest.mark.parametrize("role", ["seller", "buyer"])
@pytest.mark.parametrize(
    "rows",
    [
        "TAXI OAK\nAnn Field Leaf\nNIF {number}\nC/ Elm 12",
        "TAXI OAK\nAnn de la Leaf\nC/ Elm 12, 17310 Lloret   NIF {number}",
        "TAXI OAK\nANN FIELD LEAF\nC/ Elm 12\n17310 LLORET\nNIF {number}",
    ],
)
def test_the_person_between_a_brand_and_a_person_s_number_is_taken_in_doubt(rows: str, role: str) -> None:
    found = told(rows.format(number=PERSON), "TAXI OAK", PERSON, role)
    assert str(found.value).casefold() in ("ann field leaf", "ann de la leaf")
    assert found.doubt is not None
    assert found.rejected[0].value == "TAXI OAK"


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ("TAXI OAK\nAnn Field Leaf\nNIF {number}", COMPANY),
        ("TAXI OAK\ntranslator and editor\nNIF {number}", PERSON),
        ("TAXI OAK\nPAPELERÍA EL LÁPIZ ROJO\nNIF {number}", PERSON),
        ("TAXI OAK\nC/ San Blas, 22 bajo\nNIF {number}", PERSON),
        ("TAXI OAK\nc/ de les Moles\nNIF {number}", PERSON),
        ("TAXI OAK\nC/ Elm 12, 17310 Lloret\nNIF {number}", PERSON),
        ("TAXI OAK\nAnn Field Leaf\nC/ Elm 12, 17310 Lloret\n\n\n\n\nNIF {number}", PERSON),
    ],
)
def test_a_company_s_number_and_rows_that_name_nobody_leave_the_brand(rows: str, number: str) -> None:
    found = told(rows.format(number=number), "TAXI OAK", number)
    assert (found.value, found.doubt) == ("TAXI OAK", None)


def test_a_company_stays_whoever_s_the_number_is() -> None:
    assert told(f"OAK S.L.\nAnn Field Leaf\nNIF {PERSON}", "OAK S.L.", PERSON).value == "OAK S.L."
