export const electronSyntax: { selector: string; message: string }[];
