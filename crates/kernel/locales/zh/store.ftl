problem-store-busy = 同时使用的人太多。请稍后再试；没有任何改动。
problem-store-conflict = 此更改与另一项更改冲突。请重新载入页面后再试。
problem-store-contended = 其他人正在更改同一内容。请再试一次；没有任何改动。
problem-store-unavailable = 目前无法连接数据库。请稍后再试。
problem-store-full = 存储空间已满，无法保存。请稍后再试。
