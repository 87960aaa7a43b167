"""When a schedule fires, and what it says of its runs."""

from __future__ import annotations

import click
import pytest
import tzlocal

from app.commands.schedule import _zone


def test_a_cron_line_is_read_in_local_time_unless_another_zone_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "America/Lima")
    assert _zone(None).key == "America/Lima"
    assert _zone("Europe/Berlin").key == "Europe/Berlin"


@pytest.mark.parametrize("name", ["Mars/Olympus", "../etc", ""])
def test_a_zone_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(tzlocal, "get_localzone_name", lambda: "nowhere")
    with pytest.raises(click.UsageError, match="There is no time zone"):
        _zone(name)
