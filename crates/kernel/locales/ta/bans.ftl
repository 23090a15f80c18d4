# சில காலம் ஏற்கப்படாத அனுப்புநர்கள்
kernel-bans-title = சில காலம் ஏற்கப்படாத அனுப்புநர்கள்
kernel-bans-lead = புகாரை அனுப்பியவரைப் பற்றி ஓர் அதிகாரி காரணமும் முடிவு நாளும் கூறி முன்மொழிவார்; புகார் பணியகத்தில் வேறொருவர் முடிவு செய்வார். அதற்கு முன்பும் காலம் முடிந்த பின்பும் எல்லோரும் ஏற்கப்படுவர். உள்நுழைபவருக்குக் காரணமும் கால அளவும் சொல்லப்படும்.
kernel-bans-none = யாரும் தடுக்கப்படவில்லை
kernel-bans-none-next = புகாரின் பக்கத்தில் இதை முன்மொழியும் இணைப்பு உள்ளது.
kernel-bans-case = புகாரும் நிறுவனமும்
kernel-bans-reason = காரணம்
kernel-bans-reason-hint = அவர் இதைப் படிப்பார். அவர் யார் என்பதை அல்ல, என்ன செய்தார் என்பதை எழுதுங்கள்.
kernel-bans-until = வரை
kernel-bans-state = நிலை
kernel-bans-proposed = முடிவுக்காகக் காத்திருக்கிறது
kernel-bans-undecided = முடிவு இன்றி முடிந்தது
kernel-bans-standing = ஏற்கப்படுவதில்லை
kernel-bans-over = முடிந்தது
kernel-bans-refused = மறுக்கப்பட்டது
kernel-bans-lifted = முன்னதாக நீக்கப்பட்டது
kernel-bans-hold = ஏற்க வேண்டாம்
kernel-bans-refuse = மறு
kernel-bans-lift = இப்போதே நீக்கு
kernel-bans-why = ஏன்
kernel-bans-done = முடிந்தது.
kernel-bans-new = இந்த அனுப்புநரைச் சில காலம் ஏற்காதிருத்தல்
kernel-bans-new-lead = உங்கள் நிறுவனத்துக்கு அளவின்றி அனுப்புபவர்கள் அல்லது மிரட்டுபவர்களுக்கு. புகார் பணியகத்தில் வேறொருவர் முதலில் பார்ப்பார். உங்களைக் குறை கூறுவதற்காக யாரும் தடுக்கப்படுவதில்லை.
kernel-bans-how-long = எவ்வளவு காலம்
kernel-bans-days = { $days ->
    [one] { $days } நாள்
   *[other] { $days } நாட்கள்
}
kernel-bans-propose = முன்மொழி
problem-kernel-ban-reason = காரணத்தை எழுதுங்கள், அதிகபட்சம் { $most } எழுத்துகள்.
problem-kernel-ban-days = எவ்வளவு காலம் என்பதைத் தேர்ந்தெடுங்கள்.
problem-kernel-ban-nobody = இந்தப் புகாரை அனுப்பியவர் யார் என்று தெரியவில்லை; தடுக்க யாரும் இல்லை.
problem-kernel-ban-already = இந்த அனுப்புநர் ஏற்கப்படுவதில்லை, அல்லது அது ஏற்கெனவே முன்மொழியப்பட்டுள்ளது.
problem-kernel-ban-own = இதை முன்மொழிந்தவர் நீங்கள். வேறொருவர் முடிவு செய்ய வேண்டும்.
problem-kernel-ban-decided = இதற்கிடையில் அது முடிவு செய்யப்பட்டது அல்லது நீக்கப்பட்டது.
