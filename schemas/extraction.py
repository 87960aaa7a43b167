"""An Extraction: what we believe of a document, and why. It may be incomplete or contradictory."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple

from pydantic import Strict, ValidationInfo, ValidatorFunctionWrapHandler, field_validator

from schemas.geometry import Box
from schemas.invoice import Invoice
from schemas.memory import Lesson
from schemas.money import Frozen, Number, plain
from schemas.shape import Shape
from schemas.terms import NUMBERS, named_first, term_of

Value = Annotated[date, Strict()] | Number | str


class DocType(StrEnum):
    """What kind of document it is. Only invoices and credit notes are ever exported."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    OTHER = "other"


class Layer(StrEnum):
    """Who made a claim, strongest evidence first."""

    EINVOICE = "einvoice"
    TEMPLATE = "template"
    MEMORY = "memory"
    MODEL = "model"
    RULES = "rules"
    DERIVED = "derived"
    FOUNDATION = "foundation"
    REFERENCE = "reference"
    HUMAN = "human"


class Alternative(Frozen):
    """A value that was considered for a term and not chosen."""

    value: Value
    raw: str
    score: float
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    layer: Layer = Layer.RULES

    @field_validator("value", mode="wrap")
    @classmethod
    def _as_written(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        # JSON has strings only; its Claim knows the term and with it the type.
        return value if info.mode == "json" and isinstance(value, str) else handler(value)


class Claim(Frozen):
    """One value for one term, with the place that vouches for it.

    `score` is the layer's own uncalibrated number in 0..1; `confidence` is a calibrated probability, or None while no
    calibrated model exists. `label` is the wording or role that named the value. `doubt` is a sentence: why the best
    reading is not certain. `operands` are the claim paths a derived value was computed from.
    `person` is who gave or approved it. `alone` says that one reader without rules gave it, `proof` what proves it.
    """

    term: str
    value: Value
    raw: str
    layer: Layer
    score: float
    confidence: float | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    path: str | None = None
    label: str | None = None
    doubt: str | None = None
    operands: tuple[str, ...] = ()
    rejected: tuple[Alternative, ...] = ()
    person: str | None = None
    alone: bool = False
    proof: str | None = None

    @property
    def certainty(self) -> float:
        """The calibrated confidence, or the layer's score while there is none; a person and what is known are."""
        if self.person is not None or self.layer in (Layer.HUMAN, Layer.REFERENCE) or self.proof:
            return 1.0
        return self.score if self.confidence is None else self.confidence

    @field_validator("value", mode="wrap")
    @classmethod
    def _typed_by_term(cls, value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Any:
        # The union alone would read the invoice number "0012" of a JSON text as the number 12.
        if info.mode == "json" and isinstance(value, str):
            return _from_json(info.data.get("term", ""), value)
        return handler(value)

    @field_validator("rejected", mode="after")
    @classmethod
    def _rejected_typed_by_term(
        cls, rejected: tuple[Alternative, ...], info: ValidationInfo
    ) -> tuple[Alternative, ...]:
        if info.mode != "json":
            return rejected
        term = info.data.get("term", "")
        return tuple(other.model_copy(update={"value": _from_json(term, str(other.value))}) for other in rejected)


def _from_json(path: str, text: str) -> Value:
    """`text` in the type of the values of the term at `path`."""
    kind = term_of(path).kind
    if kind == "date":
        return date.fromisoformat(text)
    return Decimal(text) if kind in NUMBERS else text


class Dropped(Frozen):
    """A value that a layer gave and that was not taken: the term, what it said, and why not in a sentence."""

    term: str
    raw: str
    why: str


class LayerRun(Frozen):
    """Which layer was asked for which terms, and why; and what it gave that was not taken."""

    layer: Layer
    asked: tuple[str, ...]
    why: str
    dropped: tuple[Dropped, ...] = ()


class Statement(Frozen):
    """A set phrase that stands on a page, in the words of `language`; `text` is where it was found.

    `kind` is one of a vocabulary's exemptions (reverse_charge, small_business ...), self_billing, cash_accounting,
    late_payment (its French penalties), or supply_date (a label that dates the supply); of a notice, one of those that
    languages tell (cancelled, paid, copy ...).
    """

    kind: str
    language: str
    text: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()


# Kinds of what people approve word for word: each that is said is kept, and shown whole.
WORD_FOR_WORD = frozenset({"unclear", "account_new", "account_closed", "paid", "copy"})

# What is no label, and says something of a value by where it stands.
ITS_HEAD, ITS_NOTE = "the head of its column", "the note to its mark"
ITS_FILE = "the attached file"  # with its name behind it


def rejected_of(claim: Claim) -> Alternative:
    """`claim` as an alternative that was not chosen."""
    return Alternative(
        value=claim.value, raw=claim.raw, score=claim.score, page=claim.page, boxes=claim.boxes, layer=claim.layer
    )


def text_of(value: Value) -> str:
    """A value as results write it."""
    return plain(value) if isinstance(value, Decimal) else str(value)


class Rival(Frozen):
    """A second value that a label names as surely as the one that was taken; `value` is its text. Or what its head,
    its note or a file that is attached says of a value.
    """

    term: str
    value: str
    raw: str
    label: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()

    def beside(self, taken: str) -> str:
        """How a person is asked of it beside the value that was `taken`, as it is printed."""
        if self.label in (ITS_HEAD, ITS_NOTE) or self.label.startswith(ITS_FILE):
            return f'{named_first(self.term)} was read as {taken}, but {self.label} says "{self.raw.rstrip(".")}".'
        return f'{named_first(self.term)} was read as {taken}, but "{self.label}" also names {self.raw}.'


class Registration(Frozen):
    """What the register `source` said of a VAT identifier, and on which day, in its own words."""

    vat_id: str
    registered: bool
    source: str
    day: str


class Printed(NamedTuple):
    """Words of one line of a page that stand together: what else is printed, besides values."""

    text: str
    page: int
    box: Box


class Extraction(Frozen):
    """Claims by term path, the kind of document, and the record of the layers that ran.

    `triple_printed` is true when net + tax = gross holds among amounts that all stand printed on the page, or when zero
    tax has its own printed evidence: the condition of the default gate for totals. `shape` is that of the e-invoice,
    `statements` are those of tax law on pages, `notices` what is said of the document as a whole, `rivals` what labels
    name beside the claims, `printed` is all text of the pages; `registration` is what a register says of the seller,
    where one was asked; `lessons` are the hashes of what the memory of the vendor's pages rested on, and `lesson` is
    what a document that a person approved teaches it.
    """

    doc_type: DocType = DocType.OTHER
    doc_type_score: float = 0.0
    subtype: str | None = None
    language: str | None = None
    claims: Mapping[str, Claim] = {}
    triple_printed: bool = False
    layers: tuple[LayerRun, ...] = ()
    shape: Shape | None = None
    statements: tuple[Statement, ...] = ()
    notices: tuple[Statement, ...] = ()
    rivals: tuple[Rival, ...] = ()
    printed: tuple[Printed, ...] = ()
    registration: Registration | None = None
    lessons: tuple[str, ...] = ()
    lesson: Lesson | None = None

    def invoice(self) -> Invoice:
        """The strictly typed invoice that the claims amount to."""
        return assemble({path: claim.value for path, claim in self.claims.items()})


_STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


def assemble(values: Mapping[str, Value]) -> Invoice:
    """The invoice with `values` at their paths; rows are numbered densely in the order of their indices.

    Raises KeyError for a path that is not a term, pydantic.ValidationError for a value of the wrong type.
    """
    tree: dict[str | int, Any] = {}
    for path, value in values.items():
        term_of(path)
        node = tree
        *parents, leaf = path.split(".")
        for parent in parents:
            step = _STEP.fullmatch(parent)
            assert step is not None, path
            node = node.setdefault(step[1], {})
            if step[2] is not None:
                node = node.setdefault(int(step[2]), {})
        node[leaf] = value
    return Invoice.model_validate(_dense(tree))


def _dense(node: Any) -> Any:
    """`node` with its numbered rows as tuples."""
    if not isinstance(node, dict):
        return node
    if node and all(isinstance(key, int) for key in node):
        return tuple(_dense(row) for _, row in sorted(node.items()))
    return {key: _dense(below) for key, below in node.items()}
