opendata-title = திறந்த தரவு
opendata-lead = பொது அமைப்புகள் வெளியிடும் அட்டவணைகள். யாரும் படிக்கலாம், பதிவிறக்கலாம், பயன்படுத்தலாம்.
opendata-words = தரவில் தேடு
opendata-find = தேடு
opendata-none = பொருந்தும் தரவு இல்லை
opendata-none-help = வேறு சொற்களை முயலவும், அல்லது அனைத்தையும் பார்க்கவும்.
opendata-all = எல்லாத் தரவையும் பார்
opendata-count = { $count ->
    [one] { $count } தரவுத்தொகுப்பு
   *[other] { $count } தரவுத்தொகுப்புகள்
}
opendata-updated = புதுப்பிக்கப்பட்டது { $date }
opendata-late = இத்தரவு இதற்குள் மீண்டும் பார்க்கப்பட்டிருக்க வேண்டும். காட்டப்படுவது கடைசிப் பதிப்பு.
opendata-publisher = வெளியீட்டாளர்
opendata-published = வெளியிடப்பட்டது
opendata-checked = பார்க்கப்பட்டது
opendata-next = அடுத்த பார்வை
opendata-frequency = புதுப்பிப்பு இடைவெளி
opendata-hourly = ஒவ்வொரு மணி நேரமும்
opendata-daily = ஒவ்வொரு நாளும்
opendata-rows = வரிசைகள்
opendata-version = பதிப்பு
opendata-licence = உரிமம்
opendata-files = பதிவிறக்கம்
opendata-file-csv = எல்லா வரிசைகளும், உள்ளபடியே.
opendata-file-safe = விரிதாள்களுக்கு: எந்த உரையும் சூத்திரமாகப் படிக்கப்படாது.
opendata-file-xlsx = விரிதாள் நிரல்களுக்கான பணிப்புத்தகம்.
opendata-file-parquet = மேற்கோள் காட்டப்படும் கோப்பு: அதன் ஹாஷ் பதிப்புகளில் உள்ளது.
opendata-file-json = பொருள்களின் பட்டியல், நிரல்களுக்கு.
opendata-file-ndjson = ஒவ்வொரு வரியிலும் ஒரு பொருள், நிரல்களுக்கு.
opendata-chart = { $column } வாரியாக வரிசைகள்
opendata-table = அட்டவணை
opendata-column = நிரல்
opendata-any-column = எந்த உரை நிரலும்
opendata-contains = இதில் உள்ளது
opendata-sort = இதன்படி வரிசைப்படுத்து
opendata-as-published = வெளியிட்டபடி
opendata-filter = வரிசைகளைக் காட்டு
opendata-no-rows = பொருந்தும் வரிசை இல்லை.
opendata-rows-found = { $count ->
    [one] { $count } வரிசை
   *[other] { $count } வரிசைகள்
}
opendata-dictionary = தரவு அகராதி
opendata-kind = வகை
opendata-meaning = பொருள்
opendata-kind-text = உரை
opendata-kind-integer = முழு எண்
opendata-kind-number = எண்
opendata-kind-boolean = ஆம் அல்லது இல்லை
opendata-kind-date = தேதி
opendata-kind-timestamp = தேதியும் நேரமும்
opendata-versions = பதிப்புகள்
opendata-versions-about = ஒரு பதிப்பு ஒருபோதும் மாறாது. ஹாஷ் அதன் கைரேகை: அதே Parquet கோப்பு எப்போதும் அதே ஹாஷைத் தரும்.
opendata-cite = மேற்கோள் காட்டும் முறை
opendata-citation = { $publisher }. { $title }, பதிப்பு { $version }, { $published }. படித்தது { $read }. { $address } (SHA-256 { $hash })
opendata-programs = நிரல்களுக்கு
opendata-programs-about = இத்தரவுத்தொகுப்பு data.gov.my வினவல் API, CKAN DataStore, SODA ஆகியவற்றுக்கு ஒரே மதிப்புகளுடன் பதிலளிக்கும். பழைய பதிப்புகளை as_of மூலம் படிக்கலாம்.
opendata-try-title = இந்தத் தரவைக் கேளுங்கள்
opendata-try = இந்தத் தரவை நீங்களே கேளுங்கள்
opendata-all-rows = எல்லா வரிசைகளும்
opendata-way = நிபந்தனை
opendata-way-equals = மிகச் சரியாக
opendata-way-contains = உள்ளடக்கியது
opendata-way-from = குறைந்தது
opendata-way-to = அதிகபட்சம்
opendata-value = மதிப்பு
opendata-group = ஒவ்வொன்றுக்கும் ஒரு வரிசை
opendata-no-groups = குழுக்கள் இல்லை
opendata-figure = புள்ளி
opendata-figure-count = எண்ணிக்கை
opendata-figure-sum = கூட்டுத்தொகை
opendata-figure-avg = சராசரி
opendata-figure-min = மிகச் சிறியது
opendata-figure-max = மிகப் பெரியது
opendata-figure-of = எந்த நிரலின்
opendata-down = பெரியது முதலில்
opendata-limit = அதிகபட்ச வரிசைகள்
opendata-ask = கேளுங்கள்
opendata-answer = பதில்
opendata-address = ஒரு நிரல் இந்த முகவரியிலிருந்து இதையே JSON ஆகப் பெறும்:
opendata-open = இந்த முகவரியைத் திறக்கவும்
opendata-openapi = நிரல்களுக்கான விளக்கம் (OpenAPI)
opendata-described = நிரல்களுக்கான விளக்கங்கள்:
opendata-feed = தரவுத் தொகுப்புச் செய்திகள் (Atom)
problem-opendata-no-id = id மூலம் தரவுத்தொகுப்பைக் குறிப்பிடவும், எ.கா. id=agencies. id=datasets அனைத்தையும் பட்டியலிடும்.
problem-opendata-format = இப்படியொரு வடிவம் இல்லை. json, csv, csv-safe, tsv, ndjson, xlsx அல்லது parquet தேர்வு செய்யவும்.
problem-opendata-workbook-full = இந்த அட்டவணை பணிப்புத்தகத்திற்கு மிகப் பெரியது. CSV அல்லது Parquet தேர்வு செய்யவும்.
problem-opendata-unknown-parameter = { $place } என்ற அளவுரு தெரியவில்லை.
problem-opendata-unknown-column = { $place }-இல்: { $given } என்ற நிரல் இல்லை. உள்ள நிரல்கள்: { $more }.
problem-opendata-no-column = { $place }-இல்: நிரலைக் குறிப்பிடவும், எ.கா. மதிப்பு@நிரல் ({ $given }).
problem-opendata-wrong-kind = { $place }-இல்: { $given } என்பது { $more } வகை மதிப்பு அல்ல.
problem-opendata-not-text = { $place }-இல்: { $given } நிரல் உரை அல்ல.
problem-opendata-not-number = { $place }-இல்: { $given } நிரல் எண்கள் அல்ல.
problem-opendata-not-time = { $place }-இல்: { $given } நிரல் தேதியோ நேரமோ அல்ல.
problem-opendata-not-count = { $place }-இல்: 0 முதல் முழு எண்ணை எழுதவும், { $given } அல்ல.
problem-opendata-not-flag = { $place }-இல்: true அல்லது false எழுதவும், { $given } அல்ல.
problem-opendata-syntax = { $place }-இல்: { $given } சரியாக எழுதப்படவில்லை.
problem-opendata-unknown-function = { $place }-இல்: { $given } என்ற செயல்பாடு இல்லை. count, sum, avg, min, max உள்ளன.
problem-opendata-conflict = { $place }-ஐ { $more } உடன் சேர்த்துப் பயன்படுத்த முடியாது.
problem-opendata-unsupported = { $place }-இல்: { $given } இங்கே வழங்கப்படவில்லை.
problem-opendata-too-much = இக்கேள்வி மிக நீளமானது அல்லது சிக்கலானது. நிபந்தனைகளை அல்லது குழுக்களைக் குறைக்கவும்.
problem-opendata-sum-too-large = { $given } கூட்டுத்தொகையைத் துல்லியமாகக் கணக்கிட மிகப் பெரியது.
opendata-weekly = ஒவ்வொரு வாரமும்
opendata-monthly = ஒவ்வொரு மாதமும்
opendata-quarterly = ஒவ்வொரு காலாண்டும்
opendata-yearly = ஒவ்வோர் ஆண்டும்
opendata-infrequent = அவ்வப்போது
opendata-one-off = ஒருமுறை மட்டும்
opendata-next-none = தேதி உறுதியளிக்கப்படவில்லை
opendata-next-version = அடுத்த பதிப்பு இதற்குள்
opendata-desk-title = உங்கள் நிறுவனத்தின் தரவு
opendata-desk-lead = எவரும் பயன்படுத்தக்கூடிய அட்டவணைகளை வெளியிடுங்கள்: கோப்பை அனுப்பி, சரிபார்த்து, வெளியிடுங்கள்.
opendata-desk-none = இன்னும் தரவுத்தொகுப்பு இல்லை. முதலாவதற்கு சுமார் ஐந்து நிமிடங்கள் ஆகும்.
opendata-new-title = புதிய தரவுத்தொகுப்பு
opendata-new-lead = முதலில் அது என்னவென்று சொல்லுங்கள். நீங்கள் வெளியிடும் வரை யாரும் பார்க்க முடியாது.
opendata-about-title = இந்தத் தரவுத்தொகுப்பைப் பற்றி
opendata-about-change = விளக்கத்தை மாற்று
opendata-field-title = தலைப்பு
opendata-field-title-ms = மலாய் மொழியில் தலைப்பு
opendata-field-title-en = ஆங்கிலத்தில் தலைப்பு
opendata-field-title-zh = சீன மொழியில் தலைப்பு
opendata-field-title-ta = தமிழில் தலைப்பு
opendata-field-about-ms = அது என்ன, மலாய் மொழியில்
opendata-field-about-en = அது என்ன, ஆங்கிலத்தில்
opendata-field-about-zh = அது என்ன, சீன மொழியில்
opendata-field-about-ta = அது என்ன, தமிழில்
opendata-field-about-hint = ஓரிரு வாக்கியங்கள்: ஒரு வரிசை என்ன, எங்கிருந்து, எந்தக் காலத்திற்கு.
opendata-field-slug-hint = சிறிய எழுத்துகள், எண்கள், கோடுகள், எ.கா. village-clinics. காலியாக விட்டால் தலைப்பிலிருந்து உருவாகும். பின்னர் மாற்ற முடியாது.
opendata-field-licence-hint = உங்கள் நிறுவனத்தைக் குறிப்பிடும் எவரும் பயன்படுத்த CC-BY-4.0 அனுமதிக்கிறது.
opendata-field-contact = யாரிடம் கேட்கலாம்
opendata-field-contact-hint = அலுவலக மின்னஞ்சல் அல்லது https முகவரி. அனைவரும் பார்க்கலாம்.
opendata-field-tags = தேடல் சொற்கள்
opendata-field-tags-hint = காற்புள்ளியால் பிரிக்கவும், எ.கா. health, clinics.
opendata-field-as-of = தரவு இந்நாள் வரை
opendata-field-as-of-hint = வரிசைகள் குறிக்கும் கடைசி நாள்.
opendata-field-next = அடுத்த பதிப்பு இதற்குள்
opendata-field-next-hint = இந்நாள் கடந்தால், தரவு தாமதம் என்று பொதுப் பக்கம் சொல்லும்.
opendata-field-method-ms = தரவு எப்படிப் பெறப்பட்டது, மலாய் மொழியில்
opendata-field-method-en = தரவு எப்படிப் பெறப்பட்டது, ஆங்கிலத்தில்
opendata-field-more-languages = சீனத்திலும் தமிழிலும்
opendata-says-ms = பொருள், மலாய் மொழியில்
opendata-says-en = பொருள், ஆங்கிலத்தில்
opendata-go-on = தொடர்க
opendata-save = சேமி
opendata-slug = முகவரியில் உள்ள பெயர்
opendata-state = நிலை
opendata-state-waiting = சரிபார்க்கப்படுகிறது
opendata-state-faulty = திருத்தம் தேவை
opendata-state-ready = வெளியிடத் தயார்
opendata-state-asked = இரண்டாம் நபருக்காகக் காத்திருக்கிறது
opendata-state-published = வெளியிடப்பட்டது
opendata-state-empty = இன்னும் கோப்பு இல்லை
opendata-state-late = தாமதம்
opendata-never = இன்னும் இல்லை
opendata-step-about = விளக்கம்
opendata-step-file = கோப்பு
opendata-step-check = சரிபார்ப்பு
opendata-step-publish = வெளியீடு
opendata-done-created = தரவுத்தொகுப்பு உருவானது. இப்போது கோப்பை அனுப்புங்கள்.
opendata-done-described = விளக்கம் சேமிக்கப்பட்டது.
opendata-done-uploaded = கோப்பு வந்துவிட்டது. எல்லா வரிசைகளும் படிக்கப்படுகின்றன.
opendata-done-planned = நீங்கள் தேர்ந்தபடி கோப்பு மீண்டும் படிக்கப்படுகிறது.
opendata-done-discarded = வரைவு நீக்கப்பட்டது.
opendata-done-published = புதிய பதிப்பு வெளியிடப்பட்டது.
opendata-done-asked = இந்நிறுவனத் தரவை வெளியிடக்கூடிய சக ஊழியர் இப்போது முடிவு செய்ய வேண்டும்.
opendata-done-refused = இது உள்ளபடி வெளியிடப்படாது என்று முடிவு செய்தீர்கள்.
opendata-done-retracted = பதிப்பு திரும்பப் பெறப்பட்டது. அதன் இடத்தில் உங்கள் அறிவிப்பு உள்ளது.
opendata-see-public = பொதுப் பக்கத்தைப் பார்க்க
opendata-draft = வரைவு
opendata-draft-file = { $name } ({ $format }, { $size })
opendata-draft-waits = எல்லா வரிசைகளும் படிக்கப்படுகின்றன. இப்பக்கம் தானாகப் புதுப்பிக்கப்படும்.
opendata-look-again = மீண்டும் பார்க்க
opendata-draft-refused = இக்கோப்பு அட்டவணையாகவில்லை
opendata-faults-about = கோப்பைத் திருத்தி மீண்டும் அனுப்புங்கள், அல்லது நெடுவரிசை எப்படிப் படிக்கப்படும் என்பதைக் கீழே தேர்ந்தெடுங்கள்.
opendata-faults-file = பட்டியலைப் பதிவிறக்கு (CSV)
opendata-fault-row = வரிசை
opendata-fault-cell = கலம்
opendata-fault-what = என்ன தவறு
opendata-fault-leading-zero = குறியீடு போல பூஜ்யத்தில் தொடங்குகிறது
opendata-fault-exponent = 1e5 போல e உடன் எழுதப்பட்டுள்ளது
opendata-fault-plus-sign = முன்னால் கூட்டல் குறி உள்ளது
opendata-fault-underscore = அடிக்கோடு உள்ளது
opendata-fault-thousands-separator = ஆயிரங்களுக்கு இடையே காற்புள்ளி
opendata-fault-decimal-comma = தசமத்திற்குக் காற்புள்ளி
opendata-fault-too-many-digits = துல்லியமாகச் சேமிக்க முடியாத அளவு இலக்கங்கள்
opendata-fault-not-whole = முழு எண் அல்ல
opendata-fault-not-a-number = எண் அல்ல
opendata-fault-not-boolean = true அல்லது false அல்ல
opendata-fault-day-month-year = நாள் அல்லது மாதம் முதலில்: எப்படிப் படிப்பது எனத் தேர்ந்தெடுங்கள்
opendata-fault-no-such-date = இப்படி ஒரு நாள் இல்லை
opendata-fault-not-a-date = தேதி அல்ல
opendata-fault-not-a-moment = தேதி-நேரம் அல்ல
opendata-fault-zone = நேர மண்டலம் உள்ளது; இங்கே உள்ளூர் நேரம்
opendata-fault-other-kind = நெடுவரிசையின் வகையிலிருந்து வேறுபட்டது
opendata-fault-ragged = தலைப்பை விடக் கலங்கள் கூடவோ குறையவோ உள்ளன
opendata-fault-nested = கலத்துக்குள் பட்டியல்
opendata-fault-not-text = UTF-8 உரை அல்ல
opendata-fault-too-long = ஒரு கலத்திற்கு மிக நீளம்
opendata-fault-formula-error = விரிதாள் சூத்திரம் பிழை தருகிறது
opendata-changes = கடந்த பதிப்புடன் ஒப்பிட்டால்
opendata-changes-none = எதுவும் மாறவில்லை.
opendata-changes-columns-added = புதிய நெடுவரிசைகள்: { $names }
opendata-changes-columns-removed = நீங்கிய நெடுவரிசைகள்: { $names }
opendata-gate = தனிப்பட்ட தகவல்
opendata-gate-clear = தனிப்பட்ட தகவல் போன்ற எதுவும் காணப்படவில்லை.
opendata-gate-about = இது மக்களைப் பற்றிய தகவல் போல் உள்ளது. வெளியிட்டதைப் பதிவிறக்கியவர்களிடமிருந்து திரும்பப் பெற முடியாது.
opendata-finding = காணப்பட்டது
opendata-finding-like = எடுத்துக்காட்டு, மறைக்கப்பட்டது
opendata-verdict = விளைவு
opendata-verdict-clear = வெளியிடலாம்
opendata-verdict-route = இரண்டாம் நபர் முடிவு செய்வார்
opendata-verdict-block = வெளியிட முடியாது
opendata-publish = வெளியிடு
opendata-second-about = வெளியிடும் முன் இருவர் ஒப்புக்கொள்ள வேண்டும். கோரிக்கையும் முடிவும் பொதுப் பதிவில் இடம்பெறும்.
opendata-second-reason = இதை ஏன் வெளியிடலாம்?
opendata-second-ask = இரண்டாம் நபரிடம் கேள்
opendata-second-waits = இரண்டாம் நபர் முடிவு செய்ய வேண்டும்
opendata-second-refused = இரண்டாம் நபர் மறுத்தார்
opendata-decide-reason = உங்கள் முடிவின் காரணம்
opendata-decide-hint = யாருடைய பெயரையோ எண்ணையோ எழுத வேண்டாம்.
opendata-decide-approve = அனுமதித்து வெளியிடு
opendata-decide-refuse = வெளியிடாதே
opendata-blocked = இதை உள்ளபடி வெளியிட முடியாது
opendata-blocked-about = கீழே அந்த நெடுவரிசையை விட்டுவிடுங்கள், அல்லது அது இல்லாத கோப்பை அனுப்புங்கள்.
opendata-plan = நெடுவரிசைகள்
opendata-plan-about = ஒவ்வொரு நெடுவரிசையும் இப்படிப் படிக்கப்படுகிறது. மாற்றி மீண்டும் படிக்கச் செய்யலாம்.
opendata-plan-header = கோப்பில்
opendata-plan-name = அட்டவணையில் பெயர்
opendata-plan-reading = இப்படிப் படி
opendata-plan-notes = காணப்பட்டது
opendata-plan-key = ஒரு வரிசையை அடையாளம் காட்டும் நெடுவரிசைகள்
opendata-plan-key-hint = அட்டவணைப் பெயர்கள், காற்புள்ளியுடன். இவற்றால் பதிப்புகளுக்கு இடையே மாற்றங்கள் கலம் கலமாகக் காட்டப்படும்.
opendata-plan-missing = மதிப்பு இல்லை எனக் குறிக்கும் சொற்கள்
opendata-plan-missing-hint = எ.கா. NA, -, இல்லை
opendata-plan-read = மீண்டும் படி
opendata-reading-text = உரையும் குறியீடுகளும்
opendata-reading-integer = முழு எண்கள்
opendata-reading-number = எண்கள், 1234.5
opendata-reading-thousands = எண்கள், 1,234.5
opendata-reading-comma = எண்கள், 1.234,5
opendata-reading-boolean = true அல்லது false
opendata-reading-date = தேதிகள், 2026-12-31
opendata-reading-day-first = தேதிகள், 31/12/2026
opendata-reading-month-first = தேதிகள், 12/31/2026
opendata-reading-timestamp = தேதியும் நேரமும்
opendata-reading-none = விட்டுவிடு
opendata-note-filled = { $filled } நிரம்பியவை, { $empty } காலி
opendata-note-ambiguous = இரு விதமாகப் படிக்கலாம். ஒன்றைத் தேர்ந்தெடுங்கள்.
opendata-note-against = { $kind } அல்ல: { $count } கலங்கள் பொருந்தவில்லை, எ.கா. வரிசை { $row }: { $value }
opendata-preview = முன்னோட்டம்: { $count } வரிசைகள், அதிகபட்சம் 50 காட்டப்படும்
opendata-discard = வரைவை நீக்கு
opendata-upload = கோப்பை அனுப்பு
opendata-upload-other = வேறு கோப்பை அனுப்பு
opendata-upload-file = கோப்பு
opendata-upload-hint = CSV, TSV, XLSX, JSON, NDJSON, Parquet அல்லது GeoJSON, 50 MB வரை. முதல் வரிசையில் நெடுவரிசைப் பெயர்கள்.
opendata-upload-send = அனுப்பிச் சரிபார்
opendata-mode = ஏற்கெனவே உள்ள வரிசைகள் என்ன ஆகும்?
opendata-mode-replace = எல்லாவற்றையும் மாற்று
opendata-mode-replace-about = இக்கோப்பில் எல்லா வரிசைகளும் உள்ளன.
opendata-mode-append = பின்னால் சேர்
opendata-mode-append-about = இக்கோப்பில் புதிய வரிசைகள் மட்டுமே.
opendata-mode-upsert = திறவுகோல்படி புதுப்பி
opendata-mode-upsert-about = ஒரே திறவுகோல் உள்ள வரிசைகள் மாற்றப்படும், மற்றவை சேர்க்கப்படும்.
opendata-todo = எளிதில் மேம்படுத்தக்கூடியவை முதலில்
opendata-todo-contact = யாரிடம் கேட்கலாம் என்று சொல்லுங்கள்.
opendata-todo-tags = தேடல் சொற்களைக் கொடுங்கள்.
opendata-todo-english = ஆங்கிலத் தலைப்பைக் கொடுங்கள்.
opendata-todo-as-of = தரவு எந்நாள் வரை என்று சொல்லுங்கள்.
opendata-todo-dictionary = ஒவ்வொரு நெடுவரிசையையும் விளக்குங்கள்.
opendata-todo-method = தரவு எப்படிப் பெறப்பட்டது என்று சொல்லுங்கள்.
opendata-retract = திரும்பப் பெறு
opendata-retracted = திரும்பப் பெறப்பட்டது
opendata-retract-about = பதிப்பு உங்கள் அறிவிப்புடன் பட்டியலில் இருக்கும், ஆனால் வரிசைகள் இனி வழங்கப்படாது. இதைத் திரும்பப் பெற முடியாது.
opendata-retract-notice = அனைவருக்கும் அறிவிப்பு
opendata-refused-encoding = உரை UTF-8 அல்ல ({ $about }). கோப்பை CSV UTF-8 ஆக மீண்டும் சேமியுங்கள்.
opendata-refused-empty = நெடுவரிசைப் பெயர்கள் உள்ள வரிசை இல்லை.
opendata-refused-broken = கோப்பு சேதமடைந்துள்ளது, அல்லது சொல்லும் வகையல்ல ({ $about }).
opendata-refused-nested = { $about } நெடுவரிசையில் பட்டியல்கள் உள்ளன, அல்லது இங்கே படிக்கப்படாத விதத்தில் எழுதப்பட்டுள்ளது.
opendata-refused-no-column = { $about } நெடுவரிசை இக்கோப்பில் இல்லை.
opendata-refused-no-columns = குறைந்தது ஒரு நெடுவரிசையாவது இருக்க வேண்டும்.
opendata-refused-too-many-columns = மிக அதிக நெடுவரிசைகள். வரம்பு 1,000.
opendata-refused-bad-name = ஒரு நெடுவரிசைக்குப் பெயர் இல்லை, அல்லது மிக நீளம்.
opendata-refused-two-of-a-name = இரு நெடுவரிசைகளுக்கு ஒரே பெயர்: { $about }
opendata-refused-input = கோப்பைப் படிக்க முடியவில்லை. மீண்டும் அனுப்புங்கள்.
opendata-refused-stopped = படிக்க அதிக நேரம் எடுத்தது. சிறிய கோப்பை அனுப்புங்கள்.
opendata-refused-damaged = கடந்த பதிப்பையோ சரிபார்ப்பு விதிகளையோ படிக்க முடியவில்லை. இந்தத் தளத்தை நடத்துபவரிடம் சொல்லுங்கள்.
opendata-refused-wrong-kind = ஒரு கலம் நெடுவரிசையின் வகையிலிருந்து வேறுபட்டது.
opendata-refused-too-many-rows = மிக அதிக வரிசைகள்.
opendata-refused-too-much-text = ஒரு நெடுவரிசையில் மிக அதிக உரை.
opendata-refused-other-columns = கடந்த பதிப்பு அல்லது திறவுகோலுடன் ஒப்பிட்டால் { $about } நெடுவரிசை இல்லை, அல்லது வேறு வகை.
opendata-refused-no-key = வரிசையை அடையாளம் காட்டும் நெடுவரிசை இல்லை. கீழே நிரப்புங்கள்.
opendata-refused-null-key = வரிசை { $about } க்குத் திறவுகோல் இல்லை.
opendata-refused-two-of-a-key = வரிசை { $about } க்கு வேறு வரிசையின் திறவுகோல் உள்ளது. திறவுகோல் ஒரே வரிசையைக் குறிக்க வேண்டும்.
opendata-refused-too-much-rows = மிக அதிக வரிசைகள். வரம்பு 50 லட்சம்.
opendata-refused-too-much-columns = மிக அதிக நெடுவரிசைகள். வரம்பு 1,000.
opendata-refused-too-much-cells = மிக அதிக கலங்கள். வரம்பு 4 கோடி.
opendata-refused-too-much-bytes = விரித்தால் கோப்பு மிகப் பெரிது. CSV ஆக அனுப்புங்கள்.
opendata-refused-too-much-record = ஒரு வரிசை 4 MB ஐ விட நீளம். மேற்கோள் மூடப்படாமல் இருக்கலாம்.
opendata-refused-too-much-blank = நிரம்பிய வரிசைகளுக்கு இடையே மிக அதிக காலி வரிசைகள். நீக்குங்கள்.
opendata-refused-too-much-name = ஒரு நெடுவரிசைப் பெயர் மிக நீளம்.
opendata-refused-too-much-strings = பணிப்புத்தகத்தில் மிக அதிக உரை அல்லது படங்கள். CSV ஆக அனுப்புங்கள்.
opendata-refused-too-much-parts = பணிப்புத்தகத்தில் மிக அதிக பகுதிகள். CSV ஆக அனுப்புங்கள்.
opendata-refused-too-much-pages = Parquet கோப்பு மிகப் பெரிய துண்டுகளில் எழுதப்பட்டுள்ளது.
opendata-refused-too-much-footer = Parquet கோப்பின் விளக்கம் மிக நீளம்.
problem-opendata-retracted = வெளியிட்டவர் இப்பதிப்பைத் திரும்பப் பெற்றார்: { $notice }
problem-opendata-slug-wrong = 2 முதல் 100 சிறிய எழுத்துகள், எண்கள், கோடுகளைப் பயன்படுத்துங்கள்.
problem-opendata-slug-taken = வேறு தரவுத்தொகுப்புக்கு இப்பெயர் உள்ளது. வேறு பெயரைத் தேர்ந்தெடுங்கள்.
problem-opendata-no-draft = இத்தரவுத்தொகுப்புக்கு வரைவு இல்லை. முதலில் கோப்பை அனுப்புங்கள்.
problem-opendata-draft-stale = இதற்கிடையே வரைவு மாற்றப்பட்டது. இப்போதைய நிலையைக் கீழே பாருங்கள்.
problem-opendata-draft-overtaken = இதற்கிடையே வேறு பதிப்பு வெளியானது. அதனுடன் ஒப்பிட “மீண்டும் படி” ஐ அழுத்துங்கள்.
problem-opendata-no-key = தரவுத்தொகுப்புக்குத் திறவுகோல் இல்லை. முதலில் வரிசையை அடையாளம் காட்டும் நெடுவரிசைகளைச் சொல்லுங்கள்.
problem-opendata-draft-unready = வரைவு இன்னும் அந்தப் படிக்கு வரவில்லை.
problem-opendata-second-needed = தனிப்பட்ட தகவல் போன்றது உள்ளதால், இரண்டாம் நபர் முடிவு செய்ய வேண்டும்.
problem-opendata-blocked = அடையாள அட்டை அல்லது கடவுச்சீட்டு எண்கள் உள்ளன. நெடுவரிசையை விடுங்கள் அல்லது வேறு கோப்பை அனுப்புங்கள்.
problem-opendata-same-person = வேறொருவர் முடிவு செய்ய வேண்டும்: அனுப்பியவரோ கேட்டவரோ அல்ல.
problem-opendata-reason-missing = காரணத்தைச் சொல்லுங்கள்.
problem-opendata-text-long = இது மிக நீளம். சுருக்குங்கள்.
problem-opendata-licence-unknown = பட்டியலிலிருந்து உரிமத்தைத் தேர்ந்தெடுங்கள்.
problem-opendata-tags-many = அதிகபட்சம் 20 சொற்கள், ஒவ்வொன்றும் 50 எழுத்துகள்.
problem-opendata-words-many = அதிகபட்சம் 50, ஒவ்வொன்றும் 100 எழுத்துகள்.
problem-opendata-contact-wrong = மின்னஞ்சல் முகவரி அல்லது https உடன் தொடங்கும் முகவரியை எழுதுங்கள்.
problem-opendata-malay-missing = மலாய் மொழியிலும் எழுதுங்கள்.
problem-opendata-frequency-unknown = பட்டியலிலிருந்து எவ்வளவு அடிக்கடி எனத் தேர்ந்தெடுங்கள்.
problem-opendata-no-such-day = இப்படி ஒரு நாள் இல்லை.
problem-opendata-column-unknown = { $column } நெடுவரிசை கோப்பில் இல்லை, அல்லது அப்படிப் படிக்க முடியாது.
problem-opendata-mode-unknown = replace, append அல்லது upsert ஐத் தேர்ந்தெடுங்கள்.
problem-opendata-file-missing = முதலில் ஒரு கோப்பைத் தேர்ந்தெடுங்கள்.
problem-opendata-file-empty = கோப்பு காலியாக உள்ளது.
opendata-as-of = தரவு இந்நாள் வரை
opendata-contact = கேள்விகளுக்கு
opendata-tags = தேடல் சொற்கள்
opendata-method = தரவு எப்படிப் பெறப்பட்டது
opendata-late-kept = அடுத்த பதிப்பு உறுதியளித்ததை விடத் தாமதம்.
opendata-diff = மாற்றங்கள்
opendata-diff-title = பதிப்பு { $from } இலிருந்து { $to } வரை மாற்றங்கள்
opendata-diff-file = எல்லா மாற்றங்களையும் பதிவிறக்கு (CSV)
opendata-diff-first = முதல் 100 மாற்றங்கள்
opendata-diff-act = என்ன
opendata-diff-added = சேர்க்கப்பட்டது
opendata-diff-removed = நீக்கப்பட்டது
opendata-diff-changed = மாற்றப்பட்டது
opendata-diff-before = முன்
opendata-diff-after = பின்
opendata-diff-row = வரிசை
opendata-faults = { $count ->
    [one] ஒரு கலம் பொருந்தவில்லை
   *[other] { $count } கலங்கள் பொருந்தவில்லை
}
opendata-changes-added = { $count ->
    [one] ஒரு புதிய வரிசை
   *[other] { $count } புதிய வரிசைகள்
}
opendata-changes-removed = { $count ->
    [one] ஒரு வரிசை நீங்கியது
   *[other] { $count } வரிசைகள் நீங்கின
}
opendata-changes-changed = { $count ->
    [one] ஒரு வரிசை மாறியது
   *[other] { $count } வரிசைகள் மாறின
}
opendata-finding-identity = { $count ->
    [one] ஓர் அடையாள அட்டை எண்
   *[other] { $count } அடையாள அட்டை எண்கள்
}
opendata-finding-passport = { $count ->
    [one] ஒரு கடவுச்சீட்டு எண்
   *[other] { $count } கடவுச்சீட்டு எண்கள்
}
opendata-finding-phone = { $count ->
    [one] ஒரு தொலைபேசி எண்
   *[other] { $count } தொலைபேசி எண்கள்
}
opendata-finding-email = { $count ->
    [one] ஒரு மின்னஞ்சல் முகவரி
   *[other] { $count } மின்னஞ்சல் முகவரிகள்
}
opendata-finding-address = { $count ->
    [one] ஒரு முகவரி
   *[other] { $count } முகவரிகள்
}
opendata-finding-small-cell = { $count ->
    [one] ஒரு மிகச் சிறிய மக்கள் எண்ணிக்கை
   *[other] { $count } மிகச் சிறிய மக்கள் எண்ணிக்கைகள்
}
problem-opendata-not-comparable = இவ்விரு பதிப்புகளையும் ஒப்பிட முடியாது.
problem-opendata-changes-busy = வேறொரு ஒப்பீடு நடக்கிறது. சற்று நேரத்தில் மீண்டும் முயலுங்கள்.
problem-opendata-changes-large = இந்த அட்டவணைகள் இங்கே ஒப்பிட முடியாத அளவு பெரியவை. இரண்டு பதிப்புகளையும் பதிவிறக்குங்கள்.
problem-opendata-cursor = { $given } ஒரு பக்கக் குறி அல்ல. முந்தைய பதிலில் உள்ள next-ஐ அப்படியே பயன்படுத்துங்கள்.
problem-opendata-cursor-old = இந்தக் குறி பதிப்பு { $of }-ஐச் சேர்ந்தது; கேட்கப்படுவது பதிப்பு { $asked }. மீண்டும் தொடங்குங்கள், அல்லது as_of={ $of } கொண்டு பதிப்பு { $of }-ஐக் கேளுங்கள்.
problem-opendata-no-points = இந்தப் பதிலில் புள்ளிகள் இல்லை. lat, lon நிரல்களைக் கேளுங்கள், அல்லது JSON அல்லது CSV-ஐக் கேளுங்கள்.
problem-opendata-ckan-action = { $action } என்ற செயல் இங்கே இல்லை.
problem-opendata-ckan-json = கோரிக்கை JSON பொருள் அல்ல: { $why }
problem-opendata-ckan-query = இந்தத் தேடல் புரியவில்லை: { $given }
problem-opendata-ckan-many = இந்தத் தேடல் அளவுக்கு மீறிக் கேட்கிறது. q, fq, fq_list ஆகியவற்றில் மொத்தம் { $terms } நிபந்தனைகள் வரையும், வரிசைப்படுத்த { $keys } பெயர்கள் வரையும் கேட்கலாம்.
problem-opendata-ckan-invalid = கோரிக்கை பொருந்தவில்லை.
problem-opendata-ckan-missing = மதிப்பு இல்லை
problem-opendata-ckan-whole = 0 முதல் தொடங்கும் முழு எண்ணை எழுதுங்கள்.
problem-opendata-ckan-format = அப்படி ஒரு வடிவம் இல்லை. csv, tsv, json அல்லது xml-ஐத் தேர்ந்தெடுங்கள்.
problem-opendata-moment = { $given } ஒரு நாளோ நேரமோ அல்ல. 2026-01-31 அல்லது 2026-01-31T08:00:00Z என எழுதுங்கள்.
opendata-field-prompt = நிரல்கள் அனுப்பும் வரிசைகளைத் தானாக வெளியிடு
opendata-field-prompt-hint = கடைசி வரிசை வந்து ஒரு நிமிடத்திற்குப் பிறகு, சரிபார்ப்பு எதையும் காணவில்லை எனில். இல்லையெனில் ஒருவர் முடிவு செய்ய வேண்டும்.
opendata-refused-fetch = முகவரியிலிருந்து கோப்பைப் பெற முடியவில்லை ({ $about }). முகவரியைச் சரிபாருங்கள், அல்லது கோப்பை அனுப்புங்கள்.
opendata-refused-no-such-key = { $about } வரிசைகளின் திறவுகோல் அட்டவணையில் இல்லை; அவை ஏற்கனவே உள்ள வரிசைகளை மட்டுமே மாற்ற வேண்டும்.
opendata-refused-filters = நீக்க வேண்டிய வரிசைகளுக்கான வடிகட்டிகள் அட்டவணைக்குப் பொருந்தவில்லை ({ $about }).
problem-opendata-rows-many = நிரல்களிடமிருந்து இந்த வரைவு ஏற்கும் அளவு வரிசைகள் வந்துவிட்டன. முதலில் வெளியிடுங்கள் அல்லது நீக்குங்கள்.
problem-opendata-published-stays = வெளியிடப்பட்டது மறைந்துவிடாது. package_delete மூலம் அறிவிப்புடன் திரும்பப் பெறுங்கள்.
problem-opendata-ckan-post = இந்தச் செயல் எதையோ மாற்றுகிறது, எனவே POST பயன்படுத்துங்கள்.
problem-opendata-ckan-elsewhere = இதை இங்கே யாரும் செய்ய முடியாது: மக்கள், அமைப்புகள், குழுக்கள் வேறிடத்தில் நிர்வகிக்கப்படுகின்றன.
problem-opendata-ckan-organisation = அத்தகைய அமைப்பு இல்லை.
problem-opendata-ckan-fixed = இதை இனி மாற்ற முடியாது.
problem-opendata-ckan-notice = வெளியிடப்பட்ட தரவைத் திரும்பப் பெற மட்டுமே முடியும். எல்லோரும் படிக்கும்படி notice-இல் காரணத்தைச் சொல்லுங்கள்.
problem-opendata-ckan-private = இங்கே தனிப்பட்ட தரவுத்தொகுப்புகள் இல்லை: வரைவை யாரும் காணமாட்டார்கள், வெளியிட்டதை எல்லோரும் காண்பார்கள்.
problem-opendata-ckan-deleted = package_delete பயன்படுத்துங்கள்.
problem-opendata-ckan-one-table = ஒரு தரவுத்தொகுப்புக்கு ஓர் அட்டவணை. resource_update மூலம் கோப்பை மாற்றுங்கள்.
problem-opendata-ckan-url = முழு http அல்லது https முகவரியை எழுதுங்கள்.
problem-opendata-ckan-other-fields = அட்டவணையில் வேறு நெடுவரிசைகள் உள்ளன. மாற்ற resource_update மூலம் கோப்பை அனுப்புங்கள்.
problem-opendata-ckan-method = upsert, insert அல்லது update தேர்ந்தெடுங்கள்.
problem-opendata-ckan-no-table = இந்தத் தரவுத்தொகுப்பில் இன்னும் அட்டவணை இல்லை. datastore_create உடன் தொடங்குங்கள்.
problem-opendata-ckan-filters = நெடுவரிசைகளும் மதிப்புகளும் கொண்ட பொருளை எழுதுங்கள், _id மற்றும் வெற்று நிபந்தனைகள் இல்லாமல்; எல்லா வரிசைகளுக்கும் {"{"}{"}"}.
problem-opendata-ckan-records = பொருள்களின் பட்டியலை எழுதுங்கள், ஒரு முறைக்கு அதிகபட்சம் 32,000.
problem-opendata-ckan-fields = வெவ்வேறு id, மற்றும் type (text, int, float, bool, date அல்லது timestamp) கொண்ட நெடுவரிசைகளின் பட்டியலை எழுதுங்கள்.
problem-opendata-ckan-key = திறவுகோல் அட்டவணையின் நெடுவரிசைகளால் ஆனது.
problem-opendata-ckan-uneven = ஒரே முறை வரும் எல்லாப் பதிவுகளும் ஒரே நெடுவரிசைகளைக் கொண்டிருக்க வேண்டும்.
problem-opendata-ckan-cell = பதிவு { $row }: { $value } நெடுவரிசை { $column }-க்குப் பொருந்தவில்லை.
opendata-theme = கருப்பொருள்
opendata-place = இடம்
opendata-whole-country = நாடு முழுவதும்
opendata-choose = தேர்ந்தெடுங்கள்
opendata-any = அனைத்தும்
opendata-field-place-hint = அதன் வரிசைகள் எந்த நாடு அல்லது மாநிலத்தைப் பற்றியவை.
opendata-field-from = தரவு தொடங்கும் நாள்
opendata-field-from-hint = அதன் வரிசைகள் பற்றிய முதல் நாள்.
opendata-period = காலம்
opendata-period-words = { $from } முதல் { $to } வரை
opendata-related = தொடர்புடைய தரவு
problem-opendata-theme-unknown = பட்டியலிலிருந்து கருப்பொருளைத் தேர்ந்தெடுங்கள்.
problem-opendata-place-unknown = பட்டியலிலிருந்து இடத்தைத் தேர்ந்தெடுங்கள்.
problem-opendata-from-later = முதல் நாள் கடைசி நாளுக்கு முன்னதாக இருக்க வேண்டும்.
opendata-todo-theme = எதைப் பற்றியது என்று சொல்லுங்கள்.
opendata-todo-place = எந்த இடத்தைப் பற்றியது என்று சொல்லுங்கள்.
opendata-todo-dead-contact = கேள்விகளுக்கு வேறு முகவரியைக் கொடுங்கள்: இது பதிலளிக்கவில்லை.
opendata-todo-description = மேலும் விளக்குங்கள்: குறைந்தது 100 எழுத்துகள்.
opendata-todo-key = எந்த நெடுவரிசைகள் ஒரு வரிசையைக் குறிக்கின்றன என்று சொல்லுங்கள்.
opendata-todo-late = உறுதியளித்த பதிப்பை அனுப்புங்கள்.
opendata-todo-codes = மற்றவர்களும் பயன்படுத்தும் மாநில, மாவட்ட, அமைப்பு அல்லது வகைக் குறியீடுகளைப் பயன்படுத்துங்கள்.
opendata-todo-adds = +{ $points } புள்ளிகள்
opendata-quality = இது எவ்வளவு நன்று?
opendata-quality-points = ஐரோப்பிய மீத்தரவு மதிப்பீட்டில் { $of } இல் { $points } புள்ளிகள்
opendata-quality-nine = uData வின் ஒன்பது நிபந்தனைகளில் { $count } நிறைவேறின
opendata-quality-stars = இணைப்புத் தரவின் 5 நட்சத்திரங்களில் { $count }
opendata-quality-filled = { $percent } கலங்களில் மதிப்பு உள்ளது
opendata-quality-title = அமைப்பு வாரியாகத் தரவின் தரம்
opendata-quality-lead = தரவை வெளியிடும் அமைப்புகள், சிறந்தவை முதலில்.
opendata-quality-how = எப்படிக் கணக்கிடப்படுகிறது
opendata-quality-how-words = ஒவ்வொரு தரவும் data.europa.eu வின் மீத்தரவு மதிப்பீட்டின்படி அதிகபட்சம் 405 புள்ளிகள் பெறும்: கண்டுபிடிக்க, பெற, நிரல்களால் படிக்க, மீண்டும் பயன்படுத்த, மதிப்பிட முடியுமா என்பதைப் பொறுத்து. ஓர் அமைப்பின் புள்ளிகள் அதன் தரவுகளின் சராசரி.
opendata-quality-data = இந்த அட்டவணை தரவாக
opendata-quality-each = ஒவ்வொரு தரவின் தரம்
opendata-place-number = இடம்
opendata-datasets = தரவுகள்
opendata-points = புள்ளிகள்
opendata-class-excellent = மிகச் சிறப்பு
opendata-class-good = நன்று
opendata-class-sufficient = போதுமானது
opendata-class-bad = குறைவு
opendata-group-findability = எளிதில் கண்டறியலாம்
opendata-group-accessibility = எளிதில் பெறலாம்
opendata-group-interoperability = நிரல்களால் படிக்கலாம்
opendata-group-reusability = மீண்டும் பயன்படுத்தலாம்
opendata-group-contextuality = மதிப்பிடலாம்
opendata-dataset-quality = ஒவ்வொரு தரவின் தரம்
opendata-dataset-quality-about = இங்கு வெளியிடப்படும் ஒவ்வொரு தரவும் எவ்வளவு நன்று: data.europa.eu மீத்தரவு மதிப்பீட்டின் புள்ளிகள், uData வின் ஒன்பது நிபந்தனைகள், இணைப்புத் தரவின் நட்சத்திரங்கள், நிரம்பிய கலங்கள், தாமதமா என்பவை.
opendata-dataset-agencies = அமைப்பு வாரியாகத் தரவின் தரம்
opendata-dataset-agencies-about = இங்கு தரவை வெளியிடும் ஒவ்வோர் அமைப்பும், எத்தனை தரவுகள், data.europa.eu மதிப்பீட்டின்படி அவற்றின் சராசரிப் புள்ளிகள், எத்தனை தாமதம் என்பவை.
opendata-column-agency = வெளியிடும் அமைப்பின் குறியீடு
opendata-column-dataset = முகவரிகளில் தரவின் பெயர்
opendata-column-datasets = வெளியிடப்படும் தரவுகளின் எண்ணிக்கை
opendata-column-points = மீத்தரவு மதிப்பீட்டின் புள்ளிகள், 0 முதல் 405 வரை
opendata-column-class = நிலை: excellent, good, sufficient அல்லது bad
opendata-column-findability = எளிதில் கண்டறிவதற்கான புள்ளிகள், 0 முதல் 100 வரை
opendata-column-accessibility = எளிதில் பெறுவதற்கான புள்ளிகள், 0 முதல் 100 வரை
opendata-column-interoperability = நிரல்களால் படிப்பதற்கான புள்ளிகள், 0 முதல் 110 வரை
opendata-column-reusability = மீண்டும் பயன்படுத்துவதற்கான புள்ளிகள், 0 முதல் 75 வரை
opendata-column-contextuality = மதிப்பிடுவதற்கான புள்ளிகள், 0 முதல் 20 வரை
opendata-column-nine = நிறைவேறிய uData நிபந்தனைகள், 0 முதல் 9 வரை
opendata-column-stars = இணைப்புத் தரவின் நட்சத்திரங்கள், 0 முதல் 5 வரை
opendata-column-filled = நிரம்பிய கலங்களின் சதவீதம்
opendata-column-is-late = அடுத்த பதிப்பு தாமதமா
opendata-column-late = தாமதமான தரவுகளின் எண்ணிக்கை
opendata-follow = இந்தத் தரவுத்தொகுப்பைப் பின்தொடருங்கள்
opendata-follow-lead = புதிய பதிப்பு வெளியாகும்போது உங்களுக்கு எழுதுவோம், ஒரு நாளில் அதிகபட்சம் ஒரு முறை; ஒரு பதிப்பு திரும்பப் பெறப்படும்போதும் எழுதுவோம். ஒவ்வொரு மடலிலும் அதை நிறுத்தும் இணைப்பு உள்ளது.
opendata-follow-button = எனக்கு எழுதுங்கள்
opendata-follow-on = இந்தத் தரவுத்தொகுப்பைப் பின்தொடர்கிறீர்கள்.
opendata-follow-end = பின்தொடர்வதை நிறுத்து
opendata-follow-made = இப்போது இந்தத் தரவுத்தொகுப்பைப் பின்தொடர்கிறீர்கள்.
opendata-follow-ended = இனி அதைப் பின்தொடரவில்லை.
opendata-follow-stopped = எங்கள் எல்லா மடல்களையும் நிறுத்தியுள்ளீர்கள்
opendata-follow-again = மீண்டும் மடல்களை அனுப்புங்கள்
opendata-follow-again-done = எங்கள் மடல்கள் மீண்டும் உங்களை வந்தடையும்.
opendata-follow-feed = பதிப்புகள் செய்தியோடையாக (Atom)
opendata-follow-all = நீங்கள் பின்தொடரும் தரவுத்தொகுப்புகள்
opendata-follow-none = நீங்கள் இன்னும் எதையும் பின்தொடரவில்லை
opendata-follow-none-next = ஒரு தரவுத்தொகுப்பைத் திறந்து, பின்தொடர்வதைத் தேர்ந்தெடுங்கள்.
opendata-follow-version = { $title }, பதிப்பு { $version }
opendata-follow-rows = { $count ->
    [one] { $count } வரிசை
   *[other] { $count } வரிசைகள்
}
opendata-follow-letter-subject = புதிய பதிப்பு: { $title }
opendata-follow-letter =
    { $title } புதிய பதிப்பைக் கொண்டுள்ளது, எண் { $version }:
    { $link }

    இங்கே பாருங்கள் அல்லது நிறுத்துங்கள்:
    { $follow }

    { $site }
