import Tabular

/// A feature that is computed from tempo and duration: a trace of how a recording was made.
///
/// Music that is made with a computer mostly has a whole number of beats a minute; the length of a recording that came
/// from a compact disc is a whole number of its frames, of which there are 75 in a second. Neither can be seen in a
/// standardised or binned value, so both are computed from the values as they are.
public enum DerivedFeature: String, CaseIterable, Sendable {
  /// The logarithm of how far the tempo is from a whole number of beats a minute.
  case tempoWhole = "tempo_off_whole"
  /// The same for half beats a minute.
  case tempoHalf = "tempo_off_half"
  /// How far the length is from a whole number of 4, 8 and 16 beats, in these units: 0 to 0.5.
  case bars4 = "length_off_4_beats"
  case bars8 = "length_off_8_beats"
  case bars16 = "length_off_16_beats"
  /// How far the length is from a whole number of frames of MP3 and of AAC at 44.1 kHz, in frames: 0 to 0.5.
  case mp3Frames = "length_off_mp3_frame"
  case aacFrames = "length_off_aac_frame"
  /// How far the length is from a whole number of frames of a compact disc, in milliseconds: 0 to 6.67.
  case discFrames = "length_off_cd_frame"
  /// 1 where the length is a whole number of frames of a compact disc, rounded down, to the nearest, and up to a
  /// millisecond.
  case discFloor = "length_cd_floor"
  case discRound = "length_cd_round"
  case discCeiling = "length_cd_ceiling"
  /// 1 where the length is a whole number of seconds, and of hundredths of a second.
  case wholeSecond = "length_whole_second"
  case wholeHundredth = "length_whole_hundredth"

  /// The name of the feature.
  public var name: ColumnName { ColumnName(rawValue) }

  /// What it tells, in a phrase.
  public var meaning: String {
    switch self {
    case .tempoWhole: "how near the tempo is to a whole number: made with a computer"
    case .tempoHalf: "how near twice the tempo is to a whole number"
    case .bars4: "how near the length is to whole bars of four beats"
    case .bars8: "how near the length is to whole groups of eight beats"
    case .bars16: "how near the length is to whole groups of sixteen beats"
    case .mp3Frames: "how near the length is to whole MP3 frames"
    case .aacFrames: "how near the length is to whole AAC frames"
    case .discFrames: "how near the length is to whole frames of a compact disc, in ms"
    case .discFloor: "whether the length is whole frames of a compact disc, rounded down"
    case .discRound: "whether the length is whole frames of a compact disc, rounded"
    case .discCeiling: "whether the length is whole frames of a compact disc, rounded up"
    case .wholeSecond: "whether the length is whole seconds"
    case .wholeHundredth: "whether the length is whole hundredths of a second"
    }
  }

  /// The columns that it is computed from.
  public var sources: [ColumnName] {
    switch self {
    case .tempoWhole, .tempoHalf: [.tempo]
    case .bars4, .bars8, .bars16: [.tempo, .durationMs]
    default: [.durationMs]
    }
  }

  /// The value for a tempo in beats a minute and a length in milliseconds, both unrounded; NaN where one that it needs is
  /// missing.
  public func value(tempo: Double, milliseconds: Double) -> Float {
    switch self {
    case .tempoWhole: Float(logarithm(Self.offWhole(tempo) + 0.003))
    case .tempoHalf: Float(logarithm(Self.offWhole(2 * tempo) + 0.003))
    case .bars4: Float(Self.offWhole(milliseconds * tempo / 60_000 / 4))
    case .bars8: Float(Self.offWhole(milliseconds * tempo / 60_000 / 8))
    case .bars16: Float(Self.offWhole(milliseconds * tempo / 60_000 / 16))
    case .mp3Frames: Float(Self.offWhole(milliseconds * 44.1 / 1152))
    case .aacFrames: Float(Self.offWhole(milliseconds * 44.1 / 1024))
    case .discFrames:
      Float(Swift.min(abs(milliseconds - Self.discFrame * (milliseconds * 0.075).rounded()), 6.67))
    case .discFloor: Self.isOnDisc(milliseconds, .down)
    case .discRound: Self.isOnDisc(milliseconds, .toNearestOrAwayFromZero)
    case .discCeiling: Self.isOnDisc(milliseconds, .up)
    case .wholeSecond: Self.isMultiple(milliseconds, of: 1_000)
    case .wholeHundredth: Self.isMultiple(milliseconds, of: 10)
    }
  }

  /// The length of a frame of a compact disc, in milliseconds.
  static let discFrame = 40.0 / 3

  private static func offWhole(_ value: Double) -> Double { abs(value - value.rounded()) }

  private static func isMultiple(_ value: Double, of unit: Double) -> Float {
    value.isNaN ? .nan : value.remainder(dividingBy: unit) == 0 ? 1 : 0
  }

  /// Whether the length is that of some number of disc frames, in whole milliseconds.
  private static func isOnDisc(_ milliseconds: Double, _ rule: FloatingPointRoundingRule) -> Float {
    guard !milliseconds.isNaN else { return .nan }
    let nearest = (milliseconds * 0.075).rounded()
    // In thirds of a millisecond a frame is a whole number, so that no rounding error decides.
    let isOn = [nearest - 1, nearest, nearest + 1].contains { frames in
      let thirds = frames * 40
      let whole = (thirds / 3).rounded(.down)
      let rest = thirds - whole * 3
      let rounded =
        switch rule {
        case .down: whole
        case .up: rest > 0 ? whole + 1 : whole
        default: rest >= 1.5 ? whole + 1 : whole
        }
      return rounded == milliseconds
    }
    return isOn ? 1 : 0
  }
}
