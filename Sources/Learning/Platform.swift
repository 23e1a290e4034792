#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The exponential function under a name that does not depend on the platform; Tabular has the others.
func exponential(_ value: Double) -> Double { exp(value) }
