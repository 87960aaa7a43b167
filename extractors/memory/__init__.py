"""The memory of a vendor's pages: it learns where confirmed values stand, and reads the next document by it."""

from extractors.memory.book import Book, open_book, write_book
from extractors.memory.confirmed import Confirmed
from extractors.memory.learn import MARKS, learn
from extractors.memory.recall import Remembered, of_seller, recall, remember
from extractors.memory.witness import as_confirmed, with_memory, with_taught_lines

__all__ = [
    "MARKS",
    "Book",
    "Confirmed",
    "Remembered",
    "as_confirmed",
    "learn",
    "of_seller",
    "open_book",
    "recall",
    "remember",
    "with_memory",
    "with_taught_lines",
    "write_book",
]
