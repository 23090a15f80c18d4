## 使用其他地方的账户登录
kernel-sign-in-with = 使用 { $provider } 登录
kernel-sign-in-other = 或使用您已有的账户
kernel-provider-code-title = 还差一步
kernel-provider-code-lead = { $provider } 告诉了我们您的地址。为确认它属于您，我们已向它发送验证码：
kernel-provider-code-without = 不使用此地址继续
kernel-provider-code-without-about = 如果您无法打开该地址，我们会为您开设一个不含此地址的新账户。使用该地址的旧账户保持不变。
kernel-provider-soon = 刚刚已向您的地址发送验证码。请等一分钟后再试。
kernel-provider-out-title = 您已在这里退出
kernel-provider-out-lead = 您在 { $provider } 仍处于登录状态。如果其他人也使用这台电脑，请在那里也退出。
kernel-provider-out-go = 同时退出 { $provider }
kernel-provider-out-left = 您用来进入这里的账户可能仍处于登录状态。
kernel-provider-out-left-go = 在那里也退出
kernel-provider-out-stay = 返回首页
kernel-providers-title = 其他地方的账户
kernel-providers-lead = 关联的账户让您无需验证码即可登录。
kernel-providers-none = 尚未关联任何账户。
kernel-providers-provider = 账户
kernel-providers-since = 关联日期
kernel-providers-end = 取消关联
kernel-providers-add = 关联账户
kernel-providers-add-with = 关联 { $provider }
kernel-providers-linked = 账户已关联。
kernel-providers-ended = 账户已取消关联。
kernel-provider-sure-title = 要关联此账户吗？
kernel-provider-sure-lead = 此后，任何登录此 { $provider } 账户的人都能进入您在这里的账户。
kernel-provider-sure-name = 在那里的姓名
kernel-provider-sure-email = 在那里的电子邮箱
kernel-provider-sure-go = 是，这是我的账户
kernel-provider-sure-not = 不是，不要关联
kernel-provider-number-kept = 您的身份证件号码已保存
kernel-provider-number-unsound = 收到的身份证件号码无效，因此没有保存
kernel-provider-number-taken = 收到的身份证件号码无法保存。请携带证件到柜台办理。
kernel-papers-vouched = 由 { $provider } 确认
kernel-held-providers = 其他地方的账户
kernel-letter-provider-linked-subject = 一个账户已与您的账户关联
kernel-letter-provider-linked =
    其他地方的一个账户已与您在{ $site }的账户关联。用它登录无需验证码。

    如果不是您关联的，请立即取消关联：{ $link }
kernel-letter-provider-unlinked-subject = 一个账户已与您的账户取消关联
kernel-letter-provider-unlinked =
    其他地方的一个账户已与您在{ $site }的账户取消关联。

    如果不是您取消的，请立即查看剩下的：{ $link }
problem-kernel-provider-over = 时间已过，或此操作是在另一个浏览器中开始的。请重新开始。
problem-kernel-provider-denied = 您没有登录。请再试一次，或使用其他方式。
problem-kernel-provider-refused = 我们收到的答复不可信，因此没有让您登录。请再试一次，或使用其他方式。
problem-kernel-provider-unreachable = 该账户的网站目前没有回应。请稍后再试，或使用其他方式。
problem-kernel-provider-taken = 该账户已与这里的另一个账户关联。
problem-kernel-providers-many = 您已关联 { $most } 个账户，已达上限。请取消不再使用的关联。
problem-kernel-provider-last = 这是您唯一的登录方式。请先添加其他方式，例如通行密钥。
