# States and moves
reports-state-unconfirmed = Not confirmed yet
reports-state-open = Received
reports-state-in-progress = Being worked on
reports-state-waiting = Waiting for the reporter
reports-state-resolved = Resolved
reports-state-declined = Closed without action
reports-move-open = Report made
reports-move-confirm = Reporter’s address confirmed
reports-move-claim = An officer began to work on it
reports-move-reply = The agency replied
reports-move-note = Internal note
reports-move-ask = The agency asked the reporter
reports-move-answer = The reporter answered
reports-move-write = The reporter wrote again
reports-move-transfer = Handed over to { $agency }
reports-move-resolve = Resolved
reports-move-decline = Closed without action
reports-state-thanks = Thanks received
reports-state-passed-on = Passed on
reports-state-in-progress-enquiry = Being answered
reports-state-in-progress-suggestion = Being considered
reports-state-resolved-enquiry = Answered
reports-state-resolved-suggestion = Taken up
reports-state-declined-enquiry = Closed without an answer
reports-state-declined-suggestion = Not taken up
reports-move-claim-enquiry = An officer began to prepare the answer
reports-move-claim-suggestion = An officer began to consider it
reports-move-resolve-enquiry = Answered
reports-move-resolve-suggestion = Taken up
reports-move-decline-enquiry = Closed without an answer
reports-move-decline-suggestion = Not taken up
reports-move-confirm-thanks = Sender’s address confirmed
reports-move-pass-on = The thanks were passed on to those concerned
reports-move-forward = Forwarded to { $agency }
reports-move-reopen = The reporter opened it again
reports-clock-acknowledge = Confirm that it arrived
reports-clock-respond = Begin to act
reports-clock-answer = Answer
reports-clock-resolve = Resolve it
reports-clock-reopen = Can be opened again until

# Kinds of feedback
reports-feedback = Kind
reports-feedback-any = All kinds
reports-feedback-complaint = Complaint
reports-feedback-enquiry = Enquiry
reports-feedback-suggestion = Suggestion
reports-feedback-appreciation = Appreciation
reports-begin-complaint = Report a problem
reports-begin-complaint-about = Something is broken, wrong or not done. The agency puts it right.
reports-begin-enquiry = Ask a question
reports-begin-enquiry-about = You want to know something. The agency answers.
reports-begin-suggestion = Make a suggestion
reports-begin-suggestion-about = Something could be better. The agency considers it.
reports-begin-appreciation = Say thank you
reports-begin-appreciation-about = Somebody did well. Your thanks are passed on to them.
reports-place-title-other = Which place is it about?
reports-category-title-other = What is it about?
reports-details-enquiry = What do you want to know?
reports-details-suggestion = What do you suggest?
reports-details-appreciation = Whom do you thank, and for what?
reports-check-no-due = No date: your thanks are passed on
reports-done-title-other = It was sent
reports-done-thanks = The thanks are passed on to those concerned. No date is promised.
reports-desk-do-pass-on = Mark as passed on
reports-desk-do-forward = Forward to another agency
reports-desk-words-forward = Why it is forwarded; everybody can read it

# Home
reports-home-question = How can we help?
reports-home-search = Search for a service, an agency or a report
reports-home-doors = Doors of the service
reports-home-report = Report
reports-home-report-about = Tell any agency about a problem
reports-home-follow = Follow
reports-home-follow-about = See what people reported and what was done
reports-home-ask = Ask for information
reports-home-ask-about = Ask public bodies for what they know, and see their answers
reports-home-agencies = Agencies
reports-home-agencies-about = Find one of { $count } public bodies
reports-home-numbers = This service in numbers
reports-home-open = reports being handled
reports-home-closed = reports closed
reports-home-kept = closed within the promised time
reports-home-kept-none = no report with a promise has been closed yet
reports-home-recent = Latest reports

# List and map
reports-list-title = What people reported
reports-list-lead = Every public report, who holds it, and when an answer is due.
reports-list-new = Make a report
reports-list-filter = Filter
reports-list-table = Download all of them as a table (CSV)
reports-list-agency = Agency
reports-list-any-agency = All agencies
reports-list-state = State
reports-list-any-state = All
reports-list-open = Not closed
reports-list-closed = Closed
reports-list-category = Subject
reports-list-any-category = All subjects
reports-list-map = Map of reports
reports-list-map-alt = Map of { $count } reports; the list below says the same
reports-list-count = { $count ->
    [one] One report
   *[other] { $count } reports
}
reports-list-empty = There are no reports here yet.
reports-list-empty-next = Widen the filter, or be the first to report.
reports-list-where = Place
reports-list-held = Held by
reports-list-due = Answer
reports-list-zoom-in = Zoom in
reports-list-zoom-out = Zoom out
reports-list-north = North
reports-list-south = South
reports-list-west = West
reports-list-east = East
reports-legend-open = Not closed
reports-legend-closed = Closed

# Report page
reports-show-title = { $category }
reports-show-reference = Reference
reports-show-private = Private report: only you and the agency see it.
reports-show-place = Place
reports-show-no-place = No place given
reports-show-by = Reported by { $name }
reports-show-anonymous = The reporter’s name is not shown
reports-show-made = Reported
reports-show-holder = Held by
reports-show-answers = Details
reports-show-photo = Photo { $number } of this report
reports-show-photos = Photos
reports-show-files = Recordings and papers
reports-show-recording = Recording { $number }
reports-show-video = Video { $number }
reports-show-paper = Paper { $number }
reports-show-timeline = What has happened
reports-show-next = What happens next
reports-show-next-open = { $agency } has to answer by { $due }.
reports-show-next-appealed = Another officer looks at the decision. { $agency } has to answer by { $due }.
reports-show-next-overdue = { $agency } should have answered by { $due }. That date has passed.
reports-show-next-waiting = The clock stands while the agency waits for the reporter’s answer.
reports-show-next-waiting-you = The agency asked you something. Answer below; the agency’s clock stands until you do.
reports-show-next-closed = Nothing more is to be done. Closed on { $date }.
reports-show-promise = This is a promise of { $agency }, from its charter.
reports-show-estimate = This is our estimate, not a promise of the agency.
reports-show-rule = The rules set this date; it is no estimate.
reports-show-why-date = Why this date?
reports-show-why-agency = Why this agency?
reports-show-triage = The Public Complaints Bureau decides which agency is the right one.
reports-show-to-confirm = Chosen without boundary maps; the agency may hand it over if it was wrong.
reports-show-also = Other agencies it could be
reports-show-write = Write to the agency
reports-show-write-hint = Add something or ask how it stands. Only the agency reads it.
reports-show-answer = Your answer
reports-show-send = Send
reports-show-key = Open your own report
reports-show-key-hint = Type the secret code that you were given when you reported.
reports-show-key-open = Open
reports-show-locked = There is no public report with this reference. If it is your own private report, open it with your secret code.
reports-show-mine = This is your report.
reports-reopen = Not settled?
reports-reopen-about = You can open this report again until { $date }. Everybody who can see the report sees it, and the agency is told.
reports-reopen-do = Open it again
reports-agency-conduct = Complaints about conduct are always private and go to this body only, not to the office of the person concerned.
reports-fixed-title = Was it fixed?
reports-fixed-outcome = How is it now?
reports-fixed-fixed = It was fixed
reports-fixed-not-fixed = It was not fixed
reports-fixed-moot = It no longer matters
reports-fixed-rating = How content are you?
reports-fixed-rating-5 = 5 – very content
reports-fixed-rating-4 = 4 – content
reports-fixed-rating-3 = 3 – neither
reports-fixed-rating-2 = 2 – not content
reports-fixed-rating-1 = 1 – not content at all
reports-fixed-comment = What else should the agency know?
reports-fixed-comment-hint = Only the agency reads it.
reports-fixed-thanks = Thank you. Your answer is kept.
reports-fixed-again = Thank you. The report is open again and the agency was told.
reports-ratings = How content reporters are with this agency: { $average } of 5 ({ $count } ratings)
reports-ratings-few = This agency has too few ratings to show.
reports-show-desk = Open at the desk
reports-show-api = This report for machines (Open311)

