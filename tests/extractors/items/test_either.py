"""Two columns of amounts, of which each line has its own in one."""

from __future__ import annotations

import pytest

from extractors.meanings.columns import strange_words
from tests.extractors.items.test_lines_groups import read

TABLE = """
{things:<34}{hours:>8}{rate:>12}{first:>18}{second:>18}

Reply to the office               {one:>8}{priced:>12}{none:>18}    1,404.00
Fee of the office for year six    {none:>8}{none:>12}{outlay:>18}
Courier                           {none:>8}{none:>12}             34.60
{sums}
"""
SUMS = "{:<34}{:>8}{:>12}{:>18}    {:>14}"


def lines(first: str = "Disbursements", second: str = "Fees", *, outlay: str = "1,155.00", sums: str = "") -> list[str]:
    """The amounts of a table with these two heads, beside a net total of 2593.60."""
    text = TABLE.format(
        things="Description", hours="Hours", rate="Rate", first=first, second=second, one="4.5", priced="312.00",
        none="", outlay=outlay, sums=sums,
    )  # fmt: skip
    return [str(net) for *_, net in read(text, net="2593.60")]


@pytest.mark.parametrize(
    "heads",
    [
        ("Disbursements", "Fees"),
        ("Exempt EUR", "Taxable EUR"),
        ("Momsfrit DKK", "Momspligtigt DKK"),
        ("Auslagen", "Honorar"),
        ("Débours", "Honoraires"),
        ("Verschotten €", "Honorarium €"),
    ],
)
def test_each_line_has_its_amount_in_whichever_column_holds_one(heads: tuple[str, str]) -> None:
    assert lines(*heads) == ["1404.00", "1155.00", "34.60"]


@pytest.mark.parametrize("called", ["Sums of both", "Subtotal", "Kolommen samen"])
def test_the_sums_of_both_columns_end_the_lines_whatever_they_are_called(called: str) -> None:
    sums = SUMS.format(called, "", "", "1,189.60", "1,404.00")
    assert lines(sums=sums) == ["1404.00", "1155.00", "34.60"]


def test_columns_that_make_no_total_together_stay_apart() -> None:
    assert "1155.01" not in lines(outlay="1,155.01")


@pytest.mark.parametrize("second", ["Fees per month", "Honorar p. M.", "Exempt x 1,000"])
def test_what_else_the_head_of_such_a_column_says_is_strange(second: str) -> None:
    assert strange_words(second)
    assert not strange_words("Exempt EUR")
    assert not strange_words("Honorar")
