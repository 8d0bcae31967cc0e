#include "CSteps.h"
struct steps_pair steps_make(void) { struct steps_pair pair = {1, 2}; return pair; }
__attribute__((weak)) double steps_weak(void) { return 1; }
