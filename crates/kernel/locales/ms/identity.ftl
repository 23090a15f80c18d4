## Log masuk
kernel-sign-in-title = Log masuk
kernel-sign-in-lead = Tiada kata laluan. Kami hantar kod sekali guna kepada anda.
kernel-sign-in-address = E-mel atau nombor telefon
kernel-sign-in-address-hint = Contoh: nama@contoh.my atau 012-345 6789
kernel-sign-in-send = Hantar kod
kernel-sign-in-demo = Ini demo: masuk sebagai orang contoh
kernel-sign-in-why = Mengapa tiada kata laluan?
kernel-sign-in-why-1 = Kod itu membuktikan bahawa e-mel atau telefon itu milik anda. Tiada apa-apa yang perlu diingat, dan tiada apa-apa yang boleh dicuri.
kernel-code-title = Masukkan kod
kernel-code-sent = Kami telah menghantar kod kepada
kernel-code-code = Kod 6 angka
kernel-code-hint = Kod ini sah selama { $minutes } minit. Anda boleh menyalin dan menampalnya.
kernel-code-confirm = Log masuk
kernel-code-demo = Ini demo: tiada mesej yang dihantar keluar. Lihat kod di
kernel-code-none = Kod tidak sampai?
kernel-code-none-1 = Tunggu seminit, kemudian lihat dalam folder spam. Pastikan alamat di atas betul. Jika masih tiada, minta kod baharu; hanya kod yang terakhir boleh digunakan.
kernel-code-again = Hantar kod baharu

## Peranan
kernel-role-citizen = Orang awam
kernel-role-officer = Pegawai
kernel-role-triage = Pegawai agihan
kernel-role-agency-admin = Pentadbir agensi
kernel-role-admin = Pentadbir sistem

## Demo
kernel-demo-title = Cuba sebagai orang lain
kernel-demo-lead = Semua orang di halaman ini rekaan. Masuk sebagai sesiapa sahaja untuk melihat apa yang mereka lihat.
kernel-demo-people = Orang contoh
kernel-demo-nobody = Belum ada orang contoh.
kernel-demo-name = Nama
kernel-demo-role = Peranan
kernel-demo-enter = Masuk
kernel-demo-role-at = { $role }, { $agency }
kernel-demo-role-part = { $role }: { $part }
kernel-demo-letters = peti surat demo
kernel-demo-letters-title = Peti surat demo
kernel-demo-letters-lead = E-mel dan SMS yang sepatutnya dihantar, yang terbaharu di atas. Dalam demo tiada satu pun yang keluar dari sini.
kernel-demo-no-letters = Belum ada mesej.
kernel-demo-by-email = E-mel kepada
kernel-demo-by-sms = SMS kepada

## Masalah
problem-kernel-address-neither = Tulis alamat e-mel seperti nama@contoh.my, atau nombor telefon seperti 012-345 6789.
problem-kernel-phone-not-offered = Kami belum dapat menghantar SMS di sini. Gunakan alamat e-mel.
problem-kernel-code-format = Kod itu 6 angka. Semak mesej terakhir daripada kami.
problem-kernel-code-wrong = Kod ini tidak betul. Semak mesej terakhir daripada kami; anda boleh mencuba { $left } kali lagi.
problem-kernel-code-over = Kod ini sudah tamat tempoh, sudah digunakan atau sudah terlalu banyak kali salah. Minta kod baharu.
problem-kernel-code-too-soon = Kod sudah dihantar ke alamat ini. Gunakan kod itu, atau minta yang baharu selepas { $minutes } minit.
problem-kernel-person-unknown = Tiada orang dengan pengenalan ini.
problem-kernel-address-taken = E-mel atau nombor telefon ini sudah menjadi milik orang lain di sini. Gunakan yang lain.
problem-kernel-role-unknown = Tiada peranan dengan nama ini. Pilih officer, triage, agency_admin atau admin.
problem-kernel-scope-unknown = Skop ditulis sebagai perkataan bertitik, seperti open311.write.
problem-kernel-scope-not-held = Anda tidak boleh memberi “{ $scope }” kepada token: anda sendiri tidak memilikinya, atau token yang anda gunakan tidak memilikinya.
problem-kernel-token-end = Token mesti tamat pada masa hadapan, paling lewat { $days } hari dari sekarang.
problem-kernel-token-name = Beri token itu nama, paling panjang { $most } aksara.
problem-kernel-tokens-many = Anda sudah ada { $most } token, iaitu had tertinggi. Tamatkan yang tidak diperlukan lagi.

