"""Text over text is found wherever it stands, and honest neighbours are left alone."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.inspect.overprint import overprinted
from extractors.readers.pdf_chars import Char, char
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

FACTS = PageFacts(1, (0, 0, 600, 800), 0, 0, 0)


def at(text: str, x: float, y: float, width: float = 6.0, height: float = 10.0) -> Char:
    """A character with its left upper corner at x, y."""
    return char(text, Box(x, y, x + width, y + height), height, "")


def line(text: str, x: float, y: float) -> list[Char]:
    """Characters beside one another."""
    return [at(sign, x + 6 * place, y) for place, sign in enumerate(text)]


def test_a_line_is_not_over_itself_or_the_next() -> None:
    assert overprinted([*line("Total 119.00", 60, 100), *line("Total 119.00", 60, 108)], FACTS) == ()


def test_one_digit_over_another_is_enough() -> None:
    (signal,) = overprinted([*line("119.00", 60, 100), at("7", 60, 100)], FACTS)
    assert signal.boxes == (Box(60, 100, 66, 110),)


def test_the_same_digit_twice_is_only_bold() -> None:
    assert overprinted([*line("119.00", 60, 100), *line("119.00", 60.3, 100)], FACTS) == ()


def test_a_watermark_is_none() -> None:
    assert overprinted([*line("119.00", 60, 100), at("7", 40, 80, 60, 60)], FACTS) == ()


def test_no_crowd_hides_it() -> None:
    crowd = [at("1", 60 + place / 100, 100) for place in range(200)]
    assert overprinted([*crowd, at("7", 63, 100)], FACTS)


SIGNS = st.builds(
    at, st.sampled_from("0189A"), st.integers(0, 40), st.integers(0, 30), st.integers(1, 9), st.integers(4, 12)
)


@given(st.lists(SIGNS, max_size=20))
def test_it_finds_what_a_comparison_of_all_with_all_finds(chars: list[Char]) -> None:
    pairs = [pair for pair in combinations(chars, 2) if _over(*pair)]
    digits = any(one["text"].isdecimal() and other["text"].isdecimal() for one, other in pairs)
    assert bool(overprinted(chars, FACTS)) == (digits or len(pairs) >= 4)


def _over(one: Char, other: Char) -> bool:
    width = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    height = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    smaller = min((each["x1"] - each["x0"]) * (each["bottom"] - each["top"]) for each in (one, other))
    alike = one["size"] <= 2 * other["size"] and other["size"] <= 2 * one["size"]
    return one["text"] != other["text"] and alike and width > 0 < height and width * height > smaller / 2
