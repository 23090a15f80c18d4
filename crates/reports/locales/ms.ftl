# Keadaan dan tindakan
reports-state-unconfirmed = Belum disahkan
reports-state-open = Diterima
reports-state-in-progress = Sedang diambil tindakan
reports-state-waiting = Menunggu jawapan pelapor
reports-state-resolved = Selesai
reports-state-declined = Ditutup tanpa tindakan
reports-move-open = Laporan dibuat
reports-move-confirm = Alamat pelapor disahkan
reports-move-claim = Seorang pegawai mula mengambil tindakan
reports-move-reply = Agensi menjawab
reports-move-note = Nota dalaman
reports-move-ask = Agensi bertanya kepada pelapor
reports-move-answer = Pelapor menjawab
reports-move-write = Pelapor menulis lagi
reports-move-transfer = Diserahkan kepada { $agency }
reports-move-resolve = Selesai
reports-move-decline = Ditutup tanpa tindakan
reports-state-thanks = Penghargaan diterima
reports-state-passed-on = Sudah disampaikan
reports-state-in-progress-enquiry = Jawapan sedang disediakan
reports-state-in-progress-suggestion = Sedang dipertimbangkan
reports-state-resolved-enquiry = Sudah dijawab
reports-state-resolved-suggestion = Diterima pakai
reports-state-declined-enquiry = Ditutup tanpa jawapan
reports-state-declined-suggestion = Tidak diterima pakai
reports-move-claim-enquiry = Seorang pegawai mula menyediakan jawapan
reports-move-claim-suggestion = Seorang pegawai mula menimbangkannya
reports-move-resolve-enquiry = Sudah dijawab
reports-move-resolve-suggestion = Diterima pakai
reports-move-decline-enquiry = Ditutup tanpa jawapan
reports-move-decline-suggestion = Tidak diterima pakai
reports-move-confirm-thanks = Alamat pengirim disahkan
reports-move-pass-on = Penghargaan disampaikan kepada mereka yang berkenaan
reports-move-forward = Dimajukan kepada { $agency }
reports-move-reopen = Pelapor membukanya semula
reports-clock-acknowledge = Mengesahkan penerimaan
reports-clock-respond = Mula bertindak
reports-clock-answer = Memberi jawapan
reports-clock-resolve = Menyelesaikan
reports-clock-reopen = Boleh dibuka semula hingga

# Jenis maklum balas
reports-feedback = Jenis
reports-feedback-any = Semua jenis
reports-feedback-complaint = Aduan
reports-feedback-enquiry = Pertanyaan
reports-feedback-suggestion = Cadangan
reports-feedback-appreciation = Penghargaan
reports-begin-complaint = Adukan masalah
reports-begin-complaint-about = Ada yang rosak, salah atau tidak dibuat. Agensi membetulkannya.
reports-begin-enquiry = Tanya soalan
reports-begin-enquiry-about = Anda mahu tahu sesuatu. Agensi menjawab.
reports-begin-suggestion = Beri cadangan
reports-begin-suggestion-about = Ada yang boleh jadi lebih baik. Agensi menimbangkannya.
reports-begin-appreciation = Ucap terima kasih
reports-begin-appreciation-about = Ada yang bertugas dengan baik. Ucapan anda disampaikan kepada mereka.
reports-place-title-other = Tentang tempat mana?
reports-category-title-other = Tentang apa?
reports-details-enquiry = Apa yang anda mahu tahu?
reports-details-suggestion = Apa cadangan anda?
reports-details-appreciation = Siapa yang anda hargai, dan kerana apa?
reports-check-no-due = Tiada tarikh: ucapan anda disampaikan
reports-done-title-other = Sudah dihantar
reports-done-thanks = Ucapan terima kasih disampaikan kepada mereka yang berkenaan. Tiada tarikh dijanjikan.
reports-desk-do-pass-on = Sudah disampaikan
reports-desk-do-forward = Majukan kepada agensi lain
reports-desk-words-forward = Sebab dimajukan; semua orang boleh membacanya

# Halaman utama
reports-home-question = Apa yang boleh kami bantu?
reports-home-search = Cari perkhidmatan, agensi atau laporan
reports-home-doors = Pintu perkhidmatan
reports-home-report = Lapor
reports-home-report-about = Beritahu mana-mana agensi tentang sesuatu masalah
reports-home-follow = Ikuti
reports-home-follow-about = Lihat laporan orang ramai dan apa yang dibuat
reports-home-ask = Minta maklumat
reports-home-ask-about = Tanya badan awam apa yang mereka tahu, dan lihat jawapannya
reports-home-agencies = Agensi
reports-home-agencies-about = Cari salah satu daripada { $count } badan awam
reports-home-numbers = Perkhidmatan ini dalam angka
reports-home-open = laporan sedang diurus
reports-home-closed = laporan sudah ditutup
reports-home-kept = ditutup dalam masa yang dijanjikan
reports-home-kept-none = belum ada laporan dengan janji yang ditutup
reports-home-recent = Laporan terkini

# Senarai dan peta
reports-list-title = Laporan orang ramai
reports-list-lead = Setiap laporan awam, siapa yang memegangnya dan tarikh jawapannya.
reports-list-new = Buat laporan
reports-list-filter = Tapis
reports-list-table = Muat turun semuanya sebagai jadual (CSV)
reports-list-agency = Agensi
reports-list-any-agency = Semua agensi
reports-list-state = Keadaan
reports-list-any-state = Semua
reports-list-open = Belum ditutup
reports-list-closed = Sudah ditutup
reports-list-category = Perkara
reports-list-any-category = Semua perkara
reports-list-map = Peta laporan
reports-list-map-alt = Peta dengan { $count } laporan; senarai di bawah menyatakan perkara yang sama
reports-list-count = { $count } laporan
reports-list-empty = Belum ada laporan di sini.
reports-list-empty-next = Luaskan tapisan, atau jadi orang pertama yang melapor.
reports-list-where = Tempat
reports-list-held = Dipegang oleh
reports-list-due = Jawapan
reports-list-zoom-in = Dekatkan
reports-list-zoom-out = Jauhkan
reports-list-north = Utara
reports-list-south = Selatan
reports-list-west = Barat
reports-list-east = Timur
reports-legend-open = Belum ditutup
reports-legend-closed = Sudah ditutup

# Halaman laporan
reports-show-title = { $category }
reports-show-reference = Rujukan
reports-show-private = Laporan peribadi: hanya anda dan agensi melihatnya.
reports-show-place = Tempat
reports-show-no-place = Tempat tidak dinyatakan
reports-show-by = Dilaporkan oleh { $name }
reports-show-anonymous = Nama pelapor tidak ditunjukkan
reports-show-made = Dilaporkan
reports-show-holder = Dipegang oleh
reports-show-answers = Butiran
reports-show-photo = Foto { $number } daripada laporan ini
reports-show-photos = Foto
reports-show-files = Rakaman dan dokumen
reports-show-recording = Rakaman { $number }
reports-show-video = Video { $number }
reports-show-paper = Dokumen { $number }
reports-show-timeline = Apa yang telah berlaku
reports-show-next = Apa yang akan berlaku
reports-show-next-open = { $agency } perlu menjawab { $due }.
reports-show-next-appealed = Pegawai lain menyemak keputusan itu. { $agency } perlu menjawab { $due }.
reports-show-next-overdue = { $agency } sepatutnya menjawab { $due }. Tarikh itu sudah lepas.
reports-show-next-waiting = Masa berhenti sementara menunggu jawapan pelapor.
reports-show-next-waiting-you = Agensi bertanya kepada anda. Jawab di bawah; masa agensi berhenti sehingga anda menjawab.
reports-show-next-closed = Tiada apa-apa lagi perlu dibuat. Ditutup pada { $date }.
reports-show-promise = Ini janji { $agency } dalam piagamnya.
reports-show-estimate = Ini anggaran kami, bukan janji agensi.
reports-show-rule = Tarikh ini ditetapkan oleh peraturan, bukan anggaran.
reports-show-why-date = Kenapa tarikh ini?
reports-show-why-agency = Kenapa agensi ini?
reports-show-triage = Biro Pengaduan Awam akan menentukan agensi yang betul.
reports-show-to-confirm = Dipilih tanpa peta sempadan; agensi boleh menyerahkannya jika tersilap.
reports-show-also = Agensi lain yang mungkin
reports-show-write = Tulis kepada agensi
reports-show-write-hint = Tambah maklumat atau tanya perkembangan. Hanya agensi membacanya.
reports-show-answer = Jawapan anda
reports-show-send = Hantar
reports-show-key = Buka laporan anda sendiri
reports-show-key-hint = Masukkan kod rahsia yang anda terima semasa melapor.
reports-show-key-open = Buka
reports-show-locked = Tiada laporan awam dengan rujukan ini. Jika ini laporan peribadi anda, buka dengan kod rahsia anda.
reports-show-mine = Ini laporan anda.
reports-reopen = Masih belum beres?
reports-reopen-about = Anda boleh membuka laporan ini semula hingga { $date }. Semua orang yang boleh melihat laporan ini melihatnya, dan agensi diberitahu.
reports-reopen-do = Buka semula
reports-agency-conduct = Aduan tentang kelakuan pegawai sentiasa sulit dan pergi kepada badan ini sahaja, bukan kepada pejabat pegawai itu.
reports-fixed-title = Sudah dibetulkan?
reports-fixed-outcome = Bagaimana keadaannya sekarang?
reports-fixed-fixed = Sudah dibetulkan
reports-fixed-not-fixed = Belum dibetulkan
reports-fixed-moot = Tidak penting lagi
reports-fixed-rating = Berapa puas hati anda?
reports-fixed-rating-5 = 5 – sangat puas hati
reports-fixed-rating-4 = 4 – puas hati
reports-fixed-rating-3 = 3 – sederhana
reports-fixed-rating-2 = 2 – kurang puas hati
reports-fixed-rating-1 = 1 – langsung tidak puas hati
reports-fixed-comment = Apa lagi yang agensi patut tahu?
reports-fixed-comment-hint = Hanya agensi membacanya.
reports-fixed-thanks = Terima kasih. Jawapan anda disimpan.
reports-fixed-again = Terima kasih. Laporan dibuka semula dan agensi sudah diberitahu.
reports-ratings = Kepuasan pelapor dengan agensi ini: { $average } daripada 5 ({ $count } penilaian)
reports-ratings-few = Penilaian agensi ini belum cukup untuk ditunjukkan.
reports-show-desk = Buka di meja kerja
reports-show-api = Laporan ini untuk mesin (Open311)

