## Kod
kernel-mail-sign-in-code-subject = { $code } ialah kod log masuk anda
kernel-mail-sign-in-code-body =
    Kod log masuk anda untuk { $site }: { $code }

    Kod ini sah selama { $minutes } minit. Jangan beritahu sesiapa; kami tidak akan memintanya melalui telefon.

    Jika bukan anda yang meminta kod ini, abaikan sahaja e-mel ini.
kernel-sms-sign-in-code = { $site }: kod log masuk anda { $code }, sah { $minutes } minit. Jangan beritahu sesiapa.
kernel-mail-report-confirm-code-subject = { $code } ialah kod pengesahan laporan anda
kernel-mail-report-confirm-code-body =
    Masukkan kod ini untuk mengesahkan laporan anda di { $site }: { $code }

    Kod ini sah selama { $minutes } minit. Laporan dihantar kepada agensi sebaik sahaja anda mengesahkannya.

    Jika bukan anda yang membuat laporan, abaikan sahaja e-mel ini; laporan itu tidak akan dihantar.
kernel-sms-report-confirm-code = { $site }: kod pengesahan laporan anda { $code }, sah { $minutes } minit.
kernel-mail-account-close-code-subject = { $code } ialah kod untuk menutup akaun anda
kernel-mail-account-close-code-body =
    Anda meminta akaun anda di { $site } ditutup. Kodnya: { $code }

    Ia sah selama { $minutes } minit. Selepas anda memasukkannya, akaun tidak boleh dibuka semula.

    Jika anda tidak memintanya, jangan beri kod ini kepada sesiapa dan log masuk untuk menamatkan sesi yang lain.
kernel-sms-account-close-code = { $site }: kod untuk menutup akaun anda ialah { $code }, sah { $minutes } minit. Jangan beritahu sesiapa.
kernel-mail-account-closed-subject = Akaun anda sudah ditutup
kernel-mail-account-closed-body =
    Akaun anda di { $site } sudah ditutup seperti yang anda minta. Nama dan alamat anda sudah dipadam, dan { $cases } kes tidak lagi menyebut anda.

    Ini surat terakhir kami kepada alamat ini. Kami tidak menyimpannya lagi.
kernel-sms-account-closed = { $site }: akaun anda sudah ditutup seperti diminta. Ini mesej terakhir kami kepada nombor ini.

## Laporan
kernel-mail-report-received-subject = Laporan { $reference } telah diterima
kernel-mail-report-received-body =
    Terima kasih. Laporan anda { $reference } kini berada dengan { $agency }.

    { $basis ->
        [promise] Janji mereka untuk menyelesaikannya: { $due }.
        [estimate] Anggaran kami untuk menyelesaikannya: { $due }.
       *[other] Kami akan memberitahu anda apabila ada perkembangan.
    }

    Ikuti laporan anda di sini:
    { $link }

    { $site }
kernel-sms-report-received = { $site }: laporan { $reference } diterima oleh { $agency }. Ikuti di { $link }
kernel-mail-report-replied-subject = Jawapan untuk laporan { $reference }
kernel-mail-report-replied-body =
    { $agency } menjawab laporan anda { $reference }:

    { $words }

    Lihat laporan anda di sini:
    { $link }

    { $site }
kernel-sms-report-replied = { $site }: { $agency } telah menjawab laporan { $reference }. Baca di { $link }
kernel-mail-report-asked-subject = Soalan tentang laporan { $reference }
kernel-mail-report-asked-body =
    { $agency } perlukan maklumat daripada anda untuk meneruskan laporan { $reference }:

    { $words }

    Jawab di sini. Tempoh janji terhenti sementara menunggu jawapan anda:
    { $link }

    { $site }
kernel-sms-report-asked = { $site }: { $agency } bertanya tentang laporan { $reference }. Jawab di { $link }
kernel-mail-report-transferred-subject = Laporan { $reference } dipindahkan kepada { $agency }
kernel-mail-report-transferred-body =
    Laporan anda { $reference } telah dipindahkan kepada { $agency }. Anda tidak perlu membuat apa-apa.

    { $words }

    { $basis ->
        [promise] Janji mereka untuk menyelesaikannya: { $due }.
        [estimate] Anggaran kami untuk menyelesaikannya: { $due }.
       *[other] Kami akan memberitahu anda apabila ada perkembangan.
    }

    Ikuti laporan anda di sini:
    { $link }

    { $site }
kernel-sms-report-transferred = { $site }: laporan { $reference } dipindahkan kepada { $agency }. Lihat { $link }
kernel-mail-report-resolved-subject = Laporan { $reference } telah ditutup
kernel-mail-report-resolved-body =
    { $agency } telah menutup laporan anda { $reference }:

    { $words }

    Jika masalah itu masih ada, buka semula laporan di sini:
    { $link }

    { $site }
