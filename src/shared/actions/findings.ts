import { getLineInfo, parse } from 'acorn';
import { actionHandlers, actionModules, maxCodeBytes } from '../model/action';
import type { Channel } from '../model/message';
import { child, childrenOf, contains, containsHere, isFunction, isSyntax, isDeeperThan, keyOf, nameOf, pathOf, type Syntax, textIn, walk } from './syntax';

export const findingCodes = [
  'syntax',
  'too-long',
  'handler-missing',
  'handler-name',
  'older-shape',
  'event-secret',
  'secret-unknown',
  'secret-logged',
  'module-missing',
  'quotes',
  'placeholder',
  'no-time-out',
  'not-awaited',
  'answer-ignored',
  'error-swallowed',
  'retry-refused',
  'delivery-ignored',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Replaces the text from `from` to `to` (UTF-16 positions); the same place for both inserts. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/** What looks wrong in the code of an action. An error would fail at once, a warning in some cases. */
export interface Finding {
  code: FindingCode;
  severity: 'error' | 'warning';
  /** From 1. */
  line: number;
  column: number;
  from: number;
  to: number;
  /** What it is, and why it matters. */
  message: string;
  /** One click; null where a person has to decide. Edits do not overlap. */
  fix: { label: string; edits: TextEdit[] } | null;
}

/** Code with one of these is never called, or not as it was written: it is not deployed. */
const blocking: readonly FindingCode[] = ['syntax', 'too-long', 'handler-missing', 'handler-name', 'older-shape'];

export function blocksDeploying({ code }: Finding): boolean {
  return blocking.includes(code);
}

export interface FindingContext {
  channel: Channel;
  /** Names of the secrets beside the code; null: not known. */
  secretNames: readonly string[] | null;
  /** Voice is offered, so that the code has to look at the delivery method. */
  voice: boolean;
}

type Found = Pick<Finding, 'code' | 'severity' | 'message' | 'from' | 'to'> & { fix?: Finding['fix'] };
type Report = (found: Found) => void;
type Rule = (code: Code, report: Report) => void;

interface Code {
  text: string;
  tree: Syntax;
  context: FindingContext;
  /** Names under which the handler knows its event. */
  events: ReadonlySet<string>;
}

/** Bytes of a text in UTF-8. */
const bytesOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter <= '\u007f' ? 1 : letter <= '\u07ff' ? 2 : letter <= '\uffff' ? 3 : 4), 0);

/** Looks through the code of an action without running it; in the order of the text. Pure. */
export function findingsIn(text: string, context: FindingContext): Finding[] {
  return lookedThrough(text, context, rules);
}

/** Those of `findingsIn` that keep code from being deployed, without looking for the others. Pure. */
export function blockingFindingsIn(text: string, channel: Channel): Finding[] {
  return lookedThrough(text, { channel, secretNames: null, voice: false }, []).filter(blocksDeploying);
}

function lookedThrough(text: string, context: FindingContext, wanted: readonly Rule[]): Finding[] {
  const found: Finding[] = [];
  const report: Report = ({ fix = null, ...rest }) => {
    const { line, column } = getLineInfo(text, rest.from);
    found.push({ ...rest, line, column: column + 1, fix });
  };
  if (bytesOf(text) > maxCodeBytes) report({ code: 'too-long', severity: 'error', from: 0, to: text.length, message: 'The code is longer than 100 kB, which is all that an action may have.' });
  const tree = parsed(text, report);
  if (tree !== null) {
    const exported = exportsIn(tree);
    const code: Code = { text, tree, context, events: eventsOf(exported) };
    checkHandler(code, exported, report);
    for (const rule of wanted) rule(code, report);
  }
  return found.toSorted((one, other) => one.from - other.from);
}

/** Names of the secrets that code reads, each once; none of code that cannot be read. Pure. */
export function secretNamesIn(text: string): string[] {
  const tree = parsed(text, () => undefined);
  return tree === null ? [] : [...new Set(secretsRead({ tree, events: eventsOf(exportsIn(tree)) }).map(({ name }) => name))];
}

