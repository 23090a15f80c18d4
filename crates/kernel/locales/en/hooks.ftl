## Hooks: events for an agency's programs
kernel-hooks-title = Events for programs
kernel-hooks-one = An address for events
kernel-hooks-lead = When something happens to a case of the agency, we tell the agency’s own program at once. Messages are signed and say what happened to which case, never who is behind it.
kernel-hooks-none = No address yet
kernel-hooks-none-next = Name the address at which your program takes events.
kernel-hooks-new = Name an address
kernel-hooks-url = Address
kernel-hooks-url-hint = It begins with https:// and can be reached from the open internet.
kernel-hooks-events = Events
kernel-hooks-events-hint = Names with commas between, such as report.resolve, or report.* for all about reports. Leave it empty for all.
kernel-hooks-all = All events of the agency
kernel-hooks-make = Name the address
kernel-hooks-made = The address is named. We have sent it a first message, which it has to answer.
kernel-hooks-changed = It is changed.
kernel-hooks-rotated = There is a new secret. For a day messages carry both signatures.
kernel-hooks-replayed = It is sent again.
kernel-hooks-ended = The address is taken away.
kernel-hooks-state = Standing
kernel-hooks-state-unproved = Waits for an answer
kernel-hooks-state-live = On
kernel-hooks-state-off = Off
kernel-hooks-about-unproved = We send a message of the type hook.challenge and wait until the program answers in JSON with the challenge in it. Until then nothing else is sent.
kernel-hooks-about-live = Events are sent as they happen, those of one case in their order.
kernel-hooks-about-off = Nothing is sent. Once you switch it on and it answers again, it is sent what it missed.
kernel-hooks-failing = No answer since { $since }
kernel-hooks-failing-since = No answer since
kernel-hooks-failure = What went wrong
kernel-hooks-since = Named
kernel-hooks-old-until = The old secret counts until
kernel-hooks-secret = Keep this secret now
kernel-hooks-secret-about = Your program checks with it that messages are ours. We show it this once only.
kernel-hooks-go-on = I have kept it
kernel-hooks-on = Switch on
kernel-hooks-off = Switch off
kernel-hooks-rotate = Make a new secret
kernel-hooks-change = Choose other events
kernel-hooks-save = Save
kernel-hooks-end = Take the address away
kernel-hooks-end-about = What still waits to be sent goes with it.
kernel-hooks-deliveries = Messages
kernel-hooks-deliveries-dead = Laid aside
kernel-hooks-deliveries-waiting = Waiting
kernel-hooks-deliveries-sent = Arrived
kernel-hooks-deliveries-none = There are none.
kernel-hooks-event = Event
kernel-hooks-at = Happened
kernel-hooks-tries = Tries
kernel-hooks-next = (again { $at })
kernel-hooks-replay = Send again
kernel-hooks-replay-all = Send all of them again
kernel-hooks-letter-off-subject = Your program at { $agency } no longer gets events
kernel-hooks-letter-off =
    The program of { $agency } at this address has not answered us for days, or says that it is gone:
    { $url }

    We have switched it off. Nothing is lost: once it works again, switch it on here, and it is sent what it missed.
    { $link }

    { $site }
problem-kernel-hooks-url = This is not an address that we can send to. It begins with https:// and names no password.
problem-kernel-hooks-host = The operator of this service does not let events be sent to this host. Ask them to allow it.
problem-kernel-hooks-events = These are not names of events. Write names such as report.resolve or report.*, at most { $most }.
problem-kernel-hooks-many = An agency has { $most } addresses at most. Take one away first.
problem-kernel-hooks-stale = Somebody else has just changed it. Look at it as it is now, then try again.
