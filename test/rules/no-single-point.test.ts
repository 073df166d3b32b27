import { expect, test } from 'vitest';
import { judge } from './judge.ts';

/** Three roles that lead or are told, each with its holder and backups. */
function crew(ic: string, lead: string, scribe: string): string {
  const role = (id: string, callsign: string, people: string) => {
    const [holder, ...backups] = people.split(' ');
    return `-- roles/${id}.mdx --\n---\ntitle: ${callsign}\ncallsign: ${callsign}\nheldBy: ${holder}\nbackups: [${backups.join(', ')}]\n---\n`;
  };
  const severity = `-- severity.mdx --\n---\nlevels:\n  - { id: critical, name: Critical, lead: incident-commander, notify: [technical-lead, scribe] }\n---\n`;
  const people = ['ana', 'ben', 'cleo', 'dev'].map((id) => `${id}: { name: ${id}, kind: person }\n`).join('');
  return `${severity}${role('incident-commander', 'IC', ic)}${role('technical-lead', 'Tech lead', lead)}${role('scribe', 'Scribe', scribe)}-- contacts.yml --\n${people}`;
}

test.each([
  ['each with a backup of its own', 'ana dev', 'ben dev', 'cleo dev', null],
  ['a backup who moves up is followed by another', 'ana ben', 'ben cleo', 'cleo dev', null],
  ['a ring without a fourth', 'ana ben', 'ben cleo', 'cleo ana', 'ana'],
  ['one person for two roles on purpose', 'ana ben', 'ana ben', 'cleo dev', 'ana'],
  ['two roles of one whose only backup is needed elsewhere', 'ana cleo', 'ana dev', 'cleo dev', 'ana'],
  ['two roles of one, with two free backups', 'ana ben', 'ana dev', 'cleo ben', null],
  ['no backup at all is told elsewhere', 'ana', 'ben dev', 'cleo dev', null],
])('%s', (_, ic, lead, scribe, away) => {
  const told = judge('no-single-point', crew(ic, lead, scribe));
  if (away === null) expect(told).toEqual([]);
  else expect(told[0]).toContain(`When ${away} is away`);
});
