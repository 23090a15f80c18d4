kernel-routing-inside = The place is in the district of { $district }, { $state }.
kernel-routing-near = The place is { $metres } metres outside the district of { $district }, { $state }, the nearest one.
kernel-routing-guess = The nearest district is { $district }, { $state }. Exact boundaries are not loaded, so this is a guess.
kernel-routing-town = The postcode { $postcode } belongs to { $city }, { $state }.
kernel-routing-state = The place is in { $state }.
kernel-routing-sea = The place is at sea, far from every district.
kernel-routing-abroad = The place is outside the country.
kernel-routing-no-postcode = This postcode does not exist.
kernel-routing-no-place = No place was given.
kernel-routing-council = The local council there is in charge.
kernel-routing-councils = A local council is in charge; { $count } councils are possible, the nearest first.
kernel-routing-state-body = This is a matter of the state government.
kernel-routing-own-body = One body is in charge of this in the whole country.
kernel-routing-supplier = Whoever supplies the service there is in charge.
kernel-routing-road = The nearest road is { $road }, { $metres } metres away, and whoever keeps such roads is in charge.
kernel-routing-road-between = It lies between { $road } and { $other }, and nobody can tell which of them is meant, so neither decides.
kernel-routing-road-vague = { $road } is near, but the position may be { $metres } metres off, so the road does not decide.
kernel-routing-vague = The place is too wide to tell which council. Mark a point on the map.
kernel-routing-no-supplier = The register names no supplier of this service there.
kernel-routing-gone = The body in charge no longer exists, and nobody took over yet.
kernel-routing-override = The bureau has decided that one agency is in charge in this area ({ $code }): { $reason }
kernel-routing-experience-agrees = { $cases } of { $of } such reports within { $metres } metres were settled by { $agency } too.
kernel-routing-experience-differs = But { $cases } of { $of } such reports within { $metres } metres were finally settled by { $agency }, so it comes first.
kernel-routing-experience-handed = { $count ->
    [one] One of them had been with another agency first.
   *[other] { $count } of them had been with another agency first.
 }
kernel-agency-kind-ministry = Ministry
kernel-agency-kind-federal = Federal agency
kernel-agency-kind-state = State government
kernel-agency-kind-local = Local council
kernel-agency-kind-utility = Utility
kernel-agencies-title = Public bodies
kernel-agencies-lead = Find who is in charge of what, and what they promise.
kernel-agencies-words = Name or short name
kernel-agencies-kind = Kind
kernel-agencies-state = State
kernel-agencies-any = All
kernel-agencies-filter = Find
kernel-agencies-none = No public body matches
kernel-agencies-none-help = Check the spelling, try a short name, or clear a filter.
kernel-agencies-all = Show all
kernel-agencies-count = { $count ->
    [one] { $count } public body
   *[other] { $count } public bodies
 }
kernel-agency-gone = This body no longer exists
kernel-agency-successor = Its work was taken over by
kernel-agency-report = Report to this body
kernel-agency-acronym = Short name
kernel-agency-parent = Part of
kernel-agency-aliases = Other names, former or later
kernel-agency-website = Website
kernel-agency-website-note = as reported; we have not checked it
kernel-agency-promises = Promises
kernel-agency-promises-lead = This body promises in public, for every report:
kernel-agency-no-promise = We know of no general promise of this body.
kernel-agency-categories = What it is in charge of
kernel-agency-estimate-lead = A promise was published by the body itself. An estimate is ours and nobody’s promise.
kernel-agency-about = Matter
kernel-agency-when = When
kernel-agency-basis = Promise or estimate
kernel-term-minute = { $amount ->
    [one] { $amount } office minute
   *[other] { $amount } office minutes
 }
kernel-term-hour = { $amount ->
    [one] { $amount } hour
   *[other] { $amount } hours
 }
kernel-term-day = { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
 }
kernel-term-workday = { $amount ->
    [one] { $amount } working day
   *[other] { $amount } working days
 }
