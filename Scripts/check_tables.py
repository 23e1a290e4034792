#!/usr/bin/env python3
"""Compares tables that timbre writes with what other programs read of them, and the other way round, by values.

A table of hostile values (quotes, line breaks, emoji, NaN, infinities, empty text, lists of artists, titles of 10,000
characters) is written by pandas, polars, pyarrow and DuckDB in every form that they have, and read by timbre; timbre writes it
in every form that it has, and they read it. Predictions of a file are the same whatever its form and that of their own.

    check_tables.py TIMBRE FOLDER
"""

import csv
import gzip
import io
import json
import math
import os
import sqlite3
import subprocess
import sys

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pyarrow.csv
import pyarrow.feather
import pyarrow.json
import pyarrow.parquet

TIMBRE, FOLDER = (os.path.abspath(path) for path in sys.argv[1:3])
failures = []

TITLES = [
    'say "hi", she said', "two\nlines", "three\r\nlines\n", "emoji 🎵 👩‍👩‍👧 é", "x" * 9_990 + " 🎵 end", "None", "NA", "null",
    "nan", "=1+1", "tab\there", "it's; a, list", "back\\slash \\n", '"', "", None, "[]", "\u00a0é", "日本語 العربية", "a\u2028b",
    "0123", "1e5", "true", " kept apart ", "[\"A\", \"B\"]", "{\"a\": 1}", "\u001eseparated\u001f", "last",
]  # fmt: skip
ARTISTS = [["A"], ["A", "B"], ["Tyler, The Creator"], ['D "Q" R', "Ünï no"], ["back\\slash", "new\nline"], None, []]
# What timbre drops at either end of a text: controls and blanks of ASCII, wide blanks, and marks of no width.
BLANKS = "".join(map(chr, range(33))) + "\x85\xa0\u2007\u200b\u200e\u200f\u2028\u2029\u202f\u3000\ufeff"
NUMBERS = [0.676, 1e-7, float("nan"), float("inf"), float("-inf"), None, 0.0, 1.0, 0.1, 0.33333334]


def rows():
    table = []
    for index, title in enumerate(TITLES):
        table.append({
            "track_id": f"{index:022d}", "track_name": title, "artists": ARTISTS[index % len(ARTISTS)],
            "energy": NUMBERS[index % len(NUMBERS)], "valence": index / 64, "tempo": 100.5 + index,
            "loudness": -7.25 - index, "explicit": [True, False, None][index % 3], "key": index % 12,
            "duration_ms": 200_000 + index, "track_genre": ["pop", "r-n-b", None][index % 3],
            "label": [None, "007", "1.50", "x"][index % 4], "plays": [10 * index % 7, None][index % 2],
        })  # fmt: skip
    return table


def canonical(row):
    """What the row means to timbre: blanks at the ends of a text do not count, nor does a text of nothing else."""
    result = {}
    for name, value in row.items():
        if isinstance(value, list):
            value = ";".join(item.replace(";", ";") for item in value)
        if isinstance(value, str):
            value = value.strip(BLANKS) or None
        if isinstance(value, float) and not math.isfinite(value):
            value = None
        result[name] = value
    return result


def same(one, other):
    if one is None or other is None:
        return one is other
    if isinstance(one, bool) or isinstance(other, bool):
        return bool(one) == (other in (True, 1, "True", "true"))
    if isinstance(one, (int, float)):
        return numpy.float32(one) == numpy.float32(other)
    return one == other


def compare(what, found, wanted):
    found = list(found)
    wrong = []
    if len(found) != len(wanted):
        wrong.append(f"{len(found)} rows instead of {len(wanted)}")
    for number, (one, other) in enumerate(zip(wanted, found)):
        if set(other) - set(one):
            wrong.append(f"columns {set(other) - set(one)}")
        for name, value in one.items():
            if not same(value, other.get(name)):
                wrong.append(f"row {number}, {name}: {str(other.get(name))[:60]!r} instead of {str(value)[:60]!r}")
    print(f"{'FAILED' if wrong else 'same'}: {what}")
    for line in wrong[:6]:
        print("   ", line)
    failures.extend(wrong)


def timbre(*lines):
    command = [TIMBRE, "--home", FOLDER + "/home", "--format", "json"] + [word for line in lines for word in ("-c", line)]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError(run.stdout[-2000:] + run.stderr[-2000:])
    return run.stdout


def file(name):
    return os.path.join(FOLDER, name)


