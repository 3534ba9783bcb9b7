import type { NodeContext } from '../http/exchange';
import type { Vendor } from '../http/vendor';
import type { Catalogue } from '../openapi/catalogue';
import { chosenOperation, type Chosen, type ParameterReader } from './chosen-operation';

/** A service that describes its own operations, as its node and its trigger see it. Said by the vendor. */
export interface Described {
	vendor: Vendor;
	/**
	 * The operations of the document that the parameters ask for, with paths below the vendor's base address.
	 * @param isFresh reads the document anew
	 */
	catalogue(ctx: NodeContext, reader: ParameterReader, isFresh?: boolean): Promise<Catalogue>;
}

/** The operation that the parameters ask for, filled in. @throws InputError before anything of it is sent */
export async function choose(ctx: NodeContext, service: Described, reader: ParameterReader): Promise<Chosen> {
	return await chosenOperation(reader, async () => (await service.catalogue(ctx, reader)).operations);
}
