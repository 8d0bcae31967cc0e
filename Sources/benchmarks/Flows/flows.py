"""Oracle-stopped over-parameterized flows (D = 0) in plain NumPy, as one would write them; seconds a repetition, as JSON."""

import json
import time

import numpy


def setting(count, gamma, n, generator):
    index = numpy.arange(1.0, count + 1)
    signal = numpy.zeros(count)
    rank = numpy.arange(1, int(count**0.5) + 1)
    signal[rank**2 - 1] = 1 / rank
    return index ** -gamma, signal, signal + generator.standard_normal(count) / n**0.5


def closed_form(eigenvalue, z, t):
    rate = numpy.sqrt(eigenvalue**2 + 4 * z**2)
    decay = numpy.exp(-rate * t)
    lost, lost2 = -numpy.expm1(-rate * t), -numpy.expm1(-2 * rate * t)
    denominator = 8 * z**2 * decay + eigenvalue**2 * (1 + decay**2) + rate * eigenvalue * lost2
    return eigenvalue * z * lost * (rate * (1 + decay) + eigenvalue * lost) / denominator


def oracle(eigenvalue, signal, z, times):
    return min(numpy.sum((closed_form(eigenvalue, z, t) - signal) ** 2) for t in times)


def descent(eigenvalue, signal, z, step, steps):
    a, beta, best = numpy.sqrt(eigenvalue), numpy.zeros_like(z), numpy.inf
    for _ in range(steps):
        theta = a * beta
        best = min(best, numpy.sum((theta - signal) ** 2))
        residual = step * (z - theta)
        a, beta = a + beta * residual, beta + a * residual
    return best


def seconds(work, repetitions):
    start = time.perf_counter()
    for repetition in range(repetitions):
        work(repetition)
    return (time.perf_counter() - start) / repetitions


def main():
    times = numpy.geomspace(1, 1000, 60)

    def figure(repetition):
        generator = numpy.random.default_rng(repetition)
        oracle(*setting(100_000, (1.5, 3)[repetition % 2], 5000, generator), times)

    def table(repetition):
        generator = numpy.random.default_rng(repetition)
        oracle(*setting(20_000, (1.1, 2, 3)[repetition % 3], 3000, generator), times)

    def descend(repetition):
        # Up to t = 160, beyond the oracle's, in steps of 0.1.
        generator = numpy.random.default_rng(repetition)
        descent(*setting(100_000, (1.5, 3)[repetition % 2], 5000, generator), 0.1, 1600)

    figure(0)
    print(
        json.dumps(
            {
                "secondsPerFigureCell": seconds(figure, 24),
                "secondsPerDescentCell": seconds(descend, 2),
                "secondsPerTableCell": seconds(table, 60),
            }
        )
    )


if __name__ == "__main__":
    main()
