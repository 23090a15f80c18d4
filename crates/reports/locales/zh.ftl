# 状态与行动
reports-state-unconfirmed = 尚未确认
reports-state-open = 已收到
reports-state-in-progress = 处理中
reports-state-waiting = 等待报告人回复
reports-state-resolved = 已解决
reports-state-declined = 已结案，未采取行动
reports-move-open = 已提交报告
reports-move-confirm = 报告人的联络方式已确认
reports-move-claim = 一名官员开始处理
reports-move-reply = 机构已答复
reports-move-note = 内部备注
reports-move-ask = 机构向报告人提问
reports-move-answer = 报告人已回答
reports-move-write = 报告人补充留言
reports-move-transfer = 已转交{ $agency }
reports-move-resolve = 已解决
reports-move-decline = 已结案，未采取行动
reports-state-thanks = 已收到谢意
reports-state-passed-on = 已转达
reports-state-in-progress-enquiry = 正在准备答复
reports-state-in-progress-suggestion = 正在考虑
reports-state-resolved-enquiry = 已答复
reports-state-resolved-suggestion = 已采纳
reports-state-declined-enquiry = 未作答复即结案
reports-state-declined-suggestion = 未采纳
reports-move-claim-enquiry = 一名人员开始准备答复
reports-move-claim-suggestion = 一名人员开始考虑此建议
reports-move-resolve-enquiry = 已答复
reports-move-resolve-suggestion = 已采纳
reports-move-decline-enquiry = 未作答复即结案
reports-move-decline-suggestion = 未采纳
reports-move-confirm-thanks = 发件人的地址已确认
reports-move-pass-on = 谢意已转达相关人员
reports-move-forward = 已转交{ $agency }
reports-move-reopen = 举报人重新开启
reports-clock-acknowledge = 确认收到
reports-clock-respond = 开始处理
reports-clock-answer = 作出答复
reports-clock-resolve = 解决
reports-clock-reopen = 可重新开启至

# 反馈类型
reports-feedback = 类型
reports-feedback-any = 所有类型
reports-feedback-complaint = 投诉
reports-feedback-enquiry = 询问
reports-feedback-suggestion = 建议
reports-feedback-appreciation = 表扬
reports-begin-complaint = 反映问题
reports-begin-complaint-about = 有东西坏了、出错或没做好，由机构处理。
reports-begin-enquiry = 提出询问
reports-begin-enquiry-about = 您想了解某件事，由机构答复。
reports-begin-suggestion = 提出建议
reports-begin-suggestion-about = 有些事可以做得更好，机构会考虑。
reports-begin-appreciation = 表达感谢
reports-begin-appreciation-about = 有人做得很好，我们会转达您的谢意。
reports-place-title-other = 与哪个地点有关？
reports-category-title-other = 与什么有关？
reports-details-enquiry = 您想了解什么？
reports-details-suggestion = 您有什么建议？
reports-details-appreciation = 您要感谢谁？为了什么？
reports-check-no-due = 没有期限：谢意会转达
reports-done-title-other = 已发送
reports-done-thanks = 谢意会转达给相关人员，不承诺期限。
reports-desk-do-pass-on = 标记为已转达
reports-desk-do-forward = 转交其他机构
reports-desk-words-forward = 转交原因；所有人可见

# 主页
reports-home-question = 我们可以帮您什么？
reports-home-search = 搜索服务、机构或报告
reports-home-doors = 服务入口
reports-home-report = 报告
reports-home-report-about = 把问题告诉任何一个机构
reports-home-follow = 跟进
reports-home-follow-about = 查看公众的报告和处理情况
reports-home-ask = 索取信息
reports-home-ask-about = 向公共机构索取信息，并查看答复
reports-home-agencies = 机构
reports-home-agencies-about = 从 { $count } 个公共机构中查找
reports-home-numbers = 本服务的数据
reports-home-open = 份报告正在处理
reports-home-closed = 份报告已结案
reports-home-kept = 在承诺时间内结案
reports-home-kept-none = 还没有附带承诺的报告结案
reports-home-recent = 最新报告

# 列表与地图
reports-list-title = 公众报告
reports-list-lead = 每一份公开报告、由谁负责，以及答复日期。
reports-list-new = 提交报告
reports-list-filter = 筛选
reports-list-table = 下载全部为表格（CSV）
reports-list-agency = 机构
reports-list-any-agency = 所有机构
reports-list-state = 状态
reports-list-any-state = 全部
reports-list-open = 未结案
reports-list-closed = 已结案
reports-list-category = 事项
reports-list-any-category = 所有事项
reports-list-map = 报告地图
reports-list-map-alt = 显示 { $count } 份报告的地图；下方列表载有相同内容
reports-list-count = { $count } 份报告
reports-list-empty = 这里还没有报告。
reports-list-empty-next = 请放宽筛选条件，或成为第一位报告的人。
reports-list-where = 地点
reports-list-held = 负责机构
reports-list-due = 答复
reports-list-zoom-in = 放大
reports-list-zoom-out = 缩小
reports-list-north = 北
reports-list-south = 南
reports-list-west = 西
reports-list-east = 东
reports-legend-open = 未结案
reports-legend-closed = 已结案

# 报告页面
reports-show-title = { $category }
reports-show-reference = 参考编号
reports-show-private = 非公开报告：只有您和机构能看到。
reports-show-place = 地点
reports-show-no-place = 未注明地点
reports-show-by = 报告人：{ $name }
reports-show-anonymous = 不显示报告人姓名
reports-show-made = 报告日期
reports-show-holder = 负责机构
reports-show-answers = 详情
reports-show-photo = 本报告的照片 { $number }
reports-show-photos = 照片
reports-show-files = 录音、视频和文件
reports-show-recording = 录音 { $number }
reports-show-video = 视频 { $number }
reports-show-paper = 文件 { $number }
reports-show-timeline = 已经发生的事
reports-show-next = 接下来的步骤
reports-show-next-open = { $agency }须作出答复，期限：{ $due }。
reports-show-next-appealed = 另一位人员正在复核该决定。{ $agency }须作出答复，期限：{ $due }。
reports-show-next-overdue = { $agency }本应作出答复，期限：{ $due }。该日期已过。
reports-show-next-waiting = 等待报告人回复期间，暂停计时。
reports-show-next-waiting-you = 机构向您提了问题。请在下方回答；在您回答之前，机构的计时暂停。
reports-show-next-closed = 无需再做任何事。已于 { $date } 结案。
reports-show-promise = 这是{ $agency }在其宪章中的承诺。
reports-show-estimate = 这是我们的估计，不是机构的承诺。
reports-show-rule = 此日期由规则规定，并非估计。
reports-show-why-date = 为什么是这个日期？
reports-show-why-agency = 为什么是这个机构？
reports-show-triage = 公共投诉局将决定由哪个机构负责。
reports-show-to-confirm = 此机构是在没有边界地图的情况下选定的；如有误，机构可以转交。
reports-show-also = 其他可能的机构
reports-show-write = 写给机构
reports-show-write-hint = 补充资料或询问进展。只有机构会读到。
reports-show-answer = 您的回答
reports-show-send = 发送
reports-show-key = 打开您自己的报告
reports-show-key-hint = 请输入您报告时收到的密码。
reports-show-key-open = 打开
reports-show-locked = 没有这个参考编号的公开报告。如果这是您自己的非公开报告，请用您的密码打开。
reports-show-mine = 这是您的报告。
reports-reopen = 还没办妥？
reports-reopen-about = 您可在{ $date }之前重新开启此报告。能看到报告的人都会看到，机构也会收到通知。
reports-reopen-do = 重新开启
reports-agency-conduct = 有关人员行为的投诉一律保密，只交给此机构，不会交给当事人的办公室。
reports-fixed-title = 解决了吗？
reports-fixed-outcome = 现在情况如何？
reports-fixed-fixed = 已解决
reports-fixed-not-fixed = 没有解决
reports-fixed-moot = 已不重要
reports-fixed-rating = 您的满意度如何？
reports-fixed-rating-5 = 5 – 非常满意
reports-fixed-rating-4 = 4 – 满意
reports-fixed-rating-3 = 3 – 一般
reports-fixed-rating-2 = 2 – 不满意
reports-fixed-rating-1 = 1 – 非常不满意
reports-fixed-comment = 您还想告诉机构什么？
reports-fixed-comment-hint = 只有机构会看到。
reports-fixed-thanks = 谢谢，您的回答已保存。
reports-fixed-again = 谢谢。报告已重新开启，并已通知机构。
reports-ratings = 举报人对此机构的满意度：{ $average } / 5（{ $count } 份评分）
reports-ratings-few = 此机构的评分太少，暂不显示。
reports-show-desk = 在工作台打开
reports-show-api = 供机器读取的本报告（Open311）

