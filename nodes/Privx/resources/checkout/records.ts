import type { RecordKind } from '../../../../core/node/list';
import type { Row } from '../../../../core/pages/page-style';
import { eventId } from '../../ocsf/product';
import { idOf } from '../../pages';
import { fieldsOf, inside, timesOf, valuesIn } from '../../record-values';

/** Checkouts (vendor's SDK for Go, authorizer/model.go). Simplified, they have no passwords. */
export const CHECKOUT: RecordKind = {
	idOf,
	keyOf: (checkout) => eventId(idOf(checkout)),
	simplified: (checkout) => ({
		id: checkout.id,
		...fieldsOf(checkout, 'path', 'username'),
		host: inside(checkout.host, 'common_name'),
		host_id: inside(checkout.host, 'id'),
		target_domain: inside(checkout.target_domain, 'name'),
		...timesOf(checkout, 'created', 'expires'),
	}),
};

/** Accounts whose passwords PrivX keeps. Their path is their ID. */
export const ACCOUNT: RecordKind = {
	idOf: ({ path }) => (typeof path === 'string' && path !== '' ? path : undefined),
	simplified: (account) => account,
};

/** What people call an account: `root@web-01`, `root@10.0.0.7`, `svc-backup@corp.example`. */
export function accountNames({ username, host, target_domain }: Row): string[] {
	const places = [inside(host, 'common_name'), inside(target_domain, 'name'), ...valuesIn(inside(host, 'addresses'))];
	const known = places.filter((place) => typeof place === 'string' && place !== '');
	return known.map((place) => `${String(username)}@${String(place)}`);
}
