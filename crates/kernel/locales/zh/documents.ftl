problem-kernel-photo-empty = 这个文件是空的。请重新选择照片。
problem-kernel-photo-large = 文件太大，上限为 { $max } MB。请发送较小的照片。
problem-kernel-photo-pixels = 照片太大，无法打开，上限为 { $max } 百万像素。请先缩小，或截屏后发送。
problem-kernel-photo-damaged = 照片已损坏或没有完整上传。请重新发送，或截屏后发送。
problem-kernel-photo-kind = { $found ->
        [heic] 这里暂时无法打开 HEIC 照片。请发送 JPEG：在 iPhone 上选择“设置”、“相机”、“格式”、“兼容性最佳”。
        [avif] 这里暂时无法打开 AVIF 照片。请另存为 JPEG 或 PNG 后重新发送。
        [gif] 不接受 GIF。请发送 JPEG、PNG 或 WebP 照片。
        [pdf] 这是 PDF 文件。请发送 JPEG、PNG 或 WebP 照片，例如页面截屏。
        [svg] 不接受 SVG 图形。请发送 JPEG、PNG 或 WebP 照片。
        [html] 这是网页，不是照片。请发送 JPEG、PNG 或 WebP 照片。
        [video] 这是视频。请发送 JPEG、PNG 或 WebP 照片，例如视频截屏。
       *[other] 我们无法识别此文件为照片。请发送 JPEG、PNG 或 WebP 照片。
    }
problem-kernel-blobs-unavailable = 目前无法保存或打开文件。请稍后再试。
problem-kernel-document-stale = 刚才有人涂黑了这张照片的一部分。您标记的方框仍在：请查看照片现在的样子，然后再涂黑一次。
problem-kernel-blob-taken-away = 您发送时，同一份文件正在被移除。请再发送一次。
problem-kernel-redact-none = 请先在照片上至少标记一个方框。
problem-kernel-redact-many = 方框太多，上限为 { $max } 个。请先涂黑这些，再继续。
problem-kernel-redact-outside = 这些数字不是照片内的方框。请填写四个整数，并且不超出照片的大小。
kernel-redact-title = 涂黑照片的一部分
kernel-redact-about = 对每个不应让人看到的部分（例如人脸或车牌）点按两个对角。黑色方框就是照片将来的样子。
kernel-redact-first = 请点按要涂黑部分的一个角。
kernel-redact-second = 第一个角已标记。现在请点按对角。
kernel-redact-photo = 照片。点按两个对角来标记方框；使用键盘时，请填写下面的数字。
kernel-redact-again = 撤销第一个角
kernel-redact-smaller = 缩小显示
kernel-redact-larger = 放大显示
kernel-redact-boxes = 已标记的方框
kernel-redact-box = 方框 { $number }
kernel-redact-drop = 撤回
kernel-redact-numbers = 用数字标记方框
kernel-redact-numbers-hint = 以像素为单位。照片宽 { $width } 像素，高 { $height } 像素。
kernel-redact-x = 距左边
kernel-redact-y = 距上边
kernel-redact-width = 宽
kernel-redact-height = 高
kernel-redact-add = 添加方框
kernel-redact-copy = 展示涂黑这些部分的副本
kernel-redact-copy-hint = 所有能看到此案件的人都能看到副本和原因。原件保留在机构内。副本是图片：黑框下没有文字。
kernel-redact-final = 原来的照片将对所有人永久移除，无法恢复。
kernel-redact-do = 涂黑
kernel-redact-link = 涂黑
kernel-remove-title = 移除照片
kernel-remove-photo = 将被移除的照片
kernel-remove-about = 照片会立即对所有人消失，无法恢复。如果只有一部分不应让人看到，请只涂黑那一部分。
kernel-remove-do = 移除照片
kernel-remove-link = 移除
kernel-remove-file-title = 移除文件
kernel-remove-file-about = 文件会立即对所有人消失，无法恢复。
kernel-remove-file-do = 移除文件
kernel-moderate-reason = 原因
kernel-moderate-reason-hint = 提交报告的人会看到这段话。请勿写出您要隐藏的内容。
kernel-moderate-back = 不作更改，返回
problem-kernel-file-empty = 这个文件是空的。请重新选择文件。
problem-kernel-file-large = 文件太大，上限为 { $max } MB。请发送较短的录制，或页数较少的 PDF。
problem-kernel-file-damaged = 文件已损坏或没有完整上传。请重新发送。如果仍然不行，请重新录制，或把该 PDF 打印成新的 PDF。
problem-kernel-file-kind = { $found ->
        [heic] 这里还不能打开 HEIC 照片。请发送 JPEG：在 iPhone 上依次选择“设置”“相机”“格式”“兼容性最佳”。
        [avif] 这里还不能打开 AVIF 照片。请另存为 JPEG 或 PNG 后再发送。
        [gif] 不接收 GIF。请发送 JPEG、PNG 或 WebP 照片，或 MP4 视频。
        [web] 不接收网页和绘图。请另存为 PDF，或发送截图。
        [wav] 不接收这类录音。请另存为 MP3 或 M4A 后再发送。
        [avi] 不接收这类视频。请另存为 MP4 后再发送。
        [locked] 此 PDF 有密码保护。请另存一份不带密码的副本后再发送。
        [office] 不接收 Word、Excel 和 ZIP 文件。请另存为 PDF 后再发送。
       *[other] 我们不认识这类文件。请发送 JPEG、PNG 或 WebP 照片，MP4、MOV 或 WebM 视频，M4A、MP3 或 OGG 录音，或 PDF。
    }
problem-kernel-document-case-closed = 此个案已结束，不再接收文件。请另开新个案。
problem-kernel-documents-many = 此个案已有 { $max } 份文件，已达上限。
problem-kernel-document-sort-unknown = 这类个案没有这种文件。
