#!/bin/sh
# run_instance.sh v1 CATEGORY ONNX VNNLIB RESULTS TIMEOUT: decides one instance within TIMEOUT seconds.
# RESULTS gets sat, unsat, unknown, timeout or error on its first line, after sat the counterexample. The
# exit status is 0 where there is such an answer, error included.
set -u

if [ "${1:-}" != v1 ] || [ $# -ne 6 ]; then
  echo "run_instance.sh: expected v1 CATEGORY ONNX VNNLIB RESULTS TIMEOUT" >&2
  exit 1
fi
root=$(cd "$(dirname "$0")/.." && pwd -P) || exit 1
results=$5
seconds=$6
case $seconds in
  '' | *[!0-9.]* | *.*.*)
    echo "run_instance.sh: '$seconds' is no number of seconds" >&2
    exit 1
    ;;
esac
state=${TMPDIR:-/tmp}/fanc-vnncomp-$(id -u)
(umask 077 && mkdir -p "$state") 2>/dev/null
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT

network=$3
[ -e "$network" ] || [ ! -e "$network.gz" ] || network=$network.gz
case $network in
  *.gz)
    gzip -dc "$network" >"$scratch/network.onnx"
    network=$scratch/network.onnx
    ;;
esac
query=$4
[ -e "$query" ] || [ ! -e "$query.gz" ] || query=$query.gz

# fanc keeps the limit itself; what does not end by then is ended here, a little later.
"$root/fanc" verify "$query" --network "$network" --timeout "$seconds" --semantics real \
  --store "$scratch/store" --quiet >"$scratch/answer" &
pid=$!
[ ! -O "$state" ] || echo "$pid" >"$state/pid"
(
  trap 'kill "$sleeper"; exit' TERM
  sleep "$(awk "BEGIN { print $seconds + 1 + $seconds / 20 }")" &
  sleeper=$!
  wait "$sleeper"
  kill -9 "$pid"
) >/dev/null 2>&1 &
watch=$!
trap 'kill "$watch" "$pid" 2>/dev/null; rm -rf "$scratch"; exit 130' INT TERM
wait "$pid"
status=$?
kill "$watch" 2>/dev/null
[ ! -O "$state" ] || rm -f "$state/pid"

answer=$(head -n 1 "$scratch/answer")
case $status:$answer in
  [0123]:sat | [0123]:unsat | [0123]:unknown) mv "$scratch/answer" "$scratch/out" ;;
  [0123]:timed-out | 137:*) echo timeout >"$scratch/out" ;;
  *) echo error >"$scratch/out" ;;
esac
# In one piece: whoever reads the file sees a whole answer.
cp "$scratch/out" "$results.$$.tmp" && mv "$results.$$.tmp" "$results"
