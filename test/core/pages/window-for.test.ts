import { windowFor } from '../../../core/pages/window-for';

test.each([
	[undefined, 4],
	[100, 10],
	[1_000, 10],
	[25, 3],
	[1, 1],
	[0, 1],
])('with %p reads allowed per second, %i requests are in flight', (readsPerSecond, window) => {
	expect(windowFor({ readsPerSecond })).toBe(window);
});
