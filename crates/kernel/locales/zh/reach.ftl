## 状态
kernel-reach-is-live = 可以联系
kernel-reach-is-moved = 已被接管
kernel-reach-is-unclaimed = 尚未加入
kernel-reach-is-unproved = 尚未证实
kernel-reach-is-unanswered = 没有回应
kernel-reach-is-failing = 渠道故障
kernel-reach-is-officer-gone = 没有官员
kernel-reach-is-suspended = 已暂停
kernel-reach-is-ended = 已解散
kernel-reach-next-live = 无需处理。
kernel-reach-next-moved = 无需处理；请联系接管的机构。
kernel-reach-next-unclaimed = 联系该机构，核实其负责官员和渠道。
kernel-reach-next-unproved = 请其官员确认测试信息，或重新发送。
kernel-reach-next-unanswered = 致电其官员，然后重新发送测试信息。
kernel-reach-next-failing = 更正渠道的地址，然后重新发送测试信息。
kernel-reach-next-officer-gone = 指定新的官员。
kernel-reach-next-suspended = 问题解决后重新核实。
kernel-reach-next-ended = 在名册中指定接管的机构。
kernel-reach-standing = 参与情况
kernel-reach-standing-unclaimed = 尚未加入
kernel-reach-standing-verified = 已由投诉局核实
kernel-reach-standing-live = 运作中
kernel-reach-standing-suspended = 已暂停
kernel-reach-tier-ministry = 政府部
kernel-reach-tier-federal = 联邦机构
kernel-reach-tier-state = 州政府
kernel-reach-tier-local = 地方政府
kernel-reach-tier-utility = 公用事业
kernel-reach-tier-extra = 不计入的其他机构
kernel-reach-channel = 渠道
kernel-reach-channel-desk = 这里的工作台
kernel-reach-channel-email = 电邮
kernel-reach-channel-open311 = Open311 服务器
kernel-reach-channel-api = 机构的程序（API）
kernel-reach-channel-hint-desk = 官员在这里登录并工作。
kernel-reach-channel-hint-email = 通知发送到机构的一个电邮地址。
kernel-reach-channel-hint-open311 = 机构有自己的 Open311 服务器。
kernel-reach-channel-hint-api = 机构的程序用令牌领取个案。
kernel-reach-failure = 渠道的问题
kernel-reach-failure-refused = 无法从这里连接该服务器的地址。
kernel-reach-failure-no-discovery = 该服务器没有提供 Open311 的 discovery 资料。
kernel-reach-failure-no-services = 该服务器没有列出任何可举报的事项。
kernel-reach-failure-undelivered = 该服务器不接收我们发送的投诉。

## 投诉局
kernel-reach-bureau-title = 无法送达
kernel-reach-bureau-lead = 目前无法联系的机构、原因，以及在那里等候的个案。
kernel-reach-desk = 工作台
kernel-reach-of = { $count } / { $all }
kernel-reach-stat-reached = 个机构可以联系
kernel-reach-stat-missing = 无法联系
kernel-reach-stat-waiting = 宗个案在那里等候
kernel-reach-stat-claims = 份申请等候审查
kernel-reach-claimed-title = 有人为已加入的机构提出申请
kernel-reach-views = 部分
kernel-reach-view-agencies = 机构
kernel-reach-view-cases = 个案
kernel-reach-view-count = 统计
kernel-reach-agency = 机构
kernel-reach-why = 原因
kernel-reach-since = 自
kernel-reach-next = 下一步
kernel-reach-waiting = 等候的个案
kernel-reach-claims = { $count } 份申请
kernel-reach-none = 这里没有机构
kernel-reach-none-help = 清除筛选即可查看全部。若没有筛选，则所有机构都可以联系。
kernel-reach-cases-lead = 等候无法联系的机构处理的个案，最早到期的在前。
kernel-reach-cases-only = 只显示此机构的个案：
kernel-reach-cases-all = 显示全部
kernel-reach-cases-none = 没有滞留的个案
kernel-reach-cases-none-help = 所有未结个案都在有回应的机构手中。
kernel-reach-due = 期限
kernel-reach-case = 个案
kernel-reach-private = 不公开
kernel-reach-count-lead = 每个机构只计一次。
kernel-reach-count-data = 以数据查看此统计
kernel-reach-by-tier = 按类别
kernel-reach-by-state = 按州属
kernel-reach-who = 对象
kernel-reach-all = 全部
kernel-reach-missing = 无法联系
kernel-reach-nation = 全国
kernel-reach-whole-country = 联邦

