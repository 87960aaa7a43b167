"""The report leads to the desk where it is served, from what waits alone."""

from __future__ import annotations

from pathlib import Path

from reports import write_report
from tests.reports import invoice_run

_DESK = "https://desk.example.com"


def _report(folder: Path, desk: str | None) -> Path:
    wrong = invoice_run.quarantined().verdict.document.sha256
    gate = invoice_run.gate(wrong)
    records = invoice_run.records()
    return write_report(folder, invoice_run.run(), records, gate, [], invoice_run.images_of, desk=desk).parent


def test_what_waits_leads_to_its_page_of_the_desk(tmp_path: Path) -> None:
    folder = _report(tmp_path / "reports" / "one", _DESK)
    for record in invoice_run.records():
        page = invoice_run.page_of(folder, record.verdict.document.origin).read_text(encoding="utf-8")
        link = f'href="{_DESK}/documents/{record.verdict.document.sha256}"'
        assert (link in page) == record.waits, record.verdict.document.origin


def test_where_no_desk_is_served_no_page_speaks_of_one(tmp_path: Path) -> None:
    folder = _report(tmp_path / "reports" / "one", None)
    assert not [path for path in folder.rglob("*.html") if "at the desk" in path.read_text(encoding="utf-8")]
