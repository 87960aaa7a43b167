"""Every format: what was exported reads back to the same invoices, whatever stands in them."""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from exporters import EXPORTERS, export_run
from exporters.tables import TABLES
from schemas import LINE_TERMS, TAX_TERMS, TERMS, AllowanceCharge, Invoice, Line, Party, TaxRow, Totals, plain, result
from tests.exporters.straight import RUN, invoice, verdict

AMOUNTS = ("0", "0.00", "-12.00", "1E+3", "0.0000000001", "9999999999999999999999999999", "-0.5", "1234567.89")
TEXTS = ('a "quoted", text', "two\nlines", "a\r\nb", "ends\\", "=1+1", "'=1+1", "\t-2", "ß 漢字 🧾", ";", " x ", "1,5")

INVOICES: dict[str, Invoice] = {
    "ordinary": invoice(),
    "fewest terms": Invoice(),
    "credit note": invoice(totals=Totals(net=Decimal("-1.00"), tax=Decimal(0), gross=Decimal("-1.00"))),
    "many rows": invoice(
        tax_breakdown=tuple(TaxRow(rate=Decimal(rate)) for rate in range(20)),
        lines=tuple(Line(description=f"item {number}") for number in range(300)),
    ),
    "an allowance and a charge": invoice(
        lines=(
            Line(allowances=(AllowanceCharge(amount=Decimal("2.50")),), charges=(AllowanceCharge(amount=Decimal(1)),)),
        )
    ),
    "rows without a value": invoice(tax_breakdown=(TaxRow(), TaxRow()), lines=(Line(), Line(unit="C62"), Line())),
    **{f"amount {amount}": invoice(lines=(Line(net=Decimal(amount)),)) for amount in AMOUNTS},
    **{f"text {text!r}": invoice(seller=Party(name=text), lines=(Line(description=text),)) for text in TEXTS},
}


def written(folder: Path, name: str, *invoices: Invoice) -> list[tuple[str, Invoice]]:
    exporter = EXPORTERS[name]
    with exporter.writing(folder) as write:
        for number, each in enumerate(invoices):
            write(verdict(number, of=each))
    return list(exporter.reading(folder))


@pytest.mark.parametrize("name", sorted(EXPORTERS))
@pytest.mark.parametrize("case", sorted(INVOICES))
def test_an_invoice_reads_back(name: str, case: str, tmp_path: Path) -> None:
    ((sha256, found),) = written(tmp_path, name, INVOICES[case])
    assert sha256 == verdict(0).document.sha256
    assert found == INVOICES[case]


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_rows_go_back_to_their_own_document(name: str, tmp_path: Path) -> None:
    found = written(tmp_path, name, *INVOICES.values())
    assert [each for _, each in found] == list(INVOICES.values())
    assert len({sha256 for sha256, _ in found}) == len(INVOICES)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_every_term_has_its_place(name: str, tmp_path: Path) -> None:
    folder = tmp_path
    written(folder, name, invoice())
    columns = {table: {column.path for column in columns if column.path} for table, columns in TABLES.items()}
    assert columns["invoices"] == {term.path for term in TERMS}
    assert columns["tax_rows"] == {term.path for term in TAX_TERMS}
    assert columns["lines"] == {term.path for term in LINE_TERMS}
    assert sorted(path.name for path in folder.iterdir()) == sorted(EXPORTERS[name].files)


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_table_has_the_sum_of_the_allowances_of_a_line(name: str, tmp_path: Path) -> None:
    allowances = (AllowanceCharge(amount=Decimal("2.27"), percent=Decimal(10)), AllowanceCharge(amount=Decimal("1.00")))
    ((_, found),) = written(tmp_path, name, invoice(lines=(Line(allowances=(*allowances, AllowanceCharge())),)))
    assert found.lines == (Line(allowances=(AllowanceCharge(amount=Decimal("3.27")),)),)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_columns_have_one_name_each(table: str) -> None:
    names = [column.name for column in TABLES[table]]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_json_lines_hold_the_contract_object(tmp_path: Path) -> None:
    verdicts = [verdict(1), verdict(2)]
    folder = export_run(tmp_path, RUN, verdicts, ["json"])
    lines = (folder / "invoices.jsonl").read_bytes().decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == [result(each) for each in verdicts]


def test_csv_is_as_spreadsheets_like_it(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ["csv"])
    data = (folder / "lines.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfsha256,invoice_number,row,description,")
    assert data.count(b"\r\n") == data.count(b"\n") == 3
    with (folder / "invoices.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["seller_name"], row["totals_gross"], row["issue_date"]) == (
        "Müller & Söhne, KG",
        "119.00",
        "2024-05-01",
    )
    assert row["totals_paid"] == ""


@pytest.mark.parametrize("amount", AMOUNTS)
def test_csv_numbers_are_canonical_and_unaltered(amount: str, tmp_path: Path) -> None:
    written(tmp_path, "csv", invoice(lines=(Line(net=Decimal(amount)),)))
    with (tmp_path / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["net"] == plain(Decimal(amount))


def test_parquet_has_exact_types(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ["parquet"])
    table = parquet.read_table(folder / "invoices.parquet")
    types = {field.name: field.type for field in table.schema}
    assert types["totals_gross"] == pa.decimal128(38, 10)
    assert types["issue_date"] == pa.date32()
    assert not any(pa.types.is_floating(kind) for kind in types.values())
    assert table["totals_gross"].to_pylist() == [Decimal("119.00")]
    assert table["issue_date"].to_pylist() == [date(2024, 5, 1)]


def test_many_documents_make_several_row_groups(tmp_path: Path) -> None:
    item = Line(description="a", net=Decimal(1))
    invoices = [invoice(number, lines=(item,) * 3000) for number in range(4)]
    assert [found for _, found in written(tmp_path, "parquet", *invoices)] == invoices
    assert parquet.ParquetFile(tmp_path / "lines.parquet").num_row_groups == 2


def test_tables_tell_the_vendors_key(tmp_path: Path) -> None:
    verdicts = [verdict(number, vendor=vendor) for number, vendor in enumerate(("70001", None))]
    folder = export_run(tmp_path, RUN, verdicts, ["csv", "parquet"])
    with (folder / "invoices.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["vendor"] for row in csv.DictReader(file)] == ["70001", ""]
    assert parquet.read_table(folder / "invoices.parquet")["vendor"].to_pylist() == ["70001", None]
