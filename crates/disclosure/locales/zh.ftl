disclosure-title = 信息权
disclosure-lead = 向任何公共机构索取信息。人人都能看到所问的内容、答复期限和答复结果。
disclosure-search = 您想知道什么？
disclosure-search-hint = 可能已经有答案。我们会查找他人的申请和数据集。
disclosure-found = 已知的信息
disclosure-found-none = 还没有人问过
disclosure-found-none-next = 您可以成为第一个提问的人。
disclosure-found-tables = 数据集
disclosure-found-requests = 他人的申请
disclosure-found-not = 不是您要找的？
disclosure-new = 索取信息
disclosure-list = 最新申请
disclosure-list-agency = 向{ $agency }提出的申请
disclosure-list-state = 状态
disclosure-list-outcome = 结果
disclosure-list-any = 全部
disclosure-list-filter = 筛选
disclosure-list-none = 这里没有申请
disclosure-list-none-next = 更改筛选条件，或自己提出申请。
disclosure-list-open = 未完成
disclosure-list-closed = 已完成
disclosure-feed = 关注新申请（Atom）
disclosure-overdue = 逾期
disclosure-new-agency = 您想问哪个机构？
disclosure-new-agency-lead = 适用的法律取决于机构。请先选择机构。
disclosure-new-agency-words = 机构或地方名称
disclosure-new-agency-hint = 例如“Petaling Jaya”或“教育部”。
disclosure-new-agency-none = 没有这个名称的机构。请试试其他词语。
disclosure-new-agency-choose = 选择机构
disclosure-new-agency-all = 查看所有机构
disclosure-new-to = 收件机构：{ $agency }。
disclosure-regime = 您在该机构的权利
disclosure-regime-none = 没有法律；良好做法
disclosure-regime-none-about = 没有法律为该机构规定期限。下面的日期只是我们的估计，并非任何人的承诺。
disclosure-regime-law = 法律
disclosure-regime-answer = 确认收到后的答复期限
disclosure-regime-urgent = 涉及生命或自由时
disclosure-regime-fees = 费用
disclosure-regime-free = 没有规定费用
disclosure-regime-board = 上诉机构
disclosure-account = 请先登录
disclosure-account-about = 该法律要求知道申请人是谁。您的姓名不会向公众显示。
disclosure-new-title = 简短标题
disclosure-new-title-hint = 一行他人能看懂的文字。
disclosure-new-words = 您索取的信息
disclosure-new-words-hint = 请说明文件、时期和所需形式。不要写任何人的姓名、身份证号码或地址。
disclosure-new-urgency = 为何涉及某人的生命或自由
disclosure-new-urgency-hint = 仅在属实时填写。只有机构能看到。
disclosure-shown = 谁可以看到？
disclosure-shown-hint = 公开的内容包括标题、申请、您与机构之间的所有文字以及答复。不显示您的姓名。
disclosure-shown-public = 所有人，从现在起
disclosure-shown-public-hint = 其他人无须再问。
disclosure-shown-later = 所有人，从我选择的日期起
disclosure-shown-later-hint = 供记者和研究人员使用。如您已登录，该日前一周我们会提醒您；之后全部公开。
disclosure-shown-personal = 没有人：这是关于我本人的
disclosure-shown-personal-hint = 只有您和机构能看到。它不会出现在任何列表、搜索或统计中。
disclosure-new-reveal = 公开日期
disclosure-new-reveal-hint = 仅在您选择日期时填写。最迟为一年之内。
disclosure-new-warning = 请三思：公开的内容任何人都可以复制，无法收回。
disclosure-new-known = 有消息时我们会写信给您。
disclosure-new-unknown = 您没有登录。提交后您会得到一个密码，供日后打开此申请。
disclosure-new-send = 提交申请
disclosure-made = 您的申请已提交
disclosure-made-reference = 编号：
disclosure-made-secret = 请保存此密码
disclosure-made-secret-about = 凭编号和此密码，您可以答复并申请复核。我们无法再次提供。
disclosure-made-next = 机构须先确认收到。答复期限从那时开始。
disclosure-made-open = 查看申请
disclosure-key = 打开您的申请
disclosure-key-lead = 此申请未向公众开放，或不存在。如果是您的申请，请输入密码。
disclosure-key-words = 密码
disclosure-key-open = 打开
disclosure-request = 信息申请 { $reference }
disclosure-next = 接下来
disclosure-why-date = 日期如何计算
disclosure-files-own = 文件
disclosure-act-you = 您可以做什么
disclosure-thread = 往来记录
disclosure-desk = 在办公台打开
disclosure-desk-crumb = 办公台
disclosure-desk-done = 已完成：{ $move }。
disclosure-desk-case = 费用、官员和完整记录
disclosure-desk-public = 公开页面
disclosure-act = 可采取的行动
disclosure-act-none = 目前没有。
disclosure-choose = 请选择
disclosure-files = 随附文件
disclosure-files-hint = PDF、JPEG、PNG 或 WebP。读到答复的人都能打开：请先涂黑不应被看到的内容。
disclosure-file-picture = 图片 { $number }
disclosure-file-paper = 文件 { $number }（PDF）
disclosure-file-recording = 录音或影片 { $number }
disclosure-kept-personal = 只有申请人和机构能看到。
disclosure-kept-later = 自{ $day }起向公众公开。
disclosure-fact-agency = 负责机构
disclosure-fact-made = 提交时间
disclosure-fact-outcome = 结果
disclosure-fact-answered = 答复时间
disclosure-fact-late = 逾期
disclosure-fact-in-time = 按时
disclosure-next-closed = { $agency }已处理完毕。
disclosure-next-clarify-you = { $agency }正在等待您的答复。在此之前暂停计时。
disclosure-next-clarify = { $agency }正在等待申请人说明。在此之前暂停计时。
disclosure-next-fee = 费用尚未缴付。在缴付或豁免之前暂停计时。
disclosure-next-board = 上诉委员会正在裁决。
disclosure-next-overdue = { $agency }本应处理，期限：{ $due }。该日期已过。
disclosure-next-receipt = { $agency }应确认收到，期限：{ $due }。
disclosure-next-review = 另一位官员正在复核。{ $agency }须作出决定，期限：{ $due }。
disclosure-next-answer = { $agency }须作出答复，期限：{ $due }。
disclosure-basis-law = 该日期由法律规定。
disclosure-basis-estimate = 没有法律规定该日期。这是我们的估计。
disclosure-count-received = 收到的公开申请
disclosure-count-answered = 已答复
disclosure-count-in-time = 按时答复
disclosure-count-overdue = 目前逾期
disclosure-count-full = 全部提供
disclosure-count-partial = 部分提供
disclosure-count-refused = 拒绝
disclosure-count-not-held = 不掌握
disclosure-count-few = 少于 { $few }
disclosure-held = 信息申请
disclosure-acted-for = 信息申请

