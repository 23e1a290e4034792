"""The same work as timbre's benchmarks in the programs that a person would use instead.

usage: peers.py WORK PEER TABLE        prints one measurement as a line of JSON
       peers.py script KIND TABLE      the whole way of a script (torch, lightgbm); to be timed from outside
       peers.py file PEER TABLE MODEL OUT     a table predicted with the network of timbre's model file and written
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


def spelled_out(inputs, ranges=16):
    """Features over ranges of equally many rows, as timbre's encoded networks see them."""
    import numpy
    columns = []
    for values in inputs.T:
        edges = numpy.unique(numpy.quantile(values, numpy.linspace(0, 1, ranges + 1)))
        for place, (low, high) in enumerate(zip(edges, edges[1:])):
            share = (values - low) / (high - low)
            least = -numpy.inf if place == 0 else 0
            columns.append(numpy.clip(share, least, numpy.inf if place == len(edges) - 2 else 1))
    return numpy.column_stack(columns).astype(numpy.float32)


def shared_ensemble(inputs, classes, members=8):
    """Members that share their hidden layers, with inputs scaled and scores weighed by each: TabM's smallest form."""
    import torch
    from torch import nn

    class Shared(nn.Module):
        def __init__(self):
            super().__init__()
            self.scales = nn.Parameter(torch.randint(0, 2, (members, inputs)).float() * 2 - 1)
            self.hidden = nn.Sequential(
                nn.Linear(inputs, 256), nn.ReLU(), nn.Dropout(0.3), nn.Linear(256, 256), nn.ReLU(), nn.Dropout(0.3))
            self.weight = nn.Parameter(torch.rand(members, 256, classes) / 8 - 1 / 16)
            self.bias = nn.Parameter(torch.zeros(members, 1, classes))

        def forward(self, rows):
            seen = self.hidden(rows[None] * self.scales[:, None])
            return torch.baddbmm(self.bias, seen, self.weight)

    return Shared()


def torch_epoch(work, table, peer):
    """An epoch: the plain DataLoader loop, or tensors shuffled beforehand with the fused optimiser, compiled or not."""
    import torch
    from torch import nn
    (inputs, labels), _, _ = sides(table)
    classes, batch = int(labels.max()) + 1, BATCH
    torch.manual_seed(1)
    if work == "epoch":
        net = network(classes)
    else:
        inputs, batch = spelled_out(inputs), 512
        width = inputs.shape[1]
        net = shared_ensemble(width, classes) if work == "shared" else nn.Sequential(
            nn.Linear(width, 256), nn.ReLU(), nn.Dropout(0.3), nn.Linear(256, 256), nn.ReLU(), nn.Dropout(0.3),
            nn.Linear(256, classes))
    inputs, labels = torch.from_numpy(inputs), torch.from_numpy(labels)
    cross_entropy = nn.CrossEntropyLoss()
    fused = peer != "torch, loader"
    optimiser = (torch.optim.Adam if work == "epoch" else torch.optim.AdamW)(net.parameters(), lr=0.001, fused=fused)
    loader = torch.utils.data.DataLoader(
        torch.utils.data.TensorDataset(inputs, labels), batch_size=batch, shuffle=True)

    def loss_of(rows, answers):
        scores = net(rows)
        if scores.ndim == 3:
            answers = answers.expand(scores.shape[0], -1).reshape(-1)
            scores = scores.flatten(0, 1)
        return cross_entropy(scores, answers)

    if peer == "torch.compile":
        loss_of = torch.compile(loss_of)

    def step(rows, answers):
        optimiser.zero_grad(set_to_none=True)
        loss = loss_of(rows, answers)
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
        for first in range(0, len(labels), batch):
            step(shuffled[first:first + batch], answers[first:first + batch])

    net.train()
    if peer == "torch.compile":
        start = time.perf_counter()
        step(inputs[:batch], labels[:batch])
        step(inputs[:len(labels) % batch or batch], labels[:len(labels) % batch or batch])
        print(f"{work}: torch.compile compiled for {time.perf_counter() - start:.1f} s", file=sys.stderr)
    report(work, peer, times(2 if work == "shared" else 4, epoch), rows=len(labels))


