## நிலை
kernel-reach-is-live = தொடர்புகொள்ள முடியும்
kernel-reach-is-moved = பொறுப்பு மாற்றப்பட்டது
kernel-reach-is-unclaimed = இன்னும் இணையவில்லை
kernel-reach-is-unproved = இன்னும் நிரூபிக்கவில்லை
kernel-reach-is-unanswered = பதில் இல்லை
kernel-reach-is-failing = வழி பழுது
kernel-reach-is-officer-gone = அதிகாரி இல்லை
kernel-reach-is-suspended = நிறுத்தப்பட்டது
kernel-reach-is-ended = கலைக்கப்பட்டது
kernel-reach-next-live = எதுவும் செய்ய வேண்டியதில்லை.
kernel-reach-next-moved = எதுவும் செய்ய வேண்டியதில்லை; பொறுப்பேற்ற அமைப்பைத் தொடர்புகொள்ளுங்கள்.
kernel-reach-next-unclaimed = அமைப்பைத் தொடர்புகொண்டு அதன் அதிகாரியையும் வழியையும் உறுதிசெய்யுங்கள்.
kernel-reach-next-unproved = சோதனைச் செய்தியை உறுதிசெய்ய அதிகாரியைக் கேளுங்கள், அல்லது மீண்டும் அனுப்புங்கள்.
kernel-reach-next-unanswered = அதிகாரியை அழையுங்கள், பின்னர் சோதனைச் செய்தியை மீண்டும் அனுப்புங்கள்.
kernel-reach-next-failing = வழியின் முகவரியைத் திருத்தி, சோதனைச் செய்தியை மீண்டும் அனுப்புங்கள்.
kernel-reach-next-officer-gone = புதிய அதிகாரியைப் பெயரிடுங்கள்.
kernel-reach-next-suspended = காரணம் தீர்ந்ததும் மீண்டும் உறுதிசெய்யுங்கள்.
kernel-reach-next-ended = பொறுப்பேற்கும் அமைப்பைப் பதிவேட்டில் குறிப்பிடுங்கள்.
kernel-reach-standing = பங்கேற்பு
kernel-reach-standing-unclaimed = இன்னும் இணையவில்லை
kernel-reach-standing-verified = பணியகம் உறுதிசெய்தது
kernel-reach-standing-live = செயலில்
kernel-reach-standing-suspended = நிறுத்தப்பட்டது
kernel-reach-tier-ministry = அமைச்சுகள்
kernel-reach-tier-federal = கூட்டரசு அமைப்புகள்
kernel-reach-tier-state = மாநில அரசுகள்
kernel-reach-tier-local = ஊராட்சி மன்றங்கள்
kernel-reach-tier-utility = பொதுச் சேவை நிறுவனங்கள்
kernel-reach-tier-extra = கணக்கில் சேராத பிற அமைப்புகள்
kernel-reach-channel = வழி
kernel-reach-channel-desk = இங்குள்ள மேசை
kernel-reach-channel-email = மின்னஞ்சல்
kernel-reach-channel-open311 = Open311 சேவையகம்
kernel-reach-channel-api = அமைப்பின் நிரல் (API)
kernel-reach-channel-hint-desk = அதிகாரிகள் உள்நுழைந்து இங்கே பணிபுரிவர்.
kernel-reach-channel-hint-email = அறிவிப்புகள் அமைப்பின் ஒரு முகவரிக்குச் செல்லும்.
kernel-reach-channel-hint-open311 = அமைப்புக்குச் சொந்த Open311 சேவையகம் உள்ளது.
kernel-reach-channel-hint-api = அமைப்பின் நிரல் வில்லையுடன் வழக்குகளைப் பெறும்.
kernel-reach-failure = வழியின் சிக்கல்
kernel-reach-failure-refused = அந்தச் சேவையகத்தின் முகவரியை இங்கிருந்து அடைய முடியாது.
kernel-reach-failure-no-discovery = அந்தச் சேவையகம் Open311 discovery தகவலைத் தரவில்லை.
kernel-reach-failure-no-services = அந்தச் சேவையகம் புகாரளிக்கக்கூடிய எதையும் பட்டியலிடவில்லை.
kernel-reach-failure-undelivered = நாங்கள் அனுப்பும் புகார்களை அந்தச் சேவையகம் ஏற்கவில்லை.