# 日期说明
reports-due-title = 日期的计算
reports-due-milestone-acknowledge = 确认收到
reports-due-milestone-respond = 开始行动
reports-due-milestone-answer = 作出答复
reports-due-milestone-resolve = 解决问题

# 提交报告
reports-new-title = 提交报告
reports-new-lead = 免费，大约三分钟。您不需要账户。
reports-new-photo = 从照片开始
reports-new-photo-about = 如果照片记有拍摄地点，我们会把图钉放在那里让您核对，然后从照片中删除该信息。
reports-new-photo-do = 用这张照片开始
reports-new-emergency = 紧急情况？请先打电话。
reports-new-emergency-about = 如果生命或财产现在有危险，请不要在这里等候答复。
reports-new-steps-place = 地点
reports-new-steps-category = 事项
reports-new-steps-agency = 机构
reports-new-steps-details = 详情
reports-new-steps-you = 您
reports-new-steps-check = 检查
reports-new-next = 下一步
reports-new-back = 返回

reports-place-title = 问题在哪里？
reports-place-hint = 点按地图放置图钉，或搜索地名或邮政编码。
reports-place-photo = 这个地点取自您的照片。如不准确，请移动图钉。
reports-place-photo-kept = 照片已附上。照片没有记录地点，请在下方说明地点。
reports-place-search = 地名或邮政编码
reports-place-search-go = 搜索
reports-place-found = 请选择您所指的地点
reports-place-nothing = 找不到名为“{ $words }”的地点。请试试最近的城镇名称或邮政编码。
reports-place-map = 地图：点按以放置图钉
reports-place-zoom-in = 放大地图
reports-place-zoom-out = 缩小地图
reports-place-north = 向北移动
reports-place-south = 向南移动
reports-place-west = 向西移动
reports-place-east = 向东移动
reports-place-locate = 使用我的位置
reports-place-pin = 图钉位于{ $place }
reports-place-no-pin = 还没有图钉
reports-place-address = 描述地点（可不填）
reports-place-address-hint = 例如：Jalan SS2/24 门牌 12 号前面，学校附近
reports-place-skip = 不填地点，继续
reports-place-near = { $state } { $place }附近

reports-category-title = 是什么问题？
reports-category-hint = 请选择最接近的一项。机构之后可以更改。
reports-doors = 此处不受理的事项
reports-doors-about = 请直接联系有权处理的机构：
reports-category-other = 指定机构
reports-category-change = 更换

reports-agency-title = 应该由谁接收？
reports-agency-hint = 我们根据您选择的地点和事项建议机构。
reports-agency-suggested = 我们的建议
reports-agency-possible = 也可能是
reports-agency-unknown = 我不知道
reports-agency-unknown-hint = 公共投诉局将作出决定。
reports-agency-other = 其他机构
reports-agency-other-hint = 输入机构名称或简称
reports-agency-find = 查找机构
reports-agency-none = 我们还不知道是哪个机构。公共投诉局将作出决定。
reports-agency-why = 为什么是这个机构？

reports-details-title = 请告诉我们
reports-details-description = 发生了什么事？
reports-details-description-hint = 请不要在这里写身份证号码或电话号码：公众可以看到这些文字。
reports-details-questions = 附加问题（可跳过）
reports-details-private = 这个回答只供官员查看。
reports-details-photos = 照片和其他文件
reports-details-photos-hint = 最多 { $max } 个文件：JPEG、PNG 或 WebP 照片（每张 { $photo } MB），MP4、MOV 或 WebM 视频（{ $video } MB），M4A、MP3 或 OGG 录音（{ $sound } MB），以及 PDF（{ $paper } MB）。我们会删除隐藏资料，例如拍摄位置。
reports-details-photos-add = 添加文件
reports-details-photos-have = 您的照片
reports-details-photos-remove = 删除照片 { $number }
reports-details-files-remove = 删除 { $name }

reports-you-title = 我们怎样联络您？
reports-you-contact = 电邮或手机号码
reports-you-contact-hint = 我们会发送验证码加以确认，并在有答复时通知您。如要匿名报告，请留空。
reports-you-name = 姓名（可不填）
reports-you-visibility = 谁可以看到？
reports-you-name-hidden = 所有人都能看到报告，但看不到我的姓名
reports-you-named = 所有人都能看到报告和我的姓名
reports-you-private = 只有机构能看到
reports-you-private-hint = 适合投诉官员或涉及个人的事项。
reports-you-signed-in = 您已以{ $name }的身份登录。

reports-check-title = 发送前请检查
reports-check-place = 地点
reports-check-no-place = 没有地点
reports-check-category = 事项
reports-check-agency = 收件机构
reports-check-unknown = 由公共投诉局决定
reports-check-description = 说明
reports-check-photos = 照片和其他文件
reports-check-contact = 联络方式
reports-check-anonymous = 匿名，且没有联络方式
reports-check-visibility = 谁可以看到
reports-check-due = 预计答复
reports-check-change = 更改{ $what }
reports-check-send = 发送报告
reports-check-missing = 报告还不完整。

reports-code-title = 输入验证码
reports-code-sent = 我们已把六位数验证码发送到 { $address }。您输入后，报告就会立即发送给机构。
reports-code-field = 六位数验证码
reports-code-hint = 此验证码在 10 分钟内有效。
reports-code-confirm = 确认
reports-code-again = 发送新的验证码

reports-done-title = 您的报告已发送
reports-done-reference = 您的参考编号
reports-done-held = 由{ $agency }负责
reports-done-due-promise = { $agency }承诺最迟于 { $due } 解决。
reports-done-due-estimate = 我们预计最迟于 { $due } 有答复。这是我们的估计，不是机构的承诺。
reports-done-secret = 您的密码
reports-done-secret-about = 请打印或拍下此页，或把编号和密码写在安全的地方。只有凭这两项，您才能查看答复、回答机构的问题并再次留言。任何持有者都能这样做，我们无法再次提供。
reports-done-show = 查看报告
reports-done-another = 提交另一份报告

# 我的报告
reports-me-title = 我的报告和资料
reports-me-reports = 我的报告
reports-me-reports-acting = { $name } 的报告
reports-me-empty = 您还没有提交报告。
reports-held-reports = 您的报告
reports-held-fixed = 您对已结束报告的意见
reports-held-me-too = 您关注的报告
reports-held-alerts = 您要求的提醒
reports-held-texts = 来自您号码的短信

