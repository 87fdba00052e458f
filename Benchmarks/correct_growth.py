#!/usr/bin/env python3
"""How time and memory of `justera correct` grow with the text, and what text made to hurt costs.

usage: Benchmarks/correct_growth.py [--largest BYTES] [--limit SECONDS]

The texts are the fixtures, repeated with a share of new words (texts.py), clean and damaged, from 10 kB to 10 MB.
Growth is the processor's time for a text over that for a tenth of it: 10 is linear; above 15 fails, where the times are
long enough to tell. After each run another writes the ledger, which must turn the result into the text again, byte for
byte.
"""
import argparse, filecmp, os, pathlib, sys, tempfile

from texts import PROGRAM, damaged, run, varied

SIZES = [10_000, 100_000, 1_000_000, 10_000_000]
# Shorter times say more of the machine than of growth.
TELLING = 0.2
WORST = 15


def misread(size):
    for seed, piece in enumerate(varied(size)):
        yield damaged(piece, seed)


def hurtful():
    """Texts that a careless program chokes on, each with its name."""
    line = lambda size: " ".join(" ".join(varied(size)).split())
    yield "3 MB on one line, clean", lambda: line(3_000_000)
    yield "3 MB on one line, damaged", lambda: damaged(line(3_000_000))
    yield "3 MB on one line, no stops", lambda: damaged(line(3_000_000)).translate(str.maketrans("", "", ".,:;?!()"))
    yield "3 MB, one word", lambda: "forsamling" * 300_000
    yield "200 000 open brackets", lambda: "(" * 200_000
    yield "200 000 brackets among words", lambda: "(Motet " * 200_000
    yield "200 000 braces among words", lambda: "{Motet " * 200_000
    yield "1 MB of NUL bytes", lambda: "\0" * 1_000_000
    yield "1 MB, NUL bytes among words", lambda: "\0".join(damaged("".join(varied(1_000_000))).split(" "))
    yield "1 MB of U+FFFD", lambda: "\ufffd" * 333_000
    yield "1 MB, U+FFFD for every mark", lambda: "".join("\ufffd" if x in "åäöÅÄÖé" else x for x in "".join(varied(1_000_000)))
    yield "1 MB, runs of U+FFFD among words", lambda: "".join(varied(1_000_000)).replace(" ", " " + "\ufffd" * 20 + " ")[:600_000]
    yield "1 MB, all capitals", lambda: damaged("".join(varied(1_000_000))).upper()
    yield "1 MB of § lines", lambda: "".join(f"&{n % 900 + 1} Motet oppnades\n" for n in range(50_000))
    yield "1 MB of mail addresses on one line", lambda: "anna.vik@forening.example " * 40_000


def write(text, path):
    """Writes a text in a process of its own, so that this one stays small: its peak is the least a child can show."""
    if process := os.fork():
        if os.waitpid(process, 0)[1] != 0:
            sys.exit(f"the text for {path} could not be written")
        return
    with open(path, "w", encoding="utf-8", newline="") as file:
        pieces = text()
        file.writelines([pieces] if isinstance(pieces, str) else pieces)
    os._exit(0)


def measure(name, text, folder, limit):
    """Prints a row: seconds of the processor, and what is wrong, if anything."""
    source, sink, ledger, back = (pathlib.Path(folder, x) for x in ("text", "sink", "ledger", "back"))
    write(text, source)
    size = source.stat().st_size
    code, seconds, processor, memory, message = run(["timeout", str(limit), PROGRAM, "correct"], source, sink)
    verdict = ""
    if code == 124:
        verdict = f"STOPPED after {limit} s"
    elif code != 0:
        verdict = f"FAILED with {code}: {message[-120:]}"
    else:
        # The time above is without the ledger, as most runs are; the round trip shows that nothing is lost.
        run([PROGRAM, "correct", "--ledger", ledger, "-"], source, sink)
        code, _, _, _, message = run([PROGRAM, "correct", "--revert", ledger, "-"], sink, back)
        if code != 0 or not filecmp.cmp(source, back, shallow=False):
            verdict = f"NOT REVERTED {message[-120:]}"
    print(f"{name:38}{size:>12,}{seconds:>9.2f}{processor:>11.2f}{memory / 1e6:>9.0f}  ", end="")
    return processor, verdict


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=SIZES[-1], help="leave larger texts out")
    parser.add_argument("--limit", type=int, default=120, help="stop a run after so many seconds")
    arguments = parser.parse_args()
    failures = 0
    print(f"{'text':38}{'bytes':>12}{'s':>9}{'processor':>11}{'peak MB':>9}  growth")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("clean", "damaged"):
            before = None
            for size in [x for x in SIZES if x <= arguments.largest]:
                text = varied if kind == "clean" else misread
                seconds, verdict = measure(f"{kind}, {size:,} bytes", lambda: text(size), folder, arguments.limit)
                growth = seconds / before if before else None
                if not verdict and growth and before >= TELLING and growth > WORST:
                    verdict = "WORSE THAN LINEAR"
                print(f"{growth:6.1f}" if growth else f"{'':6}", verdict, flush=True)
                failures += bool(verdict)
                before = seconds
        for name, text in hurtful():
            _, verdict = measure(name, text, folder, arguments.limit)
            print(verdict, flush=True)
            failures += bool(verdict)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