# How a date came about
reports-due-title = How the date was worked out
reports-due-milestone-acknowledge = Confirm that it arrived
reports-due-milestone-respond = Begin to act
reports-due-milestone-answer = Give an answer
reports-due-milestone-resolve = Resolve it

# Making a report
reports-new-title = Make a report
reports-new-lead = Free, about three minutes. You need no account.
reports-new-photo = Begin with a photo
reports-new-photo-about = If the photo knows its place, the pin is put there for you to check. Then we remove that from the photo.
reports-new-photo-do = Begin with this photo
reports-new-emergency = An emergency? Phone first.
reports-new-emergency-about = If life or property is in danger now, do not wait for an answer here.
reports-new-steps-place = Place
reports-new-steps-category = Subject
reports-new-steps-agency = Agency
reports-new-steps-details = Details
reports-new-steps-you = You
reports-new-steps-check = Check
reports-new-next = Next
reports-new-back = Back

reports-place-title = Where is the problem?
reports-place-hint = Tap the map to set a pin, or search for a place or a postcode.
reports-place-photo = This place comes from your photo. Move the pin if it is wrong.
reports-place-photo-kept = Your photo is attached. It does not know its place, so say where it is below.
reports-place-search = Name of a place, or a postcode
reports-place-search-go = Search
reports-place-found = Choose the place you mean
reports-place-nothing = There is no place called “{ $words }”. Try the nearest town or a postcode.
reports-place-map = Map: tap to set a pin
reports-place-zoom-in = Zoom in
reports-place-zoom-out = Zoom out
reports-place-north = Move north
reports-place-south = Move south
reports-place-west = Move west
reports-place-east = Move east
reports-place-locate = Use my location
reports-place-pin = Pin { $place }
reports-place-no-pin = No pin yet
reports-place-address = Describe the place (if you like)
reports-place-address-hint = For example: in front of number 12, Jalan SS2/24, near the school
reports-place-skip = Go on without a place
reports-place-near = near { $place }, { $state }

reports-category-title = What is the problem?
reports-category-hint = Choose the closest one. The agency can change it later.
reports-doors = Matters that are not taken here
reports-doors-about = Go straight to those who decide them:
reports-category-other = A certain agency
reports-category-change = Change

reports-agency-title = Who should get it?
reports-agency-hint = We suggest agencies from the place and the subject you chose.
reports-agency-suggested = Our suggestion
reports-agency-possible = Could be too
reports-agency-unknown = I do not know
reports-agency-unknown-hint = The Public Complaints Bureau decides.
reports-agency-other = Another agency
reports-agency-other-hint = Type an agency’s name or its short name
reports-agency-find = Find an agency
reports-agency-none = We do not know yet which agency. The Public Complaints Bureau decides.
reports-agency-why = Why this agency?

reports-details-title = Tell us about it
reports-details-description = What happened?
reports-details-description-hint = Do not write identity-card or phone numbers here: everybody may read it.
reports-details-questions = More questions (you may skip them)
reports-details-private = Only officers see this answer.
reports-details-photos = Photos and other files
reports-details-photos-hint = Up to { $max } files: photos as JPEG, PNG or WebP ({ $photo } MB each), videos as MP4, MOV or WebM ({ $video } MB), recordings as M4A, MP3 or OGG ({ $sound } MB), and PDF ({ $paper } MB). We remove hidden details such as where a photo was taken.
reports-details-photos-add = Add files
reports-details-photos-have = Your photos
reports-details-photos-remove = Remove photo { $number }
reports-details-files-remove = Remove { $name }

reports-you-title = How can we reach you?
reports-you-contact = E-mail or mobile number
reports-you-contact-hint = We send a code to confirm it, and tell you about answers. Leave it empty to report anonymously.
reports-you-name = Name (if you like)
reports-you-visibility = Who may see it?
reports-you-name-hidden = Everybody sees the report, but not my name
reports-you-named = Everybody sees the report and my name
reports-you-private = Only the agency sees it
reports-you-private-hint = Right for complaints about officers and for personal matters.
reports-you-signed-in = You are signed in as { $name }.

reports-check-title = Check before you send
reports-check-place = Place
reports-check-no-place = No place
reports-check-category = Subject
reports-check-agency = For
reports-check-unknown = The Public Complaints Bureau decides
reports-check-description = Description
reports-check-photos = Photos and other files
reports-check-contact = Contact
reports-check-anonymous = No name and no contact
reports-check-visibility = Seen by
reports-check-due = Answer expected
reports-check-change = Change { $what }
reports-check-send = Send the report
reports-check-missing = The report is not complete.

reports-code-title = Type the code
reports-code-sent = We sent a six-digit code to { $address }. Your report goes to the agency as soon as you type it.
reports-code-field = Six-digit code
reports-code-hint = The code is good for 10 minutes.
reports-code-confirm = Confirm
reports-code-again = Send a new code

reports-done-title = Your report was sent
reports-done-reference = Your reference
reports-done-held = Held by { $agency }
reports-done-due-promise = { $agency } promises to resolve it by { $due } at the latest.
reports-done-due-estimate = We expect an answer by { $due } at the latest. This is our estimate, not a promise of the agency.
reports-done-secret = Your secret code
reports-done-secret-about = Print this page, take a picture of it, or write the reference and this code down in a safe place. Only with both can you read answers, answer the agency’s questions and write again. Whoever has them can do so, and we cannot give them out once more.
reports-done-show = See the report
reports-done-another = Make another report

# My reports
reports-me-title = My reports and my data
reports-me-reports = My reports
reports-me-reports-acting = Reports of { $name }
reports-me-empty = You have not made a report yet.
reports-held-reports = Your reports
reports-held-fixed = What you said of closed reports
reports-held-me-too = Reports that you follow
reports-held-alerts = Alerts that you asked for
reports-held-texts = Text messages from your number