# Penerangan tarikh
reports-due-title = Kiraan tarikh
reports-due-milestone-acknowledge = Mengesahkan penerimaan
reports-due-milestone-respond = Mula bertindak
reports-due-milestone-answer = Memberi jawapan
reports-due-milestone-resolve = Menyelesaikan

# Membuat laporan
reports-new-title = Buat laporan
reports-new-lead = Percuma, kira-kira tiga minit. Anda tidak perlu akaun.
reports-new-photo = Mula dengan foto
reports-new-photo-about = Jika foto itu menyimpan tempatnya, pin diletakkan di situ untuk anda semak. Kemudian kami buang maklumat itu daripada foto.
reports-new-photo-do = Mula dengan foto ini
reports-new-emergency = Kecemasan? Telefon dahulu.
reports-new-emergency-about = Jika nyawa atau harta dalam bahaya sekarang, jangan tunggu jawapan di sini.
reports-new-steps-place = Tempat
reports-new-steps-category = Perkara
reports-new-steps-agency = Agensi
reports-new-steps-details = Butiran
reports-new-steps-you = Anda
reports-new-steps-check = Semak
reports-new-next = Seterusnya
reports-new-back = Kembali

reports-place-title = Di manakah masalahnya?
reports-place-hint = Ketik peta untuk meletakkan pin, atau cari nama tempat atau poskod.
reports-place-photo = Tempat ini diambil daripada foto anda. Betulkan pin jika tidak tepat.
reports-place-photo-kept = Foto anda sudah dilampirkan. Ia tidak menyimpan tempat, jadi nyatakan tempat di bawah.
reports-place-search = Nama tempat atau poskod
reports-place-search-go = Cari
reports-place-found = Pilih tempat yang dimaksudkan
reports-place-nothing = Tiada tempat bernama “{ $words }”. Cuba nama bandar terdekat atau poskod.
reports-place-map = Peta: ketik untuk meletakkan pin
reports-place-zoom-in = Dekatkan peta
reports-place-zoom-out = Jauhkan peta
reports-place-north = Alih ke utara
reports-place-south = Alih ke selatan
reports-place-west = Alih ke barat
reports-place-east = Alih ke timur
reports-place-locate = Guna lokasi saya
reports-place-pin = Pin di { $place }
reports-place-no-pin = Belum ada pin
reports-place-address = Terangkan tempatnya (jika mahu)
reports-place-address-hint = Contohnya: depan nombor 12, Jalan SS2/24, berhampiran sekolah
reports-place-skip = Teruskan tanpa tempat
reports-place-near = berhampiran { $place }, { $state }

reports-category-title = Apakah masalahnya?
reports-category-hint = Pilih yang paling hampir. Agensi boleh menukarnya kemudian.
reports-doors = Perkara yang tidak diambil di sini
reports-doors-about = Pergi terus kepada mereka yang memutuskannya:
reports-category-other = Agensi tertentu
reports-category-change = Tukar

reports-agency-title = Siapa yang patut menerimanya?
reports-agency-hint = Kami cadangkan agensi berdasarkan tempat dan perkara yang anda pilih.
reports-agency-suggested = Cadangan kami
reports-agency-possible = Mungkin juga
reports-agency-unknown = Saya tidak tahu
reports-agency-unknown-hint = Biro Pengaduan Awam akan menentukannya.
reports-agency-other = Agensi lain
reports-agency-other-hint = Tulis nama atau singkatan agensi
reports-agency-find = Cari agensi
reports-agency-none = Kami belum tahu agensi mana. Biro Pengaduan Awam akan menentukannya.
reports-agency-why = Kenapa agensi ini?

reports-details-title = Ceritakan kepada kami
reports-details-description = Apa yang berlaku?
reports-details-description-hint = Jangan tulis nombor kad pengenalan atau nombor telefon di sini: tulisan ini boleh dibaca umum.
reports-details-questions = Soalan tambahan (boleh dilangkau)
reports-details-private = Jawapan ini hanya untuk pegawai.
reports-details-photos = Foto dan fail lain
reports-details-photos-hint = Sehingga { $max } fail: foto JPEG, PNG atau WebP ({ $photo } MB setiap satu), video MP4, MOV atau WebM ({ $video } MB), rakaman suara M4A, MP3 atau OGG ({ $sound } MB), dan PDF ({ $paper } MB). Kami buang maklumat tersembunyi seperti lokasi kamera.
reports-details-photos-add = Tambah fail
reports-details-photos-have = Foto anda
reports-details-photos-remove = Buang foto { $number }
reports-details-files-remove = Buang { $name }

reports-you-title = Bagaimana kami boleh menghubungi anda?
reports-you-contact = E-mel atau nombor telefon bimbit
reports-you-contact-hint = Kami hantar kod untuk mengesahkannya dan memberitahu anda tentang jawapan. Kosongkan untuk melapor tanpa nama.
reports-you-name = Nama (jika mahu)
reports-you-visibility = Siapa boleh melihatnya?
reports-you-name-hidden = Semua orang melihat laporan, tetapi bukan nama saya
reports-you-named = Semua orang melihat laporan dan nama saya
reports-you-private = Hanya agensi yang melihatnya
reports-you-private-hint = Sesuai untuk aduan tentang pegawai atau perkara peribadi.
reports-you-signed-in = Anda log masuk sebagai { $name }.

reports-check-title = Semak sebelum menghantar
reports-check-place = Tempat
reports-check-no-place = Tiada tempat
reports-check-category = Perkara
reports-check-agency = Untuk
reports-check-unknown = Biro Pengaduan Awam menentukan
reports-check-description = Penerangan
reports-check-photos = Foto dan fail lain
reports-check-contact = Hubungan
reports-check-anonymous = Tanpa nama dan tanpa hubungan
reports-check-visibility = Dilihat oleh
reports-check-due = Jawapan dijangka
reports-check-change = Ubah { $what }
reports-check-send = Hantar laporan
reports-check-missing = Laporan belum lengkap.

reports-code-title = Masukkan kod
reports-code-sent = Kami telah menghantar kod enam digit kepada { $address }. Laporan anda dihantar kepada agensi sebaik sahaja anda memasukkannya.
reports-code-field = Kod enam digit
reports-code-hint = Kod ini sah selama 10 minit.
reports-code-confirm = Sahkan
reports-code-again = Hantar kod baharu

reports-done-title = Laporan anda telah dihantar
reports-done-reference = Rujukan anda
reports-done-held = Dipegang oleh { $agency }
reports-done-due-promise = { $agency } berjanji menyelesaikannya selewat-lewatnya { $due }.
reports-done-due-estimate = Kami jangka jawapan selewat-lewatnya { $due }. Ini anggaran kami, bukan janji agensi.
reports-done-secret = Kod rahsia anda
reports-done-secret-about = Cetak halaman ini, ambil gambarnya, atau tulis rujukan dan kod ini di tempat yang selamat. Hanya dengan kedua-duanya anda boleh membaca jawapan, menjawab soalan agensi dan menulis lagi. Sesiapa yang memegangnya boleh berbuat demikian, dan kami tidak boleh memberikannya sekali lagi.
reports-done-show = Lihat laporan
reports-done-another = Buat laporan lain

# Laporan saya
reports-me-title = Laporan dan data saya
reports-me-reports = Laporan saya
reports-me-reports-acting = Laporan { $name }
reports-me-empty = Anda belum membuat laporan.
reports-held-reports = Laporan anda
reports-held-fixed = Apa anda kata tentang laporan yang ditutup
reports-held-me-too = Laporan yang anda ikuti
reports-held-alerts = Makluman yang anda minta
reports-held-texts = Mesej teks daripada nombor anda

