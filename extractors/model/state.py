"""A document in spaCy's form: a Doc of its words, with layout, candidates and conclusions kept beside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.model.features import Features
from extractors.model.standing import Standing
from extractors.page import Layout, Span
from extractors.page.candidates import Candidate, Kind
from extractors.page.sheet import Sheet
from schemas import Claim, DocType

KEY = "vouchline"
TYPES: tuple[DocType, ...] = (DocType.INVOICE, DocType.CREDIT_NOTE, DocType.RECEIPT, DocType.OTHER)


@dataclass(slots=True)
class State:
    """All that the pipeline knows of a document. `probabilities` are (candidates, fields) by kind of candidate."""

    sheet: Sheet
    candidates: Mapping[Kind, Sequence[Candidate]] = field(default_factory=dict)
    features: Features | None = None
    probabilities: dict[str, NDArray[np.float32]] = field(default_factory=dict)
    standing: Standing | None = None
    types: Mapping[DocType, float] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    targets: Mapping[str, Any] = field(default_factory=dict)
    matrices: dict[str, Any] = field(default_factory=dict)

    @property
    def layout(self) -> Layout:
        return self.sheet.layout


def doc_of(vocab: Vocab, sheet: Sheet) -> Doc:
    """The words of a sheet, page by page in reading order, as a spaCy Doc."""
    words = [word.text or " " for page in sheet.layout.pages for word in page.words]
    doc = Doc(vocab, words=words, spaces=[True] * len(words))
    doc.user_data[KEY] = State(sheet)
    return doc


def state_of(doc: Doc) -> State:
    """What the pipeline knows of `doc`."""
    state = doc.user_data[KEY]
    assert isinstance(state, State)
    return state


def tokens_of(layout: Layout, span: Span) -> tuple[int, int]:
    """The first token of `span` in the Doc of `layout`, and the one behind its last."""
    before = 0
    for page in layout.pages:
        if page.number == span.page:
            break
        before += len(page.words)
    start = before + span.segment.start
    return start + span.start, start + span.stop
