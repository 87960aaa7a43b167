"""The extract station: layers propose claims, the resolver chooses those that fit together.

Pure: no clock, no network, no random choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from extractors.einvoice import beside_pages, extract_einvoice
from extractors.items.lines import propose_lines
from extractors.memory import Book, Remembered, remember, with_memory
from extractors.model import Model, ModelProposals
from extractors.model.combine import combine
from extractors.page.orders import is_of_shop
from extractors.page.printed import gather
from extractors.page.roles import PURCHASE_ORDER
from extractors.page.sheet import Sheet, sheet_of
from extractors.parties.address.book import follow_names
from extractors.parties.full_names import with_legal_name
from extractors.resolve import (
    Cells,
    Evidence,
    as_legible,
    beside_lines,
    cells_of,
    choose,
    choose_tax_rows,
    choose_totals,
    line_sum,
    settled_in_cash,
    stands_in,
)
from extractors.rules import Proposals, propose
from extractors.rules.kind import TYPE_CODES, Kind, disclaimed, lowers_by_correction
from extractors.rules.statements import statements
from extractors.templates import Applied, Template, apply_templates
from schemas import Claim, DocType, Extraction, Layer, LayerRun, Printed, Reading

_ROWS = ("lines[", "tax_breakdown[")
_TILL = 0.75  # the change was given, but a title says otherwise
_EITHER = 0.5  # below the gate: it may be one thing or the other


class Asked(NamedTuple):
    """Who reads the pages: the user's vendor templates; the trained model, as a second witness; the rules; and the
    memory of the vendors' earlier documents."""

    templates: Sequence[Template] = ()
    model: Model | None = None
    rules: bool = True
    memory: Book | None = None


def extract(
    reading: Reading,
    templates: Sequence[Template] = (),
    *,
    model: Model | None = None,
    rules: bool = True,
    memory: Book | None = None,
) -> Extraction:
    """What we believe of a document and why, from its Reading alone (and the user's vendor templates).

    `model` is asked beside the rules, as a second witness; None leaves the rules alone. Without `rules` they name
    nothing themselves: they tell the kind of document, and where amounts stand that may add up. `memory` says where
    the values of a known vendor stood on the documents that people confirmed.
    """
    asked = Asked(templates, model, rules, memory)
    sheet = sheet_of(reading)
    if reading.einvoice is None:
        return _from_pages(reading, sheet, asked)
    stated = extract_einvoice(reading.einvoice)
    if not sheet.layout.segments:
        return stated
    return beside_pages(stated, _from_pages(reading, sheet, asked), sheet.layout)


def _from_pages(reading: Reading, sheet: Sheet, asked: Asked) -> Extraction:
    if not reading.parts:
        return Extraction()  # refused, for one: no layer is asked
    layout = sheet.layout
    if not layout.segments:
        return Extraction(layers=(LayerRun(layer=Layer.RULES, asked=(), why="There is no text to read."),))
    proposals = propose(sheet)
    if not asked.rules:
        proposals = replace(proposals, claims=(), tax_rows=(), exemption=None)
    remembered = remember(sheet, asked.memory) if asked.memory is not None else Remembered()
    proposals = replace(proposals, claims=with_memory(proposals.claims, remembered))
    names = [claim for claim in proposals.claims if claim.term.endswith(".name")]
    scored = asked.model.propose(sheet) if asked.model is not None else ModelProposals()
    if asked.model is not None:
        proposals = combine(proposals, scored)
    proposals = replace(proposals, kind=till_kind(proposals))
    applied = apply_templates(asked.templates, reading) if asked.templates else Applied()
    told = _rows(applied.claims, "lines[")
    chosen, triple_printed = resolve(proposals, applied.claims)
    listed = partial(propose_lines, sheet, receipt=proposals.kind.doc_type is DocType.RECEIPT)
    lines = told or (listed(chosen) if asked.rules else {})
    cells = cells_of(lines)
    if any(term.startswith("totals.") and stands_in(claim, cells) for term, claim in chosen.items()):
        chosen, triple_printed = resolve(_outside(proposals, cells), applied.claims)
        lines = told or (listed(chosen) if asked.rules else {})
    if not triple_printed and not proposals.taxed:
        proved, triple_printed = resolve(_outside(proposals, cells), applied.claims, line_sum(lines))
        chosen = proved if triple_printed else chosen
    chosen = beside_lines(chosen, lines) | lines
    if asked.rules:
        chosen = follow_names(with_legal_name(chosen, layout), names, proposals.addresses)
    if is_of_shop(chosen, layout, receipt=proposals.kind.doc_type is DocType.RECEIPT):
        del chosen[PURCHASE_ORDER]
    kind = certain_kind(disclaimed(lowering(proposals.kind, chosen), layout.text), chosen)
    if kind.doc_type is not proposals.kind.doc_type:
        chosen = {t: c for t, c in chosen.items() if t != "type_code"} | dict(_type_code(kind))
    return Extraction(
        doc_type=kind.doc_type,
        doc_type_score=kind.score,
        subtype=kind.subtype,
        language=sheet.language,
        claims=as_legible(chosen, reading.pages),
        triple_printed=triple_printed,
        statements=statements(sheet),
        printed=tuple(Printed(segment.text, segment.page, segment.box) for segment in sheet.layout.segments),
        layers=(*_template_run(applied), *_memory_run(remembered), *_model_run(scored), _rules_run(chosen, asked)),
        lessons=tuple(lesson.hash for lesson in remembered.lessons),
    )


