"""What every command stands on. It imports click alone; a command imports what it needs when it is called."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from functools import partial, update_wrapper
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

workspace_option: Callable[[F], F] = click.option(
    "--workspace",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("workspace"),
    envvar="VOUCHLINE_WORKSPACE",
    show_default="./workspace",
    show_envvar=True,
    help="Folder with the ledger, originals, exports, review, quarantine and reports.",
)
policy_option: Callable[[F], F] = click.option(
    "--policy",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Policy file. Default: policy.toml in the workspace, else the defaults.",
)
PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="vouchline", prog_name="vouchline", message="%(prog)s %(version)s")
def cli() -> None:
    """Turns folders of invoices into validated, exported records an auditor can trust.

    Exit codes: 0 all exported or known duplicates, 3 some documents wait for people, 2 wrong use or configuration,
    4 something needed is unavailable, 5 the ledger or an original is damaged, 130 interrupted.
    """


def calls(command: str) -> Callable[[Callable[[], None]], Callable[..., None]]:
    """Hands a command's options to `app.commands.<command>`; what is decorated says its name and its help."""
    return partial(update_wrapper, partial(call, command))


def call(command: str, **options: Any) -> None:
    """Run `app.commands.<command>` and leave with its exit code: exceptions become messages and codes here."""
    # Being asked to end by a supervisor is being interrupted: what was started is ended, and the next run goes on.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    gc.set_threshold(20_000, 20, 50)  # a command makes many objects that last, and few cycles
    module, _, function = command.partition(":")
    from schemas.privacy import keep_private

    keep_private(options["workspace"])
    try:
        code = getattr(import_module(f"app.commands.{module}"), function or module)(**options)
        sys.stdout.flush()
    except (click.ClickException, click.Abort):
        raise  # main() knows them
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): not a failure; keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        code = _explain(error, options["workspace"])
    sys.exit(code)


def _explain(error: Exception, workspace: Path) -> int:
    from app.trouble import explain

    return explain(error, workspace)
