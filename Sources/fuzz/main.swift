import Foundation

// fuzz TARGET CORPUS SECONDS [SEED]: mutates the files of a folder and gives them to a reader, for so long.
let arguments = CommandLine.arguments
guard arguments.count >= 4, let target = FuzzTarget(rawValue: arguments[1]),
  let seconds = Double(arguments[3])
else {
  print("fuzz \(FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")) CORPUS SECONDS [SEED]")
  exit(2)
}
let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 1 : 1
#if TIMBRE_FUZZER
  let isFine = try GuidedRun(target: target, corpus: arguments[2], seconds: seconds, seed: seed).run()
#else
  let isFine = try FuzzRun(target: target, corpus: arguments[2], seconds: seconds, seed: seed).run()
#endif
exit(isFine ? 0 : 1)