## 单一机构
kernel-reach-public-page = 查看公开页面
kernel-reach-officer = 负责官员
kernel-reach-proved = 最近一次回应
kernel-reach-cases-here = 有 { $count } 宗个案在这里等候处理。
kernel-reach-cases-see = 查看个案
kernel-reach-confirm-title = 有一则给此机构的测试信息
kernel-reach-confirm-lead = 请按下按钮，表示个案能送到您这里。
kernel-reach-confirm = 我们已收到
kernel-reach-confirm-see = 查看并确认
kernel-reach-desk-agency = 此机构的渠道与官员
kernel-reach-desk-bureau = 无法联系的机构
kernel-reach-claims-title = 申请
kernel-reach-claims-lead = 申请不给予任何权限。核实之前，请拨打该机构的官方电话。
kernel-reach-claim-fits = 申请人以该机构网站域名的电邮登录。
kernel-reach-claim-unproved = 此电邮地址尚未证实。
kernel-reach-claim-refuse = 拒绝申请
kernel-reach-verify-title = 核实此机构
kernel-reach-change-title = 官员与渠道
kernel-reach-set-lead = 保存后，测试信息会通过该渠道发送。确认之后，该机构才算可以联系。
kernel-reach-officer-email = 负责官员的电邮
kernel-reach-officer-email-hint = 代表该机构负责的人。
kernel-reach-officer-name = 官员姓名
kernel-reach-officer-name-hint = 仅当该官员是新用户时填写。
kernel-reach-address = 渠道的地址
kernel-reach-address-hint = 电邮：填电邮地址。Open311：填服务器的 https 地址。
kernel-reach-jurisdiction = Open311 辖区
kernel-reach-jurisdiction-hint = 服务器需要时填写 jurisdiction_id。
kernel-reach-verify = 核实并发送测试
kernel-reach-save = 保存并发送测试
kernel-reach-again-title = 再发一则测试信息
kernel-reach-again-lead = 渠道修复之后，或上一则遗失时。
kernel-reach-again = 现在发送测试信息
kernel-reach-tests = 测试信息
kernel-reach-tests-lead = 最新的在前
kernel-reach-tests-none = 尚未发送测试信息。
kernel-reach-test-sent = 发送
kernel-reach-test-channel = 渠道
kernel-reach-test-due = 回应期限
kernel-reach-test-confirmed = 确认
kernel-reach-test-silent = 尚未
kernel-reach-suspend-title = 暂停此机构
kernel-reach-suspend-lead = 在投诉局重新核实之前，不再向那里发送任何内容。
kernel-reach-suspend-words = 原因（留存记录）
kernel-reach-suspend = 暂停
kernel-reach-done-set = 已保存；如有更改，测试信息已发送
kernel-reach-done-suspend = 机构已暂停
kernel-reach-done-test = 测试信息已发送
kernel-reach-done-confirm = 谢谢，测试信息已确认
kernel-reach-done-refuse = 申请已拒绝

## 申请
kernel-reach-claim-title = 代表机构申请
kernel-reach-claim-lead = 您在这里工作吗？请告诉我们，投诉局会致电您的办公室核实。在此之前不会有任何改变。
kernel-reach-claim-name = 您的姓名
kernel-reach-claim-email = 办公电邮
kernel-reach-claim-email-hint = 机构的地址，不是私人地址。
kernel-reach-claim-words = 您的职位，以及个案应如何送达
kernel-reach-claim-words-hint = 例如：公关官员；我们想在这里的工作台处理。
kernel-reach-claim-send = 提交申请
kernel-reach-claim-sent = 您的申请已送达
kernel-reach-claim-sent-lead = 投诉局会拨打该机构的官方电话。您无需再做什么。

## 链接
kernel-reach-link-title = 测试信息
kernel-reach-link-lead = 请按下按钮，表示有人阅读寄到此地址的信息。不需要做其他事。
kernel-reach-link-confirm = 我们已收到
kernel-reach-link-done = 谢谢，此信息已确认
kernel-reach-link-done-lead = 该机构的个案会通知到同一地址。

## 公开页面
kernel-reach-public-live = 此机构在这里回应
kernel-reach-public-live-lead = 它最近确认了测试信息。我们每个月都会询问。
kernel-reach-public-unclaimed = 此机构尚未加入 { $site }
kernel-reach-public-missing = 我们目前无法联系此机构
kernel-reach-public-meanwhile = 您仍然可以举报。您的举报会以此机构的名义保存，{ $bureau }会在未送达的名单中看到，并以其他方式联系该机构。
kernel-reach-public-claim = 您在这里工作吗？代表机构申请

## 信件
kernel-reach-letter-desk-subject = 给{ $agency }的测试信息
kernel-reach-letter-desk =
    这是 { $site } 给{ $agency }的首次或每月测试信息。

    请在{ $due }之前打开此页面，登录并按“我们已收到”：
    { $link }

    这样我们就知道个案能送到您那里。

    { $site }
kernel-reach-letter-email-subject = 给{ $agency }的测试信息
kernel-reach-letter-email =
    这是 { $site } 的测试信息。此地址被指定接收{ $agency }的个案通知。

    请在{ $due }之前打开此链接，并按页面上的按钮：
    { $link }/{ $code }

    这样我们就知道信息有人阅读。无需登录。

    如果您不在{ $agency }工作，请忽略此电邮。

    { $site }

## 问题
problem-kernel-reach-stale = 刚才有人更改了。请查看最新情况后再试。
problem-kernel-reach-gone = 此机构已不存在。请查看接管的机构。
problem-kernel-reach-unclaimed = 此机构尚未加入。须先由投诉局核实。
problem-kernel-reach-suspended = 此机构已暂停。只有投诉局可以重新核实。
problem-kernel-reach-test-over = 此测试信息已失效。请使用最新的一则，或要求另发。
problem-kernel-reach-test-elsewhere = 此测试信息通过另一渠道发送。请在那里确认。
problem-kernel-reach-too-soon = 测试信息刚刚发送。请在 { $minutes } 分钟后再试。
problem-kernel-reach-officer-unknown = 没有使用此电邮且在该机构有角色的人。请选择同事，或联系投诉局。
problem-kernel-reach-url-wrong = 请填写以 https:// 开头的服务器地址，不含问号或用户名。
problem-kernel-reach-channel-unknown = 请选择一个渠道。
problem-kernel-reach-claims-many = 此机构已有许多申请在等候。投诉局会先审查它们。
problem-kernel-reach-act-unknown = 无法识别此按钮。请重新打开页面。
