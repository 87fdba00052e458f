#!/usr/bin/python3
"""Damages the fixtures' scans as scanners and time do, and tells how many characters are read wrong of each kind.

usage: Benchmarks/reading_damage.py FOLDER PROGRAM... [--kinds KIND,...] [--after]

Makes the damaged pages in FOLDER, where they are not there yet, and reads them with each PROGRAM, one after the other.
Prints the mean character error rate over the papers for each kind of damage and program, in per cent, as read
(corrections taken back) or with --after as corrected. Needs Debian's python3-numpy, python3-pil and poppler-utils.
"""
import argparse
import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy
from PIL import Image, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
PAPERS = ["barnavardsnamnd-1956", "foraldrarad-png", "vattenledning-tiff", "koloniforening-arsmote",
          "samfallighet-tabell"]


def pages(paper):
    """The paper's pages in grey at 300 dots per inch, and the text of each."""
    source = next((ROOT / "fixtures" / paper).glob("input.*"))
    texts = (source.parent / "source.txt").read_text().rstrip("\f\n").split("\f")
    if source.suffix == ".pdf":
        images = []
        for number in range(len(texts)):
            png = subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", "-f", str(number + 1), "-l",
                                  str(number + 1), source], check=True, stdout=subprocess.PIPE).stdout
            images.append(Image.open(io.BytesIO(png)).convert("L"))
        return images, texts
    file, images = Image.open(source), []
    for number in range(getattr(file, "n_frames", 1)):
        file.seek(number)
        image = file.convert("L")
        scale = 3508 / max(image.size)
        if abs(scale - 1) > 0.02:
            image = image.resize((round(image.width * scale), round(image.height * scale)), Image.BICUBIC)
        images.append(image)
    return images, texts


def skewed(degrees):
    return lambda image, seed: image.rotate(degrees, Image.BICUBIC, fillcolor=250)


def coarse(dpi):
    def make(image, seed):
        small = image.resize((image.width * dpi // 300, image.height * dpi // 300), Image.LANCZOS)
        file = io.BytesIO()
        small.save(file, "JPEG", quality=70)
        return Image.open(file).convert("L")
    return make


def speckled(share, size):
    """Dark specks and light ones, each a square of so many pixels."""
    def make(image, seed):
        pixels, dice = numpy.array(image), numpy.random.default_rng(seed)
        for _ in range(round(share * pixels.size / size ** 2)):
            y, x = dice.integers(0, pixels.shape[0] - size), dice.integers(0, pixels.shape[1] - size)
            pixels[y:y + size, x:x + size] = dice.choice([20, 20, 250])
        return Image.fromarray(pixels)
    return make


def noisy(sigma):
    def make(image, seed):
        dice = numpy.random.default_rng(seed)
        pixels = numpy.asarray(image, dtype=numpy.float32) + dice.normal(0, sigma, (image.height, image.width))
        return Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8)).filter(ImageFilter.GaussianBlur(0.7))
    return make


def faint(image, seed):
    """Ink that is hardly darker than the paper, under an uneven light."""
    pixels = numpy.asarray(image, dtype=numpy.float32)
    light = numpy.linspace(0.72, 1, image.width, dtype=numpy.float32)[None, :]
    return Image.fromarray(((235 - (255 - pixels) * 0.28) * light).clip(0, 255).astype(numpy.uint8))


def bleeding(image, seed):
    """The other side of the paper shines through."""
    other = numpy.asarray(image.transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2)),
                          dtype=numpy.float32)
    pixels = numpy.asarray(image, dtype=numpy.float32)
    return Image.fromarray((pixels - (255 - other) * 0.22).clip(0, 255).astype(numpy.uint8))


KINDS = {
    "as it is": lambda image, seed: image,
    "skew 0.5": skewed(0.5), "skew 1": skewed(1), "skew -2": skewed(-2), "skew 3": skewed(3), "skew -5": skewed(-5),
    "150 dpi": coarse(150), "100 dpi": coarse(100), "75 dpi": coarse(75),
    "specks": speckled(0.004, 2), "many specks": speckled(0.01, 3), "noise": noisy(45),
    "faint": faint, "bleeding": bleeding,
}


