disclosure-title = Right to information
disclosure-lead = Ask any public body for what it knows. Everybody sees what was asked, by when an answer is due, and what the answer was.
disclosure-search = What do you want to know?
disclosure-search-hint = It may have been answered already. We look through others' requests and datasets.
disclosure-found = What is known already
disclosure-found-none = Nobody has asked about this yet
disclosure-found-none-next = You can be the first.
disclosure-found-tables = Datasets
disclosure-found-requests = Others' requests
disclosure-found-not = Not what you were looking for?
disclosure-new = Ask for information
disclosure-list = Newest requests
disclosure-list-agency = Requests to { $agency }
disclosure-list-state = Status
disclosure-list-outcome = Outcome
disclosure-list-any = All
disclosure-list-filter = Filter
disclosure-list-none = No requests here
disclosure-list-none-next = Change the filter, or ask for something yourself.
disclosure-list-open = Not finished
disclosure-list-closed = Finished
disclosure-feed = Follow new requests (Atom)
disclosure-overdue = Overdue
disclosure-new-agency = Whom do you want to ask?
disclosure-new-agency-lead = Which law holds depends on the agency. Choose it first.
disclosure-new-agency-words = Name of the agency or place
disclosure-new-agency-hint = For example “Petaling Jaya” or “ministry of education”.
disclosure-new-agency-none = No agency of this name. Try other words.
disclosure-new-agency-choose = Choose the agency
disclosure-new-agency-all = See all agencies
disclosure-new-to = To: { $agency }.
disclosure-regime = Your rights at this agency
disclosure-regime-none = No law; good practice
disclosure-regime-none-about = No law sets a period for this agency. The date below is our estimate, and nobody's promise.
disclosure-regime-law = Law
disclosure-regime-answer = Answer after it is acknowledged
disclosure-regime-urgent = Where somebody's life or liberty is concerned
disclosure-regime-fees = Fees
disclosure-regime-free = No fee is set
disclosure-regime-board = Appeals go to
disclosure-account = Sign in first
disclosure-account-about = This law wants to know who asks. Your name is not shown to the public.
disclosure-new-title = A short title
disclosure-new-title-hint = One line that others can understand.
disclosure-new-words = What you ask for
disclosure-new-words-hint = Name the documents, the period and the form that you want. Do not write anybody's name, identity number or address.
disclosure-new-urgency = Why somebody's life or liberty is concerned
disclosure-new-urgency-hint = Fill this in only if it is so. Only the agency reads it.
disclosure-shown = Who may see it?
disclosure-shown-hint = Public are the title, the request, all words between you and the agency, and the answer. Your name is not shown.
disclosure-shown-public = Everybody, from now on
disclosure-shown-public-hint = Others need not ask again.
disclosure-shown-later = Everybody, from a day that I choose
disclosure-shown-later-hint = For journalists and researchers. A week before that day we remind you if you are signed in; then all of it is open.
disclosure-shown-personal = Nobody: it is about myself
disclosure-shown-personal-hint = Only you and the agency see it. It is in no list, search or count.
disclosure-new-reveal = The day on which it opens to everybody
disclosure-new-reveal-hint = Only if you chose a day. At most a year from now.
disclosure-new-warning = Think first: whatever is open to everybody can be copied by anybody, and cannot be taken back.
disclosure-new-known = We write to you when there is news.
disclosure-new-unknown = You are not signed in. After sending you get a secret code that opens this request later.
disclosure-new-send = Send the request
disclosure-made = Your request was sent
disclosure-made-reference = Reference:
disclosure-made-secret = Keep this code
disclosure-made-secret-about = With the reference and this code you can answer and ask for a review. We cannot give it to you again.
disclosure-made-next = The agency has to acknowledge it first. The time for its answer begins then.
disclosure-made-open = See the request
disclosure-key = Open your request
disclosure-key-lead = This request is not open to the public, or there is none. If it is yours, enter its code.
disclosure-key-words = Secret code
disclosure-key-open = Open
disclosure-request = Request for information { $reference }
disclosure-next = What happens next
disclosure-why-date = How the dates were worked out
disclosure-files-own = Documents
disclosure-act-you = What you can do
disclosure-thread = What was said and done
disclosure-desk = Open at the desk
disclosure-desk-crumb = Desk
disclosure-desk-done = Done: { $move }.
disclosure-desk-case = Charges, officers and the whole history
disclosure-desk-public = The page as the asker sees it
disclosure-act = What you can do
disclosure-act-none = Nothing for now.
disclosure-choose = Choose one
disclosure-files = Documents with it
disclosure-files-hint = PDF, JPEG, PNG or WebP. Whoever reads the answer can open them: black out first what must not be seen.
disclosure-file-picture = Picture { $number }
disclosure-file-paper = Document { $number } (PDF)
disclosure-file-recording = Recording { $number }
disclosure-kept-personal = Only whoever asked and the agency see it.
disclosure-kept-later = Open to everybody from { $day } on.
disclosure-fact-agency = Held by
disclosure-fact-made = Sent
disclosure-fact-outcome = Outcome
disclosure-fact-answered = Answered
disclosure-fact-late = late
disclosure-fact-in-time = in time
disclosure-next-closed = { $agency } has finished with it.
disclosure-next-clarify-you = { $agency } waits for your answer. The clock stands until then.
disclosure-next-clarify = { $agency } waits for whoever asked to explain. The clock stands until then.
disclosure-next-fee = A fee is due. The clock stands until it is paid or waived.
disclosure-next-board = The appeal board is deciding.
disclosure-next-overdue = { $agency } should have acted by { $due }. That date has passed.
disclosure-next-receipt = { $agency } should acknowledge it by { $due }.
disclosure-next-review = Somebody else looks at it again. { $agency } has to decide by { $due }.
disclosure-next-answer = { $agency } has to answer by { $due }.
disclosure-basis-law = The law sets this date.
disclosure-basis-estimate = No law sets this date. It is our estimate.
disclosure-count-received = Public requests received
disclosure-count-answered = Answered
disclosure-count-in-time = Answered in time
disclosure-count-overdue = Overdue now
disclosure-count-full = Given in full
disclosure-count-partial = Given in part
disclosure-count-refused = Refused
disclosure-count-not-held = Not held
disclosure-count-few = fewer than { $few }
disclosure-held = Requests for information
disclosure-acted-for = Requests for information

