#!/usr/bin/env python3
"""Compares models that timbre saves with what other programs make of them.

Trains every kind of classifier, saves it as ONNX and as safetensors, punches holes into a table, and compares the answers
of ONNX Runtime and of Tract with timbre's own, cell by cell. Without a table it takes the demo's, a small one for tests.

    check_models.py TIMBRE BENCHMARK FOLDER [--table FILE] [--rows N] [--only KIND,KIND] [--full]
"""

import argparse
import csv
import glob
import json
import os
import random
import re
import subprocess
import sys
import time

import numpy
import onnx
import onnxruntime
import safetensors
import safetensors.numpy

TOLERANCE = 1e-5
# A novelty score is a logarithm, of numbers that 32 bits know to some six digits.
NOVELTY_TOLERANCE = 5e-3
GENRES = "hip-hop,acoustic,classical,country,edm,pop,r-n-b"
# Every kind with options that make it quick; --full trains each as it is by itself.
KINDS = {
    "logistic": "epochs=3 features=audio",
    "network": "epochs=2",
    "encoded-network": "epochs=2 hidden=32",
    "shared-ensemble": "epochs=2 members=3 hidden=32",
    "ensemble": "epochs=2 members=2 hidden=32",
    "whole-table": "epochs=1 hidden=32",
    "naive-bayes": "",
    "kernel-density": "points=500",
    "copies": "epochs=2 members=2",
    "boosted-trees": "rounds=6 depth=4",
    "best": "epochs=2 members=2 trees=off",
}
failures = []


def expect(is_right, what):
    if not is_right:
        failures.append(what)
        print(f"  FAILED: {what}")


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def punch_holes(table, columns, rows, path):
    """Writes rows of a table with values missing: some here and there, some rows with hardly any, some with none."""
    generator = random.Random(1)
    with open(table, encoding="utf-8-sig", newline="") as source, open(path, "w", newline="") as target:
        reader = csv.DictReader(source)
        writer = csv.writer(target)
        writer.writerow(["track_id"] + columns)
        for number, row in enumerate(reader):
            if number == rows:
                break
            chance = generator.choice([0, 0.05, 0.2])
            kept = [c for c in columns if generator.random() >= chance]
            if number % 97 == 5:
                kept = ["key", "mode"]
            if number % 101 == 7:
                kept = []
            writer.writerow([row["track_id"]] + [row[c] if c in kept else "" for c in columns])


def inputs(path, columns):
    """The table as somebody who reads the description would give it: some values stand for none."""
    least = {"key": 0, "tempo": 1e-6, "duration_ms": 1}
    with open(path, newline="") as source:
        rows = list(csv.DictReader(source))
    table = numpy.full((len(rows), len(columns)), numpy.nan, numpy.float32)
    for place, column in enumerate(columns):
        for number, row in enumerate(rows):
            try:
                value = float(row[column["name"]])
            except ValueError:
                continue
            if value >= least.get(column["name"], -numpy.inf):
                table[number, place] = value
    return table


def in_parts(run_part, table, size):
    parts = [run_part(table[start : start + size]) for start in range(0, len(table), size)]
    return [numpy.concatenate(part) for part in zip(*parts)]


def tract_runner(path):
    try:
        import tract
    except ImportError:
        return None
    model = tract.onnx().load(path).into_model().into_runnable()
    return lambda part: [output.to_numpy() for output in model.run([part])]


def compare(name, answers, probabilities, novelty=None):
    own = answers["probabilities"]
    difference = numpy.abs(own - probabilities).max()
    other = int((own.argmax(1) != probabilities.argmax(1)).sum())
    text = f"  {name}: {len(own)} rows, probabilities within {difference:.1e}, {other} other genres"
    expect(difference <= TOLERANCE, f"{name}: probabilities differ by {difference}")
    expect(other == 0, f"{name}: {other} rows have another genre")
    expect(numpy.isfinite(probabilities).all(), f"{name}: not finite")
    if novelty is not None:
        difference = numpy.abs(answers["novelty"] - novelty).max()
        text += f", novelty within {difference:.1e}"
        expect(difference <= NOVELTY_TOLERANCE, f"{name}: novelty scores differ by {difference}")
    print(text)


