#!/usr/bin/env python3
"""Correction by justera, hunspell, aspell and SymSpell on the same texts, scored by `justera evaluate --text`.

usage: Benchmarks/correct_comparison.py --frequencies FILE [--write docs/comparison.md] SET...
       Benchmarks/correct_comparison.py --frequencies FILE [--write docs/comparison.md] --development FOLDER

SET       NAME=TRUTH:READ, two folders of .txt files of the same names; texts read with more than 15 % CER are left out
          NAME=strip:TEXT, a clean text or a folder of them: the script takes the marks off å ä ö é è à itself
--development FOLDER  the sets of docs/comparison.md, from a folder laid out as it says there
--frequencies FILE    words and counts, separated by tabs, .zst or plain: what SymSpell knows
--write FILE          put the table between the two comments in FILE that mark its place
--skip NAMES          leave correctors out, as hunspell,aspell

Words are what white space separates, without the punctuation around them; each different word is asked for once, and the
first suggestion taken. Needs hunspell with sv_SE, aspell with sv, and symspellpy, which it installs in .venv by itself.
"""
import argparse, concurrent.futures, datetime, json, os, pathlib, re, shutil, subprocess, sys, tempfile

from texts import PROGRAM, ROOT, STRIPPED

MOST_CER = 0.15
WORD = re.compile(r"[^\W_](?:\S*[^\W_])?")
ADDRESS = re.compile(r"\w@\w+\.\w|://")
COLUMNS = ("CER after", "WER after", "fixed", "harmed", "diacritic", "words right")
BEGIN, END = "<!-- table: begin -->", "<!-- table: end -->"


# The correctors: each turns texts, by name, into corrected texts.


def none(texts):
    return texts


def justera(texts):
    def one(text):
        done = subprocess.run([PROGRAM, "correct"], input=text.encode(), stdout=subprocess.PIPE, check=True)
        return done.stdout.decode()

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(texts, pool.map(one, texts.values())))


def hunspell(texts):
    return by_dialogue(texts, ["hunspell", "-i", "utf-8", "-a", "-d", "sv_SE"])


def aspell(texts):
    return by_dialogue(texts, ["aspell", "-a", "--mode=none", "--lang=sv", "--encoding=utf-8"])


def by_dialogue(texts, command):
    """The first suggestions of a program that speaks as ispell does: a line of answers for each line of text."""
    words = different(texts)
    shares = [words[index :: os.cpu_count()] for index in range(os.cpu_count())]
    with concurrent.futures.ThreadPoolExecutor(len(shares)) as pool:
        answers = list(pool.map(lambda share: ask(command, share), shares))
    return replaced(texts, {word: form for share in answers for word, form in share.items()})


def ask(command, words):
    """What a program makes of words."""
    question = "".join(f"^{word}\n" for word in words)
    done = subprocess.run(command, input=question.encode(), stdout=subprocess.PIPE, check=True)
    # The first line is a greeting; an empty line ends the answers for a word.
    blocks = done.stdout.decode("utf-8", "replace").split("\n", 1)[1].split("\n\n")
    if len(blocks) < len(words):
        sys.exit(f"{command[0]} answered {len(blocks)} of {len(words)} words")
    forms = {}
    for word, block in zip(words, blocks):
        form, place = "", 0
        for answer in block.split("\n"):
            # & read count offset: first, second …; a program may split what it is given into several words.
            if match := re.match(r"& (\S+) \d+ \d+: ([^,]+)", answer):
                start = word.find(match[1], place)
                if start >= 0:
                    form += word[place:start] + match[2]
                    place = start + len(match[1])
        forms[word] = form + word[place:]
    return forms


def symspell(texts):
    from symspellpy import SymSpell, Verbosity

    speller = SymSpell(max_dictionary_edit_distance=2)
    for word, count in symspell.frequencies.items():
        speller.create_dictionary_entry(word, count)
    forms = {}
    for word in different(texts):
        # Its dictionary is in small letters, as its makers advise; the capitals of the word as read are put back.
        found = speller.lookup(word.lower(), Verbosity.TOP, max_edit_distance=2)
        forms[word] = with_capitals(found[0].term, word) if found else word
    return replaced(texts, forms)


def with_capitals(form, word):
    if form == word.lower():
        return word
    if len(word) > 1 and word.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form


CORRECTORS = {"none": none, "hunspell": hunspell, "aspell": aspell, "SymSpell": symspell, "justera": justera}


def different(texts):
    """The different words of texts; what has no letter, and addresses, all correctors leave alone."""
    words = {word for text in texts.values() for word in WORD.findall(text)}
    return sorted(word for word in words if any(sign.isalpha() for sign in word) and not ADDRESS.search(word))


def replaced(texts, forms):
    return {name: WORD.sub(lambda match: forms.get(match[0], match[0]), text) for name, text in texts.items()}


def frequencies(path):
    """Words in small letters with their counts, both spellings of a capital together."""
    if path.suffix == ".zst":
        text = subprocess.run(["zstdcat", path], stdout=subprocess.PIPE, check=True).stdout.decode()
    else:
        text = path.read_text(encoding="utf-8")
    counts = {}
    for line in text.splitlines():
        word, _, count = line.partition("\t")
        counts[word.lower()] = counts.get(word.lower(), 0) + int(count)
    return counts


# The sets: name, truth by file name, text as read by file name.


def pairs(name, truth, read):
    both = sorted(path.name for path in read.glob("*.txt") if (truth / path.name).exists())
    text = lambda folder: {file: (folder / file).read_text(encoding="utf-8", errors="replace") for file in both}
    return name, text(truth), text(read)


