"""The extract station: layers propose claims, the resolver chooses those that fit together.

Pure: no clock, no network, no random choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from extractors.einvoice import (
    beside_file,
    beside_pages,
    beside_text,
    collected,
    extract_einvoice,
    paid_ahead,
    unread,
    unstated_discounts,
    worded_sheets,
)
from extractors.hearing import UNCLEAR, mark_of, told_once, unclear_on
from extractors.meanings import match_label, match_title
from extractors.meanings.changes import CHANGED
from extractors.meanings.negations import NUMBER_WORD
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.taken_off import TAKEN_OFF
from extractors.meanings.wholes import names_the_whole
from extractors.media_types import TEXTS
from extractors.memory.book import Book
from extractors.memory.recall import Remembered, of_seller, sentences_of
from extractors.memory.upheld import unknown
from extractors.model import Model, ModelProposals
from extractors.page.roles import DUE_DATE, NAMES_OF_PARTIES, NET, NUMBER, PAID, TAX, TAX_WITHHELD
from extractors.page.sheet import Sheet, sheet_of
from extractors.parsing import find_currencies
from extractors.parsing.folding import pieces, spaced
from extractors.resolve import rivals
from extractors.rules import propose
from extractors.rules.on_account import on_account
from extractors.rules.page_count import missing_pages
from extractors.rules.set_apart import compared_totals
from extractors.rules.statements import statements
from extractors.sentences.collected import collected_beside_account
from extractors.sentences.former import former_accounts
from extractors.sentences.in_place import in_place
from extractors.sentences.notices import notices
from extractors.sentences.of_another import names_another
from extractors.sentences.of_lines.no_claim import no_claim
from extractors.sentences.put_aside import put_aside
from extractors.sentences.secured import is_kept_from_payment
from extractors.steps import STEPS, Asked, Belief, ask_rules
from extractors.templates import Applied, Template
from schemas import (
    ACCOUNT_TERM,
    Claim,
    Extraction,
    Layer,
    LayerRun,
    Printed,
    Reading,
    Rival,
    Statement,
    Structured,
    term_of,
)

_TOTALS = "totals."
_NOWHERE: Mapping[str, Any] = {"page": None, "boxes": ()}
_BUYER_OWES = "reverse_charge"  # the kind of statement
_COPY = "copy"  # the kind of notice
_SHOWN = frozenset({NUMBER, TAX_WITHHELD, PAID, *NAMES_OF_PARTIES})  # what sentences of an e-invoice are set against
_OF_MONEY = frozenset({CHANGED, TAKEN_OFF})  # the kinds of notices by which more or less is to be paid
_OF_XML = (NET, TAX)  # of these the e-invoice says all that its page sums up in its own way


class _Said(NamedTuple):
    """What texts say, and what they call by the name of a value that is stated otherwise."""

    notices: tuple[Statement, ...]
    rivals: tuple[Rival, ...]
    statements: tuple[Statement, ...]


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
        shown = _from_pages(reading, sheet, asked)
        return _with_files(shown, reading, asked) if reading.attached else shown
    stated = extract_einvoice(reading.einvoice)
    lessons = of_seller(memory, stated.claims)
    known = sentences_of(lessons)
    used = tuple(lesson.hash for lesson in lessons)
    said = _worded(reading.einvoice, _typed(stated), known)
    coded = (one for one in stated.notices if one.kind != UNCLEAR or mark_of(one.text) not in known)
    told = {
        "notices": told_once((*coded, *said.notices)),
        "statements": (*stated.statements, *said.statements),
        "rivals": (*stated.rivals, *said.rivals),
        "lessons": used,
    }
    stated = _with_files(stated.model_copy(update=told), reading, asked)
    if not sheet.layout.segments:
        return stated
    shown = _from_pages(reading, sheet, asked)
    both = {
        "notices": told_once((*shown.notices, *stated.notices, *collected(stated.claims, sheet))),
        "statements": _once((*shown.statements, *stated.statements)),
        "rivals": (
            *(one for one in shown.rivals if one.term not in _OF_XML),
            *unstated_discounts(reading.einvoice, stated.claims, sheet),
            *stated.rivals,
        ),
        "lessons": tuple(dict.fromkeys((*shown.lessons, *used))),
    }
    return beside_pages(stated, shown, sheet).model_copy(update=both)


def _once(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Of statements of one kind in one language the first."""
    found: dict[tuple[str, str], Statement] = {}
    for one in statements:
        found.setdefault((one.kind, one.language), one)
    return tuple(found.values())


