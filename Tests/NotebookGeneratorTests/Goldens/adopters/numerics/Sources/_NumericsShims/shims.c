#include "_NumericsShims.h"
#include <math.h>

double shim_root(double x) { return sqrt(x); }
double shim_cube(double x) { return x * x * x; }