## பணியகம்
kernel-reach-bureau-title = சென்று சேராதவை
kernel-reach-bureau-lead = இப்போது தொடர்புகொள்ள முடியாத அமைப்புகள், காரணம், அங்கே காத்திருக்கும் வழக்குகள்.
kernel-reach-desk = பணி மேசை
kernel-reach-of = { $all } இல் { $count }
kernel-reach-stat-reached = அமைப்புகளைத் தொடர்புகொள்ள முடியும்
kernel-reach-stat-missing = தொடர்புகொள்ள முடியாதவை
kernel-reach-stat-waiting = வழக்குகள் அங்கே காத்திருக்கின்றன
kernel-reach-stat-claims = கோரிக்கைகள் சரிபார்ப்புக்குக் காத்திருக்கின்றன
kernel-reach-claimed-title = ஏற்கெனவே இணைந்த அமைப்புக்காக ஒருவர் கோருகிறார்
kernel-reach-views = பகுதிகள்
kernel-reach-view-agencies = அமைப்புகள்
kernel-reach-view-cases = வழக்குகள்
kernel-reach-view-count = எண்ணிக்கை
kernel-reach-agency = அமைப்பு
kernel-reach-why = காரணம்
kernel-reach-since = முதல்
kernel-reach-next = அடுத்த செயல்
kernel-reach-waiting = காத்திருக்கும் வழக்குகள்
kernel-reach-claims = { $count ->
    [one] { $count } கோரிக்கை
   *[other] { $count } கோரிக்கைகள்
 }
kernel-reach-none = இங்கே அமைப்பு எதுவும் இல்லை
kernel-reach-none-help = அனைத்தையும் பார்க்க வடிகட்டிகளை நீக்குங்கள். வடிகட்டி இல்லையெனில், எல்லா அமைப்புகளையும் தொடர்புகொள்ள முடியும்.
kernel-reach-cases-lead = தொடர்புகொள்ள முடியாத அமைப்புகளுக்காகக் காத்திருக்கும் வழக்குகள், முன்கூட்டிய காலக்கெடு முதலில்.
kernel-reach-cases-only = இந்த அமைப்பின் வழக்குகள் மட்டும்:
kernel-reach-cases-all = அனைத்தையும் காட்டு
kernel-reach-cases-none = சிக்கிய வழக்கு எதுவும் இல்லை
kernel-reach-cases-none-help = திறந்த வழக்குகள் அனைத்தும் பதிலளிக்கும் அமைப்புகளிடம் உள்ளன.
kernel-reach-due = காலக்கெடு
kernel-reach-case = வழக்கு
kernel-reach-private = தனிப்பட்டது
kernel-reach-count-lead = ஒவ்வோர் அமைப்பும் ஒரு முறை மட்டும் எண்ணப்படும்.
kernel-reach-count-data = இந்த எண்ணிக்கை தரவாக
kernel-reach-by-tier = வகைப்படி
kernel-reach-by-state = மாநிலப்படி
kernel-reach-who = யார்
kernel-reach-all = அனைத்தும்
kernel-reach-missing = தொடர்புகொள்ள முடியாதவை
kernel-reach-nation = நாடு முழுவதும்
kernel-reach-whole-country = கூட்டரசு

## ஓர் அமைப்பு
kernel-reach-public-page = பொதுப் பக்கத்தைப் பார்க்க
kernel-reach-officer = பொறுப்பு அதிகாரி
kernel-reach-proved = கடைசிப் பதில்
kernel-reach-cases-here = { $count ->
    [one] { $count } வழக்கு இங்கே காத்திருக்கிறது.
   *[other] { $count } வழக்குகள் இங்கே காத்திருக்கின்றன.
 }
