## உள்நுழைவு
kernel-sign-in-title = உள்நுழைக
kernel-sign-in-lead = கடவுச்சொல் தேவையில்லை. ஒருமுறை மட்டும் பயன்படும் குறியீட்டை உங்களுக்கு அனுப்புவோம்.
kernel-sign-in-address = மின்னஞ்சல் அல்லது தொலைபேசி எண்
kernel-sign-in-address-hint = எடுத்துக்காட்டு: name@example.my அல்லது 012-345 6789
kernel-sign-in-send = குறியீட்டை அனுப்புக
kernel-sign-in-demo = இது மாதிரிப் பதிப்பு: மாதிரி நபராக நுழைக
kernel-sign-in-why = கடவுச்சொல் ஏன் இல்லை?
kernel-sign-in-why-1 = அந்த மின்னஞ்சல் அல்லது தொலைபேசி உங்களுடையது என்பதைக் குறியீடு உறுதிப்படுத்துகிறது. நினைவில் வைக்கவோ திருடப்படவோ எதுவும் இல்லை.
kernel-code-title = குறியீட்டை உள்ளிடுக
kernel-code-sent = குறியீட்டை இங்கு அனுப்பியுள்ளோம்:
kernel-code-code = 6 இலக்கக் குறியீடு
kernel-code-hint = குறியீடு { $minutes } நிமிடங்கள் செல்லும். அதை நகலெடுத்து ஒட்டலாம்.
kernel-code-confirm = உள்நுழைக
kernel-code-demo = இது மாதிரிப் பதிப்பு: எந்தச் செய்தியும் வெளியே செல்லாது. குறியீட்டை இங்கு காண்க:
kernel-code-none = குறியீடு வரவில்லையா?
kernel-code-none-1 = ஒரு நிமிடம் காத்திருந்து, பிறகு ஸ்பேம் கோப்புறையைப் பாருங்கள். மேலுள்ள முகவரி சரியா எனச் சரிபார்க்கவும். இன்னும் வரவில்லை என்றால் புதிய குறியீட்டைக் கேளுங்கள்; கடைசிக் குறியீடு மட்டுமே செல்லும்.
kernel-code-again = புதிய குறியீட்டை அனுப்புக

## பொறுப்புகள்
kernel-role-citizen = பொதுமக்கள்
kernel-role-officer = அதிகாரி
kernel-role-triage = பகிர்வு அதிகாரி
kernel-role-agency-admin = நிறுவன நிர்வாகி
kernel-role-admin = அமைப்பு நிர்வாகி

## மாதிரி
kernel-demo-title = வேறொருவராக முயன்று பாருங்கள்
kernel-demo-lead = இந்தப் பக்கத்தில் உள்ள அனைவரும் கற்பனை மனிதர்கள். அவர்கள் காண்பதைக் காண எவராகவும் நுழையலாம்.
kernel-demo-people = மாதிரி நபர்கள்
kernel-demo-nobody = இன்னும் மாதிரி நபர்கள் இல்லை.
kernel-demo-name = பெயர்
kernel-demo-role = பொறுப்பு
kernel-demo-enter = நுழைக
kernel-demo-role-at = { $role }, { $agency }
kernel-demo-letters = மாதிரி அஞ்சல் பெட்டி
kernel-demo-letters-title = மாதிரிக்கான அஞ்சல் பெட்டி
kernel-demo-letters-lead = அனுப்பப்பட்டிருக்க வேண்டிய மின்னஞ்சல்களும் குறுஞ்செய்திகளும், புதியவை மேலே. மாதிரிப் பதிப்பில் எதுவும் வெளியே செல்லாது.
kernel-demo-no-letters = இன்னும் செய்திகள் இல்லை.
kernel-demo-by-email = மின்னஞ்சல் பெறுநர்:
kernel-demo-by-sms = குறுஞ்செய்தி பெறுநர்:

## சிக்கல்கள்
problem-kernel-address-neither = name@example.my போன்ற மின்னஞ்சல் முகவரியை அல்லது 012-345 6789 போன்ற தொலைபேசி எண்ணை எழுதுங்கள்.
problem-kernel-phone-not-offered = இங்கிருந்து இன்னும் குறுஞ்செய்தி அனுப்ப முடியாது. மின்னஞ்சல் முகவரியைப் பயன்படுத்துங்கள்.
problem-kernel-code-format = குறியீடு 6 இலக்கங்கள் கொண்டது. எங்கள் கடைசிச் செய்தியைப் பாருங்கள்.
problem-kernel-code-wrong = இந்தக் குறியீடு சரியில்லை. எங்கள் கடைசிச் செய்தியைப் பாருங்கள்; இன்னும் { $left } முறை முயலலாம்.
problem-kernel-code-over = இந்தக் குறியீடு காலாவதியானது, பயன்படுத்தப்பட்டது அல்லது பலமுறை தவறாக உள்ளிடப்பட்டது. புதிய குறியீட்டைக் கேளுங்கள்.
problem-kernel-code-too-soon = இந்த முகவரிக்குக் குறியீடு அனுப்பப்பட்டுள்ளது. அதைப் பயன்படுத்துங்கள், அல்லது { $minutes } நிமிடங்களில் புதியதைக் கேளுங்கள்.
problem-kernel-person-unknown = இந்த அடையாளத்தில் எவரும் இல்லை.
problem-kernel-address-taken = இந்த மின்னஞ்சல் அல்லது தொலைபேசி எண் இங்கு வேறொருவருக்கு உரியது. வேறொன்றைப் பயன்படுத்துங்கள்.
problem-kernel-role-unknown = இந்தப் பெயரில் பொறுப்பு இல்லை. officer, triage, agency_admin அல்லது admin என்பதைத் தேர்ந்தெடுங்கள்.
problem-kernel-scope-unknown = அனுமதி வரம்பு open311.write போன்று புள்ளியிட்ட சொற்களாக எழுதப்படும்.
problem-kernel-scope-not-held = “{ $scope }” உரிமையை வில்லைக்குத் தர முடியாது: அது உங்களிடம் இல்லை, அல்லது நீங்கள் பயன்படுத்தும் வில்லையிடம் இல்லை.
problem-kernel-token-end = வில்லை எதிர்காலத்தில் முடிய வேண்டும்; இன்றிலிருந்து அதிகபட்சம் { $days } நாட்கள்.
problem-kernel-token-name = வில்லைக்கு அதிகபட்சம் { $most } எழுத்துகள் கொண்ட பெயர் தாருங்கள்.
problem-kernel-tokens-many = உங்களிடம் { $most } வில்லைகள் உள்ளன; அதுவே அதிகபட்சம். தேவையற்ற ஒன்றை முடித்துவிடுங்கள்.

