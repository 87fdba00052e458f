#!/usr/bin/python3
"""Makes a folder of files that a batch meets and that hurt those who read them carelessly.

usage: scripts/make-hostile-input.py FOLDER
       scripts/make-hostile-input.py --white FILE   only a white PNG of a hundred megapixels

Writes them to FOLDER and prints, as JSON, what is to become of each: a cause as in run.json, "complete", or
"any" where the libraries decide whether something can be read. Needs the standard library alone.
"""
import json
import os
import random
import struct
import sys
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Benchmarks"))
import batch_inputs  # noqa: E402

MINUTES = "Protokoll fört den 4 maj 1998\n\n§ 1 Mötets öppnande\nMärta Åsgren öppnade mötet.\n"


def pdf(objects):
    """A PDF of these objects, the first of which is the catalog."""
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def pages(count, box="0 0 595 842", contents=b"", resources=b"<< >>", more=(), filters=b""):
    """A PDF of so many like pages."""
    kids = b" ".join(b"%d 0 R" % (4 + len(more) + number) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 3 0 R /Resources %s >>" % (
        box.encode(), resources)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
                stream(contents, filters), *more] + [page] * count)


def image(width, height, stream, extra=b""):
    return (b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (width, height, len(stream), extra, stream))


def jpeg(width, height, stream):
    """An image that a PDF says to be a JPEG of this size."""
    return image(width, height, stream).replace(b"/FlateDecode", b"/DCTDecode")


def zeros(count):
    """So many zeros, compressed to a thousandth."""
    packer, out = zlib.compressobj(9), b""
    block = bytes(1 << 20)
    while count > 0:
        out += packer.compress(block[:min(count, len(block))])
        count -= len(block)
    return out + packer.flush()


