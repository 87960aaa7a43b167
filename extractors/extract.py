"""The extract station: layers propose claims, the resolver chooses those that fit together.

Pure: no clock, no network, no random choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from extractors.fields import Proposals, propose
from extractors.fields.kind import TYPE_CODES
from extractors.fields.lines import propose_lines
from extractors.languages import detect_language
from extractors.layout import Layout
from extractors.resolve import Evidence, choose, choose_tax_rows, choose_totals, gather
from schemas import Claim, DocType, Extraction, Layer, LayerRun, Reading


class Template(Protocol):
    """A layer of the user's: what one vendor's documents say where."""

    name: str

    def propose(self, reading: Reading) -> Sequence[Claim]:
        """Claims of layer "template" on header terms; none where the document is not this vendor's."""


def extract(reading: Reading, templates: Sequence[Template] = ()) -> Extraction:
    """What we believe of a document and why, from its Reading alone (and the user's vendor templates)."""
    layout = Layout(reading)
    if not layout.segments:
        return Extraction(layers=(LayerRun(layer=Layer.RULES, asked=(), why="There is no text to read."),))
    language = detect_language(segment.text for segment in layout.segments)
    proposals = propose(layout, language)
    written = {template.name: tuple(template.propose(reading)) for template in templates}
    told = [claim for claims in written.values() for claim in claims]
    chosen, triple_printed = resolve(proposals, told)
    rows = {claim.term: claim for claim in told if claim.term.startswith("lines[")}
    chosen |= rows or propose_lines(layout, language, chosen)
    kind = proposals.kind
    return Extraction(
        doc_type=kind.doc_type,
        doc_type_score=kind.score,
        subtype=kind.subtype,
        language=language,
        claims=chosen,
        triple_printed=triple_printed,
        layers=(*_template_runs(written), _rules_run(chosen)),
    )


def resolve(proposals: Proposals, told: Sequence[Claim] = ()) -> tuple[dict[str, Claim], bool]:
    """The claims that fit together, and whether a consistent triple of totals stands printed.

    `told` are claims of other layers than the rules.
    """
    claims = [claim for claim in (*proposals.claims, *told) if not claim.term.startswith("lines[")]
    named = [claim for claim in claims if claim.term.startswith(("totals.", "other."))]
    others = [claim for claim in claims if not claim.term.startswith(("totals.", "other."))]
    amounts = gather(proposals.places, named)
    totals = choose_totals(Evidence(amounts, proposals.rates, proposals.exemption, proposals.tax_rows))
    chosen = choose(others) | dict(totals.claims)
    chosen |= choose_tax_rows(proposals.tax_rows, dict(totals.claims))
    chosen |= dict(_type_code(proposals))
    return chosen, totals.triple_printed


def _template_runs(written: Mapping[str, Sequence[Claim]]) -> Iterator[LayerRun]:
    for name, claims in written.items():
        if claims:
            asked = tuple(sorted(claim.term for claim in claims))
            yield LayerRun(layer=Layer.TEMPLATE, asked=asked, why=f"The document matches the vendor template {name}.")


def _rules_run(chosen: Mapping[str, Claim]) -> LayerRun:
    asked = tuple(sorted(term for term, claim in chosen.items() if claim.layer is not Layer.TEMPLATE))
    return LayerRun(layer=Layer.RULES, asked=asked, why="The rules read every page: other layers are checked by them.")


def _type_code(proposals: Proposals) -> Iterator[tuple[str, Claim]]:
    kind = proposals.kind
    code = TYPE_CODES.get((kind.doc_type, kind.subtype))
    if code is None or kind.title is None or kind.doc_type is DocType.OTHER:
        return
    yield (
        "type_code",
        Claim(
            term="type_code",
            value=code,
            raw=kind.title.text,
            layer=Layer.DERIVED,
            score=kind.score,
            page=kind.title.page,
            boxes=tuple(word.box for word in kind.title.words),
            label="title",
        ),
    )
