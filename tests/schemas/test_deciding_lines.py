"""Lines that a person gives: what was read beside them does not count a second time."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schemas import Claim, Disposition, DocType, Document, Layer, Profile, Verdict, Versions, assemble
from schemas.deciding import approve
from schemas.decision import Decided, Decision, DecisionKind, Who

READ = {
    "totals.net": Decimal("110.00"),
    "totals.line_net": Decimal("100.00"),
    "totals.charges": Decimal("10.00"),
    "lines[0].net": Decimal("100.00"),
}


def decided(lines: list[dict[str, str]], *doubted: str, **values: str) -> Decided:
    claims = {
        path: Claim(
            term=path, value=value, raw="x", layer=Layer.RULES, score=0.9, doubt="?" if path in doubted else None
        )
        for path, value in READ.items()
    }
    verdict = Verdict(
        document=Document(sha256="a" * 64, media_type="application/pdf", size=1, origin="a.pdf", path=Path("a.pdf")),
        doc_type=DocType.INVOICE,
        invoice=assemble(READ),
        claims=claims,
        disposition=Disposition.REVIEW,
        reason="",
        profile=Profile.PAGE_EU,
        versions=Versions(vouchline="0", model="none", rulebook="0", policy="0"),
    )
    told = {path.replace("__", "."): value for path, value in values.items()}
    decision = Decision(document="a" * 64, decision=DecisionKind.APPROVE, lines=tuple(lines), values=told)
    return approve(verdict, decision, Who(name="anna"))


def test_a_charge_that_the_lines_hold_is_none_beside_them() -> None:
    said = decided([{"net": "100.00"}, {"description": "Freight", "net": "10.00"}])
    assert "totals.charges" not in said.claims
    assert {"totals.charges", "totals.line_net"} <= set(said.changed)


@pytest.mark.parametrize("nets", [["100.00"], ["60.00", "40.00"], ["100.00", "11.00"]])
def test_a_charge_beside_the_lines_stays(nets: list[str]) -> None:
    assert decided([{"net": net} for net in nets]).claims["totals.charges"].value == Decimal("10.00")


def test_a_charge_that_the_person_names_stays() -> None:
    said = decided([{"net": "110.00"}], totals__charges="10.00")
    assert said.claims["totals.charges"].value == Decimal("10.00")


def test_what_is_doubtful_of_a_line_goes_where_the_person_gives_the_line_without_it() -> None:
    given = [{"quantity": "2", "unit_price": "40.00"}]
    doubted = decided(given, "lines[0].net")
    assert "lines[0].net" not in doubted.claims
    assert "lines[0].net" in doubted.changed
    assert decided(given).claims["lines[0].net"].value == Decimal("100.00")
    assert decided([{"net": "100.00"}], "lines[0].net").claims["lines[0].net"].doubt is None
