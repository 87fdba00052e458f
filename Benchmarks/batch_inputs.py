"""Makes what the batch is measured and tested with: scans of many pages, and many small texts.

Everything is made of the fixtures, with the standard library alone; the same call gives the same bytes.
"""
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "fixtures" / "foraldrarad-png" / "input.png"


def png_parts(path):
    """Width, height, depth, a PDF's colour space and the compressed pixels of a PNG of greys or of a palette."""
    data = path.read_bytes()
    pixels, at, head, palette = b"", 8, None, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = body
        elif kind == b"IDAT":
            pixels += body
        at += 12 + length
    space = {0: "/DeviceGray", 3: f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"}[head[3]]
    return head[0], head[1], head[2], space, pixels


def scan(pages, name="", share=1.0):
    """A PDF of so many pages, each the same scanned image; `name` makes its bytes differ from others.

    `share` is how much of the image is on the page, from its top: less takes less time to recognize.
    """
    width, height, depth, space, pixels = png_parts(PAGE)
    bottom = round(842 * (1 - share))
    contents = b"q 595 0 0 842 0 0 cm /I Do Q"
    image = (f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace {space} "
             f"/BitsPerComponent {depth} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 "
             f"/BitsPerComponent {depth} /Columns {width} >> /Length {len(pixels)} >>").encode()
    kids = " ".join(f"{5 + number} 0 R" for number in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {pages} /Kids [{kids}] >>".encode(),
        image + b"\nstream\n" + pixels + b"\nendstream",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(contents), contents),
    ] + [
        (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 {bottom} 595 842] /Contents 4 0 R "
         f"/Resources << /XObject << /I 3 0 R >> >> >>").encode()
        for _ in range(pages)
    ]
    out = bytearray(b"%PDF-1.5\n% " + name.encode() + b"\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def text(number):
    """A page of minutes that differs from all others."""
    return f"""Protokoll fört vid styrelsemöte den {number % 27 + 1} maj {1950 + number % 60}

Plats: Föreningslokalen, kl. 19.00

Närvarande: Märta Åsgren, ordförande
Olof Hjelmberg, sekreterare
Sixten Lönnebo

§ {number + 1} Mötets öppnande
Märta Åsgren öppnade mötet och hälsade alla välkomna.

§ {number + 2} Ekonomi
Kassören redogjorde för kassan, som uppgår till {100 + number} kronor.
Styrelsen beslutade att godkänna redogörelsen.

§ {number + 3} Mötets avslutande
Ordföranden tackade för visat intresse och förklarade mötet avslutat.
""".encode()


def write_texts(folder, count):
    """So many one-page texts, a thousand to a folder."""
    for number in range(count):
        file = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text(number))


def main():
    """usage: batch_inputs.py scan PAGES FILE [SHARE] | texts COUNT FOLDER"""
    if sys.argv[1:2] == ["scan"]:
        Path(sys.argv[3]).write_bytes(scan(int(sys.argv[2]), Path(sys.argv[3]).name, float((sys.argv + ["1"])[4])))
    elif sys.argv[1:2] == ["texts"]:
        write_texts(Path(sys.argv[3]), int(sys.argv[2]))
    else:
        sys.exit(main.__doc__)


if __name__ == "__main__":
    main()