# Meja kerja
reports-desk-title = Meja kerja
reports-desk-queues = Baris gilir
reports-desk-queue-new = Baharu
reports-desk-queue-mine = Saya
reports-desk-queue-open = Semua terbuka
reports-desk-queue-overdue = Lewat
reports-desk-queue-waiting = Menunggu pelapor
reports-desk-queue-closed = Ditutup
reports-desk-queue-escalated = Dibawa ke atas
reports-desk-queue-soon = Akan tamat tempoh
reports-desk-sort-newest = Baharu sampai dahulu
reports-desk-sort-priority = Keutamaan
reports-desk-narrow = Tapis dan susun
reports-desk-any = Semua
reports-desk-area = Kawasan
reports-desk-priority = Keutamaan
reports-desk-select = Pilih
reports-desk-take = Ambil
reports-desk-first = Kembali ke permulaan
reports-desk-bulk = Dengan laporan yang dipilih
reports-desk-bulk-assign = Serahkan
reports-desk-bulk-prioritise = Tetapkan
reports-desk-bulk-title = Yang telah dibuat
reports-desk-bulk-claimed = Anda telah mengambilnya
reports-desk-bulk-assigned = Telah diserahkan
reports-desk-bulk-prioritised = Keutamaan ditetapkan
reports-desk-bulk-none = Pilih sekurang-kurangnya satu laporan dalam senarai.
reports-desk-bulk-many = Pilih paling banyak { $most } laporan sekali gus.
problem-reports-deed-unclear = Ada yang belum dipilih atau ditulis untuk butang ini. Lengkapkan, kemudian cuba lagi.
problem-reports-reply-unknown = Jawapan siap guna ini tiada untuk tindakan itu. Pilih yang lain.
problem-reports-reply-name = Beri nama, paling panjang { $max } aksara.
problem-reports-reply-malay = Tulis teks dalam Bahasa Melayu; bahasa lain boleh menyusul.
reports-desk-ready = Jawapan siap guna
reports-desk-own-words = Dengan perkataan sendiri
reports-desk-fill = Masukkan teks
reports-desk-bulk-say = Jawab atau ubah keadaan
reports-desk-bulk-step = Tindakan untuk perkataan sendiri
reports-desk-bulk-body = Perkataan sendiri; kosongkan jika memilih jawapan siap guna
reports-desk-bulk-send = Hantar untuk semua yang dipilih
reports-desk-keys-send = hantar
reports-file-title = Rekod laporan bagi pihak seseorang
reports-file-lead = Tulis apa yang orang itu beritahu anda. Laporan menjadi miliknya; nama anda direkodkan sebagai pegawai yang menulisnya.
reports-came = Cara laporan diterima
reports-came-counter = Di kaunter
reports-came-phone = Melalui telefon
reports-came-letter = Melalui surat
reports-filed-by = Direkod oleh
reports-file-you = Butiran orang yang melapor, bukan butiran anda.
reports-file-contact = E-mel atau nombor telefonnya
reports-file-contact-hint = Jika ada, kami menghantar jawapan ke situ dan laporan ini muncul dalam akaunnya.
reports-file-lang = Bahasa orang itu; jawapan dihantar dalam bahasa ini
reports-file-name = Namanya
problem-reports-choose-came = Pilih cara laporan ini diterima.
reports-replies-title = Jawapan siap guna
reports-replies-lead = Perkataan yang sering dihantar. Pelapor membacanya dalam bahasanya sendiri, jika ada.
reports-replies-pack = Daripada pakej negara
reports-replies-own = Milik agensi ini
reports-replies-remove = Buang
reports-replies-new = Tambah jawapan
reports-replies-name = Nama untuk pegawai
reports-replies-step = Digunakan untuk
reports-replies-words = Teks dalam { $language }
reports-replies-save = Simpan
reports-replies-kept = Jawapan telah disimpan.
reports-replies-removed = Jawapan telah dibuang.
reports-desk-bulk-held = { $name } sudah memegang laporan ini. Tiada apa-apa yang berubah.
reports-desk-bulk-back = Kembali ke baris gilir
reports-priority-urgent = Segera
reports-priority-high = Tinggi
reports-priority-normal = Biasa
reports-priority-low = Rendah
reports-desk-keys = Papan kekunci
reports-desk-keys-down = turun
reports-desk-keys-up = naik
reports-desk-keys-open = buka
reports-desk-keys-select = pilih
reports-desk-keys-help = tunjuk kekunci
reports-desk-keys-on = Guna kekunci ini
reports-desk-found = Laporan yang ditemui
reports-desk-words = Perkataan dalam laporan
reports-desk-handling = Pegawai dan keutamaan
reports-desk-agency = Agensi
reports-desk-show = Tunjuk
reports-desk-empty = Tiada laporan di sini.
reports-desk-empty-next = Pilih baris gilir lain di sebelah.
reports-desk-reference = Rujukan
reports-desk-category = Perkara
reports-desk-state = Keadaan
reports-desk-due = Tarikh akhir
reports-desk-holder = Pegawai
reports-desk-nobody = Belum ada
reports-desk-opened = Diterima
reports-desk-contact = Pelapor
reports-desk-contact-about = Bacaan anda tercatat dan boleh dilihat oleh pelapor.
reports-desk-no-contact = Pelapor tidak meninggalkan butiran hubungan.
reports-desk-name = Nama
reports-desk-email = E-mel
reports-desk-phone = Telefon
reports-desk-private-answers = Jawapan peribadi
reports-desk-act = Tindakan
reports-desk-act-closed = Laporan ini sudah ditutup. Anda masih boleh menulis kepada pelapor.
reports-desk-others = Anda yang membuat keputusan itu, jadi orang lain menyemaknya.
reports-desk-do-claim = Ambil laporan ini
reports-desk-do-assign = Serah kepada rakan sekerja
reports-desk-do-prioritise = Tetapkan keutamaan
reports-desk-do-reply = Jawab secara terbuka
reports-desk-do-note = Simpan nota dalaman
reports-desk-do-ask = Tanya pelapor
reports-desk-do-transfer = Serah kepada agensi lain
reports-desk-do-resolve = Tandakan selesai
reports-desk-do-decline = Tutup tanpa tindakan
reports-desk-words-reply = Jawapan yang boleh dibaca semua orang
reports-desk-words-note = Nota untuk rakan sekerja sahaja
reports-desk-words-ask = Soalan kepada pelapor; masa berhenti sehingga dijawab
reports-desk-words-transfer = Sebab diserahkan; boleh dibaca semua orang
reports-desk-words-resolve = Apa yang telah dibuat; boleh dibaca semua orang
reports-desk-words-decline = Kenapa tiada tindakan; boleh dibaca semua orang
reports-desk-to-agency = Kod agensi penerima
reports-desk-done = Selesai: { $move }
reports-desk-internal = Hanya untuk pegawai
reports-desk-case-only = Hanya untuk pelapor dan pegawai

# Halaman agensi
reports-agency-page-open = Laporan belum ditutup
reports-agency-page-closed = Laporan sudah ditutup
reports-agency-page-promise = Janji ditepati
reports-agency-page-estimate = Dalam anggaran kami
reports-of = { $part } daripada { $whole }

# Demo
reports-demo-title = Contoh

# Masalah
problem-reports-tries-many = Terlalu banyak kod rahsia yang salah dicuba untuk rujukan ini. Cuba lagi dalam satu jam.
problem-reports-not-closed = Laporan ini belum ditutup, jadi belum boleh dinilai.
problem-reports-choose-outcome = Pilih keadaannya sekarang.
problem-reports-choose-rating = Pilih penilaian daripada 1 hingga 5.
problem-reports-category-unknown = Tiada perkara dengan kod ini. Pilih daripada senarai.
problem-reports-agency-unknown = Tiada agensi dengan kod ini. Pilih daripada senarai.
problem-reports-description-missing = Ceritakan apa yang berlaku, sekurang-kurangnya satu ayat.
problem-reports-description-long = Penerangan terlalu panjang. Pendekkan kepada { $max } aksara.
problem-reports-address-long = Terangkan tempat dalam { $max } aksara.
problem-reports-name-long = Nama terlalu panjang. Pendekkan kepada { $max } aksara.
problem-reports-documents-many = Terlalu banyak fail. Hantar tidak lebih daripada { $max }.
problem-reports-draft-gone = Draf ini sudah dihantar atau terlalu lama. Mulakan laporan baharu.
problem-reports-draft-other = Borang ini dimulakan atas nama lain daripada yang anda gunakan sekarang. Pilih nama itu semula, atau mulakan laporan baharu.
reports-acted-for = Laporan kepada agensi
reports-you-acting = { $name }, bertindak bagi { $subject }
problem-reports-once-other = Kunci ini sudah digunakan untuk permintaan lain. Guna kunci baharu.
problem-reports-busy = Sistem sibuk sebentar. Cuba lagi.
problem-reports-choose-category = Pilih satu perkara.
problem-reports-choose-place = Ketik peta, cari tempat, atau teruskan tanpa tempat.
problem-reports-place-wrong = Lokasi ini bukan di muka bumi. Latitud −90 hingga 90, longitud −180 hingga 180.
problem-reports-choose-visibility = Pilih siapa boleh melihatnya.
problem-reports-key-wrong = Kod rahsia ini tidak membuka laporan ini. Semak kod dan rujukannya.
problem-reports-answer-choice = Pilih salah satu jawapan yang diberi.
problem-reports-answer-number = Tulis satu nombor.
problem-reports-answer-datetime = Tulis tarikh dan masa, contohnya 2026-12-04T17:00+08:00.
problem-reports-answer-long = Jawapan terlalu panjang. Pendekkan kepada { $max } aksara.
problem-reports-answer-unknown = Perkara ini tidak ada soalan itu.
problem-reports-private-contact = Untuk melapor secara peribadi, simpan kod rahsia yang kami tunjukkan selepas menghantar.

