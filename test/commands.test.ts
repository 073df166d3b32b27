import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from '../src/read.ts';
import { faultsIn } from './commands.ts';

const CONTENT = fileURLToPath(new URL('../content', import.meta.url));
const database = (plan: string) => new URL(`fixtures/sql/${plan}.sql`, import.meta.url);

const { files } = read(CONTENT);
const PLANS = [...new Set([...files.keys()].map((path) => path.split('/')[0] as string))].filter((plan) =>
  existsSync(database(plan)),
);

/** A database that guides below are tried on. */
const SMALL = `
  CREATE ROLE responder_act; CREATE ROLE responder_read;
  CREATE TABLE users (id bigint PRIMARY KEY, address inet, at timestamptz);
  GRANT SELECT ON users TO responder_act, responder_read; GRANT UPDATE (at) ON users TO responder_act`;

/** The language of a block, its text, and what is told of a guide in which it begins with line 6. */
const BLOCKS: [lang: string, text: string, fault: string | null][] = [
  ['sql', "SELECT at FROM users WHERE address <<= :'net' AND id <> :who;", '6 syntax error at or near ":"'],
  ['sql', "BEGIN;\nUPDATE users SET at = :'from' -- :'x', don't\nWHERE at::text > '02:30';\nCOMMIT;", null],
  [
    'sql',
    "\\set ON_ERROR_STOP 1\nCOPY (SELECT :'inc', id FROM users)\nTO STDOUT CSV HEADER \\g a.csv\nSELECT 1 AS one \\gset",
    null,
  ],
  ['sql', "CREATE TEMP TABLE seen (id bigint);\n\\copy seen FROM 'seen.csv' CSV\nSELECT * FROM seen \\g", null],
  ['sql', "SELECT 1;\nSELECT id\nFROM users WHERE mail = :'inc';", '8 column "mail" does not exist, as responder_act'],
  ['sql', 'COPY (SELECT 1) TO STDOUT \\g a.csv\n\\d users;', '7 syntax error at or near "\\"'],
  ['sql', "\\copy (SELECT :'inc') TO 'a.csv';", '6 syntax error at or near "\\"'],
  ['sql', 'BEGIN;\nDELETE FROM users;\nCOMMIT;', '6 permission denied for table users, as responder_act'],
  [
    'sql',
    '-- Role responder_read\nUPDATE users SET at = now();',
    '6 permission denied for table users, as responder_read',
  ],
  ['sql', 'SELECT 1;\nSELECT 2', '7 psql waits for more: the last statement has no `;`'],
  ['bash', 'psql service=a-read -c "SELECT \'$INC\', id\n  FROM users" > a', null],
  ['bash', "psql service=a-read \\\n  -v inc=\"$INC\" <<'SQL'\nSELECT :'inc'\n\\g a.csv\nSQL\ndate", null],
  ['bash', "psql service=a-read <<'SQL'\nDELETE FROM users\nSQL", '7 permission denied for table users'],
  ['bash', 'psql service=a-read -c "SELECT :\'inc\'"', '6 syntax error at or near ":"'],
  ['sql', "\\set key 7\n\\prompt 'When? ' when\nSELECT :key, :'when';", null],
  ['bash', 'date\npsql service=a-act -c "SELECT 1, nine" > a', '7 column "nine" does not exist, as responder_act'],
  ['sh', 'date\nfor a in b; done', "7 syntax error near unexpected token `done'"],
  ['text', '\\! date | cut -c1-12)', "6 syntax error near unexpected token `)'"],
  ['bash', "zcat a |\n  jq -r --arg b 1 'select(.b == $b) # c' > c", null],
  ['bash', "zcat a |\n  jq -r '.[$b' > c", '7 jq: error: syntax error'],
  ['text', '\\i /srv/ir/lost.sql', '6 No guide has the text of /srv/ir/lost.sql'],
];

describe('the code in plans', () => {
  let db: PGlite;
  beforeAll(async () => {
    db = await PGlite.create();
  });
  afterAll(() => db.close());

  test.each(PLANS)('of %s fits its database, bash, jq and its own scripts', { timeout: 240_000 }, async (plan) => {
    expect(await faultsIn(plan, files, db, readFileSync(database(plan), 'utf8'))).toEqual([]);
  });

  describe('is read as psql and bash read it', () => {
    test.each(BLOCKS)('%s %j', async (lang, text, fault) => {
      const guide = `---\ntitle: A guide\n---\n\n\`\`\`${lang}\n${text}\n\`\`\`\n\nCall \`psql -v inc= -v net= -v from=\`.\n`;
      const faults = await faultsIn('a', new Map([['a/guides/a.mdx', guide]]), db, SMALL);
      expect(faults).toEqual(fault === null ? [] : [expect.stringContaining(`a/guides/a.mdx:${fault}`)]);
    });

    test('a script is what follows its name, and works for those who call it', async () => {
      const script = 'The file `/srv/ir/a.sql` looks.\n\n```sql\nCREATE TEMP VIEW a AS SELECT id FROM users;\n```\n';
      const sheet = '```text\n\\i /srv/ir/a.sql\n```\n\n```sql\nSELECT id FROM a;\n```\n';
      const guide = (body: string) => `---\ntitle: A guide\n---\n\n${body}`;
      const both = new Map([
        ['a/guides/a.mdx', guide(sheet)],
        ['a/guides/b.mdx', guide(script)],
        ['a/guides/c.mdx', guide('```sql\nSELECT id FROM a;\n```\n')],
      ]);
      expect(await faultsIn('a', both, db, SMALL)).toEqual([
        'a/guides/c.mdx:6 relation "a" does not exist, as responder_act',
      ]);
    });
  });
});
