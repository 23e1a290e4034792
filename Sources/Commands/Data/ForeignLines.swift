import Foundation
import Shell

/// Lines as SQL, Python and its tables have them, in the words that are known here.
enum ForeignLines {
  /// Lines, one after the other, that may be meant; empty if the line is of no such language.
  static func meant(by line: String) -> [String] {
    // What people type is shorter, and patterns take long for long texts.
    guard line.utf8.count <= 1_000 else { return [] }
    let text = line.trimmingCharacters(in: .whitespacesAndNewlines)
    return query(text) ?? clause(text) ?? table(text) ?? program(text) ?? []
  }

  // MARK: SQL

  private static func query(_ text: String) -> [String]? {
    let form =
      /select\s+(.+?)(?:\s+from\s+(\S+?))?(?:\s+where\s+(.+?))?(?:\s+group\s+by\s+(\S+?))?(?:\s+order\s+by\s+(\S+?)(?:\s+(asc|desc))?)?(?:\s+limit\s+(\d+))?;?/
      .ignoresCase()
    guard let match = text.wholeMatch(of: form) else { return nil }
    let (_, wanted, _, condition, group, order, direction, limit) = match.output
    var lines = condition.map { ["filter where \(self.condition(String($0)))"] } ?? []
    let by = group.map { " by=\($0)" } ?? ""
    if wanted.contains(/count\s*\(/.ignoresCase()) {
      lines.append("count" + by)
    } else if let column = wanted.firstMatch(
      of: /(?:avg|mean|min|max|sum|median|stddev)\s*\(\s*(\w+)\s*\)/.ignoresCase())
    {
      lines.append("describe \(column.1)" + by)
    } else if group != nil {
      lines.append("describe" + by)
    } else {
      let columns =
        wanted.trimmingCharacters(in: .whitespacesAndNewlines) == "*"
        ? "" : " columns=" + wanted.filter { !$0.isWhitespace }
      lines.append("show" + (limit.map { " \($0)" } ?? "") + ordered(order, direction) + columns)
    }
    return lines
  }

  private static func clause(_ text: String) -> [String]? {
    if let match = text.wholeMatch(of: /where\s+(.+)/.ignoresCase()) {
      return ["filter where \(condition(String(match.1)))"]
    }
    if let match = text.wholeMatch(of: /order\s+by\s+(\S+?)(?:\s+(asc|desc))?;?/.ignoresCase()) {
      return ["show" + ordered(match.1, match.2)]
    }
    if let match = text.wholeMatch(of: /limit\s+(\d+);?/.ignoresCase()) { return ["show \(match.1)"] }
    if let match = text.wholeMatch(of: /from\s+(\S+?);?/.ignoresCase()) { return ["use \(match.1)"] }
    return nil
  }

  private static func ordered(_ column: Substring?, _ direction: Substring?) -> String {
    guard let column else { return "" }
    return " by=\(column)" + (direction?.lowercased() == "desc" ? " descending" : "")
  }

  private static func condition(_ text: String) -> String {
    let known = ConditionSpelling.respelled(text) ?? text
    return known.replacing("'", with: "\"").replacing(/;$/, with: "")
  }

  // MARK: Python

  /// What is asked of a table that is called `df` or the like.
  private static func table(_ text: String) -> [String]? {
    if let match = text.wholeMatch(of: /\w+\[\s*\w+(?:\.|\[["'])(\w+)(?:["']\])?\s*([<>=!]=?\s*.+?)\s*\]/) {
      return ["filter where \(match.1) \(condition(String(match.2)))"]
    }
    if let match = text.wholeMatch(of: /\w+\.query\(\s*["'](.+)["']\s*\)/) {
      return ["filter where \(condition(String(match.1)))"]
    }
    if let match = text.wholeMatch(
      of: /(?:df|data|table|tracks)(?:\.|\[\[?["'])(\w+)(?:["']\]\]?)?(?:\.(\w+)\(.*\))?/),
      !["head", "tail", "shape", "columns", "dtypes", "size"].contains(match.1)
    {
      return [asked(match.2 ?? "describe", of: String(match.1))]
    }
    guard let match = text.wholeMatch(of: /(?:df|data|table|tracks)(?:\.(\w+)(?:\((.*)\))?)?/) else {
      return nil
    }
    let value = match.2.map { $0.split(separator: ",").first.map(unquoted) ?? "" } ?? ""
    switch match.1 ?? "" {
    case "", "head", "sample": return [("show " + value).trimmingCharacters(in: .whitespacesAndNewlines)]
    case "shape", "size", "count": return ["count"]
    case "sort_values": return ["show by=\(value)" + (text.contains("False") ? " descending" : "")]
    case "corr": return ["describe correlations"]
    case "hist", "plot": return ["plot distributions"]
    default: return ["describe"]
    }
  }

  private static func asked(_ method: Substring, of column: String) -> String {
    switch method {
    case "value_counts", "unique", "nunique": "count by=\(column)"
    case "hist", "plot": "plot \(column)"
    case "groupby": "describe by=\(column)"
    default: "describe \(column)"
    }
  }

  private static func program(_ text: String) -> [String]? {
    if let match = text.wholeMatch(of: /(?:\w+\s*=\s*)?(?:pd|pandas|pl|polars)\.read_\w+\((.*?)(?:,.*)?\)/) {
      return ["load \(Quoting.quotedIfNeeded(unquoted(match.1)))"]
    }
    if text.wholeMatch(of: /(?:import|from)\s+(?:pandas|numpy|sklearn|polars|matplotlib|seaborn|torch)\b.*/)
      != nil
    {
      return ["load demo"]
    }
    if text.wholeMatch(of: /len\(\w+\)/) != nil { return ["count"] }
    if let match = text.wholeMatch(of: /print\s*\(?\s*(?:df|data)?(?:\.|\[["'])?(\w*)(?:["']\])?\s*\)?/) {
      return match.1.isEmpty ? ["show"] : ["describe \(match.1)"]
    }
    if let match = text.wholeMatch(
      of: /(?:\w+\s*=\s*)?\w+\.(fit|fit_transform|predict|predict_proba|score)\((.*)\)/)
    {
      switch match.1 {
      case "score": return ["evaluate"]
      case "predict", "predict_proba":
        let pairs = match.2.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let given = pairs.filter { $0.contains("=") }
        return [given.isEmpty ? "evaluate" : "predict " + given.joined(separator: " ")]
      default: return ["train"]
      }
    }
    if text.contains(/^(?:.*=\s*)?train_test_split\(/) { return ["split 80/0/20"] }
    if let match = text.wholeMatch(of: /([A-Za-z]\w*)\s*=\s*(\S+)/) { return ["let \(match.1)=\(match.2)"] }
    return nil
  }

  private static func unquoted(_ text: Substring) -> String {
    text.filter { $0 != "\"" && $0 != "'" }.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
