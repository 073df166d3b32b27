import { spotInProse, treeOf } from '../plan/body.ts';
import { show } from '../plan/source.ts';
import type { Rule } from './rule.ts';
import { goesOutside } from './template-has-approver.ts';

/** Words of the trade, and what people outside it say. */
const PLAIN: readonly (readonly [jargon: RegExp, plain: string])[] = [
  [/\bexfiltrat\w*/i, 'copied, taken'],
  [/\bthreat actors?\b/i, 'a stranger, someone'],
  [/\b(?:attack|breach|infection) vectors?\b/i, 'the way in'],
  [/\bindicators? of compromise\b|\bIOCs?\b/i, 'signs of it'],
  [/\bTTPs?\b/, 'how they work'],
  [/\blateral movement\b|\bmoved? laterally\b/i, 'went on to other systems'],
  [/\bpayloads?\b/i, 'the harmful program'],
  [/\bremediat\w*/i, 'put right'],
  [/\bmitigat\w*/i, 'limit, make smaller'],
  [/\bleverag\w*/i, 'use'],
  [/\bcompromis(?:e|es|ed|ing)\b/i, 'broken into, used by a stranger'],
  [/\bendpoints?\b/i, 'address, device'],
  [/\bforensic\w*/i, 'examination'],
  [/\bbad actors?\b|\badversar(?:y|ies)\b/i, 'a stranger, someone'],
  [/\bzero[- ]day\b/i, 'a fault nobody knew'],
  [/\butili[sz]e\w*/i, 'use'],
  [/\bbrute[- ]forc\w*/i, 'trying many passwords'],
  [/\bcredential stuffing\b/i, 'trying passwords stolen elsewhere'],
];

/** Is there any of them? Few texts have one. */
const ANY = new RegExp(PLAIN.map(([jargon]) => jargon.source).join('|'), 'i');

export const wordsArePlain: Rule = {
  id: 'words-are-plain',
  concern: 'messages',
  level: 'warning',
  summary: 'Messages to people outside the house are written in words that everybody knows.',
  why: `People who read of a breach ask what happened to them and what to do. Words of the trade answer neither, and
    sound as if something were hidden.`,
  good: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
recipients: [customers]
subject: 'Someone else used your account'
---

A stranger copied the list of your tasks.
-- templates/status-update.mdx --
---
title: Status update
recipients: [responders]
---

No lateral movement was seen.
`,
  bad: {
    files: `
-- templates/customer-notice.mdx --
---
title: Notice to customers
recipients: [customers]
subject: 'Your account was compromised'
---

A **threat actor** exfiltrated the list of your tasks.
`,
    findings: [
      'templates/customer-notice.mdx:4:10 `compromised` is a word of the trade. Say what it means to the reader: broken into, used by a stranger.',
      'templates/customer-notice.mdx:7:5 `threat actor` is a word of the trade. Say what it means to the reader: a stranger, someone.',
      'templates/customer-notice.mdx:7:20 `exfiltrated` is a word of the trade. Say what it means to the reader: copied, taken.',
    ],
  },

  *check({ plan }) {
    for (const template of plan.templates) {
      if (!goesOutside(template) || !ANY.test(template.source.text)) continue;
      for (const [jargon, plain] of PLAIN) {
        const inSubject = jargon.exec(template.data.subject ?? '');
        if (inSubject) yield [template.at('subject'), advice(inSubject[0], plain)];
        if (!jargon.test(template.source.bodyText)) continue;
        for (const prose of treeOf(template.source)?.prose ?? []) {
          const found = jargon.exec(prose.slice);
          if (!found) continue;
          yield [
            spotInProse(template.source, prose, found.index, found.index + found[0].length),
            advice(found[0], plain),
          ];
        }
      }
    }
  },
};

function advice(jargon: string, plain: string): string {
  return `${show(jargon)} is a word of the trade. Say what it means to the reader: ${plain}.`;
}
