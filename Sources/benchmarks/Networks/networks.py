"""Training of a two-layer ReLU network on the circle and its tangent kernel in plain NumPy, and in PyTorch where it is installed, as one
would write them; seconds a repetition, as JSON."""

import json
import time

import numpy

COUNT, WIDTH, PAIRS = 400, 4096, 61


def best(work, repetitions):
    work()
    times = []
    for _ in range(repetitions):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def problem():
    angles = 2 * numpy.pi * numpy.arange(COUNT) / COUNT
    points = numpy.stack([numpy.cos(angles), numpy.sin(angles), numpy.ones(COUNT)], axis=1) / 2**0.5
    generator = numpy.random.default_rng(1)
    weights = generator.standard_normal((3, WIDTH))
    weights[2] = 0
    signs = generator.choice([-1.0, 1.0], WIDTH)
    vectors = numpy.linalg.qr(generator.standard_normal((COUNT, PAIRS)))[0]
    return points, weights, signs / WIDTH**0.5, vectors, numpy.linspace(-0.9, 0, PAIRS), numpy.cos(3 * angles)


def numpy_times():
    points, weights, output, vectors, changes, target = problem()

    def step():
        hidden = points @ weights
        residual = numpy.maximum(hidden, 0) @ output - target
        residual += vectors @ (changes * (vectors.T @ residual))
        weights[:] -= 1e-3 * (points.T @ ((hidden > 0) * numpy.outer(residual, output)))

    def kernel():
        pattern = (points @ weights > 0) * output
        return (pattern @ pattern.T) * (points @ points.T)

    return best(step, 20), best(kernel, 5)


def torch_step():
    try:
        import torch
    except ImportError:
        return None
    points, weights, output, vectors, changes, target = (torch.from_numpy(array) for array in problem())
    weights.requires_grad_(True)

    def step():
        values = torch.relu(points @ weights) @ output
        with torch.no_grad():
            residual = values - target
            residual += vectors @ (changes * (vectors.T @ residual))
        (gradient,) = torch.autograd.grad(values, weights, residual)
        with torch.no_grad():
            weights.sub_(1e-3 * gradient)

    return best(step, 20)


step, kernel = numpy_times()
print(json.dumps({"secondsPerStep": step, "secondsPerKernel": kernel, "torchSecondsPerStep": torch_step()}))
