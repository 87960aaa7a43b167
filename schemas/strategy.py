"""Which kind of model fits: a decision table, decided by what is asked, how private, cheap, quick and controlled.

Pure, and the same for a whole installation (`vouchline init`) and for one document (the router).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import Field

from schemas.money import Frozen


class TaskScope(StrEnum):
    """What is wanted: a known set of fields, or whatever a document may hold."""

    NARROW = "narrow"
    BROAD = "broad"


class Latency(StrEnum):
    """How soon an outcome is needed."""

    SECONDS = "seconds"
    HOURS = "hours"


class Complexity(StrEnum):
    """How hard the documents are to read for layers that know invoices only."""

    LOW = "low"
    HIGH = "high"


class Control(StrEnum):
    """How far versions, settings and hardware of a model must be one's own."""

    ORDINARY = "ordinary"
    TIGHT = "tight"


class ModelStrategy(StrEnum):
    """What the table chooses. Each begins with the layers that run here and know the task."""

    LOCAL = "local"  # everything stays on this machine
    TASK_SPECIFIC = "task_specific"  # the small trained extractor, the rules and the templates, nothing else
    FOUNDATION = "foundation"  # a foundation model for what they leave open, prompted and measured with care


class ModelChoice(NamedTuple):
    """A strategy, whether it asks a foundation model for what stays open, and why in a sentence."""

    strategy: ModelStrategy
    asks: bool
    why: str

    @property
    def here(self) -> bool:
        """Whether only servers on this machine may be asked."""
        return self.strategy is ModelStrategy.LOCAL


class Strategy(Frozen):
    """What the choice of a model depends on, beside foundation.private. Also decided for each document."""

    task_scope: TaskScope = Field(
        TaskScope.NARROW, description="narrow (the fields of invoices) or broad (whatever a document may hold)."
    )
    budget_sensitive: bool = Field(
        default=False, description="Whether every call counts: where the task is narrow, no foundation model is asked."
    )
    latency: Latency = Field(
        Latency.HOURS, description="How soon an outcome is needed: seconds or hours; a model's answer takes seconds."
    )
    domain_complexity: Literal["by_document"] | Complexity = Field(
        "by_document",
        description="low, high, or by_document: one that leaves terms open after the other layers is of high "
        "complexity, any other of low.",
    )
    control: Control = Field(
        Control.ORDINARY, description="tight: only a model served on this machine, whose version and settings stay."
    )


class _Row(NamedTuple):
    """Holds where every condition named does; the first row that holds decides."""

    when: Mapping[str, object]
    strategy: ModelStrategy
    asks: bool
    why: str


_PRIVATE = {"privacy_required": True}
_NARROW = {"task_scope": TaskScope.NARROW}
TABLE: tuple[_Row, ...] = (
    _Row(
        {**_PRIVATE, **_NARROW, "budget_sensitive": True}, ModelStrategy.LOCAL, False,  # noqa: FBT003
        "Nothing may leave this machine, the task is narrow and the budget counts: the layers that run here will do.",
    ),
    _Row(
        {**_PRIVATE, **_NARROW, "latency": Latency.SECONDS}, ModelStrategy.LOCAL, False,  # noqa: FBT003
        "Nothing may leave this machine and outcomes are needed in seconds: a model served here would be too slow.",
    ),
    _Row(
        {**_PRIVATE, **_NARROW, "domain_complexity": Complexity.LOW}, ModelStrategy.LOCAL, False,  # noqa: FBT003
        "Nothing may leave this machine, and the documents are simple: the layers that run here are enough.",
    ),
    _Row(
        _PRIVATE, ModelStrategy.LOCAL, True,  # noqa: FBT003
        "Nothing may leave this machine: what stays open is asked of a foundation model that is served on it.",
    ),
    _Row(
        {**_NARROW, "budget_sensitive": True}, ModelStrategy.TASK_SPECIFIC, False,  # noqa: FBT003
        "The task is narrow and the budget counts: a small model made for the task costs least.",
    ),
    _Row(
        {**_NARROW, "latency": Latency.SECONDS}, ModelStrategy.TASK_SPECIFIC, False,  # noqa: FBT003
        "The task is narrow and outcomes are needed in seconds: a small model made for the task answers at once.",
    ),
    _Row(
        {**_NARROW, "domain_complexity": Complexity.LOW}, ModelStrategy.TASK_SPECIFIC, False,  # noqa: FBT003
        "The task is narrow and the documents are simple: a small model made for the task is enough.",
    ),
    _Row(
        {"control": Control.TIGHT}, ModelStrategy.LOCAL, True,  # noqa: FBT003
        "A model's version and settings must stay under your own control: one served on this machine is asked.",
    ),
    _Row(
        {}, ModelStrategy.FOUNDATION, True,  # noqa: FBT003
        "The documents are too varied for small models alone: a foundation model is asked for what stays open, with "
        "strict prompts, and measured with `vouchline compare`.",
    ),
)  # fmt: skip


def choose_model_strategy(  # noqa: PLR0913 (what the decision depends on)
    task_scope: TaskScope | str,
    privacy_required: bool,  # noqa: FBT001
    budget_sensitive: bool,  # noqa: FBT001
    latency: Latency | str = Latency.HOURS,
    domain_complexity: Complexity | str = Complexity.HIGH,
    control: Control | str = Control.ORDINARY,
) -> ModelChoice:
    """The first row of the table that holds. Raises ValueError for a word that is none of the enumerations'."""
    known: Mapping[str, object] = {
        "task_scope": TaskScope(task_scope),
        "privacy_required": privacy_required,
        "budget_sensitive": budget_sensitive,
        "latency": Latency(latency),
        "domain_complexity": Complexity(domain_complexity),
        "control": Control(control),
    }
    row = next(row for row in TABLE if row.when.items() <= known.items())
    return ModelChoice(row.strategy, row.asks, row.why)
