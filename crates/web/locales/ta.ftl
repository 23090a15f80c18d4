## மொழி
web-language-name = தமிழ்

## பக்கச் சட்டகம்
web-skip = உள்ளடக்கத்திற்குச் செல்
web-demo = மாதிரி: இங்குள்ள நபர்களும் வழக்குகளும் கற்பனையே.
web-search-label = சேவைகள், நிறுவனங்கள், புகார்கள், தரவைத் தேடு
web-search = தேடு
web-languages = மொழி
web-sign-in = உள்நுழை
web-second-factor = அதிகாரிகளின் பக்கங்களைத் திற
web-sign-out = வெளியேறு
web-exit = உடனே வெளியேறு
web-me = என் பக்கம்
web-home = முகப்பு
web-crumbs = நீங்கள் இருக்கும் இடம்
web-footer-problem = இந்தப் பக்கத்தில் ஏதேனும் தவறா? எங்களிடம் சொல்லுங்கள்
web-footer-about = பாலாய் பற்றி
web-footer-charter = நிறுவனங்களும் அவற்றின் வாக்குறுதிகளும்
web-footer-opendata = திறந்த தரவு
web-footer-log = பொதுப் பதிவேடு: எங்களைச் சரிபாருங்கள்
web-footer-privacy = தனியுரிமை
web-footer-accessibility = அணுகல்தன்மை
web-footer-data = இந்தப் பக்கத்தின் திறந்த தரவு
web-footer-api = API
web-footer-version = பதிப்பு { $version }
web-back = பின்செல்
web-change = மாற்று
web-optional = (விருப்பம்)
web-title-failed = பிழை
web-steps = படிகள்
web-pages = பட்டியலின் பக்கங்கள்
web-pages-previous = முந்தையது
web-pages-next = அடுத்தது
web-pages-number = பக்கம் { $number }
web-pages-of = பக்கம் { $number } / { $all }
web-timeline-by = கடைசியாக { $day }
web-timeline-receipt = ரசீது
web-live-news = நீங்கள் இந்தப் பக்கத்தைத் திறந்த பிறகு மாறியவை:
web-live-show = காட்டு
web-figure-data = தரவைப் பதிவிறக்கு
web-figure-table = அட்டவணையாகக் காட்டு
web-error-summary = சிலவற்றைத் திருத்த வேண்டும்
web-error-home = முகப்புக்குச் செல்
web-error-retry = { $count ->
    [one] { $count } வினாடியில் மீண்டும் முயலுங்கள்.
   *[other] { $count } வினாடிகளில் மீண்டும் முயலுங்கள்.
}

## தேதியும் நேரமும்
web-date = { $day } { $month } { $year }
web-day = { $weekday }, { $day } { $month } { $year }
web-datetime = { $date }, { $time }
web-time = { $period } { $hour }.{ $minute } மணி
web-time-full = { $period } { $hour } மணி
web-due = { $day }, { $time }க்கு முன்
web-due-day = { $day }, நாள் முடிவதற்குள்
web-period-midnight = நள்ளிரவு
web-period-dawn = அதிகாலை
web-period-morning = காலை
web-period-noon = நண்பகல்
web-period-afternoon = மாலை
web-period-evening = இரவு
web-month-1 = ஜனவரி
web-month-2 = பிப்ரவரி
web-month-3 = மார்ச்
web-month-4 = ஏப்ரல்
web-month-5 = மே
web-month-6 = ஜூன்
web-month-7 = ஜூலை
web-month-8 = ஆகஸ்ட்
web-month-9 = செப்டம்பர்
web-month-10 = அக்டோபர்
web-month-11 = நவம்பர்
web-month-12 = டிசம்பர்
web-weekday-1 = திங்கள்
web-weekday-2 = செவ்வாய்
web-weekday-3 = புதன்
web-weekday-4 = வியாழன்
web-weekday-5 = வெள்ளி
web-weekday-6 = சனி
web-weekday-7 = ஞாயிறு
web-ago-now = இப்போதுதான்
web-ago-minutes = { $count ->
    [one] { $count } நிமிடம் முன்
   *[other] { $count } நிமிடங்கள் முன்
}
web-ago-hours = { $count } மணி நேரம் முன்
web-ago-days = { $count ->
    [one] { $count } நாள் முன்
   *[other] { $count } நாட்கள் முன்
}
web-left-days = { $count ->
    [one] இன்னும் { $count } நாள்
   *[other] இன்னும் { $count } நாட்கள்
}
web-left-hours = இன்னும் { $count } மணி நேரம்
web-left-soon = ஒரு மணி நேரத்திற்கும் குறைவு
web-late-hours = { $count } மணி நேரத் தாமதம்
web-late-days = { $count ->
    [one] { $count } நாள் தாமதம்
   *[other] { $count } நாட்கள் தாமதம்
}
web-date-day = நாள்
web-date-month = மாதம்
web-date-year = ஆண்டு
web-size-bytes = { $count ->
    [one] { $count } பைட்
   *[other] { $count } பைட்டுகள்
}
web-size-kilobytes = { $amount } kB
web-size-megabytes = { $amount } MB

