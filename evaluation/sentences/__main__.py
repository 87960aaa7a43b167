"""Trains the model of sentences: `python -m evaluation.sentences`. The same sentences make the same file.

How much is heard is printed by kind and language, each held out: what is learnt of some kinds must hold for others.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.sentences.data import PAGE, Sentence, apart, honest, invented
from evaluation.sentences.training import Numbers, fitted, held_out, seen_of, table_of
from extractors.languages import LANGUAGES
from extractors.model.encoder import encoder_hash
from extractors.model.sentences_release import RELEASE, WEIGHTS, release

_FOLDS = 3
_ALLOWED = 0.0025  # of the sentences of honest pages may be heard for nothing


def threshold(scores: Numbers, rows: Sequence[Sentence]) -> float:
    """The score that all but so many sentences of honest pages stay below that nothing was learnt from."""
    pages = scores[np.array([row.kind == PAGE for row in rows])]
    return float(np.quantile(pages, 1 - _ALLOWED))


def _told(name: str, heard: NDArray[np.bool_], rows: Sequence[Sentence], by: Sequence[str]) -> None:
    for stops in (True, False):
        for key in ("all", *sorted({one for one, row in zip(by, rows, strict=True) if row.stops == stops})):
            own = [row.stops == stops and key in ("all", one) for one, row in zip(by, rows, strict=True)]
            share = float(np.mean(heard[np.array(own)]))
            print(f"{name}\t{'stop' if stops else 'fine'}\t{key}\t{sum(own)}\t{share:.4f}")  # noqa: T201


def written(arrays: Mapping[str, Any]) -> bytes:
    """The arrays as a file of NumPy whose bytes are the same whenever it is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, value in arrays.items():
            held = io.BytesIO()
            np.save(held, np.asarray(value))
            file.writestr(zipfile.ZipInfo(f"{name}.npy"), held.getvalue(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write(facts: Mapping[str, Any]) -> None:
    RELEASE.write_text(json.dumps(facts, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """The script."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    taught, listed = {row.origin for row in invented()} & LANGUAGES.keys(), set(release()["languages"])
    if not taught <= listed:
        sys.exit(
            f"Add {', '.join(sorted(taught - listed))} to the languages in {RELEASE.name}: their words are not seen."
        )
    facts = {**release(), "encoder": encoder_hash()}  # it is held against this whenever it is loaded
    _write(facts)
    rows = [*invented(), *honest()]
    seen, stops = seen_of(rows), np.array([row.stops for row in rows])
    each = [row.origin if row.kind == PAGE else str(place) for place, row in enumerate(rows)]
    kinds = [row.kind for row in rows]
    spoken = [PAGE if row.kind == PAGE else row.origin for row in rows]
    scores = held_out(seen, stops, each, _FOLDS)
    least = threshold(scores, rows)
    _told("fold", scores >= least, rows, kinds)
    _told("fold", scores >= least, rows, spoken)
    line = fitted(seen, stops)
    table, step = table_of(line)
    content = written(
        {"table": table, "step": step, "kept": line.kept, "near": line.near, "bias": line.bias, "threshold": least}
    )
    WEIGHTS.write_bytes(content)
    _write({**facts, "sha256": hashlib.sha256(content).hexdigest(), "sentences": len(rows), "stop": int(stops.sum())})
    others = apart()
    _told("another author", line.scores(seen_of(others)) >= least, others, [row.origin for row in others])
    for name, groups, by in (("kind", kinds, kinds), ("language", [row.origin for row in rows], spoken)):
        _told(f"without its {name}", held_out(seen, stops, groups, _FOLDS) >= least, rows, by)


if __name__ == "__main__":
    main()
