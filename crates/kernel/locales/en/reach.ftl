## Reach
kernel-reach-is-live = Can be reached
kernel-reach-is-moved = Taken over
kernel-reach-is-unclaimed = Not aboard yet
kernel-reach-is-unproved = Not proved yet
kernel-reach-is-unanswered = Does not answer
kernel-reach-is-failing = Channel broken
kernel-reach-is-officer-gone = No officer
kernel-reach-is-suspended = Suspended
kernel-reach-is-ended = Dissolved
kernel-reach-next-live = Nothing to do.
kernel-reach-next-moved = Nothing to do; its successor is the one to reach.
kernel-reach-next-unclaimed = Call the agency and verify its officer and channel.
kernel-reach-next-unproved = Ask its officer to confirm the test message, or send it again.
kernel-reach-next-unanswered = Phone its officer, then send the test message again.
kernel-reach-next-failing = Correct the channel’s address, then send the test message again.
kernel-reach-next-officer-gone = Name a new officer.
kernel-reach-next-suspended = Verify it again once the cause is settled.
kernel-reach-next-ended = Name its successor in the registry.
kernel-reach-standing = Taking part
kernel-reach-standing-unclaimed = Not aboard yet
kernel-reach-standing-verified = Verified by the bureau
kernel-reach-standing-live = Live
kernel-reach-standing-suspended = Suspended
kernel-reach-tier-ministry = Ministries
kernel-reach-tier-federal = Federal agencies
kernel-reach-tier-state = State governments
kernel-reach-tier-local = Local councils
kernel-reach-tier-utility = Utilities
kernel-reach-tier-extra = Other bodies, beside the count
kernel-reach-channel = Channel
kernel-reach-channel-desk = The desk here
kernel-reach-channel-email = E-mail
kernel-reach-channel-open311 = Open311 server
kernel-reach-channel-api = The agency’s program (API)
kernel-reach-channel-hint-desk = Officers sign in and work here.
kernel-reach-channel-hint-email = Notices go to one address of the agency.
kernel-reach-channel-hint-open311 = The agency has an Open311 server of its own.
kernel-reach-channel-hint-api = The agency’s program fetches cases with a token.
kernel-reach-failure = Trouble with the channel
kernel-reach-failure-refused = The server’s address cannot be reached from here.
kernel-reach-failure-no-discovery = The server gives no Open311 discovery.
kernel-reach-failure-no-services = The server lists nothing that can be reported.
kernel-reach-failure-undelivered = The server does not take the reports that we send.

## The bureau
kernel-reach-bureau-title = Undeliverable
kernel-reach-bureau-lead = Agencies that cannot be reached now, why, and the cases that wait there.
kernel-reach-desk = Desk
kernel-reach-of = { $count } of { $all }
kernel-reach-stat-reached = agencies can be reached
kernel-reach-stat-missing = cannot be reached
kernel-reach-stat-waiting = cases wait there
kernel-reach-stat-claims = claims wait for a check
kernel-reach-claimed-title = Somebody claims to speak for an agency that is aboard
kernel-reach-views = Parts
kernel-reach-view-agencies = Agencies
kernel-reach-view-cases = Cases
kernel-reach-view-count = Count
kernel-reach-agency = Agency
kernel-reach-why = Why
kernel-reach-since = Since
kernel-reach-next = What to do next
kernel-reach-waiting = Cases waiting
kernel-reach-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
 }
kernel-reach-none = No agency here
kernel-reach-none-help = Clear the filters to see them all. Without a filter, every agency can be reached.
kernel-reach-cases-lead = Cases that wait for an agency which cannot be reached, the oldest due date first.
kernel-reach-cases-only = Only cases at
kernel-reach-cases-all = Show all
kernel-reach-cases-none = No case is stuck
kernel-reach-cases-none-help = Every open case is with an agency that answers.
kernel-reach-due = Due
kernel-reach-case = Case
kernel-reach-private = private
kernel-reach-count-lead = Each agency is counted once.
kernel-reach-count-data = This count as data
kernel-reach-by-tier = By kind
kernel-reach-by-state = By state
kernel-reach-who = Who
kernel-reach-all = All
kernel-reach-missing = Cannot be reached
kernel-reach-nation = The nation
kernel-reach-whole-country = Federal

## One agency
kernel-reach-public-page = See the public page
kernel-reach-officer = Accountable officer
kernel-reach-proved = Last answer
kernel-reach-cases-here = { $count ->
    [one] { $count } case waits here.
   *[other] { $count } cases wait here.
 }
