#!/usr/bin/python3
"""Times reading beside what else reads pages, on the same pages, and tells how many characters each reads wrong.

usage: Benchmarks/reading_speed.py [scans] [folder] [typed] [memory] [share] [--rounds N] [--program FILE] [--ocrmypdf FILE]

scans   27 scanned pages at 300 dpi, two at a time: justera run, pdftoppm and tesseract, and OCRmyPDF where it is, in turn;
        goals: 1.15 times as many pages a second as the first, 1.5 times as the second; the processor's seconds beside
        them, which a busy machine changes less
folder  the same pages as a folder of 15 files of one to three pages, one run of justera beside one of OCRmyPDF for each
        file: what an archive is like, without a goal
typed   200 born-digital pages: the seconds of reading in justera run beside pdftotext -bbox; goal: 0.8 times as fast
memory  the most that a worker takes for an A4 page at 300 dpi; goal: 250 MB
share   the share of a scanned page's time outside recognition, correction and structure with it; goal: 8 %

Without a name all are done. Of each the least wall time of the rounds counts, which are taken in turn. The pages are the
fixtures' scans, as they are, noisy and askew. Needs Debian's python3-numpy, python3-pil, poppler-utils and tesseract-ocr.
Ends with 1 where a goal is missed.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import reading_damage

ROOT = Path(__file__).resolve().parent.parent
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def judge(name, value, goal, is_good):
    print(f"{'ok    ' if is_good else 'missed'}  {name}: {value} (goal {goal})", flush=True)
    return is_good


SCANS = ["as it is", "noise", "skew 1"]


def papers(kinds):
    """The fixtures' scans in the kinds given: images and texts of each paper."""
    for kind in kinds:
        for paper in reading_damage.PAPERS:
            pages, texts = reading_damage.pages(paper)
            yield [reading_damage.KINDS[kind](page, number) for number, page in enumerate(pages)], texts


def scanned(place, kinds):
    """Writes a PDF of the fixtures' scans; gives the number of pages and what stands on them."""
    images, texts = [], []
    for pages, text in papers(kinds):
        images += pages
        texts += text
    reading_damage.write(images, place, 300)
    return len(images), " ".join(" ".join(texts).split())


def by_justera(program, paper, output):
    subprocess.run(["rm", "-rf", output], check=True)
    start = time.monotonic()
    subprocess.run([program, "run", paper, "--output", output, "--jobs", "2", "--quiet", "--progress", "none"], check=True)
    wall = time.monotonic() - start
    records = [json.loads(file.read_text()) for file in sorted(output.glob("*.pdf*.json"))]
    records.sort(key=lambda record: record["source"]["pages"])
    return wall, [" ".join(reading_damage.text(record, after) for record in records) for after in (False, True)]


