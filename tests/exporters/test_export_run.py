from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from exporters import EXPORTERS, export_run, verify_export
from schemas import (
    Corrupted,
    Disposition,
    DocType,
    Line,
    Misconfigured,
    Party,
    Profile,
    TaxRow,
    Totals,
    Unavailable,
    Verdict,
)
from tests.exporters.straight import RUN, invoice, verdict

ALL = tuple(EXPORTERS)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_run_is_exported_in_every_format(tmp_path: Path) -> None:
    folder = export_run(tmp_path / "exports", RUN, [verdict(1), verdict(2)], ALL)
    assert folder == tmp_path / "exports" / "run-0001"
    expected = {file for exporter in EXPORTERS.values() for file in exporter.files} | {"manifest.json"}
    assert set(contents(folder)) == expected
    assert [path.name for path in folder.parent.iterdir()] == ["run-0001"]


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ["csv"])
    assert set(contents(folder)) == {"invoices.csv", "lines.csv", "tax_rows.csv", "manifest.json"}


def test_the_manifest_tells_all(tmp_path: Path) -> None:
    verdicts = [verdict(1), verdict(2)]
    manifest = verify_export(export_run(tmp_path, RUN, verdicts, ALL))
    assert (manifest.run, manifest.kind) == ("run-0001", "ingest")
    assert manifest.started_at == "2024-05-02T08:30:00+00:00"
    assert manifest.versions == RUN.versions
    assert manifest.documents == tuple(each.document.sha256 for each in verdicts)
    rows = {file.name: file.rows for file in manifest.files}
    assert (rows["invoices.jsonl"], rows["invoices.csv"], rows["tax_rows.parquet"], rows["lines.csv"]) == (2, 2, 2, 4)


def test_a_run_without_exports_has_a_manifest_too(tmp_path: Path) -> None:
    manifest = verify_export(export_run(tmp_path, RUN, [], ALL))
    assert manifest.documents == ()
    assert {file.rows for file in manifest.files} == {0}


def test_again_gives_the_same_bytes_and_touches_nothing(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict(1), verdict(2)], ALL)
    before, node = contents(folder), folder.stat().st_ino
    export_run(tmp_path, RUN, [verdict(1), verdict(2)], ALL)
    assert contents(folder) == before
    assert folder.stat().st_ino == node
    elsewhere = export_run(tmp_path / "elsewhere", RUN, [verdict(1), verdict(2)], ALL)
    assert contents(elsewhere) == before


def test_a_later_export_of_the_run_takes_the_place_of_the_first(tmp_path: Path) -> None:
    export_run(tmp_path, RUN, [verdict(1)], ALL)
    folder = export_run(tmp_path, RUN, [verdict(1), verdict(2)], ["json"])
    assert set(contents(folder)) == {"invoices.jsonl", "manifest.json"}
    assert len(verify_export(folder).documents) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["run-0001"]


def test_a_damaged_export_is_made_anew(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict(1)], ["csv"])
    good = contents(folder)
    (folder / "lines.csv").write_text("sha256\r\n")
    export_run(tmp_path, RUN, [verdict(1)], ["csv"])
    assert contents(folder) == good


NOT_EXPORTABLE: dict[str, tuple[Callable[[], Verdict], str]] = {
    "waits for review": (lambda: verdict(disposition=Disposition.REVIEW), "not straight through"),
    "quarantined": (lambda: verdict(disposition=Disposition.QUARANTINE), "not straight through"),
    "no invoice": (lambda: verdict(doc_type=DocType.OTHER), "not straight through"),
    "without a number": (lambda: verdict(of=invoice(invoice_number=None)), "not complete"),
    "with a blank seller": (lambda: verdict(of=invoice(seller=Party(name=" "))), "not complete"),
    "without tax where its profile asks for it": (
        lambda: verdict(of=invoice(totals=Totals(gross=Decimal(1), net=Decimal(1)))),
        "not complete",
    ),
    "e-invoice without lines": (
        lambda: verdict(of=invoice(lines=()), profile=Profile.EINVOICE),
        "not complete",
    ),
    "with too many decimals": (
        lambda: verdict(of=invoice(lines=(Line(description="a", net=Decimal("1E-11")),))),
        "more digits",
    ),
    "too large": (lambda: verdict(of=invoice(tax_breakdown=(TaxRow(base=Decimal("1E28")),))), "more digits"),
    "twice": (lambda: verdict(7), "twice"),
}


