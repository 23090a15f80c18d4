problem-store-busy = Terlalu ramai pengguna serentak. Cuba lagi sebentar lagi; tiada apa-apa yang berubah.
problem-store-conflict = Perubahan ini bercanggah dengan yang lain. Muat semula halaman dan cuba lagi.
problem-store-contended = Ramai yang mengubah perkara yang sama. Cuba lagi; tiada apa-apa yang berubah.
problem-store-unavailable = Pangkalan data tidak dapat dihubungi sekarang. Cuba lagi sebentar lagi.
problem-store-full = Ruang simpanan penuh, jadi ini tidak dapat disimpan. Cuba lagi kemudian.
