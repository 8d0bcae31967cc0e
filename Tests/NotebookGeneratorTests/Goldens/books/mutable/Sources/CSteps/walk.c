#include "CSteps.h"

static const double lengths[4] = {0.5, 0.25, 0.125, 0.0625};

double steps_walk(int steps) {
    double sum = 0;
    for (int step = 0; step < steps; step++) sum += lengths[step & 3];
    return sum;
}
