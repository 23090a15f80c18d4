## Personal numbers in public words
kernel-personal-title = இதை எல்லோரும் படிக்க முடியும்
kernel-personal-identity = அடையாள அட்டை எண்
kernel-personal-phone = தொலைபேசி எண்
kernel-personal-email = மின்னஞ்சல் முகவரி
kernel-personal-plate = வாகன எண்
kernel-personal-ask = இதை என்ன செய்ய வேண்டும்?
kernel-personal-hide = பொதுமக்களிடமிருந்து மறை
kernel-personal-keep = எல்லோருக்கும் காட்டு
kernel-personal-blank = அதற்குப் பதில் […] இடு
kernel-personal-publish = வெளியிடு
kernel-personal-hidden = [{ $kind } மறைக்கப்பட்டது]
