# News on devices
kernel-push-title = News on your devices
kernel-push-lead = When an agency answers, the devices that you choose show a title and a link. E-mail or SMS is sent as before.
kernel-push-unable = This browser cannot show news, or its scripts are off. E-mail or SMS is sent as before.
kernel-push-denied = The browser does not allow it. Allow notifications in its settings and try again.
kernel-push-here = Tell me on this device
kernel-push-none = No device is told yet.
kernel-push-devices = Your devices
kernel-push-since = Since
kernel-push-service = By way of
kernel-push-end = Stop
kernel-push-added = This device will be told of news.
kernel-push-ended = That device is told nothing more.
kernel-push-daily = There is news for you
problem-kernel-push-malformed = The browser gave no proper address of the device. Try again.
problem-kernel-push-many = You have { $max } devices already. Stop one first.
