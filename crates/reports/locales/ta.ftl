# Keadaan dan tindakan
reports-state-unconfirmed = இன்னும் உறுதிப்படுத்தவில்லை
reports-state-open = பெறப்பட்டது
reports-state-in-progress = நடவடிக்கை எடுக்கப்படுகிறது
reports-state-waiting = புகாரளித்தவரின் பதிலுக்காகக் காத்திருப்பு
reports-state-resolved = தீர்ந்தது
reports-state-declined = நடவடிக்கையின்றி மூடப்பட்டது
reports-move-open = புகார் செய்யப்பட்டது
reports-move-confirm = புகாரளித்தவரின் முகவரி உறுதியானது
reports-move-claim = ஓர் அதிகாரி நடவடிக்கையைத் தொடங்கினார்
reports-move-reply = நிறுவனம் பதிலளித்தது
reports-move-note = உள் குறிப்பு
reports-move-ask = நிறுவனம் புகாரளித்தவரிடம் கேட்டது
reports-move-answer = புகாரளித்தவர் பதிலளித்தார்
reports-move-write = புகாரளித்தவர் மீண்டும் எழுதினார்
reports-move-transfer = { $agency } இடம் ஒப்படைக்கப்பட்டது
reports-move-resolve = தீர்ந்தது
reports-move-decline = நடவடிக்கையின்றி மூடப்பட்டது
reports-state-thanks = நன்றி பெறப்பட்டது
reports-state-passed-on = தெரிவிக்கப்பட்டது
reports-state-in-progress-enquiry = பதில் தயாராகிறது
reports-state-in-progress-suggestion = பரிசீலனையில் உள்ளது
reports-state-resolved-enquiry = பதிலளிக்கப்பட்டது
reports-state-resolved-suggestion = ஏற்கப்பட்டது
reports-state-declined-enquiry = பதில் இன்றி முடிக்கப்பட்டது
reports-state-declined-suggestion = ஏற்கப்படவில்லை
reports-move-claim-enquiry = ஓர் அதிகாரி பதில் தயாரிக்கத் தொடங்கினார்
reports-move-claim-suggestion = ஓர் அதிகாரி பரிசீலிக்கத் தொடங்கினார்
reports-move-resolve-enquiry = பதிலளிக்கப்பட்டது
reports-move-resolve-suggestion = ஏற்கப்பட்டது
reports-move-decline-enquiry = பதில் இன்றி முடிக்கப்பட்டது
reports-move-decline-suggestion = ஏற்கப்படவில்லை
reports-move-confirm-thanks = அனுப்பியவரின் முகவரி உறுதி செய்யப்பட்டது
reports-move-pass-on = உரியவர்களிடம் நன்றி தெரிவிக்கப்பட்டது
reports-move-forward = { $agency } இடம் அனுப்பப்பட்டது
reports-move-reopen = புகாரளித்தவர் மீண்டும் திறந்தார்
reports-clock-acknowledge = கிடைத்ததை உறுதிசெய்தல்
reports-clock-respond = நடவடிக்கை தொடங்குதல்
reports-clock-answer = பதில் தருதல்
reports-clock-resolve = தீர்த்தல்
reports-clock-reopen = மீண்டும் திறக்கக்கூடிய கடைசி நாள்

# கருத்து வகைகள்
reports-feedback = வகை
reports-feedback-any = எல்லா வகைகளும்
reports-feedback-complaint = புகார்
reports-feedback-enquiry = கேள்வி
reports-feedback-suggestion = ஆலோசனை
reports-feedback-appreciation = பாராட்டு
reports-begin-complaint = சிக்கலைத் தெரிவிக்க
reports-begin-complaint-about = ஏதோ பழுது, தவறு அல்லது செய்யப்படவில்லை. நிறுவனம் சரி செய்யும்.
reports-begin-enquiry = கேள்வி கேட்க
reports-begin-enquiry-about = நீங்கள் ஒன்றை அறிய விரும்புகிறீர்கள். நிறுவனம் பதிலளிக்கும்.
reports-begin-suggestion = ஆலோசனை கூற
reports-begin-suggestion-about = ஒன்று மேலும் சிறப்பாகலாம். நிறுவனம் பரிசீலிக்கும்.
reports-begin-appreciation = நன்றி சொல்ல
reports-begin-appreciation-about = ஒருவர் சிறப்பாகப் பணியாற்றினார். உங்கள் நன்றி அவரிடம் தெரிவிக்கப்படும்.
reports-place-title-other = எந்த இடத்தைப் பற்றியது?
reports-category-title-other = எதைப் பற்றியது?
reports-details-enquiry = நீங்கள் என்ன அறிய விரும்புகிறீர்கள்?
reports-details-suggestion = உங்கள் ஆலோசனை என்ன?
reports-details-appreciation = யாருக்கு, எதற்காக நன்றி கூறுகிறீர்கள்?
reports-check-no-due = நாள் இல்லை: உங்கள் நன்றி தெரிவிக்கப்படும்
reports-done-title-other = அனுப்பப்பட்டது
reports-done-thanks = நன்றி உரியவர்களிடம் தெரிவிக்கப்படும். எந்த நாளும் உறுதியளிக்கப்படவில்லை.
reports-desk-do-pass-on = தெரிவிக்கப்பட்டதாகக் குறி
reports-desk-do-forward = வேறு நிறுவனத்திற்கு அனுப்பு
reports-desk-words-forward = ஏன் அனுப்பப்படுகிறது; அனைவரும் படிக்கலாம்

# Halaman utama
reports-home-question = நாங்கள் எப்படி உதவலாம்?
reports-home-search = சேவை, நிறுவனம் அல்லது புகாரைத் தேடுங்கள்
reports-home-doors = சேவையின் வாயில்கள்
reports-home-report = புகாரளியுங்கள்
reports-home-report-about = ஒரு பிரச்சனையை எந்த நிறுவனத்திடமும் தெரிவியுங்கள்
reports-home-follow = பின்தொடருங்கள்
reports-home-follow-about = மக்கள் தெரிவித்ததையும் செய்யப்பட்டதையும் பாருங்கள்
reports-home-ask = தகவல் கேளுங்கள்
reports-home-ask-about = பொது அமைப்புகளிடம் தகவல் கேட்டு, பதில்களைப் பாருங்கள்
reports-home-agencies = நிறுவனங்கள்
reports-home-agencies-about = { $count } பொது அமைப்புகளில் ஒன்றைக் கண்டறியுங்கள்
reports-home-numbers = எண்களில் இந்தச் சேவை
reports-home-open = கையாளப்படும் புகார்கள்
reports-home-closed = மூடப்பட்ட புகார்கள்
reports-home-kept = வாக்களித்த நேரத்தில் மூடப்பட்டவை
reports-home-kept-none = வாக்குறுதி உள்ள புகார் எதுவும் இன்னும் மூடப்படவில்லை
reports-home-recent = அண்மைய புகார்கள்

# Senarai dan peta
reports-list-title = மக்கள் தெரிவித்தவை
reports-list-lead = ஒவ்வொரு பொதுப் புகாரும், அதை யார் வைத்திருக்கிறார், எப்போது பதில் வரும் என்பதும்.
reports-list-new = புகார் செய்யுங்கள்
reports-list-filter = வடிகட்டு
reports-list-table = எல்லாவற்றையும் அட்டவணையாகப் பதிவிறக்கு (CSV)
reports-list-agency = நிறுவனம்
reports-list-any-agency = எல்லா நிறுவனங்களும்
reports-list-state = நிலை
reports-list-any-state = எல்லாம்
reports-list-open = மூடப்படாதவை
reports-list-closed = மூடப்பட்டவை
reports-list-category = பொருள்
reports-list-any-category = எல்லாப் பொருள்களும்
reports-list-map = புகார்களின் வரைபடம்
reports-list-map-alt = { $count } புகார்களின் வரைபடம்; கீழுள்ள பட்டியல் அதையே சொல்கிறது
reports-list-count = { $count } புகார்கள்
reports-list-empty = இங்கே இன்னும் புகார்கள் இல்லை.
reports-list-empty-next = வடிகட்டியை விரிவாக்குங்கள், அல்லது முதலில் புகாரளிப்பவர் ஆகுங்கள்.
reports-list-where = இடம்
reports-list-held = வைத்திருப்பவர்
reports-list-due = பதில்
reports-list-zoom-in = பெரிதாக்கு
reports-list-zoom-out = சிறிதாக்கு
reports-list-north = வடக்கு
reports-list-south = தெற்கு
reports-list-west = மேற்கு
reports-list-east = கிழக்கு
reports-legend-open = மூடப்படாதவை
reports-legend-closed = மூடப்பட்டவை

# Halaman laporan
reports-show-title = { $category }
reports-show-reference = மேற்கோள் எண்
reports-show-private = தனிப்பட்ட புகார்: நீங்களும் நிறுவனமும் மட்டுமே பார்க்கலாம்.
reports-show-place = இடம்
reports-show-no-place = இடம் குறிப்பிடப்படவில்லை
reports-show-by = புகாரளித்தவர்: { $name }
reports-show-anonymous = புகாரளித்தவரின் பெயர் காட்டப்படவில்லை
reports-show-made = புகாரளித்த நேரம்
reports-show-holder = வைத்திருப்பவர்
reports-show-answers = விவரங்கள்
reports-show-photo = இந்தப் புகாரின் படம் { $number }
reports-show-photos = படங்கள்
reports-show-files = பதிவுகளும் ஆவணங்களும்
reports-show-recording = ஒலிப்பதிவு { $number }
reports-show-video = காணொளி { $number }
reports-show-paper = ஆவணம் { $number }
reports-show-timeline = இதுவரை நடந்தது
reports-show-next = அடுத்து நடப்பது
reports-show-next-open = { $agency } பதிலளிக்க வேண்டிய நேரம்: { $due }.
reports-show-next-appealed = வேறொரு அலுவலர் அந்த முடிவைப் பார்க்கிறார். { $agency } பதிலளிக்க வேண்டிய நேரம்: { $due }.
reports-show-next-overdue = { $agency } பதிலளித்திருக்க வேண்டிய நேரம்: { $due }. அந்த நாள் கடந்துவிட்டது.
reports-show-next-waiting = புகாரளித்தவரின் பதில் வரும் வரை கடிகாரம் நிற்கிறது.
reports-show-next-waiting-you = நிறுவனம் உங்களிடம் கேட்டுள்ளது. கீழே பதிலளியுங்கள்; அதுவரை நிறுவனத்தின் கடிகாரம் நிற்கும்.
reports-show-next-closed = இனி செய்ய எதுவும் இல்லை. மூடப்பட்ட நேரம்: { $date }.
reports-show-promise = இது { $agency } தன் சாசனத்தில் தந்த வாக்குறுதி.
reports-show-estimate = இது எங்கள் மதிப்பீடு; நிறுவனத்தின் வாக்குறுதி அல்ல.
reports-show-rule = இந்த நாளை விதிமுறைகள் நிர்ணயிக்கின்றன; இது மதிப்பீடு அல்ல.
reports-show-why-date = ஏன் இந்த நாள்?
reports-show-why-agency = ஏன் இந்த நிறுவனம்?
reports-show-triage = சரியான நிறுவனம் எது என்று பொதுப் புகார் பணியகம் முடிவு செய்யும்.
reports-show-to-confirm = எல்லை வரைபடம் இன்றித் தேர்வானது; தவறெனில் நிறுவனம் அதை ஒப்படைக்கலாம்.
reports-show-also = வேறு சாத்தியமான நிறுவனங்கள்
reports-show-write = நிறுவனத்திற்கு எழுதுங்கள்
reports-show-write-hint = ஏதேனும் சேர்க்கலாம், அல்லது நிலையைக் கேட்கலாம். நிறுவனம் மட்டுமே படிக்கும்.
reports-show-answer = உங்கள் பதில்
reports-show-send = அனுப்பு
reports-show-key = உங்கள் சொந்தப் புகாரைத் திறக்கவும்
reports-show-key-hint = புகாரளித்தபோது தரப்பட்ட இரகசியக் குறியீட்டைத் தட்டச்சு செய்யுங்கள்.
reports-show-key-open = திற
reports-show-locked = இந்தக் குறிப்பு எண்ணில் பொதுப் புகார் எதுவும் இல்லை. இது உங்கள் சொந்தத் தனிப்பட்ட புகாராக இருந்தால், உங்கள் இரகசியக் குறியீட்டால் திறக்கவும்.
reports-show-mine = இது உங்கள் புகார்.
reports-reopen = இன்னும் முடியவில்லையா?
reports-reopen-about = { $date } வரை இந்தப் புகாரை மீண்டும் திறக்கலாம். புகாரைப் பார்க்கக்கூடிய அனைவரும் இதைக் காண்பார்கள்; நிறுவனத்திற்கும் தெரிவிக்கப்படும்.
reports-reopen-do = மீண்டும் திற
reports-agency-conduct = நடத்தை பற்றிய புகார்கள் எப்போதும் இரகசியமானவை; இந்த அமைப்பிற்கு மட்டுமே செல்லும், அந்த அதிகாரியின் அலுவலகத்திற்கு அல்ல.
reports-fixed-title = சரி செய்யப்பட்டதா?
reports-fixed-outcome = இப்போது நிலை என்ன?
reports-fixed-fixed = சரி செய்யப்பட்டது
reports-fixed-not-fixed = சரி செய்யப்படவில்லை
reports-fixed-moot = இனி முக்கியமில்லை
reports-fixed-rating = உங்களுக்கு எவ்வளவு திருப்தி?
reports-fixed-rating-5 = 5 – மிகவும் திருப்தி
reports-fixed-rating-4 = 4 – திருப்தி
reports-fixed-rating-3 = 3 – நடுத்தரம்
reports-fixed-rating-2 = 2 – திருப்தியில்லை
reports-fixed-rating-1 = 1 – சிறிதும் திருப்தியில்லை
reports-fixed-comment = நிறுவனம் வேறென்ன அறிய வேண்டும்?
reports-fixed-comment-hint = நிறுவனம் மட்டுமே படிக்கும்.
reports-fixed-thanks = நன்றி. உங்கள் பதில் சேமிக்கப்பட்டது.
reports-fixed-again = நன்றி. புகார் மீண்டும் திறக்கப்பட்டது; நிறுவனத்திற்குத் தெரிவிக்கப்பட்டது.
reports-ratings = இந்த நிறுவனத்தின் மீது புகாரளித்தோர் திருப்தி: 5 இல் { $average } ({ $count } மதிப்பீடுகள்)
reports-ratings-few = காட்டுவதற்கு இந்த நிறுவனத்திற்குப் போதுமான மதிப்பீடுகள் இல்லை.
reports-show-desk = பணிமேசையில் திற
reports-show-api = இயந்திரங்களுக்கான இந்தப் புகார் (Open311)

