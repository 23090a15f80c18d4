## 验证码
kernel-mail-sign-in-code-subject = 您的登录验证码是 { $code }
kernel-mail-sign-in-code-body =
    您登录 { $site } 的验证码：{ $code }

    验证码在 { $minutes } 分钟内有效。请勿告诉任何人；我们绝不会在电话中索取。

    如果您没有索取验证码，请忽略此邮件。
kernel-sms-sign-in-code = { $site }：您的登录验证码 { $code }，{ $minutes } 分钟内有效。请勿告诉任何人。
kernel-mail-report-confirm-code-subject = 确认报告的验证码是 { $code }
kernel-mail-report-confirm-code-body =
    请输入此验证码，以确认您在 { $site } 的报告：{ $code }

    验证码在 { $minutes } 分钟内有效。您一确认，报告就会送交机构。

    如果您没有提交报告，请忽略此邮件；报告不会送出。
kernel-sms-report-confirm-code = { $site }：确认报告的验证码 { $code }，{ $minutes } 分钟内有效。
kernel-mail-account-close-code-subject = { $code } 是关闭账户的验证码
kernel-mail-account-close-code-body =
    您要求关闭在 { $site } 的账户。验证码：{ $code }

    有效 { $minutes } 分钟。输入之后，账户无法再打开。

    如果不是您提出的要求，请不要把验证码给任何人，并登录结束其他会话。
kernel-sms-account-close-code = { $site }：关闭账户的验证码是 { $code }，有效 { $minutes } 分钟。请勿告诉任何人。
kernel-mail-account-closed-subject = 您的账户已关闭
kernel-mail-account-closed-body =
    您在 { $site } 的账户已按您的要求关闭。您的姓名和地址已删除，{ $cases } 个案件不再显示您是谁。

    这是我们寄到此地址的最后一封信。我们不再保存此地址。
kernel-sms-account-closed = { $site }：您的账户已按要求关闭。这是我们发给此号码的最后一条信息。

## 报告
kernel-mail-report-received-subject = 已收到报告 { $reference }
kernel-mail-report-received-body =
    谢谢您。您的报告 { $reference } 现由 { $agency } 处理。

    { $basis ->
        [promise] 他们承诺：{ $due }解决。
        [estimate] 我们估计：{ $due }解决。
       *[other] 有进展时我们会通知您。
    }

    在此跟进您的报告：
    { $link }

    { $site }
kernel-sms-report-received = { $site }：{ $agency } 已收到报告 { $reference }。跟进：{ $link }
kernel-mail-report-replied-subject = 报告 { $reference } 有了答复
kernel-mail-report-replied-body =
    { $agency } 答复了您的报告 { $reference }：

    { $words }

    在此查看您的报告：
    { $link }

    { $site }
kernel-sms-report-replied = { $site }：{ $agency } 已答复报告 { $reference }。查看：{ $link }
kernel-mail-report-asked-subject = 关于报告 { $reference } 的问题
kernel-mail-report-asked-body =
    { $agency } 需要您提供资料，才能继续处理报告 { $reference }：

    { $words }

    请在此回答。在您回答之前，承诺的期限暂停计算：
    { $link }

    { $site }
kernel-sms-report-asked = { $site }：{ $agency } 对报告 { $reference } 有疑问。回答：{ $link }
kernel-mail-report-transferred-subject = 报告 { $reference } 已转交 { $agency }
kernel-mail-report-transferred-body =
    您的报告 { $reference } 已转交 { $agency }。您无需做任何事。

    { $words }

    { $basis ->
        [promise] 他们承诺：{ $due }解决。
        [estimate] 我们估计：{ $due }解决。
       *[other] 有进展时我们会通知您。
    }

    在此跟进您的报告：
    { $link }

    { $site }
kernel-sms-report-transferred = { $site }：报告 { $reference } 已转交 { $agency }。查看：{ $link }
kernel-mail-report-resolved-subject = 报告 { $reference } 已结案
kernel-mail-report-resolved-body =
    { $agency } 已将您的报告 { $reference } 结案：

    { $words }

    如果问题仍然存在，请在此重新开启报告：
    { $link }

    { $site }
kernel-sms-report-resolved = { $site }：{ $agency } 已将报告 { $reference } 结案。如问题仍在，请重新开启：{ $link }
kernel-mail-report-fixed-subject = 解决了吗？报告 { $reference }
kernel-mail-report-fixed-body =
    { $agency } 已为您的报告 { $reference } 结案。问题解决了吗？请在此告诉我们：

    { $link }

    { $site }
