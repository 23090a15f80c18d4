disclosure-title = Hak mendapat maklumat
disclosure-lead = Minta apa-apa maklumat daripada badan awam. Semua orang nampak apa yang diminta, bila jawapan perlu sampai, dan apa yang dijawab.
disclosure-search = Apa yang anda ingin tahu?
disclosure-search-hint = Mungkin sudah dijawab. Kami cari dalam permohonan orang lain dan set data.
disclosure-found = Apa yang sudah diketahui
disclosure-found-none = Belum ada orang bertanya tentang ini
disclosure-found-none-next = Anda boleh menjadi yang pertama.
disclosure-found-tables = Set data
disclosure-found-requests = Permohonan orang lain
disclosure-found-not = Bukan ini yang anda cari?
disclosure-new = Minta maklumat
disclosure-list = Permohonan terbaharu
disclosure-list-agency = Permohonan kepada { $agency }
disclosure-list-state = Status
disclosure-list-outcome = Hasil
disclosure-list-any = Semua
disclosure-list-filter = Tapis
disclosure-list-none = Tiada permohonan di sini
disclosure-list-none-next = Ubah tapisan, atau minta maklumat sendiri.
disclosure-list-open = Belum selesai
disclosure-list-closed = Selesai
disclosure-feed = Ikuti permohonan baharu (Atom)
disclosure-overdue = Lewat
disclosure-new-agency = Siapa yang anda ingin tanya?
disclosure-new-agency-lead = Undang-undang yang terpakai bergantung pada agensi. Pilih agensi dahulu.
disclosure-new-agency-words = Nama agensi atau tempat
disclosure-new-agency-hint = Contohnya “Petaling Jaya” atau “kementerian pendidikan”.
disclosure-new-agency-none = Tiada agensi dengan nama ini. Cuba perkataan lain.
disclosure-new-agency-choose = Pilih agensi
disclosure-new-agency-all = Lihat semua agensi
disclosure-new-to = Kepada: { $agency }.
disclosure-regime = Hak anda di agensi ini
disclosure-regime-none = Tiada undang-undang; amalan baik
disclosure-regime-none-about = Tiada undang-undang yang menetapkan tempoh untuk agensi ini. Tarikh di bawah ialah anggaran kami, bukan janji sesiapa.
disclosure-regime-law = Undang-undang
disclosure-regime-answer = Jawapan selepas pengesahan penerimaan
disclosure-regime-urgent = Jika nyawa atau kebebasan seseorang terlibat
disclosure-regime-fees = Bayaran
disclosure-regime-free = Tiada bayaran yang ditetapkan
disclosure-regime-board = Rayuan kepada
disclosure-account = Log masuk dahulu
disclosure-account-about = Undang-undang ini mahu tahu siapa yang meminta. Nama anda tidak ditunjukkan kepada umum.
disclosure-new-title = Tajuk ringkas
disclosure-new-title-hint = Satu baris yang orang lain boleh faham.
disclosure-new-words = Maklumat yang anda minta
disclosure-new-words-hint = Sebut dokumen, tempoh dan bentuk yang anda mahu. Jangan tulis nama, nombor kad pengenalan atau alamat sesiapa.
disclosure-new-urgency = Mengapa nyawa atau kebebasan seseorang terlibat
disclosure-new-urgency-hint = Isi hanya jika benar. Agensi sahaja yang membaca ini.
disclosure-shown = Siapa yang boleh melihat?
disclosure-shown-hint = Yang awam ialah tajuk, permohonan, semua surat-menyurat dan jawapan. Nama anda tidak ditunjukkan.
disclosure-shown-public = Semua orang, mulai sekarang
disclosure-shown-public-hint = Orang lain tidak perlu bertanya lagi.
disclosure-shown-later = Semua orang, mulai hari yang saya pilih
disclosure-shown-later-hint = Untuk wartawan dan penyelidik. Seminggu sebelum hari itu kami mengingatkan anda jika anda log masuk; selepas itu semuanya terbuka.
disclosure-shown-personal = Tiada sesiapa: ini tentang diri saya
disclosure-shown-personal-hint = Anda dan agensi sahaja yang melihatnya. Ia tiada dalam senarai, carian atau kiraan.
disclosure-new-reveal = Hari ia dibuka kepada umum
disclosure-new-reveal-hint = Hanya jika anda memilih hari. Selewat-lewatnya setahun dari sekarang.
disclosure-new-warning = Fikir dahulu: apa yang terbuka kepada umum boleh disalin oleh sesiapa sahaja, dan tidak dapat ditarik balik.
disclosure-new-known = Kami menulis kepada anda apabila ada berita.
disclosure-new-unknown = Anda tidak log masuk. Selepas menghantar, anda mendapat kod rahsia untuk membuka permohonan ini kemudian.
disclosure-new-send = Hantar permohonan
disclosure-made = Permohonan anda telah dihantar
disclosure-made-reference = Rujukan:
disclosure-made-secret = Simpan kod ini
disclosure-made-secret-about = Dengan rujukan dan kod ini anda boleh menjawab dan memohon semakan. Kami tidak dapat memberikannya lagi.
disclosure-made-next = Agensi perlu mengesahkan penerimaannya dahulu. Tempoh jawapan bermula ketika itu.
disclosure-made-open = Lihat permohonan
disclosure-key = Buka permohonan anda
disclosure-key-lead = Permohonan ini tidak terbuka kepada umum, atau tidak wujud. Jika ini milik anda, masukkan kodnya.
disclosure-key-words = Kod rahsia
disclosure-key-open = Buka
disclosure-request = Permohonan maklumat { $reference }
disclosure-next = Apa yang berlaku seterusnya
disclosure-why-date = Bagaimana tarikh dikira
disclosure-files-own = Dokumen
disclosure-act-you = Apa yang anda boleh buat
disclosure-thread = Surat-menyurat
disclosure-desk = Buka di meja pegawai
disclosure-desk-crumb = Meja
disclosure-desk-done = Selesai: { $move }.
disclosure-desk-case = Bayaran, pegawai dan sejarah penuh
disclosure-desk-public = Halaman awam
disclosure-act = Tindakan
disclosure-act-none = Tiada tindakan buat masa ini.
disclosure-choose = Pilih satu
disclosure-files = Dokumen yang disertakan
disclosure-files-hint = PDF, JPEG, PNG atau WebP. Sesiapa yang membaca jawapan boleh membukanya: hitamkan dahulu apa yang tidak boleh dilihat.
disclosure-file-picture = Gambar { $number }
disclosure-file-paper = Dokumen { $number } (PDF)
disclosure-file-recording = Rakaman { $number }
disclosure-kept-personal = Hanya peminta dan agensi yang melihatnya.
disclosure-kept-later = Terbuka kepada umum mulai { $day }.
disclosure-fact-agency = Dipegang oleh
disclosure-fact-made = Dihantar
disclosure-fact-outcome = Hasil
disclosure-fact-answered = Dijawab
disclosure-fact-late = lewat
disclosure-fact-in-time = dalam tempoh
disclosure-next-closed = { $agency } telah selesai dengannya.
disclosure-next-clarify-you = { $agency } menunggu jawapan anda. Masa berhenti sehingga anda menjawab.
disclosure-next-clarify = { $agency } menunggu penjelasan daripada peminta. Masa berhenti sehingga itu.
disclosure-next-fee = Bayaran belum dijelaskan. Masa berhenti sehingga ia dibayar atau dikecualikan.
disclosure-next-board = Lembaga rayuan sedang memutuskan.
disclosure-next-overdue = { $agency } sepatutnya bertindak { $due }. Tarikh itu sudah lepas.
disclosure-next-receipt = { $agency } perlu mengesahkan penerimaan { $due }.
disclosure-next-review = Pegawai lain menyemaknya. { $agency } perlu memutuskan { $due }.
disclosure-next-answer = { $agency } perlu menjawab { $due }.
disclosure-basis-law = Tarikh ini ditetapkan oleh undang-undang.
disclosure-basis-estimate = Tiada undang-undang menetapkan tarikh ini. Ia anggaran kami.
disclosure-count-received = Permohonan awam diterima
disclosure-count-answered = Dijawab
disclosure-count-in-time = Dijawab dalam tempoh
disclosure-count-overdue = Lewat sekarang
disclosure-count-full = Diberi sepenuhnya
disclosure-count-partial = Diberi sebahagian
disclosure-count-refused = Ditolak
disclosure-count-not-held = Tiada dalam simpanan
disclosure-count-few = kurang daripada { $few }
disclosure-held = Permohonan maklumat
disclosure-acted-for = Permohonan maklumat

