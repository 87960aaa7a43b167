"""The steps from what is on a page to what is believed of it: each takes a belief and gives the next.

Pure: no clock, no network, no random choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from extractors.items.lines import printed_totals, propose_lines
from extractors.items.margins import lines_beside_margin
from extractors.items.parts import without_sum_of_part
from extractors.meanings import is_tax_kept
from extractors.memory.book import Book
from extractors.memory.recall import AS_BEFORE, Remembered, forms_of, remember
from extractors.memory.upheld import as_upheld
from extractors.memory.witness import as_confirmed, sure_amounts, with_memory, with_taught_lines
from extractors.model import Model, ModelProposals
from extractors.model.combine import combine
from extractors.page.claims import doubted
from extractors.page.orders import is_of_shop
from extractors.page.printed import gather
from extractors.page.roles import DUE, DUE_DATE, GROSS, NUMBER, PRECEDING, PURCHASE_ORDER
from extractors.page.sheet import ROW, Sheet, imprinted_sheet, pictured_sheet
from extractors.parsing.folding import is_within
from extractors.parties.address.book import follow_names
from extractors.parties.by_numbers import with_bearer
from extractors.parties.contacts import with_doubted_contact
from extractors.parties.full_names import with_legal_name
from extractors.parties.pay_to import paid_by_code, paid_to
from extractors.parties.self_billed import exchanged
from extractors.parties.senders import with_sender
from extractors.resolve import (
    Evidence,
    as_legible,
    beside_lines,
    cells_of,
    choose,
    choose_tax_rows,
    choose_totals,
    converted_cells,
    foreign_cells,
    in_time,
    is_sold,
    line_sum,
    other_accounts,
    settled_in_cash,
    sold,
    stands_in,
    with_bases_of_lines,
    with_coded_rates,
)
from extractors.rules import Proposals, propose
from extractors.rules.kind import (
    TYPE_CODES,
    Kind,
    as_compared,
    as_pictured,
    disclaimed,
    lowers_by_correction,
    serving,
    speaks_of_own_invoice,
)
from extractors.rules.later_day import later_day
from extractors.rules.listed_invoices import listing
from extractors.rules.statements import is_issued_by_buyer
from extractors.templates import Applied, Template, apply_templates
from schemas import Claim, DocType, Layer, Reading
from schemas.grades import LIKELY, VAGUE
from schemas.regimes import smallest_coins

_LINES, _TAX_ROWS = "lines[", "tax_breakdown["
_TOTALS = ("totals.", "other.")
_CURRENCY = "currency"
_ROUNDS = 2  # a cell of an item may be taken for a total; known as a cell, it is not taken again
_TILL = VAGUE  # the change was given, but a title says otherwise
_EITHER = 0.5  # it may be one thing or the other: below the gate, and what is less sure is heard for nothing


class Asked(NamedTuple):
    """Who reads the pages: the user's vendor templates; the trained model, as a second witness; the rules; and the
    memory of the vendors' earlier documents."""

    templates: Sequence[Template] = ()
    model: Model | None = None
    rules: bool = True
    memory: Book | None = None


@dataclass(frozen=True, slots=True)
class Belief:
    """What is believed of a document so far: what was proposed for it, by whom, and what of that was chosen.

    `labelled` is all that the rules read by its label, before other readers are heard, in the `pictures` as well;
    `names` are the parties' names that rules and memory proposed; `told` are the claims of templates, by term where
    they tell rows; `receipt`: lines are read as those of a till slip.
    """

    reading: Reading
    sheet: Sheet
    asked: Asked
    proposals: Proposals
    kind: Kind
    labelled: Sequence[Claim] = ()
    pictures: Sheet | None = None
    names: Sequence[Claim] = ()
    remembered: Remembered = field(default_factory=Remembered)
    scored: ModelProposals = field(default_factory=ModelProposals)
    applied: Applied = field(default_factory=Applied)
    receipt: bool = False
    chosen: Mapping[str, Claim] = field(default_factory=dict)
    lines: Mapping[str, Claim] = field(default_factory=dict)
    triple_printed: bool = False


Step = Callable[[Belief], Belief]


def ask_rules(reading: Reading, sheet: Sheet, asked: Asked) -> Belief:
    """The first belief: what the rules propose, or, where they are not asked, only what kind and which amounts."""
    proposals = propose(sheet)
    pictures = pictured_sheet(reading, sheet.language)
    labelled = [*proposals.claims, *_labelled(pictures), *_imprinted(reading, sheet)]
    if not asked.rules:
        proposals = replace(proposals, claims=(), tax_rows=(), exemptions=())
    return Belief(reading, sheet, asked, proposals, proposals.kind, labelled, pictures)


