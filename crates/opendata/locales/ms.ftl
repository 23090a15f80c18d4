opendata-title = Data terbuka
opendata-lead = Jadual yang diterbitkan oleh badan awam. Sesiapa pun boleh membaca, memuat turun dan menggunakannya.
opendata-words = Cari dalam data
opendata-find = Cari
opendata-none = Tiada data yang sepadan
opendata-none-help = Cuba perkataan lain atau lihat semuanya.
opendata-all = Lihat semua data
opendata-count = { $count ->
   *[other] { $count } set data
}
opendata-updated = Dikemas kini { $date }
opendata-late = Data ini sepatutnya sudah disemak semula. Yang ditunjukkan ialah versi terakhir.
opendata-publisher = Penerbit
opendata-published = Diterbitkan
opendata-checked = Disemak
opendata-next = Semakan seterusnya
opendata-frequency = Kekerapan
opendata-hourly = Setiap jam
opendata-daily = Setiap hari
opendata-rows = Baris
opendata-version = Versi
opendata-licence = Lesen
opendata-files = Muat turun
opendata-file-csv = Semua baris, tepat seperti adanya.
opendata-file-safe = Untuk hamparan: tiada teks yang dibaca sebagai formula.
opendata-file-xlsx = Buku kerja untuk program hamparan.
opendata-file-parquet = Fail yang dipetik: hashnya ada dalam senarai versi.
opendata-file-json = Satu senarai objek, untuk program.
opendata-file-ndjson = Satu objek setiap baris, untuk program.
opendata-chart = Baris mengikut { $column }
opendata-table = Jadual
opendata-column = Lajur
opendata-any-column = Mana-mana lajur teks
opendata-contains = Mengandungi
opendata-sort = Susun mengikut
opendata-as-published = Seperti diterbitkan
opendata-filter = Tunjukkan baris
opendata-no-rows = Tiada baris yang sepadan.
opendata-rows-found = { $count ->
   *[other] { $count } baris
}
opendata-dictionary = Kamus data
opendata-kind = Jenis
opendata-meaning = Maksud
opendata-kind-text = Teks
opendata-kind-integer = Nombor bulat
opendata-kind-number = Nombor
opendata-kind-boolean = Ya atau tidak
opendata-kind-date = Tarikh
opendata-kind-timestamp = Tarikh dan masa
opendata-versions = Versi-versi
opendata-versions-about = Satu versi tidak pernah berubah. Hash ialah cap jarinya: fail Parquet yang sama sentiasa memberi hash yang sama.
opendata-cite = Cara memetik
opendata-citation = { $publisher }. { $title }, versi { $version }, { $published }. Dibaca { $read }. { $address } (SHA-256 { $hash })
opendata-programs = Untuk program
opendata-programs-about = Set data ini menjawab API pertanyaan data.gov.my, DataStore CKAN dan SODA, dengan nilai yang sama. Versi lama dibaca dengan as_of.
opendata-try-title = Tanya data ini
opendata-try = Tanya data ini sendiri
opendata-all-rows = Semua baris
opendata-way = Syarat
opendata-way-equals = tepat sama dengan
opendata-way-contains = mengandungi
opendata-way-from = sekurang-kurangnya
opendata-way-to = selebih-lebihnya
opendata-value = Nilai
opendata-group = Satu baris bagi setiap
opendata-no-groups = Tanpa kumpulan
opendata-figure = Angka
opendata-figure-count = Bilangan
opendata-figure-sum = Jumlah
opendata-figure-avg = Purata
opendata-figure-min = Terkecil
opendata-figure-max = Terbesar
opendata-figure-of = Bagi lajur
opendata-down = Terbesar dahulu
opendata-limit = Baris paling banyak
opendata-ask = Tanya
opendata-answer = Jawapan
opendata-address = Program mendapat jawapan yang sama dari alamat ini, sebagai JSON:
opendata-open = Buka alamat ini
opendata-openapi = Huraian untuk program (OpenAPI)
opendata-described = Huraian untuk program:
opendata-feed = Berita set data (Atom)
problem-opendata-no-id = Nyatakan set data dengan id, contohnya id=agencies. id=datasets menyenaraikan semuanya.
problem-opendata-format = Format ini tiada. Pilih json, csv, csv-safe, tsv, ndjson, xlsx atau parquet.
problem-opendata-workbook-full = Jadual ini terlalu besar untuk buku kerja. Pilih CSV atau Parquet.
problem-opendata-unknown-parameter = Parameter { $place } tidak dikenali.
problem-opendata-unknown-column = Dalam { $place }: lajur { $given } tiada. Lajur yang ada: { $more }.
problem-opendata-no-column = Dalam { $place }: nyatakan lajurnya, contohnya nilai@lajur ({ $given }).
problem-opendata-wrong-kind = Dalam { $place }: { $given } bukan nilai jenis { $more }.
problem-opendata-not-text = Dalam { $place }: lajur { $given } bukan teks.
problem-opendata-not-number = Dalam { $place }: lajur { $given } bukan nombor.
problem-opendata-not-time = Dalam { $place }: lajur { $given } bukan tarikh atau masa.
problem-opendata-not-count = Dalam { $place }: tulis nombor bulat dari 0, bukan { $given }.
problem-opendata-not-flag = Dalam { $place }: tulis true atau false, bukan { $given }.
problem-opendata-syntax = Dalam { $place }: { $given } tidak ditulis dengan betul.
problem-opendata-unknown-function = Dalam { $place }: fungsi { $given } tiada. Ada count, sum, avg, min dan max.
problem-opendata-conflict = { $place } tidak boleh digunakan bersama { $more }.
problem-opendata-unsupported = Dalam { $place }: { $given } tidak disediakan di sini.
problem-opendata-too-much = Pertanyaan ini terlalu panjang atau terlalu rumit. Kurangkan syarat atau kumpulannya.
problem-opendata-sum-too-large = Jumlah { $given } terlalu besar untuk dikira dengan tepat.
opendata-weekly = Setiap minggu
opendata-monthly = Setiap bulan
opendata-quarterly = Setiap suku tahun
opendata-yearly = Setiap tahun
opendata-infrequent = Sekali-sekala
opendata-one-off = Sekali sahaja
opendata-next-none = Tiada tarikh dijanjikan
opendata-next-version = Versi seterusnya selewat-lewatnya
opendata-desk-title = Data agensi anda
opendata-desk-lead = Terbitkan jadual supaya sesiapa pun boleh menggunakannya: hantar fail, semak, terbitkan.
opendata-desk-none = Belum ada set data. Yang pertama mengambil masa kira-kira lima minit.
opendata-new-title = Set data baharu
opendata-new-lead = Mula-mula beritahu apa isinya. Tiada sesiapa melihatnya sehingga anda menerbitkannya.
opendata-about-title = Tentang set data ini
opendata-about-change = Ubah penerangan
opendata-field-title = Tajuk
opendata-field-title-ms = Tajuk dalam bahasa Melayu
opendata-field-title-en = Tajuk dalam bahasa Inggeris
opendata-field-title-zh = Tajuk dalam bahasa Cina
opendata-field-title-ta = Tajuk dalam bahasa Tamil
opendata-field-about-ms = Apa isinya, dalam bahasa Melayu
opendata-field-about-en = Apa isinya, dalam bahasa Inggeris
opendata-field-about-zh = Apa isinya, dalam bahasa Cina
opendata-field-about-ta = Apa isinya, dalam bahasa Tamil
opendata-field-about-hint = Satu dua ayat: apa satu baris, dari mana, untuk tempoh apa.
opendata-field-slug-hint = Huruf kecil, nombor dan tanda sempang, contohnya klinik-desa. Jika kosong, dibuat daripada tajuk. Tidak boleh diubah kemudian.
opendata-field-licence-hint = CC-BY-4.0 membenarkan sesiapa menggunakannya dengan menyebut agensi anda.
opendata-field-contact = Siapa boleh ditanya
opendata-field-contact-hint = Alamat e-mel pejabat atau alamat https. Semua orang dapat melihatnya.
opendata-field-tags = Kata kunci
opendata-field-tags-hint = Dipisahkan dengan koma, contohnya kesihatan, klinik.
opendata-field-as-of = Data setakat
opendata-field-as-of-hint = Hari terakhir yang diterangkan oleh baris-barisnya.
opendata-field-next = Versi seterusnya selewat-lewatnya
opendata-field-next-hint = Jika tarikh ini lepas, halaman awam menyatakan bahawa data lewat.
opendata-field-method-ms = Cara data diperoleh, dalam bahasa Melayu
opendata-field-method-en = Cara data diperoleh, dalam bahasa Inggeris
opendata-field-more-languages = Dalam bahasa Cina dan Tamil
opendata-says-ms = Maksud dalam bahasa Melayu
opendata-says-en = Maksud dalam bahasa Inggeris
opendata-go-on = Teruskan
opendata-save = Simpan
opendata-slug = Nama dalam alamat
opendata-state = Keadaan
opendata-state-waiting = Sedang disemak
opendata-state-faulty = Perlu dibaiki
opendata-state-ready = Sedia diterbitkan
opendata-state-asked = Menunggu orang kedua
opendata-state-published = Diterbitkan
opendata-state-empty = Belum ada fail
opendata-state-late = Lewat
opendata-never = Belum
opendata-step-about = Penerangan
opendata-step-file = Fail
opendata-step-check = Semakan
opendata-step-publish = Terbit
opendata-done-created = Set data dibuat. Sekarang hantar failnya.
opendata-done-described = Penerangan disimpan.
opendata-done-uploaded = Fail diterima. Semua barisnya sedang dibaca.
opendata-done-planned = Fail dibaca semula mengikut pilihan anda.
opendata-done-discarded = Draf dibuang.
opendata-done-published = Versi baharu sudah diterbitkan.
opendata-done-asked = Rakan sekerja yang boleh menerbitkan data agensi ini kini perlu memutuskannya.
opendata-done-refused = Anda memutuskan supaya ia tidak diterbitkan seadanya.
opendata-done-retracted = Versi itu ditarik balik. Notis anda ada di tempatnya.
opendata-see-public = Lihat halaman awam
opendata-draft = Draf
opendata-draft-file = { $name } ({ $format }, { $size })
opendata-draft-waits = Semua baris sedang dibaca. Halaman ini dimuat semula sendiri.
opendata-look-again = Lihat semula
opendata-draft-refused = Fail ini tidak dapat dijadikan jadual
opendata-faults-about = Betulkan failnya dan hantar semula, atau pilih di bawah cara lajur itu dibaca.
opendata-faults-file = Muat turun senarai (CSV)
opendata-fault-row = Baris
opendata-fault-cell = Isi sel
opendata-fault-what = Apa yang tidak kena
opendata-fault-leading-zero = Bermula dengan sifar, seperti kod
opendata-fault-exponent = Ditulis dengan e, seperti 1e5
opendata-fault-plus-sign = Ada tanda tambah di depan
opendata-fault-underscore = Ada garis bawah di dalamnya
opendata-fault-thousands-separator = Ada koma antara ribuan
opendata-fault-decimal-comma = Ada koma perpuluhan
opendata-fault-too-many-digits = Terlalu banyak digit untuk disimpan dengan tepat
opendata-fault-not-whole = Bukan nombor bulat
opendata-fault-not-a-number = Bukan nombor
opendata-fault-not-boolean = Bukan true atau false
opendata-fault-day-month-year = Tarikh dengan hari atau bulan di depan: pilih cara membacanya
opendata-fault-no-such-date = Tiada hari seperti ini
opendata-fault-not-a-date = Bukan tarikh
opendata-fault-not-a-moment = Bukan tarikh dan masa
opendata-fault-zone = Ada zon waktu, tetapi masa di sini ialah masa tempatan
opendata-fault-other-kind = Jenisnya lain daripada lajurnya
opendata-fault-ragged = Bilangan selnya lain daripada tajuk lajur
opendata-fault-nested = Senarai di dalam sel
opendata-fault-not-text = Bukan teks UTF-8
opendata-fault-too-long = Terlalu panjang untuk satu sel
opendata-fault-formula-error = Formula dalam hamparan memberi ralat
opendata-changes = Berbanding versi terakhir
opendata-changes-none = Tiada apa-apa yang berubah.
opendata-changes-columns-added = Lajur baharu: { $names }
opendata-changes-columns-removed = Lajur yang tiada lagi: { $names }
opendata-gate = Maklumat peribadi
opendata-gate-clear = Tiada apa-apa yang menyerupai maklumat peribadi ditemui.
opendata-gate-about = Ini menyerupai maklumat tentang orang. Data yang sudah terbit tidak dapat ditarik balik daripada mereka yang memuat turunnya.
opendata-finding = Ditemui
opendata-finding-like = Contoh, disembunyikan
opendata-verdict = Akibatnya
opendata-verdict-clear = Boleh diterbitkan
opendata-verdict-route = Orang kedua memutuskan
opendata-verdict-block = Tidak boleh diterbitkan
opendata-publish = Terbitkan
opendata-second-about = Dua orang perlu bersetuju sebelum ini diterbitkan. Permintaan dan keputusan tercatat dalam log awam.
opendata-second-reason = Mengapa ini boleh diterbitkan?
opendata-second-ask = Minta orang kedua memutuskan
opendata-second-waits = Orang kedua perlu memutuskan
opendata-second-refused = Orang kedua menolak
opendata-decide-reason = Sebab keputusan anda
opendata-decide-hint = Jangan tulis nama atau nombor sesiapa.
opendata-decide-approve = Luluskan dan terbitkan
opendata-decide-refuse = Jangan terbitkan
opendata-blocked = Ini tidak boleh diterbitkan seadanya
opendata-blocked-about = Keluarkan lajur itu di bawah, atau hantar fail tanpanya.
opendata-plan = Lajur
opendata-plan-about = Begini setiap lajur dibaca. Anda boleh mengubahnya dan membaca semula.
opendata-plan-header = Dalam fail
opendata-plan-name = Nama dalam jadual
opendata-plan-reading = Dibaca sebagai
opendata-plan-notes = Yang dilihat
opendata-plan-key = Lajur yang menamakan satu baris
opendata-plan-key-hint = Nama dalam jadual, dipisahkan dengan koma. Dengannya perubahan antara versi dapat ditunjukkan sel demi sel.
opendata-plan-missing = Perkataan yang bermaksud tiada nilai
opendata-plan-missing-hint = Contohnya NA, -, tiada
opendata-plan-read = Baca semula
opendata-reading-text = Teks dan kod
opendata-reading-integer = Nombor bulat
opendata-reading-number = Nombor, 1234.5
opendata-reading-thousands = Nombor, 1,234.5
opendata-reading-comma = Nombor, 1.234,5
opendata-reading-boolean = true atau false
opendata-reading-date = Tarikh, 2026-12-31
opendata-reading-day-first = Tarikh, 31/12/2026
opendata-reading-month-first = Tarikh, 12/31/2026
opendata-reading-timestamp = Tarikh dan masa
opendata-reading-none = Keluarkan
opendata-note-filled = { $filled } berisi, { $empty } kosong
opendata-note-ambiguous = Boleh dibaca dengan dua cara. Pilih satu.
opendata-note-against = Bukan { $kind }: { $count } sel tidak sesuai, contohnya baris { $row }: { $value }
opendata-preview = Pratonton: { $count } baris, paling banyak 50 ditunjukkan
opendata-discard = Buang draf
opendata-upload = Hantar fail
opendata-upload-other = Hantar fail lain
opendata-upload-file = Fail
opendata-upload-hint = CSV, TSV, XLSX, JSON, NDJSON, Parquet atau GeoJSON, sehingga 50 MB. Baris pertama ialah nama lajur.
opendata-upload-send = Hantar dan semak
opendata-mode = Apa jadi kepada baris yang sudah ada?
opendata-mode-replace = Gantikan semuanya
opendata-mode-replace-about = Fail ini mengandungi semua baris.
opendata-mode-append = Tambah di belakangnya
opendata-mode-append-about = Fail ini mengandungi baris baharu sahaja.
opendata-mode-upsert = Kemas kini mengikut kunci
opendata-mode-upsert-about = Baris dengan kunci yang sama diganti, yang lain ditambah.
opendata-todo = Yang paling mudah dibaiki dahulu
opendata-todo-contact = Nyatakan siapa boleh ditanya.
opendata-todo-tags = Beri kata kunci.
opendata-todo-english = Beri tajuk dalam bahasa Inggeris.
opendata-todo-as-of = Nyatakan data setakat hari mana.
opendata-todo-dictionary = Terangkan setiap lajur.
opendata-todo-method = Terangkan cara data diperoleh.
opendata-retract = Tarik balik
opendata-retracted = Ditarik balik
opendata-retract-about = Versi itu kekal dalam senarai dengan notis anda, tetapi barisnya tidak diberikan lagi. Ini tidak boleh dibatalkan.
opendata-retract-notice = Notis untuk semua orang
opendata-refused-encoding = Teks ini bukan UTF-8 ({ $about }). Simpan semula fail sebagai CSV UTF-8.
opendata-refused-empty = Tiada baris dengan nama lajur.
opendata-refused-broken = Fail ini rosak, atau bukan jenis yang dinyatakan ({ $about }).
opendata-refused-nested = Lajur { $about } mengandungi senarai atau struktur, atau ditulis dengan cara yang tidak dibaca di sini.
opendata-refused-no-column = Lajur { $about } tiada dalam fail ini.
opendata-refused-no-columns = Sekurang-kurangnya satu lajur perlu tinggal.
opendata-refused-too-many-columns = Jadual ini mempunyai terlalu banyak lajur. Had ialah 1,000.
opendata-refused-bad-name = Satu lajur tidak bernama, atau namanya terlalu panjang.
opendata-refused-two-of-a-name = Dua lajur mempunyai nama yang sama: { $about }
opendata-refused-input = Fail ini tidak dapat dibaca. Hantar semula.
opendata-refused-stopped = Pembacaan mengambil masa terlalu lama. Hantar fail yang lebih kecil.
opendata-refused-damaged = Versi terakhir atau peraturan semakan tidak dapat dibaca. Beritahu pentadbir laman ini.
opendata-refused-wrong-kind = Satu sel jenisnya lain daripada lajurnya.
opendata-refused-too-many-rows = Jadual ini mempunyai terlalu banyak baris.
opendata-refused-too-much-text = Satu lajur mengandungi terlalu banyak teks.
opendata-refused-other-columns = Lajur { $about } tiada, atau jenisnya lain, berbanding versi terakhir atau kunci.
opendata-refused-no-key = Tiada lajur yang menamakan satu baris. Isikan di bawah.
opendata-refused-null-key = Baris { $about } tidak mempunyai kunci.
opendata-refused-two-of-a-key = Baris { $about } mempunyai kunci baris lain. Kunci mesti menamakan satu baris sahaja.
opendata-refused-too-much-rows = Terlalu banyak baris. Had ialah 5 juta.
opendata-refused-too-much-columns = Terlalu banyak lajur. Had ialah 1,000.
opendata-refused-too-much-cells = Terlalu banyak sel. Had ialah 40 juta.
opendata-refused-too-much-bytes = Fail ini terlalu besar apabila dibuka. Hantar sebagai CSV.
opendata-refused-too-much-record = Satu baris lebih panjang daripada 4 MB. Mungkin tanda petik tidak ditutup.
opendata-refused-too-much-blank = Terlalu banyak baris kosong antara baris berisi. Buangnya.
opendata-refused-too-much-name = Nama satu lajur terlalu panjang.
opendata-refused-too-much-strings = Buku kerja ini mengandungi terlalu banyak teks atau gambar. Hantar sebagai CSV.
opendata-refused-too-much-parts = Buku kerja ini mempunyai terlalu banyak bahagian. Hantar sebagai CSV.
opendata-refused-too-much-pages = Fail Parquet ini ditulis dalam bahagian yang terlalu besar.
opendata-refused-too-much-footer = Penerangan dalam fail Parquet ini terlalu panjang.
problem-opendata-retracted = Versi ini ditarik balik oleh penerbitnya: { $notice }
problem-opendata-slug-wrong = Gunakan 2 hingga 100 huruf kecil, nombor dan tanda sempang.
problem-opendata-slug-taken = Set data lain sudah menggunakan nama ini. Pilih nama lain.
problem-opendata-no-draft = Set data ini tiada draf. Hantar fail dahulu.
problem-opendata-draft-stale = Draf ini diubah sementara itu. Lihat keadaannya sekarang di bawah.
problem-opendata-draft-overtaken = Versi lain diterbitkan sementara itu. Tekan Baca semula, supaya draf dibandingkan dengannya.
problem-opendata-no-key = Set data ini tiada kunci. Nyatakan dahulu lajur yang menamakan satu baris.
problem-opendata-draft-unready = Draf ini belum sampai ke langkah itu.
problem-opendata-second-needed = Ada yang menyerupai maklumat peribadi, jadi orang kedua perlu memutuskan.
problem-opendata-blocked = Ada nombor kad pengenalan atau pasport. Keluarkan lajur itu atau hantar fail lain.
problem-opendata-same-person = Orang lain perlu memutuskan: bukan anda yang menghantar atau meminta.
problem-opendata-reason-missing = Nyatakan sebabnya.
problem-opendata-text-long = Ini terlalu panjang. Pendekkan.
problem-opendata-licence-unknown = Pilih lesen daripada senarai.
problem-opendata-tags-many = Paling banyak 20 kata kunci, setiap satu 50 aksara.
problem-opendata-words-many = Paling banyak 50, setiap satu 100 aksara.
problem-opendata-contact-wrong = Tulis alamat e-mel atau alamat yang bermula dengan https.
problem-opendata-malay-missing = Tulis dalam bahasa Melayu juga.
problem-opendata-frequency-unknown = Pilih kekerapan daripada senarai.
problem-opendata-no-such-day = Tiada hari seperti ini.
problem-opendata-column-unknown = Lajur { $column } tiada dalam fail, atau tidak boleh dibaca begitu.
problem-opendata-mode-unknown = Pilih replace, append atau upsert.
problem-opendata-file-missing = Pilih fail dahulu.
problem-opendata-file-empty = Fail ini kosong.
opendata-as-of = Data setakat
opendata-contact = Pertanyaan
opendata-tags = Kata kunci
opendata-method = Cara data diperoleh
opendata-late-kept = Versi seterusnya sudah lewat daripada yang dijanjikan.
opendata-diff = Perubahan
opendata-diff-title = Perubahan daripada versi { $from } kepada { $to }
opendata-diff-file = Muat turun semua perubahan (CSV)
opendata-diff-first = 100 perubahan pertama
opendata-diff-act = Apa
opendata-diff-added = Ditambah
opendata-diff-removed = Dibuang
opendata-diff-changed = Diubah
opendata-diff-before = Sebelum
opendata-diff-after = Selepas
opendata-diff-row = Baris
opendata-faults = { $count ->
   *[other] { $count } sel tidak sesuai
}
opendata-changes-added = { $count ->
   *[other] { $count } baris baharu
}
opendata-changes-removed = { $count ->
   *[other] { $count } baris tiada lagi
}
opendata-changes-changed = { $count ->
   *[other] { $count } baris berubah
}
opendata-finding-identity = { $count ->
   *[other] { $count } nombor kad pengenalan
}
opendata-finding-passport = { $count ->
   *[other] { $count } nombor pasport
}
opendata-finding-phone = { $count ->
   *[other] { $count } nombor telefon
}
opendata-finding-email = { $count ->
   *[other] { $count } alamat e-mel
}
opendata-finding-address = { $count ->
   *[other] { $count } alamat
}
opendata-finding-small-cell = { $count ->
   *[other] { $count } bilangan orang yang sangat kecil
}
problem-opendata-not-comparable = Dua versi ini tidak dapat dibandingkan.
problem-opendata-changes-busy = Perbandingan lain sedang dibuat. Cuba sebentar lagi.
problem-opendata-changes-large = Jadual ini terlalu besar untuk dibandingkan di sini. Muat turun kedua-dua versi.
problem-opendata-cursor = { $given } bukan penanda halaman. Gunakan next daripada jawapan sebelum ini, tepat seperti tertulis.
problem-opendata-cursor-old = Penanda ini daripada versi { $of }, sedangkan versi { $asked } yang ditanya. Mulakan semula, atau tanya versi { $of } dengan as_of={ $of }.
problem-opendata-no-points = Jawapan ini tiada titik. Minta lajur lat dan lon, atau minta JSON atau CSV.
problem-opendata-ckan-action = Tiada tindakan { $action } di sini.
problem-opendata-ckan-json = Permintaan ini bukan objek JSON: { $why }
problem-opendata-ckan-query = Carian ini tidak difahami: { $given }
problem-opendata-ckan-many = Carian ini meminta terlalu banyak. Paling banyak { $terms } syarat dalam q, fq dan fq_list bersama, dan { $keys } nama untuk susunan.
problem-opendata-ckan-invalid = Permintaan ini tidak sesuai.
problem-opendata-ckan-missing = Nilai tiada
problem-opendata-ckan-whole = Tulis nombor bulat dari 0.
problem-opendata-ckan-format = Tiada format itu. Pilih csv, tsv, json atau xml.
problem-opendata-moment = { $given } bukan hari atau saat. Tulis 2026-01-31 atau 2026-01-31T08:00:00Z.
opendata-field-prompt = Terbitkan sendiri baris yang dihantar program
opendata-field-prompt-hint = Seminit selepas baris terakhir, jika semakan tidak menjumpai apa-apa. Jika tidak, seseorang perlu memutuskan.
opendata-refused-fetch = Fail itu tidak dapat diambil daripada alamatnya ({ $about }). Semak alamatnya, atau hantar fail itu.
opendata-refused-no-such-key = { $about } baris mempunyai kunci yang tiada dalam jadual, sedangkan ia hanya boleh mengubah baris yang ada.
opendata-refused-filters = Penapis untuk baris yang hendak dibuang tidak sesuai dengan jadual ({ $about }).
problem-opendata-rows-many = Draf ini sudah menerima baris sebanyak yang boleh. Terbitkan atau buang draf itu dahulu.
problem-opendata-published-stays = Apa yang sudah diterbitkan tidak hilang. Tarik balik dengan notis melalui package_delete.
problem-opendata-ckan-post = Tindakan ini mengubah sesuatu, jadi gunakan POST.
problem-opendata-ckan-elsewhere = Ini tidak boleh dilakukan di sini: orang, badan dan kumpulan diuruskan di tempat lain.
problem-opendata-ckan-organisation = Tiada badan dengan nama ini.
problem-opendata-ckan-fixed = Ini tidak boleh diubah lagi.
problem-opendata-ckan-notice = Data yang sudah diterbitkan hanya boleh ditarik balik. Nyatakan sebabnya kepada orang ramai dalam notice.
problem-opendata-ckan-private = Tiada set data peribadi di sini: draf tidak dilihat sesiapa, dan yang diterbitkan dilihat semua.
problem-opendata-ckan-deleted = Gunakan package_delete.
problem-opendata-ckan-one-table = Satu set data mempunyai satu jadual. Gantikan failnya dengan resource_update.
problem-opendata-ckan-url = Tulis alamat http atau https yang penuh.
problem-opendata-ckan-other-fields = Jadual ini mempunyai lajur lain. Hantar fail dengan resource_update untuk mengubah lajurnya.
problem-opendata-ckan-method = Pilih upsert, insert atau update.
problem-opendata-ckan-no-table = Set data ini belum mempunyai jadual. Mulakan dengan datastore_create.
problem-opendata-ckan-filters = Tulis objek lajur dan nilai, tanpa _id dan tanpa syarat kosong; atau {"{"}{"}"} untuk semua baris.
problem-opendata-ckan-records = Tulis senarai objek, paling banyak 32,000 sekali hantar.
problem-opendata-ckan-fields = Tulis senarai lajur dengan id yang berlainan dan type: text, int, float, bool, date atau timestamp.
problem-opendata-ckan-key = Kunci mesti nama lajur dalam jadual ini.
problem-opendata-ckan-uneven = Semua baris dalam satu hantaran mesti mempunyai lajur yang sama.
problem-opendata-ckan-cell = Baris { $row }: { $value } tidak sesuai dengan lajur { $column }.
opendata-theme = Tema
opendata-place = Tempat
opendata-whole-country = Seluruh negara
opendata-choose = Pilih
opendata-any = Semua
opendata-field-place-hint = Negara atau negeri yang datanya tentangnya.
opendata-field-from = Data bermula
opendata-field-from-hint = Hari pertama yang datanya tentangnya.
opendata-period = Tempoh
opendata-period-words = { $from } hingga { $to }
opendata-related = Data berkaitan
problem-opendata-theme-unknown = Pilih tema daripada senarai.
problem-opendata-place-unknown = Pilih tempat daripada senarai.
problem-opendata-from-later = Hari pertama mesti sebelum hari terakhir.
opendata-todo-theme = Nyatakan temanya.
opendata-todo-place = Nyatakan tempatnya.
opendata-todo-dead-contact = Beri alamat lain untuk soalan: yang ini tidak menjawab.
opendata-todo-description = Terangkan dengan lebih lanjut: sekurang-kurangnya 100 aksara.
opendata-todo-key = Nyatakan lajur yang menamakan setiap baris.
opendata-todo-late = Hantar versi yang dijanjikan.
opendata-todo-codes = Gunakan kod negeri, daerah, badan atau kategori yang digunakan pihak lain juga.
opendata-todo-adds = +{ $points } mata
opendata-quality = Sebaik mana data ini?
opendata-quality-points = { $points } daripada { $of } mata penilaian metadata Eropah
opendata-quality-nine = { $count } daripada sembilan syarat uData dipenuhi
opendata-quality-stars = { $count } daripada 5 bintang data terpaut
opendata-quality-filled = { $percent } sel berisi
opendata-quality-title = Mutu data mengikut badan
opendata-quality-lead = Badan yang menerbitkan data, yang terbaik dahulu.
opendata-quality-how = Cara ia dikira
opendata-quality-how-words = Setiap data diberi sehingga 405 mata mengikut penilaian metadata data.europa.eu: sama ada ia boleh ditemui, diperoleh, dibaca program, digunakan semula dan dinilai. Mata sebuah badan ialah purata datanya.
opendata-quality-data = Jadual ini sebagai data
opendata-quality-each = Mutu setiap data
opendata-place-number = Kedudukan
opendata-datasets = Data
opendata-points = Mata
opendata-class-excellent = Cemerlang
opendata-class-good = Baik
opendata-class-sufficient = Memadai
opendata-class-bad = Lemah
opendata-group-findability = Mudah ditemui
opendata-group-accessibility = Mudah diperoleh
opendata-group-interoperability = Boleh dibaca program
opendata-group-reusability = Boleh digunakan semula
opendata-group-contextuality = Boleh dinilai
opendata-dataset-quality = Mutu setiap data
opendata-dataset-quality-about = Sebaik mana setiap data yang diterbitkan di sini: mata penilaian metadata data.europa.eu, sembilan syarat uData, bintang data terpaut, sel yang berisi, dan sama ada ia lewat.
opendata-dataset-agencies = Mutu data mengikut badan
opendata-dataset-agencies-about = Setiap badan yang menerbitkan data di sini, berapa banyak, purata matanya mengikut penilaian metadata data.europa.eu, dan berapa banyak yang lewat.
opendata-column-agency = Kod badan yang menerbitkannya
opendata-column-dataset = Nama data dalam alamat
opendata-column-datasets = Bilangan data yang diterbitkan
opendata-column-points = Mata penilaian metadata, 0 hingga 405
opendata-column-class = Tahap: excellent, good, sufficient atau bad
opendata-column-findability = Mata kerana mudah ditemui, 0 hingga 100
opendata-column-accessibility = Mata kerana mudah diperoleh, 0 hingga 100
opendata-column-interoperability = Mata kerana boleh dibaca program, 0 hingga 110
opendata-column-reusability = Mata kerana boleh digunakan semula, 0 hingga 75
opendata-column-contextuality = Mata kerana boleh dinilai, 0 hingga 20
opendata-column-nine = Syarat uData yang dipenuhi, 0 hingga 9
opendata-column-stars = Bintang data terpaut, 0 hingga 5
opendata-column-filled = Peratus sel yang berisi
opendata-column-is-late = Sama ada versi seterusnya lewat
opendata-column-late = Bilangan data yang lewat
opendata-follow = Ikuti set data ini
opendata-follow-lead = Kami menulis kepada anda apabila versi baharu diterbitkan, sekali sehari paling kerap, dan apabila sesuatu versi ditarik balik. Setiap surat ada pautan untuk menamatkannya.
opendata-follow-button = Tulis kepada saya
opendata-follow-on = Anda mengikuti set data ini.
opendata-follow-end = Berhenti mengikuti
opendata-follow-made = Anda kini mengikuti set data ini.
opendata-follow-ended = Anda tidak lagi mengikutinya.
opendata-follow-stopped = Anda telah menghentikan semua surat kami
opendata-follow-again = Hantar surat kepada saya semula
opendata-follow-again-done = Surat kami akan sampai kepada anda semula.
opendata-follow-feed = Versi sebagai suapan (Atom)
opendata-follow-all = Set data yang anda ikuti
opendata-follow-none = Anda belum mengikuti apa-apa
opendata-follow-none-next = Buka satu set data dan pilih untuk mengikutinya.
opendata-follow-version = { $title }, versi { $version }
opendata-follow-rows = { $count } baris
opendata-follow-letter-subject = Versi baharu: { $title }
opendata-follow-letter =
    { $title } kini ada versi { $version }:
    { $link }

    Lihat atau tamatkan di sini:
    { $follow }

    { $site }