disclosure-state-received = Received
disclosure-state-urgent = Received, said to be urgent
disclosure-state-working = Being answered
disclosure-state-clarifying = Waiting for an explanation
disclosure-state-fee-due = Waiting for a fee
disclosure-state-answered = Given in full
disclosure-state-partial = Given in part
disclosure-state-refused = Refused
disclosure-state-not-held = Not held
disclosure-state-withdrawn = Withdrawn
disclosure-state-lapsed = Closed without an explanation
disclosure-state-reviewing = Under review
disclosure-state-upheld = Decision kept
disclosure-state-appealed = Before the appeal board
disclosure-state-board-kept = Kept by the board
disclosure-outcome-full = Given in full
disclosure-outcome-partial = Given in part
disclosure-outcome-refused = Refused
disclosure-outcome-not-held = Not held
disclosure-outcome-withdrawn = Withdrawn
disclosure-outcome-lapsed = No explanation came

disclosure-move-acknowledge = Acknowledged; the time begins
disclosure-move-acknowledge-urgent = Acknowledged as urgent; the time begins
disclosure-move-not-urgent = Acknowledged, but not as urgent
disclosure-move-give = Answered in full
disclosure-move-give-part = Answered in part
disclosure-move-refuse = Refused
disclosure-move-not-held = The agency does not hold it
disclosure-move-clarify = The agency asked what was meant
disclosure-move-explain = Explained
disclosure-move-expire = Closed because no explanation came
disclosure-move-extend = The time was extended
disclosure-move-charge = The fee for the request was charged
disclosure-move-charge-copies = A fee for copies was charged
disclosure-move-go-on = The fee is settled; work goes on
disclosure-move-transfer = Handed to another agency
disclosure-move-transfer-urgent = Handed to another agency
disclosure-move-reply = The agency wrote
disclosure-move-note = Internal note
disclosure-move-write = Whoever asked wrote
disclosure-move-withdraw = Withdrawn
disclosure-move-keep-back = It will not open to everybody
disclosure-move-ask-review = A review was asked for
disclosure-move-review-late = A review was asked for because it is late
disclosure-move-review-late-urgent = A review was asked for because it is late
disclosure-move-uphold = Review: the decision stands
disclosure-move-overturn = Review: it has to be answered anew
disclosure-move-appeal = Appealed to the board
disclosure-move-board-keep = The board kept the decision
disclosure-move-board-overturn = The board overturned the decision

