/** What the workflows of GitHub promise about publishing. Read as text, so that nothing has to be installed for it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './sources.cts';

const FOLDER = path.join(ROOT, '.github/workflows');
const FILES = readdirSync(FOLDER).map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));
/** `owner/name@<commit> # v1.2.3`. */
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

/** The jobs of a workflow, by name. */
function jobsOf(text: string): Map<string, string> {
	const [, jobs] = text.split(/^jobs:\n/m);
	const parts = jobs.split(/^ {2}([\w-]+):\n/m).slice(1);
	return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1]] as const] : [])));
}

const jobs = FILES.flatMap(({ name, text }) =>
	[...jobsOf(text)].map(([job, steps]) => ({ job: `${name} ${job}`, steps })),
);
const publishing = jobs.filter(({ steps }) => steps.includes('id-token: write'));

test('every action is pinned to a commit, with its version beside it', () => {
	const used = FILES.flatMap(({ text }) => [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action.trim()));
	expect(used.length).toBeGreaterThan(5);
	expect(used.filter((action) => !PINNED.test(action))).toEqual([]);
});

test('only one job can act as the project, in an environment, and it runs nothing of the project', () => {
	expect(publishing.map(({ job }) => job)).toEqual(['publish.yml publish']);
	expect(FILES.filter(({ text }) => /^permissions:[^]*id-token[^]*^jobs:/m.test(text))).toEqual([]);
	const [{ steps }] = publishing;
	expect(steps).toMatch(/^ {4}environment: \w+$/m);
	expect(steps).not.toMatch(/npm (ci|install|run|test|exec)|npx|checkout@/);
	expect(steps).toContain('--ignore-scripts');
});

test('the job that publishes hands the token to npm for its own registry, and no other job has the token', () => {
	expect(publishing[0].steps).toContain('npm config set --location=user "${registry#*:}:_authToken" \'${NPM_TOKEN}\'');
	const holders = jobs.filter(({ steps }) => steps.includes('secrets.'));
	expect(holders.map(({ job }) => job)).toEqual(['publish.yml publish']);
});

test('what is published is what was built and tested, byte for byte', () => {
	const [{ steps }] = publishing;
	expect(steps).toContain('needs: build');
	expect(steps).toMatch(/sha256sum --check\n\s+npm publish "\.\/\$TARBALL" --provenance/);
});
