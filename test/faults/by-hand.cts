/** Cases for which n8n offers no hook that a test could use, with what was seen when they were tried by hand. */
export const BY_HAND: Record<number, string> = {};
