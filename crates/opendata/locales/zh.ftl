opendata-title = 开放数据
opendata-lead = 公共机构发布的表格。任何人都可以阅读、下载和使用。
opendata-words = 搜索数据
opendata-find = 搜索
opendata-none = 没有符合的数据
opendata-none-help = 请尝试其他词，或查看全部。
opendata-all = 查看全部数据
opendata-count = { $count ->
   *[other] { $count } 个数据集
}
opendata-updated = 更新于 { $date }
opendata-late = 此数据本应已重新检查。显示的是最后一个版本。
opendata-publisher = 发布机构
opendata-published = 发布时间
opendata-checked = 检查时间
opendata-next = 下次检查
opendata-frequency = 更新频率
opendata-hourly = 每小时
opendata-daily = 每天
opendata-rows = 行数
opendata-version = 版本
opendata-licence = 许可协议
opendata-files = 下载
opendata-file-csv = 所有行，原样不变。
opendata-file-safe = 供电子表格使用：文本不会被当作公式。
opendata-file-xlsx = 供电子表格程序使用的工作簿。
opendata-file-parquet = 被引用的文件：其哈希列于各版本中。
opendata-file-json = 对象列表，供程序使用。
opendata-file-ndjson = 每行一个对象，供程序使用。
opendata-chart = 按 { $column } 统计的行数
opendata-table = 表格
opendata-column = 列
opendata-any-column = 任何文本列
opendata-contains = 包含
opendata-sort = 排序依据
opendata-as-published = 按发布顺序
opendata-filter = 显示行
opendata-no-rows = 没有符合的行。
opendata-rows-found = { $count ->
   *[other] { $count } 行
}
opendata-dictionary = 数据字典
opendata-kind = 类型
opendata-meaning = 含义
opendata-kind-text = 文本
opendata-kind-integer = 整数
opendata-kind-number = 数字
opendata-kind-boolean = 是或否
opendata-kind-date = 日期
opendata-kind-timestamp = 日期和时间
opendata-versions = 各版本
opendata-versions-about = 版本一经发布便不会改变。哈希是它的指纹：同一个 Parquet 文件总会得出同样的哈希。
opendata-cite = 如何引用
opendata-citation = { $publisher }。{ $title }，版本 { $version }，{ $published }。阅读于 { $read }。{ $address }（SHA-256 { $hash }）
opendata-programs = 供程序使用
opendata-programs-about = 此数据集支持 data.gov.my 的查询 API、CKAN 的 DataStore 和 SODA，各处的值都相同。旧版本用 as_of 读取。
opendata-try-title = 查询此数据
opendata-try = 亲手查询此数据
opendata-all-rows = 所有行
opendata-way = 条件
opendata-way-equals = 完全等于
opendata-way-contains = 包含
opendata-way-from = 至少为
opendata-way-to = 至多为
opendata-value = 值
opendata-group = 每组一行，按
opendata-no-groups = 不分组
opendata-figure = 统计
opendata-figure-count = 计数
opendata-figure-sum = 总和
opendata-figure-avg = 平均
opendata-figure-min = 最小
opendata-figure-max = 最大
opendata-figure-of = 统计的列
opendata-down = 从大到小
opendata-limit = 最多行数
opendata-ask = 查询
opendata-answer = 答复
opendata-address = 程序从这个地址可得到同样的结果（JSON）：
opendata-open = 打开此地址
opendata-openapi = 供程序使用的说明（OpenAPI）
opendata-described = 供程序使用的说明：
opendata-feed = 数据集动态（Atom）
problem-opendata-no-id = 请用 id 指明数据集，例如 id=agencies。id=datasets 列出全部。
problem-opendata-format = 没有此格式。请选择 json、csv、csv-safe、tsv、ndjson、xlsx 或 parquet。
problem-opendata-workbook-full = 此表太大，放不进工作簿。请选择 CSV 或 Parquet。
problem-opendata-unknown-parameter = 参数 { $place } 无法识别。
problem-opendata-unknown-column = 在 { $place } 中：没有列 { $given }。现有的列：{ $more }。
problem-opendata-no-column = 在 { $place } 中：请指明列，例如 值@列（{ $given }）。
problem-opendata-wrong-kind = 在 { $place } 中：{ $given } 不是 { $more } 类型的值。
problem-opendata-not-text = 在 { $place } 中：列 { $given } 不是文本。
problem-opendata-not-number = 在 { $place } 中：列 { $given } 不是数字。
problem-opendata-not-time = 在 { $place } 中：列 { $given } 不是日期或时间。
problem-opendata-not-count = 在 { $place } 中：请写从 0 起的整数，而不是 { $given }。
problem-opendata-not-flag = 在 { $place } 中：请写 true 或 false，而不是 { $given }。
problem-opendata-syntax = 在 { $place } 中：{ $given } 的写法不正确。
problem-opendata-unknown-function = 在 { $place } 中：没有函数 { $given }。可用 count、sum、avg、min 和 max。
problem-opendata-conflict = { $place } 不能与 { $more } 一起使用。
problem-opendata-unsupported = 在 { $place } 中：此处不提供 { $given }。
problem-opendata-too-much = 此查询太长或太复杂。请减少条件或分组。
problem-opendata-sum-too-large = { $given } 的总和太大，无法精确计算。
opendata-weekly = 每周
opendata-monthly = 每月
opendata-quarterly = 每季
opendata-yearly = 每年
opendata-infrequent = 不定期
opendata-one-off = 仅一次
opendata-next-none = 未承诺日期
opendata-next-version = 下一版本最迟
opendata-desk-title = 贵机构的数据
opendata-desk-lead = 发布人人可用的表格：上传文件、检查、发布。
opendata-desk-none = 还没有数据集。第一个大约需要五分钟。
opendata-new-title = 新数据集
opendata-new-lead = 先说明内容。在您发布之前没有人能看到。
opendata-about-title = 关于此数据集
opendata-about-change = 修改说明
opendata-field-title = 标题
opendata-field-title-ms = 马来文标题
opendata-field-title-en = 英文标题
opendata-field-title-zh = 中文标题
opendata-field-title-ta = 淡米尔文标题
opendata-field-about-ms = 内容说明（马来文）
opendata-field-about-en = 内容说明（英文）
opendata-field-about-zh = 内容说明（中文）
opendata-field-about-ta = 内容说明（淡米尔文）
opendata-field-about-hint = 一两句话：每行是什么、来自哪里、涵盖什么时段。
opendata-field-slug-hint = 小写字母、数字和连字符，例如 village-clinics。留空则由标题生成。以后不能更改。
opendata-field-licence-hint = CC-BY-4.0 允许任何人在注明贵机构的情况下使用。
opendata-field-contact = 咨询联系
opendata-field-contact-hint = 办公室电邮地址或 https 地址。所有人都能看到。
opendata-field-tags = 关键词
opendata-field-tags-hint = 用逗号分隔，例如 health, clinics。
opendata-field-as-of = 数据截至
opendata-field-as-of-hint = 数据所涉及的最后一天。
opendata-field-next = 下一版本最迟
opendata-field-next-hint = 过了这一天，公开页面会显示数据已逾期。
opendata-field-method-ms = 数据来源方法（马来文）
opendata-field-method-en = 数据来源方法（英文）
opendata-field-more-languages = 中文和淡米尔文
opendata-says-ms = 含义（马来文）
opendata-says-en = 含义（英文）
opendata-go-on = 继续
opendata-save = 保存
opendata-slug = 地址中的名称
opendata-state = 状态
opendata-state-waiting = 正在检查
opendata-state-faulty = 需要修正
opendata-state-ready = 可以发布
opendata-state-asked = 等待第二人决定
opendata-state-published = 已发布
opendata-state-empty = 还没有文件
opendata-state-late = 逾期
opendata-never = 尚未
opendata-step-about = 说明
opendata-step-file = 文件
opendata-step-check = 检查
opendata-step-publish = 发布
opendata-done-created = 数据集已建立。现在请上传文件。
opendata-done-described = 说明已保存。
opendata-done-uploaded = 文件已收到。正在读取所有行。
opendata-done-planned = 正在按您的选择重新读取文件。
opendata-done-discarded = 草稿已丢弃。
opendata-done-published = 新版本已发布。
opendata-done-asked = 现在须由另一位可发布本机构数据的同事决定。
opendata-done-refused = 您已决定不按现状发布。
opendata-done-retracted = 该版本已撤回，您的通知已显示在原处。
opendata-see-public = 查看公开页面
opendata-draft = 草稿
opendata-draft-file = { $name } ({ $format }, { $size })
opendata-draft-waits = 正在读取所有行。本页会自动刷新。
opendata-look-again = 再看一次
opendata-draft-refused = 此文件无法成为表格
opendata-faults-about = 请修正文件后重新上传，或在下方选择该列的读取方式。
opendata-faults-file = 下载清单（CSV）
opendata-fault-row = 行
opendata-fault-cell = 单元格
opendata-fault-what = 问题
opendata-fault-leading-zero = 以零开头，像代码
opendata-fault-exponent = 以 e 书写，如 1e5
opendata-fault-plus-sign = 前面有加号
opendata-fault-underscore = 含有下划线
opendata-fault-thousands-separator = 千位间有逗号
opendata-fault-decimal-comma = 使用逗号作小数点
opendata-fault-too-many-digits = 位数太多，无法精确保存
opendata-fault-not-whole = 不是整数
opendata-fault-not-a-number = 不是数字
opendata-fault-not-boolean = 不是 true 或 false
opendata-fault-day-month-year = 日或月在前的日期：请选择读取方式
opendata-fault-no-such-date = 没有这一天
opendata-fault-not-a-date = 不是日期
opendata-fault-not-a-moment = 不是日期和时间
opendata-fault-zone = 含有时区，而这里用的是本地时间
opendata-fault-other-kind = 类型与该列不同
opendata-fault-ragged = 单元格数量与表头不符
opendata-fault-nested = 单元格内有列表
opendata-fault-not-text = 不是 UTF-8 文字
opendata-fault-too-long = 单元格内容过长
opendata-fault-formula-error = 电子表格公式出错
opendata-changes = 与上一版本相比
opendata-changes-none = 没有变化。
opendata-changes-columns-added = 新增列：{ $names }
opendata-changes-columns-removed = 删除的列：{ $names }
opendata-gate = 个人信息
opendata-gate-clear = 没有发现类似个人信息的内容。
opendata-gate-about = 这些内容类似个人信息。一经发布，就无法从已下载的人手中收回。
opendata-finding = 发现
opendata-finding-like = 示例（已遮盖）
opendata-verdict = 结果
opendata-verdict-clear = 可以发布
opendata-verdict-route = 由第二人决定
opendata-verdict-block = 不能发布
opendata-publish = 发布
opendata-second-about = 发布前须两人同意。请求和决定会记入公开日志。
opendata-second-reason = 为什么可以发布？
opendata-second-ask = 请第二人决定
opendata-second-waits = 须由第二人决定
opendata-second-refused = 第二人已拒绝
opendata-decide-reason = 您决定的理由
opendata-decide-hint = 请勿写任何人的姓名或号码。
opendata-decide-approve = 批准并发布
opendata-decide-refuse = 不发布
opendata-blocked = 不能按现状发布
opendata-blocked-about = 请在下方删除该列，或上传不含该列的文件。
opendata-plan = 列
opendata-plan-about = 这是每列的读取方式。您可以更改后重新读取。
opendata-plan-header = 文件中
opendata-plan-name = 表中名称
opendata-plan-reading = 读作
opendata-plan-notes = 所见
opendata-plan-key = 标识一行的列
opendata-plan-key-hint = 表中名称，用逗号分隔。据此可逐格显示版本间的变化。
opendata-plan-missing = 表示无值的词
opendata-plan-missing-hint = 例如 NA, -, 无
opendata-plan-read = 重新读取
opendata-reading-text = 文字和代码
opendata-reading-integer = 整数
opendata-reading-number = 数字，1234.5
opendata-reading-thousands = 数字，1,234.5
opendata-reading-comma = 数字，1.234,5
opendata-reading-boolean = true 或 false
opendata-reading-date = 日期，2026-12-31
opendata-reading-day-first = 日期，31/12/2026
opendata-reading-month-first = 日期，12/31/2026
opendata-reading-timestamp = 日期和时间
opendata-reading-none = 不采用
opendata-note-filled = { $filled } 个有值，{ $empty } 个空
opendata-note-ambiguous = 有两种读法，请选择。
opendata-note-against = 不是{ $kind }：{ $count } 个单元格不符，例如第 { $row } 行：{ $value }
opendata-preview = 预览：共 { $count } 行，最多显示 50 行
opendata-discard = 丢弃草稿
opendata-upload = 上传文件
opendata-upload-other = 上传另一个文件
opendata-upload-file = 文件
opendata-upload-hint = CSV、TSV、XLSX、JSON、NDJSON、Parquet 或 GeoJSON，最大 50 MB。第一行是列名。
opendata-upload-send = 上传并检查
opendata-mode = 现有的行如何处理？
opendata-mode-replace = 全部替换
opendata-mode-replace-about = 此文件包含所有行。
opendata-mode-append = 添加在后面
opendata-mode-append-about = 此文件只有新行。
opendata-mode-upsert = 按键更新
opendata-mode-upsert-about = 键相同的行会被替换，其余添加。
opendata-todo = 先做最容易的改进
opendata-todo-contact = 注明可咨询谁。
opendata-todo-tags = 添加关键词。
opendata-todo-english = 添加英文标题。
opendata-todo-as-of = 注明数据截至哪一天。
opendata-todo-dictionary = 解释每一列。
opendata-todo-method = 说明数据如何取得。
opendata-retract = 撤回
opendata-retracted = 已撤回
opendata-retract-about = 该版本仍会列出并附上您的通知，但不再提供其内容。此操作无法撤销。
opendata-retract-notice = 给所有人的通知
opendata-refused-encoding = 文字不是 UTF-8（{ $about }）。请另存为 CSV UTF-8。
opendata-refused-empty = 没有列名行。
opendata-refused-broken = 文件损坏，或与所示类型不符（{ $about }）。
opendata-refused-nested = 列 { $about } 含有列表或结构，或其写法在此不支持。
opendata-refused-no-column = 此文件中没有列 { $about }。
opendata-refused-no-columns = 至少须保留一列。
opendata-refused-too-many-columns = 列太多。上限为 1,000。
opendata-refused-bad-name = 有一列没有名称或名称过长。
opendata-refused-two-of-a-name = 两列同名：{ $about }
opendata-refused-input = 无法读取文件。请重新上传。
opendata-refused-stopped = 读取时间过长。请发送较小的文件。
opendata-refused-damaged = 无法读取上一版本或检查规则。请告知本网站管理员。
opendata-refused-wrong-kind = 有单元格类型与列不同。
opendata-refused-too-many-rows = 行太多。
opendata-refused-too-much-text = 有一列文字太多。
opendata-refused-other-columns = 与上一版本或键相比，列 { $about } 缺失或类型不同。
opendata-refused-no-key = 没有标识一行的列。请在下方填写。
opendata-refused-null-key = 第 { $about } 行没有键。
opendata-refused-two-of-a-key = 第 { $about } 行与另一行的键相同。键只能标识一行。
opendata-refused-too-much-rows = 行太多。上限为 500 万。
opendata-refused-too-much-columns = 列太多。上限为 1,000。
opendata-refused-too-much-cells = 单元格太多。上限为 4,000 万。
opendata-refused-too-much-bytes = 解压后文件太大。请改用 CSV。
opendata-refused-too-much-record = 有一行超过 4 MB。可能引号未闭合。
opendata-refused-too-much-blank = 有值的行之间空行太多。请删除。
opendata-refused-too-much-name = 有列名过长。
opendata-refused-too-much-strings = 工作簿文字或图片太多。请改用 CSV。
opendata-refused-too-much-parts = 工作簿部分太多。请改用 CSV。
opendata-refused-too-much-pages = Parquet 文件的分块太大。
opendata-refused-too-much-footer = Parquet 文件的说明太长。
problem-opendata-retracted = 发布者已撤回此版本：{ $notice }
problem-opendata-slug-wrong = 请使用 2 至 100 个小写字母、数字和连字符。
problem-opendata-slug-taken = 另一数据集已使用此名称。请另选。
problem-opendata-no-draft = 此数据集没有草稿。请先上传文件。
problem-opendata-draft-stale = 草稿已被更改。请查看下方现状。
problem-opendata-draft-overtaken = 其间已发布另一版本。请按“重新读取”与之比较。
problem-opendata-no-key = 数据集没有键。请先说明哪些列标识一行。
problem-opendata-draft-unready = 草稿尚未到这一步。
problem-opendata-second-needed = 有内容类似个人信息，须由第二人决定。
problem-opendata-blocked = 含有身份证或护照号码。请删除该列或上传其他文件。
problem-opendata-same-person = 须由他人决定，不能是上传者或请求者。
problem-opendata-reason-missing = 请说明理由。
problem-opendata-text-long = 太长，请缩短。
problem-opendata-licence-unknown = 请从列表中选择许可。
problem-opendata-tags-many = 最多 20 个词，每个 50 个字符。
problem-opendata-words-many = 最多50个，每个不超过100个字符。
problem-opendata-contact-wrong = 请填写电邮地址或以 https 开头的地址。
problem-opendata-malay-missing = 请同时用马来文填写。
problem-opendata-frequency-unknown = 请从列表中选择频率。
problem-opendata-no-such-day = 没有这一天。
problem-opendata-column-unknown = 文件中没有列 { $column }，或不能这样读取。
problem-opendata-mode-unknown = 请选择 replace、append 或 upsert。
problem-opendata-file-missing = 请先选择文件。
problem-opendata-file-empty = 文件是空的。
opendata-as-of = 数据截至
opendata-contact = 咨询
opendata-tags = 关键词
opendata-method = 数据来源方法
opendata-late-kept = 下一版本已逾承诺日期。
opendata-diff = 变化
opendata-diff-title = 版本 { $from } 到 { $to } 的变化
opendata-diff-file = 下载所有变化（CSV）
opendata-diff-first = 前 100 处变化
opendata-diff-act = 类型
opendata-diff-added = 新增
opendata-diff-removed = 删除
opendata-diff-changed = 更改
opendata-diff-before = 之前
opendata-diff-after = 之后
opendata-diff-row = 行
opendata-faults = { $count ->
   *[other] { $count } 个单元格不符
}
opendata-changes-added = { $count ->
   *[other] 新增 { $count } 行
}
opendata-changes-removed = { $count ->
   *[other] 删除 { $count } 行
}
opendata-changes-changed = { $count ->
   *[other] { $count } 行有变化
}
opendata-finding-identity = { $count ->
   *[other] { $count } 个身份证号码
}
opendata-finding-passport = { $count ->
   *[other] { $count } 个护照号码
}
opendata-finding-phone = { $count ->
   *[other] { $count } 个电话号码
}
opendata-finding-email = { $count ->
   *[other] { $count } 个电邮地址
}
opendata-finding-address = { $count ->
   *[other] { $count } 个地址
}
opendata-finding-small-cell = { $count ->
   *[other] { $count } 个很小的人数
}
problem-opendata-not-comparable = 这两个版本无法比较。
problem-opendata-changes-busy = 正在进行另一项比较。请稍后再试。
problem-opendata-changes-large = 这些表格太大，无法在此比较。请下载两个版本。
problem-opendata-cursor = { $given } 不是页面标记。请照原样使用上一个答复中的 next。
problem-opendata-cursor-old = 此标记属于第 { $of } 版，而您查询的是第 { $asked } 版。请重新开始，或用 as_of={ $of } 查询第 { $of } 版。
problem-opendata-no-points = 此答复没有坐标点。请选取 lat 和 lon 两列，或改用 JSON 或 CSV。
problem-opendata-ckan-action = 这里没有操作 { $action }。
problem-opendata-ckan-json = 请求不是 JSON 对象：{ $why }
problem-opendata-ckan-query = 无法理解此搜索：{ $given }
problem-opendata-ckan-many = 此搜索要求过多。q、fq 和 fq_list 合计最多 { $terms } 个条件，排序最多 { $keys } 个名称。
problem-opendata-ckan-invalid = 请求不合要求。
problem-opendata-ckan-missing = 缺少值
problem-opendata-ckan-whole = 请写从 0 开始的整数。
problem-opendata-ckan-format = 没有这种格式。请选择 csv、tsv、json 或 xml。
problem-opendata-moment = { $given } 不是日期或时刻。请写成 2026-01-31 或 2026-01-31T08:00:00Z。
opendata-field-prompt = 自动发布程序发送的数据行
opendata-field-prompt-hint = 最后一行到达一分钟后发布，前提是检查没有发现问题；否则须由人决定。
opendata-refused-fetch = 无法从该地址取得文件（{ $about }）。请检查地址，或直接上传文件。
opendata-refused-no-such-key = 有 { $about } 行的键不在表中，而它们只能修改已有的行。
opendata-refused-filters = 要删除的行的筛选条件与表不符（{ $about }）。
problem-opendata-rows-many = 此草稿已达程序可发送行数的上限。请先发布或丢弃草稿。
problem-opendata-published-stays = 已发布的内容不会消失。请用 package_delete 附上说明将其撤回。
problem-opendata-ckan-post = 此操作会更改内容，请使用 POST。
problem-opendata-ckan-elsewhere = 任何人都不能在此执行：人员、机构和群组在别处管理。
problem-opendata-ckan-organisation = 没有这个机构。
problem-opendata-ckan-fixed = 此项不能再更改。
problem-opendata-ckan-notice = 已发布的数据只能撤回。请在 notice 中向公众说明原因。
problem-opendata-ckan-private = 这里没有私有数据集：草稿无人可见，发布后人人可见。
problem-opendata-ckan-deleted = 请使用 package_delete。
problem-opendata-ckan-one-table = 一个数据集只有一个表。请用 resource_update 替换文件。
problem-opendata-ckan-url = 请写完整的 http 或 https 地址。
problem-opendata-ckan-other-fields = 该表有其他列。要更改列，请用 resource_update 上传文件。
problem-opendata-ckan-method = 请选择 upsert、insert 或 update。
problem-opendata-ckan-no-table = 此数据集还没有表。请先使用 datastore_create。
problem-opendata-ckan-filters = 请写由列和值组成的对象，不含 _id，也不含空条件；所有行请写 {"{"}{"}"}。
problem-opendata-ckan-records = 请写对象列表，每次最多 32,000 个。
problem-opendata-ckan-fields = 请写列的列表，id 各不相同，type 为 text、int、float、bool、date 或 timestamp。
problem-opendata-ckan-key = 键必须由表中的列组成。
problem-opendata-ckan-uneven = 同一次发送的所有记录必须有相同的列。
problem-opendata-ckan-cell = 第 { $row } 条记录：{ $value } 不适合列 { $column }。
opendata-theme = 主题
opendata-place = 地点
opendata-whole-country = 全国
opendata-choose = 请选择
opendata-any = 全部
opendata-field-place-hint = 数据所涉及的国家或州。
opendata-field-from = 数据起始日
opendata-field-from-hint = 数据所涉及的第一天。
opendata-period = 期间
opendata-period-words = { $from } 至 { $to }
opendata-related = 相关数据
problem-opendata-theme-unknown = 请从列表中选择主题。
problem-opendata-place-unknown = 请从列表中选择地点。
problem-opendata-from-later = 起始日必须早于截止日。
opendata-todo-theme = 注明主题。
opendata-todo-place = 注明地点。
opendata-todo-dead-contact = 请换一个咨询网址：现有的没有回应。
opendata-todo-description = 写得更详细：至少 100 个字符。
opendata-todo-key = 注明哪些列可辨识每一行。
opendata-todo-late = 发布所承诺的版本。
opendata-todo-codes = 使用他人也使用的州、县、机构或类别代码。
opendata-todo-adds = +{ $points } 分
opendata-quality = 这份数据有多好？
opendata-quality-points = 欧洲元数据评估：{ $points } 分（满分 { $of }）
opendata-quality-nine = 符合 uData 九项条件中的 { $count } 项
opendata-quality-stars = 关联数据星级：{ $count }/5
opendata-quality-filled = { $percent } 的单元格有值
opendata-quality-title = 各机构的数据质量
opendata-quality-lead = 发布数据的机构，最好的排在前面。
opendata-quality-how = 如何计算
opendata-quality-how-words = 每份数据按 data.europa.eu 的元数据评估最多得 405 分：能否找到、取得、由程序读取、再次使用和评判。机构的分数是其数据的平均分。
opendata-quality-data = 此表的数据
opendata-quality-each = 每份数据的质量
opendata-place-number = 名次
opendata-datasets = 数据
opendata-points = 分数
opendata-class-excellent = 优秀
opendata-class-good = 良好
opendata-class-sufficient = 及格
opendata-class-bad = 较差
opendata-group-findability = 易于查找
opendata-group-accessibility = 易于取得
opendata-group-interoperability = 可由程序读取
opendata-group-reusability = 可再次使用
opendata-group-contextuality = 可供评判
opendata-dataset-quality = 每份数据的质量
opendata-dataset-quality-about = 此处发布的每份数据有多好：data.europa.eu 元数据评估的分数、uData 的九项条件、关联数据星级、有值的单元格，以及是否延迟。
opendata-dataset-agencies = 各机构的数据质量
opendata-dataset-agencies-about = 每个在此发布数据的机构、数据数量、按 data.europa.eu 元数据评估的平均分，以及延迟的数量。
opendata-column-agency = 发布机构的代码
opendata-column-dataset = 数据在网址中的名称
opendata-column-datasets = 发布的数据数量
opendata-column-points = 元数据评估的分数，0 至 405
opendata-column-class = 等级：excellent、good、sufficient 或 bad
opendata-column-findability = 易于查找的分数，0 至 100
opendata-column-accessibility = 易于取得的分数，0 至 100
opendata-column-interoperability = 可由程序读取的分数，0 至 110
opendata-column-reusability = 可再次使用的分数，0 至 75
opendata-column-contextuality = 可供评判的分数，0 至 20
opendata-column-nine = 符合的 uData 条件，0 至 9
opendata-column-stars = 关联数据星级，0 至 5
opendata-column-filled = 有值单元格的百分比
opendata-column-is-late = 下一版本是否延迟
opendata-column-late = 延迟的数据数量
opendata-follow = 关注此数据集
opendata-follow-lead = 发布新版本时，我们会写信告诉您，每天最多一次；版本被撤回时也会告诉您。每封信都有停止的链接。
opendata-follow-button = 给我写信
opendata-follow-on = 您正在关注此数据集。
opendata-follow-end = 停止关注
opendata-follow-made = 您已关注此数据集。
opendata-follow-ended = 您不再关注它。
opendata-follow-stopped = 您已停止接收我们的所有信件
opendata-follow-again = 重新给我寄信
opendata-follow-again-done = 我们的信件将重新寄给您。
opendata-follow-feed = 各版本的订阅源（Atom）
opendata-follow-all = 您关注的数据集
opendata-follow-none = 您还没有关注任何数据集
opendata-follow-none-next = 打开一个数据集，选择关注它。
opendata-follow-version = { $title }，第 { $version } 版
opendata-follow-rows = { $count } 行
opendata-follow-letter-subject = 新版本：{ $title }
opendata-follow-letter =
    { $title } 有了新版本，第 { $version } 版：
    { $link }

    在此查看或停止：
    { $follow }

    { $site }
