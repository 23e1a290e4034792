#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The few calls of the C library that this module needs, under names that do not depend on the platform.

/// The natural logarithm.
public func logarithm(_ value: Double) -> Double { log(value) }
/// The cosine of an angle in radians.
public func cosine(_ value: Double) -> Double { cos(value) }

/// The system's `read`, for types that have a method of that name.
func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// The system's `write`, likewise.
func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}

/// The system's `open` for writing, likewise.
func openForWriting(_ path: String) -> Int32 { open(path, O_WRONLY | O_CLOEXEC) }
