"""The checks put to Great Expectations: each suite once over its table."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import great_expectations as gx
from great_expectations.expectations.expectation import (
    ColumnMapExpectation,
    ColumnPairMapExpectation,
    MulticolumnMapExpectation,
)
from great_expectations.validator.v1_validator import Validator

from validators.expectations.check import Check, Known, Seen, Suite

# Whether a check of rows holds costs half of which rows break it, and nearly all hold: the rows are asked for
# afterwards. What checks of a whole table observe is told whether they hold or not.
_OF_ROWS = (ColumnMapExpectation, ColumnPairMapExpectation, MulticolumnMapExpectation)
_WHETHER = {"result_format": "BOOLEAN_ONLY"}
_WHICH = {"result_format": "COMPLETE", "unexpected_index_column_names": ["sha256"]}


class CouldNotRun(Exception):
    """Great Expectations did not decide a check."""


def validate(known: Known, checks: Sequence[Check]) -> Mapping[str, Seen]:
    """What came of each of `checks`, by id. Raises CouldNotRun when one was not decided."""
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    table = context.data_sources.add_pandas("batch").add_dataframe_asset("table")
    definition = table.add_batch_definition_whole_dataframe("all")
    seen: dict[str, Seen] = {}
    for suite in dict.fromkeys(check.suite for check in checks):
        chosen = [check for check in checks if check.suite == suite]
        seen.update(_suite(definition, suite, chosen, known))
    undecided = [check.id for check in checks if check.id not in seen]
    if undecided:
        raise CouldNotRun(f"no result for {undecided}")
    return seen


def _suite(definition: Any, name: Suite, checks: Sequence[Check], known: Known) -> dict[str, Seen]:
    first = checks[0]
    frame = known.batch.frames[first.table]
    if first.table == "invoices":
        frame = known.batch.of_profiles(first.profiles)
    # One for both questions: each would take in, and hash, the table anew.
    validator = Validator(definition, batch_parameters={"dataframe": frame})
    built = {check.id: _tagged(check.build(known), check.id) for check in checks}
    of_rows = {check: one for check, one in built.items() if isinstance(one, _OF_ROWS)}
    whether = _put(validator, name, of_rows.values(), _WHETHER)
    rest = [
        one for check, one in built.items() if check not in of_rows or (check in whether and not whether[check].met)
    ]
    return whether | _put(validator, name, rest, _WHICH)


def _put(validator: Any, name: Suite, expectations: Collection[Any], form: Mapping[str, Any]) -> dict[str, Seen]:
    if not expectations:
        return {}
    validator.result_format = form
    results = validator.validate_expectation_suite(
        gx.ExpectationSuite(name=name, expectations=list(expectations))
    ).results
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
