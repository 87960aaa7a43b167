"""`make bench`: what a run costs beside pdfplumber alone on the same files, in the same minute.

CPU seconds of whole processes (children included) by the operating system's own accounting, so that a busy machine
does not matter much. Also the wall time of a run of ten, the stations of a run, and how the parent's memory grows over
many documents, what scans cost apart, what a long queue costs to be listed, and what the looks at glyphs and numbers
cost a page.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import click
import pypdfium2 as pdfium

from evaluation.glyphs.cost import costs

_WORDS = """
import sys, pdfplumber
for name in sys.stdin.read().splitlines():
    try:
        with pdfplumber.open(name) as pdf:
            for page in pdf.pages:
                page.extract_words()
                page.close()
    except Exception:
        pass
"""

_GROWTH = """
import sys
from pathlib import Path
from evaluation.bench import resident
from flows.batch import Batch, chunks, examine_chunk, open_run
from flows.ingest import Inbox
from flows.examiners import worker_pool
from ledger import Ledger
from schemas import Policy
workspace, names = Path(sys.argv[1]), sys.stdin.read().splitlines()
policy = Policy()
with Ledger.open(workspace) as ledger:
    run = open_run(ledger, "ingest", "bench", policy)
    ledger.add(run, Inbox(ledger, workspace, [Path(name) for name in names]).documents())
    batch = Batch(ledger, run, policy, workspace)
    done, early = 0, None
    with worker_pool(policy) as pool:
        for chunk in chunks(batch):
            examine_chunk(batch, pool, chunk)
            done += len(chunk)
            if early is None and done >= 200:
                early = resident()
print(early, resident(), done)
"""


_STAGES = """
import resource, sys, time
from pathlib import Path
from flows.batch import Batch, open_run, run_batch
from flows.ingest import Inbox
from ledger import Ledger
from schemas import Policy
def used():
    spent = resource.getrusage(resource.RUSAGE_SELF)
    return time.monotonic(), spent.ru_utime + spent.ru_stime
def timed(name, station):
    def run_station():
        wall, cpu = used()
        done = station()
        wall, cpu = (after - before for after, before in zip(used(), (wall, cpu)))
        print(f"{name},{wall},{cpu}")
        return done
    return run_station
workspace, names = Path(sys.argv[1]), sys.stdin.read().splitlines()
policy = Policy()
with Ledger.open(workspace) as ledger:
    inbox = Inbox(ledger, workspace, [Path(name) for name in names])
    run = open_run(ledger, "ingest", "bench", policy)
    run_batch(Batch(ledger, run, policy, workspace), inbox.documents(), timed)
"""
_WAITING = 20_000  # documents of the queue that is listed
_FEW = 10  # documents of a run that is mostly its start
_LOOKED_AT = 40  # documents that the looks at glyphs and numbers are measured on


class Cost(NamedTuple):
    """CPU and wall seconds of a process with its children, and the largest process's peak memory in MB."""

    cpu: float
    wall: float
    peak_megabytes: float
    code: int


def resident() -> int:
    """Resident memory of this process in KB."""
    fields = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines())
    return int(fields["VmRSS"].split()[0])


def cost(command: Sequence[str], text: str = "") -> Cost:
    """Run `command` in a process of its own, so that only its children are counted."""
    code = (
        "import json,resource,subprocess,sys,time; t=time.monotonic()\n"
        "done=subprocess.run(sys.argv[1:],stdin=sys.stdin,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([used.ru_utime+used.ru_stime,time.monotonic()-t,used.ru_maxrss/1024,done.returncode]))"
    )
    done = subprocess.run(  # noqa: S603 (our own commands)
        [sys.executable, "-c", code, *command], input=text, capture_output=True, text=True, check=True
    )
    return Cost(*json.loads(done.stdout))


@click.command()
@click.argument("corpus", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--growth", type=int, default=0, help="Also run so many documents and report the parent's growth.")
def main(corpus: Path, growth: int) -> None:
    """Compare `vouchline run` with pdfplumber's extract_words over all PDFs of CORPUS that hold text. Pdfplumber reads
    nothing of pictures: PDFs that are pictures alone are told apart, and what the others cost without OCR."""
    every = sorted(corpus.rglob("*.pdf"))
    files = [path for path in every if _holds_text(path)]
    words = cost([sys.executable, "-c", _WORDS], "\n".join(map(str, files)))
    click.echo(f"pdfplumber extract_words  {len(files)} files  {_row(words)}")
    few = list(map(str, files[:_FEW]))
    with tempfile.TemporaryDirectory() as folder:
        short = cost([sys.executable, "-m", "app", "run", *few, "--workspace", f"{folder}/workspace"])
    click.echo(f"vouchline run             {len(few)} files  {_row(short)}  from command to report")
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "app", "run", *map(str, files), "--workspace", f"{folder}/workspace"]
        whole = cost(run)
        queue = _queue(Path(folder) / "workspace")
    alone = _extracted(files)
    click.echo(f"vouchline extract         {len(files)} files  {_row(alone)}  ratio {alone.cpu / words.cpu:.2f}")
    click.echo(f"vouchline run             {len(files)} files  {_row(whole)}  ratio {whole.cpu / words.cpu:.2f}")
    text = _extracted(files, "[ocr]\nread = false\n")
    click.echo(f"  without OCR             {len(files)} files  {_row(text)}  ratio {text.cpu / words.cpu:.2f}")
    speeds = ((alone, "extract"), (text, "extract without OCR"), (whole, "run"))
    click.echo(
        "documents a second        " + ", ".join(f"{len(files) / used.wall:.1f} {name}" for used, name in speeds)
    )
    if scans := [path for path in every if path not in files]:
        used = _extracted(scans)
        click.echo(f"vouchline extract         {len(scans)} scans  {_row(used)}  {used.cpu / len(scans):.2f} s each")
    click.echo(queue)
    click.echo(_stages(files))
    click.echo(_looks(files[:_LOOKED_AT]))
    if growth:
        click.echo(_growth(files, growth))


