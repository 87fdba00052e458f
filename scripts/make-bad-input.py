#!/usr/bin/python3
"""Makes the files of Tests/BadInput from the fixtures: what a batch meets and cannot read.

usage: scripts/make-bad-input.py

The same fixtures give the same bytes. Needs qpdf and python3-pil (apt-get install qpdf python3-pil).
"""
import random
import subprocess
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
BAD = ROOT / "Tests" / "BadInput"


def encrypted(source, target):
    """A PDF that opens with the password "lövsångare" only. The static ids keep its bytes the same."""
    subprocess.run(
        ["qpdf", "--allow-weak-crypto", "--static-id", "--static-aes-iv", "--encrypt", "lövsångare",
         "ägare", "128", "--use-aes=y", "--", str(source), str(target)], check=True)


def office_document(target):
    """A word processor's document (a zip archive), named as a PDF."""
    text = "<w:document><w:body><w:p><w:r><w:t>Protokoll</w:t></w:r></w:p></w:body></w:document>"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (("[Content_Types].xml", "<Types/>"), ("word/document.xml", text)):
            archive.writestr(zipfile.ZipInfo(name, (1990, 1, 1, 0, 0, 0)), content)


def main():
    BAD.mkdir(parents=True, exist_ok=True)
    table = FIXTURES / "samfallighet-tabell" / "input.pdf"
    (BAD / "empty.pdf").write_bytes(b"")
    whole = table.read_bytes()
    (BAD / "truncated.pdf").write_bytes(whole[: len(whole) // 4])
    encrypted(table, BAD / "encrypted.pdf")
    (BAD / "rubbish.pdf").write_bytes(random.Random(1956).randbytes(4096))
    office_document(BAD / "office-document.pdf")
    picture = (FIXTURES / "foraldrarad-png" / "input.png").read_bytes()
    (BAD / "truncated.png").write_bytes(picture[:2000])
    scan = (FIXTURES / "vattenledning-tiff" / "input.tif").read_bytes()
    (BAD / "truncated.tif").write_bytes(scan[: len(scan) // 3])
    Image.new("L", (1654, 2339), 255).save(BAD / "blank.png", optimize=True, dpi=(200, 200))


if __name__ == "__main__":
    main()
