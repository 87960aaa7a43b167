"""What makes a verdict is taken as it was put in place, or not at all; a lawful change is one step and is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Model, sentences_release, version
from extractors.model.release import WEIGHTS
from flows.certified import certificate_of, keep_certificate
from flows.ingest import changed_since
from flows.pipeline import versions
from flows.policy_file import policy_of, written_policy
from ledger import Ledger, verify
from schemas import Certificate, EventKind, Misconfigured, Policy
from schemas.policy import Layers
from tests.ledger.kept import fill, ingest

Deed = Callable[[Path], None]
AS_ISSUED = "is not the certificate that the ledger says was issued here last"
NOT_PROVED = "promises more than"


def certificate(**other: object) -> Certificate:
    said = {"alpha": "0.01", "delta": "0.1", "documents": 240, "errors": 0, "threshold": "0.71", **other}
    return Certificate.model_validate_json(
        json.dumps({**said, "versions": versions(Policy()).model_dump(), "issued_on": date(2024, 5, 1).isoformat()})
    )


def _edited(**other: object) -> Deed:
    def deed(workspace: Path) -> None:
        path = workspace / "certificate.json"
        path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **other}), encoding="utf-8")

    return deed


def _older(workspace: Path) -> None:
    before = (workspace / "certificate.json").read_bytes()
    keep_certificate(certificate(threshold="0.9"), workspace)
    (workspace / "certificate.json").write_bytes(before)


def _without_ledger(workspace: Path) -> None:
    for path in (*workspace.glob("ledger.db*"), *workspace.glob("checkpoints/*")):
        path.unlink()


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (_edited(threshold="0"), AS_ISSUED),
        (_edited(threshold="0.5"), AS_ISSUED),
        (_edited(documents=1, threshold="0"), NOT_PROVED),
        (_edited(documents=1), NOT_PROVED),
        (_edited(errors=9), NOT_PROVED),
        (_edited(errors=300), NOT_PROVED),
        (_edited(alpha="0.0001"), NOT_PROVED),
        (_edited(alpha="0.5"), AS_ISSUED),
        (_edited(alpha="0"), NOT_PROVED),
        (_edited(delta="1"), NOT_PROVED),
        (_edited(documents=241), AS_ISSUED),
        (_edited(versions={"vouchline": "9", "model": "9", "rulebook": "9", "policy": "9"}), AS_ISSUED),
        (_older, AS_ISSUED),
        (_without_ledger, AS_ISSUED),
    ],
)
def test_a_certificate_that_is_not_the_one_issued_is_refused(tmp_path: Path, deed: Deed, says: str) -> None:
    keep_certificate(certificate(), tmp_path)
    assert policy_of(tmp_path, None).gate.default_score == Decimal("0.71")
    deed(tmp_path)
    with pytest.raises(Misconfigured, match=says):
        policy_of(tmp_path, None)
    (tmp_path / "certificate.json").unlink()
    assert policy_of(tmp_path, None).gate.default_score == Decimal("0.80"), "the way out that is named"


def test_a_certificate_that_was_reformatted_says_the_same(tmp_path: Path) -> None:
    keep_certificate(certificate(), tmp_path)
    _edited()(tmp_path)
    assert certificate_of(tmp_path) == certificate()
    assert verify(tmp_path).problem is None


def test_a_certificate_that_promises_less_than_the_policy_asks_does_not_hold(tmp_path: Path) -> None:
    keep_certificate(certificate(alpha="0.05"), tmp_path)
    assert policy_of(tmp_path, None).gate.default_score == Decimal("0.80")


@pytest.fixture
def promoted(tmp_path: Path) -> Path:
    """A workspace whose own model was put to work."""
    shutil.copytree(WEIGHTS, tmp_path / "model")
    with Ledger.open(tmp_path) as ledger:
        ledger.note(EventKind.MODEL_PROMOTED, {"model": version(str(tmp_path / "model")), "held_out": "3"})
    assert written_policy(tmp_path, None).model_folder == str(tmp_path / "model")
    return tmp_path


def _weights(workspace: Path) -> None:
    path = max(
        (path for path in (workspace / "model").rglob("*") if path.is_file()), key=lambda path: path.stat().st_size
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _released(change: Callable[[dict[str, object]], object]) -> Deed:
    def deed(workspace: Path) -> None:
        path = workspace / "model" / "release.json"
        release = json.loads(path.read_text(encoding="utf-8"))
        change(release)
        path.write_text(json.dumps(release), encoding="utf-8")

    return deed


def _calibrated(release: dict[str, object]) -> None:
    curves = release["calibration"]["curves"]  # type: ignore[index]
    curves[min(curves)] = [9.0, 9.0]


def _another(workspace: Path) -> None:
    _weights(workspace)
    from extractors.model.release import weights_hash

    digest = weights_hash(workspace / "model")
    _released(lambda release: release.update(sha256=digest, version=f"1-{digest[:12]}"))(workspace)


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (_weights, "was changed: its files are not those that were trained"),
        (lambda workspace: (workspace / "model" / "more").write_text("x"), "was changed: its files"),
        (lambda workspace: (workspace / "model" / "meta.json").unlink(), "was changed: its files"),
        (_released(lambda release: release.update(sha256="0" * 64)), "was changed: its files"),
        (_released(_calibrated), "is not the one that was put to work"),
        (_released(lambda release: release.pop("calibration")), "is not the one that was put to work"),
        (_another, "is not the one that was put to work"),
    ],
)
def test_a_model_that_is_not_the_one_put_to_work_is_refused(promoted: Path, deed: Deed, says: str) -> None:
    deed(promoted)
    with pytest.raises(Misconfigured, match=says):
        written_policy(promoted, None)


def test_a_model_that_nobody_put_to_work_is_refused(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "model")
    with pytest.raises(Misconfigured, match=r"says the ledger \(none\)"):
        written_policy(tmp_path, None)


def test_a_model_that_the_policy_names_is_recorded_by_its_run(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "elsewhere")
    (tmp_path / "policy.toml").write_text(f'model_folder = "{tmp_path / "elsewhere"}"\n', encoding="utf-8")
    named = written_policy(tmp_path, None)
    assert versions(named).model == f"{version()}+{sentences_release.version()}"
    _released(_calibrated)(_renamed(tmp_path))
    assert versions(named).model.partition("+")[0] != version()


def _renamed(folder: Path) -> Path:
    (folder / "model").symlink_to(folder / "elsewhere")
    return folder


def test_other_sentences_make_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = versions(Policy()).model
    monkeypatch.setattr(sentences_release, "release", lambda: {"sha256": "0" * 64})
    assert versions(Policy()).model == f"{before.partition('+')[0]}+{'0' * 12}"
    assert versions(Policy(layers=Layers(model=False))).model == f"none+{'0' * 12}"


def test_weights_that_were_changed_are_not_read_by_a_worker_either(tmp_path: Path) -> None:
    shutil.copytree(WEIGHTS, tmp_path / "model")
    _weights(tmp_path)
    with pytest.raises(Misconfigured, match="was changed"):
        _ = Model(tmp_path / "model")._pipeline


def test_another_policy_is_an_event_and_is_named(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        first = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
        same = ingest(ledger, fill(tmp_path / "inbox", {"b.pdf": b"two"}))
        assert changed_since(ledger.runs(), first) == changed_since(ledger.runs(), same) == []
        now = first.versions.model_copy(update={"policy": "another", "model": "newer"})
        run = ledger.start_run("ingest", "inbox", now, Policy())
        assert changed_since(ledger.runs(), run) == [
            {"what": "model", "before": first.versions.model, "now": "newer"},
            {"what": "policy", "before": first.versions.policy, "now": "another"},
        ]
        assert ledger.noted(EventKind.POLICY_CHANGED) == {"from": first.versions.policy, "to": "another"}
        assert ledger.noted(EventKind.MODEL_CHANGED) == {"from": first.versions.model, "to": "newer"}
    assert verify(tmp_path / "workspace").problem is None
