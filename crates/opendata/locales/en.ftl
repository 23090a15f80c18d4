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
opendata-programs-about = This dataset answers the query API of data.gov.my, CKAN's DataStore and SODA, with the same values in each. Older versions are read with as_of.
opendata-try-title = Ask this data
opendata-try = Ask this data by hand
opendata-all-rows = All rows
opendata-way = Condition
opendata-way-equals = is exactly
opendata-way-contains = contains
opendata-way-from = is at least
opendata-way-to = is at most
opendata-value = Value
opendata-group = One row for each
opendata-no-groups = No grouping
opendata-figure = Figure
opendata-figure-count = Count
opendata-figure-sum = Sum
opendata-figure-avg = Average
opendata-figure-min = Least
opendata-figure-max = Greatest
opendata-figure-of = Of column
opendata-down = Greatest first
opendata-limit = Rows at most
opendata-ask = Ask
opendata-answer = Answer
opendata-address = A program gets the same from this address, as JSON:
opendata-open = Open this address
opendata-openapi = Description for programs (OpenAPI)
opendata-described = Descriptions for programs:
opendata-feed = News of datasets (Atom)
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
opendata-weekly = Every week
opendata-monthly = Every month
opendata-quarterly = Every quarter
opendata-yearly = Every year
opendata-infrequent = Now and then
opendata-one-off = Once only
opendata-next-none = No date promised
opendata-next-version = Next version by
opendata-desk-title = Your agency’s data
opendata-desk-lead = Publish tables that anybody can use: send a file, check it, publish it.
opendata-desk-none = There is no dataset yet. The first one takes about five minutes.
opendata-new-title = New dataset
opendata-new-lead = First say what it is. Nobody sees it until you publish it.
opendata-about-title = About this dataset
opendata-about-change = Change what is said of it
opendata-field-title = Title
opendata-field-title-ms = Title in Malay
opendata-field-title-en = Title in English
opendata-field-title-zh = Title in Chinese
opendata-field-title-ta = Title in Tamil
opendata-field-about-ms = What it is, in Malay
opendata-field-about-en = What it is, in English
opendata-field-about-zh = What it is, in Chinese
opendata-field-about-ta = What it is, in Tamil
opendata-field-about-hint = A sentence or two: what a row is, where it comes from, for which time.
opendata-field-slug-hint = Small letters, numbers and dashes, such as village-clinics. Made from the title if you leave it empty. It cannot be changed later.
opendata-field-licence-hint = CC-BY-4.0 lets anybody use it who names your agency.
opendata-field-contact = Whom to ask about it
opendata-field-contact-hint = An office’s e-mail address or an https address. Everybody can see it.
opendata-field-tags = Words to find it by
opendata-field-tags-hint = With commas between, such as health, clinics.
opendata-field-as-of = Data as of
opendata-field-as-of-hint = The last day that its rows are about.
opendata-field-next = Next version by
opendata-field-next-hint = When this day is over, the public page says that the data is late.
opendata-field-method-ms = How it came about, in Malay
opendata-field-method-en = How it came about, in English
opendata-field-more-languages = In Chinese and Tamil
opendata-says-ms = Meaning in Malay
opendata-says-en = Meaning in English
opendata-go-on = Go on
opendata-save = Save
opendata-slug = Name in addresses
opendata-state = State
opendata-state-waiting = Being checked
opendata-state-faulty = Needs mending
opendata-state-ready = Ready to publish
opendata-state-asked = Waits for a second person
opendata-state-published = Published
opendata-state-empty = No file yet
opendata-state-late = Late
opendata-never = Not yet
opendata-step-about = About it
opendata-step-file = File
opendata-step-check = Check
opendata-step-publish = Publish
opendata-done-created = The dataset is made. Now send its file.
opendata-done-described = What is said of it is saved.
opendata-done-uploaded = The file has arrived. All of its rows are being read.
opendata-done-planned = The file is being read again as you chose.
opendata-done-discarded = The draft is thrown away.
opendata-done-published = The new version is published.
opendata-done-asked = A colleague who may publish this agency’s data now has to decide.
opendata-done-refused = You decided that it is not published as it is.
opendata-done-retracted = The version is taken back. Your notice stands in its place.
opendata-see-public = See the public page
opendata-draft = Draft
opendata-draft-file = { $name } ({ $format }, { $size })
opendata-draft-waits = All rows are being read. This page loads again by itself.
opendata-look-again = Look again
opendata-draft-refused = This file makes no table
opendata-faults-about = Mend the file and send it again, or choose below how the column is read.
opendata-faults-file = Download the list (CSV)
opendata-fault-row = Row
opendata-fault-cell = Cell
opendata-fault-what = What is wrong
opendata-fault-leading-zero = Begins with a zero, as codes do
opendata-fault-exponent = Written with an e, as in 1e5
opendata-fault-plus-sign = A plus sign stands before it
opendata-fault-underscore = An underscore stands in it
opendata-fault-thousands-separator = Commas stand between thousands
opendata-fault-decimal-comma = A comma stands before decimals
opendata-fault-too-many-digits = Too many digits to be kept exactly
opendata-fault-not-whole = Not a whole number
opendata-fault-not-a-number = Not a number
opendata-fault-not-boolean = Not true or false
opendata-fault-day-month-year = A date with the day or month first: choose how to read it
opendata-fault-no-such-date = There is no such day
opendata-fault-not-a-date = Not a date
opendata-fault-not-a-moment = Not a date and time
opendata-fault-zone = It has a time zone, but times here are local
opendata-fault-other-kind = It is of another kind than its column
opendata-fault-ragged = It has more or fewer cells than the header
opendata-fault-nested = A list within a cell
opendata-fault-not-text = Not UTF-8 text
opendata-fault-too-long = Too long for a cell
opendata-fault-formula-error = The spreadsheet’s formula gives an error
opendata-changes = Against the last version
opendata-changes-none = Nothing is different.
opendata-changes-columns-added = New columns: { $names }
opendata-changes-columns-removed = Columns that are gone: { $names }
opendata-gate = Personal information
opendata-gate-clear = Nothing that reads like personal information was found.
opendata-gate-about = This reads like information about people. What is published cannot be taken back from those who downloaded it.
opendata-finding = Found
opendata-finding-like = Such as, masked
opendata-verdict = What follows
opendata-verdict-clear = May be published
opendata-verdict-route = A second person decides
opendata-verdict-block = Cannot be published
opendata-publish = Publish
opendata-second-about = Two people have to agree before this is published. The request and the decision stand in the public log.
opendata-second-reason = Why may this be published?
opendata-second-ask = Ask a second person
opendata-second-waits = A second person has to decide
opendata-second-refused = The second person refused
opendata-decide-reason = Reason for your decision
opendata-decide-hint = Write nobody’s name or number.
opendata-decide-approve = Approve and publish
opendata-decide-refuse = Do not publish
opendata-blocked = This cannot be published as it is
opendata-blocked-about = Leave the column out below, or send a file without it.
opendata-plan = Columns
opendata-plan-about = This is how each column is read. You may change it and have it read again.
opendata-plan-header = In the file
opendata-plan-name = Name in the table
opendata-plan-reading = Read as
opendata-plan-notes = What was seen
opendata-plan-key = Columns that name a row
opendata-plan-key-hint = Names in the table, with commas between. By them changes between versions are shown cell by cell.
opendata-plan-missing = Words that stand for no value
opendata-plan-missing-hint = Such as NA, -, none
opendata-plan-read = Read again
opendata-reading-text = Text and codes
opendata-reading-integer = Whole numbers
opendata-reading-number = Numbers, 1234.5
opendata-reading-thousands = Numbers, 1,234.5
opendata-reading-comma = Numbers, 1.234,5
opendata-reading-boolean = true or false
opendata-reading-date = Dates, 2026-12-31
opendata-reading-day-first = Dates, 31/12/2026
opendata-reading-month-first = Dates, 12/31/2026
opendata-reading-timestamp = Dates with times
opendata-reading-none = Leave out
opendata-note-filled = { $filled } filled, { $empty } empty
opendata-note-ambiguous = Could be read in two ways. Choose one.
opendata-note-against = Not { $kind }: { $count } cells do not fit, such as row { $row }: { $value }
opendata-preview = Preview: { $count } rows, at most 50 of them shown
opendata-discard = Throw the draft away
opendata-upload = Send a file
opendata-upload-other = Send another file
opendata-upload-file = File
opendata-upload-hint = CSV, TSV, XLSX, JSON, NDJSON, Parquet or GeoJSON, up to 50 MB. The first row holds the names of the columns.
opendata-upload-send = Send and check
opendata-mode = What becomes of the rows that are there?
opendata-mode-replace = Replace them all
opendata-mode-replace-about = This file has all rows.
opendata-mode-append = Add behind them
opendata-mode-append-about = This file has new rows only.
opendata-mode-upsert = Update by key
opendata-mode-upsert-about = Rows with the same key are replaced, others are added.
opendata-todo = The easiest to better first
opendata-todo-contact = Say whom to ask.
opendata-todo-tags = Give words to find it by.
opendata-todo-english = Give a title in English.
opendata-todo-as-of = Say up to which day the data goes.
opendata-todo-dictionary = Explain each column.
opendata-todo-method = Say how the data came about.
opendata-retract = Take back
opendata-retracted = Taken back
opendata-retract-about = The version stays listed with your notice, but its rows are not given to anybody any more. This cannot be undone.
opendata-retract-notice = Notice for everybody
opendata-refused-encoding = The text is not UTF-8 ({ $about }). Save the file again as CSV UTF-8.
opendata-refused-empty = There is no row with the names of columns.
opendata-refused-broken = The file is broken, or not of the kind that it says ({ $about }).
opendata-refused-nested = The column { $about } holds lists or structures, or is written in a way that is not read here.
opendata-refused-no-column = The column { $about } is not in this file.
opendata-refused-no-columns = At least one column has to stay.
opendata-refused-too-many-columns = The table has too many columns. The limit is 1,000.
opendata-refused-bad-name = A column has no name, or one that is too long.
opendata-refused-two-of-a-name = Two columns have the same name: { $about }
opendata-refused-input = The file could not be read. Send it again.
opendata-refused-stopped = Reading took too long. Send a smaller file.
opendata-refused-damaged = The last version or the rules of the check cannot be read. Tell whoever runs this site.
opendata-refused-wrong-kind = A cell is of another kind than its column.
opendata-refused-too-many-rows = The table has too many rows.
opendata-refused-too-much-text = A column holds too much text.
opendata-refused-other-columns = The column { $about } is missing, or of another kind, against the last version or the key.
opendata-refused-no-key = No column names a row. Fill that in below.
opendata-refused-null-key = Row { $about } has no key.
opendata-refused-two-of-a-key = Row { $about } has the key of another row. A key has to name one row only.
opendata-refused-too-much-rows = Too many rows. The limit is 5 million.
opendata-refused-too-much-columns = Too many columns. The limit is 1,000.
opendata-refused-too-much-cells = Too many cells. The limit is 40 million.
opendata-refused-too-much-bytes = The file is too large when unpacked. Send it as CSV.
opendata-refused-too-much-record = A row is longer than 4 MB. Perhaps a quote is not closed.
opendata-refused-too-much-blank = There are too many empty rows between filled ones. Take them out.
opendata-refused-too-much-name = The name of a column is too long.
opendata-refused-too-much-strings = The workbook holds too much text or too many pictures. Send it as CSV.
opendata-refused-too-much-parts = The workbook has too many parts. Send it as CSV.
opendata-refused-too-much-pages = The Parquet file is written in pieces that are too large.
opendata-refused-too-much-footer = What the Parquet file says of itself is too long.
problem-opendata-retracted = Its publisher took this version back: { $notice }
problem-opendata-slug-wrong = Use 2 to 100 small letters, numbers and dashes.
problem-opendata-slug-taken = Another dataset has this name. Choose another one.
problem-opendata-no-draft = This dataset has no draft. Send a file first.
problem-opendata-draft-stale = The draft was changed meanwhile. See below how it stands now.
problem-opendata-draft-overtaken = Another version was published meanwhile. Press Read again, so that the draft is compared with it.
problem-opendata-no-key = The dataset has no key. First say which columns name a row.
problem-opendata-draft-unready = The draft has not come so far.
problem-opendata-second-needed = Something reads like personal information, so a second person has to decide.
problem-opendata-blocked = There are numbers of identity cards or passports. Leave the column out or send another file.
problem-opendata-same-person = Somebody else has to decide: not whoever sent it or asked.
problem-opendata-reason-missing = Say why.
problem-opendata-text-long = This is too long. Shorten it.
problem-opendata-licence-unknown = Choose a licence from the list.
problem-opendata-tags-many = At most 20 words, each of 50 characters.
problem-opendata-words-many = At most 50, each of 100 characters.
problem-opendata-contact-wrong = Write an e-mail address, or an address that begins with https.
problem-opendata-malay-missing = Write it in Malay, too.
problem-opendata-frequency-unknown = Choose how often from the list.
problem-opendata-no-such-day = There is no such day.
problem-opendata-column-unknown = The column { $column } is not in the file, or cannot be read so.
problem-opendata-mode-unknown = Choose replace, append or upsert.
problem-opendata-file-missing = Choose a file first.
problem-opendata-file-empty = The file is empty.
opendata-as-of = Data as of
opendata-contact = Questions to
opendata-tags = Tags
opendata-method = How it came about
opendata-late-kept = The next version is later than was promised.
opendata-diff = Changes
opendata-diff-title = Changes from version { $from } to { $to }
opendata-diff-file = Download all changes (CSV)
opendata-diff-first = The first 100 changes
opendata-diff-act = What
opendata-diff-added = Added
opendata-diff-removed = Removed
opendata-diff-changed = Changed
opendata-diff-before = Before
opendata-diff-after = After
opendata-diff-row = Row
opendata-faults = { $count ->
    [one] One cell does not fit
   *[other] { $count } cells do not fit
}
opendata-changes-added = { $count ->
    [one] One new row
   *[other] { $count } new rows
}
opendata-changes-removed = { $count ->
    [one] One row is gone
   *[other] { $count } rows are gone
}
opendata-changes-changed = { $count ->
    [one] One row is different
   *[other] { $count } rows are different
}
opendata-finding-identity = { $count ->
    [one] One identity card number
   *[other] { $count } identity card numbers
}
opendata-finding-passport = { $count ->
    [one] One passport number
   *[other] { $count } passport numbers
}
opendata-finding-phone = { $count ->
    [one] One phone number
   *[other] { $count } phone numbers
}
opendata-finding-email = { $count ->
    [one] One e-mail address
   *[other] { $count } e-mail addresses
}
opendata-finding-address = { $count ->
    [one] One address
   *[other] { $count } addresses
}
opendata-finding-small-cell = { $count ->
    [one] One very small count of people
   *[other] { $count } very small counts of people
}
problem-opendata-not-comparable = These two versions cannot be compared.
problem-opendata-changes-busy = Another comparison is being made. Try again in a moment.
problem-opendata-changes-large = These tables are too large to be compared here. Download both versions.
problem-opendata-cursor = { $given } is no mark of a page. Use next from the answer before, as it stands there.
problem-opendata-cursor-old = This mark is of version { $of }, and version { $asked } is asked. Begin again, or ask version { $of } with as_of={ $of }.
problem-opendata-no-points = This answer has no points. Ask for the columns lat and lon, or for JSON or CSV.
problem-opendata-ckan-action = There is no action { $action } here.
problem-opendata-ckan-json = The request is no JSON object: { $why }
problem-opendata-ckan-query = This search is not understood: { $given }
problem-opendata-ckan-many = This search asks for too much. At most { $terms } terms in q, fq and fq_list together, and { $keys } names to sort by.
problem-opendata-ckan-invalid = The request does not fit.
problem-opendata-ckan-missing = Missing value
problem-opendata-ckan-whole = Write a whole number from 0.
problem-opendata-ckan-format = There is no such format. Choose csv, tsv, json or xml.
problem-opendata-moment = { $given } is no day or moment. Write 2026-01-31 or 2026-01-31T08:00:00Z.
opendata-field-prompt = Publish rows that programs send by themselves
opendata-field-prompt-hint = A minute after the last row came, if the check finds nothing. Otherwise somebody has to decide.
opendata-refused-fetch = The file could not be fetched from its address ({ $about }). Check the address, or send the file.
opendata-refused-no-such-key = { $about } rows have a key that the table lacks, and were to change rows that are there.
opendata-refused-filters = The filters for rows to be taken out do not fit the table ({ $about }).
problem-opendata-rows-many = This draft has as many rows from programs as it takes. Publish it or throw it away first.
problem-opendata-published-stays = What was published does not disappear. Take it back with a notice, by package_delete.
problem-opendata-ckan-post = This action changes something, so use POST.
problem-opendata-ckan-elsewhere = Nobody may do this here: people, bodies and groups are looked after elsewhere.
problem-opendata-ckan-organisation = There is no such body.
problem-opendata-ckan-fixed = This cannot be changed any more.
problem-opendata-ckan-notice = Published data can only be taken back. Say why, for everybody to read, in notice.
problem-opendata-ckan-private = There are no private datasets here: nobody sees a draft, and everybody what is published.
problem-opendata-ckan-deleted = Use package_delete.
problem-opendata-ckan-one-table = A dataset has one table. Put another file in its place by resource_update.
problem-opendata-ckan-url = Write a whole http or https address.
problem-opendata-ckan-other-fields = The table has other columns. Send a file by resource_update to change them.
problem-opendata-ckan-method = Choose upsert, insert or update.
problem-opendata-ckan-no-table = This dataset has no table yet. Begin with datastore_create.
problem-opendata-ckan-filters = Write an object of columns and values, without _id and without empty conditions; or {"{"}{"}"} for all rows.
problem-opendata-ckan-records = Write a list of objects, at most 32,000 at once.
problem-opendata-ckan-fields = Write a list of columns with different ids and a type: text, int, float, bool, date or timestamp.
problem-opendata-ckan-key = A key is made of columns of the table.
problem-opendata-ckan-uneven = All records that come at once have to name the same columns.
problem-opendata-ckan-cell = Record { $row }: { $value } does not fit the column { $column }.
opendata-theme = Theme
opendata-place = Place
opendata-whole-country = The whole country
opendata-choose = Choose
opendata-any = All
opendata-field-place-hint = The country or state that its rows are about.
opendata-field-from = Data from
opendata-field-from-hint = The first day that its rows are about.
opendata-period = Period
opendata-period-words = { $from } to { $to }
opendata-related = Related data
problem-opendata-theme-unknown = Choose a theme from the list.
problem-opendata-place-unknown = Choose a place from the list.
problem-opendata-from-later = The first day has to be before the last one.
opendata-todo-theme = Say what it is about.
opendata-todo-place = Say of which place it is.
opendata-todo-dead-contact = Give another address for questions: this one does not answer.
opendata-todo-description = Say more of it: 100 characters at least.
opendata-todo-key = Say which columns name a row.
opendata-todo-late = Send the version that was promised.
opendata-todo-codes = Use codes of states, districts, bodies or categories that others use as well.
opendata-todo-adds = +{ $points } points
opendata-quality = How good is this?
opendata-quality-points = { $points } of { $of } points of the European assessment of metadata
opendata-quality-nine = { $count } of uData’s nine conditions are met
opendata-quality-stars = { $count } of 5 stars of linked data
opendata-quality-filled = { $percent } of cells are filled
opendata-quality-title = Quality of data by body
opendata-quality-lead = Bodies that publish data, the best first.
opendata-quality-how = How it is counted
opendata-quality-how-words = Each dataset gets up to 405 points by data.europa.eu’s assessment of metadata: whether it can be found, had, read by programs, used again and judged. A body’s points are the average of its datasets.
opendata-quality-data = This table as data
opendata-quality-each = The quality of each dataset
opendata-place-number = Place
opendata-datasets = Datasets
opendata-points = Points
opendata-class-excellent = Excellent
opendata-class-good = Good
opendata-class-sufficient = Sufficient
opendata-class-bad = Poor
opendata-group-findability = Easy to find
opendata-group-accessibility = Easy to get
opendata-group-interoperability = Readable by programs
opendata-group-reusability = Free to use again
opendata-group-contextuality = Open to judgement
opendata-dataset-quality = Quality of each dataset
opendata-dataset-quality-about = How good each dataset is that is published here: points of data.europa.eu’s assessment of metadata, uData’s nine conditions, stars of linked data, cells that are filled, and whether it is late.
opendata-dataset-agencies = Quality of data by body
opendata-dataset-agencies-about = Each body that publishes data here, how many datasets, their average points by data.europa.eu’s assessment of metadata, and how many of them are late.
opendata-column-agency = Code of the body that publishes
opendata-column-dataset = Name of the dataset in addresses
opendata-column-datasets = How many datasets it publishes
opendata-column-points = Points of the assessment of metadata, 0 to 405
opendata-column-class = Class: excellent, good, sufficient or bad
opendata-column-findability = Points for being easy to find, 0 to 100
opendata-column-accessibility = Points for being easy to get, 0 to 100
opendata-column-interoperability = Points for being readable by programs, 0 to 110
opendata-column-reusability = Points for being free to use again, 0 to 75
opendata-column-contextuality = Points for being open to judgement, 0 to 20
opendata-column-nine = uData’s conditions that are met, 0 to 9
opendata-column-stars = Stars of linked data, 0 to 5
opendata-column-filled = Per cent of cells that are filled
opendata-column-is-late = Whether its next version is late
opendata-column-late = How many of its datasets are late
opendata-follow = Follow this dataset
opendata-follow-lead = We write to you when a new version is published, once a day at most, and when a version is taken back. Each letter has a link that ends it.
opendata-follow-button = Write to me
opendata-follow-on = You follow this dataset.
opendata-follow-end = Stop following
opendata-follow-made = You follow this dataset now.
opendata-follow-ended = You do not follow it any more.
opendata-follow-stopped = You have stopped all our letters
opendata-follow-again = Send me letters again
opendata-follow-again-done = Our letters will reach you again.
opendata-follow-feed = Versions as a feed (Atom)
opendata-follow-all = Datasets that you follow
opendata-follow-none = You follow nothing yet
opendata-follow-none-next = Open a dataset and choose to follow it.
opendata-follow-version = { $title }, version { $version }
opendata-follow-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
}
opendata-follow-letter-subject = New version: { $title }
opendata-follow-letter =
    { $title } has a new version, number { $version }:
    { $link }

    See or end it here:
    { $follow }

    { $site }
