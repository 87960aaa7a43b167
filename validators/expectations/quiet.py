"""Great Expectations without a network, a progress bar or a word: to be called before it is imported."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    """Analytics off for good; warnings and log lines of the libraries off within the block."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    # Its modules set levels of their own, so their lines are stopped where all of them pass.
    logger, nowhere = logging.getLogger("great_expectations"), logging.NullHandler()
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(nowhere)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.propagate = passed_on
        logger.removeHandler(nowhere)
