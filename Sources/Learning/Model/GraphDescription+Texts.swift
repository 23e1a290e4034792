#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension GraphDescription {
  /// The description as JSON, indented, keys in alphabetical order. Throws `ModelFileError`.
  public func json() throws(ModelFileError) -> [UInt8] {
    Array(try Self.text(self, .prettyPrinted).utf8) + [0x0A]
  }

  /// The same key by key: texts as they are, all else as JSON. Throws `ModelFileError`.
  func metadata() throws(ModelFileError) -> [(key: String, value: String)] {
    var entries = [
      ("format", format), ("classifier", classifier), ("input", input), ("missing", missing),
      ("protocol", protocolLine), ("fingerprint", fingerprint), ("partial", isPartial ? "true" : "false"),
      ("columns", try Self.text(columns)), ("outputs", try Self.text(outputs)),
      ("genres", try Self.text(genres)), ("provenance", try Self.text(provenance)),
      ("limits", try Self.text(limits)),
    ]
    if let novelty { entries.append(("novelty", try Self.text(novelty))) }
    if let set { entries.append(("set", try Self.text(set))) }
    if let validation { entries.append(("validation", try Self.text(validation))) }
    if let calibrationError { entries.append(("calibration_error", "\(calibrationError)")) }
    return entries.map { (key: $0.0, value: $0.1) }
  }

  /// What the file is, in a sentence.
  var summary: String {
    "\(classifier) for \(genres.count) genres of music from \(columns.count) columns; \(protocolLine)"
  }

  private static func text(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = []
  ) throws(ModelFileError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, formatting]
    guard let data = try? encoder.encode(value) else { throw .metadata("description") }
    return String(decoding: data, as: UTF8.self)
  }
}
