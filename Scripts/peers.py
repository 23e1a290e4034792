"""The same work as timbre's benchmarks in the programs that a person would use instead.

usage: peers.py WORK PEER TABLE        prints one measurement as a line of JSON
       peers.py script KIND TABLE      the whole way of a script (torch, lightgbm); to be timed from outside
       peers.py list                   prints WORK PEER for each measurement
"""
import json
import resource
import sys
import time

FEATURES = [
    "danceability", "energy", "key", "loudness", "mode", "speechiness", "acousticness",
    "instrumentalness", "liveness", "valence", "tempo", "time_signature", "duration_ms",
    "explicit", "popularity",
]
BATCH = 256
EPOCHS = 40
PATIENCE = 8
RATE = 0.003


def times(count, body, warm_ups=1):
    for _ in range(warm_ups):
        body()
    seconds = []
    for _ in range(count):
        start = time.perf_counter()
        body()
        seconds.append(time.perf_counter() - start)
    return seconds


def report(work, peer, seconds, rows=None, check=None):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    line = {"work": work, "by": peer, "seconds": seconds, "rows": rows, "peak": peak, "check": check}
    print(json.dumps({key: value for key, value in line.items() if value is not None}))


def sides(table):
    """Features and labels of the table, split 60/20/20 by row, stratified; scaled by the training side."""
    import numpy
    import pandas
    frame = pandas.read_csv(table)
    inputs = frame[FEATURES].to_numpy(dtype=numpy.float32)
    labels = frame["track_genre"].astype("category").cat.codes.to_numpy(dtype=numpy.int64)
    generator = numpy.random.default_rng(1)
    place = numpy.empty(len(labels))
    for label in numpy.unique(labels):
        rows = numpy.flatnonzero(labels == label)
        place[generator.permutation(rows)] = numpy.arange(len(rows)) / len(rows)
    training, validation, test = place < 0.6, (place >= 0.6) & (place < 0.8), place >= 0.8
    mean, deviation = inputs[training].mean(0), inputs[training].std(0)
    inputs = (inputs - mean) / deviation
    return [(inputs[side], labels[side]) for side in (training, validation, test)]


