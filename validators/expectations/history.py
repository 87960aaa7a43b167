"""How much history and how large a batch a comparison needs."""

from __future__ import annotations

from schemas import ExportHistory

# With fewer earlier documents, or a smaller batch, a difference says nothing.
ENOUGH_HISTORY = 200
ENOUGH_BATCH = 20

NO_HISTORY = ExportHistory()
