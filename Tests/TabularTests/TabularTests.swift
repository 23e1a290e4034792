import Testing

@Suite struct TabularTests {}
