import Report
import Shell
import Work

/// Progress: one line that says what is done, how far it is, and how long it will take.
extension TerminalRenderer {
  /// One line without a line feed, narrower than the window so that the cursor stays in it.
  ///
  /// - Parameters:
  ///   - elapsed: seconds since the work began.
  ///   - left: seconds still needed, if the caller knows better than the mean so far.
  public func render(_ progress: WorkProgress, elapsed: Double, left: Double? = nil) -> String {
    measured(progress, elapsed: elapsed, left: left).text
  }

  /// The same with the columns that it takes.
  public func measured(
    _ progress: WorkProgress, elapsed: Double, left: Double? = nil
  ) -> (text: String, width: Int) {
    let line = line(of: progress, elapsed: elapsed, left: left).trimmed(keepingBackgrounds: false)
      .cut(to: width - 1, ellipsis: signs.ellipsis)
    return (line.rendered(style), line.width)
  }

  private func line(of progress: WorkProgress, elapsed: Double, left: Double?) -> StyledLine {
    let title = StyledLine(spelled(progress.title))
    let share = progress.total.flatMap { total in
      total > 0 ? min(max(progress.completed / total, 0), 1) : nil
    }
    var parts: [StyledLine] = []
    if (progress.unit != .share && progress.unit != .seconds) || style.isLinear {
      parts.append(StyledLine(amount(progress)))
    }
    // A wait ends when it ends; no pace tells when.
    let known = progress.unit == .seconds ? progress.total.map { max($0 - progress.completed, 0) } : left
    if let left = timeLeft(share, progress.unit == .seconds ? max(elapsed, 1) : elapsed, known) {
      parts.append(StyledLine(spelled(left), .faint))
    }
    if !progress.detail.isEmpty { parts.append(StyledLine(spelled(progress.detail))) }
    if style.isLinear {
      return joined([title] + parts, gap: ", ")
    }
    // What tells least goes first when room is short: the percentage, as the counts tell it too, most of the
    // bar, the detail, the time.
    let room = width - 1 - title.width - 2
    let (shortestBar, percentWidth) = share == nil ? (0, 0) : (5, 6)
    // Where nothing is counted the percentage is all there is.
    let kept = progress.unit == .share ? percentWidth : 0
    while parts.count > (kept > 0 ? 0 : 1), shortestBar + kept + total(parts) > room { parts.removeLast() }
    if kept + total(parts) > room { parts = [] }
    let showsPercent =
      kept > 0 || parts.isEmpty || shortestBar + percentWidth + total(parts) <= room
    var line = title
    line.space(2)
    if let share {
      let columns = min(max(room - (showsPercent ? percentWidth : 0) - total(parts), 0), 30)
      if columns >= shortestBar {
        var bar = StyledLine(signs.bar(share, columns: columns), .bar)
        bar.append(String(repeating: signs.track, count: max(columns - bar.width, 0)), .faint)
        line.append(bar)
      }
      if showsPercent {
        line.append(StyledLine(percent(share)).aligned(trailing: true, in: percentWidth))
      }
      line.space(2)
    }
    line.append(joined(parts, gap: "  "))
    return line
  }

  private func total(_ parts: [StyledLine]) -> Int { parts.reduce(0) { $0 + $1.width + 2 } }

  private func joined(_ parts: [StyledLine], gap: String) -> StyledLine {
    var line = StyledLine()
    for (index, part) in parts.enumerated() {
      if index > 0 { line.append(gap) }
      line.append(part)
    }
    return line
  }

  private func percent(_ share: Double) -> String {
    NumberText.number((share * 100).rounded(.down), digits: 0) + " %"
  }

  private func amount(_ progress: WorkProgress) -> String {
    if progress.unit == .share { return percent(progress.completed) }
    func words(_ value: Double) -> String {
      if progress.unit == .seconds { return wholeSeconds(value.isFinite ? value : 0) }
      let whole = Int(exactly: min(max(value.isFinite ? value : 0, 0), 1e15).rounded(.down)) ?? 0
      return progress.unit == .bytes ? NumberText.bytes(whole) : NumberText.count(whole)
    }
    var text = words(progress.completed)
    if let total = progress.total { text += " of " + words(total) }
    if case .things(let name) = progress.unit, !name.isEmpty { text += " " + spelled(name) }
    return text
  }

  /// How long it will take at the pace so far; nothing in the first second, when nobody can know.
  private func timeLeft(_ share: Double?, _ elapsed: Double, _ left: Double?) -> String? {
    guard elapsed >= 1 else { return nil }
    guard let share, share > 0 else { return wholeSeconds(elapsed) }
    guard share < 1 else { return nil }
    return wholeSeconds(left ?? elapsed * (1 - share) / share) + " left"
  }

  /// A length of time without parts of a second, which would flicker.
  private func wholeSeconds(_ seconds: Double) -> String {
    let whole = max(seconds.rounded(), 1)
    return whole < 10 ? NumberText.number(whole, digits: 0) + " s" : NumberText.duration(whole)
  }
}
