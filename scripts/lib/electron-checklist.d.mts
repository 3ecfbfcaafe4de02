export const checklist: readonly { number: number; item: string; setting: string }[];
export function proofs(root: string): Map<number, { title: string; file: string }[]>;
export function withChecklist(text: string, root: string): string;
