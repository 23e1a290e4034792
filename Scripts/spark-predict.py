#!/usr/bin/env python3
"""Predicts the genres of a catalogue on Apache Spark, with a model that timbre has saved as ONNX.

    spark-submit spark-predict.py MODEL.onnx IN OUT [--columns NAME,NAME] [--rows-per-batch N] [--declining SHARE]

IN is Parquet (a file, a folder, a pattern) or CSV with the column names that timbre writes; OUT is a folder of Parquet with id,
genre, probability, unknown and the columns that --columns names. Executors need pyarrow, numpy and onnxruntime, and PySpark asks
for pandas where the job is started, though no row goes through it; the model and the JSON file beside it travel with the job. Each Python worker loads the model once and then takes batches of
`spark.sql.execution.arrow.maxRecordsPerBatch` rows, which --rows-per-batch sets: 4096 keeps a worker near 100 MB, and more hardly
makes it faster. Spark runs the tasks of a lost executor again and Parquet is committed task by task, so that no row is lost or
doubled. One thread for each task: `spark.task.cpus` says how many.
"""

import argparse
import json
import os

SESSIONS = {}


def session(path, threads):
    """The model of this Python worker, loaded with its first batch."""
    if path not in SESSIONS:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        SESSIONS[path] = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return SESSIONS[path]


def predictor(name, about, further, declining, threads):
    """What turns batches of rows into batches of predictions; `name` is the model's file among those of the job."""
    columns = [column["name"] for column in about["columns"]]
    genres = [genre["name"] for genre in about["genres"]]
    threshold = about.get("novelty", {}).get("thresholds", {}).get(declining)
    # What stands for none in a table of Spotify's features.
    least = {"key": 0, "tempo": 1e-6, "duration_ms": 1}

    def predict(batches):
        import numpy
        import pyarrow
        from pyspark import SparkFiles

        model = session(SparkFiles.get(name), threads)
        outputs = [output.name for output in model.get_outputs()]
        for batch in batches:
            features = numpy.full((batch.num_rows, len(columns)), numpy.nan, numpy.float32)
            for place, column in enumerate(columns):
                if column in batch.schema.names:
                    values = batch.column(column).to_numpy(zero_copy_only=False).astype(numpy.float32)
                    features[:, place] = numpy.where(values >= least.get(column, -numpy.inf), values, numpy.nan)
            features[~numpy.isfinite(features)] = numpy.nan
            # Parts of a thousand rows stay near the processor.
            parts = [model.run(None, {"features": features[at : at + 1024]}) for at in range(0, len(features), 1024)]
            found = dict(zip(outputs, (numpy.concatenate(part) for part in zip(*parts)))) if parts else {}
            if not found:
                continue
            probabilities = found["probabilities"]
            best = probabilities.argmax(1)
            unknown = found["novelty"] > threshold if threshold is not None and "novelty" in found else None
            answers = {
                "id": batch.column("id"),
                "genre": pyarrow.array(genres).take(pyarrow.array(best)),
                "probability": pyarrow.array(probabilities[numpy.arange(len(best)), best].astype(numpy.float64)),
                "unknown": pyarrow.nulls(len(best), pyarrow.bool_()) if unknown is None else pyarrow.array(unknown),
            }
            answers |= {column: batch.column(column + "\x1fown") for column in further}
            yield pyarrow.RecordBatch.from_pydict(answers)

    return predict


def read(spark, path):
    if path.lower().split("*")[0].rstrip("/").endswith((".csv", ".csv.gz")):
        return spark.read.csv(path, header=True, quote='"', escape='"', multiLine=True)
    return spark.read.parquet(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model")
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--columns", default="")
    parser.add_argument("--rows-per-batch", type=int, default=4096)
    parser.add_argument("--declining", default="0.05")
    parser.add_argument("--partitions", type=int, help="parts that a file which cannot be cut is spread over")
    arguments = parser.parse_args()

    from pyspark.sql import SparkSession
    from pyspark.sql import functions as sql
    from pyspark.sql.types import BooleanType, DoubleType, StringType, StructField, StructType

    spark = SparkSession.builder.appName("timbre").getOrCreate()
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", arguments.rows_per_batch)
    with open(arguments.model + ".json", encoding="utf-8") as file:
        about = json.load(file)
    spark.sparkContext.addFile(os.path.abspath(arguments.model))
    threads = int(spark.conf.get("spark.task.cpus", "1"))

    table = read(spark, arguments.input)
    if arguments.partitions:
        table = table.repartition(arguments.partitions)
    kinds = dict(table.dtypes)
    further = [name for name in arguments.columns.split(",") if name]
    names = [column["name"] for column in about["columns"] if column["name"] in kinds]

    def feature(name):
        column = sql.col(f"`{name}`")
        # Yes and no count as 1 and 0, however they are written.
        if kinds[name] == "string" and name == "explicit":
            column = column.try_cast("boolean")
        return column.try_cast("float").alias(name)

    wanted = [sql.col("track_id").cast("string").alias("id") if "track_id" in kinds else sql.lit(None).cast("string").alias("id")]
    wanted += [feature(name) for name in names]
    wanted += [sql.col(f"`{name}`").alias(name + "\x1fown") for name in further]
    schema = StructType(
        [StructField("id", StringType()), StructField("genre", StringType()), StructField("probability", DoubleType()),
         StructField("unknown", BooleanType())]
        + [StructField(name, table.schema[name].dataType) for name in further]
    )  # fmt: skip
    run = predictor(os.path.basename(arguments.model), about, further, arguments.declining, threads)
    table.select(wanted).mapInArrow(run, schema).write.mode("overwrite").parquet(arguments.output)
    spark.stop()


if __name__ == "__main__":
    main()
