import Foundation
import Learning
import Testing

/// A model file that is not one is refused with a reason.
@Suite struct ModelFileTests {
  private func file(_ header: String, body: [UInt8] = [], length: Int? = nil) -> [UInt8] {
    let count = length ?? header.utf8.count
    return (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + Array(header.utf8) + body
  }

  private func error(_ bytes: [UInt8]) -> ModelFileError? {
    do {
      _ = try SafeTensors(bytes: bytes)
      return nil
    } catch { return error }
  }

  @Test func `files that are too short`() {
    #expect(error([]) == .truncated(needed: 8, found: 0))
    #expect(error([1, 2, 3]) == .truncated(needed: 8, found: 3))
    #expect(error(file("{}", length: 9)) == .truncated(needed: 17, found: 10))
  }

  @Test(arguments: Classifiers.all.map { $0.name })
  func `each whole number in the header of a model may be anything: it is refused, or the model answers`(
    name: String
  ) throws {
    let clouds = try Clouds(rows: 120)
    func fitted(_ kind: some Classifier) throws -> any FittedClassifier {
      try kind.fit(clouds.data, in: FitContext(seed: 1))
    }
    let kind: any Classifier = try #require(Classifiers.named(name)).init()
    let model = Model(try fitted(kind))
    let sound = try SafeTensors(bytes: ModelFile.encode(model))
    for (key, text) in sound.metadata.sorted(by: { $0.key < $1.key }) {
      for place in Self.wholeNumbers(in: text) {
        for number in [
          "9223372036854775807", "-9223372036854775808", "-1", "0", "1.5", "1e300", "\"twelve\"",
        ] {
          var file = sound
          file.metadata[key] = text.replacingCharacters(in: place, with: number)
          guard let read = try? ModelFile.decode(file.encoded()) else { continue }
          _ = try? read.fitted.probabilities(for: clouds.inputs, on: Workers(threads: 1))
        }
      }
    }
  }

  /// Where the whole numbers stand in a JSON text, three for each key at most: a curve has hundreds of one kind.
  private static func wholeNumbers(in text: String) -> [Range<String.Index>] {
    var counts: [Substring: Int] = [:]
    var key: Substring = ""
    return text.matches(of: /"([A-Za-z]+)":|-?[0-9][-+.0-9eE]*/).compactMap { match in
      if let found = match.1 {
        key = found
        return nil
      }
      guard match.0.allSatisfy({ $0.isNumber || $0 == "-" }) else { return nil }
      counts[key, default: 0] += 1
      return counts[key, default: 0] <= 3 ? match.range : nil
    }
  }

  @Test func `headers that are bombs`() {
    #expect(error(file("{}", length: Int.max)) == .headerTooLong(Int.max))
    #expect(error(Array(repeating: 255, count: 64)) == .headerTooLong(Int.max))
    #expect(error(file("{}", length: SafeTensors.longestHeader + 1)) != nil)
    #expect(error(file(String(repeating: "[", count: 100_000))) == .header(offset: 8))
    #expect(error(file(String(repeating: "{\"a\":", count: 50_000))) == .header(offset: 8))
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\":1}", "{\"a\":{\"dtype\":\"F32\"}}", "{\"__metadata__\":{\"a\":1}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
    "{\"a\":{\"dtype\":\"F32\",\"shape\":[1e99],\"data_offsets\":[0,4]}}",
    "{\"a\":{\"b\":\"c\"}}", "\u{0}",
    "{\"__metadata__\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,0]}}x",
  ])
  func `headers that are no headers`(header: String) {
    #expect(error(file(header)) == .header(offset: 8))
  }

  @Test func `bytes that do not fit their tensor`() {
    func entry(_ shape: String, _ offsets: String, type: String = "F32") -> String {
      "{\"a\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}"
    }
    let four: [UInt8] = [0, 0, 128, 63]
    #expect(error(file(entry("[1]", "[0,4]"), body: four)) == nil)
    #expect(error(file(entry("[2]", "[0,4]"), body: four)) == .shape(tensor: "a"))
    #expect(error(file(entry("[-1]", "[0,4]"), body: four)) == .shape(tensor: "a"))
    #expect(error(file(entry("[4611686018427387904,16]", "[0,4]"), body: four)) == .shape(tensor: "a"))
    #expect(error(file(entry("[1]", "[0,8]"), body: four)) == .range(tensor: "a"))
    #expect(error(file(entry("[1]", "[4,0]"), body: four)) == .range(tensor: "a"))
    #expect(error(file(entry("[1]", "[-4,0]"), body: four)) == .range(tensor: "a"))
    #expect(error(file(entry("[0]", "[0,0]"), body: four)) == .range(tensor: "a"))
    #expect(error(file(entry("[3]", "[0,3]"), body: [1, 2, 3])) == .shape(tensor: "a"))
    #expect(error(file(entry("[2]", "[0,4]", type: "F16"), body: four)) == .type(tensor: "a", found: "F16"))
  }

  @Test func `what is written is read`() throws {
    let tensors = [
      Tensor(name: "ü \"quoted\"", [1, -0.0, .pi, .leastNonzeroMagnitude]),
      Tensor(name: "a", [Int32.min, 7]),
      try Tensor(name: "empty", shape: [3, 0], values: .float32([])),
    ]
    let file = SafeTensors(metadata: ["title": "Björk\n日本"], tensors: tensors)
    let bytes = try file.encoded()
    #expect(bytes.count % 4 == 0)
    let read = try SafeTensors(bytes: bytes)
    #expect(read.metadata == file.metadata)
    #expect(Set(read.tensors.map(\.name)) == Set(tensors.map(\.name)))
    for tensor in tensors { #expect(read.tensors.contains(tensor)) }
  }

  @Test func `every cut and many bent bits of a model are refused or read`() throws {
    var classifier = NetworkClassifier()
    classifier.hidden = [4]
    classifier.epochs = 2
    let model = try classifier.fit(Clouds(rows: 40).data, in: FitContext())
    let bytes = try ModelFile.encode(Model(model))
    for count in stride(from: 0, to: bytes.count, by: 37) {
      #expect(throws: (any Error).self) { try ModelFile.decode(Array(bytes[..<count])) }
    }
    for place in stride(from: 0, to: bytes.count, by: 11) {
      var bent = bytes
      bent[place] ^= UInt8(1 << (place % 8))
      let loaded = try? ModelFile.decode(bent)
      _ = try? loaded?.probabilities(for: Matrix(rows: 2, columns: 5))
    }
  }

  @Test func `models of another kind are named`() throws {
    let unknown = SafeTensors(metadata: ["format": ModelFile.format, "classifier": "oracle"], tensors: [])
    #expect(throws: ModelFileError.unknownClassifier("oracle")) { try ModelFile.decode(unknown.encoded()) }
    let other = SafeTensors(metadata: ["format": "pt"], tensors: [])
    #expect(throws: ModelFileError.metadata("format")) { try ModelFile.decode(other.encoded()) }
  }
}
