#!/usr/bin/python3
"""Runs Justera over mutated papers and looks whether it bears them.

usage: scripts/fuzz-runs.py [--count N] [--seed N] [--deadline SECONDS] [--program FILE] [--keep FOLDER]

Mutates the fixtures' PDFs, images and texts, and small scans, in N ways: bits turned, bytes replaced by telling ones,
pieces cut, doubled, swapped between papers, numbers made huge. The run must end by itself with code 0 or 1; each
paper must have its record, be complete or have a cause, and none may take longer than two tries within the deadline.
The same seed makes the same papers. Ends with 0 when all held, 1 otherwise.
"""
import argparse
import collections
import json
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import batch_inputs  # noqa: E402

TELLING = [b"\x00", b"\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\xff\xff\xff\xff", b"-1", b"99999999999", b"%s%n",
           b"<<", b">>", b"endobj", b"stream", b"/Length 0", b"\xc3", b"\xe2\x80\xae", b"\x0c", b"\r\n", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'c'>]>"]


def seeds():
    """The papers to mutate, those that are quickly read more often."""
    papers = [(path.suffix, path.read_bytes()) for path in sorted((ROOT / "fixtures").glob("*/input.*"))]
    papers += [(path.suffix, path.read_bytes()) for path in sorted((ROOT / "Tests" / "BadInput").glob("*.*"))
               if path.suffix != ".md"]
    papers += [(".pdf", batch_inputs.scan(pages, "fuzz", 0.03)) for pages in (1, 2)]
    small = [paper for paper in papers if len(paper[1]) < 45_000]
    return papers + small * 4


def mutate(chance, data, other):
    """A paper with one to eight changes."""
    data = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(data) + 1)
        length = chance.choice((1, 4, 64, 1024, len(data) // 4 + 1))
        kind = chance.randrange(8)
        if kind == 0 and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            telling = chance.choice(TELLING)
            data[at:at + len(telling)] = telling
        elif kind == 2:
            del data[at:at + length]
        elif kind == 3:
            data[at:at] = data[at:at + length]
        elif kind == 4:
            del data[at:]
        elif kind == 5 and other:
            start = chance.randrange(len(other))
            data[at:at + length] = other[start:start + length]
        elif kind == 6:
            data[at:at + length] = bytes(chance.randrange(256) for _ in range(min(length, 64)))
        else:
            numbers = list(re.finditer(rb"\d+", bytes(data[:200_000])))
            if numbers:
                place = chance.choice(numbers)
                data[place.start():place.end()] = chance.choice(
                    (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999"))
    return bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--deadline", type=int, default=30)
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    parser.add_argument("--keep", help="leave the papers and the output in this folder")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="justera-fuzz-") as scratch:
        scratch = Path(options.keep or scratch)
        folder, output = scratch / "in", scratch / "out"
        papers = seeds()
        for number in range(options.count):
            suffix, data = chance.choice(papers)
            file = folder / f"{number // 1000:02}" / f"{number:05}{suffix}"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(mutate(chance, data, chance.choice(papers)[1]))
        (scratch / "fuzz.yml").write_text(
            f"batch:\n  failureShare: 1\n  secondsPerPage: {options.deadline}\n"
            f"  secondsPerDocument: {options.deadline * 4}\n  memoryMegabytes: 2048\n")
        begun = time.monotonic()
        code = subprocess.run(
            [options.program, "run", folder, "--output", output, "--config", scratch / "fuzz.yml", "--quiet"],
            stderr=subprocess.DEVNULL).returncode
        seconds = time.monotonic() - begun
        faults = [] if code in (0, 1) else [f"the run ended with {code}"]
        report = json.loads((output / "run.json").read_text())
        if report["notDone"]:
            faults.append(f"{report['notDone']} papers were not done")
        for file in sorted(folder.rglob("*.*")):
            path = str(file.relative_to(folder))
            if not (output / f"{path}.json").exists():
                faults.append(f"{path}: no record")
        faults += [f"{problem['path']}: no cause" for problem in report["problems"] if not problem.get("cause")]
        # Two tries at each of the pages that may be given up, and some for the rest.
        bound = options.deadline * 8 + 30
        with sqlite3.connect(output / ".justera" / "journal.sqlite") as journal:
            slow = journal.execute("SELECT path, seconds FROM document WHERE seconds > ?", (bound,)).fetchall()
            longest = journal.execute("SELECT path, seconds FROM document ORDER BY seconds DESC LIMIT 3").fetchall()
        faults += [f"{path}: took {took:.0f} s" for path, took in slow]
        print(f"{options.count} papers in {seconds:.0f} s: {report['complete']} complete, {report['partial']} partial, "
              f"{report['failed']} failed")
        for cause, count in collections.Counter(report["causes"]).most_common():
            print(f"  {count:6} {cause}")
        print("longest: " + ", ".join(f"{path} {took:.1f} s" for path, took in longest))
        for fault in faults[:20]:
            print(fault)
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
