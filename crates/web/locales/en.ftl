## Language
web-language-name = English

## Page shell
web-skip = Skip to content
web-demo = Demo: people and cases here are made up.
web-search-label = Search services, agencies, reports and data
web-search = Search
web-languages = Language
web-sign-in = Sign in
web-second-factor = Open pages for officers
web-sign-out = Sign out
web-exit = Leave at once
web-me = My page
web-home = Home
web-crumbs = You are here
web-footer-problem = Something wrong with this page? Tell us
web-footer-about = About Balai
web-footer-charter = Agencies and their promises
web-footer-opendata = Open data
web-footer-log = Public log: check us
web-footer-privacy = Privacy
web-footer-accessibility = Accessibility
web-footer-data = Open data of this page
web-footer-api = API
web-footer-version = Version { $version }
web-back = Back
web-change = Change
web-optional = (optional)
web-title-failed = Error
web-steps = Steps
web-pages = Pages of the list
web-pages-previous = Previous
web-pages-next = Next
web-pages-number = Page { $number }
web-pages-of = Page { $number } of { $all }
web-timeline-by = At the latest { $day }
web-timeline-receipt = Receipt
web-live-news = Changed since you opened this page:
web-live-show = Show
web-figure-data = Download the data
web-figure-table = Show as a table
web-error-summary = Something needs to be put right
web-error-home = Go to the home page
web-error-retry = { $count ->
    [one] Try again in { $count } second.
   *[other] Try again in { $count } seconds.
}

## Dates and times
web-date = { $day } { $month } { $year }
web-day = { $weekday }, { $day } { $month } { $year }
web-datetime = { $date }, { $time }
web-time = { $hour }:{ $minute } { $period }
web-time-full = { $hour } { $period }
web-due = { $day }, before { $time }
web-due-day = { $day }, before the day ends
web-period-midnight = am
web-period-dawn = am
web-period-morning = am
web-period-noon = pm
web-period-afternoon = pm
web-period-evening = pm
web-month-1 = January
web-month-2 = February
web-month-3 = March
web-month-4 = April
web-month-5 = May
web-month-6 = June
web-month-7 = July
web-month-8 = August
web-month-9 = September
web-month-10 = October
web-month-11 = November
web-month-12 = December
web-weekday-1 = Monday
web-weekday-2 = Tuesday
web-weekday-3 = Wednesday
web-weekday-4 = Thursday
web-weekday-5 = Friday
web-weekday-6 = Saturday
web-weekday-7 = Sunday
web-ago-now = just now
web-ago-minutes = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}
web-ago-hours = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}
web-ago-days = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}
web-left-days = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
web-left-hours = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
web-left-soon = less than an hour left
web-late-hours = { $count ->
    [one] { $count } hour late
   *[other] { $count } hours late
}
web-late-days = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
web-date-day = Day
web-date-month = Month
web-date-year = Year
web-size-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
web-size-kilobytes = { $amount } kB
web-size-megabytes = { $amount } MB

## Names of HTTP statuses
web-status-400 = The request could not be understood
web-status-401 = Please sign in first
web-status-403 = You may not do this
web-status-404 = Page not found
web-status-405 = This address does not take that request
web-status-409 = It has changed in the meantime
web-status-413 = Too large
web-status-415 = This kind of content is not accepted
web-status-422 = Something needs to be put right
web-status-429 = Too many requests
web-status-500 = Sorry, something went wrong on our side
web-status-503 = The service is busy

