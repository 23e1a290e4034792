import Tabular

/// What programs and people call the columns of a table of tracks in other languages than English.
enum ForeignColumnNames {
  /// Words for how loud something is that mean other things too: they count where the first values are negative, or
  /// the header says dB.
  static let loudness = [
    "intensité", "intensität", "intensidad", "intensidade", "intensità", "intensiteit", "intensitet",
    "intensity", "volumen", "volym", "volum", "pegel", "level", "niveau", "nivel", "nível", "livello", "nivå",
    "poziom", "sonorità", "音圧", "уровень",
  ]

  /// By column; compared by letters and digits alone, whatever their case.
  static let all: [ColumnName: [String]] = [
    .trackName: [
      "titel", "track titel", "titre", "nom du titre", "título", "nombre de la canción", "titolo",
      "nome del brano", "nome da música", "nummernaam", "låtnamn", "parça adı", "トラック名", "曲名", "название",
      "canción", "nombre", "música", "faixa", "brano", "şarkı", "tytuł", "utwór", "nazwa utworu", "låt",
      "sang", "kappale", "název", "歌曲", "歌曲名", "歌名", "标题", "제목", "곡명", "노래", "песня", "трек", "назва",
      "τίτλος",
    ],
    .artists: [
      "künstler", "künstlername(n)", "interpret", "interpreten", "artiste", "artistes",
      "nom(s) de l'artiste", "artista", "artistas", "nombre(s) del artista", "artisti", "artiest",
      "naam van artiest", "sanatçı", "sanatçı adı", "アーティスト", "アーティスト名", "исполнитель", "intérprete",
      "intérpretes", "wykonawca", "wykonawcy", "artysta", "artyści", "esittäjä", "艺术家", "艺人", "歌手", "아티스트",
      "가수", "исполнители", "артист", "виконавець", "καλλιτέχνης",
    ],
    .albumName: [
      "nom de l'album", "álbum", "nombre del álbum", "naam van album", "albüm", "albüm adı", "アルバム",
      "アルバム名", "专辑", "专辑名", "專輯", "앨범", "앨범명", "альбом", "άλμπουμ",
    ],
    .durationMs: [
      "dauer", "länge", "spieldauer", "track dauer (ms)", "durée", "durée du titre (ms)", "duración",
      "duración de la canción (ms)", "durata", "duração", "nummerduur (ms)", "duur", "tijd", "süre",
      "parça süresi (ms)", "トラックの長さ（ミリ秒）", "czas trwania", "długość", "längd", "varaktighed", "lengde",
      "kesto", "délka", "时长", "時長", "時間", "再生時間", "재생시간", "길이", "длительность", "продолжительность",
      "время", "тривалість", "playtime", "play time", "track time",
    ],
    .popularity: [
      "beliebtheit", "popularität", "popularité", "popularidad", "popolarità", "popularidade",
      "populariteit", "popülerlik", "人気度", "popularność", "popularitet", "suosio", "popularita", "流行度",
      "热度", "인기도", "популярность",
    ],
    .explicit: [
      "explizit", "explicite", "explícito", "explícita", "expliciet", "esplicito", "露骨", "不適切", "явное",
    ],
    .trackGenre: [
      "género", "género musical", "genre musical", "genere", "gênero", "musikrichtung", "tür", "ジャンル",
      "жанр", "gatunek", "gatunek muzyczny", "žánr", "genrer", "tyylilaji", "sjanger", "流派", "风格", "類型",
      "장르", "музыкальный жанр",
    ],
    .artistGenres: [
      "künstler genres", "genres de l'artiste", "géneros del artista", "géneros", "generi",
      "genres van de artiest", "sanatçı türleri", "アーティストジャンル",
    ],
    .addedAt: [
      "hinzugefügt am", "hinzugefügt", "ajouté le", "añadido en", "añadido el", "aggiunto il",
      "toegevoegd op", "eklenme tarihi", "追加日時", "data dodania", "tillagd", "添加日期", "추가한 날짜",
      "дата добавления",
    ],
    .danceability: [
      "tanzbarkeit", "dansabilité", "danseabilité", "bailabilidad", "ballabilità", "dançabilidade",
      "dansbaarheid", "dansbarhet", "dans edilebilirlik", "taneczność", "tańczalność", "tanečnost", "舞蹈性",
      "舞曲性", "ダンス性", "ダンサビリティ", "댄서빌리티", "춤추기 좋은 정도", "танцевальность",
    ],
    .energy: [
      "energie", "énergie", "energía", "energia", "energi", "enerji", "energeettisyys", "能量", "エネルギー",
      "에너지", "энергия", "энергичность",
    ],
    .key: [
      "tonart", "tonalité", "tonalidad", "tonalità", "tonalidade", "toonsoort", "tonacja", "tom",
      "anahtar", "tonalité musicale", "sävellaji", "tónina", "調", "调", "调性", "キー", "키", "조성",
      "тональность",
    ],
    .loudness: [
      "lautstärke", "lautheit", "volume sonore", "sonorité", "luidheid", "ljudstyrka", "ses seviyesi",
      "sonoridad", "sonoridade", "głośność", "ses yüksekliği", "äänekkyys", "hlasitost", "响度", "ラウドネス",
      "音量", "라우드니스", "음량", "громкость",
    ],
    .mode: [
      "modus", "modo", "modalità", "modalidad", "modalidade", "modalité", "tongeschlecht", "tryb", "läge",
      "dur/moll", "moll/dur", "majeur/mineur", "mayor/menor", "maggiore/minore", "调式", "モード", "모드", "лад",
    ],
    .speechiness: [
      "sprachanteil", "parlabilité", "spraakzaamheid", "konuşma oranı", "parole", "hablado", "voz hablada",
      "parlato", "fala", "spraak", "mowa", "konuşma", "konuşmacılık", "talad", "语音", "スピーチ", "스피치", "речь",
      "разговорность",
    ],
    .acousticness: [
      "akustik", "akustizität", "acoustique", "acústica", "acustica", "akoestiek", "akustiklik",
      "akustyczność", "akustisk", "akustiskhet", "akustičnost", "声学", "原声性", "アコースティック", "アコースティック性",
      "어쿠스틱", "акустичность",
    ],
    .instrumentalness: [
      "instrumentalität", "instrumentalité", "instrumentalidad", "instrumentaliteit", "enstrümantalite",
      "strumentalità", "instrumentalidade", "instrumentalność", "enstrümantallik", "instrumentell", "器乐",
      "器乐性", "インストゥルメンタル", "インスト", "인스트루멘탈", "инструментальность",
    ],
    .liveness: [
      "lebendigkeit", "vivacité", "vivacidad", "levendigheid", "canlılık", "en vivo", "ao vivo",
      "dal vivo", "żywość", "na żywo", "现场", "现场感", "ライブ感", "ライブ", "라이브", "живость",
    ],
    .valence: [
      "valenz", "valencia", "valenza", "valência", "valentie", "walencja", "pozytywność", "değerlik",
      "valens", "valenssi", "效价", "感情価", "ポジティブ度", "발렌스", "валентность",
    ],
    .tempo: [
      "темп", "テンポ", "节奏", "節奏", "템포", "schläge pro minute", "battements par minute",
      "pulsaciones por minuto", "battiti al minuto", "batidas por minuto", "slagen per minuut",
      "slag per minut", "uderzenia na minutę", "удары в минуту", "ударов в минуту",
    ],
    .timeSignature: [
      "taktart", "takt", "compás", "maatsoort", "maatstreep", "ölçü işareti", "signature rythmique",
      "chiffrage", "compasso", "tempo in chiave", "metrum", "zaman işareti", "zaman ölçüsü", "tahtilaji",
      "拍号", "拍子", "박자", "тактовый размер",
    ],
  ]
}