def _holds_text(path: Path) -> bool:
    """Whether a page of a PDF has a character; so does what cannot be opened, which costs as little."""
    try:
        with closing(pdfium.PdfDocument(path)) as pdf:
            return any(page.get_textpage().count_chars() for page in pdf)
    except pdfium.PdfiumError:
        return True


def _extracted(files: Sequence[Path], policy: str = "") -> Cost:
    """What `extract` costs under a policy: no ledger, no export."""
    with tempfile.TemporaryDirectory() as folder:
        rules, results = Path(folder) / "policy.toml", f"{folder}/results.jsonl"
        rules.write_text(policy, encoding="utf-8")
        command = [sys.executable, "-m", "app", "extract", *map(str, files), "--jsonl", results, "--policy", str(rules)]
        return cost(command)


def _row(used: Cost) -> str:
    return f"CPU {used.cpu:6.1f} s  wall {used.wall:6.1f} s  peak {used.peak_megabytes:5.0f} MB  exit {used.code}"


def _queue(workspace: Path) -> str:
    """What it costs to list a long queue: what waits in `workspace`, over and over under other hashes."""
    with closing(sqlite3.connect(workspace / "ledger.db")) as ledger, ledger:
        ledger.row_factory = sqlite3.Row
        rows = ledger.execute("SELECT * FROM waiting").fetchall()
        for number, row in enumerate(islice(cycle(rows), _WAITING - len(rows))):
            copy = {**row, "document": hashlib.sha256(str(number).encode()).hexdigest()}
            ledger.execute("INSERT INTO documents VALUES (?, 1, ?, 1)", (copy["document"], copy["state"]))
            ledger.execute(f"INSERT INTO waiting VALUES ({', '.join('?' * len(copy))})", tuple(copy.values()))  # noqa: S608 (signs alone)
    used = cost([sys.executable, "-m", "app", "queue", "--json", "--workspace", str(workspace)])
    return f"vouchline queue --json    {_WAITING} documents  {_row(used)}"


def _stages(files: Sequence[Path]) -> str:
    """Wall seconds of each station of a run without Prefect, and CPU seconds of the parent in it."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 (our own code)
            [sys.executable, "-c", _STAGES, f"{folder}/workspace"],
            input="\n".join(map(str, files)), capture_output=True, text=True, check=True,
        )  # fmt: skip
    spent: dict[str, tuple[float, float]] = {}
    for name, wall, cpu in (line.split(",") for line in done.stdout.splitlines()):
        before = spent.get(name, (0.0, 0.0))
        spent[name] = before[0] + float(wall), before[1] + float(cpu)
    return "\n".join(
        f"  {name:<15} wall {wall:6.2f} s  parent's CPU {cpu:6.2f} s" for name, (wall, cpu) in spent.items()
    )


def _looks(files: Sequence[Path]) -> str:
    """CPU milliseconds a page of the looks at glyphs and numbers, where fonts are new and where they are known."""
    return "\n".join(
        f"  {name:<15} new {new:6.2f} ms a page  known {known:6.2f} ms a page" for name, new, known in costs(files)
    )


def _growth(files: Sequence[Path], count: int) -> str:
    with tempfile.TemporaryDirectory() as folder:
        names = "\n".join(str(path) for path in _copies(files, count, Path(folder)))
        done = subprocess.run(  # noqa: S603 (our own code)
            [sys.executable, "-c", _GROWTH, f"{folder}/workspace"],
            input=names, capture_output=True, text=True, check=True,
        )  # fmt: skip
    early, late, number = map(int, done.stdout.split())
    return f"parent's memory: {early} KB after 200 documents, {late} KB after {number}: {late - early:+} KB"


def _copies(files: Sequence[Path], count: int, folder: Path) -> Iterator[Path]:
    """`count` files of different bytes: a PDF comment at the end changes the hash and nothing else."""
    for number, source in enumerate(islice(cycle(files), count)):
        target = folder / f"{number:05}.pdf"
        shutil.copyfile(source, target)
        target.chmod(0o600)
        with target.open("ab") as stream:
            stream.write(f"\n% copy {number}\n".encode())
        yield target


if __name__ == "__main__":
    main()