# 工作台
reports-desk-title = 工作台
reports-desk-queues = 队列
reports-desk-queue-new = 新的
reports-desk-queue-mine = 我的
reports-desk-queue-open = 所有未结案
reports-desk-queue-overdue = 逾期
reports-desk-queue-waiting = 等待报告人
reports-desk-queue-closed = 已结案
reports-desk-queue-escalated = 已上报
reports-desk-queue-soon = 即将到期
reports-desk-sort-newest = 最新的在前
reports-desk-sort-priority = 优先级
reports-desk-narrow = 筛选和排序
reports-desk-any = 全部
reports-desk-area = 地区
reports-desk-priority = 优先级
reports-desk-select = 选择
reports-desk-take = 领取
reports-desk-first = 回到开头
reports-desk-bulk = 对所选报告
reports-desk-bulk-assign = 交给
reports-desk-bulk-prioritise = 设定
reports-desk-bulk-title = 处理结果
reports-desk-bulk-claimed = 您已领取
reports-desk-bulk-assigned = 已交给
reports-desk-bulk-prioritised = 已设定优先级
reports-desk-bulk-none = 请在列表中至少选择一份报告。
reports-desk-bulk-many = 一次最多选择 { $most } 份报告。
problem-reports-deed-unclear = 这个按钮所需的内容尚未选择或填写。请补上后再试。
problem-reports-reply-unknown = 没有适用于此操作的这条现成答复。请选择另一条。
problem-reports-reply-name = 请取一个不超过 { $max } 个字符的名称。
problem-reports-reply-malay = 请先写马来文；其他语言可以之后补上。
reports-desk-ready = 现成答复
reports-desk-own-words = 自己撰写
reports-desk-fill = 填入文字
reports-desk-bulk-say = 答复或更改状态
reports-desk-bulk-step = 自己撰写的文字用于
reports-desk-bulk-body = 自己撰写；选择现成答复时留空
reports-desk-bulk-send = 发送给所有选中的报告
reports-desk-keys-send = 发送
reports-file-title = 代他人记录报告
reports-file-lead = 写下对方告诉您的内容。报告归对方所有；您的姓名会记录为书写的官员。
reports-came = 报告来源
reports-came-counter = 在柜台
reports-came-phone = 通过电话
reports-came-letter = 通过信件
reports-filed-by = 记录人
reports-file-you = 填写报告人的资料，而不是您的资料。
reports-file-contact = 对方的电邮或电话号码
reports-file-contact-hint = 若有，答复会发送到那里，报告也会出现在对方的账户中。
reports-file-lang = 对方的语言；答复将以此语言发送
reports-file-name = 对方姓名
problem-reports-choose-came = 请选择报告来源。
reports-replies-title = 现成答复
reports-replies-lead = 经常发送的文字。若有相应语言，报告人会看到自己的语言。
reports-replies-pack = 来自国家资料包
reports-replies-own = 本机构自有
reports-replies-remove = 移除
reports-replies-new = 添加答复
reports-replies-name = 供官员识别的名称
reports-replies-step = 用于
reports-replies-words = 文字语言： { $language }
reports-replies-save = 保存
reports-replies-kept = 答复已保存。
reports-replies-removed = 答复已移除。
reports-desk-bulk-held = { $name }已在处理这份报告。没有任何更改。
reports-desk-bulk-back = 回到队列
reports-priority-urgent = 紧急
reports-priority-high = 高
reports-priority-normal = 普通
reports-priority-low = 低
reports-desk-keys = 键盘
reports-desk-keys-down = 向下
reports-desk-keys-up = 向上
reports-desk-keys-open = 打开
reports-desk-keys-select = 选择
reports-desk-keys-help = 显示按键
reports-desk-keys-on = 使用这些按键
reports-desk-found = 找到的报告
reports-desk-words = 报告中的词
reports-desk-handling = 官员和优先级
reports-desk-agency = 机构
reports-desk-show = 显示
reports-desk-empty = 这里没有报告。
reports-desk-empty-next = 请选择旁边的其他队列。
reports-desk-reference = 参考编号
reports-desk-category = 事项
reports-desk-state = 状态
reports-desk-due = 期限
reports-desk-holder = 官员
reports-desk-nobody = 暂无
reports-desk-opened = 收到日期
reports-desk-contact = 报告人
reports-desk-contact-about = 您的查看会被记录，报告人可以看到。
reports-desk-no-contact = 报告人没有留下联络资料。
reports-desk-name = 姓名
reports-desk-email = 电邮
reports-desk-phone = 电话
reports-desk-private-answers = 不公开的回答
reports-desk-act = 行动
reports-desk-act-closed = 这份报告已结案。您仍可写信息给报告人。
reports-desk-others = 该决定由您作出，因此由其他人复核。
reports-desk-do-claim = 接手这份报告
reports-desk-do-assign = 交给同事
reports-desk-do-prioritise = 设定优先级
reports-desk-do-reply = 公开答复
reports-desk-do-note = 保存内部备注
reports-desk-do-ask = 询问报告人
reports-desk-do-transfer = 转交其他机构
reports-desk-do-resolve = 标记为已解决
reports-desk-do-decline = 结案，不采取行动
reports-desk-words-reply = 所有人都能看到的答复
reports-desk-words-note = 只供同事查看的备注
reports-desk-words-ask = 给报告人的问题；回答之前暂停计时
reports-desk-words-transfer = 转交的原因；所有人都能看到
reports-desk-words-resolve = 已做了什么；所有人都能看到
reports-desk-words-decline = 为什么不采取行动；所有人都能看到
reports-desk-to-agency = 接收机构的代码
reports-desk-done = 完成：{ $move }
reports-desk-internal = 只供官员查看
reports-desk-case-only = 只供报告人和官员查看

# 机构页面
reports-agency-page-open = 未结案的报告
reports-agency-page-closed = 已结案的报告
reports-agency-page-promise = 兑现的承诺
reports-agency-page-estimate = 在我们的估计时间内
reports-of = { $part }（共 { $whole }）

# 示范
reports-demo-title = 示例

# 问题
problem-reports-tries-many = 此编号尝试了太多错误的密码，请一小时后再试。
problem-reports-not-closed = 此报告尚未结案，暂时无法评价。
problem-reports-choose-outcome = 请选择现在的情况。
problem-reports-choose-rating = 请选择 1 至 5 的评分。
problem-reports-category-unknown = 没有这个代码的事项。请从列表中选择。
problem-reports-agency-unknown = 没有这个代码的机构。请从列表中选择。
problem-reports-description-missing = 请说明发生了什么事，至少写一句。
problem-reports-description-long = 说明太长。请缩短到 { $max } 个字符。
problem-reports-address-long = 请用 { $max } 个字符以内描述地点。
problem-reports-name-long = 姓名太长。请缩短到 { $max } 个字符。
problem-reports-documents-many = 文件太多。请发送不超过 { $max } 个。
problem-reports-draft-gone = 这份草稿已发送或放置太久。请开始新的报告。
problem-reports-draft-other = 这份表格是以另一个身份开始的。请重新选择该身份，或开始新的报告。
reports-acted-for = 向机构提交的报告
reports-you-acting = { $name }，代 { $subject } 办事
problem-reports-once-other = 这个密钥已用于另一个请求。请使用新的密钥。
problem-reports-busy = 系统暂时繁忙。请再试一次。
problem-reports-choose-category = 请选择一个事项。
problem-reports-choose-place = 请点按地图、搜索地点，或不填地点继续。
problem-reports-place-wrong = 这个位置不在地球表面。纬度 −90 至 90，经度 −180 至 180。
problem-reports-choose-visibility = 请选择谁可以看到。
problem-reports-key-wrong = 这个密码打不开这份报告。请检查密码和参考编号。
problem-reports-answer-choice = 请从所给的答案中选择一个。
problem-reports-answer-number = 请填写一个数字。
problem-reports-answer-datetime = 请填写日期和时间，例如 2026-12-04T17:00+08:00。
problem-reports-answer-long = 回答太长。请缩短到 { $max } 个字符。
problem-reports-answer-unknown = 这个事项没有该问题。
problem-reports-private-contact = 如要提交非公开报告，请保存我们在发送后显示的密码。

