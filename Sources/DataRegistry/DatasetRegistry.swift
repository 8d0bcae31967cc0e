extension Dataset {
    /// Every data set of the report.
    public static let all = [california, concrete, co2, sunspots, melbourneTemperature, digits]

    /// Median house values of Californian block groups.
    public static let california = Dataset(
        name: "california-housing", file: "california-housing.csv",
        columns: [
            "longitude", "latitude", "housing_median_age", "total_rooms", "total_bedrooms", "population", "households",
            "median_income", "median_house_value",
        ],
        rows: 20_640, digest: "534365b6c3c9b07c2b7d88e0ff9f1b41725d8b799748f5c0b80e1067f51c8ab3",
        origin: "Pace & Barry 1997, Sparse spatial autoregressions, StatLib; block groups of the 1990 census",
        instructions: """
            StatLib (lib.stat.cmu.edu/datasets, houses.zip) has it as cadata.txt. Written as CSV, every number with six \
            decimals, values in US$, no missing rows.
            """)

    /// The compressive strength of concrete mixtures.
    public static let concrete = Dataset(
        name: "concrete", file: "concrete.csv",
        columns: [
            "cement", "slag", "fly_ash", "water", "superplasticizer", "coarse_aggregate", "fine_aggregate", "age", "strength",
        ],
        rows: 1030, digest: "daba1955a29f10d91588070c86cb54e449ce74afcf5a631cfc108047a5f20e0e",
        origin: "Yeh 1998, UCI Machine Learning Repository, data set 165",
        instructions: """
            archive.ics.uci.edu/dataset/165 has it as Concrete_Data.xls. Written as CSV with short column names; kg/m³, days \
            and MPa.
            """)

    /// Monthly means of carbon dioxide in the air of Mauna Loa.
    public static let co2 = Dataset(
        name: "co2-mauna-loa", file: "co2-mauna-loa.csv", columns: ["year", "co2_ppm"],
        rows: 820, digest: "c3820e199c5e8689b3863f9a8ecc2b5cf3fe6e6eece3821259d709aa6f7404ca",
        origin: "NOAA Global Monitoring Laboratory, Mauna Loa monthly means, since 1958",
        instructions: """
            gml.noaa.gov/ccgg/trends has it as co2_mm_mlo.csv; its columns "decimal date" and "average" are what is kept. The \
            laboratory appends a row every month: the digest is that of the first 820.
            """)

    /// Monthly Zurich sunspot numbers.
    public static let sunspots = Dataset(
        name: "sunspots-monthly", file: "sunspots-monthly.csv", columns: ["year", "sunspots"],
        rows: 2820, digest: "c093cb4d769cc58c522333d0731a0b76a360663d4e49681553bb55b843eb5724",
        origin: "Zurich monthly sunspot numbers 1749–1983, Andrews & Herzberg 1985, Data",
        instructions: """
            R has it as the time series datasets::sunspots. Written as CSV: the middle of each month in decimal years with four \
            decimals, the number with one.
            """)

    /// Daily minimum temperatures in Melbourne.
    public static let melbourneTemperature = Dataset(
        name: "melbourne-minimum-temperature", file: "melbourne-minimum-temperature.csv", columns: ["date", "celsius"],
        rows: 3650, digest: "e4798f7829efae65d31bd4672d15b3f5b6b167ba3583ab7207d0446bc254bfeb",
        origin: "Australian Bureau of Meteorology, daily minimum, Melbourne 1981–1990, without the 29ths of February",
        instructions: """
            Widely distributed as daily-min-temperatures.csv. Written as CSV with plain year-month-day dates and one decimal, \
            without quotes.
            """)

    /// Handwritten digits, eight by eight pixels.
    public static let digits = Dataset(
        name: "digits", file: "digits.csv",
        columns: (0..<64).map { "p\($0 / 8)\($0 % 8)" } + ["digit"],
        rows: 1797, digest: "1a8c0ce573804cf39bc6fdc9a6cc8f23d15cbf27a72575c1ca5fac15163717d0",
        origin: "Alpaydin & Kaynak 1998, UCI Machine Learning Repository, data set 80, the part for tests",
        instructions: """
            The package scikit-learn of PyPI has it as sklearn/datasets/data/digits.csv.gz. Written as CSV with whole numbers: \
            the ink of 64 pixels from 0 to 16, row by row, and the digit; pRC is row R and column C, from 0.
            """)
}
