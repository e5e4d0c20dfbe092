#!/bin/sh
# How many of the first 1000 test images parents and advised children classify as labelled: those
# that verify does not skip. Needs training/fetch-data.sh and the children in WORK.
set -eu
here=results/runs/2026-11-23-advise
fanc=${FANC:-./fanc}
skipped() {
  $fanc verify --threads 1 --network "$1" --property "$here/$2-test.json" --method box --attack 0 \
    --no-self-check --quiet | tail -n 1 | sed -n 's/.*; \([0-9]*\) skipped.*/\1/p'
}
for parent in mnist-4x200:mnist fashion-7x200-certified:fashion fashion-conv-certified:fashion; do
  name=${parent%:*} data=${parent#*:}
  echo "$name,$((1000 - $(skipped "networks/models/$name.onnx" "$data")))"
  for child in "$WORK/$(echo "$name" | sed s/-certified//)"-*-*-0.95.onnx; do
    if [ -e "$child" ]; then echo "$(basename "$child" .onnx),$((1000 - $(skipped "$child" "$data")))"; fi
  done
done
