"""Our own expectation: a named condition over several columns holds in every row, on Decimals as they are."""

from __future__ import annotations

from typing import Any

import pandas as pd
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import MulticolumnMapExpectation
from great_expectations.expectations.metrics.map_metric_provider import (
    MulticolumnMapMetricProvider,
    multicolumn_condition_partial,
)

from validators.expectations.conditions import CONDITIONS

_METRIC = "multicolumn_values.vouchline_hold"


class _RowsHold(MulticolumnMapMetricProvider):  # type: ignore[misc] # great_expectations is not typed for us
    """Registers the metric; Great Expectations finds it by its name."""

    condition_metric_name = _METRIC
    condition_value_keys = ("condition",)

    @multicolumn_condition_partial(engine=PandasExecutionEngine)  # type: ignore[untyped-decorator] # see above
    def _pandas(cls, column_list: pd.DataFrame, condition: str, **_: Any) -> pd.Series[bool]:  # noqa: N805 - GX binds it
        check = CONDITIONS[condition]
        columns = (column_list[name] for name in column_list.columns)
        return pd.Series([check(*row) for row in zip(*columns, strict=True)], index=column_list.index, dtype=bool)


class ExpectRowsToHold(MulticolumnMapExpectation):  # type: ignore[misc] # see above
    """Expect `condition` to hold for the values of `column_list` in every row, whether known or not."""

    condition: str
    ignore_row_if: str = "never"

    map_metric = _METRIC
    success_keys = ("condition",)
    args_keys = ("column_list", "condition")
