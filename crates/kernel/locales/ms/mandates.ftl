## Bertindak bagi pihak orang lain
kernel-mandates-title = Bertindak bagi pihak orang lain
kernel-mandates-lead = Benarkan orang yang anda percayai berurusan dengan agensi awam untuk anda, atau lakukannya untuk orang yang meminta anda. Semua yang dibuat direkodkan dengan kedua-dua nama.
kernel-mandates-offer = { $name } meminta anda bertindak bagi pihaknya
kernel-mandates-offer-about = Jika anda terima, anda boleh memilih untuk bertindak bagi pihaknya. Setiap perkara yang anda buat akan dimaklumkan kepadanya.
kernel-mandates-accept = Terima
kernel-mandates-decline = Tidak terima
kernel-mandates-held = Bagi siapa anda boleh bertindak
kernel-mandates-held-none = Tiada sesiapa meminta anda bertindak bagi pihaknya.
kernel-mandates-given = Siapa boleh bertindak bagi anda
kernel-mandates-given-none = Tiada sesiapa boleh bertindak bagi pihak anda.
kernel-mandates-for = Bagi siapa
kernel-mandates-who = Siapa
kernel-mandates-covers = Untuk apa
kernel-mandates-since = Sejak
kernel-mandates-until = Hingga
kernel-mandates-state = Keadaan
kernel-mandates-use = Bertindak baginya
kernel-mandates-end = Tamatkan
kernel-mandates-no-end = tiada tarikh tamat
kernel-mandates-all = Semua urusan di sini, kini dan akan datang
kernel-mandates-acts = bertindak dan melihat
kernel-mandates-looks = melihat sahaja
kernel-mandates-officer = Pegawai yang mencatatkannya untuk anda
kernel-mandates-nobody = orang yang telah menutup akaunnya
kernel-mandate-state-offered = Menunggu jawapan
kernel-mandate-state-lapsed = Tidak dijawab dalam masa
kernel-mandate-state-ahead = Bermula kemudian
kernel-mandate-state-active = Berkuat kuasa
kernel-mandate-state-over = Sudah tamat
kernel-mandate-state-declined = Tidak diterima
kernel-mandate-state-withdrawn = Ditarik balik
kernel-mandate-state-revoked = Ditamatkan oleh pemberinya
kernel-mandate-state-returned = Dipulangkan
kernel-mandate-state-closed = Tamat bersama akaun
kernel-mandate-state-done = Selesai
kernel-mandates-done-offered = Tawaran anda sedang dihantar. Tiada apa-apa boleh dibuat bagi pihak anda sebelum ia diterima.
kernel-mandates-done-accepted = Anda kini boleh bertindak bagi pihaknya.
kernel-mandates-done-declined = Anda tidak menerimanya. Orang itu dimaklumkan.
kernel-mandates-done-ended = Ia sudah ditamatkan.
kernel-mandate-given-title = Siapa bertindak bagi anda
kernel-mandate-part-title = Siapa bertindak bagi { $name }
kernel-mandate-held-title = Bagi siapa anda bertindak
kernel-mandates-done = Apa yang telah dibuat
kernel-mandates-done-none = Belum ada apa-apa dibuat.
kernel-mandates-done-caption = Apa yang telah dibuat, yang terbaharu dahulu
kernel-mandates-when = Bila
kernel-mandates-what = Apa
kernel-mandates-case = Kes
kernel-mandates-opened = Dimulakan: { $kind }
kernel-mandates-end-given = Mulai saat itu orang ini tidak boleh membuat apa-apa lagi bagi pihak anda. Apa yang telah dibuat kekal.
kernel-mandates-end-held = Mulai saat itu anda tidak boleh membuat apa-apa lagi bagi pihaknya. Apa yang telah anda buat kekal.
kernel-mandate-new-title = Benarkan orang bertindak bagi anda
kernel-mandate-new-lead = Orang itu melihat kes anda di sini dan boleh membuka kes baharu atas nama anda, setakat yang anda benarkan.
kernel-mandate-new-address = E-mel atau nombor telefon orang itu
kernel-mandate-new-address-hint = Sesiapa yang log masuk dengannya boleh menerima. Semak betul-betul.
kernel-mandate-new-way = Apa yang dibenarkan
kernel-mandate-act = Bertindak
kernel-mandate-act-hint = Membuka kes, menjawab, menambah fail.
kernel-mandate-look = Melihat sahaja
kernel-mandate-look-hint = Melihat kes anda tanpa mengubah apa-apa.
kernel-mandate-new-kinds-hint = Pilih semua, atau yang diperlukan sahaja.
kernel-mandate-new-from = Mulai
kernel-mandate-new-from-hint = Biarkan kosong untuk serta-merta.
kernel-mandate-new-until = Hari terakhir
kernel-mandate-new-until-hint = Biarkan kosong dan ia berkuat kuasa sehingga anda menamatkannya.
kernel-mandate-new-told = Kami menulis kepada anda setiap kali sesuatu dibuat atas nama anda.
kernel-mandate-new-not = Orang itu tidak boleh memindahkannya kepada orang lain, dan tidak melihat akaun anda: alamat, kertas pengenalan atau sesi.
kernel-mandate-new-end = Anda boleh menamatkannya pada bila-bila masa, dan ia tamat serta-merta.
kernel-mandate-new-go = Hantar tawaran
kernel-letter-mandate-offered-subject = { $grantor } meminta anda bertindak bagi pihaknya
kernel-letter-mandate-offered =
    { $grantor } ingin anda berurusan dengan agensi awam atas namanya di { $site }.

    Log masuk dengan alamat ini, baca untuk apa, dan terima atau tolak: { $link }

    Jika anda tidak mengenalinya, jangan buat apa-apa. Tawaran ini tamat selepas { $days } hari.
