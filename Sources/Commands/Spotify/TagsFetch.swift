import FeatureSources
import Library
import Music
import Network
import Report
import Shell

/// `tags fetch`: asks open sources for the genre tags of the library's artists or tracks.
struct TagsFetch: Command {
  var sources: [String] = []
  var scope = TagScope.artists
  var everything = false

  static let about = About(
    "tags fetch", .spotify, "Ask MusicBrainz or Last.fm for genre tags of your artists or tracks.",
    details: [
      "Sent are names of artists, or titles and recording codes, and nothing else of yours. MusicBrainz wants no key and allows one "
        + "question a second, so a thousand artists take twenty minutes; Last.fm wants a key of your own, which is asked "
        + "for once and kept in a file that only you can read.",
      "Deezer wants no key, and tells the genres of albums: `tags fetch from=deezer of=tracks`.",
      "Each answer is kept with its date: Ctrl-C stops, and the same command goes on from there. What a source did not know is asked "
        + "again after four weeks, and a source is asked only for what those before it do not know.",
      "`predict library` uses the tags as evidence; `tags status` lists names that no genre family is known for.",
    ],
    terms: ["genre", "musicbrainz", "last.fm", "lastfm", "deezer", "online"],
    setting: ["spotify login demo", "spotify sync features=off"],
    examples: [
      "tags fetch": "of the lead artists, from MusicBrainz",
      "tags fetch from=musicbrainz,lastfm": "from Last.fm what MusicBrainz does not know",
    ],
    facts: [Facts.asked, Facts.tracks, Facts.tagged])
  static let parameters: [Parameter<TagsFetch>] = [
    .option(
      "from", \.sources, "the sources, in the order in which they are asked; musicbrainz unless given",
      completer: .values { _ in
        TagProviders.all.map { Completion($0.identity.id.rawValue, $0.identity.licence) }
      }),
    .option("of", \.scope, "whom to ask about"),
    .keyword("everything", \.everything, "also what another source has tags of"),
  ]

  func run(in context: inout RunContext) async throws -> Output {
    let account = try await Account.chosen(in: context)
    let store = try account.library()
    let host = context.host
    var fields: [Output.Field] = []
    var asked = 0
    for provider in try providers() {
      let identity = provider.identity
      guard let source = account.tags(from: provider, key: try key(of: provider, account, host)) else {
        fields.append(Output.Field(identity.name, "does not know the demo account's tracks"))
        continue
      }
      let summary: TagResolver.Summary
      do {
        summary = try await host.resumable { [scope, everything, watch = context.watch] in
          try await TagResolver(store: store, watch: watch).run(source, about: scope, repeating: everything)
        }
      } catch ServiceError.forbidden(let message) where provider.key != nil {
        account.files.forgetKey(of: identity.id)
        throw Diagnostic(
          "key-refused",
          "\(identity.name) refuses the key: \(.text(message.isEmpty ? "no reason given" : message))",
          kind: .network, help: "the same command asks for another one")
      }
      asked += summary.asked
      fields.append(Output.Field(identity.name, Self.words(summary, scope)))
    }
    let status = try store.tagStatus()
    var output = Output(
      [
        .paragraph("\(status.tagged, .strong) of \(status.tracks) tracks have genre tags"), .fields(fields),
      ],
      facts: [
        .integer(Facts.asked, asked), .integer(Facts.tracks, status.tracks),
        .integer(Facts.tagged, status.tagged),
      ])
    for note in TagsStatus.attributions(status) { output.append(.note(note)) }
    output.append(
      .suggestion(
        "\(.code("tags status")) shows what is not understood, \(.code("predict library")) uses the tags"))
    return output
  }

  private func providers() throws -> [any TagProvider.Type] {
    guard !sources.isEmpty else { return [MusicBrainz.self] }
    return try sources.map { name in
      let id = SourceID(rawValue: name.lowercased().replacing(".", with: ""))
      if let provider = TagProviders.provider(of: id) { return provider }
      let known = TagProviders.all.map { $0.identity.id.rawValue }
      throw Diagnostic(
        "unknown-source", "\(.text(name), .strong) is no source of tags", kind: .usage,
        at: .parameter("from"),
        help: "there are \(.text(known.joined(separator: ", ")))",
        suggestions: NearestNames.of(name, among: known))
    }
  }

  /// The key that a source wants: of the environment, kept, or asked for once.
  private func key(
    of provider: any TagProvider.Type, _ account: Account, _ host: any Host
  ) throws -> Secret? {
    guard let wanted = provider.key else { return nil }
    let identity = provider.identity
    if account.files.kind == .demo { return DemoService.keys[identity.id] }
    if let known = account.files.key(of: identity.id) { return known }
    let variable = AccountFiles.keyVariable(of: identity.id)
    host.show(
      Output([
        .paragraph("\(identity.name) wants a key of your own: \(.text(wanted.page)) gives one in a minute")
      ]))
    guard let typed = host.ask("API key: "), !typed.isEmpty else {
      throw Diagnostic(
        "no-key", "\(identity.name) answers only those who have a key", kind: .usage, at: .parameter("from"),
        help: "\(.text(wanted.page)) gives one; the environment variable \(.code(variable)) can hold it")
    }
    guard wanted.accepts(typed) else {
      throw Diagnostic(
        "no-key", "this is no key of \(identity.name), which has \(wanted.shape)", kind: .usage,
        help: "the same command asks for it again")
    }
    try account.files.keep(key: Secret(typed), of: identity.id)
    return Secret(typed)
  }

  private static func words(_ summary: TagResolver.Summary, _ scope: TagScope) -> Text {
    var text: Text = "\(summary.asked) \(scope.rawValue) asked about, \(summary.found) known"
    if summary.known > 0 { text = text + "\(", \(summary.known) settled before", .faint)" }
    if summary.unaskable > 0 { text = text + "\(", \(summary.unaskable) without a code to ask by", .faint)" }
    return text
  }
}

extension TagScope: ChoiceValue {
  /// What the word means, for help.
  public var meaning: String {
    switch self {
    case .artists: "the lead artists; one question for all songs of each"
    case .tracks: "each track"
    }
  }
}
