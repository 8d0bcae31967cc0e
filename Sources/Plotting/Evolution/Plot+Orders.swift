/// The coefficients of something in a kernel's basis.
public struct OrderedSpectrum: Sendable {
    var name: String
    var coefficients: [Double]

    /// - Parameters:
    ///   - name: a title; may hold formulas between dollars.
    ///   - coefficients: in the kernel's order, that of falling eigenvalues.
    public init(_ name: String, _ coefficients: [Double]) {
        self.name = name
        self.coefficients = coefficients
    }
}

extension Plot {
    /// Spectra in two orders, each in a row of two panels: how large the coefficients are in the kernel's order and sorted; and which
    /// part of the energy Σc² the first k hold in each order. The room between the two curves is what a better order could gain.
    ///
    /// - Parameters:
    ///   - index: what a coefficient's number is called.
    ///   - size: the title of the axis of sizes.
    public static func twoOrders(
        _ spectra: [OrderedSpectrum], index: String = "number of coefficients $k$", size: String = "size $|c_k|$"
    ) -> Plot {
        .panels(spectra, columns: 2) { spectrum in
            let sizes = EnergyOrder.sizes(spectrum.coefficients)
            let sorted = sizes.sorted(by: >)
            let numbers = sizes.indices.map { $0 + 1 }
            return Plot.panels {
                Plot(x: .log(index), y: .log(size)) {
                    // Zeros have no place on a logarithmic axis.
                    Points(numbers.filter { sizes[$0 - 1] > 0 }, x: { $0 }, y: { sizes[$0 - 1] }, series: EnergyOrder.kernel)
                        .size(2.4)
                    Line(numbers.filter { sorted[$0 - 1] > 0 }, x: { $0 }, y: { sorted[$0 - 1] }, series: EnergyOrder.sorted)
                        .dash(.solid)
                }.titled(spectrum.name)
                Plot(x: .log(index), y: .linear("energy captured", domain: 0...1.02)) {
                    Line(x: numbers, y: EnergyOrder.captured(sizes), series: EnergyOrder.kernel).dash(.solid)
                    Line(x: numbers, y: EnergyOrder.captured(sorted), series: EnergyOrder.sorted).dash(.solid)
                }.titled(spectrum.name)
            }
        }
    }
}

/// The two orders of a spectrum.
enum EnergyOrder {
    static let kernel = "in the kernel’s order"
    static let sorted = "sorted"

    /// Of the largest size: what is smaller is what rounding leaves of zero.
    private static let rounding = 1e-12

    /// Zero where only rounding is left.
    static func sizes(_ coefficients: [Double]) -> [Double] {
        let sizes = coefficients.map(\.magnitude)
        let least = rounding * (sizes.max() ?? 0)
        return sizes.map { $0 > least ? $0 : 0 }
    }

    /// Of all energy, what the first coefficients hold.
    static func captured(_ sizes: [Double]) -> [Double] {
        let total = sizes.reduce(0) { $0 + $1 * $1 }
        var sum = 0.0
        return sizes.map { size in
            sum += size * size
            return sum / total
        }
    }
}
