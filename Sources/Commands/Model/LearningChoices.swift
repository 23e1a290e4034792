import Learning
import Shell

// The words that options of `train` can be, with what each means.

extension Descent.Optimiser: ChoiceValue {
  public var meaning: String {
    switch self {
    case .adam: "a step of its own for each weight; the default"
    case .adamw: "the same, with weight decay apart from the gradient"
    case .sgd: "plain descent with momentum 0.9; wants a higher learning rate"
    }
  }
}

extension Descent.Schedule: ChoiceValue {
  public var meaning: String {
    switch self {
    case .constant: "the same learning rate throughout"
    case .cosine: "down to zero in half a cosine wave over all epochs; the default"
    case .linear: "down to zero in a straight line over all epochs"
    }
  }
}

extension Descent.ClassWeights: ChoiceValue {
  public var meaning: String {
    switch self {
    case .none: "every track counts the same; the default"
    case .balanced: "every genre counts the same, however few its tracks"
    }
  }
}
