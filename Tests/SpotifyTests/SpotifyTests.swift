import Testing

@Suite struct SpotifyTests {}
