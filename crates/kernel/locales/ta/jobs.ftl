kernel-jobs-title = பின்னணிப் பணிகள்
kernel-jobs-one = ஒரு பின்னணிப் பணி
kernel-jobs-desk = மேசை
kernel-jobs-link = பின்னணிப் பணிகள்
kernel-jobs-lead = கடிதங்களும், சேமித்த பிறகு செய்யப்படும் பிற பணிகளும். பலமுறை தோல்வியடைபவை இங்கே ஒதுக்கி வைக்கப்படும்; நீங்கள் மீண்டும் முயலலாம் அல்லது நீக்கலாம்.
kernel-jobs-state-dead = ஒதுக்கி வைக்கப்பட்டவை
kernel-jobs-state-waiting = காத்திருப்பவை
kernel-jobs-state-running = நடப்பவை
kernel-jobs-since-dead = ஒதுக்கப்பட்ட நேரம்
kernel-jobs-since-waiting = செய்யப்படும் நேரம்
kernel-jobs-since-running = தொடங்கிய நேரம்
kernel-jobs-kind = வகை
kernel-jobs-kind-all = எல்லா வகைகளும்
kernel-jobs-show = காட்டு
kernel-jobs-created = சேர்க்கப்பட்டது
kernel-jobs-tries = முயற்சிகள்
kernel-jobs-error = கடைசிப் பிழை
kernel-jobs-id = பணி எண்
kernel-jobs-replay = மீண்டும் முயல்க
kernel-jobs-replay-kind = { $kind } அனைத்தையும் மீண்டும் முயல்க
kernel-jobs-discard = இந்தப் பணியை நீக்கு
kernel-jobs-discard-about = நீக்கப்பட்ட பணி செய்யப்படாது. காரணம் பதிவில் வைக்கப்படும்.
kernel-jobs-reason = ஏன் நீக்கப்படுகிறது?
kernel-jobs-reason-hint = எடுத்துக்காட்டு: அந்தத் தொலைபேசி எண் இப்போது பயன்பாட்டில் இல்லை. பெயரோ முகவரியோ எழுத வேண்டாம்.
kernel-jobs-not-dead = இந்தப் பணி ஒதுக்கி வைக்கப்படவில்லை; எதுவும் செய்யத் தேவையில்லை.
kernel-jobs-replayed = { $count ->
    [0] மீண்டும் முயல எந்தப் பணியும் இல்லை. வேறொருவர் முந்தியிருக்கலாம்.
    [one] ஒரு பணி மீண்டும் முயலப்படுகிறது.
   *[other] { $count } பணிகள் மீண்டும் முயலப்படுகின்றன.
}
kernel-jobs-discarded = { $count ->
    [0] நீக்க எந்தப் பணியும் இல்லை. வேறொருவர் முந்தியிருக்கலாம்.
   *[other] பணி நீக்கப்பட்டது.
}
kernel-jobs-empty-dead = ஒதுக்கி வைக்கப்பட்ட பணி எதுவும் இல்லை
kernel-jobs-empty-dead-next = எல்லாம் சீராக நடக்கிறது. தொடர்ந்து எட்டு முறை தோல்வியடைபவை இங்கே தோன்றும்.
kernel-jobs-empty = இங்கே பணிகள் இல்லை
kernel-jobs-empty-next = பணிகள் பொதுவாகச் சில நொடிகளில் முடியும்; காலியான பட்டியல் நல்ல அறிகுறி.
kernel-jobs-first = பட்டியலின் தொடக்கத்திற்குத் திரும்பு
problem-kernel-jobs-reason = காரணத்தை எழுதுங்கள்; அதிகபட்சம் 500 எழுத்துகள்.
problem-kernel-jobs-state = இப்படி ஒரு நிலை இல்லை. dead, waiting அல்லது running பயன்படுத்துங்கள்.
problem-kernel-jobs-after = பட்டியலில் இந்த இடத்தைப் படிக்க முடியவில்லை. முந்தைய பதிலின் “next” மதிப்பைப் பயன்படுத்துங்கள்.
problem-kernel-jobs-limit = இந்த வரம்பைப் பயன்படுத்த முடியாது. 1 முதல் 100 வரையிலான முழு எண்ணைத் தாருங்கள்.
problem-kernel-once-other = இந்தச் சாவி வேறொரு கோரிக்கைக்குப் பயன்படுத்தப்பட்டது. புதிய சாவியைப் பயன்படுத்துங்கள்.
