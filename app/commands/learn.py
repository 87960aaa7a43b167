"""`vouchline train` and `vouchline calibrate`: model work on labelled and corrected documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.say import say
from app.show_progress import progress
from evaluation import train as training
from evaluation.calibrate import audited, issue
from evaluation.certificate import Refused
from evaluation.corpus import labelled
from evaluation.corrections import Sampled, corrections, sampled
from evaluation.promotion import put_in_place, score, split
from evaluation.train import LabelledReading
from evaluation.train.examples import write_examples
from extractors.model import Model, version
from extractors.model.release import read_release
from flows.certified import keep_certificate
from flows.policy_file import MODEL_FOLDER, policy_of, written_policy
from flows.progress import PROGRESS
from ledger import Ledger, is_kept
from schemas import Certificate, EventKind, Misconfigured
from schemas.certificate import FILE_NAME

_WAITS = 3


def train(  # noqa: PLR0913 (one parameter an option of the command)
    out: Path | None,
    corpora: Sequence[Path],
    without: Sequence[str],
    corrected: Path | None,
    examples: Path | None,
    promote: bool,  # noqa: FBT001 (named by the command line)
    documents: int | None,
    seed: int,
    workspace: Path,
) -> int:
    """Train a model into `out`; with `promote`, put it to work if it is no worse than the one at work."""
    if out is None and not promote and examples is None:
        raise Misconfigured("Nothing is to be done.", "Name a folder with --out, or use --promote or --examples.")
    rows = corrections(corrected, workspace) if corrected or is_kept(workspace) else []
    if examples is not None:
        count = write_examples(rows, examples)
        say(f"{count} corrected documents as training examples are in {examples}.")
        if out is None and not promote:
            return 0
    learn, held = split(rows)
    if promote and not held:
        raise Misconfigured(
            "No corrected document is held out to compare the extractors on.",
            "Give --corrections with documents of more vendors: every fourth vendor is held out.",
        )
    with TemporaryDirectory() as scratch:
        trained = out or Path(scratch) / MODEL_FOLDER
        training.train(trained, seed=seed, documents=documents, corpus=corpora, exclude_sets=without, corrected=learn)
        say(f"Trained the extractor {read_release(trained)['version']} on {len(learn)} corrected documents.")
        return _promoted(trained, held, workspace) if promote else 0


def _promoted(trained: Path, held: Sequence[LabelledReading], workspace: Path) -> int:
    """Put the model in `trained` to work if it reads `held` no worse than the one at work; 3 where it does not."""
    at_work = policy_of(workspace, None).model_folder
    before = score(Model(Path(at_work) if at_work else None), held)
    after = score(Model(trained), held)
    said = f"on {len(held)} documents held out: F1 {before.f1:.3f} before, {after.f1:.3f} now"
    if after.f1 < before.f1:
        say(f"Not promoted: the new extractor is worse {said}. The one at work stays.")
        return _WAITS
    put_in_place(trained, workspace / MODEL_FOLDER)
    with Ledger.open(workspace, must_exist=True) as ledger:
        details = {"model": version(str(workspace / MODEL_FOLDER)), "held_out": str(len(held))}
        ledger.note(EventKind.MODEL_PROMOTED, {**details, "before": f"{before.f1:.4f}", "after": f"{after.f1:.4f}"})
    say(f"Promoted {said}. It reads from the next run on; a certificate for the old one no longer holds.")
    return 0


def calibrate(  # noqa: PLR0913 (one parameter an option of the command)
    corpora: Sequence[Path],
    sets: Sequence[str],
    workers: int | None,
    dry_run: bool,  # noqa: FBT001 (named by the command line)
    workspace: Path,
    policy: Path | None,
) -> int:
    """Issue a certificate for this workspace from checked documents, or say what is missing and return 3."""
    settings = written_policy(workspace, policy)
    PROGRESS.set(progress())
    sample = sampled(workspace) if is_kept(workspace) else Sampled([], 0)
    documents = [*labelled(corpora, sets=sets), *sample.documents]
    rows = audited(documents, settings, workers)
    found = issue(rows, settings, datetime.now(UTC).date())
    wrong = sum(row.wrong for row in rows)
    say(
        f"Of {len(documents)} labelled documents {len(rows)} were read from pages and break no rule; {wrong} of these "
        "are wrong somewhere."
    )
    if sample.waiting:
        say(_missing(sample.waiting))
    if isinstance(found, Refused):
        say(_refusal(found, float(settings.gate.error_rate), float(settings.gate.error_chance)))
        return _WAITS
    say(_promise(found))
    if not dry_run:
        keep_certificate(found, workspace)
        say(f"It is in {workspace / FILE_NAME} and holds until model, rulebook or policy change.")
    return 0


def _missing(waiting: int) -> str:
    many = "document of the audit sample still waits" if waiting == 1 else "documents of the audit sample still wait"
    return (
        f"{waiting} {many}, counted as wrong until somebody has decided: `vouchline queue` lists them (AUDIT-1). "
        "Decide, then calibrate again."
    )


def _refusal(found: Refused, alpha: float, delta: float) -> str:
    return (
        f"No certificate: to promise at most {alpha:.1%} wrong documents but for a chance of {delta:.0%}, at least "
        f"{found.needed} documents without any error are needed; {found.documents} count here, {found.errors} of them "
        "wrong. The policy's own gate holds. Check more of the documents that go straight through (gate.audit_share), "
        "of many vendors, or ask for less (gate.error_rate)."
    )


def _promise(found: Certificate) -> str:
    return (
        f"Certificate: of the documents whose values are all at least {found.threshold} certain, at most "
        f"{float(found.alpha):.1%} are wrong, but for a chance of {float(found.delta):.0%} that this is untrue "
        f"({found.documents} documents checked, {found.errors} wrong)."
    )
