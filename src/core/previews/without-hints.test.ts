import { expect, it } from 'vitest';
import { withoutHints } from './without-hints';

it.each([
  ['<link rel="preconnect" href="//x">', '<no-link rel="preconnect" href="//x">'],
  ['<LINK/rel=preconnect href=//x>', '<no-link/rel=preconnect href=//x>'],
  ['<link\nrel=preconnect><link>', '<no-link\nrel=preconnect><no-link>'],
  ['<iframe srcdoc="&lt;link rel=preconnect&gt;">', '<iframe no-srcdoc="&lt;link rel=preconnect&gt;">'],
  ['<iframe/SrcDoc\n= x>', '<iframe/no-srcdoc\n= x>'],
])('takes the meaning from %j', (html, without) => {
  expect(withoutHints(html)).toBe(without);
});

it('leaves everything else as it is', () => {
  const html = '<p>A link: &lt;link&gt;, srcdoc</p><links><a href="//x">x</a><style>a { color: red }</style>';
  expect(withoutHints(html)).toBe(html);
});
