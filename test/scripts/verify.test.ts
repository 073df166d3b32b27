import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Copy, command, copyOf } from './spawn.ts';

let copy: Copy;
beforeEach(() => {
  copy = copyOf();
});
afterEach(() => copy.remove());

const verify = (...args: string[]) => command('verify', [...args, '--content', copy.path]);

test('records who was reached, and changes nothing else', () => {
  const text = `# Everyone.\n${copy.read('contacts.yml').replace("  verified: { on: '2026-10-05', by: dana-whitfield, channel: phone }\npriya", 'priya')}`;
  copy.write('contacts.yml', text);
  const before = copy.all();

  const { status, stdout, stderr } = verify(
    'omar-haddad',
    'priya-nair',
    '--by',
    'dana-whitfield',
    '--channel',
    'phone',
    '--on',
    '2026-11-20',
  );
  expect(stderr).toBe('');
  expect(stdout).toBe(
    'content/contacts.yml: omar-haddad reached on 2026-11-20 by dana-whitfield, phone\n' +
      'content/contacts.yml: priya-nair reached on 2026-11-20 by dana-whitfield, phone\n',
  );
  expect(status).toBe(0);
  const verified = "  verified: { on: '2026-11-20', by: dana-whitfield, channel: phone }\n";
  const [head = '', tail = ''] = text.split('priya-nair:\n');
  const now = `${head}${verified}priya-nair:\n${tail.replace(/ {2}verified: .*\n/, verified)}`;
  expect(copy.all()).toEqual(new Map([...before, ['contacts.yml', now]]));
});

describe('writes nothing and says why', () => {
  const BY = ['--by', 'dana-whitfield', '--channel', 'phone'];
  test.each<[what: string, args: string[], message: string]>([
    ['for nobody', BY, 'Name at least one contact: an id of contacts.yml. See --help.'],
    ['without a caller', ['omar-haddad', '--channel', 'phone'], 'Say with --by who tried: an id of contacts.yml.'],
    [
      'without a channel',
      ['omar-haddad', '--by', 'dana-whitfield'],
      'Say with --channel how: phone, short, sms, chat, email, portal, inPerson.',
    ],
    [
      'for an unknown channel',
      ['omar-haddad', '--by', 'dana-whitfield', '--channel', 'fax'],
      '--channel is `fax`. Use one of phone, short',
    ],
    [
      'for a channel they do not have',
      ['omar-haddad', '--by', 'dana-whitfield', '--channel', 'sms'],
      '`omar-haddad` has no channel of the kind sms. There is phone, chat.',
    ],
    [
      'for oneself',
      ['omar-haddad', 'dana-whitfield', ...BY],
      '`dana-whitfield` cannot verify their own record. Somebody else must try it.',
    ],
    [
      'for a contact named twice',
      ['omar-haddad', 'omar-haddad', ...BY],
      '`omar-haddad` is named twice. Name each contact once.',
    ],
    [
      'for an unknown contact',
      ['omar-haddad', 'haddad', ...BY],
      'The contact is `haddad`, which is no contact in contacts.yml. Did you mean `omar-haddad`?',
    ],
    [
      'for an unknown caller',
      ['omar-haddad', '--by', 'dana', '--channel', 'phone'],
      '--by is `dana`, which is no contact',
    ],
    ['for a day to come', ['omar-haddad', ...BY, '--on', '2026-11-23'], '--on is 2026-11-23, but today is 2026-11-22.'],
  ])('%s', (_, args, message) => {
    const before = copy.all();
    const { status, stdout, stderr } = verify(...args);
    expect(stderr).toContain(`muster verify: ${message}`);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(copy.all()).toEqual(before);
  });

  test('for contacts that cannot be trusted', () => {
    copy.write('contacts.yml', copy.read('contacts.yml').replace('kind: person', 'kind: robot'));
    const before = copy.all();
    expect(verify('omar-haddad', ...BY)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('contacts.yml cannot be read as it stands.'),
    });
    expect(copy.all()).toEqual(before);
  });
});