opendata-follow-sms = { $site }: versi baharu { $title } { $link }
opendata-retracted-letter-subject = Ditarik balik: { $title }
opendata-retracted-letter =
    { $title }, versi { $version }, telah ditarik balik. Penerbit menyatakan:
    { $notice }

    { $link }

    Lihat atau tamatkan surat ini di sini:
    { $follow }

    { $site }
opendata-retracted-all-letter-subject = Ditarik balik: { $title }
opendata-retracted-all-letter =
    Semua versi { $title } telah ditarik balik. Penerbit menyatakan:
    { $notice }

    { $link }

    Lihat atau tamatkan surat ini di sini:
    { $follow }

    { $site }
opendata-retracted-sms = { $site }: { $title } telah ditarik balik { $link }
problem-opendata-draft-awaited = Pihak lain menunggu draf ini: program telah menghantar baris, atau orang kedua telah ditanya. Terbitkan atau buang draf itu dahulu.
problem-opendata-key-fixed = Ada baris menunggu yang dihantar dengan kunci lain. Terbitkan atau buang baris itu dahulu.
problem-opendata-ckan-key-absent = Baris { $row } tiada nilai dalam { $column }, iaitu kuncinya.
problem-opendata-ckan-key-twice = Baris { $row } mempunyai kunci baris sebelumnya. Kuncinya ialah { $column }.
opendata-refused-rows-left-out = Tiada baris daripada program yang tinggal di dalamnya: lihat baris yang diketepikan dan sebabnya.
opendata-left-out = Baris daripada program yang diketepikan
opendata-left-out-about = Baris ini tidak padan dengan jadual apabila tiba gilirannya. Semua baris yang dihantar bersamanya diketepikan; yang lain kekal. Penghantarnya boleh menghantarnya semula. Senarai ini hilang apabila draf dibuang.
opendata-fault-null-key = Tiada kunci
opendata-fault-two-of-a-key = Baris lain mempunyai kunci yang sama
opendata-fault-no-such-key = Tiada baris dengan kunci ini, sedangkan ia hanya boleh mengubah baris yang ada
opendata-fault-no-key = Kuncinya tiada
opendata-fault-too-much = Dengannya jadual melebihi had
opendata-there-where = Tempat disenaraikan
opendata-there-here = Diterbitkan di sini
opendata-there-tag = Disenaraikan daripada { $source }
opendata-there-notice = Maklumat ini disenaraikan daripada { $source }. Datanya disimpan di sana dan kami tidak menyemaknya.
opendata-there-gone = Tidak lagi disenaraikan oleh { $source } sejak { $date }. Pautan di bawah mungkin tidak berfungsi.
opendata-there-source = Disenaraikan daripada
opendata-there-files = Fail di tempat asal
opendata-there-no-files = Tempat asalnya tidak menamakan sebarang fail.
opendata-there-licence-none = Tidak dinyatakan
opendata-there-updated = Dikemas kini di sana
opendata-there-next = Kemas kini seterusnya di sana
opendata-there-geography = Pecahan tempat
opendata-there-demography = Pecahan penduduk
opendata-there-taken = Butiran berubah pada
opendata-there-caveat = Perkara yang perlu diambil kira
opendata-ticket = Tiket { $reference }
opendata-ticket-held = Masalah data yang anda laporkan, dan data yang anda harapkan
opendata-ticket-title = Dalam satu baris
opendata-ticket-words = Dengan kata-kata anda
opendata-ticket-send = Hantar
opendata-ticket-made = Sudah dihantar. Kami akan menulis kepada anda apabila ada jawapan.
opendata-ticket-agency = Agensi
opendata-ticket-made-at = Dihantar
opendata-ticket-dataset = Set data
opendata-ticket-state = Kedudukan
opendata-ticket-due = Agensi sepatutnya menjawab sebelum { $due }. Ini anggaran kami; tiada sesiapa menjanjikannya.
opendata-ticket-thread = Apa yang berlaku
opendata-ticket-work = Tulis, atau buat sesuatu dengannya
opendata-ticket-see = Lihat di tempat semua orang melihatnya
opendata-ticket-officer-letter-subject = Tiket { $reference } tentang data
opendata-ticket-officer-letter =
    Ada berita baharu pada tiket { $reference } tentang data, di { $agency }.

    { $link }
