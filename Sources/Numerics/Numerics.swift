// What every science target stands on. A folder uses those above it and none below:
//   Parallel       a map over all cores that keeps order
//   Functions      the Hurwitz zeta function
//   Vectors        the inner loops for the processor at hand (`Kernels`), chosen at run time
//   Statistics     sums in a fixed order, means with standard errors, power-law fits
//   Random         streams that are functions of a counter, and variates from them
//   LinearAlgebra  matrices, factorizations and eigenvalues, by LAPACK
//   Quadrature     Gauss rules
//   Integration    ordinary differential equations
//   Optimization   minima of functions of one variable