def sklearn_epoch(work, table, peer):
    """scikit-learn's network has neither batch normalisation nor dropout."""
    import warnings
    from sklearn.neural_network import MLPClassifier
    warnings.filterwarnings("ignore")
    (inputs, labels), _, _ = sides(table)

    def epoch():
        MLPClassifier((256, 128), batch_size=BATCH, max_iter=1, random_state=1).fit(inputs, labels)

    report("epoch", peer, times(3, epoch), rows=len(labels))


def load(work, table, peer):
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


def torch_predict(work, table, peer):
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


def onnx_predict(work, table, peer):
    """Probabilities alone, in batches of the size that is fastest here, by ONNX Runtime or by OpenVINO."""
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
    if peer == "openvino":
        import openvino
        core = openvino.Core()
        # By itself it may calculate with 16 bits where the machine can; timbre does not.
        compiled = core.compile_model(
            core.read_model(io.BytesIO(file.getvalue())), "CPU",
            {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "THROUGHPUT"})
        answer = lambda rows: compiled(rows)[0]
    else:
        session = onnxruntime.InferenceSession(file.getvalue(), providers=["CPUExecutionProvider"])
        answer = lambda rows: session.run(["shares"], {"rows": rows})

    def body(size):
        for first in range(0, len(inputs), size):
            answer(inputs[first:first + size])

    best = min((512, 2048, 8192, 32768), key=lambda size: min(times(1, lambda: body(size))))
    report("predict", peer, times(3, lambda: body(best)), rows=len(inputs))


