/// One side of a split.
public enum SplitSide: UInt8, Sendable, CaseIterable {
  case train = 0
  case validation = 1
  case test = 2
  /// On no side: a row that an assignment from a file does not mention.
  case none = 3

  /// The sides that rows are put on.
  public static let assigned: [SplitSide] = [.train, .validation, .test]

  /// As commands and files spell it.
  public var name: String {
    switch self {
    case .train: "train"
    case .validation: "val"
    case .test: "test"
    case .none: "none"
    }
  }

  /// The side that a common spelling means.
  public init?(name: String) {
    switch name.lowercased() {
    case "train", "training", "tr": self = .train
    case "val", "valid", "validation", "dev", "development": self = .validation
    case "test", "testing", "eval", "evaluation", "holdout", "hold-out": self = .test
    default: return nil
    }
  }
}

/// What is kept together on one side of a split.
public enum SplitGrouping: String, Sendable, CaseIterable {
  /// Nothing: rows are drawn one by one, and copies of a song end up on both sides.
  case row
  /// All rows with one track id.
  case track
  /// All rows of one recording.
  case recording
  /// All recordings of one lead artist.
  case artist
}

/// How a table is to be split.
public struct SplitRequest: Sendable, Equatable {
  /// How much of the table goes on each side.
  public var fractions: SplitFractions
  /// What is kept together on one side.
  public var by: SplitGrouping
  /// What the draw is fixed by.
  public var seed: UInt64

  /// A request, by default 60/20/20 with recordings kept together.
  public init(fractions: SplitFractions = .standard, by: SplitGrouping = .recording, seed: UInt64) {
    self.fractions = fractions
    self.by = by
    self.seed = seed
  }
}

/// The shares of the sides in percent, together 100.
public struct SplitFractions: Sendable, Equatable, CustomStringConvertible {
  /// Percent of the groups for training.
  public let train: Double
  /// Percent of the groups for choosing and calibrating a model.
  public let validation: Double
  /// Percent of the groups for judging it.
  public let test: Double

  /// 60/20/20.
  public static let standard = SplitFractions(unchecked: 60, 20, 20)

  private init(unchecked train: Double, _ validation: Double, _ test: Double) {
    self.train = train
    self.validation = validation
    self.test = test
  }

  /// - Throws: `SplitError` if a share is negative, none is for training, or they are not together 100.
  public init(train: Double, validation: Double, test: Double) throws(SplitError) {
    self.init(unchecked: train, validation, test)
    guard all.allSatisfy({ $0.isFinite && $0 >= 0 }) else { throw .badFractions(description) }
    guard abs(all.reduce(0, +) - 100) < 0.01 else { throw .fractionsSum(all.reduce(0, +)) }
    guard train > 0 else { throw .nothingToTrainOn }
  }

  /// Reads `60/20/20`, or `80/20` for a split without a validation side.
  ///
  /// - Throws: `SplitError`.
  public init(_ text: String) throws(SplitError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    var shares: [Double] = []
    for part in parts {
      guard let share = Double(part.hasSuffix("%") ? part.dropLast() : part), share.isFinite, share >= 0
      else {
        throw .badFractions(text)
      }
      shares.append(share)
    }
    // 0.6/0.2/0.2 is as clear.
    if abs(shares.reduce(0, +) - 1) < 1e-4 { shares = shares.map { $0 * 100 } }
    switch shares.count {
    case 2: try self.init(train: shares[0], validation: 0, test: shares[1])
    case 3: try self.init(train: shares[0], validation: shares[1], test: shares[2])
    default: throw .badFractions(text)
    }
  }

  /// The shares in the order of the sides.
  public var all: [Double] { [train, validation, test] }

  /// The percentages with slashes between them, such as `60/20/20`.
  public var description: String { all.map { plainText(of: Float($0)) }.joined(separator: "/") }
}