# Penerangan tarikh
reports-due-title = நாள் கணக்கிடப்பட்ட விதம்
reports-due-milestone-acknowledge = கிடைத்ததை உறுதிசெய்தல்
reports-due-milestone-respond = நடவடிக்கை தொடங்குதல்
reports-due-milestone-answer = பதில் தருதல்
reports-due-milestone-resolve = தீர்த்தல்

# Membuat laporan
reports-new-title = புகார் செய்யுங்கள்
reports-new-lead = இலவசம், சுமார் மூன்று நிமிடம். கணக்கு தேவையில்லை.
reports-new-photo = படத்துடன் தொடங்குங்கள்
reports-new-photo-about = படத்தில் இடம் பதிவாகியிருந்தால், நீங்கள் சரிபார்க்க அங்கே குறி வைக்கப்படும். பிறகு அந்தத் தகவலைப் படத்திலிருந்து நீக்குவோம்.
reports-new-photo-do = இந்தப் படத்துடன் தொடங்கு
reports-new-emergency = அவசரமா? முதலில் தொலைபேசியில் அழையுங்கள்.
reports-new-emergency-about = உயிருக்கோ உடைமைக்கோ இப்போது ஆபத்து என்றால், இங்கே பதிலுக்காகக் காத்திருக்க வேண்டாம்.
reports-new-steps-place = இடம்
reports-new-steps-category = பொருள்
reports-new-steps-agency = நிறுவனம்
reports-new-steps-details = விவரங்கள்
reports-new-steps-you = நீங்கள்
reports-new-steps-check = சரிபார்ப்பு
reports-new-next = அடுத்து
reports-new-back = பின்செல்

reports-place-title = பிரச்சனை எங்கே உள்ளது?
reports-place-hint = ஊசி வைக்க வரைபடத்தைத் தட்டுங்கள், அல்லது இடத்தின் பெயரை அல்லது அஞ்சல் குறியீட்டைத் தேடுங்கள்.
reports-place-photo = இந்த இடம் உங்கள் படத்திலிருந்து எடுக்கப்பட்டது. தவறாக இருந்தால் குறியை நகர்த்துங்கள்.
reports-place-photo-kept = உங்கள் படம் இணைக்கப்பட்டது. அதில் இடம் பதிவாகவில்லை; இடத்தைக் கீழே குறிப்பிடுங்கள்.
reports-place-search = இடத்தின் பெயர் அல்லது அஞ்சல் குறியீடு
reports-place-search-go = தேடு
reports-place-found = நீங்கள் குறிப்பிடும் இடத்தைத் தேர்ந்தெடுங்கள்
reports-place-nothing = “{ $words }” என்ற இடம் இல்லை. அருகிலுள்ள ஊரை அல்லது அஞ்சல் குறியீட்டை முயலுங்கள்.
reports-place-map = வரைபடம்: ஊசி வைக்கத் தட்டுங்கள்
reports-place-zoom-in = பெரிதாக்கு
reports-place-zoom-out = சிறிதாக்கு
reports-place-north = வடக்கே நகர்த்து
reports-place-south = தெற்கே நகர்த்து
reports-place-west = மேற்கே நகர்த்து
reports-place-east = கிழக்கே நகர்த்து
reports-place-locate = என் இருப்பிடத்தைப் பயன்படுத்து
reports-place-pin = ஊசி: { $place }
reports-place-no-pin = இன்னும் ஊசி இல்லை
reports-place-address = இடத்தை விவரியுங்கள் (விரும்பினால்)
reports-place-address-hint = எடுத்துக்காட்டு: எண் 12, ஜாலான் SS2/24 முன், பள்ளி அருகில்
reports-place-skip = இடமின்றித் தொடரவும்
reports-place-near = { $place } அருகில், { $state }

reports-category-title = பிரச்சனை என்ன?
reports-category-hint = மிக நெருக்கமானதைத் தேர்ந்தெடுங்கள். நிறுவனம் பின்னர் மாற்றலாம்.
reports-doors = இங்கே எடுக்கப்படாத விஷயங்கள்
reports-doors-about = அவற்றை முடிவு செய்வோரை நேரடியாக அணுகுங்கள்:
reports-category-other = குறிப்பிட்ட நிறுவனம்
reports-category-change = மாற்று

reports-agency-title = யாருக்குச் செல்ல வேண்டும்?
reports-agency-hint = நீங்கள் தேர்ந்த இடத்தையும் பொருளையும் கொண்டு நிறுவனங்களைப் பரிந்துரைக்கிறோம்.
reports-agency-suggested = எங்கள் பரிந்துரை
reports-agency-possible = இதுவாகவும் இருக்கலாம்
reports-agency-unknown = எனக்குத் தெரியாது
reports-agency-unknown-hint = பொதுப் புகார் பணியகம் முடிவு செய்யும்.
reports-agency-other = வேறு நிறுவனம்
reports-agency-other-hint = நிறுவனத்தின் பெயரை அல்லது சுருக்கத்தைத் தட்டச்சு செய்யுங்கள்
reports-agency-find = நிறுவனத்தைத் தேடு
reports-agency-none = எந்த நிறுவனம் என்று இன்னும் தெரியவில்லை. பொதுப் புகார் பணியகம் முடிவு செய்யும்.
reports-agency-why = ஏன் இந்த நிறுவனம்?

reports-details-title = எங்களிடம் சொல்லுங்கள்
reports-details-description = என்ன நடந்தது?
reports-details-description-hint = அடையாள அட்டை எண்ணையோ தொலைபேசி எண்ணையோ இங்கே எழுத வேண்டாம்: எல்லோரும் படிக்கலாம்.
reports-details-questions = கூடுதல் கேள்விகள் (விட்டுவிடலாம்)
reports-details-private = இந்தப் பதிலை அதிகாரிகள் மட்டுமே பார்ப்பார்கள்.
reports-details-photos = படங்களும் பிற கோப்புகளும்
reports-details-photos-hint = { $max } கோப்புகள் வரை: JPEG, PNG அல்லது WebP படங்கள் (ஒவ்வொன்றும் { $photo } MB), MP4, MOV அல்லது WebM காணொளிகள் ({ $video } MB), M4A, MP3 அல்லது OGG ஒலிப்பதிவுகள் ({ $sound } MB), PDF ({ $paper } MB). எடுத்த இடம் போன்ற மறைந்த விவரங்களை நீக்குகிறோம்.
reports-details-photos-add = கோப்புகளைச் சேர்
reports-details-photos-have = உங்கள் படங்கள்
reports-details-photos-remove = படம் { $number } ஐ நீக்கு
reports-details-files-remove = { $name } ஐ நீக்கு

reports-you-title = உங்களை எப்படித் தொடர்புகொள்வது?
reports-you-contact = மின்னஞ்சல் அல்லது கைபேசி எண்
reports-you-contact-hint = உறுதிப்படுத்த ஒரு குறியீட்டை அனுப்பி, பதில்களைத் தெரிவிப்போம். பெயரின்றிப் புகாரளிக்கக் காலியாக விடுங்கள்.
reports-you-name = பெயர் (விரும்பினால்)
reports-you-visibility = யார் பார்க்கலாம்?
reports-you-name-hidden = எல்லோரும் புகாரைப் பார்க்கலாம், என் பெயரை அல்ல
reports-you-named = எல்லோரும் புகாரையும் என் பெயரையும் பார்க்கலாம்
reports-you-private = நிறுவனம் மட்டுமே பார்க்கலாம்
reports-you-private-hint = அதிகாரிகள் பற்றிய புகார்களுக்கும் தனிப்பட்ட விஷயங்களுக்கும் ஏற்றது.
reports-you-signed-in = நீங்கள் { $name } ஆக உள்நுழைந்துள்ளீர்கள்.

reports-check-title = அனுப்பும் முன் சரிபாருங்கள்
reports-check-place = இடம்
reports-check-no-place = இடம் இல்லை
reports-check-category = பொருள்
reports-check-agency = யாருக்கு
reports-check-unknown = பொதுப் புகார் பணியகம் முடிவு செய்யும்
reports-check-description = விவரணம்
reports-check-photos = படங்களும் பிற கோப்புகளும்
reports-check-contact = தொடர்பு
reports-check-anonymous = பெயரும் தொடர்பும் இல்லை
reports-check-visibility = பார்ப்பவர்
reports-check-due = பதில் எதிர்பார்க்கும் நேரம்
reports-check-change = { $what } ஐ மாற்று
reports-check-send = புகாரை அனுப்பு
reports-check-missing = புகார் முழுமையாகவில்லை.

reports-code-title = குறியீட்டைத் தட்டச்சு செய்யுங்கள்
reports-code-sent = { $address } க்கு ஆறு இலக்கக் குறியீட்டை அனுப்பினோம். அதைத் தட்டச்சு செய்தவுடன் உங்கள் புகார் நிறுவனத்திற்குச் செல்லும்.
reports-code-field = ஆறு இலக்கக் குறியீடு
reports-code-hint = குறியீடு 10 நிமிடங்கள் செல்லும்.
reports-code-confirm = உறுதிசெய்
reports-code-again = புதிய குறியீட்டை அனுப்பு

reports-done-title = உங்கள் புகார் அனுப்பப்பட்டது
reports-done-reference = உங்கள் மேற்கோள் எண்
reports-done-held = வைத்திருப்பவர்: { $agency }
reports-done-due-promise = { $agency } இதைத் தீர்க்க வாக்களிக்கும் கடைசி நேரம்: { $due }.
reports-done-due-estimate = பதில் எதிர்பார்க்கும் கடைசி நேரம்: { $due }. இது எங்கள் மதிப்பீடு; நிறுவனத்தின் வாக்குறுதி அல்ல.
reports-done-secret = உங்கள் இரகசியக் குறியீடு
reports-done-secret-about = இந்தப் பக்கத்தை அச்சிடுங்கள், படம் எடுங்கள், அல்லது குறிப்பெண்ணையும் இந்தக் குறியீட்டையும் பாதுகாப்பான இடத்தில் எழுதி வையுங்கள். இரண்டும் இருந்தால் மட்டுமே பதில்களைப் படிக்கவும், நிறுவனத்தின் கேள்விகளுக்குப் பதிலளிக்கவும், மீண்டும் எழுதவும் முடியும். வைத்திருப்பவர் எவரும் இதைச் செய்யலாம்; எங்களால் மீண்டும் தர இயலாது.
reports-done-show = புகாரைப் பார்
reports-done-another = இன்னொரு புகார் செய்

# Laporan saya
reports-me-title = என் புகார்களும் என் தரவும்
reports-me-reports = என் புகார்கள்
reports-me-reports-acting = { $name } அவர்களின் புகார்கள்
reports-me-empty = நீங்கள் இன்னும் புகார் செய்யவில்லை.
reports-held-reports = உங்கள் புகார்கள்
reports-held-fixed = மூடப்பட்ட புகார்களைப் பற்றி நீங்கள் சொன்னது
reports-held-me-too = நீங்கள் பின்தொடரும் புகார்கள்
reports-held-alerts = நீங்கள் கேட்ட அறிவிப்புகள்
reports-held-texts = உங்கள் எண்ணிலிருந்து வந்த குறுஞ்செய்திகள்

