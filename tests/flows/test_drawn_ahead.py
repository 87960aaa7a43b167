"""Pages are drawn in a worker, kept, and told with their words and with how the document writes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extractors.parsing import NumberStyle
from flows.drawn_ahead import CACHE, DrawnAhead, is_hash
from flows.leaves import Turned
from schemas import Document, Policy

pytestmark = pytest.mark.slow


def _document(path: Path) -> Document:
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return Document(sha256=digest, media_type="application/pdf", size=len(data), origin=path.name, path=path)


def test_a_page_is_a_picture_with_words_at_their_places(root: Path, tmp_path: Path) -> None:
    document = _document(root / "sample_invoices" / "simple-de" / "document.pdf")
    with DrawnAhead(tmp_path, Policy) as drawn:
        pages = drawn.pages(Turned(document, "de"), patience=120)
        picture = drawn.picture(document.sha256, 1)
        kept = (tmp_path / CACHE / document.sha256).stat().st_ino
        drawn._draw(None, Turned(document, "de"))  # type: ignore[arg-type]
        assert (tmp_path / CACHE / document.sha256).stat().st_ino == kept, "what is drawn is not drawn again"
    assert pages.why == ""
    [page] = pages.pages
    assert pages.manner.style is NumberStyle.COMMA
    assert picture is not None
    assert picture.startswith(b"\x89PNG")
    assert len(page.words) > 20
    assert all(0 <= word[1] < word[3] <= page.width + 1 for word in page.words)


def test_what_is_no_document_has_no_pages_and_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with DrawnAhead(tmp_path, Policy) as drawn:
        document = _document(broken)
        pages = drawn.pages(Turned(document), patience=120)
        assert pages.pages == []
        assert drawn.picture(document.sha256, 1) is None
        assert drawn.picture("../..", 1) is None
    assert not list((tmp_path / CACHE).glob("*/*.png"))


@pytest.mark.parametrize("text", ["", "..", "A" * 64, "0" * 63, "0" * 65, "0" * 63 + "/"])
def test_only_a_whole_hash_is_one(text: str) -> None:
    assert not is_hash(text)
    assert is_hash("0f" * 32)
