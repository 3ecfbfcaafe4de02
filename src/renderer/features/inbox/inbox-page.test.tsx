import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aText, anEmail } from '../../../../test/support/builders';
import { renderApp } from '../../../../test/support/render-app';
import { openTestCore, type TestCore } from '../../../../test/support/test-core';
import type { Message } from '../../../shared/model/message';

/** Oldest first. Answers their ids in the same order. */
async function capture(core: TestCore, messages: Message[]): Promise<string[]> {
  const ids: string[] = [];
  for (const message of messages) {
    const test = await core.call('testSend.send', {
      operationId: crypto.randomUUID(),
      target: { kind: 'saved', integrationId: message.channel === 'sms' ? 'built-in-sms' : 'built-in-email' },
      message,
    });
    ids.push(test.inboxId ?? '');
  }
  return ids;
}

async function openInbox(messages: Message[], path: (ids: string[]) => string = () => '/inbox') {
  const core = await openTestCore();
  const ids = await capture(core, messages);
  const app = await renderApp(path(ids), { core });
  return { ...app, ids };
}

const rows = () => screen.findAllByRole('option');
const openedTitle = () => within(screen.getByRole('region', { name: 'Message' })).getByRole('heading');

describe('the Inbox', () => {
  it('says what would be here while nothing was captured, and offers to send something', async () => {
    await renderApp('/inbox');
    expect(await screen.findByText('Nothing captured')).toBeVisible();
    expect(screen.getByText('Messages of environments that use a built-in service appear here.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send test' })).toBeVisible();
  });

  it('opens the newest message: texts by their number, e-mails by their subject', async () => {
    await openInbox([anEmail({ subject: 'Reset your password' }), aText({ to: '+491713920041', text: 'Your code is 117204' })]);
    const [newest, oldest] = await rows();
    expect(newest).toHaveTextContent('+491713920041');
    expect(newest).toHaveTextContent('Your code is 117204');
    expect(newest).toHaveAttribute('aria-selected', 'true');
    expect(oldest).toHaveTextContent('Reset your password');
    expect(openedTitle()).toHaveTextContent('Text to +491713920041');
    expect(screen.getByText('Captured by Built-in SMS. Nothing was delivered.')).toBeVisible();
  });

  it('says that stored messages were damaged, and shows what still opens', async () => {
    const core = await openTestCore();
    await capture(core, [aText(), aText(), aText()]);
    core.ports.memory.logs.inbox.lines[2] = 'damaged';
    await renderApp('/inbox', { core });
    expect(await screen.findByText('The Inbox is damaged.')).toBeVisible();
    expect(await rows()).toHaveLength(2);
  });

  it('opens the message that its address names', async () => {
    await openInbox([anEmail({ subject: 'First' }), anEmail({ subject: 'Second' })], ([first]) => `/inbox/${first ?? ''}`);
    await rows();
    expect(openedTitle()).toHaveTextContent('First');
  });

  it('marks a message as read once it was looked at for a second', async () => {
    const { core } = await openInbox([aText()]);
    const [row] = await rows();
    expect(row).toHaveTextContent('unread');
    await waitFor(() => expect(row).not.toHaveTextContent('unread'), { timeout: 3_000 });
    expect((await core.call('inbox.list', {})).entries[0]?.unread).toBe(false);
  });

  it('moves with the arrow keys and deletes with Delete, going on with the next message', async () => {
    const { core, user } = await openInbox([anEmail({ subject: 'First' }), anEmail({ subject: 'Second' }), anEmail({ subject: 'Third' })]);
    await rows();
    screen.getByRole('listbox').focus();
    await user.keyboard('{ArrowDown}');
    expect(openedTitle()).toHaveTextContent('Second');
    await user.keyboard('{Delete}');
    await waitFor(() => expect(openedTitle()).toHaveTextContent('First'));
    expect((await core.call('inbox.list', {})).entries.map((entry) => entry.title)).toEqual(['Third', 'First']);
    expect(screen.getByRole('listbox')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(openedTitle()).toHaveTextContent('Third');
  });

  it('shows an e-mail in a frame that can run nothing, as text, and as source', async () => {
    const html = '<p>Code <b>482913</b></p><script>parent.hacked = true</script>';
    const { core, user } = await openInbox([anEmail({ html, text: 'Code 482913 as text' })]);
    const frame = await screen.findByTitle('E-mail: Your code');
    expect(frame).toHaveAttribute('sandbox', '');
    const src = frame.getAttribute('src') ?? '';
    expect(core.preview(src.slice(src.lastIndexOf('/') + 1))).toBe(`<base target="_blank">${html}`);
    await user.click(screen.getByRole('radio', { name: 'Text' }));
    expect(screen.getByText('Code 482913 as text')).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Source' }));
    expect(screen.getByRole('group', { name: 'HTML source' })).toHaveTextContent('<script>parent.hacked = true</script>');
  });

  it('says what was left out only when something was', async () => {
    const { user } = await openInbox([anEmail({ subject: 'Plain' }), anEmail({ subject: 'Tracked', html: '<img src="https://tracker.example/1.png"><img src="https://tracker.example/2.png">' })]);
    expect(await screen.findByText('2 remote images and styles were left out. Nothing here is loaded from the network.')).toBeVisible();
    await user.click(screen.getByText('Plain'));
    await screen.findByTitle('E-mail: Plain');
    expect(screen.queryByText(/left out/)).not.toBeInTheDocument();
  });

  it('finds by recipient and subject, by channel, and says when nothing matches', async () => {
    const { user } = await openInbox([anEmail({ subject: 'Reset', to: 'kim@halden.example' }), aText({ text: 'Your code' })]);
    await rows();
    await user.click(screen.getByRole('radio', { name: 'E-mail' }));
    expect(await rows()).toHaveLength(1);
    await user.click(screen.getByRole('radio', { name: 'All' }));
    await user.type(screen.getByLabelText('Search the Inbox'), 'KIM@');
    expect((await rows()).map((row) => row.textContent)).toEqual([expect.stringContaining('Reset')]);
    await user.type(screen.getByLabelText('Search the Inbox'), 'zzz');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(await rows()).toHaveLength(2);
  });

  it('empties itself only after naming how many messages go', async () => {
    const { core, user } = await openInbox([aText(), aText(), anEmail()]);
    await rows();
    await user.click(screen.getByRole('button', { name: 'Empty inbox' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete 3 captured messages?' });
    expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Delete 3 messages' }));
    expect(await screen.findByText('Nothing captured')).toBeVisible();
    expect((await core.call('inbox.list', {})).entries).toEqual([]);
  });

  it('draws only the rows in sight of a long list', async () => {
    await openInbox(Array.from({ length: 120 }, (_, index) => aText({ text: `Message ${index}` })));
    const list = await screen.findByRole('listbox');
    expect(within(list).queryAllByRole('option').length).toBeLessThan(60);
    expect(list.firstElementChild).toHaveStyle({ height: '7200px' });
  });
});
