import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { VaultState } from '../../../shared/model/vault';
import type { TestSend } from '../../../shared/model/test-send';
import type { Message } from '../../../shared/model/message';
import { call } from '../../api';
import { useDialogs } from '../../dialogs';
import { toast, toastError } from '../../ui/toast';
import { inOneLine, outcomeText } from './outcome-text';
import type { Subject } from './subject';

export interface Sending {
  operationId: string;
  subject: Subject;
  message: Message;
  /** Epoch milliseconds. */
  startedAt: number;
}

/** A report is the remembered answer of `testSend.get`, which stays true while the message is followed. */
export type Phase = { kind: 'form'; failure: unknown } | { kind: 'sending'; sending: Sending } | { kind: 'report'; testId: string };

/** What goes with the message. */
export interface SendOptions {
  code: string | null;
  testMode: boolean;
}

/** Sends, and stays with it when the dialog is closed meanwhile: the outcome is then told by a toast. */
export function useSending(first: Phase) {
  const [phase, setPhase] = useState(first);
  const client = useQueryClient();
  const { openReport } = useDialogs();
  const present = useRef(false);
  useEffect(() => {
    present.current = true;
    return () => {
      present.current = false;
    };
  }, []);

  /** A locked screen shows nothing of the content. */
  const mayTell = () => (client.getQueryData<VaultState>(['vault.state', {}])?.kind ?? 'open') === 'open';
  const tell = (test: TestSend, subject: Subject) => {
    const text = outcomeText(test, subject.provider);
    toast({
      tone: text.tone === 'info' ? 'ok' : text.tone === 'plain' ? 'warn' : text.tone,
      title: test.following.kind === 'waiting' ? `${subject.provider} has the test of ${subject.name}` : `Test of ${subject.name} has ended`,
      text: inOneLine(text),
      action: {
        label: 'Open report',
        run: () => {
          openReport({ testId: test.id });
        },
      },
    });
  };

  /** The test, or null when it was not even begun. */
  const send = async (subject: Subject, message: Message, options: SendOptions): Promise<TestSend | null> => {
    const operationId = crypto.randomUUID();
    setPhase({ kind: 'sending', sending: { operationId, subject, message, startedAt: Date.now() } });
    try {
      const test = await call('testSend.send', { operationId, target: subject.target, message, ...options });
      client.setQueryData(['testSend.get', { id: test.id }], test);
      if (present.current) setPhase({ kind: 'report', testId: test.id });
      else if (mayTell()) tell(test, subject);
      return test;
    } catch (failure) {
      if (present.current) setPhase({ kind: 'form', failure });
      else if (mayTell()) toastError(`Test of ${subject.name} was not sent`, failure);
      return null;
    }
  };

  const edit = () => {
    setPhase({ kind: 'form', failure: null });
  };
  return { phase, send, edit };
}
