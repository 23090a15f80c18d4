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
kernel-scope-ledger-settle = mencatat bayaran secara manual
kernel-scope-ledger-waive = mengecualikan caj
kernel-scope-registry-edit = mengubah daftar agensi dan kategori
