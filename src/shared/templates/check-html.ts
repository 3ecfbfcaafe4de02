import { maxOfAKind } from './check-text';
import { fillHtml, type LeftOutReason } from './fill-html';
import { type FindingCode, quoted } from './finding';
import { createHtmlReader, type HtmlAttribute, type HtmlTag } from './html-reader';
import { decodeEntities } from './html-entities';
import { sampleValues } from './variables';

export interface HtmlFinding {
  code: FindingCode;
  message: string;
  offset: number;
  length: number;
}

const scriptAddress = /^(?:javascript|vbscript|data:text)/i;
const remoteAddress = /^(?:https?:)?\/\//i;
const address = (value: string) => decodeEntities(value).replace(/[\p{Cc}\s]/gu, '');

interface Rule {
  code: FindingCode;
  message: string;
  applies: (tag: HtmlTag, attributes: readonly HtmlAttribute[]) => boolean;
}
const elements = (...names: string[]) => ({ name }: HtmlTag) => names.includes(name);
const someAttribute = (test: (attribute: HtmlAttribute) => boolean) => (_: HtmlTag, attributes: readonly HtmlAttribute[]) => attributes.some(test);
const isNamed = (...names: string[]) => (attribute: HtmlAttribute) => names.includes(attribute.name);

const rules: readonly Rule[] = [
  { code: 'html-script', message: 'Mail programs drop scripts.', applies: elements('script') },
  { code: 'html-event-handler', message: 'Mail programs drop event handlers such as onclick.', applies: someAttribute(({ name }) => /^on./.test(name)) },
  {
    code: 'html-script-link',
    message: 'Mail programs drop links that run a script.',
    applies: someAttribute((attribute) => scriptAddress.test(address(attribute.value)) && /(?:href|src|action|data|background)$/.test(attribute.name)),
  },
  { code: 'html-refresh', message: 'Mail programs ignore a page that leads elsewhere by itself.', applies: (tag, attributes) => tag.name === 'meta' && attributes.some(({ name, value }) => name === 'http-equiv' && /^refresh$/i.test(address(value))) },
  { code: 'html-form', message: 'Many mail programs drop forms and their fields. Use a link.', applies: elements('form', 'input', 'button', 'select', 'textarea') },
  { code: 'html-frame', message: 'Mail programs drop frames and embedded objects.', applies: elements('iframe', 'frame', 'frameset', 'object', 'embed', 'applet') },
  { code: 'html-media', message: 'Most mail programs drop SVG, sound and video. Use a PNG or JPEG image.', applies: elements('svg', 'math', 'video', 'audio', 'canvas') },
  { code: 'html-base', message: 'Mail programs ignore a base address. Write each link in full.', applies: elements('base') },
  {
    code: 'html-external-style',
    message: 'Mail programs do not load style sheets. Write the styles into the elements.',
    applies: (tag, attributes) => tag.name === 'link' && attributes.some(({ name, value }) => name === 'rel' && /stylesheet/i.test(value)),
  },
  {
    code: 'html-remote-image',
    message: 'Mail programs show images from the network only after a question, so the message must make sense without them.',
    applies: (tag, attributes) => attributes.some((attribute) => (isNamed('src')(attribute) ? tag.name !== 'script' && tag.name !== 'iframe' : isNamed('background', 'srcset', 'poster')(attribute)) && remoteAddress.test(address(attribute.value))),
  },
];

const inCss: readonly { code: FindingCode; pattern: RegExp }[] = [
  { code: 'html-external-style', pattern: /@import\b/i },
  { code: 'html-remote-image', pattern: /url\(\s*(?:["']\s*)?(?:https?:)?\/\//i },
];

const codeReasons: Partial<Record<LeftOutReason, string>> = {
  script: 'stands in a script, where no value is safe. It is left out.',
  markup: 'stands where only names of elements and attributes may stand. It is left out.',
};

/** What mail programs drop or do not show, once for each kind, with the first place; and placeholders where no value is safe. */
export function checkHtml(html: string, usageType: string): HtmlFinding[] {
  const reader = createHtmlReader();
  reader.feed(html);
  const opening = reader.tags().filter(({ closing }) => !closing);
  const byTag = rules.flatMap(({ code, message, applies }): HtmlFinding[] => {
    const tag = opening.find((candidate) => applies(candidate, candidate.attributes));
    return tag === undefined ? [] : [{ code, message, offset: tag.offset, length: tag.end - tag.offset }];
  });
  const byCss = inCss.flatMap(({ code, pattern }): HtmlFinding[] => {
    const found = pattern.exec(html);
    const message = rules.find((rule) => rule.code === code)?.message ?? '';
    return found === null || byTag.some((finding) => finding.code === code) ? [] : [{ code, message, offset: found.index, length: found[0].length }];
  });
  const { leftOut } = fillHtml(html, sampleValues(usageType));
  const inCode = [...new Map(leftOut.map(({ path, reason }) => [`${path} ${reason}`, { path, why: codeReasons[reason] }])).values()].slice(0, maxOfAKind).flatMap(({ path, why }): HtmlFinding[] =>
    why === undefined ? [] : [{ code: 'placeholder-in-code', message: `{{${quoted(path)}}} ${why}`, offset: 0, length: html.length }],
  );
  return [...byTag, ...byCss, ...inCode];
}