disclosure-state-received = 已收到
disclosure-state-urgent = 已收到，申请人称紧急
disclosure-state-working = 答复中
disclosure-state-clarifying = 等待说明
disclosure-state-fee-due = 等待缴费
disclosure-state-answered = 全部提供
disclosure-state-partial = 部分提供
disclosure-state-refused = 拒绝
disclosure-state-not-held = 不掌握
disclosure-state-withdrawn = 已撤回
disclosure-state-lapsed = 未说明而关闭
disclosure-state-reviewing = 复核中
disclosure-state-upheld = 维持决定
disclosure-state-appealed = 上诉委员会审理中
disclosure-state-board-kept = 委员会维持
disclosure-outcome-full = 全部提供
disclosure-outcome-partial = 部分提供
disclosure-outcome-refused = 拒绝
disclosure-outcome-not-held = 不掌握
disclosure-outcome-withdrawn = 已撤回
disclosure-outcome-lapsed = 未说明

disclosure-move-acknowledge = 已确认收到；开始计时
disclosure-move-acknowledge-urgent = 确认为紧急；开始计时
disclosure-move-not-urgent = 已确认收到，但不属紧急
disclosure-move-give = 全部答复
disclosure-move-give-part = 部分答复
disclosure-move-refuse = 拒绝
disclosure-move-not-held = 机构不掌握该信息
disclosure-move-clarify = 机构要求说明
disclosure-move-explain = 已说明
disclosure-move-expire = 因未说明而关闭
disclosure-move-extend = 期限已延长
disclosure-move-charge = 已收取申请费
disclosure-move-charge-copies = 已收取复印费
disclosure-move-go-on = 费用已结清；继续处理
disclosure-move-transfer = 已转交其他机构
disclosure-move-transfer-urgent = 已转交其他机构
disclosure-move-reply = 机构留言
disclosure-move-note = 内部备注
disclosure-move-write = 申请人留言
disclosure-move-withdraw = 已撤回
disclosure-move-keep-back = 不会向公众公开
disclosure-move-ask-review = 申请复核
disclosure-move-review-late = 因逾期申请复核
disclosure-move-review-late-urgent = 因逾期申请复核
disclosure-move-uphold = 复核：维持决定
disclosure-move-overturn = 复核：须重新答复
disclosure-move-appeal = 向委员会上诉
disclosure-move-board-keep = 委员会维持决定
disclosure-move-board-overturn = 委员会推翻决定

