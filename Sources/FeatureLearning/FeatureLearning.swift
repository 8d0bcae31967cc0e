// Features that are learned, beyond the tangent kernel (Zhang, Lai, Li, Lin & Liu 2024, arXiv 2412.18756). A folder uses
// those above it and none below:
//   Eigenspaces     how much of a signal lies in the leading learned directions; angles between subspaces
//   Rotations       skew matrices in the span of a few vectors, and the rotations that they generate
//   FeatureFlows    the sequence model with learned eigenvalues and eigenvectors, as a flow on the group
//   FeatureDescent  the same in steps
//   RotationLimits  what the flow becomes when one feature does all the work, and the error that this leads to
//   RandomDesign    the same flow on a regression sample, beside its sequence model; Hermite polynomials in many variables
//   HighDimension   targets and kernels on spheres, errors degree by degree, with a sample and without; the kernel after one step
//   Networks        what training does to a network's tangent kernel; networks and their tangent kernels as regression methods
