import Report

/// The names of all scores, each once.
extension Facts {
  static let accuracy = FactName(
    "accuracy", "share of tracks whose likeliest genre is the table's", isHeadline: true)
  static let accuracyLow = FactName("accuracy_low", "lower end of the accuracy's 95 % interval over artists")
  static let accuracyHigh = FactName(
    "accuracy_high", "upper end of the accuracy's 95 % interval over artists")
  static let anyLabelAccuracy = FactName(
    "any_label_accuracy",
    "share of tracks whose likeliest genre is any that the recording carries in the table")
  static let worstAccuracy = FactName(
    "worst_accuracy", "the lowest accuracy of a group of ten tracks and more")
  static let familyAccuracy = FactName(
    "family_accuracy", "share of tracks whose likeliest genre is of the right genre family")
  static let macroF1 = FactName("macro_f1", "mean F1 over genres, each counting the same")
  static let weightedF1 = FactName("weighted_f1", "mean F1 over genres, each counting by its tracks")
  static let top2 = FactName("top2", "share of tracks whose genre is among the two likeliest")
  static let top3 = FactName("top3", "share of tracks whose genre is among the three likeliest")
  static let top5 = FactName("top5", "share of tracks whose genre is among the five likeliest")
  static let nll = FactName("nll", "mean negative log-likelihood of the right genre, in nats (log loss)")
  static let ece = FactName(
    "ece", "expected calibration error in 15 bins: how far confidence is from accuracy, after calibration")
  static let eceBefore = FactName("ece_before", "expected calibration error before calibration")
  static let eceFloor = FactName(
    "ece_floor", "calibration error that chance alone would show on so many tracks if confidence were perfect"
  )
  static let eceFloorArtists = FactName(
    "ece_floor_artists",
    "the same as the tracks of one artist are right and wrong together, which leaves more to chance")
  static let temperature = FactName(
    "temperature", "divides the logits; above 1 the model was too sure of itself")
  static let accuracyAt25 = FactName(
    "accuracy_at_coverage_25", "accuracy on the most confident quarter of tracks")
  static let accuracyAt50 = FactName(
    "accuracy_at_coverage_50", "accuracy on the more confident half of tracks")
  static let unknownArtistTracks = FactName(
    "unknown_artist_tracks", "judged tracks by lead artists that are not on the training side")
  static let unknownArtistAccuracy = FactName(
    "unknown_artist_accuracy", "share of those answered rightly, 0 to 1")
  static let accuracyAt75 = FactName(
    "accuracy_at_coverage_75", "accuracy on the most confident three quarters of tracks")
  static let coverage = FactName(
    "coverage", "share of tracks whose set of plausible genres holds the right one")
  static let setSize = FactName("set_size", "mean number of genres in a set")
  static let singleSets = FactName("single_sets", "share of tracks whose set is a single genre")
  static let outOfDistribution = FactName(
    "out_of_distribution", "tracks of genres that the model does not know, judged as such",
    formerly: "strangers")
  static let auroc = FactName(
    "auroc",
    "chance that an unknown track has a higher novelty score than a known one: 0.5 is guessing, 1 perfect")
  static let fpr95 = FactName(
    "fpr95", "share of unknown tracks that pass when 95 % of known tracks are accepted")
  static let swallowedBy = FactName("swallowed_by", "the known genre that most unknown tracks are taken for")
  static let swallowedShare = FactName(
    "swallowed_share", "share of unknown tracks that this genre takes when 95 % of known tracks are accepted")
  static let swallowedSharePlain = FactName(
    "swallowed_share_plain", "the largest share of unknown tracks that a genre takes when nothing is declined"
  )
  static let difference = FactName("difference", "accuracy of the first model less that of the second")
  static let differenceLow = FactName("difference_low", "lower end of its 95 % interval over artists")
  static let differenceHigh = FactName("difference_high", "upper end of its 95 % interval over artists")
  static let pValue = FactName(
    "p_value", "McNemar's test: chance of a split this uneven if neither is better")
  static let isDifferent = FactName("different", "whether this test set can show a difference")
  static let folds = FactName("folds", "parts that the table was dealt into")
  static let labelIssues = FactName(
    "label_issues", "tracks whose label is probably wrong", formerly: "suspects")
  static let findings = FactName("findings", "things that could inflate a score")
  static let leaks = FactName("leaks", "findings that inflate scores now")
  static let variance = FactName("variance", "share of the variance that what is drawn holds, 0 to 1")
  static let pairs = FactName("confused_pairs", "pairs of genres with mistakes between them")
  static let mistakes = FactName("mistakes", "tracks whose likeliest genre is not the table's")
  static let byRow = FactName("accuracy_by_row", "accuracy when rows are split one by one")
  static let byTrack = FactName("accuracy_by_track", "accuracy when track ids stay on one side")
  static let byRecording = FactName("accuracy_by_recording", "accuracy when recordings stay on one side")
  static let byArtist = FactName("accuracy_by_artist", "accuracy when lead artists stay on one side")
  static let mostImportant = FactName("most_important", "the feature whose loss costs most accuracy")
  static let largestDrop = FactName("largest_drop", "accuracy that is lost with it")
  static let trials = FactName("trials", "settings that were tried")
  static let plausible = FactName("plausible", "the genres of a set, likeliest first")
  static let base = FactName("base", "the probability of the answer while nothing is known of the track")
  static let decisive = FactName("decisive", "the feature without which the answer would be least likely")
}
