"""Mutated PDFs, pictures, mails and archives: `python -m tests.faults.fuzz_readers [SECONDS [FOLDER...]]`.

FOLDERs hold more files to begin from than the samples of the project.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from tests.faults.attack import honest
from tests.faults.attacks_archive import mail, packed
from tests.faults.fuzzing import ROOT, bent, main, seeds_of

TYPES = (
    "application/pdf",
    "text/html",
    "image/png",
    "image/jpeg",
    "image/tiff",
    "image/webp",
    "message/rfc822",
    "application/zip",
)


def mutate(rng: random.Random, seeds: Sequence[bytes]) -> bytes:
    """A mutated file, one in ten of them sound within a mail or an archive."""
    data = bent(rng, seeds)
    match rng.randrange(20):
        case 0:
            return packed({"a.pdf": data})
        case 1:
            return bytes(mail({"a.pdf": data}))
        case _:
            return data


def seeds(folders: Sequence[Path]) -> list[bytes]:
    """The files to begin from."""
    within = {"a.pdf": honest(), "b.xml": b"<Invoice/>"}
    letter = bytes(mail({"a.pdf": b"%PDF-1.4 x", "b.zip": packed({"c.txt": b"x"})}))
    return [honest(), packed(within), letter, *seeds_of([ROOT / "sample_invoices", *folders], TYPES)]


if __name__ == "__main__":
    main(mutate, seeds)
