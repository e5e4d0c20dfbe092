#!/bin/sh
# The accuracies of the networks that run.sh left in FOLDER, in per cent, as group,seed,value; group all is the
# mean of the masks.
set -eu
echo group,seed,value
for card in "$1"/*-*-*.json; do
  name=$(basename "$card" .json)
  way=${name%%-*} rest=${name#*-}
  awk -F'[:,]' -v g="$way/${rest%-*}" -v s="${rest#*-}" '/"correct"/ { printf "%s,%s,%.2f\n", g, s, $2 / 100 }' "$card"
done | awk -F'[/,]' '
  { print; sum[$1 "/all," $3] += $4; count[$1 "/all," $3]++ }
  END { for (group in sum) printf "%s,%.3f\n", group, sum[group] / count[group] | "sort" }'