## HTTP நிலைகளின் பெயர்கள்
web-status-400 = கோரிக்கையைப் புரிந்துகொள்ள முடியவில்லை
web-status-401 = முதலில் உள்நுழையுங்கள்
web-status-403 = இதைச் செய்ய உங்களுக்கு அனுமதி இல்லை
web-status-404 = பக்கம் கிடைக்கவில்லை
web-status-405 = இந்த முகவரி அந்தக் கோரிக்கையை ஏற்காது
web-status-409 = இதற்கிடையில் மாறிவிட்டது
web-status-413 = மிகப் பெரியது
web-status-415 = இந்த வகை உள்ளடக்கம் ஏற்கப்படாது
web-status-422 = சிலவற்றைத் திருத்த வேண்டும்
web-status-429 = கோரிக்கைகள் மிக அதிகம்
web-status-500 = மன்னிக்கவும், எங்கள் தரப்பில் சிக்கல் ஏற்பட்டது
web-status-503 = சேவை பரபரப்பாக உள்ளது

## சிக்கல்கள்
problem-web-invalid = குறிக்கப்பட்டவற்றைச் சரிபார்த்து மீண்டும் அனுப்புங்கள்.
problem-web-not-found = இந்தப் பக்கமோ பொருளோ இங்கு இல்லை. முகவரியைச் சரிபாருங்கள், அல்லது முகப்பிலிருந்து தேடுங்கள்.
problem-web-forbidden = உங்கள் கணக்கிற்கு இதற்கான அனுமதி இல்லை. இருக்க வேண்டுமெனில், உங்கள் நிறுவனத்தின் நிர்வாகியைக் கேளுங்கள்.
problem-web-sign-in = முதலில் உள்நுழைந்து, பின்னர் மீண்டும் முயலுங்கள்.
problem-web-second-factor = முதலில் உங்கள் இரண்டாவது சரிபார்ப்பை உள்ளிட்டு, பின்னர் மீண்டும் முயலுங்கள்.
problem-web-second-factor-again = உங்கள் இரண்டாவது சரிபார்ப்பை மீண்டும் உள்ளிட்டு, பின்னர் மீண்டும் முயலுங்கள்.
problem-web-token-needed = சரியான API வில்லையை Authorization தலைப்பில் அனுப்புங்கள்.
problem-web-token-unknown = இந்த வில்லை அறியப்படாதது அல்லது திரும்பப் பெறப்பட்டது. புதியதைக் கேளுங்கள்.
problem-web-form-expired = இந்தப் படிவம் காலாவதியானது அல்லது வேறு தளத்திலிருந்து வந்தது. பக்கத்தை மீண்டும் ஏற்றி அனுப்புங்கள்; எதுவும் மாறவில்லை.
problem-web-too-many-requests = { $seconds ->
    [one] உங்கள் இடத்திலிருந்து கோரிக்கைகள் மிக அதிகம். { $seconds } வினாடியில் மீண்டும் முயலுங்கள்.
   *[other] உங்கள் இடத்திலிருந்து கோரிக்கைகள் மிக அதிகம். { $seconds } வினாடிகளில் மீண்டும் முயலுங்கள்.
}
problem-web-method-not-allowed = இந்த முகவரி உள்ளது, ஆனால் அந்த முறையில் இல்லை.
problem-web-too-large = இந்தக் கோரிக்கை மிகப் பெரியது. வரம்பு { $limit_kb } kB.
problem-web-uploads-busy = தற்போது பல பெரிய கோப்புகள் வந்துகொண்டிருக்கின்றன. சில விநாடிகளில் மீண்டும் முயலுங்கள்.
problem-web-unsupported-media-type = சாதாரணப் படிவத்தை அனுப்புங்கள்; "{ $found }" வகை இங்கு ஏற்கப்படாது.
problem-web-json-needed = JSON (application/json) அனுப்புங்கள்; "{ $found }" வகை இங்கு ஏற்கப்படாது.
problem-web-malformed-form = படிவத்தை { $position }ஆம் இடத்தில் படிக்க முடியவில்லை.
problem-web-malformed-query = முகவரியைப் படிக்க முடியவில்லை: வினவல் { $position }ஆம் இடத்தில் பிழையானது.
problem-web-malformed-multipart = கோப்புகள் உள்ள படிவத்தைப் படிக்க முடியவில்லை: { $why }
problem-web-malformed-json = JSON-ஐ வரி { $line }, நிரல் { $column } இல் படிக்க முடியவில்லை: { $why }
problem-web-not-utf8 = "{ $field }" புலம் UTF-8 உரை அல்ல.
problem-web-body-cut-short = கோரிக்கை முழுமையாக வந்து சேரும் முன் நின்றுவிட்டது. மீண்டும் அனுப்புங்கள்.
problem-web-too-many-fields = புலங்கள் அல்லது கோப்புகள் மிக அதிகம். அதிகபட்சம் { $most }.
problem-web-internal = இந்தச் சிக்கலைப் பதிவு செய்துள்ளோம். எதுவும் இழக்கப்படவில்லை; சிறிது நேரத்தில் மீண்டும் முயலுங்கள்.
problem-web-busy = இப்போது பலர் இந்தச் சேவையைப் பயன்படுத்துகிறார்கள். சிறிது நேரத்தில் மீண்டும் முயலுங்கள்.
problem-web-required = இதை நிரப்புங்கள்.
problem-web-too-long = மிக நீளம். அதிகபட்சம் { $most } எழுத்துகள்.
problem-web-not-a-choice = காட்டப்பட்டவற்றில் ஒன்றைத் தேர்ந்தெடுங்கள்.
problem-web-not-a-number = எண்ணை மட்டும் எழுதுங்கள்.
problem-web-not-a-date = உண்மையான தேதியை எழுதுங்கள், எ.கா. 4 12 2026.
problem-web-not-an-email = முழு மின்னஞ்சல் முகவரியை எழுதுங்கள், எ.கா. name@example.my.
problem-web-not-a-phone = முழு தொலைபேசி எண்ணை எழுதுங்கள், எ.கா. 012-345 6789.
problem-web-not-a-position = சரியான இடத்தை எழுதுங்கள்: அட்சரேகை -90 முதல் 90, தீர்க்கரேகை -180 முதல் 180.
problem-web-limit-wrong = ஒரு முறைக்கு 1 முதல் { $most } வரை கேளுங்கள்.
problem-web-cursor-wrong = பட்டியல் இங்கிருந்து தொடராது. முந்தைய பதிலில் உள்ள "next" மதிப்பை அப்படியே பயன்படுத்துங்கள்.
problem-web-once-key-wrong = Idempotency-Key என்பது இடைவெளி இல்லாமல் 1 முதல் { $most } எழுத்துகள், எண்கள், குறிகள் கொண்டது.
problem-web-null-character = "{ $field }" புலத்தில் வெற்று எழுத்துக்குறி உள்ளது. அதை நீக்குங்கள்.