opendata-follow-sms = { $site }: { $title } புதிய பதிப்பு { $link }
opendata-retracted-letter-subject = திரும்பப் பெறப்பட்டது: { $title }
opendata-retracted-letter =
    { $title }, பதிப்பு { $version }, திரும்பப் பெறப்பட்டது. வெளியிட்டவர் கூறுவது:
    { $notice }

    { $link }

    இம்மடல்களை இங்கே பாருங்கள் அல்லது நிறுத்துங்கள்:
    { $follow }

    { $site }
opendata-retracted-all-letter-subject = திரும்பப் பெறப்பட்டது: { $title }
opendata-retracted-all-letter =
    { $title } தொகுப்பின் எல்லாப் பதிப்புகளும் திரும்பப் பெறப்பட்டன. வெளியிட்டவர் கூறுவது:
    { $notice }

    { $link }

    இம்மடல்களை இங்கே பாருங்கள் அல்லது நிறுத்துங்கள்:
    { $follow }

    { $site }
opendata-retracted-sms = { $site }: { $title } திரும்பப் பெறப்பட்டது { $link }
problem-opendata-draft-awaited = இந்த வரைவுக்காக மற்றவர்கள் காத்திருக்கிறார்கள்: நிரல்கள் வரிசைகளை அனுப்பியுள்ளன, அல்லது இரண்டாம் நபரிடம் கேட்கப்பட்டுள்ளது. முதலில் வெளியிடுங்கள் அல்லது நீக்குங்கள்.
problem-opendata-key-fixed = வேறு திறவுகோலுடன் அனுப்பப்பட்ட வரிசைகள் காத்திருக்கின்றன. முதலில் அவற்றை வெளியிடுங்கள் அல்லது நீக்குங்கள்.
problem-opendata-ckan-key-absent = பதிவு { $row }-இல் திறவுகோலான { $column }-க்கு மதிப்பு இல்லை.
problem-opendata-ckan-key-twice = பதிவு { $row }-க்கு முந்தைய பதிவின் திறவுகோல் உள்ளது. திறவுகோல் { $column }.
opendata-refused-rows-left-out = நிரல்கள் அனுப்பிய வரிசை எதுவும் மீதமில்லை: விடப்பட்டவற்றையும் காரணத்தையும் பாருங்கள்.
opendata-left-out = விடப்பட்ட நிரல் வரிசைகள்
opendata-left-out-about = முறை வந்தபோது இவை அட்டவணைக்குப் பொருந்தவில்லை. இவற்றுடன் சேர்த்து அனுப்பப்பட்டவை அனைத்தும் விடப்பட்டன; மற்றவை இருக்கும். அனுப்பியவர் மீண்டும் அனுப்பலாம். வரைவை நீக்கினால் இந்தப் பட்டியல் போய்விடும்.
opendata-fault-null-key = திறவுகோல் இல்லை
opendata-fault-two-of-a-key = வேறு வரிசைக்கு அதே திறவுகோல் உள்ளது
opendata-fault-no-such-key = இந்தத் திறவுகோலுடன் வரிசை இல்லை; இது இருப்பதை மட்டுமே மாற்ற வேண்டும்
opendata-fault-no-key = திறவுகோல் விடுபட்டுள்ளது
opendata-fault-too-much = இதனுடன் அட்டவணை வரம்பை மீறும்
opendata-there-where = பட்டியலிடப்பட்ட இடம்
opendata-there-here = இங்கே வெளியிடப்பட்டது
opendata-there-tag = { $source } இலிருந்து பட்டியலிடப்பட்டது
opendata-there-notice = இது { $source } இலிருந்து பட்டியலிடப்பட்டது. தரவு அங்கேயே உள்ளது; நாங்கள் அதைச் சரிபார்க்கவில்லை.
opendata-there-gone = { $date } முதல் { $source } இதைப் பட்டியலிடவில்லை. கீழே உள்ள இணைப்புகள் வேலை செய்யாமல் போகலாம்.
opendata-there-source = பட்டியலிட்ட மூலம்
opendata-there-files = மூலத்தில் உள்ள கோப்புகள்
opendata-there-no-files = மூலம் எந்தக் கோப்பையும் குறிப்பிடவில்லை.
opendata-there-licence-none = குறிப்பிடப்படவில்லை
opendata-there-updated = அங்கு புதுப்பிக்கப்பட்டது
opendata-there-next = அங்கு அடுத்த புதுப்பிப்பு
opendata-there-geography = பிரித்துக் காட்டும் இடங்கள்
opendata-there-demography = பிரித்துக் காட்டும் மக்கள் பிரிவுகள்
opendata-there-taken = விவரங்கள் மாறிய நேரம்
opendata-there-caveat = கவனிக்க வேண்டியவை
opendata-ticket = சீட்டு { $reference }
opendata-ticket-held = நீங்கள் தெரிவித்த தரவுச் சிக்கல்களும் நீங்கள் விரும்பிய தரவும்
opendata-ticket-title = ஒரு வரியில்
opendata-ticket-words = உங்கள் சொற்களில்
opendata-ticket-send = அனுப்பு
opendata-ticket-made = அனுப்பப்பட்டது. பதில் வரும்போது உங்களுக்கு எழுதுவோம்.
opendata-ticket-agency = அமைப்பு
opendata-ticket-made-at = அனுப்பிய நேரம்
opendata-ticket-dataset = தரவுத்தொகுப்பு
opendata-ticket-state = நிலை
opendata-ticket-due = அமைப்பு { $due } முன் பதிலளிக்க வேண்டும். இது எங்கள் மதிப்பீடு; யாரும் உறுதியளிக்கவில்லை.
opendata-ticket-thread = நடந்தவை
opendata-ticket-work = எழுதுங்கள் அல்லது ஏதாவது செய்யுங்கள்
opendata-ticket-see = எல்லோரும் பார்க்கும் இடத்தில் பாருங்கள்
opendata-ticket-officer-letter-subject = தரவு பற்றிய சீட்டு { $reference }
opendata-ticket-officer-letter =
    { $agency } அமைப்பில் தரவு பற்றிய சீட்டு { $reference } குறித்துப் புதிய செய்தி உள்ளது.

    { $link }
