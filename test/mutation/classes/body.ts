import type { FaultClass } from '../fault.ts';
import { block, said } from '../slips.ts';

const PARSES = 'body-parses';
const CODE = 'content-is-not-code';

/** Faults of Markdown: what is not shown, what is shown otherwise, what would run. */
export const BODY: FaultClass[] = [
  { name: 'a second title', rule: PARSES, spots: block(PARSES, '# Notes') },
  { name: 'a comment', rule: PARSES, spots: block(PARSES, '<!-- Ask the lead. -->') },
  { name: 'an image', rule: PARSES, spots: said(PARSES, ' ![The rack](rack.png)') },
  { name: 'a link definition', rule: PARSES, spots: block(PARSES, '[register]: https://register.example.com') },
  { name: 'a task box', rule: PARSES, spots: block(PARSES, '- [ ] Copy the log.') },
  { name: 'a heading in a list', rule: PARSES, spots: block(PARSES, '> ## Notes', '#') },
  { name: 'a bare angle', rule: PARSES, spots: said(PARSES, ' Keep it <8 pages.', '<') },
  { name: 'a bare brace', rule: PARSES, spots: said(PARSES, ' Ask {name of the lead.', '{') },
  { name: 'text in braces', rule: CODE, spots: said(CODE, ' Ask {lead}.', '{') },
  { name: 'a tag', rule: CODE, spots: said(CODE, ' <b>now</b>') },
  { name: 'a script', rule: CODE, spots: block(CODE, '<script>fetch("https://example.com")</script>') },
  { name: 'an import', rule: CODE, spots: block(CODE, "import a from './a.js'") },
  { name: 'a line break with an attribute', rule: CODE, spots: said(CODE, ' <br class="x"/> More.') },
  { name: 'a link that runs', rule: CODE, spots: said(CODE, ' [Export](javascript:exportAll) it.') },
  { name: 'a link without https', rule: CODE, spots: said(CODE, ' [Desk](http://desk.example.com) here.') },
];
