kernel-search-title = தேடல்
kernel-search-hint = ஒரு நிறுவனத்தின் பெயர், பிரச்சனையின் வகை அல்லது மேற்கோள் எண்ணைத் தட்டச்சு செய்யுங்கள்.
kernel-search-nothing = “{ $words }” என்பதற்கு எதுவும் பொருந்தவில்லை. எழுத்தைச் சரிபாருங்கள், வேறு சொற்களை முயலுங்கள், அல்லது உடனே புகார் செய்யுங்கள்.
kernel-search-report = புகார் செய்யுங்கள்
kernel-search-agencies = நிறுவனங்கள்
kernel-search-categories = நீங்கள் தெரிவிக்கக்கூடியவை
kernel-search-reports = புகார்கள்
