## குறியீடுகள்
kernel-mail-sign-in-code-subject = உங்கள் உள்நுழைவுக் குறியீடு { $code }
kernel-mail-sign-in-code-body =
    { $site } தளத்தில் உள்நுழைவதற்கான உங்கள் குறியீடு: { $code }

    இது { $minutes } நிமிடங்கள் செல்லும். எவரிடமும் சொல்லாதீர்கள்; தொலைபேசியில் நாங்கள் இதைக் கேட்கமாட்டோம்.

    இந்தக் குறியீட்டை நீங்கள் கேட்கவில்லை என்றால், இந்த மின்னஞ்சலைப் புறக்கணிக்கவும்.
kernel-sms-sign-in-code = { $site }: உங்கள் உள்நுழைவுக் குறியீடு { $code }, { $minutes } நிமிடங்கள் செல்லும். எவரிடமும் சொல்லாதீர்கள்.
kernel-mail-report-confirm-code-subject = உங்கள் புகாரை உறுதிப்படுத்தும் குறியீடு { $code }
kernel-mail-report-confirm-code-body =
    { $site } தளத்தில் உங்கள் புகாரை உறுதிப்படுத்த இந்தக் குறியீட்டை உள்ளிடுங்கள்: { $code }

    இது { $minutes } நிமிடங்கள் செல்லும். நீங்கள் உறுதிப்படுத்தியவுடன் புகார் நிறுவனத்திற்குச் செல்லும்.

    நீங்கள் புகார் செய்யவில்லை என்றால், இந்த மின்னஞ்சலைப் புறக்கணிக்கவும்; புகார் அனுப்பப்படாது.
kernel-sms-report-confirm-code = { $site }: புகாரை உறுதிப்படுத்தும் குறியீடு { $code }, { $minutes } நிமிடங்கள் செல்லும்.
kernel-mail-account-close-code-subject = { $code } என்பது உங்கள் கணக்கை மூடும் குறியீடு
kernel-mail-account-close-code-body =
    { $site } இல் உள்ள உங்கள் கணக்கை மூடக் கேட்டீர்கள். குறியீடு: { $code }

    இது { $minutes } நிமிடங்கள் செல்லும். இதை உள்ளிட்ட பிறகு கணக்கை மீண்டும் திறக்க முடியாது.

    நீங்கள் கேட்கவில்லை என்றால், குறியீட்டை யாருக்கும் கொடுக்காதீர்கள்; உள்நுழைந்து மற்ற அமர்வுகளை முடியுங்கள்.
kernel-sms-account-close-code = { $site }: கணக்கை மூடும் குறியீடு { $code }, { $minutes } நிமிடங்கள் செல்லும். யாரிடமும் சொல்லாதீர்கள்.
kernel-mail-account-closed-subject = உங்கள் கணக்கு மூடப்பட்டது
kernel-mail-account-closed-body =
    { $site } இல் உள்ள உங்கள் கணக்கு நீங்கள் கேட்டபடி மூடப்பட்டது. உங்கள் பெயரும் முகவரிகளும் நீக்கப்பட்டன; { $cases } வழக்குகள் இனி உங்களைக் குறிப்பிடா.

    இந்த முகவரிக்கு எங்கள் கடைசிக் கடிதம் இது. இதை இனி நாங்கள் வைத்திருக்க மாட்டோம்.
kernel-sms-account-closed = { $site }: உங்கள் கணக்கு நீங்கள் கேட்டபடி மூடப்பட்டது. இந்த எண்ணுக்கு எங்கள் கடைசிச் செய்தி இது.

## புகார்கள்
kernel-mail-report-received-subject = உங்கள் புகார் { $reference } கிடைத்தது
kernel-mail-report-received-body =
    நன்றி. உங்கள் புகார் { $reference } இப்போது { $agency } வசம் உள்ளது.

    { $basis ->
        [promise] அவர்களின் தீர்வு வாக்குறுதி: { $due }.
        [estimate] எங்கள் தீர்வு மதிப்பீடு: { $due }.
       *[other] முன்னேற்றம் ஏற்படும்போது உங்களுக்குத் தெரிவிப்போம்.
    }

    உங்கள் புகாரை இங்கு பின்தொடருங்கள்:
    { $link }

    { $site }
kernel-sms-report-received = { $site }: புகார் { $reference } { $agency } வசம் கிடைத்தது. பின்தொடர: { $link }
kernel-mail-report-replied-subject = புகார் { $reference } குறித்த பதில்
kernel-mail-report-replied-body =
    உங்கள் புகார் { $reference } குறித்து { $agency } அளித்த பதில்:

    { $words }

    உங்கள் புகாரை இங்கு காணுங்கள்:
    { $link }

    { $site }