opendata-ticket-news-letter-subject = நீங்கள் விரும்பிய தரவு பற்றிய செய்தி: { $reference }
opendata-ticket-news-letter =
    நீங்கள் சேர்ந்த { $reference } என்னவாகும் என்பதை { $agency } தெரிவித்துள்ளது.

    { $link }
opendata-fault-list = சிக்கல்கள்
opendata-fault-count = பதிலுக்குக் காத்திருப்பவை: { $open }. பதிலளிக்கப்பட்டவை: { $answered }.
opendata-fault = இந்தத் தரவுத்தொகுப்பின் சிக்கலைத் தெரிவியுங்கள்
opendata-fault-lead = இது இந்தத் தரவுத்தொகுப்பை வெளியிடும் { $agency } அமைப்புக்குச் செல்லும்.
opendata-fault-reason = என்ன தவறு?
opendata-fault-reason-wrong = மதிப்புகள் தவறு
opendata-fault-reason-missing = வரிசைகளோ நெடுவரிசைகளோ இல்லை
opendata-fault-reason-old = பழையதாகிவிட்டது
opendata-fault-reason-unclear = பொருள் தெளிவாக இல்லை
opendata-fault-reason-broken = கோப்போ இணைப்போ வேலை செய்யவில்லை
opendata-fault-reason-personal = யாரும் படிக்கக்கூடாத தனிநபர் விவரங்களைக் கூறுகிறது
opendata-fault-title-hint = எ.கா.: 2024 இல் கிள்ளானின் எண்கள் இருமுறை உள்ளன
opendata-fault-words-hint = எந்த வரிசைகள், எந்த நெடுவரிசைகள், உங்களுக்கு எப்படித் தெரியும்.
opendata-fault-public = என் சொற்களையும் பதிலையும் தரவுத்தொகுப்பின் பக்கத்தில் காட்டுங்கள்
opendata-fault-public-hint = உங்கள் பெயர் காட்டப்படாது. இதைத் தேர்வு செய்யாவிட்டால் அமைப்பு மட்டுமே படிக்கும்.
opendata-fault-acted-for = தரவுச் சிக்கல்கள்
opendata-fault-state-received = பெறப்பட்டது
opendata-fault-state-working = பார்க்கப்படுகிறது
opendata-fault-state-asked = விளக்கத்துக்குக் காத்திருக்கிறது
opendata-fault-state-fixed = சரிசெய்யப்பட்டது
opendata-fault-state-kept = இப்படித்தான் இருக்க வேண்டும்
opendata-fault-state-withdrawn = திரும்பப் பெறப்பட்டது
opendata-fault-move-take = அமைப்பு பார்த்துக்கொண்டிருக்கிறது
opendata-fault-move-ask = அமைப்பு ஒன்று கேட்டது
opendata-fault-move-answer = பதிலளிக்கப்பட்டது
opendata-fault-move-write = தெரிவித்தவர் எழுதினார்
opendata-fault-move-fix = சரிசெய்யப்பட்டது
opendata-fault-move-keep = இப்படித்தான் இருக்க வேண்டும்
opendata-fault-move-reopen = இன்னும் சரியாகவில்லை
opendata-fault-move-transfer = மற்றோர் அமைப்பிடம் ஒப்படைக்கப்பட்டது
opendata-fault-move-note = உள் குறிப்பு
opendata-fault-move-withdraw = திரும்பப் பெறப்பட்டது
opendata-fault-clock-answer = சரிசெய்தல் அல்லது காரணம் கூறல்
opendata-fault-letter-asked-subject = { $reference } பற்றிய கேள்வி
opendata-fault-letter-asked =
    சிக்கல் { $reference } பற்றி { $agency } ஒன்று கேட்கிறது.

    { $link }
