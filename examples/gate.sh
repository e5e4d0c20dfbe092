#!/bin/sh
# A use without a build server, for instance before a push: ends with the exit status of the gate.
set -eu
cd "$(dirname "$0")"
sh make-children.sh
fanc gate gate.json --markdown gate.md
