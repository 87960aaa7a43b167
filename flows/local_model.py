"""A model file served on this machine, for those who have no server of their own."""

from __future__ import annotations

import threading
from pathlib import Path

from schemas import Misconfigured, Unavailable

HOST = "127.0.0.1"
_MAGIC = b"GGUF"


class LocalModel:
    """A running server. `address` is what the policy names as the url of an endpoint."""

    def __init__(self, path: Path, *, port: int = 8080, threads: int = 1, context: int = 8192) -> None:
        """Load the GGUF file at `path` and serve it, to this machine alone.

        Raises Misconfigured where the library is missing or the file is no model, Unavailable where it does not start.
        """
        _check(path)
        try:
            import xllamacpp
        except ImportError as error:
            raise Misconfigured(
                "The library that serves a model is not installed.",
                'Install it: pip install "vouchline[local-llm]".',
            ) from error
        wanted = xllamacpp.CommonParams()
        wanted.model.path = str(path)
        wanted.model_alias = {"local"}
        wanted.hostnames = [HOST]
        wanted.port = port
        wanted.n_ctx = context
        wanted.n_parallel = 1  # answers depend on what else is worked on beside them
        wanted.cpuparams.n_threads = threads
        wanted.ui = wanted.endpoint_slots = wanted.endpoint_props = wanted.endpoint_metrics = False
        wanted.offline = True
        wanted.verbosity = 0
        try:
            self._server = xllamacpp.Server(wanted)
        except (RuntimeError, ValueError, OSError) as error:
            raise Unavailable(
                f"The model {path.name} could not be served on port {port}.",
                "Choose another --port, or a smaller model or --context.",
            ) from error

    @property
    def address(self) -> str:
        """The base address of its chat API."""
        return f"{self._server.listening_address}/v1"

    def until_interrupted(self) -> None:
        """Serve until Ctrl-C."""
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


def _check(path: Path) -> None:
    try:
        with path.open("rb") as stream:
            magic = stream.read(len(_MAGIC))
    except OSError as error:
        raise Misconfigured(f"The model {path} cannot be read.", "Name a .gguf file.") from error
    if magic != _MAGIC:
        raise Misconfigured(f"{path} is no model in the GGUF format.", "Name a .gguf file.")
