import Foundation

// usage: demo-tracks PROFILES WORDS
// Draws the bundled table of synthetic tracks and writes it to standard output.

let seed: UInt64 = 2026
/// The genres that the tour works with have more tracks, so that there is enough to learn from.
let featured: Set = ["acoustic", "classical", "country", "edm", "hip-hop", "pop", "r-n-b"]

func decoded<Value: Decodable>(_ path: String) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
}

let paths = CommandLine.arguments.dropFirst()
guard paths.count == 2, let first = paths.first, let last = paths.last else {
  FileHandle.standardError.write(Data("usage: demo-tracks PROFILES WORDS\n".utf8))
  exit(2)
}
let profiles: Profiles = try decoded(first)
let words: Words = try decoded(last)

var names: Set<String> = []
var blocks: [String: [Track]] = [:]
for (genre, profile) in profiles.genres.sorted(by: { $0.key < $1.key }) {
  var draw = Draw(seed: seed, stream: genre)
  let catalogue = Catalogue(genre: genre, profile: profile, profiles: profiles, words: words)
  let count = featured.contains(genre) ? 165 : 120
  let tracks = catalogue.recordings(count, taken: &names, &draw)
  // Country and classical are re-released most, as in the public table.
  let reissues = ["classical", "country"].contains(genre) ? 0.15 : 0.06
  blocks[genre, default: []] += Dirt.reissued(tracks, share: reissues, &draw)
  let neighbours = words.neighbours[genre] ?? []
  for track in Dirt.shared(tracks, with: neighbours, share: 0.03, &draw) {
    blocks[track["track_genre"], default: []].append(track)
  }
}

// Genres stand in blocks, as in the public table: there, too, the row number gives the label away.
var draw = Draw(seed: seed, stream: "dirt")
let tracks = Dirt.soiled(blocks.sorted { $0.key < $1.key }.flatMap(\.value), &draw)
var table = Track.columns.joined(separator: ",") + "\n"
for (number, track) in tracks.enumerated() { table += track.line(number: number) }
FileHandle.standardOutput.write(Data(table.utf8))
