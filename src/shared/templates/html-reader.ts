/** An attribute as it stands in the source, entities undecoded; the name in lower case. */
export interface HtmlAttribute {
  name: string;
  value: string;
}
export interface HtmlTag {
  /** In lower case. */
  name: string;
  closing: boolean;
  attributes: HtmlAttribute[];
  /** Of its `<`, counted from the first character that was read. */
  offset: number;
  /** Behind its `>`. */
  end: number;
}

/** What the next character would be part of. */
export type HtmlContext =
  | { kind: 'text' }
  /** Content of an element in which tags mean nothing, such as `title`. */
  | { kind: 'raw'; element: string }
  | { kind: 'comment' }
  | { kind: 'attribute'; element: string; name: string; value: string; begins: boolean; attributes: readonly HtmlAttribute[] }
  /** A tag's or an attribute's name, or between them. */
  | { kind: 'markup' };

type State =
  | 'text'
  | 'tag-open'
  | 'end-tag-open'
  | 'tag-name'
  | 'before-name'
  | 'name'
  | 'after-name'
  | 'before-value'
  | 'double'
  | 'single'
  | 'unquoted'
  | 'declaration'
  | 'comment'
  | 'bogus'
  | 'raw';

const isSpace = (character: string) => character === ' ' || character === '\n' || character === '\t' || character === '\f' || character === '\r';
const isLetter = (character: string) => (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');

/** Not `noscript`: where scripts are off, as in a mail program, its content is markup. */
const rawElements = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext']);
/** Enough of what was read last to recognise the end of a comment or of a raw element. */
const tailLength = 64;

/**
 * Reads HTML a piece at a time and knows at every moment where it is, by the states of the HTML standard's tokenizer (13.2.5).
 * The content of a conditional comment for Outlook is read as markup, since Outlook does.
 */
export function createHtmlReader() {
  let state: State = 'text';
  let position = 0;
  let tail = '';
  let tag: HtmlTag = { name: '', closing: false, attributes: [], offset: 0, end: 0 };
  let attribute: HtmlAttribute | null = null;
  let raw = '';
  /** Within a script: 0 plain, 1 behind `<!--`, 2 in a further `<script` behind it, whose end does not end the outer one. */
  let scriptDepth = 0;
  let sawForeign = false;
  let foreignDepth = 0;
  /** Position behind the last slash between attributes. */
  let slashBefore = -1;
  const tags: HtmlTag[] = [];

  const startTag = (closing: boolean) => {
    tag = { name: '', closing, attributes: [], offset: position - (closing ? 2 : 1), end: 0 };
  };
  const startAttribute = () => {
    attribute = { name: '', value: '' };
    tag.attributes.push(attribute);
  };
  const endTag = () => {
    tag.end = position + 1;
    tags.push(tag);
    const closesItself = slashBefore === position;
    if (tag.name === 'svg' || tag.name === 'math') {
      sawForeign = true;
      foreignDepth = Math.max(0, foreignDepth + (tag.closing ? -1 : closesItself ? 0 : 1));
    }
    // Within SVG and MathML an element may close itself, and only a script and a style sheet are more than their markup.
    const isRaw = !tag.closing && rawElements.has(tag.name) && (foreignDepth === 0 || (!closesItself && (tag.name === 'script' || tag.name === 'style')));
    if (isRaw) raw = tag.name;
    state = isRaw ? 'raw' : 'text';
    scriptDepth = 0;
    tail = '';
  };
  const append = (character: string) => {
    if (attribute !== null) attribute.value += character;
  };

  const readRaw = (character: string) => {
    const before = tail.toLowerCase();
    const endsName = isSpace(character) || character === '/' || character === '>';
    if (raw === 'script') {
      if (scriptDepth === 0 && before.endsWith('<!--')) scriptDepth = 1;
      else if (scriptDepth > 0 && before.endsWith('-->')) scriptDepth = 0;
      if (scriptDepth === 1 && endsName && before.endsWith('<script')) scriptDepth = 2;
      else if (scriptDepth === 2 && endsName && before.endsWith('</script')) {
        scriptDepth = 1;
        return;
      }
    }
    if (scriptDepth === 2 || !endsName || raw === 'plaintext' || !before.endsWith(`</${raw}`)) return;
    tag = { name: raw, closing: true, attributes: [], offset: position - raw.length - 2, end: 0 };
    if (character === '>') endTag();
    else state = 'before-name';
  };

  const readComment = (character: string) => {
    if (character !== '>') return;
    if (/^-?$/.test(tail) || tail.endsWith('--') || tail.endsWith('--!')) state = 'text';
    else if (/^\[if [^\]]*\]$/i.test(tail)) state = 'text';
  };

  const inTag = (character: string) => {
    if (character === '>') endTag();
    else if (isSpace(character) || character === '/') {
      if (character === '/') slashBefore = position + 1;
      state = 'before-name';
    } else return false;
    return true;
  };

  const read = (character: string): void => {
    switch (state) {
      case 'text':
        if (character === '<') state = 'tag-open';
        return;
      case 'tag-open':
        if (isLetter(character)) {
          startTag(false);
          tag.name = character.toLowerCase();
          state = 'tag-name';
        } else if (character === '/') state = 'end-tag-open';
        else if (character === '!') {
          state = 'declaration';
          tail = '';
        } else if (character === '?') state = 'bogus';
        else if (character !== '<') state = 'text';
        return;
      case 'end-tag-open':
        if (isLetter(character)) {
          startTag(true);
          tag.name = character.toLowerCase();
          state = 'tag-name';
        } else state = character === '>' ? 'text' : 'bogus';
        return;
      case 'tag-name':
        if (!inTag(character)) tag.name += character.toLowerCase();
        return;
      case 'before-name':
        if (inTag(character)) return;
        startAttribute();
        if (attribute !== null) attribute.name = character.toLowerCase();
        state = 'name';
        return;
      case 'name':
        if (isSpace(character)) state = 'after-name';
        else if (character === '=') state = 'before-value';
        else if (!inTag(character) && attribute !== null) attribute.name += character.toLowerCase();
        return;
      case 'after-name':
        if (isSpace(character)) return;
        if (character === '=') state = 'before-value';
        else if (!inTag(character)) {
          startAttribute();
          if (attribute !== null) attribute.name = character.toLowerCase();
          state = 'name';
        }
        return;
      case 'before-value':
        if (isSpace(character)) return;
        if (character === '"') state = 'double';
        else if (character === "'") state = 'single';
        else if (character === '>') endTag();
        else {
          append(character);
          state = 'unquoted';
        }
        return;
      case 'double':
      case 'single':
        if (character === (state === 'double' ? '"' : "'")) state = 'before-name';
        else append(character);
        return;
      case 'unquoted':
        if (character === '>') endTag();
        else if (isSpace(character)) state = 'before-name';
        else append(character);
        return;
      case 'declaration':
        if (character === '>') state = 'text';
        else if (character !== '-' || (tail !== '' && tail !== '-')) state = 'bogus';
        else if (tail === '-') {
          state = 'comment';
          tail = '';
          return;
        }
        break;
      case 'bogus':
        if (character === '>') state = 'text';
        return;
      case 'comment':
        readComment(character);
        break;
      case 'raw':
        readRaw(character);
        break;
    }
    tail = (tail + character).slice(-tailLength);
  };

  return {
    feed(html: string): void {
      for (const character of html) {
        read(character);
        position += character.length;
      }
    },
    context(): HtmlContext {
      switch (state) {
        case 'text':
          return { kind: 'text' };
        case 'raw':
          return { kind: 'raw', element: raw };
        case 'comment':
        case 'bogus':
        case 'declaration':
          return { kind: 'comment' };
        case 'before-value':
        case 'double':
        case 'single':
        case 'unquoted':
          return { kind: 'attribute', element: tag.name, name: attribute?.name ?? '', value: attribute?.value ?? '', begins: state === 'before-value', attributes: tag.attributes };
        default:
          return { kind: 'markup' };
      }
    },
    /** Whether SVG or MathML began anywhere so far: within them, `title` and `style` hold markup. */
    sawForeign: () => sawForeign,
    /** All that ended so far. */
    tags: (): readonly HtmlTag[] => tags,
  };
}
