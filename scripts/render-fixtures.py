#!/usr/bin/python3
"""Renders the fixtures' inputs from their clean texts.

usage: scripts/render-fixtures.py [DOCUMENT...]

Every fixtures/DOCUMENT/source.txt becomes fixtures/DOCUMENT/input.*: a born-digital PDF, a scan,
another encoding, or the text as an English OCR model reads it. Without names, all are rendered.
The same machine gives the same bytes: seeds are fixed, and the dates inside the PDFs belong to the
documents. Needs Debian's python3-cairo, python3-numpy, python3-pil, fonts-gnutypewriter,
fonts-liberation and fonts-urw-base35; the damaged text needs tesseract-ocr-eng besides.
"""
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import cairo
import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
A4_POINTS = (595.28, 841.89)
A4_INCHES = (8.27, 11.69)
TYPEWRITER = "/usr/share/fonts/truetype/gnutypewriter/GNUTypewriter.ttf"
COURIER = "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Regular.otf"
COURIER_BOLD = "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Bold.otf"
SANS = "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"
SANS_BOLD = "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"


@dataclass
class Paper:
    """How a text is set on A4 pages. Lengths in points."""

    font: str
    size: float
    leading: float
    left: float
    top: float
    pitch: float = 0  # the width of every character on a typewriter; 0 for printers' type
    column: float = 0  # the width of a character of the source where columns are set in printers' type
    bold: str = ""  # what a line set in bold matches
    bold_font: str = ""


@dataclass
class Scanner:
    """How a page comes out of the scanner."""

    dpi: int
    angle: float  # degrees the page lies askew, one value a page turns its sign
    blur: float  # pixels
    noise: float  # standard deviation of the grey values
    paper: int = 255  # the grey of the paper
    ink: int = 30  # the grey of the ink
    uneven: float = 0  # how much the ink of a typewriter varies
    specks: int = 0  # dust
    holes: bool = False  # punched for a binder
    seed: int = 1


def pages(document):
    """The lines of each page of a document's clean text."""
    text = (FIXTURES / document / "source.txt").read_text(encoding="utf-8")
    return [page.rstrip("\n").split("\n") for page in text.split("\f")]


def cells(line):
    """The parts of a line that two or more blanks separate, each with its column."""
    return [(m.start(), m.group()) for m in re.finditer(r"\S+(?: \S+)*", line)]


# Scans


def set_page(lines, paper, scanner):
    """A page as an image, straight and clean: black ink on white paper."""
    scale = scanner.dpi / 72
    image = Image.new("L", tuple(round(side * scanner.dpi) for side in A4_INCHES), 255)
    draw = ImageDraw.Draw(image)
    chance = random.Random(scanner.seed)
    font = ImageFont.truetype(paper.font, round(paper.size * scale))
    bold = ImageFont.truetype(paper.bold_font or paper.font, round(paper.size * scale))
    for row, line in enumerate(lines):
        y = (paper.top + row * paper.leading) * scale
        if paper.pitch:
            type_line(draw, line, y, paper, scanner, font, chance)
            continue
        face = bold if paper.bold and re.search(paper.bold, line) else font
        for column, cell in cells(line):
            x = (paper.left + column * paper.column) * scale
            draw.text((x, y), cell, font=face, fill=scanner.ink, anchor="ls")
    return image


def type_line(draw, line, y, paper, scanner, font, chance):
    """Types a line: every character in its own cell, struck a little high, low, faint or full."""
    scale = scanner.dpi / 72
    for column, character in enumerate(line):
        if character == " ":
            continue
        x = (paper.left + (column + 0.5) * paper.pitch) * scale
        rise = chance.gauss(0, 0.6 * scanner.uneven)
        ink = min(200, max(0, round(scanner.ink + chance.gauss(0, 28 * scanner.uneven))))
        strike(draw, (x, y + rise), character, paper, font, ink)


def strike(draw, place, character, paper, font, ink):
    """Strikes one type. What the typewriter font lacks or sets too tight, the paragraph sign and the
    dots over a and o, is put together as on a Swedish machine."""
    if paper.font == TYPEWRITER and character == "§":
        larger = ImageFont.truetype(COURIER_BOLD, round(1.15 * font.size))
        draw.text((place[0], place[1] - 0.08 * font.size), character, font=larger, fill=ink, anchor="ms")
    elif paper.font == TYPEWRITER and character in "äöÄÖ":
        base = {"ä": "a", "ö": "o", "Ä": "A", "Ö": "O"}[character]
        draw.text(place, base, font=font, fill=ink, anchor="ms")
        height = font.size * (0.60 if base.islower() else 0.74)
        radius = font.size * 0.058
        for side in (-0.145, 0.145):
            x, y = place[0] + side * font.size, place[1] - height
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=ink)
    else:
        draw.text(place, character, font=font, fill=ink, anchor="ms")


