# 消息如何送达
kernel-news-title = 消息如何送达您
kernel-news-lead = 请为每种方式选择：消息立即发送、每天一次，还是完全不发；以及哪些时段不打扰您。
kernel-news-always = 验证码、有关您账户的通知和正式决定始终立即发送，夜间也一样：您可能正需要它们，或答复的时间不多。
kernel-news-zone = 所有时间以 { $zone } 的时钟为准。
kernel-news-by-email = 电邮
kernel-news-by-sms = 短信
kernel-news-by-push = 设备上的消息
kernel-news-pace = 消息何时发送
kernel-news-pace-once = 立即
kernel-news-pace-daily = 每天一次，汇总发送
kernel-news-pace-never = 完全不发
kernel-news-hour = 汇总发送的时间
kernel-news-hour-hint = 只在选择每天一次时有效。
kernel-news-from = 安静时段开始
kernel-news-from-hint = 安静时段内的消息会在时段结束时发送。
kernel-news-until = 安静时段结束
kernel-news-no-quiet = 没有安静时段
kernel-news-change = 保存后，目前已汇总的信件会立即发送；若正值安静时段，则在时段结束时发送。
kernel-news-save = 保存
kernel-news-saved = 已保存。从现在起按您的选择发送消息。
problem-kernel-news-pace = 请选择消息何时发送。
problem-kernel-news-hour = 请选择 0 至 23 的整点。
problem-kernel-news-quiet-half = 请同时选择安静时段的开始和结束时间，或两者都不选。
problem-kernel-news-quiet-all-day = 安静时段的结束时间必须与开始时间不同。若不想收到任何消息，请选择“完全不发”。
problem-kernel-news-daily-quiet = 这个时间在您的安静时段内。请选择其他时间。

## 汇总
kernel-mail-digest-topic = 您的每日汇总
kernel-mail-digest-subject = 您有 { $count } 条消息
kernel-mail-digest-body =
    自上次汇总以来的新消息：

    { $entries }

    您的全部事项：{ $link }
kernel-sms-digest = { $site }：您有 { $count } 条消息。{ $link }