opendata-follow-sms = { $site }: new version of { $title } { $link }
opendata-retracted-letter-subject = Taken back: { $title }
opendata-retracted-letter =
    { $title }, version { $version }, was taken back. The publisher says:
    { $notice }

    { $link }

    See or end these letters here:
    { $follow }

    { $site }
opendata-retracted-all-letter-subject = Taken back: { $title }
opendata-retracted-all-letter =
    All versions of { $title } were taken back. The publisher says:
    { $notice }

    { $link }

    See or end these letters here:
    { $follow }

    { $site }
opendata-retracted-sms = { $site }: { $title } was taken back { $link }
problem-opendata-draft-awaited = Others wait for this draft: programs sent rows for it, or a second person was asked. Publish it or throw it away first.
problem-opendata-key-fixed = Rows wait for which another key was said. Publish them or throw them away first.
problem-opendata-ckan-key-absent = Record { $row } has no value in { $column }, which is the key.
problem-opendata-ckan-key-twice = Record { $row } has the key of one before it. The key is { $column }.
opendata-refused-rows-left-out = No row of programs is left in it: see which were left out, and why.
opendata-left-out = Rows of programs that were left out
opendata-left-out-about = They did not go with the table when their turn came. All that were sent together with such a row are left out; the others stay. Whoever sent them can send them again. The list goes when the draft is thrown away.
opendata-fault-null-key = It has no key
opendata-fault-two-of-a-key = Another row has the same key
opendata-fault-no-such-key = There is no row with this key, and it was to change one
opendata-fault-no-key = The key is missing
opendata-fault-too-much = With it there would be more than a table may have
opendata-there-where = Where it is listed
opendata-there-here = Published here
opendata-there-tag = Listed from { $source }
opendata-there-notice = This is listed from { $source }. The data is kept there, and we have not checked it.
opendata-there-gone = Not listed by { $source } any more since { $date }. The links below may not work.
opendata-there-source = Listed from
opendata-there-files = Files at the source
opendata-there-no-files = The source names no file.
opendata-there-licence-none = Not stated
opendata-there-updated = Updated there
opendata-there-next = Next update there
opendata-there-geography = Places that it tells apart
opendata-there-demography = People that it tells apart
opendata-there-taken = What is said of it changed
opendata-there-caveat = What to mind
opendata-ticket = Ticket { $reference }
opendata-ticket-held = Problems with data that you told of, and data that you wished for
opendata-ticket-title = In one line
opendata-ticket-words = In your words
opendata-ticket-send = Send it
opendata-ticket-made = Sent. You are written to when there is an answer.
opendata-ticket-agency = Agency
opendata-ticket-made-at = Sent
opendata-ticket-dataset = Dataset
opendata-ticket-state = Where it stands
opendata-ticket-due = The agency should answer by { $due }. This is our estimate; nobody promised it.
opendata-ticket-thread = What happened
opendata-ticket-work = Write, or do something with it
opendata-ticket-see = See it where everybody sees it
opendata-ticket-officer-letter-subject = Ticket { $reference } about data
opendata-ticket-officer-letter =
    There is something new with ticket { $reference } about data, at { $agency }.

    { $link }
