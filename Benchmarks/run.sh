#!/usr/bin/env bash
# Runs every benchmark that needs nothing but the project's own fixtures. A goal missed fails, after all have run.
set -uo pipefail
cd "$(dirname "$0")/.."
failed=0
python3 Benchmarks/startup.py || failed=1
if command -v hunspell >/dev/null; then
  python3 Benchmarks/correct_throughput.py || failed=1
else
  echo "hunspell is not here: no comparison of speed" >&2
fi
python3 Benchmarks/correct_growth.py || failed=1
python3 Benchmarks/structure_speed.py || failed=1
exit $failed