# Meja kerja
reports-desk-title = பணிமேசை
reports-desk-queues = வரிசைகள்
reports-desk-queue-new = புதியவை
reports-desk-queue-mine = என்னுடையவை
reports-desk-queue-open = திறந்த அனைத்தும்
reports-desk-queue-overdue = தாமதம்
reports-desk-queue-waiting = புகாரளித்தவருக்குக் காத்திருப்பு
reports-desk-queue-closed = மூடப்பட்டவை
reports-desk-queue-escalated = மேலிடத்துக்கு அனுப்பப்பட்டவை
reports-desk-queue-soon = விரைவில் முடிவு தேதி
reports-desk-sort-newest = புதியவை முதலில்
reports-desk-sort-priority = முன்னுரிமை
reports-desk-narrow = வடிகட்டி வரிசைப்படுத்தவும்
reports-desk-any = அனைத்தும்
reports-desk-area = பகுதி
reports-desk-priority = முன்னுரிமை
reports-desk-select = தேர்ந்தெடுக்கவும்
reports-desk-take = எடுக்கவும்
reports-desk-first = தொடக்கத்திற்குத் திரும்பவும்
reports-desk-bulk = தேர்ந்தெடுத்த புகார்களுடன்
reports-desk-bulk-assign = ஒப்படைக்கவும்
reports-desk-bulk-prioritise = அமைக்கவும்
reports-desk-bulk-title = என்ன செய்யப்பட்டது
reports-desk-bulk-claimed = நீங்கள் எடுத்துக்கொண்டீர்கள்
reports-desk-bulk-assigned = ஒப்படைக்கப்பட்டது
reports-desk-bulk-prioritised = முன்னுரிமை அமைக்கப்பட்டது
reports-desk-bulk-none = பட்டியலில் குறைந்தது ஒன்றைத் தேர்ந்தெடுக்கவும்.
reports-desk-bulk-many = ஒரே நேரத்தில் அதிகபட்சம் { $most } தேர்ந்தெடுக்கவும்.
problem-reports-deed-unclear = இந்தப் பொத்தானுக்குத் தேவையானது தேர்ந்தெடுக்கப்படவில்லை அல்லது எழுதப்படவில்லை. நிரப்பி மீண்டும் முயலவும்.
problem-reports-reply-unknown = இதற்கு அப்படி ஒரு தயார் பதில் இல்லை. வேறொன்றைத் தேர்ந்தெடுக்கவும்.
problem-reports-reply-name = { $max } எழுத்துகளுக்குள் ஒரு பெயர் கொடுங்கள்.
problem-reports-reply-malay = மலாய் மொழியில் எழுதுங்கள்; மற்ற மொழிகள் பின்னர் வரலாம்.
reports-desk-ready = தயார் பதில்
reports-desk-own-words = சொந்தச் சொற்களில்
reports-desk-fill = உரையைச் சேர்
reports-desk-bulk-say = பதிலளி அல்லது நிலையை மாற்று
reports-desk-bulk-step = சொந்தச் சொற்களுக்கான நடவடிக்கை
reports-desk-bulk-body = சொந்தச் சொற்கள்; தயார் பதிலை அனுப்ப காலியாக விடவும்
reports-desk-bulk-send = தேர்ந்தெடுத்த அனைத்துக்கும் அனுப்பு
reports-desk-keys-send = அனுப்பு
reports-file-title = ஒருவருக்காகப் புகாரைப் பதிவு செய்
reports-file-lead = அவர் சொல்வதை எழுதுங்கள். புகார் அவருடையதாகும்; எழுதிய அதிகாரியாக உங்கள் பெயர் பதிவாகும்.
reports-came = புகார் வந்த வழி
reports-came-counter = முகப்பில்
reports-came-phone = தொலைபேசியில்
reports-came-letter = கடிதத்தில்
reports-filed-by = பதிவு செய்தவர்
reports-file-you = புகாரளிப்பவரின் விவரங்கள்; உங்களுடையவை அல்ல.
reports-file-contact = அவரது மின்னஞ்சல் அல்லது தொலைபேசி எண்
reports-file-contact-hint = இருந்தால் பதில்கள் அங்கே அனுப்பப்படும்; புகார் அவரது கணக்கில் தெரியும்.
reports-file-lang = அவரது மொழி; பதில்கள் இதில் அனுப்பப்படும்
reports-file-name = அவரது பெயர்
problem-reports-choose-came = புகார் வந்த வழியைத் தேர்ந்தெடுக்கவும்.
reports-replies-title = தயார் பதில்கள்
reports-replies-lead = அடிக்கடி அனுப்பப்படும் சொற்கள். மொழி இருந்தால் புகாரளித்தவர் தம் மொழியில் படிப்பார்.
reports-replies-pack = நாட்டுத் தொகுப்பிலிருந்து
reports-replies-own = இந்த நிறுவனத்தின் சொந்தவை
reports-replies-remove = நீக்கு
reports-replies-new = பதிலைச் சேர்
reports-replies-name = அதிகாரிகளுக்கான பெயர்
reports-replies-step = பயன்பாடு
reports-replies-words = உரை மொழி: { $language }
reports-replies-save = சேமி
reports-replies-kept = பதில் சேமிக்கப்பட்டது.
reports-replies-removed = பதில் நீக்கப்பட்டது.
reports-desk-bulk-held = இதை ஏற்கனவே { $name } வைத்திருக்கிறார். எதுவும் மாறவில்லை.
reports-desk-bulk-back = வரிசைக்குத் திரும்பவும்
reports-priority-urgent = அவசரம்
reports-priority-high = அதிகம்
reports-priority-normal = வழக்கமானது
reports-priority-low = குறைவு
reports-desk-keys = விசைப்பலகை
reports-desk-keys-down = கீழே
reports-desk-keys-up = மேலே
reports-desk-keys-open = திற
reports-desk-keys-select = தேர்ந்தெடு
reports-desk-keys-help = விசைகளைக் காட்டு
reports-desk-keys-on = இந்த விசைகளைப் பயன்படுத்து
reports-desk-found = கிடைத்த புகார்கள்
reports-desk-words = புகாரில் உள்ள சொற்கள்
reports-desk-handling = அதிகாரியும் முன்னுரிமையும்
reports-desk-agency = நிறுவனம்
reports-desk-show = காட்டு
reports-desk-empty = இங்கே புகார்கள் இல்லை.
reports-desk-empty-next = வேறு வரிசையைத் தேர்ந்தெடுங்கள்.
reports-desk-reference = மேற்கோள் எண்
reports-desk-category = பொருள்
reports-desk-state = நிலை
reports-desk-due = கடைசி நாள்
reports-desk-holder = அதிகாரி
reports-desk-nobody = இன்னும் யாருமில்லை
reports-desk-opened = பெறப்பட்டது
reports-desk-contact = புகாரளித்தவர்
reports-desk-contact-about = நீங்கள் படித்தது பதிவாகும்; புகாரளித்தவர் அதைப் பார்க்கலாம்.
reports-desk-no-contact = புகாரளித்தவர் தொடர்பு விவரம் தரவில்லை.
reports-desk-name = பெயர்
reports-desk-email = மின்னஞ்சல்
reports-desk-phone = தொலைபேசி
reports-desk-private-answers = தனிப்பட்ட பதில்கள்
reports-desk-act = நடவடிக்கை
reports-desk-act-closed = இந்தப் புகார் மூடப்பட்டது. புகாரளித்தவருக்கு இன்னும் எழுதலாம்.
reports-desk-others = அந்த முடிவை எடுத்தவர் நீங்கள்; எனவே வேறொருவர் அதைப் பார்க்கிறார்.
reports-desk-do-claim = இந்தப் புகாரை எடு
reports-desk-do-assign = சக ஊழியருக்குக் கொடு
reports-desk-do-prioritise = முன்னுரிமையை அமை
reports-desk-do-reply = பொதுவில் பதிலளி
reports-desk-do-note = உள் குறிப்பைச் சேமி
reports-desk-do-ask = புகாரளித்தவரிடம் கேள்
reports-desk-do-transfer = வேறு நிறுவனத்திடம் ஒப்படை
reports-desk-do-resolve = தீர்ந்ததாகக் குறி
reports-desk-do-decline = நடவடிக்கையின்றி மூடு
reports-desk-words-reply = எல்லோரும் படிக்கும் பதில்
reports-desk-words-note = சக ஊழியர்களுக்கு மட்டுமான குறிப்பு
reports-desk-words-ask = புகாரளித்தவருக்கான கேள்வி; பதில் வரும் வரை கடிகாரம் நிற்கும்
reports-desk-words-transfer = ஒப்படைக்கும் காரணம்; எல்லோரும் படிக்கலாம்
reports-desk-words-resolve = செய்யப்பட்டது; எல்லோரும் படிக்கலாம்
reports-desk-words-decline = நடவடிக்கை இல்லாத காரணம்; எல்லோரும் படிக்கலாம்
reports-desk-to-agency = பெறும் நிறுவனத்தின் குறியீடு
reports-desk-done = முடிந்தது: { $move }
reports-desk-internal = அதிகாரிகளுக்கு மட்டும்
reports-desk-case-only = புகாரளித்தவருக்கும் அதிகாரிகளுக்கும் மட்டும்

# Halaman agensi
reports-agency-page-open = மூடப்படாத புகார்கள்
reports-agency-page-closed = மூடப்பட்ட புகார்கள்
reports-agency-page-promise = நிறைவேறிய வாக்குறுதிகள்
reports-agency-page-estimate = எங்கள் மதிப்பீட்டிற்குள்
reports-of = { $whole } இல் { $part }

# Demo
reports-demo-title = எடுத்துக்காட்டுகள்

# Masalah
problem-reports-tries-many = இந்தக் குறிப்பெண்ணுக்குப் பல தவறான இரகசியக் குறியீடுகள் முயற்சிக்கப்பட்டன. ஒரு மணி நேரத்தில் மீண்டும் முயலவும்.
problem-reports-not-closed = இந்தப் புகார் இன்னும் முடிக்கப்படவில்லை; எனவே இப்போது மதிப்பிட முடியாது.
problem-reports-choose-outcome = இப்போதைய நிலையைத் தேர்ந்தெடுக்கவும்.
problem-reports-choose-rating = 1 முதல் 5 வரை ஒரு மதிப்பீட்டைத் தேர்ந்தெடுக்கவும்.
problem-reports-category-unknown = இந்தக் குறியீட்டில் பொருள் இல்லை. பட்டியலிலிருந்து தேர்ந்தெடுங்கள்.
problem-reports-agency-unknown = இந்தக் குறியீட்டில் நிறுவனம் இல்லை. பட்டியலிலிருந்து தேர்ந்தெடுங்கள்.
problem-reports-description-missing = என்ன நடந்தது என்று குறைந்தது ஒரு வாக்கியத்தில் சொல்லுங்கள்.
problem-reports-description-long = விவரணம் மிக நீளம். { $max } எழுத்துகளுக்குள் சுருக்குங்கள்.
problem-reports-address-long = இடத்தை { $max } எழுத்துகளுக்குள் விவரியுங்கள்.
problem-reports-name-long = பெயர் மிக நீளம். { $max } எழுத்துகளுக்குள் சுருக்குங்கள்.
problem-reports-documents-many = கோப்புகள் அதிகம். { $max } க்கு மேல் அனுப்ப வேண்டாம்.
problem-reports-draft-gone = இந்த வரைவு ஏற்கனவே அனுப்பப்பட்டது அல்லது மிகப் பழையது. புதிய புகாரைத் தொடங்குங்கள்.
problem-reports-draft-other = இந்தப் படிவம் நீங்கள் இப்போது செயல்படும் பெயரில் அல்லாமல் வேறொரு பெயரில் தொடங்கப்பட்டது. அந்தப் பெயரை மீண்டும் தேர்ந்தெடுங்கள் அல்லது புதிய புகாரைத் தொடங்குங்கள்.
reports-acted-for = அமைப்புகளுக்கான புகார்கள்
reports-you-acting = { $name }, { $subject } சார்பாக
problem-reports-once-other = இந்தத் திறவுகோல் வேறு கோரிக்கைக்குப் பயன்பட்டது. புதியதைப் பயன்படுத்துங்கள்.
problem-reports-busy = அமைப்பு சற்று நெருக்கடியில் உள்ளது. மீண்டும் முயலுங்கள்.
problem-reports-choose-category = ஒரு பொருளைத் தேர்ந்தெடுங்கள்.
problem-reports-choose-place = வரைபடத்தைத் தட்டுங்கள், இடத்தைத் தேடுங்கள், அல்லது இடமின்றித் தொடருங்கள்.
problem-reports-place-wrong = இது பூமியில் உள்ள இடம் அல்ல. அட்சரேகை −90 முதல் 90, தீர்க்கரேகை −180 முதல் 180.
problem-reports-choose-visibility = யார் பார்க்கலாம் என்று தேர்ந்தெடுங்கள்.
problem-reports-key-wrong = இந்த இரகசியக் குறியீடு இந்தப் புகாரைத் திறக்கவில்லை. குறியீட்டையும் குறிப்பு எண்ணையும் சரிபாருங்கள்.
problem-reports-answer-choice = தரப்பட்ட பதில்களில் ஒன்றைத் தேர்ந்தெடுங்கள்.
problem-reports-answer-number = ஓர் எண்ணை எழுதுங்கள்.
problem-reports-answer-datetime = நாளையும் நேரத்தையும் எழுதுங்கள், எ.கா. 2026-12-04T17:00+08:00.
problem-reports-answer-long = பதில் மிக நீளம். { $max } எழுத்துகளுக்குள் சுருக்குங்கள்.
problem-reports-answer-unknown = இந்தப் பொருளில் அந்தக் கேள்வி இல்லை.
problem-reports-private-contact = தனிப்பட்ட முறையில் புகாரளிக்க, அனுப்பிய பின் நாங்கள் காட்டும் இரகசியக் குறியீட்டைச் சேமியுங்கள்.