disclosure-state-received = Diterima
disclosure-state-urgent = Diterima, dikatakan segera
disclosure-state-working = Sedang dijawab
disclosure-state-clarifying = Menunggu penjelasan
disclosure-state-fee-due = Menunggu bayaran
disclosure-state-answered = Diberi sepenuhnya
disclosure-state-partial = Diberi sebahagian
disclosure-state-refused = Ditolak
disclosure-state-not-held = Tiada dalam simpanan
disclosure-state-withdrawn = Ditarik balik
disclosure-state-lapsed = Ditutup tanpa penjelasan
disclosure-state-reviewing = Sedang disemak
disclosure-state-upheld = Keputusan dikekalkan
disclosure-state-appealed = Di lembaga rayuan
disclosure-state-board-kept = Dikekalkan oleh lembaga
disclosure-outcome-full = Diberi sepenuhnya
disclosure-outcome-partial = Diberi sebahagian
disclosure-outcome-refused = Ditolak
disclosure-outcome-not-held = Tiada dalam simpanan
disclosure-outcome-withdrawn = Ditarik balik
disclosure-outcome-lapsed = Tiada penjelasan

disclosure-move-acknowledge = Penerimaan disahkan; tempoh bermula
disclosure-move-acknowledge-urgent = Disahkan sebagai segera; tempoh bermula
disclosure-move-not-urgent = Disahkan, tetapi tidak segera
disclosure-move-give = Dijawab sepenuhnya
disclosure-move-give-part = Dijawab sebahagian
disclosure-move-refuse = Ditolak
disclosure-move-not-held = Agensi tidak menyimpannya
disclosure-move-clarify = Agensi meminta penjelasan
disclosure-move-explain = Penjelasan diberi
disclosure-move-expire = Ditutup kerana tiada penjelasan
disclosure-move-extend = Tempoh dilanjutkan
disclosure-move-charge = Bayaran permohonan dikenakan
disclosure-move-charge-copies = Bayaran salinan dikenakan
disclosure-move-go-on = Bayaran selesai; kerja diteruskan
disclosure-move-transfer = Diserahkan kepada agensi lain
disclosure-move-transfer-urgent = Diserahkan kepada agensi lain
disclosure-move-reply = Agensi menulis
disclosure-move-note = Catatan dalaman
disclosure-move-write = Peminta menulis
disclosure-move-withdraw = Ditarik balik
disclosure-move-keep-back = Tidak akan dibuka kepada umum
disclosure-move-ask-review = Semakan diminta
disclosure-move-review-late = Semakan diminta kerana lewat
disclosure-move-review-late-urgent = Semakan diminta kerana lewat
disclosure-move-uphold = Semakan: keputusan dikekalkan
disclosure-move-overturn = Semakan: perlu dijawab semula
disclosure-move-appeal = Rayuan kepada lembaga
disclosure-move-board-keep = Lembaga mengekalkan keputusan
disclosure-move-board-overturn = Lembaga membatalkan keputusan

