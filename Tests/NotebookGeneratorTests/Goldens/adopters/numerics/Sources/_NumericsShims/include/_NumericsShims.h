#ifndef NUMERICS_SHIMS
#define NUMERICS_SHIMS
static inline double shim_half(double x) { return x * 0.5; }
double shim_root(double x);
double shim_cube(double x);
#endif
