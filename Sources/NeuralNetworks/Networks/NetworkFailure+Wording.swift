extension NetworkFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .oddWidth(let width):
            "an antisymmetric start pairs the units of the last hidden layer, and there are \(width)"
        case .inputDimension(let expected, let found):
            "the network takes points of dimension \(expected), and these have \(found)"
        case .counts(let points, let found):
            "there are \(points) points, and \(found) numbers that should be one for each"
        case .notFinite(let index):
            "the point or response \(index) is infinite or not a number"
        case .stepBeyondStability(let step, let limit):
            "the step \(step) is beyond the stability limit 2/λ_max(KS) = \(limit)"
        case .diverged(let iteration, let loss):
            "training diverged: the loss is \(loss) at iteration \(iteration); shorten the step"
        case .died(let iteration, let deadShare):
            "training ended at iteration \(iteration): a share of \(deadShare) of the hidden units is active on no point; "
                + "widen the network or shorten the step"
        case .kernel(let error):
            "the tangent kernel cannot be used: \(error)"
        case .memory(let bytes, let limit):
            "this takes \(bytes) bytes of memory, more than the \(limit) there are"
        }
    }
}
