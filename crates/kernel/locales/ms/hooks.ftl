## Hooks: events for an agency's programs
kernel-hooks-title = Peristiwa untuk program
kernel-hooks-one = Alamat untuk peristiwa
kernel-hooks-lead = Apabila sesuatu berlaku pada kes agensi, kami terus memberitahu program agensi sendiri. Mesej ditandatangani dan menyatakan apa yang berlaku pada kes mana, tidak sekali-kali siapa orangnya.
kernel-hooks-none = Belum ada alamat
kernel-hooks-none-next = Daftarkan alamat tempat program anda menerima peristiwa.
kernel-hooks-new = Daftarkan alamat
kernel-hooks-url = Alamat
kernel-hooks-url-hint = Bermula dengan https:// dan boleh dicapai dari internet terbuka.
kernel-hooks-events = Peristiwa
kernel-hooks-events-hint = Nama dengan koma di antaranya, misalnya report.resolve, atau report.* untuk semua tentang aduan. Kosongkan untuk semua.
kernel-hooks-all = Semua peristiwa agensi
kernel-hooks-make = Daftarkan alamat
kernel-hooks-made = Alamat sudah didaftarkan. Kami sudah menghantar mesej pertama, dan program itu perlu menjawabnya.
kernel-hooks-changed = Sudah diubah.
kernel-hooks-rotated = Ada rahsia baharu. Selama sehari mesej membawa kedua-dua tandatangan.
kernel-hooks-replayed = Sedang dihantar semula.
kernel-hooks-ended = Alamat sudah dibuang.
kernel-hooks-state = Keadaan
kernel-hooks-state-unproved = Menunggu jawapan
kernel-hooks-state-live = Hidup
kernel-hooks-state-off = Dimatikan
kernel-hooks-about-unproved = Kami menghantar mesej jenis hook.challenge dan menunggu program menjawab dalam JSON dengan challenge itu di dalamnya. Sebelum itu, tiada apa-apa lagi dihantar.
kernel-hooks-about-live = Peristiwa dihantar sebaik sahaja berlaku; bagi satu kes, mengikut urutan.
kernel-hooks-about-off = Tiada apa-apa dihantar. Apabila anda menghidupkannya dan program menjawab semula, yang tertinggal akan dihantar.
kernel-hooks-failing = Tiada jawapan sejak { $since }
kernel-hooks-failing-since = Tiada jawapan sejak
kernel-hooks-failure = Apa yang tidak kena
kernel-hooks-since = Didaftarkan
kernel-hooks-old-until = Rahsia lama sah sehingga
kernel-hooks-secret = Simpan rahsia ini sekarang
kernel-hooks-secret-about = Dengannya program anda memastikan mesej itu daripada kami. Kami menunjukkannya sekali ini sahaja.
kernel-hooks-go-on = Saya sudah menyimpannya
kernel-hooks-on = Hidupkan
kernel-hooks-off = Matikan
kernel-hooks-rotate = Buat rahsia baharu
kernel-hooks-change = Pilih peristiwa lain
kernel-hooks-save = Simpan
kernel-hooks-end = Buang alamat
kernel-hooks-end-about = Apa yang belum dihantar turut dibuang.
kernel-hooks-deliveries = Mesej
kernel-hooks-deliveries-dead = Diketepikan
kernel-hooks-deliveries-waiting = Menunggu
kernel-hooks-deliveries-sent = Sudah sampai
kernel-hooks-deliveries-none = Tiada.
kernel-hooks-event = Peristiwa
kernel-hooks-at = Berlaku
kernel-hooks-tries = Cubaan
kernel-hooks-next = (lagi { $at })
kernel-hooks-replay = Hantar semula
kernel-hooks-replay-all = Hantar semula semuanya
kernel-hooks-letter-off-subject = Program anda di { $agency } tidak lagi menerima peristiwa
kernel-hooks-letter-off =
    Program { $agency } di alamat ini tidak menjawab kami selama beberapa hari, atau menyatakan bahawa ia sudah tiada:
    { $url }

    Kami sudah mematikannya. Tiada yang hilang: apabila ia berfungsi semula, hidupkannya di sini, dan yang tertinggal akan dihantar.
    { $link }

    { $site }
problem-kernel-hooks-url = Ini bukan alamat yang boleh kami hantar. Alamat bermula dengan https:// dan tidak mengandungi kata laluan.
problem-kernel-hooks-host = Pengendali perkhidmatan ini tidak membenarkan peristiwa dihantar ke hos ini. Minta mereka membenarkannya.
problem-kernel-hooks-events = Ini bukan nama peristiwa. Tulis nama seperti report.resolve atau report.*, paling banyak { $most }.
problem-kernel-hooks-many = Satu agensi mempunyai paling banyak { $most } alamat. Buang satu dahulu.
problem-kernel-hooks-stale = Orang lain baru sahaja mengubahnya. Lihat keadaannya sekarang, kemudian cuba lagi.
