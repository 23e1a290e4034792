/// A name reduced to its letters and digits in lower case, so that `Artist Name(s)` and `artist_names` are the same.
enum PlainName {
  static func of(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter {
          $0.properties.isAlphabetic || $0.properties.numericType != nil
        }))
  }
}
