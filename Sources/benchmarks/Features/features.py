"""Gradient flow of theta = A diag(d) alpha in NumPy, as one would write it; processor seconds, as JSON, on one thread."""

import json
import time

import numpy

STEP, END = 0.05, 20.0


def setting(count, n=2000, gamma=2):
    generator = numpy.random.default_rng(count)
    index = numpy.arange(1.0, count + 1)
    signal = numpy.zeros(count)
    rank = numpy.arange(1, int(count**0.5) + 1)
    signal[rank**2 - 1] = 1 / rank
    return index ** -gamma, signal + generator.standard_normal(count) / n**0.5


def slopes(z, a, d, alpha, dense):
    v = d * alpha
    u = a.T @ z - v
    if dense:
        turn = 0.5 * (numpy.outer(u, v) - numpy.outer(v, u))
        return a @ turn, alpha * u, d * u
    return 0.5 * (numpy.outer(a @ u, v) - numpy.outer(a @ v, u)), alpha * u, d * u


def runge_kutta(z, state, step, dense):
    """One classical step of order four."""
    k1 = slopes(z, *state, dense)
    k2 = slopes(z, *(s + step / 2 * k for s, k in zip(state, k1)), dense)
    k3 = slopes(z, *(s + step / 2 * k for s, k in zip(state, k2)), dense)
    k4 = slopes(z, *(s + step * k for s, k in zip(state, k3)), dense)
    return [s + step / 6 * (p + 2 * q + 2 * r + t) for s, p, q, r, t in zip(state, k1, k2, k3, k4)]


def flow(count, dense, steps):
    """Seconds of the whole way, from a few steps of it: each takes as long as any other."""
    eigenvalues, z = setting(count)
    state = [numpy.eye(count), eigenvalues**0.5, numpy.zeros(count)]
    state = runge_kutta(z, state, STEP, dense)
    start = time.process_time()
    for _ in range(steps):
        state = runge_kutta(z, state, STEP, dense)
    return (time.process_time() - start) / steps * END / STEP


def descent(count, steps):
    """Seconds a step, without A: w = A'z turns by the exponential of a plane."""
    eigenvalues, w = setting(count)
    d, alpha, step = eigenvalues**0.5, numpy.zeros(count), 0.01
    start = time.process_time()
    for _ in range(steps):
        v = d * alpha
        u = w - v
        uu, vv, uv = u @ u, v @ v, u @ v
        area = max(uu * vv - uv * uv, 0.0) ** 0.5
        angle = 0.5 * step * area
        if angle > 0:
            turned = 0.5 * step * (u * (v @ w) - v * (u @ w))
            twice = 0.5 * step * (u * (v @ turned) - v * (u @ turned))
            w = w - numpy.sin(angle) / angle * turned + (1 - numpy.cos(angle)) / angle**2 * twice
        d, alpha = d + step * alpha * u, alpha + step * d * u
    return (time.process_time() - start) / steps


def main():
    print(
        json.dumps(
            {
                "flows": [
                    {"count": count, "dense": flow(count, True, dense), "rankTwo": flow(count, False, steps)}
                    for count, dense, steps in ((200, 20, 100), (1000, 1, 4))
                ],
                "descents": [{"count": count, "secondsPerStep": descent(count, 3000)} for count in (200, 1000)],
            }
        )
    )


if __name__ == "__main__":
    main()
