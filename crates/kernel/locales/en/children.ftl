## Children
kernel-children-title = My children
kernel-children-lead = Act for a child whose parent or guardian you are, until it is { $years } years old.
kernel-children-none = You have entered no child yet.
kernel-children-done = It is entered, and waits for an officer.
kernel-child-name = Name of the child
kernel-child-name-hint = As it is in the birth certificate.
kernel-child-born = Day of birth
kernel-child-kind = Paper with its number
kernel-child-number = Number of the child
kernel-child-number-hint = As it is in the birth certificate or MyKid.
kernel-child-show = Show the whole number
kernel-child-until = Of age on
kernel-child-new = Enter a child
kernel-child-new-about = Bring the birth certificate, or the order of a court, to a counter: an officer compares it first. If the child has an account here, it sees that you act for it.
kernel-child-new-go = Enter the child
kernel-child-state-claimed = Waits for an officer
kernel-child-state-confirmed = Confirmed
kernel-child-state-refused = Not confirmed
kernel-child-state-ended = Ended
kernel-child-guardian = Guardian
kernel-children-desk = Guardians to confirm
kernel-children-desk-lead = Compare name, day of birth and number with the birth certificate or the order of a court, and see that the guardian stands in it. Who entered them sees that you looked.
kernel-children-confirmed = Confirmed last
kernel-children-decided = Decided. The guardian is told.
kernel-letter-child-confirmed-subject = You may act for { $name }
kernel-letter-child-confirmed =
    An officer has confirmed that you are the guardian of { $name } at { $site }. You can act for the child now: { $link }
kernel-letter-child-refused-subject = You cannot act for { $name } yet
kernel-letter-child-refused =
    It could not be confirmed at { $site } that you are the guardian of { $name }. Enter what stands in the birth certificate, or bring it to a counter: { $link }
kernel-letter-child-ended-subject = You no longer act for { $name }
kernel-letter-child-ended =
    An officer has ended that you act as the guardian of { $name } at { $site }. If that is wrong, bring your papers to a counter: { $link }
kernel-letter-child-guardian-subject = Somebody acts for you as your guardian
kernel-letter-child-guardian =
    An officer has confirmed at { $site } who is your guardian. You see here what they do for you, until you are of age: { $link }

    If they are not your guardian, tell a counter.
problem-kernel-child-name = Give a name of at most { $most } characters.
problem-kernel-child-born = Give the day on which the child was born. Whoever is of age acts for themselves, or lets somebody act for them.
problem-kernel-children-many = You have entered { $most } children, which is the most there may be.
problem-kernel-child-own = This is the number of the guardian, not of a child.
problem-kernel-child-already = You have entered this child already.
problem-kernel-child-decided = This was decided or ended already.
problem-kernel-mandate-guardian = A guardian’s right is ended by an officer. Tell a counter if it is wrong.
