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