kernel-sms-report-replied = { $site }: புகார் { $reference } குறித்து { $agency } பதிலளித்துள்ளது. படிக்க: { $link }
kernel-mail-report-asked-subject = புகார் { $reference } குறித்த கேள்வி
kernel-mail-report-asked-body =
    புகார் { $reference } குறித்துத் தொடர { $agency } உங்களிடம் கேட்பது:

    { $words }

    இங்கு பதிலளியுங்கள். நீங்கள் பதிலளிக்கும் வரை வாக்குறுதிக் காலம் நின்றிருக்கும்:
    { $link }

    { $site }
kernel-sms-report-asked = { $site }: புகார் { $reference } குறித்து { $agency } கேள்வி கேட்டுள்ளது. பதிலளிக்க: { $link }
kernel-mail-report-transferred-subject = புகார் { $reference } மாற்றப்பட்டது: { $agency }
kernel-mail-report-transferred-body =
    உங்கள் புகார் { $reference } இப்போது { $agency } வசம் மாற்றப்பட்டுள்ளது. நீங்கள் எதுவும் செய்ய வேண்டியதில்லை.

    { $words }

    { $basis ->
        [promise] அவர்களின் தீர்வு வாக்குறுதி: { $due }.
        [estimate] எங்கள் தீர்வு மதிப்பீடு: { $due }.
       *[other] முன்னேற்றம் ஏற்படும்போது உங்களுக்குத் தெரிவிப்போம்.
    }

    உங்கள் புகாரை இங்கு பின்தொடருங்கள்:
    { $link }

    { $site }
kernel-sms-report-transferred = { $site }: புகார் { $reference } மாற்றப்பட்டது: { $agency }. காண: { $link }
kernel-mail-report-resolved-subject = புகார் { $reference } மூடப்பட்டது
kernel-mail-report-resolved-body =
    உங்கள் புகார் { $reference } மூடப்பட்டது. { $agency } தெரிவிப்பது:

    { $words }

    சிக்கல் இன்னும் இருந்தால், புகாரை இங்கு மீண்டும் திறக்கலாம்:
    { $link }

    { $site }
kernel-sms-report-resolved = { $site }: { $agency } புகார் { $reference } ஐ மூடியுள்ளது. சிக்கல் இருந்தால் மீண்டும் திறக்க: { $link }
kernel-mail-report-fixed-subject = சரி செய்யப்பட்டதா? புகார் { $reference }
kernel-mail-report-fixed-body =
    { $agency } உங்கள் புகார் { $reference } ஐ மூடியுள்ளது. அது சரி செய்யப்பட்டதா? இங்கே தெரிவிக்கவும்:

    { $link }

    { $site }
kernel-sms-report-fixed = { $site }: புகார் { $reference } சரி செய்யப்பட்டதா? பதிலளிக்க: { $link }
kernel-mail-report-private-subject = { $reference } பற்றிய செய்தி
kernel-mail-report-private-body =
    { $reference } பற்றிய செய்தி உள்ளது. இங்கே படிக்கவும்:

    { $link }
kernel-sms-report-private = { $reference } பற்றிய செய்தி: { $link }
kernel-mail-officer-reopened-subject = புகார் { $reference } மீண்டும் திறக்கப்பட்டது
kernel-mail-officer-reopened-body =
    சிக்கல் தீராததால் புகாரளித்தவர் { $reference } ஐ மீண்டும் திறந்தார். { $agency } வசம் உள்ளது.

    { $link }
kernel-sms-officer-reopened = { $site }: புகார் { $reference } மீண்டும் திறக்கப்பட்டது. { $link }
kernel-mail-officer-offered-subject = புகார் { $reference } உங்களுக்கு வழங்கப்படுகிறது
kernel-mail-officer-offered-body =
    புகார் { $reference } தங்களுடையது அல்ல என்று { $agency } கூறி, உங்கள் அமைப்புக்கு வழங்குகிறது. ஏற்றுக்கொள்ளுங்கள், அல்லது ஏற்காத காரணத்தைக் கூறுங்கள்; பதில் இல்லையெனில் புகார் பணியகம் முடிவு செய்யும்.

    { $link }
kernel-sms-officer-offered = { $site }: புகார் { $reference } உங்கள் அமைப்புக்கு வழங்கப்படுகிறது. பதிலளிக்க: { $link }
kernel-mail-officer-new-report-subject = புதிய புகார் { $reference }
kernel-mail-officer-new-report-body =
    { $agency } வசம் புதிய புகார் { $reference } வந்துள்ளது.

    { $basis ->
        [promise] பொதுமக்களுக்கான தீர்வு வாக்குறுதி: { $due }.
        [estimate] பொதுமக்களுக்கான தீர்வு மதிப்பீடு: { $due }.
       *[other] இன்னும் இறுதி நாள் இல்லை.
    }

    புகாரைத் திறக்க:
    { $link }

    { $site }
kernel-sms-officer-new-report = { $site }: { $agency } வசம் புதிய புகார் { $reference }. { $link }

