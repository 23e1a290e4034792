#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library of XGBoost, taken up when it is first needed, if the system has it; timbre does not come with it.
///
/// Only learning needs it: trees that were learned are kept as numbers of timbre's own (see `DecisionTrees`).
struct XGBoostLibrary: Sendable {
  typealias Handle = UnsafeMutableRawPointer

  let lastError: @convention(c) () -> UnsafePointer<CChar>?
  let createMatrix:
    @convention(c) (UnsafePointer<Float>?, UInt64, UInt64, Float, UnsafeMutablePointer<Handle?>) -> CInt
  let freeMatrix: @convention(c) (Handle?) -> CInt
  let setFloats: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafePointer<Float>?, UInt64) -> CInt
  let createBooster: @convention(c) (UnsafePointer<Handle?>?, UInt64, UnsafeMutablePointer<Handle?>) -> CInt
  let freeBooster: @convention(c) (Handle?) -> CInt
  let setParameter: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt
  let update: @convention(c) (Handle?, CInt, Handle?) -> CInt
  let evaluate:
    @convention(c) (
      Handle?, CInt, UnsafeMutablePointer<Handle?>?, UnsafeMutablePointer<UnsafePointer<CChar>?>?, UInt64,
      UnsafeMutablePointer<UnsafePointer<CChar>?>
    ) -> CInt
  let dump:
    @convention(c) (
      Handle?, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, UnsafeMutablePointer<UInt64>,
      UnsafeMutablePointer<UnsafeMutablePointer<UnsafePointer<CChar>?>?>
    ) -> CInt

  /// The library of this system; `nil` if it has none, or one without these functions.
  static let installed: XGBoostLibrary? = XGBoostLibrary()

  /// Where systems keep it; the loader knows the usual folders.
  private static let names = [
    "libxgboost.so.0", "libxgboost.so", "libxgboost.dylib", "/opt/homebrew/lib/libxgboost.dylib",
    "/usr/local/lib/libxgboost.dylib",
  ]

  private init?() {
    guard let library = Self.names.lazy.compactMap({ dlopen($0, RTLD_NOW | RTLD_LOCAL) }).first else {
      return nil
    }
    func function<Function>(_ name: String) -> Function? {
      dlsym(library, name).map { unsafeBitCast($0, to: Function.self) }
    }
    guard let lastError: @convention(c) () -> UnsafePointer<CChar>? = function("XGBGetLastError"),
      let createMatrix:
        @convention(c) (UnsafePointer<Float>?, UInt64, UInt64, Float, UnsafeMutablePointer<Handle?>)
          -> CInt = function("XGDMatrixCreateFromMat"),
      let freeMatrix: @convention(c) (Handle?) -> CInt = function("XGDMatrixFree"),
      let setFloats: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafePointer<Float>?, UInt64) -> CInt =
        function("XGDMatrixSetFloatInfo"),
      let createBooster:
        @convention(c) (UnsafePointer<Handle?>?, UInt64, UnsafeMutablePointer<Handle?>) -> CInt =
        function("XGBoosterCreate"),
      let freeBooster: @convention(c) (Handle?) -> CInt = function("XGBoosterFree"),
      let setParameter: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafePointer<CChar>) -> CInt =
        function("XGBoosterSetParam"),
      let update: @convention(c) (Handle?, CInt, Handle?) -> CInt = function("XGBoosterUpdateOneIter"),
      let evaluate:
        @convention(c) (
          Handle?, CInt, UnsafeMutablePointer<Handle?>?, UnsafeMutablePointer<UnsafePointer<CChar>?>?,
          UInt64, UnsafeMutablePointer<UnsafePointer<CChar>?>
        ) -> CInt = function("XGBoosterEvalOneIter"),
      let dump:
        @convention(c) (
          Handle?, UnsafePointer<CChar>, CInt, UnsafePointer<CChar>, UnsafeMutablePointer<UInt64>,
          UnsafeMutablePointer<UnsafeMutablePointer<UnsafePointer<CChar>?>?>
        ) -> CInt = function("XGBoosterDumpModelEx")
    else { return nil }
    self.lastError = lastError
    self.createMatrix = createMatrix
    self.freeMatrix = freeMatrix
    self.setFloats = setFloats
    self.createBooster = createBooster
    self.freeBooster = freeBooster
    self.setParameter = setParameter
    self.update = update
    self.evaluate = evaluate
    self.dump = dump
  }

  /// Throws `LearningError.library` with the library's own words if a call failed.
  func check(_ status: CInt) throws(LearningError) {
    guard status == 0 else { throw .library("XGBoost", lastError().map { String(cString: $0) } ?? "") }
  }
}

/// A table of the library; freed with the value.
final class XGBoostMatrix {
  private let library: XGBoostLibrary
  private(set) var handle: XGBoostLibrary.Handle?

  /// `rows × columns` values with a label and a weight for each row. Throws `LearningError.library`.
  init(
    _ library: XGBoostLibrary, values: [Float], columns: Int, labels: [Float], weights: [Float]
  ) throws(LearningError) {
    self.library = library
    try library.check(
      library.createMatrix(values, UInt64(labels.count), UInt64(columns), .nan, &handle))
    try library.check(library.setFloats(handle, "label", labels, UInt64(labels.count)))
    try library.check(library.setFloats(handle, "weight", weights, UInt64(weights.count)))
  }

  deinit { _ = library.freeMatrix(handle) }
}

/// Trees of the library while they are learned; freed with the value.
final class XGBooster {
  private let library: XGBoostLibrary
  private var handle: XGBoostLibrary.Handle?

  /// Throws `LearningError.library`.
  init(
    _ library: XGBoostLibrary, on matrix: XGBoostMatrix, parameters: [(String, String)]
  ) throws(LearningError) {
    self.library = library
    let handles = [matrix.handle]
    try library.check(library.createBooster(handles, 1, &handle))
    for (name, value) in parameters { try library.check(library.setParameter(handle, name, value)) }
  }

  deinit { _ = library.freeBooster(handle) }

  /// Learns one more round. Throws `LearningError.library`.
  func update(round: Int, on matrix: XGBoostMatrix) throws(LearningError) {
    try library.check(library.update(handle, CInt(round), matrix.handle))
  }

  /// The mean log loss and the share of right answers on a table after a round; NaN if the library does not say them.
  /// Throws `LearningError.library`.
  func score(
    round: Int, on matrix: XGBoostMatrix
  ) throws(LearningError) -> (loss: Double, accuracy: Double) {
    var handles = [matrix.handle]
    var text: UnsafePointer<CChar>?
    let status = "side".withCString { name in
      var names: [UnsafePointer<CChar>?] = [name]
      return library.evaluate(handle, CInt(round), &handles, &names, 1, &text)
    }
    try library.check(status)
    // Such as `[3]  side-merror:0.25  side-mlogloss:1.07`, with tabs.
    var values: [Substring: Double] = [:]
    for part in (text.map { String(cString: $0) } ?? "").split(whereSeparator: \.isWhitespace) {
      let pair = part.split(separator: ":")
      if pair.count == 2 { values[pair[0]] = Double(pair[1]) }
    }
    return (values["side-mlogloss"] ?? .nan, 1 - (values["side-merror"] ?? .nan))
  }

  /// Every tree as JSON, round after round and class after class. Throws `LearningError.library`.
  func trees() throws(LearningError) -> [String] {
    var count: UInt64 = 0
    var texts: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    try library.check(library.dump(handle, "", 0, "json", &count, &texts))
    return (0..<Int(count)).map { texts?[$0].map { String(cString: $0) } ?? "" }
  }
}