## Tokens and sessions
problem-kernel-scopes-missing = Tandakan sekurang-kurangnya satu kegunaan bagi token ini.
kernel-keys-me = Halaman saya
kernel-keys-link = Token untuk program, dan tempat anda log masuk
kernel-tokens-title = Token untuk program
kernel-tokens-lead = Token membolehkan program anda menggunakan perkhidmatan ini bagi pihak anda. Program itu hanya boleh melakukan perkara yang anda tandakan, dan anda boleh menamatkannya pada bila-bila masa.
kernel-tokens-none = Anda tiada token.
kernel-tokens-made = Token baharu anda
kernel-tokens-made-about = Salin sekarang dan simpan di tempat yang selamat. Token ini tidak akan ditunjukkan lagi.
kernel-tokens-again = Token ini sudah dibuat. Rahsianya ditunjukkan sekali sahaja; jika anda tidak menyimpannya, tamatkan token ini dan buat yang lain.
kernel-tokens-ended = Token sudah tamat. Program yang menggunakannya akan ditolak mulai sekarang.
kernel-tokens-endless = tiada tarikh tamat
kernel-tokens-unused = belum pernah
kernel-tokens-name = Nama
kernel-tokens-name-hint = Supaya anda tahu kelak token ini untuk program yang mana
kernel-tokens-scopes = Boleh digunakan untuk
kernel-tokens-scopes-hint = Tandakan sekadar yang diperlukan oleh program itu.
kernel-tokens-until = Tamat
kernel-tokens-days = { $days } hari dari sekarang
kernel-tokens-used = Kali terakhir digunakan
kernel-tokens-end = Tamatkan
kernel-tokens-new = Token baharu
kernel-tokens-make = Buat token
kernel-sessions-title = Tempat anda log masuk
kernel-sessions-lead = Setiap baris ialah pelayar tempat anda log masuk. Jika ada yang anda tidak kenal, log keluar dari situ.
kernel-sessions-ended = Anda sudah log keluar dari situ.
kernel-sessions-since = Log masuk
kernel-sessions-until = Tamat
kernel-sessions-end = Log keluar dari situ
kernel-sessions-this = Pelayar ini
kernel-scope-own-read = membaca perkara milik anda: kes, tugas, caj
kernel-scope-own-write = bertindak bagi pihak anda: menggerakkan kes dan menyelesaikan tugas anda
kernel-scope-own-tokens = menyenaraikan, membuat dan menamatkan token serta sesi anda
kernel-scope-cases-read = membaca kes agensi anda
kernel-scope-cases-work = mengendalikan kes agensi anda
kernel-scope-cases-supervise = melihat kes yang lewat di agensi anda
kernel-scope-cases-bureau = melihat kes yang dibawa kepada biro aduan
kernel-scope-ledger-raise = mengenakan caj secara manual
kernel-scope-ledger-settle = mencatat bayaran secara manual
kernel-scope-ledger-waive = mengecualikan caj
kernel-scope-registry-edit = mengubah daftar agensi dan kategori
kernel-scope-registry-propose = mencadangkan kawasan pengecualian
kernel-scope-registry-approve = meluluskan dan menamatkan kawasan pengecualian

## Orang dan peranan
kernel-role-officer-about = Membaca dan mengendalikan kes, menyembunyikan atau membuang gambar, mencatat bayaran
kernel-role-triage-about = Juga menyerahkan kes yang belum bertuan dan melihat kes yang dibawa kepada biro
kernel-role-agency-admin-about = Juga melihat kes yang lewat, mengecualikan caj, memberi dan menamatkan peranan
kernel-people-title = Orang dan peranan
kernel-people-lead = Siapa boleh bekerja di sini dan untuk urusan apa. Sesiapa yang diberi peranan atau hilang peranan perlu log masuk semula.
kernel-people-none = Belum ada sesiapa yang memegang peranan di sini.
kernel-people-agency = Agensi
kernel-people-show = Tunjukkan
kernel-people-person = Orang
kernel-people-role = Peranan
kernel-people-part = Untuk
kernel-people-whole = Semua urusan
kernel-people-end = Tamatkan peranan
kernel-people-new = Beri peranan
kernel-people-address = E-mel atau nombor telefon
kernel-people-address-hint = Dia log masuk dengan kod yang dihantar ke situ.
kernel-people-name = Nama
kernel-people-name-hint = Hanya untuk orang yang belum pernah ke sini
kernel-people-area = Kawasan
kernel-people-area-hint = Dengan kawasan, dia hanya melihat kes tentang tempat di situ.
kernel-people-everywhere = Semua tempat
kernel-people-category = Perkara
kernel-people-everything = Semua perkara
kernel-people-give = Beri peranan
kernel-people-given = Peranan telah diberi.
kernel-people-ended = Peranan telah ditamatkan.
problem-kernel-area-unknown = Tiada negeri atau daerah dengan kod ini. Pilih daripada senarai.
problem-kernel-category-unknown = Tiada perkara atau kumpulan perkara dengan kod ini. Pilih daripada senarai.
problem-kernel-role-part = Peranan ini hanya diberi untuk semua urusan. Pilih pegawai atau pentadbir agensi, atau kosongkan kawasan dan perkara.
problem-kernel-role-above = Anda tidak boleh memberi atau menamatkan peranan ini: peranan ini membenarkan lebih daripada apa yang anda sendiri boleh buat di sini.
problem-kernel-role-last = Ini pentadbir agensi yang terakhir. Beri peranan ini kepada orang lain dahulu.

