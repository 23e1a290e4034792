#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The locale of the process, by which libedit tells letters from bytes.
enum LetterLocale {
  /// Takes the person's locale, with UTF-8 letters whatever it is: other bytes would be dropped as they are
  /// typed.
  static func prepare() {
    setlocale(LC_ALL, "")
    // Numbers are written and read with a point everywhere.
    setlocale(LC_NUMERIC, "C")
    let encoding = nl_langinfo(Int32(CODESET)).map { String(cString: $0) }
    if encoding?.uppercased() != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }
}
