"""What people gave: a value is looked for on the page, whoever says it."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Claim, Dropped, Layer, LayerRun, Severity, named_first, term_of
from validators.rule import Facts, Fail, Rule, Said, example_claims

NOT_ON_PAGE = "PEOPLE-1"
_PRINTED_AS_CODE = frozenset({"code"})  # countries, units and types are printed in words


def _on_page(facts: Facts) -> Iterator[Said]:
    for path, claim in facts.claims.items():
        looked_for = "[" not in path and term_of(path).kind not in _PRINTED_AS_CODE
        given = claim.layer is Layer.HUMAN and claim.page is None
        if given and looked_for and not _of_nothing(path, claim, facts):
            yield Fail(f"{named_first(path)}, as a person gave it, was not found on the page.", (path,), claim.raw)


def _of_nothing(path: str, claim: Claim, facts: Facts) -> bool:
    """Whether a person says that no tax is charged, which nobody prints a 0 for, and nobody read a tax."""
    rates = (*(row.rate for row in facts.invoice.tax_breakdown), *(line.tax_rate for line in facts.invoice.lines))
    return path == "totals.tax" and not (claim.value or claim.rejected or any(rates))


def _read_otherwise(facts: Facts) -> Iterator[Said]:
    for run in facts.extraction.layers:
        if run.layer is Layer.HUMAN:
            for one in run.dropped:
                yield Fail(f"{named_first(one.term)} is read as {one.raw} now. {one.why}", (one.term,), one.raw)


_GIVEN = Claim(term="invoice_number", value="R-1", raw="R-1", layer=Layer.HUMAN, score=1.0, page=1, person="anna")

_NEW_READING = LayerRun(
    layer=Layer.HUMAN,
    asked=(),
    why="A person decided on this document.",
    dropped=(Dropped(term="invoice_number", raw="R-7", why="A person said R-1, and that stands."),),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id=NOT_ON_PAGE,
        sentence="What a person gave stands on the page.",
        todo="Compare the value with the document. It is exported when a second person approves it, or where the "
        "policy lets one person say it (people.two_for).",
        terms=(),
        severity=Severity.WARNING,
        source="our own: every value is vouched for",
        check=_on_page,
        passing=example_claims(_GIVEN),
        failing=example_claims(_GIVEN.model_copy(update={"page": None})),
    ),
    Rule(
        id="PEOPLE-2",
        sentence="What is read anew does not contradict what a person gave.",
        todo="Nothing, where the person was right; else reopen the document and correct it.",
        terms=(),
        severity=Severity.INFORMATION,
        source="our own: no reading undoes a person",
        check=_read_otherwise,
        passing=example_claims(_GIVEN),
        failing=example_claims(_GIVEN, layers=(_NEW_READING,)),
    ),
)
