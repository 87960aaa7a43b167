"""The table of what was sold: its columns, their roles, its rows."""
