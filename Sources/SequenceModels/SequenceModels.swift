// The Gaussian sequence model and gradient flows in it (Li & Lin 2024, arXiv 2409.00894):
//   Models           a signal and a spectrum make a model; a random stream gives an observation of it
//   Flows            a flow takes an eigenvalue, an observation and a time to a state
//   Errors           the generalization error of a flow as a function of time
//   Stopping         the time at which that error is least, and rules that do not know it
//   Rates            its mean over repetitions, against the sample size
//   Expectation      the expected error over the noise, without repetitions
//   Discrete         gradient descent with a step, and stochastic gradient descent
//   ChangingSignals  a truth that changes during training
