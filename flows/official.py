"""The official rules in a process of their own: started when the first e-invoice comes, replaced when it breaks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from flows.examined import EInvoice
from flows.workers import Room, WorkerPool
from schemas import Limits, OfficialCheck, Signal, SignalCode
from validators.official import Engine, not_run

# Saxon reserves 32 GB of address space, uses some 400 MB of it, and keeps what it has.
_ENGINE_MEGABYTES = 1_024
_ENGINE_SECONDS = 5  # to load rules that are asked for for the first time
_ROOM = Room(kept=_ENGINE_MEGABYTES * 1_048_576, limit_space=False)
_WHY = {
    SignalCode.READER_TIMEOUT: "The official rules took longer than limits.seconds over this e-invoice.",
    SignalCode.READER_MEMORY: "The official rules needed more memory than limits.memory_megabytes for this e-invoice.",
}
_BROKE = "The program that runs the official rules broke down over this e-invoice."


Check = Callable[[EInvoice, Limits], tuple[OfficialCheck, ...]]
RulesPool = WorkerPool[EInvoice, tuple[OfficialCheck, ...]]


def check(einvoice: EInvoice, limits: Limits) -> tuple[OfficialCheck, ...]:
    """What the official rules say of `einvoice`; runs inside a worker. Raises RefusedDocument as `parse_xml` does."""
    from extractors.elements import invoice_root
    from extractors.safe_xml import parse_xml

    return _engine().check(invoice_root(parse_xml(einvoice.xml, limits)), attached=einvoice.attached)


@cache
def _engine() -> Engine:
    return Engine()


def rules_pool(limits: Limits, work: Check = check) -> RulesPool:
    """The process of the official rules; nothing is started before the first e-invoice."""
    with_engine = {
        "memory_megabytes": limits.memory_megabytes + _ENGINE_MEGABYTES,
        "seconds": limits.seconds + _ENGINE_SECONDS,
    }
    return WorkerPool(work, 1, limits.model_copy(update=with_engine), _ROOM)


def checked(pool: RulesPool, einvoice: EInvoice) -> tuple[OfficialCheck, ...]:
    """What the official rules in `pool` say of `einvoice`, or that they did not come to an end, and why."""
    (_, said), *_ = pool.map([einvoice])
    return not_run(_WHY.get(said.code, _BROKE)) if isinstance(said, Signal) else said
