## Codes
kernel-mail-sign-in-code-subject = { $code } is your code to sign in
kernel-mail-sign-in-code-body =
    Your code to sign in to { $site }: { $code }

    It is good for { $minutes } minutes. Tell nobody; we never ask for it on the phone.

    If you did not ask for this code, ignore this e-mail.
kernel-sms-sign-in-code = { $site }: your code to sign in is { $code }, good for { $minutes } minutes. Tell nobody.
kernel-mail-report-confirm-code-subject = { $code } is the code to confirm your report
kernel-mail-report-confirm-code-body =
    Enter this code to confirm your report at { $site }: { $code }

    It is good for { $minutes } minutes. The report goes to the agency as soon as you confirm it.

    If you did not make a report, ignore this e-mail; the report will not be sent.
kernel-sms-report-confirm-code = { $site }: the code to confirm your report is { $code }, good for { $minutes } minutes.
kernel-mail-account-close-code-subject = { $code } is the code to close your account
kernel-mail-account-close-code-body =
    You asked for your account at { $site } to be closed. The code: { $code }

    It is good for { $minutes } minutes. Once you enter it, the account cannot be opened again.

    If you did not ask for this, give the code to nobody, and sign in to end other sessions.
kernel-sms-account-close-code = { $site }: the code to close your account is { $code }, good for { $minutes } minutes. Tell nobody.
kernel-mail-account-closed-subject = Your account is closed
kernel-mail-account-closed-body =
    Your account at { $site } is closed, as you asked. Your name and addresses are deleted, and { $cases } of your cases no longer name you.

    This is our last letter to this address. We do not keep it any more.
kernel-sms-account-closed = { $site }: your account is closed, as you asked. This is our last message to this number.

## Reports
kernel-mail-report-received-subject = We have your report { $reference }
kernel-mail-report-received-body =
    Thank you. Your report { $reference } is now with { $agency }.

    { $basis ->
        [promise] Their promise to resolve it: { $due }.
        [estimate] Our estimate for resolving it: { $due }.
       *[other] We will tell you when something happens.
    }

    Follow your report here:
    { $link }

    { $site }
kernel-sms-report-received = { $site }: { $agency } has received report { $reference }. Follow it at { $link }
kernel-mail-report-replied-subject = An answer to report { $reference }
kernel-mail-report-replied-body =
    { $agency } has answered your report { $reference }:

    { $words }

    See your report here:
    { $link }

    { $site }
kernel-sms-report-replied = { $site }: { $agency } has answered report { $reference }. Read it at { $link }
kernel-mail-report-asked-subject = A question about report { $reference }
kernel-mail-report-asked-body =
    { $agency } needs something from you to go on with report { $reference }:

    { $words }

    Answer here. The promised time stands still until you do:
    { $link }

    { $site }
kernel-sms-report-asked = { $site }: { $agency } has a question about report { $reference }. Answer at { $link }
kernel-mail-report-transferred-subject = Report { $reference } has gone to { $agency }
kernel-mail-report-transferred-body =
    Your report { $reference } has been handed over to { $agency }. You need not do anything.

    { $words }

    { $basis ->
        [promise] Their promise to resolve it: { $due }.
        [estimate] Our estimate for resolving it: { $due }.
       *[other] We will tell you when something happens.
    }

    Follow your report here:
    { $link }

    { $site }
kernel-sms-report-transferred = { $site }: report { $reference } has gone to { $agency }. See { $link }
kernel-mail-report-resolved-subject = Report { $reference } has been closed
kernel-mail-report-resolved-body =
    { $agency } has closed your report { $reference }:

    { $words }

    If the problem is still there, open the report again here:
    { $link }

    { $site }
kernel-sms-report-resolved = { $site }: { $agency } has closed report { $reference }. If the problem is still there, open it again at { $link }
kernel-mail-report-fixed-subject = Was it fixed? Report { $reference }
kernel-mail-report-fixed-body =
    { $agency } has closed your report { $reference }. Was it put right? Tell us here:

    { $link }

    { $site }
