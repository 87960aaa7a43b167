"""Wrong answers planted into documents that would go straight through, and what becomes of them.

`python -m tests.extractors.planted` prints the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from evaluation.synthetic.document import generate
from evaluation.synthetic.options import Options
from extractors.extract import extract
from extractors.foundation import ask_open_terms
from extractors.foundation.terms import NEEDED
from schemas import (
    Claim,
    Disposition,
    Document,
    Extraction,
    Layer,
    Policy,
    Reading,
    Value,
    Verdict,
    Versions,
    plain,
)
from tests.extractors.asking_fakes import FakeAsking, policy_with, server
from validators import EMPTY, judge

SHA = "f" * 64
ARITHMETIC = ("totals.net", "totals.tax", "totals.gross", "totals.due")
OTHERS = ("invoice_number", "issue_date", "seller.name", "buyer.name", "seller.vat_id", "payment.iban", "due_date")
TRIPLE = ("totals.net", "totals.tax", "totals.gross")
# As trusting as a policy can be made: every prior is far above the gate.
TRUSTING = policy_with(
    straight_through=True, prior=Decimal("0.99"), priors={term: Decimal("0.99") for term in (*ARITHMETIC, *OTHERS)}
)


class Plant(NamedTuple):
    """One document with some of its claims taken away, and the answers given for them: wrong ones, and right ones
    beside them.

    `role`: whether the value stands on the page as something else; `covered`: whether arithmetic speaks of the term.
    """

    reading: Reading
    extraction: Extraction
    answers: dict[str, str]
    right: dict[str, str]
    role: bool
    covered: bool


def verdict_of(reading: Reading, extraction: Extraction, policy: Policy) -> Verdict:
    """What judge makes of it."""
    document = Document(sha256=SHA, media_type="application/pdf", size=1, origin="a.pdf", path=Path("a.pdf"))
    versions = Versions(vouchline="0", model="none", rulebook="0", policy="0")
    return judge(document, reading, extraction, policy=policy, reference=EMPTY, versions=versions, as_of=None)


def straight_documents(count: int) -> Iterator[tuple[Reading, Extraction]]:
    """Documents that go straight through as they are."""
    seed = 40_000
    while count:
        several = seed % 2 == 0
        made = generate(
            seed,
            Options(kind="invoice", zero="", several_rates=several, plain_totals=not several, clean=True, misspelt=0.0),
        )
        seed += 1
        reading = made.reading().model_copy(update={"sha256": SHA})
        extraction = extract(reading)
        if verdict_of(reading, extraction, Policy()).disposition is Disposition.STRAIGHT_THROUGH:
            count -= 1
            yield reading, extraction


def printed(value: Value) -> str:
    """A value as a model might write it."""
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return plain(value) if isinstance(value, Decimal) else value


def without(extraction: Extraction, *terms: str) -> Extraction:
    """The extraction without these claims, nor what was concluded from them."""
    claims = {
        path: claim
        for path, claim in extraction.claims.items()
        if path not in terms and not set(claim.operands) & set(terms)
    }
    left = not {"totals.net", "totals.tax", "totals.gross"} & set(terms)
    return extraction.model_copy(update={"claims": claims, "triple_printed": extraction.triple_printed and left})


def plants_in(reading: Reading, extraction: Extraction, random: Random) -> Iterator[Plant]:
    """Every term with a value of another role on the page, and with one that stands nowhere or is a little off."""
    for term in (*ARITHMETIC, *OTHERS):
        claim = extraction.claims.get(term)
        if claim is None or claim.layer is Layer.DERIVED:
            continue
        # What need not be printed is asked beside what is needed: the totals are taken away too, and given rightly.
        beside = {} if term in NEEDED else right_totals(extraction)
        open_now = without(extraction, term, *beside)
        for value in _elsewhere(term, claim, reading, extraction, random):
            yield Plant(reading, open_now, {term: value}, beside, role=True, covered=term in ARITHMETIC)
        yield Plant(reading, open_now, {term: _off(claim.value)}, beside, role=False, covered=term in ARITHMETIC)
    for triple in _other_triples(reading, extraction):
        yield Plant(reading, without(extraction, *TRIPLE, "totals.due"), triple, {}, role=True, covered=True)


def right_totals(extraction: Extraction) -> dict[str, str]:
    """What is printed as net, tax and gross."""
    return {term: printed(extraction.claims[term].value) for term in TRIPLE}


def _elsewhere(term: str, claim: Claim, reading: Reading, extraction: Extraction, random: Random) -> list[str]:
    """Two values of the same kind that stand on the page as something else."""
    same = [
        other.raw
        for path, other in extraction.claims.items()
        if path != term and type(other.value) is type(claim.value) and other.value != claim.value and other.page
        and _alike(term, path)
    ]  # fmt: skip
    same += [
        word.text
        for page in reading.pages
        for word in page.words
        if isinstance(claim.value, str) and term == "invoice_number" and sum(c.isdigit() for c in word.text) > 3
        and word.text.strip(".,:()") not in claim.raw and not any(c in word.text for c in ",%€")
    ]  # fmt: skip
    pool = sorted(set(same))
    random.shuffle(pool)
    return pool[:2]


def _alike(term: str, path: str) -> bool:
    """Whether the value of `path` may be taken for that of `term` by a model that errs."""
    if not isinstance(path, str) or "type_code" in path or "currency" in path:
        return False
    if term.endswith(".name"):
        return path.endswith((".name", "description", ".city"))
    if term.endswith("vat_id"):
        return path.endswith(("vat_id", "iban"))
    return True


def _off(value: Value) -> str:
    """A value that is a little wrong: a digit changed, a cent more, a day later, another name."""
    if isinstance(value, Decimal):
        return plain(value + Decimal("0.01"))
    if isinstance(value, date):
        return date.fromordinal(value.toordinal() + 1).strftime("%d.%m.%Y")
    digits = [n for n, c in enumerate(value) if c.isdigit()]
    if not digits:
        return f"{value} Holding"
    at = digits[-1]
    return value[:at] + str((int(value[at]) + 1) % 10) + value[at + 1 :]


def _other_triples(reading: Reading, extraction: Extraction) -> Iterator[dict[str, str]]:
    """Amounts of the page that add up as net, tax and gross, but are a row of the tax table or of the items."""
    amounts = {
        abs(claim.value): claim.raw
        for claim in extraction.claims.values()
        if isinstance(claim.value, Decimal) and claim.page
    }
    true = tuple(extraction.claims[term].value for term in TRIPLE)
    for net, raw in sorted(amounts.items()):
        for tax, tax_raw in sorted(amounts.items()):
            if 0 < tax < net and net + tax in amounts and (net, tax, net + tax) != true:
                yield dict(zip(TRIPLE, (raw, tax_raw, amounts[net + tax]), strict=True))


def plants(count: int) -> list[Plant]:
    """So many planted answers: at least half of them in another role, a third in terms without arithmetic."""
    random = Random(7)
    found = [p for reading, extraction in straight_documents(36) for p in plants_in(reading, extraction, random)]
    random.shuffle(found)
    triples = [p for p in found if len(p.answers) > 1]
    role = [p for p in found if p.role and len(p.answers) == 1]
    nowhere = [p for p in found if not p.role]
    chosen = triples[: count // 10]
    rest = count - len(chosen)
    return [*chosen, *role[: rest * 2 // 3], *nowhere[: rest - rest * 2 // 3]]


class Fate(NamedTuple):
    """Where a document goes with a planted answer. `dropped`: all was refused; `exported`: some of it would leave."""

    disposition: Disposition
    dropped: bool
    exported: bool


def outcome_of(plant: Plant, policy: Policy) -> Fate:
    """Where the document goes with the planted answer, and what became of the answer."""
    asked = ask_open_terms(
        plant.reading, plant.extraction, policy, server(FakeAsking({**plant.right, **plant.answers}))
    )
    run = asked.extraction.layers[-1]
    assert run.layer is Layer.FOUNDATION, run
    assert set(plant.answers) <= set(run.asked), run
    verdict = verdict_of(plant.reading, asked.extraction, policy)
    # The terms were taken out of the extraction: what stands there now comes from the answer.
    believed = set(plant.answers) & verdict.claims.keys()
    straight = verdict.disposition is Disposition.STRAIGHT_THROUGH
    dropped = set(plant.answers) <= {one.term for one in run.dropped}
    return Fate(verdict.disposition, dropped, exported=straight and bool(believed))


def control(reading: Reading, extraction: Extraction, policy: Policy) -> Disposition:
    """Where a document goes whose totals were taken away, and were given rightly."""
    right = right_totals(extraction)
    fake = server(FakeAsking(right))
    asked = ask_open_terms(reading, without(extraction, *right), policy, fake)
    return verdict_of(reading, asked.extraction, policy).disposition


def main() -> None:
    """Print what became of 300 planted answers under the default and under the most trusting policy."""
    chosen = plants(300)
    print(len(chosen), "planted;", sum(p.role for p in chosen), "in another role;",
          sum(not p.covered for p in chosen), "without arithmetic;",
          sum(len(p.answers) > 1 for p in chosen), "whole triples")  # fmt: skip
    for name, policy in (("default", policy_with()), ("trusting", TRUSTING)):
        table = Counter(outcome_of(plant, policy) for plant in chosen)
        for (where, dropped, exported), number in sorted(table.items()):
            fate = "all of it dropped" if dropped else "kept below the gate"
            print(f"{name}: {number} {where.value}, {fate}{', EXPORTED' if exported else ''}")
        right = Counter(control(reading, extraction, policy) for reading, extraction in straight_documents(36))
        print(name, "with right totals:", {where.value: number for where, number in right.items()})


if __name__ == "__main__":
    main()
