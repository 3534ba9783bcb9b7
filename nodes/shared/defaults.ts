import type { INodeProperties } from 'n8n-workflow';
import type { ApiChoice, Operation, Resource } from '../../core/node/operation';
import { optionsOf } from './options';

/** A resource of a product with several APIs: its operations use this one unless they say otherwise. */
export interface ResourceForm extends Resource {
	uses?: ApiChoice;
}

/**
 * Completes the operations of a node: those without Options get these, and those without an API that of their resource.
 * @param options that every operation of the product has
 */
export function withDefaults(resources: ResourceForm[], options: INodeProperties[]): Resource[] {
	const completed = (operation: Operation, uses?: ApiChoice): Operation => ({
		...operation,
		uses: operation.uses ?? uses,
		parameters: hasOptions(operation) ? operation.parameters : [...operation.parameters, optionsOf(options)],
	});
	return resources.map(({ uses, ...resource }) => ({
		...resource,
		operations: resource.operations.map((operation) => completed(operation, uses)),
	}));
}

function hasOptions({ parameters }: Operation): boolean {
	return parameters.some(({ name }) => name === 'options');
}
