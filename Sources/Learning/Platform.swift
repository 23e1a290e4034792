#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The few calls of the C library that this module needs, under names that do not depend on the platform.

func logarithm(_ value: Double) -> Double { log(value) }
func exponential(_ value: Double) -> Double { exp(value) }
func cosine(_ value: Double) -> Double { cos(value) }
