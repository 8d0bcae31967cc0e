// Features that are learned, beyond the tangent kernel (Zhang, Lai, Li, Lin & Liu 2024, arXiv 2412.18756). A folder uses
// those above it and none below:
//   Eigenspaces  how much of a signal lies in the leading learned directions; angles between subspaces