opendata-ticket-news-letter-subject = News of the data that you wished for: { $reference }
opendata-ticket-news-letter =
    { $agency } has said what becomes of { $reference }, which you joined.

    { $link }
opendata-fault-list = Problems
opendata-fault-count = Waiting for an answer: { $open }. Answered: { $answered }.
opendata-fault = Report a problem with this dataset
opendata-fault-lead = It goes to { $agency }, which publishes this dataset.
opendata-fault-reason = What is wrong?
opendata-fault-reason-wrong = Values are wrong
opendata-fault-reason-missing = Rows or columns are missing
opendata-fault-reason-old = It is out of date
opendata-fault-reason-unclear = It is not clear what it means
opendata-fault-reason-broken = A file or a link does not work
opendata-fault-reason-personal = It tells of people what nobody should read
opendata-fault-title-hint = Such as: the figures for Klang in 2024 are there twice
opendata-fault-words-hint = Which rows, which columns, and how you know.
opendata-fault-public = Show my words and the answer on the page of the dataset
opendata-fault-public-hint = Your name is not shown. Without this only the agency reads them.
opendata-fault-acted-for = Problems with data
opendata-fault-state-received = Received
opendata-fault-state-working = Being looked at
opendata-fault-state-asked = Waiting for an explanation
opendata-fault-state-fixed = Put right
opendata-fault-state-kept = As it should be
opendata-fault-state-withdrawn = Withdrawn
opendata-fault-move-take = The agency is looking at it
opendata-fault-move-ask = The agency asked something
opendata-fault-move-answer = Answered
opendata-fault-move-write = Whoever told of it wrote
opendata-fault-move-fix = Put right
opendata-fault-move-keep = As it should be
opendata-fault-move-reopen = Not right yet
opendata-fault-move-transfer = Handed to another agency
opendata-fault-move-note = Internal note
opendata-fault-move-withdraw = Withdrawn
opendata-fault-clock-answer = Put it right or say why not
opendata-fault-letter-asked-subject = A question about { $reference }
opendata-fault-letter-asked =
    { $agency } asks something about the problem { $reference }.

    { $link }
