disclosure-title = தகவல் பெறும் உரிமை
disclosure-lead = எந்தப் பொது அமைப்பிடமும் தகவல் கேளுங்கள். என்ன கேட்கப்பட்டது, எப்போது பதில் வர வேண்டும், என்ன பதில் வந்தது என்பதை அனைவரும் காணலாம்.
disclosure-search = நீங்கள் எதை அறிய விரும்புகிறீர்கள்?
disclosure-search-hint = ஏற்கெனவே பதில் தரப்பட்டிருக்கலாம். பிறரின் விண்ணப்பங்களிலும் தரவுத் தொகுப்புகளிலும் தேடுகிறோம்.
disclosure-found = ஏற்கெனவே அறிந்தவை
disclosure-found-none = இதைப் பற்றி இதுவரை யாரும் கேட்கவில்லை
disclosure-found-none-next = நீங்கள் முதலாவதாகக் கேட்கலாம்.
disclosure-found-tables = தரவுத் தொகுப்புகள்
disclosure-found-requests = பிறரின் விண்ணப்பங்கள்
disclosure-found-not = நீங்கள் தேடியது இதுவல்லவா?
disclosure-new = தகவல் கேளுங்கள்
disclosure-list = புதிய விண்ணப்பங்கள்
disclosure-list-agency = { $agency } இடம் கேட்டவை
disclosure-list-state = நிலை
disclosure-list-outcome = முடிவு
disclosure-list-any = அனைத்தும்
disclosure-list-filter = வடிகட்டு
disclosure-list-none = இங்கு விண்ணப்பங்கள் இல்லை
disclosure-list-none-next = வடிகட்டலை மாற்றுங்கள், அல்லது நீங்களே கேளுங்கள்.
disclosure-list-open = முடியாதவை
disclosure-list-closed = முடிந்தவை
disclosure-feed = புதிய விண்ணப்பங்களைப் பின்தொடருங்கள் (Atom)
disclosure-overdue = தாமதம்
disclosure-new-agency = யாரிடம் கேட்க விரும்புகிறீர்கள்?
disclosure-new-agency-lead = எந்தச் சட்டம் பொருந்தும் என்பது நிறுவனத்தைப் பொறுத்தது. முதலில் அதைத் தேர்ந்தெடுங்கள்.
disclosure-new-agency-words = நிறுவனம் அல்லது இடத்தின் பெயர்
disclosure-new-agency-hint = எடுத்துக்காட்டு: “Petaling Jaya” அல்லது “கல்வி அமைச்சு”.
disclosure-new-agency-none = இந்தப் பெயரில் நிறுவனம் இல்லை. வேறு சொற்களை முயலுங்கள்.
disclosure-new-agency-choose = நிறுவனத்தைத் தேர்ந்தெடுங்கள்
disclosure-new-agency-all = எல்லா நிறுவனங்களையும் பாருங்கள்
disclosure-new-to = பெறுநர்: { $agency }.
disclosure-regime = இந்த நிறுவனத்தில் உங்கள் உரிமைகள்
disclosure-regime-none = சட்டம் இல்லை; நல்ல நடைமுறை
disclosure-regime-none-about = இந்த நிறுவனத்திற்கு எந்தச் சட்டமும் காலத்தை விதிக்கவில்லை. கீழுள்ள நாள் எங்கள் மதிப்பீடு; யாருடைய வாக்குறுதியும் அல்ல.
disclosure-regime-law = சட்டம்
disclosure-regime-answer = பெற்றதை உறுதிசெய்த பின் பதில்
disclosure-regime-urgent = ஒருவரின் உயிர் அல்லது சுதந்திரம் தொடர்பானால்
disclosure-regime-fees = கட்டணம்
disclosure-regime-free = கட்டணம் எதுவும் விதிக்கப்படவில்லை
disclosure-regime-board = மேல்முறையீடு
disclosure-account = முதலில் உள்நுழையுங்கள்
disclosure-account-about = யார் கேட்கிறார் என்பதை இந்தச் சட்டம் அறிய விரும்புகிறது. உங்கள் பெயர் பொதுமக்களுக்குக் காட்டப்படாது.
disclosure-new-title = சுருக்கமான தலைப்பு
disclosure-new-title-hint = பிறருக்குப் புரியும் ஒரு வரி.
disclosure-new-words = நீங்கள் கேட்கும் தகவல்
disclosure-new-words-hint = ஆவணங்கள், காலம், வடிவம் ஆகியவற்றைக் குறிப்பிடுங்கள். எவருடைய பெயரையும் அடையாள எண்ணையும் முகவரியையும் எழுதாதீர்கள்.
disclosure-new-urgency = ஒருவரின் உயிர் அல்லது சுதந்திரம் ஏன் தொடர்புடையது
disclosure-new-urgency-hint = உண்மையெனில் மட்டும் நிரப்புங்கள். நிறுவனம் மட்டுமே இதைப் படிக்கும்.
disclosure-shown = யார் பார்க்கலாம்?
disclosure-shown-hint = தலைப்பு, விண்ணப்பம், நீங்களும் நிறுவனமும் எழுதும் அனைத்தும், பதில் ஆகியவை பொதுவானவை. உங்கள் பெயர் காட்டப்படாது.
disclosure-shown-public = அனைவரும், இப்போதிலிருந்து
disclosure-shown-public-hint = பிறர் மீண்டும் கேட்க வேண்டியதில்லை.
disclosure-shown-later = அனைவரும், நான் தேர்ந்தெடுக்கும் நாளிலிருந்து
disclosure-shown-later-hint = பத்திரிகையாளர்களுக்கும் ஆய்வாளர்களுக்கும். நீங்கள் உள்நுழைந்திருந்தால் ஒரு வாரம் முன் நினைவூட்டுவோம்; பிறகு அனைத்தும் திறந்திருக்கும்.
disclosure-shown-personal = யாரும் இல்லை: இது என்னைப் பற்றியது
disclosure-shown-personal-hint = நீங்களும் நிறுவனமும் மட்டுமே பார்ப்பீர்கள். எந்தப் பட்டியலிலும் தேடலிலும் கணக்கிலும் இல்லை.
disclosure-new-reveal = அனைவருக்கும் திறக்கும் நாள்
disclosure-new-reveal-hint = நாளைத் தேர்ந்தெடுத்திருந்தால் மட்டும். அதிகபட்சம் ஓர் ஆண்டுக்குள்.
disclosure-new-warning = முதலில் யோசியுங்கள்: அனைவருக்கும் திறந்ததை யாரும் நகலெடுக்கலாம்; திரும்பப் பெற இயலாது.
disclosure-new-known = செய்தி வந்தால் உங்களுக்கு எழுதுவோம்.
disclosure-new-unknown = நீங்கள் உள்நுழையவில்லை. அனுப்பிய பின், இதைப் பிறகு திறக்க ஓர் இரகசியக் குறியீடு கிடைக்கும்.
disclosure-new-send = விண்ணப்பத்தை அனுப்பு
disclosure-made = உங்கள் விண்ணப்பம் அனுப்பப்பட்டது
disclosure-made-reference = மேற்கோள்:
disclosure-made-secret = இந்தக் குறியீட்டை வைத்திருங்கள்
disclosure-made-secret-about = மேற்கோளும் இந்தக் குறியீடும் இருந்தால் நீங்கள் பதிலளிக்கலாம், மறுஆய்வு கேட்கலாம். இதை மீண்டும் தர எங்களால் இயலாது.
disclosure-made-next = நிறுவனம் முதலில் பெற்றதை உறுதிசெய்ய வேண்டும். பதிலுக்கான காலம் அப்போது தொடங்கும்.
disclosure-made-open = விண்ணப்பத்தைப் பார்
disclosure-key = உங்கள் விண்ணப்பத்தைத் திறங்கள்
disclosure-key-lead = இந்த விண்ணப்பம் பொதுமக்களுக்குத் திறக்கப்படவில்லை, அல்லது இல்லை. உங்களுடையது எனில் குறியீட்டை உள்ளிடுங்கள்.
disclosure-key-words = இரகசியக் குறியீடு
disclosure-key-open = திற
disclosure-request = தகவல் விண்ணப்பம் { $reference }
disclosure-next = அடுத்து என்ன
disclosure-why-date = நாட்கள் கணக்கிடப்பட்ட விதம்
disclosure-files-own = ஆவணங்கள்
disclosure-act-you = நீங்கள் செய்யக்கூடியவை
disclosure-thread = நடந்தவை
disclosure-desk = மேசையில் திற
disclosure-desk-crumb = மேசை
disclosure-desk-done = முடிந்தது: { $move }.
disclosure-desk-case = கட்டணம், அதிகாரிகள், முழு வரலாறு
disclosure-desk-public = பொதுப் பக்கம்
disclosure-act = செய்யக்கூடியவை
disclosure-act-none = இப்போதைக்கு எதுவும் இல்லை.
disclosure-choose = ஒன்றைத் தேர்ந்தெடுங்கள்
disclosure-files = உடன் ஆவணங்கள்
disclosure-files-hint = PDF, JPEG, PNG அல்லது WebP. பதிலைப் படிப்பவர் இவற்றைத் திறக்கலாம்: பார்க்கக் கூடாதவற்றை முதலில் கருப்பாக்குங்கள்.
disclosure-file-picture = படம் { $number }
disclosure-file-paper = ஆவணம் { $number } (PDF)
disclosure-file-recording = பதிவு { $number }
disclosure-kept-personal = கேட்டவரும் நிறுவனமும் மட்டுமே பார்க்கிறார்கள்.
disclosure-kept-later = { $day } முதல் அனைவருக்கும் திறக்கும்.
disclosure-fact-agency = வைத்திருப்பவர்
disclosure-fact-made = அனுப்பியது
disclosure-fact-outcome = முடிவு
disclosure-fact-answered = பதிலளித்தது
disclosure-fact-late = தாமதம்
disclosure-fact-in-time = காலத்திற்குள்
disclosure-next-closed = { $agency } இதை முடித்துவிட்டது.
disclosure-next-clarify-you = { $agency } உங்கள் பதிலுக்காகக் காத்திருக்கிறது. அதுவரை கடிகாரம் நிற்கும்.
disclosure-next-clarify = கேட்டவரின் விளக்கத்திற்காக { $agency } காத்திருக்கிறது. அதுவரை கடிகாரம் நிற்கும்.
disclosure-next-fee = கட்டணம் நிலுவையில் உள்ளது. செலுத்தும் வரை அல்லது தள்ளுபடி செய்யும் வரை கடிகாரம் நிற்கும்.
disclosure-next-board = மேல்முறையீட்டு வாரியம் முடிவு செய்கிறது.
disclosure-next-overdue = { $agency } செயல்பட்டிருக்க வேண்டிய நேரம்: { $due }. அந்த நாள் கடந்துவிட்டது.
disclosure-next-receipt = { $agency } பெற்றதை உறுதிசெய்ய வேண்டிய நேரம்: { $due }.
disclosure-next-review = வேறொருவர் மீண்டும் பார்க்கிறார். { $agency } முடிவு செய்ய வேண்டிய நேரம்: { $due }.
disclosure-next-answer = { $agency } பதிலளிக்க வேண்டிய நேரம்: { $due }.
disclosure-basis-law = இந்த நாளைச் சட்டம் விதிக்கிறது.
disclosure-basis-estimate = இந்த நாளை எந்தச் சட்டமும் விதிக்கவில்லை. இது எங்கள் மதிப்பீடு.
disclosure-count-received = பெற்ற பொது விண்ணப்பங்கள்
disclosure-count-answered = பதிலளித்தவை
disclosure-count-in-time = காலத்திற்குள் பதிலளித்தவை
disclosure-count-overdue = இப்போது தாமதமானவை
disclosure-count-full = முழுமையாகத் தரப்பட்டவை
disclosure-count-partial = பகுதியாகத் தரப்பட்டவை
disclosure-count-refused = மறுக்கப்பட்டவை
disclosure-count-not-held = வைத்திராதவை
disclosure-count-few = { $few } க்கும் குறைவு
disclosure-held = தகவல் விண்ணப்பங்கள்
disclosure-acted-for = தகவல் விண்ணப்பங்கள்

