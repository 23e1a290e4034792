// swift-tools-version: 6.2
import Foundation
import PackageDescription

// The kernels want the machine's own vector instructions, or those of a processor that `TIMBRE_PROCESSOR` names as the
// compiler does (`x86-64-v3` for AVX2); `TIMBRE_PORTABLE=1` builds without special flags.
let wanted = Context.environment["TIMBRE_PROCESSOR"] ?? "native"
let own = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
let isWide = wanted == "native" ? own.contains("avx512f") : wanted == "x86-64-v4"
let isPortable = Context.environment["TIMBRE_PORTABLE"] != nil
let arithmetic: [SwiftSetting] = isPortable ? [.define("TIMBRE_UNFUSED")] : []
let native: [SwiftSetting] =
  isPortable
  ? []
  : [.unsafeFlags(["-Ounchecked", "-Xcc", "-march=\(wanted)"])] + (isWide ? [.define("TIMBRE_WIDE")] : [])

// With this, readers tell libFuzzer which of their branches an input has reached: see `Scripts/fuzz`.
let guide = Context.environment["TIMBRE_FUZZER"] == nil ? [] : ["-sanitize=fuzzer", "-DTIMBRE_FUZZER"]
// Tables of a hundred thousand rows, classifiers and whole accounts are for debug builds too; all checks stay on.
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"] + guide)]

// The graph of modules, the only place that draws it: a module imports what its line names, and every name stands on a
// line above. The tests read it here.
let package = Package(
  name: "timbre",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-protobuf", exact: "1.39.0"),
  ],
  targets: [
    .systemLibrary(name: "CLibEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CAllocator"),
    .target(name: "Report"),
    .target(name: "Work", dependencies: ["CAllocator"]),
    .target(
      name: "Tabular", dependencies: ["CZlib", "Work", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: optimised),
    .target(name: "Kernels", swiftSettings: arithmetic + native, linkerSettings: [.linkedLibrary("m")]),
    // Generated from onnx.proto, which says how.
    .target(
      name: "ONNXSchema", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")],
      exclude: ["onnx.proto"]),
    .target(
      name: "Learning", dependencies: ["Kernels", "ONNXSchema", "Tabular", "Work"], swiftSettings: optimised),
    .target(
      name: "Network", dependencies: ["FlyingFox", .product(name: "FlyingSocks", package: "FlyingFox")],
      swiftSettings: optimised),
    .target(name: "Music", dependencies: ["Tabular", "Network", "Work"], swiftSettings: optimised),
    .target(name: "Spotify", dependencies: ["Music", "Network"], swiftSettings: optimised),
    .target(name: "FeatureSources", dependencies: ["Tabular", "Music", "Network"]),
    .target(
      name: "Library",
      dependencies: ["CZlib", "Tabular", "Music", "Work", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: optimised),
    .target(name: "SpotifySimulator", dependencies: ["Network"], swiftSettings: optimised),
    .target(name: "Shell", dependencies: ["Report", "Work"], swiftSettings: [.unsafeFlags(guide)]),
    .executableTarget(name: "benchmark", dependencies: ["Kernels", "Learning", "Music", "Tabular", "Work"]),
    .target(
      name: "Commands",
      dependencies: [
        "Report", "Shell", "Tabular", "Learning", "Music", "Network", "Spotify", "FeatureSources", "Library",
        "SpotifySimulator", "Work",
      ]),
    .executableTarget(
      name: "fuzz", dependencies: ["Tabular", "Learning", "Music", "Library", "Shell", "Commands"],
      swiftSettings: [.unsafeFlags(guide)], linkerSettings: [.unsafeFlags(guide)]),
    .target(name: "Rendering", dependencies: ["Report", "Shell", "Work"]),
    .target(name: "Console", dependencies: ["CLibEdit", "Report", "Shell", "Rendering", "Work"]),
    .executableTarget(
      name: "timbre",
      dependencies: [
        "Shell", "Console", "Commands", "Rendering", "Work",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // What tests share: folders of their own, the files of this package, the public table.
    .target(name: "TestSupport", path: "Tests/TestSupport"),
  ]
    + ["Tabular", "Learning", "Network", "Music", "Shell", "Console"].map {
      .testTarget(name: "\($0)Tests", dependencies: [.target(name: $0), "TestSupport"])
    }
    + [
      // Holds a second copy of the kernels, compiled with all checks on.
      .testTarget(name: "KernelsTests", dependencies: ["Kernels"], swiftSettings: arithmetic),
      .testTarget(
        name: "SpotifyTests",
        dependencies: ["Spotify", "FeatureSources", "Music", "SpotifySimulator", "TestSupport"]),
      .testTarget(
        name: "LibraryTests",
        dependencies: ["Library", "Spotify", "FeatureSources", "SpotifySimulator", "Learning", "TestSupport"]),
      .testTarget(name: "RenderingTests", dependencies: ["Rendering", "TestSupport"], exclude: ["Golden"]),
      .testTarget(name: "CommandsTests", dependencies: ["Commands", "Rendering", "TestSupport"]),
      .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
      .testTarget(
        name: "BlackBoxTests",
        dependencies: ["timbre", "Commands", "Rendering", "Network", "SpotifySimulator", "TestSupport"]),
    ],
  swiftLanguageModes: [.v6]
)
