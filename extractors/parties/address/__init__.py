"""Postal addresses: their parts in rows of text, and the home of every name on the pages."""
