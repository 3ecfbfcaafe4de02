import type { FieldValues } from '../../shared/model/integration';
import type { Message } from '../../shared/model/message';
import type { Guide, ProviderDescriptor } from '../../shared/model/provider';
import type { ProviderError } from '../../shared/model/report';
import type { Outcome } from '../../shared/result';
import type { ActionReport } from '../../shared/model/action';
import type { ActionRun } from '../actions/run-action';
import type { ProviderHttp } from './http';
import type { ProviderSmtp } from './smtp';

/** Everything an adapter may know about one integration, for the time of one operation. */
export interface ProviderConfig {
  settings: FieldValues;
  credentials: FieldValues;
  /** Replaces scheme, host and port of every request, and is put before its path. */
  apiBaseUrl: string | null;
}

/** What the provider said to a send. */
export interface SendOutcome {
  outcome: Outcome;
  messageId: string | null;
  error: ProviderError | null;
  warnings: string[];
  /** The provider took the message and delivers nothing: test credentials, or a test that was asked for. It cannot be looked up. */
  simulated?: true;
}

export interface SendOptions {
  /** Asks the provider to deliver nothing, where its descriptor has a `testMode`. */
  testMode: boolean;
}

export interface CheckOutcome {
  ok: boolean;
  error: ProviderError | null;
  account: { label: string; value: string }[] | null;
  warnings: string[];
  testMode: boolean;
}

export type StatusOutcome = SendOutcome;

/**
 * One provider, one configuration, one operation. Keeps no state. Throws only `ProviderFailure` (or lets the one of `http` pass);
 * an SDK's error object never leaves the adapter, since it carries the credentials.
 */
export interface Adapter {
  send(message: Message, options?: SendOptions): Promise<SendOutcome>;
  verify?(): Promise<CheckOutcome>;
  /** `recipient`: for providers whose log cannot be asked by id alone; null when it is not known. */
  status?(messageId: string, recipient: string | null): Promise<StatusOutcome>;
}

/** Code of an administrator, in its sandbox. Never rejects. */
export interface ProviderActions {
  run(run: Omit<ActionRun, 'answers'>): Promise<ActionReport>;
}

/** The ways to a provider. An adapter knows no other. */
export interface Tools {
  http: ProviderHttp;
  smtp: ProviderSmtp;
  actions: ProviderActions;
}

export type Connect = (config: ProviderConfig, tools: Tools) => Adapter;

/** One line of the registry: the descriptor is plain data and loaded at start, the adapter with its SDK and the guide on first use. */
export interface ProviderEntry {
  descriptor: ProviderDescriptor;
  load(): Promise<{ connect: Connect }>;
  loadGuide(): Promise<{ guide: Guide }>;
}

export type FindProvider = (id: string) => ProviderEntry | undefined;
