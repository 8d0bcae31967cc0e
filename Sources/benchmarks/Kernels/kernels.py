"""Kernels of wide networks in NumPy and SciPy, as one would write them; seconds, as JSON."""

import json
import time

import numpy
import scipy.linalg
from scipy.sparse.linalg import eigsh


def points(count, generator):
    scales = 1 / numpy.arange(1.0, 9)
    rows = numpy.hstack([generator.standard_normal((count, 8)) * scales, numpy.ones((count, 1))])
    return rows / numpy.linalg.norm(rows, axis=1, keepdims=True)


def tangent(u, layers=3, bias=0.1):
    u = numpy.clip(u, -1, 1)
    kernel = u + bias
    for _ in range(layers):
        angle = numpy.arccos(u)
        zeroth = (numpy.pi - angle) / numpy.pi
        u = (numpy.sqrt(1 - u * u) + (numpy.pi - angle) * u) / numpy.pi
        u = numpy.minimum(u, 1)
        kernel = kernel * zeroth + u + bias
    return kernel / ((layers + 1) * (1 + bias))


def seconds(work, repetitions=1):
    best = numpy.inf
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main():
    generator = numpy.random.default_rng(1)
    small, large = points(2000, generator), points(20_640, generator)
    gram = tangent(small @ small.T)
    block = generator.standard_normal((20_640, 32))

    def streamed():
        # A tenth of the product of the whole Gram matrix with 32 vectors, 516 rows at a time.
        return numpy.vstack([tangent(large[i : i + 516] @ large.T) @ block for i in range(0, 2064, 516)])

    values, vectors = scipy.linalg.eigh(gram / 2000, subset_by_index=[1899, 1999])
    change = values[0] / values - 1
    residual = generator.standard_normal(2000)

    def step():
        preconditioned = residual + vectors @ (change * (vectors.T @ residual))
        return residual - gram @ preconditioned / 2000

    print(
        json.dumps(
            {
                "gram": seconds(lambda: tangent(small @ small.T), 3),
                "leadingDense": seconds(lambda: scipy.linalg.eigh(gram, subset_by_index=[1900, 1999])),
                "leadingLanczos": seconds(lambda: eigsh(gram, 100, which="LA", tol=1e-10)),
                "streamedProduct": 10 * seconds(streamed),
                "step": seconds(step, 20),
            }
        )
    )


if __name__ == "__main__":
    main()
