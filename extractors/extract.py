"""The extract station: layers propose claims, the resolver chooses those that fit together.

Pure: no clock, no network, no random choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.fields import Proposals, propose
from extractors.fields.kind import TYPE_CODES
from extractors.fields.lines import propose_lines
from extractors.languages import detect_language
from extractors.layout import Layout
from extractors.resolve import Evidence, choose, choose_tax_rows, choose_totals, gather
from schemas import Claim, DocType, Extraction, Layer, LayerRun, Reading


def extract(reading: Reading, templates: Sequence[object] = ()) -> Extraction:
    """What we believe of a document and why, from its Reading alone."""
    layout = Layout(reading)
    if not layout.segments:
        return Extraction(layers=(LayerRun(layer=Layer.RULES, asked=(), why="There is no text to read."),))
    language = detect_language(segment.text for segment in layout.segments)
    proposals = propose(layout, language)
    chosen, triple_printed = resolve(proposals)
    chosen |= propose_lines(layout, language, chosen)
    kind = proposals.kind
    return Extraction(
        doc_type=kind.doc_type,
        doc_type_score=kind.score,
        subtype=kind.subtype,
        language=language,
        claims=chosen,
        triple_printed=triple_printed,
        layers=(LayerRun(layer=Layer.RULES, asked=tuple(sorted(chosen)), why="Every page is read by the rules."),),
    )


def resolve(proposals: Proposals) -> tuple[dict[str, Claim], bool]:
    """The claims that fit together, and whether a consistent triple of totals stands printed."""
    named = [c for c in proposals.claims if c.term.startswith(("totals.", "other."))]
    others = [c for c in proposals.claims if not c.term.startswith(("totals.", "other."))]
    evidence = Evidence(gather(proposals.places, named), proposals.rates, proposals.exemption)
    totals = choose_totals(evidence)
    chosen = choose(others) | dict(totals.claims)
    chosen |= choose_tax_rows(proposals.tax_rows, dict(totals.claims))
    chosen |= dict(_type_code(proposals))
    return chosen, totals.triple_printed


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
