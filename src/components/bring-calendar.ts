// The calendar for browsers that have none of their own. Only they load it, and only they keep it in their offline copy.
import 'temporal-polyfill/global';
