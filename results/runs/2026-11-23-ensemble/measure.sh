#!/bin/sh
# Measures one ensemble of six: its parent's proof, each member alone, and mean and vote together, one thread.
#   measure.sh FOLDER PARENT.onnx PROPERTY.json IMAGES OUT     (FOLDER holds six networks and members.json)
# deepz once behind a warm-up, the rest three times. Searches for counterexamples are left out: they are no part of a proof.
set -eu
members=$1 parent=$2 property=$3 images=$4 out=$5
fanc=$(dirname "$0")/../../../fanc
mkdir -p "$out"
common="--property $property --images $images --store $out/store --threads 1"
"$fanc" prove --network "$parent" $common --attack 0 --out "$out/prove.json" || true
i=0
for member in "$members"/*.onnx; do
  i=$((i + 1))
  for method in deepz scratch auto; do
    repeat=3
    [ "$method" != deepz ] || repeat=1
    "$fanc" verify --network "$member" $common --method "$method" --repeat "$repeat" --attack 0 --no-self-check \
      --out "$out/$method-$i.json" || true
  done
done
for method in auto scratch; do
  "$fanc" verify --ensemble "$members/members.json" $common --claim both --method "$method" --repeat 3 --attack 0 --no-self-check \
    --out "$out/ensemble-$method" || true
done
