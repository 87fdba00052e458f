#!/usr/bin/env python3
"""Times the structuring of texts, one core, and how it grows up to a book of a thousand pages.

usage: Benchmarks/structure_speed.py [--pages N,N,…] [--program FILE]

Goals: under 5 ms of processor time a page, and a page of a thousand costs at most 1.5 times one of a hundred. The papers are
invented: one meeting whose items fill all pages, with numbers and without, text without headings, volumes of short
meetings, and lists of names. Correction is off. The time of a paper of one line is taken off: what is left is nearly
all structure, beside reading the text and writing the record. One page is the mean of two hundred papers of one page in
one worker, what the run says of structure alone, by the clock: a single page tells of the program's start. Each is run
three times, and the least counts: let the machine be idle. Ends with 1 where a goal is missed.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from texts import one_core, run

ROOT = Path(__file__).resolve().parent.parent
LINES = 42
GOAL = 5.0
GROWTH = 1.5
ROUNDS = 3
SINGLES = 200

GIVEN = "Märta Olof Sixten Greta Åke Inga Nils Vera Sven Karin Ture Elsa Gunnar Rut Bertil Ann-Marie".split()
FAMILY = "Åsgren Hjelmberg Lönnebo Kvist Dahlerus Rosvall Ekenstam Tornebrant Sjöö Vikander Ljungqvist Öberg".split()
MATTERS = """Föregående protokoll|Ekonomi|Underhåll av fastigheten|Inkomna skrivelser|Val av valberedning|Sommarens arrangemang
Budget för kommande år|Avtal om snöröjning|Lekplatsen vid torget|Rapport från kommittén|Medlemsavgift|Övriga frågor""".replace("\n", "|").split("|")
SENTENCES = """{name} redogjorde för ärendet och svarade på frågor.
Kassören meddelade att saldot uppgår till {number} kr.
Styrelsen beslutade att godkänna redovisningen och lägga den till handlingarna.
Arbetet väntas vara klart den {day} {month}, om vädret tillåter.
{name} och {other} fick i uppdrag att ta in anbud från tre firmor.
Mötet beslutade att bordlägga frågan till nästa sammanträde.
Flera ledamöter framförde att skyltningen vid infarten bör ses över innan vintern.
Efter votering med {number} röster mot 3 bifölls förslaget.
Handlingarna finns hos sekreteraren, se bilaga {small}.""".split("\n")
MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()


class Writer:
    """Writes the lines of invented papers, always the same for the same seed."""

    def __init__(self, seed=1):
        self.chance = random.Random(seed)

    def name(self):
        return f"{self.chance.choice(GIVEN)} {self.chance.choice(FAMILY)}"

    def sentence(self):
        pick = self.chance
        return pick.choice(SENTENCES).format(
            name=self.name(), other=self.name(), number=pick.randint(5, 900), small=pick.randint(1, 9),
            day=pick.randint(1, 28), month=pick.choice(MONTHS))

    def paragraph(self):
        words, lines = " ".join(self.sentence() for _ in range(self.chance.randint(2, 4))).split(), [""]
        for word in words:
            if len(lines[-1]) + len(word) > 78:
                lines.append("")
            lines[-1] = f"{lines[-1]} {word}".strip()
        return lines

    def head(self, number):
        day = f"{number % 27 + 1} {MONTHS[number % 12]} {1950 + number % 60}"
        return ["Protokoll fört vid styrelsemöte i Lillbäckens hembygdsförening", f"den {day}", "", "Plats: Bygdegården, kl. 19.00",
                "", f"Närvarande: {self.name()}, ordförande", f"{self.name()}, sekreterare", self.name(), self.name(), ""]

    def item(self, number):
        sign = f"§ {number} " if number else ""
        return [f"{sign}{self.chance.choice(MATTERS)}", *self.paragraph(), "", *self.paragraph(), ""]

    def foot(self):
        return ["Vid protokollet", "", self.name(), "", "Justeras", "", f"{self.name()}      {self.name()}", ""]


def pages(lines, count):
    lines = lines[: count * LINES]
    return "\f".join("\n".join(lines[at:at + LINES]) for at in range(0, len(lines), LINES))


def meeting(count, numbered=True):
    writer = Writer()
    lines, number = writer.head(1), 0
    while len(lines) < count * LINES:
        number += 1
        lines += writer.item(number if numbered else 0)
    return pages(lines, count)


def prose(count):
    writer = Writer()
    lines = writer.head(1)
    while len(lines) < count * LINES:
        lines += writer.paragraph()
    return pages(lines, count)


def volume(count):
    writer, lines, number = Writer(), [], 0
    while len(lines) < count * LINES:
        number += 1
        paper = writer.head(number)
        for item in range(1, 7):
            paper += writer.item(item)
        paper += writer.foot()
        lines += paper + [""] * (-len(paper) % LINES)
    return pages(lines, count)


def bound(count):
    """Meetings one after another with no page of their own, as bound volumes have them."""
    writer, lines, number = Writer(), [], 0
    while len(lines) < count * LINES:
        number += 1
        lines += writer.head(number)
        for item in range(1, 7):
            lines += writer.item(item)
        lines += writer.foot()
    return pages(lines, count)


def names(count):
    writer = Writer()
    lines = writer.head(1)[:5] + ["Närvarande:"]
    while len(lines) < count * LINES:
        lines.append(f"{writer.name()}, {writer.chance.choice(['ledamot', 'ersättare', 'Norrbyn 1:7', 'Lillbäckens IF'])}")
    return pages(lines, count)


KINDS = {"one meeting": meeting, "headings without numbers": lambda count: meeting(count, numbered=False),
         "text without headings": prose, "volume of meetings": volume,
         "meetings run on": bound, "list of names": names}


def processor(command, text, folder):
    """The least processor seconds of a command on a text, and the most memory in MB."""
    source, sink = Path(folder, "in.txt"), Path(folder, "out.json")
    source.write_text(text, encoding="utf-8")
    best, most = float("inf"), 0
    for _ in range(ROUNDS):
        code, _, seconds, memory, message = run([*command, source], os.devnull, sink)
        if code != 0:
            sys.exit(f"code {code}: {message[-300:]}")
        best, most = min(best, seconds), max(most, memory)
    return best, most / 1e6


def single(program, config, kind, folder):
    """The least seconds that structure takes for a paper of one page, in the mean of many."""
    source, output = Path(folder, "papers"), Path(folder, "records")
    source.mkdir(exist_ok=True)
    for number in range(SINGLES):
        text = KINDS[kind](1).replace("1951", str(1900 + number % 100)) + f"\n{number}\n"
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    best = float("inf")
    for _ in range(ROUNDS):
        shutil.rmtree(output, ignore_errors=True)
        command = one_core([program, "run", source, "--config", config, "--output", output, "--jobs", "1", "--quiet"])
        code, _, _, _, message = run(command, os.devnull, os.devnull)
        if code != 0:
            sys.exit(f"code {code}: {message[-300:]}")
        best = min(best, json.loads((output / "run.json").read_text())["stageSeconds"]["structure"])
    return best / SINGLES


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", default="1,10,100,1000")
    parser.add_argument("--kind", choices=list(KINDS), action="append", help="only these papers")
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    options = parser.parse_args()
    counts = [int(count) for count in options.pages.split(",")]
    missed = 0
    with tempfile.TemporaryDirectory(prefix="justera-structure-") as folder:
        config = Path(folder, "config.yml")
        config.write_text("correction:\n  enabled: false\n")
        command = one_core([options.program, "extract", "--config", config])
        start, _ = processor(command, "Protokoll\n", folder)
        print(f"start and end of the program: {start * 1000:.0f} ms of processor time, taken off below")
        print(f"{'paper':28}{'pages':>7}{'kB':>8}{'s':>9}{'ms a page':>11}{'peak MB':>9}  growth a page")
        for kind in options.kind or KINDS:
            first = None
            for count in counts:
                text = KINDS[kind](count)
                seconds, memory = processor(command, text, folder)
                each = max(0, seconds - start) * 1000 / count
                if count == 1:
                    each = single(options.program, config, kind, folder) * 1000
                # Shorter papers say more of the machine than of growth.
                growth = each / first if first else None
                first = first or (each if count >= 100 else None)
                bad = each >= GOAL or growth is not None and growth > GROWTH
                missed += bad
                print(f"{kind:28}{count:>7}{len(text.encode()) / 1000:>8.0f}{seconds:>9.2f}{each:>11.2f}{memory:>9.0f}  "
                      f"{f'{growth:.2f}' if growth else '':6}{' MISSED' if bad else ''}", flush=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
