// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { fillHtml } from './fill-html';

/** Values that have broken out of templates elsewhere. */
const vectors = [
  '<script>alert(1)</script>',
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  '--!><img src=x onerror=alert(1)>',
  ']]><img src=x onerror=alert(1)>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<math href="javascript:alert(1)">x</math>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="https://evil.example/">',
  '<form action="https://evil.example"><input name=code></form>',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<style>@import "https://evil.example/x.css";</style>',
  '" onmouseover="alert(1)',
  "' onmouseover='alert(1)",
  ' onmouseover=alert(1) ',
  'x onmouseover=alert(1)',
  '`onmouseover=alert(1)',
  '/onmouseover=alert(1)/',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript://%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'view-source:javascript:alert(1)',
  'blob:https://evil.example/1',
  'javascript',
  ':alert(1)',
  'alert(1)',
  '");alert(1);//',
  "');alert(1);//",
  '${alert(1)}',
  'expression(alert(1))',
  'url(javascript:alert(1))',
  'red;background:url(https://evil.example/x)',
  '}body{background:url(https://evil.example/x)}',
  '\\22 onmouseover=alert(1)',
  '<!--',
  '<![CDATA[',
  '<plaintext>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  'script',
  'img src=x onerror=alert(1)',
  'onclick',
  '\u2028alert(1)',
  '\ud800',
];

/** Places in which a template may put a value. All of them are harmless with an empty one. */
const places = [
  '<p>{{v}}</p>',
  '{{v}}',
  '<{{v}}>',
  '</{{v}}>',
  '<p{{v}}>x</p>',
  '<p {{v}}>x</p>',
  '<p {{v}}="alert(1)">x</p>',
  '<p on{{v}}>x</p>',
  '<p title="{{v}}">x</p>',
  "<p title='{{v}}'>x</p>",
  '<p title={{v}}>x</p>',
  '<p title={{v}} class=a>x</p>',
  '<p title=a{{v}}b>x</p>',
  '<p title="a" {{v}}>x</p>',
  '<a href="{{v}}">x</a>',
  "<a href='{{v}}'>x</a>",
  '<a href={{v}}>x</a>',
  '<a href=" {{v}}">x</a>',
  '<a href="{{v}}:alert(1)">x</a>',
  '<a href="{{v}}{{v}}">x</a>',
  '<a href="{{v}}{{w}}">x</a>',
  '<a href="java{{v}}">x</a>',
  '<a href="javascript:{{v}}">x</a>',
  '<a href="javascript&colon;{{v}}">x</a>',
  '<a href="java&#115;cript:{{v}}">x</a>',
  '<a href="java&Tab;script:{{v}}">x</a>',
  '<a href="https://halden.example/?code={{v}}">x</a>',
  '<a href="https://halden.example/{{v}}">x</a>',
  '<a href="//{{v}}">x</a>',
  '<a xlink:href="{{v}}">x</a>',
  '<area href="{{v}}">',
  '<img src="{{v}}">',
  '<img srcset="{{v}}">',
  '<img alt="{{v}}" src="logo.png">',
  '<body background="{{v}}">',
  '<form action="{{v}}"><button formaction="{{v}}">x</button></form>',
  '<iframe src="{{v}}"></iframe>',
  '<iframe srcdoc="{{v}}"></iframe>',
  '<object data="{{v}}"></object>',
  '<embed src="{{v}}">',
  '<base href="{{v}}">',
  '<meta http-equiv="refresh" content="0;url={{v}}">',
  '<link rel="stylesheet" href="{{v}}">',
  '<p style="{{v}}">x</p>',
  '<p style="color:{{v}}">x</p>',
  '<p style=color:{{v}}>x</p>',
  '<style>p { color: {{v}} }</style>',
  '<style>{{v}}</style>',
  '<script>{{v}}</script>',
  '<script>var code = "{{v}}";</script>',
  '<script><!--<script></script>{{v}}</script>',
  '<p onclick="{{v}}">x</p>',
  '<p onclick="show(\'{{v}}\')">x</p>',
  '<!-- {{v}} -->',
  '<!--{{v}}-->',
  '<!{{v}}>',
  '<?{{v}}?>',
  '<!--[if mso]><a href="{{v}}">x</a><![endif]-->',
  '<!--[if !mso]><!--><a href="{{v}}">x</a><!--<![endif]-->',
  '<title>{{v}}</title>',
  '<textarea>{{v}}</textarea>',
  '<noscript>{{v}}</noscript>',
  '<xmp>{{v}}</xmp>',
  '<svg><title>{{v}}</title></svg>',
  '<svg><title><a href="{{v}}">x</a></title></svg>',
  '<svg><style><a href="{{v}}">x</a></style></svg>',
  '<svg><script>{{v}}</script></svg>',
  '<svg><title/></svg><a href="{{v}}" title={{v}}>x</a>',
  '<svg><a xlink:href="{{v}}"><animate attributeName="href" values="{{v}}" to={{v}} /></a></svg>',
  '<svg><![CDATA[<a href="{{v}}">]]></svg>',
  '<svg><![CDATA[></svg>]]><title><a href="{{v}}">x</a></title></svg>',
  '<math><mtext><a href="{{v}}">x</a></mtext></math>',
  '<table><tr><td>{{v}}</table>',
  '<p title="a>b">{{v}}</p>',
  '<a title="x" / href="{{v}}">x</a>',
  '<a\nhref\n=\n"{{v}}"\n>x</a>',
  '<A HREF="{{v}}">x</A>',
];

