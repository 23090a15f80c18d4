# Cara berita sampai kepada seseorang
kernel-news-title = Cara berita sampai kepada anda
kernel-news-lead = Bagi setiap saluran, pilih sama ada berita dihantar serta-merta, sekali sehari atau tidak langsung, dan waktu senyap tanpa sebarang bunyi.
kernel-news-always = Kod, notis tentang akaun anda dan keputusan rasmi sentiasa dihantar serta-merta, termasuk pada waktu malam: anda mungkin memerlukannya, atau masa untuk menjawab adalah singkat.
kernel-news-zone = Semua waktu mengikut jam { $zone }.
kernel-news-by-email = E-mel
kernel-news-by-sms = Mesej SMS
kernel-news-by-push = Makluman pada peranti anda
kernel-news-pace = Bila berita dihantar
kernel-news-pace-once = Serta-merta
kernel-news-pace-daily = Dikumpulkan, sekali sehari
kernel-news-pace-never = Tidak langsung
kernel-news-hour = Waktu berita yang dikumpulkan
kernel-news-hour-hint = Hanya dikira jika berita dihantar sekali sehari.
kernel-news-from = Senyap dari
kernel-news-from-hint = Berita yang tiba dalam waktu senyap dihantar apabila waktu itu tamat.
kernel-news-until = Senyap hingga
kernel-news-no-quiet = Tiada waktu senyap
kernel-news-change = Selepas anda simpan, surat yang telah dikumpulkan dihantar, atau sebaik sahaja waktu senyap tamat.
kernel-news-save = Simpan
kernel-news-saved = Telah disimpan. Berita dihantar mengikut pilihan anda mulai sekarang.
problem-kernel-news-pace = Pilih bila berita dihantar.
problem-kernel-news-hour = Pilih jam penuh dari 0 hingga 23.
problem-kernel-news-quiet-half = Pilih kedua-dua waktu mula dan waktu tamat senyap, atau biarkan kedua-duanya kosong.
problem-kernel-news-quiet-all-day = Waktu senyap mesti tamat pada jam lain daripada waktu mulanya. Jika tidak mahu apa-apa, pilih “Tidak langsung”.
problem-kernel-news-daily-quiet = Jam ini dalam waktu senyap anda. Pilih jam lain.

## Ringkasan
kernel-mail-digest-topic = ringkasan harian anda
kernel-mail-digest-subject = { $count } berita untuk anda
kernel-mail-digest-body =
    Yang baharu sejak ringkasan terakhir anda:

    { $entries }

    Semua urusan anda: { $link }
kernel-sms-digest = { $site }: { $count } berita untuk anda. { $link }