disclosure-state-received = பெறப்பட்டது
disclosure-state-urgent = பெறப்பட்டது, அவசரம் எனப்பட்டது
disclosure-state-working = பதில் தயாராகிறது
disclosure-state-clarifying = விளக்கத்திற்குக் காத்திருக்கிறது
disclosure-state-fee-due = கட்டணத்திற்குக் காத்திருக்கிறது
disclosure-state-answered = முழுமையாகத் தரப்பட்டது
disclosure-state-partial = பகுதியாகத் தரப்பட்டது
disclosure-state-refused = மறுக்கப்பட்டது
disclosure-state-not-held = வைத்திருக்கவில்லை
disclosure-state-withdrawn = திரும்பப் பெறப்பட்டது
disclosure-state-lapsed = விளக்கமின்றி மூடப்பட்டது
disclosure-state-reviewing = மறுஆய்வில்
disclosure-state-upheld = முடிவு நிலைநிறுத்தப்பட்டது
disclosure-state-appealed = மேல்முறையீட்டு வாரியத்தில்
disclosure-state-board-kept = வாரியம் நிலைநிறுத்தியது
disclosure-outcome-full = முழுமையாகத் தரப்பட்டது
disclosure-outcome-partial = பகுதியாகத் தரப்பட்டது
disclosure-outcome-refused = மறுக்கப்பட்டது
disclosure-outcome-not-held = வைத்திருக்கவில்லை
disclosure-outcome-withdrawn = திரும்பப் பெறப்பட்டது
disclosure-outcome-lapsed = விளக்கம் வரவில்லை

