"""The OCR engine loads the weights that it was released with, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from rapidocr.inference_engine.base import FileInfo, InferSession

from extractors.readers.ocr.engine import Engine
from schemas import Misconfigured


def test_weights_of_another_hash_are_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    known = InferSession.get_model_url

    def other(about: FileInfo) -> dict[str, Any]:
        return {**known(about), "SHA256": "0" * 64}

    monkeypatch.setattr(InferSession, "get_model_url", staticmethod(other))
    with pytest.raises(Misconfigured, match="other weights"):
        Engine(1)