kernel-sms-report-fixed = { $site }: was report { $reference } put right? Answer at { $link }
kernel-mail-report-private-subject = News on { $reference }
kernel-mail-report-private-body =
    There is news on { $reference }. Read it here:

    { $link }
kernel-sms-report-private = News on { $reference }: { $link }
kernel-mail-officer-reopened-subject = Report { $reference } was opened again
kernel-mail-officer-reopened-body =
    The reporter opened report { $reference } again because the matter is not settled. { $agency } holds it.

    { $link }
kernel-sms-officer-reopened = { $site }: report { $reference } was opened again. { $link }
kernel-mail-officer-offered-subject = Report { $reference } is offered to you
kernel-mail-officer-offered-body =
    { $agency } says that report { $reference } is not theirs and offers it to your agency. Take it, or say why not; without an answer the complaints bureau decides.

    { $link }
kernel-sms-officer-offered = { $site }: report { $reference } is offered to your agency. Answer at { $link }
kernel-mail-officer-new-report-subject = New report { $reference }
kernel-mail-officer-new-report-body =
    { $agency } has a new report, { $reference }.

    { $basis ->
        [promise] Promised to the public: { $due }.
        [estimate] Estimated to the public: { $due }.
       *[other] There is no due date yet.
    }

    Open the report:
    { $link }

    { $site }
kernel-sms-officer-new-report = { $site }: new report { $reference } for { $agency }. { $link }

## E-mails that were stopped or came back
kernel-mail-stop = No more e-mails about this? { $link }
kernel-letters-title = E-mails from us
kernel-letters-lead = E-mails about { $reference } go to { $address }.
kernel-letters-stop-case = Stop e-mails about { $reference }
kernel-letters-stop-all = Stop all e-mails except codes and decisions
kernel-letters-again = Send e-mails again
kernel-letters-stopped-case = E-mails about { $reference } are stopped
kernel-letters-stopped-case-about = We send no more e-mails about it to { $address }. You can still see what happens on this site.
kernel-letters-stopped-all = All e-mails are stopped
kernel-letters-stopped-all-about = We only send codes that were asked for and official decisions to { $address }.
kernel-letters-codes = Codes to sign in and to confirm are still sent when you ask for them, and so are official decisions on what you applied for.
kernel-letters-back = E-mails to { $address } do not arrive
kernel-letters-back-about = Our e-mails to this address came back, so we send no news there for now. If the address is right, ask for a code and enter it. Then you get news again.
kernel-letters-back-code = Send a code to this address
kernel-letters-back-see = See how to mend it

## Me too
kernel-mail-me-too-confirm-code-subject = { $code } is the code to join a report
kernel-mail-me-too-confirm-code-body =
    Enter this code at { $site } to join the report: { $code }

    It is good for { $minutes } minutes.

    If you did not ask for it, ignore this e-mail.
kernel-sms-me-too-confirm-code = { $site }: the code to join the report is { $code }, good for { $minutes } minutes.
kernel-mail-report-news-subject = News of report { $reference }
kernel-mail-report-news-body =
    You joined report { $reference }. { $agency } writes:

    { $words }

    Read it here. On that page you can also take yourself off:
    { $link }

    { $site }
kernel-sms-report-news = { $site }: news of report { $reference } from { $agency }. Read it at { $link }

## Alerts
kernel-mail-alerts-confirm-code-subject = { $code } is the code for your alert
kernel-mail-alerts-confirm-code-body =
    Enter this code at { $site } to be told of new reports: { $code }

    It is good for { $minutes } minutes.

    If you did not ask for it, ignore this e-mail. Nothing more will come.
kernel-sms-alerts-confirm-code = { $site }: the code for your alert is { $code }, good for { $minutes } minutes.
