import Report

/// The names of all facts, each once, so that one word means one thing everywhere.
enum Facts {
  // Tables
  static let rows = FactName("rows", "tracks in the table that the command left, listed or wrote")
  static let features = FactName("features", "columns that a model can learn from")
  static let genres = FactName("genres", "genres that occur")
  static let missing = FactName("missing", "cells without a value")
  static let unreadable = FactName("unreadable", "lines of the file that could not be read")
  static let unlabelled = FactName("unlabelled", "tracks without a genre")

  // Splits
  static let train = FactName("train", "tracks on the training side")
  static let val = FactName("val", "tracks on the validation side")
  static let test = FactName("test", "tracks on the test side")
  static let sharedRecordings = FactName("shared_recordings", "recordings that stand on more than one side")
  static let sharedArtists = FactName("shared_artists", "lead artists who stand on more than one side")

  // Sessions
  static let lines = FactName("lines", "lines written or replayed")
  static let expectations = FactName("expectations", "expectations that held")
}
