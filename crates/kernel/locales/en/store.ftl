problem-store-busy = Too many people are asking at once. Try again in a moment; nothing was changed.
problem-store-conflict = This change collides with another one. Reload the page and try again.
problem-store-contended = Others keep changing the same thing. Try again; nothing was changed.
problem-store-unavailable = The database cannot be reached right now. Try again in a moment.
problem-store-full = The storage is full, so this could not be kept. Please try again later.
