import Tabular
import Testing

@testable import Music

@Suite struct TrackSchemaTests {
  private func read(_ text: String) throws -> LoadedTable {
    try TableReader(schema: TrackSchema.columns).read(bytes: Array(text.utf8), title: "test")
  }

  @Test func `an export of exportify app is understood`() throws {
    let loaded = try read(
      """
      "Track URI","Track Name","Artist URI(s)","Artist Name(s)","Album URI","Album Name","Album Artist URI(s)",\
      "Album Artist Name(s)","Album Release Date","Album Image URL","Disc Number","Track Number","Track Duration (ms)",\
      "Track Preview URL","Explicit","Popularity","ISRC","Added By","Added At","Danceability","Energy","Key","Loudness",\
      "Mode","Speechiness","Acousticness","Instrumentalness","Liveness","Valence","Tempo","Time Signature"
      "spotify:track:0000000000000000000001","One","u1","A, B\\, Jr","u","Album","u","A","2020-01-02","i","1","1","200000",\
      "","true","50","ZZABC2000001","me","2024-01-01T00:00:00Z","0.5","0.6","1","-5","1","0.1","0.2","0","0.1","0.4","120","4"
      "spotify:track:0000000000000000000002","Two","u1","A","u","Album","u","A","2020-01-02","i","1","2","180000",\
      "","false","40","ZZABC2000002","me","2024-01-02T00:00:00Z","","","","","","","","","","","",""

      """)
    let table = loaded.dataset
    #expect(TrackSchema.allFeatures.allSatisfy { table[$0] != nil })
    #expect(table.texts(.artists)?[0] == "A;B, Jr")
    #expect(table.texts(.trackID)?[1] == "0000000000000000000002")
    #expect(table.numbers(.durationMs)?.values == [200_000, 180_000])
    #expect(table.numbers(.energy)?[1] == nil)
    #expect(table.flags(.explicit)?[0] == true)
    #expect(table.texts(.releaseDate)?[0] == "2020-01-02" && table.texts(.isrc)?[1] == "ZZABC2000002")
    #expect(loaded.report.unreadableCount == 0)
  }

  @Test func `an export of exportify net is understood`() throws {
    let table = try read(
      """
      \u{feff}Track URI,Track Name,Album Name,Artist Name(s),Release Date,Duration (ms),Popularity,Explicit,Added By,\
      Added At,Genres,Record Label,Danceability,Energy,Key,Loudness,Mode,Speechiness,Acousticness,Instrumentalness,\
      Liveness,Valence,Tempo,Time Signature
      spotify:track:0000000000000000000001,One,Album,A;B,2020,200000,50,True,me,2024-01-01,"pop,dance pop",L,\
      0.5,0.6,1,-5,1,0.1,0.2,0,0.1,0.4,120,4
      spotify:local:x,Two,undefined,undefined,,180000,0,False,me,2024-01-02,,,,,,,,,,,,,,

      """
    ).dataset
    #expect(TrackSchema.allFeatures.allSatisfy { table[$0] != nil })
    #expect(table.texts(.artists)?[0] == "A;B" && table.texts(.artists)?[1] == nil)
    #expect(table.texts(.artistGenres)?[0] == "pop,dance pop")
    #expect(table.genreColumn?[0] == "pop" && table.genreColumn?[1] == nil)
  }

  @Test func `other names and spellings are understood`() throws {
    let table = try read(
      """
      instance_id,artist_name,track_name,popularity,acousticness,key,mode,tempo,music_genre
      1,A,One,50,0.5,A#,Major,?,Rock
      2,B,Two,40,0.5,Bb,Minor,120,Rap
      3,C,Three,40,0.5,C♯,major,90,Rap
      """
    ).dataset
    #expect(table.numbers(.key)?.values == [10, 10, 1])
    #expect(table.numbers(.mode)?.values == [1, 0, 1])
    #expect(table.numbers(.tempo)?[0] == nil)
    #expect(table.genres == ["Rap", "Rock"])
    #expect(!table.columnNames.contains("instance_id"))
    let other = try read(
      "track_artist,playlist_genre,playlist_subgenre,energy\nEarth, Wind & Fire,r&b,x,1\n".replacing(
        "Earth, Wind & Fire", with: "\"Earth, Wind & Fire, B\"")
    ).dataset
    #expect(other.texts(.artists)?[0] == "Earth, Wind & Fire;B")
    #expect(other.genres == ["r&b"] && other.texts("playlist_subgenre") != nil)
  }

  @Test func `the fifteen inputs are the audio features and two more`() {
    #expect(TrackSchema.allFeatures.count == 15)
    #expect(!TrackSchema.audioFeatures.contains(.popularity))
    #expect(TrackSchema.audioFeatures.allSatisfy { TrackSchema.ranges[$0] != nil })
    #expect(Set(AudioFeature.allCases.map(\.column) + [.durationMs]) == Set(TrackSchema.audioFeatures))
  }
}