# Desk
reports-desk-title = Desk
reports-desk-queues = Queues
reports-desk-queue-new = New
reports-desk-queue-mine = Mine
reports-desk-queue-open = All open
reports-desk-queue-overdue = Late
reports-desk-queue-waiting = Waiting for the reporter
reports-desk-queue-closed = Closed
reports-desk-queue-escalated = Escalated
reports-desk-queue-soon = Due soon
reports-desk-sort-newest = Newest first
reports-desk-sort-priority = Priority
reports-desk-narrow = Filter and sort
reports-desk-any = All
reports-desk-area = Area
reports-desk-priority = Priority
reports-desk-select = Select
reports-desk-take = Take
reports-desk-first = Back to the start
reports-desk-bulk = With the selected reports
reports-desk-bulk-assign = Hand over
reports-desk-bulk-prioritise = Set
reports-desk-bulk-title = What was done
reports-desk-bulk-claimed = You have taken it
reports-desk-bulk-assigned = Handed over
reports-desk-bulk-prioritised = Priority set
reports-desk-bulk-none = Select at least one report in the list.
reports-desk-bulk-many = Select at most { $most } reports at once.
problem-reports-deed-unclear = Something that this button needs was not chosen or written. Fill it in, then try again.
problem-reports-reply-unknown = There is no such ready reply for this. Choose another.
problem-reports-reply-name = Give it a name of at most { $max } characters.
problem-reports-reply-malay = Write the text in Malay; other languages can follow.
reports-desk-ready = Ready reply
reports-desk-own-words = In your own words
reports-desk-fill = Insert the text
reports-desk-bulk-say = Answer or change the state
reports-desk-bulk-step = What to do with your own words
reports-desk-bulk-body = Your own words; leave empty to send the ready reply
reports-desk-bulk-send = Send for all that are selected
reports-desk-keys-send = send
reports-file-title = Record a report for somebody
reports-file-lead = Write down what the person tells you. The report becomes theirs; your name is on record as the officer who wrote it.
reports-came = How it came
reports-came-counter = At the counter
reports-came-phone = By phone
reports-came-letter = By letter
reports-filed-by = Written down by
reports-file-you = About the person who reports, not about you.
reports-file-contact = Their e-mail or phone number
reports-file-contact-hint = If there is one, answers are sent there and the report appears in their account.
reports-file-lang = Their language; answers are sent in it
reports-file-name = Their name
problem-reports-choose-came = Choose how this report came.
reports-replies-title = Ready replies
reports-replies-lead = Words that are sent often. Reporters read them in their own language where it exists.
reports-replies-pack = From the country pack
reports-replies-own = This agency’s own
reports-replies-remove = Remove
reports-replies-new = Add a reply
reports-replies-name = Name for officers
reports-replies-step = Used to
reports-replies-words = Text in { $language }
reports-replies-save = Save
reports-replies-kept = The reply was saved.
reports-replies-removed = The reply was removed.
reports-desk-bulk-held = { $name } has this report already. Nothing was changed.
reports-desk-bulk-back = Back to the queue
reports-priority-urgent = Urgent
reports-priority-high = High
reports-priority-normal = Normal
reports-priority-low = Low
reports-desk-keys = Keyboard
reports-desk-keys-down = down
reports-desk-keys-up = up
reports-desk-keys-open = open
reports-desk-keys-select = select
reports-desk-keys-help = show the keys
reports-desk-keys-on = Use these keys
reports-desk-found = Reports found
reports-desk-words = Words in the report
reports-desk-handling = Officer and priority
reports-desk-agency = Agency
reports-desk-show = Show
reports-desk-empty = There are no reports here.
reports-desk-empty-next = Choose another queue.
reports-desk-reference = Reference
reports-desk-category = Subject
reports-desk-state = State
reports-desk-due = Due
reports-desk-holder = Officer
reports-desk-nobody = Nobody yet
reports-desk-opened = Received
reports-desk-contact = Reporter
reports-desk-contact-about = Your reading is noted, and the reporter can see it.
reports-desk-no-contact = The reporter left no contact details.
reports-desk-name = Name
reports-desk-email = E-mail
reports-desk-phone = Phone
reports-desk-private-answers = Private answers
reports-desk-act = Act
reports-desk-act-closed = This report is closed. You can still write to the reporter.
reports-desk-others = The decision was yours, so somebody else looks at it.
reports-desk-do-claim = Take this report
reports-desk-do-assign = Give to a colleague
reports-desk-do-prioritise = Set the priority
reports-desk-do-reply = Reply in public
reports-desk-do-note = Keep an internal note
reports-desk-do-ask = Ask the reporter
reports-desk-do-transfer = Hand over to another agency
reports-desk-do-resolve = Mark as resolved
reports-desk-do-decline = Close without action
reports-desk-words-reply = Reply that everybody can read
reports-desk-words-note = Note for colleagues only
reports-desk-words-ask = Question to the reporter; the clock stands until it is answered
reports-desk-words-transfer = Why it is handed over; everybody can read it
reports-desk-words-resolve = What was done; everybody can read it
reports-desk-words-decline = Why nothing is done; everybody can read it
reports-desk-to-agency = Code of the agency that shall get it
reports-desk-done = Done: { $move }
reports-desk-internal = For officers only
reports-desk-case-only = For the reporter and officers only

# Agency page
reports-agency-page-open = Reports not closed
reports-agency-page-closed = Reports closed
reports-agency-page-promise = Promises kept
reports-agency-page-estimate = Within our estimate
reports-of = { $part } of { $whole }

# Demo
reports-demo-title = Examples

# Problems
problem-reports-tries-many = Too many wrong secret codes were tried for this reference. Try again in an hour.
problem-reports-not-closed = This report is not closed, so there is nothing to say about it yet.
problem-reports-choose-outcome = Choose how it is now.
problem-reports-choose-rating = Choose a rating from 1 to 5.
problem-reports-category-unknown = There is no subject with this code. Choose one from the list.
problem-reports-agency-unknown = There is no agency with this code. Choose one from the list.
problem-reports-description-missing = Tell us what happened, in one sentence at least.
problem-reports-description-long = The description is too long. Shorten it to { $max } characters.
problem-reports-address-long = Describe the place in { $max } characters.
problem-reports-name-long = The name is too long. Shorten it to { $max } characters.
problem-reports-documents-many = There are too many files. Send no more than { $max }.
problem-reports-draft-gone = This draft was sent already or is too old. Begin a new report.
problem-reports-draft-other = This form was begun in another name than the one in which you act now. Choose that one again, or begin a new report.
reports-acted-for = Reports to agencies
reports-you-acting = { $name }, acting for { $subject }
problem-reports-once-other = This key was used for another request. Use a new key.
problem-reports-busy = The system is busy for a moment. Try again.
problem-reports-choose-category = Choose a subject.
problem-reports-choose-place = Tap the map, search for a place, or go on without one.
problem-reports-place-wrong = This is not a position on the globe. Latitude −90 to 90, longitude −180 to 180.
problem-reports-choose-visibility = Choose who may see it.
problem-reports-key-wrong = This secret code does not open this report. Check the code and the reference.
problem-reports-answer-choice = Choose one of the answers that are offered.
problem-reports-answer-number = Write a number.
problem-reports-answer-datetime = Write a date and time, such as 2026-12-04T17:00+08:00.
problem-reports-answer-long = The answer is too long. Shorten it to { $max } characters.
problem-reports-answer-unknown = This subject does not ask that question.
problem-reports-private-contact = To report in private, keep the secret code that we show you after sending.

