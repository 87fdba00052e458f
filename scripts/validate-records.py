#!/usr/bin/python3
"""Checks records against docs/schema/record-1.schema.json, and what a schema cannot say.

usage: scripts/validate-records.py PATH...

PATH is a record, a records.jsonl, or a folder: every *.json and records.jsonl below it, but for
run.json and the fixtures' truth.json. Besides the schema: the ledger's offsets (Unicode scalars)
hold the forms they should, and no string that the program wrote has an absolute path. Prints the
faults and a count. Ends with 0 when all is well, 1 when a record is not, 2 when there is nothing to
check with. Needs Debian's python3-jsonschema.
"""
import json
import re
import sys
from pathlib import Path

try:
    from jsonschema import Draft202012Validator
except ImportError:
    print("python3-jsonschema is missing; install it with: apt-get install python3-jsonschema", file=sys.stderr)
    sys.exit(2)

SCHEMA = Path(__file__).resolve().parent.parent / "docs" / "schema" / "record-1.schema.json"
NOT_RECORDS = {"run.json", "truth.json"}
ABSOLUTE_PATH = re.compile(r"(?<![\w.:/])(/[\w.@+-]+){2,}|(?<!\w)[A-Za-z]:\\")
FAULTS_SHOWN = 10  # of one record


def record_texts(paths):
    """The place and the JSON text of every record below the paths, in the order of their names."""
    for path in map(Path, paths):
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            if file.suffix == ".jsonl" and (file.name == "records.jsonl" or not path.is_dir()):
                for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
                    if line.strip():
                        yield f"{file}:{number}", line
            elif file.suffix == ".json" and file.name not in NOT_RECORDS:
                yield str(file), file.read_bytes()
            elif not path.is_dir():
                sys.exit(f"{file}: neither a record (.json) nor a list of records (.jsonl)")


def ledger_faults(record):
    """What is wrong with the corrections of a record that is valid against the schema."""
    text = record["text"]
    entries = [(f"$.corrections[{number}]", entry) for number, entry in enumerate(record["corrections"])]
    changes = []  # those that the text holds
    for place, entry in entries:
        start, end = entry["start"], entry["end"]
        in_text = entry["state"] in ("applied", "accepted")
        held = entry["corrected"] if in_text else entry["original"]
        if not start <= end <= len(text):
            yield f"{place}: {start}..<{end} is outside the text of {len(text)} characters"
        elif text[start:end] != held:
            yield f"{place}: the text has {text[start:end]!r} at {start}..<{end}, not {held!r}"
        elif in_text:
            changes.append((start, end, place, entry["original"]))
    changes.sort()
    for before, after in zip(changes, changes[1:]):
        if after[0] < before[1]:
            yield f"{after[2]}: {after[0]}..<{after[1]} overlaps {before[2]}, which ends at {before[1]}"
    as_read = text
    for start, end, _, original in reversed(changes):
        as_read = as_read[:start] + original + as_read[end:]
    shift = 0
    for start, end, place, original in changes:
        at = start + shift
        if as_read[at : at + len(original)] != original:
            yield f"{place}: applied backwards, the ledger does not give {original!r} back at {at}"
        shift += len(original) - (end - start)


def program_strings(record):
    """The strings the program wrote, with their places: no words of the paper among them."""
    yield "$.source.path", record["source"]["path"]
    for number, diagnostic in enumerate(record["diagnostics"]):
        yield f"$.diagnostics[{number}].summary", diagnostic["summary"]
    yield "$.provenance.version", record["provenance"]["version"]
    for number, page in enumerate(record["provenance"]["pages"]):
        yield f"$.provenance.pages[{number}].reason", page["reason"]


def faults(text, validator):
    """Everything that is wrong with a record, each with its JSON path."""
    try:
        record = json.loads(text)
    except (ValueError, UnicodeDecodeError) as error:
        return [f"$: not JSON: {error}"]
    found = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(record)]
    if found:
        return sorted(found)
    found = list(ledger_faults(record))
    found += [
        f"{place}: holds an absolute path: {string!r}"
        for place, string in program_strings(record) if ABSOLUTE_PATH.search(string)]
    if record["source"]["pages"] and record["source"]["pages"][0] > record["source"]["pages"][1]:
        found.append("$.source.pages: the first page comes after the last")
    if not record["id"].startswith(f"sha256:{record['source']['sha256']}#"):
        found.append("$.id: is not made of $.source.sha256")
    return found


def main():
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    for path in sys.argv[1:]:
        if not Path(path).exists():
            print(f"{path}: no such file or folder", file=sys.stderr)
            sys.exit(2)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    checked = bad = 0
    for place, text in record_texts(sys.argv[1:]):
        checked += 1
        wrong = faults(text, validator)
        bad += bool(wrong)
        for fault in wrong[:FAULTS_SHOWN]:
            print(f"{place}: {fault[:500]}")
        if len(wrong) > FAULTS_SHOWN:
            print(f"{place}: and {len(wrong) - FAULTS_SHOWN} more")
    if not checked:
        print("no records found", file=sys.stderr)
        sys.exit(2)
    print(f"{checked} records checked, {checked - bad} valid, {bad} not valid")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
