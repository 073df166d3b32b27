import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, harmless, noArguments, run, shown } from './command.ts';

const HELP = `
node scripts/digest-issue.ts --digest FILE --exit-code CODE [--label NAME]

Keeps one issue on GitHub with the digest of the plans: opens it when the check fails, updates it as long as it fails,
closes it with a remark when all is well. Works through gh, the command-line tool of GitHub, on the repository that
GH_REPO or the folder names.

  --digest FILE      the digest in Markdown: npm run -s check -- --format markdown
  --exit-code CODE   how the check ended: 0 closes the issue, 1 opens or updates it, everything else leaves it alone
  --label NAME       the label by which the issue is found (default: muster-digest)

Exit code 0: done, or nothing to do. 2: it could not be done.
`;

const TITLE = 'The response plans need attention';
const WELL = 'The nightly check finds nothing that fails any more.';

interface Issue {
  number: number;
  body: string;
}

await run(
  HELP,
  { digest: { type: 'string' }, 'exit-code': { type: 'string' }, label: { type: 'string' } },
  (values, positionals) => {
    noArguments(positionals);
    const { digest, 'exit-code': code, label = 'muster-digest' } = values;
    if (code === undefined) fail('Say with --exit-code how the check ended: 0 or 1.');
    if (code !== '0' && code !== '1')
      fail(
        `The check ended with ${shown(code)}, so it could not run. The issue stays as it is; look at the check's log.`,
      );
    const body = code === '1' ? bodyOf(digest) : '';

    const [issue, ...others] = openIssues(label);
    if (code === '0') {
      for (const { number } of issue ? [issue, ...others] : [])
        gh('issue', 'close', String(number), '--reason', 'completed', '--comment', WELL);
      return say(issue ? `All is well: closed ${named([issue, ...others])}.` : 'All is well, and no issue is open.');
    }
    if (!issue) {
      gh('label', 'create', label, '--force', '--description', 'What the check of the response plans found');
      return say(
        withFile(body, (file) => gh('issue', 'create', '--title', TITLE, '--label', label, '--body-file', file)),
      );
    }
    if (issue.body.replaceAll('\r\n', '\n').trim() === body.trim()) return say(`Nothing changed in ${named([issue])}.`);
    withFile(body, (file) => gh('issue', 'edit', String(issue.number), '--body-file', file));
    return say(`Updated ${named([issue])}.`);
  },
);

function say(line: string): void {
  process.stdout.write(`${line.trim()}\n`);
}

function named(issues: readonly Issue[]): string {
  return `issue ${issues.map(({ number }) => `#${number}`).join(', ')}`;
}

/** The digest, which the format markdown keeps within what an issue may hold, and in which no name calls anybody. */
function bodyOf(file: string | undefined): string {
  if (file === undefined) fail('Name the digest with --digest: npm run -s check -- --format markdown > digest.md.');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return fail(`The digest ${shown(file)} cannot be read (${(error as NodeJS.ErrnoException).code}). Write it first.`);
  }
  if (text.trim() === '') fail(`The digest ${shown(file)} is empty. Write it with --format markdown.`);
  return text;
}

/** The open issues with the label, the oldest first. */
function openIssues(label: string): Issue[] {
  const listed = gh('issue', 'list', '--state', 'open', '--label', label, '--limit', '100', '--json', 'number,body');
  let issues: Issue[];
  try {
    issues = JSON.parse(listed);
  } catch {
    return fail('gh did not list the issues as JSON. Update it to version 2 or newer.');
  }
  return issues.sort((a, b) => a.number - b.number);
}

/** Runs gh with arguments that no shell reads; what it says ends the command if it fails. */
function gh(...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('gh', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    fail('This needs gh, the command-line tool of GitHub, which is not installed. Install it.');
  if (error) throw error;
  if (status !== 0) {
    const [said = ''] = stderr.trim().split('\n');
    fail(
      `\`gh ${args.slice(0, 2).join(' ')}\` failed: ${harmless(said)}. See that GH_TOKEN is set and may write issues (\`issues: write\`).`,
    );
  }
  return stdout;
}

/** Hands a text over as a file, so that no argument grows too long and nothing in it is taken for one. */
function withFile<T>(text: string, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'muster-issue-'));
  try {
    const file = join(folder, 'body.md');
    writeFileSync(file, text);
    return use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