opendata-follow-sms = { $site }：{ $title } 有新版本 { $link }
opendata-retracted-letter-subject = 已撤回：{ $title }
opendata-retracted-letter =
    { $title } 第 { $version } 版已被撤回。发布者说明：
    { $notice }

    { $link }

    在此查看或停止这些信件：
    { $follow }

    { $site }
opendata-retracted-all-letter-subject = 已撤回：{ $title }
opendata-retracted-all-letter =
    { $title } 的所有版本均已被撤回。发布者说明：
    { $notice }

    { $link }

    在此查看或停止这些信件：
    { $follow }

    { $site }
opendata-retracted-sms = { $site }：{ $title } 已被撤回 { $link }
problem-opendata-draft-awaited = 还有人在等待此草稿：程序已发送行，或已请第二人决定。请先发布或丢弃草稿。
problem-opendata-key-fixed = 有行在等待，它们使用另一个键。请先发布或丢弃这些行。
problem-opendata-ckan-key-absent = 第 { $row } 条记录的键 { $column } 没有值。
problem-opendata-ckan-key-twice = 第 { $row } 条记录的键与之前的记录相同。键为 { $column }。
opendata-refused-rows-left-out = 程序发送的行都未留下：请查看哪些被略去及原因。
opendata-left-out = 被略去的程序行
opendata-left-out-about = 轮到这些行时，它们与表不符。与其一同发送的行全部略去，其余保留。发送者可以重新发送。丢弃草稿后此列表消失。
opendata-fault-null-key = 没有键
opendata-fault-two-of-a-key = 另一行的键相同
opendata-fault-no-such-key = 没有此键的行，而它只能修改已有的行
opendata-fault-no-key = 缺少键
opendata-fault-too-much = 加上它会超过表的上限
opendata-there-where = 列出之处
opendata-there-here = 在本处发布
opendata-there-tag = 列自 { $source }
opendata-there-notice = 本资料列自 { $source }。数据存放在该处，我们没有核对过。
opendata-there-gone = 自 { $date } 起，{ $source } 不再列出此数据。下面的链接可能已失效。
opendata-there-source = 列自
opendata-there-files = 来源处的文件
opendata-there-no-files = 来源没有列出任何文件。
opendata-there-licence-none = 未说明
opendata-there-updated = 来源处的更新日期
opendata-there-next = 来源处的下次更新
opendata-there-geography = 区分的地方
opendata-there-demography = 区分的人群
opendata-there-taken = 说明的更改时间
opendata-there-caveat = 注意事项
opendata-ticket = 工单 { $reference }
opendata-ticket-held = 您反映的数据问题和您希望公开的数据
opendata-ticket-title = 一句话概括
opendata-ticket-words = 详细说明
opendata-ticket-send = 提交
opendata-ticket-made = 已提交。有答复时我们会写信给您。
opendata-ticket-agency = 机构
opendata-ticket-made-at = 提交时间
opendata-ticket-dataset = 数据集
opendata-ticket-state = 进度
opendata-ticket-due = 该机构应在 { $due }前答复。这是我们的估计，并非任何人的承诺。
opendata-ticket-thread = 经过
opendata-ticket-work = 写信或处理
opendata-ticket-see = 查看公开页面
opendata-ticket-officer-letter-subject = 数据工单 { $reference }
opendata-ticket-officer-letter =
    { $agency } 的数据工单 { $reference } 有新消息。

    { $link }