def check_bare(kind, header, tensors, timbre, file, table, arguments):
    """A model that nothing calibrates, and that has no tracks to fill missing values from, as after an interrupt."""
    bare = {key: value for key, value in header.items() if key != "confidence"}
    safetensors.numpy.save_file(tensors, file("bare.safetensors"), bare)
    timbre(f"load model {file('bare.safetensors')}", f"save model {file('bare.onnx')} replace")
    run([arguments.benchmark, "answers", file("bare.safetensors"), file("holes.csv"), file("bare-answers.safetensors")])
    answers = safetensors.numpy.load_file(file("bare-answers.safetensors"))
    session = onnxruntime.InferenceSession(file("bare.onnx"))
    expect([o.name for o in session.get_outputs()] == ["probabilities"], f"{kind}: outputs of a bare model")
    probabilities = session.run(None, {"features": table})[0]
    compare("onnxruntime, neither calibrated nor filled", answers, probabilities)


def check(kind, options, arguments, genres=GENRES):
    folder = os.path.join(arguments.folder, kind if genres == GENRES else kind + "-" + genres)
    os.makedirs(folder, exist_ok=True)
    file = lambda name: os.path.join(folder, name)
    source = arguments.table or "demo"
    timbre = lambda *lines: run(
        [arguments.timbre, "--home", arguments.folder + "/home", "--format", "json"]
        + [word for line in lines for word in ("-c", line)]
    )
    start = time.time()
    timbre(
        f"load {source}", f"filter genres {genres}", "split 60/20/20 by=artist seed=1",
        f"train model={kind} seed=1 {options}", f"save model {file('model.safetensors')} replace",
        f"save model {file('model.onnx')} replace",
        f"save model {file('lean.onnx')} outputs=probabilities replace",
    )  # fmt: skip
    print(f"{kind} {options} ({time.time() - start:.0f} s)")
    description = json.load(open(file("model.onnx.json")))
    columns = description["columns"]
    table = arguments.table or os.path.join(os.path.dirname(__file__), "../Data/demo-tracks.csv")
    punch_holes(table, [c["name"] for c in columns], arguments.rows, file("holes.csv"))
    run([arguments.benchmark, "answers", file("model.safetensors"), file("holes.csv"), file("answers.safetensors")])
    answers = safetensors.numpy.load_file(file("answers.safetensors"))
    table = inputs(file("holes.csv"), columns)
    expect(numpy.array_equal(table, answers["inputs"], equal_nan=True), f"{kind}: inputs are read differently")

    model = onnx.load(file("model.onnx"))
    onnx.checker.check_model(model, full_check=True)
    metadata = {entry.key: entry.value for entry in model.metadata_props}
    expect(json.loads(metadata["columns"]) == columns, f"{kind}: metadata and description differ")
    quiet = onnxruntime.SessionOptions()
    quiet.log_severity_level = 3
    session = onnxruntime.InferenceSession(file("model.onnx"), quiet)
    names = [output.name for output in session.get_outputs()]
    expect(names == [output["name"] for output in description["outputs"]], f"{kind}: outputs {names}")
    start = time.time()
    found = in_parts(lambda part: session.run(None, {"features": part}), table, 1024)
    seconds = time.time() - start
    outputs = dict(zip(names, found))
    compare("onnxruntime", answers, outputs["probabilities"], outputs.get("novelty"))
    print(f"  onnxruntime: {len(table) / seconds:,.0f} rows/s with all outputs")
    one = session.run(["probabilities"], {"features": table[:1]})[0]
    expect(numpy.abs(one - outputs["probabilities"][:1]).max() <= TOLERANCE, f"{kind}: a batch of one differs")
    thresholds = numpy.array(description["set"]["thresholds"], numpy.float32)
    wanted = outputs["probabilities"] >= thresholds
    wanted[numpy.arange(len(wanted)), outputs["probabilities"].argmax(1)] = True
    expect(numpy.array_equal(wanted, outputs["set"]), f"{kind}: sets differ")

    lean = onnxruntime.InferenceSession(file("lean.onnx"), quiet)
    expect([o.name for o in lean.get_outputs()] == ["probabilities"], f"{kind}: lean outputs")
    compare("onnxruntime, one output", answers, in_parts(lambda p: lean.run(None, {"features": p}), table, 1024)[0])
    # Tract walks through many trees slowly.
    part = 2000 if "trees" not in kind and kind != "best" else 200 if kind != "best" else 20
    for path in ["model.onnx", "lean.onnx"]:
        runner = tract_runner(file(path))
        if runner is None:
            print("  tract: skipped, it is not installed")
            break
        found = in_parts(runner, table[:part], 256)
        some = {key: value[:part] for key, value in answers.items()}
        compare(f"tract, {path}", some, found[0], found[names.index("novelty")] if path == "model.onnx" else None)

    # What a person gets from the command line.
    timbre(f"load model {file('model.onnx')}", f"predict file={file('holes.csv')} out={file('genres.csv')} replace",
           f"save model {file('again.safetensors')} replace")  # fmt: skip
    with open(file("genres.csv"), newline="") as lines:
        rows = list(csv.DictReader(lines))
    order = [genre["name"] for genre in description["genres"]]
    likeliest = [order[place] for place in outputs["probabilities"].argmax(1)]
    expect([row["genre"] for row in rows] == likeliest, f"{kind}: predict file= names other genres")
    threshold = description["novelty"]["thresholds"]["0.05"]
    unknown = outputs["novelty"] > threshold
    told = numpy.array([row["unknown"] == "true" for row in rows])
    near = numpy.abs(outputs["novelty"] - threshold) < NOVELTY_TOLERANCE
    expect((unknown == told)[~near].all(), f"{kind}: other tracks are unknown")

    # safetensors there and back.
    original = open(file("model.safetensors"), "rb").read()
    expect(open(file("again.safetensors"), "rb").read() == original, f"{kind}: load model of ONNX is not the same")
    with safetensors.safe_open(file("model.safetensors"), "numpy") as opened:
        header = opened.metadata()
        tensors = {key: opened.get_tensor(key) for key in opened.keys()}
    safetensors.numpy.save_file(tensors, file("python.safetensors"), header)
    timbre(f"load model {file('python.safetensors')}", f"save model {file('back.safetensors')} replace")
    expect(open(file("back.safetensors"), "rb").read() == original, f"{kind}: safetensors do not come back the same")
    check_bare(kind, header, tensors, timbre, file, table, arguments)


