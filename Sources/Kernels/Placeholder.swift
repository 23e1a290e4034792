// Kernels: see the folder's types.
