"""Stochastic gradient descent of a two-layer ReLU network in NumPy, and in PyTorch where it is installed, as one would write it:
processor seconds an epoch, as JSON, on one thread."""

import json
import time

import numpy

DIMENSION, COUNT, WIDTH, BATCH, STEP = 100, 1000, 512, 32, 1e-2


def problem():
    generator = numpy.random.default_rng(1)
    points = numpy.hstack([generator.standard_normal((COUNT, DIMENSION)), numpy.ones((COUNT, 1))])
    hidden = generator.standard_normal((DIMENSION + 1, WIDTH)) / DIMENSION**0.5
    return points, generator.standard_normal(COUNT), hidden, generator.standard_normal(WIDTH) / WIDTH


def best(epoch, repetitions=3):
    epoch()
    times = []
    for _ in range(repetitions):
        start = time.process_time()
        epoch()
        times.append(time.process_time() - start)
    return min(times)


def numpy_epoch():
    points, responses, hidden, output = problem()
    generator = numpy.random.default_rng(2)

    def epoch():
        order = generator.permutation(COUNT)
        for first in range(0, COUNT, BATCH):
            batch = order[first : first + BATCH]
            x = points[batch]
            h = x @ hidden
            features = numpy.maximum(h, 0)
            residual = (features @ output - responses[batch]) / len(batch)
            change = x.T @ ((h > 0) * numpy.outer(residual, output))
            output[:] -= STEP * (features.T @ residual)
            hidden[:] -= STEP * change

    return best(epoch)


def torch_epoch():
    try:
        import torch
    except ImportError:
        return None
    torch.set_num_threads(1)
    points, responses, hidden, output = (torch.from_numpy(array) for array in problem())
    hidden.requires_grad_(True)
    output.requires_grad_(True)
    optimizer = torch.optim.SGD([hidden, output], lr=STEP)

    def epoch():
        for batch in torch.randperm(COUNT).split(BATCH):
            optimizer.zero_grad()
            loss = 0.5 * ((torch.relu(points[batch] @ hidden) @ output - responses[batch]) ** 2).mean()
            loss.backward()
            optimizer.step()

    return best(epoch)


print(json.dumps({"numpy": numpy_epoch(), "torch": torch_epoch()}))
