## Signing in
kernel-sign-in-title = Sign in
kernel-sign-in-lead = No password. We send you a code that works once.
kernel-sign-in-address = E-mail or phone number
kernel-sign-in-address-hint = For example, name@example.my or 012-345 6789
kernel-sign-in-send = Send the code
kernel-sign-in-demo = This is a demo: enter as a sample person
kernel-sign-in-why = Why is there no password?
kernel-sign-in-why-1 = The code proves that the e-mail or phone is yours. There is nothing to remember and nothing to steal.
kernel-code-title = Enter the code
kernel-code-sent = We have sent a code to
kernel-code-code = 6-digit code
kernel-code-hint = The code is good for { $minutes } minutes. You can copy and paste it.
kernel-code-confirm = Sign in
kernel-code-demo = This is a demo: no message leaves. See the code in the
kernel-code-none = No code yet?
kernel-code-none-1 = Wait a minute, then look in your spam folder. Check that the address above is right. If there is still none, ask for a new code; only the last one works.
kernel-code-again = Send a new code

## Roles
kernel-role-citizen = Member of the public
kernel-role-officer = Officer
kernel-role-triage = Triage officer
kernel-role-agency-admin = Agency administrator
kernel-role-admin = System administrator

## Demo
kernel-demo-title = Try it as somebody else
kernel-demo-lead = Everybody on this page is made up. Enter as any of them to see what they see.
kernel-demo-people = Sample people
kernel-demo-nobody = There are no sample people yet.
kernel-demo-name = Name
kernel-demo-role = Role
kernel-demo-enter = Enter
kernel-demo-role-at = { $role }, { $agency }
kernel-demo-role-part = { $role }: { $part }
kernel-demo-letters = demo letter box
kernel-demo-letters-title = The demo’s letter box
kernel-demo-letters-lead = E-mails and text messages that would have been sent, newest first. In the demo none of them leaves.
kernel-demo-no-letters = There are no messages yet.
kernel-demo-by-email = E-mail to
kernel-demo-by-sms = Text message to

## Problems
problem-kernel-address-neither = Write an e-mail address such as name@example.my, or a phone number such as 012-345 6789.
problem-kernel-phone-not-offered = We cannot send text messages here yet. Use an e-mail address.
problem-kernel-code-format = The code has 6 digits. Look at the last message from us.
problem-kernel-code-wrong = This code is not right. Look at the last message from us; you can try { $left } more { $left ->
        [one] time
       *[other] times
    }.
problem-kernel-code-over = This code has expired, has been used or was wrong too often. Ask for a new one.
problem-kernel-code-too-soon = A code has been sent to this address. Use it, or ask for a new one in { $minutes } { $minutes ->
        [one] minute
       *[other] minutes
    }.
problem-kernel-person-unknown = There is no person with this id.
problem-kernel-address-taken = This e-mail or phone number belongs to somebody else here already. Use another one.
problem-kernel-role-unknown = There is no role of this name. Choose officer, triage, agency_admin or admin.
problem-kernel-scope-unknown = A scope is written as words with dots, such as open311.write.
problem-kernel-scope-not-held = You cannot give “{ $scope }” to a token: you do not hold it yourself, or the token you came with does not.
problem-kernel-token-end = A token ends in the future, at most { $days } days from now.
problem-kernel-token-name = Give the token a name of at most { $most } characters.
problem-kernel-tokens-many = You have { $most } tokens, which is the most. End one that you do not need any more.