## பற்றி
web-about-title = பாலாய் பற்றி
web-about-lead = பொது நிறுவனங்களுடனான உங்கள் எல்லாப் பணிகளுக்கும் ஒரே இடம் பாலாய்.
web-about-what = இங்கு நீங்கள் செய்யக்கூடியவை
web-about-what-1 = ஒரு சிக்கலைப் புகார் செய்தால், அது பொறுப்பான நிறுவனத்தை, பதிலுக்கான வாக்களித்த தேதியுடன் சென்றடையும். எந்த நிறுவனம் என்று நீங்கள் அறிய வேண்டியதில்லை.
web-about-what-2 = பதிலளிக்க எவ்வளவு காலம் ஆகும் என்ற வாக்குறுதியை ஒவ்வொரு நிறுவனமும் வெளியிடுகிறது. வாக்குறுதி இல்லாத இடத்தில் மதிப்பீடு தருகிறோம்; அதை மதிப்பீடு என்றே குறிப்பிடுகிறோம்.
web-about-proof = எல்லாவற்றையும் சரிபார்க்கலாம்
web-about-proof-1 = முக்கியமான ஒவ்வொரு செயலும், சேர்க்க மட்டுமே முடிகிற பொதுப் பதிவேட்டில் எழுதப்படுகிறது. யாரும் சரிபார்க்கக்கூடிய ரசீது உங்களுக்குக் கிடைக்கும்.
web-about-proof-2 = அதிகாரி ஒருவர் உங்கள் தனிப்பட்ட விவரங்களைப் படிக்கும்போது, அது காரணத்துடன் பதிவாகிறது.
web-about-open = திறந்த மூலம்
web-about-open-1 = பாலாய் ஒரு திறந்த மூல மென்பொருள். யாரும் அதைப் படிக்கலாம், சரிபார்க்கலாம், மேம்படுத்தலாம்.
web-about-open-2 = பக்கத்தில் பொதுவாக உள்ளவை திறந்த தரவாகவும் API வழியாகவும் கிடைக்கும்.

