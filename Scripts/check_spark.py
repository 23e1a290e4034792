#!/usr/bin/env python3
"""Compares predictions of Scripts/spark-predict.py with timbre's own, row by row, and kills an executor on the way.

    check_spark.py TIMBRE FOLDER TABLE.csv [--copies N]

The table is predicted from CSV, then from Parquet that holds it N times, once undisturbed and once with an executor killed in
the middle. The cluster is Spark's `local-cluster`: executors are processes of their own.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import polars

failures = []


def expect(is_right, what):
    if not is_right:
        failures.append(what)
        print(f"  FAILED: {what}")


def spark(model, source, target, kill=False, options=()):
    """Runs the job; answers its seconds, those of Spark's start included."""
    scripts = os.path.dirname(os.path.abspath(__file__))
    home = os.path.dirname(__import__("pyspark").__file__)
    command = [
        os.path.join(home, "bin/spark-submit"), "--master", "local-cluster[2,1,1024]", "--conf", "spark.ui.enabled=false",
        "--conf", "spark.sql.files.maxPartitionBytes=8m", os.path.join(scripts, "spark-predict.py"), model, source, target, *options,
    ]  # fmt: skip
    environment = os.environ | {"SPARK_HOME": home, "PYSPARK_PYTHON": sys.executable}
    start = time.time()
    killed, replaced = None, False
    with tempfile.TemporaryFile("w+") as log:
        run = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
        while run.poll() is None:
            time.sleep(0.2)
            # Some tasks are done, others are not.
            if kill and killed is None and len(parts(target)) >= 3:
                killed = (executors(run.pid) or [None])[0]
                if killed is not None:
                    os.kill(killed[1], signal.SIGKILL)
                    print(f"  executor {killed[0]} (process {killed[1]}) killed with {len(parts(target))} parts begun or done")
            # Spark starts another in its place.
            replaced = replaced or (killed is not None and any(number > 1 for number, _ in executors(run.pid)))
        log.seek(0)
        output = log.read()
    seconds = time.time() - start
    if run.returncode != 0:
        sys.exit(output[-4000:])
    if kill:
        print(f"  another executor took its place: {replaced}")
        expect(replaced, "no executor was killed in the middle")
    return seconds


def parts(target):
    return [name for _, _, names in os.walk(target) for name in names if name.endswith(".parquet")]


def executors(driver):
    """Number and process of each executor of the job."""
    found = subprocess.run(["pgrep", "-af", "CoarseGrainedExecutorBackend"], capture_output=True, text=True).stdout
    numbers = [(re.search(r"--executor-id (\d+)", line), int(line.split()[0])) for line in found.splitlines()]
    return [(int(number[1]), process) for number, process in numbers if number and is_below(process, driver)]


def is_below(process, ancestor):
    """Whether a process was started by another, directly or not."""
    while process > 1:
        if process == ancestor:
            return True
        try:
            with open(f"/proc/{process}/stat") as status:
                process = int(status.read().rsplit(")", 1)[1].split()[1])
        except OSError:
            return False
    return False


def compare(name, found, wanted):
    found, wanted = (frame.sort("id", "track_genre", "genre", "probability") for frame in (found, wanted))
    expect(len(found) == len(wanted), f"{name}: {len(found)} rows instead of {len(wanted)}")
    if len(found) != len(wanted):
        return
    others = (found["genre"] != wanted["genre"]).sum()
    distance = (found["probability"] - wanted["probability"]).abs().max()
    unknown = (found["unknown"] != wanted["unknown"]).sum()
    print(f"  {name}: {len(found):,} rows, {others} other genres, probabilities within {distance:.1e}, {unknown} other unknowns")
    expect((found["id"] == wanted["id"]).all(), f"{name}: other ids")
    expect(others == 0, f"{name}: {others} other genres")
    # timbre writes six decimals.
    expect(distance <= 1e-5, f"{name}: probabilities differ by {distance}")
    # A score is a logarithm known to some six digits; few lie so near the threshold.
    expect(unknown <= len(found) // 10_000, f"{name}: {unknown} other unknowns")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("timbre")
    parser.add_argument("folder")
    parser.add_argument("table")
    parser.add_argument("--copies", type=int, default=10)
    arguments = parser.parse_args()
    timbre, table = os.path.abspath(arguments.timbre), os.path.abspath(arguments.table)
    folder = os.path.abspath(arguments.folder)
    os.makedirs(folder, exist_ok=True)
    file = lambda name: os.path.join(folder, name)

    def run(*lines):
        words = [word for line in lines for word in ("-c", line)]
        subprocess.run([timbre, "--home", file("home"), *words], check=True, capture_output=True)

    run(f"load {table}", "split 60/20/20 by=artist seed=1", "train model=network epochs=3 seed=1 features=audio background=none",
        f"save model {file('model.onnx')} replace")  # fmt: skip
    start = time.time()
    run(f"load model {file('model.onnx')}", f"predict file={table} out={file('own.csv')} columns=track_genre replace")
    print(f"timbre, CSV to CSV: {time.time() - start:.1f} s, start and reading of the model included")
    own = polars.read_csv(file("own.csv"))
    seconds = spark(file("model.onnx"), table, file("from-csv"), options=["--columns", "track_genre", "--partitions", "4"])
    print(f"Spark, CSV to Parquet: {seconds:.1f} s, its start included")
    compare("CSV", polars.read_parquet(file("from-csv/*.parquet")), own)

    shutil.rmtree(file("catalogue"), ignore_errors=True)
    os.makedirs(file("catalogue"))
    part = polars.read_csv(table, infer_schema_length=None)
    for copy in range(arguments.copies):
        part.write_parquet(file(f"catalogue/{copy:03d}.parquet"))
    many = polars.concat([own] * arguments.copies)
    for name, kill in [("undisturbed", False), ("an executor killed", True)]:
        seconds = spark(file("model.onnx"), file("catalogue"), file("genres"), kill, ["--columns", "track_genre"])
        rate = len(many) / seconds
        print(f"Spark, Parquet to Parquet, {name}: {seconds:.1f} s, {rate:,.0f} rows/s with its start")
        compare(name, polars.read_parquet(file("genres/*.parquet")), many)
    if failures:
        sys.exit(f"{len(failures)} comparisons failed")


main()
