"""The trained pipeline: saved and loaded it says the same, in every process; it is loaded only when it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from evaluation.synthetic import generate
from evaluation.train import fit, synthetic
from extractors.model import load, version
from extractors.model.release import WEIGHTS, read_release, weights_hash, write_release
from extractors.model.state import TYPES, doc_of, state_of
from extractors.page.candidates import FIELDS, KINDS
from extractors.page.sheet import sheet_of
from schemas import Layer, Page, Reading

LARGEST = 15_000_000  # bytes
SEEDS = (7, 21, 90)
CLAIMS = (
    "import sys, json\n"
    "from pathlib import Path\n"
    "from evaluation.synthetic import generate\n"
    "from extractors.page.sheet import sheet_of\n"
    "from extractors.model import load\n"
    "found = load().propose(sheet_of(generate(7).reading()))\n"
    "print(json.dumps([claim.model_dump(mode='json') for claim in found.claims]), dict(found.types))\n"
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a few documents."""
    folder = tmp_path_factory.mktemp("model")
    write_release(fit(list(synthetic(12))), folder, {"synthetic": 12})
    return folder


def run(code: str, root: Path, seed: str = "0") -> str:
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    return done.stdout


def test_importing_extractors_does_not_import_spacy(root: Path) -> None:
    code = "import sys, extractors, extractors.model; print('spacy' in sys.modules, 'scipy' in sys.modules)"
    assert run(code, root).split() == ["False", "False"]


def test_two_processes_say_the_same(root: Path) -> None:
    first = run(CLAIMS, root, "1")
    assert first == run(CLAIMS, root, "2")
    assert "invoice_number" in first


def test_the_release_tells_what_the_weights_are() -> None:
    release = read_release(WEIGHTS)
    assert release["sha256"] == weights_hash(WEIGHTS)
    assert version().startswith(f"{release['version']}.")
    assert release["version"].endswith(release["sha256"][:12])


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < LARGEST


def test_spacy_loads_the_folder(small: Path) -> None:
    nlp = spacy.load(small)
    assert nlp.pipe_names == ["candidates", "fields", "types", "decoder"]
    sheet = sheet_of(generate(7).reading())
    doc = nlp(doc_of(nlp.vocab, sheet))
    for kind in KINDS:
        candidates = state_of(doc).candidates[kind]
        assert [span.text.split() for span in doc.spans[kind]] == [
            [word.text for word in candidate.span.words] for candidate in candidates
        ]


def test_saved_again_it_is_the_same(small: Path, tmp_path: Path) -> None:
    nlp = spacy.load(small)
    write_release(nlp, tmp_path, {"synthetic": 12})
    again = spacy.load(tmp_path)
    for seed in SEEDS:
        sheet = sheet_of(generate(seed).reading())
        ours, theirs = (state_of(one(doc_of(one.vocab, sheet))) for one in (nlp, again))
        assert ours.claims == theirs.claims
        assert ours.types == theirs.types


def test_probabilities_are_probabilities(small: Path) -> None:
    nlp = spacy.load(small)
    for seed in SEEDS:
        state = state_of(nlp(doc_of(nlp.vocab, sheet_of(generate(seed).reading()))))
        assert sum(state.types.values()) == pytest.approx(1, abs=1e-5)
        assert set(state.types) == set(TYPES)
        for kind, fields in FIELDS.items():
            shares = state.probabilities[kind]
            assert shares.shape == (len(state.candidates[kind]), len(fields))
            assert (shares >= 0).all()
            assert (shares.sum(axis=0) <= 1 + 1e-5).all()


def test_claims_point_to_their_words() -> None:
    for seed in SEEDS:
        reading = generate(seed).reading()
        claims = load().propose(sheet_of(reading)).claims
        assert len(claims) > 5
        for claim in claims:
            assert claim.layer is Layer.MODEL
            assert 0 <= claim.score <= 1
            assert claim.boxes
            assert claim.page in {page.number for page in reading.pages}
            assert claim.confidence is not None
            assert 0 < claim.confidence < 1


def test_a_document_without_text_has_no_proposals() -> None:
    empty = Reading(sha256="0" * 64, reader="test", parts=(Page(number=1, width=595, height=842),))
    assert load().propose(sheet_of(empty)).claims == ()


def test_the_meta_of_a_model_is_json(small: Path) -> None:
    release = json.loads((small / "release.json").read_text(encoding="utf-8"))
    assert release["synthetic"] == 12
    assert release["sha256"] == weights_hash(small)
