#!/usr/bin/python3
"""Kills runs at random moments and looks whether what they leave can be relied upon.

usage: scripts/kill-runs.py [--rounds N] [--kills N] [--seed N] [--program FILE]

Makes texts and a scan, does them once undisturbed, then N times with the whole process group killed (SIGKILL) at
random moments, each time followed by a run that may finish. After each round the records and records.jsonl must equal
the undisturbed run's byte for byte, no temporary file may be left, journal and words must open whole. The last round
kills the supervisor alone: its workers must be gone within a second. Ends with 0 when all held, 1 otherwise.
"""
import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import batch_inputs  # noqa: E402


def make_input(folder):
    """Papers of every kind that a run treats differently, small enough for many rounds."""
    batch_inputs.write_texts(folder, 25)
    (folder / "long.pdf").write_bytes(batch_inputs.scan(9, "long", 0.12))
    (folder / "short.pdf").write_bytes(batch_inputs.scan(1, "short", 0.12))
    shutil.copy(ROOT / "fixtures" / "samfallighet-tabell" / "input.pdf", folder / "layer.pdf")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing\n")


def start(program, folder, output):
    return subprocess.Popen(
        [program, "run", folder, "--output", output, "--jobs", "2", "--quiet"], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)


def records(output):
    """Every file that a run leaves but its report and its own folder."""
    return {str(path.relative_to(output)): path.read_bytes() for path in sorted(output.rglob("*"))
            if path.is_file() and ".justera" not in path.parts and path.name != "run.json"}


def faults(output, wanted):
    found = []
    got = records(output)
    for name in sorted(set(got) | set(wanted)):
        if got.get(name) != wanted.get(name):
            found.append(f"{name}: {'missing' if name not in got else 'left over' if name not in wanted else 'differs'}")
    state = output / ".justera"
    found += [f"{path.name}: a temporary file is left" for path in (state / "tmp").iterdir()]
    for name in ("journal.sqlite", "words.sqlite"):
        with sqlite3.connect(state / name) as database:
            answer = database.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            found.append(f"{name}: {answer}")
    return found


def children(process):
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"\nPPid:\t{process}\n" in status.read_text():
                found.append(int(status.parent.name))
        except OSError:
            pass
    return found


def is_alive(process):
    """Whether a process runs: one that is dead and not yet buried does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def lone_supervisor(program, folder, output):
    """Kills a supervisor alone and tells what is left of its workers."""
    shutil.rmtree(output, ignore_errors=True)
    run = start(program, folder, output)
    workers, patience = [], time.monotonic() + 20
    while len(workers) < 2 and run.poll() is None and time.monotonic() < patience:
        workers = children(run.pid)
        time.sleep(0.01)
    run.kill()
    run.wait()
    time.sleep(1)
    left = [worker for worker in workers if is_alive(worker)]
    return [f"{len(left)} workers outlive their supervisor"] if left else [] if workers else ["no worker was seen"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--kills", type=int, default=2, help="the most kills in a round")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    bad = killed = 0
    with tempfile.TemporaryDirectory(prefix="justera-kill-") as scratch:
        folder, output = Path(scratch) / "in", Path(scratch) / "out"
        folder.mkdir()
        make_input(folder)
        begun = time.monotonic()
        start(options.program, folder, output).wait()
        length = time.monotonic() - begun
        wanted = records(output)
        print(f"undisturbed: {length:.1f} s, {len(wanted)} files", flush=True)
        for number in range(1, options.rounds + 1):
            shutil.rmtree(output, ignore_errors=True)
            moments = []
            for _ in range(chance.randint(1, options.kills)):
                run = start(options.program, folder, output)
                moments.append(chance.uniform(0, length))
                begun = time.monotonic()
                try:
                    run.wait(moments[-1])
                    # A machine that has got faster would see ever fewer kills.
                    length = min(length, time.monotonic() - begun) if len(moments) == 1 else length
                except subprocess.TimeoutExpired:
                    os.killpg(run.pid, signal.SIGKILL)
                    run.wait()
                    killed += 1
            code = start(options.program, folder, output).wait()
            found = faults(output, wanted) + ([f"exit code {code}"] if code != 1 else [])
            bad += bool(found)
            when = ", ".join(f"{moment:.2f}" for moment in moments)
            if found or number % 10 == 0:
                print(f"round {number}, killed after {when} s: {'; '.join(found) or 'as it should be'}", flush=True)
        found = lone_supervisor(options.program, folder, output)
        bad += bool(found)
        print(f"supervisor alone: {'; '.join(found) or 'its workers went with it'}")
    print(f"{options.rounds} rounds, {killed} kills, {bad} faults")
    sys.exit(1 if bad else 0)


main()
