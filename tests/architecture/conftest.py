"""What the architecture is made of."""

from __future__ import annotations

import pytest

PACKAGES = ("app", "evaluation", "exporters", "extractors", "flows", "ledger", "reports", "schemas", "validators")


@pytest.fixture(scope="session")
def packages() -> frozenset[str]:
    """Our import packages."""
    return frozenset(PACKAGES)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests that ask for a `package` run once for each of them."""
    if "package" in metafunc.fixturenames:
        metafunc.parametrize("package", PACKAGES)