# Open311
problem-reports-open311-jurisdiction = Tiada agensi dengan jurisdiction_id { $code }.
problem-reports-open311-status = Status { $found } tidak dikenali; guna open atau closed.
problem-reports-open311-number = { $field } mestilah nombor.
problem-reports-open311-date = { $field } mestilah tarikh dan masa dengan zon, contohnya 2026-11-23T13:00:00+08:00.
problem-reports-open311-span = Julat tarikh tidak boleh melebihi 90 hari, dan mula mesti sebelum tamat.
problem-reports-open311-service = Tiada service_code { $code }.
problem-reports-open311-service-missing = service_code tidak diberi.
problem-reports-open311-place = Beri lat dan long, atau address_string.
problem-reports-open311-media = media_url mestilah alamat http atau https, atau fail dalam bentuk data:…;base64,….
problem-reports-open311-request = Tiada permintaan { $id }.
problem-reports-open311-token = Token ini tidak dikenali.
problem-reports-open311-missing = { $field } tidak diberi.
problem-reports-open311-update-status = Status { $found } tidak dikenali; guna OPEN, IN_PROGRESS, FIXED, NO_FURTHER_ACTION atau CLOSED.
problem-reports-closed = Laporan ini sudah ditutup dan tidak boleh dibuka semula.

# Laporan serupa dan "saya juga"
reports-similar-title = Adakah ini perkara yang sama?
reports-similar-lead = Orang lain sudah melaporkan sesuatu yang serupa di sini. Jika sama, sertai laporan itu dan kami beritahu anda perkembangannya.
reports-similar-photo = Foto laporan itu
reports-similar-closed = Lihat jawapan agensi
reports-similar-me-too = Ini sama – saya juga
reports-similar-other = Bukan, teruskan
reports-alike-away = { $metres } m dari sini
reports-alike-same-category = perkara yang sama
reports-alike-similar-words = kata-kata serupa
reports-alike-same-number = nombor yang sama
reports-alike-similar-photo = foto serupa
reports-me-too-title = Saya juga
reports-me-too-about = Beri e-mel atau nombor telefon. Kami hantar kod untuk mengesahkannya, kemudian memberitahu anda apabila laporan ini dijawab. Orang lain tidak melihat siapa anda.
reports-me-too-contact = E-mel atau nombor telefon
reports-me-too-contact-hint = Contohnya aminah@example.org atau 012-345 6789
reports-me-too-send = Hantar kod
reports-me-too-confirm = Sahkan
reports-me-too-back = Kembali ke laporan
reports-me-too-count = { $count } orang lain turut mengalaminya
reports-me-too-none = Anda juga mengalaminya?
reports-me-too-add = Saya juga
reports-me-too-mine = Anda salah seorang daripada mereka. Kami akan memberitahu anda apabila laporan ini dijawab.
reports-me-too-end = Keluarkan saya

# Gabungan
reports-state-merged = Digabungkan
reports-move-merge = Digabungkan dengan laporan yang sama
reports-relation-same-as = Laporan yang sama
reports-desk-do-merge = Gabungkan dengan laporan lain
reports-desk-alike = Mungkin laporan yang sama
reports-desk-alike-about = Dalam jarak 1,000 m. Yang digabungkan ditutup; pelapornya mengikuti laporan yang satu lagi.
reports-desk-merge = Gabungkan ke dalam { $reference }
reports-desk-affected = Terjejas
reports-desk-sort-many = Paling ramai terjejas
reports-desk-sort = Susun
reports-desk-sort-due = Mengikut tarikh
reports-show-merged = Laporan ini diteruskan sebagai { $reference }.

## Amaran
reports-alerts-states = Suapan mengikut negeri
reports-alerts-states-about = Bagi pembaca suapan (Atom): aduan terbaharu di setiap negeri, tanpa akaun.
reports-alerts-title = Amaran saya
reports-alerts-lead = Kami beritahu anda apabila ada laporan baharu di sekitar sesuatu tempat, dalam sesuatu daerah, kepada sesuatu agensi atau tentang sesuatu perkara.
reports-alerts-sign-in = Sudah ada amaran? Log masuk dengan alamat yang sama untuk melihatnya.
reports-alerts-none = Anda belum ada amaran.
reports-alerts-new = Buat amaran
reports-alerts-new-lead = Pilih tempat, daerah, perkara, atau gabungannya.
reports-alerts-made = Amaran anda sudah dibuat.
reports-alerts-ended = Selesai. Anda tidak akan diberitahu tentangnya lagi.
reports-alerts-again-done = Amaran akan dihantar semula.
reports-alerts-stopped = Anda telah menghentikan e-mel amaran
reports-alerts-again = Hantar semula
reports-alerts-end = Tamatkan amaran ini
reports-alerts-feed = Suapan (Atom)
reports-alerts-feed-too = Program suapan boleh membaca perkara yang sama di sini (Atom)
reports-alerts-full = Anda sudah mempunyai { $max } amaran, jumlah paling banyak. Tamatkan satu untuk membuat yang lain.
reports-alerts-followed = Laporan yang anda ikuti
reports-alerts-leave = Berhenti mengikuti
reports-alerts-confirm = Sahkan amaran
reports-alerts-make = Beritahu saya
reports-alerts-elsewhere = Pilih tempat lain
reports-alerts-district = Daerah, jika seluruh daerah
reports-alerts-any-district = Mana-mana daerah
reports-alerts-district-of = daerah { $name }
reports-alerts-radius = Sejauh mana di sekitarnya
reports-alerts-metres = { $count } m
reports-alerts-kilometres = { $count } km
reports-alerts-around = dalam { $radius } dari { $place }
reports-alerts-near = dalam { $radius }, { $place }
reports-alerts-pace = Bila kami perlu memberitahu anda?
reports-alerts-pace-daily = Sekali setiap pagi
reports-alerts-pace-soon = Dengan segera
reports-alerts-soon-hint = Paling banyak sekali setiap jam
reports-alerts-here = Beritahu saya tentang laporan baharu seperti ini
reports-alerts-around-here = Beritahu saya tentang laporan lain di sekitar sini
reports-alerts-topic = amaran anda
reports-alerts-one = Laporan baharu: { $report }
reports-alerts-many = { $count } laporan baharu
reports-alerts-more = dan { $count } lagi
reports-alerts-letter-subject = { $title }
reports-alerts-letter =
    { $title }

    { $words }

    Lihat amaran anda, atau tamatkannya, di sini:
    { $alerts }

    { $site }
reports-alerts-sms = { $site }: { $title } { $link }
problem-reports-alert-empty = Pilih tempat atau perkara yang anda mahu tahu.
problem-reports-alert-place = Pilih tempat di dalam negara.
problem-reports-alert-category = Laporan tentang perkara ini tidak ditunjukkan kepada umum, jadi tiada amaran untuknya. Pilih perkara lain.
problem-reports-alerts-many = Anda sudah mempunyai { $max } amaran, jumlah paling banyak. Tamatkan satu dahulu.

## Nombor peribadi
reports-personal-about = Laporan anda dipaparkan kepada umum. Di dalamnya ada:
reports-personal-hide-hint = Hanya agensi yang melihatnya.
reports-personal-in-words = Jika ada nombor peribadi dalam perkataan anda
reports-personal-stop = Jangan hantar; beritahu saya dahulu
reports-personal-answer = Disembunyikan daripada umum
reports-personal-notice = Nombor atau alamat peribadi dalam laporan ini disembunyikan daripada umum. Agensi masih melihatnya.
problem-reports-choose-personal = Pilih sama ada nombor atau alamat peribadi itu disembunyikan atau dipaparkan.

## Tanpa sambungan
reports-quick-title = Laporan satu halaman
reports-quick-lead = Boleh diisi tanpa sambungan Internet. Laporan disimpan di telefon ini dan dihantar sendiri apabila sambungan pulih.
reports-quick-link = Sambungan lemah? Tulis laporan pada satu halaman
reports-quick-personal = Nombor kad pengenalan, nombor telefon dan alamat e-mel di sini disembunyikan daripada umum.
reports-quick-place = Di mana?
reports-quick-contact = Supaya agensi dapat menjawab anda. Orang lain tidak melihatnya.
reports-keep-saved = Disimpan di telefon ini.
reports-keep-restored = Ini yang anda tulis sebelum ini.
reports-keep-waiting = Menunggu sambungan. Ia akan dihantar sendiri, sekali sahaja; halaman ini boleh ditutup.
reports-keep-sent = Sudah dihantar:
reports-keep-refused = Belum dapat dihantar. Betulkan dan hantar semula.
reports-keep-signed-out = Log masuk semula, kemudian buka halaman ini: ia akan dihantar.
reports-keep-full = Telefon ini tiada ruang untuk menyimpannya.
reports-keep-remove = Buang
reports-keep-camera = Ambil gambar sekarang
reports-visit-title = Lawatan: { $reference }
reports-visit-lead = Halaman ini boleh dibuka dan diisi tanpa sambungan selepas dibuka sekali.
reports-visit-link = Lawatan ke tempat ini
reports-visit-body = Apa yang anda dapati?
reports-visit-outcome = Apa seterusnya?
reports-visit-note = Catatan untuk rakan sekerja
reports-visit-reply = Beritahu pelapor
reports-visit-resolve = Selesai di tempat
problem-reports-choose-visit = Pilih apa yang perlu dibuat seterusnya.
problem-reports-banned = Tiada apa-apa diterima daripada alamat ini sehingga { $until }. Pemiliknya boleh log masuk untuk membaca sebabnya.
problem-reports-banned-why = Pejabat memutuskan bahawa tiada apa-apa diterima daripada anda sehingga { $until }: { $reason } Anda boleh meminta Biro Pengaduan Awam menelitinya semula.
problem-reports-quick-key = Halaman ini sudah lama. Buka semula dan hantar lagi.

