"""What an e-invoice must say, and how any rule that something is there is made."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from schemas import Profile, Severity, Value, term_of
from validators.en16931.form import SOURCE, blank, en_rule
from validators.en16931.walk import value_at
from validators.rule import E_INVOICES, EVERYWHERE, Facts, Fail, NotApplicable, Rule, Said, e_invoice, example

LOOK = (
    "Look for it on the document and approve it with that value (`vouchline decide`); without it there, ask the seller "
    "for a corrected invoice."
)
UNTAXED = (
    "Look for it on the document and approve it with that value (`vouchline decide`). Where the document charges no "
    "tax, approve it with a tax total (totals.tax) of 0: the net total is then the total. Where you do not know, ask "
    "the seller for a corrected invoice."
)
_NOT_PRINTED = "A page need not print it."


def required(  # noqa: PLR0913 (what one rule is made of)
    rule_id: str, path: str, sample: Value, profiles: tuple[Profile, ...], elsewhere: str = "", todo: str = LOOK
) -> Rule:
    """The rule that the term at `path` is there; `sample` is a value for its passing example."""
    term = term_of(path)
    group = path.rpartition(".")[0]

    def check(facts: Facts) -> Iterator[Said]:
        asked = path not in facts.shape.unread and not (group == "totals" and facts.lacks_group(group))
        if blank(value_at(facts.invoice, path)) and asked:
            yield Fail(f"{term.name} was not found.")

    return Rule(
        id=rule_id,
        sentence=f"The {term.name} ({term.bt}) is there.",
        todo=todo,
        terms=(path,),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}{rule_id}",
        profiles=profiles,
        elsewhere=elsewhere,
        check=check,
        passing=example({path: sample}, profile=profiles[-1]),
        failing=example(profile=profiles[-1]),
    )


def line_term(rule_id: str, leaf: str, sample: Value, profiles: tuple[Profile, ...]) -> Rule:
    """The rule that every line has the term `leaf`."""
    term = term_of(f"lines[0].{leaf}")

    def check(facts: Facts) -> Iterator[Said]:
        if not facts.invoice.lines:
            yield NotApplicable("There are no lines.")
        for row, line in enumerate(facts.invoice.lines):
            if blank(getattr(line, leaf)):
                yield Fail(f"Line {row + 1} has no {term.name}.", (f"lines[{row}].{leaf}",))

    other: Value = "A" if leaf != "description" else Decimal(1)
    return Rule(
        id=rule_id,
        sentence=f"Each line has its {term.name} ({term.bt}).",
        todo="Compare the lines with the document, and approve it with all of them (`vouchline decide`).",
        terms=(f"lines[].{leaf}",),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}{rule_id}",
        profiles=profiles,
        elsewhere="" if profiles == EVERYWHERE else "A page need not print it for each line.",
        check=check,
        passing=example({f"lines[0].{leaf}": sample}, profile=profiles[-1]),
        failing=example({f"lines[0].{'description' if leaf != 'description' else 'net'}": other}, profile=profiles[-1]),
    )


def _address(rule_id: str, role: Literal["seller", "buyer"]) -> Rule:
    """The rule that the postal address of the party is there, if only as an empty group."""

    def check(facts: Facts) -> Iterator[Said]:
        if not facts.has_group(f"{role}.address", getattr(facts.invoice, role).address):
            yield Fail(f"The {role} has no postal address.")

    return en_rule(
        rule_id,
        f"The {role} has a postal address.",
        terms=(f"{role}.address.city",),
        check=check,
        passing=e_invoice({f"{role}.address.city": "Wien"}),
        failing=e_invoice({f"{role}.name": "A"}),
        elsewhere="Whether the address of a page is whole is for the rules of its profile.",
    )


def _country(rule_id: str, role: Literal["seller", "buyer"]) -> Rule:
    """The rule that a postal address has a country; in CII it is asked where there is no address too."""
    path = f"{role}.address.country"

    def check(facts: Facts) -> Iterator[Said]:
        address = getattr(facts.invoice, role).address
        asked = facts.shape.syntax == "cii" or facts.has_group(f"{role}.address", address)
        if asked and blank(address.country):
            yield Fail(f"The {role}'s postal address has no country.")

    return en_rule(
        rule_id,
        f"The {role}'s postal address has a country.",
        terms=(path,),
        check=check,
        passing=e_invoice({path: "AT"}),
        failing=e_invoice({f"{role}.address.city": "Wien"}),
        elsewhere=_NOT_PRINTED,
    )


_ONE = Decimal(1)

RULES: tuple[Rule, ...] = (
    required("BR-01", "specification", "urn:cen.eu:en16931:2017", E_INVOICES, "A page names no specification."),
    _address("BR-08", "seller"),
    _country("BR-09", "seller"),
    _address("BR-10", "buyer"),
    _country("BR-11", "buyer"),
    required("BR-12", "totals.line_net", _ONE, E_INVOICES, _NOT_PRINTED),
    required("BR-15", "totals.due", _ONE, E_INVOICES, _NOT_PRINTED),
    line_term("BR-22", "quantity", _ONE, E_INVOICES),
    line_term("BR-26", "unit_price", _ONE, E_INVOICES),
)
