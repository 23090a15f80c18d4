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
kernel-demo-role-part = { $role }：{ $part }
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
kernel-scope-ledger-raise = 人工登记应收费用
kernel-scope-ledger-settle = 登记人工收款
kernel-scope-ledger-waive = 豁免费用
kernel-scope-registry-edit = 修改机构与类别名录
kernel-scope-registry-propose = 提议例外区域
kernel-scope-registry-approve = 批准和结束例外区域

## 人员与职务
kernel-role-officer-about = 查看和处理个案，遮盖或移除照片，登记付款
kernel-role-triage-about = 还可转交无人受理的个案，并查看已呈交投诉局的个案
kernel-role-agency-admin-about = 还可查看逾期个案、豁免收费、授予和终止职务
kernel-people-title = 人员与职务
kernel-people-lead = 谁可以在这里工作，负责哪些事务。获得或失去职务的人须重新登录。
kernel-people-none = 这里还没有人担任职务。
kernel-people-agency = 机构
kernel-people-show = 显示
kernel-people-person = 人员
kernel-people-role = 职务
kernel-people-part = 负责
kernel-people-whole = 全部事务
kernel-people-end = 终止职务
kernel-people-new = 授予职务
kernel-people-address = 电邮或电话号码
kernel-people-address-hint = 此人用发送到那里的验证码登录。
kernel-people-name = 姓名
kernel-people-name-hint = 只用于从未来过这里的人
kernel-people-area = 地区
kernel-people-area-hint = 限定地区后，只能看到有关该地区地点的个案。
kernel-people-everywhere = 所有地方
kernel-people-category = 事项
kernel-people-everything = 所有事项
kernel-people-give = 授予职务
kernel-people-given = 职务已授予。
kernel-people-ended = 职务已终止。
problem-kernel-area-unknown = 没有这个代码的州或县。请从列表中选择。
problem-kernel-category-unknown = 没有这个代码的事项或事项类别。请从列表中选择。
problem-kernel-role-part = 这个职务只能负责全部事务。请选择官员或机构管理员，或清空地区和事项。
problem-kernel-role-above = 您不能授予或终止这个职务：它的权限超出了您自己在这里的权限。
problem-kernel-role-last = 这是该机构最后一位管理员。请先把这个职务授予别人。

## Second factor
kernel-factor-title = 第二重验证
kernel-factor-lead = 您为机构工作。打开官员页面之前，请再次证明是您本人。
kernel-factor-again = 如果别人以您的名义这样做，可能造成损害。请再次证明是您本人。您填写的内容不会丢失。
kernel-factor-code = 应用显示的 6 位验证码
kernel-factor-code-hint = 验证码每半分钟更换一次。
kernel-factor-go = 继续
kernel-factor-lost = 手机不在身边？
kernel-factor-lost-1 = 请使用您保存的恢复码。每个恢复码只能用一次。
kernel-factor-lost-2 = 恢复码也没有？请机构管理员重设您的第二重验证。
kernel-factor-recovery = 恢复码
kernel-factor-recovery-hint = 例如 7K2M-9QX4-B3TD
kernel-factor-recovery-go = 使用恢复码
kernel-factors-title = 第二重验证
kernel-factors-lead = 您用以下方式证明登录的是您本人。
kernel-factors-none = 请设置第二重验证，才能打开官员页面。
kernel-factors-why = 您能看到他人的资料。即使有人读到您的电邮，也不能仅凭这一点进入这里。通行密钥最快；手机上的验证器应用也可以。
kernel-factors-begin = 设置验证器应用
kernel-factors-another = 添加另一个应用
kernel-factors-demo = 这是演示：以示例人物重新登录，无需第二重验证
kernel-factors-app = 应用
kernel-factors-number = 验证器应用 { $number }
kernel-factors-since = 启用日期
kernel-factors-end = 移除
kernel-factors-added = 您的第二重验证已准备就绪。
kernel-factors-removed = 应用已移除，其验证码不再有效。
kernel-factor-new-title = 设置验证器应用
kernel-factor-new-app = 在手机上打开验证器应用。如果没有，请安装一个，例如 Aegis、FreeOTP、Google Authenticator 或 Microsoft Authenticator。
kernel-factor-new-scan = 在应用中添加账户，并扫描这张图。
kernel-factor-new-picture = 含有应用密钥的二维码；同一密钥写在下面
kernel-factor-new-open = 正在那部手机上阅读？直接在应用中打开
kernel-factor-new-type = 无法扫描？请在应用中输入此密钥：
kernel-factor-new-code = 输入应用显示的 6 位验证码
kernel-factor-new-go = 确认
kernel-recovery-title = 恢复码
kernel-recovery-lead = 手机遗失时，每个恢复码可代替它一次。恢复码只在此刻显示。
kernel-recovery-keep = 请打印或抄写，并存放在手机以外的地方。
kernel-recovery-on = 我已保存
kernel-recovery-left =
    { $count ->
        [0] 恢复码已用完。请立即生成新的。
       *[other] 还剩 { $count } 个恢复码。
    }
