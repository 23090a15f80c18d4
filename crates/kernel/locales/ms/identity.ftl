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