## Partners: agencies that work in a system of their own
reports-partners-title = Sistem agensi sendiri
reports-partners-link = Sistem agensi sendiri
reports-partners-lead = Sesetengah agensi bekerja dalam sistem mereka sendiri. Kami menghantar aduan ke sana dan membawa balik apa yang agensi lakukan.
reports-partners-about = Aduan sampai ke sistem agensi mengikut urutan. Yang tidak diterima dicuba lagi selepas 5 minit, kemudian setiap 30 minit. Nama dan alamat pengadu tidak dihantar.
reports-partners-none = Belum ada sistem agensi
reports-partners-none-next = Sebaik sahaja saluran sesebuah agensi ialah pelayan Open311 atau e-mel, ia muncul di sini bersama aduannya yang pertama.
reports-partners-agency = Agensi
reports-partners-channel = Saluran
reports-partners-unclaimed = Agensi ini belum disahkan.
reports-partners-address = Alamat
reports-partners-heard = Kali terakhir kami bertanya
reports-partners-trouble = Masalah
reports-partners-failing = Tidak menjadi sejak { $since }
reports-partners-failure = Apa yang tidak kena
reports-partners-parcels = Penghantaran
reports-partners-parcels-dead = Diketepikan
reports-partners-parcels-waiting = Menunggu
reports-partners-parcels-sent = Sudah sampai
reports-partners-parcels-none = Tiada.
reports-partners-sort = Apa
reports-partners-sort-report = Aduan
reports-partners-sort-update = Tambahan
reports-partners-sort-moderation = Kandungan umum diubah
reports-partners-since = Sejak
reports-partners-tries = Cubaan
reports-partners-next = (lagi { $at })
reports-partners-replay = Hantar semula
reports-partners-replay-all = Hantar semula semuanya
reports-partners-replayed = Sedang dihantar semula.
reports-partners-settings = Tetapan
reports-partners-key = Kunci API
reports-partners-key-hint = Diberikan oleh agensi. Kami menyimpannya dan tidak memaparkannya lagi.
reports-partners-key-kept = Satu kunci sudah disimpan. Isi ruang ini hanya untuk menggantikannya.
reports-partners-services = Kod kategori di sana
reports-partners-services-hint = Satu baris bagi setiap kategori: kod kami = kod mereka, misalnya pothole = 001. Yang tidak disenaraikan menggunakan kod kami.
reports-partners-save = Simpan
reports-partners-saved = Sudah disimpan.
reports-partners-is-waiting = Belum dihantar.
reports-partners-is-pending = Sudah diterima; nombor di sana menyusul.
reports-partners-is-sent = Sudah sampai, nombor di sana { $remote }.
reports-partners-is-mailed = Sudah dihantar sebagai surat.
reports-partners-is-failed = Belum sampai, akan dicuba lagi: { $error }.
reports-partners-is-dead = Diketepikan: { $error }.
reports-partners-later = { $count } tambahan menunggu.
reports-partners-there = Sistem { $agency }
reports-partners-from = melalui sistem agensi sendiri
reports-partners-reopened = Pengadu membuka semula aduan ini kerana perkara itu belum selesai.
reports-partners-merged = Aduan ini digabungkan dengan aduan lain tentang perkara yang sama.
reports-partners-changed = Aduan ini kini dikendalikan oleh agensi lain.
reports-partners-working = Agensi sedang mengendalikannya.
reports-partners-resolved = Agensi menyatakan bahawa perkara ini sudah selesai.
reports-partners-declined = Agensi menutup aduan ini tanpa tindakan lanjut.
reports-partners-sent = Agensi menambah gambar.
reports-partners-redacted = Sebahagian gambar aduan ini telah dihitamkan. Gantikan salinan anda dengan gambar yang ditunjukkan sekarang, dan padam yang lama.
reports-partners-removed = Satu lampiran aduan ini telah ditarik balik daripada umum. Padam salinan anda.
reports-partners-shown = Aduan ini ditunjukkan semula kepada umum.
reports-partners-withdrawn = Aduan ini telah ditarik balik daripada umum. Padam atau sembunyikan salinan anda.
reports-partners-reworded = { $part }: perkataan ini telah diubah. Gantikan salinan anda dengan yang berikut, dan padam yang lama.
reports-partners-hidden = { $part }: bahagian ini telah ditarik balik daripada umum. Padam salinan anda.
reports-partners-theirs-reworded = { $part }: di sini perkataan daripada anda ini kini berbunyi seperti berikut. Sila semak sama ada sistem anda patut menunjukkannya begitu juga.
reports-partners-theirs-hidden = { $part }: perkataan daripada anda ini tidak lagi ditunjukkan di sini. Sila semak sama ada sistem anda patut terus menunjukkannya.
reports-partners-moderated-letter-subject = { $reference }: padam atau ganti salinan anda
reports-partners-moderated-letter =
    Kami pernah menghantar aduan { $reference }, { $title }, kepada anda. Kandungan umumnya kini telah berubah.

    { $words }

    { $has_media ->
        [yes] Lampiran sekarang:
       *[no] {""}
    }
    { $media }

    Padam juga e-mel kami yang terdahulu. Aduan ini seperti adanya sekarang:
    { $link }

    { $site }
reports-partners-letter-subject = { $reference }: { $title }
reports-partners-letter =
    { $sort ->
        [report] Aduan baharu { $reference }, { $title }.
       *[update] Tambahan kepada aduan { $reference }, { $title }.
    }

    { $words }

    { $has_place ->
        [yes] Tempat: { $place }
       *[no] {""}
    }
    { $has_media ->
        [yes] Lampiran:
       *[no] {""}
    }
    { $media }
    { $has_due ->
        [yes] Tarikh jawapan kepada orang ramai: { $due }.
       *[no] {""}
    }

    Jawab di sini supaya pengadu membacanya:
    { $link }

    { $site }
reports-partners-made = Dibuat
reports-partners-origin = { $system }, nombor { $remote }
reports-partners-fetched = Kali terakhir kami mengambil aduan
reports-partners-fetches = Ambil aduan yang dibuat di sana
reports-partners-fetches-hint = Aduan awam dalam sistem agensi dipaparkan di sini juga, dengan menyebut asalnya. Ditanya setiap 15 minit; kali pertama, aduan sehari yang lalu.
reports-partners-fallback = Kategori bagi kod yang tidak kami kenali
reports-partners-fallback-hint = Tanpa kategori, aduan sedemikian dilangkau.
reports-partners-fallback-none = Langkau
problem-reports-partner-services = Tulis satu baris bagi setiap kategori: kod kami = kod mereka. Setiap kod kami mesti wujud dan muncul sekali sahaja.
problem-reports-partner-fallback = Pilih kategori daripada senarai.

## Laporan yang lewat
reports-move-explain = Agensi memberi sebab kelewatan
reports-move-prolong = Didapati rumit; tarikhnya dilewatkan
reports-desk-do-explain = Beri sebab
reports-desk-do-prolong = Tandakan sebagai rumit
reports-desk-words-explain = Keterangan lanjut jika mahu; semua orang boleh membacanya
reports-desk-words-prolong = Keterangan lanjut jika mahu; semua orang boleh membacanya
reports-late-because = Sebab lewat: { $reason } (dinyatakan pada { $date })
reports-late = lewat kerana: { $reason }
reports-late-choose = Mengapa laporan ini lewat?
reports-late-blank = Pilih sebab
reports-late-title = Melepasi tarikh: nyatakan sebabnya
reports-late-about = Sebelum tindakan lain dibuat secara terbuka, nyatakan mengapa laporan ini lewat. Semua orang boleh membaca sebabnya.
reports-late-bulk = Sebab ini disertakan dengan apa-apa tindakan pada laporan dipilih yang sudah melepasi tarikh. Sebab boleh juga diberi sahaja.
reports-late-said = Sebab diberi
reports-late-only = Hanya yang belum diberi sebab
reports-desk-queue-bureau = Dibawa kepada biro

