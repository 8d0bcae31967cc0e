// Features that are learned, beyond the tangent kernel (Zhang, Lai, Li, Lin & Liu 2024, arXiv 2412.18756). A folder uses
// those above it and none below:
//   Eigenspaces  how much of a signal lies in the leading learned directions; angles between subspaces
//   RandomDesign regression on a sample beside its sequence model; Hermite polynomials in many variables
//   HighDimension targets and kernels on spheres, their errors degree by degree, with and without a sample; the kernel after one step
