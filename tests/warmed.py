"""Imported by the process that others are forked from: it loads what the first document of a reading process costs.

The document is read in a fork of its own, for pdfium begins a thread, and a process with threads is not to be forked.
"""

from __future__ import annotations

import os
import pickle
from pathlib import Path

from extractors.extract import extract
from extractors.model import load
from extractors.readers import Scanning, read
from flows.receive import receive
from schemas import Limits, Policy, Reading

_SAMPLE = Path(__file__).resolve().parent.parent / "sample_invoices" / "simple-en" / "document.pdf"


def _elsewhere() -> Reading:
    """The reading of a sample, made by a process that ends with it."""
    ours, theirs = os.pipe()
    if not (reader := os.fork()):
        policy = Policy()
        reading = read(receive(_SAMPLE), Limits(), Scanning(policy.ocr, 1, None), policy.passwords)
        with os.fdopen(theirs, "wb") as told:
            pickle.dump(reading, told)
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as told:
        reading = pickle.load(told)
    os.waitpid(reader, 0)
    return reading


extract(_elsewhere(), (), model=load(Policy().model_folder))
