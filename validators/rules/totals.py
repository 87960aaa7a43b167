"""Document totals: recomputed, then compared. Exact for e-invoices; on pages a rounding difference is recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from schemas import CENT, Profile, Severity, plain, xpath_round
from validators.en16931 import totals as official_totals
from validators.en16931.form import SOURCE
from validators.rule import EVERYWHERE, PAGES, Check, Facts, Fail, NotApplicable, Rule, Said, example

_CHECK = "Compare the amounts with the document. If they stand there so, the seller must correct the invoice."
_ZERO = Decimal(0)
# EN 16931 sets the limit of a tax row at 1.00, exclusive.
_TAX_LIMIT = Decimal("0.999999")


class Difference(NamedTuple):
    """An amount that is not what it should be. Within `allowed` (inclusive) it is rounding."""

    message: str
    terms: tuple[str, ...]
    seen: Decimal
    expected: Decimal
    allowed: Decimal
    rounding: Decimal

    @property
    def size(self) -> Decimal:
        return abs(self.seen - self.expected)

    def fail(self) -> Fail:
        return Fail(self.message, self.terms, plain(self.seen), plain(self.expected))


def _line_sum(facts: Facts) -> Iterator[Difference]:
    """BR-CO-10: the sum of the lines against the sum as stated."""
    stated, nets = facts.invoice.totals.line_net, [line.net for line in facts.invoice.lines if line.charged]
    if stated is None or not nets or None in nets:
        return
    expected = xpath_round(sum((net for net in nets if net is not None), _ZERO))
    allowed = CENT * facts.policy.tolerance.line_sum_cents * len(nets)
    charged = (row for row, line in enumerate(facts.invoice.lines) if line.charged)
    terms = ("totals.line_net", *(f"lines[{row}].net" for row in charged))
    message = f"The lines add up to {plain(expected)}, but the sum of the lines is stated as {plain(stated)}."
    yield Difference(message, terms, stated, expected, allowed, allowed)


def _tax_sum(facts: Facts) -> Iterator[Difference]:
    """BR-CO-14: the sum of the tax rows against the total tax."""
    stated, amounts = facts.invoice.totals.tax, [row.amount for row in facts.invoice.tax_breakdown]
    if stated is None or not amounts or None in amounts:
        return
    expected = xpath_round(sum((amount for amount in amounts if amount is not None), _ZERO))
    allowed = CENT * facts.policy.tolerance.tax_cents * len(amounts)
    terms = ("totals.tax", *(f"tax_breakdown[{row}].amount" for row in range(len(amounts))))
    message = f"The tax rows add up to {plain(expected)}, but the total tax is stated as {plain(stated)}."
    yield Difference(message, terms, stated, expected, allowed, allowed)


def _tax_rows(facts: Facts) -> Iterator[Difference]:
    """BR-CO-17: the tax of each row against its base and rate, signs aside; pages print rates below 1 too."""
    rounding = CENT * facts.policy.tolerance.tax_cents
    for number, row in enumerate(facts.invoice.tax_breakdown):
        if row.base is None or row.rate is None or row.amount is None:
            continue
        expected, seen, allowed = xpath_round(abs(row.base) * row.rate / 100), abs(row.amount), _TAX_LIMIT
        message = (
            f"{plain(row.rate)} % of {plain(row.base)} is {plain(expected)}, "
            f"but tax row {number + 1} says {plain(row.amount)}."
        )
        terms = tuple(f"tax_breakdown[{number}].{leaf}" for leaf in ("base", "rate", "amount"))
        yield Difference(message, terms, seen, expected, allowed, rounding)


def differences(facts: Facts) -> Iterator[Difference]:
    """All differences of sums and tax rows, however small."""
    for compare in (_line_sum, _tax_sum, _tax_rows):
        yield from (difference for difference in compare(facts) if difference.size)


def _by_source(page: Check, official: Check) -> Check:
    """The check that decides e-invoices of EN 16931 by `official`, all others by `page`, which needs no whole set."""
    return lambda facts: official(facts) if facts.by_elements else page(facts)


def _tolerant(compare: Callable[[Facts], Iterator[Difference]], nothing: str) -> Check:
    """The check that no difference of `compare` is beyond what is allowed; `nothing` says what it needs."""

    def check(facts: Facts) -> Iterator[Said]:
        compared = list(compare(facts))
        if not compared:
            yield NotApplicable(nothing)
        for difference in compared:
            if difference.size > difference.allowed:
                yield difference.fail()

    return check


def _is_large(difference: Difference, facts: Facts) -> bool:
    return difference.size > min(difference.rounding, facts.policy.tolerance.review_above)


def _rounding(facts: Facts) -> Iterator[Said]:
    for difference in differences(facts):
        if difference.size <= difference.allowed and not _is_large(difference, facts):
            yield difference.fail()


def _large_rounding(facts: Facts) -> Iterator[Said]:
    for difference in differences(facts):
        if difference.size <= difference.allowed and _is_large(difference, facts):
            yield difference.fail()


def _co_13(facts: Facts) -> Iterator[Said]:
    totals = facts.invoice.totals
    if totals.net is None or totals.line_net is None:
        yield NotApplicable("The net total or the sum of the lines is not stated.")
        return
    expected = xpath_round(totals.line_net - (totals.allowances or _ZERO) + (totals.charges or _ZERO))
    if totals.net != expected:
        yield Fail(
            f"The sum of the lines less allowances plus charges is {plain(expected)}, "
            f"but the net total says {plain(totals.net)}.",
            seen=plain(totals.net),
            expected=plain(expected),
        )


def _co_15(facts: Facts) -> Iterator[Said]:
    totals = facts.invoice.totals
    if totals.gross is None or totals.net is None or totals.tax is None:
        yield NotApplicable("Net, tax and gross are not all stated.")
        return
    expected = xpath_round(totals.net + totals.tax)
    if totals.gross != expected:
        yield Fail(
            f"Net {plain(totals.net)} plus tax {plain(totals.tax)} is {plain(expected)}, "
            f"but gross says {plain(totals.gross)}.",
            seen=plain(totals.gross),
            expected=plain(expected),
        )


def _known(amount: Decimal | None) -> Decimal:
    return _ZERO if amount is None else amount


def _co_16(facts: Facts) -> Iterator[Said]:
    totals = facts.invoice.totals
    if totals.due is None or totals.gross is None:
        yield NotApplicable("The amount due or the gross total is not stated.")
        return
    kept = (totals.paid, totals.withheld)
    expected = xpath_round(totals.gross - sum(map(_known, kept)) + _known(totals.rounding))
    if totals.due != expected:
        yield Fail(
            f"Gross less what is paid is {plain(expected)}, but the amount due says {plain(totals.due)}.",
            seen=plain(totals.due),
            expected=plain(expected),
        )


def _amounts(*pairs: tuple[str, str]) -> Facts:
    return example({path: Decimal(value) for path, value in pairs})


def _row(base: str, rate: str, amount: str) -> Facts:
    row = (("base", base), ("rate", rate), ("amount", amount))
    return _amounts(*((f"tax_breakdown[0].{leaf}", value) for leaf, value in row))


_TWO_LINES = (("lines[0].net", "10.00"), ("lines[1].net", "5.50"))
_INFORMAL = "The official rules of e-invoices leave no room for it."

RULES: tuple[Rule, ...] = (
    Rule(
        id="BR-CO-10",
        sentence="The sum of the lines is the sum of the net amounts of all lines.",
        todo=_CHECK,
        terms=("totals.line_net", "lines[].net"),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}BR-CO-10",
        check=_by_source(
            _tolerant(_line_sum, "The sum of the lines or the net amount of a line is not stated."),
            official_totals.line_sum,
        ),
        passing=_amounts(*_TWO_LINES, ("totals.line_net", "15.50")),
        failing=_amounts(*_TWO_LINES, ("totals.line_net", "15.60")),
    ),
    Rule(
        id="BR-CO-13",
        sentence="The net total is the sum of the lines, less allowances, plus charges.",
        todo=_CHECK,
        terms=("totals.net", "totals.line_net", "totals.allowances", "totals.charges"),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}BR-CO-13",
        check=_by_source(_co_13, official_totals.net),
        passing=_amounts(("totals.net", "90.00"), ("totals.line_net", "100.00"), ("totals.allowances", "10.00")),
        failing=_amounts(("totals.net", "90.00"), ("totals.line_net", "100.00")),
    ),
    Rule(
        id="BR-CO-14",
        sentence="The total tax is the sum of the tax rows.",
        todo=_CHECK,
        terms=("totals.tax", "tax_breakdown[].amount"),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}BR-CO-14",
        check=_by_source(_tolerant(_tax_sum, "The total tax or the tax rows are not stated."), official_totals.tax),
        passing=_amounts(("totals.tax", "19.00"), ("tax_breakdown[0].amount", "19.00")),
        failing=_amounts(("totals.tax", "19.00"), ("tax_breakdown[0].amount", "19.02")),
    ),
    Rule(
        id="BR-CO-15",
        sentence="The gross total is the net total plus the total tax.",
        todo=_CHECK,
        terms=("totals.gross", "totals.net", "totals.tax"),
        severity=Severity.FATAL,
        source=f"{SOURCE}BR-CO-15",
        check=_by_source(_co_15, official_totals.gross),
        passing=_amounts(("totals.net", "100.00"), ("totals.tax", "19.00"), ("totals.gross", "119.00")),
        failing=_amounts(("totals.net", "100.00"), ("totals.tax", "19.00"), ("totals.gross", "120.00")),
    ),
    Rule(
        id="BR-CO-16",
        sentence="The amount due is the gross total, less what is paid or withheld, plus the rounding amount.",
        todo="Look for a payment, a deduction or an earlier balance on the document.",
        terms=("totals.due", "totals.gross", "totals.paid", "totals.withheld", "totals.rounding"),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}BR-CO-16",
        profiles=tuple(profile for profile in EVERYWHERE if profile is not Profile.FATTURAPA),
        elsewhere="A FatturaPA asks for less than its total where tax is withheld or paid to the state.",
        check=_by_source(_co_16, official_totals.due),
        passing=_amounts(("totals.gross", "119.00"), ("totals.paid", "19.00"), ("totals.due", "100.00")),
        failing=_amounts(("totals.gross", "119.00"), ("totals.due", "100.00")),
    ),
    Rule(
        id="BR-CO-17",
        sentence="The tax of each tax row is its base times its rate, with less than 1.00 between them.",
        todo=_CHECK,
        terms=("tax_breakdown[].base", "tax_breakdown[].rate", "tax_breakdown[].amount"),
        severity=Severity.FATAL,
        source=f"{SOURCE}BR-CO-17",
        check=_by_source(_tolerant(_tax_rows, "No tax row states base, rate and amount."), official_totals.tax_rows),
        passing=_row("100.00", "19", "19.00"),
        failing=_row("100.00", "19", "20.00"),
    ),
    Rule(
        id="ROUND-1",
        sentence="A rounding difference within the policy's tolerance is put on record.",
        todo="Nothing; both values are kept as they stand.",
        terms=("totals.line_net", "totals.tax", "lines[].net", "tax_breakdown[].amount"),
        severity=Severity.INFORMATION,
        source="our own; EN 16931 has no tolerance here",
        profiles=PAGES,
        elsewhere=_INFORMAL,
        check=_rounding,
        passing=_row("100.00", "19", "19.00"),
        failing=_row("100.00", "19", "19.01"),
    ),
    Rule(
        id="ROUND-2",
        sentence="A difference that rounding explains only in part waits for a person.",
        todo=_CHECK,
        terms=("totals.line_net", "totals.tax", "lines[].net", "tax_breakdown[].amount"),
        severity=Severity.WARNING,
        source="our own; EN 16931 has no tolerance here",
        profiles=PAGES,
        elsewhere=_INFORMAL,
        check=_large_rounding,
        passing=_row("100.00", "19", "19.01"),
        failing=_row("100.00", "19", "19.40"),
    ),
)
