#!/bin/sh
# Prunes three parents by SLR and ADMM at four rates; one-shot magnitude is row 0 of every CSV.
#   results/runs/2026-11-23-slr/run.sh FOLDER     (leaves networks, cards and CSVs there; what is there is not made again)
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
out=$1
fanc=${FANC:-$root/fanc}
recipes=$root/training/recipes
data=$root/training/data
mkdir -p "$out/recipes"
# recipe FILE NAME SEED FRACTION: the recipe with another name, seed and fraction.
recipe() {
  sed "s/\"name\": .*/\"name\": \"$2\",/; s/\"seed\": .*/\"seed\": $3,/; s/\"fraction\": [0-9.]*/\"fraction\": $4/" \
    "$recipes/$1" >"$out/recipes/$2.json"
}
for seed in 1 2 3; do
  recipe fashion-3x100.json "parent-$seed" "$seed" 0
  test -f "$out/parent-$seed.onnx" || $fanc train "$out/recipes/parent-$seed.json" --data "$data" -o "$out/parent-$seed.onnx"
done
for rate in ${RATES:-90 80 95 50}; do
  for seed in 1 2 3; do
    for method in slr admm; do
      name=$method-$rate-$seed
      test ! -f "$out/$name.onnx" || continue
      recipe "$method-fashion-90.json" "$name" "$seed" "0.$rate"
      $fanc train "$out/recipes/$name.json" --from "$out/parent-$seed.onnx" --data "$data" \
        -o "$out/$name.onnx"
    done
  done
done
