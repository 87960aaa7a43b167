"""What runs inside the process of Prefect's private server. Prefect is imported here.

How it is set up stands in its environment (flows/server.py).
"""

from __future__ import annotations

import gc
import os
import socket

from flows.dying import die_with


def main(descriptor: int, parent: int) -> None:
    """Serve Prefect's API on the listening socket `descriptor` until asked to end, or until `parent` ends."""
    die_with(parent)
    os.umask(0o077)
    gc.disable()  # imports make much that lasts, and looking through it takes a tenth of their time
    import uvicorn
    from prefect.server.api.server import create_app

    app = create_app()
    gc.freeze()
    gc.enable()
    config = uvicorn.Config(app, log_level="critical", access_log=False, lifespan="on")
    uvicorn.Server(config).run([socket.socket(fileno=descriptor)])
