import Testing

@Suite struct MusicTests {}
