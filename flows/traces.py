"""Traces for OpenTelemetry, where VOUCHLINE_TRACES is "otlp": names of runs and stations, counts, and no values.

Where they are sent, OpenTelemetry's own variables say (OTEL_EXPORTER_OTLP_ENDPOINT). Prefect's spans are none of them.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

from schemas import VERSION, Misconfigured

if TYPE_CHECKING:
    from opentelemetry.trace import Tracer

TRACES = "VOUCHLINE_TRACES"


@cache
def tracer() -> Tracer | None:
    """What makes spans; None where none are asked for. Raises Misconfigured where they cannot be sent."""
    asked = os.environ.get(TRACES)
    if not asked:
        return None
    if asked != "otlp":
        raise Misconfigured(f"{TRACES} is {asked!r}, which is no way to send traces.", 'Set it to "otlp", or unset it.')
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor
    except ImportError as error:
        raise Misconfigured(
            "Traces are to be sent, and the package for that is not installed.",
            'Install it: pip install "vouchline[traces]".',
        ) from error
    logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)  # where nobody takes them, they are lost
    provider = TracerProvider(resource=Resource.create({"service.name": "vouchline", "service.version": VERSION}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))  # it is emptied when the process ends
    return provider.get_tracer("vouchline", VERSION)


@contextmanager
def span(name: str, **facts: str | int) -> Iterator[None]:
    """Work that is seen as `name`, with `facts` that are no values of documents; of an error its kind alone."""
    made = tracer()
    if made is None:
        yield
        return
    from opentelemetry.trace import Status, StatusCode

    with made.start_as_current_span(
        name, attributes=facts, record_exception=False, set_status_on_exception=False
    ) as seen:
        try:
            yield
        except BaseException as error:
            seen.set_status(Status(StatusCode.ERROR, type(error).__name__))
            raise