disclosure-do-acknowledge = Sahkan penerimaan
disclosure-do-acknowledge-urgent = Sahkan sebagai segera
disclosure-do-not-urgent = Sahkan, tidak segera
disclosure-do-give = Beri semua yang diminta
disclosure-do-give-part = Beri sebahagian
disclosure-do-refuse = Tolak
disclosure-do-not-held = Katakan ia tiada dalam simpanan
disclosure-do-clarify = Minta penjelasan
disclosure-do-explain = Beri penjelasan
disclosure-do-extend = Lanjutkan tempoh
disclosure-do-charge = Kenakan bayaran permohonan
disclosure-do-charge-copies = Kenakan bayaran salinan
disclosure-do-transfer = Serahkan kepada agensi lain
disclosure-do-transfer-urgent = Serahkan kepada agensi lain
disclosure-do-reply = Tulis kepada peminta
disclosure-do-note = Tulis catatan dalaman
disclosure-do-write = Tulis kepada agensi
disclosure-do-withdraw = Tarik balik permohonan
disclosure-do-keep-back = Jangan buka kepada umum
disclosure-do-ask-review = Minta semakan
disclosure-do-review-late = Minta semakan kerana lewat
disclosure-do-review-late-urgent = Minta semakan kerana lewat
disclosure-do-uphold = Kekalkan keputusan
disclosure-do-overturn = Minta dijawab semula
disclosure-do-appeal = Catat rayuan kepada lembaga
disclosure-do-board-keep = Catat: lembaga mengekalkan
disclosure-do-board-overturn = Catat: lembaga membatalkan
disclosure-hint-give = Tulis jawapan, dan sertakan dokumen jika ada.
disclosure-hint-give-part = Pilih sebab mengapa selebihnya tidak diberi, dan terangkan.
disclosure-hint-refuse = Pilih sebab yang dibenarkan, dan terangkan supaya orang memahaminya.
disclosure-hint-not-held = Katakan siapa yang mungkin menyimpannya, jika anda tahu.
disclosure-hint-transfer = Agensi itu perlu mengesahkan penerimaan; undang-undangnya sendiri terpakai.
disclosure-hint-transfer-urgent = Agensi itu perlu mengesahkan penerimaan; undang-undangnya sendiri terpakai.
disclosure-hint-appeal = Rayuan dibuat kepada lembaga sendiri. Di sini hanya dicatat bila dan tentang apa.
disclosure-hint-ask-review = Pegawai lain di agensi itu menyemak keputusan, sekali sahaja.
disclosure-hint-clarify = Masa berhenti sehingga orang itu menjawab. Selepas 30 hari tanpa jawapan permohonan ditutup.
disclosure-hint-charge = Masa berhenti sehingga bayaran dijelaskan atau dikecualikan.
disclosure-hint-not-urgent = Terangkan mengapa nyawa atau kebebasan tidak terlibat. Semua orang membacanya.
disclosure-hint-extend = Sekali sahaja, 14 hari. Semua orang membaca sebabnya.
disclosure-hint-keep-back = Ia tidak akan dibuka pada hari yang anda pilih. Ini tidak boleh dibatalkan.
disclosure-clock-receipt = Mengesahkan penerimaan
disclosure-clock-answer = Memberi jawapan
disclosure-clock-urgent = Memberi jawapan segera
disclosure-clock-silence = Memberi penjelasan
disclosure-clock-review-window = Meminta semakan
disclosure-clock-review = Menyemak keputusan
disclosure-fee-fee = Bayaran permohonan
disclosure-fee-copies = Salinan
disclosure-party-reviewer = Pegawai penyemak

