"""Inspection: what a person would see of a page, and what in a file acts by itself. It adds signals to a Reading."""
