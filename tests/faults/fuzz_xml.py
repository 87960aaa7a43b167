"""Mutated e-invoices: `python -m tests.faults.fuzz_xml [SECONDS [FOLDER...]]`.

Half of them are changed as trees, so that they stay XML and reach the mapping; half as bytes. FOLDERs hold more
e-invoices to begin from than the project has.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path

from lxml import etree

from tests.faults.attacks_xml import invoice, signed
from tests.faults.fuzzing import ROOT, bent, main, seeds_of

TYPES = ("application/xml",)
_TEXTS = (
    "", " ", "0", "-0", "-1", "1e999999", "NaN", "Infinity", "1.234,56", "９９", "9" * 20, "0000-00-00",
    "2024-02-30", "20240230", "2024-01-01T99:99:99", "9999999", "EUR", "€", "\u202e1", "a" * 5_000, "380", "x\ny",
    "DE", "=1+1", "1 000", "0x10", "1_0", "²", "½", "٣", "--5", "+", ".", "5.", ".5",
)  # fmt: skip


def mutate(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A mutated e-invoice, as bytes or as a tree, now and then in a signature."""
    data = bent(rng, seeds) if rng.random() < 0.3 else _grown(rng, rng.choice(seeds))
    return signed(data) if rng.random() < 0.05 else data


def _grown(rng: random.Random, data: bytes) -> bytes:
    """An e-invoice with elements changed, removed, doubled or moved."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return data
    for _ in range(rng.choice((1, 2, 5, 20))):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, other = rng.choice(elements), rng.choice(elements)
        above = one.getparent()
        match rng.randrange(8):
            case 0 | 1 | 2:
                one.text = rng.choice(_TEXTS)
            case 3 if above is not None:
                above.remove(one)
            case 4 if above is not None:
                above.insert(above.index(one), deepcopy(one))
            case 5 if len(elements) < 3_000:
                other.append(deepcopy(one))
            case 6 if one.attrib:
                one.set(rng.choice(one.keys()), rng.choice(_TEXTS).replace("\n", " "))
            case 7:
                one.attrib.clear()
                one.tag = other.tag
            case _:
                one.text = None
    return etree.tostring(root, encoding=rng.choice(("UTF-8", "UTF-8", "UTF-16", "ISO-8859-1")))


def seeds(folders: Sequence[Path]) -> list[bytes]:
    """The e-invoices to begin from."""
    return [invoice("X-1").encode(), *seeds_of([ROOT / "sample_invoices", *folders], TYPES)]


if __name__ == "__main__":
    main(mutate, seeds)