const eventsOf = ({ all }: Exported): ReadonlySet<string> => new Set(['event', ...all.flatMap(({ value }) => (value === null ? [] : (nameOf(childrenOf(value, 'params')[0] ?? null) ?? [])))]);

/** Of nodes in one another; nobody writes such code by hand. */
const deepest = 1_000;

function parsed(text: string, report: Report): Syntax | null {
  try {
    // As it is run: the body of a function.
    const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'script', allowReturnOutsideFunction: true }) as unknown as Syntax;
    if (isDeeperThan(tree, deepest)) throw new SyntaxError(`More than ${deepest} parts of it stand in one another`);
    return tree;
  } catch (error) {
    const at = error instanceof SyntaxError && 'pos' in error && typeof error.pos === 'number' ? Math.min(error.pos, text.length) : 0;
    const said = error instanceof Error ? error.message.replace(/ \(\d+:\d+\)$/, '') : 'It cannot be read';
    const message = /'import' and 'export'/.test(said) ? 'An action is no module: use require() in place of import, and exports.name in place of export.' : `The code cannot be read: ${said}.`;
    report({ code: 'syntax', severity: 'error', from: at, to: Math.min(at + 1, text.length), message });
    return null;
  }
}

interface Exported {
  all: { name: string; key: Syntax; value: Syntax | null }[];
  /** Something is exported that only running it would tell. */
  unclear: boolean;
}

/** `exports.a = …`, `module.exports.a = …` and `module.exports = { a: … }`. */
function exportsIn(tree: Syntax): Exported {
  const all: Exported['all'] = [];
  let unclear = false;
  walk(tree, (node) => {
    if (node.type !== 'AssignmentExpression') return;
    const [left, right] = [child(node, 'left'), child(node, 'right')];
    const path = pathOf(left);
    const of = left?.type === 'MemberExpression' ? pathOf(child(left, 'object')) : null;
    if (path === 'module.exports') {
      for (const property of right?.type === 'ObjectExpression' ? childrenOf(right, 'properties') : []) {
        const [name, key] = [keyOf(property), child(property, 'key')];
        if (name === null || key === null) unclear = true;
        else all.push({ name, key, value: child(property, 'value') });
      }
      unclear ||= right?.type !== 'ObjectExpression';
    } else if (left !== null && (of === 'exports' || of === 'module.exports')) {
      const [name, key] = [keyOf(left), child(left, 'property')];
      if (name === null || key === null) unclear = true;
      else all.push({ name, key, value: right });
    } else if (/^(?:module\.)?exports$/.test(nameOf(left) ?? '')) unclear = true;
  });
  unclear ||= contains(tree, (node) => node.type === 'CallExpression' && /^Object\.(?:assign|definePropert)/.test(pathOf(child(node, 'callee')) ?? ''));
  return { all, unclear };
}

const olderHandler = 'onExecuteSendPhoneMessage';
/** What the older shape calls what the event has now: https://auth0.com/docs/customize/actions/explore-triggers/mfa-notifications-trigger/send-phone-message-event-object */
const olderNames: Record<string, string> = { recipient: 'recipient', text: 'as_text', code: 'code' };