# Open311
problem-reports-open311-jurisdiction = 没有 jurisdiction_id 为 { $code } 的机构。
problem-reports-open311-status = 不认识状态 { $found }；请用 open 或 closed。
problem-reports-open311-number = { $field } 必须是数字。
problem-reports-open311-date = { $field } 必须是带时区的日期和时间，例如 2026-11-23T13:00:00+08:00。
problem-reports-open311-span = 日期范围不可超过 90 天，而且开始必须早于结束。
problem-reports-open311-service = 没有 service_code { $code }。
problem-reports-open311-service-missing = 缺少 service_code。
problem-reports-open311-place = 请提供 lat 和 long，或 address_string。
problem-reports-open311-media = media_url 必须是 http 或 https 地址，或 data:…;base64,… 形式的文件。
problem-reports-open311-request = 没有请求 { $id }。
problem-reports-open311-token = 不认识此令牌。
problem-reports-open311-missing = 缺少 { $field }。
problem-reports-open311-update-status = 不认识状态 { $found }；请用 OPEN、IN_PROGRESS、FIXED、NO_FURTHER_ACTION 或 CLOSED。
problem-reports-closed = 此报告已结案，不能重新打开。

# 类似的投诉与“我也是”
reports-similar-title = 是不是同一件事？
reports-similar-lead = 这里已经有人报告过类似的事。如果是同一件事，请加入那份报告，我们会告诉您进展。
reports-similar-photo = 该报告的照片
reports-similar-closed = 查看机构的答复
reports-similar-me-too = 是同一件事——我也是
reports-similar-other = 不是，继续
reports-alike-away = 距离 { $metres } 米
reports-alike-same-category = 同一类事项
reports-alike-similar-words = 用词相近
reports-alike-same-number = 号码相同
reports-alike-similar-photo = 照片相似
reports-me-too-title = 我也是
reports-me-too-about = 请填写电邮或电话号码。我们会发送验证码确认，之后在此报告获得答复时通知您。别人看不到您是谁。
reports-me-too-contact = 电邮或电话号码
reports-me-too-contact-hint = 例如 aminah@example.org 或 012-345 6789
reports-me-too-send = 发送验证码
reports-me-too-confirm = 确认
reports-me-too-back = 返回报告
reports-me-too-count = 另有 { $count } 人也遇到这个问题
reports-me-too-none = 您也遇到这个问题吗？
reports-me-too-add = 我也是
reports-me-too-mine = 您是其中一位。此报告获得答复时，我们会通知您。
reports-me-too-end = 取消我的加入

# 合并
reports-state-merged = 已合并
reports-move-merge = 已与同一事项的报告合并
reports-relation-same-as = 同一事项
reports-desk-do-merge = 与另一份报告合并
reports-desk-alike = 可能是同一事项
reports-desk-alike-about = 1,000 米以内。被合并的报告会关闭，其报告人改为跟进另一份。
reports-desk-merge = 并入 { $reference }
reports-desk-affected = 受影响人数
reports-desk-sort-many = 受影响最多
reports-desk-sort = 排序
reports-desk-sort-due = 按日期
reports-show-merged = 此报告由 { $reference } 继续处理。

## 提醒
reports-alerts-states = 各州订阅源
reports-alerts-states-about = 供订阅阅读器使用（Atom）：各州最新的投诉，无需账户。
reports-alerts-title = 我的提醒
reports-alerts-lead = 某个地点附近、某个县、某个机构或某类事项有新报告时，我们会通知您。
reports-alerts-sign-in = 已经有提醒？请用同一个地址登录查看。
reports-alerts-none = 您还没有提醒。
reports-alerts-new = 新建提醒
reports-alerts-new-lead = 选择地点、县、事项，或几项一起。
reports-alerts-made = 提醒已建立。
reports-alerts-ended = 完成。我们不会再就此通知您。
reports-alerts-again-done = 提醒会重新发送。
reports-alerts-stopped = 您已停止接收提醒电邮
reports-alerts-again = 重新发送
reports-alerts-end = 结束此提醒
reports-alerts-feed = 订阅源（Atom）
reports-alerts-feed-too = 阅读器可以在这里订阅同样的内容（Atom）
reports-alerts-full = 您已有 { $max } 个提醒，这是上限。结束一个后才能新建。
reports-alerts-followed = 您关注的报告
reports-alerts-leave = 停止关注
reports-alerts-confirm = 确认提醒
reports-alerts-make = 通知我
reports-alerts-elsewhere = 选择其他地点
reports-alerts-district = 县（若要整个县）
reports-alerts-any-district = 任何县
reports-alerts-district-of = { $name }县
reports-alerts-radius = 周围多远
reports-alerts-metres = { $count } 米
reports-alerts-kilometres = { $count } 公里
reports-alerts-around = { $place }周围 { $radius } 内
reports-alerts-near = { $place }，{ $radius } 内
reports-alerts-pace = 何时通知您？
reports-alerts-pace-daily = 每天早上一次
reports-alerts-pace-soon = 立即
reports-alerts-soon-hint = 每小时最多一次
reports-alerts-here = 有这类新报告时通知我
reports-alerts-around-here = 附近有其他报告时通知我
reports-alerts-topic = 您的提醒
reports-alerts-one = 新报告：{ $report }
reports-alerts-many = { $count } 份新报告
reports-alerts-more = 还有 { $count } 份
reports-alerts-letter-subject = { $title }
reports-alerts-letter =
    { $title }

    { $words }

    在这里查看或结束您的提醒：
    { $alerts }

    { $site }
reports-alerts-sms = { $site }：{ $title } { $link }
problem-reports-alert-empty = 请选择您想了解的地点或事项。
problem-reports-alert-place = 请选择国内的地点。
problem-reports-alert-category = 这类报告不公开，因此没有提醒。请选择其他事项。
problem-reports-alerts-many = 您已有 { $max } 个提醒，这是上限。请先结束一个。

## 个人号码
reports-personal-about = 您的报告会公开显示，其中包含：
reports-personal-hide-hint = 只有该机构看得到。
reports-personal-in-words = 如果您的文字中有个人号码
reports-personal-stop = 先不发送，请告知我
reports-personal-answer = 未向公众显示
reports-personal-notice = 报告中的个人号码或地址不向公众显示，机构仍然看得到。
problem-reports-choose-personal = 请选择隐藏还是显示个人号码或地址。

