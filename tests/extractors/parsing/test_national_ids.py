from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing import find_national_ids


def test_the_form_alone_tells_a_spanish_and_a_canadian_number() -> None:
    text = "B95177267 and 810133595 RT0001 beside 201775354H and 199057420"
    assert {i.value for i, _ in find_national_ids(text, alone=True)} == {"B95177267", "810133595RT0001"}
    assert {"201775354H", "199057420"} <= {i.value for i, _ in find_national_ids(text)}


@given(st.text(alphabet="0123456789ABCRT -.:/", max_size=40))
def test_a_number_stands_where_it_says_and_its_value_is_its_letters_and_digits(text: str) -> None:
    for identifier, _ in find_national_ids(text):
        assert identifier.raw == text[slice(*identifier.span)]
        assert identifier.value == "".join(filter(str.isalnum, identifier.raw))
        assert identifier.checked