opendata-fault-letter-answered-subject = { $reference } குறித்த பதில்
opendata-fault-letter-answered =
    சிக்கல் { $reference } குறித்து { $agency } பதிலளித்துள்ளது.

    { $link }
opendata-wishes = மக்கள் விரும்பும் தரவு
opendata-wishes-lead = திறந்திருக்க வேண்டிய தரவு இங்கே இல்லையா? அதன் அமைப்பிடம் பொதுவெளியில் கேளுங்கள். அதையே விரும்புவோர் சேரலாம்; என்னவாகிறது என்பதை எல்லோரும் பார்ப்பார்கள்.
opendata-wishes-open = காத்திருப்பவை
opendata-wishes-closed = பதிலளிக்கப்பட்டவை
opendata-wishes-any = எல்லாம்
opendata-wishes-none = இன்னும் யாரும் எதையும் கேட்கவில்லை
opendata-wishes-none-next = முதலில் கேளுங்கள், அல்லது எல்லாவற்றையும் பாருங்கள்.
opendata-wish = தரவைத் திறக்கக் கேளுங்கள்
opendata-wish-to = { $agency } அமைப்புக்கு.
opendata-wish-lead = அது வெளியிடப்பட்டதா, ஒரு நாளுக்குத் திட்டமிடப்பட்டதா, அமைப்பிடம் இல்லையா, அல்லது மூடியே இருக்குமா, ஏன் என்பதை அமைப்பு கூறும்.
opendata-wish-title = எந்தத் தரவு?
opendata-wish-title-hint = எ.கா.: நிலையம், மணி வாரியாக மழை அளவு
opendata-wish-words-hint = எப்போதிலிருந்து எப்போது வரை, எவ்வளவு நுணுக்கமாக, எதற்குப் பயன்படும்.
opendata-wish-public = இதை எல்லோரும் படிப்பார்கள்; உங்கள் பெயர் இராது. தனிப்பட்ட எதையும் எழுத வேண்டாம்.
opendata-wish-agency = எந்த அமைப்பிடம் அந்தத் தரவு உள்ளது?
opendata-wish-agency-hint = அதன் பெயரின் ஒரு பகுதி
opendata-wish-agency-none = அந்தப் பெயரில் அமைப்பு இல்லை. பெயரின் வேறு பகுதியை முயலுங்கள்.
opendata-wish-others = வேறு யார் விரும்புகிறார்கள்
opendata-wish-joined = { $count ->
    [0] வேறு யாரும் இன்னும் இல்லை
    [one] வேறு ஒருவர்
   *[other] வேறு { $count } பேர்
}
opendata-wish-join = எனக்கும் வேண்டும்
opendata-wish-leave = விலகு
opendata-wish-mine = நீங்களும் அவர்களில் ஒருவர்; என்னவாகிறது என்பது உங்களுக்குத் தெரிவிக்கப்படும்.
opendata-wish-joined-done = என்னவாகிறது என்பது உங்களுக்குத் தெரிவிக்கப்படும்.
opendata-wish-left-done = நீங்கள் விலகிவிட்டீர்கள்.
opendata-wish-planned-by = { $due } முன் வெளியிடத் திட்டம்
opendata-wish-published-as = வெளியிடப்பட்ட பெயர்
opendata-wish-ask = தகவலாகக் கேளுங்கள்
opendata-wish-ask-about = அமைப்பு இந்தத் தரவை எல்லோருக்கும் திறக்கவில்லை. நீங்கள் இன்னும் தகவல் விண்ணப்பம் செய்யலாம்; அதற்குச் சட்டமோ நல்ல நடைமுறையோ காலக்கெடுவும் மறுஆய்வும் தருகிறது.
opendata-wish-ask-button = தகவல் விண்ணப்பம் செய்யுங்கள்
opendata-wish-publish-hint = வெளியிடப்பட்டது எனக் கூற, தரவுத்தொகுப்பின் பக்க முகவரியை எழுதுங்கள். திட்டமிட, எத்தனை வேலை நாட்களில் எனக் கூறுங்கள்.
opendata-wish-acted-for = மக்கள் விரும்பும் தரவு
opendata-wish-state-received = பெறப்பட்டது
opendata-wish-state-working = பார்க்கப்படுகிறது
opendata-wish-state-planned = திட்டமிடப்பட்டது
opendata-wish-state-published = வெளியிடப்பட்டது
opendata-wish-state-not-held = அமைப்பிடம் இல்லை
opendata-wish-state-refused = மூடியே இருக்கும்
opendata-wish-state-withdrawn = திரும்பப் பெறப்பட்டது
opendata-wish-move-take = அமைப்பு பார்த்துக்கொண்டிருக்கிறது
opendata-wish-move-publish = வெளியிடப்பட்டது
opendata-wish-move-plan = திட்டமிடப்பட்டது
opendata-wish-move-not-held = அது அமைப்பிடம் இல்லை
opendata-wish-move-refuse = மூடியே இருக்கும்
opendata-wish-move-reply = அமைப்பு எழுதியது
opendata-wish-move-write = கேட்டவர் எழுதினார்
opendata-wish-move-transfer = மற்றோர் அமைப்பிடம் ஒப்படைக்கப்பட்டது
opendata-wish-move-note = உள் குறிப்பு
opendata-wish-move-withdraw = திரும்பப் பெறப்பட்டது
opendata-wish-clock-answer = என்னவாகும் எனக் கூறல்
opendata-wish-letter-answered-subject = { $reference } குறித்த பதில்
opendata-wish-letter-answered =
    நீங்கள் விரும்பிய தரவு { $reference } என்னவாகும் என்பதை { $agency } தெரிவித்துள்ளது.

    { $link }
