#if FUSED
    import Builtin
#endif

typealias Vector = SIMD8<Double>

/// a·b + c, rounded once in the modules for processors that have an instruction for it.
///
/// Those modules do the same operations in the same lanes, so AVX2, AVX-512 and arm64 agree in every bit. On x86-64 without the
/// instruction (before 2013) the last bits differ: to imitate it would take 50 times as long, to do without it everywhere, 1.4 times.
/// (`addingProduct` takes the lanes one by one.)
@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
    #if FUSED
        unsafeBitCast(
            Builtin.int_fma_Vec8xFPIEEE64(a._storage._value, b._storage._value, c._storage._value), to: Vector.self)
    #else
        a * b + c
    #endif
}

/// √a, lane by lane, correctly rounded everywhere. (`squareRoot()` takes the lanes one by one.)
@inline(__always)
func squareRoot(_ a: Vector) -> Vector {
    #if FUSED
        unsafeBitCast(Builtin.int_sqrt_Vec8xFPIEEE64(a._storage._value), to: Vector.self)
    #else
        a.squareRoot()
    #endif
}

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Double) -> Vector { multiplyAdd(a, b, Vector(repeating: c)) }

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Double, _ c: Double) -> Vector { multiplyAdd(a, Vector(repeating: b), Vector(repeating: c)) }

@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Double, _ c: Vector) -> Vector { multiplyAdd(a, Vector(repeating: b), c) }
