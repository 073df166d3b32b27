import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editorLine } from '../../scripts/new/plan.ts';
import { check } from '../../src/check.ts';
import type { Finding } from '../../src/plan/finding.ts';
import { read } from '../../src/read.ts';
import { RULES } from '../../src/rules/index.ts';
import { command } from './spawn.ts';

const IN_FORCE = '2026-11-02';
const TODAY = '2026-11-22';

let parent: string;
let own: string;
beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'muster-'));
  own = join(parent, 'our-plan');
});
afterAll(() => rmSync(parent, { recursive: true, force: true }));

/** Runs a command on the adopter's folder; it must succeed. */
function ran(name: string, ...args: string[]): string {
  const { status, stdout, stderr } = command(name, [...args, '--content', own]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

function findings(): Finding[] {
  return check(read(own).files, { asOf: TODAY, folder: 'our-plan' }).findings;
}

function edit(file: string, ...edits: [from: string | RegExp, to: string][]): void {
  const path = join(own, file);
  let text = readFileSync(path, 'utf8');
  for (const [from, to] of edits) {
    expect(text, file).toMatch(from);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
}

/** A mark with its whole note, which ends with its quotes, its cell or its line. */
function markWith(words: string): RegExp {
  return new RegExp(`(?<=")TODO: [^"\\n]*${words}[^"\\n]*(?=")|TODO: [^|\\n]*${words}[^|\\n]*?(?=$| \\|)`, 'm');
}

/** What somebody who knows the system writes for each mark, by the words that tell it from the others. */
const ANSWERS: Record<string, Record<string, string>> = {
  'organization.yml': { 'name of your organisation': 'Harbour Tools Ltd' },
  'payments-api/plan.mdx': {
    'the plan covers': 'The payments API, its database and its operators. Not the web shop.',
    'paper copies': 'Paper copies: each holder of a role at home, and the front desk.',
  },
  'payments-api/system.yml': {
    'application does': 'Takes card payments for 40 shops.',
    'application runs': 'Three machines at the hosting provider.',
    'gets into it': 'The console of the provider, with the hardware key of the sealed set.',
    'which tool': 'The uptime probe rings the on-call phone after 3 failures.',
    'sign-ins are logged': 'At the sign-in service, for 90 days.',
    'log of sign-ins': 'The two administrators of the sign-in service.',
    'application logs': 'On the log host, for 30 days.',
    'application log': 'Nobody but the provider; the log host takes lines and no orders.',
    'administrators can do': 'Everything. Two people hold one account each.',
    'administrator account': 'Nothing but their own work.',
    'deploys are stopped': 'The switch Pause on the page of the pipeline.',
    'backups exist': 'A copy each night at a second provider, locked for 35 days.',
  },
  'payments-api/authority.yml': { 'which sum': 'Up to 5,000 GBP. Above it the executive decides.' },
  'payments-api/obligations.yml': {
    'contract and clause': 'Terms of service 2026, clause 9.',
    'policy and its section': 'Policy of 2026, section 5.',
  },
  'payments-api/guides/channels.mdx': {
    'line and the room': 'the conference line and the closed room',
    'shares no log-in': 'private mobiles and the paper log',
    'two sealed sets': 'Two sealed sets lie in the safe and with counsel. They open provider and sign-in service.',
    'mailbox and the phone': 'The reports mailbox at the second provider, and the reception.',
  },
  'payments-api/guides/commands.mdx': {
    'sessions and sign-ins': 'Console of the sign-in service, page Users, button Export.',
    'account is disabled': 'The same page, button Suspend. The state reads Suspended.',
    'kind of key': 'Page Keys of the payments console, button Disable. The state reads Off.',
    'all sessions': 'The same page, button Sign out everywhere. Tokens live on for 15 min.',
    'cut off from the network': 'Console of the provider, security group Quarantine.',
  },
  'payments-api/guides/evidence.mdx': {
    'case folder': 'All three lie in the case room, which has log-ins of its own.',
    'how many years': 'Cases 6 years, "no incident" 3 years.',
  },
  'payments-api/guides/legal.mdx': { 'each law': 'UK GDPR' },
};

/** One person for each role that is held, and one who can stand in for each of them. */
const HOLDERS: Record<string, string> = {
  'incident-commander': 'dana-whitfield',
  'technical-lead': 'omar-haddad',
  'communications-lead': 'priya-nair',
  'legal-counsel': 'lena-fischer',
  'executive-sponsor': 'tom-asher',
};
const BACKUP = 'ruth-okafor';
const PEOPLE = [...Object.values(HOLDERS), BACKUP];

describe('an empty folder becomes a plan that passes', () => {
  test('one command writes all of it, valid and linked', () => {
    const told = ran('new', 'plan', 'payments-api', '--title', 'Payments API', '--on', IN_FORCE);
    const paths = [...read(own).files.keys()];
    expect(told.split('\n\n')[0]?.split('\n')).toEqual(paths.map((path) => `our-plan/${path}`));
    const parts = Object.groupBy(paths, (path) => path.split('/').slice(0, -1).join('/'));
    expect(Object.fromEntries(Object.entries(parts).map(([folder, files]) => [folder, files?.length]))).toEqual({
      '': 3,
      'payments-api': 6,
      'payments-api/checklists': 2,
      'payments-api/drills': 1,
      'payments-api/guides': 6,
      'payments-api/phases': 9,
      'payments-api/roles': 6,
      'payments-api/scenarios': 1,
      'payments-api/templates': 5,
      'payments-api/training': 1,
    });
    expect(paths).toContain('payments-api/drills/2026-12-29-first-tabletop.mdx');
    expect(command('lint', ['--content', own])).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('what is left is a short list, and each line of it names a file', () => {
    const left = findings();
    const blocking = new Set(RULES.filter(({ concern }) => ['form', 'links'].includes(concern)).map(({ id }) => id));
    expect(left.filter(({ rule }) => blocking.has(rule))).toEqual([]);
    expect(left.filter(({ file }) => !/^our-plan\/(payments-api\/|organization\.yml)/.test(file))).toEqual([]);
    const byRule = Object.groupBy(left, ({ rule }) => rule);
    expect(Object.fromEntries(Object.entries(byRule).map(([rule, all]) => [rule, all?.length]))).toEqual({
      'no-blanks-left': 30,
      'role-is-filled': 6,
      'role-has-backup': 6,
      'plan-is-approved': 1,
    });
    for (const { message } of byRule['no-blanks-left'] ?? [])
      expect(message).toMatch(/^`TODO: (?:say|name|write) [^`…]+` marks unfinished work\./);
    const { status, stdout } = command('check', ['--plan', 'payments-api', '--content', own, '--as-of', TODAY]);
    expect(status).toBe(1);
    expect(stdout).toContain('payments-api: NOT READY. 43 errors in the way');
  });

  test('answers, people and an approval bring it to zero', () => {
    edit(
      'organization.yml',
      ['profile: live', `profile: demo\ndemoDate: '${TODAY}'`],
      ['timeZone: UTC', 'timeZone: Europe/London'],
    );
    for (const [index, id] of PEOPLE.entries()) {
      ran('new', 'contact', id);
      edit(
        'contacts.yml',
        ['"TODO: say what they do."', 'Engineer'],
        ['"TODO: the number with its country code"', `'+44 20 7946 01${index}0'`],
        [/ {4}# - \{ kind: email.*/, `    - { kind: email, value: '${id}@example.com', dependsOn: [corporate-mail] }`],
        ['# hours: always', 'hours: always'],
      );
    }
    for (const [role, holder] of Object.entries(HOLDERS))
      edit(
        `payments-api/roles/${role}.mdx`,
        [/# heldBy: .*/, `heldBy: ${holder}`],
        [/# backups: .*/, `backups: [${BACKUP}]`],
      );
    edit('payments-api/plan.mdx', [/# approved: .*/, `approved: { by: tom-asher, on: '${TODAY}' }`]);
    for (const [file, answers] of Object.entries(ANSWERS))
      for (const [words, answer] of Object.entries(answers)) edit(file, [markWith(words), answer]);
    expect(findings().map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
    expect(command('check', ['--plan', 'payments-api', '--strict', '--content', own])).toMatchObject({ status: 0 });
  });

  test('reviews and calls are recorded, and it still passes', () => {
    const entries = [...read(own).files.keys()].filter((path) => path.startsWith('payments-api/'));
    ran('review', ...entries, '--by', 'dana-whitfield');
    ran('verify', ...PEOPLE.filter((id) => id !== BACKUP), '--by', BACKUP, '--channel', 'phone');
    ran('verify', BACKUP, '--by', 'dana-whitfield', '--channel', 'phone');
    const { status, stdout } = command('check', ['--plan', 'payments-api', '--strict', '--content', own]);
    expect(stdout).toContain('payments-api: ready');
    expect(status).toBe(0);
  });
});

test('the starter is a content folder that Markdown lint has nothing to say about', () => {
  const starter = fileURLToPath(new URL('../../scripts/new/starter', import.meta.url));
  expect(command('lint', ['--content', starter])).toEqual({ status: 0, stdout: '', stderr: '' });
});

describe('the line for editors', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));

  test.each([
    ['contacts.yml', 'content', '../schemas/contacts.schema.json'],
    ['billing/system.yml', 'content', '../../schemas/system.schema.json'],
    ['billing/routines.yml', 'ours/content', '../../../schemas/routines.schema.json'],
  ])('%s in %s names %s', (path, folder, schema) => {
    expect(editorLine(path, join(root, folder))).toBe(`# yaml-language-server: $schema=${schema}\n`);
    expect(() => readFileSync(join(root, folder, path, '..', schema), 'utf8')).not.toThrow();
  });

  test.each([
    ['front matter', 'billing/plan.mdx', join(root, 'content')],
    ['a folder elsewhere', 'billing/system.yml', join(tmpdir(), 'our-plan')],
  ])('%s has none', (_, path, folder) => {
    expect(editorLine(path, folder)).toBe('');
  });
});