disclosure-move-acknowledge = பெற்றது உறுதி; காலம் தொடங்கியது
disclosure-move-acknowledge-urgent = அவசரமாக உறுதி; காலம் தொடங்கியது
disclosure-move-not-urgent = பெற்றது உறுதி, ஆனால் அவசரமல்ல
disclosure-move-give = முழுமையாகப் பதிலளிக்கப்பட்டது
disclosure-move-give-part = பகுதியாகப் பதிலளிக்கப்பட்டது
disclosure-move-refuse = மறுக்கப்பட்டது
disclosure-move-not-held = நிறுவனம் இதை வைத்திருக்கவில்லை
disclosure-move-clarify = நிறுவனம் விளக்கம் கேட்டது
disclosure-move-explain = விளக்கம் தரப்பட்டது
disclosure-move-expire = விளக்கம் வராததால் மூடப்பட்டது
disclosure-move-extend = காலம் நீட்டிக்கப்பட்டது
disclosure-move-charge = விண்ணப்பக் கட்டணம் விதிக்கப்பட்டது
disclosure-move-charge-copies = நகல் கட்டணம் விதிக்கப்பட்டது
disclosure-move-go-on = கட்டணம் தீர்ந்தது; பணி தொடர்கிறது
disclosure-move-transfer = வேறு நிறுவனத்திடம் ஒப்படைக்கப்பட்டது
disclosure-move-transfer-urgent = வேறு நிறுவனத்திடம் ஒப்படைக்கப்பட்டது
disclosure-move-reply = நிறுவனம் எழுதியது
disclosure-move-note = உள் குறிப்பு
disclosure-move-write = கேட்டவர் எழுதினார்
disclosure-move-withdraw = திரும்பப் பெறப்பட்டது
disclosure-move-keep-back = அனைவருக்கும் திறக்கப்படாது
disclosure-move-ask-review = மறுஆய்வு கேட்கப்பட்டது
disclosure-move-review-late = தாமதத்தால் மறுஆய்வு கேட்கப்பட்டது
disclosure-move-review-late-urgent = தாமதத்தால் மறுஆய்வு கேட்கப்பட்டது
disclosure-move-uphold = மறுஆய்வு: முடிவு நிலைக்கிறது
disclosure-move-overturn = மறுஆய்வு: மீண்டும் பதிலளிக்க வேண்டும்
disclosure-move-appeal = வாரியத்திடம் மேல்முறையீடு
disclosure-move-board-keep = வாரியம் முடிவை நிலைநிறுத்தியது
disclosure-move-board-overturn = வாரியம் முடிவை மாற்றியது

