"""What is said in each of several languages, and beside it a twin in everyday words that says nothing of the kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from extractors.sentences.free_text import Said

Twins = Mapping[str, tuple[str, str]]


def cases(twins: Twins) -> pytest.MarkDecorator:
    """A test of each pair, as `said` and `twin`, by its language."""
    return pytest.mark.parametrize(("said", "twin"), twins.values(), ids=list(twins))


def alone(text: str) -> Sequence[Said]:
    """`text` as the one sentence of a page."""
    return (Said(text, 1, ()),)
