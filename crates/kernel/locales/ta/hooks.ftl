## Hooks: events for an agency's programs
kernel-hooks-title = நிரல்களுக்கான நிகழ்வுகள்
kernel-hooks-one = நிகழ்வுகளுக்கான முகவரி
kernel-hooks-lead = நிறுவனத்தின் வழக்கில் ஏதேனும் நடந்தவுடன் நிறுவனத்தின் சொந்த நிரலுக்குத் தெரிவிக்கிறோம். செய்திகள் கையொப்பமிடப்பட்டவை; எந்த வழக்கில் என்ன நடந்தது என்று மட்டும் சொல்லும், யார் என்று ஒருபோதும் சொல்லாது.
kernel-hooks-none = இன்னும் முகவரி இல்லை
kernel-hooks-none-next = உங்கள் நிரல் நிகழ்வுகளைப் பெறும் முகவரியைக் குறிப்பிடுங்கள்.
kernel-hooks-new = முகவரியைக் குறிப்பிடு
kernel-hooks-url = முகவரி
kernel-hooks-url-hint = https:// என்று தொடங்கி, திறந்த இணையத்திலிருந்து அணுகக்கூடியது.
kernel-hooks-events = நிகழ்வுகள்
kernel-hooks-events-hint = பெயர்களைக் காற்புள்ளியால் பிரியுங்கள்: report.resolve, அல்லது புகார்கள் அனைத்துக்கும் report.*. எல்லாவற்றுக்கும் வெறுமையாக விடுங்கள்.
kernel-hooks-all = நிறுவனத்தின் எல்லா நிகழ்வுகளும்
kernel-hooks-make = முகவரியைக் குறிப்பிடு
kernel-hooks-made = முகவரி குறிப்பிடப்பட்டது. முதல் செய்தியை அனுப்பியுள்ளோம்; நிரல் அதற்குப் பதிலளிக்க வேண்டும்.
kernel-hooks-changed = மாற்றப்பட்டது.
kernel-hooks-rotated = புதிய இரகசியம் உள்ளது. ஒரு நாளுக்குச் செய்திகள் இரு கையொப்பங்களையும் கொண்டிருக்கும்.
kernel-hooks-replayed = மீண்டும் அனுப்பப்படுகிறது.
kernel-hooks-ended = முகவரி நீக்கப்பட்டது.
kernel-hooks-state = நிலை
kernel-hooks-state-unproved = பதிலுக்குக் காத்திருக்கிறது
kernel-hooks-state-live = இயங்குகிறது
kernel-hooks-state-off = நிறுத்தப்பட்டது
kernel-hooks-about-unproved = hook.challenge வகைச் செய்தியை அனுப்பி, நிரல் அதிலுள்ள challenge-ஐ JSON-இல் திருப்பித் தரும்வரை காத்திருக்கிறோம். அதுவரை வேறெதுவும் அனுப்பப்படாது.
kernel-hooks-about-live = நிகழ்வுகள் நடந்தவுடன் அனுப்பப்படும்; ஒரே வழக்கின் நிகழ்வுகள் வரிசைப்படி செல்லும்.
kernel-hooks-about-off = எதுவும் அனுப்பப்படவில்லை. நீங்கள் இயக்கி, அது மீண்டும் பதிலளித்ததும், தவறியவை அனுப்பப்படும்.
kernel-hooks-failing = { $since } முதல் பதில் இல்லை
kernel-hooks-failing-since = பதில் இல்லாதது முதல்
kernel-hooks-failure = என்ன தவறியது
kernel-hooks-since = குறிப்பிட்ட நாள்
kernel-hooks-old-until = பழைய இரகசியம் செல்லும் காலம்
kernel-hooks-secret = இந்த இரகசியத்தை இப்போதே பாதுகாத்து வையுங்கள்
kernel-hooks-secret-about = செய்திகள் எங்களுடையவை என்பதை உங்கள் நிரல் இதைக்கொண்டு சரிபார்க்கும். இந்த ஒரு முறை மட்டுமே காட்டுகிறோம்.
kernel-hooks-go-on = பாதுகாத்துவிட்டேன்
kernel-hooks-on = இயக்கு
kernel-hooks-off = நிறுத்து
kernel-hooks-rotate = புதிய இரகசியத்தை உருவாக்கு
kernel-hooks-change = வேறு நிகழ்வுகளைத் தேர்ந்தெடு
kernel-hooks-save = சேமி
kernel-hooks-end = முகவரியை நீக்கு
kernel-hooks-end-about = இன்னும் அனுப்பப்படாதவையும் அதனுடன் நீங்கும்.
kernel-hooks-deliveries = செய்திகள்
kernel-hooks-deliveries-dead = ஒதுக்கப்பட்டவை
kernel-hooks-deliveries-waiting = காத்திருப்பவை
kernel-hooks-deliveries-sent = சேர்ந்தவை
kernel-hooks-deliveries-none = எதுவும் இல்லை.
kernel-hooks-event = நிகழ்வு
kernel-hooks-at = நடந்த நேரம்
kernel-hooks-tries = முயற்சிகள்
kernel-hooks-next = (மீண்டும் { $at })
kernel-hooks-replay = மீண்டும் அனுப்பு
kernel-hooks-replay-all = எல்லாவற்றையும் மீண்டும் அனுப்பு
kernel-hooks-letter-off-subject = { $agency } நிரலுக்கு இனி நிகழ்வுகள் வருவதில்லை
kernel-hooks-letter-off =
    இந்த முகவரியிலுள்ள { $agency } நிரல் பல நாட்களாகப் பதிலளிக்கவில்லை, அல்லது இனி இல்லை என்கிறது:
    { $url }

    அதை நிறுத்தியுள்ளோம். எதுவும் தொலையவில்லை: அது மீண்டும் இயங்கியதும் இங்கே இயக்குங்கள்; தவறியவை அனுப்பப்படும்.
    { $link }

    { $site }
problem-kernel-hooks-url = இந்த முகவரிக்கு அனுப்ப முடியாது. அது https:// என்று தொடங்க வேண்டும்; கடவுச்சொல் இருக்கக்கூடாது.
problem-kernel-hooks-host = இந்தச் சேவையை இயக்குபவர் இந்த வழங்கிக்கு நிகழ்வுகளை அனுப்ப அனுமதிக்கவில்லை. அனுமதிக்குமாறு அவர்களிடம் கேளுங்கள்.
problem-kernel-hooks-events = இவை நிகழ்வுகளின் பெயர்கள் அல்ல. report.resolve அல்லது report.* போன்ற பெயர்களை எழுதுங்கள்; அதிகபட்சம் { $most }.
problem-kernel-hooks-many = ஒரு நிறுவனத்துக்கு அதிகபட்சம் { $most } முகவரிகள். முதலில் ஒன்றை நீக்குங்கள்.
problem-kernel-hooks-stale = இப்போதுதான் வேறொருவர் அதை மாற்றினார். தற்போதைய நிலையைப் பார்த்துவிட்டு மீண்டும் முயலுங்கள்.
