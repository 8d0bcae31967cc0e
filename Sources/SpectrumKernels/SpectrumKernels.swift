// Kernels of wide networks and what becomes of gradient descent when their spectrum is modified (Geifman, Barzilai, Basri &
// Galun 2024, arXiv 2307.14531). A folder uses those above it and none below:
//   Errors          what keeps any of the following from being computed
//   Kernels         points on the sphere; arc-cosine and neural tangent kernels; their Gram matrices, whole or streamed
//   Spectra         eigenvalues of such kernels on the circle and on spheres, in closed form and by quadrature
//   Eigenpairs      the leading eigenpairs of a Gram matrix: by LAPACK, or by block Lanczos when it is too large to form
//   Maps            maps g of eigenvalues, as values that compose; kernels whose spectrum went through one
//   Preconditioners S of the leading eigenpairs; Jacobi, Nyström and Newton behind the same interface
//   Descent         preconditioned gradient descent in the kernel limit, step by step and in closed form
