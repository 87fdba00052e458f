#!/usr/bin/env python3
"""Shows what a run made: where the records are, and one of them in short.

usage: scripts/show-demo.py FOLDER
"""
import json, pathlib, sys


def names(people):
    return ", ".join(p["name"] + (f" ({p['organisation']})" if p.get("organisation") else "") for p in people)


def main():
    folder = pathlib.Path(sys.argv[1])
    records = sorted(p for p in folder.rglob("*.json") if p.name != "run.json")
    print(f"\n{len(records)} records in {folder}/, all of them also in {folder}/records.jsonl; "
          f"the end report is {folder}/run.json\n")
    for path in records:
        record = json.loads(path.read_text(encoding="utf-8"))
        meeting = record["meeting"]
        print(f"  {(meeting.get('date') or {}).get('value', '?'):10}  {len(record['attendance']):3} named  "
              f"{len(record['sections']):3} sections  {len(record['corrections']):4} corrections  {path.relative_to(folder)}")
    # The most mended record shows most of what the program does.
    path, record = max(((p, json.loads(p.read_text(encoding="utf-8"))) for p in records),
                       key=lambda x: len(x[1]["corrections"]))
    meeting = record["meeting"]
    print(f"\n{path}, in short:")
    print(f"  title       {meeting.get('title')}")
    print(f"  body        {(meeting.get('body') or {}).get('name')}")
    print(f"  date        {(meeting.get('date') or {}).get('value')}")
    print(f"  present     {names(a for a in record['attendance'] if a['status'] in ('present', 'partial'))}")
    print(f"  not there   {names(a for a in record['attendance'] if a['status'] not in ('present', 'partial')) or '-'}")
    print(f"  secretary   {record['officers'].get('secretary')}")
    for section in record["sections"]:
        print(f"  section     {section.get('number') or ''} {section['heading']}".rstrip())
        for decision in section["decisions"]:
            print(f"    decision  {decision['text'][:90]}")
    print("  corrections " + ", ".join(f"{c['original']} → {c['corrected']}" for c in record["corrections"][:12]) + " …")
    print("\nOne document by itself:  .build/release/justera extract FILE")


if __name__ == "__main__":
    main()