kernel-reach-cases-see = வழக்குகளைப் பார்க்க
kernel-reach-confirm-title = இந்த அமைப்புக்கு ஒரு சோதனைச் செய்தி உள்ளது
kernel-reach-confirm-lead = வழக்குகள் உங்களை வந்தடைகின்றன என்று காட்ட பொத்தானை அழுத்துங்கள்.
kernel-reach-confirm = எங்களுக்குக் கிடைத்தது
kernel-reach-confirm-see = பார்த்து உறுதிசெய்க
kernel-reach-desk-agency = இந்த அமைப்பின் வழியும் அதிகாரியும்
kernel-reach-desk-bureau = தொடர்புகொள்ள முடியாத அமைப்புகள்
kernel-reach-claims-title = கோரிக்கைகள்
kernel-reach-claims-lead = கோரிக்கை எந்த உரிமையும் தராது. உறுதிசெய்யும் முன் அமைப்பை அதன் அதிகாரபூர்வ எண்ணில் அழையுங்கள்.
kernel-reach-claim-fits = அமைப்பின் இணையதளப் பெயரிலுள்ள மின்னஞ்சலால் உள்நுழைந்துள்ளார்.
kernel-reach-claim-unproved = இந்த முகவரி நிரூபிக்கப்படவில்லை.
kernel-reach-claim-refuse = கோரிக்கையை மறுக்க
kernel-reach-verify-title = இந்த அமைப்பை உறுதிசெய்க
kernel-reach-change-title = அதிகாரியும் வழியும்
kernel-reach-set-lead = சேமித்ததும், அந்த வழியில் சோதனைச் செய்தி அனுப்பப்படும். அது உறுதிசெய்யப்பட்ட பின்னரே அமைப்பைத் தொடர்புகொள்ள முடியும் எனக் கருதப்படும்.
kernel-reach-officer-email = பொறுப்பு அதிகாரியின் மின்னஞ்சல்
kernel-reach-officer-email-hint = அமைப்பின் சார்பில் பதில் சொல்பவர்.
kernel-reach-officer-name = அதிகாரியின் பெயர்
kernel-reach-officer-name-hint = அதிகாரி இங்கே புதியவர் என்றால் மட்டும்.
kernel-reach-address = வழியின் முகவரி
kernel-reach-address-hint = மின்னஞ்சலுக்கு: மின்னஞ்சல் முகவரி. Open311க்கு: சேவையகத்தின் https முகவரி.
kernel-reach-jurisdiction = Open311 ஆட்சி எல்லை
kernel-reach-jurisdiction-hint = சேவையகம் கேட்டால் jurisdiction_id.
kernel-reach-verify = உறுதிசெய்து சோதனை அனுப்புக
kernel-reach-save = சேமித்து சோதனை அனுப்புக
kernel-reach-again-title = மற்றொரு சோதனைச் செய்தி
kernel-reach-again-lead = வழி சரிசெய்யப்பட்ட பின், அல்லது முந்தையது தொலைந்தால்.
kernel-reach-again = இப்போதே சோதனைச் செய்தி அனுப்புக
kernel-reach-tests = சோதனைச் செய்திகள்
kernel-reach-tests-lead = புதியது முதலில்
kernel-reach-tests-none = இன்னும் சோதனைச் செய்தி அனுப்பப்படவில்லை.
kernel-reach-test-sent = அனுப்பியது
kernel-reach-test-channel = வழி
kernel-reach-test-due = பதில் கெடு
kernel-reach-test-confirmed = உறுதிசெய்தது
kernel-reach-test-silent = இன்னும் இல்லை
kernel-reach-suspend-title = இந்த அமைப்பை நிறுத்துக
kernel-reach-suspend-lead = பணியகம் மீண்டும் உறுதிசெய்யும் வரை அங்கே எதுவும் அனுப்பப்படாது.
kernel-reach-suspend-words = காரணம், பதிவுக்காக
kernel-reach-suspend = நிறுத்துக
kernel-reach-done-set = சேமிக்கப்பட்டது; மாற்றம் இருந்தால் சோதனைச் செய்தி அனுப்பப்பட்டது
kernel-reach-done-suspend = அமைப்பு நிறுத்தப்பட்டது
kernel-reach-done-test = சோதனைச் செய்தி அனுப்பப்பட்டது
kernel-reach-done-confirm = நன்றி, சோதனைச் செய்தி உறுதிசெய்யப்பட்டது
kernel-reach-done-refuse = கோரிக்கை மறுக்கப்பட்டது

