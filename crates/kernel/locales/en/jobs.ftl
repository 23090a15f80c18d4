kernel-jobs-title = Jobs
kernel-jobs-one = One job
kernel-jobs-desk = Desk
kernel-jobs-link = Jobs
kernel-jobs-lead = Letters and other work that is done after something was saved. What keeps failing is laid aside here until you try it again or discard it.
kernel-jobs-state-dead = Laid aside
kernel-jobs-state-waiting = Waiting
kernel-jobs-state-running = Running
kernel-jobs-since-dead = Laid aside
kernel-jobs-since-waiting = Due
kernel-jobs-since-running = Started
kernel-jobs-kind = Kind
kernel-jobs-kind-all = All kinds
kernel-jobs-show = Show
kernel-jobs-created = Added
kernel-jobs-tries = Tries
kernel-jobs-error = Last error
kernel-jobs-id = Job number
kernel-jobs-replay = Try again
kernel-jobs-replay-kind = Try all { $kind } again
kernel-jobs-discard = Discard this job
kernel-jobs-discard-about = A job that is discarded will not be done. The reason is kept on record.
kernel-jobs-reason = Why is it discarded?
kernel-jobs-reason-hint = For example: the telephone number is no longer in use. Write no names or addresses.
kernel-jobs-not-dead = This job has not been laid aside, so there is nothing to do.
kernel-jobs-replayed = { $count ->
    [0] There was no job to try again. Somebody may have been faster.
    [one] One job is being tried again.
   *[other] { $count } jobs are being tried again.
}
kernel-jobs-discarded = { $count ->
    [0] There was no job to discard. Somebody may have been faster.
   *[other] The job was discarded.
}
kernel-jobs-empty-dead = No job has been laid aside
kernel-jobs-empty-dead-next = Everything is moving. What fails eight times in a row will appear here.
kernel-jobs-empty = There are no jobs here
kernel-jobs-empty-next = Jobs are usually done within seconds, so an empty list is a good sign.
kernel-jobs-first = Back to the start of the list
problem-kernel-jobs-reason = Write the reason, in at most 500 characters.
problem-kernel-jobs-state = There is no such state. Use dead, waiting or running.
problem-kernel-jobs-after = This place in the list cannot be read. Use the value “next” of the answer before.
problem-kernel-jobs-limit = This limit cannot be used. Give a whole number from 1 to 100.
problem-kernel-once-other = This key was used for another request. Use a new key.
