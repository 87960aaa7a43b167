"""What a PDF is called beside its pages: bookmarks and properties that say what they do not, and honest ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from schemas import SignalCode
from tests.extractors.pdfs import drawn, reading
from tests.faults.attack import letter

_NUMBER = "BT-2024-0117"


def _told(folder: Path, *, bookmark: str = "", title: str = "", printed: str = "") -> bool:
    """Whether a PDF with these is doubted for what it is called."""

    def page(canvas: Canvas) -> None:
        letter(canvas, number=_NUMBER)
        canvas.drawString(60, 200, printed)
        if title:
            canvas.setTitle(title)
        if bookmark:
            canvas.bookmarkPage("first")
            canvas.addOutlineEntry(bookmark, "first")

    return [one.code for one in reading(drawn(page), folder).signals] == [SignalCode.VIEWS_DIFFER]


@pytest.mark.parametrize(
    "text",
    [
        "CANCELLED",
        f"ANULOWANA – {_NUMBER} – zastąpiona korektą",
        f"Rechnung {_NUMBER} / storniert",
        "Payé",
        "Do not pay this invoice.",
    ],
)
def test_a_bookmark_that_says_what_no_page_does(text: str, tmp_path: Path) -> None:
    assert _told(tmp_path, bookmark=text)


@pytest.mark.parametrize(
    "text", [f"Invoice {_NUMBER}", "Faktura – strona 1", "Summary", "Terms of payment", "Page 1", "Credits"]
)
def test_an_ordinary_bookmark(text: str, tmp_path: Path) -> None:
    assert not _told(tmp_path, bookmark=text)


def test_a_bookmark_that_repeats_its_page(tmp_path: Path) -> None:
    assert not _told(tmp_path, bookmark="Paid", printed="Paid with thanks")


def test_a_title_speaks_of_this_document_where_it_has_its_number(tmp_path: Path) -> None:
    assert _told(tmp_path, title=f"PROFORMA {_NUMBER} - BOZZA")
    assert not _told(tmp_path, title="Proforma template")  # left behind by whoever made the form
    assert not _told(tmp_path, title=f"Invoice {_NUMBER}")
