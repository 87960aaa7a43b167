"""What people correct becomes examples in open formats, and a new model works only where it is no worse."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from spacy import blank
from spacy.tokens import DocBin

from app.commands.learn import train
from evaluation import train as training
from evaluation.corrections import corrections, reviewed
from evaluation.promotion import score, split
from evaluation.synthetic import Options, generate
from evaluation.train import LabelledReading
from evaluation.train.examples import DOCBIN, LINES, write_examples
from extractors.model import load, version
from flows.pipeline import versions
from flows.policy_file import policy_of
from ledger import Ledger
from schemas import EventKind, Misconfigured, Policy

SEEDS = (5, 6, 7, 8, 9, 10)
GOLD = {
    "invoice_number": "invoice_number",
    "issue_date": "issue_date",
    "seller.name": "seller_name",
    "totals.gross": "gross_total",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that holds a few generated documents, and corrections of them."""
    home = tmp_path_factory.mktemp("corrected")
    lines = []
    with Ledger.open(home) as ledger:
        run = ledger.start_run("ingest", "a folder", versions(Policy()), Policy())
        for seed in SEEDS:
            document = generate(seed, Options())
            path = home / f"{seed}.pdf"
            path.write_bytes(document.pdf())
            kept = ledger.keep(
                path, origin=path.name, media_type="application/pdf", received_at=datetime(2024, 5, 1, tzinfo=UTC)
            )
            ledger.add(run, [kept])
            gold = document.gold()
            fields = {name: str(gold["fields"][name]) for name in GOLD.values() if gold["fields"].get(name)}
            lines.append(json.dumps({"sha256": kept.sha256, "doc_type": gold["doc_type"], "fields": fields}))
    (home / "corrections.jsonl").write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return home


def test_corrected_documents_can_be_measured(workspace: Path) -> None:
    rows = reviewed(workspace / "corrections.jsonl", workspace)
    assert len(rows) == len(SEEDS)
    assert all(row.path.read_bytes().startswith(b"%PDF") and row.labels.fields for row in rows)


def test_a_correction_is_read_from_the_stored_original(workspace: Path) -> None:
    rows = corrections(workspace / "corrections.jsonl", workspace)
    assert len(rows) == len(SEEDS)
    assert all(row.reading.pages for row in rows)
    assert all(row.truth.values["invoice_number"] for row in rows if "invoice_number" in row.document.labels.fields)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "is not JSON"),
        ("[]", "has no fields"),
        ('{"fields": {"colour": "red"}}', "has a field colour"),
        ('{"fields": {}, "doc_type": "poem"}', "has no doc_type"),
        ('{"fields": {}, "doc_type": "invoice", "sha256": "0000000000"}', "names no document"),
    ],
)
def test_a_line_that_is_no_correction_is_named(workspace: Path, tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "wrong.jsonl"
    file.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(Misconfigured, match=f"line 1 {said}"):
        corrections(file, workspace)


def test_examples_name_the_same_words_in_both_formats(workspace: Path, tmp_path: Path) -> None:
    rows = corrections(workspace / "corrections.jsonl", workspace)
    assert write_examples(rows, tmp_path) == len(SEEDS)
    lines = [json.loads(line) for line in (tmp_path / LINES).read_text(encoding="utf-8").splitlines()]
    docs = list(DocBin().from_disk(tmp_path / DOCBIN).get_docs(blank("xx").vocab))
    for line, doc in zip(lines, docs, strict=True):
        spans = [(span["label"], line["text"][span["start"] : span["end"]]) for span in line["spans"]]
        assert spans == [(span.label_, span.text) for span in doc.spans["fields"]]
    marked = {span["label"] for line in lines for span in line["spans"]}
    assert {"invoice_number", "totals.gross"} <= marked


def test_whole_vendors_are_held_out(workspace: Path) -> None:
    rows = corrections(workspace / "corrections.jsonl", workspace)
    learn, held = split([_of_vendor(row, n % 8) for n, row in enumerate(rows * 8)])
    assert not {row.template for row in learn} & {row.template for row in held}
    assert learn
    assert held


def _of_vendor(row: LabelledReading, number: int) -> LabelledReading:
    labels = row.document.labels._replace(template=f"vendor {number}")
    return row._replace(document=row.document._replace(labels=labels))


def test_a_model_is_scored_by_labelled_fields_alone(workspace: Path) -> None:
    rows = corrections(workspace / "corrections.jsonl", workspace)
    found = score(load(), rows)
    assert found.labelled == sum(len(row.document.labels.fields) for row in rows)
    assert found.right <= found.given <= found.labelled
    assert found.f1 > 0.8


def _train(workspace: Path, **options: object) -> int:
    wanted = {"out": None, "corpora": (), "without": (), "corrected": workspace / "corrections.jsonl", "examples": None,
              "promote": True, "documents": 2, "seed": 0, "workspace": workspace}  # fmt: skip
    return train(**{**wanted, **options})  # type: ignore[arg-type] # options of the command


def test_a_worse_model_is_not_promoted(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = policy_of(workspace, None).model_folder
    assert _train(workspace) == 3
    assert "Not promoted: the new extractor is worse" in capsys.readouterr().out
    assert policy_of(workspace, None).model_folder == before


def test_a_model_that_is_no_worse_is_put_to_work_and_recorded(workspace: Path) -> None:
    training.train(workspace / "model", seed=0, documents=2)
    poor = version(str(workspace / "model"))
    with Ledger.open(workspace) as ledger:
        ledger.note(EventKind.MODEL_PROMOTED, {"model": poor})
    assert policy_of(workspace, None).model_folder is not None
    assert _train(workspace, documents=60) == 0
    at_work = policy_of(workspace, None).model_folder
    assert at_work is not None
    assert version(at_work) not in (poor, version())
    assert versions(policy_of(workspace, None)).model.startswith(f"{version(at_work)}+")
    with sqlite3.connect(workspace / "ledger.db") as database:
        details = [
            json.loads(row[0]) for row in database.execute("select details from events where kind = 'model_promoted'")
        ]
    assert [event["model"] for event in details] == [poor, version(at_work)]


def test_nothing_asked_is_said() -> None:
    with pytest.raises(Misconfigured, match="Nothing is to be done"):
        _train(Path("nowhere"), promote=False, corrected=None)
