"""The document totals of e-invoices as the official rules compare them: exact, and failing where an amount is missing.

Source: EN16931-UBL-model and EN16931-CII-model of the CEN validation artefacts. Where UBL and CII differ, so do we.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from schemas import AllowanceCharge, TaxTotal, Totals, Value, plain, xpath_round
from validators.en16931.form import NO_ROWS, asked_rows, en_rule
from validators.rule import Check, Facts, Fail, Rule, Said, e_invoice
from validators.taxed import ZERO

_ONE = Decimal(1)


def line_sum(facts: Facts) -> Iterator[Said]:
    """BR-CO-10: the sum of the lines is that of their net amounts."""
    stated = facts.invoice.totals.line_net
    expected = xpath_round(_sum(line.net for line in facts.invoice.lines if line.charged))
    if stated != expected and not facts.lacks_group("totals"):
        yield _fail("The lines add up to", expected, "the sum of the lines", stated, "totals.line_net")


def allowances(facts: Facts) -> Iterator[Said]:
    """BR-CO-11: the sum of the allowances is that of the allowances of the document."""
    yield from _adjustments(facts, "allowances")


def charges(facts: Facts) -> Iterator[Said]:
    """BR-CO-12: the sum of the charges is that of the charges of the document."""
    yield from _adjustments(facts, "charges")


def _adjustments(facts: Facts, group: Literal["allowances", "charges"]) -> Iterator[Said]:
    rows: tuple[AllowanceCharge, ...] = getattr(facts.invoice, group)
    stated: Decimal | None = getattr(facts.invoice.totals, group)
    expected = xpath_round(_sum(row.amount for row in rows))
    if stated != expected and (stated is not None or rows) and not facts.lacks_group("totals"):
        yield _fail(f"The {group} add up to", expected, f"the sum of {group}", stated, f"totals.{group}")


def net(facts: Facts) -> Iterator[Said]:
    """BR-CO-13: the net total; UBL does not round it where there are neither allowances nor charges."""
    totals = facts.invoice.totals
    plainly = totals.allowances is None and totals.charges is None and facts.shape.syntax == "ubl"
    expected = None if totals.line_net is None else totals.line_net - (totals.allowances or ZERO)
    if expected is not None and not plainly:
        expected = xpath_round(expected + (totals.charges or ZERO))
    if (totals.net is None or totals.net != expected) and not facts.lacks_group("totals"):
        yield _fail(
            "The sum of the lines less allowances plus charges is", expected, "the net total", totals.net, "totals.net"
        )


def tax(facts: Facts) -> Iterator[Said]:
    """BR-CO-14: each tax total is the sum of the tax rows below it; in CII those in the invoice's currency."""
    for one in tax_totals(facts):
        if facts.shape.syntax == "cii":
            asked = one.currency == facts.invoice.currency
            rows: Decimal | None = _sum(row.amount for row in facts.invoice.tax_breakdown)
        else:
            asked, rows = one.rows is not None, one.rows
        expected = None if rows is None else xpath_round(rows)
        if asked and one.amount != expected:
            yield _fail("The tax rows add up to", expected, "the total tax", one.amount, "totals.tax")


def tax_totals(facts: Facts) -> tuple[TaxTotal, ...]:
    """The tax totals of the invoice; made from its values where the elements are not known."""
    if facts.shape.tax_totals is not None:
        return facts.shape.tax_totals
    invoice = facts.invoice
    if invoice.totals.tax is None:
        return ()
    rows = _sum(row.amount for row in invoice.tax_breakdown) if invoice.tax_breakdown else None
    return (TaxTotal(currency=invoice.currency, amount=invoice.totals.tax, rows=rows),)