opendata-ticket-news-letter-subject = 您希望公开的数据有消息：{ $reference }
opendata-ticket-news-letter =
    { $agency } 已说明您参与的 { $reference } 的结果。

    { $link }
opendata-fault-list = 问题
opendata-fault-count = 等待答复：{ $open }。已答复：{ $answered }。
opendata-fault = 反映此数据集的问题
opendata-fault-lead = 将送交发布此数据集的 { $agency }。
opendata-fault-reason = 哪里不对？
opendata-fault-reason-wrong = 数值有误
opendata-fault-reason-missing = 缺少行或列
opendata-fault-reason-old = 已经过时
opendata-fault-reason-unclear = 含义不清楚
opendata-fault-reason-broken = 文件或链接无法使用
opendata-fault-reason-personal = 透露了不应公开的个人情况
opendata-fault-title-hint = 例如：2024 年巴生的数字出现了两次
opendata-fault-words-hint = 哪些行、哪些列，以及您如何得知。
opendata-fault-public = 在数据集页面上显示我的话和答复
opendata-fault-public-hint = 不会显示您的姓名。不勾选则只有机构能读到。
opendata-fault-acted-for = 数据问题
opendata-fault-state-received = 已收到
opendata-fault-state-working = 正在查看
opendata-fault-state-asked = 等待说明
opendata-fault-state-fixed = 已更正
opendata-fault-state-kept = 本应如此
opendata-fault-state-withdrawn = 已撤回
opendata-fault-move-take = 机构正在查看
opendata-fault-move-ask = 机构提出了问题
opendata-fault-move-answer = 已回答
opendata-fault-move-write = 反映者来信
opendata-fault-move-fix = 已更正
opendata-fault-move-keep = 本应如此
opendata-fault-move-reopen = 仍不正确
opendata-fault-move-transfer = 移交另一机构
opendata-fault-move-note = 内部备注
opendata-fault-move-withdraw = 已撤回
opendata-fault-clock-answer = 更正或说明原因
opendata-fault-letter-asked-subject = 关于 { $reference } 的问题
opendata-fault-letter-asked =
    { $agency } 对问题 { $reference } 有疑问。

    { $link }
