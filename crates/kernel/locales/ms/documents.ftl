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
