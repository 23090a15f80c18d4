kernel-routing-inside = இடம் { $state }, { $district } மாவட்டத்தில் உள்ளது.
kernel-routing-near = இடம் அருகிலுள்ள { $state }, { $district } மாவட்ட எல்லையிலிருந்து { $metres } மீட்டர் தொலைவில் உள்ளது.
kernel-routing-guess = அருகிலுள்ள மாவட்டம் { $state }, { $district }. துல்லியமான எல்லைகள் ஏற்றப்படவில்லை; எனவே இது ஊகம்.
kernel-routing-town = அஞ்சல் குறியீடு { $postcode } { $state }, { $city } பகுதிக்குரியது.
kernel-routing-state = இடம் { $state } மாநிலத்தில் உள்ளது.
kernel-routing-sea = இடம் கடலில், எல்லா மாவட்டங்களிலிருந்தும் தொலைவில் உள்ளது.
kernel-routing-abroad = இடம் நாட்டுக்கு வெளியே உள்ளது.
kernel-routing-no-postcode = இந்த அஞ்சல் குறியீடு இல்லை.
kernel-routing-no-place = இடம் தரப்படவில்லை.
kernel-routing-council = அங்குள்ள உள்ளூராட்சி மன்றம் பொறுப்பு.
kernel-routing-councils = உள்ளூராட்சி மன்றம் பொறுப்பு; { $count } மன்றங்கள் இருக்கலாம், அருகிலுள்ளது முதலில்.
kernel-routing-state-body = இது மாநில அரசின் விவகாரம்.
kernel-routing-own-body = நாடு முழுவதும் ஒரே அமைப்பு இதற்குப் பொறுப்பு.
kernel-routing-supplier = அங்கு சேவை வழங்குபவரே பொறுப்பு.
kernel-routing-vague = எந்த மன்றம் என்று கூற இடம் மிகப் பரந்தது. வரைபடத்தில் ஒரு புள்ளியைக் குறிக்கவும்.
kernel-routing-no-supplier = அங்கு இச்சேவையை வழங்குபவர் பதிவேட்டில் இல்லை.
kernel-routing-gone = பொறுப்பான அமைப்பு இப்போது இல்லை; மாற்று அமைப்பும் இல்லை.
kernel-routing-override = இந்தப் பகுதியில் எந்த அமைப்பு பொறுப்பு எனப் பணியகம் முடிவு செய்துள்ளது ({ $code }): { $reason }
kernel-routing-experience-agrees = { $metres } மீட்டருக்குள் இத்தகைய { $of } புகார்களில் { $cases } புகார்களை { $agency } தீர்த்துள்ளது.
kernel-routing-experience-differs = ஆனால் { $metres } மீட்டருக்குள் இத்தகைய { $of } புகார்களில் { $cases } புகார்களை இறுதியில் { $agency } தீர்த்தது; ஆகவே அது முதலில் வருகிறது.
kernel-routing-experience-handed = அவற்றில் { $count } புகார்கள் முதலில் வேறொரு அமைப்பிடம் இருந்தன.
kernel-agency-kind-ministry = அமைச்சு
kernel-agency-kind-federal = கூட்டரசு நிறுவனம்
kernel-agency-kind-state = மாநில அரசு
kernel-agency-kind-local = உள்ளூராட்சி மன்றம்
kernel-agency-kind-utility = பயன்பாட்டு நிறுவனம்
kernel-agencies-title = பொது அமைப்புகள்
kernel-agencies-lead = எதற்கு யார் பொறுப்பு, என்ன உறுதி அளிக்கிறார்கள் என்று பாருங்கள்.
kernel-agencies-words = பெயர் அல்லது சுருக்கம்
kernel-agencies-kind = வகை
kernel-agencies-state = மாநிலம்
kernel-agencies-any = அனைத்தும்
kernel-agencies-filter = தேடு
kernel-agencies-none = பொருந்தும் அமைப்பு இல்லை
kernel-agencies-none-help = எழுத்துப்பிழை பாருங்கள், சுருக்கத்தை முயலுங்கள் அல்லது ஒரு வடிகட்டியை நீக்குங்கள்.
kernel-agencies-all = அனைத்தையும் காட்டு
kernel-agencies-count = { $count } பொது அமைப்புகள்
kernel-agency-gone = இந்த அமைப்பு இப்போது இல்லை
kernel-agency-successor = அதன் பணியை ஏற்றது:
kernel-agency-report = இந்த அமைப்பிடம் புகாரளி
kernel-agency-acronym = சுருக்கம்
kernel-agency-parent = கீழ் இயங்குவது
kernel-agency-aliases = முந்தைய அல்லது பிந்தைய பெயர்கள்
kernel-agency-website = இணையத்தளம்
kernel-agency-website-note = அறிவிக்கப்பட்டபடி; நாங்கள் சரிபார்க்கவில்லை
kernel-agency-promises = உறுதிமொழிகள்
kernel-agency-promises-lead = இந்த அமைப்பு ஒவ்வொரு புகாருக்கும் வெளிப்படையாக உறுதியளிப்பது:
kernel-agency-no-promise = இந்த அமைப்பின் பொதுவான உறுதிமொழி எதுவும் எங்களுக்குத் தெரியவில்லை.
kernel-agency-categories = அது பொறுப்பேற்கும் விவகாரங்கள்
kernel-agency-estimate-lead = உறுதிமொழி அந்த அமைப்பே வெளியிட்டது. மதிப்பீடு எங்களுடையது; யாருடைய உறுதிமொழியும் அல்ல.
kernel-agency-about = விவகாரம்
kernel-agency-when = எப்போது
kernel-agency-basis = உறுதிமொழியா மதிப்பீடா
kernel-term-minute = { $amount ->
    [one] { $amount } அலுவலக நிமிடத்திற்குள்
   *[other] { $amount } அலுவலக நிமிடங்களுக்குள்
 }