@pytest.mark.parametrize("case", sorted(NOT_EXPORTABLE))
def test_what_may_not_be_exported_stops_the_export(case: str, tmp_path: Path) -> None:
    make, why = NOT_EXPORTABLE[case]
    folder = export_run(tmp_path, RUN, [verdict(1)], ALL)
    before = contents(folder)
    with pytest.raises(Corrupted, match=why) as caught:
        export_run(tmp_path, RUN, [verdict(7), make()], ALL)
    assert "replay" in caught.value.way_out
    assert contents(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["run-0001"]


def test_trailing_zeros_are_no_digits_too_many(tmp_path: Path) -> None:
    exact = verdict(of=invoice(lines=(Line(description="a", net=Decimal("100.000000000000")),)))
    for exporter in EXPORTERS.values():
        folder = export_run(tmp_path, RUN, [exact], ALL)
        assert [found.lines[0].net for _, found in exporter.reading(folder)] == [Decimal(100)]


@pytest.mark.parametrize("name", ["csv", "json"])
def test_a_lost_zero_is_a_lost_digit_where_decimals_are_kept(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exporter = EXPORTERS[name]

    def spoiling(folder: Path) -> Iterator[tuple[str, object]]:
        for file in folder.iterdir():
            file.write_bytes(file.read_bytes().replace(b"120.00", b"120.0"))
        yield from exporter.reading(folder)

    monkeypatch.setitem(EXPORTERS, name, exporter._replace(reading=spoiling))  # type: ignore[arg-type]
    with pytest.raises(Corrupted, match=f"{name} files do not read back"):
        export_run(tmp_path, RUN, [verdict()], [name])


@pytest.mark.parametrize("zero", ["0", "0.00", "-0", "-0.00"])
def test_every_zero_leaves_in_every_format(zero: str, tmp_path: Path) -> None:
    one = verdict(of=invoice(lines=(Line(description="a", net=Decimal(zero)),)))
    assert len(verify_export(export_run(tmp_path, RUN, [one], ALL)).documents) == 1


def test_files_that_do_not_read_back_are_not_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exporter = EXPORTERS["csv"]

    def spoiling(folder: Path) -> Iterator[tuple[str, object]]:
        path = folder / "lines.csv"
        path.write_bytes(path.read_bytes().replace(b"120.00", b"102.00"))
        yield from exporter.reading(folder)

    monkeypatch.setitem(EXPORTERS, "csv", exporter._replace(reading=spoiling))  # type: ignore[arg-type]
    with pytest.raises(Corrupted, match="csv files do not read back"):
        export_run(tmp_path, RUN, [verdict()], ALL)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_format_is_named_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match=r'"xlsx" is no export format. Choose from json, csv, parquet.'):
        export_run(tmp_path, RUN, [verdict()], ["csv", "xlsx"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", ".", "..", "../out", "a/b", ".hidden", "a\n"])
def test_a_run_that_cannot_name_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="cannot name a folder"):
        export_run(tmp_path, RUN.model_copy(update={"run": name}), [verdict()], ["json"])


def test_an_error_of_the_source_leaves_nothing(tmp_path: Path) -> None:
    def verdicts() -> Iterator[Verdict]:
        yield verdict(1)
        raise Unavailable("The ledger is locked.")

    with pytest.raises(Unavailable, match="locked"):
        export_run(tmp_path, RUN, verdicts(), ALL)
    assert list(tmp_path.iterdir()) == []


SABOTAGE: dict[str, Callable[[Path], object]] = {
    "one digit": lambda path: path.write_bytes(bytes([path.read_bytes()[0] ^ 1, *path.read_bytes()[1:]])),
    "cut short": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\n"),
    "gone": lambda path: path.unlink(),
}
FILES = sorted(file for exporter in EXPORTERS.values() for file in exporter.files)


@pytest.mark.parametrize("how", sorted(SABOTAGE))
@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_noticed(how: str, name: str, tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ALL)
    verify_export(folder)
    SABOTAGE[how](folder / name)
    with pytest.raises(Corrupted, match=name):
        verify_export(folder)


def test_a_strange_file_is_noticed(tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ["json"])
    (folder / "more.csv").write_text("")
    with pytest.raises(Corrupted, match=r"not of it: more\.csv"):
        verify_export(folder)


@pytest.mark.parametrize("text", ["", "{}", "[", json.dumps({"run": 1})])
def test_a_manifest_that_is_none_is_noticed(text: str, tmp_path: Path) -> None:
    folder = export_run(tmp_path, RUN, [verdict()], ["json"])
    (folder / "manifest.json").write_text(text)
    with pytest.raises(Corrupted, match=r"no readable manifest\.json"):
        verify_export(folder)