def spread(images):
    """Two pages side by side, with the shadow of the fold between them."""
    width, height = images[0].width + images[1].width, max(image.height for image in images[:2])
    both = Image.new("L", (width, height), 252)
    both.paste(images[0], (0, 0))
    both.paste(images[1], (images[0].width, 25))
    pixels = numpy.asarray(both, dtype=numpy.float32).copy()
    fold = numpy.abs(numpy.arange(width) - images[0].width)
    pixels *= (1 - 0.45 * numpy.exp(-(fold / 25.0) ** 2))[None, :]
    return Image.fromarray(pixels.clip(0, 255).astype(numpy.uint8))


def write(images, place, dpi):
    images[0].save(place, "PDF", resolution=dpi, save_all=True, append_images=images[1:], quality=85)


def make(folder):
    for paper in PAPERS:
        if (folder / f"{paper}.txt").exists():
            continue
        images, texts = pages(paper)
        for kind, damage in KINDS.items():
            seed = random.Random(paper + kind).randrange(1 << 30)
            dpi = int(kind.split()[0]) if kind.endswith("dpi") else 300
            write([damage(image, seed + number) for number, image in enumerate(images)],
                  folder / f"{paper}.{kind}.pdf", dpi)
        if len(images) >= 2:
            write([spread(images).resize(((images[0].width + images[1].width) // 2, images[0].height // 2))],
                  folder / f"{paper}.spread.pdf", 150)
            write([skewed(1.5)(spread(images), 0)], folder / f"{paper}.skewed spread.pdf", 300)
        (folder / f"{paper}.txt").write_text("\n".join(texts))


def distance(first, second):
    """Levenshtein's distance, by bits (Myers 1999, Hyyrö 2003)."""
    if not first:
        return len(second)
    places = {}
    for index, character in enumerate(first):
        places[character] = places.get(character, 0) | 1 << index
    mask, high = (1 << len(first)) - 1, 1 << len(first) - 1
    plus, minus, score = mask, 0, len(first)
    for character in second:
        match = places.get(character, 0)
        across = ((match & plus) + plus ^ plus) | match | minus
        up, down = minus | ~(across | plus) & mask, plus & across
        if up & high:
            score += 1
        elif down & high:
            score -= 1
        up = up << 1 | 1
        plus = (down << 1 | ~(match | minus | up)) & mask
        minus = up & (match | minus) & mask
    return score


def text(record, after):
    scalars = list(record["text"])
    if not after:
        applied = [c for c in record["corrections"] if c["state"] in ("applied", "accepted")]
        for change in sorted(applied, key=lambda c: (-c["start"], -c["end"])):
            scalars[change["start"]:change["end"]] = list(change["original"])
    return " ".join("".join(scalars).split())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--after", action="store_true")
    parser.add_argument("--show", action="store_true", help="tell of each paper, with the confidence and reason")
    options = parser.parse_args()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    options.folder.mkdir(parents=True, exist_ok=True)
    make(options.folder)
    wanted = [kind for kind in options.kinds.split(",") if kind] or list(KINDS) + ["spread", "skewed spread"]
    print("| damage | " + " | ".join(Path(program).parent.name for program in options.programs) + " |")
    print("|---|" + "---|" * len(options.programs))
    for kind in wanted:
        cells = []
        for program in options.programs:
            rates = []
            for paper in PAPERS:
                place = options.folder / f"{paper}.{kind}.pdf"
                if not place.exists():
                    continue
                truth = " ".join((options.folder / f"{paper}.txt").read_text().split())
                output = subprocess.run([program, "extract", place], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL).stdout
                # A file of several papers gives a record each.
                records, decoder, rest = [], json.JSONDecoder(), output.decode().strip()
                while rest:
                    record, end = decoder.raw_decode(rest)
                    records.append(record)
                    rest = rest[end:].strip()
                read = " ".join(text(record, options.after) for record in records)
                rates.append(distance(truth, read) / len(truth))
                if options.show:
                    page = records[0]["provenance"]["pages"][0]
                    print(f"  {kind} {paper} {rates[-1]:.2%} {page.get('confidence')} {page['reason']}", file=sys.stderr)
            cells.append(f"{100 * sum(rates) / len(rates):.2f}")
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