## Problems
problem-web-invalid = Check what is marked and send it again.
problem-web-not-found = This page or thing is not here. Check the address, or search from the home page.
problem-web-forbidden = Your account does not have permission for this. If it should, ask your agency's administrator.
problem-web-sign-in = Sign in first, then try again.
problem-web-second-factor = Enter your second factor first, then try again.
problem-web-second-factor-again = Enter your second factor once more, then try again.
problem-web-token-needed = Send a valid API token in the Authorization header.
problem-web-token-unknown = This token is unknown or has been revoked. Ask for a new one.
problem-web-form-expired = This form has expired or came from another site. Reload the page and send it again; nothing has been changed.
problem-web-too-many-requests = { $seconds ->
    [one] Too many requests from where you are. Try again in { $seconds } second.
   *[other] Too many requests from where you are. Try again in { $seconds } seconds.
}
problem-web-method-not-allowed = This address exists, but not for that method.
problem-web-too-large = This request is too large. The limit is { $limit_kb } kB.
problem-web-uploads-busy = Many large files are arriving at this moment. Try again in a few seconds.
problem-web-unsupported-media-type = Send an ordinary form; the type "{ $found }" is not accepted here.
problem-web-json-needed = Send JSON (application/json); the type "{ $found }" is not accepted here.
problem-web-malformed-form = The form could not be read at position { $position }.
problem-web-malformed-query = The address could not be read: its query is broken at position { $position }.
problem-web-malformed-multipart = The form with files could not be read: { $why }
problem-web-malformed-json = The JSON could not be read at line { $line }, column { $column }: { $why }
problem-web-not-utf8 = The field "{ $field }" is not UTF-8 text.
problem-web-body-cut-short = The request broke off before it had arrived. Send it again.
problem-web-too-many-fields = Too many fields or files. The most is { $most }.
problem-web-internal = We have recorded this problem. Nothing is lost; try again in a little while.
problem-web-busy = Too many people are using this service right now. Try again in a little while.
problem-web-required = Fill this in.
problem-web-too-long = Too long. The most is { $most } characters.
problem-web-not-a-choice = Choose one of those shown.
problem-web-not-a-number = Write a number only.
problem-web-not-a-date = Write a date that exists, such as 4 12 2026.
problem-web-not-an-email = Write a full e-mail address, such as name@example.my.
problem-web-not-a-phone = Write a full phone number, such as 012-345 6789.
problem-web-not-a-position = Write a valid position: latitude -90 to 90, longitude -180 to 180.
problem-web-limit-wrong = Ask for 1 to { $most } items at a time.
problem-web-cursor-wrong = This is not where a list goes on. Take it from "next" of the answer before, as it stands there.
problem-web-once-key-wrong = An Idempotency-Key has 1 to { $most } letters, digits and signs, without spaces.
problem-web-null-character = The field "{ $field }" holds a null character. Leave it out.

## About
web-about-title = About Balai
web-about-lead = Balai is one place for all you do with public bodies.
web-about-what = What you can do here
web-about-what-1 = Report a problem, and it reaches the agency that is responsible, with a promised date for the answer. You need not know which agency it is.
web-about-what-2 = Each agency publishes its promise: how long it takes to answer. Where there is no promise we give an estimate, and call it one.
web-about-proof = All of it can be checked
web-about-proof-1 = Every act that matters is written to a public log that can only be added to. You get a receipt that anyone can check.
web-about-proof-2 = When an officer reads your personal details, that reading is recorded with its reason.
web-about-open = Open source
web-about-open-1 = Balai is open-source software. Anyone may read, check and improve it.
web-about-open-2 = What is public on a page is also there as open data and through the API.

## Privacy
web-privacy-title = Privacy
web-privacy-lead = We ask only for what is needed to answer you.
web-privacy-keep = What we keep
web-privacy-keep-1 = What you write in a report, the pictures you attach and, if you give them, your name, e-mail or phone number. Hidden details in pictures are removed before they are stored.
web-privacy-keep-2 = You may report without a name. An identity card number is never asked for to make a report.
web-privacy-see = Who can see it
web-privacy-see-1 = The public sees what a public report says and how it was answered, but not how to reach you. A private report is seen only by the agency that handles it.
web-privacy-see-2 = Each time an officer reads your personal details, a record is made.
web-privacy-erase = Putting right and erasing
web-privacy-erase-1 = You may ask for your details to be put right or erased. The public log holds neither your name nor your words, so erasing really erases.
web-privacy-erase-2 = Write to the agency that handles your case, through the case itself.
web-privacy-cookies = Cookies
web-privacy-cookies-1 = We use only two cookies: one keeps you signed in and one protects forms. There are no trackers and no advertisements.