# Open311
problem-reports-open311-jurisdiction = jurisdiction_id { $code } கொண்ட நிறுவனம் இல்லை.
problem-reports-open311-status = நிலை { $found } தெரியாது; open அல்லது closed பயன்படுத்துங்கள்.
problem-reports-open311-number = { $field } ஓர் எண்ணாக இருக்க வேண்டும்.
problem-reports-open311-date = { $field } நேர வலயத்துடன் கூடிய நாளும் நேரமுமாக இருக்க வேண்டும், எ.கா. 2026-11-23T13:00:00+08:00.
problem-reports-open311-span = நாள் இடைவெளி 90 நாட்களுக்கு மேல் இருக்கக்கூடாது; தொடக்கம் முடிவுக்கு முன் இருக்க வேண்டும்.
problem-reports-open311-service = service_code { $code } இல்லை.
problem-reports-open311-service-missing = service_code தரப்படவில்லை.
problem-reports-open311-place = lat, long அல்லது address_string தாருங்கள்.
problem-reports-open311-media = media_url ஒரு http அல்லது https முகவரியாகவோ, data:…;base64,… வடிவில் ஒரு கோப்பாகவோ இருக்க வேண்டும்.
problem-reports-open311-request = கோரிக்கை { $id } இல்லை.
problem-reports-open311-token = இந்த டோக்கன் தெரியாது.
problem-reports-open311-missing = { $field } தரப்படவில்லை.
problem-reports-open311-update-status = நிலை { $found } தெரியாது; OPEN, IN_PROGRESS, FIXED, NO_FURTHER_ACTION அல்லது CLOSED பயன்படுத்துங்கள்.
problem-reports-closed = இந்தப் புகார் முடிக்கப்பட்டுவிட்டது; மீண்டும் திறக்க முடியாது.

# ஒத்த புகார்களும் "எனக்கும்" என்பதும்
reports-similar-title = இது இவற்றில் ஒன்றா?
reports-similar-lead = இங்கே ஒருவர் ஏற்கெனவே இதுபோன்ற ஒன்றைத் தெரிவித்துள்ளார். அதுவே என்றால், அந்தப் புகாரில் சேருங்கள்; என்ன நடக்கிறது என்று சொல்வோம்.
reports-similar-photo = அந்தப் புகாரின் படம்
reports-similar-closed = அமைப்பின் பதிலைப் பாருங்கள்
reports-similar-me-too = இதுதான் – எனக்கும்
reports-similar-other = இல்லை, தொடர்க
reports-alike-away = { $metres } மீ தொலைவில்
reports-alike-same-category = அதே விஷயம்
reports-alike-similar-words = ஒத்த சொற்கள்
reports-alike-same-number = அதே எண்
reports-alike-similar-photo = ஒத்த படம்
reports-me-too-title = எனக்கும்
reports-me-too-about = மின்னஞ்சல் அல்லது தொலைபேசி எண்ணைக் கொடுங்கள். சரிபார்க்க ஒரு குறியீட்டை அனுப்புவோம்; இந்தப் புகாருக்குப் பதில் வரும்போது சொல்வோம். நீங்கள் யார் என்று மற்றவர்களுக்குத் தெரியாது.
reports-me-too-contact = மின்னஞ்சல் அல்லது தொலைபேசி எண்
reports-me-too-contact-hint = எடுத்துக்காட்டு: aminah@example.org அல்லது 012-345 6789
reports-me-too-send = குறியீட்டை அனுப்பு
reports-me-too-confirm = உறுதி செய்
reports-me-too-back = புகாருக்குத் திரும்பு
reports-me-too-count = மேலும் { $count } பேருக்கும் இதே சிக்கல் உள்ளது
reports-me-too-none = உங்களுக்கும் இந்தச் சிக்கல் உள்ளதா?
reports-me-too-add = எனக்கும்
reports-me-too-mine = நீங்களும் அவர்களில் ஒருவர். இந்தப் புகாருக்குப் பதில் வரும்போது சொல்வோம்.
reports-me-too-end = என்னை நீக்கு

# இணைத்தல்
reports-state-merged = இணைக்கப்பட்டது
reports-move-merge = அதே விஷயத்தின் புகாருடன் இணைக்கப்பட்டது
reports-relation-same-as = அதே விஷயம்
reports-desk-do-merge = மற்றொரு புகாருடன் இணை
reports-desk-alike = அதே விஷயமாக இருக்கலாம்
reports-desk-alike-about = 1,000 மீ தொலைவுக்குள். இணைக்கப்பட்டது மூடப்படும்; அதன் மக்கள் மற்றதைப் பின்தொடர்வார்கள்.
reports-desk-merge = { $reference } உடன் இணை
reports-desk-affected = பாதிக்கப்பட்டோர்
reports-desk-sort-many = அதிகம் பேர் பாதிக்கப்பட்டவை
reports-desk-sort = வரிசை
reports-desk-sort-due = தேதிப்படி
reports-show-merged = இந்தப் புகார் { $reference } ஆகத் தொடர்கிறது.

## அறிவிப்புகள்
reports-alerts-states = மாநில வாரியான ஊட்டங்கள்
reports-alerts-states-about = ஊட்ட வாசிப்பிகளுக்கு (Atom): ஒவ்வொரு மாநிலத்தின் புதிய புகார்கள்; கணக்கு தேவையில்லை.
reports-alerts-title = என் அறிவிப்புகள்
reports-alerts-lead = ஓர் இடத்தைச் சுற்றி, ஒரு மாவட்டத்தில், ஓர் அமைப்புக்கு அல்லது ஒரு விஷயத்தைப் பற்றிப் புதிய புகார்கள் வந்தால் உங்களுக்குச் சொல்கிறோம்.
reports-alerts-sign-in = ஏற்கனவே அறிவிப்புகள் உள்ளனவா? அவற்றைப் பார்க்க அதே முகவரியில் உள்நுழையுங்கள்.
reports-alerts-none = உங்களுக்கு இன்னும் அறிவிப்புகள் இல்லை.
reports-alerts-new = அறிவிப்பு உருவாக்கு
reports-alerts-new-lead = இடம், மாவட்டம், பொருள் அல்லது இவற்றில் பலவற்றைத் தேர்ந்தெடுக்கவும்.
reports-alerts-made = உங்கள் அறிவிப்பு உருவாக்கப்பட்டது.
reports-alerts-ended = முடிந்தது. இனி அதைப் பற்றி உங்களுக்குச் சொல்ல மாட்டோம்.
reports-alerts-again-done = அறிவிப்புகள் மீண்டும் அனுப்பப்படும்.
reports-alerts-stopped = அறிவிப்பு மின்னஞ்சல்களை நிறுத்தியுள்ளீர்கள்
reports-alerts-again = மீண்டும் அனுப்பு
reports-alerts-end = இந்த அறிவிப்பை முடி
reports-alerts-feed = ஓடை (Atom)
reports-alerts-feed-too = ஓடை வாசிப்பான் இதையே இங்கு படிக்கலாம் (Atom)
reports-alerts-full = உங்களிடம் { $max } அறிவிப்புகள் உள்ளன; அதுவே அதிகபட்சம். இன்னொன்றை உருவாக்க ஒன்றை முடியுங்கள்.
reports-alerts-followed = நீங்கள் பின்தொடரும் புகார்கள்
reports-alerts-leave = பின்தொடர்வதை நிறுத்து
reports-alerts-confirm = அறிவிப்பை உறுதிப்படுத்து
reports-alerts-make = எனக்குச் சொல்லுங்கள்
reports-alerts-elsewhere = வேறு இடத்தைத் தேர்ந்தெடு
reports-alerts-district = மாவட்டம் (முழு மாவட்டம் எனில்)
reports-alerts-any-district = எந்த மாவட்டமும்
reports-alerts-district-of = { $name } மாவட்டம்
reports-alerts-radius = சுற்றி எவ்வளவு தூரம்
reports-alerts-metres = { $count } மீ
reports-alerts-kilometres = { $count } கி.மீ
reports-alerts-around = { $place } சுற்றி { $radius } க்குள்
reports-alerts-near = { $radius } க்குள், { $place }
reports-alerts-pace = எப்போது சொல்ல வேண்டும்?
reports-alerts-pace-daily = தினமும் காலையில் ஒருமுறை
reports-alerts-pace-soon = உடனே
reports-alerts-soon-hint = மணிக்கு அதிகபட்சம் ஒருமுறை
reports-alerts-here = இதுபோன்ற புதிய புகார்களைப் பற்றிச் சொல்லுங்கள்
reports-alerts-around-here = இங்கு சுற்றியுள்ள மற்ற புகார்களைப் பற்றிச் சொல்லுங்கள்
reports-alerts-topic = உங்கள் அறிவிப்புகள்
reports-alerts-one = புதிய புகார்: { $report }
reports-alerts-many = { $count ->
    [one] { $count } புதிய புகார்
   *[other] { $count } புதிய புகார்கள்
}
reports-alerts-more = மேலும் { $count }
reports-alerts-letter-subject = { $title }
reports-alerts-letter =
    { $title }

    { $words }

    உங்கள் அறிவிப்புகளை இங்கே பார்க்கலாம் அல்லது முடிக்கலாம்:
    { $alerts }

    { $site }
reports-alerts-sms = { $site }: { $title } { $link }
problem-reports-alert-empty = நீங்கள் அறிய விரும்பும் இடத்தையோ விஷயத்தையோ தேர்ந்தெடுங்கள்.
problem-reports-alert-place = நாட்டிற்குள் உள்ள ஓர் இடத்தைத் தேர்ந்தெடுங்கள்.
problem-reports-alert-category = இதைப் பற்றிய புகார்கள் எல்லோருக்கும் காட்டப்படுவதில்லை; எனவே அறிவிப்புகள் இல்லை. வேறு விஷயத்தைத் தேர்ந்தெடுங்கள்.
problem-reports-alerts-many = உங்களிடம் { $max } அறிவிப்புகள் உள்ளன; அதுவே அதிகபட்சம். முதலில் ஒன்றை முடியுங்கள்.

## தனிப்பட்ட எண்கள்
reports-personal-about = உங்கள் புகார் எல்லோருக்கும் காட்டப்படும். அதில் இவை உள்ளன:
reports-personal-hide-hint = அமைப்பு மட்டுமே இதைப் பார்க்கும்.
reports-personal-in-words = உங்கள் சொற்களில் தனிப்பட்ட எண்கள் இருந்தால்
reports-personal-stop = அனுப்பாதே; முதலில் எனக்குச் சொல்
reports-personal-answer = பொதுமக்களிடமிருந்து மறைக்கப்பட்டது
reports-personal-notice = இந்தப் புகாரில் உள்ள தனிப்பட்ட எண்களும் முகவரிகளும் பொதுமக்களிடமிருந்து மறைக்கப்பட்டுள்ளன. அமைப்பு அவற்றைப் பார்க்கும்.
problem-reports-choose-personal = தனிப்பட்ட எண்ணை அல்லது முகவரியை மறைப்பதா காட்டுவதா என்று தேர்ந்தெடுங்கள்.

## இணைப்பு இல்லாமல்
reports-quick-title = ஒரு பக்கப் புகார்
reports-quick-lead = இணைய இணைப்பு இல்லாமலும் நிரப்பலாம். புகார் இந்தக் கைபேசியில் வைக்கப்பட்டு, இணைப்பு திரும்பியதும் தானே அனுப்பப்படும்.
reports-quick-link = இணைப்பு பலவீனமா? ஒரே பக்கத்தில் புகார் எழுதுங்கள்
reports-quick-personal = இங்குள்ள அடையாள அட்டை எண், தொலைபேசி எண், மின்னஞ்சல் முகவரி பொதுமக்களிடமிருந்து மறைக்கப்படும்.
reports-quick-place = எங்கே?
reports-quick-contact = அமைப்பு உங்களுக்குப் பதிலளிக்க. மற்றவர்கள் பார்க்க மாட்டார்கள்.
reports-keep-saved = இந்தக் கைபேசியில் வைக்கப்பட்டது.
reports-keep-restored = இது நீங்கள் முன்பு எழுதியது.
reports-keep-waiting = இணைப்புக்காகக் காத்திருக்கிறது. ஒரே ஒருமுறை தானே அனுப்பப்படும்; இந்தப் பக்கத்தை மூடலாம்.
reports-keep-sent = அனுப்பப்பட்டது:
reports-keep-refused = அனுப்ப முடியவில்லை. சரிசெய்து மீண்டும் அனுப்புங்கள்.
reports-keep-signed-out = மீண்டும் உள்நுழைந்து இந்தப் பக்கத்தைத் திறந்தால் அனுப்பப்படும்.
reports-keep-full = இதை வைக்க இந்தக் கைபேசியில் இடமில்லை.
reports-keep-remove = நீக்கு
reports-keep-camera = இப்போது படம் எடு
reports-visit-title = நேரில் பார்வை: { $reference }
reports-visit-lead = ஒருமுறை திறந்த பிறகு, இணைப்பு இல்லாமலும் இந்தப் பக்கத்தைத் திறந்து நிரப்பலாம்.
reports-visit-link = இடத்தை நேரில் பார்
reports-visit-body = என்ன கண்டீர்கள்?
reports-visit-outcome = அடுத்து என்ன?
reports-visit-note = சக ஊழியர்களுக்குக் குறிப்பு
reports-visit-reply = புகாரளித்தவருக்குச் சொல்
reports-visit-resolve = அங்கேயே சரிசெய்யப்பட்டது
problem-reports-choose-visit = அடுத்து என்ன செய்வது என்று தேர்ந்தெடுங்கள்.
problem-reports-banned = { $until } வரை இந்த முகவரியிலிருந்து எதுவும் ஏற்கப்படாது. அதன் உரிமையாளர் உள்நுழைந்து காரணத்தைப் படிக்கலாம்.
problem-reports-banned-why = { $until } வரை உங்களிடமிருந்து எதுவும் ஏற்கப்படாது என்று அலுவலகம் முடிவு செய்தது: { $reason } பொதுப் புகார் பணியகம் மீண்டும் பார்க்கும்படி நீங்கள் கேட்கலாம்.
problem-reports-quick-key = இந்தப் பக்கம் பழையது. மீண்டும் திறந்து அனுப்புங்கள்.

