#!/bin/sh
# Trains the networks of the comparison: results/runs/2026-11-23-prune-and-tune/train.sh FOLDER REPETITION...
#
# For each repetition r, in FOLDER/r: the parent, six Prune and Tune members with anti-random pairs of
# masks (ar) and six with random masks (rand), the other five of six independent networks (ind, the
# parent is the first), and the snapshots of one training of equal cost (snap). Every seed is 10 r + k.
# One thread; 138 epochs of about 1 s for each repetition. Needs training/fetch-data.sh fashion-mnist.
set -eu

folder=$1
shift
root=$(cd "$(dirname "$0")/../../.." && pwd -P)

# seeded RECIPE REPETITION: the recipe with 10 r in front of its seeds, its paths made absolute.
seeded() {
  sed -e "s/\"seed\": \([0-9]\)/\"seed\": $2\1/g" -e "s|\"[./]*/training/recipes/|\"$PWD/|" \
    -e "s|\"[./]*/training/data\"|\"$root/training/data\"|" "$1"
}

for r in "$@"; do
  mkdir -p "$folder/$r/ind" "$folder/$r/snap"
  (
    cd "$folder/$r"
    recipes=$root/training/recipes
    for stage in parent tune snapshot; do
      seeded "$recipes/prune-and-tune-fashion-$stage.json" "$r" >"prune-and-tune-fashion-$stage.json"
    done
    seeded "$root/approx/recipes/prune-and-tune-fashion.json" "$r" >ar.json
    seeded "$root/approx/recipes/prune-and-tune-random-fashion.json" "$r" >rand.json

    "$root/fanc" train prune-and-tune-fashion-parent.json --data "$root/training/data" -o parent.onnx
    "$root/fanc" approx --network parent.onnx --recipe ar.json -o ar
    "$root/fanc" approx --network parent.onnx --recipe rand.json -o rand
    "$root/fanc" train prune-and-tune-fashion-snapshot.json --data "$root/training/data" -o snap/snap.onnx
    cp parent.onnx ind/ind1.onnx
    for k in 2 3 4 5 6; do
      sed "s/\"seed\": $r./\"seed\": $r$k/" prune-and-tune-fashion-parent.json >"ind/recipe$k.json"
      "$root/fanc" train "ind/recipe$k.json" --data "$root/training/data" -o "ind/ind$k.onnx"
    done
  )
done