kernel-promise-acknowledge = Receipt is confirmed within { $term }
kernel-promise-respond = Somebody starts work within { $term }
kernel-promise-answer = An answer is given within { $term }
kernel-promise-complex = A complex matter is settled within { $term }
kernel-promise-resolve = Settled within { $term }
problem-kernel-registry-unknown-category = No category has the code “{ $category }”. See /api/v1/categories for those that exist.
problem-kernel-registry-empty = The registry is still empty because no country pack was loaded.
problem-kernel-registry-unreadable = The file { $file } cannot be read. Make sure that it exists and can be opened.
problem-kernel-registry-malformed = { $file }, line { $line }: the file is not well-formed. { $value }
problem-kernel-registry-no-column = { $file }, line { $line }: the column “{ $column }” is missing. Add it to the header.
problem-kernel-registry-missing = { $file }, line { $line }: the column “{ $column }” is empty. Fill it in.
problem-kernel-registry-form = { $file }, line { $line }: “{ $value }” in the column “{ $column }” has the wrong form.
problem-kernel-registry-word = { $file }, line { $line }: “{ $value }” in the column “{ $column }” is not one of the known words.
problem-kernel-registry-twice = { $file }, line { $line }: “{ $value }” occurs twice. Remove one.
problem-kernel-registry-unknown = { $file }, line { $line }: “{ $value }” in the column “{ $column }” does not exist in the registry.
problem-kernel-registry-circle = { $file }, line { $line }: “{ $value }” in the column “{ $column }” leads back to the same row.
problem-kernel-registry-not-a-line = { $file }, line { $line }: the geometry of feature { $value } is no line of at least two different positions. Use LineString or MultiLineString.
problem-kernel-registry-position = { $file }, line { $line }: feature { $value } has a position that is not on the globe. Longitude comes first.
problem-kernel-registry-too-many = { $file }, line { $line }: the file holds more positions than can be kept. Simplify its lines.
problem-kernel-registry-no-district = { $file } has no boundary of any district in the registry. Check its district codes.
problem-kernel-registry-parameter = This parameter is needed. Give category, and lat with lon, or postcode, or state.
problem-kernel-registry-no-point = This is not a position. Give lat from -90 to 90 and lon from -180 to 180 as decimal numbers.
problem-kernel-registry-filter = This filter value is not known. Choose one from the list.
problem-kernel-override-agency = Choose an agency that exists and is not the bureau itself.
problem-kernel-override-categories = Choose at least one category, and none about somebody’s conduct.
problem-kernel-override-shape = The area is empty, too large or not a place. A circle has a radius of 50 to 5,000 metres; drawn corners are three or more and reach 30 kilometres at most.
problem-kernel-override-dates = Write a day, a month and a year; the last day may not be before the first.
problem-kernel-override-reason = Say why, in at most { $max } characters.
problem-kernel-override-same-person = You proposed this area yourself. A second person of the bureau has to approve it.
problem-kernel-override-decided = Somebody has already decided about this area. Load the page again to see how it stands.
kernel-holidays-title = Days of rest
kernel-holidays-lead = Public holidays by state. When you change one, the dates of open cases are worked out again, and each case says why its date moved.
kernel-holidays-none = No day of rest is kept from now on
kernel-holidays-none-next = Add the next one below, or import a year’s list.
kernel-holidays-date = Day
kernel-holidays-name = Name
kernel-holidays-name-ms = Name in Malay
kernel-holidays-name-in = Name in { $language }
kernel-holidays-states = Who rests
kernel-holidays-everywhere = All states
kernel-holidays-estimated = May still move
kernel-holidays-estimated-hint = The day depends on the moon or has not been declared yet.
kernel-holidays-change = Change
kernel-holidays-remove = No longer a day of rest
kernel-holidays-short = Remove
kernel-holidays-why = Why (everybody can read this)
kernel-holidays-new = Add a day of rest
kernel-holidays-source = Where it was declared
kernel-holidays-source-hint = For example the number of the gazette. Everybody can read this in the public log.
kernel-holidays-save = Add day of rest
kernel-holidays-kept = The day of rest is kept. Dates of open cases are being worked out again.
kernel-holidays-removed = That day is a working day now. Dates of open cases are being worked out again.
problem-kernel-registry-holiday-date = Enter a day that exists, with day, month and year.
problem-kernel-registry-holiday-far = Choose a day between a month ago and two years from now.
problem-kernel-registry-holiday-name = Enter the name in Malay.
problem-kernel-registry-holiday-states = Choose at least one state, or all states.
problem-kernel-registry-holiday-words = Say where this was declared, or why it changes.
