import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { completeTemplates, usageTypeAt } from './complete-templates';

/** `|` is where the cursor is. */
const at = (text: string) => {
  const pos = text.indexOf('|');
  return completeTemplates(new CompletionContext(EditorState.create({ doc: text.replace('|', '') }), pos, false));
};
const labels = (text: string) => at(text)?.options.map(({ label }) => label);

describe('the completion', () => {
  it('offers usage types where one stands', () => {
    expect(labels('[{ "usageType": "|" }]')).toContain('ForgotPassword');
    expect(labels('[{ "templateType": "Si|" }]')).toContain('SignIn');
  });

  it('offers the variables of the entry behind two braces', () => {
    expect(labels('[{ "usageType": "SignIn", "content": "{{| " }]')).toEqual(expect.arrayContaining(['code', 'application.name']));
    expect(labels('[{ "usageType": "SignIn", "content": "" }, { "usageType": "Generic", "content": "{{co|" }]')).not.toContain('application.name');
    expect(labels('{ "OrganizationInvitation": { "html": "{{|" } }')).toContain('link');
  });

  it('closes the braces only where they are open', () => {
    expect(at('[{ "content": "{{|}}" }]')?.options[0]?.apply).not.toContain('}');
    expect(at('[{ "content": "{{|" }]')?.options[0]?.apply).toContain('}}');
  });

  it('offers nothing anywhere else', () => {
    expect(at('[{ "content": "code|" }]')).toBeNull();
  });

  it('knows the usage type of a place', () => {
    expect(usageTypeAt('[{ "usageType": "SignIn" }, { "usageType": "Register", ', 55)).toBe('Register');
    expect(usageTypeAt('[', 1)).toBeNull();
  });
});
