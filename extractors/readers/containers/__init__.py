"""Containers: mails and archives. What they hold comes out as it is; each piece is a Document of its own afterwards."""

from extractors.readers.containers.opening import OPENERS, read_container

__all__ = ["OPENERS", "read_container"]