def sign(image, lines, name, paper, scanner, seed):
    """Draws a signature above the last place where the name stands, with a pen of its own slant."""
    row, column = [(row, line.index(name)) for row, line in enumerate(lines) if name in line][-1]
    scale = scanner.dpi / 72
    chance = random.Random(seed)
    left = paper.left + column * paper.pitch + chance.uniform(0, 14)
    foot = paper.top + (row - 0.95) * paper.leading + chance.uniform(-2, 2)
    strokes = 5 + len(name) // 2
    heights = [chance.choice((4, 4, 5, 6, 13)) for _ in range(strokes)]
    heights[0] = 16
    points = []
    for step in range(strokes * 16):
        stroke, turn = divmod(step, 16)
        angle = turn / 16 * 2 * numpy.pi
        rise = heights[stroke] * (1 - numpy.cos(angle)) / 2
        x = left + (step / 16) * 6.2 + 2.6 * numpy.sin(angle) + 0.35 * rise
        points.append((x * scale, (foot - rise - 0.05 * step / 16) * scale))
    points.append((points[-1][0] + 14 * scale, points[-1][1] - 2 * scale))
    ImageDraw.Draw(image).line(points, fill=75, width=max(1, round(0.9 * scale)), joint="curve")


def scan(image, scanner, number):
    """Lays a page on the glass: skew, blur, the paper's own grey, dust, holes and noise."""
    chance = random.Random(scanner.seed * 100 + number)
    angle = scanner.angle if number % 2 else -0.6 * scanner.angle
    image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(scanner.blur))
    draw = ImageDraw.Draw(image)
    width, height = image.size
    for _ in range(scanner.specks):
        x, y, r = chance.uniform(0, width), chance.uniform(0, height), chance.uniform(0.6, 1.9)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=chance.randint(60, 170))
    if scanner.holes:
        for middle in (0.5 * height - 1.575 * scanner.dpi, 0.5 * height + 1.575 * scanner.dpi):
            r, x = 0.118 * scanner.dpi, 0.47 * scanner.dpi
            draw.ellipse((x - r, middle - r, x + r, middle + r), fill=70)
    grey = numpy.asarray(image, dtype=numpy.float32) * (scanner.paper / 255)
    generator = numpy.random.Generator(numpy.random.PCG64(scanner.seed * 1000 + number))
    if scanner.noise:
        grey += generator.normal(0, scanner.noise, grey.shape)
        grey -= numpy.linspace(0, 14, grey.shape[1], dtype=numpy.float32)[None, :] ** 2 / 14
    return Image.fromarray(numpy.clip(grey, 0, 255).astype(numpy.uint8))


def scanned(document, paper, scanner, signatures=()):
    """The scanned pages of a document. signatures: the names signed on the last page."""
    images = []
    document_pages = pages(document)
    for number, lines in enumerate(document_pages, 1):
        image = set_page(lines, paper, scanner)
        if number == len(document_pages):
            for seed, name in enumerate(signatures, scanner.seed):
                sign(image, lines, name, paper, scanner, seed)
        images.append(scan(image, scanner, number))
    return images


def write_pdf_of_scans(document, images, scanner, quality, date):
    """An image-only PDF: one JPEG a page, no text."""
    stamp = time.strptime(date, "%Y-%m-%d")
    images[0].save(
        FIXTURES / document / "input.pdf", "PDF", save_all=True, append_images=images[1:],
        resolution=scanner.dpi, quality=quality, creationDate=stamp, modDate=stamp, producer="Skanner 2")


def write_tiff(document, images, scanner):
    """A TIFF of many pages, black and white, Group 4."""
    bilevel = [image.point(lambda grey: 255 if grey > 150 else 0).convert("1") for image in images]
    bilevel[0].save(
        FIXTURES / document / "input.tif", "TIFF", save_all=True, append_images=bilevel[1:],
        compression="group4", dpi=(scanner.dpi, scanner.dpi))


def write_png(document, image, scanner):
    """A PNG in sixteen greys."""
    grey = image.point(lambda value: round(value / 17) * 17)
    palette = grey.quantize(16, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(FIXTURES / document / "input.png", "PNG", optimize=True, dpi=(scanner.dpi, scanner.dpi))


# Born-digital PDF


def write_digital_pdf(document, family, paper, title, created, rules=""):
    """A PDF as a word processor writes it. rules: what a table row, ruled below, matches."""
    buffer = io.BytesIO()
    surface = cairo.PDFSurface(buffer, *A4_POINTS)
    surface.set_metadata(cairo.PDF_METADATA_TITLE, title)
    surface.set_metadata(cairo.PDF_METADATA_CREATOR, "Ordbehandlare")
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, created)
    context = cairo.Context(surface)
    context.set_font_size(paper.size)
    for lines in pages(document):
        if paper.top + len(lines) * paper.leading > A4_POINTS[1] - 40:
            sys.exit(f"{document}: too many lines for the page: {len(lines)}")
        for row, line in enumerate(lines):
            y = paper.top + row * paper.leading
            bold = paper.bold and re.search(paper.bold, line)
            weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
            context.select_font_face(family, cairo.FONT_SLANT_NORMAL, weight)
            for column, cell in cells(line):
                context.move_to(paper.left + column * paper.column, y)
                context.show_text(cell)
                if context.get_current_point()[0] > A4_POINTS[0] - 30:
                    sys.exit(f"{document}: line too long for the page: {line}")
            if rules and re.search(rules, line):
                context.set_line_width(0.4)
                context.move_to(paper.left - 3, y + 4)
                context.line_to(A4_POINTS[0] - paper.left, y + 4)
                context.stroke()
        context.show_page()
    surface.finish()
    (FIXTURES / document / "input.pdf").write_bytes(buffer.getvalue())


