extension GenreGoal {
  /// What a name was found to mean.
  struct Found {
    /// The genre or family.
    let label: String
    /// How it is related to what was typed.
    let relation: Relation
  }

  /// How a genre or family is related to the name that was typed.
  enum Relation: Equatable {
    case same
    /// The name speaks of a part of it.
    case partOfIt
    /// Nothing was called so; these are names that resemble it.
    case new(near: [String])
  }
}
