"""Extractors: from the bytes of a document to what is believed of it, and why (`extractors.extract`)."""