function checkHandler({ text, tree, context: { channel }, events }: Code, { all, unclear }: Exported, report: Report): void {
  const handler = actionHandlers[channel];
  if (all.some(({ name }) => name === handler)) return;
  const older = all.find(({ name }) => name === olderHandler);
  if (older !== undefined) {
    const edits: TextEdit[] = [{ from: older.key.start, to: older.key.end, insert: handler }];
    walk(tree, (node) => {
      const options = node.type === 'MemberExpression' ? child(node, 'object') : null;
      const now = olderNames[keyOf(node) ?? ''];
      if (options === null || now === undefined || !events.has((pathOf(options) ?? '').replace(/\.message_options$/, '')) || keyOf(options) !== 'message_options') return;
      edits.push({ from: node.start, to: node.end, insert: `${text.slice(options.start, child(options, 'object')?.end)}.notification.${now}` });
    });
    const message = 'This is the older shape, send-phone-message: its handler is never called here, and its event is another. What was event.message_options is event.notification; message_type "sms" or "voice" is delivery_method "text" or "voice"; action is message_type.';
    report({ code: 'older-shape', severity: 'error', from: older.key.start, to: older.key.end, message, fix: { label: 'Convert the handler and its event', edits } });
    return;
  }
  if (unclear) return;
  const near = all.find(({ name }) => /^on_?execute/i.test(name)) ?? (all.length === 1 && isFunction(all[0]?.value ?? null) ? all[0] : undefined);
  if (near !== undefined) {
    const { start: from, end: to } = near.key;
    report({ code: 'handler-name', severity: 'error', from, to, message: `The handler is called ${near.name}, but ${handler} is called for ${channel === 'sms' ? 'SMS' : 'e-mail'}.`, fix: { label: `Rename it to ${handler}`, edits: [{ from, to, insert: handler }] } });
    return;
  }
  report({ code: 'handler-missing', severity: 'error', from: 0, to: 0, message: `Nothing is exported as ${handler}, so there is nothing to call.`, fix: { label: 'Add an empty handler', edits: [{ from: text.length, to: text.length, insert: `\nexports.${handler} = async (event, api) => {\n};\n` }] } });
}

const isCallOf = (node: Syntax, path: RegExp) => node.type === 'CallExpression' && path.test(pathOf(child(node, 'callee')) ?? '');
const decides = /^\w+\.notification\.(?:drop|retry)$/;

/** `event.secrets.NAME`, and `{ NAME } = event.secrets`: where each name stands. */
function secretsRead({ tree, events }: Pick<Code, 'tree' | 'events'>): { name: string; node: Syntax; local: string | null }[] {
  const read: { name: string; node: Syntax; local: string | null }[] = [];
  const isSecrets = (node: Syntax | null) => [...events].some((event) => pathOf(node) === `${event}.secrets`);
  walk(tree, (node, [around]) => {
    if (node.type === 'MemberExpression' && isSecrets(child(node, 'object'))) {
      const name = keyOf(node);
      const local = around?.type === 'VariableDeclarator' ? nameOf(child(around, 'id')) : null;
      if (name !== null) read.push({ name, node: child(node, 'property') ?? node, local });
    }
    const pattern = node.type === 'VariableDeclarator' && isSecrets(child(node, 'init')) ? child(node, 'id') : null;
    for (const property of pattern?.type === 'ObjectPattern' ? childrenOf(pattern, 'properties') : []) {
      const name = keyOf(property);
      if (name !== null) read.push({ name, node: child(property, 'key') ?? property, local: nameOf(child(property, 'value')) });
    }
  });
  return read;
}

