import Report
import Shell
import Tabular

extension Split: SessionItem {
  /// What sessions call it.
  public static var kind: ItemKind { ItemKind("split", firstLine: "split 60/20/20") }

  /// A split belongs to the table that was split.
  public static var basisKind: ItemKind? { Dataset.kind }

  /// The fingerprint of the table that was split, as `Dataset.fingerprintText` writes it.
  public var basis: String? { "\(dataset)" }

  /// The sizes of the sides and what was kept apart.
  public var summary: Text { "\(sizes) by \(groupingName)" }

  /// A digest of the side of every row in hexadecimal.
  public var fingerprintText: String {
    String(FNV1a(sides.lazy.map(\.rawValue)).value, radix: 16)
  }

  /// One byte for each row.
  public var byteCount: Int { sides.count }

  /// What was kept on one side, or where the split came from.
  var groupingName: String {
    switch origin {
    case .drawn(let request): request.by.rawValue
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  /// The sizes of the sides, such as `600/200/200`.
  var sizes: String { SplitSide.assigned.map { NumberText.count(count(on: $0)) }.joined(separator: "/") }
}