## தனியுரிமை
web-privacy-title = தனியுரிமை
web-privacy-lead = உங்களுக்குப் பதிலளிக்கத் தேவையானதை மட்டுமே கேட்கிறோம்.
web-privacy-keep = நாங்கள் வைத்திருப்பவை
web-privacy-keep-1 = புகாரில் நீங்கள் எழுதுபவை, இணைக்கும் படங்கள், நீங்கள் கொடுத்தால் உங்கள் பெயர், மின்னஞ்சல் அல்லது தொலைபேசி எண். படங்களில் மறைந்துள்ள விவரங்கள் சேமிக்கும் முன் நீக்கப்படும்.
web-privacy-keep-2 = பெயர் இல்லாமலும் புகார் செய்யலாம். புகார் செய்ய அடையாள அட்டை எண் ஒருபோதும் கேட்கப்படாது.
web-privacy-see = யார் பார்க்கலாம்
web-privacy-see-1 = பொதுப் புகாரின் உள்ளடக்கத்தையும் பதிலையும் மக்கள் பார்க்கலாம், ஆனால் உங்களைத் தொடர்புகொள்ளும் வழியைப் பார்க்க முடியாது. தனிப் புகாரை அதைக் கையாளும் நிறுவனம் மட்டுமே பார்க்கும்.
web-privacy-see-2 = அதிகாரி ஒருவர் உங்கள் தனிப்பட்ட விவரங்களைப் படிக்கும் ஒவ்வொரு முறையும் பதிவு செய்யப்படுகிறது.
web-privacy-erase = திருத்தமும் நீக்கமும்
web-privacy-erase-1 = உங்கள் விவரங்களைத் திருத்தவோ நீக்கவோ கேட்கலாம். பொதுப் பதிவேட்டில் உங்கள் பெயரோ சொற்களோ இல்லை; எனவே நீக்கம் உண்மையான நீக்கமே.
web-privacy-erase-2 = உங்கள் வழக்கைக் கையாளும் நிறுவனத்திற்கு அந்த வழக்கின் வழியாகவே எழுதுங்கள்.
web-privacy-cookies = குக்கீகள்
web-privacy-cookies-1 = இரண்டு குக்கீகளை மட்டுமே பயன்படுத்துகிறோம்: ஒன்று உங்கள் உள்நுழைவைத் தக்கவைக்க, மற்றொன்று படிவங்களைப் பாதுகாக்க. கண்காணிப்பும் இல்லை, விளம்பரமும் இல்லை.