## Partners: agencies that work in a system of their own
reports-partners-title = அமைப்புகளின் சொந்த முறைமைகள்
reports-partners-link = அமைப்புகளின் சொந்த முறைமைகள்
reports-partners-lead = சில அமைப்புகள் தங்கள் சொந்த முறைமையில் பணிபுரிகின்றன. புகார்களை அங்கு அனுப்புகிறோம்; அமைப்பு செய்வதை இங்கு கொண்டு வருகிறோம்.
reports-partners-about = புகார்கள் வரிசைப்படி அமைப்பின் முறைமையை அடைகின்றன. ஏற்கப்படாதவை 5 நிமிடங்களுக்குப் பிறகும், பின்னர் 30 நிமிடங்களுக்கு ஒருமுறையும் மீண்டும் முயற்சிக்கப்படும். புகார் செய்தவரின் பெயரும் முகவரியும் அனுப்பப்படுவதில்லை.
reports-partners-none = இன்னும் எந்த அமைப்பின் முறைமையும் இல்லை
reports-partners-none-next = ஓர் அமைப்பின் வழி Open311 சேவையகம் அல்லது மின்னஞ்சல் ஆனதும், அதன் முதல் புகாருடன் இங்கு தோன்றும்.
reports-partners-agency = அமைப்பு
reports-partners-channel = வழி
reports-partners-unclaimed = இந்த அமைப்பு இன்னும் உறுதிப்படுத்தப்படவில்லை.
reports-partners-address = முகவரி
reports-partners-heard = கடைசியாகக் கேட்டது
reports-partners-trouble = சிக்கல்
reports-partners-failing = { $since } முதல் இயங்கவில்லை
reports-partners-failure = என்ன தவறு
reports-partners-parcels = அனுப்பப்படுபவை
reports-partners-parcels-dead = ஒதுக்கப்பட்டவை
reports-partners-parcels-waiting = காத்திருப்பவை
reports-partners-parcels-sent = சேர்ந்தவை
reports-partners-parcels-none = எதுவும் இல்லை.
reports-partners-sort = எது
reports-partners-sort-report = புகார்
reports-partners-sort-update = சேர்க்கை
reports-partners-sort-moderation = பொது உள்ளடக்கம் மாற்றப்பட்டது
reports-partners-since = எப்போதிலிருந்து
reports-partners-tries = முயற்சிகள்
reports-partners-next = (மீண்டும் { $at })
reports-partners-replay = மீண்டும் அனுப்பு
reports-partners-replay-all = அனைத்தையும் மீண்டும் அனுப்பு
reports-partners-replayed = மீண்டும் அனுப்பப்படுகிறது.
reports-partners-settings = அமைப்புகள்
reports-partners-key = API சாவி
reports-partners-key-hint = அமைப்பு தருவது. இதை வைத்திருப்போம்; மீண்டும் காட்டமாட்டோம்.
reports-partners-key-kept = ஒரு சாவி உள்ளது. மாற்ற விரும்பினால் மட்டும் நிரப்பவும்.
reports-partners-services = அங்குள்ள வகைக் குறியீடுகள்
reports-partners-services-hint = ஒவ்வொரு வகைக்கும் ஒரு வரி: எங்கள் குறியீடு = அவர்கள் குறியீடு, எ.கா. pothole = 001. பட்டியலில் இல்லாதவை எங்கள் குறியீட்டைப் பயன்படுத்தும்.
reports-partners-save = சேமி
reports-partners-saved = சேமிக்கப்பட்டது.
reports-partners-is-waiting = இன்னும் அனுப்பப்படவில்லை.
reports-partners-is-pending = ஏற்கப்பட்டது; அங்குள்ள எண் பின்னர் வரும்.
reports-partners-is-sent = சேர்ந்தது, அங்குள்ள எண் { $remote }.
reports-partners-is-mailed = கடிதமாக அனுப்பப்பட்டது.
reports-partners-is-failed = சேரவில்லை, மீண்டும் முயற்சிக்கப்படும்: { $error }.
reports-partners-is-dead = ஒதுக்கப்பட்டது: { $error }.
reports-partners-later = { $count } சேர்க்கைகள் காத்திருக்கின்றன.
reports-partners-there = { $agency } முறைமை
reports-partners-from = அமைப்பின் சொந்த முறைமை வழியாக
reports-partners-reopened = பிரச்சினை தீராததால் புகார் செய்தவர் இதை மீண்டும் திறந்தார்.
reports-partners-merged = இப்புகார் அதே விஷயத்தைப் பற்றிய வேறொரு புகாருடன் இணைக்கப்பட்டது.
reports-partners-changed = இப்புகார் இப்போது வேறோர் அமைப்பிடம் உள்ளது.
reports-partners-working = அமைப்பு இதைக் கவனித்து வருகிறது.
reports-partners-resolved = இது சரிசெய்யப்பட்டதாக அமைப்பு கூறுகிறது.
reports-partners-declined = மேல் நடவடிக்கை இன்றி அமைப்பு இதை மூடியது.
reports-partners-sent = அமைப்பு ஒரு படத்தைச் சேர்த்தது.
reports-partners-redacted = இப்புகாரின் ஒரு படத்தில் ஒரு பகுதி கறுப்பாக்கப்பட்டது. உங்கள் நகலுக்குப் பதிலாக இப்போது காட்டப்படும் படங்களை வைத்து, பழையவற்றை நீக்கவும்.
reports-partners-removed = இப்புகாரின் ஓர் இணைப்பு பொதுமக்களிடமிருந்து எடுக்கப்பட்டது. உங்கள் நகலை நீக்கவும்.
reports-partners-shown = இப்புகார் மீண்டும் பொதுமக்களுக்குக் காட்டப்படுகிறது.
reports-partners-withdrawn = இப்புகார் பொதுமக்களிடமிருந்து எடுக்கப்பட்டது. உங்கள் நகலை நீக்கவும் அல்லது மறைக்கவும்.
reports-partners-reworded = { $part }: இச்சொற்கள் மாற்றப்பட்டன. உங்கள் நகலுக்குப் பதிலாகப் பின்வருவதை வைத்து, பழைய சொற்களை நீக்கவும்.
reports-partners-hidden = { $part }: இப்பகுதி பொதுமக்களிடமிருந்து எடுக்கப்பட்டது. உங்கள் நகலை நீக்கவும்.
reports-partners-theirs-reworded = { $part }: உங்களிடமிருந்து வந்த இச்சொற்கள் இங்கு இப்போது பின்வருமாறு உள்ளன. உங்கள் அமைப்பும் இவ்வாறே காட்ட வேண்டுமா எனப் பாருங்கள்.
reports-partners-theirs-hidden = { $part }: உங்களிடமிருந்து வந்த இச்சொற்கள் இனி இங்குக் காட்டப்படாது. உங்கள் அமைப்பு தொடர்ந்து அவற்றைக் காட்ட வேண்டுமா எனப் பாருங்கள்.
reports-partners-moderated-letter-subject = { $reference }: உங்கள் நகலை நீக்கவும் அல்லது மாற்றவும்
reports-partners-moderated-letter =
    { $reference }, { $title } புகாரை உங்களுக்கு அனுப்பியிருந்தோம். பொதுமக்கள் படிக்கும் உள்ளடக்கம் அதன்பின் மாறியுள்ளது.

    { $words }

    { $has_media ->
        [yes] இப்போதைய இணைப்புகள்:
       *[no] {""}
    }
    { $media }

    இதைப் பற்றிய எங்கள் முந்தைய மின்னஞ்சல்களையும் நீக்கவும். புகாரின் இப்போதைய வடிவம்:
    { $link }

    { $site }
reports-partners-letter-subject = { $reference }: { $title }
reports-partners-letter =
    { $sort ->
        [report] புதிய புகார் { $reference }, { $title }.
       *[update] புகார் { $reference }-க்குச் சேர்க்கை, { $title }.
    }

    { $words }

    { $has_place ->
        [yes] இடம்: { $place }
       *[no] {""}
    }
    { $has_media ->
        [yes] இணைப்புகள்:
       *[no] {""}
    }
    { $media }
    { $has_due ->
        [yes] பொதுமக்களுக்குச் சொல்லப்பட்ட தேதி: { $due }.
       *[no] {""}
    }

    புகார் செய்தவர் படிக்கும்படி இங்கே பதிலளிக்கவும்:
    { $link }

    { $site }
reports-partners-made = பதியப்பட்ட இடம்
reports-partners-origin = { $system }, எண் { $remote }
reports-partners-fetched = கடைசியாகப் புகார்களை எடுத்தது
reports-partners-fetches = அங்கு பதியப்படும் புகார்களை எடு
reports-partners-fetches-hint = அமைப்பின் முறைமையில் உள்ள பொதுப் புகார்கள், எங்கிருந்து வந்தன என்ற குறிப்புடன் இங்கும் காட்டப்படும். 15 நிமிடங்களுக்கு ஒருமுறை கேட்கிறோம்; முதல்முறை கடந்த ஒரு நாளுக்கு.
reports-partners-fallback = நாங்கள் அறியாத குறியீடுகளுக்கான வகை
reports-partners-fallback-hint = வகை இல்லையெனில் அத்தகைய புகார்கள் விடப்படும்.
reports-partners-fallback-none = விட்டுவிடு
problem-reports-partner-services = ஒவ்வொரு வகைக்கும் ஒரு வரி எழுதவும்: எங்கள் குறியீடு = அவர்கள் குறியீடு. எங்கள் குறியீடு ஒவ்வொன்றும் இருக்க வேண்டும்; ஒருமுறை மட்டுமே வர வேண்டும்.
problem-reports-partner-fallback = பட்டியலிலிருந்து ஒரு வகையைத் தேர்ந்தெடுக்கவும்.

## தாமதமான புகார்கள்
reports-move-explain = தாமதத்தின் காரணத்தை அமைப்பு தெரிவித்தது
reports-move-prolong = சிக்கலானது எனக் கண்டறியப்பட்டது; தேதி தள்ளிவைக்கப்பட்டது
reports-desk-do-explain = காரணத்தைத் தெரிவி
reports-desk-do-prolong = சிக்கலானது எனக் குறி
reports-desk-words-explain = விரும்பினால் கூடுதல் விளக்கம்; எல்லோரும் படிக்கலாம்
reports-desk-words-prolong = விரும்பினால் கூடுதல் விளக்கம்; எல்லோரும் படிக்கலாம்
reports-late-because = தாமதத்தின் காரணம்: { $reason } ({ $date } அன்று தெரிவிக்கப்பட்டது)
reports-late = தாமதத்தின் காரணம்: { $reason }
reports-late-choose = ஏன் தாமதம்?
reports-late-blank = காரணத்தைத் தேர்ந்தெடுங்கள்
reports-late-title = தேதி கடந்துவிட்டது: காரணத்தைச் சொல்லுங்கள்
reports-late-about = வேறு எதையும் பகிரங்கமாகச் செய்வதற்கு முன், இந்தப் புகார் ஏன் தாமதமானது என்று சொல்லுங்கள். காரணத்தை எல்லோரும் படிக்கலாம்.
reports-late-bulk = தேர்ந்தெடுத்தவற்றில் தேதி கடந்த புகார்களுக்கு நீங்கள் செய்யும் எதனுடனும் இந்தக் காரணம் சேரும். காரணத்தை மட்டும் தெரிவிக்கவும் செய்யலாம்.
reports-late-said = காரணம் தெரிவிக்கப்பட்டது
reports-late-only = காரணம் இல்லாதவை மட்டும்
reports-desk-queue-bureau = பணியகத்திடம் கொண்டு வரப்பட்டவை

