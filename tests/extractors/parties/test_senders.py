"""A brand is in doubt where the line of its address names another sender."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.parties.senders import with_sender
from schemas import Claim, Layer
from tests.extractors.grid import reading


@pytest.mark.parametrize(
    ("name", "line", "doubted"),
    [
        ("Blossom & Twig", "Ann Field Floristik – Mühlenweg 4 – 50667 Köln – Tel. 0221 480170", True),
        ("Blossom & Twig", "Ann Field Floristik · Mühlenweg 4 · 50667 Köln", True),
        ("Blossom & Twig", "Field Floristik GmbH, Mühlenweg 4, 50667 Köln", True),
        ("Blossom & Twig GmbH", "Ann Field Floristik – Mühlenweg 4 – 50667 Köln", False),
        ("Blossom & Twig", "Blossom & Twig – Mühlenweg 4 – 50667 Köln", False),
        ("Blossom & Twig", "Blossom & Twig Floristik – Mühlenweg 4 – 50667 Köln", False),
        ("Blossom & Twig", "Floristik – Mühlenweg 4 – 50667 Köln", False),
        ("Blossom & Twig", "Inh. Ann Field – Mühlenweg 4 – 50667 Köln", False),
        ("Blossom & Twig", "Meadow Gardens – Sägeweg 9 – 80331 München", False),
    ],
)
def test_another_name_with_the_address_of_the_letterhead_doubts_a_brand(name: str, line: str, *, doubted: bool) -> None:
    layout = Layout(reading(f"{name}\n\n{line}\n\nMeadow Gardens" + "\n" * 50))
    told = {"seller.name": name, "buyer.name": "Meadow Gardens", "seller.address.street": line[:36]}
    claims = {t: Claim(term=t, value=v, raw=v, layer=Layer.MODEL, score=0.9, page=1) for t, v in told.items()}
    found = with_sender(claims, layout)
    assert all((found[term].doubt is not None) is doubted for term in ("seller.name", "seller.address.street"))
    assert line.startswith(str(found["seller.name"].value)) if doubted else found["seller.name"].value == name


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("Ann Field Floristik – Mühlenweg 4 – 50667 Köln – USt-IdNr. DE136695976", "Ann Field Floristik"),
        ("Ann Field Floristik – Mühlenweg 4 – 50667 Köln", None),  # in the foot it may be anybody
        ("Floristik A. Twig – Mühlenweg 4 – 50667 Köln – USt-IdNr. DE136695976", None),  # or the brand spelt otherwise
        ("Lieferung an: Ann Field – Mühlenweg 4 – 50667 Köln – USt-IdNr. DE136695976", None),
        ("Gewerbehof Nord – 50667 Köln – Mühlenweg 4 – USt-IdNr. DE136695976", None),  # where it is
        ("Haus Mühle 12 – Mühlenweg 4 – 50667 Köln – USt-IdNr. DE136695976", None),
    ],
)
def test_below_the_letterhead_the_senders_line_has_its_number(line: str, taken: str | None) -> None:
    layout = Layout(reading("Blossom & Twig" + "\n" * 50 + line))
    claim = Claim(
        term="seller.name", value="Blossom & Twig", raw="Blossom & Twig", layer=Layer.MODEL, score=0.9, page=1
    )
    found = with_sender({"seller.name": claim}, layout)["seller.name"]
    assert found.value == (taken or "Blossom & Twig")
    assert taken is None or [one.value for one in found.rejected] == ["Blossom & Twig"]


@pytest.mark.parametrize("sign", ["•", "|", "·"])
def test_a_lone_sign_in_the_letterhead_names_nobody(sign: str) -> None:
    claims = {"seller.name": Claim(term="seller.name", value="Twig", raw="Twig", layer=Layer.MODEL, score=0.9, page=1)}
    layout = Layout(reading(f"Twig\n\n{sign}     30 days net" + "\n" * 50))
    assert with_sender(claims, layout) == claims


@pytest.mark.parametrize(
    "line",
    [
        "Studio 54 Floristik – Mühlenweg 4 – 50667 Köln",
        "• Ann Field Floristik – Mühlenweg 4 – 50667 Köln",
        "| Ann Field Floristik | Mühlenweg 4 | 50667 Köln",
    ],
)
def test_a_name_that_may_be_none_doubts_a_brand_in_the_letterhead_and_replaces_none(line: str) -> None:
    brand = "Maple Logistics"
    claims = {"seller.name": Claim(term="seller.name", value=brand, raw=brand, layer=Layer.MODEL, score=0.9, page=1)}
    found = with_sender(claims, Layout(reading(f"{brand}\n\n{line}" + "\n" * 50)))["seller.name"]
    assert (found.value, found.doubt is None) == (brand, False)
    foot = with_sender(claims, Layout(reading(brand + "\n" * 50 + f"{line} – USt-IdNr. DE136695976")))
    assert foot == claims