## Tokens and sessions
problem-kernel-scopes-missing = வில்லையின் பயன்பாடுகளில் குறைந்தது ஒன்றையாவது குறியிடுங்கள்.
kernel-keys-me = என் பக்கம்
kernel-keys-link = நிரல்களுக்கான வில்லைகளும் நீங்கள் உள்நுழைந்த இடங்களும்
kernel-tokens-title = நிரல்களுக்கான வில்லைகள்
kernel-tokens-lead = வில்லை, உங்கள் நிரல் உங்கள் பெயரில் இந்தச் சேவையைப் பயன்படுத்த உதவுகிறது. நீங்கள் குறியிட்டவற்றை மட்டுமே அது செய்யும்; எப்போது வேண்டுமானாலும் அதை முடிக்கலாம்.
kernel-tokens-none = உங்களிடம் வில்லைகள் இல்லை.
kernel-tokens-made = உங்கள் புதிய வில்லை
kernel-tokens-made-about = இப்போதே நகலெடுத்துப் பாதுகாப்பாக வையுங்கள். இது மீண்டும் காட்டப்படாது.
kernel-tokens-again = இந்த வில்லை ஏற்கனவே உருவாக்கப்பட்டது. அதன் இரகசியம் ஒரு முறை மட்டுமே காட்டப்படும்; உங்களிடம் இல்லையெனில், இதை முடித்து வேறொன்றை உருவாக்குங்கள்.
kernel-tokens-ended = வில்லை முடிந்தது. அதைப் பயன்படுத்தும் நிரல்கள் இனி மறுக்கப்படும்.
kernel-tokens-endless = முடிவு இல்லை
kernel-tokens-unused = ஒருபோதும் இல்லை
kernel-tokens-name = பெயர்
kernel-tokens-name-hint = எந்த நிரலுக்கானது என்று பின்னர் நீங்கள் அறிய
kernel-tokens-scopes = எதற்குப் பயன்படுத்தலாம்
kernel-tokens-scopes-hint = நிரலுக்குத் தேவையானவற்றை மட்டும் குறியிடுங்கள்.
kernel-tokens-until = முடியும் நாள்
kernel-tokens-days = { $days } நாட்களில்
kernel-tokens-used = கடைசியாகப் பயன்படுத்தியது
kernel-tokens-end = முடி
kernel-tokens-new = புதிய வில்லை
kernel-tokens-make = வில்லையை உருவாக்கு
kernel-sessions-title = நீங்கள் உள்நுழைந்த இடங்கள்
kernel-sessions-lead = ஒவ்வொரு வரியும் நீங்கள் உள்நுழைந்த ஓர் உலாவி. தெரியாதது இருந்தால், அங்கிருந்து வெளியேறுங்கள்.
kernel-sessions-ended = அங்கிருந்து வெளியேறிவிட்டீர்கள்.
kernel-sessions-since = உள்நுழைந்தது
kernel-sessions-until = முடியும் நேரம்
kernel-sessions-end = அங்கிருந்து வெளியேறு
kernel-sessions-this = இந்த உலாவி
kernel-scope-own-read = உங்களுடையவற்றைப் படிக்க: வழக்குகள், பணிகள், கட்டணங்கள்
kernel-scope-own-write = உங்களுக்காகச் செயல்பட: வழக்குகளை நகர்த்த, பணிகளை முடிக்க
kernel-scope-own-tokens = உங்கள் வில்லைகளையும் அமர்வுகளையும் பட்டியலிட, உருவாக்க, முடிக்க
kernel-scope-cases-read = உங்கள் நிறுவனத்தின் வழக்குகளைப் படிக்க
kernel-scope-cases-work = உங்கள் நிறுவனத்தின் வழக்குகளில் பணியாற்ற
kernel-scope-cases-supervise = உங்கள் நிறுவனத்தில் தாமதமானவற்றைப் பார்க்க
kernel-scope-cases-bureau = புகார் பணியகத்திற்குக் கொண்டுவரப்பட்டவற்றைப் பார்க்க
kernel-scope-ledger-settle = கையால் பெற்ற கட்டணங்களைப் பதிவு செய்ய
kernel-scope-ledger-waive = கட்டணங்களைத் தள்ளுபடி செய்ய
kernel-scope-registry-edit = பதிவேட்டை மாற்ற
