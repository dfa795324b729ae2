#!/usr/bin/env bash
# cluster.sh JOB… OPTIONS…
# Runs jobs on a stand-alone cluster on this machine: a master and two workers, started from the jars of Maven. Make
# the program first: mvn -q -Pspark test-compile. With KILL_AFTER=SECONDS the second worker is killed with all that it
# runs, so many seconds after the jobs have begun.
set -euo pipefail
cd "$(dirname "$0")/../.."

made=$PWD/target/spark
[ -s "$made/classpath" ] || { echo "nothing is made: mvn -q -Pspark test-compile" >&2; exit 2; }
classes=$made/classes:$made/test-classes
port=${PORT:-17077}

# A worker looks for the jars of Spark in a folder.
export SPARK_HOME=$made/home
rm -rf "$SPARK_HOME"
mkdir -p "$SPARK_HOME/jars"
tr ':' '\n' <"$made/classpath" | while read -r jar; do ln -sf "$jar" "$SPARK_HOME/jars/"; done

opens=$(sed -n 's/.*<spark.opens>\(.*\)<\/spark.opens>.*/\1/p' pom.xml)
run() { java $opens "$@"; }
started=()
stop() { for one in "${started[@]}"; do pkill -9 -P "$one" || true; kill -9 "$one" 2>/dev/null || true; done; }
trap stop EXIT

run -Xmx256m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.master.Master \
  --host 127.0.0.1 --port "$port" --webui-port 0 &
started+=($!)
for worker in 1 2; do
  run -Xmx256m -cp "$SPARK_HOME/jars/*" org.apache.spark.deploy.worker.Worker "spark://127.0.0.1:$port" \
    --host 127.0.0.1 --cores 1 --memory 2g --webui-port 0 --work-dir "$made/work-$worker" &
  started+=($!)
done

if [ -n "${KILL_AFTER:-}" ]; then
  victim=${started[2]}
  (sleep "$KILL_AFTER"; echo "worker $victim is killed"; pkill -9 -P "$victim"; kill -9 "$victim") &
fi

run -Xmx1g -Dspark.master="spark://127.0.0.1:$port" -Dspark.driver.host=127.0.0.1 \
  -Dspark.driver.bindAddress=127.0.0.1 -Dspark.ui.enabled=false -Dspark.executor.memory=1g -Dspark.executor.cores=1 \
  -Dspark.executor.extraClassPath="$classes" -Dspark.sql.shuffle.partitions="${PARTITIONS:-8}" \
  -cp "$classes:$SPARK_HOME/jars/*" dev.pedigree.spark.Jobs "$@"
