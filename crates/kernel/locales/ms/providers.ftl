## Log masuk dengan akaun di tempat lain
kernel-sign-in-with = Log masuk dengan { $provider }
kernel-sign-in-other = Atau gunakan akaun yang sudah ada
kernel-provider-code-title = Satu langkah lagi
kernel-provider-code-lead = { $provider } memberitahu kami alamat anda. Kami telah menghantar kod untuk memastikan alamat itu milik anda:
kernel-provider-code-without = Teruskan tanpa alamat ini
kernel-provider-code-without-about = Jika anda tidak dapat membuka alamat itu, akaun baharu dibuka tanpanya. Akaun lama dengan alamat itu tidak berubah.
kernel-provider-soon = Kod sudah dihantar ke alamat anda sebentar tadi. Tunggu seminit, kemudian cuba lagi.
kernel-provider-out-title = Anda telah log keluar di sini
kernel-provider-out-lead = Anda masih log masuk di { $provider }. Di komputer yang digunakan orang lain juga, log keluar di sana sekali.
kernel-provider-out-go = Log keluar di { $provider } juga
kernel-provider-out-left = Anda mungkin masih log masuk pada akaun yang anda gunakan untuk masuk ke sini.
kernel-provider-out-left-go = Log keluar di sana juga
kernel-provider-out-stay = Kembali ke laman utama
kernel-providers-title = Akaun di tempat lain
kernel-providers-lead = Akaun yang dipautkan membawa anda masuk ke sini tanpa kod.
kernel-providers-none = Belum ada akaun yang dipautkan.
kernel-providers-provider = Akaun
kernel-providers-since = Dipautkan sejak
kernel-providers-end = Putuskan pautan
kernel-providers-add = Pautkan akaun
kernel-providers-add-with = Pautkan { $provider }
kernel-providers-linked = Akaun itu telah dipautkan.
kernel-providers-ended = Pautan itu telah diputuskan.
kernel-provider-sure-title = Pautkan akaun ini?
kernel-provider-sure-lead = Selepas ini, sesiapa yang log masuk ke akaun { $provider } ini dapat masuk ke akaun anda di sini.
kernel-provider-sure-name = Nama di sana
kernel-provider-sure-email = E-mel di sana
kernel-provider-sure-go = Ya, ini akaun saya
kernel-provider-sure-not = Bukan, jangan pautkan
kernel-provider-number-kept = Nombor pengenalan anda disimpan
kernel-provider-number-unsound = Nombor pengenalan yang diberitahu tidak sah, jadi tidak disimpan
kernel-provider-number-taken = Nombor pengenalan yang diberitahu tidak dapat disimpan. Bawa dokumen anda ke kaunter.
kernel-papers-vouched = Disahkan oleh { $provider }
kernel-held-providers = Akaun di tempat lain
kernel-letter-provider-linked-subject = Akaun lain dipautkan pada akaun anda
kernel-letter-provider-linked =
    Sebuah akaun di tempat lain telah dipautkan pada akaun anda di { $site }. Dengannya anda log masuk tanpa kod.

    Jika bukan anda yang memautkannya, putuskan pautan itu dengan segera: { $link }
kernel-letter-provider-unlinked-subject = Pautan akaun telah diputuskan
kernel-letter-provider-unlinked =
    Pautan dengan sebuah akaun di tempat lain telah diputuskan daripada akaun anda di { $site }.

    Jika bukan anda yang memutuskannya, lihat apa yang masih ada dengan segera: { $link }
problem-kernel-provider-over = Masa sudah tamat, atau langkah ini bermula dalam pelayar lain. Mula sekali lagi.
problem-kernel-provider-denied = Anda tidak dilog masuk. Cuba sekali lagi, atau gunakan cara lain.
problem-kernel-provider-refused = Jawapan yang kami terima tidak dapat dipercayai, jadi anda tidak dilog masuk. Cuba sekali lagi, atau gunakan cara lain.
problem-kernel-provider-unreachable = Tempat akaun itu tidak menjawab sekarang. Cuba sebentar lagi, atau gunakan cara lain.
problem-kernel-provider-taken = Akaun itu sudah dipautkan pada akaun lain di sini.
problem-kernel-providers-many = Anda sudah memautkan { $most } akaun, iaitu had tertinggi. Putuskan yang tidak digunakan lagi.
problem-kernel-provider-last = Ini satu-satunya cara anda masuk. Tambah cara lain dahulu, seperti kunci laluan.
