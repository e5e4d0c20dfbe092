#!/bin/sh
# Scores the networks of the comparison: results/runs/2026-11-23-prune-and-tune/evaluate.sh FOLDER OUT REPETITION...
# Leaves OUT/r-{parent,ar,rand,ind,snap}.json, on the 10,000 test images, clean and corrupted.
set -eu

folder=$1
out=$2
shift 2
root=$(cd "$(dirname "$0")/../../.." && pwd -P)
fanc=${FANC:-$root/fanc}

for r in "$@"; do
  (
    cd "$folder/$r"
    for set in parent.onnx ar rand ind snap; do
      name=${set%.onnx}
      files=$(find "$set" -name '*.onnx' ! -name snap.onnx | sort)
      [ -n "$files" ] || continue
      # shellcheck disable=SC2086
      "$fanc" evaluate $files --data fashion-mnist --corrupt --severities 1,3,5 --seed 1 \
        --out "$out/$r-$name.json" --quiet >/dev/null
    done
  )
done
