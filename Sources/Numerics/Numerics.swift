// What every science target stands on: random streams that are functions of a counter, a parallel map that keeps order,
// reductions in a fixed order, quadrature, integration, minimisation and power-law fits.