def tensors(path):
    """The metadata and the tensors of a safetensors file."""
    import numpy
    with open(path, "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))
        data = file.read()
    kinds = {"F32": numpy.float32, "I32": numpy.int32}
    named = {
        name: numpy.frombuffer(data[slice(*entry["data_offsets"])], kinds[entry["dtype"]]).reshape(entry["shape"])
        for name, entry in header.items() if name != "__metadata__"}
    return header["__metadata__"], named


def onnx_network(path):
    """A network of timbre's as ONNX, normalisation folded into its weights: the likeliest class and its probability."""
    import numpy
    from onnx import TensorProto, helper, numpy_helper
    metadata, named = tensors(path)
    features, classes = json.loads(metadata["features"]), json.loads(metadata["classes"])
    temperature = json.loads(metadata["confidence"]).get("temperature", 1)
    nodes, weights = [], []

    def constant(name, values):
        weights.append(numpy_helper.from_array(numpy.ascontiguousarray(values, dtype=numpy.float32), name))
        return name

    def node(kind, inputs, output, **attributes):
        nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    shifted = node("Sub", ["rows", constant("mean", named["scaling.mean"])], "shifted")
    scaled = node("Div", [shifted, constant("deviation", named["scaling.deviation"])], "scaled")
    value = node("Where", [node("IsNaN", [scaled], "missing"), constant("zero", [0.0]), scaled], "filled")
    layers = sum(name.startswith("layers.") and name.endswith(".bias") for name in named)
    for index in range(layers):
        own = {name.split(".")[2]: tensor for name, tensor in named.items() if name.startswith(f"layers.{index}.")}
        weight, bias = own["weight"], own["bias"]
        if "gain" in own:
            factor = own["gain"] / numpy.sqrt(own["variance"] + 1e-5)
            weight, bias = weight * factor, bias - own["mean"] * factor
        if index == layers - 1:
            weight, bias = weight / temperature, bias / temperature
        value = node("Gemm", [value, constant(f"w{index}", weight), constant(f"b{index}", bias)], f"layer{index}")
        if index < layers - 1:
            value = node("Relu", [value], f"hidden{index}")
    shares = node("Softmax", [value], "shares", axis=1)
    node("ArgMax", [shares], "answer", axis=1, keepdims=0)
    node("ReduceMax", [shares], "share", axes=[1], keepdims=0)
    graph = helper.make_graph(
        nodes, "network", [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", len(features)])],
        [helper.make_tensor_value_info("answer", TensorProto.INT64, ["n"]),
         helper.make_tensor_value_info("share", TensorProto.FLOAT, ["n"])], weights)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    return model.SerializeToString(), features, classes


def file_to_file(table, peer, model, out):
    """Reading a table, predicting its rows in batches of the best size, and writing id, genre and probability."""
    import numpy
    import onnxruntime
    network, features, classes = onnx_network(model)
    session = onnxruntime.InferenceSession(network, providers=["CPUExecutionProvider"])
    names = numpy.array(classes)

    def predict(rows, size):
        parts = [session.run(None, {"rows": rows[first:first + size]}) for first in range(0, len(rows), size)]
        return [numpy.concatenate([part[index] for part in parts]) for index in (0, 1)]

    trial = numpy.random.default_rng(1).normal(size=(1 << 16, len(features))).astype(numpy.float32)
    size = min((512, 2048, 8192, 32768), key=lambda size: min(times(1, lambda: predict(trial, size))))

    def polars_body():
        import polars
        frame = polars.read_csv(table, columns=["track_id"] + features)
        rows = frame.select(polars.col(name).cast(polars.Float32) for name in features).to_numpy()
        answers, shares = predict(numpy.ascontiguousarray(rows), size)
        polars.DataFrame(
            {"id": frame["track_id"], "genre": polars.Series(names)[answers], "probability": shares}
        ).write_csv(out, float_precision=6)
        return len(rows)

    def duckdb_body():
        import duckdb
        connection = duckdb.connect()
        flag = "CASE WHEN explicit THEN 1 WHEN NOT explicit THEN 0 END::FLOAT AS explicit"
        wanted = ", ".join(flag if name == "explicit" else f'"{name}"::FLOAT AS "{name}"' for name in features)
        columns = connection.sql(f"SELECT track_id, {wanted} FROM read_csv('{table}')").to_arrow_table()
        rows = numpy.column_stack(
            [columns[name].to_numpy().astype(numpy.float32, copy=False) for name in features])
        answers, shares = predict(rows, size)
        import pyarrow
        result = pyarrow.table(
            {"id": columns["track_id"], "genre": pyarrow.array(names).take(pyarrow.array(answers)),
             "probability": shares})
        connection.register("result", result)
        connection.execute(f"COPY result TO '{out}' (HEADER)")
        return len(rows)

    body = polars_body if peer.startswith("polars") else duckdb_body
    counted = []
    seconds = times(1, lambda: counted.append(body()), warm_ups=0)
    report("file", peer, seconds, rows=counted[0])


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
    """Boosted trees with settings as such scripts have them."""
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
    ("epoch", "torch.compile"): torch_epoch, ("epoch", "scikit-learn"): sklearn_epoch,
    ("encoded", "torch, fused"): torch_epoch, ("encoded", "torch.compile"): torch_epoch,
    ("shared", "torch, fused"): torch_epoch, ("shared", "torch.compile"): torch_epoch,
    ("predict", "torch"): torch_predict, ("predict", "onnxruntime"): onnx_predict,
    ("predict", "openvino"): onnx_predict,
}


def main(arguments):
    if arguments == ["list"]:
        for work, peer in WORKS:
            print(f"{work}\t{peer}")
    elif len(arguments) == 3 and arguments[0] == "script":
        {"torch": torch_script, "lightgbm": lightgbm_script}[arguments[1]](arguments[2])
    elif len(arguments) == 5 and arguments[0] == "file":
        file_to_file(arguments[2], arguments[1], arguments[3], arguments[4])
    elif len(arguments) == 3 and (arguments[0], arguments[1]) in WORKS:
        WORKS[arguments[0], arguments[1]](arguments[0], arguments[2], arguments[1])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