def stripped(name, files):
    texts = {path.stem + ".txt": path.read_text(encoding="utf-8", errors="replace") for path in files}
    return name, texts, {file: text.translate(STRIPPED) for file, text in texts.items()}


def given(description):
    name, _, places = description.partition("=")
    truth, _, read = places.partition(":")
    if not name or not read:
        sys.exit(f"{description}: give NAME=TRUTH:READ or NAME=strip:TEXT")
    if truth == "strip":
        place = pathlib.Path(read)
        return stripped(name, sorted(place.glob("*.txt")) if place.is_dir() else [place])
    return pairs(name, pathlib.Path(truth), pathlib.Path(read))


def development(folder):
    """The sets of docs/comparison.md. Which minutes are undamaged is said in the fifth column of their README."""
    damage = {}
    for line in (folder / "minutes/README.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 5:
            damage[cells[1]] = cells[4]
    minutes = sorted(path for path in (folder / "minutes/input").iterdir() if path.suffix in (".txt", ".md"))
    clean = [path for path in minutes if damage.get(path.stem) == "none"]
    seeds = sorted((folder / "seeds").glob("00[1-4]*.txt"))
    truth = folder / "ocr-pairs/truth"
    return [
        pairs("scans read by an English model", truth, folder / "ocr-pairs/eng"),
        pairs("scans read by a Swedish model", truth, folder / "ocr-pairs/swe"),
        stripped("prose of the 1970s, marks stripped", [folder / "evaluation/talbanken-dev.txt"]),
        stripped("minutes, marks stripped", clean + seeds),
    ]


# The table.


def score(truth, before, after):
    """The figures of `justera evaluate --text`, as its JSON has them."""
    with tempfile.TemporaryDirectory() as folder:
        for name, texts in (("truth", truth), ("before", before), ("after", after)):
            place = pathlib.Path(folder, name)
            place.mkdir()
            for file, text in texts.items():
                (place / file).write_text(text, encoding="utf-8")
        done = subprocess.run(
            [PROGRAM, "evaluate", "--text", "--json", "--max-cer", str(MOST_CER), "--before", "before", "truth", "after"],
            cwd=folder, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def row(title, all):
    """A row of the table; a share of nothing is a dash."""
    wrong = all["wrongBefore"]
    right = all["words"] - wrong - all["harmedWords"] + all["fixedWords"]
    shares = [all.get("cerAfter"), all.get("werAfter"), all.get("fixed"), all.get("harmed"), all.get("diacritic"),
              right / all["words"] if all["words"] else None]
    return f"| {title} | " + " | ".join("–" if x is None else f"{100 * x:.2f} %" for x in shares) + " |"


def table(sets, skip):
    """The lines of the Markdown tables, one table a set."""
    lines = []
    for name, truth, before in sets:
        rows, figures = [], {}
        for title, corrector in CORRECTORS.items():
            if title in skip:
                continue
            print(f"{name}: {title}", file=sys.stderr, flush=True)
            figures = score(truth, before, corrector(before))
            rows.append(row(title, figures["all"]))
        lines += [
            f"**{name[0].upper() + name[1:]}** ({figures['documents']} texts, {figures['all']['words']} words, "
            f"{figures['all']['wrongBefore']} of them wrong)", "",
            "| | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|", *rows, "",
        ]
    return lines


def stamp():
    """When, by what and on what the table was made."""
    version = lambda command: subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.strip().splitlines()[0]
    from importlib.metadata import version as package

    return (f"Made {datetime.date.today().isoformat()} on {os.cpu_count()} cores. "
            f"hunspell: {version(['hunspell', '-v'])[5:]}; aspell: {version(['aspell', '-v'])[5:]}; "
            f"SymSpell: symspellpy {package('symspellpy')}.")


def into(path, lines):
    """Puts lines between the comments in a file that mark their place."""
    text = path.read_text(encoding="utf-8")
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{path}: no place for the table; put the lines {BEGIN} and {END} where it belongs")
    path.write_text(f"{head}{BEGIN}\n" + "\n".join(lines).rstrip() + f"\n{END}{tail}", encoding="utf-8")


def own_environment():
    """Starts the script anew in .venv with symspellpy, where it is not to be had here."""
    try:
        import symspellpy  # noqa: F401
    except ImportError:
        python = ROOT / ".venv/bin/python"
        if os.environ.get("JUSTERA_ANEW"):
            sys.exit("symspellpy cannot be installed in .venv; see the messages above")
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", ROOT / ".venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "symspellpy"], check=True)
        os.execve(python, [str(python), *sys.argv], {**os.environ, "JUSTERA_ANEW": "1"})


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, usage=argparse.SUPPRESS, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frequencies", type=pathlib.Path, required=True)
    parser.add_argument("--development", type=pathlib.Path)
    parser.add_argument("--write", type=pathlib.Path)
    parser.add_argument("--skip", default="")
    parser.add_argument("sets", nargs="*", metavar="SET")
    arguments = parser.parse_args()
    for program in ("hunspell", "aspell"):
        if not shutil.which(program) and program not in arguments.skip:
            sys.exit(f"{program} is not here; install hunspell, hunspell-sv, aspell and aspell-sv")
    own_environment()
    sets = development(arguments.development) if arguments.development else []
    sets += [given(description) for description in arguments.sets]
    if not sets:
        sys.exit("no texts given; see --help")
    symspell.frequencies = frequencies(arguments.frequencies)
    lines = [stamp(), "", *table(sets, arguments.skip.split(","))]
    if arguments.write:
        into(arguments.write, lines)
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
