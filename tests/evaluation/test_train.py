"""Training: from the seed alone, and only from what may be learnt from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from thinc.api import Config

from evaluation.corpus import Labelled, Labels, labels_of
from evaluation.synthetic import generate
from evaluation.train import CONFIG, LICENSED, LabelledReading, fit, labelled, labelled_readings, synthetic, train
from evaluation.train.measure import measured
from evaluation.train.truth import labelled_truth, nearly_same_name, same_value, synthetic_truth, targets
from extractors.model.choosing import LEFT_OUT, RIGHT
from extractors.model.components import DOCUMENT, find
from extractors.model.release import read_release, weights_hash
from extractors.model.state import TYPES, State, doc_of, state_of
from extractors.page.candidates import FIELDS
from extractors.page.sheet import sheet_of

COUNT = 10
SEEDS = range(30, 50)


def state(seed: int) -> State:
    nlp = fit_nothing()
    return state_of(find(doc_of(nlp.vocab, sheet_of(generate(seed).reading()))))


def fit_nothing() -> object:
    import spacy

    return spacy.blank("xx")


def gold(**more: object) -> Labels:
    fields = {"invoice_number": "A-1", "issue_date": "2024-05-06", "gross_total": "119.00", "seller_name": "Alder Ltd"}
    return labels_of({"doc_type": "invoice", "fields": fields, **more}, "t")


def test_training_twice_gives_equal_weights(tmp_path: Path) -> None:
    for name in ("one", "two"):
        train(tmp_path / name, documents=COUNT)
    assert weights_hash(tmp_path / "one") == weights_hash(tmp_path / "two")
    assert read_release(tmp_path / "one") == read_release(tmp_path / "two")
    assert read_release(tmp_path / "one")["synthetic"] == COUNT


def test_another_seed_gives_other_weights(tmp_path: Path) -> None:
    train(tmp_path / "one", documents=COUNT, seed=0)
    train(tmp_path / "two", documents=COUNT, seed=1)
    assert weights_hash(tmp_path / "one") != weights_hash(tmp_path / "two")


def test_training_learns(tmp_path: Path) -> None:
    nlp = fit(list(synthetic(40)))
    found = [state_of(nlp(doc_of(nlp.vocab, sheet_of(generate(seed).reading())))) for seed in range(40)]
    right = 0
    for seed, one in enumerate(found):
        values = {claim.term: claim.value for claim in one.claims}
        right += values.get("totals.gross") == abs(generate(seed).facts.sums.gross) * generate(seed).facts.sign
    assert right >= 24


def test_the_config_is_read() -> None:
    config = Config().from_disk(CONFIG)
    assert config["documents"]["synthetic"] >= 1_000
    assert config["nlp"]["pipeline"][0] == "candidates"


def test_only_licensed_sets_are_named() -> None:
    assert tuple(sorted(LICENSED)) == LICENSED
    assert not {name for name in LICENSED if "sroie" in name or "odoo" in name}


@pytest.mark.corpus
def test_excluded_sets_are_left_out(shared: Path, tmp_path: Path) -> None:
    kept = "real-saas-stripe"
    folders = (shared / "corpus-pages", shared / "corpus")
    train(tmp_path, documents=COUNT, corpus=folders, exclude_sets=set(LICENSED) - {kept})
    release = read_release(tmp_path)
    assert release["sets"] == [kept]
    rows = list(labelled_readings(folders, [kept]))
    assert release["labelled"] == len(rows) > 0
    assert {row.group for row in rows} == {kept}


def test_labelled_documents_count_as_often_as_the_config_says() -> None:
    wanted = Config().from_disk(CONFIG)["documents"]
    document = Labelled(Path("x.pdf"), "", "s", gold())
    rows = [LabelledReading(document, generate(seed).reading()) for seed in range(15)]
    docs = list(labelled(rows))
    assert len(docs) == wanted["per_template"] * (wanted["copies"] + wanted["variants"])
    assert len(set(map(id, docs))) == wanted["per_template"] * (1 + wanted["variants"])


def test_all_that_is_printed_is_right_or_not_judged() -> None:
    judged = 0
    for seed in SEEDS:
        document, one = generate(seed), state(seed)
        truth = synthetic_truth(document)
        aims = targets(one, truth)
        for kind, terms in FIELDS.items():
            for column, term in enumerate(terms):
                marked = np.flatnonzero(aims[kind].labels[:, column] == RIGHT)
                wanted = truth.values[term]
                assert wanted is not None or not len(marked)
                for row in marked:
                    value = one.candidates[kind][row].value
                    assert same_value(value, wanted) or nearly_same_name(value, wanted)  # type: ignore[arg-type]
                judged += len(marked)
    assert judged > 5 * len(SEEDS)


def test_an_amount_in_another_role_is_left_out() -> None:
    for seed in SEEDS:
        document, one = generate(seed), state(seed)
        labels = targets(one, synthetic_truth(document))["amount"].labels
        if (labels == LEFT_OUT).any():
            return
    pytest.fail("no amount stood in two roles")


def test_the_type_is_one_of_all() -> None:
    aim = targets(state(31), synthetic_truth(generate(31)))[DOCUMENT]
    assert aim.labels.sum() == 1
    assert TYPES[int(aim.labels.argmax())] == generate(31).doc_type


def test_gold_that_is_missing_is_unknown_and_hidden_gold_too() -> None:
    truth = labelled_truth(gold(visible_false=["gross_total"]))
    assert set(truth.values) == {"invoice_number", "issue_date", "seller.name"}


def test_gold_that_is_null_is_known_to_be_absent() -> None:
    labels = labels_of({"doc_type": "invoice", "fields": {"invoice_number": "A-1", "issue_date": None}}, "t")
    truth = labelled_truth(labels)
    assert truth.values == {"invoice_number": "A-1", "issue_date": None}
    aim = targets(state(31), truth)["date"]
    dates = FIELDS["date"]
    assert aim.known[dates.index("issue_date")]
    assert not (aim.labels[:, dates.index("issue_date")] == RIGHT).any()
    assert not aim.known[dates.index("due_date")]


def test_what_is_absent_is_not_counted() -> None:
    row = LabelledReading(
        Labelled(Path("x.pdf"), "", "s", labels_of({"fields": {"invoice_number": "A-1", "due_date": None}}, "t")),
        generate(31).reading(),
    )
    assert measured(lambda _: {"invoice_number": "A-1"}, [row])[:2] == (1.0, 1.0)
    assert "due_date" not in measured(lambda _: {}, [row]).fields


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alder Ltd", "ALDER LTD.", True),
        ("Alder Works Ltd", "Alder Works", True),
        ("Alder", "Birch", False),
        ("", "A", False),
        ("ΕΛΙΑ ΒΛΑΧΟΥ Α.Ε.", "Ελιά Βλάχου", True),
    ],
)
def test_names_are_compared_by_their_words(one: str, other: str, *, same: bool) -> None:
    assert nearly_same_name(one, other) is same
