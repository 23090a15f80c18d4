## வேறு இடத்தில் உள்ள கணக்கைக் கொண்டு உள்நுழைதல்
kernel-sign-in-with = { $provider } மூலம் உள்நுழைக
kernel-sign-in-other = அல்லது ஏற்கனவே உள்ள கணக்கைப் பயன்படுத்துங்கள்
kernel-provider-code-title = இன்னும் ஒரு படி
kernel-provider-code-lead = உங்கள் முகவரியை { $provider } எங்களிடம் தெரிவித்தது. அது உங்களுடையதா என உறுதிசெய்ய, அதற்கு ஒரு குறியீட்டை அனுப்பியுள்ளோம்:
kernel-provider-code-without = இந்த முகவரி இல்லாமல் தொடர்க
kernel-provider-code-without-about = அந்த முகவரியைத் திறக்க முடியாவிட்டால், அது இல்லாமல் புதிய கணக்கு திறக்கப்படும். அந்த முகவரியுடன் உள்ள பழைய கணக்கு மாறாது.
kernel-provider-soon = சற்று முன் உங்கள் முகவரிக்குக் குறியீடு அனுப்பப்பட்டது. ஒரு நிமிடம் காத்திருந்து மீண்டும் முயலுங்கள்.
kernel-provider-out-title = இங்கிருந்து வெளியேறிவிட்டீர்கள்
kernel-provider-out-lead = { $provider } தளத்தில் இன்னும் உள்நுழைந்த நிலையில் உள்ளீர்கள். மற்றவர்களும் பயன்படுத்தும் கணினி என்றால், அங்கிருந்தும் வெளியேறுங்கள்.
kernel-provider-out-go = { $provider } தளத்திலிருந்தும் வெளியேறு
kernel-provider-out-left = நீங்கள் இங்கு வரப் பயன்படுத்திய கணக்கில் இன்னும் உள்நுழைந்த நிலையில் இருக்கலாம்.
kernel-provider-out-left-go = அங்கிருந்தும் வெளியேறு
kernel-provider-out-stay = முகப்புக்குத் திரும்பு
kernel-providers-title = வேறு இடக் கணக்குகள்
kernel-providers-lead = இணைத்த கணக்கு, குறியீடு இல்லாமல் உங்களை இங்கு உள்நுழைய வைக்கும்.
kernel-providers-none = இன்னும் எந்தக் கணக்கும் இணைக்கப்படவில்லை.
kernel-providers-provider = கணக்கு
kernel-providers-since = இணைத்த நாள்
kernel-providers-end = இணைப்பை நீக்கு
kernel-providers-add = கணக்கை இணைக்க
kernel-providers-add-with = { $provider } கணக்கை இணை
kernel-providers-linked = கணக்கு இணைக்கப்பட்டது.
kernel-providers-ended = கணக்கின் இணைப்பு நீக்கப்பட்டது.
kernel-provider-sure-title = இந்தக் கணக்கை இணைக்கவா?
kernel-provider-sure-lead = இனி, இந்த { $provider } கணக்கில் உள்நுழையும் எவரும் இங்கு உங்கள் கணக்கிற்குள் வர முடியும்.
kernel-provider-sure-name = அங்குள்ள பெயர்
kernel-provider-sure-email = அங்குள்ள மின்னஞ்சல்
kernel-provider-sure-go = ஆம், இது என் கணக்கு
kernel-provider-sure-not = இல்லை, இணைக்க வேண்டாம்
kernel-provider-number-kept = உங்கள் அடையாள எண் வைக்கப்பட்டது
kernel-provider-number-unsound = தெரிவிக்கப்பட்ட அடையாள எண் செல்லாது; எனவே அது வைக்கப்படவில்லை
kernel-provider-number-taken = தெரிவிக்கப்பட்ட அடையாள எண்ணை வைக்க முடியவில்லை. உங்கள் ஆவணத்துடன் முகப்புக்கு வாருங்கள்.
kernel-papers-vouched = { $provider } உறுதிப்படுத்தியது
kernel-held-providers = வேறு இடக் கணக்குகள்
kernel-letter-provider-linked-subject = உங்கள் கணக்குடன் வேறொரு கணக்கு இணைக்கப்பட்டது
kernel-letter-provider-linked =
    { $site } தளத்தில் உங்கள் கணக்குடன் வேறு இடத்தில் உள்ள ஒரு கணக்கு இணைக்கப்பட்டது. அதைக் கொண்டு குறியீடு இல்லாமல் உள்நுழையலாம்.

    நீங்கள் இணைக்கவில்லை என்றால், உடனே இணைப்பை நீக்குங்கள்: { $link }
kernel-letter-provider-unlinked-subject = கணக்கின் இணைப்பு நீக்கப்பட்டது
kernel-letter-provider-unlinked =
    { $site } தளத்தில் உங்கள் கணக்கிலிருந்து வேறு இடத்தில் உள்ள ஒரு கணக்கின் இணைப்பு நீக்கப்பட்டது.

    நீங்கள் நீக்கவில்லை என்றால், மீதமுள்ளவற்றை உடனே பாருங்கள்: { $link }
problem-kernel-provider-over = நேரம் முடிந்தது, அல்லது இது வேறொரு உலாவியில் தொடங்கப்பட்டது. மீண்டும் தொடங்குங்கள்.
problem-kernel-provider-denied = நீங்கள் உள்நுழையவில்லை. மீண்டும் முயலுங்கள், அல்லது வேறு வழியைப் பயன்படுத்துங்கள்.
problem-kernel-provider-refused = எங்களுக்குக் கிடைத்த பதிலை நம்ப முடியவில்லை; எனவே உங்களை உள்ளே விடவில்லை. மீண்டும் முயலுங்கள், அல்லது வேறு வழியைப் பயன்படுத்துங்கள்.
problem-kernel-provider-unreachable = அந்தக் கணக்கின் தளம் இப்போது பதிலளிக்கவில்லை. சிறிது நேரம் கழித்து முயலுங்கள், அல்லது வேறு வழியைப் பயன்படுத்துங்கள்.
problem-kernel-provider-taken = அந்தக் கணக்கு இங்கு வேறொரு கணக்குடன் இணைக்கப்பட்டுள்ளது.
problem-kernel-providers-many = நீங்கள் { $most } கணக்குகளை இணைத்துள்ளீர்கள்; அதுவே உச்ச அளவு. இனி பயன்படுத்தாதவற்றின் இணைப்பை நீக்குங்கள்.
problem-kernel-provider-last = உள்ளே வர உங்களுக்கு இது ஒன்றே வழி. முதலில் கடவுச்சாவி போன்ற வேறொரு வழியைச் சேருங்கள்.