opendata-fault-letter-answered-subject = An answer to { $reference }
opendata-fault-letter-answered =
    { $agency } has answered the problem { $reference }.

    { $link }
opendata-wishes = Data that people wish for
opendata-wishes-lead = Is data missing here that should be open? Ask its agency in public. Whoever wants the same joins, and everybody sees what comes of it.
opendata-wishes-open = Waiting
opendata-wishes-closed = Answered
opendata-wishes-any = All
opendata-wishes-none = Nobody has wished for anything yet
opendata-wishes-none-next = Be the first, or look at all of it.
opendata-wish = Ask for data to be open
opendata-wish-to = To { $agency }.
opendata-wish-lead = The agency says whether it is published, planned for a day, not held, or stays closed and why.
opendata-wish-title = Which data?
opendata-wish-title-hint = Such as: rainfall by station and hour
opendata-wish-words-hint = From when to when, how finely divided, and what it is good for.
opendata-wish-public = Everybody reads this, without your name. Do not write anything personal.
opendata-wish-agency = Which agency has the data?
opendata-wish-agency-hint = A part of its name
opendata-wish-agency-none = No agency has such a name. Try another part of it.
opendata-wish-others = Who else wants it
opendata-wish-joined = { $count ->
    [0] Nobody else yet
    [one] One other person
   *[other] { $count } other people
}
opendata-wish-join = I want this too
opendata-wish-leave = Leave
opendata-wish-mine = You are one of them, and are told what comes of it.
opendata-wish-joined-done = You are told what comes of it.
opendata-wish-left-done = You left.
opendata-wish-planned-by = Planned by { $due }
opendata-wish-published-as = Published as
opendata-wish-ask = Ask for it as information
opendata-wish-ask-about = The agency does not open this data to everybody. You can still make a request for information, which the law or good practice gives a term and a review.
opendata-wish-ask-button = Make a request for information
opendata-wish-publish-hint = To say that it is published, write the address of the page of the dataset. To plan it, say in how many working days.
opendata-wish-acted-for = Data that people wish for
opendata-wish-state-received = Received
opendata-wish-state-working = Being looked at
opendata-wish-state-planned = Planned
opendata-wish-state-published = Published
opendata-wish-state-not-held = Not held
opendata-wish-state-refused = Stays closed
opendata-wish-state-withdrawn = Withdrawn
opendata-wish-move-take = The agency is looking at it
opendata-wish-move-publish = Published
opendata-wish-move-plan = Planned
opendata-wish-move-not-held = The agency does not hold it
opendata-wish-move-refuse = It stays closed
opendata-wish-move-reply = The agency wrote
opendata-wish-move-write = Whoever asked wrote
opendata-wish-move-transfer = Handed to another agency
opendata-wish-move-note = Internal note
opendata-wish-move-withdraw = Withdrawn
opendata-wish-clock-answer = Say what becomes of it
opendata-wish-letter-answered-subject = An answer to { $reference }
opendata-wish-letter-answered =
    { $agency } has said what becomes of the data that you wished for, { $reference }.

    { $link }
