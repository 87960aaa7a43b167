"""Events: the append-only history. They hold references and hashes, never personal or business values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from schemas.money import Frozen


class EventKind(StrEnum):
    """What happened."""

    RUN_STARTED = "run_started"
    RUN_RESUMED = "run_resumed"
    RUN_FINISHED = "run_finished"
    RECEIVED = "received"
    JUDGED = "judged"
    GATED = "gated"
    SETTLED = "settled"
    EXPORTED = "exported"
    REPLAYED = "replayed"
    POLICY_CHANGED = "policy_changed"
    SENT = "sent"
    ANSWERED = "answered"
    MODEL_PROMOTED = "model_promoted"
    MODEL_CHANGED = "model_changed"
    CERTIFIED = "certified"
    REFERENCE_LOADED = "reference_loaded"
    REFERENCE_UNLOADED = "reference_unloaded"
    DECIDED = "decided"
    DECISION_REFUSED = "decision_refused"
    WITHDRAWN = "withdrawn"
    PERSON_CHANGED = "person_changed"
    FORGOTTEN = "forgotten"
    CACHE_SEALED = "cache_sealed"
    CACHE_CHANGED = "cache_changed"
    CLOCK_SET_BACK = "clock_set_back"


class Event(Frozen):
    """One entry of the chain: `hash` = SHA-256(previous hash || RFC 8785 form of all the rest)."""

    number: int
    at: datetime
    kind: EventKind
    actor: str
    run: str | None
    document: str | None
    details: Mapping[str, str]
    previous: str
    hash: str
