import { execFileSync } from 'node:child_process';

/** Runs git in a folder as nobody in particular: no settings of the machine or its user have a say. */
export function git(folder: string, ...args: string[]): string {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_DATE: '2026-11-20T09:00:00Z',
    GIT_COMMITTER_DATE: '2026-11-20T09:00:00Z',
  };
  const settings = ['user.name=Test', 'user.email=test@example.com', 'init.defaultBranch=main', 'commit.gpgSign=false'];
  const options = settings.flatMap((setting) => ['-c', setting]);
  return execFileSync('git', [...options, '-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

/** Records everything in a folder as one commit of its repository, which is made if there is none; gives the commit's name. */
export function commit(folder: string, message: string): string {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}