## கோரிக்கை
kernel-reach-claim-title = அமைப்பின் சார்பில் கோருக
kernel-reach-claim-lead = இங்கே பணிபுரிகிறீர்களா? எங்களிடம் சொல்லுங்கள்; புகார் பணியகம் உங்கள் அலுவலகத்தை அழைத்து உறுதிசெய்யும். அதுவரை எதுவும் மாறாது.
kernel-reach-claim-name = உங்கள் பெயர்
kernel-reach-claim-email = அலுவலக மின்னஞ்சல்
kernel-reach-claim-email-hint = அமைப்பின் முகவரி, சொந்த முகவரி அல்ல.
kernel-reach-claim-words = உங்கள் பதவி, வழக்குகள் எப்படி வர வேண்டும்
kernel-reach-claim-words-hint = எடுத்துக்காட்டு: மக்கள் தொடர்பு அதிகாரி; இந்த மேசையில் பணிபுரிய விரும்புகிறோம்.
kernel-reach-claim-send = கோரிக்கையை அனுப்புக
kernel-reach-claim-sent = உங்கள் கோரிக்கை வந்து சேர்ந்தது
kernel-reach-claim-sent-lead = பணியகம் அமைப்பை அதன் அதிகாரபூர்வ எண்ணில் அழைக்கும். நீங்கள் எதுவும் செய்ய வேண்டியதில்லை.

## இணைப்பு
kernel-reach-link-title = சோதனைச் செய்தி
kernel-reach-link-lead = இந்த முகவரிக்கு வரும் செய்திகள் படிக்கப்படுகின்றன என்று காட்ட பொத்தானை அழுத்துங்கள். வேறு எதுவும் தேவையில்லை.
kernel-reach-link-confirm = எங்களுக்குக் கிடைத்தது
kernel-reach-link-done = நன்றி, இந்தச் செய்தி உறுதிசெய்யப்பட்டது
kernel-reach-link-done-lead = இந்த அமைப்பின் வழக்குகள் இதே முகவரிக்கு அறிவிக்கப்படும்.

## பொதுப் பக்கம்
kernel-reach-public-live = இந்த அமைப்பு இங்கே பதிலளிக்கிறது
kernel-reach-public-live-lead = அண்மையில் ஒரு சோதனைச் செய்தியை உறுதிசெய்தது. மாதந்தோறும் கேட்கிறோம்.
kernel-reach-public-unclaimed = இந்த அமைப்பு இன்னும் { $site } உடன் இணையவில்லை
kernel-reach-public-missing = இப்போது இந்த அமைப்பைத் தொடர்புகொள்ள முடியவில்லை
kernel-reach-public-meanwhile = நீங்கள் இன்னும் புகாரளிக்கலாம். உங்கள் புகார் இந்த அமைப்பின் பெயரில் வைக்கப்படும்; { $bureau } சென்று சேராதவை பட்டியலில் அதைப் பார்த்து வேறு வழியில் அமைப்பைத் தொடர்புகொள்ளும்.
kernel-reach-public-claim = இங்கே பணிபுரிகிறீர்களா? அமைப்பின் சார்பில் கோருக

