import Tabular

extension Dataset {
  /// The lead artists of some rows as numbers; each row without one is an artist of its own.
  public func artistNumbers(of rows: [Int]) -> [Int] {
    let leads = recordings.leadArtists
    return rows.map { leads[$0] >= 0 ? Int(leads[$0]) : -1 - $0 }
  }

  /// Some rows without those whose recording stands among them already: the first row of each, in the order given.
  public func firstOfEachRecording(_ rows: [Int]) -> [Int] {
    var seen: Set<Int32> = []
    let numbers = recordings.numbers
    return rows.filter { seen.insert(numbers[$0]).inserted }
  }
}