## 没有网络时
reports-quick-title = 单页报告
reports-quick-lead = 没有网络也可以填写。报告会保存在这部手机上，网络恢复后自动发送。
reports-quick-link = 网络不好？在一页上写完报告
reports-quick-personal = 这里的身份证号码、电话号码和电邮地址不会向公众显示。
reports-quick-place = 在哪里？
reports-quick-contact = 方便机构答复您，其他人看不到。
reports-keep-saved = 已保存在这部手机上。
reports-keep-restored = 这是您之前写的内容。
reports-keep-waiting = 正在等待网络。它会自动发送一次，您可以关闭此页。
reports-keep-sent = 已发送：
reports-keep-refused = 未能发送。请修改后重新发送。
reports-keep-signed-out = 请重新登录，再打开此页，它就会发送。
reports-keep-full = 这部手机没有空间保存。
reports-keep-remove = 移除
reports-keep-camera = 现在拍照
reports-visit-title = 实地查看：{ $reference }
reports-visit-lead = 打开过一次之后，没有网络也能打开和填写此页。
reports-visit-link = 实地查看
reports-visit-body = 您发现了什么？
reports-visit-outcome = 接下来怎么做？
reports-visit-note = 给同事的备注
reports-visit-reply = 告知报告人
reports-visit-resolve = 当场已解决
problem-reports-choose-visit = 请选择接下来怎么做。
problem-reports-banned = { $until } 之前不受理来自此地址的内容。地址的主人登录后可查看原因。
problem-reports-banned-why = 机构决定在 { $until } 之前不受理您的内容：{ $reason } 您可以请公共投诉局重新审视。
problem-reports-quick-key = 此页已过期。请重新打开后再发送。

## Partners: agencies that work in a system of their own
reports-partners-title = 机构自有系统
reports-partners-link = 机构自有系统
reports-partners-lead = 有些机构使用自己的系统办公。我们把投诉送过去,并把机构的处理情况带回来。
reports-partners-about = 投诉按顺序送达机构的系统。未被接收的会在 5 分钟后重试,之后每 30 分钟重试一次。投诉人的姓名和联系方式不会送出。
reports-partners-none = 还没有机构的系统
reports-partners-none-next = 一旦某机构的渠道是 Open311 服务器或电邮,它会随第一宗投诉出现在这里。
reports-partners-agency = 机构
reports-partners-channel = 渠道
reports-partners-unclaimed = 该机构尚未核实。
reports-partners-address = 地址
reports-partners-heard = 上次查询
reports-partners-trouble = 问题
reports-partners-failing = 自 { $since } 起失败
reports-partners-failure = 出错原因
reports-partners-parcels = 传送
reports-partners-parcels-dead = 已搁置
reports-partners-parcels-waiting = 等待中
reports-partners-parcels-sent = 已送达
reports-partners-parcels-none = 无。
reports-partners-sort = 内容
reports-partners-sort-report = 投诉
reports-partners-sort-update = 补充
reports-partners-sort-moderation = 公开内容已更改
reports-partners-since = 自
reports-partners-tries = 尝试次数
reports-partners-next = (下次 { $at })
reports-partners-replay = 重新传送
reports-partners-replay-all = 全部重新传送
reports-partners-replayed = 正在重新传送。
reports-partners-settings = 设置
reports-partners-key = API 密钥
reports-partners-key-hint = 由机构提供。我们会保存,不会再显示。
reports-partners-key-kept = 已保存一个密钥。只有要更换时才填写。
reports-partners-services = 对方的类别代码
reports-partners-services-hint = 每个类别一行:我们的代码 = 对方的代码,例如 pothole = 001。未列出的使用我们的代码。
reports-partners-save = 保存
reports-partners-saved = 已保存。
reports-partners-is-waiting = 尚未送出。
reports-partners-is-pending = 对方已接收,编号稍后给出。
reports-partners-is-sent = 已送达,对方编号 { $remote }。
reports-partners-is-mailed = 已以信件送出。
reports-partners-is-failed = 未送达,将再尝试:{ $error }。
reports-partners-is-dead = 已搁置:{ $error }。
reports-partners-later = { $count } 项补充等待中。
reports-partners-there = { $agency }的系统
reports-partners-from = 通过机构自有系统
reports-partners-reopened = 投诉人重新开启了这宗投诉,因为问题尚未解决。
reports-partners-merged = 这宗投诉已与另一宗同类投诉合并。
reports-partners-changed = 这宗投诉现由另一机构处理。
reports-partners-working = 机构正在处理。
reports-partners-resolved = 机构表示此事已解决。
reports-partners-declined = 机构已结案,不再采取行动。
reports-partners-sent = 机构添加了照片。
reports-partners-redacted = 这宗投诉的一张照片已部分涂黑。请用现在显示的照片替换您的副本,并删除旧照片。
reports-partners-removed = 这宗投诉的一个附件已不再公开。请删除您的副本。
reports-partners-shown = 这宗投诉已恢复公开。
reports-partners-withdrawn = 这宗投诉已不再公开。请删除或隐藏您的副本。
reports-partners-reworded = { $part }:文字已更改。请用以下内容替换您的副本,并删除旧文字。
reports-partners-hidden = { $part }:此部分已不再公开。请删除您的副本。
reports-partners-theirs-reworded = { $part }:贵机构传来的这些文字在这里现显示如下。请检查贵机构的系统是否也应如此显示。
reports-partners-theirs-hidden = { $part }:贵机构传来的这些文字已不再在这里显示。请检查贵机构的系统是否应继续显示。
reports-partners-moderated-letter-subject = { $reference }:请删除或替换您的副本
reports-partners-moderated-letter =
    我们曾把投诉 { $reference }({ $title })发送给您。其公开内容此后有更改。

    { $words }

    { $has_media ->
        [yes] 现有附件:
       *[no] {""}
    }
    { $media }

    也请删除我们之前的电子邮件。投诉现在的内容:
    { $link }

    { $site }
reports-partners-letter-subject = { $reference }:{ $title }
reports-partners-letter =
    { $sort ->
        [report] 新投诉 { $reference },{ $title }。
       *[update] 投诉 { $reference } 的补充,{ $title }。
    }

    { $words }

    { $has_place ->
        [yes] 地点:{ $place }
       *[no] {""}
    }
    { $has_media ->
        [yes] 附件:
       *[no] {""}
    }
    { $media }
    { $has_due ->
        [yes] 向公众公布的日期:{ $due }。
       *[no] {""}
    }

    请在此回复,让投诉人看到:
    { $link }

    { $site }
reports-partners-made = 提交于
reports-partners-origin = { $system },编号 { $remote }
reports-partners-fetched = 上次获取投诉
reports-partners-fetches = 获取在那里提交的投诉
reports-partners-fetches-hint = 机构系统中的公开投诉也会显示在这里,并注明来源。每 15 分钟查询一次;首次查询过去一天。
reports-partners-fallback = 未知代码归入的类别
reports-partners-fallback-hint = 若不选择,此类投诉会被略过。
reports-partners-fallback-none = 略过
problem-reports-partner-services = 每个类别写一行:我们的代码 = 对方的代码。我们的每个代码必须存在,且只出现一次。
problem-reports-partner-fallback = 请从列表中选择类别。

## 逾期的报告
reports-move-explain = 机构说明了逾期原因
reports-move-prolong = 认定为复杂事项，日期延后
reports-desk-do-explain = 说明原因
reports-desk-do-prolong = 标记为复杂事项
reports-desk-words-explain = 可补充说明；所有人都能看到
reports-desk-words-prolong = 可补充说明；所有人都能看到
reports-late-because = 逾期原因：{ $reason }（{ $date }说明）
reports-late = 逾期原因：{ $reason }
reports-late-choose = 为什么逾期？
reports-late-blank = 选择原因
reports-late-title = 已逾期：请说明原因
reports-late-about = 在公开进行其他步骤之前，请说明这份报告为何逾期。所有人都能看到原因。
reports-late-bulk = 对所选的逾期报告进行任何操作时，都会附上这个原因；也可以只说明原因。
reports-late-said = 已说明原因
reports-late-only = 只看未说明原因的
reports-desk-queue-bureau = 已上报投诉局

