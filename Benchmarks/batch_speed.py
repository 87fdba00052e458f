#!/usr/bin/env python3
"""Times the batch: what the workers cost, how fast many small papers go, how a long scan is shared.

usage: Benchmarks/batch_speed.py [overhead] [texts] [scan] [--scale SHARE] [--program FILE]

overhead  40 scanned pages in one process and through run with one worker, alternated; goal: at most 3 % more
texts     2 000 and 20 000 one-page texts with two workers; goals: 150 a second, at 20 000 no more than 1.2 times as long
          a paper, at most 120 MB for the supervisor, a finished tree again in 5 s
scan      300 pages with one worker and with two, alternated; goal: 1.85 times as fast

Without a name all are done. --scale 0.1 does a tenth, to try it out. Of the alternated pairs the least wall time of
each side counts, and processor time is told beside it: on a busy machine it is the surer figure. Ends with 1 where a
goal is missed.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import batch_inputs

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 3


def run(command):
    """Wall seconds, processor seconds of the whole family, and the first process's most memory in MB."""
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    while True:
        ended, status, usage = os.wait4(process.pid, os.WNOHANG)
        if ended:
            break
        try:
            lines = Path(f"/proc/{process.pid}/status").read_text().split("\n")
            most = max([most] + [int(line.split()[1]) for line in lines if line.startswith("VmHWM")])
        except OSError:
            pass
        time.sleep(0.02)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: code {process.returncode}")
    return time.monotonic() - begun, usage.ru_utime + usage.ru_stime, most / 1024


def judge(name, value, goal, is_good):
    print(f"{'ok    ' if is_good else 'missed'}  {name}: {value} (goal {goal})", flush=True)
    return is_good


def alternate(commands, before):
    """The least wall and processor seconds of each command, run in turn."""
    best = [(float("inf"), float("inf"))] * len(commands)
    for _ in range(ROUNDS):
        for index, command in enumerate(commands):
            before()
            wall, processor, _ = run(command)
            best[index] = (min(best[index][0], wall), min(best[index][1], processor))
    return best


def overhead(program, scratch, scale):
    scan = scratch / "forty.pdf"
    scan.write_bytes(batch_inputs.scan(max(4, round(40 * scale)), "forty"))
    output = scratch / "overhead"
    alone, batch = alternate(
        [[program, "extract", scan], [program, "run", scan, "--output", output, "--jobs", "1", "--quiet"]],
        lambda: shutil.rmtree(output, ignore_errors=True))
    print(f"        in one process {alone[0]:.1f} s (processor {alone[1]:.1f} s), "
          f"through a worker {batch[0]:.1f} s ({batch[1]:.1f} s)")
    more = batch[0] / alone[0] - 1
    return judge("cost of supervisor and worker", f"{more:+.1%} wall, {batch[1] / alone[1] - 1:+.1%} processor", "3 % wall",
                 more <= 0.03)


def texts(program, scratch, scale):
    good, each = True, []
    for count in (round(2000 * scale), round(20_000 * scale)):
        folder, output = scratch / f"texts-{count}", scratch / f"records-{count}"
        batch_inputs.write_texts(folder, count)
        command = [program, "run", folder, "--output", output, "--jobs", "2", "--quiet"]
        wall, processor, memory = run(command)
        each.append(processor / count)
        good &= judge(f"{count} texts, papers a second", f"{count / wall:.0f} "
                      f"({processor / count * 1000:.1f} ms of processor time each)", 150, count / wall >= 150)
        again, _, _ = run(command)
        good &= judge(f"{count} texts, supervisor's memory", f"{memory:.0f} MB", "120 MB", memory <= 120)
        good &= judge(f"{count} texts, finished tree again", f"{again:.1f} s", "5 s", again <= 5)
    growth = each[1] / each[0]
    return good & judge("processor time a paper, many to few", f"{growth:.2f}", 1.2, growth <= 1.2)


def scan(program, scratch, scale):
    paper = scratch / "long.pdf"
    paper.write_bytes(batch_inputs.scan(max(12, round(300 * scale)), "long", 0.5))
    output = scratch / "scan"
    one, two = alternate(
        [[program, "run", paper, "--output", output, "--jobs", jobs, "--quiet"] for jobs in ("1", "2")],
        lambda: shutil.rmtree(output, ignore_errors=True))
    print(f"        one worker {one[0]:.1f} s (processor {one[1]:.1f} s), two {two[0]:.1f} s ({two[1]:.1f} s)")
    return judge("a long scan, two workers to one", f"{one[0] / two[0]:.2f} times", "1.85 times", one[0] / two[0] >= 1.85)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", nargs="*", choices=["overhead", "texts", "scan", []])
    parser.add_argument("--scale", type=float, default=1)
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    parts = {"overhead": overhead, "texts": texts, "scan": scan}
    with tempfile.TemporaryDirectory(prefix="justera-speed-") as scratch:
        good = [parts[name](options.program, Path(scratch), options.scale) for name in options.what or parts]
    sys.exit(0 if all(good) else 1)


main()
