import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { toNodeError } from '../../../core/node/to-node-error';
import { Session } from '../../../core/http/session';
import { dialectOf, exchange } from '../dialect';
import { axonius } from '../vendor';
import { chosenType } from './search';

/** The field catalogue of the chosen asset type, by title. */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const session = await Session.open(this, axonius);
		const fields = await exchange(session, dialectOf(session).fields(chosenType(this)));
		const options = fields.map(({ name, title }) => ({
			name: title ? `${String(title)} (${String(name)})` : String(name),
			value: String(name),
		}));
		return options.sort((a, b) => a.name.localeCompare(b.name));
	} catch (error) {
		throw toNodeError(this.getNode(), error, { vendor: axonius.name, doing: 'load the field names' });
	}
}
