import CAllocator

/// What the process does with memory that it no longer needs.
public enum FreedMemory {
  /// Keeps up to 256 MB of it for what comes next.
  ///
  /// A table of 100,000 tracks takes 60 MB while it is read. Given back to the system and taken again, each page is
  /// cleared anew, which took up to half of the time of reading a table. Systems without such a setting do as they do.
  public static func keepForLater() {
    #if canImport(Glibc)
      mallopt(M_MMAP_THRESHOLD, 32 << 20)
      mallopt(M_TRIM_THRESHOLD, 256 << 20)
    #endif
  }
}
