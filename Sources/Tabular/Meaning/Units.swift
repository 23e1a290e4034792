/// The units of the columns of numbers, decided by headers, documented ranges, the bulk of each column and its
/// neighbours together; never by one cell.
struct Units {
  private(set) var scales: [ColumnName: Scale] = [:]
  private(set) var impossible: [ColumnName] = []
  private(set) var conversions: [LoadReport.Conversion] = []
  private let evidence: TableEvidence

  /// In what times count, where a person says so.
  private let times: TimeReading?

  /// - Parameter times: in what times count, where a person says so.
  init(_ plan: TablePlan, _ evidence: TableEvidence, schema: ColumnSchema, times: TimeReading? = nil) {
    self.evidence = evidence
    self.times = times
    let fields = plan.fields.filter(\.isRecognised)
    let kinds = Dictionary(
      schema.entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    decideShares(fields.filter { kinds[$0.name]?.kind == .share })
    for field in fields {
      guard let entry = kinds[field.name] else { continue }
      if entry.kind == .milliseconds {
        decideTime(field, range: entry.range)
      } else if entry.kind != .share, entry.range != nil, let numbers = evidence.numbers[field.name] {
        // A few mistakes are left for cleaning; a column of them is something else.
        if numbers.outside * 5 > numbers.present || Self.isNormalised(numbers, entry.range) {
          impossible.append(field.name)
        }
      }
    }
  }

  /// Whether shares are in percent is a property of the table: a column that says nothing follows its neighbours.
  private mutating func decideShares(_ fields: [TablePlan.Field]) {
    let known = fields.filter { (evidence.numbers[$0.name]?.present ?? 0) > 0 }
    func numbers(_ field: TablePlan.Field) -> NumberEvidence {
      evidence.numbers[field.name] ?? NumberEvidence()
    }
    /// Whether most numbers that are not zero are above 1, which those in percent are.
    func looksLikePercent(_ field: TablePlan.Field) -> Bool {
      let numbers = numbers(field)
      return (numbers.aboveOne - numbers.aboveHundred) * 2 > numbers.nonzero
    }
    let telling = known.filter { numbers($0).nonzero > 0 }
    let percent = telling.filter(looksLikePercent)
    let isTableInPercent =
      percent.count * 2 > telling.count || known.contains { $0.unit == .percent && looksLikePercent($0) }
    // Programs of disc jockeys count from 1 to 10: no percent of many tracks is that small in every column.
    let isInTenths =
      !percent.isEmpty
      && percent.allSatisfy { field in
        let numbers = numbers(field)
        return field.unit != .percent && numbers.aboveTen == 0 && numbers.fractional == 0
          && numbers.nonzero >= 8
      }
    // Whole percents leave no room for fractions: then a column of fractions is from 0 to 1.
    let hasFractions = percent.contains { numbers($0).fractional * 10 > numbers($0).nonzero }
    for field in fields {
      let numbers = numbers(field)
      let isInPercent: Bool =
        if looksLikePercent(field) {
          true
        } else if field.unit == .share {
          false
        } else if field.unit == .percent || isTableInPercent {
          // What its header or its neighbours say holds unless nearly all of it are fractions.
          numbers.aboveOne > 0 || numbers.fractional == 0 || (hasFractions && field.unit == .percent)
            || (hasFractions && isTableInPercent)
        } else {
          false
        }
      let outside = numbers.negative + (isInPercent ? numbers.aboveHundred : numbers.aboveOne)
      if outside * 5 > numbers.present, numbers.present > 0 {
        impossible.append(field.name)
        continue
      }
      guard isInPercent || outside > 0 else { continue }
      let percents = isInTenths ? 10 : 100
      scales[field.name] = Scale(divisor: isInPercent ? percents : 1, range: 0...1)
      if isInPercent, numbers.present > 0 {
        conversions.append(isInTenths ? .tenths(field.name) : .percent(field.name))
      }
    }
  }

  /// Whether numbers between 0 and 1 stand where decibels or points of a hundred belong.
  private static func isNormalised(_ numbers: NumberEvidence, _ range: ClosedRange<Float>?) -> Bool {
    guard let range, numbers.nonzero > 4 else { return false }
    if range.lowerBound < -10 { return numbers.negative * 4 < numbers.present }
    return range.lowerBound == 0 && range.upperBound >= 100 && numbers.aboveOne * 10 < numbers.nonzero
      && numbers.fractional * 2 > numbers.nonzero
  }

  /// Milliseconds, seconds or minutes: what the header says, unless the bulk of the column makes that absurd.
  private mutating func decideTime(_ field: TablePlan.Field, range: ClosedRange<Float>?) {
    let numbers = evidence.numbers[field.name] ?? NumberEvidence()
    var scale = Scale()
    if let median = numbers.median {
      scale.factor = times?.factor ?? Self.factor(median: median, unit: field.unit)
      if scale.factor == 60_000 {
        // Ten fractions that all could be seconds are decimals once in 170 times; a header of minutes asks for more.
        scale.isClock =
          times.map { $0 == .clock }
          ?? (field.unit == .clock || numbers.clock.areSeconds(least: field.unit == .minutes ? 20 : 10))
      }
      switch scale.factor {
      case 1_000: conversions.append(.seconds(field.name))
      case 60_000 where scale.isClock: conversions.append(.clock(field.name))
      case 60_000: conversions.append(.minutes(field.name, mayBeClock: numbers.clock.mayBeSeconds))
      case Self.day: conversions.append(.days(field.name))
      default: break
      }
    }
    // Spreadsheets take 3:05 for three hours and five minutes, and write 3:05:00.
    if let median = numbers.medianWithUnit, median > 45 * 60_000,
      numbers.wholeMinutes == numbers.timesWithUnit,
      numbers.timesWithUnit > 2
    {
      scale.unitDivisor = 60
      conversions.append(.hoursAsMinutes(field.name))
    }
    if scale.factor != 1 || numbers.outside > 0 { scale.range = range }
    if !scale.isPlain { scales[field.name] = scale }
  }

  private static let day = 86_400_000

  /// What times have to be multiplied with to be in milliseconds.
  private static func factor(median: Float, unit: ColumnHeader.Unit?) -> Int {
    // Half of the tracks shorter than a second, or longer than some hours, are no tracks.
    switch unit {
    case .milliseconds? where median >= 700: return 1
    case .seconds? where median < 20_000: return 1_000
    case .minutes? where median < 600: return 60_000
    default: break
    }
    // A spreadsheet counts times as parts of a day: ten seconds to an hour and a quarter.
    if median < 0.05 { return day }
    // The unit in which the median comes nearest to the length of a song.
    if median < 20 { return 60_000 }
    return median < 6_600 ? 1_000 : 1
  }
}

extension TimeReading {
  /// What such times have to be multiplied with to be in milliseconds.
  fileprivate var factor: Int {
    switch self {
    case .milliseconds: 1
    case .seconds: 1_000
    case .minutes, .clock: 60_000
    }
  }
}
