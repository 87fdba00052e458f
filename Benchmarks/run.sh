#!/usr/bin/env bash
# Runs every benchmark that needs nothing but the project's own fixtures.
set -euo pipefail
cd "$(dirname "$0")/.."
python3 Benchmarks/startup.py
