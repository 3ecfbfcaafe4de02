import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { Router, useLocation, useSearch } from 'wouter';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../test/support/render-app';
import { useGuardedLocation, useLeaveGuard } from './leave-guard';
import { LeaveQuestionDialog } from './leave-question';

const question = { title: 'Leave without saving?', text: 'What you typed is kept for 24 hours, except the secrets.' };

function Place() {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const [typed, setTyped] = useState('');
  const release = useLeaveGuard(path === '/form' && typed !== '', question);
  return (
    <>
      <p>at {path}</p>
      <p>asked for {search}</p>
      <input
        aria-label="Name"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <a href="#/elsewhere">Elsewhere</a>
      <button
        type="button"
        onClick={() => {
          release();
          navigate('/saved');
        }}
      >
        Save
      </button>
      <LeaveQuestionDialog />
    </>
  );
}

async function atForm() {
  window.location.hash = '#/form';
  const rendered = await renderApp(
    <Router hook={useGuardedLocation}>
      <Place />
    </Router>,
  );
  await screen.findByText('at /form');
  return rendered;
}

describe('an address', () => {
  it('may ask something of its page behind a question mark, which makes no other page', async () => {
    await atForm();
    window.location.hash = '#/form?range=all';
    expect(await screen.findByText('asked for range=all')).toBeVisible();
    expect(screen.getByText('at /form')).toBeVisible();
  });
});

describe('leaving a page', () => {
  it('goes without a question while nothing is typed', async () => {
    const { user } = await atForm();
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    expect(await screen.findByText('at /elsewhere')).toBeVisible();
  });

  it('asks once something is typed; staying keeps the page and its address', async () => {
    const { user } = await atForm();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Twilio EU');
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toHaveTextContent(question.text);
    expect(window.location.hash).toBe('#/form');
    await user.click(screen.getByRole('button', { name: 'Stay' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    });
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Twilio EU');
    expect(screen.getByText('at /form')).toBeVisible();
  });

  it('goes on to where the person wanted when told to leave', async () => {
    const { user } = await atForm();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Twilio EU');
    await user.click(screen.getByRole('link', { name: 'Elsewhere' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    expect(await screen.findByText('at /elsewhere')).toBeVisible();
  });

  it('does not ask after saving took the guard down', async () => {
    const { user } = await atForm();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Twilio EU');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('at /saved')).toBeVisible();
  });

  it('warns before a reload only while something is typed', async () => {
    const { user } = await atForm();
    const reload = () => fireEvent(window, new Event('beforeunload', { cancelable: true }));
    expect(reload()).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'x');
    expect(reload()).toBe(false);
  });
});
