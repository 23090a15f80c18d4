## Keadaan
kernel-reach-is-live = Boleh dihubungi
kernel-reach-is-moved = Sudah diambil alih
kernel-reach-is-unclaimed = Belum menyertai
kernel-reach-is-unproved = Belum terbukti
kernel-reach-is-unanswered = Tidak menjawab
kernel-reach-is-failing = Saluran rosak
kernel-reach-is-officer-gone = Tiada pegawai
kernel-reach-is-suspended = Digantung
kernel-reach-is-ended = Dibubarkan
kernel-reach-next-live = Tiada apa-apa yang perlu dibuat.
kernel-reach-next-moved = Tiada apa-apa yang perlu dibuat; penggantinya yang dihubungi.
kernel-reach-next-unclaimed = Hubungi agensi ini dan sahkan pegawai serta salurannya.
kernel-reach-next-unproved = Minta pegawainya mengesahkan mesej ujian, atau hantar semula.
kernel-reach-next-unanswered = Telefon pegawainya, kemudian hantar semula mesej ujian.
kernel-reach-next-failing = Betulkan alamat saluran, kemudian hantar semula mesej ujian.
kernel-reach-next-officer-gone = Namakan pegawai yang baharu.
kernel-reach-next-suspended = Sahkan semula apabila puncanya selesai.
kernel-reach-next-ended = Tetapkan penggantinya dalam daftar.
kernel-reach-standing = Penyertaan
kernel-reach-standing-unclaimed = Belum menyertai
kernel-reach-standing-verified = Disahkan oleh biro
kernel-reach-standing-live = Aktif
kernel-reach-standing-suspended = Digantung
kernel-reach-tier-ministry = Kementerian
kernel-reach-tier-federal = Agensi persekutuan
kernel-reach-tier-state = Kerajaan negeri
kernel-reach-tier-local = Pihak berkuasa tempatan
kernel-reach-tier-utility = Utiliti
kernel-reach-tier-extra = Badan lain di luar kiraan
kernel-reach-channel = Saluran
kernel-reach-channel-desk = Meja di sini
kernel-reach-channel-email = E-mel
kernel-reach-channel-open311 = Pelayan Open311
kernel-reach-channel-api = Program agensi (API)
kernel-reach-channel-hint-desk = Pegawai log masuk dan bekerja di sini.
kernel-reach-channel-hint-email = Pemberitahuan dihantar ke satu alamat e-mel agensi.
kernel-reach-channel-hint-open311 = Agensi mempunyai pelayan Open311 sendiri.
kernel-reach-channel-hint-api = Program agensi mengambil kes dengan token.
kernel-reach-failure = Masalah saluran
kernel-reach-failure-refused = Alamat pelayan itu tidak boleh dihubungi dari sini.
kernel-reach-failure-no-discovery = Pelayan itu tidak memberi maklumat Open311 (discovery).
kernel-reach-failure-no-services = Pelayan itu tidak menyenaraikan apa-apa yang boleh dilaporkan.
kernel-reach-failure-undelivered = Pelayan itu tidak menerima aduan yang kami hantar.

## Biro
kernel-reach-bureau-title = Tidak sampai
kernel-reach-bureau-lead = Agensi yang tidak dapat dihubungi sekarang, sebabnya, dan kes yang menunggu di sana.
kernel-reach-desk = Meja kerja
kernel-reach-of = { $count } / { $all }
kernel-reach-stat-reached = agensi boleh dihubungi
kernel-reach-stat-missing = tidak dapat dihubungi
kernel-reach-stat-waiting = kes menunggu di sana
kernel-reach-stat-claims = permohonan menunggu semakan
kernel-reach-claimed-title = Ada orang memohon bagi pihak agensi yang sudah menyertai
kernel-reach-views = Bahagian
kernel-reach-view-agencies = Agensi
kernel-reach-view-cases = Kes
kernel-reach-view-count = Kiraan
kernel-reach-agency = Agensi
kernel-reach-why = Sebab
kernel-reach-since = Sejak
kernel-reach-next = Langkah seterusnya
kernel-reach-waiting = Kes menunggu
kernel-reach-claims = { $count } permohonan
kernel-reach-none = Tiada agensi di sini
kernel-reach-none-help = Kosongkan penapis untuk melihat semuanya. Jika tiada penapis, semua agensi boleh dihubungi.
kernel-reach-cases-lead = Kes yang menunggu tindakan agensi yang tidak dapat dihubungi, yang paling awal tarikh akhirnya di atas.
kernel-reach-cases-only = Hanya kes di
kernel-reach-cases-all = Papar semua
kernel-reach-cases-none = Tiada kes yang tersangkut
kernel-reach-cases-none-help = Semua kes yang terbuka berada dengan agensi yang menjawab.
kernel-reach-due = Tarikh akhir
kernel-reach-case = Kes
kernel-reach-private = sulit
kernel-reach-count-lead = Setiap agensi dikira sekali.
kernel-reach-count-data = Kiraan ini sebagai data
kernel-reach-by-tier = Mengikut jenis
kernel-reach-by-state = Mengikut negeri
kernel-reach-who = Siapa
kernel-reach-all = Semua
kernel-reach-missing = Tidak dapat dihubungi
kernel-reach-nation = Seluruh negara
kernel-reach-whole-country = Persekutuan