## Tawaran kepada agensi lain
reports-state-offered = Ditawarkan kepada agensi lain
reports-move-offer = Agensi menyatakan ini bukan tanggungjawabnya; ditawarkan kepada { $agency }
reports-move-withdraw = Agensi menarik balik tawaran
reports-move-accept = Diambil alih oleh { $agency }
reports-move-refer = Diserahkan kepada { $agency } untuk menentukan siapa bertanggungjawab
reports-task-takeover = Ambil alih laporan ini
reports-outcome-accepted = Kami terima
reports-outcome-refused = Bukan tanggungjawab kami juga, kerana:
reports-outcome-unanswered = Tiada jawapan dalam tempohnya
reports-party-router = Pihak yang menentukan hala tuju laporan
reports-desk-do-offer = Bukan milik kami: tawarkan kepada agensi lain
reports-desk-do-withdraw = Tarik balik tawaran
reports-desk-words-offer = Mengapa ini tanggungjawab mereka; semua orang boleh membacanya
reports-desk-queue-offered = Ditawarkan kepada kami
reports-chain-title = Siapa pernah memegang laporan ini
reports-chain-all = Jumlah masa menunggu di semua agensi setakat ini: { $span }
reports-chain-since = Sejak
reports-chain-held = Masa menunggu di situ
reports-chain-share = { $span } ({ $percent } %)
reports-chain-in-time = { $date }
reports-chain-late = { $date }, terlepas
reports-chain-hours = { $count } jam
reports-chain-days = { $count } hari

## Rayuan dan panggilan
reports-state-appealed = Pegawai lain menyemaknya
reports-state-upheld = Keputusan dikekalkan
reports-move-appeal = Pelapor meminta pegawai lain membuat keputusan
reports-move-uphold = Pegawai lain mengekalkan keputusan
reports-move-overturn = Pegawai lain mendapati masih ada yang perlu dibuat
reports-move-call-me = Pelapor minta dihubungi melalui telefon
reports-clock-appeal = Keputusan rayuan
reports-task-callback = Telefon pelapor
reports-outcome-called = Sudah bercakap
reports-outcome-not-reached = Tidak dapat dihubungi
reports-desk-do-uphold = Keputusan dikekalkan
reports-desk-do-overturn = Masih ada yang perlu dibuat
reports-desk-words-uphold = Mengapa dikekalkan; semua orang boleh membacanya
reports-desk-words-overturn = Apa yang perlu dibuat; semua orang boleh membacanya
reports-desk-queue-calls = Perlu ditelefon
reports-appeal = Minta pegawai lain membuat keputusan
reports-appeal-about = Sekali sahaja, orang lain daripada yang membuat keputusan akan menyemak semula laporan anda. Jika agensi tiada orang lain, biro aduan melakukannya.
reports-appeal-why = Apa yang tidak kena dengan keputusan itu; semua orang boleh membacanya
reports-appeal-do = Minta pegawai lain
reports-call = Minta ditelefon
reports-call-when = Bila masa yang sesuai?
reports-call-number = Nombor telefon, jika lain daripada yang diberi
reports-call-do = Minta panggilan
# The map of all reports
reports-map-title = Peta laporan
reports-map-lead = Di mana orang melapor, dan berapa banyak.
reports-map-view = Cara peta ditunjukkan
reports-map-clusters = Kelompok
reports-map-heat = Haba
reports-map-alt = Peta laporan; senarai menyatakan perkara yang sama
reports-map-legend = Laporan setiap petak:
reports-map-place = Cari tempat atau poskod
reports-map-agency = Laporan kepada { $agency } sahaja.
reports-map-agency-all = Tunjukkan semua agensi
reports-map-total = { $count } laporan di bahagian peta ini
reports-map-cluster = { $count } laporan { $place }
reports-map-coarse = Laporan perkara ini boleh menyentuh hal peribadi. Kami hanya mengiranya dalam petak kira-kira 10 km, dan hanya di tempat yang ada lima atau lebih.
reports-map-left-out = Perkara yang biasanya peribadi tidak dikira di sini.
reports-map-list = lihat senarai
reports-map-list-all = Senarai laporan di bahagian ini
reports-list-map-all = Lihat semuanya pada peta
problem-reports-box-wrong = Beri kotak sebagai barat, selatan, timur dan utara dalam darjah.
problem-reports-box-wide = Bahagian peta ini terlalu luas untuk zum yang diminta. Beri kotak yang lebih kecil atau zum yang lebih jauh.
problem-reports-zoom-wrong = Beri zum dari 4 hingga 18.

# How well reports are dealt with
reports-per-cent = { $number }%
reports-share = { $rate } ({ $low } hingga { $high })
reports-performance-title = Prestasi menjawab laporan
reports-performance-lead = Sebaik mana badan awam menjawab laporan rakyat dalam setahun yang lalu, diukur dengan piagam mereka sendiri.
reports-performance-at = Angka pada { $time }; dikira semula setiap jam.
reports-performance-received = laporan diterima
reports-performance-kept = janji piagam ditepati
reports-performance-met = anggaran kami ditepati, di mana tiada janji
reports-performance-median = separuh daripada laporan ditutup dalam tempoh ini
reports-performance-overdue = masih dibuka dan sudah lewat
reports-performance-rating = penilaian orang yang melapor
reports-performance-days = { $count ->
    [0] kurang sehari
   *[other] { $count } hari
}
reports-performance-stars = { $average } daripada 5
reports-performance-months = Mengikut bulan
reports-performance-months-about = Laporan setiap bulan: biru sudah ditutup, berjalur masih dibuka.
reports-performance-times = Tepat masa atau lewat
reports-performance-times-about = Laporan setiap bulan: biru tepat masa, berjalur lewat. Peratus yang tepat masa tertera di sisi.
reports-performance-kinds = Mengikut jenis
reports-performance-kinds-about = Apa yang orang mahukan: biru sudah ditutup, berjalur masih dibuka.
reports-performance-states = Mengikut negeri
reports-performance-states-about = Di mana laporan dibuat: biru sudah ditutup, berjalur masih dibuka.
reports-performance-closed = Ditutup
reports-performance-still-open = Masih dibuka
reports-performance-in-time = Tepat masa
reports-performance-late = Lewat
reports-performance-none = Angka belum dikira.
reports-performance-none-next = Kami mengiranya setiap jam. Cuba lagi sebentar nanti.
reports-league-title = Agensi dibandingkan
reports-league-lead = Setiap agensi diukur dengan piagamnya sendiri, dan dibandingkan dengan agensi yang sama jenis.
reports-league-all = Semua jenis
reports-league-sort = Susun mengikut
reports-league-show = Tunjukkan
reports-league-received = Diterima
reports-league-kept = Janji ditepati
reports-league-days = Separuh ditutup dalam
reports-league-open = Masih dibuka
reports-league-reopened = Dibuka semula
reports-league-rating = Penilaian
reports-league-rates = Kadar asas setiap jenis agensi
reports-league-better = lebih baik daripada jenisnya
reports-league-alike = seperti jenisnya
reports-league-worse = kurang baik daripada jenisnya
reports-league-few = kurang daripada { $count }
reports-league-table = Muat turun sebagai jadual (CSV)
reports-league-how = Cara angka ini dikira
reports-league-how-kept = “Janji ditepati” hanya mengira laporan yang ada tarikh dalam piagam agensi, dan yang sudah ditutup atau sudah lewat.
reports-league-how-interval = Dalam kurungan: kadar sebenar terletak di antara dua angka itu dengan kepastian 95%. Agensi disusun mengikut angka yang rendah, supaya tiada yang mendahului secara kebetulan.
reports-league-how-few = Jika kurang daripada lima, kami tidak menyatakan apa-apa: kebetulan lebih besar, dan orang mungkin dapat diteka.
reports-league-how-private = Laporan yang hanya dilihat oleh pelapor dan agensi turut dikira, sebagai angka sahaja.
reports-panel-title = Prestasi agensi ini
reports-panel-kept = Janji piagam ditepati: { $share } daripada { $count } laporan
reports-panel-met = Anggaran kami ditepati, di mana tiada janji: { $share } daripada { $count } laporan
reports-panel-days = Separuh daripada laporan ditutup dalam { $days }
reports-panel-open = Masih dibuka: { $open }; sudah lewat: { $overdue }
reports-panel-reopened = Dibuka semula oleh pelapor: { $count }
reports-panel-rating = Penilaian orang yang melapor: { $rating }
reports-panel-few = Kurang daripada { $count } laporan dalam setahun, jadi tiada angka ditunjukkan.
reports-panel-compare = Bandingkan dengan agensi lain

# Reports on other sites
reports-list-widget = Tunjukkan laporan ini di laman lain
reports-widget-title = Tunjukkan laporan di laman anda
reports-widget-lead = Salin kod ini ke laman anda. Lima laporan terbaharu ditunjukkan dalam bingkai, dan sentiasa dikemas kini.
reports-widget-choose = Pilih
reports-widget-about = Ditunjukkan:
reports-widget-code = Kod untuk laman anda
reports-widget-code-hint = Salin semuanya dan tampal di tempat bingkai itu dikehendaki.
reports-widget-see = Lihat bingkai ini
reports-widget-language = Tukar bahasa di atas halaman ini untuk mendapatkan kod dalam bahasa lain.
reports-widget-cookies = Bingkai ini tidak menetapkan kuki, tidak menjalankan skrip dan tidak mengenali sesiapa.
reports-widget-public = Hanya laporan awam ditunjukkan. Laporan yang disembunyikan hilang dalam masa seminit.
reports-widget-all = Lihat semua laporan