disclosure-do-acknowledge = 确认收到
disclosure-do-acknowledge-urgent = 确认为紧急
disclosure-do-not-urgent = 确认，不属紧急
disclosure-do-give = 提供全部信息
disclosure-do-give-part = 提供部分信息
disclosure-do-refuse = 拒绝
disclosure-do-not-held = 说明不掌握
disclosure-do-clarify = 要求说明
disclosure-do-explain = 说明
disclosure-do-extend = 延长期限
disclosure-do-charge = 收取申请费
disclosure-do-charge-copies = 收取复印费
disclosure-do-transfer = 转交其他机构
disclosure-do-transfer-urgent = 转交其他机构
disclosure-do-reply = 致函申请人
disclosure-do-note = 写内部备注
disclosure-do-write = 致函机构
disclosure-do-withdraw = 撤回申请
disclosure-do-keep-back = 永远不向公众公开
disclosure-do-ask-review = 申请复核
disclosure-do-review-late = 因逾期申请复核
disclosure-do-review-late-urgent = 因逾期申请复核
disclosure-do-uphold = 维持决定
disclosure-do-overturn = 要求重新答复
disclosure-do-appeal = 记录向委员会的上诉
disclosure-do-board-keep = 记录：委员会维持
disclosure-do-board-overturn = 记录：委员会推翻
disclosure-hint-give = 写下答复，如有文件请附上。
disclosure-hint-give-part = 选择不提供其余部分的理由，并加以说明。
disclosure-hint-refuse = 选择允许的理由，并用易懂的话说明。
disclosure-hint-not-held = 如果知道，请说明谁可能掌握。
disclosure-hint-transfer = 该机构须确认收到；届时适用其自身的法律。
disclosure-hint-transfer-urgent = 该机构须确认收到；届时适用其自身的法律。
disclosure-hint-appeal = 上诉须直接向委员会提出。此处只记录时间和内容。
disclosure-hint-ask-review = 机构的另一位官员会复核决定，仅限一次。
disclosure-hint-clarify = 对方答复前暂停计时。30 天未答复则关闭申请。
disclosure-hint-charge = 缴付或豁免费用前暂停计时。
disclosure-hint-not-urgent = 请说明为何不涉及生命或自由。所有人都能看到。
disclosure-hint-extend = 仅限一次，14 天。所有人都能看到理由。
disclosure-hint-keep-back = 它不会在您选择的日期公开。此操作无法撤销。
disclosure-clock-receipt = 确认收到
disclosure-clock-answer = 作出答复
disclosure-clock-urgent = 紧急答复
disclosure-clock-silence = 作出说明
disclosure-clock-review-window = 申请复核
disclosure-clock-review = 复核决定
disclosure-fee-fee = 申请费
disclosure-fee-copies = 复印件
disclosure-party-reviewer = 复核官员

problem-disclosure-agency-unknown = 无法向该机构提出申请。请选择其他机构。
problem-disclosure-account-needed = 该机构适用的法律要求知道申请人是谁。请先登录。
problem-disclosure-title-missing = 请写一个简短标题。
problem-disclosure-words-missing = 请写明您索取的信息。
problem-disclosure-urgency-unfit = 该机构没有紧急期限，或理由过长。
problem-disclosure-reveal-unfit = 请选择未来一年内的日期。
problem-disclosure-shown-missing = 请选择谁可以看到。
problem-disclosure-key-wrong = 此密码无法打开该申请。
problem-disclosure-files-many = 一次最多附上十个文件。
problem-disclosure-once-other = 此表格已用其他内容提交。请重新填写。
problem-disclosure-busy = 请再试一次。
problem-disclosure-page-wrong = 页码从 1 开始。
problem-disclosure-word-unknown = 此处不识别该词。