disclosure-do-acknowledge = பெற்றதை உறுதிசெய்
disclosure-do-acknowledge-urgent = அவசரமாக உறுதிசெய்
disclosure-do-not-urgent = உறுதிசெய், அவசரமல்ல
disclosure-do-give = கேட்ட அனைத்தையும் தா
disclosure-do-give-part = ஒரு பகுதியைத் தா
disclosure-do-refuse = மறு
disclosure-do-not-held = இல்லை எனக் கூறு
disclosure-do-clarify = விளக்கம் கேள்
disclosure-do-explain = விளக்கம் கொடு
disclosure-do-extend = காலத்தை நீட்டி
disclosure-do-charge = விண்ணப்பக் கட்டணம் விதி
disclosure-do-charge-copies = நகல் கட்டணம் விதி
disclosure-do-transfer = வேறு நிறுவனத்திடம் ஒப்படை
disclosure-do-transfer-urgent = வேறு நிறுவனத்திடம் ஒப்படை
disclosure-do-reply = கேட்டவருக்கு எழுது
disclosure-do-note = உள் குறிப்பு எழுது
disclosure-do-write = நிறுவனத்திற்கு எழுது
disclosure-do-withdraw = விண்ணப்பத்தைத் திரும்பப் பெறு
disclosure-do-keep-back = அனைவருக்கும் ஒருபோதும் திறக்காதே
disclosure-do-ask-review = மறுஆய்வு கேள்
disclosure-do-review-late = தாமதத்தால் மறுஆய்வு கேள்
disclosure-do-review-late-urgent = தாமதத்தால் மறுஆய்வு கேள்
disclosure-do-uphold = முடிவை நிலைநிறுத்து
disclosure-do-overturn = மீண்டும் பதிலளிக்கச் செய்
disclosure-do-appeal = வாரிய மேல்முறையீட்டைப் பதி
disclosure-do-board-keep = பதி: வாரியம் நிலைநிறுத்தியது
disclosure-do-board-overturn = பதி: வாரியம் மாற்றியது
disclosure-hint-give = பதிலை எழுதி, ஆவணங்கள் இருந்தால் சேருங்கள்.
disclosure-hint-give-part = மீதி ஏன் தரப்படவில்லை எனத் தேர்ந்தெடுத்து விளக்குங்கள்.
disclosure-hint-refuse = அனுமதிக்கப்பட்ட காரணத்தைத் தேர்ந்தெடுத்து, புரியும்படி விளக்குங்கள்.
disclosure-hint-not-held = யாரிடம் இருக்கலாம் எனத் தெரிந்தால் கூறுங்கள்.
disclosure-hint-transfer = அந்த நிறுவனம் பெற்றதை உறுதிசெய்ய வேண்டும்; அதன் சட்டமே பொருந்தும்.
disclosure-hint-transfer-urgent = அந்த நிறுவனம் பெற்றதை உறுதிசெய்ய வேண்டும்; அதன் சட்டமே பொருந்தும்.
disclosure-hint-appeal = மேல்முறையீட்டை வாரியத்திடமே செய்ய வேண்டும். எப்போது, எதைப் பற்றி என்பது மட்டும் இங்கே பதியப்படுகிறது.
disclosure-hint-ask-review = நிறுவனத்தில் வேறொருவர் முடிவை ஒரு முறை மீண்டும் பார்ப்பார்.
disclosure-hint-clarify = அவர் பதிலளிக்கும் வரை கடிகாரம் நிற்கும். 30 நாட்களில் பதில் வராவிட்டால் மூடப்படும்.
disclosure-hint-charge = கட்டணம் செலுத்தும் வரை அல்லது தள்ளுபடி வரை கடிகாரம் நிற்கும்.
disclosure-hint-not-urgent = உயிரோ சுதந்திரமோ ஏன் தொடர்பில்லை என விளக்குங்கள். அனைவரும் படிப்பார்கள்.
disclosure-hint-extend = ஒரு முறை மட்டும், 14 நாட்கள். காரணத்தை அனைவரும் படிப்பார்கள்.
disclosure-hint-keep-back = நீங்கள் தேர்ந்தெடுத்த நாளில் இது திறக்கப்படாது. இதை மாற்ற முடியாது.
disclosure-clock-receipt = பெற்றதை உறுதிசெய்தல்
disclosure-clock-answer = பதில் தருதல்
disclosure-clock-urgent = அவசரப் பதில் தருதல்
disclosure-clock-silence = விளக்கம் தருதல்
disclosure-clock-review-window = மறுஆய்வு கேட்டல்
disclosure-clock-review = முடிவை மறுஆய்வு செய்தல்
disclosure-fee-fee = விண்ணப்பக் கட்டணம்
disclosure-fee-copies = நகல்கள்
disclosure-party-reviewer = மறுஆய்வு அதிகாரி

