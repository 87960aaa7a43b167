"""The desk: the review application for a browser."""
