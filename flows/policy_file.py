"""Which policy a command works under."""

from __future__ import annotations

from pathlib import Path

from extractors.model import version
from extractors.model.release import RELEASE
from flows.certified import certified, recorded
from ledger.stores import setting_of
from schemas import EventKind, Misconfigured, Policy, load_policy
from schemas.certificate import FILE_NAME as CERTIFICATE
from schemas.policy import FILE_NAME
from schemas.store_policy import StorePolicy
from validators import unknown_rules

MODEL_FOLDER = "model"  # in a workspace: the extractor that was trained on its documents


def policy_of(workspace: Path, named: Path | None) -> Policy:
    """The policy as it is written, with the gate that the workspace's certificate allows where one holds."""
    return certified(written_policy(workspace, named), workspace)


class PolicyAtWork:
    """The policy of a workspace for what goes on for long: read anew once one of the files that make it has changed."""

    def __init__(self, workspace: Path, named: Path | None) -> None:
        self._workspace = workspace
        self._named = named
        self._read = self._anew()

    def __call__(self) -> Policy:
        """The policy as it is written now. Raises Misconfigured where it cannot be read."""
        if self._read[0] != self._state():
            self._read = self._anew()
        return self._read[1]

    def _anew(self) -> tuple[object, Policy]:
        return self._state(), policy_of(self._workspace, self._named)

    def _state(self) -> object:
        own = self._workspace
        paths = (self._named or own / FILE_NAME, own / CERTIFICATE, own / MODEL_FOLDER / RELEASE)
        return [(path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None for path in paths]


def written_policy(workspace: Path, named: Path | None) -> Policy:
    """The policy file named on the command line (it must exist), else the workspace's, else the defaults."""
    if named is not None and not named.exists():
        raise Misconfigured(f"The policy file {named} does not exist.", "`vouchline init` writes one.")
    path = named or workspace / FILE_NAME
    policy = load_policy(path)
    if named is not None and policy.store not in (StorePolicy(), setting_of(workspace)):
        raise Misconfigured(
            f"{path} says where ledger or files are kept ([store]), and {workspace / FILE_NAME} does not say so.",
            "[store] counts in the workspace's own policy.toml alone: take it out of the other file.",
        )
    unknown = unknown_rules(sorted(policy.rules.named))
    if unknown:
        raise Misconfigured(f"{path}: there is no rule {unknown[0]}.", "docs/rules.md lists them all.")
    if policy.templates is not None:
        from extractors.templates import load_templates

        load_templates(Path(policy.templates))  # what is wrong with one is told here, once, not by every document
    own = workspace / MODEL_FOLDER
    if policy.model_folder is None and (own / RELEASE).exists():
        _check_own(own, workspace)
        policy = policy.model_copy(update={"model_folder": str(own.resolve())})
    return policy


def _check_own(model: Path, workspace: Path) -> None:
    """Raises Misconfigured where the workspace's model is not the one that was put to work there."""
    promoted = (recorded(workspace, EventKind.MODEL_PROMOTED) or {}).get("model", "none")
    found = version(str(model))
    if promoted not in (found, found.partition(".")[0]):  # earlier versions did not record the calibration
        raise Misconfigured(
            f"The model in {model} ({found}) is not the one that was put to work, says the ledger ({promoted}).",
            "`vouchline train --promote` puts one to work. Or move it, and name it in the policy (model_folder).",
        )