problem-disclosure-agency-unknown = இந்த நிறுவனத்திடம் கேட்க இயலாது. வேறொன்றைத் தேர்ந்தெடுங்கள்.
problem-disclosure-account-needed = யார் கேட்கிறார் என்பதை இந்த நிறுவனத்தின் சட்டம் அறிய விரும்புகிறது. முதலில் உள்நுழையுங்கள்.
problem-disclosure-title-missing = சுருக்கமான தலைப்பை எழுதுங்கள்.
problem-disclosure-words-missing = நீங்கள் கேட்கும் தகவலை எழுதுங்கள்.
problem-disclosure-urgency-unfit = இந்த நிறுவனத்திற்கு அவசரக் காலம் இல்லை, அல்லது காரணம் மிக நீளம்.
problem-disclosure-reveal-unfit = வரும் ஓர் ஆண்டுக்குள் ஒரு நாளைத் தேர்ந்தெடுங்கள்.
problem-disclosure-shown-missing = யார் பார்க்கலாம் எனத் தேர்ந்தெடுங்கள்.
problem-disclosure-key-wrong = இந்தக் குறியீடு அந்த விண்ணப்பத்தைத் திறக்காது.
problem-disclosure-files-many = ஒரே நேரத்தில் பத்துக் கோப்புகள் வரை அனுப்பலாம்.
problem-disclosure-once-other = இந்தப் படிவம் வேறு சொற்களுடன் அனுப்பப்பட்டது. புதிதாகத் தொடங்குங்கள்.
problem-disclosure-busy = மீண்டும் முயலுங்கள்.
problem-disclosure-page-wrong = பக்கங்கள் 1 முதல் எண்ணப்படுகின்றன.
problem-disclosure-word-unknown = இந்தச் சொல் இங்கு அறியப்படவில்லை.

