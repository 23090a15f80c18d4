## 登录
kernel-sign-in-title = 登录
kernel-sign-in-lead = 无需密码。我们会发给您一个一次性验证码。
kernel-sign-in-address = 电子邮箱或手机号码
kernel-sign-in-address-hint = 例如 name@example.my 或 012-345 6789
kernel-sign-in-send = 发送验证码
kernel-sign-in-demo = 这是演示：以示例人物的身份进入
kernel-sign-in-why = 为什么没有密码？
kernel-sign-in-why-1 = 验证码证明邮箱或手机属于您。无需记住任何东西，也没有可被盗的密码。
kernel-code-title = 输入验证码
kernel-code-sent = 我们已将验证码发送至
kernel-code-code = 6 位验证码
kernel-code-hint = 验证码在 { $minutes } 分钟内有效，可以复制粘贴。
kernel-code-confirm = 登录
kernel-code-demo = 这是演示：消息不会发出。请在此查看验证码：
kernel-code-none = 没有收到验证码？
kernel-code-none-1 = 请等一分钟，再查看垃圾邮件文件夹，并确认上面的地址无误。如仍未收到，请索取新的验证码；只有最后一个有效。
kernel-code-again = 发送新的验证码

## 角色
kernel-role-citizen = 公众
kernel-role-officer = 官员
kernel-role-triage = 分派官员
kernel-role-agency-admin = 机构管理员
kernel-role-admin = 系统管理员

## 演示
kernel-demo-title = 以他人身份试用
kernel-demo-lead = 本页上的人物都是虚构的。您可以以其中任何一位的身份进入，看看他们看到的内容。
kernel-demo-people = 示例人物
kernel-demo-nobody = 还没有示例人物。
kernel-demo-name = 姓名
kernel-demo-role = 角色
kernel-demo-enter = 进入
kernel-demo-role-at = { $role }，{ $agency }
kernel-demo-letters = 演示信箱
kernel-demo-letters-title = 本演示的信箱
kernel-demo-letters-lead = 本应发出的电子邮件和短信，最新的在最上面。演示中没有一封会真正发出。
kernel-demo-no-letters = 还没有消息。
kernel-demo-by-email = 电子邮件，收件人
kernel-demo-by-sms = 短信，收件人

## 问题
problem-kernel-address-neither = 请填写电子邮箱（如 name@example.my）或手机号码（如 012-345 6789）。
problem-kernel-phone-not-offered = 这里暂时无法发送短信。请使用电子邮箱。
problem-kernel-code-format = 验证码是 6 位数字。请查看我们最近发出的消息。
problem-kernel-code-wrong = 验证码不正确。请查看我们最近发出的消息；您还可以再试 { $left } 次。
problem-kernel-code-over = 此验证码已过期、已使用或错误次数过多。请索取新的验证码。
problem-kernel-code-too-soon = 验证码已发送到此地址。请使用该验证码，或在 { $minutes } 分钟后索取新的。
problem-kernel-person-unknown = 没有此编号的人员。
problem-kernel-address-taken = 此邮箱或手机号码在这里已属于他人。请使用其他地址。
problem-kernel-role-unknown = 没有此名称的角色。请选择 officer、triage、agency_admin 或 admin。
problem-kernel-scope-unknown = 权限范围由带点的词组成，例如 open311.write。
problem-kernel-scope-not-held = 您不能把“{ $scope }”给令牌：您本人没有这项权限，或您所用的令牌没有。
problem-kernel-token-end = 令牌须在将来失效，最迟为 { $days } 天后。
problem-kernel-token-name = 请给令牌起名，最多 { $most } 个字符。
problem-kernel-tokens-many = 您已有 { $most } 个令牌，已达上限。请先撤销不再需要的令牌。
