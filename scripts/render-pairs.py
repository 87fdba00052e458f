#!/usr/bin/python3
"""Renders Swedish pages, spoils them as scanners do and reads them: training pairs for `justera train --pairs`.

    scripts/render-pairs.py --corpora CORPORA --phrases docs/training/minutes-phrases.txt --output PAIRS

writes PAIRS/truth/N.txt (what is printed) and PAIRS/eng/N.txt, PAIRS/swe/N.txt (what Tesseract reads with its English and its
Swedish model). CORPORA holds text/*.txt.zst, a paragraph a line, and names/*.tsv.zst. The people, associations and meetings on
the pages are drawn by chance. The same seed gives the same pages; pages already read are kept, so a run can be taken up again.

Debian packages: python3-pil python3-numpy tesseract-ocr tesseract-ocr-eng tesseract-ocr-swe zstd fonts-liberation
fonts-dejavu fonts-freefont-ttf fonts-linuxlibertine fonts-ebgaramond fonts-courier-prime fonts-cmu fonts-anonymous-pro
fonts-urw-base35 fonts-crosextra-carlito fonts-crosextra-caladea fonts-sil-gentiumplus fonts-oldstandard
fonts-tlwg-typewriter-ttf fonts-open-sans fonts-vollkorn
"""

import argparse
import glob
import io
import os
import random
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

import numpy
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 300

# Under /usr/share/fonts. Typewriter faces are set with uneven strokes.
TYPEWRITERS = """
opentype/courier-prime/Courier Prime.otf
opentype/courier-prime/Courier Prime Bold.otf
opentype/courier-prime/Courier Prime Code.otf
opentype/urw-base35/NimbusMonoPS-Regular.otf
opentype/urw-base35/NimbusMonoPS-Bold.otf
truetype/anonymous-pro/Anonymous Pro.ttf
truetype/cmu/cmuntt.ttf
truetype/cmu/cmunvt.ttf
truetype/dejavu/DejaVuSansMono.ttf
truetype/freefont/FreeMono.ttf
truetype/freefont/FreeMonoBold.ttf
truetype/liberation/LiberationMono-Regular.ttf
truetype/liberation/LiberationMono-Bold.ttf
truetype/tlwg/TlwgTypewriter.ttf
truetype/tlwg/TlwgTypewriter-Bold.ttf
"""
FACES = """
opentype/ebgaramond/EBGaramond12-Regular.otf
opentype/linux-libertine/LinBiolinum_R.otf
opentype/linux-libertine/LinLibertine_R.otf
opentype/urw-base35/C059-Roman.otf
opentype/urw-base35/NimbusRoman-Regular.otf
opentype/urw-base35/NimbusRoman-Bold.otf
opentype/urw-base35/NimbusSans-Regular.otf
opentype/urw-base35/NimbusSansNarrow-Regular.otf
opentype/urw-base35/P052-Roman.otf
opentype/urw-base35/URWBookman-Light.otf
opentype/urw-base35/URWGothic-Book.otf
truetype/cmu/cmunrm.ttf
truetype/cmu/cmunss.ttf
truetype/crosextra/Caladea-Regular.ttf
truetype/crosextra/Carlito-Regular.ttf
truetype/dejavu/DejaVuSans.ttf
truetype/dejavu/DejaVuSerif.ttf
truetype/fonts-oldstandard/OldStandard-Regular.ttf
truetype/freefont/FreeSans.ttf
truetype/freefont/FreeSerif.ttf
truetype/gentiumplus/GentiumPlus-Regular.ttf
truetype/liberation/LiberationSans-Regular.ttf
truetype/liberation/LiberationSans-Bold.ttf
truetype/liberation/LiberationSansNarrow-Regular.ttf
truetype/liberation/LiberationSerif-Regular.ttf
truetype/liberation/LiberationSerif-Italic.ttf
truetype/open-sans/OpenSans-Regular.ttf
truetype/vollkorn/Vollkorn-Regular.ttf
"""

# Texts of the nineteenth century are left out: their spelling is not what is repaired.
OLD = "1867-1906"

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()
DAYS = "Måndag Tisdag Onsdag Torsdag Fredag Lördag Söndag".split()
ROLES = """ordförande sekreterare kassör ledamot suppleant justeringsman rösträknare revisor adjungerad valberedningen
mötesordförande mötessekreterare verksamhetschef vice ordförande"""
ASSOCIATIONS = """Hembygdsföreningen Idrottsklubben Bostadsrättsföreningen Samrådsgruppen Vägföreningen Fiskevårdsområdet
Lärarförbundet Kulturföreningen Båtsällskapet Föräldraföreningen Socialförvaltningen Räddningstjänsten Brukarrådet"""
HEADINGS = """Mötets öppnande;Val av ordförande;Val av justeringsmän;Godkännande av dagordning;Föregående protokoll;Ekonomi;
Skrivelser;Rapporter;Verksamhetsberättelse;Övriga frågor;Nästa möte;Mötets avslutande;Fastställande av röstlängd;Årsavgift;
Ansvarsfrihet;Val av styrelse;Motioner;Budget för nästa år;Lokalfrågan;Information från förvaltningen;Att göra"""


