#!/bin/sh
# Installs what Justera needs and this machine lacks, on Debian and its kin, without questions.
# Ends with 0 when everything is there, 1 when a package cannot be installed, 2 when Swift is missing
# or too old. Quick where nothing is to be done.
set -eu

packages="libtesseract-dev libleptonica-dev libpoppler-glib-dev libqpdf-dev libcairo2-dev libsqlite3-dev pkg-config
tesseract-ocr-swe tesseract-ocr-script-latn zstd make python3 python3-jsonschema libxml2-utils"

root=$(cd "$(dirname "$0")/.." && pwd)
wanted_swift=$(cat "$root/.swift-version" 2>/dev/null || echo 6.3)

fail() {
  code=$1
  shift
  printf '%s\n' "setup: $*" >&2
  exit "$code"
}

# Swift first: without it the packages are of no use.
get_swift="get it from https://www.swift.org/install/linux, or with swiftly: 'swiftly install $wanted_swift'"
command -v swift >/dev/null 2>&1 || fail 2 "no Swift toolchain on the PATH; Justera needs Swift $wanted_swift; $get_swift"
swift=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
[ -n "$swift" ] || fail 2 "'swift --version' does not tell its version; Justera needs Swift $wanted_swift; $get_swift"
oldest=$(printf '%s\n%s\n' "$wanted_swift" "$swift" | sort -V | head -n 1)
[ "$oldest" = "$wanted_swift" ] || fail 2 "Swift $swift is too old; Justera needs $wanted_swift or later; $get_swift"

command -v dpkg-query >/dev/null 2>&1 ||
  fail 1 "this is no Debian or Ubuntu; install by hand what these packages hold: $packages"

missing=
for package in $packages; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
  as_root=
elif command -v sudo >/dev/null 2>&1; then
  as_root=sudo
else
  fail 1 "missing packages:$missing; run as root: apt-get install$missing"
fi

printf '%s\n' "setup: installing$missing" >&2
# shellcheck disable=SC2086 # the lists are words
{
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
    fail 1 "apt-get update failed; check the network and the package sources, then run again"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 install -y -qq --no-install-recommends $missing >&2 ||
    fail 1 "apt-get could not install$missing; its message stands above"
}
