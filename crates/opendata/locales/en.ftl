opendata-title = Open data
opendata-lead = Tables that public bodies publish. Anybody may read, download and use them.
opendata-words = Search the data
opendata-find = Search
opendata-none = No data fits
opendata-none-help = Try other words, or look at all of it.
opendata-all = See all data
opendata-count = { $count ->
    [one] { $count } dataset
   *[other] { $count } datasets
}
opendata-updated = Updated { $date }
opendata-late = This data should have been looked at again by now. What is shown is its last version.
opendata-publisher = Publisher
opendata-published = Published
opendata-checked = Looked at
opendata-next = Next look
opendata-frequency = Frequency
opendata-hourly = Every hour
opendata-daily = Every day
opendata-rows = Rows
opendata-version = Version
opendata-licence = Licence
opendata-files = Download
opendata-file-csv = All rows, exactly as they are.
opendata-file-safe = For spreadsheets: no text is read as a formula.
opendata-file-xlsx = A workbook for spreadsheet programs.
opendata-file-parquet = The file that is cited: its hash stands among the versions.
opendata-file-json = A list of objects, for programs.
opendata-file-ndjson = One object in each line, for programs.
opendata-chart = Rows by { $column }
opendata-table = Table
opendata-column = Column
opendata-any-column = Any column of text
opendata-contains = Contains
opendata-sort = Sort by
opendata-as-published = As published
opendata-filter = Show rows
opendata-no-rows = No row fits.
opendata-rows-found = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
opendata-dictionary = Dictionary
opendata-kind = Kind
opendata-meaning = Meaning
opendata-kind-text = Text
opendata-kind-integer = Whole number
opendata-kind-number = Number
opendata-kind-boolean = Yes or no
opendata-kind-date = Date
opendata-kind-timestamp = Date and time
opendata-versions = Versions
opendata-versions-about = A version never changes. The hash is its fingerprint: the same Parquet file always gives the same one.
opendata-cite = How to cite
opendata-citation = { $publisher }. { $title }, version { $version }, { $published }. Read { $read }. { $address } (SHA-256 { $hash })
opendata-programs = For programs
opendata-programs-about = This dataset answers the query API of data.gov.my. Older versions are read with as_of.
problem-opendata-no-id = Name the dataset with id, such as id=agencies. id=datasets lists them all.
problem-opendata-format = There is no such format. Choose json, csv, csv-safe, tsv, ndjson, xlsx or parquet.
problem-opendata-workbook-full = This table is too large for a workbook. Choose CSV or Parquet.
problem-opendata-unknown-parameter = The parameter { $place } is not known.
problem-opendata-unknown-column = In { $place }: there is no column { $given }. The columns are: { $more }.
problem-opendata-no-column = In { $place }: name the column, such as value@column ({ $given }).
problem-opendata-wrong-kind = In { $place }: { $given } is no value of kind { $more }.
problem-opendata-not-text = In { $place }: the column { $given } is not text.
problem-opendata-not-number = In { $place }: the column { $given } is not numbers.
problem-opendata-not-time = In { $place }: the column { $given } is no date or time.
problem-opendata-not-count = In { $place }: write a whole number from 0, not { $given }.
problem-opendata-not-flag = In { $place }: write true or false, not { $given }.
problem-opendata-syntax = In { $place }: { $given } is not written as it should be.
problem-opendata-unknown-function = In { $place }: there is no function { $given }. There are count, sum, avg, min and max.
problem-opendata-conflict = { $place } does not go together with { $more }.
problem-opendata-unsupported = In { $place }: { $given } is not offered here.
problem-opendata-too-much = This question is too long or too involved. Use fewer conditions or groups.
problem-opendata-sum-too-large = The sum { $given } is too large to be reckoned exactly.
