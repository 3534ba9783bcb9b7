import { chosen, OS_TYPE, OTHER, type Choice } from './captions';
import type { ValueType } from './table';
import { meaningful } from './values';

/** How names of operating systems begin, in lower case; an earlier line counts before a later one. */
const BEGINNINGS: ReadonlyArray<readonly [id: number, words: readonly string[]]> = [
	[101, ['windows mobile', 'windows phone']],
	[100, ['windows', 'microsoft windows']],
	[302, ['ipados']],
	[300, ['macos', 'mac os', 'os x']],
	[201, ['android']],
	[200, ['linux', 'ubuntu', 'debian', 'red hat', 'rhel', 'centos', 'fedora', 'suse', 'opensuse', 'raspbian']],
	[200, ['rocky linux', 'almalinux', 'alma linux', 'amazon linux', 'oracle linux', 'kali linux', 'alpine linux']],
	[400, ['solaris', 'sunos', 'oracle solaris']],
	[401, ['aix', 'ibm aix']],
	[402, ['hp-ux', 'hpux']],
];
/** Only in this spelling: `IOS` is the system of Cisco's network devices. */
const APPLE = /^(?:apple )?iOS\b/;

/** The kind of an operating system, from its name; any other name is "Other", with the name beside it. */
export const osType: ValueType = {
	name: 'kind of operating system',
	form: 'choice',
	captions: OS_TYPE,
	read(given): Choice | undefined {
		const name = meaningful.read(given) as string | undefined;
		if (name === undefined) return undefined;
		const id = idOf(name.trim());
		return id === undefined ? { id: OTHER, caption: name } : chosen(OS_TYPE, id);
	},
};

function idOf(name: string): number | undefined {
	if (APPLE.test(name)) return 301;
	const words = `${name.toLowerCase()} `;
	return BEGINNINGS.find(([, beginnings]) => beginnings.some((one) => startsWithWord(words, one)))?.[0];
}

/** `Windows 10` and `Windows_10` begin with the word `windows`, `WindowsCE` does not. */
function startsWithWord(name: string, word: string): boolean {
	return name.startsWith(word) && !/[a-z]/.test(name.charAt(word.length));
}
