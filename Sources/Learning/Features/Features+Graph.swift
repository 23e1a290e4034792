import Tabular

extension Features {
  /// Adds the features of tracks to a calculation, `tracks × names`, from the columns that they are made of.
  ///
  /// - Parameter table: `tracks × columns`, in the order of `columns`; not finite where a value is missing.
  func matrix(
    ofColumns table: ComputationGraph.Value, in graph: inout ComputationGraph
  ) -> ComputationGraph.Value {
    let columns = columns
    if columns.map(\.text) == names { return table }
    func place(_ name: ColumnName) -> Int { columns.firstIndex(of: name) ?? 0 }
    // Columns as they are stand together, as do indicators; a feature of each kind is found by its place in its part.
    var parts: [ComputationGraph.Value] = []
    var order: [Int] = Array(repeating: 0, count: names.count)
    var width = 0
    func add(_ part: ComputationGraph.Value, for places: [Int]) {
      for (offset, index) in places.enumerated() { order[index] = width + offset }
      parts.append(part)
      width += places.count
    }
    let sources = names.map(Source.init)
    let plain = sources.indices.filter { if case .column = sources[$0] { true } else { false } }
    if !plain.isEmpty {
      add(graph.columns(plain.map { place(ColumnName(names[$0])) }, of: table), for: plain)
    }
    var numbers = DerivedFeature.Inputs()
    for (index, source) in sources.enumerated() {
      switch source {
      case .column: continue
      case .indicator(let column, let wanted):
        let own = graph.columns([place(column)], of: table)
        let isWanted = graph.cast(graph.apply("Equal", own, graph.number(wanted)), to: .float32)
        let isThere = graph.apply("GreaterOrEqual", own, graph.number(-.infinity))
        add(graph.choose(isWanted, where: isThere, else: graph.number(.nan)), for: [index])
      case .derived(let feature):
        for source in feature.sources where numbers[source] == nil {
          numbers[source] = graph.cast(graph.columns([place(source)], of: table), to: .float64)
        }
        add(graph.cast(feature.value(of: numbers, in: &graph), to: .float32), for: [index])
      }
    }
    let joined = parts.dropFirst().reduce(parts[0]) {
      graph.apply("Concat", $0, $1, with: ["axis": .integer(1)])
    }
    return order == Array(0..<width) ? joined : graph.columns(order, of: joined)
  }
}
