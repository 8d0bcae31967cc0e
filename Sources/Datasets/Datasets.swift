// Public data sets: where they come from, whether the files at hand are the right ones, and what they hold.
//   DataRegistry, a target of its own: what the data sets are, where their files lie, their digests
//   Tables    CSV text in, columns of numbers and dates out
//   Problems  features and responses, time series, random splits
//   Scaling   features onto a common range, fitted on the training part

@_exported public import DataRegistry
