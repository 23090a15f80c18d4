## Acting in somebody else’s name
kernel-mandates-title = Acting for others
kernel-mandates-lead = Let somebody you trust deal with public bodies for you, or do it for somebody who asked you to. Everything that is done stays on record with both names.
kernel-mandates-offer = { $name } asks you to act for them
kernel-mandates-offer-about = If you accept, you can choose to act for them. They are told of each thing that you do.
kernel-mandates-accept = Accept
kernel-mandates-decline = Do not accept
kernel-mandates-held = For whom you may act
kernel-mandates-held-none = Nobody has asked you to act for them.
kernel-mandates-given = Who may act for you
kernel-mandates-given-none = Nobody may act for you.
kernel-mandates-for = For whom
kernel-mandates-who = Who
kernel-mandates-covers = What it is for
kernel-mandates-since = Since
kernel-mandates-until = Until
kernel-mandates-state = State
kernel-mandates-use = Act for them
kernel-mandates-end = End it
kernel-mandates-no-end = no end date
kernel-mandates-all = All matters here, now and later
kernel-mandates-acts = acting and looking
kernel-mandates-looks = looking only
kernel-mandates-officer = An officer who wrote it down for you
kernel-mandates-nobody = somebody who closed their account
kernel-mandate-state-offered = Waits for an answer
kernel-mandate-state-lapsed = Not answered in time
kernel-mandate-state-ahead = Begins later
kernel-mandate-state-active = In force
kernel-mandate-state-over = Over
kernel-mandate-state-declined = Not accepted
kernel-mandate-state-withdrawn = Withdrawn
kernel-mandate-state-revoked = Ended by who gave it
kernel-mandate-state-returned = Given back
kernel-mandate-state-closed = Ended with an account
kernel-mandate-state-done = Done
kernel-mandates-done-offered = Your offer is on its way. Nothing can be done for you before it is accepted.
kernel-mandates-done-accepted = You may act for them now.
kernel-mandates-done-declined = You did not accept. They are told.
kernel-mandates-done-ended = It has ended.
kernel-mandate-given-title = Who acts for you
kernel-mandate-part-title = Who acts for { $name }
kernel-mandate-held-title = For whom you act
kernel-mandates-done = What was done
kernel-mandates-done-none = Nothing has been done yet.
kernel-mandates-done-caption = What was done, the newest first
kernel-mandates-when = When
kernel-mandates-what = What
kernel-mandates-case = Case
kernel-mandates-opened = Begun: { $kind }
kernel-mandates-end-given = They can do nothing more for you from that moment. What they did stays.
kernel-mandates-end-held = You can do nothing more for them from that moment. What you did stays.
kernel-mandate-new-title = Let somebody act for you
kernel-mandate-new-lead = They see your cases here and can bring new ones in your name, as far as you say.
kernel-mandate-new-address = Their e-mail address or telephone number
kernel-mandate-new-address-hint = Whoever signs in with it can accept. Check it well.
kernel-mandate-new-way = What they may do
kernel-mandate-act = Act
kernel-mandate-act-hint = Bring cases, answer, add files.
kernel-mandate-look = Look only
kernel-mandate-look-hint = See your cases and change nothing.
kernel-mandate-new-kinds-hint = Choose everything, or only what they need.
kernel-mandate-new-from = From
kernel-mandate-new-from-hint = Leave it empty for at once.
kernel-mandate-new-until = Last day
kernel-mandate-new-until-hint = Leave it empty and it holds until you end it.
kernel-mandate-new-told = We write to you each time something is done in your name.
kernel-mandate-new-not = They cannot pass it on, and they see nothing of your account: no addresses, no identity papers, no sessions.
kernel-mandate-new-end = You can end it at any time, and it ends at once.
kernel-mandate-new-go = Send the offer
kernel-letter-mandate-offered-subject = { $grantor } asks you to act for them
kernel-letter-mandate-offered =
    { $grantor } would like you to deal with public bodies in their name at { $site }.

    Sign in with this address, read what it is for, and accept it or not: { $link }

    If you do not know them, do nothing. The offer ends after { $days } days.
kernel-letter-mandate-given-subject = You offered somebody to act for you
kernel-letter-mandate-given =
    From your account at { $site }, { $holder } was asked to act for you. Nothing can be done before they accept.

    If it was not you who asked, end it at once: { $link }
kernel-letter-mandate-accepted-subject = { $holder } may act for you now
kernel-letter-mandate-accepted =
    { $holder } accepted to act for you at { $site }. We write to you each time something is done in your name.

    See it, and end it whenever you like: { $link }
kernel-letter-mandate-declined-subject = { $holder } will not act for you
kernel-letter-mandate-declined =
    { $holder } did not accept to act for you at { $site }. You can ask somebody else: { $link }
kernel-letter-mandate-revoked-subject = You no longer act for { $grantor }
kernel-letter-mandate-revoked =
    { $grantor } ended that you act for them at { $site }. What you did stays on record: { $link }
kernel-letter-mandate-returned-subject = { $holder } no longer acts for you
kernel-letter-mandate-returned =
    { $holder } gave back that they act for you at { $site }. What they did stays on record: { $link }
kernel-letter-mandate-closed-subject = Acting for one another has ended
kernel-letter-mandate-closed =
    Somebody who acted for you at { $site }, or for whom you acted, has closed their account. Nothing more can be done by virtue of it: { $link }
kernel-letter-mandate-used-subject = { $holder } did something in your name: { $reference }
kernel-letter-mandate-used =
    { $holder } did something in your name on { $reference }.

    See what it was. If you did not want it, end it there: { $link }
problem-kernel-mandate-over = You may not do this in their name: it has ended, or it is not for this. Look under “Acting for others” and choose for whom you act.
problem-kernel-mandate-answered = This was answered or ended already.
problem-kernel-mandate-nested = You act for somebody else now. Be yourself again first: nobody can pass on what they were given.
problem-kernel-mandate-own = This is your own address. Give that of somebody else.
problem-kernel-mandate-span = Give days that exist. It has to end after it begins and after now, and within ten years.
problem-kernel-mandate-kind = Choose what it is for.
problem-kernel-mandate-way = Choose what they may do.
problem-kernel-mandates-many = You let { $most } people act for you, which is the most there may be. End some first.
problem-kernel-mandates-waiting = { $most } of your offers wait for an answer, which is the most there may be. Withdraw some first.
