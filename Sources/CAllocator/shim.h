// The settings of the allocator, where the system's C library has some.
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
