"""A synthetic invoice: drawn from a seed, given as a labelled Reading, as a PDF, and as gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

from evaluation.synthetic.canvas import Canvas, collides
from evaluation.synthetic.compose import compose
from evaluation.synthetic.facts import KINDS, Facts, draw_facts
from evaluation.synthetic.gold import gold_invoice, gold_record
from evaluation.synthetic.options import Options
from evaluation.synthetic.pdf import write_pdf
from evaluation.synthetic.reading import Labels, read_canvas
from schemas import Invoice, Reading

# A page whose texts run into each other is drawn again.
_ATTEMPTS = 12
_SUBTYPES = frozenset(KINDS) - {"invoice", "credit_note", "receipt"}


@dataclass(frozen=True)
class SyntheticInvoice:
    """One document. `variants` names the layout variants that were drawn (part -> "variant:family")."""

    seed: int
    facts: Facts
    canvas: Canvas
    variants: Mapping[str, str]
    ocr_noise: float = 0.0

    @property
    def doc_type(self) -> str:
        """The contract's type: invoice, credit_note, receipt or other."""
        return self.facts.doc_type

    @property
    def subtype(self) -> str | None:
        """The contract's subtype, if the kind of document has one."""
        return self.facts.kind if self.facts.kind in _SUBTYPES else None

    @property
    def language(self) -> str:
        """The language of its wordings."""
        return self.facts.language

    @property
    def country(self) -> str:
        """The seller's country."""
        return self.facts.country

    @cached_property
    def _read(self) -> tuple[Reading, Labels]:
        noise = (Random(self.seed), self.ocr_noise) if self.ocr_noise else None
        return read_canvas(self.canvas, noise)

    def reading(self) -> Reading:
        """The pages as our reader would give them."""
        return self._read[0]

    @property
    def labels(self) -> Labels:
        """Which words of the reading spell which term, and what the rows of its tables are."""
        return self._read[1]

    @property
    def printed(self) -> frozenset[str]:
        """The terms that stand on the page."""
        return frozenset(
            term for line in self.canvas.lines for span in line.spans if span.mark for term in span.mark.terms
        )

    def pdf(self, *, password: str | None = None) -> bytes:
        """The document as a PDF with embedded fonts."""
        return write_pdf(self.canvas, password=password)

    def invoice(self) -> Invoice:
        """What is true of it, as far as it is printed."""
        return gold_invoice(self.facts, self.printed)

    def gold(self) -> dict[str, Any]:
        """The gold record in the corpus's format."""
        return gold_record(self.facts, self.printed, f"synthetic-{self.seed}")


def generate(seed: int, options: Options = Options()) -> SyntheticInvoice:  # noqa: B008 - frozen, without state
    """The document of that seed. The same seed and options give the same bytes in every process."""
    for attempt in range(_ATTEMPTS):
        rng = Random(seed * _ATTEMPTS + attempt)
        facts, lex = draw_facts(rng, options)
        draft = compose(rng, facts, lex, options)
        if not collides(draft.canvas):
            break
    return SyntheticInvoice(seed, facts, draft.canvas, draft.used, options.ocr_noise)


def with_layout_of(layout: int, seed: int) -> SyntheticInvoice:
    """A document of the facts of `seed` in the structure, wordings and formats of the document of seed `layout`."""
    model = generate(layout)
    options = Options(languages=(model.language,), countries=(model.country,), kind=model.facts.kind)
    facts, lex = draw_facts(Random(seed), options)
    draft = compose(Random(layout), facts, lex, options)
    return SyntheticInvoice(seed, facts, draft.canvas, draft.used)
