import { expect, it } from 'vitest';
import { withoutFrames } from './without-frames';

it.each([
  ['<iframe src="//x"></iframe>', '<no-iframe src="//x"></iframe>'],
  ['<IFrame/src=//x>', '<no-IFrame/src=//x>'],
  ['<iframe\nsrcdoc="&lt;iframe src=//x&gt;">', '<no-iframe\nsrcdoc="&lt;iframe src=//x&gt;">'],
  ['<frameset><frame src=//x><iframe></frameset>', '<frameset><no-frame src=//x><no-iframe></frameset>'],
])('takes the meaning from %j', (html, without) => {
  expect(withoutFrames(html)).toBe(without);
});

it('leaves everything else as it is', () => {
  const html = '<!doctype html><p>&lt;iframe&gt; and frame</p><frames><a href="//x">x</a><style>iframe { color: red }</style>';
  expect(withoutFrames(html)).toBe(html);
});