opendata-fault-letter-answered-subject = { $reference } 的答复
opendata-fault-letter-answered =
    { $agency } 已答复问题 { $reference }。

    { $link }
opendata-wishes = 民众希望公开的数据
opendata-wishes-lead = 这里缺少应当公开的数据吗？请公开向有关机构提出。有同样需要的人可以加入，结果人人可见。
opendata-wishes-open = 等待中
opendata-wishes-closed = 已答复
opendata-wishes-any = 全部
opendata-wishes-none = 还没有人提出
opendata-wishes-none-next = 您可以第一个提出，或查看全部。
opendata-wish = 请求公开数据
opendata-wish-to = 致 { $agency }。
opendata-wish-lead = 机构会说明数据已发布、计划于某日发布、并不持有，或不予公开及其原因。
opendata-wish-title = 哪些数据？
opendata-wish-title-hint = 例如：各站每小时降雨量
opendata-wish-words-hint = 起止时间、细分程度，以及有何用途。
opendata-wish-public = 所有人都能读到，但不显示您的姓名。请勿写个人资料。
opendata-wish-agency = 哪个机构持有这些数据？
opendata-wish-agency-hint = 名称的一部分
opendata-wish-agency-none = 没有这样名称的机构。请换名称的另一部分再试。
opendata-wish-others = 还有谁需要
opendata-wish-joined = { $count ->
    [0] 还没有其他人
   *[other] 另有 { $count } 人
}
opendata-wish-join = 我也需要
opendata-wish-leave = 退出
opendata-wish-mine = 您已加入，有结果会通知您。
opendata-wish-joined-done = 有结果会通知您。
opendata-wish-left-done = 您已退出。
opendata-wish-planned-by = 计划于 { $due }前发布
opendata-wish-published-as = 发布为
opendata-wish-ask = 申请获取信息
opendata-wish-ask-about = 该机构不向所有人公开这些数据。您仍可提出信息申请，法律或良好做法为其规定了期限和复核。
opendata-wish-ask-button = 提出信息申请
opendata-wish-publish-hint = 若已发布，请写出数据集页面的地址。若列入计划，请说明在多少个工作日内。
opendata-wish-acted-for = 民众希望公开的数据
opendata-wish-state-received = 已收到
opendata-wish-state-working = 正在查看
opendata-wish-state-planned = 已列入计划
opendata-wish-state-published = 已发布
opendata-wish-state-not-held = 并不持有
opendata-wish-state-refused = 不予公开
opendata-wish-state-withdrawn = 已撤回
opendata-wish-move-take = 机构正在查看
opendata-wish-move-publish = 已发布
opendata-wish-move-plan = 已列入计划
opendata-wish-move-not-held = 机构并不持有
opendata-wish-move-refuse = 不予公开
opendata-wish-move-reply = 机构来信
opendata-wish-move-write = 提出者来信
opendata-wish-move-transfer = 移交另一机构
opendata-wish-move-note = 内部备注
opendata-wish-move-withdraw = 已撤回
opendata-wish-clock-answer = 说明结果
opendata-wish-letter-answered-subject = { $reference } 的答复
opendata-wish-letter-answered =
    { $agency } 已说明您希望公开的数据 { $reference } 的结果。

    { $link }
