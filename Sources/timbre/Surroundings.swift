import Shell

/// What timbre reads of its surroundings, for the manual and for programs.
enum Surroundings {
  /// The environment variables.
  static let variables = [
    EnvironmentVariable("COLUMNS", "how wide results are, if not as wide as the terminal"),
    EnvironmentVariable("EDITOR", "the editor that edit opens; VISUAL stands above it"),
    EnvironmentVariable("NO_COLOR", "any value: no colours"),
    EnvironmentVariable("PAGER", "the program that shows long results; empty shows them directly"),
    EnvironmentVariable(
      "TIMBRE_DATA", "the folder of the files that ship with timbre, if it is not beside it"),
    EnvironmentVariable(
      "TIMBRE_DUCKDB", "the library of DuckDB, for Parquet, if it is where timbre does not find it"),
    EnvironmentVariable("TIMBRE_HUGGINGFACE", "where public tables are fetched from"),
    EnvironmentVariable("TIMBRE_LASTFM_KEY", "your key of Last.fm, for tags fetch from=lastfm"),
    EnvironmentVariable(
      "TIMBRE_LINEAR", "any value but 0: pictures and tables as sentences, for screen readers"),
    EnvironmentVariable("TIMBRE_SPOTIFY_ACCOUNTS", "another address of the service that logs you in"),
    EnvironmentVariable("TIMBRE_SPOTIFY_API", "another address of the Web API"),
    EnvironmentVariable("XDG_CACHE_HOME", "where fetched tables are kept, in a folder timbre"),
    EnvironmentVariable("XDG_CONFIG_HOME", "where your configuration is, in a folder timbre"),
    EnvironmentVariable("XDG_DATA_HOME", "where your library is kept, in a folder timbre"),
    EnvironmentVariable("XDG_STATE_HOME", "where logins and histories are kept, in a folder timbre"),
  ]
}
