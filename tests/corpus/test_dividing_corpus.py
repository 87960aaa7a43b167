"""No invoice of several pages is taken for several invoices: over all PDFs of the labelled documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.dividing import divide
from extractors.readers import Scanning, read
from flows.receive import receive
from schemas import Limits, Ocr

_DIGITAL = Scanning(Ocr(read=False))


@pytest.mark.corpus
@pytest.mark.slow
def test_no_pdf_of_the_corpus_is_divided_or_doubted(shared: Path) -> None:
    count = 0
    for path in sorted((shared / "corpus").rglob("*.pdf")):
        document = receive(path)
        reading = read(document, Limits(), _DIGITAL)
        count += len(reading.pages) > 1
        divided = divide(reading, document)
        assert divided.enclosed == (), path.name
        assert divided.signals == reading.signals, path.name
    assert count > 50
