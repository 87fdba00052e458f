#!/usr/bin/python3
"""Makes a folder of files that a batch meets and that hurt those who read them carelessly.

usage: scripts/make-hostile-input.py FOLDER

Writes them to FOLDER and prints, as JSON, what is to become of each: a cause as in run.json, "complete", or
"any" where the libraries decide whether something can be read. Needs the standard library alone.
"""
import json
import os
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


def pages(count, box="0 0 595 842", contents=b"", resources=b"<< >>", more=()):
    """A PDF of so many like pages."""
    kids = b" ".join(b"%d 0 R" % (4 + len(more) + number) for number in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 3 0 R /Resources %s >>" % (
        box.encode(), resources)
    return pdf([b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
                b"<< /Length %d >>\nstream\n%s\nendstream" % (len(contents), contents), *more] + [page] * count)


def image(width, height, stream, extra=b""):
    return (b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 "
            b"/Filter /FlateDecode /Length %d %s >>\nstream\n%s\nendstream" % (width, height, len(stream), extra, stream))


def zeros(count):
    """So many zeros, compressed to a thousandth."""
    packer, out = zlib.compressobj(9), b""
    block = bytes(1 << 20)
    while count > 0:
        out += packer.compress(block[:min(count, len(block))])
        count -= len(block)
    return out + packer.flush()


def png(width, height, rows):
    """A PNG of one bit a pixel whose header promises more than its rows may hold."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
            + chunk(b"IDAT", zeros((width // 8 + 1) * rows)) + chunk(b"IEND", b""))


def endless_tiff():
    """A TIFF whose first directory names itself as the next."""
    entries = [(256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 1), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 8),
               (277, 3, 1, 1), (278, 3, 1, 8), (279, 4, 1, 8)]
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return struct.pack("<2sHI", b"II", 42, 16) + bytes(8) + directory + struct.pack("<I", 16)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    paint = b"q 595 0 0 842 0 0 cm /I Do Q"
    uses = b"<< /XObject << /I 4 0 R >> >>"
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
