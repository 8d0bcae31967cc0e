// Regression with spectra that are fixed, or learned (Li & Lin 2024, arXiv 2409.00894, section 5). A folder uses those
// above it and none below:
//   Bases         orthonormal functions and their eigenvalues; design matrices; lattices of frequencies
//   Fourier       empirical coefficients of data over lattice balls in any dimension
//   Flows         the empirical loss; the fixed kernel in closed form; the diagonal adaptive kernel, integrated
//   Interpolation where the flows end
//   Stopping      oracle, hold-out, cross-validation
//   Ridge         kernel ridge regression, tuned
//   Studies       error rates on the torus; methods compared over random splits