disclosure-letter-acknowledged-subject = விண்ணப்பம் { $reference } பெற்றது உறுதி
disclosure-letter-acknowledged =
    { $agency } விண்ணப்பம் { $reference } ஐப் பெற்றதை உறுதிசெய்தது. பதிலளிக்க வேண்டிய நேரம்: { $due }.

    { $link }
disclosure-letter-answered-subject = விண்ணப்பம் { $reference } க்கான பதில்
disclosure-letter-answered =
    { $agency } விண்ணப்பம் { $reference } குறித்து முடிவு செய்தது. 30 நாட்களுக்குள் மறுஆய்வு கேட்கலாம்.

    { $link }
disclosure-letter-asked-subject = விண்ணப்பம் { $reference } பற்றிய கேள்வி
disclosure-letter-asked =
    விண்ணப்பம் { $reference } குறித்து { $agency } விளக்கம் கேட்கிறது. நீங்கள் பதிலளிக்கும் வரை கடிகாரம் நிற்கும்; 30 நாட்களுக்குப் பின் மூடப்படும்.

    { $link }
disclosure-letter-lapsed-subject = விண்ணப்பம் { $reference } மூடப்பட்டது
disclosure-letter-lapsed =
    விளக்கம் வராததால் விண்ணப்பம் { $reference } மூடப்பட்டது. இப்போதும் விளக்கம் தந்து மீண்டும் திறக்கலாம்.

    { $link }
