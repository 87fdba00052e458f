"""What the correction's benchmarks share: texts made of the fixtures, damage, and the program."""
import os, pathlib, random, subprocess, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(os.environ.get("JUSTERA", ROOT / ".build/release/justera"))
# What an English model makes of Swedish letters, most frequent first.
DAMAGE = {"å": "aa&4d", "ä": "aaadé", "ö": "oo6é6", "Å": "A", "Ä": "A", "Ö": "O"}
STRIPPED = str.maketrans("åäöÅÄÖéèàÉÈÀ", "aaoAAOeeaEEA")


def fixtures():
    """The clean texts of the fixtures, in the order of their names."""
    texts = []
    for folder in sorted((ROOT / "fixtures").iterdir()):
        files = [folder / "source.txt", folder / "input.txt", folder / "input.md"]
        if found := [file for file in files if file.exists()]:
            texts.append(found[0].read_text(encoding="utf-8").replace("\f", "\n"))
    return texts


def varied(size, seed=1, share=0.03):
    """Yields pieces of text, `size` bytes in all: the fixtures over and over, always with some words not seen before.

    A `share` of the words is joined with another of the fixtures' words, as Swedish joins words, so that the number of
    different words grows with the text as it does in an archive.
    """
    chance = random.Random(seed)
    texts = fixtures()
    stems = sorted({word.lower() for text in texts for word in text.split() if word.isalpha() and 4 <= len(word) <= 9})
    left = size
    while left > 0:
        for text in texts:
            lines = []
            for line in text.split("\n"):
                words = line.split(" ")
                for index, word in enumerate(words):
                    if len(word) >= 4 and word.isalpha() and word.islower() and chance.random() < share:
                        words[index] = chance.choice(stems) + word
                lines.append(" ".join(words))
            piece = ("\n".join(lines) + "\n").encode()[:left]
            # A cut inside a letter would leave half of it.
            piece = piece.decode("utf-8", "ignore").encode()
            if not piece:
                return
            left -= len(piece)
            yield piece.decode()


def damaged(text, seed=1):
    """The text with nine of ten Swedish letters misread and one blank in sixty lost."""
    chance = random.Random(seed)
    signs = []
    for sign in text:
        if sign in DAMAGE and chance.random() < 0.9:
            sign = chance.choice(DAMAGE[sign])
        elif sign == " " and chance.random() < 1 / 60:
            sign = ""
        signs.append(sign)
    return "".join(signs)


def run(command, source, sink):
    """Runs a command from file to file: exit code, seconds by the clock and of the processor, peak memory in bytes.

    The memory is the child's own, as the kernel accounts for it when it ends. It is never less than what this script
    holds itself (some 15 MB), for the child begins as a copy of it.
    """
    with open(source, "rb") as reading, open(sink, "wb") as writing:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdin=reading, stdout=writing, stderr=subprocess.PIPE)
        message = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = code = os.waitstatus_to_exitcode(status)  # or its end would be waited for once more
    message = message.decode("utf-8", "replace").strip()
    return code, seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, message


def one_core(command):
    """The command bound to one processor core, where the system can."""
    from shutil import which

    return (["taskset", "-c", str(min(os.sched_getaffinity(0)))] if which("taskset") else []) + [str(x) for x in command]
