// The Gaussian sequence model and gradient flows in it (Li & Lin 2024, arXiv 2409.00894). A folder uses
// those above it and none below:
//   Models           a signal and a spectrum make a model; a random stream gives an observation of it; what no flow takes
//   Errors           curves: the error of components as a function of time, prepared for many times
//   Flows            a flow takes an eigenvalue, an observation and a time to a state, and makes the curve of its error
//   Stopping         the time at which that error is least, and rules that do not know it
//   Expectation      the expected error over the noise, without repetitions, and the rule that needs it
//   Rates            the mean error over repetitions, against the sample size
//   Discrete         gradient descent with a step, and stochastic gradient descent
//   ChangingSignals  a truth that changes during training