## நிறுத்தப்பட்ட அல்லது திரும்பி வந்த மின்னஞ்சல்கள்
kernel-mail-stop = இதைப் பற்றி இனி மின்னஞ்சல் வேண்டாமா? { $link }
kernel-letters-title = எங்கள் மின்னஞ்சல்கள்
kernel-letters-lead = { $reference } பற்றிய மின்னஞ்சல்கள் { $address } முகவரிக்கு அனுப்பப்படுகின்றன.
kernel-letters-stop-case = { $reference } பற்றிய மின்னஞ்சல்களை நிறுத்து
kernel-letters-stop-all = குறியீடுகளும் முடிவுகளும் தவிர எல்லா மின்னஞ்சல்களையும் நிறுத்து
kernel-letters-again = மின்னஞ்சல்களை மீண்டும் அனுப்பு
kernel-letters-stopped-case = { $reference } பற்றிய மின்னஞ்சல்கள் நிறுத்தப்பட்டன
kernel-letters-stopped-case-about = இதைப் பற்றி { $address } முகவரிக்கு இனி மின்னஞ்சல் அனுப்ப மாட்டோம். நடப்பதை இந்தத் தளத்தில் தொடர்ந்து பார்க்கலாம்.
kernel-letters-stopped-all = எல்லா மின்னஞ்சல்களும் நிறுத்தப்பட்டன
kernel-letters-stopped-all-about = கேட்கப்படும் குறியீடுகளையும் அதிகாரப்பூர்வ முடிவுகளையும் மட்டும் { $address } முகவரிக்கு அனுப்புவோம்.
kernel-letters-codes = உள்நுழைவு மற்றும் உறுதிப்படுத்தும் குறியீடுகள் நீங்கள் கேட்கும்போது தொடர்ந்து அனுப்பப்படும்; உங்கள் விண்ணப்பம் பற்றிய அதிகாரப்பூர்வ முடிவுகளும் அனுப்பப்படும்.
kernel-letters-back = { $address } முகவரிக்கு மின்னஞ்சல்கள் சென்றடையவில்லை
kernel-letters-back-about = இந்த முகவரிக்கு நாங்கள் அனுப்பிய மின்னஞ்சல்கள் திரும்பி வந்தன; எனவே இப்போது அங்கு செய்திகளை அனுப்புவதில்லை. முகவரி சரியாக இருந்தால், ஒரு குறியீட்டைக் கேட்டு அதை உள்ளிடுங்கள். பிறகு செய்திகள் மீண்டும் வரும்.
kernel-letters-back-code = இந்த முகவரிக்குக் குறியீடு அனுப்பு
kernel-letters-back-see = சரிசெய்வது எப்படி என்று பாருங்கள்

## எனக்கும்
kernel-mail-me-too-confirm-code-subject = புகாரில் சேர்வதற்கான குறியீடு { $code }
kernel-mail-me-too-confirm-code-body =
    புகாரில் சேர { $site } இல் இந்தக் குறியீட்டை உள்ளிடுங்கள்: { $code }

    இது { $minutes } நிமிடங்களுக்குச் செல்லும்.

    நீங்கள் கேட்கவில்லை என்றால் இந்த மின்னஞ்சலைப் புறக்கணியுங்கள்.
kernel-sms-me-too-confirm-code = { $site }: புகாரில் சேர்வதற்கான குறியீடு { $code }, { $minutes } நிமிடங்களுக்குச் செல்லும்.
kernel-mail-report-news-subject = புகார் { $reference } பற்றிய செய்தி
kernel-mail-report-news-body =
    நீங்கள் புகார் { $reference } இல் சேர்ந்துள்ளீர்கள். { $agency } எழுதுகிறது:

    { $words }

    இங்கே படியுங்கள். அந்தப் பக்கத்தில் நீங்கள் விலகவும் செய்யலாம்:
    { $link }

    { $site }
kernel-sms-report-news = { $site }: { $agency } இடமிருந்து புகார் { $reference } பற்றிய செய்தி. { $link } இல் படியுங்கள்

## அறிவிப்புகள்
kernel-mail-alerts-confirm-code-subject = உங்கள் அறிவிப்புக்கான குறியீடு { $code }
kernel-mail-alerts-confirm-code-body =
    புதிய புகார்கள் பற்றி அறிய { $site } இல் இந்தக் குறியீட்டை உள்ளிடுங்கள்: { $code }

    இது { $minutes } நிமிடங்களுக்குச் செல்லும்.

    நீங்கள் கேட்கவில்லை என்றால் இந்த மின்னஞ்சலைப் புறக்கணியுங்கள். வேறு எதுவும் வராது.
kernel-sms-alerts-confirm-code = { $site }: உங்கள் அறிவிப்புக்கான குறியீடு { $code }, { $minutes } நிமிடங்களுக்குச் செல்லும்.
