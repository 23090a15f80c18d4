kernel-search-title = 搜索
kernel-search-hint = 输入机构名称、问题类型或参考编号。
kernel-search-nothing = 找不到与“{ $words }”相符的内容。请检查写法、换个词语，或直接提交报告。
kernel-search-report = 提交报告
kernel-search-agencies = 机构
kernel-search-categories = 可以报告的事项
kernel-search-reports = 报告
