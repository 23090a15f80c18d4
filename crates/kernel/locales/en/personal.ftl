## Personal numbers in public words
kernel-personal-title = Everybody would be able to read this
kernel-personal-identity = identity card number
kernel-personal-phone = telephone number
kernel-personal-email = e-mail address
kernel-personal-plate = vehicle plate
kernel-personal-ask = What shall we do with it?
kernel-personal-hide = Hide it from the public
kernel-personal-keep = Show it to everybody
kernel-personal-blank = Put […] in its place
kernel-personal-publish = Publish it
kernel-personal-hidden = [{ $kind } hidden]