## மற்ற அமைப்புகளுக்கு வழங்குதல்
reports-state-offered = மற்றோர் அமைப்புக்கு வழங்கப்பட்டது
reports-move-offer = தங்களுடையது அல்ல என்று கூறி { $agency } அமைப்புக்கு வழங்கப்பட்டது
reports-move-withdraw = அமைப்பு தன் வழங்கலைத் திரும்பப் பெற்றது
reports-move-accept = { $agency } பொறுப்பேற்றது
reports-move-refer = யார் பொறுப்பு என்று முடிவு செய்ய { $agency } வசம் ஒப்படைக்கப்பட்டது
reports-task-takeover = இந்தப் புகாரைப் பொறுப்பேற்கவும்
reports-outcome-accepted = நாங்கள் ஏற்கிறோம்
reports-outcome-refused = எங்களுடையதும் அல்ல, காரணம்:
reports-outcome-unanswered = உரிய நேரத்தில் பதில் இல்லை
reports-party-router = புகார்கள் எங்கே செல்லும் என்று முடிவு செய்பவர்
reports-desk-do-offer = எங்களுடையது அல்ல: மற்றோர் அமைப்புக்கு வழங்கு
reports-desk-do-withdraw = வழங்கலைத் திரும்பப் பெறு
reports-desk-words-offer = ஏன் அவர்களுடையது; எல்லோரும் படிக்கலாம்
reports-desk-queue-offered = எங்களுக்கு வழங்கப்பட்டவை
reports-chain-title = இந்தப் புகார் யாரிடம் இருந்தது
reports-chain-all = இதுவரை எல்லா அமைப்புகளிலும் காத்திருந்த மொத்த நேரம்: { $span }
reports-chain-since = முதல்
reports-chain-held = அங்கே காத்திருந்த நேரம்
reports-chain-share = { $span } ({ $percent } %)
reports-chain-in-time = { $date }
reports-chain-late = { $date }, தவறியது
reports-chain-hours = { $count } மணி நேரம்
reports-chain-days = { $count } நாட்கள்

## மேல்முறையீடும் அழைப்பும்
reports-state-appealed = வேறோர் அதிகாரி பார்க்கிறார்
reports-state-upheld = முடிவு நிலைநிறுத்தப்பட்டது
reports-move-appeal = வேறோர் அதிகாரி முடிவு செய்யுமாறு புகாரளித்தவர் கேட்டார்
reports-move-uphold = முடிவு சரி என்று வேறோர் அதிகாரி கண்டார்
reports-move-overturn = இன்னும் செய்ய வேண்டியுள்ளது என்று வேறோர் அதிகாரி கண்டார்
reports-move-call-me = தொலைபேசியில் அழைக்குமாறு புகாரளித்தவர் கேட்கிறார்
reports-clock-appeal = மேல்முறையீட்டு முடிவு
reports-task-callback = புகாரளித்தவரை அழைக்கவும்
reports-outcome-called = பேசியாயிற்று
reports-outcome-not-reached = தொடர்புகொள்ள முடியவில்லை
reports-desk-do-uphold = முடிவு நிலைக்கும்
reports-desk-do-overturn = இன்னும் செய்ய வேண்டியுள்ளது
reports-desk-words-uphold = ஏன் நிலைக்கிறது; எல்லோரும் படிக்கலாம்
reports-desk-words-overturn = என்ன செய்ய வேண்டும்; எல்லோரும் படிக்கலாம்
reports-desk-queue-calls = அழைக்க வேண்டியவை
reports-appeal = வேறோர் அதிகாரி முடிவு செய்யக் கேளுங்கள்
reports-appeal-about = ஒரு முறை, முடிவு செய்தவர் அல்லாத வேறொருவர் உங்கள் புகாரை மீண்டும் பார்ப்பார். அமைப்பில் வேறு யாரும் இல்லையெனில் புகார் பணியகம் பார்க்கும்.
reports-appeal-why = முடிவில் என்ன தவறு; எல்லோரும் படிக்கலாம்
reports-appeal-do = வேறோர் அதிகாரியைக் கேள்
reports-call = தொலைபேசியில் அழைக்கக் கேளுங்கள்
reports-call-when = எப்போது வசதி?
reports-call-number = தொலைபேசி எண், நீங்கள் கொடுத்ததிலிருந்து வேறாக இருந்தால்
reports-call-do = அழைக்கக் கேள்
# The map of all reports
reports-map-title = புகார்களின் வரைபடம்
reports-map-lead = மக்கள் எங்கே, எத்தனை புகார்கள் செய்தார்கள் என்பது.
reports-map-view = வரைபடம் காட்டப்படும் விதம்
reports-map-clusters = தொகுப்புகள்
reports-map-heat = அடர்த்தி
reports-map-alt = புகார்களின் வரைபடம்; பட்டியல் அதையே சொல்கிறது
reports-map-legend = ஒரு கட்டத்தில் உள்ள புகார்கள்:
reports-map-place = இடம் அல்லது அஞ்சல் குறியீட்டைத் தேடுங்கள்
reports-map-agency = { $agency } நிறுவனத்துக்கான புகார்கள் மட்டும்.
reports-map-agency-all = எல்லா நிறுவனங்களையும் காட்டு
reports-map-total = வரைபடத்தின் இந்தப் பகுதியில் { $count } புகார்கள்
reports-map-cluster = { $place }: { $count } புகார்கள்
reports-map-coarse = இந்தப் பொருளின் புகார்கள் தனிப்பட்டவற்றைத் தொடலாம். சுமார் 10 கி.மீ. கட்டங்களில், ஐந்து அல்லது அதற்கு மேல் உள்ள இடங்களில் மட்டுமே எண்ணுகிறோம்.
reports-map-left-out = வழக்கமாகத் தனிப்பட்டவையான பொருள்கள் இங்கே எண்ணப்படவில்லை.
reports-map-list = பட்டியலைப் பாருங்கள்
reports-map-list-all = இந்தப் பகுதியின் புகார்ப் பட்டியல்
reports-list-map-all = எல்லாவற்றையும் வரைபடத்தில் பாருங்கள்
problem-reports-box-wrong = கட்டத்தை மேற்கு, தெற்கு, கிழக்கு, வடக்கு என்று பாகைகளில் தாருங்கள்.
problem-reports-box-wide = இந்த அளவுக்கு வரைபடத்தின் பகுதி மிகப் பெரியது. சிறிய கட்டம் அல்லது தொலைவான அளவைத் தாருங்கள்.
problem-reports-zoom-wrong = 4 முதல் 18 வரையான அளவைத் தாருங்கள்.

# How well reports are dealt with
reports-per-cent = { $number }%
reports-share = { $rate } ({ $low } முதல் { $high } வரை)
reports-performance-title = புகார்களுக்கு எவ்வளவு நன்றாகப் பதிலளிக்கிறார்கள்
reports-performance-lead = கடந்த ஆண்டில் மக்கள் தெரிவித்தவற்றுக்குப் பொது அமைப்புகள் பதிலளித்த விதம், அவற்றின் சொந்த சாசனங்களால் அளக்கப்பட்டது.
reports-performance-at = { $time } நிலவரப்படி எண்கள்; ஒவ்வொரு மணி நேரமும் மீண்டும் கணக்கிடப்படும்.
reports-performance-received = புகார்கள் பெறப்பட்டன
reports-performance-kept = சாசன வாக்குறுதிகள் காக்கப்பட்டன
reports-performance-met = வாக்குறுதி இல்லாத இடத்தில் எங்கள் மதிப்பீடு நிறைவேறியது
reports-performance-median = நேரத்தில் பாதிப் புகார்கள் மூடப்பட்டன
reports-performance-overdue = இன்னும் திறந்திருப்பவை, தாமதமானவை
reports-performance-rating = புகார் செய்தவர்கள் தந்த மதிப்பெண்
reports-performance-days = { $count ->
    [0] ஒரு நாளுக்குள்
    [one] { $count } நாள்
   *[other] { $count } நாட்கள்
}
reports-performance-stars = 5-இல் { $average }
reports-performance-months = மாதவாரியாக
reports-performance-months-about = ஒவ்வொரு மாதத்தின் புகார்கள்: நீலம் மூடப்பட்டவை, கோடிட்டவை இன்னும் திறந்தவை.
reports-performance-times = நேரத்தில் அல்லது தாமதமாக
reports-performance-times-about = ஒவ்வொரு மாதத்தின் புகார்கள்: நீலம் நேரத்தில், கோடிட்டவை தாமதம். அருகில் நேரத்தில் முடிந்தவற்றின் சதவீதம்.
reports-performance-kinds = வகைவாரியாக
reports-performance-kinds-about = மக்கள் விரும்புவது: நீலம் மூடப்பட்டவை, கோடிட்டவை இன்னும் திறந்தவை.
reports-performance-states = மாநிலவாரியாக
reports-performance-states-about = புகார்கள் செய்யப்பட்ட இடம்: நீலம் மூடப்பட்டவை, கோடிட்டவை இன்னும் திறந்தவை.
reports-performance-closed = மூடப்பட்டவை
reports-performance-still-open = இன்னும் திறந்தவை
reports-performance-in-time = நேரத்தில்
reports-performance-late = தாமதம்
reports-performance-none = எண்கள் இன்னும் கணக்கிடப்படவில்லை.
reports-performance-none-next = ஒவ்வொரு மணி நேரமும் கணக்கிடுகிறோம். சிறிது நேரத்தில் மீண்டும் முயலுங்கள்.
reports-league-title = நிறுவனங்களின் ஒப்பீடு
reports-league-lead = ஒவ்வொரு நிறுவனமும் தன் சொந்த சாசனத்தால் அளக்கப்பட்டு, தன் வகை நிறுவனங்களுடன் ஒப்பிடப்படுகிறது.
reports-league-all = எல்லா வகைகளும்
reports-league-sort = வரிசைப்படுத்து
reports-league-show = காட்டு
reports-league-received = பெறப்பட்டவை
reports-league-kept = காக்கப்பட்ட வாக்குறுதிகள்
reports-league-days = பாதி மூடப்பட்ட காலம்
reports-league-open = இன்னும் திறந்தவை
reports-league-reopened = மீண்டும் திறக்கப்பட்டவை
reports-league-rating = மதிப்பெண்
reports-league-rates = ஒவ்வொரு வகை நிறுவனத்தின் அடிப்படை விகிதம்
reports-league-better = தன் வகையைவிட மேல்
reports-league-alike = தன் வகையைப் போல
reports-league-worse = தன் வகையைவிடக் குறைவு
reports-league-few = { $count }-க்கும் குறைவு
reports-league-table = அட்டவணையாகப் பதிவிறக்கு (CSV)
reports-league-how = எண்கள் கணக்கிடப்படும் விதம்
reports-league-how-kept = “காக்கப்பட்ட வாக்குறுதிகள்” என்பது நிறுவனத்தின் சாசனத்தில் தேதியுள்ள, மூடப்பட்ட அல்லது தாமதமான புகார்களை மட்டுமே எண்ணுகிறது.
reports-league-how-interval = அடைப்புக்குறிக்குள்: உண்மையான விகிதம் இந்த இரண்டுக்கும் இடையில் இருப்பது 95% உறுதி. யாரும் தற்செயலாக முன்னிலை பெறாமல் இருக்க, குறைந்த எண்ணின்படி வரிசைப்படுத்துகிறோம்.
reports-league-how-few = ஐந்துக்கும் குறைவாக இருந்தால் எதையும் சொல்வதில்லை: தற்செயல் அதிகம், ஆட்களையும் ஊகிக்க முடியும்.
reports-league-how-private = புகார் செய்தவரும் நிறுவனமும் மட்டும் படிக்கும் புகார்களும் எண்களாக மட்டும் சேர்க்கப்படுகின்றன.
reports-panel-title = இந்த நிறுவனம் எவ்வளவு நன்றாகப் பதிலளிக்கிறது
reports-panel-kept = சாசன வாக்குறுதிகள் காக்கப்பட்டவை: { $share }, மொத்தம் { $count } புகார்கள்
reports-panel-met = வாக்குறுதி இல்லாத இடத்தில் எங்கள் மதிப்பீடு நிறைவேறியவை: { $share }, மொத்தம் { $count } புகார்கள்
reports-panel-days = பாதிப் புகார்கள் { $days } காலத்தில் மூடப்பட்டன
reports-panel-open = இன்னும் திறந்தவை: { $open }; தாமதம்: { $overdue }
reports-panel-reopened = புகார் செய்தவர்கள் மீண்டும் திறந்தவை: { $count }
reports-panel-rating = புகார் செய்தவர்களின் மதிப்பெண்: { $rating }
reports-panel-few = ஓர் ஆண்டில் { $count }-க்கும் குறைவான புகார்கள்; எனவே எண்கள் காட்டப்படவில்லை.
reports-panel-compare = மற்ற நிறுவனங்களுடன் ஒப்பிடுங்கள்

# Reports on other sites
reports-list-widget = இந்தப் புகார்களை வேறு தளத்தில் காட்டுங்கள்
reports-widget-title = உங்கள் தளத்தில் புகார்களைக் காட்டுங்கள்
reports-widget-lead = இந்தக் குறியீட்டை உங்கள் தளத்தில் நகலெடுங்கள். புதிய ஐந்து புகார்களைச் சட்டத்தில் எப்போதும் புதுப்பித்துக் காட்டும்.
reports-widget-choose = தேர்ந்தெடு
reports-widget-about = காட்டப்படுவது:
reports-widget-code = உங்கள் தளத்துக்கான குறியீடு
reports-widget-code-hint = முழுவதையும் நகலெடுத்து, சட்டம் இருக்க வேண்டிய இடத்தில் ஒட்டுங்கள்.
reports-widget-see = சட்டத்தைப் பாருங்கள்
reports-widget-language = வேறு மொழியில் குறியீடு பெற, இந்தப் பக்கத்தின் மேலே மொழியை மாற்றுங்கள்.
reports-widget-cookies = சட்டம் குக்கீகளை அமைப்பதில்லை, நிரல்களை இயக்குவதில்லை, யாரையும் அறிவதில்லை.
reports-widget-public = பொதுப் புகார்கள் மட்டுமே காட்டப்படும். மறைக்கப்பட்டது ஒரு நிமிடத்துக்குள் மறைந்துவிடும்.
reports-widget-all = எல்லாப் புகார்களையும் பாருங்கள்