opendata-ticket-news-letter-subject = Berita data yang anda harapkan: { $reference }
opendata-ticket-news-letter =
    { $agency } telah menyatakan kesudahan { $reference } yang anda sertai.

    { $link }
opendata-fault-list = Masalah
opendata-fault-count = Menunggu jawapan: { $open }. Sudah dijawab: { $answered }.
opendata-fault = Laporkan masalah set data ini
opendata-fault-lead = Laporan ini pergi kepada { $agency }, yang menerbitkan set data ini.
opendata-fault-reason = Apa yang tidak betul?
opendata-fault-reason-wrong = Nilainya salah
opendata-fault-reason-missing = Ada baris atau lajur yang tiada
opendata-fault-reason-old = Sudah lapuk
opendata-fault-reason-unclear = Maksudnya tidak jelas
opendata-fault-reason-broken = Fail atau pautan tidak berfungsi
opendata-fault-reason-personal = Mendedahkan perkara tentang orang yang tidak patut dibaca
opendata-fault-title-hint = Contohnya: angka Klang bagi tahun 2024 ada dua kali
opendata-fault-words-hint = Baris dan lajur yang mana, dan bagaimana anda tahu.
opendata-fault-public = Tunjukkan kata-kata saya dan jawapannya pada halaman set data
opendata-fault-public-hint = Nama anda tidak ditunjukkan. Tanpa ini, hanya agensi membacanya.
opendata-fault-acted-for = Masalah data
opendata-fault-state-received = Diterima
opendata-fault-state-working = Sedang disemak
opendata-fault-state-asked = Menunggu penjelasan
opendata-fault-state-fixed = Sudah dibetulkan
opendata-fault-state-kept = Memang sepatutnya begitu
opendata-fault-state-withdrawn = Ditarik balik
opendata-fault-move-take = Agensi sedang menyemaknya
opendata-fault-move-ask = Agensi bertanya sesuatu
opendata-fault-move-answer = Dijawab
opendata-fault-move-write = Pelapor menulis
opendata-fault-move-fix = Dibetulkan
opendata-fault-move-keep = Memang sepatutnya begitu
opendata-fault-move-reopen = Belum betul
opendata-fault-move-transfer = Diserahkan kepada agensi lain
opendata-fault-move-note = Nota dalaman
opendata-fault-move-withdraw = Ditarik balik
opendata-fault-clock-answer = Betulkan, atau nyatakan sebab tidak
opendata-fault-letter-asked-subject = Pertanyaan tentang { $reference }
opendata-fault-letter-asked =
    { $agency } bertanya sesuatu tentang masalah { $reference }.

    { $link }
