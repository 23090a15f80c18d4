## 代他人办事
kernel-mandates-title = 代他人办事
kernel-mandates-lead = 让您信任的人替您与公共机构打交道，或为请您帮忙的人办事。所做的一切都会连同双方姓名记录在案。
kernel-mandates-offer = { $name } 请您代其办事
kernel-mandates-offer-about = 接受后，您可以选择代其办事。您做的每件事对方都会收到通知。
kernel-mandates-accept = 接受
kernel-mandates-decline = 不接受
kernel-mandates-held = 您可以代谁办事
kernel-mandates-held-none = 没有人请您代其办事。
kernel-mandates-given = 谁可以代您办事
kernel-mandates-given-none = 没有人可以代您办事。
kernel-mandates-for = 代谁
kernel-mandates-who = 谁
kernel-mandates-covers = 用于什么
kernel-mandates-since = 自
kernel-mandates-until = 至
kernel-mandates-state = 状态
kernel-mandates-use = 代其办事
kernel-mandates-end = 终止
kernel-mandates-no-end = 没有期限
kernel-mandates-all = 这里的一切事项，现在和将来
kernel-mandates-acts = 办理和查看
kernel-mandates-looks = 仅查看
kernel-mandates-officer = 替您登记的官员
kernel-mandates-nobody = 已注销账户的人
kernel-mandate-state-offered = 等待答复
kernel-mandate-state-lapsed = 未按时答复
kernel-mandate-state-ahead = 稍后开始
kernel-mandate-state-active = 有效
kernel-mandate-state-over = 已到期
kernel-mandate-state-declined = 未被接受
kernel-mandate-state-withdrawn = 已撤回
kernel-mandate-state-revoked = 已由授权人终止
kernel-mandate-state-returned = 已交还
kernel-mandate-state-closed = 随账户终止
kernel-mandate-state-done = 已完成
kernel-mandates-done-offered = 邀请已发出。对方接受之前，不能代您做任何事。
kernel-mandates-done-accepted = 您现在可以代其办事了。
kernel-mandates-done-declined = 您没有接受。对方会收到通知。
kernel-mandates-done-ended = 已终止。
kernel-mandate-given-title = 谁代您办事
kernel-mandate-part-title = 谁代 { $name } 办事
kernel-mandate-held-title = 您代谁办事
kernel-mandates-done = 做过的事
kernel-mandates-done-none = 还没有做过任何事。
kernel-mandates-done-caption = 做过的事，最新的在前
kernel-mandates-when = 时间
kernel-mandates-what = 事项
kernel-mandates-case = 个案
kernel-mandates-opened = 已开始：{ $kind }
kernel-mandates-end-given = 从那一刻起，对方不能再代您做任何事。做过的事保留。
kernel-mandates-end-held = 从那一刻起，您不能再代其做任何事。您做过的事保留。
kernel-mandate-new-title = 让人代您办事
kernel-mandate-new-lead = 对方可以看到您在这里的个案，并在您允许的范围内以您的名义提出新的个案。
kernel-mandate-new-address = 对方的电邮或电话号码
kernel-mandate-new-address-hint = 用它登录的人就能接受。请仔细核对。
kernel-mandate-new-way = 可以做什么
kernel-mandate-act = 办理
kernel-mandate-act-hint = 提出个案、答复、添加文件。
kernel-mandate-look = 仅查看
kernel-mandate-look-hint = 查看您的个案，不作更改。
kernel-mandate-new-kinds-hint = 选择全部，或只选需要的。
kernel-mandate-new-from = 开始日期
kernel-mandate-new-from-hint = 留空则立即开始。
kernel-mandate-new-until = 最后一天
kernel-mandate-new-until-hint = 留空则有效至您终止为止。
kernel-mandate-new-told = 每次有人以您的名义办事，我们都会写信告诉您。
kernel-mandate-new-not = 对方不能转授他人，也看不到您的账户：看不到地址、身份证件或登录记录。
kernel-mandate-new-end = 您可以随时终止，并立即生效。
kernel-mandate-new-go = 发出邀请
kernel-letter-mandate-offered-subject = { $grantor } 请您代其办事
kernel-letter-mandate-offered =
    { $grantor } 希望您在 { $site } 以其名义与公共机构打交道。

    请用这个地址登录，看看用于什么，再决定是否接受：{ $link }

    如果您不认识对方，请不要理会。邀请在 { $days } 天后失效。
kernel-letter-mandate-given-subject = 您请人代您办事
kernel-letter-mandate-given =
    您在 { $site } 的账户请 { $holder } 代您办事。对方接受之前，不能做任何事。

    如果不是您提出的，请立即终止：{ $link }
kernel-letter-mandate-accepted-subject = { $holder } 现在可以代您办事
kernel-letter-mandate-accepted =
    { $holder } 已接受在 { $site } 代您办事。每次有人以您的名义办事，我们都会写信告诉您。

    查看，或随时终止：{ $link }
kernel-letter-mandate-declined-subject = { $holder } 不会代您办事
kernel-letter-mandate-declined =
    { $holder } 没有接受在 { $site } 代您办事。您可以请别人：{ $link }
kernel-letter-mandate-revoked-subject = 您不再代 { $grantor } 办事
kernel-letter-mandate-revoked =
    { $grantor } 已终止您在 { $site } 代其办事。您做过的事仍记录在案：{ $link }
kernel-letter-mandate-returned-subject = { $holder } 不再代您办事
kernel-letter-mandate-returned =
    { $holder } 已交还在 { $site } 代您办事的授权。做过的事仍记录在案：{ $link }
kernel-letter-mandate-closed-subject = 代办授权已终止
kernel-letter-mandate-closed =
    在 { $site } 代您办事的人，或您所代表的人，已注销账户。不能再据此做任何事：{ $link }
kernel-letter-mandate-used-subject = { $holder } 以您的名义办了事：{ $reference }
kernel-letter-mandate-used =
    { $holder } 以您的名义在 { $reference } 上办了事。

    请查看是什么事。如果您不希望这样，可在那里终止：{ $link }
problem-kernel-mandate-over = 您不能以其名义这样做：授权已终止，或不适用于此。请到“代他人办事”选择您代谁办事。
problem-kernel-mandate-answered = 这已答复或已终止。
problem-kernel-mandate-nested = 您现在正代他人办事。请先恢复本人身份：授权不能转授。
problem-kernel-mandate-own = 这是您自己的地址。请填别人的。
problem-kernel-mandate-span = 请填存在的日期。结束须晚于开始和现在，并在十年之内。
problem-kernel-mandate-kind = 请选择用于什么。
problem-kernel-mandate-way = 请选择可以做什么。
problem-kernel-mandates-many = 已有 { $most } 人可以代您办事，这是上限。请先终止一些。
problem-kernel-mandates-waiting = 您有 { $most } 个邀请等待答复，这是上限。请先撤回一些。
