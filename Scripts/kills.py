#!/usr/bin/env python3
"""Kills the real binary with SIGKILL in the middle of `spotify apply` and `spotify undo`, again and again, and looks
whether anything was lost or doubled.

    Scripts/kills.py [KILLS] [BINARY]        1000 kills of .build/release/timbre unless said otherwise

Works on the demo account in a folder of its own; what the simulated Spotify holds is read from its file.
"""
import collections, json, os, random, shutil, signal, sqlite3, subprocess, sys, tempfile, time

kills_wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else os.path.join(root, ".build/release/timbre")
home = tempfile.mkdtemp(prefix="timbre-kills-")
environment = {"HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TIMBRE_DATA": os.path.join(root, "Data")}
library = os.path.join(home, ".local/share/timbre/demo/library.sqlite")
account = os.path.join(home, ".local/state/timbre/demo/simulated-account.json")
draw = random.Random(2026)


def start(*lines):
    words = [word for line in lines for word in ("-c", line)]
    return subprocess.Popen(
        [binary, *words], env=environment, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)


def finish(*lines):
    process = start(*lines)
    said, _ = process.communicate(timeout=300)
    if process.returncode != 0:
        sys.exit(f"{lines} ended with {process.returncode}:\n{said}")
    return said


def ask(sql, *values):
    with sqlite3.connect(library, timeout=10) as database:
        return database.execute(sql, values).fetchall()


def predict(genre_of):
    uris = [row[0] for row in ask("SELECT uri FROM track WHERE kind = 'track' ORDER BY uri")]
    with sqlite3.connect(library, timeout=10) as database:
        database.execute("DELETE FROM prediction")
        database.executemany(
            "INSERT INTO prediction VALUES (?, ?, 0.9, '[]', '{}', '{}', '[]', 'kills', '[]', 0)",
            [(uri, genre_of(index)) for index, uri in enumerate(uris)])


def lists():
    """The tracks of every playlist of timbre's, by name; two of one name are both there."""
    with open(account) as file:
        held = json.load(file)["playlists"]
    found = collections.defaultdict(list)
    for playlist in held:
        if playlist["followed"] and playlist["name"].endswith("timbre"):
            found[playlist["name"]].append([json.dumps(entry["content"], sort_keys=True) for entry in playlist["entries"]])
    return {name: copies for name, copies in found.items()}


def planned():
    path = os.path.join(home, "plan.json")
    finish(f"spotify plan save {path} replace")
    with open(path) as file:
        return {playlist["name"]: len(playlist["tracks"]) for playlist in json.load(file)["playlists"]}


def check(expected, what):
    found = lists()
    sizes = {name: len(copies[0]) for name, copies in found.items()}
    doubled = [name for name, copies in found.items() if len(copies) > 1 or len(set(copies[0])) != len(copies[0])]
    if doubled or sizes != expected:
        sys.exit(f"{what}: doubled {doubled}; expected {expected}, found {sizes}; left in {home}")


def killed(line, seconds, is_over):
    """Starts a line and kills it at a moment drawn at random; answers whether it was still running."""
    if is_over():
        return False
    process = start(line)
    time.sleep(draw.uniform(0.1 * seconds, seconds))
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return alive


finish("spotify login demo", "spotify sync features=off")
genres = ["rock", "jazz", "pop"]
counts = collections.Counter()
began = time.monotonic()
cycle = 0
while sum(counts.values()) < kills_wanted:
    cycle += 1
    span = draw.choice([1, 3, 7, 20])
    predict(lambda index: genres[(index // span + cycle) % 3])
    finish("spotify plan size=1")
    before = {name: sorted(copies[0]) for name, copies in lists().items()}
    runs = ask("SELECT coalesce(max(number), 0) FROM run")[0][0]

    # A run that is done has nothing left to be killed in.
    def applied():
        return bool(ask("SELECT 1 FROM run WHERE number > ? AND state = 'done'", runs))

    clock = time.monotonic()
    for _ in range(draw.randint(2, 8)):
        counts["apply"] += killed("spotify apply yes", 2.5, applied)
    finish("spotify apply yes")
    check(planned(), "after apply")

    undone = ask("SELECT max(number) FROM run WHERE kind = 'apply'")[0][0]

    def taken_back():
        return bool(ask("SELECT 1 FROM run WHERE number = ? AND state = 'undone'", undone))

    if runs < undone and cycle % 2 == 0:
        for _ in range(draw.randint(2, 8)):
            counts["undo"] += killed("spotify undo yes", 2.5, taken_back)
        if not taken_back():
            finish("spotify undo yes")
        after = {name: sorted(copies[0]) for name, copies in lists().items()}
        if after != before:
            sys.exit(f"after undo: not as before the apply; left in {home}")
    print(f"{sum(counts.values())} kills ({counts['apply']} in apply, {counts['undo']} in undo), {cycle} cycles, "
          f"{time.monotonic() - began:.0f} s, nothing lost or doubled", flush=True)
shutil.rmtree(home)
