"""Prefect offline and quiet, Dask too: to be done before they are imported first, as flows/__init__.py does.

Settings a user made are kept.
"""

from __future__ import annotations

import os

_SETTINGS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLI_PROMPT": "false",
    "DASK_LOGGING__DISTRIBUTED": "critical",
    # The first question to a private server waits until it has booted: seconds, and much longer on a busy machine.
    "PREFECT_API_REQUEST_TIMEOUT": "180",
}


def quiet_prefect() -> None:
    """Set what keeps Prefect offline and silent, unless the user set it otherwise."""
    for name, value in _SETTINGS.items():
        os.environ.setdefault(name, value)
