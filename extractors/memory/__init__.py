"""The memory of a vendor's pages: it learns where confirmed values stand, and reads the next document by it."""

from extractors.memory.book import Book, open_book, write_book
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import learn
from extractors.memory.recall import Remembered, recall, remember
from extractors.memory.witness import as_confirmed, with_memory, with_taught_lines

__all__ = [
    "Book",
    "Confirmed",
    "Remembered",
    "as_confirmed",
    "learn",
    "open_book",
    "recall",
    "remember",
    "with_memory",
    "with_taught_lines",
    "write_book",
]
