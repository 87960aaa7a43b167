"""The part of the policy that reads on a Dask cluster. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from pydantic import Field

from schemas.money import Frozen


class DaskPolicy(Frozen):
    """Whether runs and replays read on a cluster of Dask (`pip install "vouchline[dask]"`) instead of in processes of
    their own. What people decide at once, and `extract`, is read here either way."""

    enabled: bool = Field(default=False, description="Whether documents are read by the workers of a Dask cluster.")
    scheduler: str | None = Field(
        None,
        pattern=r"^(tls|tcp)://[^\s/@]+:\d+$",
        description="The address of its scheduler, such as tls://dask.example.org:8786; without one, a cluster of this "
        "machine with as many workers as [work] says, for the time of the run.",
    )