kernel-recovery-renew = 生成新的恢复码并作废旧的
kernel-people-reset = 重设第二重验证
kernel-people-reset-done = 第二重验证已重设。当事人已被登出，并收到信件通知。
kernel-reset-title = 重设第二重验证
kernel-reset-lead = 其通行密钥、验证器应用和恢复码将作废，并在所有地方登出。下次登录时再设置新的。
kernel-reset-sure = 请先确认提出要求的确实是本人：当面核实，或拨打您已知的号码。心怀不轨的人常以电邮提出这种要求。
kernel-reset-reason = 原因
kernel-reset-reason-hint = 原因会存档，当事人也会在信中读到。
kernel-reset-go = 重设
kernel-letter-factor-added-subject = 您的账户添加了新的验证器应用
kernel-letter-factor-added =
    您在{ $site }的账户添加了一个验证器应用。

    如果不是您添加的，请立即告知机构管理员，并移除该应用：{ $link }
kernel-letter-factor-removed-subject = 您的账户移除了一个验证器应用
kernel-letter-factor-removed =
    您在{ $site }的账户移除了一个验证器应用。

    如果不是您移除的，请立即告知机构管理员。查看剩下的应用：{ $link }
kernel-letter-factor-reset-subject = 您的第二重验证已重设
kernel-letter-factor-reset =
    您在{ $site }的通行密钥、验证器应用和恢复码已作废，并且您已在所有地方登出。

    原因：{ $reason }

    下次登录时请设置新的：{ $link }

    如果您没有提出这个要求，请立即告知机构管理员。
problem-kernel-factor-not-asked = 只有为机构工作的人才需要第二重验证。
problem-kernel-factors-many = 您已有 { $most } 个验证器应用，已达上限。请移除不再使用的。
problem-kernel-factor-format = 应用的验证码是 6 位数字，恢复码是 12 位字母和数字。
problem-kernel-factor-wrong = 验证码不正确。请看现在显示的验证码；您还可以试 { $left } 次。
problem-kernel-factor-mismatch = 验证码不符。请确认手机时间正确，并输入现在显示的验证码。
problem-kernel-factor-used = 此验证码已使用。请等应用显示新的验证码。
problem-kernel-factor-locked = 错误次数过多。请在 { $minutes } 分钟后再试。
problem-kernel-factor-reason = 请写明原因，最多 { $most } 个字符。
problem-kernel-factor-own = 您不能重设自己的第二重验证。请另一位管理员处理。
problem-kernel-factor-none = 此人没有第二重验证，登录时会设置。