## Tokens and sessions
problem-kernel-scopes-missing = Tick at least one thing that the token may be used for.
kernel-keys-me = My page
kernel-keys-link = Tokens for programs, and where you are signed in
kernel-tokens-title = Tokens for programs
kernel-tokens-lead = A token lets a program of yours use this service in your name. It may do only what you tick, and you can end it at any time.
kernel-tokens-none = You have no tokens.
kernel-tokens-made = Your new token
kernel-tokens-made-about = Copy it now and keep it in a safe place. It is not shown again.
kernel-tokens-again = This token has been made already. Its secret is shown once only; if you do not have it, end the token and make another.
kernel-tokens-ended = The token has ended. Programs that use it are refused from now on.
kernel-tokens-endless = no end
kernel-tokens-unused = never
kernel-tokens-name = Name
kernel-tokens-name-hint = So that you know later which program it is for
kernel-tokens-scopes = May be used to
kernel-tokens-scopes-hint = Tick as little as the program needs.
kernel-tokens-until = Ends
kernel-tokens-days = { $days } days from now
kernel-tokens-used = Last used
kernel-tokens-end = End
kernel-tokens-new = New token
kernel-tokens-make = Make the token
kernel-sessions-title = Where you are signed in
kernel-sessions-lead = Each line is a browser in which you are signed in. If you do not know one, sign out there.
kernel-sessions-ended = You are signed out there.
kernel-sessions-since = Signed in
kernel-sessions-until = Ends
kernel-sessions-end = Sign out there
kernel-sessions-this = This browser
kernel-scope-own-read = read what is yours: cases, tasks, charges
kernel-scope-own-write = act for you: move your cases, finish your tasks
kernel-scope-own-tokens = list, make and end your tokens and sessions
kernel-scope-cases-read = read the cases of your agency
kernel-scope-cases-work = work on the cases of your agency
kernel-scope-cases-supervise = see what is late in your agency
kernel-scope-cases-bureau = see what was brought to the complaints bureau
kernel-scope-ledger-raise = raise charges by hand
kernel-scope-ledger-settle = note payments by hand
kernel-scope-ledger-waive = waive charges
kernel-scope-registry-edit = change the registry
kernel-scope-registry-propose = propose override areas
kernel-scope-registry-approve = approve and end override areas

## People and roles
kernel-role-officer-about = Reads and works on the cases, hides or removes photos, notes payments
kernel-role-triage-about = Also hands on what nobody could place, and sees what was brought to the bureau
kernel-role-agency-admin-about = Also sees what is late, waives charges, gives and ends roles
kernel-people-title = People and roles
kernel-people-lead = Who may work here, and on what. Whoever is given a role, or loses one, signs in anew.
kernel-people-none = Nobody holds a role here yet.
kernel-people-agency = Agency
kernel-people-show = Show
kernel-people-person = Person
kernel-people-role = Role
kernel-people-part = For
kernel-people-whole = All of the work
kernel-people-end = End the role
kernel-people-new = Give a role
kernel-people-address = E-mail or phone number
kernel-people-address-hint = They sign in with a code that is sent there.
kernel-people-name = Name
kernel-people-name-hint = Only for somebody who has not been here before
kernel-people-area = Area
kernel-people-area-hint = In an area they see only what is about a place there.
kernel-people-everywhere = Everywhere
kernel-people-category = Subject
kernel-people-everything = Everything
kernel-people-give = Give the role
kernel-people-given = The role is given.
kernel-people-ended = The role has ended.
problem-kernel-area-unknown = There is no state or district with this code. Choose one from the list.
problem-kernel-category-unknown = There is no subject or group of subjects with this code. Choose one from the list.
problem-kernel-role-part = This role is only given for all of the work. Choose officer or agency administrator, or take the area and the subject away.
problem-kernel-role-above = You cannot give or end this role: it allows more, or for more of the work, than you may do here yourself.
problem-kernel-role-last = This is the agency’s last administrator. Give the role to somebody else first.

