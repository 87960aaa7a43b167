"""The training of the model of sentences: what is learnt holds for what was held out, and the same file is written."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.sentences import training
from evaluation.sentences.__main__ import written
from evaluation.sentences.data import PAGE, Sentence, apart, honest, invented
from evaluation.sentences.training import fitted, held_out, seen_of, table_of
from extractors.model.unclear import Weights, of_bytes, scores

PAIRS = (
    ("Please deduct the deposit.", "Please quote the number."),
    ("Deduct it from the total.", "Quote it in your transfer."),
    ("We deduct the deposit.", "We quote the number."),
    ("The deposit is to be deducted.", "The number is to be quoted."),
)
TEXTS = [text for pair in PAIRS for text in pair]
ROWS = [Sentence(stops=not place % 2, kind="", text=text, origin="en") for place, text in enumerate(TEXTS)]
STOPS = np.array([row.stops for row in ROWS])


def test_what_is_learnt_holds_for_what_was_held_out() -> None:
    told = held_out(seen_of(ROWS), STOPS, [place // 2 for place in range(len(TEXTS))], len(PAIRS))
    assert all(stop > fine for stop, fine in zip(told[::2], told[1::2], strict=True))


def test_a_byte_a_weight_says_nearly_the_same() -> None:
    seen = seen_of(ROWS)
    line = fitted(seen, STOPS)
    held = Weights(*table_of(line), of_bytes(line.kept), line.near, line.bias, 0.0)
    assert np.allclose(scores(held, TEXTS), line.scores(seen), atol=0.1)


def test_meanings_that_are_kept_are_of_what_was_made_up_and_do_not_hang_on_the_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(training, "_KEPT", 3)
    pages = [row._replace(kind=PAGE, text=f"{row.text} Thank you.") for row in ROWS]
    rows = [*ROWS, *pages]
    kept, turned = (fitted(seen_of(each), np.array([row.stops for row in each])).kept for each in (rows, rows[::-1]))
    made_up = fitted(seen_of(ROWS), STOPS).kept
    assert {row.tobytes() for row in kept} == {row.tobytes() for row in turned} == {row.tobytes() for row in made_up}


def test_the_same_weights_are_the_same_file() -> None:
    table = np.arange(5, dtype=np.int8)
    assert written({"table": table, "step": 0.5}) == written({"table": table, "step": 0.5})


def test_the_sentences_are_read_whole() -> None:
    rows = invented()
    assert {row.origin for row in rows} >= {"de", "en", "fr", "hu", "tr"}
    assert all(row.text and row.kind for row in rows)
    assert not any(row.stops for row in honest())
    assert not {row.text for row in apart() if row.stops} & {row.text for row in rows}
