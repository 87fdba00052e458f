#!/usr/bin/env python3
"""Times `justera correct` on ten lines, from process start to exit, model included.

usage: Benchmarks/startup.py [RUNS]

Goal: under 150 ms. Beside it stands `/bin/true`, the cost of starting any process on this machine now.
"""
import pathlib, statistics, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/justera"
TEXT = (ROOT / "fixtures/idrottsklubb-skadad/input.txt").read_bytes().splitlines(keepends=True)[:10]


def milliseconds(command, data):
    start = time.perf_counter()
    subprocess.run(command, input=data, stdout=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - start) * 1000


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    ours, idle = [], []
    for _ in range(runs):
        ours.append(milliseconds([PROGRAM, "correct"], b"".join(TEXT)))
        idle.append(milliseconds(["/bin/true"], b""))
    for name, times in (("justera correct, ten lines", ours), ("/bin/true", idle)):
        print(f"{name:28} min {min(times):6.1f} ms   median {statistics.median(times):6.1f} ms   max {max(times):6.1f} ms")


if __name__ == "__main__":
    main()
