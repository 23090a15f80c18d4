## மற்றவர் சார்பாகச் செயல்படுதல்
kernel-mandates-title = மற்றவர் சார்பாகச் செயல்படுதல்
kernel-mandates-lead = நீங்கள் நம்பும் ஒருவர் உங்கள் சார்பாகப் பொது அமைப்புகளை அணுகலாம்; உங்களைக் கேட்டவருக்காக நீங்களும் அதைச் செய்யலாம். செய்யப்படும் அனைத்தும் இருவர் பெயருடனும் பதிவாகும்.
kernel-mandates-offer = { $name } தம் சார்பாகச் செயல்படக் கேட்கிறார்
kernel-mandates-offer-about = ஏற்றால், அவர் சார்பாகச் செயல்படத் தேர்ந்தெடுக்கலாம். நீங்கள் செய்யும் ஒவ்வொன்றும் அவருக்குத் தெரிவிக்கப்படும்.
kernel-mandates-accept = ஏற்கிறேன்
kernel-mandates-decline = ஏற்கவில்லை
kernel-mandates-held = நீங்கள் யார் சார்பாகச் செயல்படலாம்
kernel-mandates-held-none = யாரும் தம் சார்பாகச் செயல்பட உங்களைக் கேட்கவில்லை.
kernel-mandates-given = உங்கள் சார்பாக யார் செயல்படலாம்
kernel-mandates-given-none = உங்கள் சார்பாக யாரும் செயல்பட முடியாது.
kernel-mandates-for = யார் சார்பாக
kernel-mandates-who = யார்
kernel-mandates-covers = எதற்காக
kernel-mandates-since = தொடக்கம்
kernel-mandates-until = முடிவு
kernel-mandates-state = நிலை
kernel-mandates-use = இவர் சார்பாகச் செயல்படு
kernel-mandates-end = முடி
kernel-mandates-no-end = முடிவு நாள் இல்லை
kernel-mandates-all = இங்குள்ள எல்லா விவகாரங்களும், இப்போதும் பின்பும்
kernel-mandates-acts = செயல்படவும் பார்க்கவும்
kernel-mandates-looks = பார்க்க மட்டும்
kernel-mandates-officer = உங்களுக்காக எழுதிக்கொண்ட அலுவலர்
kernel-mandates-nobody = கணக்கை மூடிய ஒருவர்
kernel-mandate-state-offered = பதிலுக்குக் காத்திருக்கிறது
kernel-mandate-state-lapsed = காலத்தில் பதில் வரவில்லை
kernel-mandate-state-ahead = பின்னர் தொடங்கும்
kernel-mandate-state-active = நடப்பில் உள்ளது
kernel-mandate-state-over = காலம் முடிந்தது
kernel-mandate-state-declined = ஏற்கப்படவில்லை
kernel-mandate-state-withdrawn = திரும்பப் பெறப்பட்டது
kernel-mandate-state-revoked = தந்தவர் முடித்தார்
kernel-mandate-state-returned = திருப்பித் தரப்பட்டது
kernel-mandate-state-closed = கணக்குடன் முடிந்தது
kernel-mandate-state-done = முடிந்தது
kernel-mandates-done-offered = உங்கள் கோரிக்கை அனுப்பப்படுகிறது. ஏற்கப்படும் வரை உங்கள் சார்பாக எதுவும் செய்ய முடியாது.
kernel-mandates-done-accepted = இப்போது அவர் சார்பாகச் செயல்படலாம்.
kernel-mandates-done-declined = நீங்கள் ஏற்கவில்லை. அவருக்குத் தெரிவிக்கப்படும்.
kernel-mandates-done-ended = முடிக்கப்பட்டது.
kernel-mandate-given-title = உங்கள் சார்பாகச் செயல்படுபவர்
kernel-mandate-part-title = { $name } சார்பாகச் செயல்படுபவர்
kernel-mandate-held-title = நீங்கள் யார் சார்பாகச் செயல்படுகிறீர்கள்
kernel-mandates-done = செய்யப்பட்டவை
kernel-mandates-done-none = இன்னும் எதுவும் செய்யப்படவில்லை.
kernel-mandates-done-caption = செய்யப்பட்டவை, புதியது முதலில்
kernel-mandates-when = எப்போது
kernel-mandates-what = என்ன
kernel-mandates-case = வழக்கு
kernel-mandates-opened = தொடங்கப்பட்டது: { $kind }
kernel-mandates-end-given = அந்த நொடியிலிருந்து அவர் உங்கள் சார்பாக எதுவும் செய்ய முடியாது. செய்தவை இருக்கும்.
kernel-mandates-end-held = அந்த நொடியிலிருந்து நீங்கள் அவர் சார்பாக எதுவும் செய்ய முடியாது. நீங்கள் செய்தவை இருக்கும்.
kernel-mandate-new-title = உங்கள் சார்பாக ஒருவர் செயல்பட விடுங்கள்
kernel-mandate-new-lead = அவர் இங்குள்ள உங்கள் வழக்குகளைப் பார்ப்பார்; நீங்கள் சொல்லும் அளவுக்கு உங்கள் பெயரில் புதியவற்றைத் தொடங்கலாம்.
kernel-mandate-new-address = அவரின் மின்னஞ்சல் அல்லது தொலைபேசி எண்
kernel-mandate-new-address-hint = இதைக்கொண்டு உள்நுழைபவர் ஏற்கலாம். நன்றாகச் சரிபாருங்கள்.
kernel-mandate-new-way = அவர் என்ன செய்யலாம்
kernel-mandate-act = செயல்படலாம்
kernel-mandate-act-hint = வழக்கு தொடங்கலாம், பதிலளிக்கலாம், கோப்புகள் சேர்க்கலாம்.
kernel-mandate-look = பார்க்க மட்டும்
kernel-mandate-look-hint = உங்கள் வழக்குகளைப் பார்க்கலாம்; எதையும் மாற்ற முடியாது.
kernel-mandate-new-kinds-hint = எல்லாவற்றையும் அல்லது தேவையானதை மட்டும் தேர்ந்தெடுங்கள்.
kernel-mandate-new-from = தொடங்கும் நாள்
kernel-mandate-new-from-hint = உடனே தொடங்க வெறுமையாக விடுங்கள்.
kernel-mandate-new-until = கடைசி நாள்
kernel-mandate-new-until-hint = வெறுமையாக விட்டால் நீங்கள் முடிக்கும் வரை இருக்கும்.
kernel-mandate-new-told = உங்கள் பெயரில் ஒவ்வொன்று செய்யப்படும்போதும் உங்களுக்கு எழுதுவோம்.
kernel-mandate-new-not = அவர் இதை வேறு யாருக்கும் தர முடியாது; உங்கள் கணக்கைப் பார்க்க முடியாது: முகவரி, அடையாள ஆவணம், உள்நுழைவுகள் எதையும்.
kernel-mandate-new-end = எப்போது வேண்டுமானாலும் முடிக்கலாம்; உடனே முடிந்துவிடும்.
kernel-mandate-new-go = கோரிக்கையை அனுப்பு
kernel-letter-mandate-offered-subject = { $grantor } தம் சார்பாகச் செயல்படக் கேட்கிறார்
kernel-letter-mandate-offered =
    { $grantor } தம் பெயரில் நீங்கள் { $site } இல் பொது அமைப்புகளை அணுக விரும்புகிறார்.

    இந்த முகவரியுடன் உள்நுழைந்து, எதற்காக என்று படித்து, ஏற்கலாமா என்று முடிவு செய்யுங்கள்: { $link }

    அவரைத் தெரியாவிட்டால் எதுவும் செய்ய வேண்டாம். { $days } நாட்களுக்குப் பின் இது முடிந்துவிடும்.