opendata-wish-letter-planned-subject = { $reference } 已列入计划
opendata-wish-letter-planned =
    { $agency } 计划在 { $due }前发布您希望公开的数据 { $reference }。

    { $link }
opendata-wish-letter-replied-subject = { $reference } 的消息
opendata-wish-letter-replied =
    { $agency } 就 { $reference } 来信。

    { $link }
problem-opendata-fault-unsaid = 请选择哪里不对。
problem-opendata-title-missing = 请用一句话说明是什么。
problem-opendata-words-missing = 请写明您的意思。
problem-opendata-words-personal = 所有人都会读到，其中有像个人号码的内容：{ $words }。请删去。
problem-opendata-agency-unknown = 没有这个机构。请另选一个。
problem-opendata-ticket-closed = 这已有答复，不能再加入。
problem-opendata-published-where = 请写出已发布数据集页面的地址，例如 /data/clinics。
opendata-reuses = 用这些数据做成的
opendata-reuses-lead = 民众用开放数据做成的应用、文章等。它们不属于各机构。
opendata-reuses-none = 还没有
opendata-reuses-none-next = 您做了什么吗？请在数据集页面上告诉我们。
opendata-reuses-all = 民众的全部成果
opendata-reuse = 告诉我们用此数据集做成的东西
opendata-reuse-lead = 机构官员查看之后才会公开。不会显示您的姓名。
opendata-reuse-held = 您告诉我们的数据成果
opendata-reuse-sort = 这是什么？
opendata-reuse-sort-app = 应用或网站
opendata-reuse-sort-article = 文章
opendata-reuse-sort-analysis = 分析或论文
opendata-reuse-sort-picture = 图片或地图
opendata-reuse-sort-tool = 供程序使用的工具
opendata-reuse-title = 叫什么名字？
opendata-reuse-url = 在哪里？
opendata-reuse-url-hint = 以 https:// 开头的地址
opendata-reuse-about = 有什么用？
opendata-reuse-about-hint = 写几句话。请勿写电话号码或电子邮件地址。
opendata-reuse-datasets = 还用到的其他数据集
opendata-reuse-datasets-hint = 名称或地址，用逗号隔开
opendata-reuse-told = 谢谢。官员查看之后人人可见。
opendata-reuse-withdrawn = 已收回，不再有人看到。
opendata-reuse-made-with = 使用的数据集：
opendata-reuse-own = 您告诉我们的
opendata-reuse-withdraw = 收回
opendata-reuse-state-waiting = 等待官员查看
opendata-reuse-state-shown = 已公开
opendata-reuse-state-refused = 未公开
opendata-reuse-state-withdrawn = 已收回
opendata-reuse-desk = 用我们的数据做成的
opendata-reuse-desk-lead = 公开之前请先看看页面：能用吗？与这些数据有关吗？不会伤害任何人吗？
opendata-reuse-desk-none = 没有等待您处理的
opendata-reuse-desk-none-next = 民众告诉我们的会出现在这里。
opendata-reuse-show = 公开
opendata-reuse-refuse = 不公开
opendata-reuse-reason = 为什么不公开？提交者会读到。
opendata-reuse-decided = 已决定。
opendata-reuse-officer-letter-subject = 有人用 { $title } 做了东西
opendata-reuse-officer-letter =
    有人告诉我们用 { $title } 做成的东西。请在公开之前查看。

    { $link }
