/// What NumPy and SciPy take for the same work, in seconds.
struct NumPyKernels: Decodable {
    /// The Gram matrix of 2000 points.
    let gram: Double
    /// Its 100 leading pairs, by LAPACK and by ARPACK.
    let leadingDense: Double
    let leadingLanczos: Double
    /// A product of the Gram matrix of 20,640 points, computed block by block, with 32 vectors.
    let streamedProduct: Double
    /// A preconditioned step for 2000 points.
    let step: Double

    /// - Parameter threads: how many BLAS may use; all cores if nil.
    static func measure(threads: Int? = nil) throws -> NumPyKernels {
        try PythonBaseline.run(PackageResources.kernels_py, packages: "python3-numpy python3-scipy", threads: threads)
    }
}
