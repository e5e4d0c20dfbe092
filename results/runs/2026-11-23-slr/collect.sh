#!/bin/sh
# The accuracies of the networks that run.sh left in FOLDER, in per cent, as group,seed,value.
set -eu
echo group,seed,value
for csv in "$1"/*-*-*.pruning.csv; do
  name=$(basename "$csv" .pruning.csv)
  method=${name%%-*} rest=${name#*-}
  rate=${rest%-*} seed=${rest#*-}
  awk -F, -v g="$method/$rate" -v s="$seed" 'END { printf "%s,%s,%.2f\n", g, s, 100 * $NF }' "$csv"
  [ "$method" != slr ] ||
    awk -F, -v g="magnitude/$rate" -v s="$seed" 'NR == 2 { printf "%s,%s,%.2f\n", g, s, 100 * $NF }' "$csv"
done
for card in "$1"/parent-*.json; do
  seed=${card##*parent-}
  awk -F'[:,]' -v s="${seed%.json}" '/"correct"/ { printf "parent,%s,%.2f\n", s, $2 / 100 }' "$card"
done