def read_by_timbre(path):
    """The table as timbre reads it, told by JSON lines of its own."""
    timbre(f"load {path}", f"save {file('told.jsonl')} replace")
    with open(file("told.jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines.read().split("\n") if line]


def frames(nested):
    """The table as each program has it; artists as lists, or in one cell."""
    plain = rows()
    if not nested:
        for row in plain:
            row["artists"] = ";".join(row["artists"]) if row["artists"] else None
    text = pyarrow.string()
    kinds = {
        "track_id": text, "track_name": text, "artists": pyarrow.list_(text) if nested else text, "energy": pyarrow.float64(),
        "valence": pyarrow.float32(), "tempo": pyarrow.float64(), "loudness": pyarrow.float64(), "explicit": pyarrow.bool_(),
        "key": pyarrow.int8(), "duration_ms": pyarrow.int64(), "track_genre": pyarrow.dictionary(pyarrow.int32(), text),
        "label": text, "plays": pyarrow.int32(),
    }  # fmt: skip
    table = pyarrow.table({name: pyarrow.array([row[name] for row in plain], kind) for name, kind in kinds.items()})
    return plain, table, table.to_pandas(types_mapper=pandas.ArrowDtype), polars.from_arrow(table)


def written_by_others():
    """Every file that others write of the table, with its name and whether artists are lists in it."""
    for nested in [False, True]:
        plain, table, pandas_frame, polars_frame = frames(nested)
        mark = "-lists" if nested else ""
        flat = pandas_frame.drop(columns=[]) if not nested else None

        def path(name):
            return file(name.replace(".", mark + ".", 1))

        if not nested:
            flat.to_csv(path("pandas.csv"), index=False)
            flat.to_csv(path("pandas-index.csv"))
            flat.to_csv(path("pandas.csv.gz"), index=False)
            polars_frame.write_csv(path("polars.csv"))
            pyarrow.csv.write_csv(table.set_column(10, "track_genre", table["track_genre"].cast("string")), path("pyarrow.csv"))
            duckdb.sql("SELECT * FROM polars_frame").write_csv(path("duckdb.csv"))
            for name in ["pandas.csv", "pandas-index.csv", "pandas.csv.gz", "polars.csv", "pyarrow.csv", "duckdb.csv"]:
                yield path(name)
            with sqlite3.connect(path("pandas.sqlite")) as database:
                flat.astype(object).where(flat.notna(), None).to_sql("tracks", database, index=False, if_exists="replace")
                database.execute("CREATE TABLE IF NOT EXISTS notes (text)")
            yield path("pandas.sqlite")
        numbers = [{k: v for k, v in row.items()} for row in plain]
        with open(path("python.json"), "w") as target:
            json.dump(numbers, target, indent=1)
        with open(path("python.jsonl"), "w") as target:
            target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in numbers)
        with gzip.open(path("python.jsonl.gz"), "wt", encoding="utf-8") as target:
            target.writelines(json.dumps(row) + "\n" for row in numbers)
        as_objects = pandas.DataFrame(plain)
        as_objects.to_json(path("pandas.json"), orient="records", double_precision=15)
        as_objects.to_json(path("pandas.jsonl"), orient="records", lines=True, double_precision=15)
        polars_frame.write_json(path("polars.json"))
        polars_frame.write_ndjson(path("polars.ndjson"))
        duckdb.sql(f"COPY (SELECT * FROM polars_frame) TO '{path('duckdb.json')}' (FORMAT json)")
        duckdb.sql(f"COPY (SELECT * FROM polars_frame) TO '{path('duckdb-array.json')}' (FORMAT json, ARRAY true)")
        pandas_frame.to_parquet(path("pandas.parquet"))
        polars_frame.write_parquet(path("polars.parquet"))
        pyarrow.parquet.write_table(table, path("pyarrow.parquet"), row_group_size=7, compression="snappy")
        duckdb.sql("SELECT * FROM polars_frame").write_parquet(path("duckdb.parquet"))
        names = ["python.json", "python.jsonl", "python.jsonl.gz", "pandas.json", "pandas.jsonl", "polars.json", "polars.ndjson",
                 "duckdb.json", "duckdb-array.json", "pandas.parquet", "polars.parquet", "pyarrow.parquet", "duckdb.parquet"]  # fmt: skip
        if ".arrow" in FORMS:
            polars_frame.write_ipc(path("polars.arrow"))
            polars_frame.write_ipc(path("polars-lz4.arrow"), compression="lz4")
            polars_frame.write_ipc(path("polars-zstd.arrow"), compression="zstd")
            polars_frame.write_ipc_stream(path("polars-stream.arrow"))
            pandas_frame.to_feather(path("pandas.feather"))
            pyarrow.feather.write_feather(table, path("pyarrow.feather"), chunksize=7)
            with pyarrow.ipc.new_stream(path("pyarrow.arrows"), table.schema) as target:
                target.write_table(table, max_chunksize=5)
            names += ["polars.arrow", "polars-lz4.arrow", "polars-zstd.arrow", "polars-stream.arrow", "pandas.feather",
                      "pyarrow.feather", "pyarrow.arrows"]  # fmt: skip
        for name in names:
            if not name.endswith(".parquet") or ".parquet" in FORMS:
                yield path(name)


def objects(frame):
    """Rows of a pandas frame, what is missing as None."""
    return [
        {name: None if value is None or value is pandas.NA or (isinstance(value, float) and math.isnan(value)) else value
         for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]  # fmt: skip


def readers(ending):
    path = file("timbre" + ending)
    query = lambda text: duckdb.connect().sql(text).to_arrow_table().to_pylist()
    text = {name: "string" for name in ["track_id", "track_name", "artists", "track_genre", "label"]}
    kinds = {name: polars.String for name in text}
    if ending in [".csv", ".csv.gz", ".tsv"]:
        mark = "\t" if ending == ".tsv" else ","
        yield "pandas", lambda: objects(pandas.read_csv(path, sep=mark, dtype=text, keep_default_na=False, na_values=[""]))
        yield "polars", lambda: polars.read_csv(path, separator=mark, schema_overrides=kinds, infer_schema_length=None).to_dicts()
        if ending != ".csv.gz":
            options = pyarrow.csv.ParseOptions(newlines_in_values=True, delimiter=mark)
            wanted = pyarrow.csv.ConvertOptions(
                column_types={name: pyarrow.string() for name in text}, strings_can_be_null=True, null_values=[""])  # fmt: skip
            yield "pyarrow", lambda: pyarrow.csv.read_csv(path, parse_options=options, convert_options=wanted).to_pylist()
        types = ", ".join(f"'{name}': 'VARCHAR'" for name in text)
        yield "duckdb", lambda: query(
            f"FROM read_csv('{path}', delim='{mark}', header=true, quote='\"', escape='\"', types={{{types}}}, sample_size=-1)")  # fmt: skip
    elif ending in [".jsonl", ".json"]:
        lines = ending == ".jsonl"
        yield "python", lambda: [json.loads(line) for line in open(path)] if lines else json.load(open(path))
        yield "pandas", lambda: objects(pandas.read_json(path, lines=lines, dtype=text))
        if lines:
            yield "polars", lambda: polars.read_ndjson(path, infer_schema_length=None).to_dicts()
            yield "pyarrow", lambda: pyarrow.json.read_json(
                path, pyarrow.json.ReadOptions(block_size=1 << 20)).to_pylist()  # fmt: skip
        else:
            yield "polars", lambda: polars.read_json(path, infer_schema_length=None).to_dicts()
        types = ", ".join(f"{name}: 'VARCHAR'" for name in text)
        yield "duckdb", lambda: query(
            f"SELECT * FROM read_json('{path}', sample_size=-1, convert_strings_to_integers=false, auto_detect=true, "
            "dateformat='x', timestampformat='x')")  # fmt: skip
    elif ending == ".sqlite":
        def from_sqlite(read):
            with sqlite3.connect(path) as database:
                return read(database)

        yield "pandas", lambda: objects(from_sqlite(lambda it: pandas.read_sql("SELECT * FROM tracks", it, dtype=text)))
        yield "polars", lambda: polars.read_database(
            "SELECT * FROM tracks", sqlite3.connect(path), infer_schema_length=None).to_dicts()  # fmt: skip
    elif ending == ".parquet":
        yield "pandas", lambda: objects(pandas.read_parquet(path))
        yield "polars", lambda: polars.read_parquet(path).to_dicts()
        yield "pyarrow", lambda: pyarrow.parquet.read_table(path).to_pylist()
        yield "duckdb", lambda: query(f"FROM '{path}'")
    elif ending == ".arrow":
        yield "pandas", lambda: objects(pandas.read_feather(path))
        yield "polars", lambda: polars.read_ipc(path).to_dicts()
        yield "pyarrow", lambda: pyarrow.ipc.open_file(path).read_all().to_pylist()


def check_predictions():
    """The same predictions, whatever the form of the table and of what is written of it."""
    timbre("load demo", "split", "train model=network epochs=1 background=none", f"save model {file('model.safetensors')} replace",
           *[f"save {file('demo' + ending)} replace" for ending in FORMS])  # fmt: skip
    model, options = f"load model {file('model.safetensors')}", "columns=row,artists,energy,explicit"
    timbre(model, f"predict file={file('demo.csv')} out={file('wanted.jsonl')} {options} replace")
    wanted = [json.loads(line) for line in open(file("wanted.jsonl"))]
    for ending in FORMS:
        timbre(model, f"predict file={file('demo' + ending)} out={file('told.jsonl')} {options} replace",
               f"predict file={file('demo.csv')} out={file('told' + ending)} {options} replace")  # fmt: skip
        compare(f"predictions of {ending}", [json.loads(line) for line in open(file("told.jsonl"))], wanted)
        frame = {
            ".csv": polars.read_csv, ".csv.gz": polars.read_csv, ".tsv": lambda path: polars.read_csv(path, separator="\t"),
            ".jsonl": polars.read_ndjson, ".json": polars.read_json, ".parquet": polars.read_parquet, ".arrow": polars.read_ipc,
            ".sqlite": lambda path: polars.read_database("SELECT * FROM tracks", sqlite3.connect(path)),
        }[ending](file("told" + ending))  # fmt: skip
        compare(f"predictions as {ending}", frame.to_dicts(), wanted)


def check_readme():
    """Runs the lines and the Python of README, and compares what they say with timbre's own predictions."""
    folder = file("readme")
    os.makedirs(folder, exist_ok=True)
    scripts = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(scripts, "../README.md"), encoding="utf-8") as text:
        section = text.read().split("## In other programs", 1)[1].split("\n## ", 1)[0]
    blocks = [part.split("```", 1)[0].split("\n", 1) for part in section.split("```")[1::2]]
    environment = os.environ | {
        "PATH": os.path.dirname(TIMBRE) + ":" + os.environ["PATH"], "HOME": folder, "XDG_STATE_HOME": folder,
    }  # fmt: skip
    for old in os.listdir(folder):
        if os.path.isfile(os.path.join(folder, old)):
            os.remove(os.path.join(folder, old))
    for language, text in blocks:
        if language == "timbre":
            run = subprocess.run([TIMBRE], input=text, capture_output=True, text=True, cwd=folder, env=environment)
        elif language == "sh":
            run = subprocess.run(["sh", "-ec", text], capture_output=True, text=True, cwd=folder, env=environment)
        elif language == "python":
            run = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, cwd=folder)
        else:
            continue
        print(f"README, {language}: exit status {run.returncode}, {len(run.stdout)} characters")
        if run.returncode != 0:
            failures.append(f"README: {text}")
            print(run.stdout[-1000:], run.stderr[-2000:])
    # The function knows no names, so timbre must not either.
    names = ["artists", "album_name", "track_name"]
    with open(file("nameless.jsonl"), "w") as target:
        for line in open(os.path.join(folder, "own-tracks.jsonl")):
            target.write(json.dumps({k: v for k, v in json.loads(line).items() if k not in names}) + "\n")
    timbre(f"load model {folder}/mine.onnx", f"predict file={file('nameless.jsonl')} out={file('readme.jsonl')} replace")
    lines = [json.loads(line) for line in open(file("readme.jsonl"))]
    wanted = [(line["id"], line["genre"]) for line in lines]
    found = polars.read_parquet(os.path.join(folder, "own-genres.parquet"))
    others = sum(one != other for one, other in zip(wanted, found.rows()))
    print(f"README, DuckDB: {len(found)} rows, {others} other genres")
    if others or len(found) != len(wanted):
        failures.append("README: DuckDB")


