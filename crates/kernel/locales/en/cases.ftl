problem-kernel-case-stale = This case changed while you were filling in the form (it is now version { $version }). Reload the page, see what is new, then try again.
problem-kernel-case-not-possible = This cannot be done in the case's present state. Reload the page to see where it stands.
problem-kernel-text-missing = Write something here.
problem-kernel-text-too-long = The text is too long. Shorten it to { $max } characters.
problem-kernel-words-personal = Everybody would read this: { $words }. Take it out, or say that you want it published.
problem-kernel-agency-unknown = There is no agency with this code. Choose one from the list.
problem-kernel-agency-same = The case is at that agency already. Choose another one.
kernel-basis-promise = promise
kernel-basis-estimate = our estimate
kernel-basis-law = set by law
problem-kernel-charge-ended = This charge has already been settled or waived. Reload the page to see how it stands.
problem-kernel-amount-wrong = Enter an amount above zero.
problem-kernel-days-wrong = Say by how many working days the date comes later: from 1 to { $most }.
problem-kernel-note-missing = Write the receipt number or the reason.
problem-kernel-reason-wrong = Choose one of the reasons listed.
problem-kernel-case-need = This step is not possible yet, because one of its conditions is not met.
problem-kernel-case-too-often = This step has been taken as often as it may be.
problem-kernel-person-missing = Choose somebody who works at this agency or takes part in the case.
problem-kernel-other-missing = Name another case that is still open and that you may see.
kernel-move-escalate = Brought to the agency's supervisors because it is late
kernel-move-escalate-bureau = Brought to the complaints bureau because it is late
kernel-move-reckon = Dates worked out again because the calendar changed
kernel-move-succeed = Now held by { $agency }, which took over the work of this body
kernel-move-settle = Payment received
kernel-move-waive = Fee waived
kernel-move-redact = Part of a photo was blacked out
kernel-move-excerpt = A copy with parts blacked out is shown
kernel-move-remove = A photo or other file was removed
kernel-move-attach = Document added
kernel-move-assign = Given to an officer
kernel-move-urgent = Priority: urgent
kernel-move-high = Priority: high
kernel-move-normal = Priority: normal
kernel-move-low = Priority: low
kernel-move-reword = Some public words were changed
kernel-move-hide = Something was taken from the public
kernel-move-unhide = Something is shown to the public again
kernel-move-reveal = Shown to everybody on the day that was chosen
kernel-move-object = The reporter asked for another look at the changes
kernel-move-stand = Somebody else looked at the changes: they stand
kernel-move-leave = Whoever brought it closed their account
kernel-move-unname = The name of whoever brought it is not kept any more
kernel-move-keep = Kept for a court or an investigation
kernel-move-release = No longer kept for a court or an investigation
problem-kernel-need-paid = A charge on this case is still due.
problem-kernel-need-done = Something that others were asked to do for this case is not done yet.
problem-kernel-need-outcome = What others were asked to do for this case did not end in the way that this step needs.
problem-kernel-need-before = The time within which this step is possible is over.
problem-kernel-need-after = The time after which this step is possible has not come yet.
problem-kernel-need-explained = This case is past its date. First give the reason, which everybody can read, and then take this step.
problem-kernel-need-other-than = Somebody else has to take this step than whoever took the step before it.
problem-kernel-need-document = A document that this step needs is missing.
problem-kernel-filter-wrong = This is not a value that this filter knows, or it does not fit the others.
problem-kernel-too-many = Too many. The most is { $most }.
kernel-party-owner = Whoever raised it
kernel-party-officer = Officer
kernel-party-bureau = Complaints bureau
kernel-party-system = Balai itself
kernel-party-follower = Somebody whose own case was merged into this one
kernel-party-task = Somebody who was asked to do something
kernel-move-open = Case opened
kernel-outcome-dropped = Called off
problem-kernel-events-number = Give a whole number that this field allows.
problem-kernel-live-asked = The address does not say what is to be watched.
problem-kernel-live-full = Too many pages wait for news here. This page works without it.

