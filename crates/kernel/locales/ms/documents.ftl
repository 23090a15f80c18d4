problem-kernel-photo-empty = Fail ini kosong. Pilih gambar itu sekali lagi.
problem-kernel-photo-large = Fail ini terlalu besar. Hadnya { $max } MB; hantar gambar yang lebih kecil.
problem-kernel-photo-pixels = Gambar ini terlalu besar untuk dibuka. Hadnya { $max } megapiksel; kecilkan dahulu atau ambil tangkapan skrin.
problem-kernel-photo-damaged = Gambar ini rosak atau tidak dimuat naik sepenuhnya. Cuba hantar sekali lagi, atau ambil tangkapan skrin gambar itu.
problem-kernel-photo-kind = { $found ->
        [heic] Gambar HEIC belum dapat dibuka di sini. Hantar JPEG: pada iPhone, pilih Tetapan, Kamera, Format, "Paling Serasi".
        [avif] Gambar AVIF belum dapat dibuka di sini. Simpan sebagai JPEG atau PNG, kemudian hantar semula.
        [gif] GIF tidak diterima. Hantar gambar JPEG, PNG atau WebP.
        [pdf] Ini fail PDF. Hantar gambar JPEG, PNG atau WebP, misalnya tangkapan skrin halamannya.
        [svg] Lukisan SVG tidak diterima. Hantar gambar JPEG, PNG atau WebP.
        [html] Ini halaman web, bukan gambar. Hantar gambar JPEG, PNG atau WebP.
        [video] Ini video. Hantar gambar JPEG, PNG atau WebP, misalnya tangkapan skrin daripada video itu.
       *[other] Fail ini bukan gambar yang kami kenal. Hantar gambar JPEG, PNG atau WebP.
    }
problem-kernel-blobs-unavailable = Fail tidak dapat disimpan atau dibuka buat masa ini. Cuba lagi sebentar lagi.
problem-kernel-document-stale = Orang lain telah menghitamkan sebahagian gambar ini sebentar tadi. Kotak anda masih ada: lihat gambar yang sekarang, kemudian hitamkan sekali lagi.
problem-kernel-blob-taken-away = Fail yang sama sedang dibuang pada saat anda menghantarnya. Hantar sekali lagi.
problem-kernel-redact-none = Tandakan dahulu sekurang-kurangnya satu kotak pada gambar.
problem-kernel-redact-many = Terlalu banyak kotak. Hadnya { $max }; hitamkan yang ini dahulu, kemudian teruskan.
problem-kernel-redact-outside = Nombor ini tidak menunjukkan kotak di dalam gambar. Isi empat nombor bulat yang berada di dalam saiz gambar.
kernel-redact-title = Hitamkan sebahagian gambar
kernel-redact-about = Tekan dua penjuru setiap bahagian yang tidak patut dilihat, misalnya wajah atau nombor plat. Kotak hitam di bawah ialah rupa gambar itu nanti.
kernel-redact-first = Tekan satu penjuru bahagian yang hendak dihitamkan.
kernel-redact-second = Penjuru pertama telah ditanda. Sekarang tekan penjuru yang bertentangan.
kernel-redact-photo = Gambar. Tekan dua penjuru untuk menandakan kotak; dengan papan kekunci, isi nombor di bawah.
kernel-redact-again = Batalkan penjuru pertama
kernel-redact-smaller = Kecilkan paparan
kernel-redact-larger = Besarkan paparan
kernel-redact-boxes = Kotak yang ditanda
kernel-redact-box = Kotak { $number }
kernel-redact-drop = Buang kotak
kernel-redact-numbers = Tanda kotak dengan nombor
kernel-redact-numbers-hint = Dalam piksel. Gambar ini { $width } piksel lebar dan { $height } piksel tinggi.
kernel-redact-x = Dari tepi kiri
kernel-redact-y = Dari tepi atas
kernel-redact-width = Lebar
kernel-redact-height = Tinggi
kernel-redact-add = Tambah kotak
kernel-redact-copy = Tunjukkan salinan dengan bahagian ini dihitamkan
kernel-redact-copy-hint = Semua orang yang melihat kes ini melihat salinan itu dan membaca sebabnya. Gambar asal kekal dengan pejabat. Salinan ialah gambar: tiada teks di bawah petak hitam.
kernel-redact-final = Gambar asal dibuang untuk semua orang, dan tidak dapat dikembalikan.
kernel-redact-do = Hitamkan
kernel-redact-link = Hitamkan
kernel-remove-title = Buang gambar
kernel-remove-photo = Gambar yang akan dibuang
kernel-remove-about = Gambar ini hilang serta-merta untuk semua orang, dan tidak dapat dikembalikan. Jika hanya sebahagian tidak patut dilihat, hitamkan bahagian itu sahaja.
kernel-remove-do = Buang gambar
kernel-remove-link = Buang
kernel-remove-file-title = Buang fail
kernel-remove-file-about = Fail ini hilang serta-merta untuk semua orang, dan tidak dapat dikembalikan.
kernel-remove-file-do = Buang fail
kernel-moderate-reason = Sebabnya
kernel-moderate-reason-hint = Orang yang membuat laporan akan membacanya. Jangan tulis apa yang anda sembunyikan.
kernel-moderate-back = Kembali tanpa mengubah apa-apa
problem-kernel-file-empty = Fail ini kosong. Pilih fail itu sekali lagi.
problem-kernel-file-large = Fail ini terlalu besar. Hadnya { $max } MB; hantar rakaman yang lebih pendek, atau PDF dengan halaman yang lebih sedikit.
problem-kernel-file-damaged = Fail ini rosak atau tidak dimuat naik sepenuhnya. Hantar sekali lagi. Jika masih gagal, buat rakaman baharu, atau cetak PDF itu sebagai PDF baharu.
problem-kernel-file-kind = { $found ->
        [heic] Gambar HEIC belum dapat dibuka di sini. Hantar JPEG: pada iPhone, pilih Tetapan, Kamera, Format, "Paling Serasi".
        [avif] Gambar AVIF belum dapat dibuka di sini. Simpan sebagai JPEG atau PNG, kemudian hantar semula.
        [gif] GIF tidak diterima. Hantar gambar JPEG, PNG atau WebP, atau video MP4.
        [web] Halaman web dan lukisan tidak diterima. Simpan sebagai PDF, atau hantar tangkapan skrin.
        [wav] Rakaman jenis ini tidak diterima. Simpan sebagai MP3 atau M4A, kemudian hantar semula.
        [avi] Video jenis ini tidak diterima. Simpan sebagai MP4, kemudian hantar semula.
        [locked] PDF ini dilindungi kata laluan. Simpan salinan tanpa kata laluan, kemudian hantar salinan itu.
        [office] Fail Word, Excel dan ZIP tidak diterima. Simpan sebagai PDF, kemudian hantar PDF itu.
       *[other] Kami tidak mengenali fail ini. Hantar gambar JPEG, PNG atau WebP, video MP4, MOV atau WebM, rakaman M4A, MP3 atau OGG, atau PDF.
    }
problem-kernel-document-case-closed = Kes ini sudah ditutup dan tidak menerima dokumen lagi. Buka kes baharu.
problem-kernel-documents-many = Kes ini sudah mempunyai { $max } dokumen, iaitu had paling banyak.
problem-kernel-document-sort-unknown = Kes jenis ini tidak mengenal dokumen seperti itu.
