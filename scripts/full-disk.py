#!/usr/bin/python3
"""Runs Justera on a disk that becomes full, makes room, and looks whether the run goes on where it stopped; then on
the same disk where nothing may be written.

usage: scripts/full-disk.py [--papers N] [--megabytes N] [--program FILE] [--can]

The output is a file system of a few megabytes, mounted where only this script sees it (unshare; as root, or where
users may have namespaces of their own). The run must end with code 2 and name the file, every record there must be
whole, and with more room the same command must end with 0 and every record; mounted to be read only, with 2 and a
message. --can only tells, by 0 or 1, whether such a file system can be mounted here. Ends with 0 when all held, 1
otherwise.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import batch_inputs  # noqa: E402

INSIDE = "JUSTERA_FULL_DISK"


def apart():
    """The command that gives a process mounts of its own."""
    return ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]


def can():
    with tempfile.TemporaryDirectory() as folder:
        return subprocess.run([*apart(), "mount", "-t", "tmpfs", "tmpfs", folder], capture_output=True).returncode == 0


def run(program, scratch):
    return subprocess.run(
        [program, "run", "in", "--output", "out", "--jobs", "2", "--quiet"], cwd=scratch, capture_output=True, text=True)


def faults(options, scratch):
    output = scratch / "out"
    output.mkdir()
    batch_inputs.write_texts(scratch / "in", options.papers)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={options.megabytes}m", "tmpfs", output], check=True)
    full = run(options.program, scratch)
    print(f"full disk: code {full.returncode}; {full.stderr.strip()}")
    if full.returncode != 2:
        yield f"the run on a full disk ended with {full.returncode}, not 2"
    # A record or the journal meets the end of the disk first, as chance has it.
    if "no space left" not in full.stderr and "disk is full" not in full.stderr:
        yield "the message does not say that the disk is full"
    whole = 0
    for record in output.rglob("*.txt.json"):
        try:
            json.loads(record.read_text())
            whole += 1
        except ValueError:
            yield f"{record.relative_to(output)}: not whole"
    if whole == 0 or whole >= options.papers:
        yield f"{whole} records: the disk was to become full midway"
    subprocess.run(["mount", "-o", f"remount,size={options.megabytes * 100}m", output], check=True)
    again = run(options.program, scratch)
    report = json.loads((output / "run.json").read_text())
    print(f"more room: code {again.returncode}; {report['complete']} complete, {report['doneBefore']} of them before")
    if again.returncode != 0 or report["complete"] != options.papers:
        yield f"the run with more room ended with {again.returncode}, {report['complete']} complete; {again.stderr.strip()}"
    if report["doneBefore"] == 0:
        yield "what was done before was done again"
    if any((output / ".justera" / "tmp").iterdir()):
        yield "a temporary file is left"
    (scratch / "in" / "new.txt").write_text("Protokoll fört den 4 maj 1998\n")
    subprocess.run(["mount", "-o", "remount,ro", output], check=True)
    closed = run(options.program, scratch)
    print(f"read only: code {closed.returncode}; {closed.stderr.strip()}")
    if closed.returncode != 2 or "cannot be written" not in closed.stderr:
        yield f"the run on a disk to be read only ended with {closed.returncode}, not 2 and a message"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--papers", type=int, default=600)
    parser.add_argument("--megabytes", type=int, default=3)
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    parser.add_argument("--can", action="store_true", help="only tell whether it can be done here")
    options = parser.parse_args()
    if options.can:
        sys.exit(0 if can() else 1)
    if INSIDE not in os.environ:
        sys.exit(subprocess.run([*apart(), sys.executable, *sys.argv], env={**os.environ, INSIDE: "1"}).returncode)
    with tempfile.TemporaryDirectory(prefix="justera-full-") as scratch:
        try:
            found = list(faults(options, Path(scratch)))
        finally:
            subprocess.run(["umount", "-l", Path(scratch) / "out"], stderr=subprocess.DEVNULL)
    for fault in found:
        print(fault)
    print(f"{len(found)} faults")
    sys.exit(1 if found else 0)


main()