## அணுகல்தன்மை
web-accessibility-title = அணுகல்தன்மை
web-accessibility-lead = எல்லோரும் பயன்படுத்தும்படி பாலாய் உருவாக்கப்பட்டுள்ளது.
web-accessibility-aim = எங்கள் இலக்கு
web-accessibility-aim-1 = WCAG 2.2 AA நிலை எங்கள் இலக்கு: 200% வரை பெரிதாக்கலாம், விசைப்பலகையால் மட்டுமே பயன்படுத்தலாம், திரைப் படிப்பான்களால் படிக்கலாம்.
web-accessibility-aim-2 = பக்கங்கள் சிறியவை, JavaScript இல்லாமலும் இயங்கும்; மலிவான தொலைபேசியும் மெதுவான இணைப்பும் போதும்.
web-accessibility-limits = இன்னும் போதுமான அளவு நன்றாக இல்லாதவை
web-accessibility-limits-1 = வரைபடங்கள் படங்களே. வரைபடத்தில் உள்ள அனைத்தும் அருகிலுள்ள பட்டியலிலோ தேடலிலோ உள்ளது.
web-accessibility-tell = எங்களிடம் சொல்லுங்கள்
web-accessibility-tell-1 = ஏதேனும் உங்களைத் தடுத்தால், எங்களுக்குப் புகார் அனுப்புங்கள். முகப்பிடத்தில் உள்ள அதிகாரியும் இவை அனைத்தையும் உங்களுக்காகச் செய்யலாம்.

