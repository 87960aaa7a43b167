"""The memory of a vendor's pages: it learns where confirmed values stand, and reads the next document by it.

It names nothing of its parts: a run takes its book along, and reads no page itself.
"""
