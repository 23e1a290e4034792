#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The safetensors format: eight bytes of header length, a header of JSON, then the numbers, little-endian.
///
/// Specified by Hugging Face, github.com/huggingface/safetensors.
public struct SafeTensors: Sendable, Equatable {
  /// What the header says beside the tensors.
  public var metadata: [String: String]
  /// The tensors in the order of their bytes.
  public var tensors: [Tensor]

  /// Longer headers are refused before they are read.
  public static let longestHeader = 16 << 20

  /// A file of tensors, with what its header says beside them.
  public init(metadata: [String: String], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// Reads a file's bytes. Throws `ModelFileError` for anything that is not such a file.
  public init(bytes: [UInt8]) throws(ModelFileError) {
    guard bytes.count >= 8 else { throw .truncated(needed: 8, found: bytes.count) }
    let length = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(SafeTensors.longestHeader) else {
      throw .headerTooLong(Int(clamping: length))
    }
    let start = 8 + Int(length)
    guard bytes.count >= start else { throw .truncated(needed: start, found: bytes.count) }
    let header: [String: HeaderEntry]
    do {
      header = try JSONDecoder().decode([String: HeaderEntry].self, from: Data(bytes[8..<start]))
    } catch {
      throw .header(offset: 8)
    }
    var metadata: [String: String] = [:]
    var places: [(name: String, place: HeaderEntry.Place)] = []
    for (name, entry) in header {
      switch entry {
      case .metadata(let values) where name == SafeTensors.metadataName: metadata = values
      case .tensor(let place) where name != SafeTensors.metadataName: places.append((name, place))
      default: throw .header(offset: 8)
      }
    }
    places.sort { ($0.place.start, $0.place.end, $0.name) < ($1.place.start, $1.place.end, $1.name) }
    var tensors: [Tensor] = []
    var end = 0
    for (name, place) in places {
      guard place.start == end, place.end >= place.start, place.end <= bytes.count - start else {
        throw .range(tensor: name)
      }
      end = place.end
      tensors.append(
        try SafeTensors.tensor(name, place, bytes: bytes[start + place.start..<start + place.end]))
    }
    guard end == bytes.count - start else { throw .range(tensor: places.last?.name ?? "") }
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The bytes of a file. The same content gives the same bytes.
  public func encoded() throws(ModelFileError) -> [UInt8] {
    var header: [String: HeaderEntry] = [SafeTensors.metadataName: .metadata(metadata)]
    var body: [UInt8] = []
    for tensor in tensors {
      let start = body.count
      switch tensor.values {
      case .float32(let values): for value in values { body.append(littleEndian: value.bitPattern) }
      case .int32(let values): for value in values { body.append(littleEndian: UInt32(bitPattern: value)) }
      }
      let place = HeaderEntry.Place(
        type: tensor.values.typeName, shape: tensor.shape, start: start, end: body.count)
      if header.updateValue(.tensor(place), forKey: tensor.name) != nil { throw .range(tensor: tensor.name) }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard var json = try? [UInt8](encoder.encode(header)) else { throw .metadata(SafeTensors.metadataName) }
    // Spaces bring the numbers to a multiple of eight bytes.
    json += Array(repeating: 0x20, count: (8 - json.count % 8) % 8)
    guard json.count <= SafeTensors.longestHeader else { throw .headerTooLong(json.count) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + json.count + body.count)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: json.count >> (8 * shift))) }
    return bytes + json + body
  }

  private static let metadataName = "__metadata__"

  private static func tensor(
    _ name: String, _ place: HeaderEntry.Place, bytes: ArraySlice<UInt8>
  ) throws(ModelFileError) -> Tensor {
    guard bytes.count % 4 == 0 else { throw .shape(tensor: name) }
    let words = stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { at in
      UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3])
        << 24
    }
    switch place.type {
    case "F32":
      return try Tensor(
        name: name, shape: place.shape, values: .float32(words.map { Float(bitPattern: $0) }))
    case "I32":
      return try Tensor(
        name: name, shape: place.shape, values: .int32(words.map { Int32(bitPattern: $0) }))
    default: throw .type(tensor: name, found: place.type)
    }
  }
}

/// One entry of the header: the metadata, or where a tensor lies.
private enum HeaderEntry: Codable {
  case metadata([String: String])
  case tensor(Place)

  struct Place: Codable {
    let type: String
    let shape: [Int]
    let start: Int
    let end: Int

    enum CodingKeys: String, CodingKey {
      case type = "dtype"
      case shape
      case offsets = "data_offsets"
    }

    init(type: String, shape: [Int], start: Int, end: Int) {
      self.type = type
      self.shape = shape
      self.start = start
      self.end = end
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: CodingKeys.self)
      type = try fields.decode(String.self, forKey: .type)
      shape = try fields.decode([Int].self, forKey: .shape)
      let offsets = try fields.decode([Int].self, forKey: .offsets)
      guard offsets.count == 2 else {
        throw DecodingError.dataCorruptedError(
          forKey: .offsets, in: fields, debugDescription: "two offsets")
      }
      (start, end) = (offsets[0], offsets[1])
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encode(type, forKey: .type)
      try fields.encode(shape, forKey: .shape)
      try fields.encode([start, end], forKey: .offsets)
    }
  }

  init(from decoder: any Decoder) throws {
    if let place = try? Place(from: decoder) {
      self = .tensor(place)
    } else {
      self = .metadata(try [String: String](from: decoder))
    }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .metadata(let values): try values.encode(to: encoder)
    case .tensor(let place): try place.encode(to: encoder)
    }
  }
}

extension Tensor.Values {
  /// The format's name of the number type.
  fileprivate var typeName: String {
    switch self {
    case .float32: "F32"
    case .int32: "I32"
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian word: UInt32) {
    append(UInt8(truncatingIfNeeded: word))
    append(UInt8(truncatingIfNeeded: word >> 8))
    append(UInt8(truncatingIfNeeded: word >> 16))
    append(UInt8(truncatingIfNeeded: word >> 24))
  }
}