def _labelled(seen: Sheet | None) -> Sequence[Claim]:
    """What labels name beside the text of pages: nothing is taken from there, but it must not say otherwise."""
    return propose(seen).claims if seen is not None and seen.layout.segments else ()


def _imprinted(reading: Reading, sheet: Sheet) -> Iterator[Claim]:
    """What labels name in what is printed turned or across: as little is taken from there."""
    seen = imprinted_sheet(reading, sheet.language)
    pages = {page.number: page.imprints for page in reading.pages}
    for claim in _labelled(seen):
        rows = {int(box.top // ROW) for box in claim.boxes}
        boxes = tuple(pages[claim.page][row].box for row in sorted(rows)) if claim.page is not None else ()
        yield claim.model_copy(update={"boxes": boxes})


def ask_memory(belief: Belief) -> Belief:
    """Where the values of this vendor stood on the documents that people confirmed."""
    if belief.asked.memory is None:
        return belief
    remembered = remember(belief.sheet, belief.asked.memory)
    claims = with_memory(belief.proposals.claims, remembered)
    return replace(belief, remembered=remembered, proposals=replace(belief.proposals, claims=claims))


def ask_model(belief: Belief) -> Belief:
    """The trained model as a second witness of names, values and kind."""
    names = [claim for claim in belief.proposals.claims if claim.term.endswith(".name")]
    if belief.asked.model is None:
        return replace(belief, names=names)
    scored = belief.asked.model.propose(belief.sheet)
    proposals = combine(_with_later_day(belief, scored), scored, belief.sheet)
    return replace(belief, names=names, scored=scored, proposals=proposals, kind=proposals.kind)


def _with_later_day(belief: Belief, scored: ModelProposals) -> Proposals:
    """What was proposed, and the due date that only elimination tells, where the model chose that day."""
    later = later_day(belief.sheet, belief.proposals.claims) if belief.asked.rules else None
    chosen = next((claim for claim in scored.claims if claim.term == DUE_DATE), None)
    if later is None or chosen is None or chosen.score < _EITHER or chosen.value != later.value:
        return belief.proposals
    return replace(belief.proposals, claims=[*belief.proposals.claims, later])


def see_till(belief: Belief) -> Belief:
    """An invoice where a receipt says that it serves as one; a receipt where the change was given on it: tills print
    "Tax invoice" as well."""
    kind, proposals = serving(belief.kind, belief.sheet, made_out=_is_made_out(belief.proposals)), belief.proposals
    if kind.doc_type is not DocType.RECEIPT and settled_in_cash(gather(proposals.places, _on_totals(proposals.claims))):
        kind = Kind(DocType.RECEIPT, None, _TILL)
    return replace(belief, kind=kind, receipt=kind.doc_type is DocType.RECEIPT)


def _is_made_out(proposals: Proposals) -> bool:
    """Whether a buyer is named by a VAT id."""
    return any(one.term == "buyer.vat_id" and one.score >= VAGUE for one in proposals.claims)


def remember_kind(belief: Belief) -> Belief:
    """What people said of the vendor's documents under the same title, where no reader says otherwise of this one."""
    known = belief.remembered.kind
    unsaid = belief.kind.doc_type is DocType.OTHER and belief.kind.title is None
    if known is None or not (unsaid or (belief.kind.doc_type, belief.kind.subtype) == known):
        return belief
    return replace(belief, kind=Kind(*known, max(belief.kind.score, LIKELY), belief.kind.title))


def ask_templates(belief: Belief) -> Belief:
    """The user's own templates, whose claims come before all others."""
    if not belief.asked.templates:
        return belief
    return replace(belief, applied=apply_templates(belief.asked.templates, belief.reading))


def choose_values(belief: Belief) -> Belief:
    """One claim for each term but amounts and rows."""
    claims = (*belief.proposals.claims, *belief.applied.claims)
    chosen = choose(claim for claim in claims if not claim.term.startswith((*_TOTALS, _LINES, _TAX_ROWS)))
    return replace(belief, chosen=as_confirmed(chosen, belief.remembered, belief.labelled))


def choose_amounts(belief: Belief) -> Belief:
    """Totals that add up, and the lines that add up to them: lines are looked for by the totals, and what stands in a
    cell of an item is no total, so that both are chosen once more where it was taken for one or may be why one is in
    doubt."""
    for _ in range(_ROUNDS):
        belief = _with_lines(_with_totals(belief))
        cells = cells_of(belief.lines)
        totals = list(filter(_is_total, belief.chosen.values()))
        proposals = belief.proposals
        whole = sold(belief.lines, totals)
        claims = [c for c in proposals.claims if not (_is_total(c) and is_sold(c, cells, whole))]
        told = line_sum(belief.lines) in {claim.value for claim in totals} and len(claims) < len(proposals.claims)
        doubtful = told and (any(claim.doubt is not None for claim in totals) or not _tells_what_is_due(belief))
        settled = not doubtful and not any(is_sold(claim, cells, whole) for claim in totals)
        places = [place for place in proposals.places if not stands_in(place, cells)]
        outside = replace(belief, proposals=replace(proposals, claims=claims, places=places))
        if settled:
            break
        belief = outside
    if belief.triple_printed or belief.proposals.taxed:
        return belief
    proved = _with_totals(outside, line_sum(belief.lines))
    return replace(belief, chosen=proved.chosen, triple_printed=True) if proved.triple_printed else belief


def _tells_what_is_due(belief: Belief) -> bool:
    """Whether what is due is known: "on account" within the name of an item leaves it open."""
    return DUE in belief.chosen or GROSS not in belief.chosen


def _is_total(claim: Claim) -> bool:
    return claim.term.startswith("totals.")


def follow(belief: Belief) -> Belief:
    """What the lines say of the totals and taxes, the legal name behind a brand, and each address with its name."""
    told = {**beside_lines(_less_tax(belief), belief.lines), **belief.lines}
    chosen = with_bases_of_lines(with_coded_rates(told, belief.sheet.layout))
    if belief.asked.rules:
        layout = belief.sheet.layout
        named = with_sender(with_bearer(chosen, with_legal_name(chosen, layout), belief.proposals.bearers), layout)
        chosen = follow_names(with_doubted_contact(named, layout), belief.names, belief.proposals.addresses)
        if belief.kind.subtype == "self_billing" and is_issued_by_buyer(belief.sheet):
            chosen = exchanged(chosen)
    if is_of_shop(chosen, belief.sheet.layout, receipt=belief.receipt):
        del chosen[PURCHASE_ORDER]
    return replace(belief, chosen=chosen)


def add_accounts(belief: Belief) -> Belief:
    """The accounts that are printed besides the chosen one."""
    told = (*belief.labelled, *paid_to(belief.sheet), *paid_by_code(belief.reading.pages))
    further = other_accounts(belief.chosen, told, belief.sheet.layout)
    return replace(belief, chosen={**belief.chosen, **further})


def settle_kind(belief: Belief) -> Belief:
    """The kind of document and its code, once its values are known."""
    kind = as_compared(_crediting(_lowering(belief.kind, belief), belief), belief.sheet.comparison)
    kind = as_pictured(listing(disclaimed(kind, belief.sheet.layout), belief.sheet), belief.pictures)
    return replace(belief, kind=kind, chosen={**belief.chosen, **(_type_code(kind) or _remembered_code(kind, belief))})


def uphold(belief: Belief) -> Belief:
    """What people let stand on earlier documents of the vendor, in spite of the same doubt, and where they stood."""
    return replace(belief, chosen=sure_amounts(as_upheld(belief.chosen, belief.remembered), belief.remembered))


def doubt_the_illegible(belief: Belief) -> Belief:
    """What cannot be read on the page as it was read here is in doubt."""
    forms = forms_of(belief.remembered, belief.chosen)
    return replace(belief, chosen=as_legible(belief.chosen, belief.reading.pages, forms))


STEPS: tuple[Step, ...] = (
    ask_memory,
    ask_model,
    see_till,
    remember_kind,
    ask_templates,
    choose_values,
    choose_amounts,
    follow,
    add_accounts,
    settle_kind,
    uphold,
    doubt_the_illegible,
)


def _with_totals(belief: Belief, lines: Decimal | None = None) -> Belief:
    """`belief` with totals and tax rows; `lines` is the sum of the lines where nothing speaks of tax."""
    told, proposals = belief.applied.claims, belief.proposals
    currency = belief.chosen.get(_CURRENCY)
    again = converted_cells(belief.sheet)
    again |= foreign_cells(belief.sheet, str(currency.value)) if currency is not None else frozenset()
    called = [one for one in _on_totals((*proposals.claims, *told)) if not stands_in(one, again)]
    places = [one for one in proposals.places if not stands_in(one, again)]
    amounts = gather(*in_time(places, called, belief.sheet, belief.chosen.get(DUE_DATE)))
    rows = proposals.tax_rows
    coin = smallest_coins().get(str(currency.value)) if currency is not None else None
    seen = Evidence(amounts, proposals.rates, proposals.exemptions, rows, lines, coin=coin)
    totals = choose_totals(replace(seen, taxed=proposals.taxed, charged=proposals.charged))
    breakdown = _rows(told, _TAX_ROWS) or choose_tax_rows(rows, totals.claims)
    values = {t: c for t, c in belief.chosen.items() if not t.startswith(("totals.", _TAX_ROWS))}
    return replace(belief, chosen=values | dict(totals.claims) | breakdown, triple_printed=totals.triple_printed)


def _less_tax(belief: Belief) -> Mapping[str, Claim]:
    """What was chosen, with an amount due that nothing names in doubt where the buyer pays the tax to the state."""
    due = belief.chosen.get(DUE)
    if due is None or due.label or not is_tax_kept(belief.sheet.layout.text):
        return belief.chosen
    doubt = "The buyer pays the tax to the state: what is due to the seller may be less than the total."
    return {**belief.chosen, DUE: doubted(due, doubt, _EITHER)}


def _with_lines(belief: Belief) -> Belief:
    lines = _rows(belief.applied.claims, _LINES)
    if not lines and belief.asked.rules:
        belief = replace(belief, chosen=without_sum_of_part(belief.sheet, belief.chosen))
        lines = propose_lines(belief.sheet, belief.chosen, receipt=belief.receipt)
        if not belief.receipt:
            lines = lines_beside_margin(lines, belief.reading, belief.sheet, belief.chosen)
        if (table := belief.remembered.table) is not None:
            taught = propose_lines(belief.sheet, belief.chosen, receipt=belief.receipt, table=table)
            lines = with_taught_lines(lines, taught, table, printed_totals(belief.chosen))
    return replace(belief, lines=lines)


def _on_totals(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that name an amount a total, or something else."""
    return [claim for claim in claims if claim.term.startswith(_TOTALS)]


def _rows(claims: Sequence[Claim], prefix: str) -> dict[str, Claim]:
    return {claim.term: claim for claim in claims if claim.term.startswith(prefix)}


def _crediting(kind: Kind, belief: Belief) -> Kind:
    """`kind`, no longer certain where a "Gutschrift" names an invoice it refers to, and rather a credit note where it
    calls that its own, "zu unserer Rechnung", or does so in its title.

    The word means self-billing in German tax law and a credit note in German trade; what is known of the vendor and of
    that invoice, or a person, must say which.
    """
    if kind.subtype != "self_billing" or PRECEDING not in belief.chosen:
        return kind
    doubted_kind = replace(kind, score=min(kind.score, _EITHER))
    titled = kind.title is not None and is_within(str(belief.chosen[PRECEDING].value), kind.title.segment.text)
    own = (titled or speaks_of_own_invoice(belief.sheet.layout.text)) and not is_issued_by_buyer(belief.sheet)
    return replace(doubted_kind, doc_type=DocType.CREDIT_NOTE, subtype=None) if own else doubted_kind


def _lowering(kind: Kind, belief: Belief) -> Kind:
    """`kind`, a credit note where a correction lowers the total, or says so beside what was charged, and may be one by
    the law of its country, or where a "Gutschrift" does: who bills himself prints what he owes."""
    gross, comparison = belief.chosen.get(GROSS), belief.sheet.comparison
    lowered = gross is not None and isinstance(gross.value, Decimal) and gross.value < 0
    if lowers_by_correction(kind) and (lowered or (comparison is not None and comparison.lowers)):
        return replace(kind, doc_type=DocType.CREDIT_NOTE, subtype=None)
    billed = lowered and kind.subtype == "self_billing"
    return replace(kind, doc_type=DocType.CREDIT_NOTE, subtype=None, score=min(kind.score, _EITHER)) if billed else kind


def _remembered_code(kind: Kind, belief: Belief) -> Mapping[str, Claim]:
    """The code of the kind that people said a document with such a number is; nothing where it is another kind."""
    number, code = belief.chosen.get(NUMBER), TYPE_CODES.get((kind.doc_type, kind.subtype))
    if code is None or number is None or (kind.doc_type, kind.subtype) != belief.remembered.kind:
        return {}
    told = {"term": "type_code", "value": code, "layer": Layer.MEMORY, "score": kind.score, "confidence": None}
    return {"type_code": number.model_copy(update={**told, "label": AS_BEFORE, "rejected": (), "alone": False})}


def _type_code(kind: Kind) -> Mapping[str, Claim]:
    code = TYPE_CODES.get((kind.doc_type, kind.subtype))
    if code is None or kind.title is None or kind.doc_type is DocType.OTHER:
        return {}
    claim = Claim(
        term="type_code",
        value=code,
        raw=kind.title.text,
        layer=Layer.DERIVED,
        score=kind.score,
        page=kind.title.page,
        boxes=kind.title.boxes,
        label="title",
    )
    return {claim.term: claim}
