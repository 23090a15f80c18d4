## Personal numbers in public words
kernel-personal-title = Semua orang akan dapat membacanya
kernel-personal-identity = nombor kad pengenalan
kernel-personal-phone = nombor telefon
kernel-personal-email = alamat e-mel
kernel-personal-plate = nombor plat kenderaan
kernel-personal-ask = Apa yang perlu kami buat dengannya?
kernel-personal-hide = Sembunyikan daripada umum
kernel-personal-keep = Paparkan kepada semua orang
kernel-personal-blank = Ganti dengan […]
kernel-personal-publish = Siarkan kepada umum
kernel-personal-hidden = [{ $kind } disembunyikan]