opendata-wish-letter-planned-subject = { $reference } திட்டமிடப்பட்டது
opendata-wish-letter-planned =
    நீங்கள் விரும்பிய { $reference } தரவை { $due } முன் வெளியிட { $agency } திட்டமிட்டுள்ளது.

    { $link }
opendata-wish-letter-replied-subject = { $reference } பற்றிய செய்தி
opendata-wish-letter-replied =
    { $reference } பற்றி { $agency } எழுதியது.

    { $link }
problem-opendata-fault-unsaid = என்ன தவறு எனத் தேர்ந்தெடுங்கள்.
problem-opendata-title-missing = எதைப் பற்றியது என ஒரு வரியில் எழுதுங்கள்.
problem-opendata-words-missing = நீங்கள் சொல்ல விரும்புவதை எழுதுங்கள்.
problem-opendata-words-personal = இதை எல்லோரும் படிப்பார்கள்; தனிப்பட்ட எண் போலத் தோன்றுவது இதில் உள்ளது: { $words }. அதை நீக்குங்கள்.
problem-opendata-agency-unknown = அப்படியோர் அமைப்பு இல்லை. வேறொன்றைத் தேர்ந்தெடுங்கள்.
problem-opendata-ticket-closed = இதற்கு ஏற்கெனவே பதிலளிக்கப்பட்டது; இனி யாரும் சேர முடியாது.
problem-opendata-published-where = வெளியிடப்பட்ட தரவுத்தொகுப்பின் பக்க முகவரியை எழுதுங்கள், எ.கா. /data/clinics.
opendata-reuses = இந்தத் தரவால் உருவானவை
opendata-reuses-lead = திறந்த தரவைக் கொண்டு மக்கள் உருவாக்கிய செயலிகள், கட்டுரைகள் முதலியவை. இவை அமைப்புகளுடையவை அல்ல.
opendata-reuses-none = இன்னும் எதுவும் இல்லை
opendata-reuses-none-next = நீங்கள் ஏதாவது உருவாக்கினீர்களா? அதன் தரவுத்தொகுப்பின் பக்கத்தில் தெரிவியுங்கள்.
opendata-reuses-all = மக்கள் உருவாக்கிய அனைத்தும்
opendata-reuse = இந்தத் தரவுத்தொகுப்பால் உருவானதைத் தெரிவியுங்கள்
opendata-reuse-lead = எல்லோரும் பார்க்கும் முன் அமைப்பின் அலுவலர் அதைப் பார்ப்பார். உங்கள் பெயர் காட்டப்படாது.
opendata-reuse-held = தரவால் உருவானவை என நீங்கள் தெரிவித்தவை
opendata-reuse-sort = இது என்ன?
opendata-reuse-sort-app = செயலி அல்லது வலைத்தளம்
opendata-reuse-sort-article = கட்டுரை
opendata-reuse-sort-analysis = பகுப்பாய்வு அல்லது ஆய்வுக்கட்டுரை
opendata-reuse-sort-picture = படம் அல்லது வரைபடம்
opendata-reuse-sort-tool = நிரல்களுக்கான கருவி
opendata-reuse-title = இதன் பெயர் என்ன?
opendata-reuse-url = இது எங்கே உள்ளது?
opendata-reuse-url-hint = https:// எனத் தொடங்கும் முகவரி
opendata-reuse-about = இதன் பயன் என்ன?
opendata-reuse-about-hint = சில வாக்கியங்களில். தொலைபேசி எண்ணோ மின்னஞ்சல் முகவரியோ வேண்டாம்.
opendata-reuse-datasets = பயன்பட்ட மற்ற தரவுத்தொகுப்புகள்
opendata-reuse-datasets-hint = அவற்றின் பெயர்கள் அல்லது முகவரிகள், இடையில் காற்புள்ளியுடன்
opendata-reuse-told = நன்றி. அலுவலர் பார்த்தபின் எல்லோரும் பார்ப்பார்கள்.
opendata-reuse-withdrawn = திரும்பப் பெறப்பட்டது. இனி யாரும் பார்க்கமாட்டார்கள்.
opendata-reuse-made-with = பயன்பட்ட தரவு:
opendata-reuse-own = நீங்கள் தெரிவித்தவை
opendata-reuse-withdraw = திரும்பப் பெறு
opendata-reuse-state-waiting = அலுவலருக்காகக் காத்திருக்கிறது
opendata-reuse-state-shown = காட்டப்படுகிறது
opendata-reuse-state-refused = காட்டப்படவில்லை
opendata-reuse-state-withdrawn = திரும்பப் பெறப்பட்டது
opendata-reuse-desk = நம் தரவால் உருவானவை
opendata-reuse-desk-lead = காட்டும் முன் பக்கத்தைப் பாருங்கள்: அது வேலை செய்கிறதா, இந்தத் தரவைப் பற்றியதா, யாருக்கும் தீங்கில்லையா?
opendata-reuse-desk-none = உங்களுக்காக எதுவும் காத்திருக்கவில்லை
opendata-reuse-desk-none-next = மக்கள் தெரிவிப்பவை இங்கே வரும்.
opendata-reuse-show = காட்டு
opendata-reuse-refuse = காட்டாதே
opendata-reuse-reason = ஏன் வேண்டாம்? தெரிவித்தவர் இதைப் படிப்பார்.
opendata-reuse-decided = முடிவு செய்யப்பட்டது.
opendata-reuse-officer-letter-subject = { $title } கொண்டு ஒன்று உருவாக்கப்பட்டது
opendata-reuse-officer-letter =
    { $title } கொண்டு உருவான ஒன்றை ஒருவர் தெரிவித்தார். எல்லோரும் பார்க்கும் முன் அதைப் பாருங்கள்.

    { $link }
