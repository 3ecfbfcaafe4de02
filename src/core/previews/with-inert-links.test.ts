import { expect, it } from 'vitest';
import { withInertLinks } from './with-inert-links';

it('sends every link to a new window, which the sandbox refuses', () => {
  expect(withInertLinks('<a href="//x">x</a>')).toBe('<base target="_blank"><a href="//x">x</a>');
});

it('keeps the doctype first, so that the mail is drawn in the mode it was written for', () => {
  expect(withInertLinks('\n<!DOCTYPE html>\n<p>Hello')).toBe('\n<!DOCTYPE html><base target="_blank">\n<p>Hello');
});

it.each([
  ['<a href="//x" target="_self">', '<a href="//x" no-target="_self">'],
  ['<AREA\nTARGET = _top href=//x>', '<AREA\nno-target = _top href=//x>'],
  ['<base target="_parent">', '<base no-target="_parent">'],
  ['<a/target=_self/href=//x>', '<a/no-target=_self/href=//x>'],
  ['<a href="//x"target="_self">', '<a href="//x"no-target="_self">'],
  ['<a title=">" target="_self">', '<a title=">" no-target="_self">'],
  ['<a href=x"y target="_self">', '<a href=x"y no-target="_self">'],
  ['<a target="_blank" target="_self">', '<a no-target="_blank" no-target="_self">'],
])('takes the mail’s own wish from %j', (html, without) => {
  expect(withInertLinks(html)).toBe(`<base target="_blank">${without}`);
});

it('leaves text alone', () => {
  expect(withInertLinks('<p>target="x"</p>')).toBe('<base target="_blank"><p>target="x"</p>');
});

it('reads hostile markup once', () => {
  const html = '<a '.repeat(166_000);
  expect(withInertLinks(html)).toHaveLength(html.length + '<base target="_blank">'.length);
});
