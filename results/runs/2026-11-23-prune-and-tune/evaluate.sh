#!/bin/sh
# Scores the networks of a comparison: results/runs/2026-11-23-prune-and-tune/evaluate.sh FOLDER OUT REPETITION...
# Leaves OUT/r-SET.json, all 10,000 test images, and OUT/r-SET-corrupted.json, the first 2,000 of them
# corrupted in severity 3.
set -eu

folder=$1
out=$2
shift 2
root=$(cd "$(dirname "$0")/../../.." && pwd -P)
fanc=${FANC:-$root/fanc}

for r in "$@"; do
  (
    cd "$folder/$r"
    for set in parent.onnx ar rand ind snap long.onnx longar longar9; do
      [ -e "$set" ] || continue
      to=$out/$r-${set%.onnx}
      files=$(find "$set" -name '*.onnx' ! -name snap.onnx | sort)
      # shellcheck disable=SC2086
      "$fanc" evaluate $files --data fashion-mnist --out "$to.json" --quiet >/dev/null
      # shellcheck disable=SC2086
      "$fanc" evaluate $files --data fashion-mnist --rows 0..1999 --corrupt --severities 3 --seed 1 \
        --out "$to-corrupted.json" --quiet >/dev/null
    done
  )
done
