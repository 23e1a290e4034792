import Learning
import Music
import Report
import Shell
import Tabular

/// The page of `help features`: what a model can learn from, and what the derived features are traces of.
enum FeaturePage {
  static func page(of commands: [CommandDescription]) -> Output {
    var output = Output()
    output.append(.heading("\(.code("features=audio")): how a track sounds"))
    output.append(
      .fields(
        TrackSchema.audioFeatures.map { column in
          let range = TrackSchema.ranges[column]
          return Output.Field(
            column.text,
            range.map { "\(plainText(of: $0.lowerBound)) to \(plainText(of: $0.upperBound))" } ?? "",
            typed: true)
        }))
    output.append(.heading("\(.code("features=derived")): traces of how a recording was made"))
    output.append(
      .paragraph(
        "Music that is made with a computer mostly has a whole number of beats a minute, and the length of a recording that came from a compact disc is a whole number of its frames, 75 in a second. Both are computed from tempo and length as they are, and say something of when and how the music was made, not of how it sounds."
      ))
    output.append(
      .fields(DerivedFeature.allCases.map { Output.Field($0.rawValue, Text($0.meaning), typed: true) }))
    output.append(.heading("\(.code("features=all")): the audio features, explicit, and popularity"))
    output.append(
      .paragraph("Popularity says how a list was collected, not how a track sounds; no library has it."))
    output.append(.heading("\(.code("cues=")): what names say besides the sound"))
    output.append(
      .fields(CueKind.allCases.map { Output.Field($0.rawValue, Text($0.meaning), typed: true) }))
    output.append(.heading("commands"))
    output.append(.fields(commands.map { Output.Field($0.name, Text($0.about.summary), typed: true) }))
    return output
  }
}