const rules: readonly Rule[] = [
  function eventSecret({ tree, events }, report) {
    walk(tree, (node) => {
      const property = node.type === 'MemberExpression' ? child(node, 'property') : null;
      if (property === null || keyOf(node) !== 'secret' || !events.has(nameOf(child(node, 'object')) ?? '')) return;
      const insert = node.computed === true ? "'secrets'" : 'secrets';
      report({ code: 'event-secret', severity: 'error', from: property.start, to: property.end, message: 'There is no event.secret; the secrets are in event.secrets.', fix: { label: 'Write secrets', edits: [{ from: property.start, to: property.end, insert }] } });
    });
  },

  function unknownSecret(code, report) {
    const { secretNames } = code.context;
    if (secretNames === null) return;
    for (const { name, node } of secretsRead(code).filter((each) => !secretNames.includes(each.name))) {
      const alike = secretNames.find((each) => each.replace(/_/g, '').toLowerCase() === name.replace(/_/g, '').toLowerCase());
      const message = `There is no secret ${name}. ${secretNames.length === 0 ? 'There are none yet.' : `There are ${secretNames.join(', ')}.`}`;
      const isPlain = nameOf(node) === name;
      report({ code: 'secret-unknown', severity: 'error', from: node.start, to: node.end, message, fix: alike === undefined || !isPlain ? null : { label: `Write ${alike}`, edits: [{ from: node.start, to: node.end, insert: alike }] } });
    }
  },

  function secretLogged(code, report) {
    const locals = new Set(secretsRead(code).map(({ local }) => local));
    walk(code.tree, (node, [around]) => {
      if (!isCallOf(node, /^console\./)) return;
      const shown = childrenOf(node, 'arguments').find((argument) => showsSecret(argument, code.events, locals));
      if (shown === undefined) return;
      const whole = [...code.events].some((event) => contains(shown, (each) => nameOf(each) === event) && !/\.secrets/.test(code.text.slice(shown.start, shown.end)));
      const statement = around?.type === 'ExpressionStatement' ? around : null;
      report({
        code: 'secret-logged',
        severity: 'warning',
        from: node.start,
        to: node.end,
        message: whole ? 'The whole event is logged, with its secrets and the code of the message. Log the fields that you need.' : 'A secret is logged. Whoever reads the logs of the platform has it.',
        fix: statement && { label: 'Remove the line', edits: [{ from: statement.start, to: statement.end, insert: '' }] },
      });
    });
  },

  function missingModule({ tree }, report) {
    walk(tree, (node) => {
      const [first] = childrenOf(node, 'arguments');
      const name = isCallOf(node, /^require$/) ? textIn(first ?? null) : null;
      if (name === null || first === undefined || (actionModules as readonly string[]).includes(name.replace(/^node:/, '').replace(/@[\d.]+$/, ''))) return;
      report({ code: 'module-missing', severity: 'error', from: first.start, to: first.end, message: `The module “${name}” is not available here. There are ${actionModules.join(', ')}, and fetch needs none.` });
    });
  },

  function quotes({ tree, text }, report) {
    walk(tree, (node) => {
      const value = textIn(node);
      if (value === null || !/\$\{[\w$.[\]'"()?\s]+\}/.test(value)) return;
      const inner = text.slice(node.start + 1, node.end - 1).replace(/`/g, '\\`').replace(/\\(['"])/g, '$1');
      report({ code: 'quotes', severity: 'warning', from: node.start, to: node.end, message: 'In these quotes ${…} stays as it is written. Only backquotes fill it in.', fix: { label: 'Use backquotes', edits: [{ from: node.start, to: node.end, insert: `\`${inner}\`` }] } });
    });
  },

  function placeholders({ tree }, report) {
    walk(tree, (node) => {
      const value = node.type === 'TemplateElement' && typeof node.value === 'object' && node.value !== null && 'cooked' in node.value ? node.value.cooked : textIn(node);
      const left = typeof value === 'string' ? placeholder.exec(value)?.[0] : undefined;
      if (left !== undefined) report({ code: 'placeholder', severity: 'warning', from: node.start, to: node.end, message: `“${left.slice(0, 40)}” looks like a place that was to be filled in.` });
    });
  },

  function timeOuts({ tree }, report) {
    walk(tree, (node) => {
      if (!isCallOf(node, /^fetch$/)) return;
      const [address, options, ...rest] = childrenOf(node, 'arguments');
      if (address === undefined || rest.length > 0) return;
      const insert = 'signal: AbortSignal.timeout(5000)';
      const properties = options?.type === 'ObjectExpression' ? childrenOf(options, 'properties') : null;
      if (options !== undefined && (properties === null || properties.some((property) => property.type === 'SpreadElement' || keyOf(property) === 'signal'))) return;
      const last = properties?.at(-1);
      const edit = options === undefined ? { at: address.end, insert: `, { ${insert} }` } : last === undefined ? { at: options.start + 1, insert: ` ${insert} ` } : { at: last.end, insert: `, ${insert}` };
      report({ code: 'no-time-out', severity: 'warning', from: node.start, to: node.end, message: 'This request has no time-out: a service that does not answer uses up the 20 s of the whole action.', fix: { label: 'Add a time-out of 5 s', edits: [{ from: edit.at, to: edit.at, insert: edit.insert }] } });
    });
  },

  function answers({ tree, text }, report) {
    walk(tree, (node, [around, outer]) => {
      if (!isCallOf(node, /^(?:fetch|axios(?:\.\w+)?|\w+\.messages\.create)$/)) return;
      if (around?.type === 'ExpressionStatement') {
        report({ code: 'not-awaited', severity: 'error', from: node.start, to: node.end, message: 'Nothing waits for this request: the action may end before it is sent, and its failure is never seen.', fix: { label: 'Wait for it', edits: [{ from: node.start, to: node.start, insert: 'await ' }] } });
        return;
      }
      if (!isCallOf(node, /^fetch$/) || around?.type !== 'AwaitExpression' || outer === undefined) return;
      const name = outer.type === 'VariableDeclarator' ? nameOf(child(outer, 'id')) : null;
      const ignored = outer.type === 'ExpressionStatement' || (name !== null && !contains(tree, (each) => each.type === 'MemberExpression' && nameOf(child(each, 'object')) === name && /^(?:ok|status)$/.test(keyOf(each) ?? '')) && !isPassedOn(tree, name));
      if (!ignored) return;
      const statement = outer.type === 'ExpressionStatement' ? outer : null;
      const insert = statement && `{\n  const answer = ${text.slice(around.start, around.end)};\n  if (!answer.ok) throw new Error(\`HTTP \${answer.status}\`);\n}`;
      report({ code: 'answer-ignored', severity: 'warning', from: node.start, to: node.end, message: 'Nothing looks at the status of the answer. fetch does not throw for HTTP 400 or 500, so a refused message counts as sent.', fix: statement && insert !== null ? { label: 'Throw when it failed', edits: [{ from: statement.start, to: statement.end, insert }] } : null });
    });
  },

  function swallowed({ tree }, report) {
    walk(tree, (node, around) => {
      const clause = node.type === 'CatchClause' ? node : null;
      const callback = node.type === 'CallExpression' && keyOf(child(node, 'callee') ?? node) === 'catch' && child(node, 'callee')?.type === 'MemberExpression' ? (childrenOf(node, 'arguments')[0] ?? null) : null;
      const body = clause !== null ? child(clause, 'body') : isFunction(callback) && callback !== null ? child(callback, 'body') : null;
      if (body === null || !isSilent(body)) return;
      const attempt = clause !== null ? around[0] : null;
      if (attempt && !contains(child(attempt, 'block') ?? attempt, (each) => each.type === 'AwaitExpression')) return;
      // What comes after it in the same function may still decide, as with a second provider.
      const end = (attempt ?? node).end;
      const within = around.find((each) => isFunction(each)) ?? tree;
      const loops = around.some((each) => /^(?:For|While|DoWhile)/.test(each.type));
      const goesOn = containsHere(within, (each) => (each.start >= end || (loops && each.start < node.start && isCallOf(each, decides))) && (each.type === 'ThrowStatement' || isCallOf(each, decides) || each.type === 'AwaitExpression'));
      if (goesOn) return;
      const error = clause === null ? null : nameOf(child(clause, 'param'));
      const at = body.end - 1;
      report({ code: 'error-swallowed', severity: 'warning', from: node.start, to: clause === null ? node.end : body.end, message: 'The error ends here, so the action returns and the message counts as sent although it was not.', fix: error === null ? null : { label: 'Throw it on', edits: [{ from: at, to: at, insert: ` throw ${error}; ` }] } });
    });
  },

  function retries({ tree, text }, report) {
    walk(tree, (node, around) => {
      if (!isCallOf(node, /\.notification\.retry$/)) return;
      const index = around.findIndex((each) => each.type === 'IfStatement' || isFunction(each) || each.type === 'CatchClause');
      const condition = around[index];
      const test = condition?.type === 'IfStatement' ? child(condition, 'test') : null;
      if (test === null) return;
      const inElse = [node, ...around][index] === child(condition as Syntax, 'alternate');
      const asked = text.slice(test.start, test.end);
      const refused = inElse ? /^[\w.]+\.ok$/.test(asked) : /!\s*[\w.]+\.ok\b/.test(asked) || /\.status\s*(?:>=\s*400|>\s*399|!==?\s*20\d|===?\s*4(?!08|25|29)\d\d)/.test(asked);
      if (!refused || /\b(?:5\d\d|429|408)\b/.test(asked)) return;
      const answer = /([\w.]+)\.(?:ok|status)\b/.exec(asked)?.[1] ?? 'answer';
      const [statement] = around;
      const reason = text.slice(child(node, 'callee')?.end, node.end);
      const to = pathOf(child(child(node, 'callee') ?? node, 'object')) ?? 'api.notification';
      report({
        code: 'retry-refused',
        severity: 'warning',
        from: node.start,
        to: node.end,
        message: 'A refusal such as HTTP 400 or 401 is tried again up to 5 times and refused each time. Only 429 and 5xx are worth another try; drop the rest.',
        fix: statement?.type !== 'ExpressionStatement' ? null : { label: 'Retry 429 and 5xx only', edits: [{ from: statement.start, to: statement.end, insert: `if (${answer}.status === 429 || ${answer}.status >= 500) ${to}.retry${reason}; else ${to}.drop${reason};` }] },
      });
    });
  },

  function delivery({ tree, context }, report) {
    if (context.channel !== 'sms' || !context.voice) return;
    const knows = contains(tree, (node) => /^(?:delivery_method|as_voice)$/.test(nameOf(node) ?? textIn(node) ?? ''));
    const sends = contains(tree, (node) => isCallOf(node, /^(?:fetch|axios(?:\.\w+)?|[\w.]+\.create)$/));
    if (knows || !sends) return;
    report({ code: 'delivery-ignored', severity: 'warning', from: 0, to: 0, message: 'The code never looks at event.notification.delivery_method, so a person who asks for a call gets a text.' });
  },
];

/** `<YOUR-KEY>`, `YOUR_ACCOUNT`, `ACxxxxxxxx`, `{{code}}`, `REPLACE_ME`. */
const placeholder = /<\s*(?:your|my|insert|enter|api|account)[^<>]*>|<[A-Z][A-Z0-9]+(?:[_ -][A-Z0-9]+)+>|\bYOUR[_-][A-Z0-9_-]+\b|\b(?:REPLACE|CHANGE)[_-]?ME\b|\b[A-Z]{0,2}x{6,}\b|\{\{\s*[\w.]+\s*\}\}/i;

/** A catch that does nothing that anybody would notice. */
function isSilent(body: Syntax): boolean {
  if (body.type !== 'BlockStatement') return isCallOf(body, /^console\./) || body.type === 'Literal' || pathOf(body) === 'undefined';
  return childrenOf(body, 'body').every((statement) => {
    if (statement.type === 'ReturnStatement') return child(statement, 'argument') === null;
    const expression = statement.type === 'ExpressionStatement' ? child(statement, 'expression') : null;
    return statement.type === 'EmptyStatement' || (expression !== null && isCallOf(expression, /^console\./));
  });
}

/** The answer is handed to something else, which may look at it. */
function isPassedOn(tree: Syntax, name: string): boolean {
  return contains(tree, (node) => (node.type === 'CallExpression' && childrenOf(node, 'arguments').some((each) => nameOf(each) === name)) || (node.type === 'ReturnStatement' && nameOf(child(node, 'argument')) === name));
}

function showsSecret(argument: Syntax, events: ReadonlySet<string>, locals: ReadonlySet<string | null>): boolean {
  let shows = false;
  walk(argument, (node, [around]) => {
    const name = nameOf(node);
    if (name === null || (around?.type === 'MemberExpression' && around.property === node && around.computed !== true)) return;
    const key = around?.type === 'MemberExpression' && around.object === node ? keyOf(around) : null;
    const isWhole = events.has(name) && !(isSyntax(around) && around.type === 'MemberExpression');
    shows ||= locals.has(name) || isWhole || (events.has(name) && key === 'secrets');
  });
  return shows;
}

/** The text with the edits of one fix made. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.toSorted((one, other) => other.from - one.from).reduce((done, { from, to, insert }) => done.slice(0, from) + insert + done.slice(to), text);
}
