#!/bin/sh
# The second and the third comparison: results/runs/2026-11-23-prune-and-tune/train-converged.sh FOLDER REPETITION...
#
# In FOLDER/r, where train.sh was: the last snapshot as a parent that has converged (long.onnx), and six
# members of it with three pairs of complementary masks, 6 x 4 epochs (longar) and 6 x 9 (longar9).
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
    cp snap/snap.onnx long.onnx
    for tune in converged-tune converged-long-tune; do
      seeded "$root/training/recipes/prune-and-tune-fashion-$tune.json" "$r" >"prune-and-tune-fashion-$tune.json"
    done
    seeded "$root/approx/recipes/prune-and-tune-fashion-converged.json" "$r" >longar.json
    seeded "$root/approx/recipes/prune-and-tune-fashion-converged-long.json" "$r" >longar9.json
    "$root/fanc" approx --network long.onnx --recipe longar.json -o longar
    "$root/fanc" approx --network long.onnx --recipe longar9.json -o longar9
  )
done