## 请其他机构接手
reports-state-offered = 已请其他机构接手
reports-move-offer = 机构表示不属其职责，请{ $agency }接手
reports-move-withdraw = 机构撤回请求
reports-move-accept = 由{ $agency }接手
reports-move-refer = 交由{ $agency }决定由谁负责
reports-task-takeover = 接手这份报告
reports-outcome-accepted = 我们接手
reports-outcome-refused = 也不属我们的职责，原因：
reports-outcome-unanswered = 逾时未答复
reports-party-router = 决定报告去向的机构
reports-desk-do-offer = 不属我们：请其他机构接手
reports-desk-do-withdraw = 撤回请求
reports-desk-words-offer = 为什么属于他们；所有人都能看到
reports-desk-queue-offered = 请我们接手的
reports-chain-title = 曾处理这份报告的机构
reports-chain-all = 至今在所有机构等待的时间合计：{ $span }
reports-chain-since = 自
reports-chain-held = 在该处等待
reports-chain-share = { $span }（{ $percent }%）
reports-chain-in-time = { $date }
reports-chain-late = { $date }，已逾期
reports-chain-hours = { $count }小时
reports-chain-days = { $count }天

## 申诉与回电
reports-state-appealed = 由另一名官员复查
reports-state-upheld = 维持原决定
reports-move-appeal = 报告人请另一名官员作决定
reports-move-uphold = 另一名官员维持原决定
reports-move-overturn = 另一名官员认为还需处理
reports-move-call-me = 报告人请求回电
reports-clock-appeal = 申诉的决定
reports-task-callback = 致电报告人
reports-outcome-called = 已通话
reports-outcome-not-reached = 未能联系上
reports-desk-do-uphold = 维持原决定
reports-desk-do-overturn = 还需处理
reports-desk-words-uphold = 为什么维持；所有人都能看到
reports-desk-words-overturn = 还要做什么；所有人都能看到
reports-desk-queue-calls = 待回电
reports-appeal = 请另一名官员作决定
reports-appeal-about = 您可申请一次，由作决定者以外的人重新查看您的报告。若机构没有其他人，则由投诉局处理。
reports-appeal-why = 决定有什么不妥；所有人都能看到
reports-appeal-do = 请另一名官员处理
reports-call = 请求回电
reports-call-when = 什么时候方便？
reports-call-number = 电话号码（如与您留下的不同）
reports-call-do = 请求回电
# The map of all reports
reports-map-title = 报告地图
reports-map-lead = 人们在哪里报告，各有多少。
reports-map-view = 地图的显示方式
reports-map-clusters = 聚合
reports-map-heat = 热力
reports-map-alt = 报告地图；列表载有相同内容
reports-map-legend = 每格的报告数：
reports-map-place = 前往某地或邮编
reports-map-agency = 仅显示交给{ $agency }的报告。
reports-map-agency-all = 显示所有机构
reports-map-total = 地图这一部分有 { $count } 份报告
reports-map-cluster = { $place }：{ $count } 份报告
reports-map-coarse = 这类事项的报告可能涉及隐私。我们只按约 10 公里的方格计算，并且只显示有五份或以上的地方。
reports-map-left-out = 通常不公开的事项不计入此处。
reports-map-list = 查看列表
reports-map-list-all = 这一部分的报告列表
reports-list-map-all = 在地图上查看全部
problem-reports-box-wrong = 请按西、南、东、北的顺序以度数给出方框。
problem-reports-box-wide = 对这个缩放级别来说，地图的这一部分太大。请给出较小的方框或较远的缩放。
problem-reports-zoom-wrong = 请给出 4 到 18 的缩放级别。

# How well reports are dealt with
reports-per-cent = { $number }%
reports-share = { $rate }（{ $low } 至 { $high }）
reports-performance-title = 答复报告的表现
reports-performance-lead = 过去一年公共机构答复民众报告的情况，以它们自己的服务承诺衡量。
reports-performance-at = 截至 { $time } 的数字；每小时重新计算。
reports-performance-received = 份收到的报告
reports-performance-kept = 的服务承诺得到履行
reports-performance-met = 达到我们的估计（没有承诺时）
reports-performance-median = 内有一半的报告结案
reports-performance-overdue = 份未结案且已逾期
reports-performance-rating = 是报告人给的评分
reports-performance-days = { $count ->
    [0] 不到一天
   *[other] { $count } 天
}
reports-performance-stars = { $average } 分（满分 5）
reports-performance-months = 按月份
reports-performance-months-about = 每月的报告：蓝色已结案，条纹未结案。
reports-performance-times = 准时或逾期
reports-performance-times-about = 每月的报告：蓝色准时，条纹逾期。旁边是准时的百分比。
reports-performance-kinds = 按种类
reports-performance-kinds-about = 人们的诉求：蓝色已结案，条纹未结案。
reports-performance-states = 按州属
reports-performance-states-about = 报告的地点：蓝色已结案，条纹未结案。
reports-performance-closed = 已结案
reports-performance-still-open = 未结案
reports-performance-in-time = 准时
reports-performance-late = 逾期
reports-performance-none = 数字尚未计算。
reports-performance-none-next = 我们每小时计算一次，请稍后再试。
reports-league-title = 机构比较
reports-league-lead = 每个机构以自己的服务承诺衡量，并与同类机构比较。
reports-league-all = 所有类别
reports-league-sort = 排列方式
reports-league-show = 显示
reports-league-received = 收到
reports-league-kept = 履行的承诺
reports-league-days = 一半结案所需时间
reports-league-open = 未结案
reports-league-reopened = 重新开启
reports-league-rating = 评分
reports-league-rates = 各类机构的基准
reports-league-better = 优于同类
reports-league-alike = 与同类相近
reports-league-worse = 逊于同类
reports-league-few = 少于 { $count }
reports-league-table = 下载为表格（CSV）
reports-league-how = 数字如何得出
reports-league-how-kept = “履行的承诺”只计机构服务承诺中有日期、且已结案或已逾期的报告。
reports-league-how-interval = 括号内：真实比率有 95% 的把握介于两数之间。机构按较低的数排列，以免有谁只凭运气领先。
reports-league-how-few = 少于五份时我们不作说明：偶然性太大，也可能让人猜出是谁。
reports-league-how-private = 只有报告人和机构能看到的报告也计算在内，但只作为数字。
reports-panel-title = 该机构的答复表现
reports-panel-kept = 履行服务承诺：{ $share }，共 { $count } 份报告
reports-panel-met = 达到我们的估计（没有承诺时）：{ $share }，共 { $count } 份报告
reports-panel-days = 一半的报告在 { $days } 内结案
reports-panel-open = 未结案：{ $open }；逾期：{ $overdue }
reports-panel-reopened = 由报告人重新开启：{ $count }
reports-panel-rating = 报告人的评分：{ $rating }
reports-panel-few = 一年内少于 { $count } 份报告，因此不显示数字。
reports-panel-compare = 与其他机构比较

