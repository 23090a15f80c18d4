kernel-search-title = Carian
kernel-search-hint = Taip nama agensi, jenis masalah atau nombor rujukan.
kernel-search-nothing = Tiada padanan untuk “{ $words }”. Semak ejaan, cuba perkataan lain, atau buat laporan terus.
kernel-search-report = Buat laporan
kernel-search-agencies = Agensi
kernel-search-categories = Perkara yang boleh dilaporkan
kernel-search-reports = Laporan
