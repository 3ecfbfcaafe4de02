import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { actionModules } from '../../shared/model/action';
import type { Channel } from '../../shared/model/message';
import { knownApi, knownEvent, knownGlobals, knownModules, type KnownValue } from './known-values';

/** A call with what stands in its parentheses, up to two more within. */
const inner = String.raw`\((?:[^()]|\([^()]*\))*\)`;
const called = String.raw`(?:\((?:[^()]|${inner})*\))*`;
/** A path such as `event.notification` or `api.cache.get(key)`. */
const path = String.raw`[A-Za-z_$][\w$]*${called}(?:\s*\??\.\s*[A-Za-z_$][\w$]*${called})*`;
const calls = new RegExp(`^${called}`);
const declared = new RegExp(String.raw`\b(?:const|let|var)\s+(\{[^{}]*\}|[A-Za-z_$][\w$]*)\s*=\s*(?:await\s+)?(${path})`, 'g');
const moduleNamed = /^require\(\s*['"](?:node:)?([\w-]+)['"]\s*\)/;
/** The handler's parameters. */
const handler = /\bonExecute\w+\s*[=:]\s*(?:async\s*)?(?:function\s*\w*\s*)?\(\s*([A-Za-z_$][\w$]*)?\s*(?:,\s*([A-Za-z_$][\w$]*))?/;

type Scope = Map<string, KnownValue>;

/** What a path leads to, step by step. */
function valueOf(written: string, scope: Scope): KnownValue | undefined {
  const required = moduleNamed.exec(written);
  const [first = '', name = ''] = required ?? /^([\w$]+)/.exec(written) ?? [];
  let value = required === null ? scope.get(name) : Object.entries(knownModules).find(([module]) => module === name)?.[1];
  for (let rest = written.slice(first.length); value !== undefined && rest !== ''; ) {
    const [call = ''] = calls.exec(rest) ?? [];
    const [step = '', key = ''] = /^\s*\??\.\s*([\w$]+)/.exec(rest) ?? [];
    value = call !== '' ? value.returns : value.keys?.[key];
    rest = rest.slice(Math.max(call.length, step.length, 1));
  }
  return value;
}

/** Names that the code knows, by what they are as far as it can be read off their declarations. */
function scopeOf(text: string, channel: Channel, secretNames: readonly string[]): Scope {
  const scope: Scope = new Map(Object.entries(knownGlobals));
  const [, event = 'event', api = 'api'] = handler.exec(text) ?? [];
  scope.set(event, knownEvent(channel, secretNames));
  scope.set(api, knownApi);
  for (const [, target = '', source = ''] of text.matchAll(declared)) {
    const value = valueOf(source, scope);
    if (value === undefined) continue;
    if (!target.startsWith('{')) scope.set(target, value);
    else
      for (const [, key = '', local] of target.matchAll(/([A-Za-z_$][\w$]*)\s*(?::\s*([A-Za-z_$][\w$]*))?/g)) {
        const inner = value.keys?.[key];
        if (inner !== undefined) scope.set(local ?? key, inner);
      }
  }
  return scope;
}

const optionOf = ([label, { type, info, keys, returns }]: [string, KnownValue]): Completion => ({ label, detail: type, info, type: returns !== undefined ? 'function' : keys === undefined ? 'property' : 'namespace' });
const word = /^[\w$]*$/;

/** Completion of the values of an action: `secretNames` are those that exist beside it. */
export function completeActions(channel: Channel, secretNames: readonly string[]): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const inside = syntaxTree(context.state).resolveInner(context.pos, -1).name;
    if (/Comment|RegExp/.test(inside)) return null;
    const module = context.matchBefore(/require\(\s*['"][\w:-]*/);
    if (module !== null) {
      const from = module.from + Math.max(module.text.lastIndexOf("'"), module.text.lastIndexOf('"')) + 1;
      return { from, validFor: /^[\w:-]*$/, options: actionModules.map((name) => ({ label: name, type: 'module', info: knownModules[name].info })) };
    }
    const text = context.state.doc.toString();
    const scope = scopeOf(text, channel, secretNames);
    const compared = context.matchBefore(new RegExp(String.raw`${path}\s*[!=]==?\s*['"]\w*`));
    if (compared !== null) {
      const texts = valueOf(/^[^=!]*?(?=\s*[!=]=)/.exec(compared.text)?.[0] ?? '', scope)?.texts;
      const from = Math.max(compared.text.lastIndexOf("'"), compared.text.lastIndexOf('"')) + 1 + compared.from;
      return texts === undefined ? null : { from, validFor: word, options: texts.map((label) => ({ label, type: 'text' })) };
    }
    if (inside === 'String' || inside === 'TemplateString') return null;
    const member = context.matchBefore(new RegExp(String.raw`(?:${path})\s*\??\.\s*[\w$]*`));
    if (member !== null) {
      const [, object = '', typed = ''] = /^([\s\S]*?)\s*\??\.\s*([\w$]*)$/.exec(member.text.replace(/\s*\??\.\s*([\w$]*)$/, '.$1')) ?? [];
      const keys = valueOf(object, scope)?.keys;
      return keys === undefined ? null : { from: context.pos - typed.length, validFor: word, options: Object.entries(keys).map(optionOf) };
    }
    const typed = context.matchBefore(/[A-Za-z_$][\w$]*/);
    const pattern = /\b(?:const|let|var)\s*\{[^{}]*$/.test(text.slice(0, context.pos)) ? new RegExp(String.raw`^[^{}]*\}\s*=\s*(?:await\s+)?(${path})`).exec(text.slice(context.pos))?.[1] : undefined;
    if (pattern !== undefined) {
      const keys = valueOf(pattern, scope)?.keys;
      return keys === undefined ? null : { from: typed?.from ?? context.pos, validFor: word, options: Object.entries(keys).map(optionOf) };
    }
    if (typed === null && !context.explicit) return null;
    return { from: typed?.from ?? context.pos, validFor: word, options: [...scope].map(optionOf) };
  };
}
