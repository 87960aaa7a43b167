"""Strategies are policies: what is compared is on record, can be measured again, and is recommended by its numbers."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from app.commands.compare import compare
from app.commands.egress import egress
from app.commands.evaluate import evaluate
from evaluation.corpus import labelled
from evaluation.evaluate import verdicts_on
from evaluation.recorded import recorded
from evaluation.strategies import arms
from flows.named import COMPARISON
from ledger.verify import verify
from schemas import Endpoint, Foundation, Misconfigured, Policy, load_policy
from tests.evaluation.oracle import Oracle, fates
from tests.flows.chat_server import serving

CASES = ("simple-en", "missing-number-it", "form-de", "mixed-rates-fr", "wrong-total-en", "receipt-en")
STRATEGIES = ("rules", "model", "model-rules", "fallback", "foundation")


@pytest.fixture(scope="module")
def cases(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few of the project's samples."""
    folder = tmp_path_factory.mktemp("cases")
    for name in CASES:
        shutil.copytree(root / "sample_invoices" / name, folder / name)
    return folder


class Compared:
    """A comparison of all strategies with an oracle that errs."""

    def __init__(self, cases: Path, workspace: Path) -> None:
        self.cases, self.workspace = cases, workspace
        self.oracle = Oracle(list(labelled([cases])), 0.4)
        with serving(self.oracle.behave) as server:
            self.policy = workspace / "policy.toml"
            workspace.mkdir()
            self.policy.write_text(
                f'[foundation]\nenabled = true\n[foundation.endpoints.oracle]\nurl = "{server.url}"\n'
                'model = "oracle"\nprice_in = 2\nprice_out = 10\n',
                encoding="utf-8",
            )
            assert self.again() == 0
            self.requests = len(server.requests)
        self.figures = self.read()
        self.recommended = load_policy(workspace / COMPARISON / "policy.toml")
        self.page = (workspace / COMPARISON / "index.html").read_text(encoding="utf-8")

    def again(self, *only: str) -> int:
        return compare(
            [self.cases], None, (), (), only, page_only=False, by_hand=4, look=1, mend=0.5, workers=1,
            workspace=self.workspace, policy=self.policy,
        )  # fmt: skip

    def read(self) -> dict[str, dict[str, object]]:
        data = json.loads((self.workspace / COMPARISON / "figures.json").read_text(encoding="utf-8"))
        return {"": data, **{one["name"]: one for one in data["strategies"]}}


@pytest.fixture(scope="module")
def compared(cases: Path, tmp_path_factory: pytest.TempPathFactory) -> Compared:
    return Compared(cases, tmp_path_factory.mktemp("compare") / "workspace")


@pytest.mark.slow
def test_every_strategy_is_measured_and_its_policy_written(compared: Compared) -> None:
    assert set(compared.figures) == {"", *STRATEGIES}
    folder = compared.workspace / COMPARISON
    for name in STRATEGIES:
        policy = load_policy(folder / "policies" / f"{name}.toml")
        assert policy.foundation.enabled == (name in ("fallback", "foundation"))
        assert policy.layers.rules == (name not in ("model", "foundation"))
    recommended = compared.figures[""]["recommended"]
    assert compared.recommended == load_policy(folder / "policies" / f"{recommended}.toml")
    assert "small sample" in compared.page
    assert "<script" not in compared.page
    assert "not run: The policy names no folder of vendor templates" in compared.page


@pytest.mark.slow
@pytest.mark.parametrize("name", STRATEGIES)
def test_running_the_policy_gives_the_table_again(name: str, compared: Compared, tmp_path: Path) -> None:
    policy = compared.workspace / COMPARISON / "policies" / f"{name}.toml"
    out = tmp_path / "figures.json"
    baseline = tmp_path / "none.json"
    baseline.write_text('{"tolerance": 0.01, "sets": {}}', encoding="utf-8")
    code = evaluate(
        [compared.cases], (), (), page_only=False, html=None, as_json_to=out, baseline=baseline, write_baseline=False,
        errors=0, workers=1, workspace=compared.workspace, policy=policy,
    )  # fmt: skip
    assert code == 0
    again, row = json.loads(out.read_text(encoding="utf-8"))["overall"], compared.figures[name]
    assert again["all_right"] == row["all_right"]["rate"]  # type: ignore[index]
    assert again["recall"] == row["values"]["rate"]  # type: ignore[index]
    assert again["stp"] == row["straight"]["rate"]  # type: ignore[index]
    assert again["silent"] == row["silent"]["rate"]  # type: ignore[index]


@pytest.mark.slow
def test_what_was_asked_is_on_record_and_used_again(compared: Compared, capsys: pytest.CaptureFixture[str]) -> None:
    before = compared.figures["foundation"]["asked"]
    assert compared.requests > 0
    assert compared.again("foundation") == 0  # the server is gone
    assert compared.read()["foundation"]["asked"] == before
    assert compared.read()["foundation"]["values"] == compared.figures["foundation"]["values"]
    assert Decimal(str(compared.figures["foundation"]["cost_of_1000"])) > 0
    assert verify(compared.workspace / COMPARISON).problem is None
    capsys.readouterr()
    assert egress(calls=True, run=None, as_json=False, workspace=compared.workspace) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + compared.requests


@pytest.mark.slow
def test_no_planted_answer_goes_straight_through(compared: Compared) -> None:
    assert compared.oracle.planted
    policy = load_policy(compared.workspace / COMPARISON / "policies" / "foundation.toml")
    with recorded(compared.workspace, policy) as ask:
        verdicts = verdicts_on(list(labelled([compared.cases])), policy, 1, ask)
    became = fates(compared.oracle, verdicts)
    assert became["exported"] == 0
    assert became["dropped"] > 0
    assert compared.figures["foundation"]["straight"]["part"] == 0  # type: ignore[index]
    assert (
        compared.figures["fallback"]["straight"]["part"]  # type: ignore[index]
        == compared.figures["model-rules"]["straight"]["part"]  # type: ignore[index]
    )


def test_without_documents_or_with_nothing_to_run_it_says_so(tmp_path: Path, cases: Path) -> None:
    options = {
        "page_only": False,
        "by_hand": 4,
        "look": 1,
        "mend": 1,
        "workers": 1,
        "workspace": tmp_path,
        "policy": None,
    }
    with pytest.raises(Misconfigured, match="which documents"):
        compare([], None, (), (), (), **options)  # type: ignore[arg-type]
    with pytest.raises(Misconfigured, match="names no folder of vendor templates"):
        compare([cases], None, (), (), ("templates",), **options)  # type: ignore[arg-type]


def test_a_strategy_that_asks_is_run_only_where_the_policy_already_asks() -> None:
    named = Foundation(enabled=False, endpoints={"here": Endpoint()})
    assert {arm.name for arm in arms(Policy(foundation=named)) if arm.why_not} == {
        "templates",
        "fallback",
        "foundation",
    }
    enabled = Policy(foundation=named.model_copy(update={"enabled": True}))
    assert {arm.name for arm in arms(enabled) if arm.why_not} == {"templates"}
    assert {arm.name for arm in arms(enabled) if arm.policy.foundation.enabled} == {"fallback", "foundation"}
