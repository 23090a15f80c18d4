## குழந்தைகள்
kernel-children-title = என் குழந்தைகள்
kernel-children-lead = நீங்கள் பெற்றோர் அல்லது பாதுகாவலராக இருக்கும் குழந்தைக்கு { $years } வயது ஆகும் வரை அதன் சார்பாகச் செயல்படலாம்.
kernel-children-none = நீங்கள் இன்னும் எந்தக் குழந்தையையும் பதிவு செய்யவில்லை.
kernel-children-done = பதிவு செய்யப்பட்டது; அதிகாரிக்காகக் காத்திருக்கிறது.
kernel-child-name = குழந்தையின் பெயர்
kernel-child-name-hint = பிறப்புச் சான்றிதழில் உள்ளபடி.
kernel-child-born = பிறந்த நாள்
kernel-child-kind = எண் உள்ள ஆவணம்
kernel-child-number = குழந்தையின் எண்
kernel-child-number-hint = பிறப்புச் சான்றிதழ் அல்லது MyKid-இல் உள்ளபடி.
kernel-child-show = முழு எண்ணைக் காட்டு
kernel-child-until = வயது வரும் நாள்
kernel-child-new = குழந்தையைப் பதிவு செய்க
kernel-child-new-about = பிறப்புச் சான்றிதழ் அல்லது நீதிமன்ற உத்தரவை முகப்பிற்குக் கொண்டு வாருங்கள்: முதலில் அதிகாரி ஒப்பிடுவார். குழந்தைக்கு இங்கே கணக்கு இருந்தால், நீங்கள் சார்பாகச் செயல்படுவதை அது காணும்.
kernel-child-new-go = பதிவு செய்
kernel-child-state-claimed = அதிகாரிக்காகக் காத்திருக்கிறது
kernel-child-state-confirmed = உறுதிசெய்யப்பட்டது
kernel-child-state-refused = உறுதிசெய்யப்படவில்லை
kernel-child-state-ended = முடிந்தது
kernel-child-guardian = பாதுகாவலர்
kernel-children-desk = உறுதிசெய்ய வேண்டிய பாதுகாவலர்கள்
kernel-children-desk-lead = பெயர், பிறந்த நாள், எண்ணைப் பிறப்புச் சான்றிதழ் அல்லது நீதிமன்ற உத்தரவுடன் ஒப்பிட்டு, பாதுகாவலர் அதில் உள்ளாரா என்று பாருங்கள். பதிவு செய்தவர் நீங்கள் பார்த்ததைக் காண்பார்.
kernel-children-confirmed = கடைசியாக உறுதிசெய்யப்பட்டவை
kernel-children-decided = முடிவு செய்யப்பட்டது. பாதுகாவலருக்குத் தெரிவிக்கப்படும்.
kernel-letter-child-confirmed-subject = நீங்கள் { $name } சார்பாகச் செயல்படலாம்
kernel-letter-child-confirmed =
    நீங்கள் { $name } என்பவரின் பாதுகாவலர் என்று { $site } தளத்தில் அதிகாரி உறுதிசெய்தார். இப்போது சார்பாகச் செயல்படலாம்: { $link }
kernel-letter-child-refused-subject = நீங்கள் இன்னும் { $name } சார்பாகச் செயல்பட முடியாது
kernel-letter-child-refused =
    நீங்கள் { $name } என்பவரின் பாதுகாவலர் என்று { $site } தளத்தில் உறுதிசெய்ய முடியவில்லை. பிறப்புச் சான்றிதழில் உள்ளபடி பதிவு செய்யுங்கள், அல்லது அதை முகப்பிற்குக் கொண்டு வாருங்கள்: { $link }
kernel-letter-child-ended-subject = நீங்கள் இனி { $name } சார்பாகச் செயல்பட முடியாது
kernel-letter-child-ended =
    நீங்கள் { $name } என்பவரின் பாதுகாவலராகச் செயல்படுவதை { $site } தளத்தில் அதிகாரி முடித்தார். தவறு என்றால், உங்கள் ஆவணங்களை முகப்பிற்குக் கொண்டு வாருங்கள்: { $link }
kernel-letter-child-guardian-subject = ஒருவர் உங்கள் பாதுகாவலராகச் செயல்படுகிறார்
kernel-letter-child-guardian =
    உங்கள் பாதுகாவலர் யார் என்று { $site } தளத்தில் அதிகாரி உறுதிசெய்தார். உங்களுக்கு வயது வரும் வரை அவர் செய்வதை இங்கே காணலாம்: { $link }

    அவர் உங்கள் பாதுகாவலர் இல்லை என்றால், முகப்பில் சொல்லுங்கள்.
problem-kernel-child-name = பெயர் அதிகபட்சம் { $most } எழுத்துகள் இருக்கலாம்.
problem-kernel-child-born = குழந்தை பிறந்த நாளைக் கொடுங்கள். வயது வந்தவர் தாமே செயல்படுவார், அல்லது வேறொருவரை அனுமதிப்பார்.
problem-kernel-children-many = நீங்கள் { $most } குழந்தைகளைப் பதிவு செய்துள்ளீர்கள்; அதுவே உச்ச அளவு.
problem-kernel-child-own = இது பாதுகாவலரின் எண், குழந்தையின் எண் அல்ல.
problem-kernel-child-already = இந்தக் குழந்தையை ஏற்கெனவே பதிவு செய்துள்ளீர்கள்.
problem-kernel-child-decided = இது ஏற்கெனவே முடிவு செய்யப்பட்டது அல்லது முடிந்தது.
problem-kernel-mandate-guardian = பாதுகாவலரின் உரிமையை அதிகாரியே முடிப்பார். தவறு என்றால் முகப்பில் சொல்லுங்கள்.
