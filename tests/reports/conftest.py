"""A written report that the tests of this folder read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports import invoice_run


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report of the small run."""
    folder = tmp_path_factory.mktemp("workspace") / "reports" / "2024-05-02-1"
    invoice_run.write(folder)
    return folder
