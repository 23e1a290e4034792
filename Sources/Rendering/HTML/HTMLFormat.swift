import Shell

extension OutputFormat {
  /// One page that needs nothing else.
  public static let html = OutputFormat(
    flow: .document,
    document: DocumentFormat("html", endings: ["html", "htm"], "one page with every result") {
      HTMLReport.render($0)
    })
}