opendata-fault-letter-answered-subject = Jawapan kepada { $reference }
opendata-fault-letter-answered =
    { $agency } telah menjawab masalah { $reference }.

    { $link }
opendata-wishes = Data yang diharapkan orang ramai
opendata-wishes-lead = Adakah data yang sepatutnya terbuka tiada di sini? Minta daripada agensinya secara terbuka. Sesiapa yang mahukan yang sama boleh menyertai, dan semua orang melihat kesudahannya.
opendata-wishes-open = Menunggu
opendata-wishes-closed = Sudah dijawab
opendata-wishes-any = Semua
opendata-wishes-none = Belum ada yang diharapkan
opendata-wishes-none-next = Jadilah yang pertama, atau lihat semuanya.
opendata-wish = Minta data dibuka
opendata-wish-to = Kepada { $agency }.
opendata-wish-lead = Agensi akan menyatakan sama ada data itu sudah diterbitkan, dirancang bagi suatu hari, tiada padanya, atau kekal tertutup dan sebabnya.
opendata-wish-title = Data yang mana?
opendata-wish-title-hint = Contohnya: hujan mengikut stesen dan jam
opendata-wish-words-hint = Dari bila hingga bila, sehalus mana, dan untuk apa kegunaannya.
opendata-wish-public = Semua orang membaca ini, tanpa nama anda. Jangan tulis apa-apa yang peribadi.
opendata-wish-agency = Agensi mana yang memegang data itu?
opendata-wish-agency-hint = Sebahagian namanya
opendata-wish-agency-none = Tiada agensi dengan nama itu. Cuba bahagian lain namanya.
opendata-wish-others = Siapa lagi yang mahukannya
opendata-wish-joined = { $count ->
    [0] Belum ada orang lain
   *[other] { $count } orang lain
}
opendata-wish-join = Saya pun mahu
opendata-wish-leave = Keluar
opendata-wish-mine = Anda salah seorang daripada mereka, dan akan diberitahu kesudahannya.
opendata-wish-joined-done = Anda akan diberitahu kesudahannya.
opendata-wish-left-done = Anda telah keluar.
opendata-wish-planned-by = Dirancang sebelum { $due }
opendata-wish-published-as = Diterbitkan sebagai
opendata-wish-ask = Minta sebagai maklumat
opendata-wish-ask-about = Agensi tidak membuka data ini kepada semua orang. Anda masih boleh membuat permohonan maklumat, yang diberi tempoh dan semakan oleh undang-undang atau amalan baik.
opendata-wish-ask-button = Buat permohonan maklumat
opendata-wish-publish-hint = Untuk menyatakan data sudah diterbitkan, tulis alamat halaman set data itu. Untuk merancangnya, nyatakan dalam berapa hari bekerja.
opendata-wish-acted-for = Data yang diharapkan orang ramai
opendata-wish-state-received = Diterima
opendata-wish-state-working = Sedang disemak
opendata-wish-state-planned = Dirancang
opendata-wish-state-published = Diterbitkan
opendata-wish-state-not-held = Tiada pada agensi
opendata-wish-state-refused = Kekal tertutup
opendata-wish-state-withdrawn = Ditarik balik
opendata-wish-move-take = Agensi sedang menyemaknya
opendata-wish-move-publish = Diterbitkan
opendata-wish-move-plan = Dirancang
opendata-wish-move-not-held = Data itu tiada pada agensi
opendata-wish-move-refuse = Kekal tertutup
opendata-wish-move-reply = Agensi menulis
opendata-wish-move-write = Pemohon menulis
opendata-wish-move-transfer = Diserahkan kepada agensi lain
opendata-wish-move-note = Nota dalaman
opendata-wish-move-withdraw = Ditarik balik
opendata-wish-clock-answer = Nyatakan kesudahannya
opendata-wish-letter-answered-subject = Jawapan kepada { $reference }
opendata-wish-letter-answered =
    { $agency } telah menyatakan kesudahan data yang anda harapkan, { $reference }.

    { $link }