opendata-dataset-reuses = திறந்த தரவைக் கொண்டு மக்கள் உருவாக்கியவை
opendata-dataset-reuses-about = இந்தப் பட்டியலின் தரவுத்தொகுப்புகளைக் கொண்டு மக்கள் உருவாக்கிய செயலிகள், கட்டுரைகள், பகுப்பாய்வுகள், படங்கள், கருவிகள்; அவர்கள் தெரிவித்தபடியும் வெளியிடும் அமைப்பின் அலுவலர் காட்ட முடிவு செய்தபடியும். ஒவ்வொன்றின் ஒவ்வொரு தரவுத்தொகுப்புக்கும் ஒரு வரிசை.
opendata-column-reuse-id = அதன் அடையாளம்
opendata-column-reuse-dataset = பயன்பட்ட தரவுத்தொகுப்பின் பெயர்
opendata-column-reuse-url = அது உள்ள இடம்
opendata-column-reuse-kind = app, article, analysis, picture அல்லது tool
opendata-column-reuse-title = அதன் பெயர்
opendata-column-reuse-about = அதன் பயன், தெரிவித்தவரின் சொற்களில்
opendata-column-reuse-shown = அலுவலர் காட்ட முடிவு செய்த நாள்
problem-opendata-sort-missing = இது என்ன எனத் தேர்ந்தெடுங்கள்.
problem-opendata-about-missing = இதன் பயனை எழுதுங்கள்.
problem-opendata-url-wrong = யாரும் திறக்கக்கூடிய பக்கத்தின் முகவரியை எழுதுங்கள்; https:// எனத் தொடங்க வேண்டும்.
problem-opendata-dataset-unknown = { $dataset } என்ற தரவுத்தொகுப்பு இல்லை.
problem-opendata-datasets-many = 1 முதல் 10 தரவுத்தொகுப்புகளைக் கூறுங்கள்.
opendata-harvest-title = வெளி பட்டியல்கள்
opendata-harvest-lead = நாங்கள் மீண்டும் மீண்டும் படிக்கும் பிறரின் திறந்த பட்டியல்கள். தரவு அங்கேயே இருக்கும்; மூலத்தைக் குறிப்பிட்டு நாங்கள் பட்டியலிடுகிறோம்.
opendata-harvest-none = இதுவரை எந்தப் பட்டியலும் படிக்கப்படவில்லை
opendata-harvest-none-next = கீழே ஒன்றைக் குறிப்பிடுங்கள்; நாங்கள் படிக்கத் தொடங்குவோம்.
opendata-harvest-name = இங்குள்ள பெயர்
opendata-harvest-name-hint = சிறிய எழுத்துகள், எண்கள், புள்ளிகள், இணைப்புக்குறிகள்; எடுத்துக்காட்டு data.selangor.my. பெயர் மாறாது.
opendata-harvest-protocol = படிக்கும் முறை
opendata-harvest-state = நிலை
opendata-harvest-next = அடுத்த வாசிப்பு
opendata-harvest-new = புதிய பட்டியல்
opendata-harvest-make = பட்டியலைச் சேர்
opendata-harvest-url = முகவரி
opendata-harvest-url-hint = CKAN எனில் வாயிலின் முகவரி; மற்றவை எனில் கோப்பின் முகவரி.
opendata-harvest-lang = மொழி
opendata-harvest-lang-hint = மொழி குறிப்பிடாத சொற்களுக்கு.
opendata-harvest-hours = வாசிப்புகளுக்கு இடையிலான மணிநேரம்
opendata-harvest-publishers = வெளியீட்டாளர்களும் அமைப்புகளும்
opendata-harvest-publishers-hint = ஒவ்வொரு வெளியீட்டாளருக்கும் ஒரு வரி: அங்குள்ள பெயர் = இங்குள்ள அமைப்பின் குறியீடு. மற்றவை தங்கள் பெயரையே வைத்திருக்கும்.
opendata-harvest-never = இதுவரை படிக்கப்படவில்லை
opendata-harvest-running = படிக்கப்படுகிறது
opendata-harvest-done = முடிந்தது
opendata-harvest-failed = தோல்வியடைந்தது
opendata-harvest-off = நிறுத்தப்பட்டது
opendata-harvest-added = புதியவை
opendata-harvest-changed = மாறியவை
opendata-harvest-same = மாறாதவை
opendata-harvest-gone = அங்கு இல்லாதவை
opendata-harvest-spared = காணவில்லை, அப்படியே விடப்பட்டவை
opendata-harvest-refused = மறுக்கப்பட்டவை
opendata-harvest-again = மீண்டும் வந்தவை
opendata-harvest-made = பட்டியல் படிக்கப்படும்.
opendata-harvest-saved = மாற்றங்கள் சேமிக்கப்பட்டன.
opendata-harvest-begun = வாசிப்பு தொடங்கியது.
opendata-harvest-run = ஒரு வாசிப்பு
opendata-harvest-runs = வாசிப்புகள்
opendata-harvest-since = தொடங்கியது
opendata-harvest-ended = முடிவுற்றது
opendata-harvest-found = விளைவு
opendata-harvest-begin = இப்போது படி
opendata-harvest-stop = தொடர் வாசிப்பை நிறுத்து
opendata-harvest-start = தொடர் வாசிப்பைத் தொடர்
opendata-harvest-listed = பட்டியலிடப்பட்ட தரவைப் பார்
opendata-harvest-change = பட்டியலை மாற்று
opendata-harvest-save = சேமி
opendata-harvest-report = கண்டறியப்பட்டவை
opendata-harvest-report-none = புதியதோ மாறியதோ இல்லாததோ மறுக்கப்பட்டதோ எதுவும் இல்லை.
opendata-harvest-identifier = அங்குள்ள அடையாளம்
opendata-harvest-outcome = விளைவு
opendata-harvest-reason = காரணம்
problem-opendata-source-name = பெயர் 2 முதல் 60 வரை சிறிய எழுத்துகள், எண்கள், புள்ளிகள் அல்லது இணைப்புக்குறிகள் கொண்டது; data.gov.my ஆக இருக்கக்கூடாது.
problem-opendata-source-url = https:// என்று தொடங்கும் முழு முகவரியைக் கேள்விக்குறி இல்லாமல் உள்ளிடவும்.
problem-opendata-source-hours = 1 முதல் 744 வரையிலான மணிநேர எண்ணை உள்ளிடவும்.
problem-opendata-source-publishers = ஒவ்வொரு வரியும் பெயர் = குறியீடு என இருக்க வேண்டும்; குறியீடு பதிவேட்டில் உள்ள அமைப்பினுடையது.
problem-opendata-source-choice = பட்டியலிலிருந்து ஒன்றைத் தேர்வு செய்யவும்.
problem-opendata-source-taken = வேறொரு பட்டியல் இந்தப் பெயரைப் பயன்படுத்துகிறது.
problem-opendata-source-stale = வேறொருவர் இந்தப் பட்டியலை மாற்றியுள்ளார். பக்கத்தை மீண்டும் திறக்கவும்.