# Hotspots
reports-hotspot-row = அடிக்கடி புகார் வரும் இடம்: { $category }
reports-hotspot-state-open = பெறப்பட்டது
reports-hotspot-state-in-progress = கவனிக்கப்படுகிறது
reports-hotspot-state-resolved = தீர்க்கப்பட்டது
reports-hotspot-state-declined = நடவடிக்கையின்றி மூடப்பட்டது
reports-hotspot-move-claim = காரணத்தைத் தேடத் தொடங்கு
reports-hotspot-move-note = உள் குறிப்பு
reports-hotspot-move-transfer = வேறு நிறுவனத்திடம் ஒப்படை
reports-hotspot-move-resolve = காரணம் சரிசெய்யப்பட்டது
reports-hotspot-clock-resolve = காரணத்தைச் சரிசெய்தல்
reports-hotspot-move-decline = நடவடிக்கையின்றி மூடு
reports-hotspot-relation-seen-in = இவற்றில் காணப்பட்டது
reports-hotspot-made = அடிக்கடி புகார் வரும் இடம்: { $days } நாட்களில், ஒன்றுக்கொன்று { $metres } மீட்டருக்குள் குறைந்தது { $count } புகார்கள்.
reports-hotspot-look = மீண்டும் யாரும் புகார் செய்யத் தேவையில்லாதபடி காரணத்தைக் கண்டறியுங்கள். தொடர்புடைய புகார்கள் கீழே உள்ளன.

reports-season-row = பருவத்துக்கான ஆயத்தம்: { $category }
reports-season-state-open = பெறப்பட்டது
reports-season-state-in-progress = ஆயத்தம் நடைபெறுகிறது
reports-season-state-resolved = ஆயத்தம்
reports-season-state-declined = ஆயத்தமின்றி மூடப்பட்டது
reports-season-move-claim = ஆயத்தத்தைத் தொடங்கு
reports-season-move-note = உள் குறிப்பு
reports-season-move-transfer = வேறு நிறுவனத்திடம் ஒப்படை
reports-season-move-resolve = ஆயத்தம் முடிந்தது
reports-season-move-decline = ஆயத்தமின்றி மூடு
reports-season-relation-seen-in = இவற்றில் காணப்பட்டது
reports-season-clock-ready = ஆயத்தமாக இருத்தல்
reports-season-begins = { $season } { $day } அன்று தொடங்கும்.
reports-season-steps = அதற்கு முன் செய்ய வேண்டியவை
reports-season-places = கடந்த முறை பாதிக்கப்பட்ட இடங்கள்
reports-season-reports = { $count } புகார்கள்

## Text messages in
reports-sms-made = { $reference }: { $agency } உங்கள் புகாரைப் பெற்றது. இரகசியம்: { $code }. சேர்க்க பதில் அனுப்பவும். { $link }
reports-sms-place = எங்கே? ஊர்ப் பெயர் அல்லது 5 இலக்க அஞ்சல் குறியீட்டைப் பதிலாக அனுப்பவும்.
reports-sms-postcode = அப்பெயரில் ஒரே இடம் கிடைக்கவில்லை. 5 இலக்க அஞ்சல் குறியீட்டை அனுப்பவும்.
reports-sms-status =
    { $reference }: { $state }, { $agency }.{ $has_due ->
        [yes] {" "}தேதி: { $due }.
       *[no] {""}
    } { $link }
reports-sms-unknown = அப்படி ஒரு புகார் இல்லை. எண்ணைச் சரிபார்க்கவும்: நிலை RR-7K2M-9QX4.
reports-sms-added = { $reference }: { $agency } உங்கள் செய்தியைப் பெற்றது.
reports-sms-help = புகார், இடம், பிரச்சினை என அனுப்பவும்: புகார் Klang தெரு விளக்கு எரியவில்லை. நிலை + புகார் எண். நிறுத்து: இனி செய்திகள் வேண்டாம்.

# குறைவாக வாசிப்பவர்களுக்கு; reports-spoken-… வாக்கியங்களைத் தொகுப்பிலுள்ள ஒலிப்பதிவுகள் வாசிக்கும் (cargo xtask speak)
reports-spoken = அமைப்புக்கான குரல் பதிவு, எழுத்து இல்லை
reports-easy-title = படத்தாலும் குரலாலும் புகார் செய்யுங்கள்
reports-easy-about = படத்தை அழுத்தி, கேள்வியைக் கேட்டு, பேசுங்கள்
reports-easy-listen = கேளுங்கள்: { $words }
reports-easy-number = தொலைபேசி எண்
reports-easy-see-photo = { $topic }. படத்தைப் பாருங்கள்.
reports-spoken-danger = இப்போது ஆபத்தா? முதலில் இந்த எண்ணை அழையுங்கள்.
reports-spoken-ask-topic = என்ன பிரச்சினை? ஒரு படத்தை அழுத்துங்கள்.
reports-spoken-ask-place = எங்கே? மாநிலத்தைத் தேர்ந்தெடுங்கள்.
reports-spoken-here = நான் இப்போது அங்கே இருக்கிறேன்
reports-spoken-ask-district = மாவட்டத்தைத் தேர்ந்தெடுங்கள்.
reports-spoken-unknown-place = இடம் எனக்குத் தெரியாது
reports-spoken-ask-say = என்ன நடந்தது, எங்கே நடந்தது என்று சொல்லுங்கள். ஒரு வழியைத் தேர்ந்தெடுங்கள்.
reports-spoken-voice = பேசுங்கள். உங்கள் குரலைப் பதிவு செய்யுங்கள்.
reports-spoken-photo = படம் எடுங்கள்.
reports-spoken-write = எழுதுங்கள்.
reports-spoken-next = தொடருங்கள்
reports-spoken-ask-similar = இவற்றில் ஒன்றா?
reports-spoken-same = ஆம், இதுதான். எனக்கும்.
reports-spoken-not-same = இல்லை. தொடரவும்.
reports-spoken-ask-phone = உங்கள் தொலைபேசி எண் என்ன?
reports-spoken-why-phone = பதிலை உங்கள் தொலைபேசிக்கு அனுப்புவோம். மற்றவர்கள் உங்கள் எண்ணைப் பார்க்க மாட்டார்கள்.
reports-spoken-no-phone = தொலைபேசி எண் இல்லை
reports-spoken-ask-check = இது சரியா? அனுப்பு என்பதை அழுத்துங்கள்.
reports-spoken-private = உங்கள் குரலை அமைப்பு மட்டுமே கேட்கும்.
reports-spoken-send = அனுப்பு
reports-spoken-ask-code = உங்கள் தொலைபேசிக்குக் குறியீடு அனுப்பினோம். அதை இங்கே எழுதுங்கள்.
reports-spoken-again = குறியீட்டை மீண்டும் அனுப்பு
reports-spoken-done = நன்றி. உங்கள் புகார் அனுப்பப்பட்டது.
reports-spoken-reference = இது உங்கள் புகார் எண். இந்தத் திரையைப் படம் எடுங்கள்.
reports-spoken-secret = இது உங்கள் புகாரைத் திறக்கும் இரகசியக் குறியீடு. மற்றவர்களுக்குக் கொடுக்காதீர்கள்.
reports-spoken-ask-again = நிலைமை அறிய வேண்டுமா? எங்கள் குறுஞ்செய்திக்கு இந்தச் சொற்களால் பதில் அனுப்புங்கள்.
problem-reports-easy-nothing = குரலைப் பதிவு செய்யுங்கள், படம் எடுங்கள் அல்லது எழுதுங்கள்.
problem-reports-easy-phone = தொலைபேசி எண்ணை மட்டும் எழுதுங்கள், அல்லது தொலைபேசி எண் இல்லை என்பதைத் தேர்ந்தெடுங்கள்.
reports-desk-data = தரவை வெளியிடு
reports-desk-harvest = வெளி பட்டியல்கள்
reports-overrides-title = விதிவிலக்குப் பகுதிகள்
reports-overrides-lead = வழக்கமான விதிகள் எதுவாயினும் சில விடயங்களுக்கு ஓர் அமைப்பு பொறுப்பேற்கும் பகுதிகள். புதிய புகார்களுக்கே பொருந்தும்; நடந்துகொண்டிருக்கும் வழக்குகள் இருந்த இடத்திலேயே இருக்கும்.
reports-overrides-one = விதிவிலக்குப் பகுதி { $code }
reports-overrides-new = விதிவிலக்குப் பகுதியை முன்மொழிக
reports-overrides-new-lead = இந்தப் புகார் தவறான அமைப்பிடம் இருந்தது. இனி இங்கே யார் பொறுப்பு எனக் கூறுங்கள்; பணியகத்தின் இரண்டாம் நபர் முடிவு செய்வார். புகார்
reports-overrides-link = இங்குள்ள புகார்கள் தவறான அமைப்புக்குச் செல்கின்றனவா? விதிவிலக்குப் பகுதியை முன்மொழிக
reports-overrides-proposed = முன்மொழியப்பட்டது
reports-overrides-in-force = நடைமுறையில்
reports-overrides-refused = மறுக்கப்பட்டது
reports-overrides-ended = முடிக்கப்பட்டது
reports-overrides-approved = ஒப்புதல் அளித்தவர்
reports-overrides-by = முன்மொழிந்தவர்
reports-overrides-code = பகுதி
reports-overrides-agency = பொறுப்பான அமைப்பு
reports-overrides-categories = வகைகள்
reports-overrides-place = இடம்
reports-overrides-validity = செல்லுபடி
reports-overrides-reason = காரணம்
reports-overrides-reason-hint = இதனால் புகார் அங்கே அனுப்பப்படும் அனைவரும் இதைப் படிப்பர். யாருடைய பெயரையும் குறிப்பிட வேண்டாம்.
reports-overrides-source = கற்றுக்கொண்ட புகார்
reports-overrides-circle = சுற்றி { $metres } மீட்டர்
reports-overrides-cells = 250 மீட்டர் கட்டங்கள்: { $count }
reports-overrides-corners = { $count } முனைகள்
reports-overrides-around = புகாரைச் சுற்றி { $metres } மீட்டர்
reports-overrides-squares = இத்தகைய புகார்கள் { $agency } இடம் முடிந்த 250 மீட்டர் கட்டங்கள்: { $count }
reports-overrides-drawn = கீழே எழுதப்படும் முனைகளைக் கொண்ட பகுதி
reports-overrides-corners-label = பகுதியின் முனைகள்
reports-overrides-corners-hint = வரிக்கு ஒரு முனை: அட்சரேகை, தீர்க்கரேகை. அல்லது ஒரு பலகோணத்தின் GeoJSON ஐ ஒட்டவும். குறைந்தது மூன்று முனைகள்; குறுக்கே 30 கிலோமீட்டருக்கு மேல் கூடாது.
reports-overrides-since = { $from } முதல்
reports-overrides-dates = { $from } முதல் { $to } வரை
reports-overrides-none = இங்கே பகுதிகள் இல்லை.
reports-overrides-report = தவறாகச் சென்ற புகாரின் குறிப்பு எண்
reports-overrides-report-hint = ஒவ்வொரு புகாரிலும் குறிப்பு எண் உள்ளது; எ.கா. RR-7K2M-9QX4.
reports-overrides-other = வேறு அமைப்பு
reports-overrides-other-name = வேறு அமைப்பின் பெயர் அல்லது குறியீடு
reports-overrides-picture = பகுதியின் வரைபடம்
reports-overrides-show = வரைபடத்தில் காட்டு
reports-overrides-from = முதல் நாள்
reports-overrides-to = கடைசி நாள்
reports-overrides-to-hint = முடிவு இல்லையெனில் காலியாக விடவும்.
reports-overrides-propose = முன்மொழிக
reports-overrides-waits = முடிவுக்குக் காத்திருக்கிறது
reports-overrides-second = நீங்களே முன்மொழிந்தீர்கள்; எனவே பணியகத்தில் வேறொருவர் ஒப்புதல் அளிக்க வேண்டும். நீங்கள் திரும்பப் பெறலாம்.
reports-overrides-words = குறிப்பு
reports-overrides-approve = ஒப்புதல் அளி
reports-overrides-refuse = மறு
reports-overrides-end = இந்தப் பகுதியை முடி
reports-overrides-end-about = அதன்பின் வழக்கமான விதிகளே முடிவு செய்யும். அங்கே சென்ற புகார்கள் அங்கேயே இருக்கும்.
reports-overrides-nothing = இங்கே செய்ய எதுவும் இல்லை.
reports-overrides-done-proposed = முன்மொழியப்பட்டது. பணியகத்தின் இரண்டாம் நபர் முடிவு செய்வார்.
reports-overrides-done-approve = ஒப்புதல் அளிக்கப்பட்டது. முதல் நாளிலிருந்து புதிய புகார்களுக்குப் பொருந்தும்.
reports-overrides-done-refuse = மறுக்கப்பட்டது.
reports-overrides-done-end = முடிக்கப்பட்டது. வழக்கமான விதிகளே மீண்டும் முடிவு செய்யும்.
reports-trials-title = இப்படி இருந்தால்?
reports-trials-lead = கடந்த ஆண்டின் புகார்களில் வேறு எல்லைகளையோ வகைகளையோ முயன்று பாருங்கள். எது யாரிடம் செல்லும் எனக் காண்பீர்கள்; எதுவும் மாற்றப்படாது.
reports-trials-one = முயற்சி { $code }
reports-trials-code = முயற்சி
reports-trials-what = முயன்று பார்ப்பது
reports-trials-kind-areas = மாவட்ட எல்லைகள்
reports-trials-kind-categories = வகைகளும் அவற்றுக்குப் பொறுப்பானோரும்
reports-trials-kind-override = விதிவிலக்குப் பகுதி
reports-trials-file = கோப்பு
reports-trials-file-hint = எல்லைகளுக்கு GeoJSON, வகைகளுக்கு CSV; balai import ஏற்பதைப் போலவே; அதிகபட்சம் 12 MB.
reports-trials-begin = முயன்று பார்
reports-trials-earlier = முந்தைய முயற்சிகள்
reports-trials-begun = தொடங்கியது
reports-trials-standing = நிலை
reports-trials-waiting = காத்திருக்கிறது
reports-trials-running = நடக்கிறது
reports-trials-done = முடிந்தது
reports-trials-failed = இனிப் பொருந்தாது
reports-trials-looked = பார்த்த புகார்கள்
reports-trials-moved = இடம் மாறக்கூடியவை
reports-trials-notes = கோப்பில் திருத்தப்பட்ட அல்லது விடப்பட்ட கூறுகள்
reports-trials-again = எவ்வளவு முடிந்தது எனப் பார்
reports-trials-pairs = யாரிடமிருந்து யாருக்குச் செல்லும்
reports-trials-from = இப்போது
reports-trials-to = அப்போது
reports-trials-category = வகை
reports-trials-reports = புகார்கள்
reports-trials-more = இங்கே காட்டியதைவிட மேலும் வரிசைகள் உள்ளன.
reports-trials-table = எல்லா வரிசைகளும் அட்டவணையாக (CSV)
reports-trials-examples = இடம் மாறக்கூடிய மிகப் புதியவை
reports-trials-shown = வரைபடமும் இந்தப் பட்டியலும் { $all } இல் மிகப் புதிய { $shown } ஐக் காட்டுகின்றன. அட்டவணை அனைத்தையும் கணக்கிடுகிறது.
reports-trials-map = இடம் மாறக்கூடிய மிகப் புதிய புகார்களின் வரைபடம்
reports-trials-report = புகார்
reports-trials-way = யாரிடமிருந்து யாருக்கு
reports-trials-triage = இன்னும் யாருமில்லை: பணியகம் முடிவு செய்யும்
reports-trials-nothing = எதுவும் இடம் மாறாது.
reports-trials-override = கடந்த ஆண்டின் புகார்களில் முயன்று பார்
problem-reports-trial-kind = எதை முயல வேண்டும் எனத் தேர்ந்தெடுக்கவும்.
problem-reports-trial-file = உரைக் கோப்பைத் தேர்ந்தெடுக்கவும்: GeoJSON அல்லது CSV.

