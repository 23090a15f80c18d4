problem-kernel-case-stale = 您填写表格时，此个案已有变动（现为第 { $version } 版）。请重新载入页面，看看新内容后再试。
problem-kernel-case-not-possible = 个案目前的状态不允许此操作。请重新载入页面查看状态。
problem-kernel-text-missing = 请在此填写内容。
problem-kernel-text-too-long = 文字太长，请缩短至 { $max } 个字符。
problem-kernel-agency-unknown = 没有此代码的机构，请从列表中选择。
problem-kernel-agency-same = 个案已在该机构，请选择另一个机构。
kernel-basis-promise = 承诺
kernel-basis-estimate = 我们的估计
