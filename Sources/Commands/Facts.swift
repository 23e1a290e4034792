import Report

/// The names of all facts, each once, so that one word means one thing everywhere.
enum Facts {
  // Tables
  static let rows = FactName("rows", "tracks in the table that the command left, listed or wrote")
  static let features = FactName(
    "features",
    "columns that a model can learn from; of a library, tracks that have audio features")
  static let genres = FactName("genres", "genres that occur")
  static let missing = FactName("missing", "cells without a value")
  static let unreadable = FactName("unreadable", "lines of the file that could not be read")
  static let datasets = FactName("datasets", "tables that can be loaded by name and are here")
  static let isKnownCopy = FactName("known_copy", "whether what was fetched is the known copy, byte for byte")
  static let groups = FactName("groups", "groups of tracks that have a value in common")
  static let matched = FactName("matched", "tracks that the other table has too")
  static let unlabelled = FactName("unlabelled", "tracks without a genre")

  // Splits
  static let train = FactName("train", "tracks on the training side")
  static let val = FactName("val", "tracks on the validation side")
  static let test = FactName("test", "tracks on the test side")
  static let sharedRecordings = FactName("shared_recordings", "recordings that stand on more than one side")
  static let sharedArtists = FactName("shared_artists", "lead artists who stand on more than one side")

  // Models
  static let hyperparameters = FactName(
    "hyperparameters", "every hyper-parameter of the classifier with the value that was used")
  static let epochs = FactName("epochs", "epochs that were completed")
  static let bestEpoch = FactName("best_epoch", "the epoch that was kept, by validation loss")
  static let seconds = FactName("seconds", "how long the work took, in seconds", isVolatile: true)
  static let noveltySeconds = FactName(
    "novelty_seconds", "how long it took to learn what is unknown, in seconds; 0 where it was known already",
    isVolatile: true)
  static let trainAccuracy = FactName("train_accuracy", "share of training tracks answered rightly")
  static let validationAccuracy = FactName("val_accuracy", "share of validation tracks answered rightly")
  static let cues = FactName("cues", "the kinds of cues that the model looks at besides the sound")
  static let cuedAccuracy = FactName(
    "cued_val_accuracy", "share of validation recordings right with the cues, 0 to 1")
  static let cuedLoss = FactName(
    "cued_val_loss", "mean cross-entropy on the validation recordings with the cues, in nats")
  static let validationLoss = FactName("val_loss", "mean cross-entropy on the validation side, in nats")
  static let minimalFeatures = FactName(
    "minimal_features", "the fewest features that do nearly as well as all")
  static let fits = FactName("fits", "models that were fitted on the way")
  static let isPartial = FactName("partial", "whether learning was interrupted")
  static let bytes = FactName("bytes", "size of the file that was written, in bytes")
  static let genre = FactName("genre", "the likeliest genre")
  static let distance = FactName(
    "distance", "distance to the nearest track, in standard deviations of the features")
  static let confidence = FactName("confidence", "the probability of the likeliest genre")

  // Spotify
  static let account = FactName("account", "which account is used, `spotify` or `demo`")
  static let loggedIn = FactName("logged_in", "whether somebody is logged in")
  static let scopes = FactName("scopes", "permissions that were granted")
  static let liked = FactName("liked", "liked songs in the library")
  static let playlists = FactName("playlists", "playlists in the library")
  static let predicted = FactName("predicted", "tracks of the library that have a predicted genre")
  static let placements = FactName("placements", "tracks that the person has placed by hand")
  static let deleted = FactName("deleted", "files that were deleted")
  static let new = FactName("new", "liked songs that came since the sync before")
  static let removed = FactName(
    "removed", "tracks that cleaning took out; of a sync, liked songs that went since the one before")
  static let requests = FactName("requests", "requests made to Spotify")
  static let duplicates = FactName("duplicates", "liked songs that are another release of a liked recording")
  static let tracks = FactName("tracks", "tracks that the command looked at")
  static let played = FactName("played", "tracks whose number of plays is known")
  static let withoutFeatures = FactName("without_features", "tracks of the library without audio features")
  static let byTitle = FactName("by_title", "tracks whose features were found by artist and title only")
  static let unfiled = FactName("unfiled", "liked songs that are in none of the person's playlists")
  static let reviewed = FactName("reviewed", "songs that the person decided about")
  static let doubtful = FactName("doubtful", "songs of the plan that a review asks about")
  static let asked = FactName("asked", "questions asked of sources of tags")
  static let tagged = FactName("tagged", "tracks of the library that have genre tags")
  static let unmapped = FactName("unmapped", "names of tags that no genre family is known for")
  static let families = FactName("families", "genre families that were answered")
  static let unknown = FactName("unknown", "tracks that are unlike anything the model learned")
  static let imputed = FactName("imputed", "tracks of which some input was not known and imputed")
  static let made = FactName("made", "playlists that timbre made")
  static let placed = FactName("placed", "tracks that have a place in the plan")
  static let unsorted = FactName("unsorted", "tracks that the plan leaves unsorted")
  static let coming = FactName("coming", "tracks that come into playlists")
  static let leaving = FactName("leaving", "tracks that leave playlists")
  static let writes = FactName("writes", "requests that write to Spotify")

  // Sessions
  static let lines = FactName("lines", "lines written or replayed")
  static let compared = FactName("compared_facts", "facts that are the same as in the recorded run")
  static let expectations = FactName("expectations", "expectations that held")
}