/** Parsed as the content of a page, which is much faster than a page of its own for each. */
const rows = (html: string) => {
  const page = document.createElement('html');
  page.innerHTML = html;
  return [...page.querySelectorAll('*')].map((element) => ({ element, attributes: [...element.attributes] }));
};
type Rows = ReturnType<typeof rows>;
/** The skeleton of a page: its elements and the names of their attributes. */
const shape = (parsed: Rows) => parsed.map(({ element, attributes }) => `${element.tagName} ${attributes.map(({ name }) => name).join(' ')}`).join('\n');
const attributeValues = (parsed: Rows) => parsed.flatMap(({ attributes }) => attributes.map(({ value }) => value));

const addresses = /^(?:href|src|srcset|action|formaction|data|background|xlink:href|values|to)$/;
/** A browser ignores these before it looks for the scheme. */
const compact = (value: string) => value.replace(/[\u0000-\u0020]/g, '').toLowerCase(); // eslint-disable-line no-control-regex -- as browsers do
const runsScript = (value: string) => /^(?:javascript|vbscript|data:text|data:image\/svg|blob|view-source)/.test(compact(value)) && !/^(?:javascript|vbscript)$/.test(compact(value));

/** What would run, load or lead elsewhere because of the value. `own`: what the template itself says. */
function harmIn(page: Rows, own: readonly string[]): string[] {
  return page.flatMap(({ element, attributes }) => {
    const code = ['SCRIPT', 'STYLE'].includes(element.tagName.toUpperCase()) ? (element.textContent ?? '') : '';
    const bad = attributes.filter(({ name, value }) => {
      if (/^on|^srcdoc$/.test(name)) return value !== '' && !own.includes(value);
      if (name === 'style') return /url\(|expression|@import|;/.test(value);
      if (name === 'content') return /url=\s*(?:javascript:|data:|https:\/\/evil)/i.test(value);
      return addresses.test(name) && runsScript(value) && !own.includes(value);
    });
    const badCode = /alert\(1\)|evil\.example|@import/.test(code) ? [code] : [];
    return [...bad.map(({ name, value }) => `${element.tagName} ${name}=${value}`), ...badCode];
  });
}

describe.each(places)('a hostile value in %j', (place) => {
  it('neither changes the page nor runs or loads anything', () => {
    // A word of letters and digits keeps its place everywhere, so it shows the page that the author meant.
    const own = rows(fillHtml(place, { v: '', w: ':alert(1)' }).html);
    const plain = rows(fillHtml(place, { v: '482913', w: ':alert(1)' }).html);
    const [ownValues, shapes] = [attributeValues(own), [shape(own), shape(plain)]];
    for (const vector of vectors) {
      const { html } = fillHtml(place, { v: vector, w: ':alert(1)' });
      const page = rows(html);
      const made = `${JSON.stringify(vector)} made ${JSON.stringify(html)}`;
      expect(harmIn(page, ownValues), made).toEqual([]);
      expect(shapes, made).toContain(shape(page));
    }
  });
});

describe('fillHtml', () => {
  it.each([
    ['<p>{{v}}</p>', 'Müller & "Söhne" <x>', 'P', 'Müller & "Söhne" <x>'],
    ['<p title="{{v}}">x</p>', 'a "b" c', 'P', 'a "b" c'],
    ['<a href="{{v}}">x</a>', 'https://halden.example/invite?a=1&b=2#c', 'A', 'https://halden.example/invite?a=1&b=2#c'],
    ['<a href="https://halden.example/?name={{v}}&x=1">x</a>', 'Müller & Söhne', 'A', 'https://halden.example/?name=M%C3%BCller%20%26%20S%C3%B6hne&x=1'],
    ['<a href="&#104;ttps://halden.example/{{v}}">x</a>', 'a b', 'A', 'https://halden.example/a%20b'],
    ['<a href={{v}} title=x>x</a>', 'javascript:own()', 'A', ''],
    ['<a href="mailto:{{v}}">x</a>', 'a b', 'A', 'mailto:a%20b'],
    ['<img src="{{v}}">', 'data:image/png;base64,iVBORw0KGgo=', 'IMG', 'data:image/png;base64,iVBORw0KGgo='],
    ['<p style="color:{{v}}">x</p>', '#ff0000', 'P', 'color:#ff0000'],
  ])('keeps what is meant: %j with %j', (template, value, tag, expected) => {
    const page = new DOMParser().parseFromString(fillHtml(template, { v: value }).html, 'text/html');
    const element = page.querySelector(tag);
    const found = element?.getAttribute('href') ?? element?.getAttribute('src') ?? element?.getAttribute('title') ?? element?.getAttribute('style') ?? element?.textContent;
    expect(found).toBe(expected);
  });

  it('leaves the template itself as it is, and placeholders without a value', () => {
    const template = '<!doctype html><SCRIPT>own()</SCRIPT><p onclick="own()">{{link}} &amp; {{ user.name }}</p>';
    expect(fillHtml(template, { code: '1' }).html).toBe(template);
  });

  it('tells what it left out and why', () => {
    const template = '<a href="{{link}}" {{code}}>x</a><p style="{{user.name}}" onclick="{{code}}">{{code}}</p>';
    const { html, leftOut } = fillHtml(template, { link: 'javascript:alert(1)', code: '482913', user: { name: 'a;b' } });
    expect(html).toBe('<a href="" >x</a><p style="" onclick="">482913</p>');
    expect(leftOut).toEqual([
      { path: 'link', reason: 'address' },
      { path: 'code', reason: 'markup' },
      { path: 'user.name', reason: 'style' },
      { path: 'code', reason: 'script' },
    ]);
  });

  it('fills half a megabyte of hostile markup', () => {
    const template = `${'<a href="'.repeat(50_000)}{{v}}`;
    expect(fillHtml(template, { v: '">' }).html.length).toBeGreaterThanOrEqual(450_000);
  });
});