kernel-sms-report-fixed = { $site }：报告 { $reference } 解决了吗？回答：{ $link }
kernel-mail-report-private-subject = { $reference } 有新消息
kernel-mail-report-private-body =
    { $reference } 有新消息，请在此查看：

    { $link }
kernel-sms-report-private = { $reference } 有新消息：{ $link }
kernel-mail-officer-reopened-subject = 报告 { $reference } 已重新开启
kernel-mail-officer-reopened-body =
    举报人重新开启了报告 { $reference }，因为问题尚未解决。由 { $agency } 负责。

    { $link }
kernel-sms-officer-reopened = { $site }：报告 { $reference } 已重新开启。{ $link }
kernel-mail-officer-offered-subject = 报告 { $reference } 请贵机构接手
kernel-mail-officer-offered-body =
    { $agency } 表示报告 { $reference } 不属其职责，请贵机构接手。请接手或说明拒绝原因；若不答复，将由投诉局决定。

    { $link }
kernel-sms-officer-offered = { $site }：报告 { $reference } 请贵机构接手。答复： { $link }
kernel-mail-officer-new-report-subject = 新报告 { $reference }
kernel-mail-officer-new-report-body =
    { $agency } 收到新报告 { $reference }。

    { $basis ->
        [promise] 对公众的承诺：{ $due }解决。
        [estimate] 对公众的估计：{ $due }解决。
       *[other] 尚无期限。
    }

    打开报告：
    { $link }

    { $site }
kernel-sms-officer-new-report = { $site }：{ $agency } 有新报告 { $reference }。{ $link }

## 已停止或被退回的电邮
kernel-mail-stop = 不想再收到有关此事的电邮？{ $link }
kernel-letters-title = 我们发出的电邮
kernel-letters-lead = 有关 { $reference } 的电邮会发送到 { $address }。
kernel-letters-stop-case = 停止有关 { $reference } 的电邮
kernel-letters-stop-all = 停止验证码和决定以外的所有电邮
kernel-letters-again = 重新开始发送电邮
kernel-letters-stopped-case = 有关 { $reference } 的电邮已停止
kernel-letters-stopped-case-about = 我们不会再就此事发电邮到 { $address }。您仍可在本网站查看进展。
kernel-letters-stopped-all = 所有电邮已停止
kernel-letters-stopped-all-about = 我们只会把所要求的验证码和正式决定发送到 { $address }。
kernel-letters-codes = 您要求的登录和确认验证码仍会发送，对您的申请作出的正式决定也一样。
kernel-letters-back = 发送到 { $address } 的电邮无法送达
kernel-letters-back-about = 我们发到这个地址的电邮被退回，所以暂时不会把消息发到那里。如果地址正确，请索取验证码并输入，之后您就会再次收到消息。
kernel-letters-back-code = 发送验证码到这个地址
kernel-letters-back-see = 查看如何解决

## 我也是
kernel-mail-me-too-confirm-code-subject = { $code } 是加入报告的验证码
kernel-mail-me-too-confirm-code-body =
    请在 { $site } 输入此验证码以加入该报告：{ $code }

    { $minutes } 分钟内有效。

    如果不是您要求的，请忽略此电邮。
kernel-sms-me-too-confirm-code = { $site }：加入报告的验证码是 { $code }，{ $minutes } 分钟内有效。
kernel-mail-report-news-subject = 报告 { $reference } 的消息
kernel-mail-report-news-body =
    您加入了报告 { $reference }。{ $agency } 答复：

    { $words }

    请在此阅读，也可以在该页取消加入：
    { $link }

    { $site }
kernel-sms-report-news = { $site }：{ $agency } 有关于报告 { $reference } 的消息，请看 { $link }

## 提醒
kernel-mail-alerts-confirm-code-subject = { $code } 是您的提醒验证码
kernel-mail-alerts-confirm-code-body =
    请在 { $site } 输入此验证码，以便接收新报告的提醒：{ $code }

    { $minutes } 分钟内有效。

    如果不是您要求的，请忽略此电邮，我们不会再发送任何内容。
kernel-sms-alerts-confirm-code = { $site }：您的提醒验证码是 { $code }，{ $minutes } 分钟内有效。
