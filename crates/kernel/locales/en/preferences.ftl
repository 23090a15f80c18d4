# How news reaches a person
kernel-news-title = How news reaches you
kernel-news-lead = Choose for each way whether news comes at once, once a day or not at all, and in which hours nothing rings.
kernel-news-always = Codes, notices about your account and official decisions are always sent at once, also at night: you may need them, or have little time to answer.
kernel-news-zone = All hours are by the clock of { $zone }.
kernel-news-by-email = E-mail
kernel-news-by-sms = Text messages
kernel-news-by-push = News on your devices
kernel-news-pace = When news comes
kernel-news-pace-once = At once
kernel-news-pace-daily = Once a day, gathered
kernel-news-pace-never = Not at all
kernel-news-hour = Hour for gathered news
kernel-news-hour-hint = It counts only if news comes once a day.
kernel-news-from = Quiet from
kernel-news-from-hint = What comes in quiet hours is sent when they end.
kernel-news-until = Quiet until
kernel-news-no-quiet = No quiet hours
kernel-news-change = Once you save, letters that were gathered so far are sent, or as soon as quiet hours end.
kernel-news-save = Save
kernel-news-saved = Saved. News comes as you chose from now on.
problem-kernel-news-pace = Choose when news comes.
problem-kernel-news-hour = Choose a full hour from 0 to 23.
problem-kernel-news-quiet-half = Choose both when quiet hours begin and when they end, or neither.
problem-kernel-news-quiet-all-day = Quiet hours must end at another hour than they begin. If nothing should come, choose “Not at all”.
problem-kernel-news-daily-quiet = This hour is within your quiet hours. Choose another one.

## The digest
kernel-mail-digest-topic = your daily summary
kernel-mail-digest-subject = { $count ->
    [one] { $count } piece of news for you
   *[other] { $count } pieces of news for you
 }
kernel-mail-digest-body =
    This is new since your last summary:

    { $entries }

    Everything of yours: { $link }
kernel-sms-digest = { $site }: { $count ->
    [one] { $count } piece of news for you
   *[other] { $count } pieces of news for you
 }. { $link }
