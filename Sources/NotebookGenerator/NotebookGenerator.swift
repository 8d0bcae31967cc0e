// The notebook's commands, told as stages; the command line only parses and prints. Each folder uses those before it:
//
// 1. Installing  the notebook as a tool beside anybody's package: `install`, `init`, and where the one that runs lies
// 2. Publishing  pages and their files as one site: links verified, swapped in at once, one build at a time
// 3. Scheduling  sweeps on a cluster: batches, the tasks of Slurm, what a task does on its node
// 4. Building    `Builder.build`, a list of stages; beside it what `status`, `why`, `diff`, `verify`, `new` and `clean` do
// 5. Serving     the preview: watches sources, builds, serves on this machine alone and tells the browser
//
// `BuildInputs` is what a build is given, `BuildMemory` what earlier ones remember; every stage is a function of them and of the
// value of the stage before it.