disclosure-do-acknowledge = Acknowledge it
disclosure-do-acknowledge-urgent = Acknowledge it as urgent
disclosure-do-not-urgent = Acknowledge it, not as urgent
disclosure-do-give = Give all that was asked for
disclosure-do-give-part = Give a part
disclosure-do-refuse = Refuse
disclosure-do-not-held = Say that it is not held
disclosure-do-clarify = Ask what is meant
disclosure-do-explain = Explain
disclosure-do-extend = Extend the time
disclosure-do-charge = Charge the fee for the request
disclosure-do-charge-copies = Charge for copies
disclosure-do-transfer = Hand it to another agency
disclosure-do-transfer-urgent = Hand it to another agency
disclosure-do-reply = Write to whoever asked
disclosure-do-note = Write an internal note
disclosure-do-write = Write to the agency
disclosure-do-withdraw = Withdraw the request
disclosure-do-keep-back = Keep it from everybody for good
disclosure-do-ask-review = Ask for a review
disclosure-do-review-late = Ask for a review because it is late
disclosure-do-review-late-urgent = Ask for a review because it is late
disclosure-do-uphold = Keep the decision
disclosure-do-overturn = Have it answered anew
disclosure-do-appeal = Note an appeal to the board
disclosure-do-board-keep = Note: the board kept it
disclosure-do-board-overturn = Note: the board overturned it
disclosure-hint-give = Write the answer, and add documents if there are any.
disclosure-hint-give-part = Choose why the rest is not given, and explain.
disclosure-hint-refuse = Choose a reason that is allowed, and explain it so that people understand.
disclosure-hint-not-held = Say who may hold it, if you know.
disclosure-hint-transfer = That agency has to acknowledge it; its own law holds then.
disclosure-hint-transfer-urgent = That agency has to acknowledge it; its own law holds then.
disclosure-hint-appeal = The appeal itself goes to the board. Here it is noted when, and about what.
disclosure-hint-ask-review = Somebody else at the agency looks at the decision, once.
disclosure-hint-clarify = The clock stands until they answer. After 30 days without an answer the request is closed.
disclosure-hint-charge = The clock stands until the fee is paid or waived.
disclosure-hint-not-urgent = Explain why neither life nor liberty is concerned. Everybody reads it.
disclosure-hint-extend = Once only, by 14 days. Everybody reads why.
disclosure-hint-keep-back = It will not open on the day that you chose. This cannot be undone.
disclosure-clock-receipt = Acknowledge it
disclosure-clock-answer = Give an answer
disclosure-clock-urgent = Give an urgent answer
disclosure-clock-silence = Explain what is meant
disclosure-clock-review-window = Ask for a review
disclosure-clock-review = Review the decision
disclosure-fee-fee = Fee for the request
disclosure-fee-copies = Copies
disclosure-party-reviewer = Reviewing officer

problem-disclosure-agency-unknown = This agency cannot be asked. Choose another one.
problem-disclosure-account-needed = The law of this agency wants to know who asks. Sign in first.
problem-disclosure-title-missing = Write a short title.
problem-disclosure-words-missing = Write what you ask for.
problem-disclosure-urgency-unfit = This agency has no urgent term, or the reason is too long.
problem-disclosure-reveal-unfit = Choose a day within the coming year.
problem-disclosure-shown-missing = Choose who may see it.
problem-disclosure-key-wrong = This code does not open that request.
problem-disclosure-files-many = Send at most ten files at once.
problem-disclosure-once-other = This form was sent with other words. Begin a new one.
problem-disclosure-busy = Try again.
problem-disclosure-page-wrong = Pages are numbered from 1.
problem-disclosure-word-unknown = This word is not known here.

