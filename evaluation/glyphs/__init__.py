"""The network that tells characters by their outlines, and the table of outlines that are verified."""
