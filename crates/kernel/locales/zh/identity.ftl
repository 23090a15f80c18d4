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

## Tokens and sessions
problem-kernel-scopes-missing = 请至少勾选一项令牌的用途。
kernel-keys-me = 我的页面
kernel-keys-link = 程序令牌与登录位置
kernel-tokens-title = 程序令牌
kernel-tokens-lead = 令牌让您的程序以您的名义使用本服务。它只能做您勾选的事，您可以随时撤销。
kernel-tokens-none = 您没有令牌。
kernel-tokens-made = 您的新令牌
kernel-tokens-made-about = 请立即复制并妥善保存，之后不会再显示。
kernel-tokens-again = 这个令牌已经建立。密钥只显示一次；如果您没有保存，请撤销后另建一个。
kernel-tokens-ended = 令牌已撤销。使用它的程序从现在起会被拒绝。
kernel-tokens-endless = 没有期限
kernel-tokens-unused = 从未使用
kernel-tokens-name = 名称
kernel-tokens-name-hint = 方便您日后知道它用于哪个程序
kernel-tokens-scopes = 可用于
kernel-tokens-scopes-hint = 只勾选程序需要的项目。
kernel-tokens-until = 失效时间
kernel-tokens-days = { $days } 天后
kernel-tokens-used = 上次使用
kernel-tokens-end = 撤销
kernel-tokens-new = 新令牌
kernel-tokens-make = 建立令牌
kernel-sessions-title = 登录位置
kernel-sessions-lead = 每一行是您登录的一个浏览器。如果有您不认得的，请在那里登出。
kernel-sessions-ended = 已在该处登出。
kernel-sessions-since = 登录时间
kernel-sessions-until = 失效时间
kernel-sessions-end = 在该处登出
kernel-sessions-this = 本浏览器
kernel-scope-own-read = 读取您自己的内容：个案、事项、费用
kernel-scope-own-write = 代您行事：推进您的个案、完成您的事项
kernel-scope-own-tokens = 列出、建立和撤销您的令牌与登录
kernel-scope-cases-read = 读取贵机构的个案
kernel-scope-cases-work = 处理贵机构的个案
kernel-scope-cases-supervise = 查看贵机构逾期的个案
kernel-scope-cases-bureau = 查看送交投诉局的个案
kernel-scope-ledger-settle = 登记人工收款
kernel-scope-ledger-waive = 豁免费用
kernel-scope-registry-edit = 修改机构与类别名录
