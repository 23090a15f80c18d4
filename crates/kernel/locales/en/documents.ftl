problem-kernel-photo-empty = This file is empty. Choose the photo again.
problem-kernel-photo-large = This file is too large. The limit is { $max } MB; send a smaller photo.
problem-kernel-photo-pixels = This photo is too large to open. The limit is { $max } megapixels; shrink it first, or take a screenshot of it.
problem-kernel-photo-damaged = This photo is damaged or was not uploaded completely. Send it again, or take a screenshot of it.
problem-kernel-photo-kind = { $found ->
        [heic] HEIC photos cannot be opened here yet. Send a JPEG: on an iPhone, choose Settings, Camera, Formats, "Most Compatible".
        [avif] AVIF photos cannot be opened here yet. Save it as JPEG or PNG and send it again.
        [gif] GIF is not taken. Send a JPEG, PNG or WebP photo.
        [pdf] This is a PDF file. Send a JPEG, PNG or WebP photo, such as a screenshot of its page.
        [svg] SVG drawings are not taken. Send a JPEG, PNG or WebP photo.
        [html] This is a web page, not a photo. Send a JPEG, PNG or WebP photo.
        [video] This is a video. Send a JPEG, PNG or WebP photo, such as a screenshot of the video.
       *[other] This file is not a photo that we know. Send a JPEG, PNG or WebP photo.
    }
problem-kernel-blobs-unavailable = Files cannot be kept or opened at the moment. Try again shortly.
