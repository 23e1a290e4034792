import Kernels

/// Threads that are started when they are first needed, for those who use Learning alone.
public typealias Workers = Kernels.Workers
