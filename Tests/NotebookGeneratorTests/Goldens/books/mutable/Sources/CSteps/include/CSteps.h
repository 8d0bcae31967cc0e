#pragma once
#define STEP_LIMIT 12

double steps_walk(int steps);
double steps_unused(int steps);
int steps_calls(void);

static inline double steps_scaled(double value) { return value * 0.5; }
