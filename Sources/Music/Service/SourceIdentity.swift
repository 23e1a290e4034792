/// Names a source of features or tags; what the library keeps beside each value.
public struct SourceID: RawRepresentable, Hashable, Sendable, Codable, Comparable {
  /// Lower-case letters and digits, the same for ever: stored values bear it.
  public let rawValue: String

  /// An id from its text, without a check.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Whether the left id's text stands before the right one's.
  public static func < (left: SourceID, right: SourceID) -> Bool { left.rawValue < right.rawValue }
}

/// Who a source is, and under what terms it gives what it gives.
public struct SourceIdentity: Sendable, Hashable {
  /// What the library keeps beside each value.
  public var id: SourceID
  /// The name that people know it by.
  public var name: String
  /// The sentence that the source asks to be shown wherever its values are used; nil if it asks for none.
  public var attribution: String?
  /// The licence of what it gives, or the terms under which it may be asked.
  public var licence: String
  /// Where it is asked, `https://…`.
  public var address: String
  /// What a person should know of its values; nil if nothing is special.
  public var remark: String?

  /// A source with its terms.
  public init(
    id: SourceID, name: String, attribution: String?, licence: String, address: String, remark: String? = nil
  ) {
    self.id = id
    self.name = name
    self.attribution = attribution
    self.licence = licence
    self.address = address
    self.remark = remark
  }
}
