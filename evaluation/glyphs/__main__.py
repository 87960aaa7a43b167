"""Trains the network of glyphs: `make glyphs FONTS=FOLDER`, which is `python -m evaluation.glyphs FOLDER...`.

FOLDERs hold font files (on Debian: unpacked packages named fonts-*); the typefaces of our own samples come first. A
twentieth of the families is held out, and how many of their glyphs are told is printed. The same fonts make the same
file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.glyphs.drawing import Drawn, drawn, files_of, standard
from evaluation.glyphs.network import Glyphs, right, trained
from extractors.readers.inspect.alphabet import CHARACTERS
from extractors.readers.inspect.recognise import WEIGHTS, alike_to

TYPEFACES = Path(__file__).parents[1] / "synthetic" / "typefaces"
EPOCHS = 10
_HELD_OUT = 20  # one family in so many
_SEED = 7
# The families that PDF programs embed most: what their glyphs are is verified by the font itself.
_VERIFIED = frozenset({
    "liberationsans", "liberationserif", "liberationmono", "liberationsansnarrow", "dejavusans", "dejavuserif",
    "dejavusansmono", "dejavusanscondensed", "dejavuserifcondensed", "roboto", "opensans", "lato", "notosans",
    "carlito", "caladea", "sourcesans3", "inter", "montserrat",
})  # fmt: skip


def table(glyphs: Iterable[Drawn]) -> dict[str, NDArray[np.generic]]:
    """Marks of outlines, sorted, and the character of each; none of an outline that stands for different ones."""
    found: dict[bytes, set[int]] = {}
    for one in glyphs:
        found.setdefault(one.outline.listed, set()).add(one.character)
    plain = {mark: min(places) for mark, places in found.items() if _one(places)}
    marks = np.array([int.from_bytes(mark, "little") for mark in plain], dtype=np.uint64)
    order = np.argsort(marks)
    return {"marks": marks[order], "characters": np.array(list(plain.values()), dtype=np.int16)[order]}


def _one(places: set[int]) -> bool:
    """Whether the characters in these places of the alphabet are alike."""
    alike = alike_to(CHARACTERS[min(places)])
    return all(CHARACTERS[place] in alike for place in places)


def main() -> None:
    """The script."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="+", type=Path)
    given = options.parse_args()
    files = files_of([TYPEFACES, *given.folders])
    every = list(drawn(files))
    families = sorted({one.family for one in every})
    np.random.default_rng(_SEED).shuffle(families)
    held = set(families[: max(1, len(families) // _HELD_OUT)])
    network = trained(Glyphs.of([one for one in every if one.family not in held]), EPOCHS, _SEED)
    told = right(network, Glyphs.of([one for one in every if one.family in held]))
    known = table([*standard(), *(one for one in every if one.family in _VERIFIED)])
    arrays: dict[str, Any] = {**network, **known}
    np.savez_compressed(WEIGHTS, **arrays)
    print(f"{len(every)} glyphs of {len(families)} families; of {len(held)} held out {told:.1%} are told exactly")  # noqa: T201


if __name__ == "__main__":
    main()