# Hotspots
reports-hotspot-row = Tempat aduan berulang: { $category }
reports-hotspot-state-open = Diterima
reports-hotspot-state-in-progress = Sedang ditangani
reports-hotspot-state-resolved = Selesai
reports-hotspot-state-declined = Ditutup tanpa tindakan
reports-hotspot-move-claim = Punca mula dicari
reports-hotspot-move-note = Nota dalaman
reports-hotspot-move-transfer = Serah kepada agensi lain
reports-hotspot-move-resolve = Punca sudah diatasi
reports-hotspot-clock-resolve = Mengatasi punca
reports-hotspot-move-decline = Tutup tanpa tindakan
reports-hotspot-relation-seen-in = Dilihat dalam
reports-hotspot-made = Tempat aduan berulang: sekurang-kurangnya { $count } aduan dalam jarak { $metres } m antara satu sama lain dalam tempoh { $days } hari.
reports-hotspot-look = Cari puncanya supaya aduan seterusnya tidak perlu dibuat. Aduan yang berkaitan ada di bawah.

reports-season-row = Persediaan musim: { $category }
reports-season-state-open = Diterima
reports-season-state-in-progress = Sedang disediakan
reports-season-state-resolved = Sudah bersedia
reports-season-state-declined = Ditutup tanpa persediaan
reports-season-move-claim = Mulakan persediaan
reports-season-move-note = Nota dalaman
reports-season-move-transfer = Serah kepada agensi lain
reports-season-move-resolve = Persediaan sudah siap
reports-season-move-decline = Tutup tanpa persediaan
reports-season-relation-seen-in = Dilihat dalam
reports-season-clock-ready = Bersedia
reports-season-begins = { $season } bermula pada { $day }.
reports-season-steps = Perkara yang perlu dibuat sebelum itu
reports-season-places = Tempat yang terjejas pada musim lalu
reports-season-reports = { $count } aduan

## Text messages in
reports-sms-made = { $reference }: aduan diterima oleh { $agency }. Rahsia: { $code }. Balas untuk menambah. { $link }
reports-sms-place = Di mana? Balas dengan nama bandar atau poskod 5 angka.
reports-sms-postcode = Kami tidak jumpa satu tempat sahaja dengan nama itu. Balas dengan poskod 5 angka.
reports-sms-status =
    { $reference }: { $state }, { $agency }.{ $has_due ->
        [yes] {" "}Tarikh: { $due }.
       *[no] {""}
    } { $link }
reports-sms-unknown = Kami tidak jumpa aduan itu. Semak nombornya, misalnya SEMAK RR-7K2M-9QX4.
reports-sms-added = { $reference }: mesej anda sudah sampai kepada { $agency }.
reports-sms-help = Hantar ADUAN, tempat, dan apa yang tidak kena: ADUAN Klang lampu jalan padam. SEMAK dan nombor aduan. BERHENTI untuk tiada mesej lagi.

# Untuk mereka yang kurang membaca; ayat reports-spoken-… dibaca oleh rakaman dalam pek (cargo xtask speak)
reports-spoken = Nota suara untuk agensi, tanpa tulisan
reports-easy-title = Lapor dengan gambar dan suara
reports-easy-about = Tekan gambar, dengar soalan dan cakap
reports-easy-listen = Dengar: { $words }
reports-easy-number = Nombor telefon
reports-easy-see-photo = { $topic }. Lihat gambar.
reports-spoken-danger = Ada bahaya sekarang? Telefon dahulu nombor ini.
reports-spoken-ask-topic = Apa masalahnya? Tekan satu gambar.
reports-spoken-ask-place = Di mana? Pilih negeri.
reports-spoken-here = Saya berada di situ sekarang
reports-spoken-ask-district = Pilih daerah.
reports-spoken-unknown-place = Saya tidak tahu tempatnya
reports-spoken-ask-say = Ceritakan apa yang berlaku, dan di mana. Pilih satu cara.
reports-spoken-voice = Cakap. Rakam suara anda.
reports-spoken-photo = Ambil gambar.
reports-spoken-write = Tulis.
reports-spoken-next = Teruskan
reports-spoken-ask-similar = Adakah ia salah satu daripada ini?
reports-spoken-same = Ya, yang ini. Saya juga.
reports-spoken-not-same = Bukan. Teruskan.
reports-spoken-ask-phone = Apa nombor telefon anda?
reports-spoken-why-phone = Kami hantar jawapan ke telefon anda. Orang lain tidak melihat nombor anda.
reports-spoken-no-phone = Tanpa nombor telefon
reports-spoken-ask-check = Betulkah semua ini? Tekan Hantar.
reports-spoken-private = Hanya agensi mendengar suara anda.
reports-spoken-send = Hantar
reports-spoken-ask-code = Kami hantar kod ke telefon anda. Tulis kod itu di sini.
reports-spoken-again = Hantar kod sekali lagi
reports-spoken-done = Terima kasih. Laporan anda sudah dihantar.
reports-spoken-reference = Ini nombor laporan anda. Ambil gambar skrin ini.
reports-spoken-secret = Ini kod rahsia untuk membuka laporan anda. Jangan beri kepada orang lain.
reports-spoken-ask-again = Mahu tahu perkembangannya? Balas SMS kami dengan perkataan ini.
problem-reports-easy-nothing = Rakam suara, ambil gambar atau tulis sesuatu.
problem-reports-easy-phone = Tulis nombor telefon sahaja, atau pilih Tanpa nombor telefon.
reports-desk-data = Terbitkan data
reports-desk-harvest = Katalog luar
reports-overrides-title = Kawasan pengecualian
reports-overrides-lead = Kawasan yang urusannya diberikan kepada sesuatu agensi walau apa pun peraturan biasa. Ia terpakai bagi laporan baharu; kes yang sedang berjalan kekal di tempatnya.
reports-overrides-one = Kawasan pengecualian { $code }
reports-overrides-new = Cadangkan kawasan pengecualian
reports-overrides-new-lead = Laporan ini pernah berada di agensi yang salah. Nyatakan siapa yang bertanggungjawab di sini mulai sekarang; orang kedua di biro akan memutuskannya. Daripada laporan
reports-overrides-link = Laporan di sini sampai ke agensi yang salah? Cadangkan kawasan pengecualian
reports-overrides-proposed = Dicadangkan
reports-overrides-in-force = Berkuat kuasa
reports-overrides-refused = Ditolak
reports-overrides-ended = Ditamatkan
reports-overrides-approved = Diluluskan
reports-overrides-by = Dicadangkan oleh
reports-overrides-code = Kawasan
reports-overrides-agency = Agensi yang bertanggungjawab
reports-overrides-categories = Kategori
reports-overrides-place = Tempat
reports-overrides-validity = Tempoh sah
reports-overrides-reason = Sebab
reports-overrides-reason-hint = Dibaca oleh setiap orang yang laporannya dihantar ke sana kerananya. Jangan namakan sesiapa.
reports-overrides-source = Dipelajari daripada laporan
reports-overrides-circle = { $metres } meter di sekeliling
reports-overrides-cells = { $count } petak 250 meter
reports-overrides-corners = { $count } penjuru
reports-overrides-around = { $metres } meter di sekeliling laporan
reports-overrides-squares = { $count } petak 250 meter, tempat laporan seperti ini berakhir di { $agency }
reports-overrides-drawn = Kawasan yang penjurunya ditulis di bawah
reports-overrides-corners-label = Penjuru kawasan
reports-overrides-corners-hint = Satu penjuru setiap baris: latitud, longitud. Atau tampal GeoJSON bagi satu poligon. Sekurang-kurangnya tiga penjuru; kawasan tidak lebih 30 kilometer.
reports-overrides-since = mulai { $from }
reports-overrides-dates = { $from } hingga { $to }
reports-overrides-none = Tiada kawasan di sini.
reports-overrides-report = Rujukan laporan yang tersalah agensi
reports-overrides-report-hint = Rujukan tertera pada setiap laporan, contohnya RR-7K2M-9QX4.
reports-overrides-other = Agensi lain
reports-overrides-other-name = Nama atau kod agensi lain itu
reports-overrides-picture = Peta kawasan
reports-overrides-show = Tunjukkan pada peta
reports-overrides-from = Hari pertama
reports-overrides-to = Hari terakhir
reports-overrides-to-hint = Kosongkan jika tiada penghujung.
reports-overrides-propose = Cadangkan
reports-overrides-waits = Menunggu keputusan
reports-overrides-second = Anda yang mencadangkannya, jadi orang lain di biro perlu meluluskannya. Anda boleh menariknya balik.
reports-overrides-words = Catatan
reports-overrides-approve = Luluskan
reports-overrides-refuse = Tolak
reports-overrides-end = Tamatkan kawasan ini
reports-overrides-end-about = Selepas itu peraturan biasa terpakai semula. Laporan yang sudah dihantar ke sana kekal di sana.
reports-overrides-nothing = Tiada apa-apa yang perlu dibuat di sini.
reports-overrides-done-proposed = Telah dicadangkan. Orang kedua di biro akan memutuskannya.
reports-overrides-done-approve = Telah diluluskan. Ia terpakai bagi laporan baharu mulai hari pertamanya.
reports-overrides-done-refuse = Telah ditolak.
reports-overrides-done-end = Telah ditamatkan. Peraturan biasa terpakai semula.
reports-trials-title = Bagaimana jika?
reports-trials-lead = Cuba sempadan atau kategori lain pada laporan setahun yang lalu. Anda melihat apa yang akan sampai kepada siapa; tiada apa-apa yang diubah.
reports-trials-one = Percubaan { $code }
reports-trials-code = Percubaan
reports-trials-what = Yang dicuba
reports-trials-kind-areas = Sempadan daerah
reports-trials-kind-categories = Kategori dan siapa yang bertanggungjawab
reports-trials-kind-override = Kawasan pengecualian
reports-trials-file = Fail
reports-trials-file-hint = GeoJSON untuk sempadan, CSV untuk kategori, seperti yang diterima oleh balai import; paling besar 12 MB.
reports-trials-begin = Cuba
reports-trials-earlier = Percubaan terdahulu
reports-trials-begun = Dimulakan
reports-trials-standing = Keadaan
reports-trials-waiting = Menunggu
reports-trials-running = Sedang berjalan
reports-trials-done = Selesai
reports-trials-failed = Tidak sepadan lagi
reports-trials-looked = Laporan yang diperiksa
reports-trials-moved = Akan berpindah
reports-trials-notes = Ciri dalam fail yang dibetulkan atau ditinggalkan
reports-trials-again = Lihat kemajuannya
reports-trials-pairs = Yang akan berpindah daripada siapa kepada siapa
reports-trials-from = Sekarang
reports-trials-to = Kelak
reports-trials-category = Kategori
reports-trials-reports = Laporan
reports-trials-more = Ada lagi baris selain yang ditunjukkan di sini.
reports-trials-table = Semua baris sebagai jadual (CSV)
reports-trials-examples = Yang terbaharu yang akan berpindah
reports-trials-shown = Peta dan senarai ini menunjukkan { $shown } yang terbaharu daripada { $all }. Jadual mengira semuanya.
reports-trials-map = Peta laporan terbaharu yang akan berpindah
reports-trials-report = Laporan
reports-trials-way = Daripada siapa kepada siapa
reports-trials-triage = Belum ada sesiapa: biro yang menentukan
reports-trials-nothing = Tiada apa-apa yang akan berpindah.
reports-trials-override = Cuba pada laporan setahun yang lalu
problem-reports-trial-kind = Pilih apa yang hendak dicuba.
problem-reports-trial-file = Pilih fail teks: GeoJSON atau CSV.

