/**
 * Jest runs tests in a context of their own, whose `Error` is not the one that Node's sockets, files and
 * streams throw: `error instanceof Error` would be false here and true in production. This makes it true.
 */
import { types } from 'node:util';

const ordinary = Function.prototype[Symbol.hasInstance];

Object.defineProperty(Error, Symbol.hasInstance, {
	configurable: true,
	value(this: unknown, thrown: unknown): boolean {
		// Subclasses inherit this method and keep the ordinary meaning.
		return ordinary.call(this, thrown) || (this === Error && types.isNativeError(thrown));
	},
});
