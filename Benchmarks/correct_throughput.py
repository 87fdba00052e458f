#!/usr/bin/env python3
"""Words a second of `justera correct` beside `hunspell -a -d sv_SE`, same text, same run, one core each.

usage: Benchmarks/correct_throughput.py [--runs N] [--words N] [FILE]

Without FILE the text is the project's fixtures, repeated with a share of new words (texts.py), once clean and once
damaged; with FILE it is that text, as it is. The two programs take turns; times are of the whole process, start and
loading included, and the shortest of the runs counts, by the clock; beside it the ratio of the processor's time, which
other work on the machine disturbs less. Goal: three times hunspell's speed; aim: ten times.
"""
import argparse, pathlib, shutil, sys, tempfile

from texts import PROGRAM, damaged, one_core, run, varied

GOAL, AIM = 3, 10


def texts(arguments):
    if arguments.file:
        yield arguments.file.name, arguments.file.read_text(encoding="utf-8", errors="replace")
        return
    lines, count = [], 0
    for line in "".join(varied(arguments.words * 12)).split("\n"):
        lines.append(line)
        count += len(line.split())
        if count >= arguments.words:
            break
    text = "\n".join(lines) + "\n"
    yield "clean", text
    yield "damaged", damaged(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=pathlib.Path, nargs="?")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--words", type=int, default=2000)
    arguments = parser.parse_args()
    if not shutil.which("hunspell"):
        sys.exit("hunspell is not here; install hunspell and hunspell-sv")
    ratios = []
    print(f"{'text':12}{'words':>8}{'justera':>12}{'hunspell':>12}{'ratio':>8}{'processor':>11}")
    for name, text in texts(arguments):
        ratios.append(compare(name, text, arguments.runs))
    worst = min(ratios)
    print(f"least ratio {worst:.1f}: goal of {GOAL} {'met' if worst >= GOAL else 'missed'}, "
          f"aim of {AIM} {'met' if worst >= AIM else 'missed'}")
    if worst < GOAL:
        sys.exit(1)


def compare(name, text, runs):
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs, sink = (pathlib.Path(folder, file) for file in ("text", "lines", "sink"))
        ours.write_text(text, encoding="utf-8")
        # In hunspell's dialogue a line that begins with ^ is text, whatever follows.
        theirs.write_text("".join(f"^{line}\n" for line in text.splitlines()), encoding="utf-8")
        best, busy = {}, {}
        for _ in range(runs):
            for program, source, command in (
                ("justera", ours, [PROGRAM, "correct"]),
                ("hunspell", theirs, ["hunspell", "-i", "utf-8", "-a", "-d", "sv_SE"]),
            ):
                code, seconds, processor, _, message = run(one_core(command), source, sink)
                if code != 0:
                    sys.exit(f"{program} ended with {code}: {message}")
                best[program] = min(best.get(program, seconds), seconds)
                busy[program] = min(busy.get(program, processor), processor)
        words = len(text.split())
        ratio = best["hunspell"] / best["justera"]
        speeds = "".join(f"{words / best[x]:10.0f}/s" for x in ("justera", "hunspell"))
        print(f"{name[:11]:12}{words:8}{speeds}{ratio:8.1f}{busy['hunspell'] / busy['justera']:11.1f}", flush=True)
        return ratio


if __name__ == "__main__":
    main()