disclosure-letter-extended-subject = விண்ணப்பம் { $reference } க்கு மேலும் காலம்
disclosure-letter-extended =
    { $agency } விண்ணப்பம் { $reference } இன் காலத்தை நீட்டித்தது. பதிலளிக்க வேண்டிய நேரம்: { $due }.

    { $link }
disclosure-letter-charged-subject = விண்ணப்பம் { $reference } க்கான கட்டணம்
disclosure-letter-charged =
    விண்ணப்பம் { $reference } க்கு { $agency } கட்டணம் விதித்தது. தீரும் வரை கடிகாரம் நிற்கும்.

    { $link }
disclosure-letter-transferred-subject = விண்ணப்பம் { $reference } ஒப்படைக்கப்பட்டது
disclosure-letter-transferred =
    விண்ணப்பம் { $reference } இப்போது { $agency } இடம் உள்ளது; அது பெற்றதை உறுதிசெய்ய வேண்டும்.

    { $link }
disclosure-letter-replied-subject = விண்ணப்பம் { $reference } பற்றிய செய்தி
disclosure-letter-replied =
    விண்ணப்பம் { $reference } பற்றி { $agency } எழுதியது.

    { $link }
disclosure-letter-reviewed-subject = விண்ணப்பம் { $reference } இன் மறுஆய்வு
disclosure-letter-reviewed =
    விண்ணப்பம் { $reference } குறித்த முடிவு மீண்டும் பார்க்கப்பட்டது.

    { $link }
disclosure-officer-letter-subject = தகவல் விண்ணப்பம் { $reference }
disclosure-officer-letter =
    { $agency } இல் உள்ள தகவல் விண்ணப்பம் { $reference } பற்றிச் செய்தி உள்ளது.

    { $link }
disclosure-reveal-letter-subject = விண்ணப்பம் { $reference } அனைவருக்கும் திறக்கும்
disclosure-reveal-letter =
    விரைவில் விண்ணப்பம் { $reference }, எழுதிய அனைத்தும், பதிலும் அனைவருக்கும் தெரியும். நாள் அதன் பக்கத்தில் உள்ளது.

    { $link }
