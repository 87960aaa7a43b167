"""Line arithmetic on pages: each line by itself, and the lines together against the totals."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from schemas import CENT, Line, Severity, plain, xpath_round
from validators.rule import PAGES, Facts, Fail, NotApplicable, Rule, Said, example

_PRODUCT_LIMIT = Decimal("0.02")
_ZERO = Decimal(0)
_COMPARE = "Compare the lines with the document: a line, a discount or a charge may be missing or misread."
_OFFICIAL = "Lines of e-invoices have base quantities, too; the official rules decide."


def _product(facts: Facts) -> Iterator[Said]:
    compared = False
    for row, line in enumerate(facts.invoice.lines):
        if line.quantity is None or line.unit_price is None or line.net is None:
            continue
        compared = True
        base = line.price_base_quantity or 1
        expected = xpath_round(line.quantity * line.unit_price / base) + line.adjustment
        if apart(line.net, expected) > _PRODUCT_LIMIT:
            path, less = f"lines[{row}]", " with its allowances and charges" if line.adjustment else ""
            per = f" per {plain(line.price_base_quantity)}" if line.price_base_quantity else ""
            yield Fail(
                f"Line {row + 1}: {plain(line.quantity)} times {plain(line.unit_price)}{per}{less} is "
                f"{plain(expected)}, but its net amount says {plain(line.net)}.",
                (f"{path}.quantity", f"{path}.unit_price", f"{path}.net", *_adjustments(path, line)),
                plain(line.net),
                plain(expected),
            )
    if not compared:
        yield NotApplicable("No line states quantity, unit price and net amount.")


def apart(net: Decimal, expected: Decimal) -> Decimal:
    """How far a line's amount is from what makes it; one that is taken off may have its sign in the amount alone."""
    return abs(abs(net) - abs(expected)) if net < 0 else abs(net - expected)


def _adjustments(path: str, line: Line) -> Iterator[str]:
    """The terms of the amounts that are taken off or added."""
    yield from (f"{path}.allowances[{number}].amount" for number in range(len(line.allowances)))
    yield from (f"{path}.charges[{number}].amount" for number in range(len(line.charges)))


def _total(facts: Facts) -> Iterator[Said]:
    """Without a stated sum of the lines, they must add up to the net total, or to gross where prices hold the tax."""
    totals, nets = facts.invoice.totals, [line.net for line in facts.invoice.lines]
    known = [total for total in (totals.net, totals.gross) if total is not None]
    if totals.line_net is not None or not nets or None in nets or not known:
        yield NotApplicable("The lines are compared with their stated sum, or there is nothing to compare.")
        return
    total = sum((net for net in nets if net is not None), _ZERO)
    expected = xpath_round(total - (totals.allowances or _ZERO) + (totals.charges or _ZERO))
    allowed = CENT * facts.policy.tolerance.line_sum_cents * len(nets)
    if all(abs(amount - expected) > allowed for amount in known):
        terms = ("totals.net", "totals.gross", *(f"lines[{row}].net" for row in range(len(nets))))
        message = f"The lines add up to {plain(expected)}, which is neither the net nor the gross total."
        yield Fail(message, terms, plain(expected), plain(known[0]))


def _line(quantity: str, price: str, off: str, net: str) -> Facts:
    cells = (("quantity", quantity), ("unit_price", price), ("allowances[0].amount", off), ("net", net))
    return example({f"lines[0].{leaf}": Decimal(value) for leaf, value in cells})


RULES: tuple[Rule, ...] = (
    Rule(
        id="PEPPOL-R120",
        sentence="A line's net amount is its quantity times its price, less its allowances and plus its charges, "
        "with at most 0.02 between them.",
        todo=_COMPARE,
        terms=(
            *("lines[].quantity", "lines[].unit_price", "lines[].net"),
            *("lines[].allowances[].amount", "lines[].charges[].amount"),
        ),
        severity=Severity.WARNING,
        source="Peppol BIS Billing 3.0, PEPPOL-EN16931-R120",
        profiles=PAGES,
        elsewhere=_OFFICIAL,
        check=_product,
        passing=_line("3", "2.50", "0.75", "6.77"),
        failing=_line("3", "2.50", "0.75", "7.50"),
    ),
    Rule(
        id="LINE-1",
        sentence="Where the sum of the lines is not stated, the lines add up to the net or the gross total.",
        todo=_COMPARE,
        terms=("lines[].net", "totals.net", "totals.gross"),
        severity=Severity.WARNING,
        source="our own, after EN 16931-1:2017, BR-CO-10 and BR-CO-13",
        profiles=PAGES,
        elsewhere="The sum of the lines is always stated.",
        check=_total,
        passing=example({"lines[0].net": Decimal("10.00"), "totals.net": Decimal("10.00")}),
        failing=example({"lines[0].net": Decimal("10.00"), "totals.net": Decimal("12.00")}),
    ),
)
