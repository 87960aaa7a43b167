"""Which policy a command works under."""

from __future__ import annotations

from pathlib import Path

from schemas import Misconfigured, Policy, load_policy
from schemas.policy import FILE_NAME
from validators import unknown_rules


def policy_of(workspace: Path, named: Path | None) -> Policy:
    """The policy file named on the command line (it must exist), else the workspace's, else the defaults."""
    if named is not None and not named.exists():
        raise Misconfigured(f"The policy file {named} does not exist.", "`vouchline init` writes one.")
    path = named or workspace / FILE_NAME
    policy = load_policy(path)
    unknown = unknown_rules(policy.rules.severity)
    if unknown:
        raise Misconfigured(f"{path}: there is no rule {unknown[0]}.", "docs/rules.md lists them all.")
    return policy
