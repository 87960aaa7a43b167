"""Extractors: from the bytes of a document to what is believed of it, and why."""

from extractors.extract import extract

__all__ = ["extract"]