# Open311
problem-reports-open311-jurisdiction = There is no agency with the jurisdiction_id { $code }.
problem-reports-open311-status = The status { $found } is not known; use open or closed.
problem-reports-open311-number = { $field } has to be a number.
problem-reports-open311-date = { $field } has to be a date and time with an offset, such as 2026-11-23T13:00:00+08:00.
problem-reports-open311-span = The dates may not be more than 90 days apart, and the start comes before the end.
problem-reports-open311-service = There is no service_code { $code }.
problem-reports-open311-service-missing = The service_code is missing.
problem-reports-open311-place = Give lat and long, or address_string.
problem-reports-open311-media = media_url has to be an http or https address, or a file as data:…;base64,….
problem-reports-open311-request = There is no request { $id }.
problem-reports-open311-token = This token is not known.
problem-reports-open311-missing = The { $field } is missing.
problem-reports-open311-update-status = The status { $found } is not known; use OPEN, IN_PROGRESS, FIXED, NO_FURTHER_ACTION or CLOSED.
problem-reports-closed = This report is closed and cannot be opened again.

# Similar reports and "me too"
reports-similar-title = Is it one of these?
reports-similar-lead = Somebody has reported something similar here. If it is the same, join that report and we will tell you what becomes of it.
reports-similar-photo = Photo of that report
reports-similar-closed = See the agency’s answer
reports-similar-me-too = This is it – me too
reports-similar-other = No, go on
reports-alike-away = { $metres } m away
reports-alike-same-category = same matter
reports-alike-similar-words = similar words
reports-alike-same-number = same number
reports-alike-similar-photo = similar photo
reports-me-too-title = Me too
reports-me-too-about = Give an e-mail address or phone number. We send a code to check it, and then tell you when this report is answered. Nobody else sees who you are.
reports-me-too-contact = E-mail address or phone number
reports-me-too-contact-hint = Such as aminah@example.org or 012-345 6789
reports-me-too-send = Send the code
reports-me-too-confirm = Confirm
reports-me-too-back = Back to the report
reports-me-too-count = { $count ->
    [one] One other person has this trouble too
   *[other] { $count } other people have this trouble too
}
reports-me-too-none = Do you have this trouble too?
reports-me-too-add = Me too
reports-me-too-mine = You are one of them. We will tell you when this report is answered.
reports-me-too-end = Take me off

# Merging
reports-state-merged = Merged
reports-move-merge = Merged with a report of the same matter
reports-relation-same-as = The same matter
reports-desk-do-merge = Merge with another report
reports-desk-alike = Probably the same matter
reports-desk-alike-about = Within 1,000 m. What is merged is closed; its people follow the other report.
reports-desk-merge = Merge into { $reference }
reports-desk-affected = Affected
reports-desk-sort-many = Most people affected
reports-desk-sort = Order
reports-desk-sort-due = By date
reports-show-merged = This report goes on as { $reference }.

## Alerts
reports-alerts-states = Feeds by state
reports-alerts-states-about = For feed readers (Atom): the newest reports in each state, without an account.
reports-alerts-title = My alerts
reports-alerts-lead = We tell you when there are new reports around a place, in a district, at an agency or about a subject.
reports-alerts-sign-in = Do you have alerts already? Sign in with the same address to see them.
reports-alerts-none = You have no alerts yet.
reports-alerts-new = Make an alert
reports-alerts-new-lead = Choose a place, a district, a subject, or several of them.
reports-alerts-made = Your alert is made.
reports-alerts-ended = Done. You will not be told about it any more.
reports-alerts-again-done = Alerts are sent again.
reports-alerts-stopped = You have stopped e-mails about your alerts
reports-alerts-again = Send them again
reports-alerts-end = End this alert
reports-alerts-feed = Feed (Atom)
reports-alerts-feed-too = A feed reader finds the same here (Atom)
reports-alerts-full = You have { $max } alerts, which is the most there can be. End one to make another.
reports-alerts-followed = Reports that you follow
reports-alerts-leave = Stop following
reports-alerts-confirm = Confirm the alert
reports-alerts-make = Tell me
reports-alerts-elsewhere = Choose another place
reports-alerts-district = District, if all of one
reports-alerts-any-district = Any district
reports-alerts-district-of = { $name } district
reports-alerts-radius = How far around it
reports-alerts-metres = { $count } m
reports-alerts-kilometres = { $count } km
reports-alerts-around = within { $radius } of { $place }
reports-alerts-near = within { $radius }, { $place }
reports-alerts-pace = When shall we tell you?
reports-alerts-pace-daily = Once each morning
reports-alerts-pace-soon = At once
reports-alerts-soon-hint = At most once an hour
reports-alerts-here = Tell me about new reports like these
reports-alerts-around-here = Tell me about other reports around here
reports-alerts-topic = your alerts
reports-alerts-one = New report: { $report }
reports-alerts-many = { $count ->
    [one] { $count } new report
   *[other] { $count } new reports
}
reports-alerts-more = and { $count } more
reports-alerts-letter-subject = { $title }
reports-alerts-letter =
    { $title }

    { $words }

    See your alerts, or end them, here:
    { $alerts }

    { $site }
reports-alerts-sms = { $site }: { $title } { $link }
problem-reports-alert-empty = Choose a place or a subject that you want to hear about.
problem-reports-alert-place = Choose a place in the country.
problem-reports-alert-category = Reports about this are not shown to everybody, so there are no alerts for them. Choose another subject.
problem-reports-alerts-many = You have { $max } alerts, which is the most there can be. End one first.

## Personal numbers
reports-personal-about = Your report is shown to everybody. In it there is:
reports-personal-hide-hint = Only the agency sees it.
reports-personal-in-words = If personal numbers are in your words
reports-personal-stop = Do not send; tell me first
reports-personal-answer = Hidden from the public
reports-personal-notice = Personal numbers or addresses in this report are hidden from the public. The agency still sees them.
problem-reports-choose-personal = Choose whether the personal number or address is hidden or shown.

