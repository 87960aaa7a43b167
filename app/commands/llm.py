"""`vouchline llm serve`: a model file served to this machine alone."""

from __future__ import annotations

from pathlib import Path

from app.say import say
from flows.local_model import LocalModel


def serve(model: Path, port: int, threads: int, context: int, workspace: Path) -> int:
    """Serve until interrupted; say what to write into the policy."""
    served = LocalModel(model, port=port, threads=threads, context=context)
    say(f"{model.name} is served at {served.address} until you press Ctrl-C.", err=True)
    say("To have it asked, write into the policy:", err=True)
    say(
        f'\n[foundation]\nenabled = true\n\n[foundation.endpoints.local]\nurl = "{served.address}"\n'
        f'model = "local"\nthreads = {threads}'
    )
    served.until_interrupted()
    return 0
