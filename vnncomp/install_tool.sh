#!/bin/sh
# install_tool.sh v1: builds fanc, once. Needs a JDK 17 or later and, for the build, Maven 3.8 or later.
set -eu

[ "${1:-}" = v1 ] || {
  echo "install_tool.sh: expected v1 as the first argument, got '${1:-}'" >&2
  exit 1
}
root=$(cd "$(dirname "$0")/.." && pwd -P)
# The launcher builds on first use, and prepares quick starts.
exec "$root/fanc" --version
