import Testing

@Suite struct LearningTests {}
