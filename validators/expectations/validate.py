"""The checks put to Great Expectations: each suite once over its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import great_expectations as gx

from validators.expectations.check import Check, Known, Seen, Suite

# Whether a check holds costs half of which rows break it, and nearly all hold: the rows are asked for afterwards.
_WHETHER = {"result_format": "BOOLEAN_ONLY"}
_WHICH = {"result_format": "COMPLETE", "unexpected_index_column_names": ["sha256"]}


class CouldNotRun(Exception):
    """Great Expectations did not decide a check."""


def validate(known: Known, checks: Sequence[Check]) -> Mapping[str, Seen]:
    """What came of each of `checks`, by id. Raises CouldNotRun when one was not decided."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_pandas("batch")
    seen: dict[str, Seen] = {}
    for suite in dict.fromkeys(check.suite for check in checks):
        chosen = [check for check in checks if check.suite == suite]
        seen.update(_suite(source, suite, chosen, known))
    undecided = [check.id for check in checks if check.id not in seen]
    if undecided:
        raise CouldNotRun(f"no result for {undecided}")
    return seen


def _suite(source: Any, name: Suite, checks: Sequence[Check], known: Known) -> dict[str, Seen]:
    first = checks[0]
    frame = known.batch.frames[first.table]
    if first.table == "invoices":
        frame = known.batch.of_profiles(first.profiles)
    definition = source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("all")
    batch = definition.get_batch(batch_parameters={"dataframe": frame})
    seen = _put(batch, name, checks, known, _WHETHER)
    broken = [check for check in checks if check.id in seen and not seen[check.id].met]
    return seen | _put(batch, name, broken, known, _WHICH) if broken else seen


def _put(batch: Any, name: Suite, checks: Sequence[Check], known: Known, form: Mapping[str, Any]) -> dict[str, Seen]:
    expectations = [_tagged(check.build(known), check.id) for check in checks]
    suite = gx.ExpectationSuite(name=name, expectations=expectations)
    results = batch.validate(suite, result_format=form).results
    return {result.expectation_config.meta["check"]: _seen(result) for result in results}


def _tagged(expectation: Any, check: str) -> Any:
    expectation.meta = {"check": check}
    return expectation


def _seen(result: Any) -> Seen:
    """Raises CouldNotRun for an exception that Great Expectations caught; its shape differs by where it was raised."""
    raised = result.exception_info or {}
    if raised.get("raised_exception", bool(raised)):
        raise CouldNotRun(result.expectation_config.type)
    rows = result.result.get("unexpected_index_list") or ()
    documents = tuple(dict.fromkeys(row["sha256"] for row in rows))
    if not result.success and result.result.get("unexpected_count", 0) and not documents:
        raise CouldNotRun(result.expectation_config.type)
    return Seen(bool(result.success), documents, result.result.get("observed_value"))
