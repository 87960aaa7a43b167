"""Writing a report: whole or not at all, one document at a time, the same bytes every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reports import Duplicate, Images, Record, write_report
from schemas import OutcomeKind, PageImage, PageSize, Unavailable, Verdict
from tests.reports import invoice_run
from tests.reports.html_tree import parsed


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_index_links_every_document_once(report: Path) -> None:
    rows = parsed(report / "index.html").one("table", class_="documents").one("tbody").all("tr")
    links = [row.all("a")[0].attributes["href"] for row in rows]
    assert len(links) == len(invoice_run.records())
    assert {f"documents/{path.name}" for path in (report / "documents").iterdir()} == set(links)


def test_the_same_run_gives_the_same_bytes(report: Path, tmp_path: Path) -> None:
    invoice_run.write(tmp_path / "elsewhere" / "reports" / report.name)
    assert _bytes(tmp_path / "elsewhere" / "reports" / report.name) == _bytes(report)


def test_writing_again_replaces_the_whole_report(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder)
    index = invoice_run.write(folder, [invoice_run.reviewed()])
    assert index == folder / "index.html"
    assert len(list((folder / "documents").iterdir())) == 1
    assert [path.name for path in folder.parent.iterdir()] == ["run"]


def test_an_interrupted_report_leaves_the_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder)
    before = _bytes(folder)

    def broken() -> Iterator[Record]:
        yield invoice_run.record()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        invoice_run.write(folder, broken())
    assert _bytes(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["run"]


def test_what_a_killed_run_left_is_cleared_and_what_it_set_aside_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder)
    before = _bytes(folder)
    folder.rename(folder.with_name(".run.old"))
    (tmp_path / "reports" / ".run.new" / "documents").mkdir(parents=True)

    def broken() -> Iterator[Record]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        invoice_run.write(folder, broken())
    assert _bytes(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["run"]


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file in the way")
    with pytest.raises(Unavailable, match="could not be written") as caught:
        invoice_run.write(tmp_path / "reports" / "run")
    assert "vouchline report" in caught.value.way_out


def test_documents_are_taken_and_written_one_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "run"
    ahead = []

    def counted() -> Iterator[Record]:
        for taken, record in enumerate(invoice_run.records()):
            ahead.append(taken - len(list((tmp_path / "reports" / ".run.new" / "documents").iterdir())))
            yield record

    invoice_run.write(folder, counted())
    # At most the last document that waits is held back, until the next that waits is known.
    assert max(ahead) == 1


def test_waiting_documents_lead_from_one_to_the_next(report: Path) -> None:
    waiting = [record.verdict.document.origin for record in invoice_run.records() if record.waits]
    page = invoice_run.page_of(report, waiting[0])
    visited = []
    while True:
        tree = parsed(page)
        visited.append(tree.one("h1").one("bdi").text)
        following = tree.all("a", rel="next")
        if not following:
            break
        assert (
            page.name == parsed(page.with_name(following[0].attributes["href"])).one("a", rel="prev").attributes["href"]
        )
        page = page.with_name(following[0].attributes["href"])
    assert visited == waiting


def test_the_same_bytes_twice_have_a_page_each(tmp_path: Path) -> None:
    first = invoice_run.record()
    again = Record(first.verdict, first.outcome.model_copy(update={"kind": OutcomeKind.DUPLICATE}))
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder, [first, again])
    words = {path.name: parsed(path).one("h1").text for path in (folder / "documents").iterdir()}
    assert sorted(word.split()[0].strip("✓=") for word in words.values()) == ["Duplicate", "Exported"]
    (second,) = folder.glob("documents/*-2.html")
    (there,) = [link for link in parsed(second).all("a") if link.text == "See it there"]
    assert there.attributes["href"] == second.name.replace("-2", "")


def test_what_an_earlier_report_shows_is_led_to_its_page_there(tmp_path: Path) -> None:
    first, waits = invoice_run.record(), next(record for record in invoice_run.records() if record.waits)
    there = "../earlier/documents/0123.html"
    duplicate = Duplicate(
        sha256=first.verdict.document.sha256,
        origin="again.pdf",
        outcome=first.outcome.model_copy(update={"kind": OutcomeKind.DUPLICATE}),
        doc_type=first.verdict.doc_type,
        invoice=first.verdict.invoice,
        page=there,
    )
    folder = tmp_path / "reports" / "run"
    index = parsed(invoice_run.write(folder, [waits._replace(page=there), duplicate]))
    rows = index.one("table", class_="documents").one("tbody").all("tr")
    assert [row.all("a")[0].attributes["href"] for row in rows] == [there, there]
    assert not list((folder / "documents").iterdir())
    wanted = first.verdict.invoice
    assert {str(wanted.seller.name), str(wanted.invoice_number), str(wanted.issue_date)} <= {
        cell.text for cell in rows[1].all("td")
    }
    # How long it took, and what each layer gave, is said of what this run judged.
    assert f"Half of the documents took {waits.verdict.seconds:.2f} s or less" in index.text


def test_an_empty_run_has_a_report(tmp_path: Path) -> None:
    index = write_report(tmp_path / "reports" / "run", invoice_run.run(), [], None, [], lambda verdict: ())
    assert parsed(index).one("h1").text == "No documents came in."


@pytest.mark.parametrize(
    ("choice", "kinds"),
    [
        (Images.WAITING, {OutcomeKind.QUARANTINED, OutcomeKind.REVIEW}),
        (Images.ALL, {OutcomeKind.QUARANTINED, OutcomeKind.REVIEW, OutcomeKind.EXPORTED, OutcomeKind.DUPLICATE}),
        (Images.NONE, set()),
    ],
)
def test_page_images_are_where_they_were_asked_for(tmp_path: Path, choice: Images, kinds: set[OutcomeKind]) -> None:
    folder = tmp_path / "reports" / "run"
    invoice_run.write(folder, images=choice)
    pictured = {
        record.outcome.kind
        for record in invoice_run.records()
        if parsed(invoice_run.page_of(folder, record.verdict.document.origin)).all("image")
    }
    assert pictured == kinds


def test_a_page_without_images_says_how_to_get_them(report: Path) -> None:
    note = parsed(invoice_run.page_of(report, "inbox/again.pdf")).one("p", class_="missing").text
    assert "vouchline report 2024-05-02-1 --images all" in note


def test_a_thousand_documents_stay_under_a_hundred_megabytes(tmp_path: Path) -> None:
    # Every document waits and has two pages of 300 kB: far more than a report may hold.
    heavy = tuple(PageImage(number=n, width=595, height=842, webp=b"\xff" * 300_000) for n in (1, 2))
    asked = []

    def images(verdict: Verdict) -> tuple[PageImage, ...]:
        asked.append(verdict.document.sha256)
        return heavy

    folder = tmp_path / "reports" / "run"
    records = (invoice_run.reviewed(f"{number}.pdf") for number in range(100))
    write_report(folder, invoice_run.run(), records, None, [], images)
    sizes = [path.stat().st_size for path in (folder / "documents").iterdir()]
    without = [size for size in sizes if size < 150_000]
    assert 0 < len(without) == 100 - len(asked)
    rows = (folder / "index.html").stat().st_size * 10
    assert sum(sizes) + 900 * max(without) + rows < 100_000_000


def test_a_long_document_shows_the_pages_that_matter(tmp_path: Path) -> None:
    many = tuple(PageImage(number=n, width=595, height=842, webp=b"x") for n in range(1, 41))
    record = invoice_run.reviewed()
    claim = record.verdict.claims["totals.gross"].model_copy(update={"page": 40})
    verdict = record.verdict.model_copy(
        update={
            "claims": {**record.verdict.claims, "totals.gross": claim},
            "pages": tuple(PageSize(number=n, width=595, height=842) for n in range(1, 41)),
            "page_count": 40,
        }
    )
    folder = tmp_path / "reports" / "run"
    write_report(folder, invoice_run.run(), [record._replace(verdict=verdict)], None, [], lambda verdict: many)
    page = parsed(next((folder / "documents").iterdir()))
    shown = [figure.one("svg").attributes["aria-label"] for figure in page.all("figure") if figure.all("image")]
    assert shown[:2] == ["Page 1", "Page 2"]
    assert shown[-1] == "Page 40"
    assert len(shown) == 12
    assert "28 further pages are not shown" in page.one("p", class_="missing").text


def test_pages_that_could_not_be_drawn_are_said_to_be_missing(tmp_path: Path) -> None:
    folder = tmp_path / "reports" / "run"
    write_report(folder, invoice_run.run(), [invoice_run.reviewed()], None, [], lambda verdict: ())
    page = parsed(next((folder / "documents").iterdir()))
    assert "could not be drawn; look at the original" in page.one("p", class_="missing").text
    assert page.all("a", class_="mark"), "the places of the values are shown all the same"