def till_kind(proposals: Proposals) -> Kind:
    """The kind of document, a receipt where the change was given on it: tills print "Tax invoice" as well."""
    kind = proposals.kind
    if kind.doc_type is DocType.RECEIPT or not settled_in_cash(gather(proposals.places, _on_totals(proposals.claims))):
        return kind
    return Kind(DocType.RECEIPT, None, _TILL)


def certain_kind(kind: Kind, chosen: Mapping[str, Claim]) -> Kind:
    """`kind`, no longer certain where a "Gutschrift" names an invoice it refers to.

    The word means self-billing in German tax law and a credit note in German trade; with a preceding invoice beside it
    a person must say which.
    """
    if kind.subtype == "self_billing" and "preceding_invoice" in chosen:
        return replace(kind, score=min(kind.score, _EITHER))
    return kind


def lowering(kind: Kind, chosen: Mapping[str, Claim]) -> Kind:
    """`kind`, a credit note where a correction lowers the total and may be one by the law of its country."""
    gross = chosen.get("totals.gross")
    lowered = gross is not None and isinstance(gross.value, Decimal) and gross.value < 0
    if lowered and lowers_by_correction(kind):
        return replace(kind, doc_type=DocType.CREDIT_NOTE, subtype=None)
    return kind


def resolve(
    proposals: Proposals, told: Sequence[Claim] = (), lines: Decimal | None = None
) -> tuple[dict[str, Claim], bool]:
    """The claims that fit together, and whether a consistent triple of totals stands printed.

    `told` are claims of other layers than the rules; `lines` is the sum of the lines where nothing speaks of tax.
    """
    claims = [claim for claim in (*proposals.claims, *told) if not claim.term.startswith(_ROWS)]
    named = _on_totals(claims)
    others = [claim for claim in claims if not claim.term.startswith(("totals.", "other."))]
    amounts = gather(proposals.places, named)
    seen = Evidence(amounts, proposals.rates, proposals.exemption, proposals.tax_rows, lines, proposals.taxed)
    totals = choose_totals(seen)
    chosen = choose(others) | dict(totals.claims)
    chosen |= _rows(told, "tax_breakdown[") or choose_tax_rows(proposals.tax_rows, totals.claims)
    chosen |= dict(_type_code(proposals.kind))
    return chosen, totals.triple_printed


def _on_totals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that name an amount a total, or something else."""
    return [claim for claim in claims if claim.term.startswith(("totals.", "other."))]


def _outside(proposals: Proposals, cells: Cells) -> Proposals:
    """`proposals` without the amounts in the cells of items."""
    claims = [c for c in proposals.claims if not (c.term.startswith("totals.") and stands_in(c, cells))]
    places = [place for place in proposals.places if not stands_in(place, cells)]
    return replace(proposals, claims=claims, places=places)


def _rows(claims: Sequence[Claim], prefix: str) -> dict[str, Claim]:
    return {claim.term: claim for claim in claims if claim.term.startswith(prefix)}


def _template_run(applied: Applied) -> Iterator[LayerRun]:
    if applied.problem is not None:
        yield LayerRun(layer=Layer.TEMPLATE, asked=(), why=applied.problem)
    elif applied.claims:
        asked = tuple(sorted(claim.term for claim in applied.claims))
        yield LayerRun(layer=Layer.TEMPLATE, asked=asked, why=f"The template {applied.template} fits the document.")


def _memory_run(remembered: Remembered) -> Iterator[LayerRun]:
    if remembered.lessons:
        asked = tuple(sorted(claim.term for claim in remembered.claims))
        times = len(remembered.lessons)
        earlier = "the last confirmed document" if times == 1 else f"the last {times} confirmed documents"
        why = f"Read as on {earlier} of this vendor ({remembered.lessons[-1].vendor})."
        yield LayerRun(layer=Layer.MEMORY, asked=asked, why=why)


def _model_run(scored: ModelProposals) -> Iterator[LayerRun]:
    if scored.types:
        asked = tuple(sorted(claim.term for claim in scored.claims))
        yield LayerRun(layer=Layer.MODEL, asked=asked, why="The trained extractor scores all that looks like a value.")


def _rules_run(chosen: Mapping[str, Claim], who: Asked) -> LayerRun:
    if not who.rules:
        return LayerRun(layer=Layer.RULES, asked=(), why="Not asked: by the policy they only check what others say.")
    asked = tuple(sorted(term for term, claim in chosen.items() if claim.layer is not Layer.TEMPLATE))
    return LayerRun(layer=Layer.RULES, asked=asked, why="The rules read every page: other layers are checked by them.")


def _type_code(kind: Kind) -> Iterator[tuple[str, Claim]]:
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
