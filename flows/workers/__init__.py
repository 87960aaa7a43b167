"""Supervised worker processes: one document at a time each, with a time and a memory limit that hold."""

from flows.workers.pool import WorkerPool
from flows.workers.room import Room

__all__ = ["Room", "WorkerPool"]