# அலுவலகம் மாற்றிய அல்லது நீக்கிய சொற்கள்
reports-moderated = சில சொற்களை அலுவலகம் நீக்கியுள்ளது
reports-moderated-hidden = அலுவலகம் இந்தப் புகாரைப் பொதுமக்களுக்குக் காட்டுவதில்லை. நீங்களும் அமைப்பும் இன்னும் பார்க்கலாம்.
reports-moderated-yours = உங்கள் புகாரில் என்ன மாற்றப்பட்டது
reports-moderated-about = அலுவலகம் இந்தப் பகுதிகளை மாற்றியது அல்லது பொதுமக்களிடமிருந்து மறைத்தது; காரணமும் கூறப்பட்டுள்ளது.
reports-object-words = உடன்படவில்லையா? காரணத்தைச் சொல்லுங்கள். வேறொருவர் அதைப் பார்ப்பார்.
reports-object-do = வேறொருவர் பார்க்கக் கேளுங்கள்
reports-desk-custody = நீதிமன்றத்துக்காக வைத்திரு
reports-desk-ban = இந்த அனுப்புநரைச் சில காலம் ஏற்காதிருத்தல்
reports-moderate-lead = எல்லோரும் படிப்பது இதுவே. நீங்கள் மாற்றுவதும் காரணமும் புகார் செய்தவருக்குத் தெரிவிக்கப்படும்; வேறொருவர் பார்க்க வேண்டும் என அவர் கேட்கலாம்.
reports-moderate-description = விவரம்
reports-moderate-name = காட்டப்படும் புகார் செய்தவரின் பெயர்
reports-moderate-report = முழுப் புகார்
reports-moderate-do-stand = மாற்றங்கள் நிலைக்கட்டும்
reports-moderate-back = புகாருக்குத் திரும்பு
reports-moderate-objection = புகார் செய்தவர் உடன்படவில்லை
reports-moderate-other = மாற்றங்களைச் செய்தவர் இதை முடிவு செய்ய முடியாது. சக அதிகாரியோ புகார் பணியகமோ பார்க்கும்.
reports-objections-title = மாற்றங்களுக்கான ஆட்சேபங்கள்
reports-objections-lead = மாற்றப்பட்ட அல்லது மறைக்கப்பட்ட சொற்களை ஏற்காத புகார் செய்தவர்கள். பார்த்து முடிவு செய்யுங்கள்.
reports-objections-none = காத்திருக்கும் ஆட்சேபம் இல்லை
reports-moderation-letter-subject = புகார் { $reference } இல் சொற்கள் மாற்றப்பட்டன
reports-moderation-letter =
    உங்கள் புகார் { $reference } இல் எல்லோரும் படிக்கும் ஒன்றை அலுவலகம் மாற்றியது அல்லது மறைத்தது.

    காரணம்: { $words }

    என்ன மாற்றப்பட்டது எனப் பாருங்கள். உடன்படவில்லை என்றால், வேறொருவர் பார்க்கக் கேட்கலாம்: { $link }
problem-reports-moderation-reason = ஒரு காரணத்தைத் தேர்ந்தெடுங்கள் அல்லது எழுதுங்கள்.
problem-reports-moderation-text = அதற்குப் பதிலான சொற்களை எழுதுங்கள்.
problem-reports-moderation-unfit = இந்தப் பகுதியை அவ்வாறு மாற்ற முடியாது, அல்லது ஏற்கனவே அப்படித்தான் உள்ளது.
problem-reports-moderation-other = உங்கள் முடிவுக்காக எந்த ஆட்சேபமும் காத்திருக்கவில்லை, அல்லது வேறொருவர் முடிவு செய்ய வேண்டும்.
problem-reports-moderation-nothing = ஆட்சேபிக்கப் புதிய மாற்றம் எதுவும் இல்லை.

# பதிலளிக்கப்படாத கேள்விகள்

reports-state-unanswered = புகாரளித்தவர் பதிலளிக்காததால் மூடப்பட்டது
reports-move-remind = நிறுவனத்தின் கேள்வி பற்றிப் புகாரளித்தவருக்கு நினைவூட்டப்பட்டது
reports-move-expire = புகாரளித்தவர் பதிலளிக்காததால் மூடப்பட்டது
reports-move-answer-late = புகாரளித்தவர் பதிலளித்து மீண்டும் திறந்தார்
reports-clock-remind = புகாரளித்தவருக்கு நினைவூட்டல்
reports-clock-silence = பதில் இல்லையெனில் மூடப்படும்
reports-show-silence = { $due } வரை பதில் வராவிட்டால் இந்தப் புகார் மூடப்படும். அதன் பிறகும் பதிலளித்து மீண்டும் திறக்கலாம்.
reports-show-answer-late = பதிலளித்து இந்தப் புகாரை மீண்டும் திறக்கவும்
reports-show-answer-late-hint = { $due } வரை பதிலளிக்கலாம். நிறுவனம் தொடர்ந்து செயல்படும்.
reports-partners-unanswered = கேள்விக்குப் புகாரளித்தவர் பதிலளிக்காததால் இந்தப் புகார் மூடப்பட்டது.
reports-reminded-letter-subject = நிறுவனம் உங்கள் பதிலுக்காகக் காத்திருக்கிறது: புகார் { $reference }
reports-reminded-letter =
    புகார் { $reference } பற்றி { $agency } உங்களிடம் கேட்டு இன்னும் காத்திருக்கிறது.

    பதிலளிக்க: { $link }

    { $due } வரை பதில் வராவிட்டால் புகார் மூடப்படும். பிறகு பதிலளித்தும் மீண்டும் திறக்கலாம்.
reports-unanswered-letter-subject = பதில் வராததால் புகார் { $reference } மூடப்பட்டது
reports-unanswered-letter =
    { $agency } கேட்ட கேள்விக்குப் பதில் வராததால் புகார் { $reference } மூடப்பட்டது. சிக்கல் தீர்ந்தது என்று இது பொருள்படாது.

    மீண்டும் திறக்க, { $due } முன் பதிலளிக்கவும்: { $link }

# படிவத்தை முடிக்கும் பதில்கள்
reports-instead-title = முதலில் தொலைபேசியில் அழையுங்கள்
reports-instead-phone = { $number }-ஐ அழைக்கவும்
reports-instead-kept = இந்தப் புகார் அனுப்பப்படவில்லை. நீங்கள் நிரப்பியவை அப்படியே உள்ளன.
reports-instead-change = தவறுதலாகத் தேர்ந்தெடுத்தேன்: பதிலை மாற்றவும்

# மீண்டும் கேட்பது
reports-move-ask-fixed = சரி செய்யப்பட்டதா என்று நிறுவனம் கேட்டது
reports-desk-do-ask-fixed = சரி செய்யப்பட்டதா என்று புகாரளித்தவரிடம் கேட்கவும்
reports-fixed-later = நான்கு வாரங்களில் மீண்டும் ஒருமுறை கேட்கவும்
reports-fixed-later-hint = வேலை இன்னும் முடியவில்லை எனில் பயன்படும்.

# அதிகாரியின் சுற்று
reports-round-title = என் சுற்று
reports-round-lead = உங்கள் திறந்த புகார்கள், அருகிலுள்ள வழி வரிசையில்.
reports-round-here = நான் இருக்கும் இடத்திலிருந்து தொடங்கு
reports-round-keep = இணைப்பின்றிப் பயன்படுத்த அனைத்தையும் சேமி
reports-round-kept = சேமிக்கப்பட்டது. இணைப்பின்றியும் வருகைப் படிவங்கள் திறக்கும்.
reports-round-far = முந்தையதிலிருந்து { $far }
reports-round-visit = வருகைப் படிவத்தைத் திற
reports-round-nowhere = இடம் இல்லாதவை
reports-round-none = நீங்கள் இன்னும் எந்தப் புகாரையும் எடுக்கவில்லை.
reports-round-none-next = பணிமேசையில் புகார்களை எடுங்கள்; அவை இங்கே தோன்றும்.
reports-dataset-monthly = அமைப்பு, வகை, மாத வாரியாகப் புகார்கள்
reports-dataset-monthly-about = முடிந்த ஒவ்வொரு மாதத்திலும் ஒவ்வொரு அமைப்புக்கும் எத்தனை பொதுப் புகார்கள் வந்தன, அவற்றுக்கு எவ்வளவு காலம் ஆனது என்பவை. தனிப்பட்ட புகார்கள் கணக்கிடப்படவில்லை. மிகச் சிறிய எண்களும், அவற்றைக் கணக்கிட உதவும் மற்ற எண்களும், யாரையும் அடையாளம் காண முடியாதபடி காலியாக விடப்படுகின்றன.
reports-column-month = புகார்கள் செய்யப்பட்ட மாதத்தின் முதல் நாள்
reports-column-agency = இப்போது அவற்றைக் கையாளும் அமைப்பின் குறியீடு
reports-column-category = வகையின் குறியீடு
reports-column-cases = புகார்களின் எண்ணிக்கை; மிகக் குறைவாக இருந்தால் காலி
reports-column-acknowledged = இவற்றில், அமைப்பு பார்க்கக்கூடிய நடவடிக்கை எடுத்தவை
reports-column-answered = இவற்றில், பதிலளிக்கப்பட்டவை
reports-column-closed = இவற்றில், முடிக்கப்பட்டவை
reports-column-promised = இவற்றில், சாசன வாக்குறுதி நிறைவேறிய அல்லது மீறப்பட்டவை
reports-column-kept = இவற்றில், உறுதியளித்த தேதிக்குள் முடிக்கப்பட்டவை
reports-column-hours-acknowledge = பாதிப் புகார்கள் முதல் நடவடிக்கைக்கு இத்தனை மணி நேரத்திற்கு மேல் காத்திருக்கவில்லை
reports-column-hours-answer = பாதிப் புகார்கள் முதல் பதிலுக்கு இத்தனை மணி நேரத்திற்கு மேல் காத்திருக்கவில்லை
reports-column-days-close = பாதிப் புகார்கள் முடிக்கப்பட இத்தனை நாட்களுக்கு மேல் ஆகவில்லை
