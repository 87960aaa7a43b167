"""What is sent of a run: its stations, and no value, name or sentence; and nothing where nobody asked."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from app.commands.review import Door, opened
from flows import traces
from flows.deciding import decide
from flows.room import make_ready
from ledger import Ledger
from ledger.deciding import Asked
from schemas import Misconfigured, Policy
from schemas.decision import Decision, DecisionKind, Who
from tests.ledger.desk_run import received
from tests.ledger.kept import failed


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> InMemorySpanExporter:
    """What would have been sent."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(traces, "tracer", lambda: provider.get_tracer("test"))
    return exporter


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment may say anything, as if for the first time."""
    traces.tracer.cache_clear()
    yield monkeypatch
    traces.tracer.cache_clear()


def test_a_run_is_its_stations_and_says_no_values(tmp_path: Path, sent: InMemorySpanExporter) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        document = received(ledger, tmp_path, b"one", (failed("GATE-1"),))
    said = Decision(document=document.sha256, decision=DecisionKind.REJECT, reason="Muster GmbH sent 119.00 twice.")
    decide(workspace, Asked([said], Who(name="anna")), Policy(), workers=1)
    spans = sent.get_finished_spans()
    assert [one.name for one in spans] == ["discover", "gate", "settle", "export", "report", "run"]
    run = spans[-1]
    assert {one.parent.span_id for one in spans[:-1] if one.parent} == {run.context.span_id}
    assert set(run.attributes or {}) == {"run", "kind"}
    told = " ".join(one.to_json() for one in spans)
    assert not [word for word in ("Muster", "119.00", "anna", document.sha256, str(tmp_path), ".pdf") if word in told]


def test_of_an_error_its_kind_alone_is_said(sent: InMemorySpanExporter) -> None:
    with pytest.raises(ValueError, match="Muster GmbH"), traces.span("settle"):
        raise ValueError("Muster GmbH")
    [span] = sent.get_finished_spans()
    assert (span.status.description, list(span.events)) == ("ValueError", [])


def test_nothing_is_made_where_nobody_asked(asked: pytest.MonkeyPatch) -> None:
    asked.delenv(traces.TRACES, raising=False)
    asked.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    assert traces.tracer() is None


@pytest.mark.parametrize(("way", "why"), [("zipkin", "no way to send traces"), ("otlp", r"vouchline\[traces\]")])
def test_what_cannot_be_sent_is_said(asked: pytest.MonkeyPatch, way: str, why: str) -> None:
    asked.setenv(traces.TRACES, way)
    asked.setitem(sys.modules, "opentelemetry.exporter.otlp.proto.http.trace_exporter", None)
    with pytest.raises(Misconfigured, match=why):
        traces.tracer()


def test_it_is_said_before_anything_is_written(tmp_path: Path, asked: pytest.MonkeyPatch) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        document = received(ledger, tmp_path, b"one", (failed("GATE-1"),))
    asked.setenv(traces.TRACES, "zipkin")
    said = Decision(document=document.sha256, decision=DecisionKind.REJECT)
    with pytest.raises(Misconfigured, match="no way to send traces"):
        decide(workspace, Asked([said], Who(name="anna")), Policy(), workers=1)
    with Ledger.open(workspace) as ledger:
        assert ledger.decisions([document.sha256]) == []
    with pytest.raises(Misconfigured, match="no way to send traces"):
        make_ready(tmp_path / "new", None)
    assert not (tmp_path / "new").exists()
    door = Door("127.0.0.1", 8765)
    with pytest.raises(Misconfigured, match="no way to send traces"), opened(workspace, Policy, door):
        pass