## Second factor
kernel-factor-title = Second factor
kernel-factor-lead = You work for an agency. Before the pages for officers open, prove once more that it is you.
kernel-factor-again = This could do harm if somebody else did it in your name. Prove once more that it is you. Nothing that you filled in is lost.
kernel-factor-code = 6-digit code from the app
kernel-factor-code-hint = It changes every half minute.
kernel-factor-go = Continue
kernel-factor-lost = No phone with you?
kernel-factor-lost-1 = Use one of the recovery codes that you kept. Each works once.
kernel-factor-lost-2 = No recovery codes either? Ask an administrator of your agency to reset your second factor.
kernel-factor-recovery = Recovery code
kernel-factor-recovery-hint = For example 7K2M-9QX4-B3TD
kernel-factor-recovery-go = Use the recovery code
kernel-factors-title = Second factor
kernel-factors-lead = With these you prove that it is you who signs in.
kernel-factors-none = Set up a second factor to open the pages for officers.
kernel-factors-why = You can see other people's data. Whoever gets to read your e-mail should not get in here with that alone. A passkey is quickest; an authenticator app on a phone does as well.
kernel-factors-begin = Set up an authenticator app
kernel-factors-another = Add another app
kernel-factors-demo = This is a demo: sign in again as a sample person, without a second factor
kernel-factors-app = App
kernel-factors-number = Authenticator app { $number }
kernel-factors-since = Since
kernel-factors-end = Remove
kernel-factors-added = Your second factor is ready.
kernel-factors-removed = The app was removed. Its codes are no longer taken.
kernel-factor-new-title = Set up an authenticator app
kernel-factor-new-app = Open an authenticator app on your phone. If you have none, install one, such as Aegis, FreeOTP, Google Authenticator or Microsoft Authenticator.
kernel-factor-new-scan = Add an account in the app and scan this picture.
kernel-factor-new-picture = QR code with the secret for your app; the same secret is written below
kernel-factor-new-open = Reading this on that phone? Open it in the app
kernel-factor-new-type = Cannot scan it? Type this secret into the app:
kernel-factor-new-code = Enter the 6-digit code that the app shows
kernel-factor-new-go = Confirm
kernel-recovery-title = Recovery codes
kernel-recovery-lead = If you lose your phone, each of these codes stands in for it once. They are shown now and never again.
kernel-recovery-keep = Print them or write them down, and keep them somewhere else than your phone.
kernel-recovery-on = I have kept them
kernel-recovery-left =
    { $count ->
        [0] No recovery codes are left. Make new ones now.
        [one] One recovery code is left.
       *[other] { $count } recovery codes are left.
    }
kernel-recovery-renew = Make new codes and cancel the old ones
kernel-people-reset = Reset second factor
kernel-people-reset-done = The second factor was reset. The person is signed out and told by letter.
kernel-reset-title = Reset second factor
kernel-reset-lead = Their passkeys, authenticator apps and recovery codes are cancelled, and they are signed out everywhere. They set up new ones when they sign in next.
kernel-reset-sure = Be sure first that it is really them who asks: meet them, or call a number that you already know. People with bad intentions ask for this by e-mail.
kernel-reset-reason = Reason
kernel-reset-reason-hint = It is kept on record, and they read it in our letter to them.
kernel-reset-go = Reset
kernel-letter-factor-added-subject = New authenticator app for your account
kernel-letter-factor-added =
    An authenticator app was added to your account at { $site }.

    If it was not you who added it, tell an administrator of your agency at once, and remove the app: { $link }
kernel-letter-factor-removed-subject = An authenticator app was removed from your account
kernel-letter-factor-removed =
    An authenticator app was removed from your account at { $site }.

    If it was not you who removed it, tell an administrator of your agency at once. See what is left: { $link }
kernel-letter-factor-reset-subject = Your second factor was reset
kernel-letter-factor-reset =
    Your passkeys, authenticator apps and recovery codes at { $site } were cancelled, and you were signed out everywhere.

    The reason: { $reason }

    Set up new ones when you sign in next: { $link }

    If you did not ask for this, tell an administrator of your agency at once.
problem-kernel-factor-not-asked = A second factor is only for those who work for an agency.
problem-kernel-factors-many = You have { $most } authenticator apps, which is the most there may be. Remove those that you no longer use.
problem-kernel-factor-format = A code from the app has 6 digits, and a recovery code has 12 letters and digits.
problem-kernel-factor-wrong = This code is not right. Look at the one that is shown now; you can try { $left } more times.
problem-kernel-factor-mismatch = This code does not match. Check that your phone's clock is right, and enter the code that is shown now.
problem-kernel-factor-used = This code was used already. Wait until the app shows a new one.
problem-kernel-factor-locked = Too many wrong codes. Try again after { $minutes } minutes.
problem-kernel-factor-reason = Write why, in at most { $most } characters.
problem-kernel-factor-own = You cannot reset your own second factor. Ask another administrator.
problem-kernel-factor-none = This person has no second factor. They set one up when they sign in.