## Second factor
kernel-factor-title = Pengesahan kedua
kernel-factor-lead = Anda bekerja untuk sebuah agensi. Sebelum halaman pegawai dibuka, buktikan sekali lagi bahawa ini anda.
kernel-factor-again = Perbuatan ini boleh membawa mudarat jika orang lain melakukannya atas nama anda. Buktikan sekali lagi bahawa ini anda. Apa yang sudah anda isi tidak hilang.
kernel-factor-code = Kod 6 angka daripada aplikasi
kernel-factor-code-hint = Kod itu bertukar setiap setengah minit.
kernel-factor-go = Teruskan
kernel-factor-lost = Telefon tiada bersama anda?
kernel-factor-lost-1 = Gunakan salah satu kod pemulihan yang anda simpan. Setiap kod boleh digunakan sekali sahaja.
kernel-factor-lost-2 = Kod pemulihan pun tiada? Minta pentadbir agensi anda menetapkan semula pengesahan kedua anda.
kernel-factor-recovery = Kod pemulihan
kernel-factor-recovery-hint = Contoh: 7K2M-9QX4-B3TD
kernel-factor-recovery-go = Guna kod pemulihan
kernel-factors-title = Pengesahan kedua
kernel-factors-lead = Dengan yang berikut, anda membuktikan bahawa yang log masuk ialah anda.
kernel-factors-none = Sediakan pengesahan kedua untuk membuka halaman pegawai.
kernel-factors-why = Anda dapat melihat data orang lain. Jika ada orang yang dapat membaca e-mel anda, itu sahaja tidak boleh membuka halaman ini untuknya. Kunci laluan paling cepat; aplikasi pengesah pada telefon pun boleh.
kernel-factors-begin = Sediakan aplikasi pengesah
kernel-factors-another = Tambah aplikasi lain
kernel-factors-demo = Ini demo: masuk semula sebagai orang contoh, tanpa pengesahan kedua
kernel-factors-app = Aplikasi
kernel-factors-number = Aplikasi pengesah { $number }
kernel-factors-since = Sejak
kernel-factors-end = Buang
kernel-factors-added = Pengesahan kedua anda sudah sedia.
kernel-factors-removed = Aplikasi itu sudah dibuang. Kodnya tidak diterima lagi.
kernel-factor-new-title = Sediakan aplikasi pengesah
kernel-factor-new-app = Buka aplikasi pengesah pada telefon anda. Jika belum ada, pasang satu, contohnya Aegis, FreeOTP, Google Authenticator atau Microsoft Authenticator.
kernel-factor-new-scan = Dalam aplikasi itu, tambah akaun dan imbas gambar ini.
kernel-factor-new-picture = Kod QR dengan rahsia untuk aplikasi anda; rahsia yang sama tertulis di bawah
kernel-factor-new-open = Anda membaca halaman ini pada telefon itu? Buka terus dalam aplikasi
kernel-factor-new-type = Tidak boleh mengimbas? Taip rahsia ini dalam aplikasi:
kernel-factor-new-code = Masukkan kod 6 angka yang ditunjukkan oleh aplikasi
kernel-factor-new-go = Sahkan
kernel-recovery-title = Kod pemulihan
kernel-recovery-lead = Jika telefon anda hilang, setiap kod ini boleh menggantikannya sekali. Kod ini ditunjukkan sekarang sahaja.
kernel-recovery-keep = Cetak atau salin kod ini, dan simpan di tempat yang lain daripada telefon anda.
kernel-recovery-on = Saya sudah menyimpannya
kernel-recovery-left =
    { $count ->
        [0] Tiada lagi kod pemulihan. Buat yang baharu sekarang.
       *[other] { $count } kod pemulihan masih boleh digunakan.
    }
