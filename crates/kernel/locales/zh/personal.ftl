## Personal numbers in public words
kernel-personal-title = 所有人都会看到这些内容
kernel-personal-identity = 身份证号码
kernel-personal-phone = 电话号码
kernel-personal-email = 电邮地址
kernel-personal-plate = 车牌号码
kernel-personal-ask = 我们应如何处理？
kernel-personal-hide = 不向公众显示
kernel-personal-keep = 向所有人显示
kernel-personal-blank = 以 […] 代替
kernel-personal-publish = 公开
kernel-personal-hidden = [{ $kind }已隐藏]
