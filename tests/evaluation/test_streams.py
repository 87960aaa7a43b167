"""The first months of a stream of our own, against what they came to: nothing wrong leaves, no less goes through."""

from __future__ import annotations

import json
from pathlib import Path

from evaluation.stream import play
from schemas import Policy


def test_the_first_months_of_some_vendors_are_no_worse(root: Path, tmp_path: Path) -> None:
    streams = root / "evaluation" / "streams"
    before = json.loads((streams / "baseline.json").read_text(encoding="utf-8"))
    played = play(
        streams / before["stream"], tmp_path, Policy(), until=before["until"], vendors=before["vendors"], workers=1
    )
    assert played.silent == []
    assert (sum(played.documents[month] for month in played.months), played.open) == (before["documents"], 0)
    assert sum(played.through[month] for month in played.months) >= before["through"]
    assert (played.stopped[True], played.stopped[False]) == (before["must_stop"], 0)


def test_every_document_of_a_stream_has_labels_and_a_row(root: Path) -> None:
    for manifest in (root / "evaluation" / "streams").glob("*/manifest.json"):
        rows = json.loads(manifest.read_text(encoding="utf-8"))
        files = {file.relative_to(manifest.parent).as_posix() for file in manifest.parent.rglob("*.pdf")}
        assert {row["file"] for row in rows} == files
        assert all((manifest.parent / file).with_suffix(".gold.json").exists() for file in files)
        assert len({row["vendor"] for row in rows}) >= 10
