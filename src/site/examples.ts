/** The files of a rule's example, which stand after lines `-- path --`. */
export function filesIn(example: string): { path: string; text: string }[] {
  const parts = example
    .trimStart()
    .split(/^-- (.+) --\n/m)
    .slice(1);
  const files: { path: string; text: string }[] = [];
  for (let index = 0; index < parts.length; index += 2)
    files.push({ path: parts[index] as string, text: (parts[index + 1] ?? '').trimEnd() });
  return files;
}