os.makedirs(FOLDER, exist_ok=True)
FORMS = [".csv", ".csv.gz", ".tsv", ".jsonl", ".json", ".sqlite", ".parquet"]
FORMS.append(".arrow")
try:
    timbre("load demo", f"save {file('probe.parquet')} replace")
except RuntimeError as error:
    if "needs-library" not in str(error):
        raise
    print("Parquet is skipped: the library of DuckDB cannot be loaded, perhaps for want of libpython3")
    FORMS.remove(".parquet")


def main():
    table = [canonical(row) for row in rows()]
    # Tables of text cannot tell these from what is missing, nor a text of digits from a number.
    unclear = {"NA", "null", "nan", "[]"}
    for path in written_by_others():
        is_text = ".csv" in path
        wanted = [dict(row) for row in table]
        if is_text:
            for row in wanted:
                row["track_name"] = None if row["track_name"] in unclear else row["track_name"]
        compare(f"timbre reads {os.path.basename(path)}", read_by_timbre(path), wanted)
    path = file("python.jsonl")
    told = read_by_timbre(path)
    timbre(f"load {path}", *[f"save {file('timbre' + ending)} replace" for ending in FORMS])
    for ending in FORMS:
        for name, read in readers(ending):
            try:
                found = read()
            except Exception as error:
                failures.append(f"{name} {ending}")
                print(f"FAILED: {name} reads {ending}: {str(error)[:300]}")
                continue
            compare(f"{name} reads {ending}", found, told)
        again = [dict(row) for row in told]
        if ending in [".csv", ".csv.gz", ".tsv"]:
            for row in again:
                row["track_name"] = None if row["track_name"] in unclear else row["track_name"]
        compare(f"timbre reads its own {ending}", read_by_timbre(file("timbre" + ending)), again)
    check_predictions()
    check_readme()
    if failures:
        sys.exit(f"{len(failures)} comparisons failed")


main()
