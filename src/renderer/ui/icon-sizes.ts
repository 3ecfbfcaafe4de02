/** Tabler's props per place (design, section 4). */
export const navIcon = { size: 18, stroke: 1.6 } as const;
/** In buttons and fields. */
export const buttonIcon = { size: 16, stroke: 1.6 } as const;
export const rowIcon = { size: 17, stroke: 1.6 } as const;
export const statusIcon = { size: 15, stroke: 1.8 } as const;
export const plusIcon = { size: 16, stroke: 1.8 } as const;
export const noteIcon = { size: 18, stroke: 1.6 } as const;
