"""The model as it is shipped: a spaCy folder with `meta.json`-like facts of its own in `release.json`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas import Misconfigured

if TYPE_CHECKING:
    from spacy.language import Language

WEIGHTS = Path(__file__).with_name("weights")
VERSION = "2"  # of the features and the network: weights of another version do not fit
RELEASE = "release.json"


def write_release(nlp: Language, folder: Path, facts: Mapping[str, Any]) -> None:
    """Write the pipeline and its release file: version, hash of all weights, and what it was trained on."""
    folder.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder, exclude=["vocab"])
    digest = weights_hash(folder)
    release = {"version": f"{VERSION}-{digest[:12]}", "sha256": digest, **facts}
    (folder / RELEASE).write_text(json.dumps(release, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_release(folder: Path) -> dict[str, Any]:
    """The release file of a model folder. Raises FileNotFoundError where there is none."""
    release: dict[str, Any] = json.loads((folder / RELEASE).read_text(encoding="utf-8"))
    return release


def write_curves(folder: Path, curves: Mapping[str, tuple[float, float]], facts: Mapping[str, Any]) -> None:
    """Add the calibration, slope and offset a group of fields, and what it was fitted on to the release file."""
    release = {**read_release(folder), "calibration": {"curves": curves, **facts}}
    (folder / RELEASE).write_text(json.dumps(release, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def curves_of(folder: Path) -> dict[str, tuple[float, float]]:
    """The calibration of the model in `folder`; empty where it has none."""
    if not (folder / RELEASE).exists():
        return {}
    curves = read_release(folder).get("calibration", {}).get("curves", {})
    return {group: (slope, offset) for group, (slope, offset) in curves.items()}


def version_of(folder: Path) -> str:
    """The version of the model in `folder`: hashes of its weights and its calibration; "untrained" where there is none.

    Raises Misconfigured where its files are not those that its release was written for.
    """
    if not (folder / RELEASE).exists():
        return "untrained"
    digest, release = weights_hash(folder), read_release(folder)
    if digest != release["sha256"]:
        raise Misconfigured(
            f"The model in {folder} was changed: its files are not those that were trained.",
            "Put it back from where it came, or train it again.",
        )
    curves = curves_of(folder)
    how = hashlib.sha256(json.dumps(curves, sort_keys=True).encode()).hexdigest()[:6]
    return f"{VERSION}-{digest[:12]}" + (f".{how}" if curves else "")


def weights_hash(folder: Path) -> str:
    """SHA-256 over all files of a model folder except its release file, names included."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != RELEASE:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