## Without a connection
reports-quick-title = Report on one page
reports-quick-lead = You can fill it in without a connection. It is kept on this phone and sends itself when the connection is back.
reports-quick-link = Weak connection? Write the report on one page
reports-quick-personal = Identity card numbers, telephone numbers and e-mail addresses in here are hidden from the public.
reports-quick-place = Where is it?
reports-quick-contact = So that the agency can answer you. Nobody else sees it.
reports-keep-saved = Kept on this phone.
reports-keep-restored = This is what you wrote before.
reports-keep-waiting = Waiting for a connection. It will send itself, once; you may close this page.
reports-keep-sent = It was sent:
reports-keep-refused = It could not be sent. Mend it and send it again.
reports-keep-signed-out = Sign in again, then open this page: it will be sent.
reports-keep-full = This phone has no room to keep it.
reports-keep-remove = Remove
reports-keep-camera = Take a photo now
reports-visit-title = Visit: { $reference }
reports-visit-lead = Once it was opened, this page can be opened and filled in without a connection.
reports-visit-link = Visit the place
reports-visit-body = What did you find?
reports-visit-outcome = What next?
reports-visit-note = A note for colleagues
reports-visit-reply = Tell the person who reported
reports-visit-resolve = Put right on the spot
problem-reports-choose-visit = Choose what happens next.
problem-reports-banned = Nothing is taken from this address until { $until }. Its owner can sign in to read why.
problem-reports-banned-why = An office decided that nothing is taken from you until { $until }: { $reason } You can ask the Public Complaints Bureau to look at it again.
problem-reports-quick-key = This page is too old. Open it again and send it once more.

## Partners: agencies that work in a system of their own
reports-partners-title = Agencies’ own systems
reports-partners-link = Agencies’ own systems
reports-partners-lead = Some agencies work in a system of their own. We send reports there and bring back what the agency does.
reports-partners-about = Reports reach the agency’s system in order. What it does not take is tried again after 5 minutes, then every 30 minutes. Names and addresses of those who report are not sent.
reports-partners-none = No agency’s system yet
reports-partners-none-next = As soon as an agency’s channel is an Open311 server or e-mail, it appears here with its first report.
reports-partners-agency = Agency
reports-partners-channel = Channel
reports-partners-unclaimed = This agency has not been verified.
reports-partners-address = Address
reports-partners-heard = Last time we asked
reports-partners-trouble = Trouble
reports-partners-failing = Failing since { $since }
reports-partners-failure = What went wrong
reports-partners-parcels = On the way
reports-partners-parcels-dead = Laid aside
reports-partners-parcels-waiting = Waiting
reports-partners-parcels-sent = Arrived
reports-partners-parcels-none = None.
reports-partners-sort = What
reports-partners-sort-report = Report
reports-partners-sort-update = Addition
reports-partners-sort-moderation = Public content changed
reports-partners-since = Since
reports-partners-tries = Tries
reports-partners-next = (again { $at })
reports-partners-replay = Send again
reports-partners-replay-all = Send all again
reports-partners-replayed = It is being sent again.
reports-partners-settings = Settings
reports-partners-key = API key
reports-partners-key-hint = The agency gives it. We keep it and do not show it again.
reports-partners-key-kept = A key is kept. Fill this in only to replace it.
reports-partners-services = Codes of categories there
reports-partners-services-hint = A line for each category: our code = their code, such as pothole = 001. What is not listed has our code.
reports-partners-save = Save
reports-partners-saved = Saved.
reports-partners-is-waiting = Not sent yet.
reports-partners-is-pending = Taken; its number there follows.
reports-partners-is-sent = Arrived, number { $remote } there.
reports-partners-is-mailed = Sent as a letter.
reports-partners-is-failed = Not arrived, will be tried again: { $error }.
reports-partners-is-dead = Laid aside: { $error }.
reports-partners-later = { $count ->
    [one] { $count } addition waits.
   *[other] { $count } additions wait.
}
reports-partners-there = System of { $agency }
reports-partners-from = through the agency’s own system
reports-partners-reopened = The reporter opened this again because the matter is not settled.
reports-partners-merged = This report was merged with another one about the same matter.
reports-partners-changed = Another agency has this report now.
reports-partners-working = The agency is working on it.
reports-partners-resolved = The agency says that this has been put right.
reports-partners-declined = The agency closed this without further action.
reports-partners-sent = The agency added a picture.
reports-partners-redacted = A part of a photo of this report was blacked out. Put the photos that are shown now in place of your copies, and delete the old ones.
reports-partners-removed = An attachment of this report was taken from the public. Delete your copy.
reports-partners-shown = This report is shown to the public again.
reports-partners-withdrawn = This report was taken from the public. Delete your copy, or hide it.
reports-partners-reworded = { $part }: these words were changed. Put the following in place of your copy, and delete the old words.
reports-partners-hidden = { $part }: this was taken from the public. Delete your copy.
reports-partners-theirs-reworded = { $part }: here these words of yours now read as follows. See whether your own system should show them so, too.
reports-partners-theirs-hidden = { $part }: these words of yours are not shown here any more. See whether your own system should go on showing them.
reports-partners-moderated-letter-subject = { $reference }: delete or replace your copy
reports-partners-moderated-letter =
    We sent you report { $reference }, { $title }. What the public reads of it has changed since.

    { $words }

    { $has_media ->
        [yes] Attachments now:
       *[no] {""}
    }
    { $media }

    Delete our earlier e-mails about it as well. The report as it stands now:
    { $link }

    { $site }
reports-partners-letter-subject = { $reference }: { $title }
reports-partners-letter =
    { $sort ->
        [report] New report { $reference }, { $title }.
       *[update] Addition to report { $reference }, { $title }.
    }

    { $words }

    { $has_place ->
        [yes] Place: { $place }
       *[no] {""}
    }
    { $has_media ->
        [yes] Attachments:
       *[no] {""}
    }
    { $media }
    { $has_due ->
        [yes] Date told to the public: { $due }.
       *[no] {""}
    }

    Answer here, so that the person who reported can read it:
    { $link }

    { $site }
reports-partners-made = Made in
reports-partners-origin = { $system }, number { $remote }
reports-partners-fetched = Last time we fetched reports
reports-partners-fetches = Fetch reports that are made there
reports-partners-fetches-hint = Public reports in the agency’s system are shown here too, with where they come from. We ask every 15 minutes; at first for the last day.
reports-partners-fallback = Category for codes that we do not know
reports-partners-fallback-hint = Without one, such reports are passed over.
reports-partners-fallback-none = Pass over
problem-reports-partner-services = Write a line for each category: our code = their code. Each code of ours has to exist and to stand once.
problem-reports-partner-fallback = Choose a category from the list.

## Late reports
reports-move-explain = The agency said why it is late
reports-move-prolong = Found to be complex; it gets a later date
reports-desk-do-explain = Give the reason
reports-desk-do-prolong = Mark as complex
reports-desk-words-explain = More about it, if you like; everybody can read it
reports-desk-words-prolong = More about it, if you like; everybody can read it
reports-late-because = Why it is late: { $reason } (said on { $date })
reports-late = late because: { $reason }
reports-late-choose = Why is it late?
reports-late-blank = Choose a reason
reports-late-title = Past its date: say why
reports-late-about = Before anything else is done in public, say why this report is late. Everybody can read the reason.
reports-late-bulk = The reason goes with whatever you do with those selected reports that are past their date. It can also be given alone.
reports-late-said = Reason given
reports-late-only = Only those without a reason
reports-desk-queue-bureau = Brought to the bureau

