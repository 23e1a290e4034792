/// A view of consecutive floats that lie at a cache line's start; a checked build asserts every access.
///
/// It is unsafe in two ways that the owner answers for: the owner must outlive the view, and threads that share
/// a view must write to different parts of it.
struct Floats {
  let base: UnsafeMutablePointer<Float>
  let count: Int

  @inline(__always)
  subscript(index: Int) -> Float {
    get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// Sixteen floats from `index` on.
  @inline(__always)
  func lanes(_ index: Int) -> Lanes {
    assert(index >= 0 && index + 16 <= count)
    return UnsafeRawPointer(base + index).loadUnaligned(as: Lanes.self)
  }

  /// Replaces the sixteen floats from `index` on.
  @inline(__always)
  func store(_ value: Lanes, _ index: Int) {
    assert(index >= 0 && index + 16 <= count)
    UnsafeMutableRawPointer(base + index).storeBytes(of: value, as: Lanes.self)
  }

  /// A whole number in the place of a float, from −2³¹ on and below 2³¹.
  @inline(__always)
  func whole(_ index: Int) -> Int {
    assert(index >= 0 && index < count)
    return Int(UnsafeRawPointer(base + index).load(as: Int32.self))
  }

  /// Keeps a whole number in the place of a float.
  @inline(__always)
  func store(whole value: Int, _ index: Int) {
    assert(index >= 0 && index < count)
    UnsafeMutableRawPointer(base + index).storeBytes(of: Int32(truncatingIfNeeded: value), as: Int32.self)
  }

  /// The floats from `start` on, `length` of them.
  @inline(__always)
  func slice(_ start: Int, _ length: Int) -> Floats {
    assert(start >= 0 && length >= 0 && start + length <= count)
    return Floats(base: base + start, count: length)
  }

  /// Sets every float.
  func fill(_ value: Float) {
    base.update(repeating: value, count: count)
  }

  /// Copies `values` to the front. The view must have room for them.
  func copy(_ values: [Float]) {
    assert(values.count <= count)
    for (index, value) in values.enumerated() { self[index] = value }
  }
}

/// Memory for the views of one network, taken once and given back as a whole.
final class Arena {
  private let memory: UnsafeMutableRawPointer
  private let capacity: Int
  private var used = 0

  /// Room for `capacity` floats; each view starts at a cache line of its own.
  init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(byteCount: max(capacity, 16) * 4, alignment: 64)
    memory.initializeMemory(as: Float.self, repeating: 0, count: max(capacity, 16))
  }

  deinit { memory.deallocate() }

  /// The floats that a view of `count` takes up.
  static func footprint(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  /// A view of `count` zeros.
  func floats(_ count: Int) -> Floats {
    precondition(used + Arena.footprint(count) <= capacity)
    let base = (memory + used * 4).assumingMemoryBound(to: Float.self)
    used += Arena.footprint(count)
    return Floats(base: base, count: count)
  }
}
