import Tabular

/// What programs and people call the columns of a table of tracks in other languages than English.
enum ForeignColumnNames {
  /// By column; compared by letters and digits alone, whatever their case.
  static let all: [ColumnName: [String]] = [
    .trackName: [
      "titel", "track titel", "titre", "nom du titre", "título", "nombre de la canción", "titolo",
      "nome del brano",
      "nome da música", "nummernaam", "låtnamn", "parça adı", "トラック名", "曲名", "название",
    ],
    .artists: [
      "künstler", "künstlername(n)", "interpret", "interpreten", "artiste", "artistes", "nom(s) de l'artiste",
      "artista", "artistas", "nombre(s) del artista", "artisti", "artiest", "naam van artiest", "sanatçı",
      "sanatçı adı", "アーティスト", "アーティスト名", "исполнитель",
    ],
    .albumName: [
      "nom de l'album", "álbum", "nombre del álbum", "naam van album", "albüm", "albüm adı", "アルバム", "アルバム名",
    ],
    .durationMs: [
      "dauer", "länge", "spieldauer", "track dauer (ms)", "durée", "durée du titre (ms)", "duración",
      "duración de la canción (ms)", "durata", "duração", "nummerduur (ms)", "duur", "tijd", "süre",
      "parça süresi (ms)", "トラックの長さ（ミリ秒）",
    ],
    .popularity: [
      "beliebtheit", "popularität", "popularité", "popularidad", "popolarità", "popularidade",
      "populariteit", "popülerlik", "人気度",
    ],
    .explicit: ["explizit", "explicite", "explícito", "explícita", "expliciet", "esplicito"],
    .trackGenre: [
      "género", "género musical", "genre musical", "genere", "gênero", "musikrichtung", "tür", "ジャンル",
      "жанр",
    ],
    .artistGenres: [
      "künstler genres", "genres de l'artiste", "géneros del artista", "géneros", "generi",
      "genres van de artiest", "sanatçı türleri", "アーティストジャンル",
    ],
    .addedAt: [
      "hinzugefügt am", "hinzugefügt", "ajouté le", "añadido en", "añadido el", "aggiunto il",
      "toegevoegd op", "eklenme tarihi", "追加日時",
    ],
    .danceability: [
      "tanzbarkeit", "dansabilité", "danseabilité", "bailabilidad", "ballabilità", "dançabilidade",
      "dansbaarheid", "dansbarhet", "dans edilebilirlik",
    ],
    .energy: ["energie", "énergie", "energía", "energia", "energi", "enerji"],
    .key: ["tonart", "tonalité", "tonalidad", "tonalità", "tonalidade", "toonsoort"],
    .loudness: [
      "lautstärke", "lautheit", "volume sonore", "sonorité", "luidheid", "ljudstyrka", "ses seviyesi",
    ],
    .mode: ["modus", "modo", "tongeschlecht"],
    .speechiness: ["sprachanteil", "parlabilité", "spraakzaamheid", "konuşma oranı"],
    .acousticness: [
      "akustik", "akustizität", "acoustique", "acústica", "acustica", "akoestiek", "akustiklik",
    ],
    .instrumentalness: [
      "instrumentalität", "instrumentalité", "instrumentalidad", "instrumentaliteit",
      "enstrümantalite",
    ],
    .liveness: ["lebendigkeit", "vivacité", "vivacidad", "levendigheid", "canlılık"],
    .valence: ["valenz", "valencia", "valenza", "valência", "valentie"],
    .timeSignature: ["taktart", "takt", "compás", "maatsoort", "maatstreep", "ölçü işareti"],
  ]
}