## Satu agensi
kernel-reach-public-page = Lihat halaman awam
kernel-reach-officer = Pegawai bertanggungjawab
kernel-reach-proved = Kali terakhir menjawab
kernel-reach-cases-here = { $count } kes menunggu tindakan di sini.
kernel-reach-cases-see = Lihat kes
kernel-reach-confirm-title = Ada mesej ujian untuk agensi ini
kernel-reach-confirm-lead = Tekan butang ini untuk menunjukkan bahawa kes sampai kepada anda.
kernel-reach-confirm = Kami menerimanya
kernel-reach-confirm-see = Lihat dan sahkan
kernel-reach-desk-agency = Saluran dan pegawai agensi ini
kernel-reach-desk-bureau = Agensi yang tidak dapat dihubungi
kernel-reach-claims-title = Permohonan
kernel-reach-claims-lead = Permohonan tidak memberi apa-apa hak. Telefon agensi melalui nombor rasminya sebelum mengesahkan.
kernel-reach-claim-fits = Pemohon log masuk dengan e-mel di domain laman web agensi ini.
kernel-reach-claim-unproved = Alamat e-mel ini belum terbukti.
kernel-reach-claim-refuse = Tolak permohonan
kernel-reach-verify-title = Sahkan agensi ini
kernel-reach-change-title = Pegawai dan saluran
kernel-reach-set-lead = Selepas disimpan, mesej ujian dihantar melalui saluran itu. Agensi dikira boleh dihubungi setelah mesej itu disahkan.
kernel-reach-officer-email = E-mel pegawai bertanggungjawab
kernel-reach-officer-email-hint = Orang yang menjawab bagi pihak agensi.
kernel-reach-officer-name = Nama pegawai
kernel-reach-officer-name-hint = Hanya jika pegawai itu baharu di sini.
kernel-reach-address = Alamat saluran
kernel-reach-address-hint = Untuk e-mel: alamat e-mel. Untuk Open311: alamat https pelayan.
kernel-reach-jurisdiction = Bidang kuasa Open311
kernel-reach-jurisdiction-hint = Nilai jurisdiction_id, jika pelayan memerlukannya.
kernel-reach-verify = Sahkan dan hantar ujian
kernel-reach-save = Simpan dan hantar ujian
kernel-reach-again-title = Mesej ujian lagi
kernel-reach-again-lead = Selepas saluran dibaiki, atau jika mesej yang dahulu hilang.
kernel-reach-again = Hantar mesej ujian sekarang
kernel-reach-tests = Mesej ujian
kernel-reach-tests-lead = Yang terbaharu di atas
kernel-reach-tests-none = Belum ada mesej ujian yang dihantar.
kernel-reach-test-sent = Dihantar
kernel-reach-test-channel = Saluran
kernel-reach-test-due = Jawab sebelum
kernel-reach-test-confirmed = Disahkan
kernel-reach-test-silent = Belum
kernel-reach-suspend-title = Gantung agensi ini
kernel-reach-suspend-lead = Tiada apa-apa lagi dihantar ke sana sehingga biro mengesahkannya semula.
kernel-reach-suspend-words = Sebab, untuk rekod
kernel-reach-suspend = Gantung
kernel-reach-done-set = Disimpan; mesej ujian dihantar jika ada perubahan
kernel-reach-done-suspend = Agensi digantung
kernel-reach-done-test = Mesej ujian dihantar
kernel-reach-done-confirm = Terima kasih, mesej ujian disahkan
kernel-reach-done-refuse = Permohonan ditolak

