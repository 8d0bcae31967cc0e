#if FUSED
    import Builtin
#endif

typealias Vector = SIMD8<Double>

/// a·b + c, in one rounding in the modules for processors with an instruction for it.
///
/// The two modules for AVX do the same operations in the same lanes, so they agree in every bit; without the instruction the last
/// bits differ. (`addingProduct` takes the lanes one by one.)
@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
    #if FUSED
        unsafeBitCast(
            Builtin.int_fma_Vec8xFPIEEE64(a._storage._value, b._storage._value, c._storage._value), to: Vector.self)
    #else
        a * b + c
    #endif
}

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Double) -> Vector { multiplyAdd(a, b, Vector(repeating: c)) }

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Double, _ c: Double) -> Vector { multiplyAdd(a, Vector(repeating: b), Vector(repeating: c)) }

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Double, _ c: Vector) -> Vector { multiplyAdd(a, Vector(repeating: b), c) }