## Passkeys
kernel-sign-in-passkey = Sign in with a passkey
kernel-factor-passkey = Use a passkey
kernel-factors-apps = Authenticator apps
kernel-factors-apps-about = An app on your phone shows a code that you enter after the one by e-mail or text message. Whichever app you like will do. It takes about two minutes.
kernel-passkeys-title = Passkeys
kernel-passkeys-lead = A passkey lets you sign in without waiting for a code: your phone or computer looks at your finger, your face or your PIN, and nothing else. None of that leaves the device.
kernel-passkeys-about = Your phone or computer looks at your finger, your face or your PIN. You then need no code at all.
kernel-passkeys-one = Passkey
kernel-passkeys-number = Passkey { $number }
kernel-passkeys-begin = Add a passkey
kernel-passkeys-another = Add another passkey
kernel-passkeys-unable = This browser cannot use passkeys. They need a recent browser with JavaScript turned on.
kernel-passkeys-failed = It did not work with the passkey. Try once more, or use another way on this page.
kernel-passkeys-added = Your passkey is ready. Next time you can sign in with it.
kernel-passkeys-rename = Rename
kernel-passkeys-renamed = It is called that now.
kernel-passkeys-removed = The passkey was removed and is no longer taken. Delete it on your device as well.
kernel-passkey-new-title = Add a passkey
kernel-passkey-new-lead = Your device will ask for your finger, your face or your PIN, as when you unlock it.
kernel-passkey-new-name = A name, to tell your passkeys apart
kernel-passkey-new-name-hint = For example, my phone
kernel-passkey-new-go = Add it now
kernel-passkey-new-failed = No passkey was added. Try once more. If this device has a passkey for you already, you need no second one.
kernel-letter-passkey-added-subject = New passkey for your account
kernel-letter-passkey-added =
    A passkey was added to your account at { $site }. It signs you in without a code.

    If it was not you who added it, remove it at once: { $link }
kernel-letter-passkey-removed-subject = A passkey was removed from your account
kernel-letter-passkey-removed =
    A passkey was removed from your account at { $site }.

    If it was not you who removed it, see at once what is left: { $link }
kernel-letter-passkey-copied-subject = One of your passkeys may have been copied
kernel-letter-passkey-copied =
    Somebody used a passkey of your account at { $site }, and it had been used less often than we know. That happens when a passkey was copied. We did not let them in.

    Remove that passkey and add a new one: { $link }

    If you work for an agency, tell its administrator at once.
problem-kernel-passkey-refused = This passkey was not accepted, or it took too long. Try once more, or use another way. A passkey that was removed no longer works.
problem-kernel-passkeys-many = You have { $most } passkeys, which is the most there may be. Remove those that you no longer use.
problem-kernel-passkey-name = The name of a passkey has at most { $most } characters.
kernel-sign-in-shared = This is a shared computer, as in a library
kernel-shared-title = Shared computer
kernel-shared-lead = For a computer that many people use: in a library, at a counter or in a community centre.
kernel-shared-what-1 = After { $minutes } minutes without use, the browser is emptied and whoever was signed in is signed out.
kernel-shared-what-2 = No drafts, photos or pages are kept in this browser.
kernel-shared-what-3 = A button on every page ends everything at once.
kernel-shared-is-on = This browser is set up as a shared computer.
kernel-shared-on = Make this a shared computer
kernel-shared-off = This computer is my own
kernel-shared-history = The browser still remembers which addresses were opened. Close its window afterwards, or run it in guest mode.
kernel-shared-over-title = Everything has been cleared
kernel-shared-over-lead = Nothing is left in this browser. The next person can begin.
kernel-shared-over-begin = Begin