# Reports on other sites
reports-list-widget = 在其他网站显示这些报告
reports-widget-title = 在您的网站显示报告
reports-widget-lead = 把这段代码复制到您的网站。它以框架显示最新的五份报告，并随时更新。
reports-widget-choose = 选择
reports-widget-about = 显示：
reports-widget-code = 您网站的代码
reports-widget-code-hint = 全部复制，粘贴到要放框架的位置。
reports-widget-see = 查看框架
reports-widget-language = 在本页上方切换语言，即可取得其他语言的代码。
reports-widget-cookies = 框架不设置 Cookie，不运行脚本，也不识别任何人。
reports-widget-public = 只显示公开报告。被隐藏的报告会在一分钟内消失。
reports-widget-all = 查看所有报告

# Hotspots
reports-hotspot-row = 高发地点：{ $category }
reports-hotspot-state-open = 已收到
reports-hotspot-state-in-progress = 处理中
reports-hotspot-state-resolved = 已解决
reports-hotspot-state-declined = 未处理结案
reports-hotspot-move-claim = 开始查找原因
reports-hotspot-move-note = 内部备注
reports-hotspot-move-transfer = 移交其他机构
reports-hotspot-move-resolve = 原因已解决
reports-hotspot-clock-resolve = 消除起因
reports-hotspot-move-decline = 不处理并结案
reports-hotspot-relation-seen-in = 见于
reports-hotspot-made = 高发地点：{ $days }天内，彼此相距{ $metres }米以内至少有{ $count }份报告。
reports-hotspot-look = 请查找原因，使民众无须再次报告。相关报告列于下方。

reports-season-row = 季节准备：{ $category }
reports-season-state-open = 已收到
reports-season-state-in-progress = 准备中
reports-season-state-resolved = 已就绪
reports-season-state-declined = 未准备结案
reports-season-move-claim = 开始准备
reports-season-move-note = 内部备注
reports-season-move-transfer = 移交其他机构
reports-season-move-resolve = 准备已完成
reports-season-move-decline = 不准备并结案
reports-season-relation-seen-in = 见于
reports-season-clock-ready = 就绪
reports-season-begins = { $season }于{ $day }开始。
reports-season-steps = 在此之前要做的事
reports-season-places = 上一季受影响的地点
reports-season-reports = { $count }份报告

## Text messages in
reports-sms-made = { $reference }：{ $agency }已收到投诉。密码：{ $code }。回复可补充。{ $link }
reports-sms-place = 在哪里？请回复城镇名称或 5 位邮编。
reports-sms-postcode = 找不到唯一的同名地点。请回复 5 位邮编。
reports-sms-status =
    { $reference }：{ $state }，{ $agency }。{ $has_due ->
        [yes] 日期：{ $due }。
       *[no] {""}
    } { $link }
reports-sms-unknown = 找不到该投诉。请核对编号，例如：查询 RR-7K2M-9QX4。
reports-sms-added = { $reference }：{ $agency }已收到您的信息。
reports-sms-help = 发送：投诉、地点和问题，例如：投诉 Klang 路灯坏了。查询加投诉编号。停止：不再接收信息。

# 给不便阅读的人；reports-spoken-… 的句子由资料包中的录音读出（cargo xtask speak）
reports-spoken = 给机构的语音留言，没有文字
reports-easy-title = 用图片和声音报告
reports-easy-about = 按图片，听问题，说出来
reports-easy-listen = 听：{ $words }
reports-easy-number = 电话号码
reports-easy-see-photo = { $topic }。请看照片。
reports-spoken-danger = 现在有危险吗？请先打这个电话。
reports-spoken-ask-topic = 有什么问题？请按一张图片。
reports-spoken-ask-place = 在哪里？请选州属。
reports-spoken-here = 我现在就在那里
reports-spoken-ask-district = 请选县。
reports-spoken-unknown-place = 我不知道地点
reports-spoken-ask-say = 请说发生了什么事，在什么地方。选一种方式。
reports-spoken-voice = 说话。录下您的声音。
reports-spoken-photo = 拍照。
reports-spoken-write = 写字。
reports-spoken-next = 继续
reports-spoken-ask-similar = 是不是其中一个？
reports-spoken-same = 是这个，我也一样。
reports-spoken-not-same = 不是，继续。
reports-spoken-ask-phone = 您的电话号码是什么？
reports-spoken-why-phone = 我们把答复发到您的电话。别人看不到您的号码。
reports-spoken-no-phone = 没有电话号码
reports-spoken-ask-check = 对吗？请按发送。
reports-spoken-private = 只有机构听得到您的声音。
reports-spoken-send = 发送
reports-spoken-ask-code = 我们已把验证码发到您的电话。请在这里写上。
reports-spoken-again = 再发一次验证码
reports-spoken-done = 谢谢。您的报告已经发出。
reports-spoken-reference = 这是您的报告号码。请拍下这个画面。
reports-spoken-secret = 这是打开您报告的密码。不要告诉别人。
reports-spoken-ask-again = 想知道进展吗？请用这些字回复我们的短信。
problem-reports-easy-nothing = 请录音、拍照或写几个字。
problem-reports-easy-phone = 只写电话号码，或选“没有电话号码”。
reports-desk-data = 发布数据
reports-desk-harvest = 外部目录
reports-overrides-title = 例外区域
reports-overrides-lead = 在这些区域内，不论一般规则如何，某些事项由指定机构负责。只适用于新报告；进行中的个案留在原处。
reports-overrides-one = 例外区域 { $code }
reports-overrides-new = 提议例外区域
reports-overrides-new-lead = 这份报告曾送到错误的机构。请说明今后这里由谁负责；由局内第二人决定。来自报告
reports-overrides-link = 这里的报告送错机构？提议例外区域
reports-overrides-proposed = 已提议
reports-overrides-in-force = 生效中
reports-overrides-refused = 已拒绝
reports-overrides-ended = 已结束
reports-overrides-approved = 批准者
reports-overrides-by = 提议者
reports-overrides-code = 区域
reports-overrides-agency = 负责机构
reports-overrides-categories = 类别
reports-overrides-place = 地点
reports-overrides-validity = 有效期
reports-overrides-reason = 理由
reports-overrides-reason-hint = 凡报告因此送到那里的人都会读到。请勿提及个人姓名。
reports-overrides-source = 源自报告
reports-overrides-circle = 周围 { $metres } 米
reports-overrides-cells = { $count } 个 250 米方格
reports-overrides-corners = { $count } 个角点
reports-overrides-around = 报告周围 { $metres } 米
reports-overrides-squares = 同类报告最终归{ $agency }的 { $count } 个 250 米方格
reports-overrides-drawn = 在下方写出角点的区域
reports-overrides-corners-label = 区域的角点
reports-overrides-corners-hint = 每行一个角点：纬度, 经度。也可以贴上一个多边形的 GeoJSON。至少三个角点，跨度不超过 30 公里。
reports-overrides-since = 自{ $from }起
reports-overrides-dates = { $from }至{ $to }
reports-overrides-none = 这里没有区域。
reports-overrides-report = 送错机构的报告编号
reports-overrides-report-hint = 每份报告都有编号，例如 RR-7K2M-9QX4。
reports-overrides-other = 其他机构
reports-overrides-other-name = 其他机构的名称或代码
reports-overrides-picture = 区域地图
reports-overrides-show = 在地图上显示
reports-overrides-from = 首日
reports-overrides-to = 末日
reports-overrides-to-hint = 若无期限，请留空。
reports-overrides-propose = 提议
reports-overrides-waits = 等待决定
reports-overrides-second = 这是您提议的，须由局内另一人批准。您可以撤回。
reports-overrides-words = 备注
reports-overrides-approve = 批准
reports-overrides-refuse = 拒绝
reports-overrides-end = 结束此区域
reports-overrides-end-about = 此后恢复一般规则。已送到那里的报告留在那里。
reports-overrides-nothing = 这里无需处理。
reports-overrides-done-proposed = 已提议。由局内第二人决定。
reports-overrides-done-approve = 已批准。自首日起适用于新报告。
reports-overrides-done-refuse = 已拒绝。
reports-overrides-done-end = 已结束。恢复一般规则。
reports-trials-title = 假如？
reports-trials-lead = 用过去一年的报告试行其他边界或类别。您会看到哪些报告将归谁；什么都不会更改。
reports-trials-one = 试行 { $code }
reports-trials-code = 试行
reports-trials-what = 试行内容
reports-trials-kind-areas = 县界
reports-trials-kind-categories = 类别及其负责机构
reports-trials-kind-override = 例外区域
reports-trials-file = 文件
reports-trials-file-hint = 边界用 GeoJSON，类别用 CSV，与 balai import 接受的相同；最大 12 MB。
reports-trials-begin = 试行
reports-trials-earlier = 先前的试行
reports-trials-begun = 开始于
reports-trials-standing = 状态
reports-trials-waiting = 等待中
reports-trials-running = 进行中
reports-trials-done = 完成
reports-trials-failed = 已不再适用
reports-trials-looked = 已查看的报告
reports-trials-moved = 将会转移
reports-trials-notes = 文件中修正或略去的要素
reports-trials-again = 查看进度
reports-trials-pairs = 将从谁转到谁
reports-trials-from = 现在
reports-trials-to = 届时
reports-trials-category = 类别
reports-trials-reports = 报告
reports-trials-more = 还有未在此显示的行。
reports-trials-table = 全部行的表格（CSV）
reports-trials-examples = 将会转移的最新报告
reports-trials-shown = 地图和列表只显示最新的 { $shown } 份，共 { $all } 份。表格计入全部报告。
reports-trials-map = 将会转移的最新报告的地图
reports-trials-report = 报告
reports-trials-way = 从谁到谁
reports-trials-triage = 尚无机构：由投诉局决定
reports-trials-nothing = 什么都不会转移。
reports-trials-override = 用过去一年的报告试行
problem-reports-trial-kind = 请选择要试行的内容。
problem-reports-trial-file = 请选择文本文件：GeoJSON 或 CSV。

