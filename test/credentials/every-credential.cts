/** Every credential type, its form taken apart: for the tests that hold all of them to the same. */
import { SUBJECTS } from './all-subjects.cts';
import type { Subject } from './subject.cts';

function credential([name, subject]: [string, Subject]) {
	const { access, addresses, Type } = subject;
	const type = new Type();
	const shown = type.properties.filter(({ type: kind }) => kind !== 'hidden');
	const hidden = type.properties.filter(({ type: kind }) => kind === 'hidden');
	const movedTo = (address: string) => Object.fromEntries(addresses.map((field) => [field, address]));
	const fields: Record<string, unknown> = {
		...Object.fromEntries(shown.map((field) => [field.name, field.default])),
		...movedTo('https://security.example.com'),
		...Object.fromEntries(subject.identity.map((field) => [field, `the ${field}`])),
	};
	return {
		...{ name, subject, type, shown, hidden, movedTo, fields },
		isSelfHosted: shown.some((field) => field.name === 'ignoreSslIssues'),
		hasToken: 'tokenPath' in subject,
		/** The fields without which nothing works. */
		needed: [...addresses, ...subject.identity],
		/** How messages call a field. */
		called: (field: string) => `the field ${shown.find((one) => one.name === field)!.displayName} of the credential`,
		read: (change: Record<string, unknown>) => access({ ...fields, ...change }),
	};
}

/** All credential types. */
export const CREDENTIALS = SUBJECTS.map(credential);