opendata-wish-letter-planned-subject = { $reference } dirancang
opendata-wish-letter-planned =
    { $agency } merancang menerbitkan data yang anda harapkan, { $reference }, sebelum { $due }.

    { $link }
opendata-wish-letter-replied-subject = Berita tentang { $reference }
opendata-wish-letter-replied =
    { $agency } menulis tentang { $reference }.

    { $link }
problem-opendata-fault-unsaid = Pilih apa yang tidak betul.
problem-opendata-title-missing = Tulis dalam satu baris tentang apa.
problem-opendata-words-missing = Tulis maksud anda.
problem-opendata-words-personal = Semua orang akan membaca ini, dan di dalamnya ada yang kelihatan seperti nombor peribadi: { $words }. Keluarkannya.
problem-opendata-agency-unknown = Tiada agensi begitu. Pilih yang lain.
problem-opendata-ticket-closed = Ini sudah dijawab, jadi tiada sesiapa boleh menyertainya lagi.
problem-opendata-published-where = Tulis alamat halaman set data yang sudah diterbitkan, seperti /data/klinik.
opendata-reuses = Dihasilkan dengan data ini
opendata-reuses-lead = Aplikasi, rencana dan hasil lain yang dibuat orang ramai dengan data terbuka. Semuanya bukan milik agensi.
opendata-reuses-none = Belum ada
opendata-reuses-none-next = Anda ada menghasilkan sesuatu? Beritahu kami pada halaman set datanya.
opendata-reuses-all = Semua hasil orang ramai
opendata-reuse = Beritahu sesuatu yang dihasilkan dengan set data ini
opendata-reuse-lead = Pegawai agensi menyemaknya sebelum semua orang melihatnya. Nama anda tidak ditunjukkan.
opendata-reuse-held = Hasil daripada data yang anda beritahu
opendata-reuse-sort = Apakah ia?
opendata-reuse-sort-app = Aplikasi atau laman web
opendata-reuse-sort-article = Rencana
opendata-reuse-sort-analysis = Analisis atau kertas kajian
opendata-reuse-sort-picture = Gambar atau peta
opendata-reuse-sort-tool = Alat untuk program
opendata-reuse-title = Apakah namanya?
opendata-reuse-url = Di manakah ia?
opendata-reuse-url-hint = Alamat yang bermula dengan https://
opendata-reuse-about = Apakah kegunaannya?
opendata-reuse-about-hint = Dalam beberapa ayat. Tanpa nombor telefon atau alamat e-mel.
opendata-reuse-datasets = Set data lain yang digunakan
opendata-reuse-datasets-hint = Nama atau alamatnya, dengan koma di antaranya
opendata-reuse-told = Terima kasih. Semua orang akan melihatnya selepas disemak pegawai.
opendata-reuse-withdrawn = Sudah ditarik balik. Tiada sesiapa melihatnya lagi.
opendata-reuse-made-with = Dihasilkan dengan
opendata-reuse-own = Yang anda beritahu
opendata-reuse-withdraw = Tarik balik
opendata-reuse-state-waiting = Menunggu pegawai
opendata-reuse-state-shown = Ditunjukkan
opendata-reuse-state-refused = Tidak ditunjukkan
opendata-reuse-state-withdrawn = Ditarik balik
opendata-reuse-desk = Dihasilkan dengan data kita
opendata-reuse-desk-lead = Lihat halamannya sebelum menunjukkannya: adakah ia berfungsi, adakah ia tentang data ini, dan adakah ia tidak memudaratkan sesiapa?
opendata-reuse-desk-none = Tiada yang menunggu anda
opendata-reuse-desk-none-next = Apa-apa yang diberitahu orang ramai masuk ke sini.
opendata-reuse-show = Tunjukkan
opendata-reuse-refuse = Jangan tunjukkan
opendata-reuse-reason = Mengapa tidak? Orang yang memberitahu akan membacanya.
opendata-reuse-decided = Sudah diputuskan.
opendata-reuse-officer-letter-subject = Sesuatu dihasilkan dengan { $title }
opendata-reuse-officer-letter =
    Seseorang memberitahu sesuatu yang dihasilkan dengan { $title }. Semak dahulu sebelum semua orang melihatnya.

    { $link }