opendata-wish-letter-planned-subject = { $reference } is planned
opendata-wish-letter-planned =
    { $agency } plans to publish what you wished for, { $reference }, by { $due }.

    { $link }
opendata-wish-letter-replied-subject = News of { $reference }
opendata-wish-letter-replied =
    { $agency } wrote about { $reference }.

    { $link }
problem-opendata-fault-unsaid = Choose what is wrong.
problem-opendata-title-missing = Write in one line what it is about.
problem-opendata-words-missing = Write what you mean.
problem-opendata-words-personal = Everybody would read this, and it holds what reads like a personal number: { $words }. Take it out.
problem-opendata-agency-unknown = There is no such agency. Choose another one.
problem-opendata-ticket-closed = This was answered already, so nobody can join it any more.
problem-opendata-published-where = Write the address of the page of a dataset that is published, such as /data/clinics.
opendata-reuses = Made with this data
opendata-reuses-lead = Apps, articles and other things that people made with open data. They are not the agencies’ own.
opendata-reuses-none = Nothing yet
opendata-reuses-none-next = Did you make something? Tell of it on the page of its dataset.
opendata-reuses-all = All that people made
opendata-reuse = Tell of something made with this dataset
opendata-reuse-lead = An officer of the agency looks at it before everybody sees it. Your name is not shown.
opendata-reuse-held = What you told of that was made with data
opendata-reuse-sort = What is it?
opendata-reuse-sort-app = App or website
opendata-reuse-sort-article = Article
opendata-reuse-sort-analysis = Analysis or paper
opendata-reuse-sort-picture = Picture or map
opendata-reuse-sort-tool = Tool for programs
opendata-reuse-title = What is it called?
opendata-reuse-url = Where is it?
opendata-reuse-url-hint = An address that begins with https://
opendata-reuse-about = What does it do?
opendata-reuse-about-hint = In a few sentences. No phone numbers or e-mail addresses.
opendata-reuse-datasets = Other datasets it was made with
opendata-reuse-datasets-hint = Their names or addresses, with commas between
opendata-reuse-told = Thank you. Everybody sees it once an officer has looked at it.
opendata-reuse-withdrawn = Taken back. Nobody sees it any more.
opendata-reuse-made-with = Made with
opendata-reuse-own = What you told of
opendata-reuse-withdraw = Take it back
opendata-reuse-state-waiting = Waiting for an officer
opendata-reuse-state-shown = Shown
opendata-reuse-state-refused = Not shown
opendata-reuse-state-withdrawn = Taken back
opendata-reuse-desk = Made with our data
opendata-reuse-desk-lead = Look at the page before you show it: does it work, is it about this data, does it harm nobody?
opendata-reuse-desk-none = Nothing waits for you
opendata-reuse-desk-none-next = What people tell of comes here.
opendata-reuse-show = Show it
opendata-reuse-refuse = Do not show it
opendata-reuse-reason = Why not? Whoever told of it reads this.
opendata-reuse-decided = Decided.
opendata-reuse-officer-letter-subject = Something was made with { $title }
opendata-reuse-officer-letter =
    Somebody told of something that was made with { $title }. Look at it before everybody sees it.

    { $link }