## Offers to other agencies
reports-state-offered = Offered to another agency
reports-move-offer = The agency says it is not theirs; offered to { $agency }
reports-move-withdraw = The agency took the offer back
reports-move-accept = Taken over by { $agency }
reports-move-refer = Passed to { $agency }, which decides who is responsible
reports-task-takeover = Take this report over
reports-outcome-accepted = We take it
reports-outcome-refused = Not ours either, because:
reports-outcome-unanswered = No answer in time
reports-party-router = Whoever decides where reports go
reports-desk-do-offer = Not ours: offer it to another agency
reports-desk-do-withdraw = Take the offer back
reports-desk-words-offer = Why it is theirs; everybody can read it
reports-desk-queue-offered = Offered to us
reports-chain-title = Who has had this report
reports-chain-all = The wait so far, at all agencies together: { $span }
reports-chain-since = Since
reports-chain-held = Wait there
reports-chain-share = { $span } ({ $percent } %)
reports-chain-in-time = { $date }
reports-chain-late = { $date }, missed
reports-chain-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
 }
reports-chain-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
 }

## Appeals and calls
reports-state-appealed = Another officer looks at it
reports-state-upheld = The decision stands
reports-move-appeal = The reporter asked another officer to decide
reports-move-uphold = Another officer found that the decision stands
reports-move-overturn = Another officer found that more has to be done
reports-move-call-me = The reporter asks to be phoned
reports-clock-appeal = Decision on the appeal
reports-task-callback = Phone the reporter
reports-outcome-called = Spoken with
reports-outcome-not-reached = Not reached
reports-desk-do-uphold = The decision stands
reports-desk-do-overturn = More has to be done
reports-desk-words-uphold = Why it stands; everybody can read it
reports-desk-words-overturn = What is to be done; everybody can read it
reports-desk-queue-calls = To phone
reports-appeal = Ask another officer to decide
reports-appeal-about = Once, somebody else than who decided looks at your report again. If the agency has nobody else, the complaints bureau does.
reports-appeal-why = What is wrong with the decision; everybody can read it
reports-appeal-do = Ask another officer
reports-call = Ask to be phoned
reports-call-when = When does it suit you?
reports-call-number = Phone number, if it is another one than you gave us
reports-call-do = Ask for a call
# The map of all reports
reports-map-title = Map of reports
reports-map-lead = Where people reported, and how many of them.
reports-map-view = How the map is shown
reports-map-clusters = Clusters
reports-map-heat = Heat
reports-map-alt = Map of reports; the list says the same
reports-map-legend = Reports in a square:
reports-map-place = Go to a place or postcode
reports-map-agency = Only reports to { $agency }.
reports-map-agency-all = Show all agencies
reports-map-total = { $count ->
    [one] { $count } report in this part of the map
   *[other] { $count } reports in this part of the map
}
reports-map-cluster = { $count ->
    [one] { $count } report { $place }
   *[other] { $count } reports { $place }
}
reports-map-coarse = Reports on this subject may touch private matters. We count them only in squares of about 10 km, and only where there are five or more.
reports-map-left-out = Subjects that are usually private are not counted here.
reports-map-list = see the list
reports-map-list-all = List of the reports in this part
reports-list-map-all = See all of them on the map
problem-reports-box-wrong = Give the box as west, south, east and north in degrees.
problem-reports-box-wide = This part of the map is too large for the zoom. Give a smaller box or a wider zoom.
problem-reports-zoom-wrong = Give a zoom from 4 to 18.

# How well reports are dealt with
reports-per-cent = { $number }%
reports-share = { $rate } ({ $low } to { $high })
reports-performance-title = How well reports are answered
reports-performance-lead = How public bodies answered what people reported in the last year, measured by their own charters.
reports-performance-at = Figures as of { $time }; made again every hour.
reports-performance-received = reports received
reports-performance-kept = promises of charters kept
reports-performance-met = our estimates met, where nothing was promised
reports-performance-median = is how soon half of the reports were closed
reports-performance-overdue = still open and overdue
reports-performance-rating = is what those who reported give
reports-performance-days = { $count ->
    [0] under a day
    [one] { $count } day
   *[other] { $count } days
}
reports-performance-stars = { $average } of 5
reports-performance-months = By month
reports-performance-months-about = Reports of each month: blue is closed, striped still open.
reports-performance-times = In time or late
reports-performance-times-about = Reports of each month: blue was in time, striped late. Beside it, how many per cent were in time.
reports-performance-kinds = By kind
reports-performance-kinds-about = What people want: blue is closed, striped still open.
reports-performance-states = By state
reports-performance-states-about = Where reports were made: blue is closed, striped still open.
reports-performance-closed = Closed
reports-performance-still-open = Still open
reports-performance-in-time = In time
reports-performance-late = Late
reports-performance-none = The figures have not been made yet.
reports-performance-none-next = We make them every hour. Try again in a moment.
reports-league-title = Agencies compared
reports-league-lead = Each agency is measured by its own charter, and compared with agencies of its kind.
reports-league-all = All kinds
reports-league-sort = Order by
reports-league-show = Show
reports-league-received = Received
reports-league-kept = Promises kept
reports-league-days = Half closed within
reports-league-open = Still open
reports-league-reopened = Opened again
reports-league-rating = Rating
reports-league-rates = Base rates of each kind of agency
reports-league-better = better than its kind
reports-league-alike = like its kind
reports-league-worse = worse than its kind
reports-league-few = fewer than { $count }
reports-league-table = Download as a table (CSV)
reports-league-how = How the figures are made
reports-league-how-kept = “Promises kept” counts only reports with a date in the agency’s charter, and only those that are closed or overdue.
reports-league-how-interval = In brackets: the true rate lies between these two with 95% certainty. Agencies are ordered by the lower one, so that nobody leads by chance.
reports-league-how-few = Where there are fewer than five, we say nothing: chance is too large, and people could be guessed.
reports-league-how-private = Reports that only reporter and agency can read are counted too, as numbers only.
reports-panel-title = How well this agency answers
reports-panel-kept = Promises of its charter kept: { $share } of { $count } reports
reports-panel-met = Our estimates met, where nothing was promised: { $share } of { $count } reports
reports-panel-days = Half of its reports were closed within { $days }
reports-panel-open = Still open: { $open }; overdue: { $overdue }
reports-panel-reopened = Opened again by reporters: { $count }
reports-panel-rating = Rating by those who reported: { $rating }
reports-panel-few = Fewer than { $count } reports in a year, so no figures are shown.
reports-panel-compare = Compare with other agencies

# Reports on other sites
reports-list-widget = Show these reports on another site
reports-widget-title = Show reports on your site
reports-widget-lead = Copy this code to your site. It shows the five newest reports in a frame, always up to date.
reports-widget-choose = Choose
reports-widget-about = Shown:
reports-widget-code = Code for your site
reports-widget-code-hint = Copy all of it and paste it where the frame shall be.
reports-widget-see = See the frame
reports-widget-language = Change the language at the top of this page to get the code in another language.
reports-widget-cookies = The frame sets no cookies, runs no scripts and knows nobody.
reports-widget-public = Only public reports are shown. What is hidden is gone within a minute.
reports-widget-all = See all reports

