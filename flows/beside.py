"""Work in a thread of its own beside whoever uses the block, woken by news, ended with the block."""

from __future__ import annotations

from abc import ABC, abstractmethod
from threading import Condition, Thread
from typing import Self


class Beside(ABC):
    """Works until the block ends; the end waits for it `patience` seconds, or as long as it takes where None."""

    def __init__(self, name: str, patience: float | None = None) -> None:
        self._news = Condition()
        self._ending = False
        self._patience = patience
        self._thread = Thread(target=self._work, name=name, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_why: object) -> None:
        with self._news:
            self._ending = True
            self._news.notify_all()
        self._thread.join(timeout=self._patience)

    @abstractmethod
    def _work(self) -> None:
        """All of it, until `_ending`."""