def gross(facts: Facts) -> Iterator[Said]:
    """BR-CO-15: gross is net plus the one tax total in the invoice's currency; CII lets gross equal net as well."""
    invoice = facts.invoice
    if not facts.stated("currency", invoice.currency):
        return
    totals = invoice.totals
    own = [one.amount for one in tax_totals(facts) if one.currency == invoice.currency]
    expected = None if totals.net is None or len(own) != 1 else xpath_round(totals.net + (own[0] or ZERO))
    if facts.shape.syntax == "cii" and totals.gross is not None and totals.gross == totals.net:
        return
    if len(own) != 1:
        yield Fail(f"There are {len(own)} total tax amounts in {invoice.currency}; there must be one.", ("totals.tax",))
    elif totals.gross is None or totals.gross != expected:
        yield _fail("Net plus tax is", expected, "gross", totals.gross, "totals.gross")


def due(facts: Facts) -> Iterator[Said]:
    """BR-CO-16: the amount due is gross, less what is paid, plus the rounding amount."""
    totals = facts.invoice.totals
    if facts.lacks_group("totals"):
        return
    if totals.due is None or totals.gross is None or not _settles(totals, facts.shape.syntax == "cii"):
        expected = None if totals.gross is None else totals.gross - (totals.paid or ZERO) + (totals.rounding or ZERO)
        yield _fail("Gross less what is paid is", expected, "the amount due", totals.due, "totals.due")


def _settles(totals: Totals, cii: bool) -> bool:  # noqa: FBT001 - which of the two syntaxes
    assert totals.due is not None
    assert totals.gross is not None
    before = totals.due - (totals.rounding or ZERO)
    after = totals.gross - (totals.paid or ZERO)
    if cii:
        return before == after
    return (before if totals.rounding is None else xpath_round(before)) == (
        after if totals.paid is None else xpath_round(after)
    )


def tax_rows(facts: Facts) -> Iterator[Said]:
    """BR-CO-17: the tax of each row; a rate that rounds to 0, or none for VAT, leaves tax that rounds to 0."""
    for number, row in asked_rows(facts):
        path = f"tax_breakdown[{number}]"
        rate = row.rate if path not in facts.shape.untaxed else None
        terms = tuple(f"{path}.{leaf}" for leaf in ("base", "rate", "amount"))
        if rate is None or xpath_round(rate, 0) == 0:
            if row.amount is None or xpath_round(row.amount, 0) != 0:
                said = "no amount" if row.amount is None else plain(row.amount)
                yield Fail(f"The rate of tax row {number + 1} leaves no tax, but the row says {said}.", terms, said)
            continue
        if row.base is None or row.amount is None:
            yield Fail(f"Tax row {number + 1} lacks its base or its tax.", terms)
            continue
        expected = xpath_round(abs(row.base) * rate / 100)
        difference = abs(abs(row.amount) - expected)
        if difference > _ONE or (difference == _ONE and facts.shape.syntax == "ubl"):
            message = f"{plain(rate)} % of {plain(row.base)} is {plain(expected)}, "
            message += f"but tax row {number + 1} says {plain(row.amount)}."
            yield Fail(message, terms, plain(abs(row.amount)), plain(expected))


def _sum(amounts: Iterator[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), ZERO)


def _fail(computed: str, expected: Decimal | None, what: str, stated: Decimal | None, term: str) -> Fail:
    wanted = "not known" if expected is None else plain(expected)
    if stated is None:
        return Fail(f"{computed} {wanted}, but {what} is not stated.", (term,), None, wanted)
    return Fail(f"{computed} {wanted}, but {what} says {plain(stated)}.", (), plain(stated), wanted)


def _sum_of(rule_id: str, group: Literal["allowances", "charges"], check: Check) -> Rule:
    rows: dict[str, Value] = {f"{group}[0].amount": Decimal("4.00"), f"{group}[1].amount": Decimal("6.00")}
    return en_rule(
        rule_id,
        f"The sum of {group} on document level is that of all of them, and stated only with them.",
        terms=(f"totals.{group}", f"{group}[].amount"),
        check=check,
        passing=e_invoice({**rows, f"totals.{group}": Decimal("10.00")}),
        failing=e_invoice(rows),
        elsewhere=NO_ROWS,
        todo="Compare the amounts with the document. If they stand there so, the seller must correct the invoice.",
    )


RULES: tuple[Rule, ...] = (
    _sum_of("BR-CO-11", "allowances", allowances),
    _sum_of("BR-CO-12", "charges", charges),
)
