import type { Rule } from './rule.ts';

export const frontMatterIsPlain: Rule = {
  id: 'front-matter-is-plain',
  concern: 'form',
  level: 'error',
  summary: 'Front matter and YAML files hold plain data that every tool reads alike.',
  why: `Some tools run front matter that calls itself code, and others lose half of a file without a word.
    Plain YAML between two lines \`---\` leaves no room for either.`,
  good: `
-- guides/evidence.mdx --
---
title: Evidence
summary: 'How copies are made: twice, sealed, and with a digest.'
---
`,
  bad: {
    files: `
-- authority.yml --
firstResponder:
  __proto__: { may: [Anything] }
-- guides/archive.mdx --
---js
{ title: 'Archive' }
---
-- guides/bridge.mdx --
+++
title = "Bridge"
+++
-- guides/calls.mdx --
Call the bridge first.
-- guides/digests.mdx --
---
title: Digests
---------
-- guides/evidence.mdx --
---
title: Evidence
-- guides/images.mdx --
---
title: Images: how to take them
---
-- guides/keys.mdx --
---
- Keys
---
-- routines.yml --
routines:
  - { id: meeting, name: Team meeting, every: .inf }
`,
    findings: [
      'authority.yml:2:3 The key `__proto__` is not allowed. Remove it.',
      'guides/archive.mdx:1:1 The first line is `---js`; it must be `---` and nothing else.',
      'guides/bridge.mdx:1:1 Front matter in TOML is not read. Write it in YAML between two lines `---`.',
      'guides/calls.mdx:1:1 The file does not begin with front matter. Put YAML between two lines `---` at its very start.',
      'guides/digests.mdx:3:1 `---------` looks like the end of the front matter but is longer than `---`. Remove what follows the dashes, or indent the line.',
      'guides/evidence.mdx:1:1 The front matter never ends. Close it with a line `---`.',
      'guides/images.mdx:2:14 The YAML cannot be read: bad indentation of a mapping entry. Mend this line.',
      'guides/keys.mdx:2:1 The front matter is no list of `key: value` lines. Write one property a line.',
      'routines.yml:2:47 `Infinity` is no number that data can hold. Quote it or write a finite number.',
    ],
  },
};