disclosure-letter-acknowledged-subject = 申请 { $reference } 已确认收到
disclosure-letter-acknowledged =
    { $agency }已确认收到申请 { $reference }。答复期限：{ $due }。

    { $link }
disclosure-letter-answered-subject = 申请 { $reference } 的答复
disclosure-letter-answered =
    { $agency }已就申请 { $reference } 作出决定。您可在 30 天内申请复核。

    { $link }
disclosure-letter-asked-subject = 关于申请 { $reference } 的问题
disclosure-letter-asked =
    { $agency }要求您说明申请 { $reference }。您答复前暂停计时；30 天后申请将关闭。

    { $link }
disclosure-letter-lapsed-subject = 申请 { $reference } 已关闭
disclosure-letter-lapsed =
    由于未收到说明，申请 { $reference } 已关闭。您仍可说明以重新打开。

    { $link }
disclosure-letter-extended-subject = 申请 { $reference } 需要更长时间
disclosure-letter-extended =
    { $agency }已延长申请 { $reference } 的期限。答复期限：{ $due }。

    { $link }
disclosure-letter-charged-subject = 申请 { $reference } 的费用
disclosure-letter-charged =
    { $agency }就申请 { $reference } 收取费用。结清前暂停计时。

    { $link }
disclosure-letter-transferred-subject = 申请 { $reference } 已转交
disclosure-letter-transferred =
    申请 { $reference } 现由{ $agency }负责，该机构须确认收到。

    { $link }
disclosure-letter-replied-subject = 申请 { $reference } 的消息
disclosure-letter-replied =
    { $agency }就申请 { $reference } 留言。

    { $link }
disclosure-letter-reviewed-subject = 申请 { $reference } 的复核
disclosure-letter-reviewed =
    关于申请 { $reference } 的决定已经复核。

    { $link }
disclosure-officer-letter-subject = 信息申请 { $reference }
disclosure-officer-letter =
    { $agency }的信息申请 { $reference } 有新消息。

    { $link }
disclosure-reveal-letter-subject = 申请 { $reference } 即将公开
disclosure-reveal-letter =
    不久之后，所有人都能看到申请 { $reference }、所有往来文字及其答复。具体日期见申请页面。

    { $link }
disclosure-dataset-monthly = 按机构、月份和结果统计的信息申请
disclosure-dataset-monthly-about = 每个机构在已结束的每个月收到多少公开的信息申请、结果如何、多久答复。关于申请人自己的申请，以及尚未向所有人公开的申请，不计在内。很小的数字，以及可据以推算出它们的数字，留空不报。
disclosure-column-month = 提出申请的月份的第一天
disclosure-column-agency = 目前负责的机构代码
disclosure-column-outcome = 结果：full、partial、refused、not_held、withdrawn、lapsed 或 waiting
disclosure-column-cases = 申请数量；太少则留空
disclosure-column-days = 已答复的申请中，一半的等待天数不超过此数

## Words that are hidden or changed
disclosure-moderated = 办事处删除或更改了部分文字
disclosure-moderated-yours = 您的申请中更改了什么
disclosure-moderated-about = 办事处更改了这些部分或不再公开它们，并说明了原因。
disclosure-moderate-lead = 这是所有人看到的内容。申请人会获知您更改了什么以及原因。
disclosure-moderate-request = 整份申请
disclosure-moderate-back = 返回申请
disclosure-conceal = 这份申请是关于我自己的
disclosure-conceal-about = 不再公开：只有您和该机构能看到申请及其中的往来文字。他人可能已经复制。此操作无法撤销。
disclosure-conceal-do = 不再公开
disclosure-kept-hidden = 办事处不再公开这份申请。只有申请人和该机构能看到。
disclosure-fact-hidden = 未向公众显示
disclosure-personal-hide-hint = 只有该机构看得到。
disclosure-moderated-letter-subject = 申请 { $reference } 中的内容已更改
disclosure-moderated-letter =
    办事处更改了您的申请 { $reference } 中的公开内容，或不再公开该内容。

    更改内容及原因见申请页面：{ $link }
problem-disclosure-choose-personal = 请选择隐藏还是显示个人号码或地址。
problem-disclosure-moderation-reason = 请选择或写明原因。
problem-disclosure-moderation-text = 请写出替换的文字。
problem-disclosure-moderation-unfit = 此部分不能这样更改，或已经如此。
