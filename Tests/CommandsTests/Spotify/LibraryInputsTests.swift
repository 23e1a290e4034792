import Learning
import Library
import Music
import Tabular
import Testing

@testable import Commands

/// A library's track and the same track in a table are the same to a model.
@Suite("Inputs of a library")
struct LibraryInputsTests {
  @Test
  func `derived features are computed for a library as for a table; what is not known is NaN and named`()
    throws
  {
    let names =
      ["tempo", "duration_ms", "energy", "explicit", "key=3"] + DerivedFeature.allCases.map(\.rawValue)
    let features = try Features(names)
    let uri = "spotify:track:a"
    let track = ServiceTrack(kind: .track, uri: uri, durationMilliseconds: 200_013, explicit: true)
    let known = LibraryFeatures(values: [.tempo: 120.25, .energy: 0.5], origin: .exportify, match: .id)
    let inputs = LibraryInputs([track], features: [uri: known], for: features)
    let table = try Dataset(
      title: "one",
      columns: [
        ("tempo", .number(NumberColumn([120.25]))), ("duration_ms", .number(NumberColumn([200_013]))),
        ("energy", .number(NumberColumn([0.5]))), ("explicit", .flag(FlagColumn([.yes]))),
      ])
    let expected = features.matrix(of: table)
    for column in names.indices where names[column] != "key=3" {
      #expect(inputs.values[0, column] == expected[0, column], "\(names[column])")
      #expect(inputs.values[0, column].isFinite, "\(names[column])")
    }
    #expect(inputs.values[0, 4].isNaN && inputs.imputed == [["key"]])
  }
}
