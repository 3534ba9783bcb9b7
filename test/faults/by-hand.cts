/** Cases for which n8n offers no hook that a test could use, with what was seen when they were tried by hand. */
export const BY_HAND: Record<number, string> = {
	94: 'tried with Workflow of n8n-workflow 2.41: n8n keeps what a trigger remembers by the name of the node; a renamed node and a copied workflow find nothing there, so the trigger starts with what is new from then on, as at its first poll (case 79)',
};
