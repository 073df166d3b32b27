// What every page does with scripts: search, an offline copy of the site, days as they are today, and links that paper can hold.
import '../components/site-search.ts';
import '../components/offline-copy.ts';
import '../components/reader-day.ts';
import '../components/paper-links.ts';
