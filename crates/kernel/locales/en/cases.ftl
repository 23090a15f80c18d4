problem-kernel-case-stale = This case changed while you were filling in the form (it is now version { $version }). Reload the page, see what is new, then try again.
problem-kernel-case-not-possible = This cannot be done in the case's present state. Reload the page to see where it stands.
problem-kernel-text-missing = Write something here.
problem-kernel-text-too-long = The text is too long. Shorten it to { $max } characters.
problem-kernel-agency-unknown = There is no agency with this code. Choose one from the list.
problem-kernel-agency-same = The case is at that agency already. Choose another one.
kernel-basis-promise = promise
kernel-basis-estimate = our estimate
