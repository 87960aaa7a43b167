"""What an e-invoice refers to: earlier invoices, supporting documents, properties and classes of items."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import named_row
from validators.en16931.form import blank, en_rule
from validators.en16931.walk import at
from validators.rule import Facts, Fail, Rule, Said, e_invoice


def _supporting(facts: Facts) -> Iterator[Said]:
    for path, document in at(facts.invoice, "supporting_documents[]"):
        if blank(document.reference):
            yield Fail(f"{named_row(path)} has no reference.", (f"{path}.reference",))
            return
    if "supporting_documents" in facts.shape.unnumbered:  # of types that are terms of their own, too
        yield Fail("A document is referred to without its reference.")


def _attributes(facts: Facts) -> Iterator[Said]:
    for path, attribute in at(facts.invoice, "lines[].attributes[]"):
        name, value = f"{path}.name", f"{path}.value"
        if not facts.stated(name, attribute.name) or not facts.stated(value, attribute.value):
            yield Fail(f"{named_row(path)} lacks its name or its value.", (name, value))


def _preceding(facts: Facts) -> Iterator[Said]:
    if "preceding_invoices" in facts.shape.unnumbered:
        yield Fail("An earlier invoice is referred to without its number.")


def _standard_scheme(facts: Facts) -> Iterator[Said]:
    for path, identifier in at(facts.invoice, "lines[].standard_item_id"):
        known = facts.stated(f"{path}.scheme", identifier.scheme)
        if facts.stated(f"{path}.value", identifier.value) and not known:
            row = named_row(path.removesuffix(".standard_item_id"))
            yield Fail(f"{row}: the item's standard identifier does not name its scheme.", (f"{path}.scheme",))


def _class_scheme(facts: Facts) -> Iterator[Said]:
    for path, identifier in at(facts.invoice, "lines[].classifications[]"):
        if not facts.stated(f"{path}.scheme", identifier.scheme):
            yield Fail(f"{named_row(path)} does not name its scheme.", (f"{path}.scheme",))


_ITEM = "lines[0].standard_item_id"

RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-52",
        "A supporting document has its reference (BT-122).",
        terms=("supporting_documents[].reference",),
        check=_supporting,
        passing=e_invoice({"supporting_documents[0].reference": "Plan 1"}),
        failing=e_invoice({"supporting_documents[0].description": "Plan"}),
    ),
    en_rule(
        "BR-54",
        "A property of an item has its name and its value.",
        terms=("lines[].attributes[].name", "lines[].attributes[].value"),
        check=_attributes,
        passing=e_invoice({"lines[0].attributes[0].name": "Colour", "lines[0].attributes[0].value": "red"}),
        failing=e_invoice({"lines[0].attributes[0].name": "Colour"}),
    ),
    en_rule(
        "BR-55",
        "A preceding invoice that is referred to has its number (BT-25).",
        terms=("preceding_invoices[].number",),
        check=_preceding,
        passing=e_invoice({"preceding_invoices[0].number": "R-1"}),
        failing=e_invoice(unnumbered=("preceding_invoices",)),
        elsewhere="CN-2 decides it for pages.",
    ),
    en_rule(
        "BR-64",
        "An item's standard identifier (BT-157) names its scheme.",
        terms=("lines[].standard_item_id.value", "lines[].standard_item_id.scheme"),
        check=_standard_scheme,
        passing=e_invoice({f"{_ITEM}.value": "4012345", f"{_ITEM}.scheme": "0160"}),
        failing=e_invoice({f"{_ITEM}.value": "4012345"}),
    ),
    en_rule(
        "BR-65",
        "An item's classification (BT-158) names its scheme.",
        terms=("lines[].classifications[].value", "lines[].classifications[].scheme"),
        check=_class_scheme,
        passing=e_invoice({"lines[0].classifications[0].value": "1", "lines[0].classifications[0].scheme": "STI"}),
        failing=e_invoice({"lines[0].classifications[0].value": "1"}),
    ),
)