# Hotspots
reports-hotspot-row = Hotspot: { $category }
reports-hotspot-state-open = Received
reports-hotspot-state-in-progress = Being worked on
reports-hotspot-state-resolved = Resolved
reports-hotspot-state-declined = Closed without action
reports-hotspot-move-claim = Begin to look for the cause
reports-hotspot-move-note = Internal note
reports-hotspot-move-transfer = Hand over to another agency
reports-hotspot-move-resolve = The cause is put right
reports-hotspot-clock-resolve = Put the cause right
reports-hotspot-move-decline = Close without action
reports-hotspot-relation-seen-in = Seen in
reports-hotspot-made = A hotspot: at least { $count } reports within { $metres } m of one another in { $days } days.
reports-hotspot-look = Look for the cause, so that nobody has to report it again. The reports are linked below.

reports-season-row = Prepare for the season: { $category }
reports-season-state-open = Received
reports-season-state-in-progress = Being prepared
reports-season-state-resolved = Ready
reports-season-state-declined = Closed without preparing
reports-season-move-claim = Begin to prepare
reports-season-move-note = Internal note
reports-season-move-transfer = Hand over to another agency
reports-season-move-resolve = Everything is ready
reports-season-move-decline = Close without preparing
reports-season-relation-seen-in = Seen in
reports-season-clock-ready = Be ready
reports-season-begins = { $season } begins on { $day }.
reports-season-steps = What to do before then
reports-season-places = Places that it hit last time
reports-season-reports = { $count ->
    [one] one report
   *[other] { $count } reports
}

## Text messages in
reports-sms-made = { $reference }: { $agency } has your report. Secret: { $code }. Reply to add to it. { $link }
reports-sms-place = Where is it? Reply with the town or the 5-digit postcode.
reports-sms-postcode = We found no single place of that name. Reply with the 5-digit postcode.
reports-sms-status =
    { $reference }: { $state }, { $agency }.{ $has_due ->
        [yes] {" "}Date: { $due }.
       *[no] {""}
    } { $link }
reports-sms-unknown = We found no such report. Check its number, such as STATUS RR-7K2M-9QX4.
reports-sms-added = { $reference }: { $agency } has your message.
reports-sms-help = Send REPORT, the place, and what is wrong: REPORT Klang street light out. STATUS and the number of a report. STOP for no more messages.

# For those who read little; sentences reports-spoken-… are read aloud by recordings in the pack (cargo xtask speak)
reports-spoken = Voice note for the agency, no words
reports-easy-title = Report with pictures and your voice
reports-easy-about = Press a picture, listen to the question and speak
reports-easy-listen = Listen: { $words }
reports-easy-number = Phone number
reports-easy-see-photo = { $topic }. See the photo.
reports-spoken-danger = Is there danger now? First call this number.
reports-spoken-ask-topic = What is the problem? Press a picture.
reports-spoken-ask-place = Where is it? Choose the state.
reports-spoken-here = I am there now
reports-spoken-ask-district = Choose the district.
reports-spoken-unknown-place = I do not know the place
reports-spoken-ask-say = Tell us what happened, and where. Choose one way.
reports-spoken-voice = Speak. Record your voice.
reports-spoken-photo = Take a photo.
reports-spoken-write = Write.
reports-spoken-next = Go on
reports-spoken-ask-similar = Is it one of these?
reports-spoken-same = Yes, this one. Me too.
reports-spoken-not-same = No. Go on.
reports-spoken-ask-phone = What is your phone number?
reports-spoken-why-phone = We send the answer to your phone. Nobody else sees your number.
reports-spoken-no-phone = No phone number
reports-spoken-ask-check = Is this right? Press Send.
reports-spoken-private = Only the agency hears your voice.
reports-spoken-send = Send
reports-spoken-ask-code = We sent a code to your phone. Write the code here.
reports-spoken-again = Send the code again
reports-spoken-done = Thank you. Your report has been sent.
reports-spoken-reference = This is the number of your report. Take a picture of this screen.
reports-spoken-secret = This is the secret code that opens your report. Do not give it to others.
reports-spoken-ask-again = Do you want to know how it stands? Reply to our SMS with these words.
problem-reports-easy-nothing = Record your voice, take a photo or write something.
problem-reports-easy-phone = Write a phone number only, or choose No phone number.
reports-desk-data = Publish data
reports-desk-harvest = Catalogues elsewhere
reports-overrides-title = Override areas
reports-overrides-lead = Areas in which an agency is in charge of some matters, whatever the usual rules say. They hold for new reports; running cases stay where they are.
reports-overrides-one = Override area { $code }
reports-overrides-new = Propose an override area
reports-overrides-new-lead = This report was with the wrong agency. Say who is in charge here from now on; a second person of the bureau decides. From report
reports-overrides-link = Reports here go to the wrong agency? Propose an override area
reports-overrides-proposed = Proposed
reports-overrides-in-force = In force
reports-overrides-refused = Refused
reports-overrides-ended = Ended
reports-overrides-approved = Approved
reports-overrides-by = Proposed by
reports-overrides-code = Area
reports-overrides-agency = Agency in charge
reports-overrides-categories = Categories
reports-overrides-place = Place
reports-overrides-validity = Valid
reports-overrides-reason = Reason
reports-overrides-reason-hint = Everybody whose report goes there because of it reads this. Name no persons.
reports-overrides-source = Learnt from report
reports-overrides-circle = { $metres } metres around
reports-overrides-cells = { $count ->
    [one] { $count } square of 250 metres
   *[other] { $count } squares of 250 metres
 }