# 由办事处更改或移除的文字
reports-moderated = 部分文字已由办事处移除
reports-moderated-hidden = 办事处已不再公开这份报告。您和该机构仍可查看。
reports-moderated-yours = 您的报告中有哪些更改
reports-moderated-about = 办事处更改了以下部分或不再公开，并说明原因。
reports-object-words = 不同意？请告诉我们原因，将由他人重新审视。
reports-object-do = 要求由他人审视
reports-desk-custody = 为法院保留
reports-desk-ban = 暂时不受理此提交人
reports-moderate-lead = 这是所有人看到的内容。举报人会获知您的更改和原因，并可要求由他人审视。
reports-moderate-description = 说明
reports-moderate-name = 显示的举报人姓名
reports-moderate-report = 整份报告
reports-moderate-do-stand = 维持更改
reports-moderate-back = 返回报告
reports-moderate-objection = 举报人不同意
reports-moderate-other = 作出更改的人不能自行裁定，将由同事或投诉局审视。
reports-objections-title = 对更改的异议
reports-objections-lead = 不同意文字被更改或隐藏的举报人。请审视并裁定。
reports-objections-none = 没有待处理的异议
reports-moderation-letter-subject = 报告 { $reference } 中的文字已更改
reports-moderation-letter =
    办事处更改了您的报告 { $reference } 中的公开内容，或不再公开该内容。

    原因：{ $words }

    查看更改内容。如不同意，您可要求由他人审视：{ $link }
problem-reports-moderation-reason = 请选择或写明原因。
problem-reports-moderation-text = 请写下替换的文字。
problem-reports-moderation-unfit = 该部分不能这样更改，或已经如此。
problem-reports-moderation-other = 没有等待您裁定的异议，或须由他人裁定。
problem-reports-moderation-nothing = 没有可提出异议的新更改。

# 无人回答的问题

reports-state-unanswered = 因报告人未回复而结案
reports-move-remind = 已提醒报告人回答机构的问题
reports-move-expire = 因报告人未回复而结案
reports-move-answer-late = 报告人已回复并重新开启
reports-clock-remind = 提醒报告人
reports-clock-silence = 无回复则结案
reports-show-silence = 若在{ $due }之前没有回复，此报告将结案。之后您仍可回复并重新开启。
reports-show-answer-late = 回复并重新开启此报告
reports-show-answer-late-hint = 您可在{ $due }之前回复，机构会继续处理。
reports-partners-unanswered = 因报告人未回答问题，此报告已结案。
reports-reminded-letter-subject = 机构仍在等您的回复：报告 { $reference }
reports-reminded-letter =
    { $agency } 就报告 { $reference } 向您提问，仍在等候回复。

    回复请到 { $link }

    若在{ $due }之前没有回复，报告将结案。之后您仍可回复并重新开启。
reports-unanswered-letter-subject = 报告 { $reference } 因无回复而结案
reports-unanswered-letter =
    由于 { $agency } 的问题没有得到回答，报告 { $reference } 已结案。这不表示问题已经解决。

    如要重新开启，请在{ $due }之前回答：{ $link }

# 结束表格的回答
reports-instead-title = 请先打电话
reports-instead-phone = 拨打 { $number }
reports-instead-kept = 此报告没有送出。您填写的内容仍然保留。
reports-instead-change = 选错了：更改答案

# 再次询问
reports-move-ask-fixed = 机构询问问题是否已解决
reports-desk-do-ask-fixed = 询问报告人是否已解决
reports-fixed-later = 四周后再问我一次
reports-fixed-later-hint = 适用于工作尚未完成时。

# 官员巡视
reports-round-title = 我的巡视路线
reports-round-lead = 您未结的报告，按最近的路线排列。
reports-round-here = 从我的位置开始
reports-round-keep = 全部保存以便离线使用
reports-round-kept = 已保存。没有网络也能打开巡视表格。
reports-round-far = 距上一处 { $far }
reports-round-visit = 打开巡视表格
reports-round-nowhere = 没有地点
reports-round-none = 您还没有接手任何报告。
reports-round-none-next = 在工作台接手报告后，它们会出现在这里。
reports-dataset-monthly = 按机构、类别和月份的投诉
reports-dataset-monthly-about = 每个已结束的月份，各机构收到多少公开投诉，以及处理用了多久。不公开的投诉不计算在内。过小的数目，以及可据以推算它们的其他数目留空，以免有人被认出。
reports-column-month = 提出投诉当月的第一天
reports-column-agency = 目前负责机构的代码
reports-column-category = 类别代码
reports-column-cases = 投诉数目；太少时留空
reports-column-acknowledged = 其中机构已有可见行动的数目
reports-column-answered = 其中已答复的数目
reports-column-closed = 其中已结案的数目
reports-column-promised = 其中宪章承诺已兑现或未兑现的数目
reports-column-kept = 其中在承诺日期前结案的数目
reports-column-hours-acknowledge = 半数等候首次行动不超过此小时数
reports-column-hours-answer = 半数等候首次答复不超过此小时数
reports-column-days-close = 半数在此天数内结案
