#!/bin/sh
# The second comparison: results/runs/2026-11-23-prune-and-tune/train-converged.sh FOLDER REPETITION...
#
# In FOLDER/r, where train.sh was: the last snapshot as a parent that has converged (long.onnx), and six
# members of it with three pairs of complementary masks (longar), 6 x 4 epochs.
set -eu

folder=$1
shift
root=$(cd "$(dirname "$0")/../../.." && pwd -P)

seeded() {
  sed -e "s/\"seed\": \([0-9]\)/\"seed\": $2\1/g" -e "s|\"[./]*/training/recipes/|\"$PWD/|" \
    -e "s|\"[./]*/training/data\"|\"$root/training/data\"|" "$1"
}

for r in "$@"; do
  (
    cd "$folder/$r"
    tune=prune-and-tune-fashion-converged-tune.json
    seeded "$root/training/recipes/$tune" "$r" >"$tune"
    seeded "$root/approx/recipes/prune-and-tune-fashion-converged.json" "$r" >longar.json
    cp snap/snap.onnx long.onnx
    "$root/fanc" approx --network long.onnx --recipe longar.json -o longar
  )
done
