"""Supervised worker processes: one document at a time each, with a time and a memory limit that hold."""

from flows.workers.elsewhere import Elsewhere
from flows.workers.pool import WorkerPool
from flows.workers.room import Room

__all__ = ["Elsewhere", "Room", "WorkerPool"]