problem-disclosure-agency-unknown = Agensi ini tidak dapat ditanya. Pilih agensi lain.
problem-disclosure-account-needed = Undang-undang agensi ini mahu tahu siapa yang meminta. Log masuk dahulu.
problem-disclosure-title-missing = Tulis tajuk ringkas.
problem-disclosure-words-missing = Tulis maklumat yang anda minta.
problem-disclosure-urgency-unfit = Agensi ini tiada tempoh segera, atau sebab itu terlalu panjang.
problem-disclosure-reveal-unfit = Pilih hari dalam setahun akan datang.
problem-disclosure-shown-missing = Pilih siapa yang boleh melihatnya.
problem-disclosure-key-wrong = Kod ini tidak membuka permohonan itu.
problem-disclosure-files-many = Sertakan paling banyak sepuluh fail sekali gus.
problem-disclosure-once-other = Borang ini sudah dihantar dengan perkataan lain. Mulakan borang baharu.
problem-disclosure-busy = Cuba sekali lagi.
problem-disclosure-page-wrong = Nombor halaman bermula dengan 1.
problem-disclosure-word-unknown = Perkataan ini tidak dikenali di sini.

disclosure-letter-acknowledged-subject = Permohonan { $reference } disahkan penerimaannya
disclosure-letter-acknowledged =
    { $agency } mengesahkan penerimaan permohonan { $reference }. Ia perlu dijawab { $due }.

    { $link }
disclosure-letter-answered-subject = Jawapan kepada permohonan { $reference }
disclosure-letter-answered =
    { $agency } telah memutuskan permohonan { $reference }. Anda boleh meminta semakan dalam 30 hari.

    { $link }
disclosure-letter-asked-subject = Soalan tentang permohonan { $reference }
disclosure-letter-asked =
    { $agency } meminta penjelasan tentang permohonan { $reference }. Masa berhenti sehingga anda menjawab; selepas 30 hari permohonan ditutup.

    { $link }
disclosure-letter-lapsed-subject = Permohonan { $reference } ditutup
disclosure-letter-lapsed =
    Permohonan { $reference } ditutup kerana tiada penjelasan diterima. Anda masih boleh memberi penjelasan untuk membukanya semula.

    { $link }
disclosure-letter-extended-subject = Permohonan { $reference } mengambil masa lebih lama
disclosure-letter-extended =
    { $agency } melanjutkan tempoh permohonan { $reference }. Ia perlu dijawab { $due }.

    { $link }
