import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Finding, FindingContext } from '../../shared/actions/findings';

/** After the last keystroke, in milliseconds: the parser reads the whole text. */
const lookAfter = 300;

const load = () => import('../../shared/actions/findings');
async function lookAt(text: string, context: FindingContext) {
  const { blocksDeploying, findingsIn } = await load();
  const found = findingsIn(text, context);
  return { text, found, blocking: found.filter(blocksDeploying) };
}

const noFindings: readonly Finding[] = [];

export interface ActionFindings {
  /** The text that `findings` are about; null before the first look. */
  text: string | null;
  findings: readonly Finding[];
  /** Those because of which the code would not be deployed. */
  blocking: readonly Finding[];
  /** At the text as it stands, without waiting. */
  look: () => Promise<{ found: readonly Finding[]; blocking: readonly Finding[] }>;
  /** The text with one finding mended. */
  mended: (finding: Finding) => Promise<string>;
}

/** What looks wrong in the code, shortly after it was typed. */
export function useFindings(text: string, { channel, secretNames, voice }: FindingContext): ActionFindings {
  const [seen, setSeen] = useState<{ text: string; found: readonly Finding[]; blocking: readonly Finding[] } | null>(null);
  const names = secretNames === null ? null : [...secretNames].sort().join(' ');
  const context = useMemo<FindingContext>(() => ({ channel, secretNames: names === null ? null : names.split(' ').filter((name) => name !== ''), voice }), [channel, names, voice]);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void lookAt(text, context).then((seenNow) => {
        if (current) setSeen(seenNow);
      });
    }, lookAfter);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, context]);

  const look = useCallback(async () => {
    const now = await lookAt(text, context);
    setSeen(now);
    return now;
  }, [text, context]);
  const mended = useCallback(
    async (finding: Finding) => {
      const { findingsIn, withEdits } = await load();
      // What was clicked may be about a text of a moment ago: the same finding, where it stands now.
      const now = findingsIn(text, context).filter(({ code, message, fix }) => code === finding.code && message === finding.message && fix !== null);
      const [nearest] = now.toSorted((one, other) => Math.abs(one.from - finding.from) - Math.abs(other.from - finding.from));
      return withEdits(text, nearest?.fix?.edits ?? []);
    },
    [text, context],
  );
  return useMemo(() => ({ text: seen?.text ?? null, findings: seen?.found ?? noFindings, blocking: seen?.blocking ?? noFindings, look, mended }), [seen, look, mended]);
}