reports-overrides-corners = { $count } corners
reports-overrides-around = { $metres } metres around the report
reports-overrides-squares = The { $count } squares of 250 metres in which such reports ended at { $agency }
reports-overrides-drawn = An area whose corners are written below
reports-overrides-corners-label = Corners of the area
reports-overrides-corners-hint = One corner a line: latitude, longitude. Or paste the GeoJSON of one polygon. At least three corners; no more than 30 kilometres across.
reports-overrides-since = from { $from }
reports-overrides-dates = { $from } to { $to }
reports-overrides-none = No areas here.
reports-overrides-report = Reference of a report that went wrong
reports-overrides-report-hint = The reference stands on every report, such as RR-7K2M-9QX4.
reports-overrides-other = Another agency
reports-overrides-other-name = Name or code of the other agency
reports-overrides-picture = Map of the area
reports-overrides-show = Show on the map
reports-overrides-from = First day
reports-overrides-to = Last day
reports-overrides-to-hint = Leave it empty if it has no end.
reports-overrides-propose = Propose
reports-overrides-waits = Waits for a decision
reports-overrides-second = You proposed it, so somebody else at the bureau has to approve it. You may take it back.
reports-overrides-words = Note
reports-overrides-approve = Approve
reports-overrides-refuse = Refuse
reports-overrides-end = End this area
reports-overrides-end-about = From then on the usual rules decide again. Reports that went there stay there.
reports-overrides-nothing = There is nothing to do here.
reports-overrides-done-proposed = Proposed. A second person of the bureau decides.
reports-overrides-done-approve = Approved. It holds for new reports from its first day on.
reports-overrides-done-refuse = Refused.
reports-overrides-done-end = Ended. The usual rules decide again.
reports-trials-title = What if?
reports-trials-lead = Try other boundaries or categories on the reports of the last year. You see what would go to whom; nothing is changed.
reports-trials-one = Trial { $code }
reports-trials-code = Trial
reports-trials-what = What is tried
reports-trials-kind-areas = Boundaries of districts
reports-trials-kind-categories = Categories and who is in charge of them
reports-trials-kind-override = Override area
reports-trials-file = File
reports-trials-file-hint = GeoJSON for boundaries, CSV for categories, as balai import takes them; 12 MB at most.
reports-trials-begin = Try it
reports-trials-earlier = Earlier trials
reports-trials-begun = Begun
reports-trials-standing = State
reports-trials-waiting = Waits
reports-trials-running = Running
reports-trials-done = Done
reports-trials-failed = Does not fit any more
reports-trials-looked = Reports looked at
reports-trials-moved = Would move
reports-trials-notes = Features of the file mended or left out
reports-trials-again = See how far it is
reports-trials-pairs = What would go from whom to whom
reports-trials-from = Now
reports-trials-to = Then
reports-trials-category = Category
reports-trials-reports = Reports
reports-trials-more = There are more rows than are shown here.
reports-trials-table = All rows as a table (CSV)
reports-trials-examples = The newest that would move
reports-trials-shown = The map and this list show the newest { $shown } of { $all }. The table counts them all.
reports-trials-map = Map of the newest reports that would move
reports-trials-report = Report
reports-trials-way = From whom to whom
reports-trials-triage = Nobody yet: the bureau decides
reports-trials-nothing = Nothing would move.
reports-trials-override = Try it on the reports of the last year
problem-reports-trial-kind = Choose what is to be tried.
problem-reports-trial-file = Choose a file of text: GeoJSON or CSV.

# Words that an office changed or took away
reports-moderated = Some words were removed by the office
reports-moderated-hidden = The office no longer shows this report to the public. You and the agency still see it.
reports-moderated-yours = What was changed in your report
reports-moderated-about = The office changed these parts or took them from the public, and says why.
reports-object-words = You disagree? Tell us why. Somebody else will look at it.
reports-object-do = Ask for somebody else to look
reports-desk-custody = Keep it for a court
reports-desk-ban = Do not hear this sender for a time
reports-moderate-lead = This is what everybody reads. The reporter is told what you change and why, and can ask for somebody else to look at it.
reports-moderate-description = Description
reports-moderate-name = The reporter's shown name
reports-moderate-report = The whole report
reports-moderate-do-stand = The changes stand
reports-moderate-back = Back to the report
reports-moderate-objection = The reporter disagrees
reports-moderate-other = Whoever made the changes cannot decide on this. A colleague or the complaints bureau will.
reports-objections-title = Objections to changes
reports-objections-lead = Reporters who disagree with words that were changed or hidden. Look at them and decide.
reports-objections-none = No objection waits
reports-moderation-letter-subject = Words in report { $reference } were changed
reports-moderation-letter =
    The office changed something that everybody reads in your report { $reference }, or took it from the public.

    Reason: { $words }

    See what was changed. If you disagree, you can ask for somebody else to look at it: { $link }
problem-reports-moderation-reason = Choose a reason or write one.
problem-reports-moderation-text = Write the words that shall stand in its place.
problem-reports-moderation-unfit = This part cannot be changed like that, or it is so already.
problem-reports-moderation-other = No objection waits for your decision, or somebody else has to decide on it.
problem-reports-moderation-nothing = There is no new change to object to.

# Questions that nobody answers

reports-state-unanswered = Closed because the reporter did not answer
reports-move-remind = The reporter was reminded of the agency’s question
reports-move-expire = Closed because the reporter did not answer
reports-move-answer-late = The reporter answered and opened it again
reports-clock-remind = Reminder to the reporter
reports-clock-silence = Closed if no answer comes
reports-show-silence = If no answer comes by { $due }, this report is closed. You can still answer after that and open it again.
reports-show-answer-late = Answer and open this report again
reports-show-answer-late-hint = You can answer until { $due }. The agency then goes on with it.
reports-partners-unanswered = This report was closed because the reporter did not answer a question.
reports-reminded-letter-subject = The agency still waits for your answer: report { $reference }
reports-reminded-letter =
    { $agency } asked you something about report { $reference } and still waits.

    Answer at { $link }

    If no answer comes by { $due }, the report is closed. You can still open it again by answering later.
reports-unanswered-letter-subject = Report { $reference } was closed because no answer came
reports-unanswered-letter =
    Report { $reference } was closed because the question of { $agency } was not answered. This does not mean that the matter was put right.

    To open it again, answer the question before { $due }: { $link }

# Answers that end the form
reports-instead-title = Phone first
reports-instead-phone = Phone { $number }
reports-instead-kept = This report was not sent. What you filled in is still kept.
reports-instead-change = That was a mistake: change the answer

# Asking once more
reports-move-ask-fixed = The agency asked whether it was put right
reports-desk-do-ask-fixed = Ask the reporter whether it was fixed
reports-fixed-later = Ask me once more in four weeks
reports-fixed-later-hint = Useful if the work is not finished yet.

# An officer’s round
reports-round-title = My round
reports-round-lead = Your open reports in the order of the shortest way from one to the next.
reports-round-here = Start where I am
reports-round-keep = Keep all of it for offline
reports-round-kept = Kept. The forms for visits open without a connection.
reports-round-far = { $far } from the one before
reports-round-visit = Open the form for a visit
reports-round-nowhere = Without a place
reports-round-none = You have not taken any report yet.
reports-round-none-next = Take reports at the desk; they appear here.
reports-dataset-monthly = Reports by body, category and month
reports-dataset-monthly-about = How many public reports each body was sent in each month that is over, and how long they took. Private reports are not counted. Very small numbers, and others from which they could be worked out, are left empty, so that nobody can be told from them.
reports-column-month = First day of the month in which the reports were made
reports-column-agency = Code of the body that holds them now
reports-column-category = Code of the category
reports-column-cases = How many reports; empty if too few to tell
reports-column-acknowledged = Of these, for how many the body did something that could be seen
reports-column-answered = Of these, how many were answered
reports-column-closed = Of these, how many are closed
reports-column-promised = Of these, for how many a promise of the charter was kept or broken
reports-column-kept = Of these, how many were closed by the promised date
reports-column-hours-acknowledge = Half waited no longer than so many hours for a first step
reports-column-hours-answer = Half waited no longer than so many hours for a first answer
reports-column-days-close = Half waited no longer than so many days until they were closed
