"""What may be exported, asked of one verdict alone: exactly what an export takes."""

from __future__ import annotations

from decimal import Decimal, localcontext
from pathlib import Path

import pytest

from exporters import EXPORTERS, export_run, why_not
from schemas import PRECISION, SCALE, Corrupted, Disposition, DocType, Line, decimals, kept_exactly
from tests.exporters.straight import RUN, invoice, verdict


@pytest.mark.parametrize(
    ("number", "found"),
    [
        ("0", 0),
        ("0.000", 0),
        ("0E-30", 0),
        ("1E+3", 0),
        ("100.00", 0),
        ("1.10", 1),
        ("-0.0125000", 4),
        ("1E-11", 11),
        ("12345678901234567890.1234567891234", 13),
        ("NaN", None),
        ("-Infinity", None),
    ],
)
def test_decimals_are_counted_without_trailing_zeros_and_without_rounding(number: str, found: int | None) -> None:
    with localcontext(prec=5):
        assert decimals(Decimal(number)) == found


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("0." + "9" * SCALE, True),
        ("0." + "9" * (SCALE + 1), False),
        ("9" * (PRECISION - SCALE) + "." + "9" * SCALE, True),
        ("1" + "0" * (PRECISION - SCALE), False),
        ("12345678901234567890.12345678912", False),
    ],
)
def test_a_record_keeps_a_number_exactly_or_does_not_take_it(number: str, kept: bool, tmp_path: Path) -> None:
    assert kept_exactly(Decimal(number)) is kept
    one = verdict(of=invoice(lines=(Line(description="a", net=Decimal(number)),)))
    assert (why_not(one) is None) is kept
    if kept:
        folder = export_run(tmp_path, RUN, [one], list(EXPORTERS))
        for exporter in EXPORTERS.values():
            assert [found.lines[0].net for _, found in exporter.reading(folder)] == [Decimal(number)]
    else:
        with pytest.raises(Corrupted, match="more digits than a record holds"):
            export_run(tmp_path, RUN, [one], list(EXPORTERS))


def test_what_may_leave_has_no_reason_not_to() -> None:
    assert why_not(verdict()) is None


def test_every_reason_is_a_part_of_a_sentence() -> None:
    refused = [
        verdict(disposition=Disposition.REVIEW),
        verdict(doc_type=DocType.OTHER),
        verdict(of=invoice(invoice_number=None)),
        verdict(of=invoice(lines=(Line(net=Decimal("1E-11")),))),
    ]
    reasons = [why_not(one) for one in refused]
    assert len({*reasons}) == 3
    assert all(reason and reason[0].islower() and reason[-1].isalpha() for reason in reasons)
