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
problem-kernel-document-stale = Somebody else blacked out a part of this photo a moment ago. Your boxes are still here: look at the photo as it is now, and black out again.
problem-kernel-blob-taken-away = The same file was being taken away just as you sent it. Send it again.
problem-kernel-redact-none = Mark at least one box on the photo first.
problem-kernel-redact-many = Too many boxes. The limit is { $max }; black these out first, then go on.
problem-kernel-redact-outside = These numbers do not make a box inside the photo. Give four whole numbers that lie within its size.
kernel-redact-title = Black out part of a photo
kernel-redact-about = Press two corners of each part that must not be seen, such as a face or a number plate. The black boxes show how the photo will look.
kernel-redact-first = Press one corner of the part to black out.
kernel-redact-second = The first corner is marked. Now press the opposite corner.
kernel-redact-photo = The photo. Press two corners to mark a box; with a keyboard, use the numbers below.
kernel-redact-again = Undo the first corner
kernel-redact-smaller = Show smaller
kernel-redact-larger = Show larger
kernel-redact-boxes = Boxes marked
kernel-redact-box = Box { $number }
kernel-redact-drop = Take back
kernel-redact-numbers = Mark a box by numbers
kernel-redact-numbers-hint = In pixels. The photo is { $width } pixels wide and { $height } pixels high.
kernel-redact-x = From the left edge
kernel-redact-y = From the top edge
kernel-redact-width = Width
kernel-redact-height = Height
kernel-redact-add = Add the box
kernel-redact-copy = Show a copy with these parts blacked out
kernel-redact-copy-hint = Whoever sees the case sees the copy and reads why. The original stays with the office. The copy is a picture: there is no text under the black boxes.
kernel-redact-final = The photo as it was is taken away from everybody, for good.
kernel-redact-do = Black out
kernel-redact-link = Black out
kernel-remove-title = Remove a photo
kernel-remove-photo = The photo to be removed
kernel-remove-about = The photo is gone for everybody at once, and for good. If only a part of it must not be seen, black out that part instead.
kernel-remove-do = Remove the photo
kernel-remove-link = Remove
kernel-remove-file-title = Remove a file
kernel-remove-file-about = The file is gone for everybody at once, and for good.
kernel-remove-file-do = Remove the file
kernel-moderate-reason = Why
kernel-moderate-reason-hint = The person who made the report will read this. Do not write what you are hiding.
kernel-moderate-back = Back without changing anything
problem-kernel-file-empty = This file is empty. Choose the file again.
problem-kernel-file-large = This file is too large. The limit is { $max } MB; send a shorter recording, or a PDF with fewer pages.
problem-kernel-file-damaged = This file is damaged or was not uploaded completely. Send it again. If that does not help, make a new recording, or print the PDF to a new PDF.
problem-kernel-file-kind = { $found ->
        [heic] HEIC photos cannot be opened here yet. Send a JPEG: on an iPhone, choose Settings, Camera, Formats, "Most Compatible".
        [avif] AVIF photos cannot be opened here yet. Save it as JPEG or PNG and send it again.
        [gif] GIF is not taken. Send a JPEG, PNG or WebP photo, or a video as MP4.
        [web] Web pages and drawings are not taken. Save it as PDF, or send a screenshot.
        [wav] Recordings of this kind are not taken. Save it as MP3 or M4A and send it again.
        [avi] Videos of this kind are not taken. Save it as MP4 and send it again.
        [locked] This PDF is protected by a password. Save it without the password and send that copy.
        [office] Word, Excel and ZIP files are not taken. Save it as PDF and send that.
       *[other] We do not know this kind of file. Send a photo as JPEG, PNG or WebP, a video as MP4, MOV or WebM, a recording as M4A, MP3 or OGG, or a PDF.
    }
problem-kernel-document-case-closed = This case is closed and takes no more documents. Open a new case.
problem-kernel-documents-many = This case has { $max } documents, which is the most.
problem-kernel-document-sort-unknown = Cases of this kind know no such sort of document.