kernel-recovery-renew = Buat kod baharu dan batalkan yang lama
kernel-people-reset = Tetapkan semula pengesahan kedua
kernel-people-reset-done = Pengesahan kedua telah ditetapkan semula. Orang itu sudah dilog keluar dan diberitahu melalui surat.
kernel-reset-title = Tetapkan semula pengesahan kedua
kernel-reset-lead = Kunci laluan, aplikasi pengesah dan kod pemulihannya dibatalkan, dan dia dilog keluar di semua tempat. Selepas itu dia menyediakan yang baharu ketika log masuk.
kernel-reset-sure = Pastikan dahulu bahawa yang meminta benar-benar orang itu: temui dia, atau telefon dia di nombor yang anda sudah tahu. Orang jahat selalu meminta perkara ini melalui e-mel.
kernel-reset-reason = Sebab
kernel-reset-reason-hint = Sebab ini direkodkan, dan dia membacanya dalam surat kami kepadanya.
kernel-reset-go = Tetapkan semula
kernel-letter-factor-added-subject = Aplikasi pengesah baharu untuk akaun anda
kernel-letter-factor-added =
    Sebuah aplikasi pengesah telah ditambah pada akaun anda di { $site }.

    Jika bukan anda yang menambahnya, beritahu pentadbir agensi anda dengan segera, dan buang aplikasi itu: { $link }
kernel-letter-factor-removed-subject = Aplikasi pengesah telah dibuang daripada akaun anda
kernel-letter-factor-removed =
    Sebuah aplikasi pengesah telah dibuang daripada akaun anda di { $site }.

    Jika bukan anda yang membuangnya, beritahu pentadbir agensi anda dengan segera. Lihat apa yang masih ada: { $link }
kernel-letter-factor-reset-subject = Pengesahan kedua anda telah ditetapkan semula
kernel-letter-factor-reset =
    Kunci laluan, aplikasi pengesah dan kod pemulihan anda di { $site } telah dibatalkan, dan anda telah dilog keluar di semua tempat.

    Sebabnya: { $reason }

    Sediakan yang baharu ketika anda log masuk lagi: { $link }

    Jika anda tidak memintanya, beritahu pentadbir agensi anda dengan segera.
problem-kernel-factor-not-asked = Pengesahan kedua hanya untuk mereka yang bekerja untuk sebuah agensi.
problem-kernel-factors-many = Anda sudah ada { $most } aplikasi pengesah, iaitu had tertinggi. Buang yang tidak digunakan lagi.
problem-kernel-factor-format = Kod daripada aplikasi ialah 6 angka, dan kod pemulihan ialah 12 huruf dan angka.
problem-kernel-factor-wrong = Kod ini tidak betul. Lihat kod yang ditunjukkan sekarang; anda boleh mencuba { $left } kali lagi.
problem-kernel-factor-mismatch = Kod ini tidak sepadan. Pastikan jam telefon anda betul, dan masukkan kod yang ditunjukkan sekarang.
problem-kernel-factor-used = Kod ini sudah digunakan. Tunggu sehingga aplikasi menunjukkan kod baharu.
problem-kernel-factor-locked = Terlalu banyak kod yang salah. Cuba lagi selepas { $minutes } minit.
problem-kernel-factor-reason = Tulis sebabnya, paling panjang { $most } aksara.
problem-kernel-factor-own = Anda tidak boleh menetapkan semula pengesahan kedua anda sendiri. Minta pentadbir yang lain.
problem-kernel-factor-none = Orang ini tiada pengesahan kedua. Dia menyediakannya ketika log masuk.

