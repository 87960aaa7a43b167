"""Imported by the process that others are forked from: it loads what the first document of a reading process costs.

The document is read in a fork of its own, for pdfium begins a thread, and a process with threads is not to be forked.
"""

from __future__ import annotations

from pathlib import Path

from extractors.extract import extract
from extractors.model import load
from extractors.readers import Scanning, read
from flows.receive import receive
from schemas import Limits, Policy, Reading
from tests.forked import elsewhere

_SAMPLE = Path(__file__).resolve().parent.parent / "sample_invoices" / "simple-en" / "document.pdf"


def _reading() -> Reading:
    policy = Policy()
    return read(receive(_SAMPLE), Limits(), Scanning(policy.ocr, 1, None), policy.passwords)


extract(elsewhere(_reading), (), model=load(Policy().model_folder))