kernel-reach-cases-see = See the cases
kernel-reach-confirm-title = A test message waits for this agency
kernel-reach-confirm-lead = Press the button to show that cases get to you.
kernel-reach-confirm = We have received it
kernel-reach-confirm-see = See and confirm it
kernel-reach-desk-agency = Channel and officer of this agency
kernel-reach-desk-bureau = Agencies that cannot be reached
kernel-reach-claims-title = Claims
kernel-reach-claims-lead = A claim gives no rights. Phone the agency on its official number before you verify it.
kernel-reach-claim-fits = They signed in with an address at the agency’s own website.
kernel-reach-claim-unproved = This address is not proved.
kernel-reach-claim-refuse = Refuse the claim
kernel-reach-verify-title = Verify this agency
kernel-reach-change-title = Officer and channel
kernel-reach-set-lead = Once saved, a test message goes over the channel. The agency counts as reachable when that is confirmed.
kernel-reach-officer-email = E-mail of the accountable officer
kernel-reach-officer-email-hint = Whoever answers for the agency.
kernel-reach-officer-name = Name of the officer
kernel-reach-officer-name-hint = Only if the officer is new here.
kernel-reach-address = Address of the channel
kernel-reach-address-hint = For e-mail: the address. For Open311: the https address of the server.
kernel-reach-jurisdiction = Open311 jurisdiction
kernel-reach-jurisdiction-hint = The jurisdiction_id, if the server wants one.
kernel-reach-verify = Verify and send the test
kernel-reach-save = Save and send the test
kernel-reach-again-title = Another test message
kernel-reach-again-lead = After the channel was repaired, or when the last one was lost.
kernel-reach-again = Send a test message now
kernel-reach-tests = Test messages
kernel-reach-tests-lead = The newest first
kernel-reach-tests-none = No test message has been sent yet.
kernel-reach-test-sent = Sent
kernel-reach-test-channel = Channel
kernel-reach-test-due = Answer by
kernel-reach-test-confirmed = Confirmed
kernel-reach-test-silent = Not yet
kernel-reach-suspend-title = Suspend this agency
kernel-reach-suspend-lead = Nothing is sent there any more until the bureau verifies it again.
kernel-reach-suspend-words = Why, for the record
kernel-reach-suspend = Suspend
kernel-reach-done-set = Saved; a test message is sent where something changed
kernel-reach-done-suspend = The agency is suspended
kernel-reach-done-test = The test message is sent
kernel-reach-done-confirm = Thank you, the test message is confirmed
kernel-reach-done-refuse = The claim is refused

## Claims
kernel-reach-claim-title = Speak for an agency
kernel-reach-claim-lead = Do you work here? Tell us, and the complaints bureau will call your office to make sure. Until then nothing changes.
kernel-reach-claim-name = Your name
kernel-reach-claim-email = Office e-mail
kernel-reach-claim-email-hint = An address at the agency, not your own.
kernel-reach-claim-words = Your post, and how cases should reach you
kernel-reach-claim-words-hint = For example: public relations officer; we want to work at the desk here.
kernel-reach-claim-send = Send the claim
kernel-reach-claim-sent = Your claim has arrived
kernel-reach-claim-sent-lead = The bureau will call the agency on its official number. You need not do anything.

## The link
kernel-reach-link-title = Test message
kernel-reach-link-lead = Press the button to show that messages to this address are read. There is nothing else to do.
kernel-reach-link-confirm = We have received it
kernel-reach-link-done = Thank you, this message is confirmed
kernel-reach-link-done-lead = Cases for this agency will be told to the same address.

## The public page
kernel-reach-public-live = This agency answers here
kernel-reach-public-live-lead = It last confirmed a test message. We ask every month.
kernel-reach-public-unclaimed = This agency has not joined { $site } yet
kernel-reach-public-missing = We cannot reach this agency now
kernel-reach-public-meanwhile = You can still report. Your report is kept in this agency’s name, and { $bureau } sees it in the list of what has not arrived and calls the agency in another way.
kernel-reach-public-claim = Do you work here? Speak for the agency

## Letters
kernel-reach-letter-desk-subject = Test message for { $agency }
kernel-reach-letter-desk =
    This is the first or the monthly test message for { $agency } at { $site }.

    Open this page, sign in and press “We have received it” by { $due }:
    { $link }

    That tells us that cases get to you.

    { $site }
kernel-reach-letter-email-subject = Test message for { $agency }
kernel-reach-letter-email =
    This is a test message from { $site }. This address was named to receive notices of cases for { $agency }.

    Open this link and press the button on the page by { $due }:
    { $link }/{ $code }

    That tells us that the message was read. You need not sign in.

    If you are not at { $agency }, ignore this e-mail.

    { $site }

## Problems
problem-kernel-reach-stale = Somebody else has just changed it. Look at it as it is now, then try again.
problem-kernel-reach-gone = This agency exists no longer. See who took over.
problem-kernel-reach-unclaimed = This agency is not aboard. The bureau has to verify it first.
problem-kernel-reach-suspended = This agency is suspended. Only the bureau can verify it again.
problem-kernel-reach-test-over = This test message is over. Use the newest one, or ask for another.
problem-kernel-reach-test-elsewhere = This test message went over another channel. Confirm it there.
problem-kernel-reach-too-soon = A test message has just been sent. Try again in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }.
problem-kernel-reach-officer-unknown = Nobody with this e-mail has a role at the agency. Choose a colleague, or ask the bureau.
problem-kernel-reach-url-wrong = Write the server’s address beginning with https://, without a question mark or a user’s name.
problem-kernel-reach-channel-unknown = Choose a channel.
problem-kernel-reach-claims-many = Many claims wait for this agency already. The bureau will look at them first.
problem-kernel-reach-act-unknown = This button is not known. Open the page again.