## கடிதங்கள்
kernel-reach-letter-desk-subject = { $agency } க்கான சோதனைச் செய்தி
kernel-reach-letter-desk =
    இது { $site } இல் { $agency } க்கான முதல் அல்லது மாதாந்தர சோதனைச் செய்தி.

    { $due } க்குள் இந்தப் பக்கத்தைத் திறந்து, உள்நுழைந்து “எங்களுக்குக் கிடைத்தது” என்பதை அழுத்துங்கள்:
    { $link }

    வழக்குகள் உங்களை வந்தடைகின்றன என்று இதனால் அறிவோம்.

    { $site }
kernel-reach-letter-email-subject = { $agency } க்கான சோதனைச் செய்தி
kernel-reach-letter-email =
    இது { $site } இன் சோதனைச் செய்தி. { $agency } க்கான வழக்கு அறிவிப்புகளைப் பெற இந்த முகவரி குறிப்பிடப்பட்டுள்ளது.

    { $due } க்குள் இந்த இணைப்பைத் திறந்து, பக்கத்திலுள்ள பொத்தானை அழுத்துங்கள்:
    { $link }/{ $code }

    செய்தி படிக்கப்பட்டது என்று இதனால் அறிவோம். உள்நுழைய வேண்டியதில்லை.

    நீங்கள் { $agency } இல் இல்லையெனில், இந்த மின்னஞ்சலைப் புறக்கணியுங்கள்.

    { $site }

## சிக்கல்கள்
problem-kernel-reach-stale = இப்போதுதான் வேறொருவர் மாற்றினார். தற்போதைய நிலையைப் பார்த்து மீண்டும் முயலுங்கள்.
problem-kernel-reach-gone = இந்த அமைப்பு இப்போது இல்லை. பொறுப்பேற்றது யார் என்று பாருங்கள்.
problem-kernel-reach-unclaimed = இந்த அமைப்பு இணையவில்லை. முதலில் பணியகம் உறுதிசெய்ய வேண்டும்.
problem-kernel-reach-suspended = இந்த அமைப்பு நிறுத்தப்பட்டுள்ளது. பணியகம் மட்டுமே மீண்டும் உறுதிசெய்ய முடியும்.
problem-kernel-reach-test-over = இந்தச் சோதனைச் செய்தி முடிந்துவிட்டது. புதியதைப் பயன்படுத்துங்கள், அல்லது மற்றொன்றைக் கேளுங்கள்.
problem-kernel-reach-test-elsewhere = இந்தச் சோதனைச் செய்தி வேறு வழியில் சென்றது. அங்கே உறுதிசெய்யுங்கள்.
problem-kernel-reach-too-soon = சோதனைச் செய்தி இப்போதுதான் அனுப்பப்பட்டது. { $minutes } நிமிடங்களில் மீண்டும் முயலுங்கள்.
problem-kernel-reach-officer-unknown = இந்த மின்னஞ்சல் உடைய எவருக்கும் அமைப்பில் பொறுப்பு இல்லை. சக பணியாளரைத் தேர்ந்தெடுங்கள், அல்லது பணியகத்தைக் கேளுங்கள்.
problem-kernel-reach-url-wrong = https:// என்று தொடங்கும் சேவையக முகவரியை எழுதுங்கள்; கேள்விக்குறியோ பயனர் பெயரோ வேண்டாம்.
problem-kernel-reach-channel-unknown = ஒரு வழியைத் தேர்ந்தெடுங்கள்.
problem-kernel-reach-claims-many = இந்த அமைப்புக்குப் பல கோரிக்கைகள் ஏற்கெனவே காத்திருக்கின்றன. பணியகம் முதலில் அவற்றைப் பார்க்கும்.
problem-kernel-reach-act-unknown = இந்தப் பொத்தான் அறியப்படவில்லை. பக்கத்தை மீண்டும் திறக்கவும்.
