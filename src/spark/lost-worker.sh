#!/usr/bin/env bash
# lost-worker.sh [SECONDS]: publishes the catalogue on the cluster twice, the second time with a worker that is killed
# after so many seconds, and compares all files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
jobs=(list stored describe relate publish)
"$here/cluster.sh" "${jobs[@]}" --out "$out/whole"
KILL_AFTER=${1:-30} "$here/cluster.sh" "${jobs[@]}" --out "$out/lost"
diff -r "$out/whole/data" "$out/lost/data"
echo "$(find "$out/lost/data" -type f | wc -l) files are the same"
