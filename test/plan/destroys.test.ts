import { describe, expect, test } from 'vitest';
import { destroys } from '../../src/plan/destroys.ts';

describe('a step that cannot be undone', () => {
  test.each([
    ['Delete those pods.', 'Delete'],
    ['wipe the laptop, two at the screen.', 'wipe'],
    ['Rebuild each affected system from a clean runner.', 'Rebuild'],
    ['Reboot the host.', 'Reboot'],
    ['Power off the host.', 'Power off'],
    ['Shut down the host.', 'Shut down'],
    ['Overwrite the disk.', 'Overwrite'],
    ['Drop the old key everywhere.', 'Drop'],
    ['Drop both ir tables.', 'Drop'],
    // Somebody else is made to do it.
    ['Have the service desk wipe it, two at the screen.', 'wipe'],
    ['Have each laptop that was hit imaged, then set up anew.', 'set up anew'],
    ['Have the disk shredded.', 'shredded'],
    // The second act of two.
    ['Save memory, then reboot the host.', 'reboot'],
    ['Copy caches and artefacts, hash them, then delete them.', 'delete'],
    ['Image and wipe the laptop.', 'wipe'],
    ['Stop the job; purge its queue.', 'purge'],
    // A restore replaces what stands, unless it goes elsewhere.
    ['Restore in the order of the table.', 'Restore'],
    ['Restore the backup on the production host.', 'Restore'],
    ['Restore it into the isolated network.', null],
    ['Restore it on restore-1.', null],
    ['Restore database and 100 attachments into isolation.', null],
    // What can be taken back.
    ['Disable the key and all that it made.', null],
    ['Cut tokens, keys and webhooks, within 15 min.', null],
    ['Isolate the host.', null],
    ['Shut the window again.', null],
    ['Remove the limits route by route, 1 h apart.', null],
    ['Drop packets from the listed networks.', null],
    ['Deploy the mended image.', null],
    // Words about destroying destroy nothing.
    ['Decide lock, locate or wipe by the table.', null],
    ['Name the lines that may now be deleted.', null],
    ['Allow the restore, once the evidence copy is named.', null],
    ['Ask each customer who saw foreign rows to delete copies.', null],
    ['Search the backup log for deletes and restores of 30 days.', null],
    ['End each share, export and restore that is not ours.', null],
    ['Deletes are counted.', null],
    ['', null],
  ])('%s', (action, verb) => {
    expect(destroys(action)).toBe(verb);
  });
});