class Corpora:
    """What pages are made of."""

    def __init__(self, folder, phrases, chance):
        self.paragraphs = []
        for path in sorted(glob.glob(f"{folder}/text/*.txt.zst")):
            if OLD in path:
                continue
            lines = [line for line in self.lines(path) if 15 <= len(line) <= 700]
            self.paragraphs.append(chance.sample(lines, min(3000, len(lines))))
        self.given = [self.names(f"{folder}/names/scb2020_fornamn_{sex}.tsv.zst") for sex in ("kvinnor", "man")]
        self.family = self.names(f"{folder}/names/scb2020_efternamn.tsv.zst")
        self.places = [line.split("\t")[0] for line in self.lines(f"{folder}/names/tatorter_scb2020.tsv.zst")]
        with open(phrases, encoding="utf-8") as file:
            self.phrases = [line.strip() for line in file if line.strip()]

    @staticmethod
    def lines(path):
        data = subprocess.run(["zstd", "-dcq", path], stdout=subprocess.PIPE, check=True).stdout
        return data.decode("utf-8").splitlines()

    def names(self, path):
        """Names with weights: rare ones are drawn more often than they are borne."""
        rows = [line.split("\t") for line in self.lines(path)]
        rows = [(row[0], int(row[1])) for row in rows if len(row) > 1 and row[1].isdigit() and int(row[1]) >= 10]
        return [row[0] for row in rows], [row[1] ** 0.6 for row in rows]


class Minutes:
    """Draws the lines of a page: pairs of a text and its indentation in ems."""

    def __init__(self, corpora, chance):
        self.corpora = corpora
        self.chance = chance
        self.number = chance.choice([1, 1, chance.randint(2, 140)])

    def name(self):
        chance = self.chance
        given = chance.choices(*chance.choice(self.corpora.given))[0]
        family = chance.choices(*self.corpora.family)[0]
        return f"{given} {family}"

    def association(self):
        return f"{self.chance.choice(ASSOCIATIONS.split())} i {self.chance.choice(self.corpora.places)}"

    def date(self):
        chance = self.chance
        day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1958, 2026)
        return chance.choice(
            [f"{day} {MONTHS[month - 1]} {year}", f"{day} {MONTHS[month - 1]}", f"{year}-{month:02}-{day:02}",
             f"den {day} {MONTHS[month - 1]} {year}", f"{day}/{month} {year}", f"{DAYS[day % 7]} {day} {MONTHS[month - 1]}"])

    def time(self):
        chance = self.chance
        return f"kl. {chance.randint(8, 20)}{chance.choice('.:')}{chance.choice(['00', '15', '30', '45'])}"

    def amount(self):
        chance = self.chance
        return f"{chance.randint(1, 900)} {chance.randint(0, 999):03} {chance.choice(['kr', 'kronor', 'kr.'])}"

    def phrase(self):
        return self.chance.choice(self.corpora.phrases)

    def head(self):
        yield self.association(), 0
        yield f"{self.phrase()} {self.date()} {self.time()}", 0
        yield f"Plats: {self.chance.choice(self.corpora.places)}", 0

    def attendance(self):
        chance = self.chance
        yield chance.choice(["Närvarande:", "Närvarande", "Deltagare:", "Frånvarande:", "Övriga:"]), 0
        style = chance.randrange(4)
        for _ in range(chance.randint(3, 8)):
            role = chance.choice(ROLES.split())
            name, body = self.name(), chance.choice([self.association(), chance.choice(self.corpora.places)])
            yield [f"{name}, {body}", f"{name} ({body})", f"{name}, {role}", f"{role.capitalize()}: {name}"][style], 0

    def item(self):
        chance = self.chance
        heading = chance.choice(HEADINGS.replace("\n", "").split(";"))
        style = chance.randrange(3)
        yield [f"§ {self.number} {heading}", f"{self.number}. {heading}", f"§{self.number}. {heading}"][style], 0
        self.number += 1
        yield from self.prose()

    def prose(self):
        for _ in range(self.chance.randint(1, 2)):
            yield self.chance.choice(self.chance.choice(self.corpora.paragraphs)), 0
        if self.chance.random() < 0.7:
            yield self.chance.choice(
                [f"{self.phrase()} {self.name()}.", f"Kostnaden beräknas till {self.amount()}.", f"{self.name()} {self.date()}",
                 f"Beslut: {self.phrase()}", f"Nästa möte {self.date()} {self.time()}."]), 0

    def bullets(self):
        sign = self.chance.choice("•–-")
        for _ in range(self.chance.randint(2, 5)):
            text = self.chance.choice(self.chance.choice(self.corpora.paragraphs))
            yield f"{sign} {' '.join(text.split()[: self.chance.randint(3, 16)])}", 1.5

    def page(self, count):
        """About so many words."""
        blocks = [*self.head(), *self.attendance()] if self.chance.random() < 0.6 else []
        while sum(len(text.split()) for text, _ in blocks) < count:
            kind = self.chance.choices([self.item, self.prose, self.bullets, self.attendance], [5, 3, 2, 1])[0]
            blocks += kind()
        return blocks


