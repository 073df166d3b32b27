import { expect, test } from 'vitest';
import { withShortLinks } from '../../src/site/slim.ts';

const FOLDER = '/task-list/scenarios/key-leaked';

test.each([
  ['<a href=/task-list/checklists/cut-off/#first>', '<a href=../../checklists/cut-off/#first>'],
  ['<a href=/task-list/scenarios/lost-laptop/>', '<a href=../lost-laptop/>'],
  ['<a href=/task-list/scenarios/key-leaked/#then>', '<a href=./#then>'],
  ['<a href=/task-list/scenarios/>', '<a href=../>'],
  ['<a href="/task-list/call/?a=b">', '<a href="../../call/?a=b">'],
  [
    '<a href=/task-list/call/><div class=body><a href=/task-list/call/></div><footer><a href=/task-list/call/>',
    '<a href=../../call/><div class=body><a href=/task-list/call/></div><footer><a href=../../call/>',
  ],
  // Shorter as they are, or no addresses of pages.
  ['<a href=/rules/>', '<a href=/rules/>'],
  ['<a href=/>', '<a href=/>'],
  ['<a href=/task-list/owner/due.ics>', '<a href=/task-list/owner/due.ics>'],
  ['<a href=https://example.org/task-list/>', '<a href=https://example.org/task-list/>'],
  ['<a href=#first>', '<a href=#first>'],
  ['<a class=actor href=/task-list/roles/scribe/>', '<a class=actor href=../../roles/scribe/>'],
  ['href=/task-list/call/', 'href=/task-list/call/'],
])('%s becomes %s', (before, after) => {
  expect(withShortLinks(before, FOLDER)).toBe(after);
});