kernel-letter-mandate-given-subject = Anda meminta seseorang bertindak bagi anda
kernel-letter-mandate-given =
    Dari akaun anda di { $site }, { $holder } diminta bertindak bagi pihak anda. Tiada apa-apa boleh dibuat sebelum ia diterima.

    Jika bukan anda yang meminta, tamatkan segera: { $link }
kernel-letter-mandate-accepted-subject = { $holder } kini boleh bertindak bagi anda
kernel-letter-mandate-accepted =
    { $holder } bersetuju bertindak bagi pihak anda di { $site }. Kami menulis kepada anda setiap kali sesuatu dibuat atas nama anda.

    Lihat, dan tamatkan bila-bila masa: { $link }
kernel-letter-mandate-declined-subject = { $holder } tidak akan bertindak bagi anda
kernel-letter-mandate-declined =
    { $holder } tidak bersetuju bertindak bagi pihak anda di { $site }. Anda boleh meminta orang lain: { $link }
kernel-letter-mandate-revoked-subject = Anda tidak lagi bertindak bagi { $grantor }
kernel-letter-mandate-revoked =
    { $grantor } menamatkan kebenaran anda bertindak bagi pihaknya di { $site }. Apa yang telah anda buat kekal direkodkan: { $link }
kernel-letter-mandate-returned-subject = { $holder } tidak lagi bertindak bagi anda
kernel-letter-mandate-returned =
    { $holder } memulangkan kebenaran bertindak bagi pihak anda di { $site }. Apa yang telah dibuat kekal direkodkan: { $link }
kernel-letter-mandate-closed-subject = Kebenaran bertindak telah tamat
kernel-letter-mandate-closed =
    Orang yang bertindak bagi anda di { $site }, atau yang anda wakili, telah menutup akaunnya. Tiada apa-apa lagi boleh dibuat: { $link }
kernel-letter-mandate-used-subject = { $holder } membuat sesuatu atas nama anda: { $reference }
kernel-letter-mandate-used =
    { $holder } membuat sesuatu atas nama anda pada { $reference }.

    Lihat apa yang dibuat. Jika anda tidak mahu, tamatkan di situ: { $link }
problem-kernel-mandate-over = Anda tidak boleh membuat ini atas namanya: kebenaran sudah tamat, atau bukan untuk ini. Lihat “Bertindak bagi pihak orang lain” dan pilih bagi siapa anda bertindak.
problem-kernel-mandate-answered = Ini sudah dijawab atau ditamatkan.
problem-kernel-mandate-nested = Anda kini bertindak bagi orang lain. Kembali sebagai diri sendiri dahulu: kebenaran tidak boleh dipindahkan.
problem-kernel-mandate-own = Ini alamat anda sendiri. Beri alamat orang lain.
problem-kernel-mandate-span = Beri hari yang wujud. Hari terakhir mesti selepas hari mula dan selepas sekarang, dalam masa sepuluh tahun.
problem-kernel-mandate-kind = Pilih untuk apa.
problem-kernel-mandate-way = Pilih apa yang dibenarkan.
problem-kernel-mandates-many = { $most } orang sudah boleh bertindak bagi anda, iaitu had tertinggi. Tamatkan sebahagian dahulu.
problem-kernel-mandates-waiting = { $most } tawaran anda menunggu jawapan, iaitu had tertinggi. Tarik balik sebahagian dahulu.
