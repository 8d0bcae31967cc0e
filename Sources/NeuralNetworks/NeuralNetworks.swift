// Fully connected networks of finite width, their tangent kernels and their training (Geifman et al. 2024, arXiv 2307.14531, and
// Zhang et al. 2024, arXiv 2412.18756). A folder uses those above it and none below:
//   Networks     what a network is: its architecture, its scaling, its random start
//   Propagation  values forwards, sensitivities backwards, gradients
//   Tangents     the empirical tangent kernel, layer by layer, without the Jacobian
//   Training     full-batch gradient descent, preconditioned or not, and the linear descent to compare it with