disclosure-dataset-monthly = அமைப்பு, மாதம், முடிவு வாரியாகத் தகவல் கோரிக்கைகள்
disclosure-dataset-monthly-about = முடிந்த ஒவ்வொரு மாதத்திலும் ஒவ்வோர் அமைப்பும் பெற்ற பொதுத் தகவல் கோரிக்கைகள் எத்தனை, அவற்றின் முடிவு என்ன, பதிலுக்கு எவ்வளவு காலம் ஆனது என்பவை. தன்னைப் பற்றிய கோரிக்கைகளும், இன்னும் அனைவருக்கும் திறக்கப்படாதவையும் கணக்கிடப்படுவதில்லை. மிகச் சிறிய எண்களும், அவற்றை வெளிப்படுத்தக்கூடிய மற்ற எண்களும் காலியாக விடப்படுகின்றன.
disclosure-column-month = கோரிக்கைகள் செய்யப்பட்ட மாதத்தின் முதல் நாள்
disclosure-column-agency = இப்போது அவற்றை வைத்திருக்கும் அமைப்பின் குறியீடு
disclosure-column-outcome = முடிவு: full, partial, refused, not_held, withdrawn, lapsed அல்லது waiting
disclosure-column-cases = கோரிக்கைகளின் எண்ணிக்கை; மிகக் குறைவாக இருந்தால் காலி
disclosure-column-days = பதில் பெற்றவற்றில் பாதி இத்தனை நாட்களுக்கு மேல் காத்திருக்கவில்லை

## Words that are hidden or changed
disclosure-moderated = சில சொற்களை அலுவலகம் நீக்கியது அல்லது மாற்றியது
disclosure-moderated-yours = உங்கள் விண்ணப்பத்தில் மாற்றப்பட்டவை
disclosure-moderated-about = அலுவலகம் இப்பகுதிகளை மாற்றியது அல்லது மறைத்தது; காரணத்தையும் கூறுகிறது.
disclosure-moderate-lead = எல்லோரும் படிப்பது இது. நீங்கள் மாற்றுவதும் அதன் காரணமும் கேட்டவருக்குத் தெரிவிக்கப்படும்.
disclosure-moderate-request = முழு விண்ணப்பம்
disclosure-moderate-back = விண்ணப்பத்திற்குத் திரும்பு
disclosure-conceal = இந்த விண்ணப்பம் என்னைப் பற்றியது
disclosure-conceal-about = பொதுமக்களிடமிருந்து நீக்கு: நீங்களும் அமைப்பும் மட்டுமே இதையும் இதில் எழுதிய அனைத்தையும் பார்ப்பீர்கள். பிறர் ஏற்கெனவே நகலெடுத்திருக்கலாம். இதை மாற்ற முடியாது.
disclosure-conceal-do = பொதுமக்களிடமிருந்து நீக்கு
disclosure-kept-hidden = அலுவலகம் இந்த விண்ணப்பத்தைப் பொதுமக்களுக்குக் காட்டுவதில்லை. கேட்டவரும் அமைப்பும் மட்டுமே பார்க்கின்றனர்.
disclosure-fact-hidden = பொதுமக்களிடமிருந்து மறைக்கப்பட்டது
disclosure-personal-hide-hint = அமைப்பு மட்டுமே இதைப் பார்க்கும்.
disclosure-moderated-letter-subject = விண்ணப்பம் { $reference } இல் ஒன்று மாற்றப்பட்டது
disclosure-moderated-letter =
    உங்கள் விண்ணப்பம் { $reference } இல் எல்லோரும் படிக்கும் ஒன்றை அலுவலகம் மாற்றியது அல்லது மறைத்தது.

    என்ன மாற்றப்பட்டது, ஏன் என்பது அதன் பக்கத்தில் உள்ளது: { $link }
problem-disclosure-choose-personal = தனிப்பட்ட எண் அல்லது முகவரியை மறைப்பதா காட்டுவதா எனத் தேர்ந்தெடுங்கள்.
problem-disclosure-moderation-reason = ஒரு காரணத்தைத் தேர்ந்தெடுங்கள் அல்லது எழுதுங்கள்.
problem-disclosure-moderation-text = அதற்குப் பதிலாக வர வேண்டிய சொற்களை எழுதுங்கள்.
problem-disclosure-moderation-unfit = இப்பகுதியை அப்படி மாற்ற முடியாது, அல்லது ஏற்கெனவே அப்படி உள்ளது.
