#ifdef __linux__
#include <malloc.h>
#endif

#include "bare.h"

size_t bare_heap_bytes(void) {
#ifdef __GLIBC__
  struct mallinfo2 heap = mallinfo2();
  return heap.uordblks + heap.hblkhd;
#else
  return 0;
#endif
}