class Press:
    """Sets a page: ink as a grid of numbers from 0 (paper) to 1."""

    def __init__(self, chance):
        self.chance = chance
        self.is_typed = chance.random() < 0.35
        file = chance.choice((TYPEWRITERS if self.is_typed else FACES).strip().splitlines())
        self.size = round(chance.choice([9, 10, 10.5, 11, 11, 12, 12, 13]) * DPI / 72)
        self.font = ImageFont.truetype(f"/usr/share/fonts/{file}", self.size)
        self.is_uneven = self.is_typed and chance.random() < 0.7
        self.lead = chance.uniform(1.2, 1.6)
        self.width = round(chance.uniform(5.2, 6.8) * DPI)

    def wrap(self, text, width):
        line = ""
        for word in text.split():
            longer = f"{line} {word}" if line else word
            if line and self.font.getlength(longer) > width:
                yield line
                longer = word
            line = longer
        yield line

    def set(self, blocks):
        """The lines printed and the page."""
        lines = []
        for text, indentation in blocks:
            left = round(indentation * self.size)
            lines += [(line, left) for line in self.wrap(text, self.width - left)]
            if self.chance.random() < 0.5:
                lines.append(("", 0))
        margin = round(0.8 * DPI)
        step = round(self.size * self.lead)
        page = Image.new("L", (self.width + 2 * margin, 2 * margin + step * (len(lines) + 1)), 0)
        draw = ImageDraw.Draw(page)
        for number, (line, left) in enumerate(lines):
            top = margin + number * step
            if self.is_uneven:
                advance = self.font.getlength("n")
                for place, sign in enumerate(line):
                    shift = self.chance.gauss(0, self.size * 0.018), self.chance.gauss(0, self.size * 0.025)
                    strength = round(min(255, self.chance.gauss(235, 22)))
                    draw.text((margin + left + place * advance + shift[0], top + shift[1]), sign, max(150, strength), self.font)
            else:
                draw.text((margin + left, top), line, 255, self.font)
        return [line for line, _ in lines], numpy.asarray(page, dtype=numpy.float32) / 255


