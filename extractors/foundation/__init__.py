"""The optional layer: a foundation model, asked for open terms only, whose every value the pages must vouch for.

Nothing here is imported unless the policy enables it. Network, record and budget come in as Protocols.
"""

from extractors.foundation.asking import Asking, Budget, Recording, Server
from extractors.foundation.step import Asked, ask_open_terms, not_asked
from extractors.foundation.terms import open_terms

__all__ = ["Asked", "Asking", "Budget", "Recording", "Server", "ask_open_terms", "not_asked", "open_terms"]