kernel-letter-mandate-given-subject = உங்கள் சார்பாகச் செயல்பட ஒருவரைக் கேட்டீர்கள்
kernel-letter-mandate-given =
    { $site } இல் உள்ள உங்கள் கணக்கிலிருந்து { $holder } உங்கள் சார்பாகச் செயல்படக் கேட்கப்பட்டார். அவர் ஏற்கும் வரை எதுவும் செய்ய முடியாது.

    கேட்டது நீங்கள் இல்லையென்றால் உடனே முடியுங்கள்: { $link }
kernel-letter-mandate-accepted-subject = { $holder } இப்போது உங்கள் சார்பாகச் செயல்படலாம்
kernel-letter-mandate-accepted =
    { $holder } { $site } இல் உங்கள் சார்பாகச் செயல்பட ஏற்றார். உங்கள் பெயரில் ஒவ்வொன்று செய்யப்படும்போதும் உங்களுக்கு எழுதுவோம்.

    பாருங்கள், எப்போது வேண்டுமானாலும் முடியுங்கள்: { $link }
kernel-letter-mandate-declined-subject = { $holder } உங்கள் சார்பாகச் செயல்பட மாட்டார்
kernel-letter-mandate-declined =
    { $holder } { $site } இல் உங்கள் சார்பாகச் செயல்பட ஏற்கவில்லை. வேறு ஒருவரைக் கேட்கலாம்: { $link }