opendata-dataset-reuses = What people made with open data
opendata-dataset-reuses-about = Apps, articles, analyses, pictures and tools that people made with datasets of this catalogue, as they told of them and an officer of the publishing agency decided to show them. One row for each dataset of each.
opendata-column-reuse-id = Its id
opendata-column-reuse-dataset = Name of the dataset it was made with
opendata-column-reuse-url = Where it is
opendata-column-reuse-kind = app, article, analysis, picture or tool
opendata-column-reuse-title = What it is called
opendata-column-reuse-about = What it does, in the words of whoever told of it
opendata-column-reuse-shown = Day on which an officer decided to show it
problem-opendata-sort-missing = Choose what it is.
problem-opendata-about-missing = Write what it does.
problem-opendata-url-wrong = Write the address of a page that anybody can open, beginning with https://.
problem-opendata-dataset-unknown = There is no dataset { $dataset }.
problem-opendata-datasets-many = Name 1 to 10 datasets.
opendata-harvest-title = Catalogues elsewhere
opendata-harvest-lead = Open catalogues of others that we read again and again. Their data stays where it is, and we list it with its source.
opendata-harvest-none = No catalogue is read yet
opendata-harvest-none-next = Name one below, and we begin to read it.
opendata-harvest-name = Name here
opendata-harvest-name-hint = Small letters, digits, dots and hyphens, such as data.selangor.my. It stays.
opendata-harvest-protocol = How it is read
opendata-harvest-state = State
opendata-harvest-next = Next reading
opendata-harvest-new = A new catalogue
opendata-harvest-make = Add the catalogue
opendata-harvest-url = Address
opendata-harvest-url-hint = Of CKAN, where the portal is; of the others, where the file is.
opendata-harvest-lang = Language
opendata-harvest-lang-hint = Of words that do not say theirs.
opendata-harvest-hours = Hours between readings
opendata-harvest-publishers = Publishers and bodies
opendata-harvest-publishers-hint = A line for each publisher: its name there = the code of a body here. Others keep their own name.
opendata-harvest-never = Never read yet
opendata-harvest-running = Being read
opendata-harvest-done = Done
opendata-harvest-failed = Failed
opendata-harvest-off = Stopped
opendata-harvest-added = New
opendata-harvest-changed = Changed
opendata-harvest-same = As it was
opendata-harvest-gone = Gone from there
opendata-harvest-spared = Missing, left as it was
opendata-harvest-refused = Refused
opendata-harvest-again = There again
opendata-harvest-made = The catalogue will be read.
opendata-harvest-saved = The changes are saved.
opendata-harvest-begun = Reading has begun.
opendata-harvest-run = One reading
opendata-harvest-runs = Readings
opendata-harvest-since = Began
opendata-harvest-ended = Ended
opendata-harvest-found = What came of it
opendata-harvest-begin = Read it now
opendata-harvest-stop = Stop reading it
opendata-harvest-start = Go on reading it
opendata-harvest-listed = See the data that is listed
opendata-harvest-change = Change the catalogue
opendata-harvest-save = Save
opendata-harvest-report = What was found
opendata-harvest-report-none = Nothing was new, changed, gone or refused.
opendata-harvest-identifier = Identifier there
opendata-harvest-outcome = Outcome
opendata-harvest-reason = Reason
problem-opendata-source-name = A name has 2 to 60 small letters, digits, dots or hyphens, and is not data.gov.my.
problem-opendata-source-url = Enter a full address that begins with https://, without a question mark.
problem-opendata-source-hours = Enter a number of hours from 1 to 744.
problem-opendata-source-publishers = Each line is name = code, with the code of a body in the registry.
problem-opendata-source-choice = Choose one of the list.
problem-opendata-source-taken = Another catalogue has this name.
problem-opendata-source-stale = Somebody else changed this catalogue. Open the page again.
