"""The strategies that are compared, each as the policy that implements it."""

from __future__ import annotations

from typing import NamedTuple

from schemas import Policy
from schemas.policy import Layers
from schemas.strategy import Latency

_NO_SERVER = "The policy enables no foundation model (foundation.enabled and a server under foundation.endpoints)."
_NO_TEMPLATES = "The policy names no folder of vendor templates (templates)."


class Arm(NamedTuple):
    """One strategy. `why_not`: why it cannot be run under the user's policy, or None."""

    name: str
    title: str
    policy: Policy
    why_not: str | None = None

    @property
    def asks(self) -> bool:
        """Whether a foundation model is asked."""
        return self.policy.foundation.enabled


def arms(base: Policy) -> tuple[Arm, ...]:
    """The six strategies under everything else that `base` says."""
    templates = None if base.templates else _NO_TEMPLATES
    servers = None if base.foundation.enabled and base.foundation.endpoints else _NO_SERVER
    return (
        Arm("rules", "rules only", _with(base, rules=True)),
        Arm("templates", "vendor templates only", _with(base, templates=base.templates), templates),
        Arm("model", "spaCy only", _with(base, model=True)),
        Arm("model-rules", "spaCy + rules", _with(base, rules=True, model=True, templates=base.templates)),
        Arm(
            "fallback", "spaCy + rules + foundation model",
            _with(base, rules=True, model=True, templates=base.templates, asks=True), servers,
        ),
        Arm("foundation", "foundation model only", _with(base, asks=True), servers),
    )  # fmt: skip


def _with(
    base: Policy, *, rules: bool = False, model: bool = False, templates: str | None = None, asks: bool = False
) -> Policy:
    """`base` with these layers and no others."""
    strategy = base.strategy
    if asks:
        # What is measured must be asked: the table decides by document alone.
        free = {"budget_sensitive": False, "latency": Latency.HOURS, "domain_complexity": "by_document"}
        strategy = strategy.model_copy(update=free)
    return base.model_copy(
        update={
            "layers": Layers(rules=rules, model=model),
            "templates": templates,
            "foundation": base.foundation.model_copy(update={"enabled": asks}),
            "strategy": strategy,
        }
    )