# Text


def write_encoded(document, encoding, byte_order_mark=b""):
    """The text in an older encoding, its lines ended as on Windows."""
    text = (FIXTURES / document / "source.txt").read_text(encoding="utf-8").replace("\n", "\r\n")
    (FIXTURES / document / "input.txt").write_bytes(byte_order_mark + text.encode(encoding))


def write_misread(document, images, scanner):
    """The text as the English model reads the scan: the letters it does not know are lost."""
    read = []
    with tempfile.TemporaryDirectory() as folder:
        for image in images:
            path = Path(folder) / "page.png"
            image.save(path, dpi=(scanner.dpi, scanner.dpi))
            run = subprocess.run(
                ["tesseract", str(path), "-", "-l", "eng", "--psm", "4"], check=True, capture_output=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"})
            read.append(run.stdout.decode("utf-8").rstrip("\f\n") + "\n")
    (FIXTURES / document / "input.txt").write_text("\f".join(read), encoding="utf-8")


# The documents


def barnavardsnamnd_1956():
    paper = Paper(TYPEWRITER, 11.5, 17, 78, 62, pitch=7.2)
    scanner = Scanner(200, 0.7, 0.85, 4, paper=238, ink=42, uneven=1, specks=40, holes=True, seed=56)
    images = scanned("barnavardsnamnd-1956", paper, scanner, ["Greta Ölander", "Teodor Granmark", "Ragnvald Hjortsäter"])
    write_pdf_of_scans("barnavardsnamnd-1956", images, scanner, 38, "2007-05-08")


def vattenledning_tiff():
    paper = Paper(COURIER, 12.2, 16.5, 76, 70, pitch=7.2)
    scanner = Scanner(200, -0.4, 0.9, 0, ink=0, uneven=0.5, specks=45, seed=74)
    images = scanned("vattenledning-tiff", paper, scanner, ["Rut Engströmer", "Folke Sandelius", "Ivar Dalkvist"])
    write_tiff("vattenledning-tiff", images, scanner)


def foraldrarad_png():
    headings = "^(Minnesant|Närvarande|Frånvarande|Rektor inf|Trafiken vid|Mobiltel|Luciafir|Övriga fr)"
    paper = Paper(SANS, 11, 15.5, 71, 70, column=5.4, bold=headings, bold_font=SANS_BOLD)
    scanner = Scanner(150, 0.3, 0.5, 0, paper=255, ink=25, specks=12, seed=14)
    images = scanned("foraldrarad-png", paper, scanner)
    write_png("foraldrarad-png", images[0], scanner)


def idrottsklubb_skadad():
    paper = Paper(SANS, 10, 14.2, 62, 60, column=4.9)
    scanner = Scanner(130, 0.35, 0.7, 9, paper=236, ink=45, specks=30, seed=11)
    write_misread("idrottsklubb-skadad", scanned("idrottsklubb-skadad", paper, scanner), scanner)


def samfallighet_tabell():
    paper = Paper("", 10, 13.6, 52, 56, column=5.2, bold=r"^(Södra|PROTOKOLL|Styrelsemöte|Namn  |\d+\. )")
    rows = r"^(Namn  |.* (Ja|Nej)$)"
    title = "Protokoll styrelsemöte nr 4"
    write_digital_pdf("samfallighet-tabell", "Liberation Sans", paper, title, "2018-10-11T18:22:00Z", rows)


def koloniforening_arsmote():
    paper = Paper("", 11, 15, 56, 56, column=5.4, bold=r"^(Protokoll från|\d+\. )")
    title = "Årsmötesprotokoll"
    write_digital_pdf("koloniforening-arsmote", "Liberation Serif", paper, title, "2009-03-29T19:05:00Z")


def hembygd_windows_1252():
    write_encoded("hembygd-windows-1252", "cp1252")


def kor_utf16():
    write_encoded("kor-utf16", "utf-16-le", b"\xff\xfe")


DOCUMENTS = {
    function.__name__.replace("_", "-"): function
    for function in (
        barnavardsnamnd_1956, vattenledning_tiff, foraldrarad_png, idrottsklubb_skadad,
        samfallighet_tabell, koloniforening_arsmote, hembygd_windows_1252, kor_utf16)
}


def main():
    names = sys.argv[1:] or list(DOCUMENTS)
    for name in names:
        if name not in DOCUMENTS:
            sys.exit(f"no document '{name}' to render; there are {', '.join(DOCUMENTS)}")
        DOCUMENTS[name]()
        for path in sorted((FIXTURES / name).glob("input.*")):
            print(f"{path.relative_to(FIXTURES.parent)}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