kernel-sms-report-resolved = { $site }: { $agency } menutup laporan { $reference }. Jika masalah masih ada, buka semula di { $link }
kernel-mail-report-fixed-subject = Sudah dibetulkan? Laporan { $reference }
kernel-mail-report-fixed-body =
    { $agency } telah menutup laporan anda { $reference }. Sudahkah perkara itu dibetulkan? Beritahu kami di sini:

    { $link }

    { $site }
kernel-sms-report-fixed = { $site }: laporan { $reference } sudah dibetulkan? Jawab di { $link }
kernel-mail-report-private-subject = Berita tentang { $reference }
kernel-mail-report-private-body =
    Ada berita tentang { $reference }. Baca di sini:

    { $link }
kernel-sms-report-private = Berita tentang { $reference }: { $link }
kernel-mail-officer-reopened-subject = Laporan { $reference } dibuka semula
kernel-mail-officer-reopened-body =
    Pelapor membuka semula laporan { $reference } kerana perkara itu belum beres. { $agency } memegangnya.

    { $link }
kernel-sms-officer-reopened = { $site }: laporan { $reference } dibuka semula. { $link }
kernel-mail-officer-offered-subject = Laporan { $reference } ditawarkan kepada anda
kernel-mail-officer-offered-body =
    { $agency } menyatakan laporan { $reference } bukan tanggungjawabnya dan menawarkannya kepada agensi anda. Terima laporan itu atau nyatakan sebab menolak; tanpa jawapan, biro aduan akan menentukannya.

    { $link }
kernel-sms-officer-offered = { $site }: laporan { $reference } ditawarkan kepada agensi anda. Jawab di { $link }
kernel-mail-officer-new-report-subject = Laporan baharu { $reference }
kernel-mail-officer-new-report-body =
    { $agency } menerima laporan baharu { $reference }.

    { $basis ->
        [promise] Janji kepada orang awam: { $due }.
        [estimate] Anggaran kepada orang awam: { $due }.
       *[other] Belum ada tarikh akhir.
    }

    Buka laporan:
    { $link }

    { $site }
kernel-sms-officer-new-report = { $site }: laporan baharu { $reference } untuk { $agency }. { $link }

## E-mel yang dihentikan atau dikembalikan
kernel-mail-stop = Tidak mahu lagi e-mel tentang hal ini? { $link }
kernel-letters-title = E-mel daripada kami
kernel-letters-lead = E-mel tentang { $reference } dihantar ke { $address }.
kernel-letters-stop-case = Hentikan e-mel tentang { $reference }
kernel-letters-stop-all = Hentikan semua e-mel kecuali kod dan keputusan
kernel-letters-again = Mula hantar e-mel semula
kernel-letters-stopped-case = E-mel tentang { $reference } telah dihentikan
kernel-letters-stopped-case-about = Kami tidak akan menghantar e-mel lagi tentangnya ke { $address }. Anda masih boleh melihat perkembangannya di laman ini.
kernel-letters-stopped-all = Semua e-mel telah dihentikan
kernel-letters-stopped-all-about = Kami hanya akan menghantar kod yang diminta dan keputusan rasmi ke { $address }.
kernel-letters-codes = Kod log masuk dan kod pengesahan tetap dihantar apabila anda memintanya, begitu juga keputusan rasmi tentang permohonan anda.
kernel-letters-back = E-mel ke { $address } tidak sampai
kernel-letters-back-about = E-mel kami ke alamat ini dikembalikan, jadi kami tidak menghantar berita ke sana buat masa ini. Jika alamat ini betul, minta kod dan masukkan kod itu. Selepas itu berita akan dihantar semula.
kernel-letters-back-code = Hantar kod ke alamat ini
kernel-letters-back-see = Lihat cara membetulkannya

## Saya juga
kernel-mail-me-too-confirm-code-subject = { $code } ialah kod untuk menyertai laporan
kernel-mail-me-too-confirm-code-body =
    Masukkan kod ini di { $site } untuk menyertai laporan itu: { $code }

    Kod ini sah selama { $minutes } minit.

    Jika anda tidak memintanya, abaikan e-mel ini.
kernel-sms-me-too-confirm-code = { $site }: kod untuk menyertai laporan ialah { $code }, sah selama { $minutes } minit.
kernel-mail-report-news-subject = Berita tentang laporan { $reference }
kernel-mail-report-news-body =
    Anda menyertai laporan { $reference }. { $agency } menulis:

    { $words }

    Baca di sini. Di halaman itu anda juga boleh keluar daripadanya:
    { $link }

    { $site }
kernel-sms-report-news = { $site }: ada berita tentang laporan { $reference } daripada { $agency }. Baca di { $link }

## Amaran
kernel-mail-alerts-confirm-code-subject = { $code } ialah kod untuk amaran anda
kernel-mail-alerts-confirm-code-body =
    Masukkan kod ini di { $site } untuk menerima amaran tentang laporan baharu: { $code }

    Kod ini sah selama { $minutes } minit.

    Jika anda tidak memintanya, abaikan e-mel ini. Tiada apa-apa akan dihantar lagi.
kernel-sms-alerts-confirm-code = { $site }: kod untuk amaran anda ialah { $code }, sah selama { $minutes } minit.