def png(width, height, rows, bits=1):
    """A PNG of one bit a pixel, or eight, whose header promises more than its rows may hold."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, 0, 0, 0, 0))
            + chunk(b"IDAT", zeros((width * bits // 8 + 1) * rows)) + chunk(b"IEND", b""))


def endless_tiff():
    """A TIFF whose first directory names itself as the next."""
    entries = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
               (277, 3, 1, 1), (278, 3, 1, 8), (279, 4, 1, 8)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<2sHI", b"II", 42, 16) + bytes(8) + directory + struct.pack("<I", 16)


def huge_tiff():
    """A TIFF of one bit a pixel whose header says 60 000 by 60 000 and which has eight bytes."""
    entries = [(256, 4, 1, 60_000), (257, 4, 1, 60_000), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
               (277, 3, 1, 1), (278, 4, 1, 60_000), (279, 4, 1, 8)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<2sHI", b"II", 42, 16) + bytes(8) + directory + struct.pack("<I", 0)


def huge_jpeg():
    """A JPEG whose header says 60 000 by 60 000 and which has no pixels."""
    frame = struct.pack(">BHHB", 8, 60_000, 60_000, 1) + b"\x01\x11\x00"
    scan = b"\x01\x01\x00\x00\x3f\x00"
    return (b"\xff\xd8\xff\xc0" + struct.pack(">H", 2 + len(frame)) + frame + b"\xff\xda"
            + struct.pack(">H", 2 + len(scan)) + scan + b"\xff\xd9")


def written(count):
    """A PDF of so many pages of typed text."""
    texts = [b"BT /F 12 Tf 60 700 Td (Protokoll sida %d, \xa7 %d) Tj ET" % (number, number) for number in range(1, count + 1)]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    for number, text in enumerate(texts):
        objects += [b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                    b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * number),
                    b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text)]
    return pdf(objects)


def fonts(*bodies):
    """A PDF whose fonts are named and not embedded; the first draws a line of minutes, the others another."""
    names = b" ".join(b"/F%d %d 0 R" % (index, 4 + index) for index in range(len(bodies)))
    lines = b" ".join(b"BT /F%d 12 Tf 60 %d Td (Protokoll f\xf6rt den 4 maj 1998, M\xe4rta \xc5sgren) Tj ET"
                      % (index, 700 - 20 * index) for index in range(len(bodies)))
    return pages(1, contents=lines, resources=b"<< /Font << %s >> >>" % names, more=bodies)


def alto(entities, words):
    return (b'<?xml version="1.0"?>\n<!DOCTYPE alto [%s]>\n<alto><Layout><Page ID="p" WIDTH="1000" HEIGHT="1400"><PrintSpace>'
            b'<TextBlock><TextLine HPOS="100" VPOS="100" WIDTH="800" HEIGHT="30"><String CONTENT="Protokoll" HPOS="100" VPOS="100" '
            b'WIDTH="90" HEIGHT="30"/><String CONTENT="%s" HPOS="200" VPOS="100" WIDTH="0" HEIGHT="0"/></TextLine></TextBlock>'
            b"</PrintSpace></Page></Layout></alto>" % (entities, words))


def one_bad_page(contents, box=b"[0 0 595 842]", picture=None):
    """A PDF of three pages; the first and last are typed, the second has these contents and this box."""
    good = b"BT /F 12 Tf 60 700 Td (Protokoll och mer) Tj ET"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents %d 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 9 0 R >> >> >>"
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 3 /Kids [6 0 R 7 0 R 8 0 R] >>",
                b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                stream(good), stream(contents),
                page % (b"[0 0 595 842]", 4), page % (box, 5), page % (b"[0 0 595 842]", 4),
                picture or image(2000, 2000, zlib.compress(bytes(range(256)) * 15_625))])


def noise(width, height):
    """An image of dots at random, two by two pixels, in which Tesseract looks for lines for a long time."""
    dice = random.Random(1)
    rows = []
    for _ in range(height // 2):
        row = b"".join(b"\0\0" if dice.random() < 0.1 else b"\xff\xff" for _ in range(width // 2))
        rows += [row, row]
    return image(width, height, zlib.compress(b"".join(rows)))


def stream(contents, extra=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(contents), extra, contents)


def main():
    if sys.argv[1] == "--white":
        # A whole image of a hundred megapixels: little as a file, more than a small worker may hold.
        file = Path(sys.argv[2])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(png(9000, 12_000, 12_000, bits=8))
        return
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    paint = b"q 595 0 0 842 0 0 cm /I Do Q"
    uses = b"<< /XObject << /I 4 0 R >> >>"
    scan = b"q 595 0 0 842 0 0 cm /I Do Q"
    nested = b"q " * 200_000 + paint
    cases = {
        "zero bytes.pdf": (b"", "reading.empty"),
        "rubbish.pdf": (b"%PDF-1.7\n" + bytes(range(256)) * 40, "reading.damaged"),
        "no pages.pdf": (pages(0), "any"),
        "own parent.pdf": (pdf([b"<< /Type /Catalog /Pages 2 0 R >>",
                                b"<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] >>"]), "any"),
        "14400 points.pdf": (pages(1, "0 0 14400 14400", b"BT ET"), "complete"),
        "10001 pages.pdf": (pages(10_001), "reading.too-many-pages"),
        "50 blank pages.pdf": (pages(50), "complete"),
        "bomb.pdf": (pages(1, contents=paint, resources=uses, more=[image(30_000, 30_000, zeros(900_000_000))]), "any"),
        "short image.pdf": (pages(1, contents=paint, resources=uses, more=[image(3000, 3000, zeros(1000))]), "any"),
        "zero box.pdf": (pages(1, "0 0 0 0", contents=paint, resources=uses, more=[image(10, 10, zeros(100))]), "any"),
        "box the wrong way.pdf": (pages(1, "595 842 0 0", b"BT ET"), "complete"),
        "box without end.pdf": (pages(1, "0 0 1e30 1e30", b"BT ET"), "any"),
        "image of no size.pdf": (pages(1, contents=b"q 0 0 0 0 0 0 cm /I Do Q", resources=uses,
                                       more=[image(10, 10, zeros(100))]), "complete"),
        "60000 x 60000.pdf": (pages(1, contents=paint, resources=uses, more=[image(60_000, 60_000, zeros(1000))]), "any"),
        "60000 x 60000.tif": (huge_tiff(), "reading.too-large"),
        "60000 x 60000.jpg": (huge_jpeg(), "reading.too-large"),
        "operators.pdf": (pages(1, contents=zlib.compress(b"0 0 m 1 1 l S " * 4_000_000, 9), filters=b"/Filter /FlateDecode"),
                          "any"),
        "5000 pages.pdf": (written(5000), "complete"),
        "fonts elsewhere.pdf": (fonts(
            b"<< /Type /Font /Subtype /TrueType /BaseFont /Xyzzy /Encoding /WinAnsiEncoding >>",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"), "complete"),
        "xml bomb.xml": (alto(b'<!ENTITY a "' + b"ha" * 50 + b'">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 20) for level in range(12)), b"&m;"), "complete"),
        "outside.xml": (alto(b'<!ENTITY x SYSTEM "file:///etc/passwd">', b"&x;"), "complete"),
        "deep.xml": (b"<alto>" + b"<ComposedBlock>" * 200_000, "any"),
        "bad page.pdf": (one_bad_page(b"", b"[0 0 0.1 0.1]"), "reading.page"),
        "busy page.pdf": (one_bad_page((paint + b" ") * 100), "any"),
        # Pages that look like one scanned image each, which is decoded without drawing: what it says is not so.
        "60000 x 60000 scan.pdf": (pages(1, contents=scan, resources=uses, more=[jpeg(60_000, 60_000, huge_jpeg())]), "any"),
        "lying scan.pdf": (pages(1, contents=scan, resources=uses, more=[jpeg(1654, 2338, huge_jpeg())]), "any"),
        "rubbish scan.pdf": (pages(1, contents=scan, resources=uses, more=[jpeg(1654, 2338, bytes(5000))]), "any"),
        "scan packed twice.pdf": (pages(1, contents=zlib.compress(zlib.compress(b" " * 200_000_000, 9), 9), resources=uses,
                                        filters=b"/Filter [/FlateDecode /FlateDecode]",
                                        more=[jpeg(1654, 2338, huge_jpeg())]), "any"),
        "scan of scans.pdf": (pages(1, contents=scan, resources=b"6 0 R", more=[
            jpeg(1654, 2338, huge_jpeg()), b"6 0 R", b"<< /XObject 5 0 R >>"]), "any"),
        "slow page.pdf": (one_bad_page(paint, picture=noise(1654, 2338)), "any"),
        "draws itself.pdf": (pages(1, contents=b"/I Do", resources=uses, more=[
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I 4 0 R >> >> /Length 5 >>"
            b"\nstream\n/I Do\nendstream"]), "any"),
        "deep nesting.pdf": (pages(1, contents=nested), "any"),
        "deep dictionary.pdf": (pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /A " * 100_000]), "any"),
        "bomb.png": (png(60_000, 60_000, 60_000), "reading.too-large"),
        "lying.png": (png(3000, 3000, 10), "any"),
        "endless.tif": (endless_tiff(), "any"),
        "text named as.png": (MINUTES.encode(), "complete"),
        "scan named as.txt": (batch_inputs.PAGE.read_bytes(), "complete"),
        "latin-1.txt": (MINUTES.encode("latin-1"), "complete"),
        "utf-16.txt": (MINUTES.encode("utf-16"), "complete"),
        "not quite utf-8.txt": (MINUTES.encode() + b"\xc3\x28 \xff\n", "any"),
        "zeros.txt": (MINUTES.encode() + bytes(5000), "any"),
        "only zeros.txt": (bytes(100_000), "any"),
        "one long line.txt": (b"ord " * 20_000, "any"),
        "only newlines.txt": (b"\n" * 100_000, "any"),
        "line\nbreak.txt": (MINUTES.encode(), "complete"),
        "good.txt": (MINUTES.encode(), "complete"),
    }
    expected = {}
    for name, (data, outcome) in cases.items():
        (folder / name).write_bytes(data)
        expected[name] = outcome
    with open(os.fsencode(folder) + b"/m\xf6te.txt", "wb") as file:
        file.write(MINUTES.encode())
    expected["m%F6te.txt"] = "complete"
    os.mkfifo(folder / "pipe.txt")
    expected["pipe.txt"] = "input.not-a-file"
    (folder / "nowhere.txt").symlink_to("gone.txt")
    expected["nowhere.txt"] = "input.missing"
    (folder / "itself.txt").symlink_to("itself.txt")
    expected["itself.txt"] = "input.unreadable"
    (folder / "loop").symlink_to(".")
    if os.geteuid() != 0:
        (folder / "forbidden.txt").write_text(MINUTES)
        (folder / "forbidden.txt").chmod(0)
        expected["forbidden.txt"] = "input.unreadable"
    json.dump(expected, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()
