# 设备上的消息
kernel-push-title = 设备上的消息
kernel-push-lead = 机构答复时，您所选的设备会显示标题和链接。电邮或短信照常发送。
kernel-push-unable = 此浏览器不能显示消息，或脚本已关闭。电邮或短信照常发送。
kernel-push-denied = 浏览器不允许。请在浏览器设置中允许通知，然后再试。
kernel-push-here = 在此设备上通知我
kernel-push-none = 还没有设备接收消息。
kernel-push-devices = 您的设备
kernel-push-since = 自
kernel-push-service = 经由
kernel-push-end = 停止
kernel-push-added = 此设备会收到消息。
kernel-push-ended = 那台设备不再收到消息。
kernel-push-daily = 您有新消息
problem-kernel-push-malformed = 浏览器没有给出正确的设备地址。请再试一次。
problem-kernel-push-many = 您已有 { $max } 台设备。请先停止一台。