kernel-letter-mandate-revoked-subject = நீங்கள் இனி { $grantor } சார்பாகச் செயல்படவில்லை
kernel-letter-mandate-revoked =
    நீங்கள் { $site } இல் தம் சார்பாகச் செயல்படுவதை { $grantor } முடித்தார். நீங்கள் செய்தவை பதிவில் இருக்கும்: { $link }
kernel-letter-mandate-returned-subject = { $holder } இனி உங்கள் சார்பாகச் செயல்படவில்லை
kernel-letter-mandate-returned =
    { $site } இல் உங்கள் சார்பாகச் செயல்படுவதை { $holder } திருப்பித் தந்தார். அவர் செய்தவை பதிவில் இருக்கும்: { $link }
kernel-letter-mandate-closed-subject = சார்பாகச் செயல்படுவது முடிந்தது
kernel-letter-mandate-closed =
    { $site } இல் உங்கள் சார்பாகச் செயல்பட்டவர் அல்லது நீங்கள் யார் சார்பாகச் செயல்பட்டீர்களோ அவர் தம் கணக்கை மூடிவிட்டார். இனி எதுவும் செய்ய முடியாது: { $link }
kernel-letter-mandate-used-subject = { $holder } உங்கள் பெயரில் ஒன்றைச் செய்தார்: { $reference }
kernel-letter-mandate-used =
    { $holder } உங்கள் பெயரில் { $reference } இல் ஒன்றைச் செய்தார்.

    என்ன என்று பாருங்கள். நீங்கள் விரும்பவில்லை என்றால் அங்கேயே முடியுங்கள்: { $link }
problem-kernel-mandate-over = இதை அவர் பெயரில் செய்ய முடியாது: அது முடிந்துவிட்டது, அல்லது இதற்கானது அல்ல. “மற்றவர் சார்பாகச் செயல்படுதல்” பக்கத்தில் யார் சார்பாக என்று தேர்ந்தெடுங்கள்.
problem-kernel-mandate-answered = இதற்கு ஏற்கெனவே பதில் வந்துவிட்டது அல்லது இது முடிந்துவிட்டது.
problem-kernel-mandate-nested = இப்போது நீங்கள் வேறொருவர் சார்பாகச் செயல்படுகிறீர்கள். முதலில் நீங்களாகத் திரும்புங்கள்: பெற்றதை வேறு யாருக்கும் தர முடியாது.
problem-kernel-mandate-own = இது உங்கள் சொந்த முகவரி. வேறொருவரின் முகவரியைத் தாருங்கள்.
problem-kernel-mandate-span = உள்ள நாட்களைத் தாருங்கள். முடிவு தொடக்கத்துக்கும் இப்போதைக்கும் பின், பத்து ஆண்டுகளுக்குள் இருக்க வேண்டும்.
problem-kernel-mandate-kind = எதற்காக என்று தேர்ந்தெடுங்கள்.
problem-kernel-mandate-way = அவர் என்ன செய்யலாம் என்று தேர்ந்தெடுங்கள்.
problem-kernel-mandates-many = { $most } பேர் உங்கள் சார்பாகச் செயல்படலாம்; இதுவே உச்ச வரம்பு. முதலில் சிலவற்றை முடியுங்கள்.
problem-kernel-mandates-waiting = உங்கள் { $most } கோரிக்கைகள் பதிலுக்குக் காத்திருக்கின்றன; இதுவே உச்ச வரம்பு. முதலில் சிலவற்றைத் திரும்பப் பெறுங்கள்.
