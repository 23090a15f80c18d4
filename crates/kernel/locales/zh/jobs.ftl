kernel-jobs-title = 后台任务
kernel-jobs-one = 一项后台任务
kernel-jobs-desk = 工作台
kernel-jobs-link = 后台任务
kernel-jobs-lead = 信件以及保存之后才进行的其他工作。多次失败的任务会搁置在这里，直到您重试或将其丢弃。
kernel-jobs-state-dead = 已搁置
kernel-jobs-state-waiting = 等待中
kernel-jobs-state-running = 进行中
kernel-jobs-since-dead = 搁置时间
kernel-jobs-since-waiting = 预定时间
kernel-jobs-since-running = 开始时间
kernel-jobs-kind = 种类
kernel-jobs-kind-all = 所有种类
kernel-jobs-show = 显示
kernel-jobs-created = 加入时间
kernel-jobs-tries = 尝试次数
kernel-jobs-error = 最近一次错误
kernel-jobs-id = 任务编号
kernel-jobs-replay = 重试
kernel-jobs-replay-kind = 重试所有 { $kind }
kernel-jobs-discard = 丢弃这项任务
kernel-jobs-discard-about = 丢弃的任务将不再执行。原因会留在记录中。
kernel-jobs-reason = 为什么丢弃？
kernel-jobs-reason-hint = 例如：该电话号码已停用。请勿写姓名或地址。
kernel-jobs-not-dead = 这项任务没有被搁置，无需处理。
kernel-jobs-replayed = { $count ->
    [0] 没有可重试的任务。可能有人先处理了。
   *[other] 正在重试 { $count } 项任务。
}
kernel-jobs-discarded = { $count ->
    [0] 没有可丢弃的任务。可能有人先处理了。
   *[other] 任务已丢弃。
}
kernel-jobs-empty-dead = 没有被搁置的任务
kernel-jobs-empty-dead-next = 一切正常。连续失败八次的任务会出现在这里。
kernel-jobs-empty = 这里没有任务
kernel-jobs-empty-next = 任务通常几秒内完成，空列表是好现象。
kernel-jobs-first = 回到列表开头
problem-kernel-jobs-reason = 请写明原因，最多 500 个字符。
problem-kernel-jobs-state = 没有这种状态。请使用 dead、waiting 或 running。
problem-kernel-jobs-after = 无法识别列表中的这个位置。请使用上一个回答中的“next”值。
problem-kernel-jobs-limit = 不能使用这个上限。请提供 1 到 100 的整数。
problem-kernel-once-other = 此键已用于另一个请求。请使用新的键。
