## 子女
kernel-children-title = 我的子女
kernel-children-lead = 作为父母或监护人，代未满 { $years } 岁的子女办事。
kernel-children-none = 您还没有登记子女。
kernel-children-done = 已登记，等待官员确认。
kernel-child-name = 子女姓名
kernel-child-name-hint = 与出生证明一致。
kernel-child-born = 出生日期
kernel-child-kind = 载有号码的证件
kernel-child-number = 子女的号码
kernel-child-number-hint = 与出生证明或 MyKid 一致。
kernel-child-show = 显示完整号码
kernel-child-until = 成年日期
kernel-child-new = 登记子女
kernel-child-new-about = 请带出生证明或法院命令到柜台，由官员先行核对。如果子女在此有账户，会看到您代其办事。
kernel-child-new-go = 登记
kernel-child-state-claimed = 等待官员
kernel-child-state-confirmed = 已确认
kernel-child-state-refused = 未确认
kernel-child-state-ended = 已终止
kernel-child-guardian = 监护人
kernel-children-desk = 待确认的监护人
kernel-children-desk-lead = 请将姓名、出生日期和号码与出生证明或法院命令核对，并确认其中载有监护人。登记者会看到您查看过。
kernel-children-confirmed = 最近确认的
kernel-children-decided = 已决定。监护人会收到通知。
kernel-letter-child-confirmed-subject = 您可以代 { $name } 办事
kernel-letter-child-confirmed =
    { $site } 的官员已确认您是 { $name } 的监护人。您现在可以代其办事：{ $link }
kernel-letter-child-refused-subject = 您还不能代 { $name } 办事
kernel-letter-child-refused =
    在 { $site } 无法确认您是 { $name } 的监护人。请按出生证明填写，或带证明到柜台：{ $link }
kernel-letter-child-ended-subject = 您不再代 { $name } 办事
kernel-letter-child-ended =
    { $site } 的官员已终止您作为 { $name } 的监护人办事。如有错误，请带证件到柜台：{ $link }
kernel-letter-child-guardian-subject = 有人作为监护人代您办事
kernel-letter-child-guardian =
    { $site } 的官员已确认谁是您的监护人。在您成年之前，您可以在此看到其代您所办的事：{ $link }

    如果对方不是您的监护人，请告知柜台。
problem-kernel-child-name = 姓名最多 { $most } 个字符。
problem-kernel-child-born = 请填写子女的出生日期。成年人自己办事，或让他人代办。
problem-kernel-children-many = 您已登记 { $most } 名子女，已达上限。
problem-kernel-child-own = 这是监护人的号码，不是子女的号码。
problem-kernel-child-already = 您已登记过这名子女。
problem-kernel-child-decided = 此事已有决定或已终止。
problem-kernel-mandate-guardian = 监护人的权利由官员终止。如有错误，请告知柜台。
