"""The figures of BenchmarkPlots.swift in matplotlib, as one would write them; seconds a file, as JSON."""

import io
import json
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy


def panels():
    figure, axes = plt.subplots(1, 2, figsize=(7.2, 3.4), sharey=True)
    x = numpy.arange(500) / 50
    for panel, axis in enumerate(axes):
        for line in range(12):
            y = numpy.sin(x * (1 + line / 6)) * numpy.exp(-x / 8) + (line + panel) / 10
            axis.plot(x, y, label=f"line {line}")
        axis.set(xlabel="time $t$", title=f"panel {panel}")
        axis.grid(True)
    axes[0].set_ylabel("value")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="upper center", ncols=6)
    return figure


def noise(count):
    x = numpy.arange(count) / count
    return x, numpy.sin(20 * x) + numpy.random.default_rng(1).random(count)


def points(count):
    figure, axis = plt.subplots(figsize=(7.2, 4.8))
    axis.plot(*noise(count), ".", markersize=1.6)
    axis.set(xlabel="x", ylabel="y")
    return figure


def line(count):
    figure, axis = plt.subplots(figsize=(7.2, 4.8))
    axis.plot(*noise(count))
    axis.set(xlabel="x", ylabel="y")
    return figure


def seconds(make, repetitions):
    def once(kind):
        start = time.perf_counter()
        figure = make()
        figure.savefig(io.BytesIO(), format=kind, dpi=200)
        plt.close(figure)
        return time.perf_counter() - start

    once("png")
    return {kind: min(once(kind) for _ in range(repetitions)) for kind in ("svg", "pdf", "png")}


def many(count, repetitions):
    return {"points": seconds(lambda: points(count), repetitions), "line": seconds(lambda: line(count), repetitions)}


print(json.dumps({"panels": seconds(panels, 3), "hundredThousand": many(100_000, 2), "million": many(1_000_000, 1)}))
