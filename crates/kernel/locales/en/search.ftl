kernel-search-title = Search
kernel-search-hint = Type the name of an agency, a kind of problem or a reference number.
kernel-search-nothing = Nothing matches “{ $words }”. Check the spelling, try other words, or make a report right away.
kernel-search-report = Make a report
kernel-search-agencies = Agencies
kernel-search-categories = Things you can report
kernel-search-reports = Reports
