"""What waits, judged again where what is known of its vendor has changed, and listed before anything of it leaves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from app.say import say
from schemas import Policy, Vendor

_MOST = 25  # documents that are judged again at once


def say_judged_again(
    workspace: Path, vendors: Iterable[Vendor] | None, policy: Policy, but: Collection[str] = ()
) -> None:
    """Say what the documents that wait of `vendors` would come to now; nothing leaves by it. None: of all of them.

    `but` are documents that people have just decided on.
    """
    from flows.replaying import concerned, rehearse
    from ledger import look

    with look(workspace) as ledger:
        documents = [one for one in concerned(ledger, vendors) if one.sha256 not in but]
        if len(documents) > _MOST:
            say(f"{len(documents)} documents wait that this may concern: `vouchline replay --state review --dry-run`.")
            return
        told = list(rehearse(ledger, documents, policy, workspace=workspace))
    for one in told:
        now = one.after.disposition.value.replace("_", " ")
        say(f"  {one.document.origin}  {one.document.sha256[:12]}  would be {now}: {one.after.reason}")
    if told:
        names = " ".join(one.document.sha256[:12] for one in told)
        say(f"They wait until they are judged for good: `vouchline replay {names}`.")
