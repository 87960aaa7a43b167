"""The part of the policy that reads on Prefect's workers. It makes no verdict, and is no part of its hash."""

from __future__ import annotations

from pydantic import Field

from schemas.money import Frozen
from schemas.store_policy import ADDRESS


class PoolPolicy(Frozen):
    """Whether runs and replays read on the workers of a work pool of Prefect's (`vouchline worker POOL`) instead of in
    processes of their own. What people decide at once, and `extract`, is read here either way."""

    name: str | None = Field(
        None,
        pattern=r"^[A-Za-z0-9][\w.-]{0,62}$",
        description="The work pool, on the server that PREFECT_API_URL names.",
    )
    exchange: str | None = Field(
        None,
        pattern=ADDRESS,
        repr=False,
        description="The address of an object store where the run and the workers pass each other what is read, such "
        "as s3://exchange/vouchline; without one, that of store.files. VOUCHLINE_EXCHANGE says it to the workers.",
    )
