import Report
import Shell

/// Every command and every setting that timbre has; a new one costs a line here.
public enum All {
  /// The commands, in the order in which help lists them.
  public static let commands: [any Command.Type] = data + model + track + spotify + session

  static let data: [any Command.Type] = [
    Load.self, ListDatasets.self, FetchDataset.self, ShowTracks.self, Describe.self, Genres.self,
    CountTracks.self,
    PlotColumns.self, PlotDistributions.self, PlotMap.self, DescribeCorrelations.self, Clean.self,
    FilterGenres.self, FilterWhere.self, GroupGenres.self, SampleTracks.self, DropColumns.self,
    RenameColumns.self,
    JoinTable.self, AppendTable.self,
    SplitTracks.self, AuditTable.self, AuditLadder.self, SaveTable.self, SaveSplit.self,
  ]

  static let model: [any Command.Type] = [
    Train.self, Resume.self, Curve.self, Evaluate.self, Confusion.self, ConfusionTree.self, Compare.self,
    CrossValidate.self, Tune.self, Importance.self, ListLabelIssues.self, Calibrate.self,
    FeaturesMinimal.self,
    SaveModel.self, LoadModel.self, ReportModel.self,
  ]

  static let track: [any Command.Type] = [Predict.self, Explain.self, Similar.self]

  static let spotify: [any Command.Type] = [
    SpotifyLogIn.self, SpotifyStatus.self, SpotifySync.self, SpotifyImport.self, FeaturesFetch.self,
    FeaturesStatus.self, TagsFetch.self, TagsStatus.self,
    SpotifyPlaylists.self, PredictLibrary.self, ExplainLibrary.self, SpotifyPlan.self, SpotifyPlanShow.self,
    SpotifyPlanSave.self, SpotifyReview.self, SpotifyMove.self, SpotifyKeep.self, SpotifyUnfiled.self,
    WhichPlaylists.self, PlotLibrary.self, ReportLibrary.self,
    SpotifyApply.self,
    SpotifyUndo.self, SpotifyLogOut.self,
  ]

  static let session: [any Command.Type] = [
    Help.self, List.self, Use.self, Forget.self, SetValue.self, Let.self, History.self, Why.self, Diff.self,
    ShowLast.self, SaveResult.self,
    Undo.self, Redo.self, Expect.self, ForEach.self, SetAlias.self,
    EditLines.self, ClearScreen.self, Replay.self, SaveSession.self, WriteReport.self, Quit.self,
  ]

  /// What `set` can change.
  public static let settings: [SettingDescription] =
    [
      Setting<UInt64>.seed.description,
      Setting<Int>.threads.description,
      Setting<Double>.unknown.description,
      Setting<PredictLibrary.Prior>.prior.description,
      KnownTables.base.description,
    ] + SpotifySettings.all + DisplaySettings.all

  /// All of it, as the shell wants it.
  public static let catalog: Catalog = {
    var catalog = Catalog(
      commands, settings: settings,
      greeting:
        "learns music genres from track features and sorts a Spotify library; \(.code("load demo")) begins")
    catalog.foreignLines = { ForeignLines.meant(by: $0) }
    return catalog
  }()
}