## Permohonan
kernel-reach-claim-title = Mohon bagi pihak agensi
kernel-reach-claim-lead = Bekerja di sini? Beritahu kami, dan biro pengaduan akan menghubungi pejabat anda untuk memastikannya. Sehingga itu tiada apa-apa berubah.
kernel-reach-claim-name = Nama anda
kernel-reach-claim-email = E-mel pejabat
kernel-reach-claim-email-hint = Alamat di agensi, bukan alamat peribadi.
kernel-reach-claim-words = Jawatan anda, dan bagaimana kes patut sampai
kernel-reach-claim-words-hint = Contohnya: pegawai perhubungan awam; kami mahu bekerja di meja ini.
kernel-reach-claim-send = Hantar permohonan
kernel-reach-claim-sent = Permohonan anda sudah sampai
kernel-reach-claim-sent-lead = Biro akan menghubungi agensi melalui nombor rasminya. Anda tidak perlu membuat apa-apa.

## Pautan
kernel-reach-link-title = Mesej ujian
kernel-reach-link-lead = Tekan butang ini untuk menunjukkan bahawa mesej ke alamat ini dibaca. Tiada apa-apa lagi yang perlu dibuat.
kernel-reach-link-confirm = Kami menerimanya
kernel-reach-link-done = Terima kasih, mesej ini sudah disahkan
kernel-reach-link-done-lead = Kes untuk agensi ini akan diberitahu ke alamat yang sama.

## Halaman awam
kernel-reach-public-live = Agensi ini menjawab di sini
kernel-reach-public-live-lead = Kali terakhir ia mengesahkannya dengan mesej ujian. Kami bertanya setiap bulan.
kernel-reach-public-unclaimed = Agensi ini belum menyertai { $site }
kernel-reach-public-missing = Agensi ini tidak dapat kami hubungi sekarang
kernel-reach-public-meanwhile = Anda masih boleh melapor. Laporan anda disimpan atas nama agensi ini, dan { $bureau } melihatnya dalam senarai laporan yang belum sampai lalu menghubungi agensi dengan cara lain.
kernel-reach-public-claim = Bekerja di sini? Mohon bagi pihak agensi

## Surat
kernel-reach-letter-desk-subject = Mesej ujian untuk { $agency }
kernel-reach-letter-desk =
    Ini mesej ujian bulanan atau pertama untuk { $agency } di { $site }.

    Buka halaman ini, log masuk dan tekan “Kami menerimanya” sebelum { $due }:
    { $link }

    Dengan itu kami tahu bahawa kes sampai kepada anda.

    { $site }
kernel-reach-letter-email-subject = Mesej ujian untuk { $agency }
kernel-reach-letter-email =
    Ini mesej ujian daripada { $site }. Alamat ini ditetapkan untuk menerima pemberitahuan kes bagi { $agency }.

    Buka pautan ini dan tekan butang di halaman itu sebelum { $due }:
    { $link }/{ $code }

    Dengan itu kami tahu bahawa mesej dibaca. Tidak perlu log masuk.

    Jika anda bukan dari { $agency }, abaikan sahaja e-mel ini.

    { $site }

## Masalah
problem-kernel-reach-stale = Ada orang lain mengubahnya sebentar tadi. Lihat keadaan yang terkini, kemudian cuba lagi.
problem-kernel-reach-gone = Agensi ini sudah tiada. Lihat penggantinya.
problem-kernel-reach-unclaimed = Agensi ini belum menyertai. Biro perlu mengesahkannya dahulu.
problem-kernel-reach-suspended = Agensi ini digantung. Hanya biro boleh mengesahkannya semula.
problem-kernel-reach-test-over = Mesej ujian ini sudah tamat. Gunakan mesej yang terbaharu, atau minta yang baharu.
problem-kernel-reach-test-elsewhere = Mesej ujian ini dihantar melalui saluran lain. Sahkan melalui saluran itu.
problem-kernel-reach-too-soon = Mesej ujian baru sahaja dihantar. Cuba lagi selepas { $minutes } minit.
problem-kernel-reach-officer-unknown = Tiada orang dengan e-mel ini yang mempunyai peranan di agensi. Pilih rakan sekerja, atau hubungi biro.
problem-kernel-reach-url-wrong = Tulis alamat pelayan yang bermula dengan https://, tanpa tanda soal atau nama pengguna.
problem-kernel-reach-channel-unknown = Pilih satu saluran.
problem-kernel-reach-claims-many = Sudah banyak permohonan menunggu untuk agensi ini. Biro akan menyemaknya dahulu.
problem-kernel-reach-act-unknown = Butang itu tidak dikenali. Buka semula halaman ini.