## Pages of cases, tasks and charges
kernel-case = Case
kernel-case-title = Case { $reference }
kernel-case-agency = Agency
kernel-case-made = Raised
kernel-case-due = Due
kernel-case-tasks = Asked of others
kernel-case-charges = Charges
kernel-case-timeline = What has happened
kernel-case-act = What you can do
kernel-case-done = Done.
kernel-work-show = Show
kernel-work-words = Words with it
kernel-work-reason = Reason
kernel-work-agency = Agency (its code or name)
kernel-work-person = Officer
kernel-work-other = Reference of the other case
kernel-work-amount = Amount in ringgit: { $fee }
kernel-work-days = By how many working days (at most { $most })
kernel-task = Task
kernel-tasks-desk = Tasks of my agency
kernel-tasks-all = Show all tasks
kernel-tasks-mine = What I am asked to do
kernel-tasks-empty = Nothing is to be done
kernel-tasks-empty-next = What others ask of you appears here, the most urgent first.
kernel-task-asked = { $agency } asks for this.
kernel-task-until = It is to be done by { $day }.
kernel-task-ended = Done: { $outcome }
kernel-task-others = Others have been asked to do this.
kernel-task-how = How did it end?
kernel-task-personal = Personal numbers in these words
kernel-task-personal-hide = Hide the numbers
kernel-task-personal-publish = Publish them all the same
kernel-task-end = Finish the task
kernel-task-done = The task is finished.
kernel-charge = Charge
kernel-charges-desk = Charges that are due
kernel-charges-empty = Nothing is due
kernel-charges-empty-next = Charges that cases raise appear here, the oldest first.
kernel-charge-amount = Amount
kernel-charge-since = Due since
kernel-charge-owed = Owed to { $agency } since { $day }.
kernel-charge-due = due
kernel-charge-settled = paid
kernel-charge-waived = waived
kernel-charge-settle-title = Paid by hand
kernel-charge-receipt = Receipt number
kernel-charge-settle = Note the payment
kernel-charge-waive-title = Let it go
kernel-charge-reason = Why is it waived?
kernel-charge-waive = Waive the charge
kernel-charge-check-settle = Note that { $amount } was paid?
kernel-charge-check-waive = Waive { $amount }?
kernel-charge-final = This cannot be undone.
kernel-charge-done = The charge has ended.
kernel-case-linked = Cases that belong to it

# How a date was worked out
kernel-due-minute = { $amount ->
    [one] one minute of office time
   *[other] { $amount } minutes of office time
}
kernel-due-hour = { $amount ->
    [one] one hour
   *[other] { $amount } hours
}
kernel-due-day = { $amount ->
    [one] one day
   *[other] { $amount } days
}
kernel-due-workday = { $amount ->
    [one] one working day
   *[other] { $amount } working days
}
kernel-due-start = Counted from { $date }
kernel-due-skipped = Days that do not count
kernel-due-weekend = weekend
kernel-due-paused = The clock stood from { $from } until { $until }
kernel-due-condition = Condition in the charter: { $condition }
kernel-due-met = Reached { $date }
kernel-due-missed = Reached { $date }, after the date
kernel-due-running = Before { $date }
kernel-due-late = Late since { $date }
kernel-due-ended = Ended without being reached
kernel-due-changed = { $what } ({ $at }): from { $from } to { $to }
kernel-due-law = The law: { $law }
kernel-custody-title = Cases kept for a court
kernel-custody-one = Keep this case for a court
kernel-custody-lead = A court or an investigation needs it: until that ends nothing of it is erased, neither when its time is over nor when the person closes their account.
kernel-custody-none = No case is kept
kernel-custody-none-next = The page of a report has a link that begins it.
kernel-custody-since = Kept since { $date }
kernel-custody-reason = Reason
kernel-custody-reason-hint = Such as the number of the court’s order. Only officers read it.
kernel-custody-keep = Keep everything
kernel-custody-release = End it
kernel-custody-done = Done.
problem-kernel-custody-reason = Write the reason, in at most { $most } characters.
problem-kernel-custody-same = Somebody else did that meanwhile.
problem-kernel-custody-kept = A court or an investigation needs this case, so nothing of it can be erased now.
