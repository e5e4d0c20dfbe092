#!/bin/sh
# prepare_instance.sh v1 CATEGORY ONNX VNNLIB: makes ready for one instance, without deciding anything.
# Ends what earlier instances left running, and says by its exit status whether fanc supports this one:
# 0, or 3 where it does not; the reason goes to standard error.
set -u

if [ "${1:-}" != v1 ] || [ $# -ne 4 ]; then
  echo "prepare_instance.sh: expected v1 CATEGORY ONNX VNNLIB" >&2
  exit 1
fi
root=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
state=${TMPDIR:-/tmp}/fanc-vnncomp-$(id -u)

# run_instance.sh notes the process it starts; only this user writes there. A number that means another
# process by now is left alone: fanc is started with the folder of the project on its command line.
if [ -O "$state" ] && [ -r "$state/pid" ]; then
  pid=$(cat "$state/pid")
  case $pid in
    '' | *[!0-9]*) ;;
    *)
      if ps -o args= -p "$pid" 2>/dev/null | grep -qF "fanc.root=$root"; then
        kill -9 "$pid" 2>/dev/null
      fi
      ;;
  esac
  rm -f "$state/pid"
fi

network=$3
scratch=
[ -e "$network" ] || [ ! -e "$network.gz" ] || network=$network.gz
case $network in
  *.gz)
    scratch=$(mktemp -d) || exit 1
    trap 'rm -rf "$scratch"' EXIT
    gzip -dc "$network" >"$scratch/network.onnx" || exit 3
    network=$scratch/network.onnx
    ;;
esac
query=$4
[ -e "$query" ] || [ ! -e "$query.gz" ] || query=$query.gz

# As run_instance.sh has it: competitions state float32 and check answers up to a tolerance.
"$root/fanc" supports "$query" --network "$network" --semantics real 1>&2