## பாணி வழிகாட்டி
web-styleguide-title = பாணி வழிகாட்டி
web-sample-lead = ஒவ்வொரு கூறும், ஒவ்வொரு நிலையிலும்.
web-sample-buttons = பொத்தான்கள்
web-sample-send = புகாரை அனுப்பு
web-sample-delete = நீக்கு
web-sample-states = நிலை
web-sample-notices = அறிவிப்புகள்
web-sample-sent = உங்கள் புகார் அனுப்பப்பட்டது
web-sample-promise = மன்றம் கடைசியாக { $due } பதிலளிக்கும்.
web-sample-fields = படிவம்
web-sample-email = மின்னஞ்சல்
web-sample-email-hint = பதில் வந்ததும் உங்களுக்குத் தெரிவிக்க இதைப் பயன்படுத்துகிறோம்.
web-sample-postcode = அஞ்சல் குறியீடு
web-sample-describe = என்ன நடந்தது?
web-sample-describe-hint = உங்கள் சொந்தச் சொற்களில் எழுதுங்கள்.
web-sample-who = எப்படிப் புகார் செய்ய விரும்புகிறீர்கள்?
web-sample-who-hint = இதைப் பின்னர் மாற்றலாம்.
web-sample-named = என் பெயருடன்
web-sample-named-hint = நிறுவனம் மட்டுமே இதைப் பார்க்கும்.
web-sample-anonymous = பெயர் இல்லாமல்
web-sample-danger = இது ஆபத்தானதா?
web-sample-yes = ஆம்
web-sample-no = இல்லை
web-sample-tell = எனக்குத் தெரிவிக்கும் வழி
web-sample-sms = குறுஞ்செய்தி
web-sample-agree = இந்தப் படத்தை வெளியிட அனுமதிக்கிறேன்
web-sample-when = மாதம்
web-sample-choose = ஒன்றைத் தேர்ந்தெடுங்கள்
web-sample-since = எப்போதிலிருந்து?
web-sample-since-hint = எடுத்துக்காட்டாக, 4 12 2026
web-sample-photo = படங்கள்
web-sample-photo-hint = JPEG, PNG அல்லது WebP, ஒவ்வொன்றும் 10 MB வரை.
web-sample-photo-kind = JPEG
web-sample-lists = பட்டியல்கள்
web-sample-reference = மேற்கோள் எண்
web-sample-due = வாக்களித்த தேதி
web-sample-none = இங்கு புகார்கள் இல்லை
web-sample-none-help = எங்களுக்குச் சொல்லும் முதல் நபராக இருங்கள்.
web-sample-history = வழக்கின் பயணம்
web-sample-officer = மாநகர மன்றம்
web-sample-figures = எண்களும் வரைபடமும்
web-sample-answered = பதிலளித்த புகார்கள்
web-sample-in-time = வாக்களித்த காலத்தில் பதிலளித்த விழுக்காடு
web-sample-town = மாதிரி நகரம்
web-sample-tag-plain = பொது
web-sample-tag-new = புதியது
web-sample-tag-active = கவனிக்கப்படுகிறது
web-sample-tag-waiting = உங்களுக்காகக் காத்திருக்கிறது
web-sample-tag-done = தீர்க்கப்பட்டது
web-sample-tag-refused = மூடப்பட்டது
web-sample-tag-late = தாமதம்

## செயலி
web-offline-title = இணைப்பு இல்லை
web-offline-lead = நீங்கள் இன்னும் புகார் எழுதலாம். அது இந்தக் கைபேசியில் வைக்கப்பட்டு, இணைப்பு திரும்பியதும் தானே அனுப்பப்படும்.
web-offline-kept = இங்கே வைக்கப்பட்டவை
web-offline-kept-about = இணைப்புக்காகக் காத்திருப்பவை அல்லது முடியாதவை:
web-app-report = புகார் எழுது
web-app-easy = படத்தாலும் குரலாலும் புகார் செய்யுங்கள்
web-shared = பகிரப்பட்ட கணினி.
web-shared-minutes = { $minutes } நிமிடங்கள் பயன்படுத்தாவிட்டால், நீங்கள் இங்கு செய்தவை மறக்கப்படும்.
web-shared-end = நான் முடித்துவிட்டேன்
web-acting = நீங்கள் { $name } சார்பாகச் செயல்படுகிறீர்கள்.
web-acting-nameless = பெயர் தராத ஒருவர் சார்பாகச் செயல்படுகிறீர்கள்.
web-acting-about = நீங்கள் செய்வது அவர் பெயரில் ஆகும்; அவருக்குத் தெரிவிக்கப்படும்.
web-acting-looks = நீங்கள் பார்க்க மட்டுமே முடியும்.
web-acting-over = நீங்கள் இனி யார் சார்பாகவும் செயல்படவில்லை.
web-acting-over-about = நீங்கள் தேர்ந்தெடுத்தது முடிந்துவிட்டது. நீங்களாகத் திரும்பும் வரை எதுவும் செய்யப்படாது.
web-acting-end = நானாகத் திரும்பு
