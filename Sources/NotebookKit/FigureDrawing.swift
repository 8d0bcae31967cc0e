import Plotting
func drawFigure(_ plot: Plot, into folder: String) throws -> BlockProduct { .figure(width: 1, height: 1, suffixes: []) }
