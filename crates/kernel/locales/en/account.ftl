## My data
kernel-data-title = My data
kernel-data-lead = This is everything that we hold about you. Secrets and keys are not shown.
kernel-data-file = Download as a file (JSON)
kernel-data-drafts = Forms that you have not sent are not tied to your name. They go by themselves after a few days.
## Closing an account
kernel-close-title = Close my account
kernel-close-lead = The account is closed at once and cannot be opened again.
kernel-close-goes = Your name, addresses, subscriptions, devices and tokens are deleted. You are signed out everywhere.
kernel-close-leaves = { $cases ->
    [0] No case is in your name.
    [one] One case stays with its agency, but no longer names you. You hear nothing of it any more, and questions of the agency do not reach you.
   *[other] { $cases } cases stay with their agencies, but no longer name you. You hear nothing of them any more, and questions of the agencies do not reach you.
}
kernel-close-held = { $cases ->
    [one] One case is kept with your name and addresses, because a court or an investigation needs it. It lets go of you when that ends.
   *[other] { $cases } cases are kept with your name and addresses, because a court or an investigation needs them. They let go of you when that ends.
}
kernel-close-keeps = { $cases ->
    [one] One case has to keep your name until its time is over, because it needs an applicant. Your addresses go all the same.
   *[other] { $cases } cases have to keep your name until their time is over, because they need an applicant. Your addresses go all the same.
}
kernel-close-words = What you wrote to agencies stays. If anything in it tells who you are, ask the agency to hide it first.
kernel-close-views = The public record stays whole: it never held your name.
kernel-close-first = See and download my data first
kernel-close-code = To be sure that it is you, we send you a code.
kernel-close-send = Send the code
kernel-close-stay = Keep my account
kernel-close-final = After this nothing can be brought back.
kernel-close-do = Close my account now
kernel-close-fresh = We have no address to send a code to. To be sure that it is you, your account can be closed shortly after you sign in: if that was longer ago, sign out and in again first.
kernel-close-serves = You still hold a role at an agency.
kernel-close-serves-next = Ask the agency’s administrator to end your role first. Then the account can be closed here.
kernel-closed-title = Your account is closed
kernel-closed-lead = Your name and addresses are deleted. Your cases let go of your name within a few minutes.
kernel-closed-letter = One last letter is on its way to you as proof.
kernel-closed-home = To the start page
problem-kernel-account-serves = You still hold a role at an agency. It has to end before the account is closed.
problem-kernel-account-again = To be sure that it is you, sign out and in again, and close the account within { $minutes } minutes of that.
problem-kernel-account-no-address = We have no address of yours to send a code to.
## What is held
kernel-held-person = Who you are
kernel-held-sessions = Where you are signed in
kernel-held-tokens = Your programs’ tokens
kernel-held-factors = Second factors
kernel-held-cases = Your cases
kernel-held-parts = Cases that you take part in
kernel-held-tasks = What you were asked to do
kernel-held-letters = Letters to you
kernel-held-stops = Letters that you want no more of
kernel-held-devices = Devices that are told of news
kernel-held-bans = Agencies that do not hear you for a time
kernel-held-claims = Claims to speak for an agency
kernel-held-none = Nothing.
kernel-held-yes = yes
kernel-held-no = no
kernel-held-name = Name
kernel-held-number = Number
kernel-held-email = E-mail
kernel-held-phone = Phone
kernel-held-language = Language
kernel-held-since = Since
kernel-held-roles = Roles
kernel-held-role = Role
kernel-held-agency = Agency
kernel-held-used = Last used
kernel-held-until = Until
kernel-held-scopes = May be used for
kernel-held-sort = Sort
kernel-held-reference = Reference
kernel-held-kind = Kind of case
kernel-held-state = State
kernel-held-about = About
kernel-held-public = Public
kernel-held-opened = Reached the agency
kernel-held-due = Due
kernel-held-closed = Closed
kernel-held-history = History
kernel-held-files = Files
kernel-held-charges = Charges
kernel-held-at = When
kernel-held-what = What
kernel-held-by = By
kernel-held-words = Words
kernel-held-reason = Reason
kernel-held-link = Link
kernel-held-sen = Sen
kernel-held-currency = Currency
kernel-held-part = Part
kernel-held-sent = Sent
kernel-held-to = To
kernel-held-service = Service
kernel-held-officer = Officer
kernel-held-fields = What was read
kernel-held-reasons = Why
kernel-held-place = Place
kernel-held-lat = Latitude
kernel-held-lon = Longitude
kernel-held-answers = Answers
kernel-held-private-answers = Answers for the agency alone
kernel-held-name-public = Name is public
kernel-held-radius = Radius (metres)
kernel-held-district = District
kernel-held-pace = How often
kernel-held-hour = Hour for gathered news
kernel-held-quiet-from = Quiet from (hour)
kernel-held-quiet-until = Quiet until (hour)
kernel-held-outcome = Outcome
kernel-held-rating = Rating
kernel-held-from = From
kernel-held-code = Code
kernel-held-values = Answers
kernel-held-came = How it came
kernel-held-source = Channel
