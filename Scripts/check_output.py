"""Says what in JSON that timbre wrote is not as Data/output.schema.json says; needs the package jsonschema.

    check_output.py line.jsonl session.json …

The name of a file before its first dot is the kind of what it holds, a definition of the schema; of a `line` each line is a
value. The last line tells which kinds of blocks there were. Tests run it; the exit status is 1 if anything is wrong.
"""

import json
import os
import sys

from jsonschema import Draft202012Validator as Validator

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "Data")
with open(os.path.join(folder, "output.schema.json"), encoding="utf-8") as file:
    schema = json.load(file)
Validator.check_schema(schema)


def faults(kind, value):
    validator = Validator({"$ref": "#/$defs/" + kind, "$defs": schema["$defs"]})
    for error in validator.iter_errors(value):
        # Of several that it could be, what it nearly is.
        while error.context:
            error = max(error.context, key=lambda each: len(each.absolute_path))
        yield f"{kind} {list(error.absolute_path)} {error.message[:300]}"


def blocks(value):
    for record in value.get("records", [value]):
        yield from (block["type"] for block in record.get("output", {}).get("blocks", []))


found, kinds = [], set()
for path in sys.argv[1:]:
    kind = os.path.basename(path).split(".")[0]
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for value in [json.loads(line) for line in text.split("\n") if line] if kind == "line" else [json.loads(text)]:
        found += faults(kind, value)
        kinds |= set(blocks(value))
print(*found, "blocks: " + " ".join(sorted(kinds)), sep="\n")
sys.exit(1 if found else 0)