disclosure-letter-acknowledged-subject = Request { $reference } was acknowledged
disclosure-letter-acknowledged =
    { $agency } has acknowledged request { $reference }. It has to be answered by { $due }.

    { $link }
disclosure-letter-answered-subject = An answer to request { $reference }
disclosure-letter-answered =
    { $agency } has decided on request { $reference }. You may ask for a review within 30 days.

    { $link }
disclosure-letter-asked-subject = A question about request { $reference }
disclosure-letter-asked =
    { $agency } asks what you mean in request { $reference }. The clock stands until you answer; after 30 days the request is closed.

    { $link }
disclosure-letter-lapsed-subject = Request { $reference } was closed
disclosure-letter-lapsed =
    Request { $reference } was closed because no explanation came. You can still explain, which opens it again.

    { $link }
disclosure-letter-extended-subject = Request { $reference } takes longer
disclosure-letter-extended =
    { $agency } has extended the time for request { $reference }. It has to be answered by { $due }.

    { $link }
disclosure-letter-charged-subject = A fee for request { $reference }
disclosure-letter-charged =
    { $agency } charges a fee for request { $reference }. The clock stands until it is settled.

    { $link }
disclosure-letter-transferred-subject = Request { $reference } was handed over
disclosure-letter-transferred =
    Request { $reference } is now with { $agency }, which has to acknowledge it.

    { $link }
disclosure-letter-replied-subject = News on request { $reference }
disclosure-letter-replied =
    { $agency } wrote about request { $reference }.

    { $link }
disclosure-letter-reviewed-subject = The review of request { $reference }
disclosure-letter-reviewed =
    The decision on request { $reference } was looked at again.

    { $link }
disclosure-officer-letter-subject = Request for information { $reference }
disclosure-officer-letter =
    There is news on request for information { $reference } at { $agency }.

    { $link }
disclosure-reveal-letter-subject = Request { $reference } will open to everybody
disclosure-reveal-letter =
    Soon everybody can see request { $reference }, all that was written about it, and its answer. The day stands on its page.

    { $link }
disclosure-dataset-monthly = Requests for information by body, month and outcome
disclosure-dataset-monthly-about = How many public requests for information each body was sent in each month that is over, what came of them, and how long answers took. Requests about oneself, and those that are not open to everybody yet, are not counted. Very small numbers, and others from which they could be worked out, are left empty.
disclosure-column-month = First day of the month in which the requests were made
disclosure-column-agency = Code of the body that holds them now
disclosure-column-outcome = What came of them: full, partial, refused, not_held, withdrawn, lapsed, or waiting
disclosure-column-cases = How many requests; empty if too few to tell
disclosure-column-days = Half of those that were answered waited no longer than so many days

## Words that are hidden or changed
disclosure-moderated = Some words were removed or changed by the office
disclosure-moderated-yours = What was changed in your request
disclosure-moderated-about = The office changed these parts or took them from the public, and says why.
disclosure-moderate-lead = This is what everybody reads. Whoever asked is told what you change and why.
disclosure-moderate-request = The whole request
disclosure-moderate-back = Back to the request
disclosure-conceal = This request is about myself
disclosure-conceal-about = Take it from the public: only you and the agency will see it and all that was written in it. Others may have copied it already. This cannot be undone.
disclosure-conceal-do = Take it from the public
disclosure-kept-hidden = The office no longer shows this request to the public. Only whoever asked and the agency see it.
disclosure-fact-hidden = Hidden from the public
disclosure-personal-hide-hint = Only the agency sees it.
disclosure-moderated-letter-subject = Something in request { $reference } was changed
disclosure-moderated-letter =
    The office changed something that everybody reads in your request { $reference }, or took it from the public.

    What was changed and why stands on its page: { $link }
problem-disclosure-choose-personal = Choose whether the personal number or address is hidden or shown.
problem-disclosure-moderation-reason = Choose a reason or write one.
problem-disclosure-moderation-text = Write the words that shall stand in its place.
problem-disclosure-moderation-unfit = This part cannot be changed like that, or it is so already.
