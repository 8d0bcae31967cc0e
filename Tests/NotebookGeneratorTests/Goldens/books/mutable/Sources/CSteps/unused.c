#include "CSteps.h"

static const double others[4] = {9.5, 9.25, 9.125, 9.0625};

double steps_unused(int steps) { return others[steps & 3]; }