def network(classes):
    from torch import nn
    return nn.Sequential(
        nn.Linear(len(FEATURES), 256), nn.BatchNorm1d(256), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(256, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Dropout(0.2), nn.Linear(128, classes))


def torch_epoch(table, peer):
    """An epoch: the plain DataLoader loop, or tensors shuffled beforehand with the fused optimiser."""
    import torch
    (inputs, labels), _, _ = sides(table)
    inputs, labels = torch.from_numpy(inputs), torch.from_numpy(labels)
    torch.manual_seed(1)
    net = network(int(labels.max()) + 1)
    loss_of = torch.nn.CrossEntropyLoss()
    fused = peer == "torch, fused"
    optimiser = torch.optim.Adam(net.parameters(), lr=0.001, fused=fused)
    loader = torch.utils.data.DataLoader(
        torch.utils.data.TensorDataset(inputs, labels), batch_size=BATCH, shuffle=True)

    def step(rows, answers):
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(net(rows), answers)
        loss.backward()
        optimiser.step()
        return loss

    def epoch():
        if not fused:
            for rows, answers in loader:
                step(rows, answers)
            return
        order = torch.randperm(len(labels))
        shuffled, answers = inputs[order], labels[order]
        for first in range(0, len(labels), BATCH):
            step(shuffled[first:first + BATCH], answers[first:first + BATCH])

    net.train()
    report("epoch", peer, times(4, epoch), rows=len(labels))


def sklearn_epoch(table, peer):
    """scikit-learn's network has neither batch normalisation nor dropout."""
    import warnings
    from sklearn.neural_network import MLPClassifier
    warnings.filterwarnings("ignore")
    (inputs, labels), _, _ = sides(table)

    def epoch():
        MLPClassifier((256, 128), batch_size=BATCH, max_iter=1, random_state=1).fit(inputs, labels)

    report("epoch", peer, times(3, epoch), rows=len(labels))


def load(table, peer):
    if peer == "pandas":
        import pandas
        body = lambda: len(pandas.read_csv(table))
    elif peer == "pandas, pyarrow":
        import pandas
        body = lambda: len(pandas.read_csv(table, engine="pyarrow"))
    elif peer == "polars":
        import polars
        body = lambda: len(polars.read_csv(table))
    else:
        import duckdb
        def body():
            connection = duckdb.connect()
            connection.execute("create table tracks as select * from read_csv(?)", [table])
            return connection.execute("select count(*) from tracks").fetchone()[0]
    rows = body()
    report("load", peer, times(7, body), rows=rows)


def million(table):
    import numpy
    (inputs, labels), _, _ = sides(table)
    count = 1_000_000
    return numpy.ascontiguousarray(numpy.resize(inputs, (count, inputs.shape[1]))), int(labels.max()) + 1


def torch_predict(table, peer):
    """Probabilities and the likeliest class, in batches of the size that is fastest here."""
    import torch
    inputs, classes = million(table)
    inputs = torch.from_numpy(inputs)
    net = torch.nn.Sequential(network(classes), torch.nn.Softmax(1)).eval()

    def body(size):
        with torch.inference_mode():
            for first in range(0, len(inputs), size):
                net(inputs[first:first + size]).max(1)

    best = min((512, 2048, 8192, 32768), key=lambda size: min(times(1, lambda: body(size))))
    report("predict", peer, times(3, lambda: body(best)), rows=len(inputs))


def onnx_predict(table, peer):
    """Probabilities alone, in batches of the size that is fastest here."""
    import io
    import logging
    import warnings
    import onnxruntime
    import torch
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    inputs, classes = million(table)
    net = torch.nn.Sequential(network(classes), torch.nn.Softmax(1)).eval()
    file = io.BytesIO()
    torch.onnx.export(
        net, torch.zeros(2, inputs.shape[1]), file, input_names=["rows"], output_names=["shares"],
        dynamic_axes={"rows": {0: "n"}, "shares": {0: "n"}}, dynamo=False)
    session = onnxruntime.InferenceSession(file.getvalue(), providers=["CPUExecutionProvider"])

    def body(size):
        for first in range(0, len(inputs), size):
            session.run(["shares"], {"rows": inputs[first:first + size]})

    best = min((512, 2048, 8192, 32768), key=lambda size: min(times(1, lambda: body(size))))
    report("predict", peer, times(3, lambda: body(best)), rows=len(inputs))


def torch_script(table):
    """What a person's script does: read, split, train to the best validation loss, evaluate."""
    import torch
    (inputs, labels), validation, test = [
        (torch.from_numpy(rows), torch.from_numpy(answers)) for rows, answers in sides(table)]
    torch.manual_seed(1)
    net = network(int(labels.max()) + 1)
    loss_of = torch.nn.CrossEntropyLoss()
    optimiser = torch.optim.Adam(net.parameters(), lr=RATE, fused=True)
    steps = -(-len(labels) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, EPOCHS * steps)
    best, best_epoch, kept = float("inf"), 0, None
    for epoch in range(EPOCHS):
        net.train()
        order = torch.randperm(len(labels))
        shuffled, answers = inputs[order], labels[order]
        for first in range(0, len(labels), BATCH):
            optimiser.zero_grad(set_to_none=True)
            loss_of(net(shuffled[first:first + BATCH]), answers[first:first + BATCH]).backward()
            optimiser.step()
            schedule.step()
        net.eval()
        with torch.inference_mode():
            loss = float(loss_of(net(validation[0]), validation[1]))
        if loss < best:
            best, best_epoch = loss, epoch
            kept = {name: value.clone() for name, value in net.state_dict().items()}
        if epoch - best_epoch >= PATIENCE:
            break
    net.load_state_dict(kept)
    with torch.inference_mode():
        right = float((net(test[0]).argmax(1) == test[1]).float().mean())
    print(f"validation loss {best:.4f} in epoch {best_epoch + 1}, test accuracy {right:.4f}", file=sys.stderr)


def lightgbm_script(table):
    """Boosted trees of about the same accuracy."""
    import lightgbm
    (inputs, labels), validation, test = sides(table)
    model = lightgbm.LGBMClassifier(
        n_estimators=60, learning_rate=0.1, num_leaves=31, verbose=-1, random_state=1)
    model.fit(inputs, labels, eval_set=[validation], callbacks=[lightgbm.early_stopping(5, verbose=False)])
    right = float((model.predict(test[0]) == test[1]).mean())
    print(f"test accuracy {right:.4f}", file=sys.stderr)


WORKS = {
    ("load", "pandas"): load, ("load", "pandas, pyarrow"): load, ("load", "polars"): load,
    ("load", "duckdb"): load,
    ("epoch", "torch, fused"): torch_epoch, ("epoch", "torch, loader"): torch_epoch,
    ("epoch", "scikit-learn"): sklearn_epoch,
    ("predict", "torch"): torch_predict, ("predict", "onnxruntime"): onnx_predict,
}


def main(arguments):
    if arguments == ["list"]:
        for work, peer in WORKS:
            print(f"{work}\t{peer}")
    elif len(arguments) == 3 and arguments[0] == "script":
        {"torch": torch_script, "lightgbm": lightgbm_script}[arguments[1]](arguments[2])
    elif len(arguments) == 3 and (arguments[0], arguments[1]) in WORKS:
        WORKS[arguments[0], arguments[1]](arguments[2], arguments[1])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