def check_snippet(arguments):
    """Runs the Python of README and of a model card, and asks timbre the same."""
    readme = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../README.md"), encoding="utf-8").read()
    blocks = [part.split("```", 1)[0] for part in readme.split("```python\n")[1:]]
    # Those with tables are run by check_tables.py.
    code = next(block for block in blocks if "onnxruntime" in block and "duckdb" not in block)
    folder = os.path.join(arguments.folder, "readme")
    os.makedirs(folder, exist_ok=True)
    said = subprocess.run(
        [arguments.timbre, "--home", folder, "--format", "json", "-c", "load demo", "-c", "split 60/20/20", "-c",
         "train epochs=10", "-c", "save model mine.onnx replace", "-c", "report model mine.md replace", "-c",
         "predict energy=0.9 danceability=0.75 tempo=128"],
        check=True, capture_output=True, text=True, cwd=folder,
    )  # fmt: skip
    facts = json.loads(said.stdout.strip().splitlines()[-1])["facts"]
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=folder)
    print(f"README: {shown.stdout.split()} {shown.stderr}")
    genre, probability, state, _ = shown.stdout.split()
    expect(genre == facts["genre"], f"README: {genre} is not {facts['genre']}")
    expect(abs(float(probability) - facts["confidence"]) < TOLERANCE, "README: another probability")
    expect((state == "unknown") == bool(facts["unknown"]), "README: unknown to one of both")
    card = open(os.path.join(folder, "mine.md"), encoding="utf-8").read()
    code = next(part for part in card.split("```")[1::2] if "onnxruntime" in part)
    shown = subprocess.run([sys.executable, "-c", code.split("\n", 1)[1]], capture_output=True, text=True, cwd=folder)
    print(f"model card: {shown.stdout.split()} {shown.stderr}")
    expect(shown.stdout.split()[:1] == [genre], "model card: another genre")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ["timbre", "benchmark", "folder"]:
        parser.add_argument(name)
    parser.add_argument("--table")
    parser.add_argument("--rows", type=int, default=3000)
    parser.add_argument("--only")
    parser.add_argument("--full", action="store_true")
    arguments = parser.parse_args()
    for name in ["timbre", "benchmark", "folder"]:
        setattr(arguments, name, os.path.abspath(getattr(arguments, name)))
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Sources/Learning/Classifiers")
    own = {
        name
        for path in glob.glob(folder + "/**/*.swift", recursive=True)
        for name in re.findall(r'static let name = "([^"]+)"', open(path, encoding="utf-8").read())
    }
    expect(own == set(KINDS), f"kinds of classifiers are compared that there are not, or not all: {own ^ set(KINDS)}")
    for kind, options in KINDS.items():
        if not arguments.only or kind in arguments.only.split(","):
            check(kind, "" if arguments.full else options, arguments)
    if not arguments.only:
        # Two classes are a case of their own for operators of trees.
        check("boosted-trees", KINDS["boosted-trees"], arguments, "classical,edm")
    if not arguments.only and not arguments.table:
        check_snippet(arguments)
    if failures:
        sys.exit(f"{len(failures)} comparisons failed")


main()
