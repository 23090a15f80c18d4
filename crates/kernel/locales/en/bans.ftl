# Senders who are not heard for a time
kernel-bans-title = Senders not heard for a time
kernel-bans-lead = An officer proposes it about whoever made a report, with a reason and an end; somebody else at the complaints bureau decides. Until then, and after its end, everybody is heard. Whoever signs in is told why, and until when.
kernel-bans-none = Nobody is kept out
kernel-bans-none-next = The page of a report has a link that proposes it.
kernel-bans-case = Report and agency
kernel-bans-reason = Reason
kernel-bans-reason-hint = The person reads it. Say what they did, not who they are.
kernel-bans-until = Until
kernel-bans-state = State
kernel-bans-proposed = Waits for a decision
kernel-bans-undecided = Ended without a decision
kernel-bans-standing = Not heard
kernel-bans-over = Over
kernel-bans-refused = Refused
kernel-bans-lifted = Ended early
kernel-bans-hold = Do not hear them
kernel-bans-refuse = Refuse
kernel-bans-lift = End it now
kernel-bans-why = Why
kernel-bans-done = Done.
kernel-bans-new = Do not hear this sender for a time
kernel-bans-new-lead = For senders who flood or threaten your agency. Somebody at the complaints bureau looks at it first. Nobody is kept out because they criticise you.
kernel-bans-how-long = For how long
kernel-bans-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
kernel-bans-propose = Propose it
problem-kernel-ban-reason = Write the reason, in at most { $most } characters.
problem-kernel-ban-days = Choose for how long.
problem-kernel-ban-nobody = Whoever made this report is not known, so there is nobody to keep out.
problem-kernel-ban-already = This sender is kept out, or that has been proposed already.
problem-kernel-ban-own = You proposed it. Somebody else has to decide.
problem-kernel-ban-decided = That was decided or ended meanwhile.
