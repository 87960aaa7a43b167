"""A request to end is heard, also where a library swallowed it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from flows.interruption import interruptible


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """As the commands have it: a supervisor's request is an interruption."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    yield
    signal.signal(signal.SIGTERM, before)


class Ended:
    """Asked to end while it is taken away: Python prints what a destructor raises, and goes on."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGTERM)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_request_to_end_that_a_destructor_swallowed_is_heard_at_the_next_wait() -> None:
    with interruptible() as wait:
        wait(0)
        Ended()
        with pytest.raises(KeyboardInterrupt):
            wait(0)


def test_other_signals_interrupt_nothing_and_afterwards_all_is_as_it_was() -> None:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    with interruptible() as wait:
        os.kill(os.getpid(), signal.SIGUSR1)
        wait(0)
    signal.signal(signal.SIGUSR1, before)
    assert signal.set_wakeup_fd(-1) == -1


def test_a_request_while_it_waits_ends_the_wait() -> None:
    signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    with interruptible() as wait, pytest.raises(KeyboardInterrupt):
        wait(60)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
