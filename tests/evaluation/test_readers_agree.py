"""pdfium and pdfplumber read the same words at the same places, and the same rules and tables."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from evaluation.readers import Compared, compared, differences
from schemas import Limits, RefusedDocument

# Measured on 26,000 to 45,000 words a set: marks of fonts without a name, and signs to which pdfminer gives no width.
ALIKE, PLACED = 0.996, 0.995  # of the words: read the same, and at the same place
ASKED = 0.16  # of their pages at most are read by pdfplumber, too
STRAY = 40  # differences that a whole set may have beside
# Of as many documents of a set one is read, always the same; invented-b is all read, for its pages differ too much.
SETS = {"corpus": 3, "stream": 3, "invented-a": 3, "invented-b": 1}


def pages(paths: Iterable[Path]) -> list[Compared]:
    found: list[Compared] = []
    for path in sorted(paths):
        with suppress(RefusedDocument):  # locked with a password
            found += compared(path.read_bytes(), Limits())
    return found


def sampled(path: Path, each: int) -> bool:
    """Whether a document is one of those that stand for its set: one of `each`, by its hash."""
    return int(hashlib.sha256(path.read_bytes()).hexdigest(), 16) % each == 0


def counted(found: Iterable[Compared]) -> Counter[str]:
    """The differences on the pages that pdfium alone is believed on."""
    return sum((differences(page) for page in found if not page.doubted), Counter())


def test_on_the_samples_the_readers_agree(root: Path) -> None:
    found = pages((root / "sample_invoices").rglob("*.pdf"))
    assert len(found) > 20
    assert counted(found) == Counter()


@pytest.mark.corpus
@pytest.mark.slow
@pytest.mark.parametrize(("name", "each"), SETS.items())
def test_on_labelled_documents_they_hardly_differ(name: str, each: int, root: Path, shared: Path) -> None:
    """On a fixed sample by hash; `python -m evaluation.readers FOLDER` counts on all of a set."""
    folder = root / "evaluation" / "invented" / name if name.startswith("invented") else shared / name
    found = pages(path for path in folder.rglob("*.pdf") if sampled(path, each))
    assert len(found) > 20
    words = sum(len(page.pdfium.words) for page in found if not page.doubted)
    differ = counted(found)
    assert differ["places"] <= (1 - PLACED) * words + STRAY / each
    assert differ.total() - differ["places"] <= (1 - ALIKE) * words + STRAY / each
    assert sum(bool(page.doubted) for page in found) <= ASKED * len(found)


def test_a_difference_has_a_kind() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    canvas.drawString(60, 700, "Total 119.00")
    canvas.line(60, 690, 200, 690)
    canvas.save()
    (page,) = compared(buffer.getvalue(), Limits())
    assert differences(page) == Counter()
    first = page.pdfium.words[0]
    moved = first._replace(box=first.box._replace(x1=first.box.x1 + 1), bold=True)
    other = page.pdfplumber._replace(words=[moved, *page.pdfium.words[1:]], rules=())
    assert differences(page._replace(pdfplumber=other)) == Counter({"places": 1, "bold": 1, "rules": 1})
    fewer = page.pdfplumber._replace(words=page.pdfium.words[1:])
    assert differences(page._replace(pdfplumber=fewer)) == Counter({"words only pdfium reads": 1})
