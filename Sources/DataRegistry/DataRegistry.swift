// Which data sets the report knows, and whether the files at hand are those: what chapters and the notebook both need to know.
//
// 1. `Dataset`: name, file, columns, digest, and how to get each; none is part of the project. `Dataset.all` is the registry.
// 2. `DataFolder`: where their files are looked for.
// 3. `Dataset.verify`: whether the file is there and is the registered one, byte for byte; if not, a `DatasetError`.
// 4. `CSVReader`, `CivilDate`: fields of CSV and days, for whoever reads them.
//
// What the files hold is read in `Datasets`, which only chapters import.
