"""What runs inside the process of Prefect's private server. Prefect is imported here.

How it is set up stands in its environment (flows/server.py).
"""

from __future__ import annotations

import os
import socket

from flows.dying import die_with


def main(descriptor: int, parent: int) -> None:
    """Serve Prefect's API on the listening socket `descriptor` until asked to end, or until `parent` ends."""
    die_with(parent)
    os.umask(0o077)
    import uvicorn
    from prefect.server.api.server import create_app

    config = uvicorn.Config(create_app, factory=True, log_level="critical", access_log=False, lifespan="on")
    uvicorn.Server(config).run([socket.socket(fileno=descriptor)])