opendata-dataset-reuses = Hasil orang ramai daripada data terbuka
opendata-dataset-reuses-about = Aplikasi, rencana, analisis, gambar dan alat yang dihasilkan orang ramai dengan set data dalam katalog ini, seperti yang mereka beritahu dan pegawai agensi penerbit putuskan untuk ditunjukkan. Satu baris bagi setiap set data setiap hasil.
opendata-column-reuse-id = Pengenalnya
opendata-column-reuse-dataset = Nama set data yang digunakan
opendata-column-reuse-url = Tempatnya
opendata-column-reuse-kind = app, article, analysis, picture atau tool
opendata-column-reuse-title = Namanya
opendata-column-reuse-about = Kegunaannya, dengan kata-kata orang yang memberitahu
opendata-column-reuse-shown = Hari pegawai memutuskan untuk menunjukkannya
problem-opendata-sort-missing = Pilih apakah ia.
problem-opendata-about-missing = Tulis kegunaannya.
problem-opendata-url-wrong = Tulis alamat halaman yang boleh dibuka sesiapa, bermula dengan https://.
problem-opendata-dataset-unknown = Tiada set data { $dataset }.
problem-opendata-datasets-many = Namakan 1 hingga 10 set data.
opendata-harvest-title = Katalog luar
opendata-harvest-lead = Katalog terbuka badan lain yang kami baca secara berkala. Datanya kekal di tempat asal dan kami menyenaraikannya dengan menyatakan sumbernya.
opendata-harvest-none = Belum ada katalog yang dibaca
opendata-harvest-none-next = Namakan katalog di bawah untuk mula membacanya.
opendata-harvest-name = Nama di sini
opendata-harvest-name-hint = Huruf kecil, angka, titik dan sengkang, contohnya data.selangor.my. Nama ini kekal.
opendata-harvest-protocol = Cara membaca
opendata-harvest-state = Keadaan
opendata-harvest-next = Bacaan seterusnya
opendata-harvest-new = Katalog baharu
opendata-harvest-make = Tambah katalog
opendata-harvest-url = Alamat
opendata-harvest-url-hint = Bagi CKAN, alamat portalnya; bagi yang lain, alamat failnya.
opendata-harvest-lang = Bahasa
opendata-harvest-lang-hint = Bagi perkataan yang tidak menyatakan bahasanya.
opendata-harvest-hours = Jam antara bacaan
opendata-harvest-publishers = Penerbit dan badan
opendata-harvest-publishers-hint = Satu baris bagi setiap penerbit: nama di sana = kod badan di sini. Yang tiada dalam senarai kekal dengan namanya sendiri.
opendata-harvest-never = Belum pernah dibaca
opendata-harvest-running = Sedang dibaca
opendata-harvest-done = Selesai
opendata-harvest-failed = Gagal
opendata-harvest-off = Dihentikan
opendata-harvest-added = Baharu
opendata-harvest-changed = Berubah
opendata-harvest-same = Tidak berubah
opendata-harvest-gone = Tiada lagi di sana
opendata-harvest-spared = Tidak ditemui, dibiarkan
opendata-harvest-refused = Ditolak
opendata-harvest-again = Muncul lagi
opendata-harvest-made = Katalog itu akan dibaca.
opendata-harvest-saved = Perubahan disimpan.
opendata-harvest-begun = Bacaan bermula.
opendata-harvest-run = Satu bacaan
opendata-harvest-runs = Bacaan
opendata-harvest-since = Bermula
opendata-harvest-ended = Berakhir
opendata-harvest-found = Hasil
opendata-harvest-begin = Baca sekarang
opendata-harvest-stop = Hentikan bacaan berkala
opendata-harvest-start = Sambung bacaan berkala
opendata-harvest-listed = Lihat data yang disenaraikan
opendata-harvest-change = Ubah katalog
opendata-harvest-save = Simpan
opendata-harvest-report = Apa yang ditemui
opendata-harvest-report-none = Tiada apa-apa yang baharu, berubah, hilang atau ditolak.
opendata-harvest-identifier = Pengenal di sana
opendata-harvest-outcome = Hasil
opendata-harvest-reason = Sebab
problem-opendata-source-name = Nama mesti 2 hingga 60 huruf kecil, angka, titik atau sengkang, dan bukan data.gov.my.
problem-opendata-source-url = Masukkan alamat penuh yang bermula dengan https:// tanpa tanda soal.
problem-opendata-source-hours = Masukkan bilangan jam dari 1 hingga 744.
problem-opendata-source-publishers = Setiap baris mesti dalam bentuk nama = kod, dengan kod badan yang ada dalam daftar.
problem-opendata-source-choice = Pilih satu daripada senarai.
problem-opendata-source-taken = Katalog lain sudah menggunakan nama ini.
problem-opendata-source-stale = Orang lain telah mengubah katalog ini. Buka semula halaman ini.
