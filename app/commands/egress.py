"""`vouchline audit egress`: what was sent to foundation models, to whom, for what."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.say import say, say_text
from flows.named import COMPARISON
from ledger import is_kept, look
from schemas import Sent, plain


def egress(
    calls: bool,  # noqa: FBT001 (named by the command line)
    run: str | None,
    as_json: bool,  # noqa: FBT001
    workspace: Path,
) -> int:
    """Print the egress ledger: sums by server and purpose, or every call."""
    sent = [one for one in _sent(workspace) if run in (None, one.run)]
    if as_json:
        say_text(json.dumps([_data(one) for one in sent], ensure_ascii=False, indent=2) + "\n")
        return 0
    leaving = sum(one.call.size for one in sent if one.call.leaves)
    say(f"{leaving:,} bytes were sent from this machine, in {sum(one.call.leaves for one in sent)} calls.")
    for line in map(_line, sent) if calls else _sums(sent):
        say(line)
    return 0


def _sent(workspace: Path) -> Iterator[Sent]:
    """Every call of the workspace's runs, and then of its comparisons."""
    compared = workspace / COMPARISON
    alone = is_kept(compared) and not is_kept(workspace)
    for folder in (workspace, compared):
        if is_kept(folder) or (folder == workspace and not alone):
            with look(folder) as ledger:
                yield from ledger.egress()


def _sums(sent: Iterable[Sent]) -> Sequence[str]:
    """A line for each server and purpose."""
    groups: dict[tuple[str, bool, str, str, str], list[Sent]] = defaultdict(list)
    for one in sent:
        call = one.call
        groups[call.destination, call.leaves, call.model, call.purpose, call.masked].append(one)
    return [
        f"{where} ({'elsewhere' if leaves else 'this machine'}), model {model}, "
        f"for {purpose or 'no purpose named'}, masked {masked or 'nothing'}: "
        f"{len(group)} calls about {len({one.call.document for one in group})} documents, "
        f"{sum(one.call.size for one in group):,} bytes sent, {sum(one.received for one in group):,} received, "
        f"{sum(one.tokens for one in group):,} tokens, cost {plain(sum((one.cost for one in group), Decimal(0)))}"
        for (where, leaves, model, purpose, masked), group in sorted(groups.items())
    ]


def _line(one: Sent) -> str:
    call = one.call
    return (
        f"{one.at:%Y-%m-%d %H:%M:%S} {one.run} document {call.document[:12]} to {call.destination} "
        f"({'elsewhere' if call.leaves else 'this machine'}) for {call.purpose or 'no purpose named'}: "
        f"{call.size:,} bytes, masked {call.masked or 'nothing'}, {one.outcome.rstrip('.')}"
    )


def _data(one: Sent) -> Mapping[str, Any]:
    call = {**one.call._asdict(), "cost": plain(one.call.cost), "settings": json.loads(one.call.settings)}
    return {
        "number": one.number,
        "at": one.at.isoformat(),
        "run": one.run,
        **call,
        "outcome": one.outcome,
        "received": one.received,
        "tokens": one.tokens,
        "cost": plain(one.cost),
        "seconds": one.seconds,
    }
