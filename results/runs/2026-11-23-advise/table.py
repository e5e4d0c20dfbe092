"""Prints the table of docs/children.md, and checks that no look knew more than the ladder verified."""

import glob
import json
import os

here = os.path.dirname(os.path.abspath(__file__))
runs = ["mnist-4x200-patch", "mnist-4x200-linf", "fashion-7x200-patch", "fashion-7x200-linf",
        "fashion-conv-patch", "fashion-conv-linf"]
print("| network, property | target | keep | settings | size, of the parent's | regions kept |"
      " smallest uniform | less than uniform | ms per candidate | candidates, verified | s |")
print("|---|---|---|---|---|---|---|---|---|---|---|")
trials = beyond = 0
for run in runs:
    for target in ["int8", "sparsity7"]:
        for keep in ["1", "0.95"]:
            advice = json.load(open(os.path.join(here, f"{run}-{target}-{keep}.json")))
            for trial in advice["trials"]:
                assert trial["regionsKept"] >= trial["regionsSettled"], (run, target, keep, trial)
                trials += 1
                beyond += trial["kept"] and trial["regionsSettled"] < advice["goal"]["regionsToKeep"]
            chosen, sizes = advice["chosen"], advice["sizes"]
            uniform = [t for t in advice["trials"] if t["uniform"] and t["kept"]]
            smallest = min(uniform, key=lambda t: t["size"], default=None)
            short = [t["setting"].split()[0] for t in advice["tensors"]] if chosen else []
            cells = [
                run, advice["goal"]["target"], keep,
                " ".join(short) if chosen else "none",
                f"{chosen['size']:,}, {100 * chosen['size'] / sizes['parent']:.1f} %" if chosen else "",
                f"{chosen['regionsKept']:,} of {advice['goal']['regionsProven']:,}" if chosen else
                f"{max(t['regionsKept'] for t in advice['trials']):,} of"
                f" {advice['goal']['regionsProven']:,}",
                f"{smallest['settings'][0]}: {smallest['size']:,}" if smallest else "none",
                f"{100 * (1 - chosen['size'] / smallest['size']):.0f} %" if chosen and smallest else "",
                ", ".join(f"{1000 * s:.0f}" for s in advice["oracle"]["secondsMedian"]),
                f"{advice['oracle']['candidates']}, {len(advice['trials'])}",
                f"{advice['seconds']:.0f}"]
            mark = "" if advice["reached"] else " (target missed)"
            cells[1] += mark
            print("| " + " | ".join(cells) + " |")
print(f"\n{trials} candidates verified; in none did one look know more regions than were verified;"
      f" {beyond} keep enough where one look knew too little")
