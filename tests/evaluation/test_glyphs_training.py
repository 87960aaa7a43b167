"""What ships of the look at glyphs is what its training makes: the table of known fonts, and the network."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.glyphs.__main__ import TYPEFACES, table
from evaluation.glyphs.drawing import Drawn, drawn, files_of, standard
from evaluation.glyphs.network import Glyphs, right, trained
from extractors.readers.inspect.alphabet import CHARACTERS
from extractors.readers.inspect.recognise import alike_to, verified, weights


@pytest.fixture(scope="module")
def glyphs() -> list[Drawn]:
    """Those of the fonts that every PDF reader has."""
    return list(standard())


def test_the_table_holds_the_outlines_of_the_standard_fonts_as_the_training_writes_them(glyphs: list[Drawn]) -> None:
    made = table(glyphs)
    marks, characters = made["marks"], made["characters"]
    assert len(marks) > 2000
    for mark, place in zip(marks, characters, strict=True):
        assert verified(int(mark).to_bytes(8, "little")) in alike_to(CHARACTERS[int(place)])


def test_the_network_tells_the_typefaces_of_the_samples() -> None:
    shipped = weights()
    layers = dict(zip(("inner", "inner_bias", "outer", "outer_bias"), shipped[:4], strict=True))
    assert right(layers, Glyphs.of(list(drawn(files_of([TYPEFACES])[:2])))) > 0.9


def test_training_on_the_same_glyphs_makes_the_same_network_and_learns(glyphs: list[Drawn]) -> None:
    digits = Glyphs.of([one for one in glyphs if CHARACTERS[one.character].isdecimal()])
    first, second = (trained(digits, epochs=8, seed=7) for _ in range(2))
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert right(first, digits) > 0.6