## 通行密钥
kernel-sign-in-passkey = 使用通行密钥登录
kernel-factor-passkey = 使用通行密钥
kernel-factors-apps = 验证器应用
kernel-factors-apps-about = 手机上的应用会显示一个验证码，在电邮或短信验证码之后输入。任选一个应用即可，大约两分钟完成。
kernel-passkeys-title = 通行密钥
kernel-passkeys-lead = 有了通行密钥，登录时无需等待验证码：您的手机或电脑只核对您的指纹、面容或 PIN 码。这些都不会离开您的设备。
kernel-passkeys-about = 您的手机或电脑核对您的指纹、面容或 PIN 码。之后完全不需要验证码。
kernel-passkeys-one = 通行密钥
kernel-passkeys-number = 通行密钥 { $number }
kernel-passkeys-begin = 添加通行密钥
kernel-passkeys-another = 添加另一个通行密钥
kernel-passkeys-unable = 此浏览器无法使用通行密钥。需要启用 JavaScript 的较新浏览器。
kernel-passkeys-failed = 通行密钥没有成功。请再试一次，或使用本页的其他方式。
kernel-passkeys-added = 您的通行密钥已准备就绪。下次可以用它登录。
kernel-passkeys-rename = 改名
kernel-passkeys-renamed = 名称已更改。
kernel-passkeys-removed = 通行密钥已移除，不再有效。请也在您的设备上删除它。
kernel-passkey-new-title = 添加通行密钥
kernel-passkey-new-lead = 您的设备会要求指纹、面容或 PIN 码，就像解锁时一样。
kernel-passkey-new-name = 名称，用来区分您的通行密钥
kernel-passkey-new-name-hint = 例如：我的手机
kernel-passkey-new-go = 立即添加
kernel-passkey-new-failed = 没有添加通行密钥。请再试一次。如果此设备已有您的通行密钥，就不需要第二个。
kernel-letter-passkey-added-subject = 您的账户添加了新的通行密钥
kernel-letter-passkey-added =
    您在{ $site }的账户添加了一个通行密钥。用它登录无需验证码。

    如果不是您添加的，请立即移除：{ $link }
kernel-letter-passkey-removed-subject = 您的账户移除了一个通行密钥
kernel-letter-passkey-removed =
    您在{ $site }的账户移除了一个通行密钥。

    如果不是您移除的，请立即查看剩下的：{ $link }
kernel-letter-passkey-copied-subject = 您的通行密钥可能被复制了
kernel-letter-passkey-copied =
    有人使用了您在{ $site }的账户的一个通行密钥，其使用次数少于我们所知的次数。通行密钥被复制时会出现这种情况。我们没有让对方进入。

    请移除该通行密钥，并添加新的：{ $link }

    如果您为机构工作，请立即告知机构管理员。
problem-kernel-passkey-refused = 此通行密钥未被接受，或已超时。请再试一次，或使用其他方式。已移除的通行密钥不再有效。
problem-kernel-passkeys-many = 您已有 { $most } 个通行密钥，已达上限。请移除不再使用的。
problem-kernel-passkey-name = 通行密钥的名称最多 { $most } 个字符。
kernel-sign-in-shared = 这是公用电脑，例如在图书馆
kernel-shared-title = 公用电脑
kernel-shared-lead = 供多人使用的电脑：图书馆、柜台或社区中心。
kernel-shared-what-1 = 无人使用 { $minutes } 分钟后，浏览器会被清空，已登录的人会自动退出。
kernel-shared-what-2 = 此浏览器不会保存草稿、照片或页面。
kernel-shared-what-3 = 每个页面上都有一个按钮，可立即结束并清除一切。
kernel-shared-is-on = 此浏览器已设为公用电脑。
kernel-shared-on = 设为公用电脑
kernel-shared-off = 这是我自己的电脑
kernel-shared-history = 浏览器仍会记住打开过的地址。用完后请关闭窗口，或以访客模式运行浏览器。
kernel-shared-over-title = 一切已清除
kernel-shared-over-lead = 此浏览器中未留下任何内容。下一位可以开始使用。
kernel-shared-over-begin = 开始
