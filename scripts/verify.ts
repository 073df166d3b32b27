import { load } from '../src/check.ts';
import { setValues } from '../src/edit/set-values.ts';
import { DEFS } from '../src/plan/schema.ts';
import { fail, readContent, run, shown } from './command.ts';
import { describe, edited, faultsIn, knownContact, recordedOn } from './record.ts';
import { rewrite } from './write.ts';

const KINDS = DEFS.$defs?.channelKind?.enum ?? [];

const HELP = `
Usage: npm run verify -- CONTACT... --by CONTACT --channel KIND [--on DATE] [--content DIR]

Records that somebody really reached contacts: writes verified (on, by, channel) into
their records in contacts.yml, and nothing else.

  CONTACT         who was reached: an id of contacts.yml
  --by CONTACT    who tried; never the contact who was reached
  --channel KIND  how: ${KINDS.join(', ')}
  --on DATE       when (YYYY-MM-DD); today where it is left out, in a demo the demo's day
  --content DIR   the content folder; content where it is left out
  --help          print this

Exit code: 0 all recorded, 2 nothing written.
`;

const OPTIONS = {
  by: { type: 'string' },
  channel: { type: 'string' },
  on: { type: 'string' },
  content: { type: 'string' },
} as const;

const PATH = 'contacts.yml';

await run(HELP, OPTIONS, (values, ids) => {
  if (ids.length === 0) fail('Name at least one contact: an id of contacts.yml. See --help.');
  const by = values.by ?? fail('Say with --by who tried: an id of contacts.yml.');
  const channel = values.channel ?? fail(`Say with --channel how: ${KINDS.join(', ')}.`);
  if (!KINDS.includes(channel)) fail(`--channel is ${shown(channel)}. Use one of ${KINDS.join(', ')}.`);
  const directory = values.content ?? 'content';
  const { files, name: folder } = readContent(directory);
  const content = load(files);
  knownContact(by, content, '--by');
  const on = recordedOn(values.on, files);

  const before = files.get(PATH) as string;
  let after = before;
  const lines: string[] = [];
  for (const [index, id] of ids.entries()) {
    knownContact(id, content, 'The contact');
    if (ids.indexOf(id) < index) fail(`${shown(id)} is named twice. Name each contact once.`);
    if (id === by) fail(`${shown(id)} cannot verify their own record. Somebody else must try it.`);
    const kinds = [...new Set((content.contacts.get(id)?.channels ?? []).map((each) => each.kind))];
    if (!kinds.some((kind) => kind === channel)) {
      fail(
        `${shown(id)} has no channel of the kind ${channel}. ${kinds.length === 0 ? 'Add one first.' : `There is ${kinds.join(', ')}.`}`,
      );
    }
    after = edited(`${folder}/${PATH}`, () => setValues(PATH, after, [id, 'verified'], { on, by, channel }));
    lines.push(`${folder}/${PATH}: ${id} reached on ${on} by ${by}, ${channel}`);
  }
  const faults = faultsIn(PATH, after);
  if (faults.length > 0) fail(`${describe(faults, folder)} Mend it first; nothing was written.`);
  rewrite(directory, [{ path: PATH, before, after }]);
  process.stdout.write(`${lines.join('\n')}\n`);
});