def _with_files(stated: Extraction, reading: Reading, asked: Asked) -> Extraction:
    """`stated` with what the files say that come within an e-invoice or a PDF, and with what of them is not read."""
    said, known = list(unread(stated, reading.attached)), sentences_of(of_seller(asked.memory, stated.claims))
    own = {term: claim for term, claim in stated.claims.items() if ACCOUNT_TERM.fullmatch(term)}
    accounts: dict[str, Claim] = {}
    rivals: list[Rival] = []
    for file in (one for one in reading.attached if one.pages):
        within = reading.model_copy(update={"parts": file.pages})
        sheet = sheet_of(within)
        if sheet.layout.segments:
            if file.media_type in TEXTS:
                told = beside_text(stated, sheet)
                said += (one.model_copy(update=_NOWHERE) for one in unclear_on(sheet, own, known))
            else:
                told = beside_file(stated, _from_pages(within, sheet, asked), sheet, file)
            accounts |= told.accounts
            rivals += told.rivals
            said += told.notices
    return stated.model_copy(
        update={
            "claims": {**stated.claims, **accounts},
            "rivals": (*stated.rivals, *rivals),
            "notices": told_once((*stated.notices, *said)),
        }
    )


def _worded(part: Structured, claims: Mapping[str, Claim], known: Set[str]) -> _Said:
    """What the texts of an e-invoice say of it, heard as those of a page; of sentences, those that are not `known`.

    Amounts in the texts of a line are of what was sold, unless a sentence asks for them, and shares are, unless it
    names the whole or keeps them back from the payment. What is attached may be called a copy, and a word in its name
    is no stamp.
    """
    sheets = worded_sheets(part)
    said, second = _heard(sheets.whole, claims, known)
    said = (*said, *collected(claims, sheets.whole))
    sold, beside = _heard(sheets.lines, claims, known)
    attached, third = _heard(sheets.attached, claims, known, stamped=False)
    asked = (one for one in beside if not one.term.startswith(_TOTALS) or asks_to_pay(one.label))
    counted = (one for one in sold if one.kind not in _OF_MONEY or _is_of_the_total(one.text))
    named = (one for one in attached if one.kind != _COPY)
    return _Said(
        told_once(
            one.model_copy(update=_NOWHERE)
            for one in (*said, *counted, *named, *no_claim(claims), *in_place(claims), *paid_ahead(claims))
        ),
        tuple(dict.fromkeys(one.model_copy(update=_NOWHERE) for one in (*second, *asked, *third))),
        tuple(one.model_copy(update=_NOWHERE) for one in statements(sheets.whole) if one.kind == _BUYER_OWES),
    )


def _is_of_the_total(text: str) -> bool:
    """Whether what a text of a line says of more or less to pay is said of the whole."""
    return bool(find_currencies(text)) or names_the_whole(text) or is_kept_from_payment(text)


