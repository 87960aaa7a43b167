"""What people gave: a value is looked for on the page, whoever says it."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Claim, Layer, Severity, named_first, term_of
from validators.rule import Facts, Fail, Rule, Said, example_claims

NOT_ON_PAGE = "PEOPLE-1"
_PRINTED_AS_CODE = frozenset({"code"})  # countries, units and types are printed in words


def _on_page(facts: Facts) -> Iterator[Said]:
    for path, claim in facts.claims.items():
        looked_for = "[" not in path and term_of(path).kind not in _PRINTED_AS_CODE
        if claim.layer is Layer.HUMAN and looked_for and claim.page is None:
            yield Fail(f"{named_first(path)}, as a person gave it, was not found on the page.", (path,), claim.raw)


_GIVEN = Claim(term="invoice_number", value="R-1", raw="R-1", layer=Layer.HUMAN, score=1.0, page=1, person="anna")

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
)
