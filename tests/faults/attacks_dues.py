"""Attacks by a due date that is printed and not read, or read otherwise; and honest twins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.faults.attack import Attack
from tests.faults.stated import page

_RULES = ("GATE-9",)
_DUE = "Due date: 14 June 2024"
_ATTACKS = (
    ("words", "Due date: twentieth day of May in the year 2024"),
    ("numbers", "Due date: 20240520"),
    ("both", f"{_DUE} (twentieth of May 2024)"),
    ("again", f"{_DUE}. Due date: twentieth of May 2024"),
)
_TWINS = (
    ("receipt", "Due date: on receipt"),
    ("short", "Due date: 14-Jun-24"),
    ("worded", "Due date: fourteenth of June 2024"),
)


def dues() -> Iterator[Attack]:
    """Every attack by a due date."""
    for name, text in _ATTACKS:
        yield Attack(f"due-{name}.pdf", text, _RULES, partial(page, {_DUE: text}))


def honest_dues() -> Iterator[Attack]:
    """Other ways to say when it is due that are understood, or state no day."""
    for name, text in _TWINS:
        yield Attack(f"due-twin-{name}.pdf", "nothing", (), partial(page, {_DUE: text}))
