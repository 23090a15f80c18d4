# Makluman pada peranti
kernel-push-title = Makluman pada peranti
kernel-push-lead = Apabila agensi menjawab, peranti yang anda pilih memaparkan tajuk dan pautan. E-mel atau SMS tetap dihantar.
kernel-push-unable = Pelayar ini tidak boleh menerima makluman, atau skripnya dimatikan. E-mel atau SMS tetap dihantar.
kernel-push-denied = Pelayar tidak membenarkan makluman. Benarkan dalam tetapan pelayar, kemudian cuba lagi.
kernel-push-here = Maklumkan pada peranti ini
kernel-push-none = Belum ada peranti yang menerima makluman.
kernel-push-devices = Peranti anda
kernel-push-since = Sejak
kernel-push-service = Melalui
kernel-push-end = Hentikan
kernel-push-added = Peranti ini akan menerima makluman.
kernel-push-ended = Peranti itu tidak lagi menerima makluman.
kernel-push-daily = Ada berita untuk anda
problem-kernel-push-malformed = Pelayar tidak memberi alamat peranti yang betul. Cuba lagi.
problem-kernel-push-many = Anda sudah ada { $max } peranti. Hentikan satu dahulu.
