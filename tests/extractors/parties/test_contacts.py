"""A person's name over that of a company: who is billed is not certain."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.parties.contacts import with_doubted_contact
from schemas import Claim, Layer
from tests.extractors.grid import reading


def doubt_of(text: str, name: str, **more: str) -> str | None:
    layout = Layout(reading(text))
    words = next(s.words for s in layout.segments if name in s.text)
    shared = {"layer": Layer.MODEL, "score": 0.9, "page": 1}
    claims = {"buyer.name": Claim(term="buyer.name", value=name, raw=name, boxes=tuple(w.box for w in words), **shared)}
    claims |= {term: Claim(term=term, value=value, raw=value, **shared) for term, value in more.items()}
    return with_doubted_contact(claims, layout)["buyer.name"].doubt


@pytest.mark.parametrize("under", ["Pine Tools Ltd", "Owners of Quay 2048"])
def test_a_name_over_another_one_is_in_doubt(under: str) -> None:
    assert under in (doubt_of(f"Bill to\nDana Writer\n{under}\nLeeds", "Dana Writer") or "")


def test_a_name_over_its_street_or_with_its_legal_form_is_not() -> None:
    street = {"buyer.address.street": "Quay 14"}
    assert doubt_of("Bill to\nDana Writer\nQuay 14\nLeeds", "Dana Writer", **street) is None
    assert doubt_of("Bill to\nPine Tools Ltd\nQuay 14 Ltd\nLeeds", "Pine Tools Ltd") is None


@pytest.mark.parametrize(
    ("under", "told"),
    [("Dana Miller Writer", True), ("c/o Miller and Sons", False), ("Attn Dana Writer", False), ("Quay 14", False)],
)
def test_a_shop_over_the_name_of_who_keeps_it_is_in_doubt_though_its_street_was_read(under: str, *, told: bool) -> None:
    street = {"buyer.address.street": "Quay 14"}
    found = doubt_of(f"Bill to\nBAZAR ALCOA\n{under}\nQuay 14\nLeeds", "BAZAR ALCOA", **street)
    assert (found is not None) is told
