## Hooks: events for an agency's programs
kernel-hooks-title = 给程序的事件
kernel-hooks-one = 接收事件的地址
kernel-hooks-lead = 机构的个案一有动静，我们就立即通知机构自己的程序。信息经过签名，只说哪个个案发生了什么，绝不说当事人是谁。
kernel-hooks-none = 还没有地址
kernel-hooks-none-next = 请登记您的程序接收事件的地址。
kernel-hooks-new = 登记地址
kernel-hooks-url = 地址
kernel-hooks-url-hint = 以 https:// 开头，并且可以从公开的互联网到达。
kernel-hooks-events = 事件
kernel-hooks-events-hint = 名称之间用逗号隔开，例如 report.resolve，或用 report.* 表示所有投报事件。留空表示全部。
kernel-hooks-all = 机构的所有事件
kernel-hooks-make = 登记地址
kernel-hooks-made = 地址已登记。我们已发出第一条信息，程序必须回答。
kernel-hooks-changed = 已更改。
kernel-hooks-rotated = 已有新密钥。一天之内，信息同时带有两个签名。
kernel-hooks-replayed = 正在重新发送。
kernel-hooks-ended = 地址已移除。
kernel-hooks-state = 状态
kernel-hooks-state-unproved = 等待回答
kernel-hooks-state-live = 已开启
kernel-hooks-state-off = 已关闭
kernel-hooks-about-unproved = 我们发送类型为 hook.challenge 的信息，等程序以 JSON 回答并带回其中的 challenge。在此之前不会发送其他内容。
kernel-hooks-about-live = 事件一发生就发送；同一个案的事件按顺序发送。
kernel-hooks-about-off = 目前不发送。您重新开启并得到回答后，会补发错过的事件。
kernel-hooks-failing = 自{ $since }起没有回答
kernel-hooks-failing-since = 没有回答，自
kernel-hooks-failure = 出了什么问题
kernel-hooks-since = 登记于
kernel-hooks-old-until = 旧密钥有效至
kernel-hooks-secret = 请现在保存此密钥
kernel-hooks-secret-about = 您的程序用它核对信息确实来自我们。它只显示这一次。
kernel-hooks-go-on = 我已保存
kernel-hooks-on = 开启
kernel-hooks-off = 关闭
kernel-hooks-rotate = 生成新密钥
kernel-hooks-change = 选择其他事件
kernel-hooks-save = 保存
kernel-hooks-end = 移除地址
kernel-hooks-end-about = 尚未发送的内容会一并移除。
kernel-hooks-deliveries = 信息
kernel-hooks-deliveries-dead = 已搁置
kernel-hooks-deliveries-waiting = 等待中
kernel-hooks-deliveries-sent = 已送达
kernel-hooks-deliveries-none = 没有。
kernel-hooks-event = 事件
kernel-hooks-at = 发生时间
kernel-hooks-tries = 尝试次数
kernel-hooks-next = （{ $at }再试）
kernel-hooks-replay = 重新发送
kernel-hooks-replay-all = 全部重新发送
kernel-hooks-letter-off-subject = { $agency }的程序不再收到事件
kernel-hooks-letter-off =
    { $agency }在此地址的程序已多日没有回答，或表示已不存在：
    { $url }

    我们已将它关闭。没有任何内容丢失：它恢复正常后，请在此开启，我们会补发错过的事件。
    { $link }

    { $site }
problem-kernel-hooks-url = 我们无法向此地址发送。地址须以 https:// 开头，且不含密码。
problem-kernel-hooks-host = 本服务的运营者不允许向此主机发送事件。请联系他们予以允许。
problem-kernel-hooks-events = 这些不是事件名称。请填写如 report.resolve 或 report.* 的名称，最多 { $most } 个。
problem-kernel-hooks-many = 一个机构最多有 { $most } 个地址。请先移除一个。
problem-kernel-hooks-stale = 刚刚有人更改了它。请查看目前的状态，然后再试。
