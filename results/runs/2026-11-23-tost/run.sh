#!/bin/sh
# Trains sparse networks from scratch at 90 % under five masks, plainly and with the whole recipe.
#   results/runs/2026-11-23-tost/run.sh FOLDER    (leaves networks and cards there; what is there is not made again)
set -eu
root=$(cd "$(dirname "$0")/../../.." && pwd)
out=$1
fanc=${FANC:-$root/fanc}
mkdir -p "$out/recipes"
for mask in random snip synflow magnitude grasp; do
  for seed in 1 2 3; do
    for way in plain tost; do
      name=$way-$mask-$seed
      test ! -f "$out/$name.json" || continue
      sed "s/\"name\": .*/\"name\": \"$name\",/; s/\"seed\": .*/\"seed\": $seed,/; s/\"kind\": \"snip\"/\"kind\": \"$mask\"/" \
        "$root/training/recipes/sparse-fashion-$way.json" >"$out/recipes/$name.json"
      $fanc train "$out/recipes/$name.json" --data "$root/training/data" -o "$out/$name.onnx"
    done
  done
done
