import { listed } from '../listed';
import { type EnvironmentFlows, type Flow, flowOnChannel, flows, flowUsageTypes, flowWord } from '../model/flow';
import type { IntegrationView } from '../model/integration';
import type { Channel } from '../model/message';
import type { TemplateOverride, UsageType } from '../model/template';
import type { TemplateSetRow, TemplateSets } from '../model/template-set';

/**
 * Every sentence about what a change does to the flows of an environment, so that the same fact reads the same on every screen.
 * `on`: the flows that need messages on the channel; null: nobody said for this environment, and nothing is told.
 */
export type OnHere = readonly Flow[] | null;

/** What is on for one environment and channel, in the flows' own order. */
export function flowsOnHere(all: readonly EnvironmentFlows[], environmentId: string, channel: Channel): OnHere {
  const found = all.find((each) => each.environmentId === environmentId);
  return found === undefined ? null : flows.filter((flow) => found.on[channel].includes(flow));
}

/** "6 flows on": each flow counts once, on however many channels. null: nobody said. */
export function flowsOnSentence(all: readonly EnvironmentFlows[], environmentId: string): string | null {
  const found = all.find((each) => each.environmentId === environmentId);
  if (found === undefined) return null;
  const count = new Set([...found.on.sms, ...found.on.email]).size;
  return count === 0 ? 'No flow on' : `${countedFlows(count)} on`;
}

const noun: Record<Channel, string> = { sms: 'SMS', email: 'e-mail' };
const title: Record<Channel, string> = { sms: 'SMS', email: 'E-mail' };
/** Where messages arrive once they are really delivered. */
const place: Record<Channel, string> = { sms: 'on phones', email: 'in mailboxes' };
const receivers: Record<Channel, string> = { sms: 'phones', email: 'mailboxes' };

/** Beyond this number of flows the rest is counted. */
const mostNamed = 3;

const countedFlows = (count: number): string => (count === 1 ? '1 flow' : `${count} flows`);
const begun = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

/** "sign-in by phone, password reset by SMS and MFA by SMS", "sign-up by phone, sign-in by phone and 3 other flows" */
function named(channel: Channel, on: readonly Flow[]): string {
  const words = on.map((flow) => flowOnChannel[channel][flow]);
  return listed(words.length > mostNamed ? [...words.slice(0, mostNamed - 1), `${words.length - mostNamed + 1} other flows`] : words);
}

/** The verb for one flow and for several. */
const verb = (on: readonly Flow[], one: string, many: string): string => (on.length === 1 ? one : many);

/** An environment without a provider: "Sign-in by phone and MFA by SMS do not work." */
export function notWorking(environment: string, channel: Channel, on: OnHere): string {
  if (on === null) return `${title[channel]} cannot be sent from ${environment}.`;
  if (on.length === 0) return 'No flow needs it.';
  return `${begun(named(channel, on))} ${verb(on, 'does', 'do')} not work.`;
}

/** An environment that loses its provider: "Sign-in by phone and MFA by SMS stop at once." */
export function stops(environment: string, channel: Channel, on: OnHere): string {
  if (on === null) return `${title[channel]} cannot be sent from ${environment} until a provider is set.`;
  if (on.length === 0) return 'No flow needs it.';
  return `${begun(named(channel, on))} ${verb(on, 'stops', 'stop')} at once.`;
}

/** The question before it: "5 flows of Staging stop: sign-up, sign-in, forgot password, link account and MFA." */
export function flowsThatStop(environment: string, channel: Channel, on: OnHere): string {
  if (on === null || on.length === 0) return stops(environment, channel, on);
  return `${countedFlows(on.length)} of ${environment} ${verb(on, 'stops', 'stop')}: ${listed(on.map((flow) => flowWord[flow]))}.`;
}

/** An environment that had no provider gets one: "sign-in by phone and MFA by SMS start to work." */
export function starts(channel: Channel, on: OnHere): string {
  if (on === null) return `${title[channel]} can be sent from now on.`;
  if (on.length === 0) return `${title[channel]} can be sent from now on. No flow needs it.`;
  return `${named(channel, on)} ${verb(on, 'starts', 'start')} to work.`;
}

/** "Twilio EU replaces Twilio US for 6 flows. Twilio US stays saved." */
export function replaces(channel: Channel, on: OnHere, next: { name: string }, now: { name: string; builtIn: boolean }): string {
  const forFlows = on === null || on.length === 0 ? '' : ` for ${countedFlows(on.length)}`;
  return `${next.name} replaces ${now.name}${forFlows}. ${now.builtIn ? `Messages go to ${receivers[channel]} instead of the Inbox.` : `${now.name} stays saved.`}`;
}

/** A built-in service in the place of a provider: "6 flows keep running, but their messages land in the Inbox instead of on phones." */
export function captures(channel: Channel, on: OnHere, now: { name: string }): string {
  const what = on === null || on.length === 0 ? 'Its messages' : `${countedFlows(on.length)} ${verb(on, 'keeps', 'keep')} running, but ${verb(on, 'its', 'their')} messages`;
  return `${what} land in the Inbox instead of ${place[channel]}. ${now.name} stays saved.`;
}

