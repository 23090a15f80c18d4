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
opendata-programs-about = இத்தரவுத்தொகுப்பு data.gov.my வினவல் API-க்குப் பதிலளிக்கும். பழைய பதிப்புகளை as_of மூலம் படிக்கலாம்.
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