## Accessibility
web-accessibility-title = Accessibility
web-accessibility-lead = Balai is built so that everyone can use it.
web-accessibility-aim = What we aim for
web-accessibility-aim-1 = We aim for WCAG 2.2 at level AA: it can be enlarged to 200%, used with a keyboard alone, and read by screen readers.
web-accessibility-aim-2 = Pages are small and work without JavaScript, so that a cheap phone and a slow line are enough.
web-accessibility-limits = What is not good enough yet
web-accessibility-limits-1 = Maps are pictures. Everything on a map is also in the list or the search beside it.
web-accessibility-tell = Tell us
web-accessibility-tell-1 = If something stands in your way, send us a report. An officer at a counter can also do all of this for you.

## Styleguide
web-styleguide-title = Styleguide
web-sample-lead = Every component, in every state.
web-sample-buttons = Buttons
web-sample-send = Send the report
web-sample-delete = Delete
web-sample-states = State
web-sample-notices = Notices
web-sample-sent = Your report has been sent
web-sample-promise = The council will answer at the latest { $due }.
web-sample-fields = Form
web-sample-email = E-mail
web-sample-email-hint = We use it to tell you when there is an answer.
web-sample-postcode = Postcode
web-sample-describe = What happened?
web-sample-describe-hint = Write it in your own words.
web-sample-who = How do you want to report?
web-sample-who-hint = You can change this later.
web-sample-named = With my name
web-sample-named-hint = Only the agency sees it.
web-sample-anonymous = Without a name
web-sample-danger = Is it dangerous?
web-sample-yes = Yes
web-sample-no = No
web-sample-tell = Tell me by
web-sample-sms = SMS
web-sample-agree = I allow this picture to be published
web-sample-when = Month
web-sample-choose = Choose one
web-sample-since = Since when?
web-sample-since-hint = For example, 4 12 2026
web-sample-photo = Pictures
web-sample-photo-hint = JPEG, PNG or WebP, up to 10 MB each.
web-sample-photo-kind = JPEG
web-sample-lists = Lists
web-sample-reference = Reference
web-sample-due = Promised by
web-sample-none = No reports here
web-sample-none-help = Be the first to tell us.
web-sample-history = The case so far
web-sample-officer = City Council
web-sample-figures = Figures and maps
web-sample-answered = Reports answered
web-sample-in-time = Per cent answered within the promise
web-sample-town = Sample Town
web-sample-tag-plain = Public
web-sample-tag-new = New
web-sample-tag-active = Being dealt with
web-sample-tag-waiting = Waiting for you
web-sample-tag-done = Resolved
web-sample-tag-refused = Closed
web-sample-tag-late = Late

## App
web-offline-title = No connection
web-offline-lead = You can still write a report. It is kept on this phone and sends itself when the connection is back.
web-offline-kept = Kept here
web-offline-kept-about = What waits for a connection, or is not finished:
web-app-report = Write a report
web-app-easy = Report with pictures and your voice
web-shared = Shared computer.
web-shared-minutes = What you do here is forgotten after { $minutes } minutes without use.
web-shared-end = I am done
web-acting = You act for { $name }.
web-acting-nameless = You act for somebody who gave no name.
web-acting-about = What you do is done in their name, and they are told.
web-acting-looks = You can look, and change nothing.
web-acting-over = You no longer act for anybody.
web-acting-over-about = What you chose has ended. Nothing is done before you say that you are yourself again.
web-acting-end = Be myself again