/** "6 flows use it: sign-up, sign-in, forgot password, link account, MFA and invitation" */
export function flowsUsing(channel: Channel, on: OnHere, integration: { name: string }): string {
  if (on === null) return `Its ${noun[channel]} goes through ${integration.name}`;
  if (on.length === 0) return 'No flow needs it';
  return `${countedFlows(on.length)} ${verb(on, 'uses', 'use')} it: ${listed(on.map((flow) => flowWord[flow]))}`;
}

/** What a built-in service does: "Captured in the Inbox, serves 3 flows" */
export function builtInServes(on: OnHere): string {
  return on === null || on.length === 0 ? 'Captured in the Inbox' : `Captured in the Inbox, serves ${countedFlows(on.length)}`;
}

/** The list's note on environments without a provider: "Sign-in by phone and MFA by SMS do not work there." */
export function notWorkingThere(channel: Channel, environments: readonly { on: OnHere }[]): string {
  const known = environments.flatMap(({ on }) => on ?? []);
  const on = flows.filter((flow) => known.includes(flow));
  if (on.length === 0) return `${title[channel]} cannot be sent from ${environments.length === 1 ? 'it' : 'them'}.`;
  return `${begun(named(channel, on))} ${verb(on, 'does', 'do')} not work there.`;
}

/** What a deleted environment takes with it beside its assignments: "6 flow settings". null: nobody set them. */
export function flowSettings(all: readonly EnvironmentFlows[], environmentId: string): string | null {
  const found = all.find((each) => each.environmentId === environmentId);
  if (found === undefined) return null;
  const count = found.on.sms.length + found.on.email.length;
  return count === 0 ? null : count === 1 ? '1 flow setting' : `${count} flow settings`;
}

/** The set that an environment uses for a channel: its name, and for which usage types it has a template. null: not known yet. */
export type SetHere = Pick<TemplateSetRow, 'id' | 'name' | 'usageTypes'> | null;

export function setHere({ sets, uses }: TemplateSets, environmentId: string, channel: Channel): SetHere {
  const used = uses.find((use) => use.environmentId === environmentId && use.channel === channel);
  return sets.find(({ id }) => id === used?.setId) ?? null;
}

const needed = (on: OnHere): UsageType[] => (on ?? []).flatMap((flow) => flowUsageTypes[flow]);

/**
 * Templates of flows that are on and that the set does not have, by Logto's names: "No template for Register and BindMfa." null: none, or
 * nobody said. `own`: usage types for which the integration sends a template of its own.
 */
export function withoutTemplate(on: OnHere, set: SetHere, own: readonly string[] = []): string | null {
  const missing = set === null ? [] : needed(on).filter((usageType) => !set.usageTypes.includes(usageType) && !own.includes(usageType));
  return missing.length === 0 ? null : `No template for ${listed(missing)}.`;
}

/** What is sent where a template is missing: "The Generic of Standard SMS is sent instead." */
export function insteadOfTemplate(set: { name: string; usageTypes: readonly string[] }): string {
  return hasGeneric(set) ? `The Generic of ${set.name} is sent instead.` : `${set.name} has no Generic either, so nothing can be sent there.`;
}

export const hasGeneric = ({ usageTypes }: { usageTypes: readonly string[] }): boolean => usageTypes.includes('Generic');

/** Both together. null: no template is missing. */
export function templatesMissing(on: OnHere, set: SetHere, own: readonly string[] = []): string | null {
  const missing = withoutTemplate(on, set, own);
  return missing === null || set === null ? null : `${missing} ${insteadOfTemplate(set)}`;
}

/** What an environment keeps when it loses its provider: "Its templates stay: Standard SMS. No template for Register." */
export function templatesStay(on: OnHere, set: SetHere): string | null {
  if (set === null) return null;
  return [`Its templates stay: ${set.name}.`, withoutTemplate(on, set)].filter((part) => part !== null).join(' ');
}

/** Usage types for which an integration sends a template that lies at its provider; each once. */
export const ownTemplates = (overrides: readonly Pick<TemplateOverride, 'usageType'>[]): string[] => [...new Set(overrides.map(({ usageType }) => usageType))];

/** The same for the integration that sends from an environment. */
export function ownTemplatesIn(integrations: readonly Pick<IntegrationView, 'channel' | 'activeIn' | 'templateOverrides'>[], environmentId: string, channel: Channel): string[] {
  return ownTemplates(integrations.find((integration) => integration.channel === channel && integration.activeIn.includes(environmentId))?.templateOverrides ?? []);
}

/** What goes with an integration that is deleted: "its own templates for Register and SignIn". null: it has none. */
export function ownTemplatesLost(overrides: readonly Pick<TemplateOverride, 'usageType'>[]): string | null {
  const own = ownTemplates(overrides);
  return own.length === 0 ? null : `its own ${own.length === 1 ? 'template' : 'templates'} for ${listed(own)}`;
}

/** Whose text is sent: "Its own, HX1a2b" */
export const textSent = (override: TemplateOverride | undefined): string => (override === undefined ? 'The text of the set' : `Its own, ${override.providerTemplate.id ?? 'at the provider'}`);
