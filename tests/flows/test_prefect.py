"""The flows under Prefect: tasks, artifacts, zombies, schedules. One test server for the module."""

from __future__ import annotations

import copy
import json
import os
import pickle
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from flows.job import Job
from flows.policy_file import policy_of
from flows.progress import showing, shown, shown_by
from flows.readers import readers
from flows.replaying import Choice
from flows.server import prefect_in
from ledger import Ledger, verify
from schemas import Misconfigured
from tests.flows.ran import filled

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect's own test server."""
    prefect_in(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of a run through Prefect."""
    return tmp_path_factory.mktemp("settled") / "workspace"


@pytest.fixture(scope="module")
def killed() -> list[int]:
    """The workers of Dask that were killed while they read."""
    return []


@pytest.fixture(scope="module")
def done(server: None, root: Path, settled: Path, killed: list[int]) -> dict[str, Any]:
    """The summary of a run through Prefect that read on a cluster of Dask; one of its workers was killed."""
    from flows.orchestrate import InPrefect, marked

    class Killing(InPrefect):
        """Kills the first worker of the cluster once something was read."""

        def advance(self) -> None:
            """Count."""
            super().advance()
            if not killed:
                killed.append(_a_dask_worker())
                os.kill(killed[0], signal.SIGKILL)

    inbox, workspace = filled(root, settled.parent / "inbox"), settled
    policy = settled.parent / "policy.toml"
    policy.write_text("[dask]\nenabled = true\n", encoding="utf-8")
    with marked(workspace), shown_by(Killing()):
        return _ingested(Job(sources=(str(inbox),), workspace=str(workspace), workers=2, policy=str(policy)))


def _a_dask_worker() -> int:
    """A process that a nanny of Dask started."""
    psutil = pytest.importorskip("psutil")
    ours = [child for child in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(child.cmdline())]
    return int(ours[0].pid)


def _ingested(job: Job) -> dict[str, Any]:
    from flows.ingest import ingest
    from flows.orchestrate import as_flow

    settings = policy_of(Path(job.workspace), Path(job.policy) if job.policy else None)
    with readers(settings, job.workers, Path(job.workspace)) as pool:
        return as_flow("ingest", partial(ingest, job, settings, pool))()


@pytest.mark.parametrize("away", ["create_progress_artifact", "update_progress_artifact"])
def test_a_server_that_is_away_stops_no_work_and_hides_no_error(monkeypatch: pytest.MonkeyPatch, away: str) -> None:
    from httpx import ConnectError

    from flows import orchestrate

    def fails(*_: object, **__: object) -> None:
        raise ConnectError("away")

    monkeypatch.setattr(orchestrate, "create_progress_artifact", lambda *_, **__: "artifact")
    monkeypatch.setattr(orchestrate, "_SECONDS_BETWEEN", 0.0)
    monkeypatch.setattr(orchestrate, away, fails)
    with shown_by(orchestrate.InPrefect()):
        assert list(shown(range(2), "Reading", 2)) == [0, 1]
        with pytest.raises(ValueError, match="of the chunk"), showing("Reading", 1):
            raise ValueError("of the chunk")


@pytest.mark.parametrize("gone", [copy.copy, lambda work: pickle.loads(pickle.dumps(work))])
def test_work_that_stays_here_is_not_passed_over_elsewhere(gone: Callable[[Any], Any]) -> None:
    from flows.orchestrate import as_task

    work = as_task("settle", lambda: None).fn  # type: ignore[attr-defined] # it is a task of Prefect's
    with pytest.raises(RuntimeError, match="stays where its run is"):
        gone(work)()


def _client() -> Any:
    from prefect.client.orchestration import get_client

    return get_client(sync_client=True)


def test_a_run_settles_everything_and_leaves_its_summary(done: dict[str, Any], settled: Path) -> None:
    counts = dict(done["counts"])
    documents = counts.pop("documents")
    assert sum(counts.values()) == documents > 10
    assert done["unread"] == []
    assert Path(done["report"]).is_file()
    with Ledger.open(settled) as ledger:
        assert ledger.run(done["run"]) is not None
    with _client() as client:
        runs = client.read_flow_runs()
        names = {run.name.rsplit("-", 1)[0] for run in client.read_task_runs()}
        artifacts = client.read_artifacts()
    assert any(run.state.type.value == "COMPLETED" for run in runs)
    assert [run.parameters for run in runs] == [{}] * len(runs), "a flow run says nothing of paths"
    assert {"discover", "extract chunk", "read piece", "gate", "settle", "export", "report"} <= names
    assert any(artifact.key == "vouchline-run" and done["run"] in artifact.data for artifact in artifacts)
    shown = {one.description: one.data for one in artifacts if one.type == "progress"}
    assert shown["report pages written"] == 100
    assert len(shown) > 1


def test_what_dask_read_is_what_is_read_here(
    done: dict[str, Any], settled: Path, root: Path, killed: list[int]
) -> None:
    assert killed
    with Ledger.open(settled) as ledger:
        listed = {Path(one.document.origin).name: one for one in ledger.listed() if one.document.parent is None}
        read = {name: ledger.verdict(one.document.sha256) for name, one in listed.items()}
    for case in ("simple-de", "ubl-de", "hybrid-fr", "wrong-total-en"):
        [path] = (root / "sample_invoices" / case).glob("document.*")
        verdict = read[f"{case}-{path.name}"]
        expected = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))
        assert verdict is not None
        assert verdict.invoice.model_dump(mode="json")["totals"]["gross"] == expected["invoice"]["totals"]["gross"]
        assert verdict.disposition.value == expected["disposition"]
    assert not [one for one in read.values() if one and {"IN-11", "IN-12", "IN-13"} & {f.rule for f in one.findings}]
    assert verify(settled).ok


def test_a_killed_run_of_this_workspace_is_swept_and_others_are_left(server: None, tmp_path: Path) -> None:
    from prefect.states import Running

    from flows.orchestrate import sweep, workspace_tag
    from flows.schedule import scheduled

    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    with _client() as client:
        zombies = [
            client.create_flow_run(scheduled, parameters={}, tags=[workspace_tag(folder)], state=Running())
            for folder in (ours, theirs)
        ]
        assert sweep(ours) == 1
        states = [client.read_flow_run(zombie.id).state.type.value for zombie in zombies]
    assert states == ["CRASHED", "RUNNING"]


def test_a_flow_run_bears_the_tag_of_its_workspace_and_its_tasks_none(server: None, tmp_path: Path) -> None:
    from prefect.context import TagsContext

    from flows.orchestrate import as_flow, as_task, marked, workspace_tag

    def station() -> list[str]:
        return sorted(TagsContext.get().current_tags)

    with marked(tmp_path):
        assert as_flow("tagged", lambda: {"tags": as_task("station", station)()})() == {"tags": []}
    with _client() as client:
        (run,) = [run for run in client.read_flow_runs() if run.tags == [workspace_tag(tmp_path)]]
        assert [task.tags for task in client.read_task_runs() if task.flow_run_id == run.id] in ([[]], [])


def test_a_run_that_was_started_elsewhere_gets_the_tag_of_its_workspace(server: None, tmp_path: Path) -> None:
    from flows.orchestrate import workspace_tag

    (tmp_path / "in").mkdir()
    done = _ingested(Job(sources=(str(tmp_path / "in"),), workspace=str(tmp_path / "workspace"), workers=1))
    assert done["finished_before"] is None
    with _client() as client:
        runs = [run for run in client.read_flow_runs() if workspace_tag(tmp_path / "workspace") in run.tags]
    assert [run.state.type.value for run in runs] == ["COMPLETED"]


def test_what_is_settled_is_moved_out_of_the_inbox(server: None, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "letter.txt").write_text("Dear all", encoding="utf-8")
    (tmp_path / "in" / "link").symlink_to(tmp_path)
    done = _ingested(Job(sources=(str(tmp_path / "in"),), workspace=str(tmp_path / "workspace"), workers=1, move=True))
    assert done["left"] == []
    assert [Path(one["file"]).name for one in done["unread"]] == ["link"]
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["link"]
    with Ledger.open(tmp_path / "workspace") as ledger:
        (document,) = ledger.find("letter.txt")
        assert ledger.original(document.sha256).read_text(encoding="utf-8") == "Dear all"


def test_a_policy_with_an_unknown_rule_stops_a_flow(server: None, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('[rules.severity]\n"NO-SUCH-RULE" = "fatal"\n', encoding="utf-8")
    with pytest.raises(Misconfigured, match="NO-SUCH-RULE"):
        _ingested(
            Job(
                sources=(str(tmp_path),),
                workspace=str(tmp_path / "workspace"),
                policy=str(tmp_path / "policy.toml"),
            )
        )
    assert not (tmp_path / "workspace" / "ledger.db").exists()


def test_replay_through_prefect(done: dict[str, Any], settled: Path) -> None:
    from flows.orchestrate import as_flow, marked
    from flows.replay import replay

    with marked(settled):
        summary = as_flow("replay", partial(replay, settled, Choice(rule="ID-IBAN"), None))()
    assert summary["documents"]
    assert all(not one["changes"] for one in summary["documents"])


@pytest.mark.parametrize("schedule", [{"cron": "0 6 * * 1-5"}, {"interval": 900}])
def test_schedules_are_understood(server: None, schedule: dict[str, Any]) -> None:
    from flows.schedule import scheduled

    deployment = scheduled.to_deployment(name="inbox", **schedule)
    assert len(deployment.schedules) == 1


def test_a_scheduled_flow_takes_nothing_from_outside(server: None) -> None:
    from prefect.exceptions import ParameterTypeError, SignatureMismatchError

    from flows.schedule import scheduled

    assert scheduled.parameters.properties == {}
    with pytest.raises((ParameterTypeError, SignatureMismatchError)):
        scheduled.validate_parameters({"sources": ["/etc"], "workspace": "/tmp/other", "move": True})


def test_prefect_yaml_names_our_flow(root: Path) -> None:
    import yaml

    deployments = yaml.safe_load((root / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    for deployment in deployments:
        assert deployment["work_pool"]["job_variables"]["env"]["DO_NOT_TRACK"] == "1"
        path, _, name = deployment["entrypoint"].partition(":")
        assert f"def {name}(" in (root / path).read_text(encoding="utf-8")
