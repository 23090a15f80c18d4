kernel-jobs-title = Tugas sistem
kernel-jobs-one = Satu tugas sistem
kernel-jobs-desk = Meja
kernel-jobs-link = Tugas sistem
kernel-jobs-lead = Surat dan kerja lain yang dibuat selepas sesuatu disimpan. Yang gagal berkali-kali diketepikan di sini sehingga anda mencubanya semula atau membuangnya.
kernel-jobs-state-dead = Diketepikan
kernel-jobs-state-waiting = Menunggu
kernel-jobs-state-running = Sedang dibuat
kernel-jobs-since-dead = Diketepikan
kernel-jobs-since-waiting = Dibuat pada
kernel-jobs-since-running = Bermula
kernel-jobs-kind = Jenis
kernel-jobs-kind-all = Semua jenis
kernel-jobs-show = Tunjukkan
kernel-jobs-created = Ditambah
kernel-jobs-tries = Percubaan
kernel-jobs-error = Ralat terakhir
kernel-jobs-id = Nombor tugas
kernel-jobs-replay = Cuba semula
kernel-jobs-replay-kind = Cuba semula semua { $kind }
kernel-jobs-discard = Buang tugas ini
kernel-jobs-discard-about = Tugas yang dibuang tidak akan dibuat. Sebabnya disimpan dalam rekod.
kernel-jobs-reason = Kenapa ia dibuang?
kernel-jobs-reason-hint = Contohnya: nombor telefon itu sudah tidak digunakan. Jangan tulis nama atau alamat.
kernel-jobs-not-dead = Tugas ini belum diketepikan, jadi tiada apa-apa yang perlu dibuat.
kernel-jobs-replayed = { $count ->
    [0] Tiada tugas untuk dicuba semula. Mungkin orang lain sudah mendahului anda.
   *[other] { $count } tugas sedang dicuba semula.
}
kernel-jobs-discarded = { $count ->
    [0] Tiada tugas untuk dibuang. Mungkin orang lain sudah mendahului anda.
   *[other] Tugas itu telah dibuang.
}
kernel-jobs-empty-dead = Tiada tugas yang diketepikan
kernel-jobs-empty-dead-next = Semuanya berjalan. Jika ada yang gagal lapan kali berturut-turut, ia muncul di sini.
kernel-jobs-empty = Tiada tugas di sini
kernel-jobs-empty-next = Tugas biasanya siap dalam beberapa saat, jadi senarai yang kosong ialah tanda baik.
kernel-jobs-first = Kembali ke permulaan senarai
problem-kernel-jobs-reason = Tulis sebabnya, paling panjang 500 aksara.
problem-kernel-jobs-state = Keadaan ini tiada. Gunakan dead, waiting atau running.
problem-kernel-jobs-after = Tempat ini dalam senarai tidak boleh dibaca. Gunakan nilai “next” daripada jawapan sebelumnya.
problem-kernel-jobs-limit = Had ini tidak boleh digunakan. Berikan nombor bulat dari 1 hingga 100.
problem-kernel-once-other = Kunci ini telah digunakan untuk permintaan lain. Gunakan kunci baharu.