class Scanner:
    """Spoils a page: how much is drawn once for each page, from hardly at all to almost beyond reading."""

    def __init__(self, chance):
        self.chance = chance
        self.noise = numpy.random.default_rng(chance.getrandbits(32))
        self.harm = 0.8 * chance.betavariate(1.1, 1.6)

    def field(self, shape, grain):
        """Smooth noise with mean 0 and deviation 1, in lumps of so many dots."""
        small = self.noise.normal(size=(shape[0] // grain + 2, shape[1] // grain + 2)).astype(numpy.float32)
        image = Image.fromarray(small).resize((shape[1], shape[0]), Image.BICUBIC)
        return numpy.asarray(image)

    def blur(self, page, radius):
        image = Image.fromarray((numpy.clip(page, 0, 1) * 255).astype(numpy.uint8))
        return numpy.asarray(image.filter(ImageFilter.GaussianBlur(radius)), dtype=numpy.float32) / 255

    def resample(self, page, width, height, way=Image.BILINEAR):
        image = Image.fromarray((numpy.clip(page, 0, 1) * 255).astype(numpy.uint8))
        return numpy.asarray(image.resize((width, height), way), dtype=numpy.float32) / 255

    def skew(self, page):
        image = Image.fromarray((page * 255).astype(numpy.uint8))
        angle = self.chance.gauss(0, 0.25 + 0.5 * self.harm)
        return numpy.asarray(image.rotate(angle, Image.BICUBIC, fillcolor=0), dtype=numpy.float32) / 255

    def ink(self, page):
        """Ink that spreads, shrinks or is worn off in patches."""
        kind = self.chance.choice(["spread", "shrink", "worn", "even", "even"])
        if kind == "worn":
            worn = self.field(page.shape, 3) * 0.22 + self.field(page.shape, 60) * 0.16
            return page * numpy.clip(1 - self.harm * (0.25 + numpy.clip(worn, 0, 1) * 2.2), 0, 1)
        if kind == "even":
            return page
        soft = self.blur(page, 1.0 + self.harm * 0.8)
        edge = 0.5 + (-1 if kind == "spread" else 1) * (0.08 + 0.22 * self.harm) + self.field(page.shape, 4) * 0.05 * self.harm
        return numpy.clip((soft - edge) * 6 + 0.5, 0, 1)

    def scan(self, page):
        """A page as grey levels of a byte."""
        height, width = page.shape
        page = self.ink(self.skew(page))
        kind = self.chance.choice(["grey", "grey", "bilevel", "bilevel", "low", "fax"])
        if kind == "low":
            scale = (170 - 75 * self.harm) / DPI
            page = self.resample(page, round(width * scale), round(height * scale))
            page += self.noise.normal(size=page.shape).astype(numpy.float32) * 0.09 * self.harm
            page = self.resample(page, width, height, Image.BICUBIC)
        elif kind == "fax":
            page = self.resample(page, round(width * 204 / DPI), round(height * (196 - 60 * self.harm) / DPI))
            page += self.noise.normal(size=page.shape).astype(numpy.float32) * 0.16 * self.harm
            page = (page > self.chance.uniform(0.38, 0.6)).astype(numpy.float32)
            page = self.resample(page, width, height)
        else:
            page = self.blur(page, 0.5 + 1.9 * self.harm)
            page = page + self.noise.normal(size=page.shape).astype(numpy.float32) * (0.04 + 0.2 * self.harm)
            if kind == "bilevel":
                page = (self.blur(page, 0.6) > self.chance.uniform(0.36, 0.56)).astype(numpy.float32)
        if self.chance.random() < 0.4:
            specks = self.field(page.shape, 3) > 3.6 - 0.8 * self.harm
            page = numpy.maximum(page, specks * 0.9)
        black, white = 0.05 + 0.3 * self.harm * self.chance.random(), 1 - 0.2 * self.harm * self.chance.random()
        light = white - page * (white - black)
        if kind != "bilevel" and self.chance.random() < 0.5:
            light *= 1 - numpy.clip(self.field(page.shape, 900) * 0.13, -0.3, 0.3) * self.harm
        return Image.fromarray((numpy.clip(light, 0, 1) * 255).astype(numpy.uint8))


def read(image, language):
    """What Tesseract reads; one thread, its default layout analysis and thresholds."""
    data = io.BytesIO()
    image.save(data, "PNG", dpi=(DPI, DPI), compress_level=1)
    run = subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", language], input=data.getvalue(), stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"})
    return run.stdout.decode("utf-8").replace("\f", "")


def make(job):
    """Makes one page and its readings."""
    number, seed, blocks, output, languages, images = job
    files = {kind: f"{output}/{kind}/{number:04}.txt" for kind in ("truth", *languages)}
    if all(os.path.exists(file) for file in files.values()):
        return
    chance = random.Random(f"{seed}/{number}/press")
    lines, page = Press(chance).set(blocks)
    image = Scanner(chance).scan(page)
    if images:
        image.save(f"{output}/{number:04}.png")
    texts = {"truth": "\n".join(lines) + "\n", **{language: read(image, language) for language in languages}}
    for kind, text in texts.items():
        with open(files[kind], "w", encoding="utf-8") as file:
            file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", required=True)
    parser.add_argument("--phrases", required=True)
    parser.add_argument("--output", required=True)
    parser.add_argument("--pages", type=int, default=180)
    parser.add_argument("--words", type=int, default=190, help="about so many words a page")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=1, help="pages made at a time")
    parser.add_argument("--languages", default="eng,swe", help="models of Tesseract")
    parser.add_argument("--images", action="store_true", help="keep the pages, to look at")
    options = parser.parse_args()
    languages = options.languages.split(",")
    for kind in ("truth", *languages):
        os.makedirs(f"{options.output}/{kind}", exist_ok=True)
    corpora = Corpora(options.corpora, options.phrases, random.Random(f"{options.seed}/corpora"))
    jobs = []
    for number in range(1, options.pages + 1):
        minutes = Minutes(corpora, random.Random(f"{options.seed}/{number}/minutes"))
        jobs.append((number, options.seed, minutes.page(options.words), options.output, languages, options.images))
    with ProcessPoolExecutor(options.jobs) as pool:
        for done, _ in enumerate(pool.map(make, jobs), 1):
            print(f"\r{done} of {len(jobs)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


if __name__ == "__main__":
    main()
