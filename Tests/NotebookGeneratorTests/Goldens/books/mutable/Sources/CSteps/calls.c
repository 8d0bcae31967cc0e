#include "CSteps.h"

static int calls = 0;

int steps_calls(void) { return ++calls; }
