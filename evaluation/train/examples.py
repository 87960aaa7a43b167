"""Training examples in open formats: a spaCy DocBin, and JSON Lines with spans as Prodigy and Label Studio take."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc, DocBin, Span

from evaluation.train.documents import LabelledReading
from evaluation.train.run import labelled
from extractors.model.choosing import RIGHT
from extractors.model.state import state_of, tokens_of
from extractors.page.candidates import FIELDS

DOCBIN, LINES = "examples.spacy", "examples.jsonl"


def write_examples(rows: Sequence[LabelledReading], folder: Path) -> int:
    """Write `rows` to `folder` as examples.spacy and examples.jsonl; returns how many documents have text to label."""
    folder.mkdir(parents=True, exist_ok=True)
    bin_, count = DocBin(), 0
    with (folder / LINES).open("w", encoding="utf-8", newline="\n") as lines:
        for row, doc in _docs(rows):
            plain = Doc(doc.vocab, words=[token.text for token in doc], spaces=[True] * len(doc))
            plain.spans["fields"] = [Span(plain, start, stop, label=label) for start, stop, label in right_spans(doc)]
            bin_.add(plain)
            line = {**_as_line(plain), "meta": {"sha256": row.reading.sha256, "doc_type": row.document.labels.doc_type}}
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    bin_.to_disk(folder / DOCBIN)
    return count


def _docs(rows: Sequence[LabelledReading]) -> Iterator[tuple[LabelledReading, Doc]]:
    """Each document that has text, once."""
    for row in rows:
        doc = next(iter(labelled([row])), None)
        if doc is not None:
            yield row, doc


def right_spans(doc: Doc) -> list[tuple[int, int, str]]:
    """The first and behind-last tokens of every right value, and its term."""
    state = state_of(doc)
    found: list[tuple[int, int, str]] = []
    for kind, fields in FIELDS.items():
        for column, term in enumerate(fields):
            rows = np.flatnonzero(state.targets[kind].labels[:, column] == RIGHT)
            found += [(*tokens_of(state.layout, state.candidates[kind][int(row)].span), term) for row in rows]
    return sorted(set(found))


def _as_line(doc: Doc) -> Mapping[str, Any]:
    spans: Iterable[Span] = doc.spans["fields"]
    return {
        "text": doc.text,
        "tokens": [
            {"text": token.text, "start": token.idx, "end": token.idx + len(token), "id": token.i, "ws": True}
            for token in doc
        ],
        "spans": [
            {
                "start": span.start_char,
                "end": span.end_char,
                "token_start": span.start,
                "token_end": span.end - 1,
                "label": span.label_,
            }
            for span in spans
        ],
    }
