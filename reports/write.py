"""Write a run's report: an index and one page a document, one document at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from reports.document import document_page
from reports.images import Album
from reports.index import index_page
from reports.record import Duplicate, Images, Place, Record, page_name
from reports.summary import Summary
from schemas import GateReport, PageImage, RunInfo, Unavailable, Verdict
from schemas.helping import RunFigures
from schemas.whole_folder import whole_folder


def write_report(  # noqa: PLR0913 - the facts of one run, and two choices by name
    folder: Path,
    run: RunInfo,
    records: Iterable[Record | Duplicate],
    gate: GateReport | None,
    trend: Sequence[RunInfo],
    page_images: Callable[[Verdict], Sequence[PageImage]],
    *,
    rules: Mapping[str, str] | None = None,
    images: Images = Images.WAITING,
    figures: Callable[[RunInfo], RunFigures] | None = None,
    linked: Collection[str] = (),
    desk: str | None = None,
) -> Path:
    """Write the report of `run` into `folder`, which appears whole or not at all; the path of its index.html.

    `records` are taken one at a time, in the order that the table has and in which those that wait lead on to each
    other. `rules` gives each rule's sentence by its id; `figures` says how a run went; `linked` are the hashes of the
    documents among the records, to which pages may lead; `desk` is the address at which people decide on them.
    Raises Unavailable where the folder cannot be written.
    """
    summary, album = Summary(), Album(images, page_images)
    try:
        with whole_folder(folder) as fresh:
            (fresh / "documents").mkdir()
            for record, place in _placed(records, summary):
                pictures = album.pictures(record)
                page = document_page(
                    record,
                    run,
                    pictures=pictures,
                    place=place,
                    folder=folder,
                    rules=rules or {},
                    linked=linked,
                    desk=desk,
                )
                (fresh / "documents" / place.name).write_text(page, encoding="utf-8", newline="\n")
            index = index_page(run, summary, gate, trend, figures)
            (fresh / "index.html").write_text(index, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Unavailable(
            f"The report could not be written to {folder}: {error.strerror or 'the disk does not answer'}.",
            "Make room there or allow writing, then build it again with `vouchline report`.",
        ) from error
    return folder / "index.html"


def _placed(records: Iterable[Record | Duplicate], summary: Summary) -> Iterator[tuple[Record, Place]]:
    """Each record with its place, once the summary has taken it in.

    A waiting document is held back until the next one that waits is known. One whose page
    stands in the report of an earlier run is led to that, and has no place here.
    """
    names = _Names()
    held: tuple[Record, Place] | None = None
    for record in records:
        if isinstance(record, Duplicate):
            summary.add_duplicate(record)
            continue
        if record.page is not None:
            summary.add(record, record.page)
            continue
        name = names.of(record)
        summary.add(record, f"documents/{name}")
        if not record.waits:
            yield record, Place(name)
            continue
        if held is not None:
            yield held[0], held[1]._replace(following=name)
        held = record, Place(name, previous=held[1].name if held else None)
    if held is not None:
        yield held


class _Names:
    """File names by hash; the same bytes twice in one run get a number."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, record: Record) -> str:
        sha256 = record.verdict.document.sha256
        number = self._seen[sha256] = self._seen.get(sha256, 0) + 1
        return page_name(sha256, number)