## Kunci laluan
kernel-sign-in-passkey = Log masuk dengan kunci laluan
kernel-factor-passkey = Guna kunci laluan
kernel-factors-apps = Aplikasi pengesah
kernel-factors-apps-about = Aplikasi pada telefon anda menunjukkan kod, yang anda masukkan selepas kod e-mel atau SMS. Aplikasi yang mana-mana pun boleh. Ia mengambil masa kira-kira dua minit.
kernel-passkeys-title = Kunci laluan
kernel-passkeys-lead = Dengan kunci laluan anda log masuk tanpa menunggu kod: telefon atau komputer anda memeriksa jari, wajah atau PIN anda, itu sahaja. Semua itu tidak keluar daripada peranti anda.
kernel-passkeys-about = Telefon atau komputer anda memeriksa jari, wajah atau PIN anda. Selepas itu anda tidak perlukan sebarang kod.
kernel-passkeys-one = Kunci laluan
kernel-passkeys-number = Kunci laluan { $number }
kernel-passkeys-begin = Tambah kunci laluan
kernel-passkeys-another = Tambah kunci laluan lain
kernel-passkeys-unable = Pelayar ini tidak dapat menggunakan kunci laluan. Ia memerlukan pelayar yang baharu dengan JavaScript dihidupkan.
kernel-passkeys-failed = Kunci laluan tidak berjaya. Cuba sekali lagi, atau gunakan cara lain di halaman ini.
kernel-passkeys-added = Kunci laluan anda sudah sedia. Lain kali anda boleh log masuk dengannya.
kernel-passkeys-rename = Tukar nama
kernel-passkeys-renamed = Namanya sudah ditukar.
kernel-passkeys-removed = Kunci laluan itu sudah dibuang dan tidak diterima lagi. Padamkannya juga pada peranti anda.
kernel-passkey-new-title = Tambah kunci laluan
kernel-passkey-new-lead = Peranti anda akan meminta jari, wajah atau PIN anda, seperti ketika anda membuka kuncinya.
kernel-passkey-new-name = Nama, supaya anda dapat membezakan kunci laluan anda
kernel-passkey-new-name-hint = Contoh: telefon saya
kernel-passkey-new-go = Tambah sekarang
kernel-passkey-new-failed = Kunci laluan tidak ditambah. Cuba sekali lagi. Jika peranti ini sudah ada kunci laluan anda, yang kedua tidak diperlukan.
kernel-letter-passkey-added-subject = Kunci laluan baharu untuk akaun anda
kernel-letter-passkey-added =
    Sebuah kunci laluan telah ditambah pada akaun anda di { $site }. Dengannya anda log masuk tanpa kod.

    Jika bukan anda yang menambahnya, buang kunci itu dengan segera: { $link }
kernel-letter-passkey-removed-subject = Kunci laluan telah dibuang daripada akaun anda
kernel-letter-passkey-removed =
    Sebuah kunci laluan telah dibuang daripada akaun anda di { $site }.

    Jika bukan anda yang membuangnya, lihat apa yang masih ada dengan segera: { $link }
kernel-letter-passkey-copied-subject = Kunci laluan anda mungkin telah disalin
kernel-letter-passkey-copied =
    Ada orang menggunakan kunci laluan akaun anda di { $site }, dan kunci itu pernah digunakan kurang kerap daripada yang kami tahu. Ini berlaku apabila kunci laluan disalin. Kami tidak membenarkannya masuk.

    Buang kunci laluan itu dan tambah yang baharu: { $link }

    Jika anda bekerja untuk sebuah agensi, beritahu pentadbirnya dengan segera.
problem-kernel-passkey-refused = Kunci laluan ini tidak diterima, atau masanya sudah tamat. Cuba sekali lagi, atau gunakan cara lain. Kunci laluan yang sudah dibuang tidak boleh digunakan lagi.
problem-kernel-passkeys-many = Anda sudah ada { $most } kunci laluan, iaitu had tertinggi. Buang yang tidak digunakan lagi.
problem-kernel-passkey-name = Nama kunci laluan paling panjang { $most } aksara.
kernel-sign-in-shared = Ini komputer kongsi, seperti di perpustakaan
kernel-shared-title = Komputer kongsi
kernel-shared-lead = Untuk komputer yang digunakan ramai orang: di perpustakaan, kaunter atau pusat komuniti.
kernel-shared-what-1 = Jika tidak digunakan selama { $minutes } minit, pelayar dikosongkan dan sesiapa yang log masuk dilog keluar.
kernel-shared-what-2 = Tiada draf, gambar atau halaman disimpan dalam pelayar ini.
kernel-shared-what-3 = Butang di setiap halaman menamatkan segala-galanya dengan segera.
kernel-shared-is-on = Pelayar ini ditetapkan sebagai komputer kongsi.
kernel-shared-on = Jadikan komputer kongsi
kernel-shared-off = Ini komputer saya sendiri
kernel-shared-history = Pelayar masih mengingati alamat yang dibuka. Tutup tetingkap selepas digunakan, atau buka pelayar dalam mod tetamu.
kernel-shared-over-title = Semuanya telah dikosongkan
kernel-shared-over-lead = Tiada apa-apa tinggal dalam pelayar ini. Orang seterusnya boleh bermula.
kernel-shared-over-begin = Mula
