## Anak
kernel-children-title = Anak saya
kernel-children-lead = Bertindak bagi anak yang anda ibu, bapa atau penjaganya, sehingga dia berumur { $years } tahun.
kernel-children-none = Anda belum memasukkan mana-mana anak.
kernel-children-done = Sudah dimasukkan, dan menunggu pegawai.
kernel-child-name = Nama anak
kernel-child-name-hint = Seperti dalam sijil kelahiran.
kernel-child-born = Tarikh lahir
kernel-child-kind = Dokumen yang mengandungi nombornya
kernel-child-number = Nombor anak
kernel-child-number-hint = Seperti dalam sijil kelahiran atau MyKid.
kernel-child-show = Tunjukkan nombor penuh
kernel-child-until = Dewasa pada
kernel-child-new = Masukkan anak
kernel-child-new-about = Bawa sijil kelahiran, atau perintah mahkamah, ke kaunter: pegawai membandingkannya dahulu. Jika anak itu ada akaun di sini, dia nampak bahawa anda bertindak baginya.
kernel-child-new-go = Masukkan anak ini
kernel-child-state-claimed = Menunggu pegawai
kernel-child-state-confirmed = Disahkan
kernel-child-state-refused = Tidak disahkan
kernel-child-state-ended = Tamat
kernel-child-guardian = Penjaga
kernel-children-desk = Penjaga untuk disahkan
kernel-children-desk-lead = Bandingkan nama, tarikh lahir dan nombor dengan sijil kelahiran atau perintah mahkamah, dan pastikan nama penjaga ada di dalamnya. Orang yang memasukkannya nampak bahawa anda melihatnya.
kernel-children-confirmed = Yang terakhir disahkan
kernel-children-decided = Sudah diputuskan. Penjaga dimaklumkan.
kernel-letter-child-confirmed-subject = Anda boleh bertindak bagi { $name }
kernel-letter-child-confirmed =
    Pegawai telah mengesahkan di { $site } bahawa anda penjaga { $name }. Anda boleh bertindak bagi anak itu sekarang: { $link }
kernel-letter-child-refused-subject = Anda belum boleh bertindak bagi { $name }
kernel-letter-child-refused =
    Tidak dapat disahkan di { $site } bahawa anda penjaga { $name }. Masukkan seperti dalam sijil kelahiran, atau bawa sijil itu ke kaunter: { $link }
kernel-letter-child-ended-subject = Anda tidak lagi bertindak bagi { $name }
kernel-letter-child-ended =
    Pegawai telah menamatkan tindakan anda sebagai penjaga { $name } di { $site }. Jika ini silap, bawa dokumen anda ke kaunter: { $link }
kernel-letter-child-guardian-subject = Seseorang bertindak bagi anda sebagai penjaga
kernel-letter-child-guardian =
    Pegawai telah mengesahkan di { $site } siapa penjaga anda. Di sini anda nampak apa yang dibuatnya bagi anda, sehingga anda dewasa: { $link }

    Jika dia bukan penjaga anda, beritahu kaunter.
problem-kernel-child-name = Beri nama tidak lebih daripada { $most } aksara.
problem-kernel-child-born = Beri tarikh anak itu lahir. Orang dewasa bertindak sendiri, atau membenarkan orang lain bertindak baginya.
problem-kernel-children-many = Anda sudah memasukkan { $most } anak, iaitu had yang dibenarkan.
problem-kernel-child-own = Ini nombor penjaga, bukan nombor anak.
problem-kernel-child-already = Anda sudah memasukkan anak ini.
problem-kernel-child-decided = Perkara ini sudah diputuskan atau ditamatkan.
problem-kernel-mandate-guardian = Hak penjaga ditamatkan oleh pegawai. Beritahu kaunter jika ia silap.