kernel-term-hour = { $amount ->
    [one] { $amount } மணி நேரத்திற்குள்
   *[other] { $amount } மணி நேரத்திற்குள்
 }
kernel-term-day = { $amount ->
    [one] { $amount } நாளுக்குள்
   *[other] { $amount } நாட்களுக்குள்
 }
kernel-term-workday = { $amount ->
    [one] { $amount } வேலை நாளுக்குள்
   *[other] { $amount } வேலை நாட்களுக்குள்
 }
kernel-promise-acknowledge = { $term } பெறப்பட்டது உறுதி செய்யப்படும்
kernel-promise-respond = { $term } நடவடிக்கை தொடங்கும்
kernel-promise-answer = { $term } பதில் தரப்படும்
kernel-promise-complex = சிக்கலான விவகாரம் { $term } தீர்க்கப்படும்
kernel-promise-resolve = { $term } தீர்க்கப்படும்
problem-kernel-registry-unknown-category = “{ $category }” குறியீட்டில் வகை இல்லை. உள்ளவற்றுக்கு /api/v1/categories பாருங்கள்.
problem-kernel-registry-empty = நாட்டுத் தொகுப்பு ஏற்றப்படாததால் பதிவேடு இன்னும் காலியாக உள்ளது.
problem-kernel-registry-unreadable = { $file } கோப்பைப் படிக்க முடியவில்லை. அது உள்ளதா, திறக்க முடியுமா என்று பாருங்கள்.
problem-kernel-registry-malformed = { $file }, வரி { $line }: கோப்பின் வடிவம் தவறு. { $value }
problem-kernel-registry-no-column = { $file }, வரி { $line }: “{ $column }” நெடுவரிசை இல்லை. தலைப்பு வரியில் சேர்க்கவும்.
problem-kernel-registry-missing = { $file }, வரி { $line }: “{ $column }” காலியாக உள்ளது. நிரப்பவும்.
problem-kernel-registry-form = { $file }, வரி { $line }: “{ $column }” நெடுவரிசையில் “{ $value }” வடிவம் தவறு.
problem-kernel-registry-word = { $file }, வரி { $line }: “{ $column }” நெடுவரிசையில் “{ $value }” அறியப்பட்ட சொல் அல்ல.
problem-kernel-registry-twice = { $file }, வரி { $line }: “{ $value }” இருமுறை உள்ளது. ஒன்றை நீக்கவும்.
problem-kernel-registry-unknown = { $file }, வரி { $line }: “{ $column }” நெடுவரிசையில் “{ $value }” பதிவேட்டில் இல்லை.
problem-kernel-registry-circle = { $file }, வரி { $line }: “{ $column }” நெடுவரிசையில் “{ $value }” அதே வரிக்குத் திரும்புகிறது.
problem-kernel-registry-no-district = { $file } கோப்பில் பதிவேட்டிலுள்ள எந்த மாவட்ட எல்லையும் இல்லை. மாவட்டக் குறியீடுகளைச் சரிபார்க்கவும்.
problem-kernel-registry-parameter = இந்த அளவுரு தேவை. category, மேலும் lat உடன் lon, அல்லது postcode, அல்லது state தரவும்.
problem-kernel-registry-no-point = இது இருப்பிடம் அல்ல. lat -90 முதல் 90, lon -180 முதல் 180 வரை பதின்ம எண்களாகத் தரவும்.
problem-kernel-registry-filter = இந்த வடிகட்டி மதிப்பு தெரியாது. பட்டியலிலிருந்து தேர்ந்தெடுக்கவும்.
problem-kernel-override-agency = உள்ள ஓர் அமைப்பைத் தேர்ந்தெடுக்கவும்; அது பணியகமாக இருக்கக்கூடாது.
problem-kernel-override-categories = குறைந்தது ஒரு வகையைத் தேர்ந்தெடுக்கவும்; யாருடைய நடத்தையையும் பற்றியதாக இருக்கக்கூடாது.
problem-kernel-override-shape = பகுதி காலியாக, மிகப் பெரிதாக அல்லது இடமல்லாததாக உள்ளது. வட்டத்தின் ஆரம் 50 முதல் 5,000 மீட்டர் வரை; வரையப்பட்ட பகுதிக்குக் குறைந்தது மூன்று முனைகள் வேண்டும், குறுக்கே 30 கிலோமீட்டருக்கு மேல் கூடாது.
problem-kernel-override-dates = நாள், மாதம், ஆண்டை எழுதவும்; கடைசி நாள் முதல் நாளுக்கு முன்பாக இருக்கக்கூடாது.
problem-kernel-override-reason = காரணத்தை அதிகபட்சம் { $max } எழுத்துகளில் கூறவும்.
problem-kernel-override-same-person = இந்தப் பகுதியை நீங்களே முன்மொழிந்தீர்கள். பணியகத்தின் இரண்டாம் நபர் ஒப்புதல் அளிக்க வேண்டும்.
problem-kernel-override-decided = இந்தப் பகுதி பற்றி ஏற்கெனவே முடிவு செய்யப்பட்டுள்ளது. நிலையைக் காண பக்கத்தை மீண்டும் ஏற்றவும்.
kernel-holidays-title = ஓய்வு நாட்கள்
kernel-holidays-lead = மாநில வாரியாகப் பொது விடுமுறைகள். நீங்கள் ஒன்றை மாற்றும்போது, திறந்துள்ள வழக்குகளின் தேதிகள் மீண்டும் கணக்கிடப்படும்; தேதி ஏன் மாறியது என்று ஒவ்வொரு வழக்கும் கூறும்.
kernel-holidays-none = இனி வரும் ஓய்வு நாள் எதுவும் பதிவில் இல்லை
kernel-holidays-none-next = அடுத்ததைக் கீழே சேர்க்கவும், அல்லது ஓர் ஆண்டின் பட்டியலை இறக்குமதி செய்யவும்.
kernel-holidays-date = நாள்
kernel-holidays-name = பெயர்
kernel-holidays-name-ms = மலாய் மொழியில் பெயர்
kernel-holidays-name-in = { $language } மொழியில் பெயர்
kernel-holidays-states = யாருக்கு ஓய்வு
kernel-holidays-everywhere = எல்லா மாநிலங்களும்
kernel-holidays-estimated = இன்னும் மாறலாம்
kernel-holidays-estimated-hint = நாள் பிறையைப் பொறுத்தது அல்லது இன்னும் அறிவிக்கப்படவில்லை.
kernel-holidays-change = மாற்றம்
kernel-holidays-remove = இனி ஓய்வு நாள் அல்ல
kernel-holidays-short = நீக்கு
kernel-holidays-why = ஏன் (எல்லோரும் இதைப் படிக்கலாம்)
kernel-holidays-new = ஓய்வு நாளைச் சேர்க்கவும்
kernel-holidays-source = எங்கே அறிவிக்கப்பட்டது
kernel-holidays-source-hint = எடுத்துக்காட்டாக அரசிதழ் எண். பொதுப் பதிவேட்டில் எல்லோரும் இதைப் படிக்கலாம்.
kernel-holidays-save = ஓய்வு நாளைச் சேர்க்கவும்
kernel-holidays-kept = ஓய்வு நாள் சேமிக்கப்பட்டது. திறந்துள்ள வழக்குகளின் தேதிகள் மீண்டும் கணக்கிடப்படுகின்றன.
kernel-holidays-removed = அந்த நாள் இப்போது வேலை நாள். திறந்துள்ள வழக்குகளின் தேதிகள் மீண்டும் கணக்கிடப்படுகின்றன.
problem-kernel-registry-holiday-date = இருக்கும் ஒரு நாளை, நாள், மாதம், ஆண்டுடன் உள்ளிடவும்.
problem-kernel-registry-holiday-far = ஒரு மாதத்திற்கு முன்பிலிருந்து இரண்டு ஆண்டுகள் வரையிலான நாளைத் தேர்ந்தெடுக்கவும்.
problem-kernel-registry-holiday-name = மலாய் மொழியில் பெயரை உள்ளிடவும்.
problem-kernel-registry-holiday-states = குறைந்தது ஒரு மாநிலத்தை, அல்லது எல்லா மாநிலங்களையும் தேர்ந்தெடுக்கவும்.
problem-kernel-registry-holiday-words = இது எங்கே அறிவிக்கப்பட்டது, அல்லது ஏன் மாறுகிறது என்று கூறவும்.