opendata-dataset-reuses = 民众用开放数据做成的东西
opendata-dataset-reuses-about = 民众用本目录的数据集做成的应用、文章、分析、图片和工具，由他们告知，并由发布机构的官员决定公开。每项成果的每个数据集一行。
opendata-column-reuse-id = 标识
opendata-column-reuse-dataset = 所用数据集的名称
opendata-column-reuse-url = 所在地址
opendata-column-reuse-kind = app、article、analysis、picture 或 tool
opendata-column-reuse-title = 名称
opendata-column-reuse-about = 用途，按提交者所述
opendata-column-reuse-shown = 官员决定公开的日期
problem-opendata-sort-missing = 请选择这是什么。
problem-opendata-about-missing = 请写明有什么用。
problem-opendata-url-wrong = 请写任何人都能打开的页面地址，以 https:// 开头。
problem-opendata-dataset-unknown = 没有数据集 { $dataset }。
problem-opendata-datasets-many = 请写 1 至 10 个数据集。
opendata-harvest-title = 外部目录
opendata-harvest-lead = 我们定期读取的其他机构的开放目录。数据留在原处，我们列出时会注明来源。
opendata-harvest-none = 尚未读取任何目录
opendata-harvest-none-next = 在下面填写一个目录，我们就开始读取。
opendata-harvest-name = 在此的名称
opendata-harvest-name-hint = 小写字母、数字、点和连字符，例如 data.selangor.my。名称不再更改。
opendata-harvest-protocol = 读取方式
opendata-harvest-state = 状态
opendata-harvest-next = 下次读取
opendata-harvest-new = 新目录
opendata-harvest-make = 添加目录
opendata-harvest-url = 地址
opendata-harvest-url-hint = CKAN 填门户地址；其他填文件地址。
opendata-harvest-lang = 语言
opendata-harvest-lang-hint = 用于没有注明语言的文字。
opendata-harvest-hours = 读取间隔小时数
opendata-harvest-publishers = 发布者与机构
opendata-harvest-publishers-hint = 每行一个发布者：那里的名称 = 这里的机构代码。未列出的保留原名。
opendata-harvest-never = 从未读取
opendata-harvest-running = 正在读取
opendata-harvest-done = 完成
opendata-harvest-failed = 失败
opendata-harvest-off = 已停止
opendata-harvest-added = 新增
opendata-harvest-changed = 有更改
opendata-harvest-same = 没有变化
opendata-harvest-gone = 那里已不存在
opendata-harvest-spared = 缺失，保留原状
opendata-harvest-refused = 已拒绝
opendata-harvest-again = 重复出现
opendata-harvest-made = 将会读取此目录。
opendata-harvest-saved = 更改已保存。
opendata-harvest-begun = 已开始读取。
opendata-harvest-run = 一次读取
opendata-harvest-runs = 读取记录
opendata-harvest-since = 开始
opendata-harvest-ended = 结束
opendata-harvest-found = 结果
opendata-harvest-begin = 立即读取
opendata-harvest-stop = 停止定期读取
opendata-harvest-start = 恢复定期读取
opendata-harvest-listed = 查看已列出的数据
opendata-harvest-change = 更改目录
opendata-harvest-save = 保存
opendata-harvest-report = 发现的内容
opendata-harvest-report-none = 没有新增、更改、消失或被拒绝的内容。
opendata-harvest-identifier = 那里的标识符
opendata-harvest-outcome = 结果
opendata-harvest-reason = 原因
problem-opendata-source-name = 名称须为 2 至 60 个小写字母、数字、点或连字符，且不能是 data.gov.my。
problem-opendata-source-url = 请输入以 https:// 开头的完整地址，不含问号。
problem-opendata-source-hours = 请输入 1 至 744 之间的小时数。
problem-opendata-source-publishers = 每行的格式为 名称 = 代码，代码须是登记册中的机构。
problem-opendata-source-choice = 请从列表中选择一项。
problem-opendata-source-taken = 另一个目录已使用此名称。
problem-opendata-source-stale = 其他人已更改此目录。请重新打开页面。