def by_tools(paper, pages):
    def page(number):
        png = subprocess.run(["pdftoppm", "-r", "300", "-gray", "-f", str(number), "-l", str(number), paper],
                             check=True, stdout=subprocess.PIPE).stdout
        return subprocess.run(["tesseract", "-", "-", "-l", "swe", "-c", "thresholding_method=2"], input=png,
                              check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout.decode()
    start = time.monotonic()
    with ThreadPoolExecutor(2) as pool:
        texts = list(pool.map(page, range(1, pages + 1)))
    return time.monotonic() - start, " ".join(" ".join(texts).split())


def by_ocrmypdf(program, paper, scratch):
    start = time.monotonic()
    subprocess.run([program, "--jobs", "2", "-l", "swe", "--output-type", "pdf", "--sidecar", scratch / "side.txt",
                    paper, scratch / "out.pdf"], check=True, **QUIET)
    return time.monotonic() - start, " ".join((scratch / "side.txt").read_text().split())


def scans(options, scratch):
    paper = scratch / "scans.pdf"
    pages, truth = scanned(paper, SCANS)
    best, worked, texts = {}, {}, {}
    turns = {"justera": lambda: by_justera(options.program, paper, scratch / "records"),
             "pdftoppm and tesseract": lambda: by_tools(paper, pages)}
    if options.ocrmypdf:
        turns["OCRmyPDF"] = lambda: by_ocrmypdf(options.ocrmypdf, paper, scratch)
    for _ in range(options.rounds):
        for name, turn in turns.items():
            before = os.times()
            wall, text = turn()
            after = os.times()
            work = after.children_user + after.children_system - before.children_user - before.children_system
            best[name] = min(best.get(name, wall), wall)
            worked[name] = min(worked.get(name, work), work)
            if name == "justera":
                text, texts["justera, corrected"] = text
            texts[name] = text
    for name, text in texts.items():
        speed = f"{pages / best[name]:.2f} pages/s, {worked[name] / pages:.2f} s of processor a page, " if name in best else ""
        print(f"        {name}: {speed}{reading_damage.distance(truth, text) / len(truth):.2%} of the characters wrong")
    good = True
    for rival, goal in (("pdftoppm and tesseract", 1.15), ("OCRmyPDF", 1.5)):
        if rival in best:
            times = best[rival] / best["justera"]
            good &= judge(f"pages a second beside {rival}", f"{times:.2f} times", f"{goal} times", times >= goal)
            print(f"        processor's seconds of {rival} to one of justera: {worked[rival] / worked['justera']:.2f}")
    return good


def folder(options, scratch):
    if not options.ocrmypdf:
        return True
    source, pages = scratch / "folder", 0
    source.mkdir()
    for number, (images, _) in enumerate(papers(SCANS)):
        reading_damage.write(images, source / f"{number:02}.pdf", 300)
        pages += len(images)
    files = sorted(source.iterdir())
    times = {"justera": [], "OCRmyPDF": []}
    for _ in range(options.rounds):
        times["justera"].append(by_justera(options.program, source, scratch / "folder-records")[0])
        times["OCRmyPDF"].append(sum(by_ocrmypdf(options.ocrmypdf, file, scratch)[0] for file in files))
    ours, theirs = min(times["justera"]), min(times["OCRmyPDF"])
    print(f"        {len(files)} files of {pages} pages: justera {pages / ours:.2f} pages/s, OCRmyPDF file by file "
          f"{pages / theirs:.2f} pages/s: {theirs / ours:.2f} times")
    return True


def typed_pdf(pages):
    """A PDF of typed minutes, forty lines a page, without fonts of its own."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>",
               b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(pages))),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for number in range(pages):
        lines = [f"({number * 40 + line}) Styrelsen gick igenom de \\344renden som \\345terst\\345r fr\\345n m\\366tet"
                 for line in range(40)]
        lines = [line.replace("(", "").replace(")", "") for line in lines]
        shown = "\n".join(f"BT /F 10 Tf 60 {790 - 18 * index} Td ({line}) Tj ET" for index, line in enumerate(lines)).encode()
        objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                    b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * number),
                    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown)]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def seconds(program, paper, output):
    """The seconds of each stage of a run with one worker."""
    subprocess.run(["rm", "-rf", output], check=True)
    subprocess.run([program, "run", paper, "--output", output, "--jobs", "1", "--quiet", "--progress", "none"], check=True)
    return json.loads((output / "run.json").read_text())["stageSeconds"]


def typed(options, scratch):
    paper = scratch / "typed.pdf"
    paper.write_bytes(typed_pdf(200))
    ours, theirs = [], []
    for _ in range(options.rounds):
        stages = seconds(options.program, paper, scratch / "typed")
        ours.append(stages["read"])
        start = time.monotonic()
        subprocess.run(["pdftotext", "-bbox", paper, "/dev/null"], check=True, **QUIET)
        theirs.append(time.monotonic() - start)
    times = min(theirs) / min(ours)
    print(f"        reading {min(ours) * 5:.2f} ms a page, pdftotext -bbox {min(theirs) * 5:.2f} ms; of the whole run also "
          + ", ".join(f"{name} {value * 5:.1f} ms" for name, value in stages.items() if name in ("correct", "structure")))
    return judge("typed pages beside pdftotext -bbox", f"{times:.2f} times", "0.8 times", times >= 0.8)


def memory(options, scratch):
    paper = scratch / "one.pdf"
    images, _ = reading_damage.pages("barnavardsnamnd-1956")
    reading_damage.write(images[:1], paper, 300)
    process = subprocess.Popen([options.program, "run", paper, "--output", scratch / "one", "--jobs", "1", "--quiet",
                                "--progress", "none"])
    most = 0
    while process.poll() is None:
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            except OSError:
                continue
            if int(lines["PPid"]) == process.pid and "VmHWM" in lines:
                most = max(most, int(lines["VmHWM"].split()[0]) / 1024)
        time.sleep(0.02)
    return judge("a worker's most memory for an A4 page at 300 dpi", f"{most:.0f} MB", "250 MB", 0 < most <= 250)


def share(options, scratch):
    paper = scratch / "share.pdf"
    scanned(paper, SCANS)
    stages = seconds(options.program, paper, scratch / "share")
    total = sum(stages.values())
    print("        " + ", ".join(f"{name} {value:.2f} s" for name, value in stages.items()))
    outside = 1 - stages["recognize"] / total
    return judge("share of a scanned page's time outside recognition", f"{outside:.1%}", "8 %", outside <= 0.08)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", nargs="*", choices=["scans", "folder", "typed", "memory", "share", []])
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--program", default=str(ROOT / ".build/release/justera"))
    parser.add_argument("--ocrmypdf", help="the program, where it is not on the PATH")
    options = parser.parse_args()
    if not options.ocrmypdf:
        found = subprocess.run(["sh", "-c", "command -v ocrmypdf"], stdout=subprocess.PIPE).stdout.decode().strip()
        options.ocrmypdf = found or None
    os.environ["OMP_THREAD_LIMIT"] = "1"
    parts = {"scans": scans, "folder": folder, "typed": typed, "memory": memory, "share": share}
    with tempfile.TemporaryDirectory(prefix="justera-reading-") as scratch:
        good = [parts[name](options, Path(scratch)) for name in options.what or parts]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
