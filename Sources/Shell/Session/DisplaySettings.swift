/// When colour is used.
public enum ColorSetting: String, ChoiceValue {
  case auto, always, never

  /// When colour is used under this setting, for help and completion.
  public var meaning: String {
    switch self {
    case .auto: "where the terminal has it"
    case .always: "always"
    case .never: "never"
    }
  }
}

/// What text stands on.
public enum BackgroundSetting: String, ChoiceValue {
  case auto, dark, light

  /// What the text is taken to stand on under this setting, for help and completion.
  public var meaning: String {
    switch self {
    case .auto: "as the terminal says"
    case .dark: "light text on a dark background"
    case .light: "dark text on a light background"
    }
  }
}

// How results look at the prompt: matters of taste, which a saved session does without.
extension Setting where Value == ColorSetting {
  /// When colour is used.
  public static let color = Setting("color", .auto, isPersonal: true, "when colour is used")
}

extension Setting where Value == BackgroundSetting {
  /// What text stands on.
  public static let background = Setting(
    "background", .auto, isPersonal: true, "what text stands on, for colours that can be read")
}

extension Setting where Value == Int {
  /// How many columns results take; 0 means the window's.
  public static let width = Setting(
    "width", 0, in: 0...1_000, isPersonal: true, "how many columns results take; 0 means the window's")
}

extension Setting where Value == Bool {
  /// Whether long results are shown a page at a time.
  public static let pager = Setting(
    "pager", true, isPersonal: true, "whether results longer than the window are shown a page at a time")
}

/// The settings of the prompt.
public enum DisplaySettings {
  /// All of them.
  public static let all: [SettingDescription] = [
    Setting<ColorSetting>.color.description, Setting<BackgroundSetting>.background.description,
    Setting<Int>.width.description, Setting<Bool>.pager.description,
  ]
}