def _heard(
    sheet: Sheet, claims: Mapping[str, Claim], known: Set[str], *, stamped: bool = True
) -> tuple[Sequence[Statement], Sequence[Rival]]:
    """What is said on a sheet of texts, and what they call by the name of a value that is stated otherwise."""
    if not sheet.layout.segments:
        return (), ()
    shown = {term: claim for term, claim in claims.items() if term in _SHOWN or ACCOUNT_TERM.fullmatch(term)}
    said = (*notices(sheet, claims, stamped=stamped), *unclear_on(sheet, shown, known))
    found = rivals(claims, propose(sheet).claims, {}, sheet)
    # Where no due date is stated, the terms say it, and are exported as they stand.
    dated = (one for one in found if one.term != DUE_DATE or DUE_DATE in claims)
    number = str(claims[NUMBER].value) if NUMBER in claims else ""
    return said, [one for one in dated if one.term != NUMBER or not _is_of_another(one, number, sheet)]


def _is_of_another(rival: Rival, number: str, sheet: Sheet) -> bool:
    """Whether a number in texts of an e-invoice, which states its own `number`, is that of another invoice, as each
    sentence with it says. What is called a number, "Invoice no. 4711", or begins its row, "Invoice 4711", is its own.
    """
    words, label = pieces(rival.label), match_label(rival.label)
    alone = len(words) == 1 and match_title(rival.label) is None and label is not None and label.terms == (NUMBER,)
    if alone or any(map(NUMBER_WORD.fullmatch, words)):
        return False
    rows = [row.text for row in sheet.layout.segments if rival.raw in row.text]
    called = f"{spaced(rival.label)} {spaced(rival.raw)}"
    return bool(rows) and all(
        not spaced(row).startswith(called) and names_another(row, rival.raw, number) for row in rows
    )


def _typed(stated: Extraction) -> Mapping[str, Claim]:
    """The claims of an e-invoice whose value is of their term's type; judge says which are not."""
    numbers = ("amount", "quantity", "rate")
    kinds = {**dict.fromkeys(numbers, Decimal), "date": date}
    claims = stated.claims.items()
    return {term: one for term, one in claims if isinstance(one.value, kinds.get(term_of(term).kind, str))}


def _from_pages(reading: Reading, sheet: Sheet, asked: Asked) -> Extraction:
    if not reading.parts:
        return Extraction()  # refused, for one: no layer is asked
    if not sheet.layout.segments:
        return Extraction(layers=(LayerRun(layer=Layer.RULES, asked=(), why="There is no text to read."),))
    belief = ask_rules(reading, sheet, asked)
    for step in STEPS:
        belief = step(belief)
    return _extraction(belief)


def _extraction(belief: Belief) -> Extraction:
    """What is believed, with who was asked for it."""
    kind, sheet = belief.kind, belief.sheet
    pictured = () if belief.pictures is None else (belief.pictures,)
    return Extraction(
        doc_type=kind.doc_type,
        doc_type_score=kind.score,
        subtype=kind.subtype,
        language=sheet.language,
        claims=belief.chosen,
        triple_printed=belief.triple_printed,
        statements=statements(sheet),
        notices=(
            *notices(sheet, belief.chosen),
            *(one for seen in pictured for one in notices(seen, belief.chosen)),
            *no_claim(belief.chosen, sheet),
            *in_place(belief.chosen, sheet),
            *former_accounts(belief.chosen, sheet),
            *missing_pages(sheet),
            *compared_totals(sheet, belief.chosen),
            *on_account(sheet, belief.chosen),
            *put_aside(sheet, pictured, belief.chosen),
            *collected_beside_account(sheet, belief.chosen),
            *told_once(
                one
                for seen in (sheet, *pictured)
                for one in unclear_on(seen, belief.chosen, belief.remembered.sentences)
            ),
        ),
        rivals=tuple(
            unknown(rivals(belief.chosen, belief.labelled, belief.lines, sheet), belief.chosen, belief.remembered)
        ),
        printed=tuple(Printed(segment.text, segment.page, segment.box) for segment in sheet.layout.segments),
        layers=(
            *_template_run(belief.applied),
            *_memory_run(belief.remembered),
            *_model_run(belief.scored),
            _rules_run(belief.chosen, belief.asked),
        ),
        lessons=tuple(lesson.hash for lesson in belief.remembered.lessons),
    )


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
