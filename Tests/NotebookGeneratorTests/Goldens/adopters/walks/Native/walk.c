#include "c_walk.h"

int walk_step(int x) { return x + STEP; }
int walk_stride(int x) { return 3 * x; }

/* The library calls it. */
int walk_called(int x) { return x + 7; }
