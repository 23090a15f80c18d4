problem-kernel-case-stale = Kes ini telah berubah semasa anda mengisi borang (kini versi { $version }). Muat semula halaman, semak apa yang baharu, kemudian cuba lagi.
problem-kernel-case-not-possible = Tindakan ini tidak boleh dibuat pada keadaan kes sekarang. Muat semula halaman untuk melihat keadaannya.
problem-kernel-text-missing = Tulis sesuatu di sini.
problem-kernel-text-too-long = Teks terlalu panjang. Pendekkan kepada { $max } aksara.
problem-kernel-agency-unknown = Tiada agensi dengan kod ini. Pilih daripada senarai.
problem-kernel-agency-same = Kes ini sudah berada di agensi itu. Pilih agensi lain.
kernel-basis-promise = janji
kernel-basis-estimate = anggaran kami
