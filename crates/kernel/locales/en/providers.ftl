## Signing in with an account elsewhere
kernel-sign-in-with = Sign in with { $provider }
kernel-sign-in-other = Or use an account that you have already
kernel-provider-code-title = One more step
kernel-provider-code-lead = { $provider } told us your address. We have sent a code to it, to be sure that it is yours:
kernel-provider-code-without = Go on without this address
kernel-provider-code-without-about = If you cannot open that address, a new account is opened without it. An older account with the address stays as it is.
kernel-provider-soon = A code was sent to your address a moment ago. Wait a minute, then try again.
kernel-provider-out-title = You are signed out here
kernel-provider-out-lead = You are still signed in at { $provider }. At a computer that others use too, sign out there as well.
kernel-provider-out-go = Sign out at { $provider } too
kernel-provider-out-left = You may still be signed in to the account with which you came here.
kernel-provider-out-left-go = Sign out there too
kernel-provider-out-stay = Back to the start
kernel-providers-title = Accounts elsewhere
kernel-providers-lead = A linked account signs you in here without a code.
kernel-providers-none = No account is linked yet.
kernel-providers-provider = Account
kernel-providers-since = Linked since
kernel-providers-end = Unlink
kernel-providers-add = Link an account
kernel-providers-add-with = Link { $provider }
kernel-providers-linked = The account is linked.
kernel-providers-ended = The account is no longer linked.
kernel-provider-sure-title = Link this account?
kernel-provider-sure-lead = From then on, whoever signs in to this { $provider } account gets into your account here.
kernel-provider-sure-name = Name there
kernel-provider-sure-email = E-mail there
kernel-provider-sure-go = Yes, this account is mine
kernel-provider-sure-not = No, do not link it
kernel-provider-number-kept = Your identity number is kept
kernel-provider-number-unsound = The identity number that we were told is not valid, so it is not kept
kernel-provider-number-taken = The identity number that we were told cannot be kept. Bring your paper to a counter.
kernel-papers-vouched = Confirmed by { $provider }
kernel-held-providers = Accounts elsewhere
kernel-letter-provider-linked-subject = An account was linked with yours
kernel-letter-provider-linked =
    An account elsewhere was linked with your account at { $site }. It signs you in without a code.

    If it was not you who linked it, unlink it at once: { $link }
kernel-letter-provider-unlinked-subject = An account was unlinked from yours
kernel-letter-provider-unlinked =
    An account elsewhere was unlinked from your account at { $site }.

    If it was not you who unlinked it, see what is left at once: { $link }
problem-kernel-provider-over = The time is up, or this began in another browser. Begin again.
problem-kernel-provider-denied = You were not signed in. Try again, or use another way.
problem-kernel-provider-refused = The answer that we got cannot be trusted, so you were not signed in. Try again, or use another way.
problem-kernel-provider-unreachable = The place of that account does not answer now. Try again in a while, or use another way.
problem-kernel-provider-taken = That account is linked with another account here.
problem-kernel-providers-many = You have linked { $most } accounts, which is the most there may be. Unlink those that you do not use any more.
problem-kernel-provider-last = This is your only way in. Add another first, such as a passkey.