disclosure-letter-charged-subject = Bayaran untuk permohonan { $reference }
disclosure-letter-charged =
    { $agency } mengenakan bayaran untuk permohonan { $reference }. Masa berhenti sehingga ia dijelaskan.

    { $link }
disclosure-letter-transferred-subject = Permohonan { $reference } diserahkan
disclosure-letter-transferred =
    Permohonan { $reference } kini dipegang oleh { $agency }, yang perlu mengesahkan penerimaannya.

    { $link }
disclosure-letter-replied-subject = Berita tentang permohonan { $reference }
disclosure-letter-replied =
    { $agency } menulis tentang permohonan { $reference }.

    { $link }
disclosure-letter-reviewed-subject = Keputusan semakan permohonan { $reference }
disclosure-letter-reviewed =
    Keputusan tentang permohonan { $reference } telah disemak.

    { $link }
disclosure-officer-letter-subject = Permohonan maklumat { $reference }
disclosure-officer-letter =
    Ada berita tentang permohonan maklumat { $reference } di { $agency }.

    { $link }
disclosure-reveal-letter-subject = Permohonan { $reference } akan dibuka kepada umum
disclosure-reveal-letter =
    Tidak lama lagi semua orang boleh melihat permohonan { $reference }, semua surat-menyurat dan jawapannya. Harinya ada pada halaman permohonan.

    { $link }
disclosure-dataset-monthly = Permintaan maklumat mengikut badan, bulan dan hasil
disclosure-dataset-monthly-about = Berapa banyak permintaan maklumat awam yang diterima setiap badan pada setiap bulan yang telah berlalu, apa hasilnya, dan berapa lama jawapannya. Permintaan tentang diri sendiri, dan permintaan yang belum dibuka kepada semua, tidak dikira. Angka yang sangat kecil, dan angka lain yang boleh mendedahkannya, dibiarkan kosong.
disclosure-column-month = Hari pertama bulan permintaan itu dibuat
disclosure-column-agency = Kod badan yang memegangnya sekarang
disclosure-column-outcome = Hasilnya: full, partial, refused, not_held, withdrawn, lapsed, atau waiting
disclosure-column-cases = Bilangan permintaan; kosong jika terlalu sedikit
disclosure-column-days = Separuh yang dijawab menunggu tidak lebih daripada sekian hari

## Words that are hidden or changed
disclosure-moderated = Pejabat memadam atau mengubah sebahagian perkataan
disclosure-moderated-yours = Apa yang diubah dalam permohonan anda
disclosure-moderated-about = Pejabat mengubah bahagian ini atau tidak lagi memaparkannya kepada umum, dan menyatakan sebabnya.
disclosure-moderate-lead = Inilah yang semua orang baca. Pemohon diberitahu apa yang anda ubah dan sebabnya.
disclosure-moderate-request = Seluruh permohonan
disclosure-moderate-back = Kembali ke permohonan
disclosure-conceal = Permohonan ini tentang diri saya
disclosure-conceal-about = Keluarkan daripada umum: hanya anda dan agensi akan melihatnya, dan semua surat-menyurat di dalamnya. Orang lain mungkin sudah menyalinnya. Langkah ini tidak boleh ditarik balik.
disclosure-conceal-do = Keluarkan daripada umum
disclosure-kept-hidden = Pejabat tidak lagi memaparkan permohonan ini kepada umum. Hanya pemohon dan agensi melihatnya.
disclosure-fact-hidden = Disembunyikan daripada umum
disclosure-personal-hide-hint = Hanya agensi yang melihatnya.
disclosure-moderated-letter-subject = Sesuatu dalam permohonan { $reference } diubah
disclosure-moderated-letter =
    Pejabat mengubah sesuatu yang umum baca dalam permohonan anda { $reference }, atau tidak lagi memaparkannya.

    Apa yang diubah dan sebabnya ada pada halaman permohonan: { $link }
problem-disclosure-choose-personal = Pilih sama ada nombor atau alamat peribadi itu disembunyikan atau dipaparkan.
problem-disclosure-moderation-reason = Pilih satu sebab atau tulis sebabnya.
problem-disclosure-moderation-text = Tulis perkataan yang akan menggantikannya.
problem-disclosure-moderation-unfit = Bahagian ini tidak boleh diubah begitu, atau sudah begitu.
