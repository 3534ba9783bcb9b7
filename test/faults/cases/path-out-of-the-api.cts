import { elsewhere } from '../../harness/elsewhere.cts';
import type { Story } from '../story.cts';

const OUTSIDE = ['/../../oauth', '/..', '..', '/%2e%2e/%2e%2e/x', '/a/../../b', '\\..\\..\\x', '/..;/../x/../..'];

/** A path that the user gives leads out of the API. */
export const pathOutOfTheApi: Story[] = [
	{
		cases: [29],
		promise: 'a path outside the API is refused before anything is sent, or stays in it',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const place = await subject.start();
			for (const path of OUTSIDE) {
				const { error } = await subject.send(place, path);
				if (error && subject.asked(place).length === 0) expect(error.message).toContain('the path is outside the API');
			}
			const outside = subject.asked(place).filter(({ path }) => !path.startsWith(`${root}/`));
			expect(outside.map(({ path }) => path)).toEqual([]);
		},
	},

	{
		cases: [29],
		promise: 'a whole address or a full path goes exactly where it says, inside the own origin',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const place = await subject.start();
			const { origin } = new URL(place.vendor.url);
			const { fullPath } = subject.declaration.apiRequest;
			const isLogin = (path: string) => new RegExp(subject.declaration.login?.pattern ?? '^$').test(path);
			const told = [
				...[`${origin}/another/path`, `${origin.toUpperCase()}/another/path`].map((path) => [path, '/another/path']),
				[`${origin}${root}/below`, `${root}/below`],
				[`${root}/below`, `${root}/below`],
				['/below', `${root}/below`],
				...(fullPath ? [[fullPath, fullPath]] : []),
			];
			const sent: string[][] = [];
			for (const [path] of told) {
				place.vendor.resetCounters();
				await subject.send(place, path);
				sent.push([path, ...place.vendor.requests.map((one) => one.path).filter((one) => !isLogin(one))]);
			}
			expect(sent).toEqual(told);
		},
	},

	{
		cases: [20],
		promise: 'no path connects to another host',
		async story(subject) {
			const { root } = subject.declaration.apiRequest;
			const other = await elsewhere();
			const { host } = other;
			const place = await subject.start();
			const { host: own, origin } = new URL(place.vendor.url);
			for (const path of [
				`http://${host}${root}/x`,
				`https://${host}/`,
				`//${host}/x`,
				`/\\${host}`,
				`http://${own}@${host}/`,
				`${origin}.${host}/x`,
				`@${host}/x`,
				`/@${host}`,
			]) {
				await subject.send(place, path);
			}
			const { error } = await subject.send(place, `http://${host}${root}/x`);
			expect(await other.connections()).toBe(0);
			expect(error?.message).toContain('the path is outside the API');
		},
	},
];