# Perkataan yang diubah atau disembunyikan oleh pejabat
reports-moderated = Sebahagian perkataan dibuang oleh pejabat
reports-moderated-hidden = Pejabat tidak lagi menunjukkan laporan ini kepada umum. Anda dan agensi masih melihatnya.
reports-moderated-yours = Apa yang diubah dalam laporan anda
reports-moderated-about = Pejabat mengubah atau menyembunyikan bahagian ini daripada umum, dengan sebabnya.
reports-object-words = Tidak bersetuju? Beritahu kami sebabnya. Orang lain akan menyemaknya.
reports-object-do = Minta orang lain menyemaknya
reports-desk-custody = Simpan untuk mahkamah
reports-desk-ban = Jangan layan pengirim ini buat sementara
reports-moderate-lead = Inilah yang dibaca oleh semua orang. Pelapor diberitahu apa yang anda ubah serta sebabnya, dan boleh meminta orang lain menyemaknya.
reports-moderate-description = Penerangan
reports-moderate-name = Nama pelapor yang ditunjukkan
reports-moderate-report = Seluruh laporan
reports-moderate-do-stand = Kekalkan perubahan
reports-moderate-back = Kembali ke laporan
reports-moderate-objection = Pelapor tidak bersetuju
reports-moderate-other = Orang yang membuat perubahan tidak boleh memutuskannya. Rakan sekerja atau biro aduan akan menyemak.
reports-objections-title = Bantahan terhadap perubahan
reports-objections-lead = Pelapor yang tidak bersetuju dengan perkataan yang diubah atau disembunyikan. Semak dan putuskan.
reports-objections-none = Tiada bantahan menunggu
reports-moderation-letter-subject = Perkataan dalam laporan { $reference } diubah
reports-moderation-letter =
    Pejabat mengubah atau menyembunyikan sesuatu yang umum baca dalam laporan anda { $reference }.

    Sebab: { $words }

    Lihat apa yang diubah. Jika tidak bersetuju, anda boleh meminta orang lain menyemaknya: { $link }
problem-reports-moderation-reason = Pilih satu sebab atau tulis sebabnya.
problem-reports-moderation-text = Tulis perkataan yang akan menggantikannya.
problem-reports-moderation-unfit = Bahagian ini tidak boleh diubah begitu, atau sudah pun begitu.
problem-reports-moderation-other = Tiada bantahan yang menunggu keputusan anda, atau orang lain yang perlu memutuskannya.
problem-reports-moderation-nothing = Tiada perubahan baharu yang boleh dibantah.

# Soalan yang tidak dijawab

reports-state-unanswered = Ditutup kerana tiada jawapan daripada pelapor
reports-move-remind = Pelapor diingatkan tentang soalan agensi
reports-move-expire = Ditutup kerana pelapor tidak menjawab
reports-move-answer-late = Pelapor menjawab dan membukanya semula
reports-clock-remind = Peringatan kepada pelapor
reports-clock-silence = Ditutup jika tiada jawapan
reports-show-silence = Jika tiada jawapan hingga { $due }, laporan ini ditutup. Selepas itu anda masih boleh menjawab dan membukanya semula.
reports-show-answer-late = Jawab dan buka semula laporan ini
reports-show-answer-late-hint = Anda boleh menjawab hingga { $due }. Agensi akan menyambung kerjanya.
reports-partners-unanswered = Laporan ini ditutup kerana pelapor tidak menjawab soalan.
reports-reminded-letter-subject = Agensi masih menunggu jawapan anda: laporan { $reference }
reports-reminded-letter =
    { $agency } bertanya kepada anda tentang laporan { $reference } dan masih menunggu.

    Jawab di { $link }

    Jika tiada jawapan hingga { $due }, laporan ditutup. Anda masih boleh membukanya semula dengan menjawab kemudian.
reports-unanswered-letter-subject = Laporan { $reference } ditutup kerana tiada jawapan
reports-unanswered-letter =
    Laporan { $reference } ditutup kerana soalan { $agency } tidak dijawab. Ini tidak bermakna perkara itu sudah selesai.

    Untuk membukanya semula, jawab soalan itu sebelum { $due }: { $link }

# Jawapan yang menamatkan borang
reports-instead-title = Telefon dahulu
reports-instead-phone = Telefon { $number }
reports-instead-kept = Laporan ini belum dihantar. Apa yang anda isi masih disimpan.
reports-instead-change = Saya tersilap: ubah jawapan

# Bertanya sekali lagi
reports-move-ask-fixed = Agensi bertanya sama ada ia sudah dibetulkan
reports-desk-do-ask-fixed = Tanya pelapor sama ada sudah dibetulkan
reports-fixed-later = Tanya saya sekali lagi dalam empat minggu
reports-fixed-later-hint = Berguna jika kerja belum siap.

# Pusingan pegawai
reports-round-title = Pusingan saya
reports-round-lead = Laporan anda yang masih terbuka, mengikut susunan perjalanan yang terdekat.
reports-round-here = Mula dari tempat saya
reports-round-keep = Simpan semua untuk luar talian
reports-round-kept = Disimpan. Borang lawatan boleh dibuka tanpa sambungan.
reports-round-far = { $far } dari yang sebelumnya
reports-round-visit = Buka borang lawatan
reports-round-nowhere = Tanpa tempat
reports-round-none = Anda belum mengambil mana-mana laporan.
reports-round-none-next = Ambil laporan di meja kerja; ia akan muncul di sini.
reports-dataset-monthly = Aduan mengikut badan, kategori dan bulan
reports-dataset-monthly-about = Berapa banyak aduan awam dihantar kepada setiap badan dalam setiap bulan yang sudah berakhir, dan berapa lama ia mengambil masa. Aduan sulit tidak dikira. Bilangan yang sangat kecil, dan bilangan lain yang boleh membongkarnya, dibiarkan kosong supaya tiada sesiapa dapat dikenali.
reports-column-month = Hari pertama bulan aduan dibuat
reports-column-agency = Kod badan yang memegangnya sekarang
reports-column-category = Kod kategori
reports-column-cases = Bilangan aduan; kosong jika terlalu kecil untuk disebut
reports-column-acknowledged = Antaranya yang badannya telah mengambil tindakan yang dapat dilihat
reports-column-answered = Antaranya yang telah dijawab
reports-column-closed = Antaranya yang telah ditutup
reports-column-promised = Antaranya yang janji piagamnya sudah ditunaikan atau dimungkiri
reports-column-kept = Antaranya yang ditutup sebelum tarikh yang dijanjikan
reports-column-hours-acknowledge = Separuh tidak menunggu lebih lama daripada jam ini sehingga tindakan pertama
reports-column-hours-answer = Separuh tidak menunggu lebih lama daripada jam ini sehingga jawapan pertama
reports-column-days-close = Separuh tidak menunggu lebih lama daripada hari ini sehingga ditutup
